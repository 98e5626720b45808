//! Files of a graph for other programs.

use std::collections::BTreeMap;

use pledgebase::choice::Choice;
use pledgebase::graph::analysis::Measures;
use pledgebase::graph::{
    Edge, GraphError, Heading, Judge, Links, NetworkFormat, Node, NodeKind, NodePlace, Selection, Subject, links,
};
use pledgebase::model::{CoderKind, Confidence, Evidence, Method, Part, Status};
use pledgebase::pipeline;
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde_json::Value;

use super::{answers, corpus};

/// A promise, a theme that an algorithm suggests for it and one that an analyst links, and four decisions that follow it up or
/// go against it on one word each, the first with a day and cited by a theme.
fn suggested(label: &str) -> Links {
    let mut links = Links::new();
    let place = NodePlace { section: "http://e/s".to_owned(), ..NodePlace::default() };
    let mut add = |subject: Subject, iri: &str, label: &str| {
        links.add_node(Node { subject, iri: iri.to_owned(), label: label.to_owned() })
    };
    let promise = add(Subject::Promise { place: place.clone(), status: Status::FollowedUp }, "http://e/p", label);
    let first = add(Subject::Theme { place: place.clone() }, "http://e/t1", "suggested theme");
    let second = add(Subject::Theme { place }, "http://e/t2", "curated theme");
    let decision = add(
        Subject::Decision { date: Some(jiff::civil::date(2021, 3, 12)), withdrawn: false },
        "http://e/d",
        "decision",
    );
    links.add_edge(promise, first, Edge::Alignment(Method::Suggested(Confidence::hundredths(75))));
    links.add_edge(promise, second, Edge::Alignment(Method::Curated));
    links.add_edge(first, decision, Edge::Citation);
    let undated = Subject::Decision { date: None, withdrawn: false };
    let judge = |name: &str, on| Judge { name: Some(name.to_owned()), on };
    let day = Some(jiff::civil::date(2024, 3, 5));
    for (nth, (method, contrary, judges)) in [
        (Method::Coded(CoderKind::Person), false, vec![judge("Ada", day), judge("Ben", None)]),
        (Method::Coded(CoderKind::Software), false, vec![judge("A model", day)]),
        (Method::Suggested(Confidence::hundredths(62)), false, Vec::new()),
        (Method::Curated, true, Vec::new()),
    ]
    .into_iter()
    .enumerate()
    {
        let to = if nth == 0 {
            decision
        } else {
            let (iri, label) = (format!("http://e/d{nth}"), "other".to_owned());
            links.add_node(Node { subject: undated.clone(), iri, label })
        };
        links.add_edge(promise, to, Edge::FollowUp { method, contrary, judges });
    }
    links
}

fn write(format: NetworkFormat, links: &Links) -> Result<Vec<u8>, GraphError> {
    format.write(links, &Heading::titled("All sections"), &Measures::with_betweenness(links))
}

fn text(format: NetworkFormat, links: &Links) -> String {
    String::from_utf8(write(format, links).unwrap()).unwrap()
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.try_get_attribute(name).unwrap()?;
    Some(found.unescape_value().unwrap().into_owned())
}

