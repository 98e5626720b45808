//! What a cell of a rating means on a scale: words, numbers and ranges of numbers, as the manifest maps them.

use crate::dataset::assessments::decimal;
use crate::diagnostic::Place;

/// Digits behind the point that numbers are compared with.
const SCALE: usize = 12;

/// What cells mean (`[promises.ratings]`).
#[derive(Debug, Clone, Default)]
pub(in crate::dataset) struct RatingMap {
    entries: Vec<Entry>,
}

#[derive(Debug, Clone)]
struct Entry {
    cells: Cells,
    /// Notation of the rating.
    notation: String,
    place: Place,
}

/// Which cells are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Cells {
    /// An empty one.
    Empty,
    /// Those of these words, in small letters.
    Words(String),
    /// Numbers from the one to the other, both included.
    Numbers(Option<i128>, Option<i128>),
}

impl RatingMap {
    /// Adds what cells of this form mean; the form of an earlier entry that some of them have too is an error.
    ///
    /// Forms are `""` (an empty cell), a number, a range of numbers (`0..99`, `..-1`, `100..`; both ends are in it), or words.
    pub(in crate::dataset) fn add(&mut self, form: &str, notation: &str, place: Place) -> Result<(), String> {
        let cells = Cells::parse(form).ok_or_else(|| format!("`{form}` is a range that ends before it starts"))?;
        if let Some(other) = self.entries.iter().find(|entry| entry.cells.meets(&cells)) {
            return Err(format!("cells that `{form}` means are `{}` already", other.notation));
        }
        self.entries.push(Entry { cells, notation: notation.trim().to_owned(), place });
        Ok(())
    }

    /// Whether nothing is mapped: cells are then what the scale itself calls its ratings.
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The notation that a cell means.
    pub(super) fn notation(&self, cell: &str) -> Option<&str> {
        let cell = cell.trim();
        let number = decimal(cell).map(|number| scaled(&number));
        let words = cell.to_lowercase();
        let means = |entry: &&Entry| match &entry.cells {
            Cells::Empty => cell.is_empty(),
            Cells::Words(known) => *known == words,
            Cells::Numbers(from, to) => {
                number.is_some_and(|number| from.is_none_or(|from| from <= number) && to.is_none_or(|to| number <= to))
            }
        };
        self.entries.iter().find(means).map(|entry| entry.notation.as_str())
    }

    /// The notations that are mapped to, and where.
    pub(super) fn notations(&self) -> impl Iterator<Item = (&str, &Place)> {
        self.entries.iter().map(|entry| (entry.notation.as_str(), &entry.place))
    }
}

impl Cells {
    fn parse(form: &str) -> Option<Self> {
        let form = form.trim();
        if form.is_empty() {
            return Some(Self::Empty);
        }
        let bound = |text: &str| match text.trim() {
            "" => Some(None),
            text => decimal(text).map(|number| Some(scaled(&number))),
        };
        let range = form.split_once("..").and_then(|(from, to)| Some((bound(from)?, bound(to)?)));
        match (range, decimal(form)) {
            (Some((Some(from), Some(to))), _) if from > to => None,
            (Some((from, to)), _) if from.is_some() || to.is_some() => Some(Self::Numbers(from, to)),
            (_, Some(number)) => Some(Self::Numbers(Some(scaled(&number)), Some(scaled(&number)))),
            _ => Some(Self::Words(form.to_lowercase())),
        }
    }

    /// Whether one cell can be both.
    fn meets(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Numbers(from, to), Self::Numbers(other_from, other_to)) => {
                let reaches =
                    |from: &Option<i128>, to: &Option<i128>| from.zip(*to).is_none_or(|(from, to)| from <= to);
                reaches(from, other_to) && reaches(other_from, to)
            }
            (a, b) => a == b,
        }
    }
}

/// A decimal number as a whole one, so that numbers compare exactly.
fn scaled(number: &str) -> i128 {
    let (sign, digits) = number.strip_prefix('-').map_or((1, number), |digits| (-1, digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let digits = format!("{whole}{fraction:0<SCALE$}");
    // At most 24 digits: a number has at most twelve before and behind its point.
    sign * digits.parse::<i128>().unwrap_or(i128::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_words_numbers_or_ranges_and_no_cell_means_two_things() {
        let mut map = RatingMap::default();
        for (form, notation) in
            [("", "open"), ("..-1", "broken"), ("0..99.5", "started"), ("100", "kept"), ("Given up", "broken")]
        {
            map.add(form, notation, Place::file("dataset.toml")).unwrap();
        }
        for (cell, notation) in [
            ("", Some("open")),
            (" ", Some("open")),
            ("-100", Some("broken")),
            ("0", Some("started")),
            ("33,3 %", Some("started")),
            ("99.5", Some("started")),
            ("99.6", None),
            ("100.0", Some("kept")),
            ("101", None),
            ("given UP", Some("broken")),
            ("done", None),
        ] {
            assert_eq!(map.notation(cell), notation, "{cell}");
        }
        for (form, problem) in [
            ("90..110", "`started`"),
            ("100..", "`kept`"),
            ("..", ""),
            ("GIVEN up", "`broken`"),
            ("9..1", "ends before"),
        ] {
            let refused = map.clone().add(form, "x", Place::file("dataset.toml"));
            assert!(
                refused.as_ref().err().map_or(problem.is_empty(), |message| message.contains(problem)),
                "{form}: {refused:?}"
            );
        }
    }
}
