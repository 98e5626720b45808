//! Sequences of five characters: they match words whose stems differ, and words that stand together.

use std::collections::HashMap;

use rayon::prelude::*;

use super::Vector;
use crate::language::Stems;

const LENGTH: usize = 5;

/// How many texts have each sequence.
pub(crate) struct Grams {
    language: Stems,
    frequency: HashMap<u64, u32>,
    texts: u32,
}

impl Grams {
    /// Reads all texts. Cost: linear in their length.
    pub(crate) fn of(texts: &[&str], language: Stems) -> Self {
        let distinct = |text: &&str| {
            let mut grams = grams(text, &language);
            grams.sort_unstable();
            grams.dedup();
            grams
        };
        let sets: Vec<Vec<u64>> = texts.par_iter().map(distinct).collect();
        let mut frequency: HashMap<u64, u32> = HashMap::new();
        for gram in sets.iter().flatten() {
            *frequency.entry(*gram).or_default() += 1;
        }
        Self { language, frequency, texts: u32::try_from(texts.len()).unwrap_or(u32::MAX) }
    }

    /// The sequences of a text, weighted by how few texts have them.
    pub(crate) fn read(&self, text: &str) -> Vector {
        Vector::of(grams(text, &self.language), |gram| {
            let frequency = self.frequency.get(&gram).copied().unwrap_or(0);
            (f64::from(self.texts + 1) / f64::from(frequency + 1)).ln()
        })
    }
}

/// The sequences of a text without its stop words and numbers, each packed into twelve bits a character.
fn grams(text: &str, language: &Stems) -> Vec<u64> {
    let mut plain = vec![' '];
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let word = word.to_lowercase();
        if !word.bytes().all(|b| b.is_ascii_digit()) && !language.is_stop_word(&word) {
            plain.extend(word.chars());
            plain.push(' ');
        }
    }
    let pack = |gram: &[char]| gram.iter().fold(0, |packed, c| packed << 12 | u64::from(u32::from(*c) & 0xfff));
    plain.windows(LENGTH).map(pack).collect()
}
