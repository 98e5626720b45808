//! Names that follow content: what a promise or a theme is called depends on its words and on nothing else.
//!
//! # Rationale
//! A promise is named by its first words and eight hex digits of the SHA-256 of its words, a theme by its label and eight
//! hex digits of the SHA-256 of its label. Where it stands, what stands around it and what other pages say has no part in
//! it. Two more things follow from that:
//!
//! - The words of a promise are taken from its verbatim text *without* hyphens ([`named_words`]), and not from the healed
//!   text: which hyphens of line ends are healed depends on the words of all other texts.
//! - Upper and lower case, accents and punctuation count: they can change what is said.
//!
//! Equal texts of one section cannot be told apart by their words: the second is called `…~2`, the third `…~3`.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::slug_of;
use super::words::is_hyphen;
use crate::language::comparable;

const MOST_WORDS: usize = 6;
const LONGEST_START: usize = 50;
const LONGEST_LABEL: usize = 100;

/// Gives the promises, or the themes, of one section their names, in the order in which they stand there.
#[derive(Debug, Default)]
pub struct ContentNames {
    given: HashMap<String, usize>,
}

impl ContentNames {
    /// The name of the section's next promise.
    pub fn promise(&mut self, text: &str) -> String {
        self.next(promise_name(text))
    }

    /// The name of the section's next theme; the themes of all reports on a section are named together.
    pub fn theme(&mut self, label: &str) -> String {
        self.next(theme_name(label))
    }

    fn next(&mut self, name: String) -> String {
        let count = self.given.entry(name.clone()).or_default();
        *count += 1;
        if *count == 1 { name } else { format!("{name}~{count}") }
    }
}

/// The name of the first promise of a section with this text: up to six first words and the digest of all of them.
#[must_use]
pub fn promise_name(text: &str) -> String {
    let words = named_words(text);
    let start: Vec<&str> = words.split(' ').take(MOST_WORDS).collect();
    with_digest(cut(slug_of(&start.join(" ")), LONGEST_START), &words)
}

/// The name of the first theme of a section with this label: the label and its digest.
#[must_use]
pub fn theme_name(label: &str) -> String {
    let label = comparable(label);
    with_digest(cut(slug_of(&label), LONGEST_LABEL), &label)
}

/// The words that a promise is named after: composed (NFC), white space folded, without what cannot be seen, and without
/// hyphens and the white space around them.
fn named_words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut after_hyphen = false;
    for c in comparable(text).chars() {
        if is_hyphen(c) {
            words.truncate(words.trim_end().len());
            after_hyphen = true;
        } else if !(after_hyphen && c == ' ') {
            words.push(c);
            after_hyphen = false;
        }
    }
    words
}

/// A slug that ends with a whole word where it can.
pub(super) fn cut(mut slug: String, longest: usize) -> String {
    if slug.len() > longest {
        let end = slug[..=longest].rfind('-').unwrap_or(longest);
        slug.truncate(end);
    }
    slug
}

/// Slug and the first eight hex digits of a text's SHA-256.
pub(super) fn with_digest(mut slug: String, text: &str) -> String {
    if !slug.is_empty() {
        slug.push('-');
    }
    slug.push_str(&hex::encode(&Sha256::digest(text.as_bytes())[..4]));
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_is_named_after_its_first_words_and_the_digest_of_all() {
        let digest = &Sha256::digest("We repair the sewers.")[..4];
        let digest = u32::from_be_bytes(digest.try_into().unwrap());
        assert_eq!(promise_name("We repair the sewers."), format!("we-repair-the-sewers-{digest:08x}"));
        assert_ne!(promise_name("We repair the sewers."), promise_name("We repair the Sewers."));
        let long = promise_name(&"arbeidsmarktmaatregelen ".repeat(20));
        assert!(long.len() <= LONGEST_START + 9, "{long}");
    }

    #[test]
    fn white_space_line_end_hyphens_and_what_cannot_be_seen_have_no_part_in_a_name() {
        let name = promise_name("Wij maken de organisatie sterk.");
        for same in [
            "Wij  maken\nde organi-satie sterk.",
            "Wij maken de organi- satie sterk. ",
            "Wij maken de organi\u{ad}satie\u{200b} sterk.",
        ] {
            assert_eq!(promise_name(same), name, "{same}");
        }
        assert_eq!(promise_name("ge\u{301}en"), promise_name("g\u{e9}en"));
    }

    #[test]
    fn equal_texts_of_a_section_are_counted() {
        let mut names = ContentNames::default();
        let (first, other, second) = (names.promise("Same."), names.promise("Other."), names.promise("Same."));
        assert_eq!(second, format!("{first}~2"));
        assert_ne!(first, other);
        assert_eq!(names.promise("Same."), format!("{first}~3"));
    }

    #[test]
    fn a_label_without_letters_still_names_a_theme() {
        assert_eq!(theme_name("…").len(), 8);
        assert_ne!(theme_name("…"), theme_name("?"));
    }
}
