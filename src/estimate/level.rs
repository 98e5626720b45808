//! How sure an interval is.

use std::fmt;
use std::str::FromStr;

use super::quantile;

/// Of how many intervals that are made like this one the truth is in: more than half and less than all, such as 0.95.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct ConfidenceLevel {
    level: f64,
    standard_errors: f64,
}

/// A number that is no level.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no confidence level: write a number from 0.5 to 0.999, such as 0.95")]
pub struct InvalidLevel(String);

impl ConfidenceLevel {
    fn of(level: f64) -> Self {
        Self { level, standard_errors: quantile::normal(0.5 + level / 2.0) }
    }

    /// The level as a number.
    #[must_use]
    pub fn as_number(self) -> f64 {
        self.level
    }

    /// How often the truth is outside.
    pub(super) fn missed(self) -> f64 {
        1.0 - self.level
    }

    /// How many standard errors the interval of a normal estimate reaches to either side.
    pub(super) fn standard_errors(self) -> f64 {
        self.standard_errors
    }
}

impl Default for ConfidenceLevel {
    fn default() -> Self {
        Self::of(0.95)
    }
}

impl fmt::Display for ConfidenceLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.level)
    }
}

impl FromStr for ConfidenceLevel {
    type Err = InvalidLevel;

    fn from_str(text: &str) -> Result<Self, InvalidLevel> {
        let number: Option<f64> = text.trim().parse().ok();
        let level = number.filter(|number| (0.5..=0.999).contains(number)).map(Self::of);
        level.ok_or_else(|| InvalidLevel(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_read_as_they_are_written_and_what_is_none_is_refused() {
        assert_eq!("0.95".parse(), Ok(ConfidenceLevel::default()));
        assert_eq!("0.9".parse::<ConfidenceLevel>().unwrap().to_string(), "0.9");
        for bad in ["1", "0", "95", "0.4", "NaN", "inf", "-0.95", "", "high"] {
            assert!(bad.parse::<ConfidenceLevel>().is_err(), "{bad}");
        }
    }
}
