//! The words by which a sheet says which random sample it is.

use std::fmt;
use std::str::FromStr;

/// How a sheet says which sample it is: `100 of 831, seed 7, frame 3f2a91bc`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SampleWords {
    /// How many promises were drawn.
    pub drawn: usize,
    /// Out of how many.
    pub of: usize,
    /// The seed of the draw.
    pub seed: u64,
    /// The first eight hex digits of the frame's digest.
    pub frame: String,
}

impl fmt::Display for SampleWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}, seed {}, frame {}", self.drawn, self.of, self.seed, self.frame)
    }
}

/// A text that is no sample's words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a sample is written as `100 of 831, seed 7, frame 3f2a91bc`, with no more drawn than there are")]
pub struct InvalidSampleWords;

impl FromStr for SampleWords {
    type Err = InvalidSampleWords;

    fn from_str(text: &str) -> Result<Self, InvalidSampleWords> {
        let parsed = || {
            let mut parts = text.split(',').map(str::trim);
            let (drawn, of) = parts.next()?.split_once(" of ")?;
            let seed = parts.next()?.strip_prefix("seed ")?;
            let frame = parts.next()?.strip_prefix("frame ")?.trim().to_ascii_lowercase();
            let is_whole = parts.next().is_none();
            let is_digest = frame.len() == 8 && frame.bytes().all(|byte| byte.is_ascii_hexdigit());
            let words = Self {
                drawn: drawn.trim().parse().ok()?,
                of: of.trim().parse().ok()?,
                seed: seed.trim().parse().ok()?,
                frame,
            };
            (is_whole && is_digest && words.drawn <= words.of && words.drawn > 0).then_some(words)
        };
        parsed().ok_or(InvalidSampleWords)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_sample_are_read_as_they_are_written() {
        let words = SampleWords { drawn: 100, of: 831, seed: 7, frame: "3f2a91bc".to_owned() };
        assert_eq!(words.to_string(), "100 of 831, seed 7, frame 3f2a91bc");
        assert_eq!(words.to_string().parse(), Ok(words.clone()));
        assert_eq!(" 100 of 831,seed 7,  frame 3F2A91BC ".parse(), Ok(words));
    }

    #[test]
    fn what_cannot_be_a_sample_is_refused() {
        for text in [
            "",
            "100 of 831",
            "832 of 831, seed 7, frame 3f2a91bc",
            "0 of 831, seed 7, frame 3f2a91bc",
            "100 of 831, seed x, frame 3f2a91bc",
            "100 of 831, seed 7, frame 3f2a91b",
            "100 of 831, seed 7, frame 3f2a91bg",
            "100 of 831, seed 7, frame 3f2a91bc, more",
        ] {
            assert_eq!(text.parse::<SampleWords>(), Err(InvalidSampleWords), "{text}");
        }
    }
}
