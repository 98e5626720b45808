//! Citation markers in text: `[3]`, `[Beslissingen 2, 3]`, `[0-5]`; and sections named as `[Regeerakkoord: 2.1]`.

use std::ops::Range;

use super::Mention;
use super::inline::Inline;
use super::wording::{CITING_WORDS, JOINING_WORDS, SECTION_WORDS};
use crate::diagnostic::SourceText;
use crate::model::{Occurrence, SectionNumber};

/// No bracket that is a marker is longer.
const LONGEST_BRACKET: usize = 400;
/// A span of markers is not wider; `[2019-2024]` is a term, not two thousand markers.
const LARGEST_MARKER: u32 = 999;

/// What stands between two markers and says nothing without them.
const JOINS_MARKERS: &[&str] =
    &["en", "of", "tot", "tot en met", "t.e.m.", "t/m", "and", "or", "to", ",", "-", "–", "&"];

/// What a text cites.
#[derive(Debug, Default)]
pub(super) struct Cited {
    pub(super) occurrences: Vec<Occurrence>,
    pub(super) mentions: Vec<Mention>,
}

/// Finds the markers in a text. `[8] tot [12]` is two markers; `[8-12]` is five.
pub(super) fn find(source: &SourceText, inline: &Inline) -> Cited {
    let mut cited = Cited::default();
    for bracket in brackets(&inline.text) {
        match read(&inline.text[bracket.start + 1..bracket.end - 1]) {
            Meaning::Markers(markers) => {
                let is_single = markers.len() == 1;
                for (marker, part) in markers {
                    let shift = bracket.start + 1;
                    let range = if is_single { bracket.clone() } else { part.start + shift..part.end + shift };
                    cited.occurrences.push(occurrence(source, inline, marker, &range));
                }
            }
            Meaning::Section(number) if cited.mentions.iter().any(|known| known.number == number) => {}
            Meaning::Section(number) => {
                let start = inline.source_offset(bracket.start);
                let place = source.place(start..inline.source_offset(bracket.end - 1) + 1);
                cited.mentions.push(Mention { number, place });
            }
            Meaning::Prose => {}
        }
    }
    cited
}

/// The text with its markers and named sections taken out, and the parentheses that held only those.
pub(super) fn without_markers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for bracket in brackets(text) {
        if matches!(read(&text[bracket.start + 1..bracket.end - 1]), Meaning::Markers(_) | Meaning::Section(_)) {
            // Where Markdown takes `\[` for code, its backslash is part of the marker.
            let between = text[at..bracket.start].trim_end_matches('\\');
            // "[8] tot [12]": what joins two markers goes with them.
            if at == 0 || !JOINS_MARKERS.contains(&between.trim()) {
                push_behind_marker(&mut out, between);
            }
            at = bracket.end;
        }
    }
    if at == 0 {
        return text.to_owned();
    }
    push_behind_marker(&mut out, &text[at..]);
    out.replace(" ()", "").replace("()", "")
}

/// The space before a marker goes with it when a full stop or the like follows.
fn push_behind_marker(out: &mut String, text: &str) {
    if text.starts_with(['.', ',', ';', ':', ')', '!', '?']) {
        out.truncate(out.trim_end_matches(' ').len());
    }
    out.push_str(text);
}

/// The markers of a text, in order.
pub(super) fn markers_in(text: &str) -> Vec<u32> {
    let read = brackets(text).into_iter().map(|bracket| read(&text[bracket.start + 1..bracket.end - 1]));
    read.flat_map(|meaning| if let Meaning::Markers(found) = meaning { found } else { Vec::new() })
        .map(|(marker, _)| marker)
        .collect()
}

fn occurrence(source: &SourceText, inline: &Inline, marker: u32, range: &Range<usize>) -> Occurrence {
    let mut start = inline.source_offset(range.start);
    // The parser's text starts after the backslash of `\[`.
    if inline.text.as_bytes().get(range.start) == Some(&b'[') && source.text()[..start].ends_with('\\') {
        start -= 1;
    }
    let end = inline.source_offset(range.end - 1) + 1;
    Occurrence {
        ordinal: 0,
        marker,
        start: source.characters_before(start),
        end: source.characters_before(end),
        line: source.line(start),
    }
}

/// Innermost brackets that are short enough to be a marker.
fn brackets(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' => open = Some(at),
            b']' => {
                if let Some(start) = open.take().filter(|start| at - start <= LONGEST_BRACKET) {
                    found.push(start..at + 1);
                }
            }
            _ => {}
        }
    }
    found
}

enum Meaning {
    /// Markers with their place in the bracket.
    Markers(Vec<(u32, Range<usize>)>),
    Section(SectionNumber),
    Prose,
}

