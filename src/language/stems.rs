//! What is known of the words of a language: their stems, those that say nothing, and how compounds are joined.
//!
//! Stemmers are those of [Snowball](https://snowballstem.org) (the Dutch one is Porter's), stop words those of
//! [stopwords-iso](https://github.com/stopwords-iso/stopwords-iso) and NLTK as the crate `stop-words` has them.

use std::collections::HashSet;

use rust_stemmers::{Algorithm, Stemmer};

/// The words of a language that there is a stemmer for.
pub struct Stems {
    stemmer: Stemmer,
    stop_words: HashSet<&'static str>,
    /// What may stand between the parts of a compound; none where compounds are written apart.
    pub joints: &'static [&'static str],
    /// Endings that look like a word and are none.
    pub suffixes: &'static [&'static str],
}

impl Stems {
    /// The language of a BCP 47 tag; `None` for one without a stemmer.
    #[must_use]
    pub fn of(tag: &str) -> Option<Self> {
        let code = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let algorithm = match code.as_str() {
            "da" => Algorithm::Danish,
            "de" => Algorithm::German,
            "en" => Algorithm::English,
            "es" => Algorithm::Spanish,
            "fr" => Algorithm::French,
            "it" => Algorithm::Italian,
            "nl" => Algorithm::Dutch,
            "no" | "nb" => Algorithm::Norwegian,
            "pt" => Algorithm::Portuguese,
            "sv" => Algorithm::Swedish,
            _ => return None,
        };
        let stop_words = stop_words::lookup(&code).unwrap_or_default().iter().copied().collect();
        let (joints, suffixes) = if code == "nl" { (DUTCH_JOINTS, DUTCH_SUFFIXES) } else { (&[][..], &[][..]) };
        Some(Self { stemmer: Stemmer::create(algorithm), stop_words, joints, suffixes })
    }

    /// The stem of a word in lower case.
    #[must_use]
    pub fn stem(&self, word: &str) -> String {
        self.stemmer.stem(word).into_owned()
    }

    /// Whether a word in lower case is so common that it says nothing.
    #[must_use]
    pub fn is_stop_word(&self, word: &str) -> bool {
        self.stop_words.contains(word)
    }
}

impl std::fmt::Debug for Stems {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stems").field("stop_words", &self.stop_words.len()).finish_non_exhaustive()
    }
}

/// Dutch joins the parts of a compound with a letter or two, or with none (`bestuur-s-kracht`, `dier-en-welzijn`).
const DUTCH_JOINTS: &[&str] = &["", "s", "en", "e", "er", "n"];

/// Dutch suffixes of derived words (`huisves-ting` has no part `ting`).
const DUTCH_SUFFIXES: &[&str] = &[
    "achtig", "achtige", "atie", "aties", "aars", "baar", "bare", "ders", "ding", "elijk", "ende", "erde", "eren",
    "heden", "heid", "heids", "ings", "isch", "ische", "iteit", "iteiten", "king", "lijk", "lijke", "ling", "loos",
    "loze", "matig", "matige", "ning", "ring", "rings", "schap", "schappen", "sing", "ster", "ting", "tings", "ving",
];
