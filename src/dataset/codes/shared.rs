//! Findings that many rows of a file share: told once, with all their lines.

use std::collections::BTreeMap;

use crate::dataset::meant::Origin;

/// Rows by what is odd about them.
#[derive(Debug)]
pub(super) struct Shared<'a, K> {
    rows: BTreeMap<K, Vec<Origin<'a>>>,
}

impl<K> Default for Shared<'_, K> {
    fn default() -> Self {
        Self { rows: BTreeMap::new() }
    }
}

impl<'a, K: Ord> Shared<'a, K> {
    pub(super) fn add(&mut self, key: K, row: Origin<'a>) {
        self.rows.entry(key).or_default().push(row);
    }

    /// Each kind with its rows, of which there is at least one.
    pub(super) fn all(&self) -> impl Iterator<Item = (&K, &Origin<'a>, Lines)> {
        self.rows.iter().filter_map(|(key, rows)| Some((key, rows.first()?, Lines::of(rows))))
    }
}

/// Where rows stand, for a message.
#[derive(Debug)]
pub(super) struct Lines {
    rows: usize,
    /// First and last lines of rows that follow each other.
    spans: Vec<(usize, usize)>,
}

impl Lines {
    fn of(rows: &[Origin<'_>]) -> Self {
        Self::joined(rows.iter().map(Origin::lines).collect())
    }

    fn joined(mut rows: Vec<(usize, usize)>) -> Self {
        rows.sort_unstable();
        let mut spans: Vec<(usize, usize)> = Vec::new();
        for (start, end) in &rows {
            match spans.last_mut() {
                Some((_, last)) if *start <= *last + 1 => *last = *end,
                _ => spans.push((*start, *end)),
            }
        }
        Self { rows: rows.len(), spans }
    }
}

/// `1 row (line 2)`, `12 rows (lines 2 to 11, 14, 20)`.
impl std::fmt::Display for Lines {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let spans = self.spans.iter().map(|(first, last)| match last - first {
            0 => first.to_string(),
            1 => format!("{first}, {last}"),
            _ => format!("{first} to {last}"),
        });
        let lines = spans.collect::<Vec<_>>().join(", ");
        let plural = |several: bool| if several { "s" } else { "" };
        let is_one_line = matches!(self.spans.as_slice(), [(first, last)] if first == last);
        write!(f, "{} row{} (line{} {lines})", self.rows, plural(self.rows != 1), plural(!is_one_line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_follow_each_other_are_told_as_a_span() {
        assert_eq!(Lines::joined(vec![(2, 2)]).to_string(), "1 row (line 2)");
        assert_eq!(Lines::joined(vec![(2, 4)]).to_string(), "1 row (lines 2 to 4)");
        let rows = vec![(2, 2), (3, 5), (6, 6), (20, 20), (8, 8), (9, 9)];
        assert_eq!(Lines::joined(rows).to_string(), "6 rows (lines 2 to 6, 8, 9, 20)");
    }
}
