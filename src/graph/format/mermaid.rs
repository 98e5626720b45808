//! Mermaid flowcharts.

use std::fmt::Write;

use super::escape;
use crate::choice::Choice;
use crate::graph::{Edge, GraphError, Heading, Links, NodeKind, Subject, has_several_agreements};
use crate::language::Language;
use crate::model::Evidence;

/// Most edges that Mermaid draws unless its page raises `maxEdges`.
const MOST_EDGES: usize = 500;
/// Longest text that it reads unless its page raises `maxTextSize`, in characters.
const LONGEST: usize = 50_000;
/// Longest label, in characters: a flowchart is no place for whole sentences.
const LABEL: usize = 80;

/// The graph as a flowchart (<https://mermaid.js.org/syntax/flowchart.html>), from left to right. Links from promise to
/// decision are thick where people say so, plain where programs coded it and dotted where an algorithm suggests it, and say
/// so; they end in a cross where the decision goes against the promise.
///
/// # Errors
/// [`GraphError::TooLarge`] when it is more than Mermaid draws by default: 500 edges, or 50,000 characters.
pub(super) fn mermaid(links: &Links, heading: &Heading) -> Result<String, GraphError> {
    let too_large = |what, count, limit| GraphError::TooLarge { what, count, limit };
    if links.edge_count() > MOST_EDGES {
        return Err(too_large("edges", links.edge_count(), MOST_EDGES));
    }
    // Writing to a string cannot fail.
    let mut out = format!("---\ntitle: {}\n---\nflowchart LR\n", serde_json::Value::from(heading.title.as_str()));
    for note in heading.notes() {
        let _written = writeln!(out, "  %% {}", one_line(&note));
    }
    let names_agreement = has_several_agreements(links);
    for index in links.node_indices() {
        let node = &links[index];
        let label = format!("{}: {}", heading_of(&node.subject, names_agreement), shortened(&node.label));
        let _written = writeln!(out, "  n{}[\"{}\"]:::{}", index.index(), escaped(&label), node.kind().name());
    }
    for index in links.edge_indices() {
        let Some((from, to)) = links.edge_endpoints(index) else { continue };
        let _written = writeln!(out, "  n{} {} n{}", from.index(), arrow(&links[index]), to.index());
    }
    for (kind, style) in STYLES {
        if links.node_weights().any(|node| node.kind() == kind) {
            let _written = writeln!(out, "  classDef {} {style}", kind.name());
        }
    }
    let length = out.chars().count();
    if length > LONGEST { Err(too_large("characters", length, LONGEST)) } else { Ok(out) }
}

/// The colours of the DOT file.
const STYLES: [(NodeKind, &str); 5] = [
    (NodeKind::Section, "fill:#1B3A5C,stroke:#1B3A5C,color:#FFFFFF"),
    (NodeKind::Promise, "fill:#FDF0D0,stroke:#E69F00,color:#000000"),
    (NodeKind::Report, "fill:#F7E6EF,stroke:#CC79A7,color:#000000"),
    (NodeKind::Theme, "fill:#DCEFFA,stroke:#0072B2,color:#000000"),
    (NodeKind::Decision, "fill:#DDF2EA,stroke:#009E73,color:#000000"),
];

fn heading_of(subject: &Subject, names_agreement: bool) -> String {
    match subject {
        Subject::Section { number, agreement, .. } if names_agreement => format!("{number} ({agreement})"),
        Subject::Section { number, .. } => number.clone(),
        Subject::Promise { place, status } => {
            format!("Promise {}, {}", place.position, status.short_label(Language::English))
        }
        Subject::Report { .. } => "Report".to_owned(),
        Subject::Theme { place } => format!("Theme {}", place.position),
        Subject::Decision { date, withdrawn } => {
            let date = date.map_or_else(|| "Undated".to_owned(), |date| date.to_string());
            if *withdrawn { format!("{date}, withdrawn") } else { date }
        }
    }
}

fn arrow(edge: &Edge) -> String {
    let Some(method) = edge.method() else { return "-->".to_owned() };
    let (against, head) = if edge.is_contrary() { (", contrary", 'x') } else { ("", '>') };
    let (open, close) = match (edge, method.level()) {
        (_, Evidence::All) => ("-.", ".-"),
        (Edge::FollowUp { .. }, Evidence::Firm) => ("==", "=="),
        _ => ("--", "--"),
    };
    format!("{open} \"{method}{against}\" {close}{head}")
}

fn shortened(label: &str) -> String {
    match label.char_indices().nth(LABEL) {
        Some((end, _)) => format!("{}…", label[..end].trim_end()),
        None => label.to_owned(),
    }
}

/// Text of a comment, which ends at the end of its line; braces would make it a directive.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || c == '{' || c == '}' { ' ' } else { escape::visible(c) }).collect()
}

/// Text between quotes. Mermaid reads `#name;` and `#number;` as characters, and a text in backticks as Markdown; what it
/// makes of the text is HTML.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '"' | '#' | '&' | '<' | '>' | '`' | '*' | '_' | '\\' | ';' => {
                let _written = write!(out, "#{};", u32::from(c));
            }
            '\n' | '\r' | '\t' => out.push(' '),
            c => out.push(escape::visible(c)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_means_something_to_mermaid() {
        assert_eq!(escaped("a \"b\" #quot; <i>`x`\n\u{0}"), "a #34;b#34; #35;quot#59; #60;i#62;#96;x#96; \u{2400}");
    }

    #[test]
    fn labels_are_shortened_at_characters() {
        assert_eq!(shortened(&"é".repeat(LABEL)), "é".repeat(LABEL));
        assert_eq!(shortened(&"é".repeat(LABEL + 1)), "é".repeat(LABEL) + "…");
    }
}
