//! The one reader of CSV: a header, rows, and the exact place of each field.
//!
//! What stands between fields is told by the first line: a comma, a semicolon or a tab, whichever shows more of the columns
//! that are known; or what Excel's own line `sep=;` says. Rows without any text are passed over.

mod records;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use self::records::{Field, Record, Records};
use crate::choice::nearest;
use crate::diagnostic::{Diagnostic, Place, SourceText};
use crate::language::comparable;

/// What may stand between fields, the likeliest last.
const DELIMITERS: [u8; 3] = [b'\t', b';', b','];

/// What the tables of one kind look like.
#[derive(Debug)]
pub(super) struct Layout<'l> {
    /// Code of the finding for a table that cannot be read.
    pub(super) code: &'static str,
    /// Code of the finding for a row with fields too many or too few.
    pub(super) row_code: &'static str,
    /// Every column that a reader of this kind asks for, or passes over on purpose, in lower case.
    pub(super) columns: &'l [&'l str],
    /// How such a table is written.
    pub(super) help: &'l str,
}

/// A table as read.
#[derive(Debug)]
pub(super) struct Table<'s> {
    source: &'s SourceText,
    layout: &'s Layout<'s>,
    /// Where each column stands, by its name in lower case.
    columns: BTreeMap<String, usize>,
    /// The columns that no reader asks for.
    unknown: Vec<Unknown>,
    /// Where the header stands.
    header: Range<usize>,
    /// How many fields the header has.
    width: usize,
    delimiter: u8,
    rows: Vec<Record>,
}

/// A column that no reader asks for.
#[derive(Debug)]
struct Unknown {
    /// As written; empty for a column without a name.
    name: String,
    /// Which column it is.
    index: usize,
    /// Where its name stands.
    range: Range<usize>,
}

/// A row of a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'t, 's> {
    table: &'t Table<'s>,
    record: &'t Record,
}

impl<'s> Table<'s> {
    /// Reads a table; columns that are not known and rows of another length become findings.
    ///
    /// Cost: linear in the length of the text.
    pub(super) fn read(source: &'s SourceText, layout: &'s Layout<'s>, diagnostics: &mut Vec<Diagnostic>) -> Table<'s> {
        let table = Self::read_open(source, layout, diagnostics);
        for (name, place, filled) in table.unknown() {
            if !name.is_empty() || filled > 0 {
                diagnostics.push(unknown_column(&comparable(name).to_lowercase(), place, layout));
            }
        }
        table
    }

    /// As [`Table::read`], of a table that may have any other columns: [`Table::unknown`] tells them.
    pub(super) fn read_open(
        source: &'s SourceText,
        layout: &'s Layout<'s>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Table<'s> {
        let (body, skipped) = source.body();
        let (start, given) = separator_line(body);
        let body = &body[start..];
        let delimiter = given.unwrap_or_else(|| delimiter_of(body, layout));
        let mut records = Records::new(body, start + skipped, delimiter);
        let header = records.find(|record| !record.is_empty()).unwrap_or_default();
        let (columns, unknown) = columns_of(&header, source, layout, diagnostics);
        let rows: Vec<_> = records.by_ref().filter(|record| !record.is_empty()).collect();
        if let Some(quote) = records.open_quote() {
            diagnostics.push(Diagnostic::error(
                layout.code,
                source.place(quote..quote + 1),
                "this quote is not closed, so all that follows is one field",
                "close it, or double it when it is meant as a quote",
            ));
        }
        let table = Self {
            source,
            layout,
            columns,
            unknown,
            header: header.range(),
            width: header.fields.len(),
            delimiter,
            rows,
        };
        table.check_lengths(&header, diagnostics);
        table
    }

    /// Whether there is a column of this name.
    pub(super) fn has(&self, column: &str) -> bool {
        self.columns.contains_key(column)
    }

    /// Whether all these columns are there; if not, an error says which are missed.
    pub(super) fn has_all(&self, columns: &[&str], what: &str, diagnostics: &mut Vec<Diagnostic>) -> bool {
        let missing: Vec<_> = columns.iter().filter(|name| !self.has(name)).map(|name| format!("`{name}`")).collect();
        if !missing.is_empty() {
            self.refuse(&format!("this {what} has no column {}", missing.join(", ")), diagnostics);
        }
        missing.is_empty()
    }

    /// Says of the whole table that it cannot be read.
    pub(super) fn refuse(&self, message: &str, diagnostics: &mut Vec<Diagnostic>) {
        let message = format!("{message} (read with {} between columns)", delimiter_name(self.delimiter));
        diagnostics.push(Diagnostic::error(self.layout.code, self.place(), message, self.layout.help));
    }

    /// The columns that no reader asks for, with their names as written (empty where a column has none), their places, and
    /// in how many rows they hold anything.
    pub(super) fn unknown(&self) -> impl Iterator<Item = (&str, Place, usize)> {
        self.unknown.iter().map(|Unknown { name, index, range }| {
            let is_filled = |row: &&Record| row.fields.get(*index).is_some_and(|field| !field.is_blank());
            (name.as_str(), self.source.place(range.clone()), self.rows.iter().filter(is_filled).count())
        })
    }

    /// What stands between fields.
    pub(super) fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// Where the header stands, in bytes.
    pub(super) fn header(&self) -> Range<usize> {
        self.header.clone()
    }

    /// The place of the header.
    pub(super) fn place(&self) -> Place {
        self.source.place(self.header.clone())
    }

    /// The rows that hold any text, in their order.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_, 's>> {
        self.rows.iter().map(|record| Row { table: self, record })
    }

