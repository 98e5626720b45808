//! The DOT language: structures and printer are those of `graphviz-rust`, which print ids and values as they are given,
//! so that every value is escaped here.

use std::collections::HashSet;

use graphviz_rust::dot_structures::{
    Attribute, Edge as DotEdge, EdgeTy, Graph, GraphAttributes, Id, Node as DotNode, NodeId, Stmt, Subgraph, Vertex,
};
use graphviz_rust::printer::{DotPrinter, PrinterContext};

use super::escape::{quoted, quoted_lines};
use crate::graph::{Edge, Links, Method, Node, NodeKind, Selection, Thing};

/// Longest line of a label, in characters.
const LINE: usize = 44;
/// Width of a box in inches, about that of such a line: the boxes of a column are as wide as each other.
const BOX: &str = "3.4";
/// Status of a promise that has a trail to a decision; the boxes of the others are left white.
const FOLLOWED_UP: &str = "followedUp";
/// Columns of the picture, from left to right; reports stand with the themes.
const COLUMNS: [&[NodeKind]; 4] =
    [&[NodeKind::Section], &[NodeKind::Promise], &[NodeKind::Report, NodeKind::Theme], &[NodeKind::Decision]];

/// The graph in the DOT language: a column each for sections, promises, themes and decisions.
///
/// Nodes are `n0`, `n1`, … in the graph's order, with the kind as `class`, the IRI as `URL`, the full label as `tooltip`,
/// and a `label` broken into lines. Kinds differ in colour, told apart by colour-blind readers, and in the label's first
/// line; promises without a trail to a decision are left white, and what an algorithm suggests is dashed.
#[must_use]
pub fn dot(links: &Links, selection: &Selection) -> String {
    let mut stmts = defaults(&caption(links, selection));
    let sections =
        links.node_weights().filter(|node| node.kind() == NodeKind::Section).map(|node| node.iri.as_str()).collect();
    for column in COLUMNS {
        let of_column = links.node_indices().filter(|&index| column.contains(&links[index].kind()));
        let mut nodes: Vec<_> =
            of_column.map(|index| Stmt::from(node(index.index(), &links[index], &sections))).collect();
        if !nodes.is_empty() {
            nodes.insert(0, plain("rank", "same").into());
            stmts.push(Subgraph { id: Id::Plain(format!("column_{}", column[0].name())), stmts: nodes }.into());
        }
    }
    for index in links.edge_indices() {
        if let Some((from, to)) = links.edge_endpoints(index) {
            stmts.push(edge(from.index(), to.index(), links[index]).into());
        }
    }
    let graph = Graph::DiGraph { id: Id::Plain("pledgebase".to_owned()), strict: true, stmts };
    graph.print(&mut PrinterContext::default()) + "\n"
}

fn plain(name: &str, value: &str) -> Attribute {
    Attribute(Id::Plain(name.to_owned()), Id::Plain(value.to_owned()))
}

fn text(name: &str, value: &str) -> Attribute {
    Attribute(Id::Plain(name.to_owned()), Id::Escaped(quoted(value)))
}

fn lines(name: &str, lines: &[String]) -> Attribute {
    Attribute(Id::Plain(name.to_owned()), Id::Escaped(quoted_lines(lines)))
}

/// What is shown, of how many, and how it is to be read.
fn caption(links: &Links, selection: &Selection) -> Vec<String> {
    let counts = NodeKind::ALL.map(|kind| (links.node_weights().filter(|node| node.kind() == kind).count(), kind));
    let counts = counts.into_iter().filter(|(count, kind)| *count > 0 || *kind != NodeKind::Report);
    let counts: Vec<_> = counts.map(|(count, kind)| counted(count, kind.name())).collect();
    let suggested = links.edge_weights().any(|edge| matches!(edge.method(), Some(Method::Suggested(_))));
    let suggested = if suggested { "; dashed: suggested by an algorithm" } else { "" };
    let reading = format!("A trail, not a verdict (white: promise without a trail to a decision{suggested})");
    let subject = match selection {
        Selection::Decision(_) => "What leads to the decision on the right".to_owned(),
        Selection::Section { .. } | Selection::Domain(_) | Selection::Whole => selection.to_string(),
    };
    vec![subject, counts.join(", "), reading]
}

fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

fn defaults(caption: &[String]) -> Vec<Stmt> {
    const FONT: &str = "Helvetica,Arial,sans-serif";
    let graph = vec![
        plain("rankdir", "LR"),
        plain("nodesep", "0.12"),
        plain("ranksep", "1.6"),
        plain("labelloc", "t"),
        plain("labeljust", "l"),
        text("fontname", FONT),
        plain("fontsize", "14"),
        lines("label", caption),
    ];
    let node = vec![
        plain("shape", "box"),
        text("style", "filled,rounded"),
        text("fontname", FONT),
        plain("fontsize", "10"),
        text("margin", "0.14,0.07"),
        plain("width", BOX),
    ];
    let edge = vec![plain("headport", "w"), plain("arrowsize", "0.6"), text("color", "#707070")];
    vec![GraphAttributes::Graph(graph).into(), GraphAttributes::Node(node).into(), GraphAttributes::Edge(edge).into()]
}

