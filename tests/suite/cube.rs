//! The coverage figures are a data cube: the integrity constraints IC-1 to IC-21 of the recommendation hold
//! (<https://www.w3.org/TR/vocab-data-cube/#wf-rules>). Each is a question whose answer is true where it is violated.

use std::fs;
use std::path::Path;

use oxigraph::model::{NamedNodeRef, Quad};
use pledgebase::dataset::Files;
use pledgebase::diagnostic::SourceText;
use pledgebase::model::DEFAULT_BASE;
use pledgebase::pipeline::build;
use pledgebase::queries::{Answer, Evaluation, evaluate};
use pledgebase::rdf::Layer;
use pledgebase::store::Store;
use pledgebase::vocab::pb;

use super::answers::{fixture, fixture_files, rows, select};
use super::corpus;

/// The names of the constraints that a store violates.
fn violated(store: &Store) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cube");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert_eq!(paths.len(), 21);
    let is_violated = |path: &Path| {
        let source = SourceText::new(path.display().to_string(), fs::read_to_string(path).unwrap());
        match evaluate(store, &source, &Evaluation::default()) {
            Ok(Answer::Boolean(answer)) => answer,
            other => panic!("{}: {other:?}", path.display()),
        }
    };
    let names = paths.iter().filter(|path| is_violated(path));
    names.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect()
}

/// A copy of a store without some of its statements.
fn without(store: &Store, is_gone: impl Fn(&Quad) -> bool) -> Store {
    let copy = Store::new(DEFAULT_BASE).unwrap();
    let quads = store.quads(&[]).unwrap();
    copy.load(quads.into_iter().filter(|quad| !is_gone(quad))).unwrap();
    copy
}

#[test]
fn every_integrity_constraint_holds_on_the_fixture_the_bundled_data_and_two_agreements() {
    assert_eq!(violated(&fixture()), [""; 0]);
    let both = [Files::bundled(), fixture_files()];
    assert_eq!(violated(&build(&both[..1], DEFAULT_BASE).unwrap().store), [""; 0]);
    assert_eq!(violated(&build(&both, DEFAULT_BASE).unwrap().store), [""; 0]);
}

#[test]
fn every_integrity_constraint_holds_on_the_real_pages() {
    let Some(folder) = corpus::dataset() else { return };
    assert_eq!(violated(&build(&[Files::open(&folder).unwrap()], DEFAULT_BASE).unwrap().store), [""; 0]);
}

/// A question that is never answered with yes would prove nothing.
#[test]
fn a_cube_that_is_broken_violates_the_constraint_that_it_breaks() {
    let store = fixture();
    let without_term = |term: NamedNodeRef<'static>| without(&store, move |quad| quad.predicate == term);
    let qb = |name: &str| format!("http://purl.org/linked-data/cube#{name}");
    let without_qb = |name: &str| without(&store, |quad| quad.predicate.as_str() == qb(name));
    for (broken, wanted) in [
        (without_term(pb::ONLY_WITHDRAWN_COUNT), "ic-14"),
        (without_term(pb::ABOUT), "ic-11"),
        (without_qb("dataSet"), "ic-01"),
        (without_qb("structure"), "ic-02"),
        (without_qb("codeList"), "ic-05"),
        (without_qb("sliceStructure"), "ic-09"),
        (without(&store, |quad| quad.predicate.as_str().ends_with("#range")), "ic-04"),
        (without(&store, |quad| quad.predicate.as_str().ends_with("#inScheme")), "ic-19"),
    ] {
        let found = violated(&broken);
        assert!(found.iter().any(|name| name == wanted), "{wanted}: {found:?}");
    }
}

#[test]
fn a_cube_says_what_it_is_and_lies_in_the_derived_layer() {
    let cube = "SELECT ?graph ?title ?dataset ?publisher ?license ?slice WHERE {
        GRAPH ?graph { ?cube a qb:DataSet ; dct:title ?title ; dct:source ?dataset ; qb:slice ?slice }
        OPTIONAL { ?cube dct:publisher ?publisher } OPTIONAL { ?cube dct:license ?license } } ORDER BY ?title ?slice";
    let store = build(&[Files::bundled()], DEFAULT_BASE).unwrap().store;
    let said = select(&store, cube);
    // Two titles, Dutch and English, and three slices.
    assert_eq!(said.len(), 6);
    for row in &said {
        assert_eq!(row["graph"], store.graph(Layer::Derived).as_str());
        assert_eq!(row["dataset"], format!("{DEFAULT_BASE}regeerakkoord-2019-2024"));
        assert_eq!(row["license"], "https://spdx.org/licenses/MIT");
        assert!(row.contains_key("publisher"));
    }
    let in_slices = "SELECT (COUNT(DISTINCT ?o) AS ?n) WHERE { ?slice a qb:Slice ; pb:evidence ?e ; qb:observation ?o . ?o pb:evidence ?e }";
    let all = "SELECT (COUNT(DISTINCT ?o) AS ?n) WHERE { ?o a qb:Observation }";
    assert_eq!(select(&store, in_slices), select(&store, all));
}

#[test]
fn days_are_no_measures_and_still_stand_on_the_observation() {
    let store = fixture();
    let bare = "SELECT ?o WHERE { ?o a pb:CoverageObservation MINUS { ?o pb:firstDecision ?day } }";
    assert!(!select(&store, bare).is_empty(), "the fixture has sections without a dated decision");
    assert_eq!(rows(&store, "agreement-coverage", &[])[0]["first_decision"], "2020-03-13");
}
