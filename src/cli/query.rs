//! `pledgebase query`

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::Args;

use super::answer::AnswerFormat;
use super::choice::choice_parser;
use super::output::OutputArgs;
use super::store::StoreArgs;
use super::{CliError, Outcome, Ui};
use crate::diagnostic::SourceText;
use crate::queries::{Catalogue, Evaluation, evaluate, source_of, unknown_terms};
use crate::rdf::Layer;

/// Ask a question: one of the catalogue by its name, or your own SPARQL.
///
/// `pledgebase queries` lists the catalogue. In your own queries the prefixes of the ontology (pb:, dct:, prov:, skos:,
/// cito:, …) need no declaration, and all layers are seen as one graph unless --layers names some.
#[derive(Debug, Args)]
pub(super) struct Query {
    /// Name of a catalogue query.
    #[arg(required_unless_present_any = ["file", "text"], conflicts_with_all = ["file", "text"])]
    name: Option<String>,
    /// A file with SPARQL (`-` for standard input).
    #[arg(long, short, value_name = "FILE", conflicts_with = "text")]
    file: Option<PathBuf>,
    /// SPARQL.
    #[arg(long, short, value_name = "SPARQL")]
    text: Option<String>,
    #[command(flatten)]
    store: StoreArgs,
    /// A parameter of a catalogue query.
    #[arg(long, short, value_name = "NAME=VALUE", value_parser = parameter)]
    param: Vec<(String, String)>,
    /// A folder with queries of your own, beside the catalogue.
    #[arg(long, value_name = "FOLDER")]
    queries: Option<PathBuf>,
    /// Only these layers; more than one with commas.
    #[arg(long, value_name = "LAYER", value_delimiter = ',', value_parser = choice_parser::<Layer>())]
    layers: Vec<Layer>,
    #[command(flatten)]
    output: OutputArgs<AnswerFormat>,
}

impl Query {
    pub(super) fn run(self, ui: &Ui) -> Result<Outcome, CliError> {
        self.output.check()?;
        let (source, mut evaluation) = self.question(ui)?;
        evaluation.layers.clone_from(&self.layers);
        let store = self.store.open(ui)?;
        let answer = evaluate(&store, &source, &evaluation)?;
        self.output.write_answer(ui, answer, store.base())?;
        Ok(Outcome::Done)
    }

    fn question(&self, ui: &Ui) -> Result<(SourceText, Evaluation), CliError> {
        let given = self.param.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        if let Some(name) = &self.name {
            let catalogue = catalogue(self.queries.as_deref())?;
            let query = catalogue.get(name)?;
            return Ok((query.source.clone(), query.bind(given)?));
        }
        if !self.param.is_empty() {
            return Err(CliError::Usage("--param goes with a catalogue query; write values into your own".to_owned()));
        }
        let source = match (&self.file, &self.text) {
            (Some(path), _) => source_of(path.display().to_string(), &read(path)?),
            (None, text) => source_of("--text", text.as_deref().unwrap_or_default()),
        };
        ui.findings(&unknown_terms(&source));
        Ok((source, Evaluation::default()))
    }
}

/// The embedded catalogue with a folder of the user's own.
pub(super) fn catalogue(folder: Option<&Path>) -> Result<Catalogue, CliError> {
    let mut catalogue = Catalogue::embedded()?.clone();
    if let Some(folder) = folder {
        catalogue.add_folder(folder)?;
    }
    Ok(catalogue)
}

fn read(path: &Path) -> Result<String, CliError> {
    let read = if path == Path::new("-") {
        let mut text = String::new();
        io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        fs::read_to_string(path)
    };
    read.map_err(|source| CliError::read(path, source))
}

fn parameter(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write NAME=VALUE")?;
    Ok((name.trim().to_owned(), value.to_owned()))
}
