//! Why there is no sample.

use super::{FrameDigest, Sample};

/// A sample that cannot be drawn, read or drawn again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SamplingError {
    /// Nothing can be drawn from nothing.
    #[error("there is no promise to draw from")]
    EmptyFrame,
    /// A sample has at least one promise.
    #[error("a sample has at least one promise")]
    Nothing,
    /// The frame has fewer promises than were asked for.
    #[error("{wanted} promises cannot be drawn from {all}: ask for at most {all}")]
    TooMany {
        /// How many were asked for.
        wanted: usize,
        /// How many the frame has.
        all: usize,
    },
    /// The words are not those of a sample.
    #[error("`{words}` names no sample: it is written like `100 of 831, seed 7, frame 3f2a91bc`")]
    Words {
        /// What was read.
        words: String,
    },
    /// The promises are no longer those that the sample was drawn from.
    #[error("the sample `{sample}` was drawn from other promises: these are {all}, with the digest {digest}")]
    OtherFrame {
        /// The sample.
        sample: Sample,
        /// How many promises the frame has.
        all: usize,
        /// The digest of the frame.
        digest: FrameDigest,
    },
}
