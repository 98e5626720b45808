//! What the words of a dataset's texts tell: stems and parts of compounds with their weights, sequences of characters, and
//! vectors of both, by which texts are compared.

mod grams;
mod terms;
mod vector;

pub(crate) use grams::Grams;
pub(crate) use terms::{Lexicon, Term};
pub(crate) use vector::Vector;

use crate::language::Stems;
use crate::model::Dataset;

/// As much of a decision's text is read, in characters; what follows is formal.
const OF_A_DECISION: usize = 2500;
/// So many shared words are told.
const MOST_WORDS: usize = 5;

/// The words of a dataset, read once for all that compares its texts.
pub(crate) struct Words {
    pub(crate) lexicon: Lexicon,
    pub(crate) grams: Grams,
}

impl Words {
    /// Reads all texts of a dataset; `None` in a language without a stemmer. Cost: linear in the texts.
    pub(crate) fn of(dataset: &Dataset) -> Option<Self> {
        let language = Stems::of(&dataset.about.language)?;
        let prose = prose(dataset);
        let lexicon = Lexicon::of(&[prose.clone(), decisions(dataset)].concat(), &language);
        Some(Self { lexicon, grams: Grams::of(&prose, language) })
    }

    /// The terms of a text, weighted by how few texts of the dataset have them.
    pub(crate) fn vector(&self, text: &str) -> Vector {
        Vector::of(self.lexicon.terms(text), |term| self.lexicon.weight(term))
    }

    /// The words of a text, whose vector is given, that another one shares, the ones that tell most first.
    pub(crate) fn shared(&self, text: &str, own: &Vector, other: &Vector) -> Vec<String> {
        let shared: Vec<Term> = own.shared(other).map(|(term, _, _)| term).collect();
        self.telling(text, &shared, |term| self.lexicon.weight(term))
    }

    /// The words of a text that carry the shared terms (sorted), the ones that tell most first.
    pub(crate) fn telling(&self, text: &str, shared: &[Term], weight: impl Fn(Term) -> f64) -> Vec<String> {
        let mut found: Vec<(f64, String)> = Vec::new();
        for (word, terms) in self.lexicon.read(text) {
            let told = terms.iter().filter(|term| shared.binary_search(term).is_ok()).map(|term| weight(*term));
            let told = told.fold(0.0, f64::max);
            let word = word.to_lowercase();
            if told > 0.0 && !found.iter().any(|(_, other)| *other == word) {
                found.push((told, word));
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        found.into_iter().take(MOST_WORDS).map(|(_, word)| word).collect()
    }
}

/// The beginning of a decision's text, which says what it is about.
pub(crate) fn beginning(text: &str) -> &str {
    text.char_indices().nth(OF_A_DECISION).map_or(text, |(end, _)| &text[..end])
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
