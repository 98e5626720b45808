//! The DOT language: structures and printer are those of `graphviz-rust`, which print ids and values as they are given,
//! so that every value is escaped here.

use std::collections::HashSet;

use graphviz_rust::dot_structures::{
    Attribute, Edge as DotEdge, EdgeTy, Graph, GraphAttributes, Id, Node as DotNode, NodeId, Stmt, Subgraph, Vertex,
};
use graphviz_rust::printer::{DotPrinter, PrinterContext};

use super::escape::{quoted, quoted_lines};
use crate::choice::Choice;
use crate::graph::{Edge, Heading, Judge, Links, Node, NodeKind, Subject, has_several_agreements};
use crate::language::Language;
use crate::model::{CoderKind, Evidence, Method, Status};

/// Longest line of a label, in characters.
const LINE: usize = 44;
/// Width of a box in inches, about that of such a line: the boxes of a column are as wide as each other.
const BOX: &str = "3.4";
/// Columns of the picture, from left to right; reports stand with the themes.
const COLUMNS: [&[NodeKind]; 4] =
    [&[NodeKind::Section], &[NodeKind::Promise], &[NodeKind::Report, NodeKind::Theme], &[NodeKind::Decision]];

/// The graph in the DOT language: a column each for sections, promises, themes and decisions.
///
/// Nodes are `n0`, `n1`, … in the graph's order, with the kind as `class`, the IRI as `URL`, the full label as `tooltip`,
/// and a `label` broken into lines. Kinds differ in colour, told apart by colour-blind readers, and in the label's first
/// line; promises that no decision follows up are left white. Edges from promise to decision are strong: thick where people
/// say so, double where programs coded it, dashed where an algorithm suggests it, with a flat end where the decision goes
/// against the promise; those to and from themes are light.
#[must_use]
pub fn dot(links: &Links, heading: &Heading) -> String {
    let mut stmts = defaults(&caption(links, heading));
    let sections =
        links.node_weights().filter(|node| node.kind() == NodeKind::Section).map(|node| node.iri.as_str()).collect();
    let names_agreement = has_several_agreements(links);
    for column in COLUMNS {
        let of_column = links.node_indices().filter(|&index| column.contains(&links[index].kind()));
        let mut nodes: Vec<_> = of_column
            .map(|index| {
                let heading = heading_of(&links[index], &sections, names_agreement);
                Stmt::from(node(index.index(), &links[index], heading))
            })
            .collect();
        if !nodes.is_empty() {
            nodes.insert(0, plain("rank", "same").into());
            stmts.push(Subgraph { id: Id::Plain(format!("column_{}", column[0].name())), stmts: nodes }.into());
        }
    }
    // Strong edges last: what comes later is drawn over what comes before.
    let (strong, light): (Vec<_>, Vec<_>) =
        links.edge_indices().partition(|&index| matches!(links[index], Edge::FollowUp { .. }));
    for index in light.into_iter().chain(strong) {
        if let Some((from, to)) = links.edge_endpoints(index) {
            stmts.push(edge(from.index(), to.index(), &links[index]).into());
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

/// What is shown, of how many, how it is to be read, and what it rests on.
fn caption(links: &Links, heading: &Heading) -> Vec<String> {
    let counts = NodeKind::ALL.map(|kind| (links.node_weights().filter(|node| node.kind() == kind).count(), kind));
    let counts = counts.into_iter().filter(|(count, kind)| *count > 0 || *kind != NodeKind::Report);
    let counts: Vec<_> = counts.map(|(count, kind)| counted(count, kind.name())).collect();
    let notes = [reading(links), heading.notes()].concat();
    let notes = notes.iter().flat_map(|note| wrapped_at(note, 2 * LINE));
    [heading.title.clone(), counts.join(", ")].into_iter().chain(notes).collect()
}

/// What the strokes say, as far as they occur, and how many there are.
fn reading(links: &Links) -> Vec<String> {
    let follow_ups = |is_meant: &dyn Fn(&Edge) -> bool| {
        links.edge_weights().filter(|edge| matches!(edge, Edge::FollowUp { .. }) && is_meant(edge)).count()
    };
    let strokes = [
        (follow_ups(&|edge| edge.level() == Some(Evidence::Firm)), "thick: people say so"),
        (follow_ups(&|edge| edge.level() == Some(Evidence::Judged)), "double: programs coded it"),
        (follow_ups(&|edge| edge.level() == Some(Evidence::All)), "dashed: an algorithm suggests it"),
        (follow_ups(&|edge| edge.is_contrary()), "flat end: the decision goes against the promise"),
    ];
    let strokes: Vec<_> =
        strokes.iter().filter(|(count, _)| *count > 0).map(|(count, says)| format!("{says}, {count}")).collect();
    let strokes = if strokes.is_empty() { "none".to_owned() } else { strokes.join("; ") };
    let suggested = if links.edge_weights().any(|edge| matches!(edge, Edge::Alignment(Method::Suggested(_)))) {
        ", dashed where an algorithm suggests it"
    } else {
        ""
    };
    vec![
        "A trail, not a verdict. White: promise that no decision follows up.".to_owned(),
        format!("Promise to decision: {strokes}."),
        format!("Light: themes, where to read about it{suggested}; a theme links no promise with a decision."),
    ]
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
    let edge =
        vec![plain("headport", "w"), plain("arrowsize", "0.6"), text("color", "#707070"), text("fontname", FONT)];
    vec![GraphAttributes::Graph(graph).into(), GraphAttributes::Node(node).into(), GraphAttributes::Edge(edge).into()]
}

fn name(index: usize) -> NodeId {
    NodeId(Id::Plain(format!("n{index}")), None)
}

fn node(index: usize, node: &Node, heading: String) -> DotNode {
    let (mut fill, border, ink) = colours(node.kind());
    if matches!(&node.subject, Subject::Promise { status, .. } if *status != Status::FollowedUp) {
        fill = "#FFFFFF";
    }
    let mut label = vec![heading];
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
fn heading_of(node: &Node, sections: &HashSet<&str>, names_agreement: bool) -> String {
    match &node.subject {
        Subject::Section { domain, number, agreement, .. } if names_agreement => {
            format!("{domain}, {number} ({agreement})")
        }
        Subject::Section { domain, number, .. } => format!("{domain}, {number}"),
        Subject::Promise { place, status } => {
            format!("Promise {} · {}", place.position, status.short_label(Language::English))
        }
        Subject::Report { .. } => "Report, outside any theme".to_owned(),
        Subject::Theme { place } if !sections.contains(place.section.as_str()) => {
            format!("Theme {} of another section's report", place.position)
        }
        Subject::Theme { place } => format!("Theme {}", place.position),
        Subject::Decision { date, withdrawn } => {
            let date = date.map_or_else(|| "Decision without a date".to_owned(), |date| format!("Decision of {date}"));
            if *withdrawn { format!("{date}, withdrawn") } else { date }
        }
    }
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

fn edge(from: usize, to: usize, edge: &Edge) -> DotEdge {
    let mut attributes = vec![plain("class", edge.name())];
    // A section has too many edges for one port: they would twist around each other.
    if !matches!(edge, Edge::Makes | Edge::ReportedIn) {
        attributes.push(plain("tailport", "e"));
    }
    let tooltip = match edge.method() {
        Some(Method::Curated) => "an analyst says so".to_owned(),
        Some(Method::Coded(CoderKind::Person)) => "people coded it".to_owned(),
        Some(Method::Coded(CoderKind::Software)) => "a program coded it".to_owned(),
        Some(Method::Suggested(confidence)) => format!("suggested by an algorithm, confidence {confidence}"),
        None => edge.name().replace('_', " "),
    };
    let by = by(edge.judges());
    let against = if edge.is_contrary() { "; the decision goes against the promise" } else { "" };
    attributes.push(text("tooltip", &format!("{tooltip}{by}{against}")));
    attributes.extend(stroke(edge));
    DotEdge { ty: EdgeTy::Pair(Vertex::N(name(from)), Vertex::N(name(to))), attributes }
}

/// Who says so, and when.
fn by(judges: &[Judge]) -> String {
    let judge = |judge: &Judge| {
        let day = judge.on.map(|day| format!("on {day}"));
        let parts: Vec<_> = judge.name.clone().into_iter().chain(day).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    };
    let judges: Vec<_> = judges.iter().filter_map(judge).collect();
    if judges.is_empty() { String::new() } else { format!(" ({})", judges.join("; ")) }
}

/// What a line looks like: strong from promise to decision, by whose word; light to and from themes.
fn stroke(edge: &Edge) -> Vec<Attribute> {
    const LIGHT: &str = "#B9BFC7";
    let mut attributes = match edge {
        Edge::Makes | Edge::ReportedIn => Vec::new(),
        Edge::Alignment(_) | Edge::Citation => vec![text("color", LIGHT)],
        Edge::FollowUp { method, contrary, .. } => {
            let color = if *contrary { "#A3002B" } else { "#004B7C" };
            match method.level() {
                Evidence::Firm => vec![text("color", color), plain("penwidth", "2.2")],
                Evidence::Judged => vec![text("color", &format!("{color}:#FFFFFF:{color}")), plain("penwidth", "1.2")],
                Evidence::All => vec![text("color", color), plain("penwidth", "1.2")],
            }
        }
    };
    if edge.is_suggested() {
        attributes.push(plain("style", "dashed"));
    }
    if edge.is_contrary() {
        attributes.extend([
            plain("arrowhead", "tee"),
            text("headlabel", "contrary"),
            plain("labeldistance", "4"),
            plain("fontsize", "9"),
        ]);
    }
    attributes
}

/// Lines of at most [`LINE`] characters.
fn wrapped(label: &str) -> Vec<String> {
    wrapped_at(label, LINE)
}

/// Lines of at most `longest` characters, broken at white space; a word that is longer is cut.
fn wrapped_at(label: &str, longest: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut length = 0;
    for word in label.split_whitespace() {
        let letters: Vec<char> = word.chars().collect();
        for (index, part) in letters.chunks(longest).enumerate() {
            let gap = usize::from(length > 0 && index == 0);
            if length > 0 && (index > 0 || length + gap + part.len() > longest) {
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
