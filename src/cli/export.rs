//! `pledgebase export`

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::output::{self, Terminal};
use super::store::StoreArgs;
use super::{CliError, Outcome};
use crate::export::{self, GraphFormat};
use crate::rdf::Layer;

/// Write the graph, or some of its layers, as RDF.
///
/// Sorted and with prefixes, so that the difference between two exports can be read. N-Triples, Turtle and RDF/XML know
/// no layers: they hold each triple once.
#[derive(Debug, Args)]
pub(super) struct Export {
    #[command(flatten)]
    store: StoreArgs,
    /// Output format.
    #[arg(long, value_enum, default_value_t = ExportFormat::Nq)]
    format: ExportFormat,
    /// Only these layers: ontology, outline, reported, feed, curated, suggested, derived.
    #[arg(long, value_name = "LAYER", value_delimiter = ',')]
    layers: Vec<Layer>,
    /// File to write (default: stdout).
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ExportFormat {
    /// N-Quads.
    Nq,
    /// TriG.
    Trig,
    /// N-Triples.
    Nt,
    /// Turtle.
    Ttl,
    /// RDF/XML.
    Rdfxml,
    /// JSON-LD.
    Jsonld,
}

impl Export {
    pub(super) fn run(self, terminal: &Terminal) -> Result<Outcome, CliError> {
        let store = self.store.open()?;
        let quads = store.quads(&self.layers)?;
        let format = match self.format {
            ExportFormat::Nq => GraphFormat::NQuads,
            ExportFormat::Trig => GraphFormat::TriG,
            ExportFormat::Nt => GraphFormat::NTriples,
            ExportFormat::Ttl => GraphFormat::Turtle,
            ExportFormat::Rdfxml => GraphFormat::RdfXml,
            ExportFormat::Jsonld => GraphFormat::JsonLd,
        };
        output::deliver(self.output.as_deref(), |out| Ok(export::write_quads(out, format, quads, store.base())?))?;
        if let Some(path) = &self.output {
            terminal.tell(&format!("Wrote {}.", path.display()));
        }
        Ok(Outcome::Done)
    }
}
