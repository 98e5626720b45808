//! A diagram's data as rows.

/// A diagram's data as rows, for `--format csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Names of the columns.
    pub columns: Vec<&'static str>,
    /// The rows, as long as the columns.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// A table of rows that each have a cell for every column: others do not compile.
    pub(in crate::diagram) fn of<const N: usize>(
        columns: [&'static str; N],
        rows: impl IntoIterator<Item = [String; N]>,
    ) -> Self {
        Self { columns: columns.to_vec(), rows: rows.into_iter().map(Vec::from).collect() }
    }

    /// Comma-separated values (RFC 4180), the first line naming the columns.
    ///
    /// # Errors
    /// For rows that are longer or shorter than the columns, which no diagram has.
    pub fn csv(&self) -> Result<Vec<u8>, csv::Error> {
        let mut out = Vec::new();
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(&mut out);
        writer.write_record(&self.columns)?;
        for row in &self.rows {
            writer.write_record(row)?;
        }
        writer.flush()?;
        drop(writer);
        Ok(out)
    }
}
