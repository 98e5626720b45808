//! What nodes and edges are described by: names, types and values, the same in all formats that have attributes.

use petgraph::graph::NodeIndex;

use crate::graph::analysis::Measures;
use crate::graph::{Edge, Links, Method, Place, Thing};

/// Type of an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    Integer,
    Number,
}

/// A value of one of the types.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Text(String),
    Integer(u64),
    Number(f64),
}

/// Attributes of nodes beside their IRI, in their order.
pub(super) const OF_NODES: [(&str, Type); 11] = [
    ("kind", Type::Text),
    ("label", Type::Text),
    ("domain", Type::Text),
    ("number", Type::Text),
    ("section", Type::Text),
    ("position", Type::Integer),
    ("status", Type::Text),
    ("date", Type::Text),
    ("degree", Type::Integer),
    ("component", Type::Integer),
    ("betweenness", Type::Number),
];

/// Attributes of edges, in their order.
pub(super) const OF_EDGES: [(&str, Type); 3] =
    [("kind", Type::Text), ("method", Type::Text), ("confidence", Type::Number)];

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// As in XML and CSV.
impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Integer(integer) => write!(f, "{integer}"),
            Self::Number(number) => write!(f, "{number}"),
        }
    }
}

impl From<Value> for serde_json::Value {
    fn from(value: Value) -> Self {
        match value {
            Value::Text(text) => text.into(),
            Value::Integer(integer) => integer.into(),
            Value::Number(number) => number.into(),
        }
    }
}

/// What is known of a node, in the order of [`OF_NODES`].
pub(super) fn of_node(links: &Links, index: NodeIndex, measures: &Measures) -> Vec<(&'static str, Value)> {
    let node = &links[index];
    let mut known = vec![("kind", node.kind().name().into()), ("label", node.label.as_str().into())];
    let place = |place: &Place| {
        [("section", Value::from(place.section.as_str())), ("position", Value::Integer(place.position))]
    };
    match &node.thing {
        Thing::Section { position, domain, number } => known.extend([
            ("domain", domain.as_str().into()),
            ("number", number.as_str().into()),
            ("position", Value::Integer(*position)),
        ]),
        Thing::Promise { place: at, status } => {
            known.extend(place(at));
            known.extend(status.as_deref().map(|status| ("status", status.into())));
        }
        Thing::Theme { place: at } => known.extend(place(at)),
        Thing::Report { place } => known.push(("section", place.section.as_str().into())),
        Thing::Decision { date } => known.extend(date.map(|date| ("date", Value::Text(date.to_string())))),
    }
    let count = |of: &[usize]| of.get(index.index()).and_then(|&count| u64::try_from(count).ok());
    known.extend(count(&measures.degree).map(|degree| ("degree", Value::Integer(degree))));
    known.extend(count(&measures.component).map(|component| ("component", Value::Integer(component))));
    known.extend(measures.betweenness.get(index.index()).map(|&value| ("betweenness", Value::Number(value))));
    known
}

/// What is known of an edge, in the order of [`OF_EDGES`].
pub(super) fn of_edge(edge: Edge) -> Vec<(&'static str, Value)> {
    let mut known = vec![("kind", edge.name().into())];
    match edge.method() {
        Some(Method::Curated) => known.push(("method", "curated".into())),
        Some(Method::Suggested(confidence)) => {
            known.push(("method", "suggested".into()));
            known.extend(confidence.map(|confidence| ("confidence", Value::Number(confidence))));
        }
        None => {}
    }
    known
}
