//! What stands between two brackets: markers, a section's number, something that looks like a citation, or prose.

use std::ops::Range;

use super::wording::{CITING_WORDS, JOINING_WORDS, POINTING_WORDS, SECTION_WORDS, SPANNING_WORDS, is_dash};
use crate::model::SectionNumber;

/// A span of markers is not wider; `[2019-2024]` is a term, not two thousand markers.
pub(super) const LARGEST_MARKER: u32 = 999;
/// Behind one of these a number is a quantity: `[10 %]`.
const SIGNS_OF_QUANTITY: &[char] = &['%', '‰', '€', '$', '£', '°', '²', '³', '='];

/// What a bracket says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Markers with their place between the brackets.
    Markers {
        markers: Vec<(u32, Range<usize>)>,
        /// Whether a slash was read as "up to", with markers in between.
        is_slashed: bool,
    },
    /// A section of the agreement.
    Section(SectionNumber),
    /// It looks like a citation, and is none that can be read.
    Unread,
    Prose,
}

#[derive(Debug, PartialEq)]
enum Token<'a> {
    Word(String),
    Number(&'a str),
    /// `,`, `&`, `+`, a parenthesis.
    Comma,
    Semicolon,
    /// A dash, dots, or a word that says "up to".
    UpTo,
    Slash,
    Colon,
    Other(char),
}

impl Token<'_> {
    fn is_word_of(&self, list: &[&str]) -> bool {
        matches!(self, Token::Word(word) if list.contains(&word.as_str()))
    }
}

type Placed<'a> = (Token<'a>, Range<usize>);

/// Reads what stands between two brackets. Cost: linear.
pub(super) fn read(content: &str) -> Meaning {
    let tokens = tokens(content);
    let read = section(&tokens).or_else(|| markers(&tokens));
    read.unwrap_or_else(|| if looks_like_citation(&tokens) { Meaning::Unread } else { Meaning::Prose })
}

fn tokens(content: &str) -> Vec<Placed<'_>> {
    let mut tokens = Vec::new();
    let mut rest = content;
    while let Some(first) = rest.chars().next() {
        let at = content.len() - rest.len();
        let (token, length) = match first {
            _ if first.is_ascii_digit() => number(rest),
            '.' if rest.starts_with("..") && !tokens.is_empty() => {
                (Some(Token::UpTo), rest.len() - rest.trim_start_matches('.').len())
            }
            _ if first.is_alphabetic() || first == '§' => word(rest),
            ',' | '&' | '+' | '(' | ')' => (Some(Token::Comma), 1),
            ';' => (Some(Token::Semicolon), 1),
            ':' => (Some(Token::Colon), 1),
            '/' => (Some(Token::Slash), 1),
            _ if is_dash(first) || first == '…' => (Some(Token::UpTo), first.len_utf8()),
            '.' | '\\' | '#' => (None, 1),
            _ if first.is_whitespace() => (None, first.len_utf8()),
            other => (Some(Token::Other(other)), other.len_utf8()),
        };
        tokens.extend(token.map(|token| (token, at..at + length)));
        rest = &rest[length..];
    }
    tokens
}

/// `3`, `2.1`: digits, with single dots between them.
fn number(text: &str) -> (Option<Token<'_>>, usize) {
    let digits = |from: usize| text[from..].bytes().take_while(u8::is_ascii_digit).count();
    let mut length = digits(0);
    while text[length..].starts_with('.') && digits(length + 1) > 0 {
        length += 1 + digits(length + 1);
    }
    (Some(Token::Number(&text[..length])), length)
}

/// A word in lower case, or what says "up to": `t/m` has a sign within.
fn word(text: &str) -> (Option<Token<'_>>, usize) {
    let ends = |length: usize| !text[length..].starts_with(char::is_alphanumeric);
    let says = |span: &&&str| text.get(..span.len()).is_some_and(|start| start.eq_ignore_ascii_case(span));
    if let Some(span) = SPANNING_WORDS.iter().find(|span| says(span) && ends(span.len())) {
        return (Some(Token::UpTo), span.len());
    }
    if text.starts_with('§') {
        return (Some(Token::Word("§".to_owned())), '§'.len_utf8());
    }
    let is_inner = |c: char| c.is_alphabetic() || matches!(c, '\'' | '’');
    let length = text.find(|c: char| !is_inner(c)).unwrap_or(text.len());
    (Some(Token::Word(text[..length].to_lowercase())), length)
}

