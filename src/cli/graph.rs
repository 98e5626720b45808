//! `pledgebase graph`

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::{ArgGroup, Args, ValueEnum};
use oxigraph::model::Literal;

use super::build::counted;
use super::output::{self, Format, Terminal};
use super::store::StoreArgs;
use super::{CliError, Outcome};
use crate::coverage;
use crate::graph::{self, Figure, Links, Picture, Selection};
use crate::queries::Answer;
use crate::store::Store;

/// How long Graphviz may draw. A section takes it a hundredth of a second.
const DRAWING_LIMIT: Duration = Duration::from_mins(1);

/// Write the links from promise to decision as a graph, or count them.
///
/// Sections, their promises, the themes that are about these, and the decisions that the themes cite; promises and themes
/// without a link stay in. svg, png and pdf are drawn by Graphviz, which has to be installed; dot and json need nothing.
/// The JSON is node-link JSON: networkx reads it with `node_link_graph(data, edges="edges")`.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("selection").required(true))]
pub(super) struct Graph {
    #[command(flatten)]
    store: StoreArgs,
    /// A section and those below it: domain and number, such as `Wonen/4.2.1`.
    #[arg(long, value_name = "DOMAIN/NUMBER", group = "selection")]
    section: Option<String>,
    /// A domain with all its sections: title, slug, or the beginning of one.
    #[arg(long, value_name = "DOMAIN", group = "selection")]
    domain: Option<String>,
    /// A decision and all that leads to it: IRI, or the end of one, such as `2021-03-12/its-title`.
    #[arg(long, value_name = "IRI", group = "selection")]
    decision: Option<String>,
    /// Output format (default: by the name of the file to write, else dot; with --stats: table).
    #[arg(long, value_enum)]
    format: Option<GraphOutput>,
    /// File to write (default: stdout).
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Count nodes, edges, components and shared decisions instead (table, md, csv, tsv, json or xml).
    #[arg(long, conflicts_with = "output")]
    stats: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum GraphOutput {
    /// The DOT language of Graphviz.
    Dot,
    /// Node-link JSON; with --stats SPARQL results.
    Json,
    /// Drawing: SVG.
    Svg,
    /// Drawing: PNG.
    Png,
    /// Drawing: PDF.
    Pdf,
    /// --stats: a table for people.
    Table,
    /// --stats: Markdown table.
    Md,
    /// --stats: comma-separated.
    Csv,
    /// --stats: tab-separated.
    Tsv,
    /// --stats: SPARQL results in XML.
    Xml,
}

impl GraphOutput {
    fn of_file(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "dot" | "gv" => Some(Self::Dot),
            "json" => Some(Self::Json),
            "svg" => Some(Self::Svg),
            "png" => Some(Self::Png),
            "pdf" => Some(Self::Pdf),
            _ => None,
        }
    }

    fn counts(self) -> Option<Format> {
        match self {
            Self::Table => Some(Format::Table),
            Self::Md => Some(Format::Md),
            Self::Csv => Some(Format::Csv),
            Self::Tsv => Some(Format::Tsv),
            Self::Json => Some(Format::Json),
            Self::Xml => Some(Format::Xml),
            Self::Dot | Self::Svg | Self::Png | Self::Pdf => None,
        }
    }
}

impl Graph {
    pub(super) fn run(self, terminal: &Terminal) -> Result<Outcome, CliError> {
        // What cannot work is refused before the store is read.
        let format = self.format.or_else(|| GraphOutput::of_file(self.output.as_deref()?));
        if self.stats {
            let format = format.map(|format| format.counts().ok_or_else(counts_only)).transpose()?;
            let store = self.store.open()?;
            let links = graph::links(&store, &self.selection(&store)?)?;
            let figures = graph::stats(&store, &links)?;
            output::write_answer(answer(figures), format, store.base())?;
            return Ok(Outcome::Done);
        }
        let format = format.unwrap_or(GraphOutput::Dot);
        let picture = match format {
            GraphOutput::Dot | GraphOutput::Json => None,
            GraphOutput::Svg => Some(Picture::Svg),
            GraphOutput::Png => Some(Picture::Png),
            GraphOutput::Pdf => Some(Picture::Pdf),
            GraphOutput::Table | GraphOutput::Md | GraphOutput::Csv | GraphOutput::Tsv | GraphOutput::Xml => {
                return Err(CliError::Usage(
                    "a graph is written as dot, json, svg, png or pdf; tables are for its counts: add --stats"
                        .to_owned(),
                ));
            }
        };
        let to_stdout = self.output.as_deref().is_none_or(|path| path == Path::new("-"));
        if matches!(picture, Some(Picture::Png | Picture::Pdf)) && to_stdout && io::stdout().is_terminal() {
            return Err(CliError::Usage("a picture is no text for a terminal: name a file with --output".to_owned()));
        }
        let store = self.store.open()?;
        let selection = self.selection(&store)?;
        let links = graph::links(&store, &selection)?;
        let bytes = match (picture, format) {
            (Some(picture), _) => graph::draw(&graph::dot(&links, &selection), picture, DRAWING_LIMIT)?,
            (None, GraphOutput::Json) => graph::node_link_json(&links, &selection).into_bytes(),
            (None, _) => graph::dot(&links, &selection).into_bytes(),
        };
        output::deliver(self.output.as_deref(), |out| Ok(out.write_all(&bytes)?))?;
        self.tell(&links, terminal);
        Ok(Outcome::Done)
    }

    fn selection(&self, store: &Store) -> Result<Selection, CliError> {
        if let Some(section) = &self.section {
            let (domain, number) = coverage::section(store, section)?;
            return Ok(Selection::Section { domain, number });
        }
        if let Some(domain) = &self.domain {
            return Ok(Selection::Domain(coverage::domain_title(store, domain)?));
        }
        Ok(Selection::decision(store, self.decision.as_deref().unwrap_or_default())?)
    }

    fn tell(&self, links: &Links, terminal: &Terminal) {
        if let Some(path) = self.output.as_deref().filter(|path| *path != Path::new("-")) {
            let (nodes, edges) = (counted(links.node_count(), "node"), counted(links.edge_count(), "edge"));
            terminal.tell(&format!("Wrote {nodes} and {edges} to {}.", path.display()));
        }
    }
}

fn counts_only() -> CliError {
    CliError::Usage("--stats answers with rows: table, md, csv, tsv, json or xml".to_owned())
}

fn answer(figures: Vec<Figure>) -> Answer {
    let columns = ["figure", "count", "meaning"].map(str::to_owned).to_vec();
    let row = |figure: Figure| {
        let count = u64::try_from(figure.count).unwrap_or(u64::MAX);
        vec![
            Some(Literal::new_simple_literal(figure.name).into()),
            Some(Literal::from(count).into()),
            Some(Literal::new_simple_literal(figure.meaning).into()),
        ]
    };
    Answer::Solutions { columns, rows: figures.into_iter().map(row).collect() }
}
