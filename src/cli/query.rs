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
use crate::lookup;
use crate::queries::{Catalogue, Evaluation, NamedQuery, evaluate, source_of, unknown_terms};
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
    /// A parameter of a catalogue query; things are given by any name, such as `domain=wonen` or `section=Wonen/4.2.1`.
    #[arg(long, short, value_name = "NAME=VALUE", value_parser = parameter)]
    param: Vec<(String, String)>,
    /// Look names up in this agreement, and answer of it alone: slug of its dataset, title or the beginning of one, or IRI.
    #[arg(long, value_name = "AGREEMENT")]
    agreement: Option<String>,
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
        let catalogue = catalogue(self.queries.as_deref())?;
        let asked = self.asked(&catalogue, ui)?;
        let store = self.store.open(ui)?;
        let (source, mut evaluation) = match &asked {
            Asked::Named(query) => {
                (&query.source, lookup::bind(&store, query, &self.param, self.agreement.as_deref())?)
            }
            Asked::Own(source) => (source, Evaluation::default()),
        };
        evaluation.layers.clone_from(&self.layers);
        let answer = evaluate(&store, source, &evaluation)?;
        self.output.write_answer(ui, answer, store.base())?;
        Ok(Outcome::Done)
    }

    fn asked<'a>(&self, catalogue: &'a Catalogue, ui: &Ui) -> Result<Asked<'a>, CliError> {
        if let Some(name) = &self.name {
            let query = catalogue.get(name)?;
            query.check_names(self.param.iter().map(|(name, _)| name.as_str()))?;
            return Ok(Asked::Named(query));
        }
        if !self.param.is_empty() || self.agreement.is_some() {
            let message = "--param and --agreement go with a catalogue query; write values into your own";
            return Err(CliError::Usage(message.to_owned()));
        }
        let source = match (&self.file, &self.text) {
            (Some(path), _) => source_of(path.display().to_string(), &read(path)?),
            (None, text) => source_of("--text", text.as_deref().unwrap_or_default()),
        };
        ui.findings(&unknown_terms(&source));
        Ok(Asked::Own(source))
    }
}

/// What is to be answered.
enum Asked<'a> {
    /// A query of the catalogue.
    Named(&'a NamedQuery),
    /// The user's own.
    Own(SourceText),
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
