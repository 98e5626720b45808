//! `pledgebase graph`

use std::io::{self, IsTerminal};
use std::time::Duration;

use clap::Args;

use super::output::OutputArgs;
use super::part::{EvidenceArgs, PartArgs};
use super::store::StoreArgs;
use super::ui::counted;
use super::{CliError, Outcome, Ui};
use crate::choice::{Choice, FileFormat};
use crate::export::{Cell, Look, Table, TableFormat};
use crate::graph::analysis::Measures;
use crate::graph::{self, Figure, Heading, Links, NetworkFormat, Picture, Selection};
use crate::lookup;
use crate::store::Store;

/// How long Graphviz may draw. A section takes it a hundredth of a second.
const DRAWING_LIMIT: Duration = Duration::from_mins(1);

/// Write the links from promise to decision as a graph.
///
/// Sections, their promises, the themes that are about these, and the decisions that the themes cite; promises and themes
/// without a link stay in. Of the whole store unless a part of it is chosen; a drawing and a Mermaid flowchart need a part.
/// svg, png and pdf are drawn by Graphviz, which has to be installed; the other formats need nothing. The JSON is node-link
/// JSON: networkx reads it with `node_link_graph(data, edges="edges")`. `pledgebase analyse counts` counts the graph.
#[derive(Debug, Args)]
pub(super) struct Graph {
    #[command(flatten)]
    part: GraphArgs,
    /// Say the betweenness of nodes too, beside degree and component; that takes nodes times edges steps.
    #[arg(long)]
    measures: bool,
    /// The former name of `pledgebase analyse counts`.
    #[arg(long, hide = true)]
    stats: bool,
    #[command(flatten)]
    output: OutputArgs<GraphFile>,
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

/// What a graph becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum GraphFile {
    Network(NetworkFormat),
    Picture(Picture),
}

impl Choice for GraphFile {
    const WHAT: &'static str = "format of a graph";
    const ALL: &'static [Self] = &[
        Self::Network(NetworkFormat::Dot),
        Self::Network(NetworkFormat::NodeLink),
        Self::Network(NetworkFormat::GraphMl),
        Self::Network(NetworkFormat::Gexf),
        Self::Network(NetworkFormat::Mermaid),
        Self::Network(NetworkFormat::Cytoscape),
        Self::Network(NetworkFormat::Edges),
        Self::Network(NetworkFormat::Nodes),
        Self::Picture(Picture::Svg),
        Self::Picture(Picture::Png),
        Self::Picture(Picture::Pdf),
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Network(format) => format.name(),
            Self::Picture(picture) => picture.name(),
        }
    }

    fn about(self) -> &'static str {
        match self {
            Self::Network(format) => format.about(),
            Self::Picture(Picture::Svg) => "Drawing: SVG",
            Self::Picture(Picture::Png) => "Drawing: PNG",
            Self::Picture(Picture::Pdf) => "Drawing: PDF",
        }
    }
}

impl FileFormat for GraphFile {
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Network(NetworkFormat::Dot) => &["dot", "gv"],
            Self::Network(NetworkFormat::NodeLink) => &["json"],
            Self::Network(NetworkFormat::GraphMl) => &["graphml", "xml"],
            Self::Network(NetworkFormat::Gexf) => &["gexf", "xml"],
            Self::Network(NetworkFormat::Mermaid) => &["mmd", "mermaid"],
            Self::Network(NetworkFormat::Cytoscape) => &["cyjs", "json"],
            Self::Network(NetworkFormat::Edges | NetworkFormat::Nodes) => &["csv"],
            Self::Picture(Picture::Svg) => &["svg"],
            Self::Picture(Picture::Png) => &["png"],
            Self::Picture(Picture::Pdf) => &["pdf"],
        }
    }
}

impl Graph {
    pub(super) fn run(self, ui: &Ui) -> Result<Outcome, CliError> {
        // What cannot work is refused before the store is read.
        let format = self.output.format(GraphFile::Network(NetworkFormat::Dot))?;
        if self.stats {
            return self.count(ui, format);
        }
        let needs_file = matches!(format, GraphFile::Picture(Picture::Png | Picture::Pdf));
        if needs_file && self.output.file().is_none() && io::stdout().is_terminal() {
            return Err(CliError::Usage("a picture is no text for a terminal: name a file with --output".to_owned()));
        }
        if matches!(format, GraphFile::Picture(_)) && self.part.is_whole() {
            let message = "a drawing of all sections cannot be read: choose a part with --section DOMAIN/NUMBER, --domain \
                           DOMAIN or --decision IRI, or write a format for other programs, such as graphml or gexf";
            return Err(CliError::Usage(message.to_owned()));
        }
        let store = self.part.open(ui)?;
        let (links, heading) = self.part.links(&store)?;
        let bytes = match format {
            GraphFile::Picture(picture) => graph::draw(&graph::dot(&links, &heading), picture, DRAWING_LIMIT)?,
            GraphFile::Network(format) => format.write(&links, &heading, &self.measures(&links))?,
        };
        self.output.deliver(ui, |out| Ok(out.write_all(&bytes)?))?;
        if let Some(path) = self.output.file() {
            let (nodes, edges) = (counted(links.node_count(), "node"), counted(links.edge_count(), "edge"));
            ui.status(&format!("Wrote {nodes} and {edges} to {}.", path.display()));
        }
        Ok(Outcome::Done)
    }

    fn measures(&self, links: &Links) -> Measures {
        if self.measures { Measures::with_betweenness(links) } else { Measures::of(links) }
    }

    fn count(&self, ui: &Ui, format: GraphFile) -> Result<Outcome, CliError> {
        let format = match format {
            GraphFile::Network(NetworkFormat::Edges) => TableFormat::Csv,
            GraphFile::Network(NetworkFormat::NodeLink) => TableFormat::Json,
            GraphFile::Network(NetworkFormat::Dot) => TableFormat::Table,
            _ => return Err(CliError::Usage("counts are no graph: use `pledgebase analyse counts`".to_owned())),
        };
        let store = self.part.open(ui)?;
        let (links, _) = self.part.links(&store)?;
        let table = counts(graph::stats(&store, &links)?);
        let look = Look { base: store.base(), width: ui.width() };
        self.output.deliver(ui, |out| Ok(table.write(out, format, look).map(drop)?))?;
        Ok(Outcome::Done)
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

/// Counts as a table.
pub(super) fn counts(figures: Vec<Figure>) -> Table {
    let mut table = Table::new(["figure", "count", "meaning"]);
    let row = |figure: Figure| vec![Cell::from(figure.name), figure.count.into(), figure.meaning.into()];
    table.rows.extend(figures.into_iter().map(row));
    table
}
