//! Which decision may follow up which promise: for each promise the decisions that the reports on its section name, ranked by
//! how probable it is, and leads among those that no report there names.
//!
//! Text goes in, suggestions come out: nothing here reads files or knows RDF. The same dataset always gives the same
//! suggestions. What people or programs judge counts before them.
//!
//! # Rationale
//! Each pair of a promise and a decision that a report on its section names is described by some measures (`measures.rs`):
//! what their words have in common, what the report says by citing, and how the pair stands among those of its promise and
//! of its section. A logistic regression makes a probability of them (`model.rs`), and another one makes that of a promise
//! out of its best candidate. Both were fitted on pairs that people had coded, and can be fitted anew with
//! `examples/fit_ranking.rs`, which prints what they reach on pages that they were not fitted on. Leads (`leads.rs`) have no
//! such probability: nobody coded them.

mod candidates;
mod decisions;
mod index;
mod leads;
mod measures;
mod model;
mod page;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use rayon::prelude::*;

pub use measures::MEASURES;
pub use model::{DEFAULT_LEAST, Likelihood, Weights};

use crate::alignment;
use crate::lexicon::Words;
use crate::model::{Confidence, Dataset, Lead, Names, Suggestions, Verdict};
use decisions::Decisions;

/// What is to be suggested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// Themes that are less sure are left out; candidates are kept as long as they are among the first.
    pub least: Confidence,
    /// So many candidates of each promise are kept, however unsure.
    pub candidates: usize,
    /// So many leads of each promise.
    pub leads: usize,
}

impl Default for Wanted {
    fn default() -> Self {
        Self { least: DEFAULT_LEAST, candidates: 10, leads: 5 }
    }
}

/// What is at least this sure, and as many of the others as by default.
impl From<Confidence> for Wanted {
    fn from(least: Confidence) -> Self {
        Self { least, ..Self::default() }
    }
}

/// A promise and a decision that a report on its section names, both by IRI, with the measures of the pair.
#[derive(Debug, Clone)]
pub struct MeasuredCandidate {
    /// The promise.
    pub promise: String,
    /// The decision.
    pub decision: String,
    /// In the order of [`MEASURES`].
    pub measures: [f64; MEASURES.len()],
    /// The decision's place among all.
    place: usize,
}

/// Suggests themes and decisions for the promises of a dataset.
///
/// In a language without a stemmer there are no suggestions. Cost: linear in the texts, in the pairs of promises and themes
/// and of promises and decisions of each section, and, for leads, in the promises times the decisions that share one of a
/// few words with them.
#[must_use]
pub fn suggest(dataset: &Dataset, names: &Names, wanted: Wanted) -> Suggestions {
    let Some(words) = Words::of(dataset) else { return Suggestions { least: wanted.least, ..Suggestions::default() } };
    let decisions = Decisions::of(dataset, names, &words);
    let themes = alignment::Weights::fitted();
    let aligned = alignment::pairs_in(dataset, names, &words);
    let pages = page::pages(dataset, names, &decisions, &about(dataset, &aligned, &themes));
    let of_page = |page: &page::Page<'_>| candidates::of_page(page, &words, &decisions, wanted);
    let mut suggestions = Suggestions { least: wanted.least, ..Suggestions::default() };
    for (candidates, likelihoods) in pages.par_iter().map(of_page).collect::<Vec<_>>() {
        suggestions.candidates.extend(candidates);
        suggestions.likelihoods.extend(likelihoods);
    }
    suggestions.candidates.sort_by(|a, b| (&a.promise, a.rank).cmp(&(&b.promise, b.rank)));
    suggestions.likelihoods.sort();
    suggestions.links = alignment::links(aligned, &themes, wanted.least);
    suggestions.leads = leads::leads(dataset, names, &words, &decisions, wanted.leads);
    suggestions
}

/// All pairs with their measures, those of a promise together, the promises of a section together.
///
/// What the report's themes are about is weighed with the weights given, so that both can be fitted on other pages than
/// those that are scored.
#[must_use]
pub fn rank(dataset: &Dataset, names: &Names, themes: &alignment::Weights) -> Vec<Vec<Vec<MeasuredCandidate>>> {
    let Some(words) = Words::of(dataset) else { return Vec::new() };
    let decisions = Decisions::of(dataset, names, &words);
    let aligned = alignment::pairs_in(dataset, names, &words);
    let pages = page::pages(dataset, names, &decisions, &about(dataset, &aligned, themes));
    pages.par_iter().map(|page| measures::measure(page, &words, &decisions)).collect()
}

/// For each promise the first decisions of the feed that no report on its section names, in the order of promise and rank;
/// also for promises of sections that no report is about. Where the agreement gives its term, only decisions in it.
///
/// Cost: linear in the texts, then in the promises times the decisions that share one of a few words with them.
#[must_use]
pub fn leads(dataset: &Dataset, names: &Names, most: usize) -> Vec<Lead> {
    let Some(words) = Words::of(dataset) else { return Vec::new() };
    leads::leads(dataset, names, &words, &Decisions::of(dataset, names, &words), most)
}

/// How sure it is that a theme is about a promise, by promise and theme.
type ThemesOf = HashMap<String, HashMap<String, f64>>;

/// How sure the alignment is of each theme, where it denies nothing; what people say of it is certain.
fn about(dataset: &Dataset, aligned: &[Vec<alignment::MeasuredPair>], weights: &alignment::Weights) -> ThemesOf {
    let mut about = ThemesOf::new();
    for pair in aligned.iter().flatten().filter(|pair| !pair.is_denied) {
        let themes = about.entry(pair.promise.clone()).or_default();
        themes.insert(pair.theme.clone(), weights.probability(&pair.measures));
    }
    for (verdict, sure) in [(Verdict::Yes, 1.0), (Verdict::No, 0.0)] {
        for (link, theme) in dataset.curation.theme_links(verdict) {
            about.entry(link.what.promise.clone()).or_default().insert(theme.to_owned(), sure);
        }
    }
    about
}