/// `Regeerakkoord: 2.1`, `Regeerakkoord Punt 1.3`, `5.1`.
fn section(tokens: &[Placed<'_>]) -> Option<Meaning> {
    let ((last, _), lead) = tokens.split_last()?;
    let Token::Number(number) = last else { return None };
    let is_lead = |token: &Token<'_>| token.is_word_of(SECTION_WORDS) || matches!(token, Token::Colon | Token::Comma);
    let is_section = lead.iter().all(|(token, _)| is_lead(token)) && (number.contains('.') || !lead.is_empty());
    is_section.then(|| SectionNumber::parse(number)).flatten().map(Meaning::Section)
}

/// `3`, `2, 3 en 5`, `0-5`, `0 t/m 5`, `Beslissingen 2, 3`, `0, p. 4`.
fn markers(tokens: &[Placed<'_>]) -> Option<Meaning> {
    let lead = tokens.iter().take_while(|(token, _)| token.is_word_of(CITING_WORDS) || *token == Token::Colon);
    let mut at = lead.count();
    let mut found: Vec<(u32, Range<usize>)> = Vec::new();
    let mut since: Option<u32> = None;
    let (mut is_separated, mut by_slash, mut is_slashed) = (true, false, false);
    while let Some((token, place)) = tokens.get(at) {
        at += 1;
        match token {
            Token::Number(digits) if is_separated => {
                let number: u32 = digits.parse().ok().filter(|n| digits.len() <= 4 && *n <= 9999)?;
                if let Some(first) = since.take() {
                    if number <= first || number > LARGEST_MARKER {
                        return None;
                    }
                    is_slashed |= by_slash && number > first + 1;
                    let whole = found.pop()?.1.start..place.end;
                    found.extend((first..=number).map(|marker| (marker, whole.clone())));
                } else {
                    found.push((number, place.clone()));
                }
                is_separated = false;
            }
            Token::UpTo | Token::Slash if since.is_none() && !is_separated => {
                since = Some(found.last()?.0);
                (is_separated, by_slash) = (true, *token == Token::Slash);
            }
            _ if since.is_some() => return None,
            Token::Comma | Token::Semicolon => is_separated = true,
            Token::Word(_) if token.is_word_of(POINTING_WORDS) && !found.is_empty() => {
                at += pointer_length(&tokens[at..])?;
                is_separated = true;
            }
            Token::Word(_) if token.is_word_of(JOINING_WORDS) || token.is_word_of(CITING_WORDS) => is_separated = true,
            _ => return None,
        }
    }
    (since.is_none() && !found.is_empty()).then_some(Meaning::Markers { markers: found, is_slashed })
}

/// How many tokens behind `p.` or `art.` say where in the decision: up to a semicolon, the word for another decision, or
/// a number that has a pointer of its own. `None` when it says something else.
fn pointer_length(tokens: &[Placed<'_>]) -> Option<usize> {
    let is_pointer = |at: usize| tokens.get(at).is_some_and(|(token, _)| token.is_word_of(POINTING_WORDS));
    let is_comma = |at: usize| tokens.get(at).is_some_and(|(token, _)| *token == Token::Comma);
    for (at, (token, _)) in tokens.iter().enumerate() {
        match token {
            Token::Semicolon => return Some(at),
            Token::Number(_) if at > 0 && (is_pointer(at + 1) || (is_comma(at + 1) && is_pointer(at + 2))) => {
                return Some(at);
            }
            Token::Word(_) if token.is_word_of(CITING_WORDS) => return Some(at),
            Token::Word(_) if !token.is_word_of(POINTING_WORDS) && !token.is_word_of(JOINING_WORDS) => return None,
            Token::Other(_) => return None,
            _ => {}
        }
    }
    Some(tokens.len())
}

/// Whether a bracket that could not be read was meant to cite: it names decisions or a section by number, or has little
/// but numbers as small as markers.
fn looks_like_citation(tokens: &[Placed<'_>]) -> bool {
    let Some((first, _)) = tokens.first() else { return false };
    let numbers = || tokens.iter().filter_map(|(token, _)| if let Token::Number(n) = token { Some(*n) } else { None });
    if first.is_word_of(CITING_WORDS) {
        return numbers().next().is_some();
    }
    if first.is_word_of(SECTION_WORDS) {
        return numbers().any(|number| number.contains('.'));
    }
    let is_known = |token: &Token<'_>| match token {
        Token::Word(_) => [CITING_WORDS, JOINING_WORDS, POINTING_WORDS].iter().any(|list| token.is_word_of(list)),
        Token::Other(sign) => !SIGNS_OF_QUANTITY.contains(sign),
        _ => true,
    };
    let are_small = numbers().next().is_some() && numbers().all(|number| number.len() <= 3);
    // "0 bis 3": two numbers with one word between them, whatever the language.
    let joins_two = matches!(tokens, [(Token::Number(_), _), (Token::Word(_), _), (Token::Number(_), _)]);
    are_small && (joins_two || tokens.iter().all(|(token, _)| is_known(token)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn markers_of(content: &str) -> Option<Vec<u32>> {
        match read(content) {
            Meaning::Markers { markers, .. } => Some(markers.into_iter().map(|(marker, _)| marker).collect()),
            _ => None,
        }
    }

    #[test]
    fn brackets_with_numbers_are_markers() {
        for (content, wanted) in [
            ("3", &[3][..]),
            ("Beslissingen 2, 3 en 5", &[2, 3, 5]),
            ("Beslissing 0", &[0]),
            ("1, 4–6", &[1, 4, 5, 6]),
            ("zie nr. 3; 5", &[3, 5]),
            ("1 & 2", &[1, 2]),
        ] {
            assert_eq!(markers_of(content).as_deref(), Some(wanted), "{content}");
        }
    }

    #[test]
    fn a_span_is_read_however_it_is_written() {
        for content in [
            "0-3",
            "0‐3",
            "0‑3",
            "0‒3",
            "0–3",
            "0 — 3",
            "0―3",
            "0−3",
            "0/3",
            "0..3",
            "0…3",
            "0 t/m 3",
            "0 t.e.m. 3",
            "0 tot 3",
            "0 to 3",
            "0 through 3",
            "Beslissingen 0 tot en met 3",
            "Decisions 0 to 3",
            "DECISIONS 0 TO 3",
        ] {
            assert_eq!(markers_of(content), Some(vec![0, 1, 2, 3]), "{content}");
        }
    }

    #[test]
    fn a_slash_with_markers_in_between_is_told() {
        let is_slashed = |content: &str| matches!(read(content), Meaning::Markers { is_slashed: true, .. });
        assert!(is_slashed("0/3") && !is_slashed("2/3") && !is_slashed("0-3") && !is_slashed("0 t/m 3"));
    }

    #[test]
    fn what_points_into_a_decision_is_no_marker() {
        for (content, wanted) in [
            ("0, p. 4", &[0][..]),
            ("0, pp. 4-6", &[0]),
            ("0 p.4, 2 p.5", &[0, 2]),
            ("0, blz. 4 en 5; 3", &[0, 3]),
            ("Beslissing 3, artikel 5, en besluit 7", &[3, 7]),
            ("2 (p. 4)", &[2]),
            ("1, § 2.3", &[1]),
        ] {
            assert_eq!(markers_of(content).as_deref(), Some(wanted), "{content}");
        }
    }

    #[test]
    fn what_looks_like_a_citation_and_cannot_be_read_is_told_from_prose() {
        for unread in
            ["5-2", "1 2", "3,-4", "0 bis 3", "^1", "0 | 3", "Beslissingen 2 en acht", "Regeerakkoord 2.1 en 2.3"]
        {
            assert_eq!(read(unread), Meaning::Unread, "{unread}");
        }
        for prose in ["", "sic", "2019-2024", "…", "Beslissingen", "4 maart", "10 %", "2e lezing", "x", "4 maart 2020"]
        {
            assert_eq!(read(prose), Meaning::Prose, "{prose}");
        }
    }

    #[test]
    fn brackets_with_a_section_number_name_the_section() {
        for (content, number) in [("Regeerakkoord: 2.1", "2.1"), ("Regeerakkoord Punt 1.3", "1.3"), ("5.1", "5.1")] {
            let Meaning::Section(found) = read(content) else { panic!("{content}") };
            assert_eq!(found.as_str(), number);
        }
        assert_eq!(read("Regeerakkoord"), Meaning::Prose);
    }
}
