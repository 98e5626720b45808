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
mod grams;
mod lexicon;
mod measures;
mod model;
mod page;
mod vector;

use rayon::prelude::*;

pub use measures::MEASURES;
pub use model::{DEFAULT_LEAST, Weights};

use crate::language::Stems;
use crate::model::{Confidence, Dataset, Names, Suggestion, Suggestions};
use grams::Grams;
use lexicon::Lexicon;

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

/// Suggests which themes are about which promises, and leaves out what is less sure than `least`.
///
/// In a language without a stemmer there are no suggestions. Cost: linear in the texts, and in the pairs of promises and
/// themes of each page.
#[must_use]
pub fn suggest(dataset: &Dataset, names: &Names, least: Confidence) -> Suggestions {
    let weights = Weights::fitted();
    let mut links: Vec<Suggestion> = (pairs(dataset, names).into_iter().flatten())
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
    Suggestions { least, links, ..Suggestions::default() }
}

/// All pairs with their measures, those of a page together.
#[must_use]
pub fn pairs(dataset: &Dataset, names: &Names) -> Vec<Vec<MeasuredPair>> {
    let Some(language) = Stems::of(&dataset.about.language) else { return Vec::new() };
    let prose = prose(dataset);
    let grams = Grams::of(&prose, &language);
    let lexicon = Lexicon::of(&[prose, decisions(dataset)].concat(), &language);
    page::pages(dataset, names).par_iter().map(|page| measures::measure(page, &lexicon, &grams)).collect()
}

/// What agreement and reports say.
fn prose(dataset: &Dataset) -> Vec<&str> {
    let sections = dataset.sections.iter().filter_map(|section| section.text.as_deref());
    let found =
        dataset.sections.iter().flat_map(|section| &section.promises).map(|promise| promise.normalized.as_str());
    let stated = dataset.curation.promises.iter().map(|promise| promise.what.text.as_str());
    let themes = dataset.reports.iter().flat_map(|report| report.themes.iter());
    let themes = themes.flat_map(|theme| [theme.label.as_str(), theme.text.as_str()]);
    sections.chain(found).chain(stated).chain(themes).collect()
}

/// What the decisions say.
fn decisions(dataset: &Dataset) -> Vec<&str> {
    let titles = dataset.reports.iter().flat_map(|report| report.references.iter().filter_map(|r| r.decision.title()));
    let feed = dataset.feed.iter().flat_map(|entry| entry.key.title().into_iter().chain(entry.text.as_deref()));
    titles.chain(feed).collect()
}
