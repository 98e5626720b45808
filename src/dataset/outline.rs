//! `sections.csv`: the outline of the agreement, headings and sections without a report included.

use super::table::{self, Layout, Table};
use super::{Files, files};
use crate::diagnostic::{Diagnostic, Place};
use crate::language::comparable;
use crate::model::SectionNumber;

const LAYOUT: Layout<'_> = Layout {
    code: "bad-outline",
    row_code: "bad-outline-row",
    columns: &["domain", "number", "title", "text"],
    help: "the first line is `domain,number,title,text`, with commas, semicolons or tabs between",
};

/// One row of the outline.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) domain: String,
    pub(super) number: SectionNumber,
    pub(super) title: String,
    pub(super) text: Option<String>,
    /// Its line in the file.
    pub(super) place: Place,
}

/// Reads the outline; rows that cannot be placed become findings.
pub(super) fn read(files: &Files, diagnostics: &mut Vec<Diagnostic>) -> Vec<Row> {
    let Some(source) = files.get("sections.csv").and_then(|file| files::decode(file, diagnostics)) else {
        return Vec::new();
    };
    let table = Table::read(&source, &LAYOUT, diagnostics);
    if !table.has_all(LAYOUT.columns, "outline", diagnostics) {
        return Vec::new();
    }
    table.rows().filter_map(|read| row(&read, diagnostics)).collect()
}

fn row(read: &table::Row<'_, '_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Row> {
    let [domain, number] = ["domain", "number"].map(|column| read.get(column).unwrap_or_default());
    let number_read = SectionNumber::parse(number);
    let problem = if domain.is_empty() {
        Some("this row has no domain".to_owned())
    } else if number_read.is_none() {
        Some(no_number(number))
    } else {
        None
    };
    if let Some(message) = problem {
        let help = "a row has a domain and a number such as 2 or 2.2.8; it was left out";
        diagnostics.push(Diagnostic::warning(LAYOUT.row_code, read.place(), message, help));
    }
    let number = number_read.filter(|_| !domain.is_empty())?;
    let title = read.get("title").unwrap_or_default();
    if title.is_empty() {
        let help = "write the section's heading in the column title; it is kept without one";
        diagnostics.push(Diagnostic::warning(LAYOUT.row_code, read.place(), "this row has no title", help));
    }
    Some(Row {
        place: read.place(),
        domain: comparable(domain),
        number,
        title: comparable(title),
        text: read.get("text").map(str::to_owned),
    })
}

/// Why a text is no section number.
fn no_number(text: &str) -> String {
    const SHOWN: usize = 40;
    let shown: String = text.chars().take(SHOWN).collect();
    let cut = if text.len() > shown.len() { "…" } else { "" };
    let parts = text.split('.').count();
    if parts > SectionNumber::MOST_PARTS && text.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        format!("`{shown}{cut}` has {parts} parts; a section number has at most {}", SectionNumber::MOST_PARTS)
    } else {
        format!("`{shown}{cut}` is not a section number")
    }
}
