//! What nodes and edges are described by: names, types and values, the same in all formats that have attributes.

use std::collections::BTreeSet;

use petgraph::graph::NodeIndex;

use crate::choice::Choice;
use crate::graph::analysis::Measures;
use crate::graph::{Edge, Links, NodePlace, Subject, has_several_agreements};
use crate::model::Confidence;

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
pub(super) const OF_NODES: [(&str, Type); 13] = [
    ("kind", Type::Text),
    ("label", Type::Text),
    ("agreement", Type::Text),
    ("domain", Type::Text),
    ("number", Type::Text),
    ("section", Type::Text),
    ("position", Type::Integer),
    ("status", Type::Text),
    ("date", Type::Text),
    ("withdrawn", Type::Text),
    ("degree", Type::Integer),
    ("component", Type::Integer),
    ("betweenness", Type::Number),
];

/// Attributes of edges, in their order.
pub(super) const OF_EDGES: [(&str, Type); 7] = [
    ("kind", Type::Text),
    ("method", Type::Text),
    ("confidence", Type::Number),
    ("evidence", Type::Text),
    ("contrary", Type::Text),
    ("judged_by", Type::Text),
    ("judged_on", Type::Text),
];

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

/// Describes the nodes of a graph.
pub(super) struct Describing<'a> {
    links: &'a Links,
    measures: &'a Measures,
    /// Whether nodes say of which agreement they are.
    names_agreement: bool,
}

impl<'a> Describing<'a> {
    pub(super) fn of(links: &'a Links, measures: &'a Measures) -> Self {
        Self { links, measures, names_agreement: has_several_agreements(links) }
    }

    /// What is known of a node, in the order of [`OF_NODES`].
    pub(super) fn node(&self, index: NodeIndex) -> Vec<(&'static str, Value)> {
        let node = &self.links[index];
        let mut known = vec![("kind", node.kind().name().into()), ("label", node.label.as_str().into())];
        known
            .extend(node.agreement().filter(|_| self.names_agreement).map(|agreement| ("agreement", agreement.into())));
        let place = |place: &NodePlace| {
            [("section", Value::from(place.section.as_str())), ("position", Value::Integer(place.position))]
        };
        match &node.subject {
            Subject::Section { position, domain, number, .. } => known.extend([
                ("domain", domain.as_str().into()),
                ("number", number.as_str().into()),
                ("position", Value::Integer(*position)),
            ]),
            Subject::Promise { place: at, status } => {
                known.extend(place(at));
                known.push(("status", status.name().into()));
            }
            Subject::Theme { place: at } => known.extend(place(at)),
            Subject::Report { place } => known.push(("section", place.section.as_str().into())),
            Subject::Decision { date, withdrawn } => {
                known.extend(date.map(|date| ("date", Value::Text(date.to_string()))));
                known.extend(withdrawn.then_some(("withdrawn", "true".into())));
            }
        }
        let count = |of: &[usize]| of.get(index.index()).and_then(|&count| u64::try_from(count).ok());
        let measures = self.measures;
        known.extend(count(&measures.degree).map(|degree| ("degree", Value::Integer(degree))));
        known.extend(count(&measures.component).map(|component| ("component", Value::Integer(component))));
        let betweenness = measures.betweenness.as_ref().and_then(|of| of.get(index.index()));
        known.extend(betweenness.map(|&value| ("betweenness", Value::Number(value))));
        known
    }
}

/// What is known of an edge, in the order of [`OF_EDGES`].
pub(super) fn of_edge(edge: &Edge) -> Vec<(&'static str, Value)> {
    let mut known = vec![("kind", edge.name().into())];
    if let Some(method) = edge.method() {
        known.push(("method", method.name().into()));
        let confidence = method.confidence().map(Confidence::as_number);
        known.extend(confidence.map(|confidence| ("confidence", Value::Number(confidence))));
        known.push(("evidence", method.level().name().into()));
    }
    let names: BTreeSet<_> = edge.judges().iter().filter_map(|judge| judge.name.as_deref()).collect();
    let day = edge.judges().iter().filter_map(|judge| judge.on).max();
    known.extend(edge.is_contrary().then_some(("contrary", "true".into())));
    if !names.is_empty() {
        known.push(("judged_by", Value::Text(names.into_iter().collect::<Vec<_>>().join("; "))));
    }
    known.extend(day.map(|day| ("judged_on", Value::Text(day.to_string()))));
    known
}
