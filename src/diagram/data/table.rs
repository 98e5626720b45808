//! A diagram's data as rows.

use crate::export::{Cell, Table};

/// A table of rows that each have a cell for every column: others do not compile.
pub fn table<const N: usize>(columns: [&str; N], rows: impl IntoIterator<Item = [Cell; N]>) -> Table {
    let mut table = Table::new(columns);
    table.rows = rows.into_iter().map(Vec::from).collect();
    table
}
