//! Cutting a section's text into sentences.

use std::ops::Range;

use super::words::ABBREVIATIONS;

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

/// The sentences of a prose, without the white space around them.
pub(super) fn cut(prose: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, c) in prose.char_indices() {
        let end = at + c.len_utf8();
        let ends = match c {
            '.' | '!' | '?' | '…' => ends_sentence(prose, at, end),
            '•' | '▪' | '◦' | '\n' => true,
            _ => false,
        };
        if ends {
            let stop = if matches!(c, '•' | '▪' | '◦' | '\n') { at } else { closing(prose, end) };
            push(prose, start..stop, &mut sentences);
            start = if stop < end { end } else { stop };
        }
    }
    push(prose, start..prose.len(), &mut sentences);
    sentences
}

fn push(prose: &str, range: Range<usize>, sentences: &mut Vec<Range<usize>>) {
    let Some(text) = prose.get(range.clone()) else { return };
    let start = range.start + (text.len() - text.trim_start().len());
    let end = range.start + text.trim_end().len();
    if prose[start.min(end)..end].chars().any(char::is_alphabetic) {
        sentences.push(start..end);
    }
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
    let opens = next.trim_start_matches(['‘', '“', '"', '\'', '(', '’']).chars().next();
    if !opens.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit()) {
        return false;
    }
    if !prose[at..end].starts_with('.') {
        return true;
    }
    let word = prose[..at].rsplit(char::is_whitespace).next().unwrap_or_default().trim_start_matches(['(', '‘', '“']);
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    let is_abbreviation = ABBREVIATIONS.contains(&word.to_lowercase().as_str());
    !is_initial && !is_abbreviation
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(prose: &str) -> Vec<&str> {
        cut(prose).into_iter().map(|range| &prose[range]).collect()
    }

    #[test]
    fn abbreviations_and_numbers_do_not_end_a_sentence() {
        assert_eq!(
            sentences("Dat is zo i.p.v. Brussel. We doen dit o.m. met 1.5 procent (bv. Gent). ‘Nieuw’ komt er!"),
            ["Dat is zo i.p.v. Brussel.", "We doen dit o.m. met 1.5 procent (bv. Gent).", "‘Nieuw’ komt er!"]
        );
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
