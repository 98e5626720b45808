//! How sure an algorithm is of what it suggests.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// A share from 0 to 1 in whole hundredths, so that the same input always prints the same figure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Confidence(u8);

/// A figure that is no confidence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no confidence: write a number from 0 to 1, such as 0.6")]
pub struct InvalidConfidence(String);

impl Confidence {
    /// The nearest hundredth below a probability; what lies outside of 0 to 1 becomes the nearer end.
    #[must_use]
    pub fn of(probability: f64) -> Self {
        let hundredths = (probability.clamp(0.0, 1.0) * 100.0).floor();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0 to 100")]
        Self(hundredths as u8)
    }

    /// The number from 0 to 1.
    #[must_use]
    pub fn as_number(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// A whole number of hundredths, at most 100.
    #[must_use]
    pub const fn hundredths(hundredths: u8) -> Self {
        Self(if hundredths > 100 { 100 } else { hundredths })
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

/// As a number from 0 to 1.
impl Serialize for Confidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.as_number())
    }
}

impl FromStr for Confidence {
    type Err = InvalidConfidence;

    fn from_str(text: &str) -> Result<Self, InvalidConfidence> {
        let number: Option<f64> = text.trim().parse().ok();
        let number = number.filter(|number| (0.0..=1.0).contains(number));
        // Half a unit in the last place more, so that 0.57 is not read as 56 hundredths.
        number.map(|number| Self::of(number + 1e-9)).ok_or_else(|| InvalidConfidence(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_hundredth_is_read_as_it_is_written() {
        for hundredths in 0..=100 {
            let confidence = Confidence::hundredths(hundredths);
            assert_eq!(confidence.to_string().parse(), Ok(confidence));
        }
        assert_eq!("0.6".parse(), Ok(Confidence::hundredths(60)));
    }

    #[test]
    fn what_is_no_share_is_refused() {
        for bad in ["1.01", "-0.1", "NaN", "inf", "high", ""] {
            assert!(bad.parse::<Confidence>().is_err(), "{bad}");
        }
    }
}
