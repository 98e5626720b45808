//! `pledgebase analyse`

use clap::{Args, Subcommand, ValueEnum};
use oxigraph::model::{Literal, NamedNode, Term};
use petgraph::graph::NodeIndex;

use super::build::counted;
use super::graph::GraphArgs;
use super::output::{self, RowFormat, Terminal};
use super::{CliError, Outcome};
use crate::graph::{Edge, Links, Method, NodeKind, Thing, analysis};
use crate::lookup;
use crate::queries::{Answer, Row};
use crate::store::Store;
use crate::vocab::xsd;

/// Analyse how the links lie: what hangs together, what is linked most, what bridges domains, what is alike.
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
    /// What hangs together: parts of the graph that no link connects, largest first.
    Components(Table),
    /// What has the most links.
    Degree(OfKind),
    /// Decisions that links of more than one domain lead to, by their betweenness.
    ///
    /// Betweenness says how often something lies on the shortest paths between two others, of all pairs: from 0 to 1.
    Bridges(Table),
    /// Pairs of sections whose reports cite the same decisions, by the Jaccard index: shared, of those that either cites.
    Alike(Table),
    /// The shortest way over the links from one thing to another.
    ///
    /// Sections are passed as ends only: that two things stand in one section is no evidence.
    Path(Path),
}

#[derive(Debug, Args)]
struct Table {
    #[command(flatten)]
    graph: GraphArgs,
    /// Show at most this many rows; 0 for all.
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
    /// Output format.
    #[arg(long, value_enum)]
    format: Option<RowFormat>,
}

#[derive(Debug, Args)]
struct OfKind {
    #[command(flatten)]
    table: Table,
    /// Only this kind of thing.
    #[arg(long, value_enum)]
    kind: Option<KindName>,
}

#[derive(Debug, Args)]
struct Path {
    /// Where the way begins: an IRI, or the end of one, as for `explain`.
    from: String,
    /// Where it ends.
    to: String,
    #[command(flatten)]
    graph: GraphArgs,
    /// Output format.
    #[arg(long, value_enum)]
    format: Option<RowFormat>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum KindName {
    Section,
    Promise,
    Report,
    Theme,
    Decision,
}

impl From<KindName> for NodeKind {
    fn from(name: KindName) -> Self {
        match name {
            KindName::Section => Self::Section,
            KindName::Promise => Self::Promise,
            KindName::Report => Self::Report,
            KindName::Theme => Self::Theme,
            KindName::Decision => Self::Decision,
        }
    }
}

impl Analyse {
    pub(super) fn run(self, terminal: &Terminal) -> Result<Outcome, CliError> {
        match self.what {
            What::Components(table) => table.answer(terminal, components),
            What::Degree(of_kind) => {
                let kind = of_kind.kind.map(NodeKind::from);
                of_kind.table.answer(terminal, |links| degrees(links, kind))
            }
            What::Bridges(table) => table.answer(terminal, bridges),
            What::Alike(table) => table.answer(terminal, alike),
            What::Path(path) => path.run(terminal),
        }
    }
}

/// A table before it is cut: its columns, its rows, and of how many these are.
struct Figures {
    columns: &'static [&'static str],
    rows: Vec<Row>,
    denominator: String,
}

impl Table {
    fn answer(self, terminal: &Terminal, figures: impl FnOnce(&Links) -> Figures) -> Result<Outcome, CliError> {
        let store = self.graph.open()?;
        let (links, selection) = self.graph.links(&store)?;
        let mut figures = figures(&links);
        let all = figures.rows.len();
        if self.limit > 0 {
            figures.rows.truncate(self.limit);
        }
        let shown = figures.rows.len();
        let columns = figures.columns.iter().map(|&column| column.to_owned()).collect();
        let answer = Answer::Solutions { columns, rows: figures.rows };
        output::write_answer(answer, self.format.map(Into::into), store.base())?;
        let shown = if shown == all { String::new() } else { format!("; {shown} of {all} rows shown") };
        terminal.tell(&format!("\n({selection}: {}{}{shown})", figures.denominator, self.graph.evidence()));
        Ok(Outcome::Done)
    }
}

