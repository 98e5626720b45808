//! A part of a text with the matching words marked.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

use tantivy::Score;
use tantivy::schema::Field;
use tantivy::snippet::{SnippetGenerator, collapse_overlapped_ranges};
use tantivy::tokenizer::TextAnalyzer;

/// Longest passage, about: it ends with a word.
const LONGEST: usize = 200;

/// A part of a text, on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    text: String,
    marks: Vec<Range<usize>>,
    is_cut: (bool, bool),
}

impl Passage {
    /// The passage with `open` before and `close` behind each matching word, and `…` where the text goes on.
    ///
    /// ```
    /// # use pledgebase::search::Passage;
    /// assert_eq!(Passage::whole("clean rivers").marked("«", "»"), "clean rivers");
    /// ```
    #[must_use]
    pub fn marked(&self, open: &str, close: &str) -> String {
        let mut out = String::new();
        let mut done = 0;
        if self.is_cut.0 {
            out.push('…');
        }
        for mark in &self.marks {
            // Writing to a string cannot fail.
            let _written = write!(out, "{}{open}{}{close}", &self.text[done..mark.start], &self.text[mark.clone()]);
            done = mark.end;
        }
        out.push_str(&self.text[done..]);
        if self.is_cut.1 {
            out.push('…');
        }
        out
    }

    /// A text without marks.
    #[must_use]
    pub fn whole(text: &str) -> Self {
        Self { text: text.to_owned(), marks: Vec::new(), is_cut: (false, false) }
    }
}

/// Finds the passages of texts that match best.
pub(super) struct Passages(SnippetGenerator);

impl Passages {
    /// For indexed words of these weights; the field is of no importance here.
    pub(super) fn new(weights: BTreeMap<String, Score>, analyzer: TextAnalyzer, field: Field) -> Self {
        Self(SnippetGenerator::new(weights, analyzer, field, LONGEST))
    }

    /// The passage of `text` that matches best; `None` when no word matches.
    pub(super) fn best(&self, text: &str) -> Option<Passage> {
        let found = self.0.snippet(text);
        if found.is_empty() {
            return None;
        }
        let Range { start, end } = found.fragment_range();
        let marks = collapse_overlapped_ranges(found.highlighted());
        // Fragments begin and end with a word: signs before and behind it belong to them.
        let space = text[..start].char_indices().rfind(|(_, c)| c.is_whitespace());
        let before = space.map_or(0, |(at, space)| at + space.len_utf8());
        let before = if text[before..start].chars().any(char::is_alphanumeric) { start } else { before };
        let behind = text[end..].find(char::is_whitespace).map_or(text.len(), |space| end + space);
        let behind = if text[end..behind].chars().any(char::is_alphanumeric) { end } else { behind };
        let shift = start - before;
        Some(Passage {
            text: text[before..behind].to_owned(),
            marks: marks.into_iter().map(|mark| mark.start + shift..mark.end + shift).collect(),
            is_cut: (before > 0, behind < text.len()),
        })
    }

    /// The passage of `text` that matches best, or its beginning.
    pub(super) fn best_or_beginning(&self, text: &str) -> Passage {
        self.best(text).unwrap_or_else(|| {
            let is_long = text.char_indices().nth(LONGEST);
            let end = is_long.map_or(text.len(), |(end, _)| text[..end].rfind(' ').unwrap_or(end));
            Passage { text: text[..end].to_owned(), marks: Vec::new(), is_cut: (false, end < text.len()) }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::analysis;
    use super::*;

    fn passages(words: &str) -> Passages {
        let mut analyzer = analysis::analyzer(None);
        let weights = analysis::words(&mut analyzer, words).into_iter().map(|word| (word, 1.0)).collect();
        Passages::new(weights, analyzer, Field::from_field_id(0))
    }

    #[test]
    fn matching_words_are_marked_with_the_signs_around_them_left_out() {
        let found = passages("ecole rivers").best("Les «Écoles», une (école) et Rivers.").unwrap();
        assert_eq!(found.marked("[", "]"), "Les «Écoles», une ([école]) et [Rivers].");
        assert_eq!(passages("bridge").best("No such word"), None);
    }

    #[test]
    fn a_long_text_is_cut_at_words_around_the_matching_ones() {
        let text = format!("{}\u{a0}\u{20ac}(river)\u{2026}\u{a0}{}", "één ".repeat(90).trim_end(), "lang ".repeat(90));
        let found = passages("river").best(&text).unwrap().marked("[", "]");
        assert!(found.contains("[river]") && found.starts_with('…') && found.ends_with('…'), "{found}");
        assert!(found.chars().count() < LONGEST + 20, "{found}");
        assert!(found.trim_matches('…').split_whitespace().all(|word| text.contains(&word.replace(['[', ']'], ""))));
    }

    #[test]
    fn without_a_matching_word_a_text_is_shown_from_its_beginning() {
        let found = passages("river").best_or_beginning(&"woord ".repeat(50)).marked("[", "]");
        assert!(found.starts_with("woord woord") && found.ends_with("woord…"), "{found}");
        assert_eq!(passages("river").best_or_beginning("kort").marked("[", "]"), "kort");
    }
}
