//! Node-link JSON.

use serde_json::{Map, Value, json};

use super::{Edge, Links, Method, Node, Place, Selection, Thing};

/// The graph as node-link JSON, nodes named by their IRI.
///
/// The edges are under `edges`, as networkx writes them from 3.4 on:
/// `networkx.node_link_graph(data, edges="edges")` reads the file (before 3.4: `link="edges"`). Every node has `id`,
/// `kind` and `label`; every edge `source`, `target` and `kind`; what is not known is left out.
#[must_use]
pub fn node_link_json(links: &Links, selection: &Selection) -> String {
    let nodes: Vec<_> = links.node_weights().map(node).collect();
    let edges = links.edge_indices().filter_map(|index| {
        let (from, to) = links.edge_endpoints(index)?;
        Some(edge(&links[from].iri, &links[to].iri, links[index]))
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

fn selected(selection: &Selection) -> Value {
    match selection {
        Selection::Section { domain, number } => json!({ "domain": domain, "section": number }),
        Selection::Domain(domain) => json!({ "domain": domain }),
        Selection::Decision(iri) => json!({ "decision": iri.as_str() }),
    }
}

fn node(node: &Node) -> Value {
    let mut fields = Map::new();
    fields.insert("id".to_owned(), node.iri.as_str().into());
    fields.insert("kind".to_owned(), node.kind().name().into());
    fields.insert("label".to_owned(), node.label.as_str().into());
    match &node.thing {
        Thing::Section { position, domain, number } => {
            fields.insert("domain".to_owned(), domain.as_str().into());
            fields.insert("number".to_owned(), number.as_str().into());
            fields.insert("position".to_owned(), (*position).into());
        }
        Thing::Promise { place, status } => {
            insert_place(&mut fields, place);
            if let Some(status) = status {
                fields.insert("status".to_owned(), status.as_str().into());
            }
        }
        Thing::Theme { place } => insert_place(&mut fields, place),
        Thing::Report { place } => {
            fields.insert("section".to_owned(), place.section.as_str().into());
        }
        Thing::Decision { date } => {
            if let Some(date) = date {
                fields.insert("date".to_owned(), date.to_string().into());
            }
        }
    }
    Value::Object(fields)
}

fn insert_place(fields: &mut Map<String, Value>, place: &Place) {
    fields.insert("section".to_owned(), place.section.as_str().into());
    fields.insert("position".to_owned(), place.position.into());
}

fn edge(source: &str, target: &str, edge: Edge) -> Value {
    let mut value = json!({ "source": source, "target": target, "kind": edge.name() });
    match edge.method() {
        Some(Method::Curated) => value["method"] = "curated".into(),
        Some(Method::Suggested(confidence)) => {
            value["method"] = "suggested".into();
            if let Some(confidence) = confidence {
                value["confidence"] = confidence.into();
            }
        }
        None => {}
    }
    value
}
