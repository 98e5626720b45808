//! What is drawn from.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

use super::{Generator, Sample, SamplingError};

/// The promises of a part of a store, by IRI: sorted, each once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    promises: Vec<String>,
}

/// The first four bytes of the SHA-256 of a frame's IRIs, each followed by a line feed; eight hex digits in writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FrameDigest([u8; 4]);

impl Frame {
    /// The frame of promises, in whatever order they are given.
    ///
    /// # Errors
    /// [`SamplingError::EmptyFrame`] when there are none.
    pub fn of<P: Into<String>>(promises: impl IntoIterator<Item = P>) -> Result<Self, SamplingError> {
        let mut promises: Vec<String> = promises.into_iter().map(Into::into).collect();
        promises.sort_unstable();
        promises.dedup();
        if promises.is_empty() { Err(SamplingError::EmptyFrame) } else { Ok(Self { promises }) }
    }

    /// The promises in their order.
    #[must_use]
    pub fn promises(&self) -> &[String] {
        &self.promises
    }

    /// How many promises there are.
    #[must_use]
    pub fn size(&self) -> usize {
        self.promises.len()
    }

    /// What tells this frame from others.
    #[must_use]
    pub fn digest(&self) -> FrameDigest {
        let mut hash = Sha256::new();
        for promise in &self.promises {
            hash.update(promise.as_bytes());
            hash.update(b"\n");
        }
        let mut digest = [0; 4];
        for (place, byte) in digest.iter_mut().zip(hash.finalize()) {
            *place = byte;
        }
        FrameDigest(digest)
    }

    /// A new sample of so many promises.
    ///
    /// # Errors
    /// [`SamplingError::Nothing`] and [`SamplingError::TooMany`].
    pub fn sample(&self, size: usize, seed: u64) -> Result<Sample, SamplingError> {
        Sample::new(size, self.size(), seed, self.digest())
    }

    /// The promises of a sample of this frame, in the order of the draw.
    ///
    /// # Errors
    /// [`SamplingError::OtherFrame`] when the sample was drawn from other promises.
    pub fn draw(&self, sample: &Sample) -> Result<Vec<&str>, SamplingError> {
        if !sample.is_of(self) {
            let (all, digest) = (self.size(), self.digest());
            return Err(SamplingError::OtherFrame { sample: sample.clone(), all, digest });
        }
        let mut order: Vec<&str> = self.promises.iter().map(String::as_str).collect();
        let mut generator = Generator::of_seed(sample.seed());
        for place in 0..sample.size() {
            let other = place + generator.below(order.len() - place);
            order.swap(place, other);
        }
        order.truncate(sample.size());
        Ok(order)
    }
}

impl fmt::Display for FrameDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl FromStr for FrameDigest {
    type Err = hex::FromHexError;

    fn from_str(text: &str) -> Result<Self, hex::FromHexError> {
        let mut digest = [0; 4];
        hex::decode_to_slice(text, &mut digest)?;
        Ok(Self(digest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(size: usize) -> Frame {
        Frame::of((0..size).map(|number| format!("https://example.org/promise/{number:04}"))).unwrap()
    }

    #[test]
    fn the_order_in_which_promises_are_given_and_doubles_change_nothing() {
        let one = Frame::of(["b", "a", "c"]).unwrap();
        let other = Frame::of(["c", "a", "b", "a"]).unwrap();
        assert_eq!(one, other);
        // printf 'a\nb\nc\n' | sha256sum
        assert_eq!(one.digest().to_string(), "880553fc");
        assert_ne!(one.digest(), Frame::of(["a", "b"]).unwrap().digest());
    }

    #[test]
    fn a_draw_has_its_size_and_no_promise_twice_and_is_the_same_again() {
        let frame = frame(50);
        let sample = frame.sample(20, 7).unwrap();
        let drawn = frame.draw(&sample).unwrap();
        let mut distinct = drawn.clone();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!((drawn.len(), distinct.len()), (20, 20));
        assert_eq!(frame.draw(&sample).unwrap(), drawn);
        assert_ne!(frame.draw(&frame.sample(20, 8).unwrap()).unwrap(), drawn);
    }

    #[test]
    fn a_smaller_sample_of_the_same_seed_is_the_beginning_of_a_greater_one() {
        let frame = frame(50);
        let all = frame.draw(&frame.sample(50, 7).unwrap()).unwrap();
        for size in 1..=50 {
            assert_eq!(frame.draw(&frame.sample(size, 7).unwrap()).unwrap(), all[..size]);
        }
    }

    #[test]
    fn every_promise_is_drawn_as_often_as_every_other() {
        let frame = frame(10);
        let mut drawn = vec![0; 10];
        for seed in 0..4_000 {
            for promise in frame.draw(&frame.sample(3, seed).unwrap()).unwrap() {
                drawn[frame.promises().iter().position(|other| other == promise).unwrap()] += 1;
            }
        }
        assert!(drawn.iter().all(|count| (1_080..1_320).contains(count)), "{drawn:?}");
    }

    #[test]
    fn nothing_is_drawn_from_nothing_nor_more_than_there_is() {
        assert_eq!(Frame::of(Vec::<String>::new()), Err(SamplingError::EmptyFrame));
        assert_eq!(frame(3).sample(0, 7), Err(SamplingError::Nothing));
        assert_eq!(frame(3).sample(4, 7), Err(SamplingError::TooMany { wanted: 4, all: 3 }));
    }

    #[test]
    fn a_sample_of_other_promises_is_refused() {
        let sample = frame(10).sample(3, 7).unwrap();
        let mut promises = frame(10).promises().to_vec();
        promises[4] = "https://example.org/promise/other".to_owned();
        let other = Frame::of(promises).unwrap();
        assert!(matches!(other.draw(&sample), Err(SamplingError::OtherFrame { all: 10, .. })));
        assert!(matches!(frame(11).draw(&sample), Err(SamplingError::OtherFrame { all: 11, .. })));
    }
}