/// Elements of an XML document: name, attributes asked for by a function, and text.
fn elements(xml: &str, mut each: impl FnMut(&str, &BytesStart<'_>, &str)) {
    let mut reader = Reader::from_str(xml);
    let mut open: Vec<(String, BytesStart<'static>, String)> = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                let name = String::from_utf8(start.name().as_ref().to_vec()).unwrap();
                open.push((name, start.into_owned(), String::new()));
            }
            Event::Empty(start) => each(std::str::from_utf8(start.name().as_ref()).unwrap(), &start, ""),
            Event::Text(text) => {
                if let Some((_, _, known)) = open.last_mut() {
                    known.push_str(&text.unescape().unwrap());
                }
            }
            Event::End(_) => {
                let (name, start, text) = open.pop().unwrap();
                each(&name, &start, &text);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "every element ends");
}

#[test]
fn every_format_says_whose_word_a_link_is_on_and_whether_it_goes_against_the_promise() {
    let links = suggested("promise");
    for (format, marks) in [
        (
            NetworkFormat::Dot,
            vec![
                "n0 -> n1 [class=alignment tailport=e tooltip=\"suggested by an algorithm, confidence 0.75\" \
                 color=\"#B9BFC7\" style=dashed]",
                "n0 -> n3 [class=follow_up tailport=e tooltip=\"people coded it (Ada on 2024-03-05; Ben)\" \
                 color=\"#004B7C\" penwidth=2.2]",
                "tooltip=\"a program coded it (A model on 2024-03-05)\" color=\"#004B7C:#FFFFFF:#004B7C\"",
                "tooltip=\"suggested by an algorithm, confidence 0.62\" color=\"#004B7C\" penwidth=1.2 style=dashed",
                "tooltip=\"an analyst says so; the decision goes against the promise\" color=\"#A3002B\" penwidth=2.2 \
                 arrowhead=tee headlabel=\"contrary\"",
                "thick: people say so, 2; double: programs coded it, 1; dashed: an\\lalgorithm suggests it, 1",
            ],
        ),
        (
            NetworkFormat::NodeLink,
            vec![
                "\"method\": \"suggested\"",
                "\"confidence\": 0.75",
                "\"evidence\": \"judged\"",
                "\"contrary\": \"true\"",
                "\"judged_by\": \"Ada; Ben\"",
                "\"judged_on\": \"2024-03-05\"",
            ],
        ),
        (
            NetworkFormat::GraphMl,
            vec![
                "<data key=\"edge-method\">suggested</data>",
                "<data key=\"edge-confidence\">0.75<",
                "<data key=\"edge-evidence\">firm<",
                "<data key=\"edge-contrary\">true<",
                "<data key=\"edge-judged_by\">Ada; Ben<",
            ],
        ),
        (
            NetworkFormat::Gexf,
            vec![
                "for=\"method\" value=\"suggested\"",
                "for=\"confidence\" value=\"0.75\"",
                "for=\"evidence\" value=\"judged\"",
                "for=\"contrary\" value=\"true\"",
                "for=\"judged_by\" value=\"A model\"",
            ],
        ),
        (
            NetworkFormat::Mermaid,
            vec![
                "n0 -. \"suggested 0.75\" .-> n1",
                "n0 -- \"curated\" --> n2",
                "n1 --> n3",
                "n0 == \"coded by people\" ==> n3",
                "n0 -- \"coded by a program\" --> n4",
                "n0 -. \"suggested 0.62\" .-> n5",
                "n0 == \"curated, contrary\" ==x n6",
            ],
        ),
        (
            NetworkFormat::Cytoscape,
            vec![
                "\"classes\": \"alignment suggested\"",
                "\"confidence\": 0.75",
                "\"classes\": \"follow_up judged\"",
                "\"classes\": \"follow_up firm contrary\"",
            ],
        ),
        (
            NetworkFormat::Edges,
            vec![
                "source,target,kind,method,confidence,evidence,contrary,judged_by,judged_on",
                "http://e/p,http://e/t1,alignment,suggested,0.75,all,,,",
                "http://e/t1,http://e/d,citation,,,,,,",
                "http://e/p,http://e/d,follow_up,coded,,firm,,Ada; Ben,2024-03-05",
                "http://e/p,http://e/d1,follow_up,coded,,judged,,A model,2024-03-05",
                "http://e/p,http://e/d2,follow_up,suggested,0.62,all,,,",
                "http://e/p,http://e/d3,follow_up,curated,,firm,true,,",
            ],
        ),
        (NetworkFormat::Nodes, vec!["http://e/d,decision,decision,,,,,,,2021-03-12,,2,1,0"]),
    ] {
        let text = text(format, &links);
        for mark in marks {
            assert!(text.contains(mark), "{format:?} lacks {mark}:\n{text}");
        }
    }
}

#[test]
fn decisions_and_the_links_to_them_begin_on_their_day_in_gexf() {
    let mut starts = BTreeMap::new();
    elements(&text(NetworkFormat::Gexf, &suggested("promise")), |name, element, _| {
        if let Some(start) = attribute(element, "start") {
            starts.insert(format!("{name} {}", attribute(element, "id").unwrap()), start);
        }
        if name == "graph" {
            assert_eq!(attribute(element, "mode").as_deref(), Some("dynamic"));
            assert_eq!(attribute(element, "timeformat").as_deref(), Some("date"));
        }
    });
    let wanted = [("edge e2", "2021-03-12"), ("edge e3", "2021-03-12"), ("node n3", "2021-03-12")];
    assert_eq!(starts, wanted.map(|(id, day)| (id.to_owned(), day.to_owned())).into());
}

#[test]
fn mermaid_refuses_what_it_would_not_draw_and_says_what_to_do() {
    let mut links = suggested("promise");
    for count in links.edge_count()..500 {
        let iri = format!("http://e/d{count}");
        let decision = links.add_node(Node {
            subject: Subject::Decision { date: None, withdrawn: false },
            iri,
            label: "d".to_owned(),
        });
        links.add_edge(1.into(), decision, Edge::Citation);
    }
    assert!(write(NetworkFormat::Mermaid, &links).is_ok(), "500 edges are drawn");
    links.add_edge(2.into(), 3.into(), Edge::Citation);
    let refused = write(NetworkFormat::Mermaid, &links).unwrap_err();
    assert!(matches!(refused, GraphError::TooLarge { count: 501, limit: 500, .. }));
    let message = refused.to_string();
    assert!(message.contains("--section") && message.contains("graphml"), "{message}");
    // The text has a limit of its own.
    let mut links = suggested("promise");
    for count in 0..500 {
        let iri = format!("http://e/d{count}");
        links.add_node(Node {
            subject: Subject::Decision { date: None, withdrawn: false },
            iri,
            label: "d".repeat(100),
        });
    }
    let refused = write(NetworkFormat::Mermaid, &links).unwrap_err();
    assert!(matches!(refused, GraphError::TooLarge { what: "characters", .. }));
}

/// The same nodes and edges in each format, counted in each by its own syntax.
fn assert_all_there(links: &Links) {
    let wanted = (links.node_count(), links.edge_count());
    for (format, [node, edge]) in [(NetworkFormat::GraphMl, ["node", "edge"]), (NetworkFormat::Gexf, ["node", "edge"])]
    {
        let mut found = (0, 0);
        elements(&text(format, links), |name, _, _| {
            found.0 += usize::from(name == node);
            found.1 += usize::from(name == edge);
        });
        assert_eq!(found, wanted, "{format:?}");
    }
    let json = |format| serde_json::from_str::<Value>(&text(format, links)).unwrap();
    let length = |value: &Value| value.as_array().unwrap().len();
    let node_link = json(NetworkFormat::NodeLink);
    assert_eq!((length(&node_link["nodes"]), length(&node_link["edges"])), wanted);
    let cytoscape = json(NetworkFormat::Cytoscape);
    assert_eq!((length(&cytoscape["elements"]["nodes"]), length(&cytoscape["elements"]["edges"])), wanted);
    let records =
        |format| csv::Reader::from_reader(text(format, links).as_bytes()).into_records().map(Result::unwrap).count();
    assert_eq!((records(NetworkFormat::Nodes), records(NetworkFormat::Edges)), wanted);
    let dot = graphviz_rust::parse(&text(NetworkFormat::Dot, links)).unwrap();
    let graphviz_rust::dot_structures::Graph::DiGraph { stmts, .. } = dot else { panic!("not directed") };
    let edges = stmts.iter().filter(|stmt| matches!(stmt, graphviz_rust::dot_structures::Stmt::Edge(_)));
    assert_eq!(edges.count(), wanted.1);
}

#[test]
fn every_format_has_every_node_and_edge_and_the_same_bytes_twice() {
    let stores = [Some(answers::fixture()), corpus::dataset().map(|folder| pipeline::open(&folder).unwrap())];
    for store in stores.into_iter().flatten() {
        let links = links(&store, &Selection::Part(Part::Whole), Evidence::All).unwrap();
        let sections = links.node_weights().filter(|node| node.kind() == NodeKind::Section).count();
        assert!(sections > 1 && links.edge_count() > 10);
        assert_all_there(&links);
        for format in NetworkFormat::ALL {
            let [first, second] = [(); 2].map(|()| write(*format, &links));
            assert_eq!(first.ok(), second.ok(), "{format:?}");
        }
    }
}

fn any_label() -> impl Strategy<Value = String> {
    let odd =
        prop::sample::select(vec!["\"", "&", "&lt;", "<", "]]>", "\n", "\r\n", "\0", "\u{1b}", "\u{FFFE}", "'", "é"]);
    prop::collection::vec(prop_oneof![odd.prop_map(str::to_owned), any::<String>()], 0..8)
        .prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn every_label_comes_back_from_the_xml_formats(label in any_label()) {
        // The documented substitutes of characters that XML does not allow, and spaces for the ends of lines.
        let wanted: String = label.chars().map(|character| match u32::from(character) {
            0x09 | 0x0A | 0x0D => ' ',
            code @ 0..0x20 => char::from_u32(0x2400 + code).unwrap(),
            0x7F => '\u{2421}',
            0x80..0xA0 | 0xFFFE | 0xFFFF => '\u{FFFD}',
            _ => character,
        }).collect();
        let links = suggested(&label);
        let mut found = Vec::new();
        elements(&text(NetworkFormat::GraphMl, &links), |name, element, text| {
            if name == "data" && attribute(element, "key").as_deref() == Some("node-label") {
                found.push(text.to_owned());
            }
        });
        prop_assert_eq!(&found[0], &wanted);
        found.clear();
        elements(&text(NetworkFormat::Gexf, &links), |name, element, _| {
            if name == "node" {
                found.extend(attribute(element, "label"));
            }
        });
        prop_assert_eq!(&found[0], &wanted);
    }
}
