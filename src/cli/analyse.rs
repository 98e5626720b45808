//! `pledgebase analyse`

use clap::{Args, Subcommand};
use petgraph::graph::NodeIndex;

use super::choice::choice_parser;
use super::graph::{GraphArgs, counts};
use super::output::OutputArgs;
use super::ui::counted;
use super::{CliError, Outcome, Ui};
use crate::choice::Choice;
use crate::export::{Cell, Table, TableFormat};
use crate::graph::{self, Edge, Heading, Links, NodeKind, Subject, analysis, has_several_agreements};
use crate::lookup;
use crate::store::Store;

/// Analyse how the links lie: how many there are, what hangs together, what is linked most, what bridges domains, what is alike.
///
/// The figures are about the graph that `pledgebase graph` writes, taken without direction. They say how things are
/// linked, and nothing about how good or how important these are.
#[derive(Debug, Args)]
pub(super) struct Analyse {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Nodes and edges by kind, components, and decisions that reports on several sections cite.
    Counts(Counts),
    /// What hangs together: parts of the graph that no link connects, largest first.
    Components(Whole),
    /// What has the most links.
    Degree(OfKind),
    /// Decisions that links of more than one domain lead to, by their betweenness.
    ///
    /// Betweenness says how often something lies on the shortest paths between two others, of all pairs: from 0 to 1.
    Bridges(Whole),
    /// Pairs of sections whose reports cite the same decisions, by the Jaccard index: shared, of those that either cites.
    Alike(Whole),
    /// The shortest way over the links from one thing to another.
    ///
    /// Sections are passed as ends only: that two things stand in one section is no evidence.
    Path(Path),
}

#[derive(Debug, Args)]
struct Whole {
    #[command(flatten)]
    graph: GraphArgs,
    /// Show at most this many rows; 0 for all.
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
    #[command(flatten)]
    output: OutputArgs<TableFormat>,
}

#[derive(Debug, Args)]
struct OfKind {
    #[command(flatten)]
    table: Whole,
    /// Only this kind of thing.
    #[arg(long, value_parser = choice_parser::<NodeKind>())]
    kind: Option<NodeKind>,
}

#[derive(Debug, Args)]
struct Path {
    /// Where the way begins: an IRI, or the end of one, as for `explain`.
    from: String,
    /// Where it ends.
    to: String,
    #[command(flatten)]
    graph: GraphArgs,
    #[command(flatten)]
    output: OutputArgs<TableFormat>,
}

#[derive(Debug, Args)]
struct Counts {
    #[command(flatten)]
    graph: GraphArgs,
    #[command(flatten)]
    output: OutputArgs<TableFormat>,
}

impl Analyse {
    pub(super) fn run(self, ui: &Ui) -> Result<Outcome, CliError> {
        match self.what {
            What::Counts(counts) => counts.run(ui),
            What::Components(table) => table.answer(ui, components),
            What::Degree(of_kind) => {
                let kind = of_kind.kind;
                of_kind.table.answer(ui, |links| degrees(links, kind))
            }
            What::Bridges(table) => table.answer(ui, bridges),
            What::Alike(table) => table.answer(ui, alike),
            What::Path(path) => path.run(ui),
        }
    }
}

/// A table before it is cut: its columns, its rows, and of how many these are.
struct Figures {
    columns: &'static [&'static str],
    rows: Vec<Vec<Cell>>,
    denominator: String,
}

impl Whole {
    fn answer(self, ui: &Ui, figures: impl FnOnce(&Links) -> Figures) -> Result<Outcome, CliError> {
        let format = self.output.format(TableFormat::Table)?;
        let store = self.graph.open(ui)?;
        let (links, heading) = self.graph.links(&store)?;
        let mut figures = figures(&links);
        let all = figures.rows.len();
        if self.limit > 0 {
            figures.rows.truncate(self.limit);
        }
        let shown = figures.rows.len();
        let mut table = Table::new(figures.columns.iter().copied());
        table.rows = figures.rows;
        self.output.write_table(ui, format, &table, store.base())?;
        let shown = if shown == all { String::new() } else { format!("; {shown} of {all} rows shown") };
        ui.status(&caption(&heading, &format!("{}{shown}", figures.denominator)));
        Ok(Outcome::Done)
    }
}

fn components(links: &Links) -> Figures {
    let components = analysis::components(links);
    let denominator = format!("{} in {}", counted(links.node_count(), "node"), counted(components.len(), "component"));
    let row = |component: analysis::Component| {
        let mut row = vec![Cell::from(component.number), Cell::from(component.nodes), Cell::from(component.edges)];
        row.extend(component.kinds.map(Cell::from));
        row.push(joined(component.domains).into());
        row
    };
    Figures {
        columns: &["component", "nodes", "edges", "sections", "promises", "reports", "themes", "decisions", "domains"],
        rows: components.into_iter().map(row).collect(),
        denominator,
    }
}

fn degrees(links: &Links, kind: Option<NodeKind>) -> Figures {
    let is_asked = |degree: &analysis::Degree| kind.is_none_or(|kind| links[degree.node].kind() == kind);
    let row = |degree: analysis::Degree| {
        let node = &links[degree.node];
        vec![
            Cell::from(degree.total()),
            Cell::from(degree.incoming),
            Cell::from(degree.outgoing),
            node.kind().name().into(),
            node.label.as_str().into(),
            iri(links, degree.node),
        ]
    };
    Figures {
        columns: &["degree", "incoming", "outgoing", "kind", "label", "id"],
        rows: analysis::degrees(links).into_iter().filter(is_asked).map(row).collect(),
        denominator: size(links),
    }
}

