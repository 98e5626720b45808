//! What the algorithm knows of a language: stemming, stop words, and how compounds are joined.

use std::collections::HashSet;

use rust_stemmers::{Algorithm, Stemmer};

/// A language that the algorithm can work in.
pub(super) struct Language {
    stemmer: Stemmer,
    stop_words: HashSet<&'static str>,
    /// What may stand between the parts of a compound; none where compounds are written apart.
    pub(super) joints: &'static [&'static str],
    /// Endings that look like a word and are none.
    pub(super) suffixes: &'static [&'static str],
}

impl Language {
    /// The language of a BCP 47 tag; `None` for one without a stemmer.
    pub(super) fn of(tag: &str) -> Option<Self> {
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

    pub(super) fn stem(&self, word: &str) -> String {
        self.stemmer.stem(word).into_owned()
    }

    pub(super) fn is_stop_word(&self, word: &str) -> bool {
        self.stop_words.contains(word)
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
