//! Section numbers: "2.10" comes after "2.2".

use std::cmp::Ordering;
use std::fmt;

/// The number of a section as printed ("2.2.8"), ordered by its parts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SectionNumber(String);

impl SectionNumber {
    /// So many parts a number has at most: sections in sections, twelve deep.
    ///
    /// # Rationale
    /// Queries walk from a section to all that it is in. No agreement is that deep, and the time of such a walk grows with
    /// the square of the depth.
    pub const MOST_PARTS: usize = 12;

    /// Reads "2.2.8"; a final dot ("2.2.8.") is dropped. `None` unless all parts are numbers of at most four digits, and
    /// there are at most [`SectionNumber::MOST_PARTS`] of them.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text.trim_end_matches('.');
        // Split no further than needed: a text of many kilobytes is refused at once.
        let parts = || text.splitn(Self::MOST_PARTS + 1, '.');
        let is_part = |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        let well_formed = parts().count() <= Self::MOST_PARTS && parts().all(is_part);
        well_formed.then(|| Self(text.to_owned()))
    }

    /// As printed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number of the section around it ("2.2" for "2.2.8"); `None` for a top section.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        self.0.rsplit_once('.').map(|(parent, _)| Self(parent.to_owned()))
    }

    /// The first part: the number of the domain.
    #[must_use]
    pub fn top(&self) -> Self {
        Self(self.0.split('.').next().unwrap_or_default().to_owned())
    }

    /// How many parts it has: 1 for a domain.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.0.split('.').count()
    }

    /// The last part: which of the sections beside it.
    #[must_use]
    pub fn last_part(&self) -> usize {
        self.parts().last().map_or(0, usize::from)
    }

    fn parts(&self) -> impl Iterator<Item = u16> + '_ {
        self.0.split('.').map(|part| part.parse().unwrap_or(u16::MAX))
    }
}

impl fmt::Display for SectionNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Ord for SectionNumber {
    fn cmp(&self, other: &Self) -> Ordering {
        self.parts().cmp(other.parts()).then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for SectionNumber {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_ordered_by_their_parts() {
        let mut numbers: Vec<_> =
            ["2.10", "2.2", "10", "2.2.1", "2"].into_iter().filter_map(SectionNumber::parse).collect();
        numbers.sort();
        let printed: Vec<_> = numbers.iter().map(SectionNumber::as_str).collect();
        assert_eq!(printed, ["2", "2.2", "2.2.1", "2.10", "10"]);
    }

    #[test]
    fn a_number_has_only_digits_between_dots() {
        assert_eq!(SectionNumber::parse("2.1.").map(|n| n.to_string()), Some("2.1".to_owned()));
        for bad in ["", ".", "2..1", "2a", "2019-2024", "2.1:", "12345", "1.1.1.1.1.1.1.1.1.1.1.1.1"] {
            assert_eq!(SectionNumber::parse(bad), None, "{bad}");
        }
        let deepest = SectionNumber::parse("1.2.3.4.5.6.7.8.9.10.11.12");
        assert_eq!(deepest.map(|number| number.depth()), Some(SectionNumber::MOST_PARTS));
    }
}
