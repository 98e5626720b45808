//! Asking the catalogue in tests: stores, answers as text.

use std::collections::BTreeMap;
use std::path::Path;

use oxigraph::model::Term;
use pledgebase::dataset::{Files, Reading};
use pledgebase::diagnostic::SourceText;
use pledgebase::lookup;
use pledgebase::model::DEFAULT_BASE;
use pledgebase::pipeline::build;
use pledgebase::queries::{Answer, Catalogue, Evaluation, Row, evaluate};
use pledgebase::store::Store;

/// The decision of the fixture that both domains cite.
pub const SHARED_DECISION: &str = "https://w3id.org/pledgebase/id/decision/2022-10-21/joint-plan-for-banks-paths";

/// The files of the small hand-written dataset.
pub fn fixture_files() -> Files {
    Files::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/small")).unwrap()
}

/// The small hand-written dataset, built.
pub fn fixture() -> Store {
    built(fixture_files()).0
}

/// The small hand-written dataset whose promises are a table that people rate.
pub fn table_files() -> Files {
    Files::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/table")).unwrap()
}

/// The dataset with the table, built.
pub fn table_fixture() -> Store {
    built(table_files()).0
}

/// A dataset as a store, and as the model that it was made from.
pub fn built(files: Files) -> (Store, Reading) {
    let mut built = build(&[files], DEFAULT_BASE).unwrap();
    (built.store, built.readings.remove(0))
}

/// Columns and rows of a catalogue query.
pub fn answer(store: &Store, id: &str, given: &[(&str, &str)]) -> (Vec<String>, Vec<Row>) {
    let catalogue = Catalogue::embedded().unwrap();
    let query = catalogue.get(id).unwrap();
    let given: Vec<_> = given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    match evaluate(store, &query.source, &lookup::bind(store, query, &given, None).unwrap()) {
        Ok(Answer::Solutions { columns, rows }) => (columns, rows),
        other => panic!("{id}: {other:?}"),
    }
}

/// The rows of a catalogue query as text by column; what is not bound is missing.
pub fn rows(store: &Store, id: &str, given: &[(&str, &str)]) -> Vec<BTreeMap<String, String>> {
    by_column(answer(store, id, given))
}

/// The rows of a SELECT as text by column; what is not bound is missing.
pub fn select(store: &Store, sparql: &str) -> Vec<BTreeMap<String, String>> {
    match evaluate(store, &SourceText::new("test", sparql), &Evaluation::default()) {
        Ok(Answer::Solutions { columns, rows }) => by_column((columns, rows)),
        other => panic!("{sparql}: {other:?}"),
    }
}

fn by_column((columns, rows): (Vec<String>, Vec<Row>)) -> Vec<BTreeMap<String, String>> {
    let text = |row: Row| {
        let named = columns.iter().cloned().zip(row);
        named.filter_map(|(column, term)| Some((column, text_of(&term?)))).collect()
    };
    rows.into_iter().map(text).collect()
}

fn text_of(term: &Term) -> String {
    match term {
        Term::Literal(literal) => literal.value().to_owned(),
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::BlankNode(node) => panic!("{node}: nothing has a blank node"),
    }
}
