//! A sample in words.

use std::fmt;
use std::str::FromStr;

use super::{Frame, FrameDigest, SamplingError};

/// How many promises were drawn, from how many, with which seed and from which frame.
///
/// ```
/// use pledgebase::sampling::Sample;
///
/// let sample: Sample = "100 of 831, seed 7, frame 3f2a91bc".parse()?;
/// assert_eq!((sample.size(), sample.frame_size(), sample.seed()), (100, 831, 7));
/// assert_eq!(sample.to_string(), "100 of 831, seed 7, frame 3f2a91bc");
/// # Ok::<(), pledgebase::sampling::SamplingError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sample {
    size: usize,
    frame_size: usize,
    seed: u64,
    digest: FrameDigest,
}

impl Sample {
    /// Checks what words can say: at least one promise, and no more than there are.
    pub(super) fn new(size: usize, frame_size: usize, seed: u64, digest: FrameDigest) -> Result<Self, SamplingError> {
        match size {
            0 => Err(SamplingError::Nothing),
            size if size > frame_size => Err(SamplingError::TooMany { wanted: size, all: frame_size }),
            size => Ok(Self { size, frame_size, seed, digest }),
        }
    }

    /// How many promises were drawn.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// From how many promises they were drawn.
    #[must_use]
    pub fn frame_size(&self) -> usize {
        self.frame_size
    }

    /// The seed of the draw.
    #[must_use]
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// The digest of the frame.
    #[must_use]
    pub fn digest(&self) -> FrameDigest {
        self.digest
    }

    /// Whether it was drawn from these promises.
    #[must_use]
    pub fn is_of(&self, frame: &Frame) -> bool {
        self.frame_size == frame.size() && self.digest == frame.digest()
    }
}

impl fmt::Display for Sample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}, seed {}, frame {}", self.size, self.frame_size, self.seed, self.digest)
    }
}

impl FromStr for Sample {
    type Err = SamplingError;

    fn from_str(text: &str) -> Result<Self, SamplingError> {
        let parts = || {
            let (sizes, rest) = text.split_once(',')?;
            let (seed, frame) = rest.split_once(',')?;
            let (size, frame_size) = sizes.split_once(" of ")?;
            Some((
                number(size)?,
                number(frame_size)?,
                number(seed.trim().strip_prefix("seed ")?)?,
                frame.trim().strip_prefix("frame ")?.trim().parse().ok()?,
            ))
        };
        let (size, frame_size, seed, digest) =
            parts().ok_or_else(|| SamplingError::Words { words: text.to_owned() })?;
        Self::new(size, frame_size, seed, digest)
    }
}

/// A number in digits alone, spaces around it aside.
fn number<N: FromStr>(text: &str) -> Option<N> {
    let text = text.trim();
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_read_as_they_are_written_whatever_their_spaces_and_capitals() {
        let words = "100 of 831, seed 18446744073709551615, frame 00ff91bc";
        let sample: Sample = words.parse().unwrap();
        assert_eq!(sample.to_string(), words);
        assert_eq!(" 100 of 831 ,seed 18446744073709551615 , frame 00FF91BC ".parse(), Ok(sample));
    }

    #[test]
    fn other_words_are_refused() {
        for words in [
            "",
            "100",
            "100 of 831",
            "100 of 831, seed 7",
            "100 of 831, seed x, frame 3f2a91bc",
            "100 of 831, seed -7, frame 3f2a91bc",
            "+100 of 831, seed 7, frame 3f2a91bc",
            "100 of 831, seed 7, frame 3f2a91",
            "100 of 831, seed 7, frame 3f2a91bx",
            "100 of 831, seed 18446744073709551616, frame 3f2a91bc",
            "100 of 831, seed 7, frame 3f2a91bc, more",
        ] {
            assert_eq!(words.parse::<Sample>(), Err(SamplingError::Words { words: words.to_owned() }));
        }
        assert_eq!("0 of 9, seed 7, frame 3f2a91bc".parse::<Sample>(), Err(SamplingError::Nothing));
        let too_many = Err(SamplingError::TooMany { wanted: 10, all: 9 });
        assert_eq!("10 of 9, seed 7, frame 3f2a91bc".parse::<Sample>(), too_many);
    }
}
