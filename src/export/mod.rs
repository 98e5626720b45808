//! Writing answers and graphs in the formats of the field.

mod graph;
mod jsonld;
mod table;

use std::io;

use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};

pub use graph::{GraphFormat, WriteGraphError, write_quads, write_triples};
pub use table::{display_term, markdown, table};

use crate::queries::Row;

/// Formats of a SELECT's or ASK's answer that other programs read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResultFormat {
    /// SPARQL 1.1 Query Results CSV.
    Csv,
    /// SPARQL 1.1 Query Results TSV.
    Tsv,
    /// SPARQL 1.1 Query Results JSON.
    Json,
    /// SPARQL Query Results XML.
    Xml,
}

impl ResultFormat {
    fn standard(self) -> QueryResultsFormat {
        match self {
            Self::Csv => QueryResultsFormat::Csv,
            Self::Tsv => QueryResultsFormat::Tsv,
            Self::Json => QueryResultsFormat::Json,
            Self::Xml => QueryResultsFormat::Xml,
        }
    }
}

/// Writes the answer of a SELECT.
pub fn write_solutions(
    writer: impl io::Write,
    format: ResultFormat,
    columns: &[String],
    rows: &[Row],
) -> io::Result<()> {
    let variables: Vec<_> = columns.iter().map(oxigraph::sparql::Variable::new_unchecked).collect();
    let serializer = QueryResultsSerializer::from_format(format.standard());
    let mut serializer = serializer.serialize_solutions_to_writer(writer, variables.clone())?;
    for row in rows {
        let bound =
            variables.iter().zip(row).filter_map(|(variable, term)| Some((variable.as_ref(), term.as_ref()?.as_ref())));
        serializer.serialize(bound)?;
    }
    serializer.finish().map(drop)
}

/// Writes the answer of an ASK.
pub fn write_boolean(writer: impl io::Write, format: ResultFormat, value: bool) -> io::Result<()> {
    QueryResultsSerializer::from_format(format.standard()).serialize_boolean_to_writer(writer, value).map(drop)
}
