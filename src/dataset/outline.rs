//! `sections.csv`: the outline of the agreement, headings and sections without a report included.

use csv::StringRecord;

use super::{Files, files};
use crate::diagnostic::{Diagnostic, SourceText};
use crate::model::SectionNumber;

const COLUMNS: [&str; 4] = ["domain", "number", "title", "text"];

/// One row of the outline.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) domain: String,
    pub(super) number: SectionNumber,
    pub(super) title: String,
    pub(super) text: Option<String>,
}

/// Reads the outline; rows that cannot be placed become findings.
pub(super) fn read(files: &Files, diagnostics: &mut Vec<Diagnostic>) -> Vec<Row> {
    let Some(source) = files.get("sections.csv").and_then(|file| files::decode(file, diagnostics)) else {
        return Vec::new();
    };
    let skipped = source.text().len() - source.text().trim_start_matches('\u{feff}').len();
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(&source.text().as_bytes()[skipped..]);
    let columns = match reader.headers().map(columns_of) {
        Ok(Some(columns)) => columns,
        _ => {
            diagnostics.push(Diagnostic::error(
                "bad-outline",
                source.place(0..source.text().lines().next().map_or(0, str::len)),
                "the outline's first line does not name its columns",
                "the first line is `domain,number,title,text`",
            ));
            return Vec::new();
        }
    };
    let mut rows = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => rows.extend(row(&record, columns, &source, skipped, diagnostics)),
            Err(error) => {
                let at = error.position().map_or(0, |p| offset(p) + skipped);
                diagnostics.push(Diagnostic::error(
                    "bad-outline",
                    source.place(at..at),
                    format!("this is not CSV: {error}"),
                    "quote fields that hold commas, quotes or line breaks, and double the quotes in them",
                ));
                break;
            }
        }
    }
    rows
}

fn columns_of(headers: &StringRecord) -> Option<[usize; 4]> {
    let mut columns = [0; 4];
    for (slot, name) in columns.iter_mut().zip(COLUMNS) {
        *slot = headers.iter().position(|h| h.trim().eq_ignore_ascii_case(name))?;
    }
    Some(columns)
}

fn row(
    record: &StringRecord,
    columns: [usize; 4],
    source: &SourceText,
    skipped: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Row> {
    let start = record.position().map_or(0, |p| offset(p) + skipped);
    let [domain, number, title, text] = columns.map(|column| record.get(column).unwrap_or_default().trim());
    let line_end = source.text()[start..].find('\n').map_or(source.text().len(), |n| start + n);
    let number_read = SectionNumber::parse(number);
    let problem = if domain.is_empty() {
        Some("this row has no domain".to_owned())
    } else if number_read.is_none() {
        Some(format!("`{number}` is not a section number"))
    } else {
        None
    };
    if let Some(message) = problem {
        diagnostics.push(Diagnostic::warning(
            "bad-outline-row",
            source.place(start..line_end),
            message,
            "a row has a domain and a number such as 2 or 2.2.8; it was left out",
        ));
    }
    let number = number_read.filter(|_| !domain.is_empty())?;
    Some(Row {
        domain: domain.to_owned(),
        number,
        title: title.to_owned(),
        text: (!text.is_empty()).then(|| text.to_owned()),
    })
}

fn offset(position: &csv::Position) -> usize {
    usize::try_from(position.byte()).unwrap_or(usize::MAX)
}
