//! From answers to a graph.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::graph::NodeIndex;
use petgraph::visit::{Dfs, Reversed};

use super::selection::node;
use super::{Edge, GraphError, Judge, Links, Node, NodePlace, Selection, Subject};
use crate::model::{Evidence, Method, Part};
use crate::queries::QueryError;
use crate::queries::rows::{Record, prepared};
use crate::store::Store;

/// The links of a selection that count at a level of evidence.
///
/// Of a part: its sections and the sections below, their promises, the themes of the reports on them, the themes elsewhere
/// that are about their promises, and the decisions that these lead to; promises and themes without any link among them. Of
/// a decision: all that leads to it, and nothing else.
///
/// A theme hangs on its section only where no promise of the graph is linked with it, so that on firm evidence one that
/// only a suggestion links to a promise does. Between two nodes there is at most one edge: where an analyst and an algorithm
/// link the same promise and theme, the analyst's.
///
/// Cost: some queries for each section that was chosen or leads to the chosen decision, each linear in its links.
///
/// # Errors
/// When a query fails, or answers with a status or method that is none.
pub fn links(store: &Store, selection: &Selection, evidence: Evidence) -> Result<Links, GraphError> {
    let mut gathered = Gathered::default();
    for root in selection.roots(store)? {
        gathered.add(store, &root, evidence, *selection == Selection::Part(Part::Whole))?;
    }
    if let Selection::Decision(iri) = selection {
        for row in prepared!("select/decision.rq").select(store, &[("decision", node(iri))])? {
            gathered.node(decision(iri.clone(), &row)?);
        }
    }
    gathered.alignments.retain(|_, method| method.counts(evidence));
    gathered.follow_ups.retain(|_, (method, _)| method.counts(evidence));
    let links = gathered.into_links();
    Ok(match selection {
        Selection::Decision(iri) => leading_to(links, iri),
        Selection::Part(_) => links,
    })
}

/// Nodes by IRI and edges by the IRIs of their ends: what several sections share is there once.
#[derive(Default)]
struct Gathered {
    nodes: BTreeMap<String, Node>,
    alignments: BTreeMap<(String, String), Method>,
    follow_ups: BTreeMap<(String, String), (Method, bool)>,
    /// Standing of the judges of a pair, the strongest first, and who they are.
    judges: BTreeMap<(String, String), BTreeMap<u64, BTreeSet<Judge>>>,
    evidence: BTreeSet<(String, String)>,
}

