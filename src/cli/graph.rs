//! `pledgebase graph`

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::{Args, ValueEnum};

use super::part::{EvidenceArgs, PartArgs};
use super::store::StoreArgs;
use super::ui::counted;
use super::{CliError, Outcome, Ui};
use crate::export::{Cell, Look, Table, TableFormat};
use crate::graph::analysis::Measures;
use crate::graph::{self, Figure, Heading, Links, NetworkFormat, Picture, Selection};
use crate::lookup;
use crate::store::Store;

/// How long Graphviz may draw. A section takes it a hundredth of a second.
const DRAWING_LIMIT: Duration = Duration::from_mins(1);

/// Write the links from promise to decision as a graph, or count them.
///
/// Sections, their promises, the themes that are about these, and the decisions that the themes cite; promises and themes
/// without a link stay in. Of the whole store unless a part of it is chosen; a drawing and a Mermaid flowchart need a part.
/// svg, png and pdf are drawn by Graphviz, which has to be installed; the other formats need nothing. The JSON is node-link
/// JSON: networkx reads it with `node_link_graph(data, edges="edges")`.
#[derive(Debug, Args)]
pub(super) struct Graph {
    #[command(flatten)]
    part: GraphArgs,
    /// Output format (default: by the name of the file to write, else dot; with --stats: table).
    #[arg(long, value_enum)]
    format: Option<GraphOutput>,
    /// File to write (default: stdout).
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Say the betweenness of nodes too, beside degree and component: nodes times edges steps.
    #[arg(long)]
    measures: bool,
    /// Count nodes, edges, components and shared decisions instead (table, md, csv, tsv, json or xml).
    #[arg(long, conflicts_with = "output")]
    stats: bool,
}

/// The store, and which part of it.
#[derive(Debug, Args)]
pub(super) struct GraphArgs {
    #[command(flatten)]
    store: StoreArgs,
    #[command(flatten)]
    part: PartArgs,
    /// A decision and all that leads to it: IRI, the end of one, such as `2021-03-12/its-title`, or title.
    #[arg(long, value_name = "DECISION", conflicts_with_all = ["domain", "section", "agreement"])]
    decision: Option<String>,
    #[command(flatten)]
    evidence: EvidenceArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum GraphOutput {
    /// The DOT language of Graphviz.
    Dot,
    /// Node-link JSON; with --stats SPARQL results.
    Json,
    /// GraphML: yEd, Gephi, igraph, networkx.
    Graphml,
    /// GEXF with the days of decisions: Gephi's timeline.
    Gexf,
    /// Mermaid flowchart, up to 500 edges.
    Mermaid,
    /// JSON of Cytoscape.js and Cytoscape.
    Cytoscape,
    /// The edges, comma-separated; with --stats the counts.
    Csv,
    /// The nodes, comma-separated.
    CsvNodes,
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
    /// --stats: tab-separated.
    Tsv,
    /// --stats: SPARQL results in XML.
    Xml,
}

/// What a graph becomes.
#[derive(Debug, Clone, Copy)]
enum File {
    Network(NetworkFormat),
    Picture(Picture),
}

impl GraphOutput {
    fn of_file(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "dot" | "gv" => Some(Self::Dot),
            "json" => Some(Self::Json),
            "graphml" => Some(Self::Graphml),
            "gexf" => Some(Self::Gexf),
            "mmd" | "mermaid" => Some(Self::Mermaid),
            "cyjs" => Some(Self::Cytoscape),
            "csv" => Some(Self::Csv),
            "svg" => Some(Self::Svg),
            "png" => Some(Self::Png),
            "pdf" => Some(Self::Pdf),
            _ => None,
        }
    }

    fn counts(self) -> Option<TableFormat> {
        match self {
            Self::Table => Some(TableFormat::Table),
            Self::Md => Some(TableFormat::Markdown),
            Self::Csv => Some(TableFormat::Csv),
            Self::Tsv => Some(TableFormat::Tsv),
            Self::Json => Some(TableFormat::Json),
            Self::Xml => Some(TableFormat::Xml),
            _ => None,
        }
    }

    fn file(self) -> Option<File> {
        match self {
            Self::Dot => Some(File::Network(NetworkFormat::Dot)),
            Self::Json => Some(File::Network(NetworkFormat::NodeLink)),
            Self::Graphml => Some(File::Network(NetworkFormat::GraphMl)),
            Self::Gexf => Some(File::Network(NetworkFormat::Gexf)),
            Self::Mermaid => Some(File::Network(NetworkFormat::Mermaid)),
            Self::Cytoscape => Some(File::Network(NetworkFormat::Cytoscape)),
            Self::Csv => Some(File::Network(NetworkFormat::Edges)),
            Self::CsvNodes => Some(File::Network(NetworkFormat::Nodes)),
            Self::Svg => Some(File::Picture(Picture::Svg)),
            Self::Png => Some(File::Picture(Picture::Png)),
            Self::Pdf => Some(File::Picture(Picture::Pdf)),
            Self::Table | Self::Md | Self::Tsv | Self::Xml => None,
        }
    }
}

