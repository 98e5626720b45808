//! Node-link JSON.

use serde_json::{Map, Value, json};

use super::attributes::{of_edge, of_node};
use crate::graph::analysis::Measures;
use crate::graph::{Links, Selection};

/// The graph as node-link JSON, nodes named by their IRI.
///
/// The edges are under `edges`, as networkx writes them from 3.4 on:
/// `networkx.node_link_graph(data, edges="edges")` reads the file (before 3.4: `link="edges"`). Every node has `id`,
/// `kind` and `label`, and the figures `degree`, `component` and `betweenness`; every edge `source`, `target` and `kind`;
/// what is not known is left out.
#[must_use]
pub fn node_link_json(links: &Links, selection: &Selection) -> String {
    let measures = Measures::of(links);
    let nodes: Vec<_> = links
        .node_indices()
        .map(|index| {
            let mut fields = Map::new();
            fields.insert("id".to_owned(), links[index].iri.as_str().into());
            fields.extend(named(of_node(links, index, &measures)));
            Value::Object(fields)
        })
        .collect();
    let edges = links.edge_indices().filter_map(|index| {
        let (from, to) = links.edge_endpoints(index)?;
        let mut fields = Map::new();
        fields.insert("source".to_owned(), links[from].iri.as_str().into());
        fields.insert("target".to_owned(), links[to].iri.as_str().into());
        fields.extend(named(of_edge(links[index])));
        Some(Value::Object(fields))
    });
    let value = json!({
        "directed": true,
        "multigraph": false,
        "graph": selected(selection),
        "nodes": nodes,
        "edges": edges.collect::<Vec<_>>(),
    });
    format!("{value:#}\n")
}

fn named(known: Vec<(&'static str, super::attributes::Value)>) -> impl Iterator<Item = (String, Value)> {
    known.into_iter().map(|(name, value)| (name.to_owned(), value.into()))
}

fn selected(selection: &Selection) -> Value {
    match selection {
        Selection::Section { domain, number } => json!({ "domain": domain, "section": number }),
        Selection::Domain(domain) => json!({ "domain": domain }),
        Selection::Decision(iri) => json!({ "decision": iri.as_str() }),
        Selection::Whole => json!({}),
    }
}