fn name(index: usize) -> NodeId {
    NodeId(Id::Plain(format!("n{index}")), None)
}

fn node(index: usize, node: &Node, sections: &HashSet<&str>) -> DotNode {
    let (mut fill, border, ink) = colours(node.kind());
    if matches!(&node.thing, Thing::Promise { status: Some(status), .. } if status != FOLLOWED_UP) {
        fill = "#FFFFFF";
    }
    let mut label = vec![heading(node, sections)];
    label.extend(wrapped(&node.label));
    let mut attributes = vec![
        lines("label", &label),
        text("tooltip", &node.label),
        text("URL", &node.iri),
        plain("class", node.kind().name()),
        text("fillcolor", fill),
        text("color", border),
        text("fontcolor", ink),
    ];
    if node.kind() == NodeKind::Section {
        attributes.push(plain("width", "0"));
    }
    DotNode { id: name(index), attributes }
}

/// The label's first line: what the thing is, in words.
fn heading(node: &Node, sections: &HashSet<&str>) -> String {
    match &node.thing {
        Thing::Section { domain, number, .. } => format!("{domain}, {number}"),
        Thing::Promise { place, status } => {
            let status = status.as_deref().map(|status| format!(" · {}", spelled(status))).unwrap_or_default();
            format!("Promise {}{status}", place.position)
        }
        Thing::Report { .. } => "Report, outside any theme".to_owned(),
        Thing::Theme { place } if !sections.contains(place.section.as_str()) => {
            format!("Theme {} of another section's report", place.position)
        }
        Thing::Theme { place } => format!("Theme {}", place.position),
        Thing::Decision { date: Some(date) } => format!("Decision of {date}"),
        Thing::Decision { date: None } => "Decision without a date".to_owned(),
    }
}

/// `followedUp` as words: "followed up".
fn spelled(term: &str) -> String {
    let mut words = String::new();
    for character in term.chars() {
        if character.is_uppercase() {
            words.push(' ');
        }
        words.extend(character.to_lowercase());
    }
    words
}

/// Fill, border and text: tints of the palette by Okabe and Ito (<https://jfly.uni-koeln.de/color/>), which readers with
/// any kind of colour vision can tell apart.
fn colours(kind: NodeKind) -> (&'static str, &'static str, &'static str) {
    match kind {
        NodeKind::Section => ("#1B3A5C", "#1B3A5C", "#FFFFFF"),
        NodeKind::Promise => ("#FDF0D0", "#E69F00", "#000000"),
        NodeKind::Report => ("#F7E6EF", "#CC79A7", "#000000"),
        NodeKind::Theme => ("#DCEFFA", "#0072B2", "#000000"),
        NodeKind::Decision => ("#DDF2EA", "#009E73", "#000000"),
    }
}

fn edge(from: usize, to: usize, edge: Edge) -> DotEdge {
    let mut attributes = vec![plain("class", edge.name())];
    // A section has too many edges for one port: they would twist around each other.
    if !matches!(edge, Edge::Makes | Edge::ReportedIn) {
        attributes.push(plain("tailport", "e"));
    }
    match edge.method() {
        Some(Method::Curated) => attributes.push(text("tooltip", "curated")),
        Some(Method::Suggested(confidence)) => {
            let confidence = confidence.map(|confidence| format!(", confidence {confidence}")).unwrap_or_default();
            attributes.push(text("tooltip", &format!("suggested{confidence}")));
            attributes.push(plain("style", "dashed"));
        }
        None => attributes.push(text("tooltip", &spelled(edge.name()).replace('_', " "))),
    }
    DotEdge { ty: EdgeTy::Pair(Vertex::N(name(from)), Vertex::N(name(to))), attributes }
}

/// Lines of at most [`LINE`] characters, broken at white space; a word that is longer is cut.
fn wrapped(label: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut length = 0;
    for word in label.split_whitespace() {
        let letters: Vec<char> = word.chars().collect();
        for (index, part) in letters.chunks(LINE).enumerate() {
            let gap = usize::from(length > 0 && index == 0);
            if length > 0 && (index > 0 || length + gap + part.len() > LINE) {
                lines.push(std::mem::take(&mut line));
                length = 0;
            } else if gap > 0 {
                line.push(' ');
                length += 1;
            }
            line.extend(part);
            length += part.len();
        }
    }
    if length > 0 {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_broken_at_white_space_and_long_words_cut() {
        let label = format!("Een {} woord", "x".repeat(LINE + 2));
        assert_eq!(wrapped(&label), ["Een".to_owned(), "x".repeat(LINE), "xx woord".to_owned()]);
        assert_eq!(wrapped(&"ab ".repeat(20)).iter().map(|line| line.chars().count()).max(), Some(LINE));
        assert!(wrapped(" \n").is_empty());
    }
}
