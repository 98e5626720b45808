//! The graph as DOT, and Graphviz as its reader: labels come back whatever they are, and drawing ends in time.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use graphviz_rust::dot_structures::{Attribute, Graph, Id, Stmt};
use pledgebase::graph::{GraphError, Heading, Links, Node, NodePlace, Picture, Subject, dot, draw};
use pledgebase::model::Status;
use proptest::prelude::*;

use super::program::program;

fn heading() -> Heading {
    Heading::titled("All sections")
}

/// A graph of one promise.
pub fn labelled(label: &str) -> Links {
    let mut links = Links::new();
    let subject = Subject::Promise { place: NodePlace::default(), status: Status::Unlinked };
    links.add_node(Node { subject, iri: "http://e/p".to_owned(), label: label.to_owned() });
    links
}

/// What Graphviz makes of a quoted string: escapes resolved, then character references.
fn shown(id: &Id) -> String {
    let Id::Escaped(quoted) = id else { panic!("not quoted: {id:?}") };
    let inner = quoted.strip_prefix('"').unwrap().strip_suffix('"').unwrap();
    let (mut out, mut characters) = (String::new(), inner.chars());
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('n' | 'l') => out.push('\n'),
                Some(escaped @ ('\\' | '"')) => out.push(escaped),
                other => panic!("`\\{other:?}` means something to Graphviz in {inner}"),
            },
            '"' => panic!("the string ends before its end: {inner}"),
            character if character < ' ' => panic!("control character in {inner:?}"),
            character => out.push(character),
        }
    }
    assert!(!out.replace("&amp;", "").contains('&'), "a character reference that is not ours: {out}");
    out.replace("&amp;", "&")
}

fn attribute<'a>(graph: &'a Graph, name: &str) -> &'a Id {
    let Graph::DiGraph { stmts, .. } = graph else { panic!("not directed") };
    let columns =
        stmts.iter().filter_map(|stmt| if let Stmt::Subgraph(column) = stmt { Some(&column.stmts) } else { None });
    let nodes: Vec<_> =
        columns.flatten().filter_map(|stmt| if let Stmt::Node(node) = stmt { Some(node) } else { None }).collect();
    assert_eq!(nodes.len(), 1, "a label is no part of the graph's structure");
    let Attribute(_, value) =
        nodes[0].attributes.iter().find(|Attribute(key, _)| *key == Id::Plain(name.to_owned())).unwrap();
    value
}

/// Any text, with those characters often that mean something to one of the readers.
fn any_text() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(vec![
        "\"",
        "\\",
        "\\N",
        "\\l",
        "\\\"",
        "&",
        "&lt;",
        "&#65;",
        "\n",
        "<",
        ">",
        "]",
        "}",
        ";",
        "//",
        "#",
        "\0",
        " ",
        "é",
        "\u{85}",
        "\u{1F600}",
    ]);
    prop::collection::vec(prop_oneof![odd.prop_map(str::to_owned), any::<String>(), "[ -~]{0,60}"], 0..12)
        .prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_label_comes_back_from_the_dot_file(label in any_text()) {
        let text = dot(&labelled(&label), &heading());
        let graph = graphviz_rust::parse(&text).unwrap();
        // The documented substitutes of characters that no picture can show.
        let visible: String = label.chars().map(|character| match u32::from(character) {
            0x0A => character,
            code @ 0..0x20 => char::from_u32(0x2400 + code).unwrap(),
            0x7F => '\u{2421}',
            0x80..0xA0 | 0xFFFE | 0xFFFF => '\u{FFFD}',
            _ => character,
        }).collect();
        prop_assert_eq!(shown(attribute(&graph, "tooltip")), visible);
        // The label is broken into lines at white space, and long words are cut: otherwise it is the same.
        let plain: String = label.chars().filter(|character| !character.is_whitespace()).collect();
        let in_lines = shown(attribute(&graph, "label"));
        let (heading, in_lines) = in_lines.split_once('\n').unwrap();
        prop_assert_eq!(heading, "Promise 0 · unlinked");
        prop_assert!(in_lines.lines().all(|line| line.chars().count() <= 44));
        let found: String = in_lines.chars().filter(|character| !character.is_whitespace()).collect();
        let unpictured = |text: &str| text.chars().filter(|c| !('\u{2400}'..='\u{2421}').contains(c) && *c != '\u{FFFD}' && !c.is_control()).collect::<String>();
        prop_assert_eq!(unpictured(&found), unpictured(&plain.replace(['\u{FFFE}', '\u{FFFF}'], "")));
    }
}

