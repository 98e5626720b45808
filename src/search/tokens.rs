//! How a text becomes words that can be compared.
//!
//! # Rationale
//! Capitals, accents, composed and decomposed letters, soft hyphens and characters without width make no different word:
//! `Financiën` is found as `financien`, and a word that a page broke with a soft hyphen as the word. Accents go before the
//! stemmer, which would otherwise reduce `financiën` and `financien` to different stems.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::language::{Stems, is_invisible};

/// Longer words (in bytes) are no words of a language: addresses, or lines without a space.
const LONGEST: usize = 100;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    /// What it is compared by.
    pub(super) word: String,
}

/// Cuts texts into words: in lower case, without accents, and (in a language that there are stems for) without very common
/// words and reduced to stems.
#[derive(Debug)]
pub(super) struct Analyzer {
    stems: Option<Stems>,
}

impl Analyzer {
    /// Words of a language, or of none.
    pub(super) fn new(stems: Option<Stems>) -> Self {
        Self { stems }
    }

    /// The words of a text, in order.
    pub(super) fn tokens(&self, text: &str) -> Vec<Token> {
        let ranges = ranges(text).into_iter();
        ranges.filter_map(|range| Some(Token { word: self.word(&text[range.clone()])?, range })).collect()
    }

    /// The distinct words of a text, in order.
    pub(super) fn words(&self, text: &str) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        for token in self.tokens(text) {
            if !words.contains(&token.word) {
                words.push(token.word);
            }
        }
        words
    }

    /// The beginnings of a word, itself included, that have its stem: `woning` of `woningen`.
    ///
    /// A stem can be no beginning of the word's compounds, as where the stemmer changes a vowel. So compounds are looked
    /// for by these too.
    pub(super) fn beginnings(&self, word: &str, shortest: usize) -> Vec<String> {
        let stem = self.words(word);
        let ends = word.char_indices().map(|(at, c)| at + c.len_utf8()).skip(shortest.saturating_sub(1));
        let beginnings = ends.map(|end| word[..end].to_owned());
        beginnings.filter(|beginning| self.words(beginning) == stem).collect()
    }

    fn word(&self, written: &str) -> Option<String> {
        if written.len() > LONGEST {
            return None;
        }
        let lower: String = written.nfc().filter(|c| !is_invisible(*c)).flat_map(char::to_lowercase).collect();
        let Some(stems) = &self.stems else { return Some(folded(&lower)) };
        (!stems.is_stop_word(&lower)).then(|| stems.stem(&folded(&lower)))
    }
}

/// Where the words of a text are: letters and digits, with the marks and characters without width among them.
fn ranges(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<Range<usize>> = None;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if c.is_alphanumeric() {
            open = Some(open.map_or(at, |word| word.start)..end);
        } else if is_combining_mark(c) {
            open = open.map(|word| word.start..end);
        } else if !is_invisible(c) {
            found.extend(open.take());
        }
    }
    found.extend(open);
    found
}

/// Without accents; letters that only look like one with an accent, such as `ø`, as people type them without.
fn folded(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.nfd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' => out.push('d'),
            'ı' => out.push('i'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dutch() -> Analyzer {
        Analyzer::new(Stems::of("nl-BE"))
    }

    #[test]
    fn forms_of_a_dutch_word_are_one_word_with_or_without_accents() {
        let dutch = dutch();
        assert_eq!(dutch.words("De WONINGEN, een woning").len(), 1);
        assert_eq!(dutch.words("financiën"), dutch.words("financien"));
        assert_eq!(dutch.words("crèches"), dutch.words("creches"));
        let begin = dutch.beginnings("woningen", 4);
        assert!(begin.contains(&"woning".to_owned()) && !begin.contains(&"woni".to_owned()), "{begin:?}");
        assert!(dutch.words("de van het").is_empty(), "very common words are left out");
    }

    #[test]
    fn composed_decomposed_and_invisibly_broken_words_are_one_word() {
        let dutch = dutch();
        let plain = dutch.words("financiën");
        for written in ["financie\u{308}n", "finan\u{ad}ciën", "finan\u{200b}cie\u{308}n", "\u{feff}financiën"] {
            assert_eq!(dutch.words(written), plain, "{written:?}");
        }
        let broken = "de finan\u{ad}cie\u{308}n.";
        let token = &dutch.tokens(broken)[0];
        assert_eq!(&broken[token.range.clone()], "finan\u{ad}cie\u{308}n");
    }

    #[test]
    fn words_of_an_unknown_language_are_only_folded() {
        assert!(Stems::of("gsw").is_none());
        assert_eq!(Analyzer::new(None).words("Les Écoles"), ["les", "ecoles"]);
    }
}
