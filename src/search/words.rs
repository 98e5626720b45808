//! From the words typed to what they match in the index, and how well.

use std::collections::BTreeMap;

use super::postings::{Field, Postings};

/// A word of a title weighs twice as much as one of a text.
const TITLE: f64 = 2.0;
/// A compound that begins or ends with the word weighs less than the word itself.
const COMPOUND: f64 = 0.4;
/// Of several matches of one word (in title and text, as a word and in compounds) the best counts, and this part of the
/// others.
const OTHERS: f64 = 0.1;
/// Shorter words are not looked for in compounds: they are parts of too many others by chance.
pub(super) const SHORTEST_IN_COMPOUND: usize = 4;
/// What stands before the word in a compound has to be longer than a prefix such as `ge`.
const SHORTEST_BEFORE: usize = 3;

/// One word typed, with everything in the index that it matches.
#[derive(Debug, Default)]
pub(super) struct Word {
    /// Weight of each indexed word that matches: 1 for the word itself, less for a compound.
    matches: BTreeMap<String, f64>,
}

impl Word {
    /// Looks a word up among all words of the index, by its stem and by the beginnings of its compounds. Cost: linear in how
    /// many different words there are.
    pub(super) fn look_up<'a>(stem: &str, beginnings: &[String], indexed: impl Iterator<Item = &'a str>) -> Self {
        let matches = indexed.filter_map(|other| Some((other.to_owned(), weight(stem, beginnings, other)?)));
        Self { matches: matches.collect() }
    }

    /// The documents that have the word, each with its score.
    ///
    /// Each match is taken to be as rare as all matches together: a compound that occurs once would otherwise outweigh the
    /// word that was typed, which it only resembles.
    pub(super) fn scores(&self, postings: &Postings, documents: usize) -> BTreeMap<usize, f64> {
        let mut matched: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
        for field in Field::ALL {
            let together: usize = self.matches.keys().map(|word| postings.frequency(word, field)).sum();
            // A document with several of them was counted several times.
            let together = together.min(documents);
            let of_field = if field == Field::Title { TITLE } else { 1.0 };
            for (word, weight) in &self.matches {
                for (document, score) in postings.scores(word, field, together) {
                    let (best, sum) = matched.entry(document).or_default();
                    let score = score * weight * of_field;
                    *best = best.max(score);
                    *sum += score;
                }
            }
        }
        matched.into_iter().map(|(document, (best, sum))| (document, best + OTHERS * (sum - best))).collect()
    }
}

/// Weights of all indexed words that some words match.
pub(super) fn weights(words: &[Word]) -> BTreeMap<String, f64> {
    let mut weights = BTreeMap::new();
    for (word, weight) in words.iter().flat_map(|word| &word.matches) {
        let known: &mut f64 = weights.entry(word.clone()).or_insert(*weight);
        *known = known.max(*weight);
    }
    weights
}

/// How well an indexed word matches: as the word itself, or as a compound with it. Dutch and German write compounds in one
/// word: `woningbouw` is about a `woning`, and a kind of `bouw`.
fn weight(stem: &str, beginnings: &[String], other: &str) -> Option<f64> {
    if stem == other {
        return Some(1.0);
    }
    let is_part = |word: &str| word.chars().count() >= SHORTEST_IN_COMPOUND && word.chars().all(char::is_alphabetic);
    let mut parts = beginnings.iter().map(String::as_str).chain([stem]).filter(|part| is_part(part));
    let begins = parts.any(|part| other.starts_with(part));
    let before = other.strip_suffix(stem).filter(|_| is_part(stem));
    let ends = before.is_some_and(|before| before.chars().count() >= SHORTEST_BEFORE);
    (begins || ends).then_some(COMPOUND)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_matches_itself_and_less_so_compounds_that_begin_or_end_with_it() {
        let weight = |stem: &str, other: &str| weight(stem, &[], other);
        assert_eq!(weight("bouw", "bouw"), Some(1.0));
        assert_eq!(weight("bouw", "bouwgrond"), Some(COMPOUND));
        assert_eq!(weight("bouw", "woningbouw"), Some(COMPOUND));
        assert_eq!(weight("recht", "gerecht"), None, "`ge` is no word");
        assert_eq!(weight("bos", "bosbouw"), None, "too short");
        assert_eq!(weight("2021", "20210"), None, "numbers have no compounds");
        assert_eq!(weight("bouw", "bou"), None);
    }

    #[test]
    fn a_compound_is_found_by_the_beginning_that_the_stem_has_lost() {
        let beginnings = ["woning".to_owned()];
        assert_eq!(weight("woon", &beginnings, "woningbouw"), Some(COMPOUND));
        assert_eq!(weight("woon", &beginnings, "huurwoon"), Some(COMPOUND));
    }
}
