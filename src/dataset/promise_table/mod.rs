//! `promises/*.csv`: promises as a spreadsheet has them, a row for each.
//!
//! Most trackers of promises are a table. `[promises]` in `dataset.toml` says what its columns mean ([`Mapping`]); its rows
//! become sections (a category is a section without a text), promises that analysts state, assessments, and sources that are
//! known by their address alone. Every cell ends in one of these or in a finding.

mod cells;
mod mapping;
mod ratings;
mod rows;
mod sections;

pub(super) use mapping::{DayFormat, Mapping, ROLES};
pub(super) use rows::{assessments, promises, rate};
pub(super) use sections::place;

use std::ops::Range;

use jiff::civil::Date;

use super::assessments::Rated;
use super::table::{Layout, Row, Table};
use super::{Files, files};
use crate::choice::nearest;
use crate::diagnostic::{Diagnostic, SourceText};
use crate::model::{Commitment, NamedSource, SectionId};

const CODE: &str = "bad-promise-table";

/// A row as read.
#[derive(Debug)]
pub(super) struct ListedRow<'a> {
    source: &'a SourceText,
    range: Range<usize>,
    text: String,
    /// Titles of the section and of those around it, the outermost first.
    path: Vec<String>,
    /// Where the section is named.
    path_range: Range<usize>,
    /// The section, once it has its place.
    section: Option<SectionId>,
    identifier: Option<String>,
    position: Option<usize>,
    commitment: Option<Commitment>,
    testable: Option<bool>,
    parties: Vec<String>,
    party_range: Range<usize>,
    due: Option<Date>,
    tags: Vec<String>,
    /// What the rating's cell says; empty where it says nothing, `None` where the table has no such column.
    rating: Option<String>,
    rating_range: Range<usize>,
    /// What that means on the scale, once it is known.
    rated: Option<Rated>,
    rated_on: Option<Date>,
    by: Option<String>,
    sources: Vec<NamedSource>,
    argument: Option<String>,
    notes: Vec<String>,
}

/// The tables of a dataset's promises.
pub(super) fn sheets(files: &Files, diagnostics: &mut Vec<Diagnostic>) -> Vec<SourceText> {
    files.under("promises/", ".csv").into_iter().filter_map(|file| files::decode(file, diagnostics)).collect()
}

/// Reads the rows of all tables. Cost: linear in the rows.
pub(super) fn read<'a>(
    sheets: &'a [SourceText],
    mapping: &Mapping,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<ListedRow<'a>> {
    let keys: Vec<String> = mapping.all_columns().map(|(_, column)| mapping::key(column)).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let help = help(mapping);
    let layout = Layout { code: CODE, row_code: "ragged-promise-row", columns: &keys, help: &help };
    let mut listed = Vec::new();
    for source in sheets {
        let table = Table::read_open(source, &layout, diagnostics);
        if !has_columns(&table, mapping, diagnostics) {
            continue;
        }
        unmapped(&table, mapping, diagnostics);
        let mut reader = cells::Reader { source, mapping, diagnostics };
        let rows: Vec<Row<'_, '_>> = table.rows().collect();
        listed.extend(rows.into_iter().filter_map(|row| reader.row(row)));
    }
    listed
}

/// The mapping of a dataset, or the one that a table without any has.
pub(super) fn mapping_of(given: Option<Mapping>) -> Mapping {
    given.unwrap_or_else(Mapping::by_role)
}

fn help(mapping: &Mapping) -> String {
    let roles = ROLES.join(", ");
    match mapping.place {
        Some(_) => {
            format!("[promises] in dataset.toml maps columns by their names in the first line; they can be {roles}")
        }
        None => format!(
            "say what the columns are: in dataset.toml [promises] columns = {{ text = \"…\", section = \"…\" }}; without it \
             they are called {roles}"
        ),
    }
}

/// Whether the table has the text of promises; a column that is mapped and missing is a finding.
fn has_columns(table: &Table<'_>, mapping: &Mapping, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let is_there = |column: &String| table.has(&mapping::key(column));
    if !mapping.has("text") {
        // The manifest's reader says so.
        return false;
    }
    if !mapping.columns("text").iter().any(is_there) {
        let names: Vec<String> = mapping.columns("text").iter().map(|name| format!("`{name}`")).collect();
        table.refuse(&format!("this table has no column {}, the text of promises", names.join(", ")), diagnostics);
        return false;
    }
    if mapping.place.is_some() {
        let names: Vec<String> = table.unknown().map(|(name, ..)| name.to_owned()).collect();
        for (role, column) in mapping.all_columns().filter(|(_, column)| !table.has(&mapping::key(column))) {
            let meant = nearest(column, names.iter().map(String::as_str));
            let help = match meant {
                Some(name) => format!("write `{name}` under [promises] columns if that is meant"),
                None => "correct [promises] columns in dataset.toml, or add the column".to_owned(),
            };
            let message = format!("there is no column `{column}`, which dataset.toml maps as `{role}`");
            diagnostics.push(Diagnostic::warning("missing-column", table.place(), message, help));
        }
    }
    true
}

/// A column that nobody says the meaning of is a finding when anything stands in it.
fn unmapped(table: &Table<'_>, mapping: &Mapping, diagnostics: &mut Vec<Diagnostic>) {
    for (name, place, filled) in table.unknown().filter(|(.., filled)| *filled > 0) {
        let rows = if filled == 1 { "1 row".to_owned() } else { format!("{filled} rows") };
        let (message, help) = if name.is_empty() {
            (
                format!("a column without a name holds something in {rows}"),
                "name it in the first line, and map it under [promises]; it is left out".to_owned(),
            )
        } else {
            let other = if mapping.place.is_some() {
                "map it under [promises]"
            } else {
                "say what the columns are under [promises]"
            };
            (
                format!("the column `{name}` holds something in {rows}, and nothing says what it is"),
                format!(
                    "{other} in dataset.toml: columns = {{ other = [\"{name}\"], … }} keeps it as a remark; it is left out"
                ),
            )
        };
        diagnostics.push(Diagnostic::warning("unmapped-column", place, message, help));
    }
}