fn bridges(links: &Links) -> Figures {
    let bridges = analysis::bridges(links);
    let decisions = links.node_weights().filter(|node| node.kind() == NodeKind::Decision).count();
    let denominator = format!("{} of {}", bridges.len(), counted(decisions, "decision"));
    let row = |bridge: analysis::Bridge| {
        let node = &links[bridge.node];
        let date = if let Subject::Decision { date, .. } = &node.subject { *date } else { None };
        vec![
            Cell::decimal(bridge.betweenness, 6),
            Cell::from(bridge.domains.len()),
            Cell::from(bridge.sections),
            date.into(),
            node.label.as_str().into(),
            joined(bridge.domains).into(),
            iri(links, bridge.node),
        ]
    };
    Figures {
        columns: &["betweenness", "domains", "sections", "date", "title", "in_domains", "id"],
        rows: bridges.into_iter().map(row).collect(),
        denominator: format!("{denominator} have links from more than one domain"),
    }
}

fn alike(links: &Links) -> Figures {
    let pairs = analysis::alike(links);
    let sections = links.node_weights().filter(|node| node.kind() == NodeKind::Section).count();
    let of_several = has_several_agreements(links);
    let row = |pair: analysis::Pair| {
        let mut row = vec![Cell::decimal(pair.jaccard, 6), Cell::from(pair.shared), Cell::from(pair.either)];
        for node in [pair.first, pair.second] {
            let Subject::Section { agreement, domain, number, .. } = &links[node].subject else { continue };
            row.extend(of_several.then(|| agreement.as_str().into()));
            row.extend([domain.as_str().into(), number.as_str().into()]);
        }
        row
    };
    Figures {
        columns: if of_several { PAIRS_OF_SEVERAL } else { PAIRS },
        denominator: format!("{} of {} share a decision", counted(pairs.len(), "pair"), counted(sections, "section")),
        rows: pairs.into_iter().map(row).collect(),
    }
}

const PAIRS: &[&str] = &["jaccard", "shared", "of_decisions", "domain", "number", "other_domain", "other_number"];
const PAIRS_OF_SEVERAL: &[&str] = &[
    "jaccard",
    "shared",
    "of_decisions",
    "agreement",
    "domain",
    "number",
    "other_agreement",
    "other_domain",
    "other_number",
];

impl Counts {
    fn run(self, ui: &Ui) -> Result<Outcome, CliError> {
        let format = self.output.format(TableFormat::Table)?;
        let store = self.graph.open(ui)?;
        let (links, heading) = self.graph.links(&store)?;
        self.output.write_table(ui, format, &counts(graph::stats(&store, &links)?), store.base())?;
        ui.status(&caption(&heading, &size(&links)));
        Ok(Outcome::Done)
    }
}

impl Path {
    fn run(self, ui: &Ui) -> Result<Outcome, CliError> {
        let format = self.output.format(TableFormat::Table)?;
        let store = self.graph.open(ui)?;
        let (links, heading) = self.graph.links(&store)?;
        let [from, to] = [&self.from, &self.to].map(|name| end(&store, &links, name, self.graph.agreement()));
        let steps = analysis::path(&links, from?, to?);
        let found = steps.as_ref().map(|steps| steps.len().saturating_sub(1));
        let mut table = Table::new(["step", "kind", "label", "id", "link", "method"]);
        let row = |(step, at): (&analysis::Step, usize)| {
            let node = &links[step.node];
            vec![
                Cell::from(at),
                node.kind().name().into(),
                node.label.as_str().into(),
                iri(&links, step.node),
                step.link.as_ref().map(|(link, forward)| arrow(link, *forward)).into(),
                step.link.as_ref().and_then(|(link, _)| link.method()).map(|method| method.to_string()).into(),
            ]
        };
        table.rows.extend(steps.iter().flatten().zip(0_usize..).map(row));
        self.output.write_table(ui, format, &table, store.base())?;
        let told = match found {
            Some(links) => format!("the shortest way has {}", counted(links, "link")),
            None => "no way over the links leads from one to the other".to_owned(),
        };
        ui.status(&caption(&heading, &told));
        Ok(Outcome::Done)
    }
}

/// What a table is of, and what it rests on, to be told after it.
fn caption(heading: &Heading, told: &str) -> String {
    let first = format!("\n{}: {told}.", heading.title);
    [vec![first], heading.notes()].concat().join("\n")
}

/// The node that a name means.
fn end(store: &Store, links: &Links, name: &str, agreement: Option<&str>) -> Result<NodeIndex, CliError> {
    let thing = lookup::thing(store, name, agreement)?;
    let node = links.node_indices().find(|&node| links[node].iri == thing.iri);
    node.ok_or_else(|| CliError::Usage(format!("`{name}` is not in this graph: no report or analyst links to it")))
}

/// `→ citation`, or `← citation` for a link that is walked against its direction.
fn arrow(link: &Edge, forward: bool) -> String {
    format!("{} {}", if forward { '→' } else { '←' }, link.name())
}

fn size(links: &Links) -> String {
    format!("{} and {}", counted(links.node_count(), "node"), counted(links.edge_count(), "edge"))
}

fn joined(names: impl IntoIterator<Item = String>) -> String {
    names.into_iter().collect::<Vec<_>>().join("; ")
}

fn iri(links: &Links, node: NodeIndex) -> Cell {
    Cell::iri(links[node].iri.as_str())
}
