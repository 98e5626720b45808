//! Node-link JSON.

use serde_json::{Map, Value, json};

use super::attributes::{Describing, of_edge};
use crate::graph::analysis::Measures;
use crate::graph::{Heading, Links, Selection};
use crate::model::Part;

/// The graph as node-link JSON, nodes named by their IRI.
///
/// The edges are under `edges`, as networkx writes them from 3.4 on:
/// `networkx.node_link_graph(data, edges="edges")` reads the file (before 3.4: `link="edges"`). Every node has `id`,
/// `kind` and `label`, and the figures `degree` and `component`, and `betweenness` where it was measured; every edge `source`, `target` and `kind`;
/// what is not known is left out.
#[must_use]
pub fn node_link_json(links: &Links, heading: &Heading, measures: &Measures) -> String {
    let describing = Describing::of(links, measures);
    let nodes: Vec<_> = links
        .node_indices()
        .map(|index| {
            let mut fields = Map::new();
            fields.insert("id".to_owned(), links[index].iri.as_str().into());
            fields.extend(named(describing.node(index)));
            Value::Object(fields)
        })
        .collect();
    let edges = links.edge_indices().filter_map(|index| {
        let (from, to) = links.edge_endpoints(index)?;
        let mut fields = Map::new();
        fields.insert("source".to_owned(), links[from].iri.as_str().into());
        fields.insert("target".to_owned(), links[to].iri.as_str().into());
        fields.extend(named(of_edge(&links[index])));
        Some(Value::Object(fields))
    });
    let value = json!({
        "directed": true,
        "multigraph": false,
        "graph": about(heading),
        "nodes": nodes,
        "edges": edges.collect::<Vec<_>>(),
    });
    format!("{value:#}\n")
}

fn named(known: Vec<(&'static str, super::attributes::Value)>) -> impl Iterator<Item = (String, Value)> {
    known.into_iter().map(|(name, value)| (name.to_owned(), value.into()))
}

/// What the file says of itself: what is shown, and what its figures rest on.
pub(super) fn about(heading: &Heading) -> Value {
    let mut about = Map::new();
    about.insert("name".to_owned(), heading.title.as_str().into());
    let (key, iri) = match &heading.selection {
        Selection::Part(Part::Whole) => ("part", None),
        Selection::Part(Part::Agreement(iri)) => ("agreement", Some(iri)),
        Selection::Part(Part::Section(iri)) => ("section", Some(iri)),
        Selection::Decision(iri) => ("decision", Some(iri)),
    };
    about.extend(iri.map(|iri| (key.to_owned(), iri.as_str().into())));
    if let Some(basis) = &heading.basis {
        about.insert("basis".to_owned(), serde_json::to_value(basis).unwrap_or_default());
        about.insert("notes".to_owned(), heading.notes().into());
    }
    Value::Object(about)
}