    fn check_lengths(&self, header: &Record, diagnostics: &mut Vec<Diagnostic>) {
        let width = header.fields.iter().rposition(|field| !field.is_blank()).map_or(0, |last| last + 1);
        if width == 0 {
            return;
        }
        for row in &self.rows {
            if let Some(extra) = row.fields.iter().skip(width).find(|field| !field.is_blank()) {
                diagnostics.push(Diagnostic::warning(
                    self.layout.row_code,
                    self.source.place(row.range()),
                    format!("this row has more fields than the first line: `{}` has no column", extra.value.trim()),
                    format!(
                        "a field with {} in it stands in quotes; what is too much was left out",
                        delimiter_name(self.delimiter)
                    ),
                ));
            } else if row.fields.len() < width {
                diagnostics.push(Diagnostic::note(
                    self.layout.row_code,
                    self.source.place(row.range()),
                    format!("this row has {} of {width} fields", row.fields.len()),
                    "what is missing at its end was taken as empty",
                ));
            }
        }
    }
}

impl<'t> Row<'t, '_> {
    /// The text of a field (composed accents, trimmed); `None` when it is empty or there is no such column.
    pub(super) fn get(&self, column: &str) -> Option<&'t str> {
        debug_assert!(self.table.layout.columns.contains(&column), "no layout has the column {column}");
        let value = self.field(column)?.value.trim();
        (!value.is_empty()).then_some(value)
    }

    /// Whether its table has a column of this name.
    pub(super) fn has(&self, column: &str) -> bool {
        self.table.has(column)
    }

    /// Where the row stands, in bytes.
    pub(super) fn range(&self) -> Range<usize> {
        self.record.range()
    }

    /// How many fields less than the header it has.
    pub(super) fn missing(&self) -> usize {
        self.table.width.saturating_sub(self.record.fields.len())
    }

    /// Where a field stands, in bytes; where the row does when it has no such field.
    pub(super) fn range_of(&self, column: &str) -> Range<usize> {
        self.field(column).map_or_else(|| self.range(), |field| field.range.clone())
    }

    /// The place of the row.
    pub(super) fn place(&self) -> Place {
        self.table.source.place(self.range())
    }

    /// The place of a field; that of the row where it has no such field.
    pub(super) fn place_of(&self, column: &str) -> Place {
        self.table.source.place(self.range_of(column))
    }

    fn field(&self, column: &str) -> Option<&'t Field> {
        self.record.fields.get(*self.table.columns.get(column)?)
    }
}

