//! Cytoscape.js JSON.

use serde_json::{Map, Value, json};

use super::attributes::{Describing, of_edge};
use super::node_link::about;
use crate::choice::Choice;
use crate::graph::analysis::Measures;
use crate::graph::{Heading, Links};

/// The graph as Cytoscape.js takes it (<https://js.cytoscape.org/#notation/elements-json>), nodes named by their IRI, with
/// the kind as class; suggested links have the class `suggested` too.
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
        for (name, value) in of_edge(links[index]) {
            let value: Value = value.into();
            if name == "method" && value == "suggested" {
                classes += " suggested";
            }
            data.insert(name.to_owned(), value);
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
