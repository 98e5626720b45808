//! From answers to a graph.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::{NamedNode, Term};
use petgraph::graph::NodeIndex;
use petgraph::visit::{Dfs, Reversed};

use super::{Edge, GraphError, Links, Method, Node, NodeKind, Place, Selection, Thing};
use crate::queries::QueryError;
use crate::queries::records::{Record, ask, query};
use crate::store::Store;
use crate::vocab::{PB, pb};

/// The links of a selection.
///
/// Of a section or domain: its sections and the sections below, their promises, the themes of the reports on them, the
/// themes elsewhere that are about their promises, and the decisions that these lead to; promises and themes without any
/// link among them. Of a decision: all that leads to it, and nothing else.
///
/// A theme hangs on its section only where no promise of the graph is linked with it. Between two nodes there is at most
/// one edge: where an analyst and an algorithm link the same promise and theme, the analyst's.
///
/// Cost: some queries for each section that was chosen or leads to the chosen decision, each linear in its links.
pub fn links(store: &Store, selection: &Selection) -> Result<Links, GraphError> {
    gathered(store, selection).map(|gathered| selected(gathered.into_links(), selection))
}

/// The links of a selection that were asserted or curated: what an algorithm suggests is left out, so that a theme which
/// only a suggestion links to a promise hangs on its section.
pub fn firm_links(store: &Store, selection: &Selection) -> Result<Links, GraphError> {
    let mut gathered = gathered(store, selection)?;
    gathered.alignments.retain(|_, method| *method == Method::Curated);
    Ok(selected(gathered.into_links(), selection))
}

fn gathered(store: &Store, selection: &Selection) -> Result<Gathered, GraphError> {
    let mut gathered = Gathered::default();
    for root in selection.roots(store)? {
        gathered.add(store, &root.into(), matches!(selection, Selection::Whole))?;
    }
    if let Selection::Decision(iri) = selection {
        for row in ask(store, query!("decision.rq"), &[("decision", iri.clone().into())])? {
            gathered.node(decision(iri.as_str().to_owned(), &row));
        }
    }
    Ok(gathered)
}

fn selected(links: Links, selection: &Selection) -> Links {
    match selection {
        Selection::Decision(iri) => leading_to(links, iri),
        Selection::Section { .. } | Selection::Domain(_) | Selection::Whole => links,
    }
}

/// Nodes by IRI and edges by the IRIs of their ends: what several sections share is there once.
#[derive(Default)]
struct Gathered {
    nodes: BTreeMap<String, Node>,
    alignments: BTreeMap<(String, String), Method>,
    evidence: BTreeSet<(String, String)>,
}

impl Gathered {
    /// Adds what the section `root` and those below it lead to. Of the whole store, the two largest parts are asked for
    /// without the way from the root to them, which is most of their cost.
    fn add(&mut self, store: &Store, root: &Term, is_whole: bool) -> Result<(), QueryError> {
        let root = [("root", root.clone())];
        for row in ask(store, query!("sections.rq"), &root)? {
            let position = row.parsed("position").unwrap_or_default();
            let thing = Thing::Section { position, domain: row.text("domain"), number: row.text("number") };
            self.node(Node { thing, iri: row.text("section"), label: row.text("title") });
        }
        for row in ask(store, query!("promises.rq"), &root)? {
            let status =
                row.optional_text("status").map(|status| status.strip_prefix(PB).unwrap_or(&status).to_owned());
            let thing = Thing::Promise { place: place(&row), status };
            self.node(Node { thing, iri: row.text("promise"), label: row.text("text") });
        }
        for row in ask(store, query!("reports.rq"), &root)? {
            let thing = Thing::Report { place: place(&row) };
            self.node(Node { thing, iri: row.text("report"), label: row.text("title") });
        }
        let themes = if is_whole {
            ask(store, query!("themes-of-store.rq"), &[])
        } else {
            ask(store, query!("themes.rq"), &root)
        };
        for row in themes? {
            let thing = Thing::Theme { place: place(&row) };
            self.node(Node { thing, iri: row.text("theme"), label: row.text("label") });
        }
        for row in ask(store, query!("alignments.rq"), &root)? {
            let method = method(&row);
            let known = self.alignments.entry((row.text("promise"), row.text("theme"))).or_insert(method);
            *known = stronger(*known, method);
        }
        let evidence = if is_whole {
            ask(store, query!("evidence-of-store.rq"), &[])
        } else {
            ask(store, query!("evidence.rq"), &root)
        };
        for row in evidence? {
            self.node(decision(row.text("decision"), &row));
            self.evidence.insert((row.text("source"), row.text("decision")));
        }
        Ok(())
    }

