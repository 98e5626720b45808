//! Healing the hyphens that printed lines ended with: `burger-gerichte` is one word, `EU-subsidies` keeps its hyphen.
//!
//! # Rationale
//! The text was taken from a PDF, so that a word cut at the end of a line kept its hyphen and lost the line. Whether a
//! hyphen is such a cut cannot be seen from the word alone; it can be seen from all other texts: where the joined form
//! (or the word that the parts end) stands elsewhere and the hyphenated form hardly does, the hyphen is a cut. A part
//! with a capital or a digit behind the hyphen is never joined, nor is one after an abbreviation in capitals.

use std::collections::HashMap;

/// What has more hyphens is no word: it is left alone, and costs no more than its length.
const MOST_HYPHENS: usize = 20;

/// How often words stand in all texts of a dataset.
#[derive(Debug, Default)]
pub(in crate::dataset) struct Attested {
    words: HashMap<String, u32>,
}

impl Attested {
    /// Counts the words of texts, hyphenated ones as a whole.
    pub(in crate::dataset) fn count<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut words: HashMap<String, u32> = HashMap::new();
        for text in texts {
            for word in text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()) {
                *words.entry(word.to_lowercase()).or_default() += 1;
            }
        }
        Self { words }
    }

    /// A copy of the text with cut words joined.
    pub(in crate::dataset) fn heal(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for word in text.split_inclusive(char::is_whitespace) {
            out.push_str(&self.heal_word(word));
        }
        out
    }

    fn heal_word(&self, word: &str) -> String {
        if word.matches('-').count() > MOST_HYPHENS {
            return word.to_owned();
        }
        let mut healed = word.to_owned();
        let mut from = 0;
        while let Some(at) = healed[from..].find('-').map(|at| from + at) {
            let (left, right) = (&healed[..at], &healed[at + 1..]);
            if self.is_cut(left, right) {
                healed.remove(at);
                from = at;
            } else {
                from = at + 1;
            }
        }
        healed
    }

    fn is_cut(&self, left: &str, right: &str) -> bool {
        const COMMON: u32 = 3;
        let left = left.rsplit(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
        let right = right.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let starts_low = right.chars().next().is_some_and(char::is_lowercase);
        let ends_low = left.chars().next_back().is_some_and(char::is_lowercase);
        if !starts_low || !ends_low || JOINERS.contains(&right) {
            return false;
        }
        let is_name = left.starts_with(char::is_uppercase);
        let (left, right) = (left.to_lowercase(), right.to_lowercase());
        let joined = self.seen(&format!("{left}{right}"));
        let hyphenated = self.seen(&format!("{left}-{right}"));
        // The hyphenated form counts itself once.
        if joined >= hyphenated {
            return joined > 0;
        }
        // Neither is attested: a rest that is no word of its own was cut off one. Words that are written with a hyphen
        // by rule or come from English, ends too short to be cut off, and words behind a name keep it.
        let keeps = HYPHENATED.contains(&left.as_str())
            || right.chars().count() < SHORTEST_REST
            || (is_name && self.seen(&right) > 0);
        !keeps && hyphenated < COMMON && (self.seen(&right) == 0 || self.seen(&left) == 0)
    }

    fn seen(&self, word: &str) -> u32 {
        self.words.get(word).copied().unwrap_or(0)
    }
}

/// No printer cuts off fewer letters.
const SHORTEST_REST: usize = 3;

/// Words before a hyphen that no end of a line made: `niet-actieven`, `back-office`.
const HYPHENATED: &[&str] = &[
    "niet", "non", "ex", "co", "anti", "pro", "semi", "quasi", "socio", "bio", "eco", "zero", "low", "high", "no",
    "back", "front", "bottom", "top", "real", "up", "one", "on", "off", "open", "start", "peer", "living", "smart",
];

/// Words behind a hanging hyphen: `gezelschaps- en nutsdieren`.
const JOINERS: &[&str] = &["en", "of", "and", "or"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hyphen_goes_where_the_joined_word_is_better_attested() {
        let attested = Attested::count([
            "Departe-ment, Gent-wachtlijsten, back-office, niet-leden, power-to-x",
            "burgergerichte overheid, wachtlijsten, wachtlijsten, Integratie-Inburgering, EU-subsidies, burger-gerichte",
            "het wetgevend kader, wacht-lijsten, beleidsdo-mein, no-gold, kosten-efficiënt, kosten-efficiënt, kosten-efficiënt",
        ]);
        for (given, wanted) in [
            ("burger-gerichte", "burgergerichte"),
            ("wacht-lijsten,", "wachtlijsten,"),
            ("beleidsdo-mein", "beleidsdomein"),
            ("Integratie-Inburgering", "Integratie-Inburgering"),
            ("EU-subsidies", "EU-subsidies"),
            ("kosten-efficiënt", "kosten-efficiënt"),
            ("niet-leden", "niet-leden"),
            ("back-office", "back-office"),
            ("power-to-x", "power-to-x"),
            ("Gent-wachtlijsten", "Gent-wachtlijsten"),
            ("Departe-ment", "Departement"),
            ("gezelschaps- en nutsdieren", "gezelschaps- en nutsdieren"),
        ] {
            assert_eq!(attested.heal(given), wanted);
        }
    }
}
