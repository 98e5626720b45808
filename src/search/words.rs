//! From the words typed to what they match in the index.

use std::collections::BTreeMap;

use tantivy::query::{Bm25StatisticsProvider, BooleanQuery, BoostQuery, DisjunctionMaxQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Score, Searcher, Term};

/// A word of a title weighs twice as much as one of a text.
const TITLE: Score = 2.0;
/// A compound that begins or ends with the word weighs less than the word itself.
const COMPOUND: Score = 0.4;
/// Of several matches of one word (in title and text, as a word and in compounds) the best counts, and this part of the
/// others.
const OTHERS: Score = 0.1;
/// Shorter words are not looked for in compounds: they are parts of too many others by chance.
pub(super) const SHORTEST_IN_COMPOUND: usize = 4;
/// What stands before the word in a compound has to be longer than a prefix such as `ge`.
const SHORTEST_BEFORE: usize = 3;

/// One word typed, with everything in the index that it matches.
#[derive(Debug, Default)]
pub(super) struct Word {
    /// Weight of each indexed word that matches: 1 for the word itself, less for a compound.
    matches: BTreeMap<String, Score>,
}

impl Word {
    /// Looks a word up among all words of the index, by its stem and by the beginnings of its compounds. Cost: linear in how
    /// many different words there are.
    pub(super) fn look_up<'a>(stem: &str, beginnings: &[String], indexed: impl Iterator<Item = &'a str>) -> Self {
        let matches = indexed.filter_map(|other| Some((other.to_owned(), weight(stem, beginnings, other)?)));
        Self { matches: matches.collect() }
    }

    fn query(&self, fields: [(Field, Score); 2]) -> Box<dyn Query> {
        let mut queries: Vec<Box<dyn Query>> = Vec::new();
        for (field, field_weight) in fields {
            for (word, weight) in &self.matches {
                let term = TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::WithFreqs);
                queries.push(Box::new(BoostQuery::new(Box::new(term), weight * field_weight)));
            }
        }
        Box::new(DisjunctionMaxQuery::with_tie_breaker(queries, OTHERS))
    }
}

/// How well an indexed word matches: as the word itself, or as a compound with it. Dutch and German write compounds in one
/// word: `woningbouw` is about a `woning`, and a kind of `bouw`.
fn weight(stem: &str, beginnings: &[String], other: &str) -> Option<Score> {
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

/// The words of a search.
pub(super) struct Words(pub(super) Vec<Word>);

impl Words {
    /// Things that have all the words, or any.
    pub(super) fn query(&self, title: Field, text: Field, all: bool) -> BooleanQuery {
        let occur = if all { Occur::Must } else { Occur::Should };
        let fields = [(title, TITLE), (text, 1.0)];
        BooleanQuery::new(self.0.iter().map(|word| (occur, word.query(fields))).collect())
    }

    /// Weights of all indexed words that match.
    pub(super) fn weights(&self) -> BTreeMap<String, Score> {
        let mut weights = BTreeMap::new();
        for (word, weight) in self.0.iter().flat_map(|word| &word.matches) {
            let known: &mut Score = weights.entry(word.clone()).or_insert(*weight);
            *known = known.max(*weight);
        }
        weights
    }
}

/// How rare words are: each match of a word typed is as rare as all its matches together.
///
/// BM25 weighs a rare word more. A compound that occurs once would otherwise outweigh the word that was typed, which it
/// only resembles.
pub(super) struct Rarity<'a> {
    searcher: &'a Searcher,
    frequencies: BTreeMap<(Field, String), u64>,
}

impl<'a> Rarity<'a> {
    pub(super) fn of(words: &Words, searcher: &'a Searcher, fields: [Field; 2]) -> tantivy::Result<Self> {
        let mut frequencies = BTreeMap::new();
        for field in fields {
            for word in &words.0 {
                let mut together = 0;
                for matching in word.matches.keys() {
                    together += searcher.doc_freq(&Term::from_field_text(field, matching))?;
                }
                // A thing with several of them was counted several times.
                let together = together.min(searcher.num_docs());
                for matching in word.matches.keys() {
                    let known = frequencies.entry((field, matching.clone())).or_insert(together);
                    *known = together.min(*known);
                }
            }
        }
        Ok(Self { searcher, frequencies })
    }
}

impl Bm25StatisticsProvider for Rarity<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        self.searcher.total_num_tokens(field)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        self.searcher.total_num_docs()
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        let word = term.value().as_str().unwrap_or_default().to_owned();
        self.frequencies.get(&(term.field(), word)).map_or_else(|| self.searcher.doc_freq(term), |known| Ok(*known))
    }
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
