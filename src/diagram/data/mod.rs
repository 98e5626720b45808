//! What diagrams show, as typed data from queries, and as tables.

pub mod bars;
mod facts;
pub mod heatmap;
pub mod links;
pub mod matrix;
pub mod outline;
mod scope;
pub mod timeline;
pub mod treemap;

pub use facts::Facts;
pub use scope::Scope;

/// A diagram's data as rows, for `--format csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Names of the columns.
    pub columns: Vec<&'static str>,
    /// The rows, as long as the columns.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// Comma-separated values (RFC 4180), the first line naming the columns.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        let columns = writer.write_record(&self.columns);
        let rows = self.rows.iter().try_for_each(|row| writer.write_record(row));
        // Writing to memory fails only for rows of unequal length, and a test holds every kind to its columns.
        columns.and(rows).ok().and_then(|()| String::from_utf8(writer.into_inner().ok()?).ok()).unwrap_or_default()
    }
}
