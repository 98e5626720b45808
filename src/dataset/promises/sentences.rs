//! Cutting a section's text into sentences.

use std::ops::Range;

use super::grammar::{ABBREVIATIONS, ENDING_ABBREVIATIONS, OPENING};

/// The prose of a section's text: what follows its number and heading.
pub(super) fn prose(text: &str, number: &str, title: &str) -> Range<usize> {
    let mut start = text.len() - text.trim_start().len();
    if let Some(rest) = text[start..].strip_prefix(number) {
        let rest = rest.trim_start_matches(['.', ':', ')']).trim_start();
        start = text.len() - rest.len();
    }
    start += heading_length(&text[start..], title);
    start += text[start..].len() - text[start..].trim_start_matches([' ', ':', '\n', '\t', '\u{a0}']).len();
    start..text.len()
}

/// How much of the text is the heading: compared letter by letter, whatever case, hyphens and spaces do.
fn heading_length(text: &str, title: &str) -> usize {
    let is_letter = |c: &char| c.is_alphanumeric();
    let mut wanted = title.chars().filter(is_letter).flat_map(char::to_lowercase).peekable();
    if wanted.peek().is_none() {
        return 0;
    }
    for (at, c) in text.char_indices() {
        if wanted.peek().is_none() {
            return at;
        }
        for lower in c.to_lowercase().filter(is_letter) {
            if wanted.next() != Some(lower) {
                return 0;
            }
        }
    }
    if wanted.peek().is_none() { text.len() } else { 0 }
}

/// A sentence of a prose, without the white space around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    pub(super) range: Range<usize>,
    /// Whether a full stop ends it, or it is the item of a list; else it may be a heading that ran into the prose.
    pub(super) is_ended: bool,
    /// The words that introduce the list that it is an item of: "we zetten in op:".
    pub(super) lead: Option<Range<usize>>,
}

/// The sentences of a prose.
///
/// A sentence ends at a full stop that is not of an abbreviation, at a bullet or a line's end, before the next number of
/// a counted list ("1 … 2 …") and before the next dash of a list behind a colon. Print loses full stops: a word that
/// opens a sentence, with a capital behind a small letter, begins a new one. What introduces a list and ends in a colon
/// is no sentence of its own: each item is one, and keeps it as its lead.
pub(super) fn cut(prose: &str) -> Vec<Sentence> {
    let mut cutter = Cutter { prose, start: 0, lead: None, is_item: false, sentences: Vec::new() };
    let mut next_number = 1;
    let mut dash = None;
    let mut ends = false;
    for (at, c) in prose.char_indices() {
        let end = at + c.len_utf8();
        match c {
            '.' | '!' | '?' | '…' if ends_sentence(prose, at, end) => cutter.end(closing(prose, end), true),
            '•' | '▪' | '◦' | '●' => cutter.item(at, end),
            '\n' => {
                // A line that goes on in small letters behind a lead is an item without a bullet.
                let goes_on = prose[end..].trim_start().chars().next().is_some_and(char::is_lowercase);
                if goes_on && (cutter.introduces(at) || cutter.is_item) {
                    cutter.item(at, end);
                } else {
                    cutter.end(at, true);
                    cutter.start = end;
                }
            }
            _ if at > cutter.start && ends && !c.is_whitespace() => {
                if is_counted(&prose[at..], next_number) {
                    next_number += 1;
                    // A list that nothing introduces begins in the middle of a sentence, which stays whole.
                    if next_number > 2 || cutter.introduces(at) {
                        cutter.item(at, at);
                    }
                } else if is_dash(&prose[at..]) && (dash == Some(c) || cutter.opens_dashes(at)) {
                    dash = Some(c);
                    cutter.item(at, end);
                } else if lost_full_stop(prose, at) {
                    cutter.end(at, false);
                }
            }
            _ if at == cutter.start && is_counted(&prose[at..], next_number) => next_number += 1,
            _ => {}
        }
        if matches!(c, '.' | '!' | '?') && cutter.start > at {
            dash = dash.filter(|dash| prose[cutter.start..].trim_start().starts_with(*dash));
        }
        ends = c.is_whitespace();
    }
    cutter.end(prose.len(), false);
    cutter.sentences
}

