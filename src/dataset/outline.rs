//! `sections.csv`: the outline of the agreement, headings and sections without a report included.

use csv::StringRecord;

use super::{Files, files};
use crate::diagnostic::{Diagnostic, Place, SourceText};
use crate::model::SectionNumber;

const COLUMNS: [&str; 4] = ["domain", "number", "title", "text"];

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
    let skipped = source.text().len() - source.text().trim_start_matches('\u{feff}').len();
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(&source.text().as_bytes()[skipped..]);
    let Ok(Some(columns)) = reader.headers().map(columns_of) else {
        diagnostics.push(Diagnostic::error(
            "bad-outline",
            source.place(0..source.text().lines().next().map_or(0, str::len)),
            "the outline's first line does not name its columns",
            "the first line is `domain,number,title,text`",
        ));
        return Vec::new();
    };
    let mut rows = Vec::new();
    let width = reader.headers().map_or(COLUMNS.len(), StringRecord::len);
    let mut last = skipped;
    for record in reader.records() {
        match record {
            Ok(record) => {
                last = record.position().map_or(0, |p| offset(p) + skipped);
                // After `\r\n` the reader takes the `\n` for the start of the next record.
                last += source.text().as_bytes()[last..].iter().take_while(|b| b"\r\n".contains(b)).count();
                rows.extend(row(&record, columns, width, &source, last, diagnostics));
            }
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
    if let Some(quote) = open_quote(source.text(), last) {
        diagnostics.push(Diagnostic::error(
            "bad-outline",
            source.place(quote..quote + 1),
            "this quote is not closed, so all that follows is one field",
            "close it, or double it when it is meant as a quote",
        ));
    }
    rows
}

/// Where in the last record a quoted field starts that the file ends in: the CSV reader takes such a file as it is.
fn open_quote(text: &str, record: usize) -> Option<usize> {
    let mut open = None;
    let mut starts_field = true;
    let mut bytes = text.bytes().enumerate().skip(record).peekable();
    while let Some((at, byte)) = bytes.next() {
        match (open, byte) {
            (None, b'"') if starts_field => open = Some(at),
            (Some(_), b'"') if bytes.peek().is_some_and(|(_, next)| *next == b'"') => {
                bytes.next();
            }
            (Some(_), b'"') => open = None,
            _ => {}
        }
        starts_field = open.is_none() && matches!(byte, b',' | b'\n' | b'\r');
    }
    open
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
    width: usize,
    source: &SourceText,
    start: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Row> {
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
    let place = source.place(start..line_end);
    if record.len() > width || title.is_empty() {
        let message =
            if title.is_empty() { "this row has no title" } else { "this row has more fields than the first line" };
        let help = "a row is `domain,number,title,text`, and a field with a comma stands in quotes; what is too much was left out";
        diagnostics.push(Diagnostic::warning("bad-outline-row", place.clone(), message, help));
    }
    Some(Row {
        place,
        domain: domain.to_owned(),
        number,
        title: title.to_owned(),
        text: (!text.is_empty()).then(|| text.to_owned()),
    })
}

fn offset(position: &csv::Position) -> usize {
    usize::try_from(position.byte()).unwrap_or(usize::MAX)
}
