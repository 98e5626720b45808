//! What a question may cost.

use std::fmt;
use std::num::NonZeroU64;
use std::str::FromStr;
use std::time::Duration;

/// Limits of one question. Each is an error where it is reached, never a shorter answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Time to parse, plan and answer; none by default.
    pub time: Option<Duration>,
    /// Memory that the process may grow by while it answers; none by default, since the memory of a process is of all its
    /// threads.
    pub memory: Option<Bytes>,
    /// Rows, or triples, of an answer; none by default.
    pub rows: Option<usize>,
    /// Bytes of the texts of an answer's terms; none by default.
    pub bytes: Option<Bytes>,
    /// How deep brackets may be nested; 64 by default. At 64 the worst query (nested lists) is planned in a third of a
    /// second, at 128 in two.
    pub depth: usize,
    /// How many steps a query may have: its words and signs, those of VALUES blocks and of the lists of IN left out;
    /// 10,000 by default.
    pub steps: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { time: None, memory: None, rows: None, bytes: None, depth: 64, steps: 10_000 }
    }
}

/// A number of bytes, written `2GB`, `512MB`, `64 KiB` or `1000000`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bytes(NonZeroU64);

/// A text that is no number of bytes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no amount of memory: write a whole number above 0 with a unit, such as 512MB or 2GB")]
pub struct InvalidBytes(String);

const UNITS: &[(&str, u64)] = &[
    ("GiB", 1 << 30),
    ("MiB", 1 << 20),
    ("KiB", 1 << 10),
    ("TB", 1_000_000_000_000),
    ("GB", 1_000_000_000),
    ("MB", 1_000_000),
    ("kB", 1_000),
    ("B", 1),
    ("", 1),
];

impl Bytes {
    /// As a number.
    #[must_use]
    pub fn get(self) -> u64 {
        self.0.get()
    }
}

impl FromStr for Bytes {
    type Err = InvalidBytes;

    /// Units are read whatever their capitals: `2gb` is `2GB`.
    fn from_str(text: &str) -> Result<Self, InvalidBytes> {
        let wrong = || InvalidBytes(text.to_owned());
        let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let unit = &text[digits.len()..];
        let (_, factor) = UNITS.iter().find(|(name, _)| name.eq_ignore_ascii_case(unit)).ok_or_else(wrong)?;
        let digits = digits.trim_end();
        // `parse` alone would take a plus sign.
        let number = digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse::<u64>().ok()).flatten();
        let bytes = number.and_then(|number| number.checked_mul(*factor)).and_then(NonZeroU64::new);
        bytes.map(Self).ok_or_else(wrong)
    }
}

impl fmt::Display for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = self.get();
        let even = UNITS.iter().filter(|(name, factor)| !name.is_empty() && bytes.is_multiple_of(*factor));
        let unit = even.min_by_key(|(_, factor)| bytes / factor);
        match unit {
            Some((name, factor)) => write!(f, "{} {name}", bytes / factor),
            None => write!(f, "{bytes} B"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_of_memory_are_read_with_their_units() {
        let read = |text: &str| text.parse::<Bytes>().map(Bytes::get);
        assert_eq!(read("512MB"), Ok(512_000_000));
        assert_eq!(read("2 gb"), Ok(2_000_000_000));
        assert_eq!(read("1GiB"), Ok(1 << 30));
        assert_eq!(read("4096"), Ok(4096));
        for wrong in ["", "MB", "0", "0GB", "-1MB", "+1MB", "1.5GB", "2 GB of", "99999999999999999999GB", "2ZB"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
        assert_eq!("2GB".parse::<Bytes>().unwrap().to_string(), "2 GB");
        assert_eq!("1024".parse::<Bytes>().unwrap().to_string(), "1 KiB");
    }
}
