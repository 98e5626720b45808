//! Counts of a graph.

use std::collections::HashSet;

use petgraph::algo::connected_components;

use super::{Edge, GraphError, Links, NodeKind};
use crate::choice::Choice;
use crate::model::Evidence;
use crate::queries::rows::prepared;
use crate::store::Store;

/// One count, and what is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Short name, such as `nodes` or `nodes:theme`.
    pub name: String,
    /// The count.
    pub count: usize,
    /// What exactly is counted.
    pub meaning: &'static str,
}

/// Counts of a graph: nodes and edges by kind, components, and shared decisions.
///
/// A decision is shared when the reports on more than one section cite it (in a theme or outside any). That is asked of
/// the whole store, not of the graph: a decision of the graph that one section in it and another outside it cite is
/// shared.
pub fn stats(store: &Store, links: &Links) -> Result<Vec<Figure>, GraphError> {
    let mut figures = vec![figure("nodes", links.node_count(), "all nodes")];
    for kind in NodeKind::ALL {
        let count = links.node_weights().filter(|node| node.kind() == kind).count();
        figures.push(figure(&format!("nodes:{}", kind.name()), count, kind.about()));
    }
    figures.push(figure("edges", links.edge_count(), "all edges"));
    for name in Edge::NAMES {
        let count = links.edge_weights().filter(|edge| edge.name() == name).count();
        figures.push(figure(&format!("edges:{name}"), count, edge_meaning(name)));
    }
    let follow_ups = || links.edge_weights().filter(|edge| matches!(edge, Edge::FollowUp { .. }));
    for (level, name, meaning) in BY_LEVEL {
        let count = follow_ups().filter(|edge| edge.level() == Some(level)).count();
        figures.push(figure(&format!("follow_up:{name}"), count, meaning));
    }
    let contrary = follow_ups().filter(|edge| edge.is_contrary()).count();
    figures.push(figure("follow_up:contrary", contrary, "of all these, decision goes against the promise"));
    let meaning = "parts that no edge connects, whatever its direction";
    figures.push(figure("components", connected_components(links), meaning));
    let shared = prepared!("select/shared-decisions.rq").select(store, &[])?;
    let shared = shared.map(|row| row.text("decision")).collect::<Result<HashSet<_>, _>>()?;
    let shared = links.node_weights().filter(|node| shared.contains(&node.iri)).count();
    let meaning = "decisions of this graph that reports on more than one section of the whole store cite";
    figures.push(figure("shared_decisions", shared, meaning));
    Ok(figures)
}

/// Edges from promise to decision by the strictest level of evidence at which they count.
const BY_LEVEL: [(Evidence, &str, &str); 3] = [
    (Evidence::Firm, "people", "of these, people say so"),
    (Evidence::Judged, "programs", "of these, programs coded it and no people say so"),
    (Evidence::All, "suggested", "of these, an algorithm suggests it and nobody judged it"),
];

fn figure(name: &str, count: usize, meaning: &'static str) -> Figure {
    Figure { name: name.to_owned(), count, meaning }
}

fn edge_meaning(name: &str) -> &'static str {
    match name {
        "makes" => "section → promise that it makes",
        "reported_in" => "section → theme that no promise here is linked with, or report that itself cites",
        "alignment" => "promise → theme that is about it, to read by",
        "citation" => "theme or report → decision that it cites",
        _ => "promise → decision that follows it up",
    }
}