    /// Adds a node; of two descriptions of one thing the first in order stays, whatever order they came in.
    fn node(&mut self, node: Node) {
        let known = self.nodes.entry(node.iri.clone()).or_insert_with(|| node.clone());
        if node < *known {
            *known = node;
        }
    }

    fn into_links(self) -> Links {
        let mut nodes: Vec<Node> = self.nodes.into_values().collect();
        nodes.sort();
        let mut links = Links::with_capacity(nodes.len(), self.alignments.len() + self.evidence.len());
        let mut by_iri: BTreeMap<String, NodeIndex> = BTreeMap::new();
        for node in nodes {
            let iri = node.iri.clone();
            by_iri.insert(iri, links.add_node(node));
        }
        let ends = |from: &str, to: &str| Some((*by_iri.get(from)?, *by_iri.get(to)?));
        let mut edges = Vec::new();
        let aligned: BTreeSet<&str> = self.alignments.keys().map(|(_, theme)| theme.as_str()).collect();
        for node in links.node_weights() {
            let (place, edge) = match &node.thing {
                Thing::Promise { place, .. } => (place, Edge::Makes),
                Thing::Report { place } => (place, Edge::ReportedIn),
                Thing::Theme { place } if !aligned.contains(node.iri.as_str()) => (place, Edge::ReportedIn),
                Thing::Theme { .. } | Thing::Section { .. } | Thing::Decision { .. } => continue,
            };
            edges.extend(ends(&place.section, &node.iri).map(|ends| (ends, edge)));
        }
        for ((promise, theme), method) in &self.alignments {
            edges.extend(ends(promise, theme).map(|ends| (ends, Edge::Alignment(*method))));
        }
        for (source, decision) in &self.evidence {
            let Some(ends) = ends(source, decision) else { continue };
            let is_promise = links[ends.0].kind() == NodeKind::Promise;
            edges.push((ends, if is_promise { Edge::FollowUp } else { Edge::Citation }));
        }
        edges.sort_by_key(|(ends, _)| *ends);
        for ((from, to), edge) in edges {
            links.add_edge(from, to, edge);
        }
        links
    }
}

fn place(row: &Record) -> Place {
    Place {
        section_position: row.parsed("section_position").unwrap_or_default(),
        position: row.parsed("position").unwrap_or_default(),
        section: row.text("section"),
    }
}

fn decision(iri: String, row: &Record) -> Node {
    let label = row.optional_text("title").or_else(|| row.optional_text("name")).unwrap_or_else(|| iri.clone());
    Node { thing: Thing::Decision { date: row.parsed("date") }, iri, label }
}

fn method(row: &Record) -> Method {
    if row.text("method") == pb::CURATED.as_str() {
        Method::Curated
    } else {
        Method::Suggested(row.parsed("confidence"))
    }
}

/// An analyst's word before an algorithm's, a more confident suggestion before a less confident one.
fn stronger(a: Method, b: Method) -> Method {
    match (a, b) {
        (Method::Curated, _) | (_, Method::Curated) => Method::Curated,
        (Method::Suggested(a), Method::Suggested(b)) => {
            Method::Suggested([a, b].into_iter().flatten().max_by(f64::total_cmp))
        }
    }
}

/// Keeps only what a path leads from to the decision.
fn leading_to(mut links: Links, decision: &NamedNode) -> Links {
    let Some(end) = links.node_indices().find(|&node| links[node].iri == decision.as_str()) else { return links };
    let backwards = Reversed(&links);
    let mut kept = BTreeSet::new();
    let mut walk = Dfs::new(backwards, end);
    while let Some(node) = walk.next(backwards) {
        kept.insert(node);
    }
    // `filter_map` keeps the order of nodes and edges; `retain_nodes` would swap them.
    links = links.filter_map(|index, node| kept.contains(&index).then(|| node.clone()), |_, edge| Some(*edge));
    links
}
