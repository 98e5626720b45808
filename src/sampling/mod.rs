//! Random samples of promises that anybody can draw again.
//!
//! A [`Frame`] is all promises of a part of a store; a [`Sample`] says which of them were drawn, in words that stand on
//! every row of a coding sheet: `100 of 831, seed 7, frame 3f2a91bc`. The draw is the first promises of a shuffle of the
//! sorted frame, so every prefix of it is a simple random sample too.
//!
//! # The draw
//! The frame is sorted by code points, each promise once. Numbers come from [`Generator`]. For `i` = 0, 1, … the promise
//! at `i` changes places with the one at `i + below(N - i)` (Fisher and Yates, forwards): what stands at `i` then is the
//! draw's promise number `i + 1`.

mod error;
mod frame;
mod generator;
mod sample;

pub use error::SamplingError;
pub use frame::{Frame, FrameDigest};
pub use generator::Generator;
pub use sample::Sample;
