//! The six formats: what is written is read back as the same graph, sorted, and narrowed to layers.

use std::collections::BTreeSet;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::dataset::CanonicalizationAlgorithm;
use oxigraph::model::{Dataset, Literal, NamedNode, Quad, Term};
use pledgebase::choice::Choice;
use pledgebase::dataset::Files;
use pledgebase::export::{GraphFormat, write_quads};
use pledgebase::model::DEFAULT_BASE;
use pledgebase::pipeline;
use pledgebase::rdf::Layer;
use pledgebase::store::{self, Store};
use proptest::prelude::*;

use super::program::program;

fn bundled() -> Store {
    pipeline::build(&[Files::bundled()], DEFAULT_BASE).unwrap().store
}

fn written(format: GraphFormat, quads: Vec<Quad>) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_quads(&mut bytes, format, quads, DEFAULT_BASE).unwrap();
    bytes
}

fn read_back(format: RdfFormat, bytes: &[u8]) -> Result<Vec<Quad>, String> {
    RdfParser::from_format(format).for_slice(bytes).map(|quad| quad.map_err(|error| error.to_string())).collect()
}

/// What a format can hold of some quads: without layers, their triples.
fn held(format: GraphFormat, quads: &[Quad]) -> Vec<Quad> {
    let keep = |quad: &Quad| {
        if format.has_layers() {
            quad.clone()
        } else {
            oxigraph::model::Triple::from(quad.clone()).in_graph(oxigraph::model::GraphName::DefaultGraph)
        }
    };
    quads.iter().map(keep).collect()
}

fn is_isomorphic(left: &[Quad], right: &[Quad]) -> bool {
    let canonical = |quads: &[Quad]| {
        let mut dataset: Dataset = quads.iter().cloned().collect();
        dataset.canonicalize(CanonicalizationAlgorithm::Unstable);
        dataset
    };
    canonical(left) == canonical(right)
}

#[test]
fn each_format_is_read_back_as_the_same_graph() {
    let quads = bundled().quads(&[]).unwrap();
    assert!(quads.len() > 1000);
    for format in GraphFormat::ALL {
        let back = read_back(format.standard(), &written(format, quads.clone())).unwrap();
        let held = held(format, &quads);
        assert!(is_isomorphic(&back, &held), "{format}");
        let distinct: BTreeSet<_> = held.iter().map(Quad::to_string).collect();
        assert_eq!(back.len(), distinct.len(), "{format} holds each statement once");
    }
}

#[test]
fn the_order_of_statements_does_not_matter_to_what_is_written() {
    let quads = bundled().quads(&[]).unwrap();
    let reversed: Vec<_> = quads.iter().rev().cloned().collect();
    for format in GraphFormat::ALL {
        assert_eq!(written(format, quads.clone()), written(format, reversed.clone()), "{format}");
    }
    for format in [GraphFormat::NQuads, GraphFormat::NTriples] {
        let bytes = written(format, quads.clone());
        let lines: Vec<_> = bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).collect();
        if format == GraphFormat::NTriples {
            assert!(lines.is_sorted(), "{format}");
        }
        assert_eq!(lines.len(), lines.iter().collect::<BTreeSet<_>>().len());
    }
}

#[test]
fn layers_narrow_what_is_exported() {
    let store = bundled();
    let mut sum = 0;
    for layer in Layer::ALL {
        let quads = store.quads(&[layer]).unwrap();
        let graph = store.graph(layer);
        assert!(quads.iter().all(|quad| quad.graph_name == graph.clone().into()), "{layer}");
        sum += quads.len();
    }
    assert_eq!(sum, store.len().unwrap());
    for full in [Layer::Ontology, Layer::Outline, Layer::Reported, Layer::Curated, Layer::Derived] {
        assert!(!store.quads(&[full]).unwrap().is_empty(), "{full}");
    }
    let two = store.quads(&[Layer::Outline, Layer::Curated]).unwrap();
    let apart = store.quads(&[Layer::Outline]).unwrap().len() + store.quads(&[Layer::Curated]).unwrap().len();
    assert_eq!(two.len(), apart);
}

#[test]
fn the_command_writes_the_same_and_refuses_unknown_layers() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("kb.nq");
    let store = bundled();
    store::write(&store, &path).unwrap();
    let run = |arguments: &[&str]| {
        let mut command = program(folder.path());
        command.arg("export").arg("--store").arg(&path).args(arguments).output().unwrap()
    };
    for format in GraphFormat::ALL {
        let output = run(&["--format", format.name(), "--layers", "curated,outline"]);
        assert_eq!(output.status.code(), Some(0), "{format}");
        let wanted = written(format, store.quads(&[Layer::Curated, Layer::Outline]).unwrap());
        assert!(output.stdout == wanted, "{format}");
        let again = run(&["--format", format.name(), "--layers", "outline,curated"]);
        assert!(output.stdout == again.stdout, "{format}");
    }
    assert_eq!(run(&["--layers", "curated,nonsense"]).status.code(), Some(2));
}

fn quad_with(value: &str) -> Quad {
    let node = |name: &str| NamedNode::new_unchecked(format!("{DEFAULT_BASE}{name}"));
    Quad::new(node("s"), node("p"), Literal::new_simple_literal(value), Layer::Curated.graph(DEFAULT_BASE))
}

fn value_of(quads: &[Quad]) -> Option<&str> {
    match quads {
        [Quad { object: Term::Literal(literal), .. }] => Some(literal.value()),
        _ => None,
    }
}