#[derive(Debug, PartialEq)]
enum Token<'a> {
    Word(&'a str),
    Number(&'a str),
    Comma,
    Dash,
    Colon,
}

fn read(content: &str) -> Meaning {
    let Some(tokens) = tokens(content) else { return Meaning::Prose };
    section(&tokens).or_else(|| markers(&tokens)).unwrap_or(Meaning::Prose)
}

fn tokens(content: &str) -> Option<Vec<(Token<'_>, Range<usize>)>> {
    let mut tokens = Vec::new();
    let mut rest = content;
    while let Some(first) = rest.chars().next() {
        let at = content.len() - rest.len();
        let (token, length) = if first.is_ascii_digit() {
            let length = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
            let length = rest[..length].trim_end_matches('.').len();
            (Token::Number(&rest[..length]), length)
        } else if first.is_alphabetic() {
            let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            (Token::Word(&rest[..length]), length)
        } else {
            let token = match first {
                ',' | ';' | '&' => Token::Comma,
                '-' | '–' | '—' => Token::Dash,
                ':' => Token::Colon,
                c if c.is_whitespace() || c == '.' || c == '\\' || c == '#' => {
                    rest = &rest[first.len_utf8()..];
                    continue;
                }
                _ => return None,
            };
            (token, first.len_utf8())
        };
        tokens.push((token, at..at + length));
        rest = &rest[length..];
    }
    Some(tokens)
}

/// `Regeerakkoord: 2.1`, `Regeerakkoord Punt 1.3`, `5.1`.
fn section(tokens: &[(Token<'_>, Range<usize>)]) -> Option<Meaning> {
    let ((last, _), lead) = tokens.split_last()?;
    let Token::Number(number) = last else { return None };
    let named = lead.iter().all(|(token, _)| match token {
        Token::Word(word) => SECTION_WORDS.contains(&word.to_lowercase().as_str()),
        token => matches!(token, Token::Colon | Token::Comma),
    });
    let is_section = named && (number.contains('.') || !lead.is_empty());
    is_section.then(|| SectionNumber::parse(number)).flatten().map(Meaning::Section)
}

/// `3`, `2, 3 en 5`, `0-5`, `Beslissingen 2, 3`.
fn markers(tokens: &[(Token<'_>, Range<usize>)]) -> Option<Meaning> {
    let lead = tokens.iter().take_while(|(token, _)| match token {
        Token::Word(word) => CITING_WORDS.contains(&word.to_lowercase().as_str()),
        token => *token == Token::Colon,
    });
    let mut found: Vec<(u32, Range<usize>)> = Vec::new();
    let mut since: Option<u32> = None;
    let mut is_separated = true;
    for (token, at) in &tokens[lead.count()..] {
        match token {
            Token::Number(digits) if is_separated => {
                let number: u32 = digits.parse().ok().filter(|n| digits.len() <= 4 && *n <= 9999)?;
                if let Some(first) = since.take() {
                    if number <= first || number > LARGEST_MARKER {
                        return None;
                    }
                    let whole = found.pop()?.1.start..at.end;
                    found.extend((first..=number).map(|marker| (marker, whole.clone())));
                } else {
                    found.push((number, at.clone()));
                }
                is_separated = false;
            }
            Token::Dash if since.is_none() && !is_separated => {
                since = Some(found.last()?.0);
                is_separated = true;
            }
            Token::Comma if since.is_none() => is_separated = true,
            Token::Word(word) if since.is_none() => {
                let word = word.to_lowercase();
                if !JOINING_WORDS.contains(&word.as_str()) && !CITING_WORDS.contains(&word.as_str()) {
                    return None;
                }
                is_separated = true;
            }
            _ => return None,
        }
    }
    (since.is_none() && !found.is_empty()).then_some(Meaning::Markers(found))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn markers_of(content: &str) -> Option<Vec<u32>> {
        match read(content) {
            Meaning::Markers(found) => Some(found.into_iter().map(|(marker, _)| marker).collect()),
            _ => None,
        }
    }

    #[test]
    fn brackets_with_numbers_are_markers() {
        assert_eq!(markers_of("3"), Some(vec![3]));
        assert_eq!(markers_of("Beslissingen 2, 3 en 5"), Some(vec![2, 3, 5]));
        assert_eq!(markers_of("0-3"), Some(vec![0, 1, 2, 3]));
        assert_eq!(markers_of("Beslissing 0"), Some(vec![0]));
        assert_eq!(markers_of("1, 4–6"), Some(vec![1, 4, 5, 6]));
        for prose in ["", "sic", "2019-2024", "5-2", "1 2", "3,-4", "…", "Beslissingen", "4 maart"] {
            assert_eq!(markers_of(prose), None, "{prose}");
        }
    }

    #[test]
    fn a_text_without_its_markers_reads_as_if_they_had_never_been_there() {
        assert_eq!(without_markers("Steun [0][1], en meer [2]. Ook ([3])."), "Steun, en meer. Ook.");
    }

    #[test]
    fn brackets_with_a_section_number_name_the_section() {
        for (content, number) in [("Regeerakkoord: 2.1", "2.1"), ("Regeerakkoord Punt 1.3", "1.3"), ("5.1", "5.1")] {
            let Meaning::Section(found) = read(content) else { panic!("{content}") };
            assert_eq!(found.as_str(), number);
        }
        assert!(matches!(read("Regeerakkoord"), Meaning::Prose));
    }
}
