//! Why codes tell nothing.

use crate::agreement::AgreementError;
use crate::estimate::EstimateError;
use crate::queries::QueryError;
use crate::sampling::{Sample, SamplingError};

/// A question that the codes of a store do not answer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CodingError {
    /// The store cannot be asked.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// Coders cannot be compared.
    #[error(transparent)]
    Agreement(#[from] AgreementError),
    /// There is no estimate.
    #[error(transparent)]
    Estimate(#[from] EstimateError),
    /// The words of a sample are none.
    #[error(transparent)]
    Sampling(#[from] SamplingError),
    /// Nobody coded two coders' pairs.
    #[error("no two coders judged the same pair of promise and decision: there is nothing to compare")]
    NothingShared,
    /// Nobody rated a promise that another assessor rated on the same scale.
    #[error("no two assessors rated the same promise on the same scale: there is nothing to compare")]
    NoSharedRatings,
    /// Codes that were not drawn say nothing of the others.
    #[error(
        "no code of this store is of a random sample, and others say nothing about all promises: draw one with \
         `pledgebase sheet --sample N`, and leave its column `sample` as it is"
    )]
    NoSample,
    /// The promises are no longer those that were drawn from.
    #[error(
        "the sample `{sample}` was drawn from other promises than any part of this store has now: build with the promises \
         that it was drawn from, or draw anew"
    )]
    OtherPromises {
        /// The sample.
        sample: Sample,
    },
    /// Codes claim to be of a sample that they are not of.
    #[error(
        "{count} promises (the first is <{first}>) are coded as of the sample `{sample}`, which does not hold them: empty the \
         column `sample` in their rows"
    )]
    NotDrawn {
        /// The sample.
        sample: Sample,
        /// How many promises.
        count: usize,
        /// One of them.
        first: String,
    },
    /// The first promise of the draw is not coded yet.
    #[error(
        "no promise of the sample `{sample}` is coded in full from the first of the draw on: <{first}> is {why}, and what \
         comes after it counts when it is coded"
    )]
    NotBegun {
        /// The sample.
        sample: Sample,
        /// The promise that is open.
        first: String,
        /// Why it is.
        why: &'static str,
    },
}

impl CodingError {
    /// Whether no input can cause it.
    #[must_use]
    pub fn is_bug(&self) -> bool {
        match self {
            Self::Query(error) => error.is_bug(),
            _ => false,
        }
    }
}