impl Graph {
    pub(super) fn run(self, ui: &Ui) -> Result<Outcome, CliError> {
        // What cannot work is refused before the store is read.
        let format = self.format.or_else(|| GraphOutput::of_file(self.output.as_deref()?));
        if self.stats {
            let format = format.map(|format| format.counts().ok_or_else(counts_only)).transpose()?;
            let store = self.part.open(ui)?;
            let (links, _) = self.part.links(&store)?;
            let figures = graph::stats(&store, &links)?;
            let look = Look { base: store.base(), width: ui.width() };
            let format = format.unwrap_or(TableFormat::Table);
            ui.deliver(None, |out| Ok(counts(figures).write(out, format, look).map(drop)?))?;
            return Ok(Outcome::Done);
        }
        let file = format.unwrap_or(GraphOutput::Dot).file().ok_or_else(|| {
            let message = "a graph is written as dot, json, graphml, gexf, mermaid, cytoscape, csv, csv-nodes, svg, png or \
                           pdf; tables are for its counts: add --stats";
            CliError::Usage(message.to_owned())
        })?;
        let to_stdout = self.output.as_deref().is_none_or(|path| path == Path::new("-"));
        if matches!(file, File::Picture(Picture::Png | Picture::Pdf)) && to_stdout && io::stdout().is_terminal() {
            return Err(CliError::Usage("a picture is no text for a terminal: name a file with --output".to_owned()));
        }
        if matches!(file, File::Picture(_)) && self.part.is_whole() {
            let message = "a drawing of all sections cannot be read: choose a part with --section DOMAIN/NUMBER, --domain \
                           DOMAIN or --decision IRI, or write a format for other programs, such as graphml or gexf";
            return Err(CliError::Usage(message.to_owned()));
        }
        let store = self.part.open(ui)?;
        let (links, heading) = self.part.links(&store)?;
        let bytes = match file {
            File::Picture(picture) => graph::draw(&graph::dot(&links, &heading), picture, DRAWING_LIMIT)?,
            File::Network(format) => format.write(&links, &heading, &self.measures(&links))?,
        };
        ui.deliver(self.output.as_deref(), |out| Ok(out.write_all(&bytes)?))?;
        self.tell(&links, ui);
        Ok(Outcome::Done)
    }

    fn measures(&self, links: &Links) -> Measures {
        if self.measures { Measures::with_betweenness(links) } else { Measures::of(links) }
    }

    fn tell(&self, links: &Links, ui: &Ui) {
        if let Some(path) = self.output.as_deref().filter(|path| *path != Path::new("-")) {
            let (nodes, edges) = (counted(links.node_count(), "node"), counted(links.edge_count(), "edge"));
            ui.status(&format!("Wrote {nodes} and {edges} to {}.", path.display()));
        }
    }
}

impl GraphArgs {
    pub(super) fn open(&self, ui: &Ui) -> Result<Store, CliError> {
        self.store.open(ui)
    }

    /// The links of the part chosen, and what they are of.
    pub(super) fn links(&self, store: &Store) -> Result<(Links, Heading), CliError> {
        let selection = match &self.decision {
            Some(decision) => Selection::Decision(lookup::decision(store, decision)?.iri),
            None => Selection::Part(self.part.part(store)?),
        };
        let evidence = self.evidence.level();
        Ok((graph::links(store, &selection, evidence)?, Heading::of(store, &selection, evidence)?))
    }

    /// The agreement that names are looked up in.
    pub(super) fn agreement(&self) -> Option<&str> {
        self.part.agreement.as_deref()
    }

    fn is_whole(&self) -> bool {
        self.part.is_whole() && self.decision.is_none()
    }
}

fn counts_only() -> CliError {
    CliError::Usage("--stats answers with rows: table, md, csv, tsv, json or xml".to_owned())
}

fn counts(figures: Vec<Figure>) -> Table {
    let mut table = Table::new(["figure", "count", "meaning"]);
    let row = |figure: Figure| vec![Cell::from(figure.name), figure.count.into(), figure.meaning.into()];
    table.rows.extend(figures.into_iter().map(row));
    table
}
