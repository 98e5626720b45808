//! How rare terms are among a few texts that are compared with each other.

use std::collections::{BTreeSet, HashMap};

use crate::lexicon::Term;

/// Among fewer texts a term is not taken for common.
const FEWEST: usize = 3;

/// How many of the promises, or the themes, of a page have each term.
pub(super) struct Rarity {
    counts: HashMap<Term, f64>,
    texts: f64,
}

impl Rarity {
    pub(super) fn among(texts: &[Vec<Term>]) -> Self {
        let mut counts: HashMap<Term, f64> = HashMap::new();
        for terms in texts {
            for term in terms.iter().collect::<BTreeSet<_>>() {
                *counts.entry(*term).or_default() += 1.0;
            }
        }
        #[allow(clippy::cast_precision_loss, reason = "a page has few texts")]
        Self { counts, texts: texts.len().max(FEWEST) as f64 }
    }

    pub(super) fn count(&self, term: Term) -> f64 {
        self.counts.get(&term).copied().unwrap_or(0.0)
    }

    /// From 1 for a term that no text has towards 0 for one that all have.
    pub(super) fn of(&self, term: Term) -> f64 {
        let log = |count: f64| ((self.texts + 1.0) / (count + 0.5)).ln();
        log(self.count(term)) / log(0.0)
    }
}
