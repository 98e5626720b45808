//! Cytoscape.js JSON.

use serde_json::{Map, json};

use super::attributes::{Describing, of_edge};
use super::node_link::about;
use crate::choice::Choice;
use crate::graph::analysis::Measures;
use crate::graph::{Heading, Links};
use crate::model::Evidence;

/// The graph as Cytoscape.js takes it (<https://js.cytoscape.org/#notation/elements-json>), nodes named by their IRI, with
/// the kind as class. What people say, programs say and an algorithm suggests have the class `firm`, `judged` or
/// `suggested` too, and decisions that go against a promise `contrary`.
///
/// `name` and `value` repeat label and IRI for Cytoscape and for `networkx.cytoscape_graph`, which ask for them.
pub(super) fn json(links: &Links, heading: &Heading, measures: &Measures) -> String {
    let describing = Describing::of(links, measures);
    let nodes = links.node_indices().map(|index| {
        let node = &links[index];
        let mut data = Map::new();
        for (name, value) in describing.node(index) {
            data.insert(name.to_owned(), value.into());
        }
        for (name, value) in [("id", &node.iri), ("value", &node.iri), ("name", &node.label)] {
            data.insert(name.to_owned(), value.as_str().into());
        }
        json!({ "data": data, "classes": node.kind().name() })
    });
    let edges = links.edge_indices().filter_map(|index| {
        let (from, to) = links.edge_endpoints(index)?;
        let mut data = Map::new();
        let mut classes = links[index].name().to_owned();
        for (name, value) in of_edge(&links[index]) {
            data.insert(name.to_owned(), value.into());
        }
        let level = links[index].level().map(|level| if level == Evidence::All { "suggested" } else { level.name() });
        for class in level.into_iter().chain(links[index].is_contrary().then_some("contrary")) {
            classes = format!("{classes} {class}");
        }
        let id = format!("e{}", index.index());
        for (name, value) in [("id", &id), ("source", &links[from].iri), ("target", &links[to].iri)] {
            data.insert(name.to_owned(), value.as_str().into());
        }
        Some(json!({ "data": data, "classes": classes }))
    });
    let elements = json!({ "nodes": nodes.collect::<Vec<_>>(), "edges": edges.collect::<Vec<_>>() });
    let value = json!({
        "data": about(heading),
        "directed": true,
        "multigraph": false,
        "elements": elements,
    });
    format!("{value:#}\n")
}