/// What is being cut, and the list that it is in.
struct Cutter<'a> {
    prose: &'a str,
    /// Where the sentence begins that is being read.
    start: usize,
    /// What introduces the list.
    lead: Option<Range<usize>>,
    /// Whether the sentence that is being read is an item.
    is_item: bool,
    sentences: Vec<Sentence>,
}

impl Cutter<'_> {
    /// Whether what was read up to a place introduces a list.
    fn introduces(&self, at: usize) -> bool {
        self.prose[self.start..at].trim_end().ends_with(':')
    }

    /// Whether a dash at a place is the first of a list, or one behind a semicolon.
    fn opens_dashes(&self, at: usize) -> bool {
        self.introduces(at) || self.prose[self.start..at].trim_end().ends_with(';')
    }

    /// Ends a sentence before `at`; the next one begins there.
    fn end(&mut self, at: usize, is_ended: bool) {
        let range = self.trimmed(at);
        if self.prose[range.clone()].chars().any(char::is_alphabetic) {
            let lead = self.lead.clone().filter(|_| self.is_item);
            self.sentences.push(Sentence { range, is_ended: is_ended || lead.is_some(), lead });
        }
        self.is_item = false;
        self.start = at;
    }

    /// Ends a sentence before `at`, or what introduces a list; an item begins at `from`.
    fn item(&mut self, at: usize, from: usize) {
        if self.introduces(at) && !self.is_item {
            self.lead = Some(self.trimmed(at));
        } else {
            let is_of_list = self.is_item;
            self.end(at, true);
            // Sentences between two items go on about the first of them; a bullet long after the list opens another.
            self.lead = self.lead.take().filter(|lead| is_of_list || at - lead.end < LONGEST_LIST);
        }
        self.is_item = true;
        self.start = from;
    }

    /// What was read up to a place, without the white space around it and, of an item, the sign that ends it.
    fn trimmed(&self, at: usize) -> Range<usize> {
        let text = &self.prose[self.start..at];
        let start = self.start + (text.len() - text.trim_start().len());
        let text = text.trim();
        let text = if self.is_item { text.trim_end_matches([';', ',']).trim_end() } else { text };
        start..start + text.len()
    }
}

/// Bytes after which a bullet is taken for one of another list.
const LONGEST_LIST: usize = 5_000;

/// "2 Meer groen": the next number of a list, before a capital.
fn is_counted(rest: &str, number: u32) -> bool {
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let behind = rest[digits..].trim_start_matches(['.', ')']).strip_prefix(' ').unwrap_or_default();
    rest[..digits].parse() == Ok(number) && behind.chars().next().is_some_and(char::is_uppercase)
}

/// A dash that may begin an item.
fn is_dash(rest: &str) -> bool {
    ["- ", "– ", "— ", "* ", "· "].iter().any(|dash| rest.starts_with(dash))
}

/// "de kosten We voorzien": a word that opens sentences, in small letters on both sides.
fn lost_full_stop(prose: &str, at: usize) -> bool {
    let rest = &prose[at..];
    let word = rest.split(char::is_whitespace).next().unwrap_or_default();
    let next = rest[word.len()..].trim_start().chars().next();
    let before = prose[..at].trim_end().chars().next_back();
    OPENING.contains(&word)
        && next.is_some_and(char::is_lowercase)
        && before.is_some_and(|c| c.is_lowercase() || matches!(c, ')' | '’' | '”' | '%'))
}

/// Closing quotes and brackets belong to the sentence.
fn closing(prose: &str, end: usize) -> usize {
    let rest = &prose[end..];
    end + (rest.len() - rest.trim_start_matches(['”', '’', '"', '\'', ')']).len())
}

fn ends_sentence(prose: &str, at: usize, end: usize) -> bool {
    let after = &prose[closing(prose, end)..];
    if after.trim().is_empty() {
        return true;
    }
    let Some(next) = after.strip_prefix(char::is_whitespace).map(str::trim_start) else { return false };
    let opener = next.trim_start_matches(['‘', '“', '"', '\'', '(', '’', '„', '«']);
    let opens_small = opener.split(' ').next().is_some_and(|word| matches!(word, "we" | "wij" | "er"));
    if !opens_small && !opener.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit()) {
        return false;
    }
    if !prose[at..end].starts_with('.') {
        return true;
    }
    let word = prose[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = word.trim_start_matches(['(', '‘', '“', '"']).to_lowercase();
    // "1. Meer groen": the number of a list's item.
    let is_number = word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit()) && !word.is_empty();
    let counts = is_number && prose[..at - word.len()].trim_end().ends_with(['.', ':', ';', '!', '?']);
    !counts && !is_abbreviation(&word)
}

