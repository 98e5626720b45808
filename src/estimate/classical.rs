//! What the sample alone tells.

use super::interval::Counts;
use super::{ConfidenceLevel, Estimate, EstimateError, Estimator};

/// The share of `promises` that are followed up, where a simple random sample without replacement has `coded` of them, of
/// which `followed_up` are. Wilson's interval with the effective sample size `n (N - 1) / (N - n)`, its ends moved outwards
/// to whole promises, and never outside of what is possible: from `k` to `N - n + k`.
///
/// # Errors
/// When nothing is coded, or the numbers contradict each other.
///
/// ```
/// use pledgebase::estimate::{ConfidenceLevel, classical};
///
/// let share = classical(37, 100, 831, ConfidenceLevel::default())?;
/// assert_eq!((share.share, share.least, share.most), (0.37, 238, 384));
/// # Ok::<(), pledgebase::estimate::EstimateError>(())
/// ```
pub fn classical(
    followed_up: usize,
    coded: usize,
    promises: usize,
    level: ConfidenceLevel,
) -> Result<Estimate, EstimateError> {
    let counts = Counts { followed_up, coded, promises }.checked()?;
    Ok(counts.estimate(Estimator::Classical, counts.share(), 1.0, level))
}