fn components(links: &Links) -> Figures {
    let components = analysis::components(links);
    let denominator = format!("{} in {}", counted(links.node_count(), "node"), counted(components.len(), "component"));
    let row = |component: analysis::Component| {
        let mut row =
            vec![Some(integer(component.number)), Some(integer(component.nodes)), Some(integer(component.edges))];
        row.extend(component.kinds.map(|count| Some(integer(count))));
        row.push(Some(text(&joined(component.domains))));
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
            Some(integer(degree.total())),
            Some(integer(degree.incoming)),
            Some(integer(degree.outgoing)),
            Some(text(node.kind().name())),
            Some(text(&node.label)),
            Some(iri(links, degree.node)),
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
        let date = if let Thing::Decision { date } = &node.thing { *date } else { None };
        vec![
            Some(Literal::new_typed_literal(format!("{:.6}", bridge.betweenness), xsd::DECIMAL).into()),
            Some(integer(bridge.domains.len())),
            Some(integer(bridge.sections)),
            date.map(|date| Literal::new_typed_literal(date.to_string(), xsd::DATE).into()),
            Some(text(&node.label)),
            Some(text(&joined(bridge.domains))),
            Some(iri(links, bridge.node)),
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
    let row = |pair: analysis::Pair| {
        let [(first_domain, first), (second_domain, second)] =
            [pair.first, pair.second].map(|node| section(links, node));
        vec![
            Some(Literal::new_typed_literal(format!("{:.6}", pair.jaccard), xsd::DECIMAL).into()),
            Some(integer(pair.shared)),
            Some(integer(pair.either)),
            Some(text(&first_domain)),
            Some(text(&first)),
            Some(text(&second_domain)),
            Some(text(&second)),
        ]
    };
    Figures {
        columns: &["jaccard", "shared", "of_decisions", "domain", "number", "other_domain", "other_number"],
        denominator: format!("{} of {} share a decision", counted(pairs.len(), "pair"), counted(sections, "section")),
        rows: pairs.into_iter().map(row).collect(),
    }
}

fn section(links: &Links, node: NodeIndex) -> (String, String) {
    match &links[node].thing {
        Thing::Section { domain, number, .. } => (domain.clone(), number.clone()),
        _ => (String::new(), links[node].label.clone()),
    }
}

impl Path {
    fn run(self, terminal: &Terminal) -> Result<Outcome, CliError> {
        let store = self.graph.open()?;
        let (links, selection) = self.graph.links(&store)?;
        let [from, to] = [end(&store, &links, &self.from)?, end(&store, &links, &self.to)?];
        let steps = analysis::path(&links, from, to);
        let found = steps.as_ref().map(|steps| steps.len().saturating_sub(1));
        let columns = ["step", "kind", "label", "id", "link", "method"].map(str::to_owned).to_vec();
        let row = |(step, at): (&analysis::Step, usize)| {
            let node = &links[step.node];
            vec![
                Some(integer(at)),
                Some(text(node.kind().name())),
                Some(text(&node.label)),
                Some(iri(&links, step.node)),
                step.link.map(|(link, forward)| text(&arrow(link, forward))),
                step.link.and_then(|(link, _)| link.method()).map(|method| text(&said(method))),
            ]
        };
        let rows = steps.iter().flatten().zip(0..).map(row).collect();
        output::write_answer(Answer::Solutions { columns, rows }, self.format.map(Into::into), store.base())?;
        let told = match found {
            Some(links) => format!("the shortest way has {}", counted(links, "link")),
            None => "no way over the links leads from one to the other".to_owned(),
        };
        terminal.tell(&format!("\n({selection}: {told}{})", self.graph.evidence()));
        Ok(Outcome::Done)
    }
}

/// The node that a name means.
fn end(store: &Store, links: &Links, name: &str) -> Result<NodeIndex, CliError> {
    let thing = lookup::thing(store, name, None)?;
    let node = links.node_indices().find(|&node| links[node].iri == thing.iri);
    node.ok_or_else(|| CliError::Usage(format!("`{name}` is not in this graph: no report or analyst links to it")))
}

/// `→ citation`, or `← citation` for a link that is walked against its direction.
fn arrow(link: Edge, forward: bool) -> String {
    format!("{} {}", if forward { '→' } else { '←' }, link.name())
}

fn said(method: Method) -> String {
    match method {
        Method::Curated => "curated".to_owned(),
        Method::Suggested(None) => "suggested".to_owned(),
        Method::Suggested(Some(confidence)) => format!("suggested {confidence:.2}"),
    }
}

fn size(links: &Links) -> String {
    format!("{} and {}", counted(links.node_count(), "node"), counted(links.edge_count(), "edge"))
}

fn joined(names: impl IntoIterator<Item = String>) -> String {
    names.into_iter().collect::<Vec<_>>().join("; ")
}

fn text(value: &str) -> Term {
    Literal::new_simple_literal(value).into()
}

fn integer(value: usize) -> Term {
    Literal::from(u64::try_from(value).unwrap_or(u64::MAX)).into()
}

fn iri(links: &Links, node: NodeIndex) -> Term {
    NamedNode::new_unchecked(&links[node].iri).into()
}
