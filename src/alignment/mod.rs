//! Which theme of a report may be about which promise of its section: suggestions of an algorithm, marked as such
//! everywhere.
//!
//! Text goes in, suggestions come out: nothing here reads files or knows RDF. The same dataset always gives the same
//! suggestions, and analysts have the last word (`curation/`).
//!
//! # Rationale
//! Each pair of a promise and a theme of the report on its section is described by some measures of how much their words
//! have in common (`measures.rs`); a logistic regression turns them into a confidence (`model.rs`). Its weights were fitted on
//! pairs that people had coded, and can be fitted anew with `examples/fit_alignment.rs`, which prints what the method
//! reaches on pages that it was not fitted on.

mod denial;
mod measures;
mod model;
mod page;
mod rarity;

use rayon::prelude::*;

pub use measures::MEASURES;
pub use model::Weights;

use crate::lexicon::Words;
use crate::model::{Confidence, Dataset, Names, Suggestion};

/// A promise and a theme of the report on its section, both by IRI, with the measures of what they have in common.
#[derive(Debug, Clone)]
pub struct MeasuredPair {
    /// The promise.
    pub promise: String,
    /// The theme.
    pub theme: String,
    /// In the order of [`MEASURES`].
    pub measures: [f64; MEASURES.len()],
    /// The words that they share, the strongest first.
    pub words: Vec<String>,
    /// Whether the theme says that nothing was found: then it is never a link.
    pub is_denied: bool,
}

/// Which themes are about which promises, in the order of promise and theme; what is less sure than `least` is left out, and
/// so are pairs without a word in common.
#[must_use]
pub fn links(pairs: Vec<Vec<MeasuredPair>>, weights: &Weights, least: Confidence) -> Vec<Suggestion> {
    let mut links: Vec<Suggestion> = (pairs.into_iter().flatten())
        .filter(|pair| !pair.is_denied)
        .map(|pair| Suggestion {
            confidence: weights.confidence(&pair.measures),
            promise: pair.promise,
            theme: pair.theme,
            words: pair.words,
        })
        .filter(|suggestion| suggestion.confidence >= least && !suggestion.words.is_empty())
        .collect();
    links.sort_by(|a, b| (&a.promise, &a.theme).cmp(&(&b.promise, &b.theme)));
    links
}

/// All pairs with their measures, those of a page together.
#[must_use]
pub fn pairs(dataset: &Dataset, names: &Names) -> Vec<Vec<MeasuredPair>> {
    Words::of(dataset).map(|words| pairs_in(dataset, names, &words)).unwrap_or_default()
}

/// As [`pairs`], in words that were read already.
pub(crate) fn pairs_in(dataset: &Dataset, names: &Names, words: &Words) -> Vec<Vec<MeasuredPair>> {
    page::pages(dataset, names).par_iter().map(|page| measures::measure(page, words)).collect()
}
