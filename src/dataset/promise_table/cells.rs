//! The cells of one row.

use jiff::civil::Date;

use super::ListedRow;
use super::mapping::{Mapping, key};
use crate::dataset::assessments::sources_of;
use crate::dataset::curation::values;
use crate::dataset::table::Row;
use crate::diagnostic::{Diagnostic, SourceText};
use crate::language::comparable;
use crate::model::NamedSource;

/// Reads rows by a mapping.
pub(super) struct Reader<'a, 'm, 'd> {
    pub(super) source: &'a SourceText,
    pub(super) mapping: &'m Mapping,
    pub(super) diagnostics: &'d mut Vec<Diagnostic>,
}

/// A cell that is not empty.
#[derive(Clone, Copy)]
struct Cell<'r> {
    /// Its column, as the manifest writes it.
    column: &'r str,
    text: &'r str,
}

impl<'a> Reader<'a, '_, '_> {
    /// A row with a text and a section; a row without becomes a finding.
    pub(super) fn row(&mut self, row: Row<'_, '_>) -> Option<ListedRow<'a>> {
        let mapping = self.mapping;
        let all = |role: &str| all_of(mapping, row, role);
        let one = |role: &str| all(role).first().copied();
        let Some(text) = one("text") else {
            let help = "fill it in; the row is left out";
            self.warn("promise-without-text", row, "this row has no text of a promise", help);
            return None;
        };
        let path: Vec<String> =
            mapping.columns("section").iter().map_while(|column| row.get(&key(column)).map(comparable)).collect();
        if path.is_empty() && self.has_column(row, "section") {
            let help = format!("fill in the column `{}`; the row is left out", mapping.columns("section").join("`, `"));
            self.warn("promise-without-section", row, "this row says of no section that it makes the promise", &help);
            return None;
        }
        for column in mapping.columns("section").iter().skip(path.len() + 1) {
            if let Some(text) = row.get(&key(column)) {
                let message = format!("`{text}` stands in `{column}`, and the section around it is not given");
                let help = "fill in the outer sections first; it is left out";
                self.diagnostics.push(Diagnostic::warning(
                    "section-without-outer",
                    row.place_of(&key(column)),
                    message,
                    help,
                ));
            }
        }
        let place = |role: &'static str| {
            let column = one(role).map(|cell| key(cell.column)).unwrap_or_default();
            move || row.place_of(&column)
        };
        let range_of = |role: &str| one(role).map_or_else(|| row.range(), |cell| row.range_of(&key(cell.column)));
        let position =
            one("position").and_then(|cell| values::position(cell.text, place("position"), self.diagnostics));
        let commitment =
            one("commitment").and_then(|cell| values::commitment(cell.text, place("commitment"), self.diagnostics));
        let testable =
            one("testable").and_then(|cell| values::testable(cell.text, place("testable"), self.diagnostics));
        let due = one("due").and_then(|cell| self.day(cell, row, "the promise has no day by which it is due"));
        let rated_on = one("rated_on").and_then(|cell| self.day(cell, row, "the row has no day"));
        let mut sources: Vec<NamedSource> = Vec::new();
        for cell in all("references") {
            for source in sources_of(cell.text, || row.place_of(&key(cell.column)), self.diagnostics) {
                if !sources.contains(&source) {
                    sources.push(source);
                }
            }
        }
        let mut notes: Vec<String> = all("notes").iter().map(|cell| comparable(cell.text)).collect();
        notes.extend(all("other").iter().map(|cell| format!("{}: {}", cell.column, comparable(cell.text))));
        let more = |role: &'static str| {
            all(role).into_iter().skip(1).map(|cell| format!("{}: {}", cell.column, comparable(cell.text)))
        };
        // Of a role that says one thing only, further columns are remarks: no cell vanishes.
        for role in ["text", "identifier", "due", "rating", "rated_on", "by", "commitment", "testable", "position"] {
            notes.extend(more(role));
        }
        let argument: Vec<String> = all("argument").iter().map(|cell| comparable(cell.text)).collect();
        Some(ListedRow {
            source: self.source,
            range: row.range(),
            text: comparable(text.text),
            path,
            path_range: range_of("section"),
            section: None,
            identifier: one("identifier").map(|cell| comparable(cell.text)),
            position,
            commitment,
            testable,
            party_range: range_of("party"),
            parties: self.list(all("party"), &mapping.party_separator, row, "party"),
            due,
            tags: self.list(all("tags"), &mapping.separator, row, "tag"),
            rating: self.has_column(row, "rating").then(|| one("rating").map_or("", |cell| cell.text).to_owned()),
            rating_range: range_of("rating"),
            rated: None,
            rated_on,
            by: one("by").map(|cell| comparable(cell.text)),
            sources,
            argument: (!argument.is_empty()).then(|| argument.join("\n")),
            notes,
        })
    }

    /// Whether the table has a column of a role.
    fn has_column(&self, row: Row<'_, '_>, role: &str) -> bool {
        self.mapping.columns(role).iter().any(|column| row.has(&key(column)))
    }

    /// The entries of lists, each once; what holds no letter or digit is no entry, and told.
    fn list(&mut self, cells: Vec<Cell<'_>>, separator: &str, row: Row<'_, '_>, what: &str) -> Vec<String> {
        let mut entries: Vec<String> = Vec::new();
        for cell in cells {
            for entry in cell.text.split(separator).map(comparable).filter(|entry| !entry.is_empty()) {
                if !entry.contains(char::is_alphanumeric) {
                    let message = format!("`{entry}` names no {what}");
                    let help = "leave the cell empty where there is none; it was left out";
                    self.diagnostics.push(Diagnostic::warning(
                        "bad-entry",
                        row.place_of(&key(cell.column)),
                        message,
                        help,
                    ));
                } else if !entries.contains(&entry) {
                    entries.push(entry);
                }
            }
        }
        entries
    }

    /// A day in one of the declared formats, else as 2024-05-31.
    fn day(&mut self, cell: Cell<'_>, row: Row<'_, '_>, otherwise: &str) -> Option<Date> {
        let place = || row.place_of(&key(cell.column));
        let formats = &self.mapping.date_formats;
        if formats.is_empty() {
            return values::day(cell.text, place, self.diagnostics);
        }
        let day = formats.iter().find_map(|format| format.read(cell.text));
        if day.is_none() {
            let written: Vec<String> = formats.iter().map(ToString::to_string).collect();
            let message = format!("`{}` is no day in the form {}", cell.text, written.join(" or "));
            let help = format!("write it so, or add its form to date_format under [promises]; until then {otherwise}");
            self.diagnostics.push(Diagnostic::warning("bad-day", place(), message, help));
        }
        day
    }

    fn warn(&mut self, code: &'static str, row: Row<'_, '_>, message: &str, help: &str) {
        self.diagnostics.push(Diagnostic::warning(code, row.place(), message, help));
    }
}

/// The cells of a role that are not empty, in the order of the mapping.
fn all_of<'r>(mapping: &'r Mapping, row: Row<'r, 'r>, role: &str) -> Vec<Cell<'r>> {
    let cell = |column: &'r String| row.get(&key(column)).map(|text| Cell { column, text });
    mapping.columns(role).iter().filter_map(cell).collect()
}