/// XML 1.0, section 2.2: no control characters but tab and line ends, and no U+FFFE and U+FFFF, not even as references.
fn can_hold(format: GraphFormat, text: &str) -> bool {
    let is_xml = |c: char| (c >= ' ' || "\t\n\r".contains(c)) && !matches!(c, '\u{fffe}' | '\u{ffff}');
    format != GraphFormat::RdfXml || text.chars().all(is_xml)
}

/// What is written, and what comes back; `None` when the format refuses the text, as it must when it cannot hold it.
fn there_and_back(format: GraphFormat, text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let written = write_quads(&mut bytes, format, vec![quad_with(text)], DEFAULT_BASE);
    assert_eq!(written.is_ok(), can_hold(format, text), "{format} and {text:?}");
    if written.is_err() {
        assert!(bytes.is_empty(), "{format}: nothing is written in part");
        return None;
    }
    let back = read_back(format.standard(), &bytes).unwrap();
    Some(value_of(&back).unwrap().to_owned())
}

#[test]
fn every_kind_of_character_comes_back_or_is_refused_where_xml_cannot_hold_it() {
    let controls = (0..=0x20).chain([
        0x22, 0x26, 0x27, 0x3c, 0x3e, 0x5c, 0x7f, 0x85, 0xa0, 0x2028, 0xfeff, 0xfffd, 0xfffe, 0xffff, 0x10_ffff,
    ]);
    for character in controls.filter_map(char::from_u32) {
        for format in GraphFormat::ALL {
            let value = format!("a{character}b");
            let back = there_and_back(format, &value);
            assert!(back.is_none_or(|back| back == value), "{format} and {character:?}");
        }
    }
}

/// Every kind of term, names that could be mistaken for others, and properties with values of several kinds.
#[test]
fn graphs_of_every_shape_are_read_back_from_json_ld() {
    let text = format!(
        r#"
        PREFIX e: <http://e/> PREFIX pb: <https://w3id.org/pledgebase/ns#> BASE <{DEFAULT_BASE}>
        e:s a e:C, <pb:C> ; e:p "x", "x"@nl, "y"@nl, 1, 01, 1.0, true, "1"^^e:t, <a/b>, <a:b>, <//h/x>, <pb:x>, _:b ;
            e:q "2021-03-12"^^<http://www.w3.org/2001/XMLSchema#date>, "2021-03-13"^^<http://www.w3.org/2001/XMLSchema#date> ;
            e:r "a"@nl, "b"@nl, "c"@en ; e:t <x>, _:b, e:u ; e:u 12, 99999999999999999999, true ; e:v "", "\n\r\t\"" .
        _:b e:p <> ; a "no class" .
        <@x> e:p <#y>, <?z>, <a/../c> ."#
    );
    let parser = RdfParser::from_format(RdfFormat::Turtle);
    let quads: Vec<_> = parser.for_slice(text.as_bytes()).map(Result::unwrap).collect();
    assert!(quads.len() > 30);
    let in_graph = |name: &str| {
        let graph = NamedNode::new_unchecked(format!("{DEFAULT_BASE}{name}"));
        quads.iter().map(move |quad| Quad { graph_name: graph.clone().into(), ..quad.clone() })
    };
    let all: Vec<_> = quads.iter().cloned().chain(in_graph("graph/one")).chain(in_graph("graph/two")).collect();
    let bytes = written(GraphFormat::JsonLd, all.clone());
    let back = read_back(RdfFormat::JsonLd { profile: oxigraph::io::JsonLdProfileSet::empty() }, &bytes);
    let back = back.unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&bytes)));
    assert!(is_isomorphic(&back, &all), "{}", String::from_utf8_lossy(&bytes));
}

#[test]
fn json_ld_reads_as_one_would_write_it() {
    let text = String::from_utf8(written(GraphFormat::JsonLd, bundled().quads(&[Layer::Outline]).unwrap())).unwrap();
    let document: serde_json::Value = serde_json::from_str(&text).unwrap();
    let graph = document["@graph"][0].as_object().unwrap();
    assert_eq!(graph["@id"], "graph/outline");
    let nodes = graph["@graph"].as_array().unwrap();
    let section = nodes.iter().find(|node| node["@type"] == "pb:Section").unwrap();
    assert!(section["eli:number"].is_string(), "{section}");
    assert!(section["@id"].as_str().unwrap().starts_with("regeerakkoord-2019-2024/"), "{section}");
    assert!(!text.contains("\"@value\": \"20"), "days have their type in the context");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_text_comes_back_from_every_format(value in any::<String>()) {
        for format in GraphFormat::ALL {
            let back = there_and_back(format, &value);
            prop_assert!(back.as_ref().is_none_or(|back| *back == value), "{}: {:?}", format, back);
        }
    }

    #[test]
    fn any_text_comes_back_from_a_store_file(values in prop::collection::btree_set(any::<String>(), 1..6)) {
        let folder = tempfile::TempDir::new().unwrap();
        let store = Store::new(DEFAULT_BASE).unwrap();
        store.load(values.iter().map(|value| quad_with(value))).unwrap();
        for name in ["kb.nq", "kb.nq.zst"] {
            let path = folder.path().join(name);
            store::write(&store, &path).unwrap();
            let read = store::read(&path).unwrap();
            let back: BTreeSet<_> = read.quads(&[]).unwrap().into_iter().map(|quad| match quad.object {
                Term::Literal(literal) => literal.value().to_owned(),
                _ => unreachable!(),
            }).collect();
            prop_assert_eq!(&back, &values);
        }
    }
}
