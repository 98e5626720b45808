//! From the measures of a pair to a probability, and from a promise's best candidate to that of the promise.

use super::MEASURES;
use crate::model::Confidence;

/// Suggestions, of themes and of decisions, that are less sure count as nothing unless asked for.
pub const DEFAULT_LEAST: Confidence = Confidence::hundredths(50);

/// A logistic regression: the probability is the logistic function of a weighted sum of the measures.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// What is added to the sum.
    pub intercept: f64,
    /// In the order of [`MEASURES`].
    pub weights: [f64; MEASURES.len()],
}

impl Weights {
    /// The weights that `examples/fit_ranking.rs` found.
    #[must_use]
    pub const fn fitted() -> Self {
        Self { intercept: -4.54, weights: [6.72, 2.91, 2.92, 3.18, 1.10, 1.13, 1.27, 2.27, 1.08, -6.08] }
    }

    /// How probable it is that a decision with these measures follows the promise up.
    #[must_use]
    pub fn probability(&self, measures: &[f64; MEASURES.len()]) -> f64 {
        let sum: f64 = measures.iter().zip(&self.weights).map(|(measure, weight)| measure * weight).sum();
        logistic(self.intercept + sum)
    }
}

/// How probable it is that any candidate follows a promise up: a logistic function of the log odds of the best one.
///
/// Candidates of a promise stand or fall together, so that their probabilities cannot be multiplied as if they did not.
#[derive(Debug, Clone, PartialEq)]
pub struct Likelihood {
    /// What is added to the sum.
    pub intercept: f64,
    /// What the log odds of the best candidate are multiplied with.
    pub slope: f64,
}

impl Likelihood {
    /// The numbers that `examples/fit_ranking.rs` found.
    #[must_use]
    pub const fn fitted() -> Self {
        Self { intercept: 0.17, slope: 0.53 }
    }

    /// The log odds of a probability, which is kept off 0 and 1.
    #[must_use]
    pub fn log_odds(probability: f64) -> f64 {
        let probability = probability.clamp(1e-4, 1.0 - 1e-4);
        (probability / (1.0 - probability)).ln()
    }

    /// From the probability of the best candidate to that of the promise.
    #[must_use]
    pub fn probability(&self, best: f64) -> f64 {
        logistic(self.intercept + self.slope * Self::log_odds(best))
    }

    /// The same, in hundredths.
    #[must_use]
    pub fn confidence(&self, best: f64) -> Confidence {
        Confidence::of(self.probability(best))
    }
}

fn logistic(sum: f64) -> f64 {
    1.0 / (1.0 + (-sum).exp())
}
