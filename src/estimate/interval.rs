//! An estimate, and what both estimators share: an interval of Wilson's form in whole promises.

use super::ConfidenceLevel;
use super::quantile;
use crate::choice::Choice;

/// How the share is estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Estimator {
    /// From the coded sample alone.
    Classical,
    /// From the coded sample and the predictions for all promises.
    PredictionPowered,
}

impl Choice for Estimator {
    const WHAT: &'static str = "estimator";
    const ALL: &'static [Self] = &[Self::Classical, Self::PredictionPowered];

    fn name(self) -> &'static str {
        match self {
            Self::Classical => "classical",
            Self::PredictionPowered => "prediction-powered",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Self::Classical => "from the coded sample alone (Wilson)",
            Self::PredictionPowered => "from the coded sample and the ranking of all promises (PPI++)",
        }
    }
}

/// The share of promises that are followed up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// How it was estimated.
    pub estimator: Estimator,
    /// How many promises were drawn and coded.
    pub coded: usize,
    /// How many promises there are.
    pub promises: usize,
    /// The share, from 0 to 1.
    pub share: f64,
    /// The least number of promises that the interval holds.
    pub least: usize,
    /// The greatest number of promises that the interval holds.
    pub most: usize,
    /// How many promises more have to be coded until the interval is half as wide, if the share then is what it is now.
    /// `None` when everything is coded.
    pub more_to_halve: Option<usize>,
}

/// Why there is no estimate.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum EstimateError {
    /// Nothing can be said of promises none of which is coded.
    #[error("no promise is coded: nothing can be estimated")]
    NothingCoded,
    /// The counts contradict each other.
    #[error("{followed_up} followed up of {coded} coded of {promises} promises cannot be")]
    Contradiction {
        /// How many are followed up.
        followed_up: usize,
        /// How many are coded.
        coded: usize,
        /// How many there are.
        promises: usize,
    },
    /// A prediction is no probability.
    #[error("the prediction {0} is no probability from 0 to 1")]
    Prediction(f64),
}

impl Estimate {
    /// The lower end of the interval.
    #[must_use]
    pub fn low(&self) -> f64 {
        share(self.least, self.promises)
    }

    /// The upper end of the interval.
    #[must_use]
    pub fn high(&self) -> f64 {
        share(self.most, self.promises)
    }

    /// How wide the interval is.
    #[must_use]
    pub fn width(&self) -> f64 {
        share(self.most - self.least, self.promises)
    }
}

/// What was counted: a simple random sample without replacement.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counts {
    pub(super) followed_up: usize,
    pub(super) coded: usize,
    pub(super) promises: usize,
}

impl Counts {
    /// # Errors
    /// When there is no sample, or the numbers cannot be.
    pub(super) fn checked(self) -> Result<Self, EstimateError> {
        let Self { followed_up, coded, promises } = self;
        if followed_up > coded || coded > promises {
            return Err(EstimateError::Contradiction { followed_up, coded, promises });
        }
        if coded == 0 { Err(EstimateError::NothingCoded) } else { Ok(self) }
    }

    /// The share of the sample.
    pub(super) fn share(self) -> f64 {
        share(self.followed_up, self.coded)
    }

    /// How many of the rarer answer there are.
    pub(super) fn rarer(self) -> usize {
        self.followed_up.min(self.coded - self.followed_up)
    }

    /// The estimate of a share whose variance is `variance_left` of that of the sample's share.
    pub(super) fn estimate(
        self,
        estimator: Estimator,
        share: f64,
        variance_left: f64,
        level: ConfidenceLevel,
    ) -> Estimate {
        let Self { followed_up, coded, promises } = self;
        let (logical_least, logical_most) = (followed_up, promises - (coded - followed_up));
        let share = share.clamp(self::share(logical_least, promises), self::share(logical_most, promises));
        let (low, high) = self.widened_at_the_ends(self.wilson(share, variance_left, level), level);
        // The truth is a whole number of promises; what is a whole number but for rounding stays it.
        let whole = as_number(promises);
        let least = as_count((low * whole + 1e-9).floor()).clamp(logical_least, logical_most);
        let most = as_count((high * whole - 1e-9).ceil()).clamp(logical_least, logical_most);
        let more_to_halve = self.more_to_halve(share, variance_left, level);
        Estimate { estimator, coded, promises, share, least, most, more_to_halve }
    }

    /// Wilson's interval of the effective sample: `n (N - 1) / (N - n)` draws with replacement tell as much as `n` of `N`
    /// without, and so many more as less of the variance is left.
    fn wilson(self, share: f64, variance_left: f64, level: ConfidenceLevel) -> (f64, f64) {
        if self.coded == self.promises || variance_left <= 0.0 {
            return (share, share);
        }
        let (coded, promises) = (as_number(self.coded), as_number(self.promises));
        let effective = coded * (promises - 1.0) / (promises - coded) / variance_left;
        let z = level.standard_errors();
        let squares = z * z / effective;
        let centre = (share + squares / 2.0) / (1.0 + squares);
        let reach = (share * (1.0 - share) * squares + squares * squares / 4.0).sqrt() / (1.0 + squares);
        (centre - reach, centre + reach)
    }

    /// Where one, two or three of the sample are followed up (or are not), the normal approximation puts the nearer end too
    /// near: the end of Poisson's distribution is taken there (Brown, Cai and DasGupta 2001, section 4.1.1).
    fn widened_at_the_ends(self, (low, high): (f64, f64), level: ConfidenceLevel) -> (f64, f64) {
        let end = |count: usize| {
            let few = u8::try_from(count).ok().filter(|few| (1..=3).contains(few) && self.coded < self.promises)?;
            Some(quantile::poisson_mean(few, level.missed()) / as_number(self.coded))
        };
        let low = end(self.followed_up).map_or(low, |end| low.min(end));
        let high = end(self.coded - self.followed_up).map_or(high, |end| high.max(1.0 - end));
        (low, high)
    }

    /// How many more halve the width, the share and what predictions leave of the variance being the same.
    fn more_to_halve(self, share: f64, variance_left: f64, level: ConfidenceLevel) -> Option<usize> {
        let width = |coded| {
            let (low, high) = Self { coded, ..self }.wilson(share, variance_left, level);
            high - low
        };
        let half = width(self.coded) / 2.0;
        if half <= 0.0 {
            return None;
        }
        // The width falls with every promise, and is nothing when all are coded.
        let (mut wide, mut narrow) = (self.coded, self.promises);
        while narrow - wide > 1 {
            let middle = usize::midpoint(wide, narrow);
            if width(middle) > half { wide = middle } else { narrow = middle }
        }
        Some(narrow - self.coded)
    }
}

/// One count over another.
fn share(part: usize, whole: usize) -> f64 {
    as_number(part) / as_number(whole)
}

#[expect(clippy::cast_precision_loss, reason = "counts of promises")]
pub(super) fn as_number(count: usize) -> f64 {
    count as f64
}

/// A whole number of promises; less than none is none.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, and clamped by whoever asks")]
fn as_count(number: f64) -> usize {
    number.max(0.0) as usize
}
