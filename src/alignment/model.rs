//! From the measures of a pair to a confidence.

use super::MEASURES;
use crate::model::Confidence;

/// A logistic regression: the confidence is the logistic function of a weighted sum of the measures.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// What is added to the sum.
    pub intercept: f64,
    /// In the order of [`MEASURES`].
    pub weights: [f64; MEASURES.len()],
}

impl Weights {
    /// The weights that `examples/fit_alignment.rs` found.
    #[must_use]
    pub const fn fitted() -> Self {
        Self { intercept: -6.05, weights: [0.49, 0.69, 4.46, -2.90, 11.01, 1.07, 0.85, 1.05, 1.44, 6.30, 5.58] }
    }

    /// How sure it is that a theme with these measures is about the promise.
    #[must_use]
    pub fn confidence(&self, measures: &[f64; MEASURES.len()]) -> Confidence {
        Confidence::of(self.probability(measures))
    }

    /// The same before it is rounded.
    #[must_use]
    pub fn probability(&self, measures: &[f64; MEASURES.len()]) -> f64 {
        let sum: f64 = measures.iter().zip(&self.weights).map(|(measure, weight)| measure * weight).sum();
        1.0 / (1.0 + (-(self.intercept + sum)).exp())
    }
}
