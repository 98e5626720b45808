//! The names of version 0.1, which counted: `promise/{domain}/{number}/4` was the fourth sentence of its section, and
//! `theme/{domain}/{number}/2` the second theme of its report (`{number}~2`: of the second report on it).
//!
//! What they meant changed with every insertion, so that nothing resolves them any more but `pledgebase migrate`.

/// A name of version 0.1, taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PositionalName<'n> {
    /// The domain's slug.
    pub domain: &'n str,
    /// The section's number.
    pub number: &'n str,
    /// Which report on the section, for a theme.
    pub report: usize,
    /// Which sentence of the section, or theme of the report.
    pub position: usize,
}

impl<'n> PositionalName<'n> {
    /// Takes apart what follows `promise/` or `theme/` in a name; `None` unless its last part is a number.
    #[must_use]
    pub fn parse(tail: &'n str) -> Option<Self> {
        let mut parts = tail.split('/');
        let (domain, number, position) = (parts.next()?, parts.next()?, parts.next()?);
        let (number, report) = number.split_once('~').unwrap_or((number, "1"));
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if parts.next().is_some()
            || domain.is_empty()
            || number.is_empty()
            || !is_number(position)
            || !is_number(report)
        {
            return None;
        }
        // Digests have eight digits, and may consist of figures only.
        let position = Some(position).filter(|digits| digits.len() < 8)?.parse().ok()?;
        Some(Self { domain, number, report: report.parse().ok()?, position })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_counts_is_told_from_one_that_follows_words() {
        let fourth = PositionalName { domain: "wonen", number: "4.2.1", report: 1, position: 4 };
        assert_eq!(PositionalName::parse("wonen/4.2.1/4"), Some(fourth));
        assert_eq!(PositionalName::parse("wonen/4.2.1~2/4"), Some(PositionalName { report: 2, ..fourth }));
        for other in ["wonen/4.2.1/we-bouwen-0a1b2c3d", "wonen/4.2.1/12345678", "wonen/4.2.1", "4", "wonen/4.2.1/4/5"] {
            assert_eq!(PositionalName::parse(other), None, "{other}");
        }
    }
}
