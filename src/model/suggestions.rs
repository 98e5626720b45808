//! What an algorithm suggests.

use super::Confidence;

/// What an algorithm suggests, whatever analysts say of it.
#[derive(Debug, Clone, Default)]
pub struct Suggestions {
    /// What was less sure than this was left out.
    pub least: Confidence,
    /// In the order of promise and theme.
    pub links: Vec<Suggestion>,
    /// Decisions that may follow a promise up, in the order of promise and rank.
    pub candidates: Vec<Candidate>,
    /// Decisions of the feed that no report on the promise's section cites, in the order of promise and rank.
    pub leads: Vec<Lead>,
    /// How probable it is that at least one of a promise's candidates follows it up, in the order of the promises.
    pub likelihoods: Vec<(String, Confidence)>,
}

/// An alignment of promise and theme that an algorithm suggests; both are named by IRI.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The promise.
    pub promise: String,
    /// The theme that may report on it.
    pub theme: String,
    /// How sure the algorithm is, from 0 to 1.
    pub confidence: Confidence,
    /// The words that carried it, the strongest first.
    pub words: Vec<String>,
}

/// A decision that a report on the promise's section names, and that may follow the promise up; both are named by IRI.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The promise.
    pub promise: String,
    /// The decision.
    pub decision: String,
    /// 1 for the most probable of the promise's candidates.
    pub rank: usize,
    /// How probable it is that the decision follows the promise up.
    pub confidence: Confidence,
    /// The words that carried it, the strongest first.
    pub words: Vec<String>,
}

/// A decision that no report on the promise's section names, and that is worth looking at; both are named by IRI.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead {
    /// The promise.
    pub promise: String,
    /// The decision.
    pub decision: String,
    /// 1 for the first to look at.
    pub rank: usize,
    /// The words that carried it, the strongest first.
    pub words: Vec<String>,
}
