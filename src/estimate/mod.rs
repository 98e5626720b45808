//! The share of all promises that are followed up, from a random sample of them: with an interval, never without.
//!
//! [`classical`] knows the sample alone. [`prediction_powered`] also knows how likely a ranking thinks it is of every
//! promise, and asks of the sample how far that can be believed. Both take into account that there are finitely many
//! promises: what is left to know are the `N - n` that were not drawn.
//!
//! Sources: E. B. Wilson, "Probable inference, the law of succession, and statistical inference" (1927); L. D. Brown,
//! T. T. Cai, A. DasGupta, "Interval estimation for a binomial proportion" (2001); C.-E. Särndal, B. Swensson, J. Wretman,
//! *Model Assisted Survey Sampling* (1992); A. N. Angelopoulos and others, "Prediction-powered inference" (2023);
//! A. N. Angelopoulos, J. C. Duchi, T. Zrnic, "PPI++" (2023).

mod classical;
mod interval;
mod level;
mod powered;
mod quantile;

pub use classical::classical;
pub use interval::{Estimate, EstimateError, Estimator};
pub use level::{ConfidenceLevel, InvalidLevel};
pub use powered::{CodedPromise, Weighing, prediction_powered, weigh};
