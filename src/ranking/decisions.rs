//! The decisions of a dataset as texts to compare: those of the feed, and those that reports name without it.

use std::collections::HashMap;

use rayon::prelude::*;

use super::index::Index;
use crate::lexicon::{Vector, Words, beginning};
use crate::model::{Dataset, DecisionKey, Names};

/// A decision with its words.
pub(super) struct DecisionText<'d> {
    pub(super) key: &'d DecisionKey,
    pub(super) iri: String,
    pub(super) is_in_feed: bool,
    title: &'d str,
    /// Empty where no feed gives it.
    text: &'d str,
    /// The terms of title and text.
    pub(super) vector: Vector,
}

impl DecisionText<'_> {
    /// Title and text as one.
    pub(super) fn whole(&self) -> String {
        format!("{} {}", self.title, self.text)
    }

    /// Title and each sentence of the text, as far as they say something.
    pub(super) fn sentences(&self, words: &Words) -> Vec<Vector> {
        let sentences = std::iter::once(self.title).chain(sentences(self.text));
        sentences.map(|sentence| words.vector(sentence)).filter(|vector| !vector.is_empty()).collect()
    }
}

/// Every decision once, and which have a term.
pub(super) struct Decisions<'d> {
    all: Vec<DecisionText<'d>>,
    places: HashMap<&'d DecisionKey, usize>,
    pub(super) index: Index,
}

impl<'d> Decisions<'d> {
    /// Reads all decisions. Cost: linear in their texts.
    pub(super) fn of(dataset: &'d Dataset, names: &Names, words: &Words) -> Self {
        let fed = dataset.feed.iter().map(|entry| (&entry.key, true, entry.text.as_deref().unwrap_or_default()));
        let named = dataset.reports.iter().flat_map(|report| report.references.iter());
        let mut keys: Vec<(&DecisionKey, bool, &str)> = Vec::new();
        let mut places: HashMap<&DecisionKey, usize> = HashMap::new();
        for (key, is_in_feed, text) in fed.chain(named.map(|reference| (&reference.decision, false, ""))) {
            places.entry(key).or_insert_with(|| {
                keys.push((key, is_in_feed, text));
                keys.len() - 1
            });
        }
        let read = |(key, is_in_feed, text): &(&'d DecisionKey, bool, &'d str)| {
            let (title, text) = (key.title().unwrap_or_default(), beginning(text));
            let terms = [words.lexicon.terms(title), words.lexicon.terms(text)].concat();
            let vector = Vector::of(terms, |term| words.lexicon.weight(term));
            DecisionText { key, iri: names.decision(key), is_in_feed: *is_in_feed, title, text, vector }
        };
        let all: Vec<DecisionText<'d>> = keys.par_iter().map(read).collect();
        let index = Index::of(all.iter().map(|decision| &decision.vector));
        Self { all, places, index }
    }

    /// The place of a decision among all.
    pub(super) fn place(&self, key: &DecisionKey) -> Option<usize> {
        self.places.get(key).copied()
    }

    pub(super) fn at(&self, place: usize) -> Option<&DecisionText<'d>> {
        self.all.get(place)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &DecisionText<'d>> {
        self.all.iter()
    }
}

/// The sentences of a text: a mark that ends one, then white space, then a capital, a digit or a mark.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = rest.match_indices(['.', '!', '?', ';']).map(|(at, mark)| at + mark.len()).find(|end| {
            let after = &rest[*end..];
            let next = after.trim_start();
            next.len() < after.len() && next.starts_with(|c: char| !c.is_lowercase())
        });
        let (sentence, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after.trim_start();
        Some(sentence)
    })
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn a_sentence_ends_where_another_one_begins() {
        let found = |text| sentences(text).collect::<Vec<_>>();
        assert_eq!(
            found("Er komt een loket. Het opent in 2022; 10 mensen werken er."),
            ["Er komt een loket.", "Het opent in 2022;", "10 mensen werken er."]
        );
        assert_eq!(found("Art. 2 bis. en verder"), ["Art.", "2 bis. en verder"]);
        assert_eq!(found("  "), ["  "]);
        assert_eq!(found(""), [""; 0]);
    }
}
