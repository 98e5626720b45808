//! `pledgebase export`

use clap::Args;

use super::choice::choice_parser;
use super::output::OutputArgs;
use super::store::StoreArgs;
use super::{CliError, Outcome, Ui};
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
    /// Only these layers; more than one with commas.
    #[arg(long, value_name = "LAYER", value_delimiter = ',', value_parser = choice_parser::<Layer>())]
    layers: Vec<Layer>,
    #[command(flatten)]
    output: OutputArgs<GraphFormat>,
}

impl Export {
    pub(super) fn run(self, ui: &Ui) -> Result<Outcome, CliError> {
        let format = self.output.format(GraphFormat::NQuads)?;
        let store = self.store.open(ui)?;
        let quads = store.quads(&self.layers)?;
        self.output.deliver(ui, |out| Ok(export::write_quads(out, format, quads, store.base())?))?;
        if let Some(path) = self.output.file() {
            ui.status(&format!("Wrote {}.", path.display()));
        }
        Ok(Outcome::Done)
    }
}