impl Gathered {
    /// Adds what the section `root` and those below it lead to. Of the whole store, the two largest parts are asked for
    /// without the way from the root to them, which is most of their cost.
    fn add(&mut self, store: &Store, root: &str, evidence: Evidence, is_whole: bool) -> Result<(), QueryError> {
        let root = [("root", node(root))];
        for row in prepared!("select/sections.rq").select(store, &root)? {
            let subject = Subject::Section {
                agreement: row.text("agreement")?,
                position: row.parsed("position")?,
                domain: row.text("domain")?,
                number: row.text("number")?,
            };
            self.node(Node { subject, iri: row.text("section")?, label: row.text("title")? });
        }
        for row in prepared!("select/promises.rq").select(store, &root)? {
            let status = row.choice(match evidence {
                Evidence::All => "status",
                Evidence::Judged => "judged_status",
                Evidence::Firm => "firm_status",
            })?;
            let subject = Subject::Promise { place: place(&row, row.parsed("position")?)?, status };
            self.node(Node { subject, iri: row.text("promise")?, label: row.text("text")? });
        }
        for row in prepared!("select/reports.rq").select(store, &root)? {
            let subject = Subject::Report { place: place(&row, 0)? };
            self.node(Node { subject, iri: row.text("report")?, label: row.text("title")? });
        }
        let themes = if is_whole {
            prepared!("select/themes-of-store.rq").select(store, &[])
        } else {
            prepared!("select/themes.rq").select(store, &root)
        };
        for row in themes? {
            let subject = Subject::Theme { place: place(&row, row.parsed("position")?)? };
            self.node(Node { subject, iri: row.text("theme")?, label: row.text("label")? });
        }
        for row in prepared!("select/alignments.rq").select(store, &root)? {
            let method = row.method("method", "confidence")?;
            let known = self.alignments.entry((row.text("promise")?, row.text("theme")?)).or_insert(method);
            *known = method.max(*known);
        }
        for row in prepared!("select/follow-ups.rq").select(store, &root)? {
            let (promise, iri) = (row.text("promise")?, row.text("decision")?);
            let method = row.pair_method("method", "confidence", "level")?;
            self.node(decision(iri.clone(), &row)?);
            self.follow_ups.insert((promise, iri), (method, row.optional("contrary")?.unwrap_or(false)));
        }
        for row in prepared!("select/judges.rq").select(store, &root)? {
            let judge = Judge { name: row.optional_text("name")?, on: row.optional("on")? };
            let of_pair = self.judges.entry((row.text("promise")?, row.text("decision")?)).or_default();
            of_pair.entry(row.parsed("standing")?).or_default().insert(judge);
        }
        let evidence = if is_whole {
            prepared!("select/evidence-of-store.rq").select(store, &[])
        } else {
            prepared!("select/evidence.rq").select(store, &root)
        };
        for row in evidence? {
            let iri = row.text("decision")?;
            self.node(decision(iri.clone(), &row)?);
            self.evidence.insert((row.text("source")?, iri));
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
            let (place, edge) = match &node.subject {
                Subject::Promise { place, .. } => (place, Edge::Makes),
                Subject::Report { place } => (place, Edge::ReportedIn),
                Subject::Theme { place } if !aligned.contains(node.iri.as_str()) => (place, Edge::ReportedIn),
                Subject::Theme { .. } | Subject::Section { .. } | Subject::Decision { .. } => continue,
            };
            edges.extend(ends(&place.section, &node.iri).map(|ends| (ends, edge)));
        }
        for ((promise, theme), method) in &self.alignments {
            edges.extend(ends(promise, theme).map(|ends| (ends, Edge::Alignment(*method))));
        }
        for (pair, (method, contrary)) in &self.follow_ups {
            let judges = self.judges.get(pair).and_then(BTreeMap::first_key_value);
            let judges = judges.map(|(_, judges)| judges.iter().cloned().collect()).unwrap_or_default();
            let edge = Edge::FollowUp { method: *method, contrary: *contrary, judges };
            edges.extend(ends(&pair.0, &pair.1).map(|ends| (ends, edge)));
        }
        edges.extend(
            self.evidence.iter().filter_map(|(source, decision)| Some((ends(source, decision)?, Edge::Citation))),
        );
        edges.sort_by_key(|(ends, _)| *ends);
        for ((from, to), edge) in edges {
            links.add_edge(from, to, edge);
        }
        links
    }
}

fn place(row: &Record, position: u64) -> Result<NodePlace, QueryError> {
    Ok(NodePlace {
        agreement: row.text("agreement")?,
        section_position: row.parsed("section_position")?,
        position,
        section: row.text("section")?,
    })
}

fn decision(iri: String, row: &Record) -> Result<Node, QueryError> {
    let label = match row.optional_text("title")? {
        Some(title) => title,
        None => row.optional_text("name")?.unwrap_or_else(|| iri.clone()),
    };
    let withdrawn = row.optional("withdrawn")?.unwrap_or(false);
    Ok(Node { subject: Subject::Decision { date: row.optional("date")?, withdrawn }, iri, label })
}

/// Keeps only what a path leads from to the decision.
fn leading_to(mut links: Links, decision: &str) -> Links {
    let Some(end) = links.node_indices().find(|&node| links[node].iri == decision) else { return links };
    let backwards = Reversed(&links);
    let mut kept = BTreeSet::new();
    let mut walk = Dfs::new(backwards, end);
    while let Some(node) = walk.next(backwards) {
        kept.insert(node);
    }
    // `filter_map` keeps the order of nodes and edges; `retain_nodes` would swap them.
    links = links.filter_map(|index, node| kept.contains(&index).then(|| node.clone()), |_, edge| Some(edge.clone()));
    links
}