/// "bv", and letters with a dot behind each: "i.s.m", "o.a".
fn is_abbreviation(word: &str) -> bool {
    let is_letters = word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic));
    ABBREVIATIONS.contains(&word) || (is_letters && !ENDING_ABBREVIATIONS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(prose: &str) -> Vec<&str> {
        cut(prose).into_iter().map(|sentence| &prose[sentence.range]).collect()
    }

    #[test]
    fn abbreviations_and_numbers_do_not_end_a_sentence() {
        assert_eq!(
            sentences("Dat is zo i.p.v. Brussel. We doen dit o.m. met 1.5 procent (bv. Gent). ‘Nieuw’ komt er!"),
            ["Dat is zo i.p.v. Brussel.", "We doen dit o.m. met 1.5 procent (bv. Gent).", "‘Nieuw’ komt er!"]
        );
    }

    #[test]
    fn letters_with_dots_end_a_sentence_only_where_they_often_do() {
        assert_eq!(
            sentences("Dat doen we i.s.m. Gent. Er komen lanen, pleinen e.d. We planten bomen, enz. We snoeien."),
            ["Dat doen we i.s.m. Gent.", "Er komen lanen, pleinen e.d.", "We planten bomen, enz.", "We snoeien."]
        );
        assert_eq!(
            sentences("Dat is zo. we doen dit... Daarna rusten we."),
            ["Dat is zo.", "we doen dit...", "Daarna rusten we."]
        );
    }

    #[test]
    fn items_of_lists_are_sentences() {
        assert_eq!(
            sentences("De pijlers zijn: 1 Meer groen in 2 wijken 2 Minder steen 3 Schoon water. We doen dit."),
            ["1 Meer groen in 2 wijken", "2 Minder steen", "3 Schoon water.", "We doen dit."]
        );
        assert_eq!(sentences("We doen dit: 1. Meer groen. 2. Minder steen."), ["1. Meer groen.", "2. Minder steen."]);
        assert_eq!(sentences("We doen: - bomen planten; - stenen breken."), ["bomen planten", "stenen breken."]);
        assert_eq!(sentences("Er komt: • een park • een plein"), ["een park", "een plein"]);
        assert_eq!(
            sentences("Er komt: – een park – een plein. Dat is – ook hier – zo."),
            ["een park", "een plein.", "Dat is – ook hier – zo."]
        );
        assert_eq!(
            sentences("Er komt:\neen park;\neen plein.\nWe doen dit."),
            ["een park", "een plein.", "We doen dit."]
        );
    }

    #[test]
    fn items_keep_what_introduces_them_and_other_sentences_have_nothing() {
        let prose = "We planten. Er komt: • een park. Dat is mooi. • een plein";
        let leads: Vec<_> = cut(prose).into_iter().map(|sentence| sentence.lead.map(|lead| &prose[lead])).collect();
        assert_eq!(leads, [None, Some("Er komt:"), None, Some("Er komt:")]);
    }

    #[test]
    fn a_lost_full_stop_is_known_by_the_word_that_opens_the_next_sentence() {
        assert_eq!(sentences("Dat kost veel We doen het toch."), ["Dat kost veel", "We doen het toch."]);
        assert_eq!(sentences("De vzw De Rand helpt."), ["De vzw De Rand helpt."]);
        assert!(!cut("Groen in de stad We planten bomen.")[0].is_ended);
        assert!(cut("We planten bomen.")[0].is_ended);
    }

    #[test]
    fn the_number_and_the_heading_are_no_prose() {
        let text = "1.8.4 Flexibel en slimmer Energiesysteem Om grotere aandelen te krijgen.";
        assert_eq!(
            &text[prose(text, "1.8.4", "Flexibel en slimmer energiesysteem")],
            "Om grotere aandelen te krijgen."
        );
        let text = "4.1 Uitdagingen en visie: We spelen in.";
        assert_eq!(&text[prose(text, "4.1", "Uitdagingen en visie:")], "We spelen in.");
        let text = "3 We doen het.";
        assert_eq!(&text[prose(text, "3", "Dierenwelzijn")], "We doen het.");
    }
}