/// Excel's own first line (`sep=;`): where the table starts after it, and the delimiter that it names.
fn separator_line(body: &str) -> (usize, Option<u8>) {
    let line = body.split_inclusive('\n').next().unwrap_or_default();
    let text = line.trim_end_matches(['\r', '\n']).trim_matches('"');
    let named = text.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).map(|_| &text.as_bytes()[4..]);
    match named {
        Some([delimiter, ..]) if delimiter.is_ascii() && !delimiter.is_ascii_alphanumeric() => {
            (line.len(), Some(*delimiter))
        }
        _ => (0, None),
    }
}

/// The delimiter by which the first line shows the most known columns; of those that show as many, the one that cuts it into
/// the most fields.
fn delimiter_of(body: &str, layout: &Layout<'_>) -> u8 {
    let shown = |delimiter: &u8| {
        let header = Records::new(first_record(body), 0, *delimiter).find(|record| !record.is_empty());
        let names: Vec<_> = header.iter().flat_map(|record| record.fields.iter().map(Field::name)).collect();
        (names.iter().filter(|name| layout.columns.contains(&name.as_str())).count(), names.len())
    };
    DELIMITERS.into_iter().max_by_key(shown).unwrap_or(b',')
}

/// The first lines, up to the end of one that holds more than delimiters: quoted names over lines are cut, which tells
/// delimiters apart all the same.
fn first_record(body: &str) -> &str {
    let mut end = 0;
    for line in body.split_inclusive(['\n', '\r']) {
        end += line.len();
        if line.contains(char::is_alphanumeric) {
            break;
        }
    }
    &body[..end]
}

/// Where each column stands, and those that are not known; names that are given twice become findings.
fn columns_of(
    header: &Record,
    source: &SourceText,
    layout: &Layout<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> (BTreeMap<String, usize>, Vec<Unknown>) {
    let mut columns = BTreeMap::new();
    let mut unknown = Vec::new();
    // What stands in columns behind the last name is a row with too many fields.
    let width = header.fields.iter().rposition(|field| !field.is_blank()).map_or(0, |last| last + 1);
    for (index, field) in header.fields.iter().take(width).enumerate() {
        let name = field.name();
        let unknown_here = || Unknown { name: field.value.trim().to_owned(), index, range: field.range.clone() };
        if name.is_empty() {
            unknown.push(unknown_here());
            continue;
        }
        let place = || source.place(field.range.clone());
        if columns.contains_key(&name) {
            diagnostics.push(Diagnostic::warning(
                "duplicate-column",
                place(),
                format!("there are two columns `{name}`"),
                "rename or remove one; the first is read",
            ));
            continue;
        }
        if !layout.columns.contains(&name.as_str()) {
            unknown.push(unknown_here());
        }
        columns.insert(name, index);
    }
    (columns, unknown)
}

/// A column of the analyst's own is no fault; one that is spelt almost like a known one most probably is.
fn unknown_column(name: &str, place: Place, layout: &Layout<'_>) -> Diagnostic {
    let message = if name.is_empty() {
        "a column without a name is not read".to_owned()
    } else {
        format!("the column `{name}` is not read")
    };
    match nearest(name, layout.columns.iter().copied()) {
        Some(meant) => {
            let help = format!("write `{meant}` if that is meant; {}", layout.help);
            Diagnostic::warning("unknown-column", place, message, help)
        }
        None => Diagnostic::note("unknown-column", place, message, layout.help),
    }
}

fn delimiter_name(delimiter: u8) -> Cow<'static, str> {
    match delimiter {
        b'\t' => "tabs".into(),
        other => format!("`{}`", char::from(other)).into(),
    }
}
