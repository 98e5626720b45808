//! Writing tables and graphs in the formats of the field.

mod catalogue;
mod cell;
mod csv;
mod graph;
mod json;
mod jsonld;
mod markdown;
mod rdfxml;
mod screen;
mod table;
mod tsv;
mod visible;
mod xml;

use std::io;

pub use catalogue::catalogue_markdown;
pub use cell::{Cell, shortened};
pub use graph::{GraphFormat, write_quads, write_triples};
pub use markdown::markdown_text;
pub use table::{Look, Table, TableFormat, write_boolean};
pub use visible::{on_one_line, visible};

/// Why a table or a graph cannot be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExportError {
    /// The output cannot be written.
    #[error("cannot write the output")]
    Io(#[from] io::Error),
    /// Something that XML has no way to say.
    #[error("{what} cannot be written: {why}; choose another format")]
    NotInXml {
        /// The value or statement.
        what: String,
        /// What XML lacks for it.
        why: String,
    },
}