fn has_graphviz() -> bool {
    let found = Command::new("dot").arg("-V").output().is_ok();
    if !found {
        eprintln!("skipped: Graphviz is not installed");
    }
    found
}

/// Graphviz itself as the judge, on texts that it would otherwise take for something else.
#[test]
fn graphviz_shows_labels_as_they_are() {
    if !has_graphviz() {
        return;
    }
    for label in [
        r#"a "quoted" \N \G \L \"#,
        "R&D &lt;b&gt; &#65;",
        "<b>x</b>",
        r"\",
        r#"""#,
        "control \u{1} end",
        "{a|b}",
        "é € 😀",
    ] {
        let svg = draw(&dot(&labelled(label), &heading()), Picture::Svg, Duration::from_mins(1)).unwrap();
        let svg = String::from_utf8(svg).unwrap();
        let texts =
            svg.split("<text ").skip(1).map(|text| text.split_once('>').unwrap().1.split_once("</text>").unwrap().0);
        let unescape = |text: &str| {
            [
                ("&#160;", " "),
                ("&#45;", "-"),
                ("&quot;", "\""),
                ("&#39;", "'"),
                ("&lt;", "<"),
                ("&gt;", ">"),
                ("&amp;", "&"),
            ]
            .iter()
            .fold(text.to_owned(), |text, (reference, character)| text.replace(reference, character))
        };
        let shown = texts.map(unescape).last().unwrap();
        assert_eq!(shown.trim_end(), label.replace('\u{1}', "\u{2401}"));
    }
}

#[test]
fn graphviz_is_stopped_when_its_time_is_over() {
    if !has_graphviz() {
        return;
    }
    // Two thousand nodes, each linked with the fifty after it: far more than a second.
    let large: String = (0..2000).flat_map(|a| (1..50).map(move |b| format!("n{a} -> n{}\n", a + b))).collect();
    let started = std::time::Instant::now();
    let drawn = draw(&format!("digraph {{ {large} }}"), Picture::Svg, Duration::from_millis(300));
    assert!(matches!(drawn, Err(GraphError::Timeout(_))), "{drawn:?}");
    assert!(started.elapsed() < Duration::from_secs(20));
}

#[test]
fn graphviz_says_what_is_wrong() {
    if !has_graphviz() {
        return;
    }
    match draw("digraph {", Picture::Svg, Duration::from_mins(1)) {
        Err(GraphError::Graphviz(message)) => assert!(message.contains("syntax error"), "{message}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn without_graphviz_a_drawing_is_refused_and_what_works_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/regeerakkoord-2019-2024");
    let graph = |format: &str| {
        let mut command = program(folder.path());
        command.env("PATH", folder.path()).arg("graph").arg("-s").arg(&data);
        command.args(["--section", "binnenlands/2.1", "--format", format]).output().unwrap()
    };
    for format in ["svg", "png", "pdf"] {
        let refused = graph(format);
        assert_eq!(refused.status.code(), Some(2));
        assert!(refused.stdout.is_empty());
        let message = String::from_utf8(refused.stderr).unwrap();
        for part in ["Graphviz", "apt install graphviz", "brew install graphviz", "--format dot", "--format json"] {
            assert!(message.contains(part), "{message}");
        }
    }
    for format in ["dot", "json"] {
        assert_eq!(graph(format).status.code(), Some(0));
    }
}
