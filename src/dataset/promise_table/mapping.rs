//! What the columns of a table of promises mean: `[promises]` in `dataset.toml`.

use std::fmt;

use jiff::civil::Date;
use jiff::fmt::strtime;

use super::ratings::RatingMap;
use crate::diagnostic::Place;
use crate::language::comparable;

/// What a column can be mapped to, in the order in which help shows it.
pub(in crate::dataset) const ROLES: [&str; 16] = [
    "text",
    "section",
    "identifier",
    "party",
    "due",
    "tags",
    "rating",
    "rated_on",
    "by",
    "references",
    "argument",
    "notes",
    "other",
    "commitment",
    "testable",
    "position",
];

/// What the columns of a dataset's tables of promises mean, and how their cells are read.
#[derive(Debug, Clone, Default)]
pub(in crate::dataset) struct Mapping {
    /// The columns of each role, as they are called in the table.
    columns: Vec<(&'static str, Vec<String>)>,
    /// The scale of the ratings, and where the manifest names it.
    pub(in crate::dataset) scale: Option<(String, Place)>,
    /// Who states the promises and rates them, where a row does not say.
    pub(in crate::dataset) by: Option<String>,
    /// How days are written, as `strftime` writes them; without any, as 2024-05-31.
    pub(in crate::dataset) date_formats: Vec<DayFormat>,
    /// What stands between the tags of a cell.
    pub(in crate::dataset) separator: String,
    /// What stands between the parties of a cell.
    pub(in crate::dataset) party_separator: String,
    /// What cells of the rating mean on the scale.
    pub(in crate::dataset) ratings: RatingMap,
    /// Where the manifest says all this; `None` where it does not, and columns are called as their roles.
    pub(in crate::dataset) place: Option<Place>,
}

impl Mapping {
    /// The separator of lists that nobody declares.
    pub(in crate::dataset) const SEPARATOR: &'static str = ",";

    /// Of a table whose columns are called as their roles.
    pub(super) fn by_role() -> Self {
        let columns = ROLES.iter().map(|role| (*role, vec![(*role).to_owned()])).collect();
        let separator = Self::SEPARATOR.to_owned();
        Self { columns, party_separator: separator.clone(), separator, ..Self::default() }
    }

    /// Says which columns have a role.
    pub(in crate::dataset) fn map(&mut self, role: &'static str, columns: Vec<String>) {
        self.columns.push((role, columns));
    }

    /// The columns of a role, as they are called in the table.
    pub(super) fn columns(&self, role: &str) -> &[String] {
        self.columns.iter().find(|(known, _)| *known == role).map_or(&[], |(_, columns)| columns)
    }

    /// Whether any column has the role.
    pub(in crate::dataset) fn has(&self, role: &str) -> bool {
        !self.columns(role).is_empty()
    }

    /// All columns that have a role.
    pub(super) fn all_columns(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.columns.iter().flat_map(|(role, columns)| columns.iter().map(|column| (*role, column.as_str())))
    }
}

/// A column's name as tables look it up.
pub(super) fn key(column: &str) -> String {
    comparable(column).to_lowercase()
}

/// A way of writing days, such as `%d/%m/%Y`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::dataset) struct DayFormat(String);

impl DayFormat {
    /// A format that tells every day apart, as `strftime` writes it; `None` for any other text.
    pub(in crate::dataset) fn new(format: &str) -> Option<Self> {
        let days = [jiff::civil::date(2023, 11, 27), jiff::civil::date(1999, 1, 2)];
        let is_read_back = |day: &Date| {
            strtime::format(format, *day).is_ok_and(|text| Date::strptime(format, text).is_ok_and(|read| read == *day))
        };
        days.iter().all(is_read_back).then(|| Self(format.to_owned()))
    }

    /// The day that a text is in this format.
    pub(super) fn read(&self, text: &str) -> Option<Date> {
        Date::strptime(&self.0, text).ok()
    }
}

impl fmt::Display for DayFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_of_days_tells_every_day_apart() {
        let british = DayFormat::new("%d/%m/%Y").unwrap();
        assert_eq!(british.read("27/11/2023"), Some(jiff::civil::date(2023, 11, 27)));
        assert_eq!(["2023-11-27", "11/27/2023", "27/11/2023 10:00", ""].map(|text| british.read(text)), [None; 4]);
        assert!(DayFormat::new("%-d %B %Y").is_some());
        for bad in ["", "%d/%m", "%Y", "dd/mm/yyyy", "%d/%m/%", "%!"] {
            assert_eq!(DayFormat::new(bad), None, "{bad}");
        }
    }
}
