//! A table, and the formats that it is written in.

use std::io::{self, Write};

use super::{Cell, ExportError, csv, json, markdown, screen, tsv, xml};
use crate::choice::{Choice, FileFormat};
use crate::queries::Row;

/// Rows of cells under the names of their columns.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// Names of the columns, as a program reads them: letters, digits and `_`.
    pub columns: Vec<String>,
    /// The rows; each has a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

/// How a table for people looks.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look<'a> {
    /// What IRIs are shown without; none when empty.
    pub base: &'a str,
    /// Columns of characters that there are; unlimited without one.
    pub width: Option<usize>,
}

/// A format of tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFormat {
    /// Columns in line, for people.
    Table,
    /// Markdown.
    Markdown,
    /// SPARQL 1.1 Query Results CSV.
    Csv,
    /// SPARQL 1.1 Query Results TSV.
    Tsv,
    /// SPARQL 1.1 Query Results JSON.
    Json,
    /// SPARQL Query Results XML.
    Xml,
}

impl TableFormat {
    /// Whether people read it, and not programs.
    #[must_use]
    pub fn is_for_people(self) -> bool {
        matches!(self, Self::Table | Self::Markdown)
    }
}

impl Choice for TableFormat {
    const WHAT: &'static str = "format of a table";
    const ALL: &'static [Self] = &[Self::Table, Self::Markdown, Self::Csv, Self::Tsv, Self::Json, Self::Xml];

    fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Json => "json",
            Self::Xml => "xml",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Self::Table => "A table for people; long texts are cut",
            Self::Markdown => "Markdown table",
            Self::Csv => "Comma-separated (SPARQL results, RFC 4180)",
            Self::Tsv => "Tab-separated (SPARQL results)",
            Self::Json => "JSON (SPARQL results)",
            Self::Xml => "XML (SPARQL results)",
        }
    }
}

impl FileFormat for TableFormat {
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Table => &["txt"],
            Self::Markdown => &["md", "markdown"],
            Self::Csv => &["csv"],
            Self::Tsv => &["tsv"],
            Self::Json => &["json", "srj"],
            Self::Xml => &["xml", "srx"],
        }
    }
}

impl Table {
    /// A table without rows.
    #[must_use]
    pub fn new<C: Into<String>>(columns: impl IntoIterator<Item = C>) -> Self {
        Self { columns: columns.into_iter().map(Into::into).collect(), rows: Vec::new() }
    }

    /// The answer of a SELECT: its variables and solutions.
    #[must_use]
    pub fn of_solutions(columns: Vec<String>, solutions: Vec<Row>) -> Self {
        let row = |row: Row| row.into_iter().map(|term| term.map_or(Cell::None, Cell::from)).collect();
        Self { columns, rows: solutions.into_iter().map(row).collect() }
    }

    /// The same with some of its columns, in this order; names that it does not have are passed over.
    #[must_use]
    pub fn narrowed(mut self, names: &[&str]) -> Self {
        let kept = |name: &&str| self.columns.iter().position(|column| column == name);
        let kept: Vec<_> = names.iter().filter_map(kept).collect();
        let columns = kept.iter().map(|index| self.columns[*index].clone()).collect();
        let mut narrow =
            |row: Vec<Cell>| kept.iter().map(|index| row.get(*index).cloned().unwrap_or_default()).collect();
        Self { columns, rows: std::mem::take(&mut self.rows).into_iter().map(&mut narrow).collect() }
    }

    /// Writes it, row by row. Gives the number of columns that the width had no room for.
    ///
    /// # Errors
    /// [`ExportError::NotInXml`] before anything is written, when a value has a character that XML cannot hold.
    pub fn write(&self, mut out: impl Write, format: TableFormat, look: Look<'_>) -> Result<usize, ExportError> {
        match format {
            TableFormat::Table => return Ok(screen::write(&mut out, self, look)?),
            TableFormat::Markdown => markdown::write(&mut out, self, look.base)?,
            TableFormat::Csv => csv::write(&mut out, self)?,
            TableFormat::Tsv => tsv::write(&mut out, self)?,
            TableFormat::Json => json::write(&mut out, self)?,
            TableFormat::Xml => xml::write(&mut out, self)?,
        }
        Ok(0)
    }

    /// Whether a column has values, and these are all numbers.
    pub(super) fn is_numeric(&self, column: usize) -> bool {
        let mut values = self.rows.iter().filter_map(|row| row.get(column)).filter(|cell| **cell != Cell::None);
        let mut values = values.by_ref().peekable();
        values.peek().is_some() && values.all(Cell::is_number)
    }
}

/// Writes the answer of an ASK.
pub fn write_boolean(mut out: impl Write, format: TableFormat, value: bool) -> io::Result<()> {
    match format {
        TableFormat::Table | TableFormat::Markdown | TableFormat::Csv | TableFormat::Tsv => writeln!(out, "{value}"),
        TableFormat::Json => writeln!(out, "{}", serde_json::json!({ "head": {}, "boolean": value })),
        TableFormat::Xml => xml::write_boolean(out, value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_narrowed_table_has_the_columns_named_in_their_order() {
        let mut table = Table::new(["a", "b", "c"]);
        table.rows.push(vec![Cell::from("1"), Cell::from("2"), Cell::from("3")]);
        let narrow = table.narrowed(&["c", "x", "a"]);
        assert_eq!(narrow.columns, ["c", "a"]);
        assert_eq!(narrow.rows, [[Cell::from("3"), Cell::from("1")]]);
    }
}
