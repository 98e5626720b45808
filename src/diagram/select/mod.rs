//! Asking the store: queries of the catalogue, and the room's own beside this file.

use std::collections::HashMap;

use oxigraph::model::{Literal, Term, Variable};

use crate::diagnostic::SourceText;
use crate::queries::{Answer, Catalogue, Evaluation, QueryError, evaluate};
use crate::store::Store;

/// A row: terms by column, unbound ones left out.
pub(super) struct Record(HashMap<String, Term>);

impl Record {
    /// The IRI or the literal's value; empty when unbound.
    pub(super) fn text(&self, column: &str) -> String {
        match self.0.get(column) {
            Some(Term::NamedNode(node)) => node.as_str().to_owned(),
            Some(Term::Literal(literal)) => literal.value().to_owned(),
            Some(Term::BlankNode(_)) | None => String::new(),
        }
    }

    /// The value read as a number or a date; `None` when unbound or something else.
    pub(super) fn parsed<T: std::str::FromStr>(&self, column: &str) -> Option<T> {
        self.text(column).parse().ok()
    }

    /// The value read as a count; 0 when unbound.
    pub(super) fn count(&self, column: &str) -> usize {
        self.parsed(column).unwrap_or_default()
    }
}

/// Asks a query of the catalogue.
pub(super) fn ask_catalogue(store: &Store, id: &str, given: &[(&str, &str)]) -> Result<Vec<Record>, QueryError> {
    let catalogue = Catalogue::embedded()?;
    let query = catalogue.get(id)?;
    Ok(records(evaluate(store, &query.source, &query.bind(given.iter().copied())?)?))
}

/// Asks one of the room's queries (its file name and text) with texts for some variables.
pub(super) fn ask(
    store: &Store,
    (name, text): (&str, &str),
    given: &[(&str, &str)],
) -> Result<Vec<Record>, QueryError> {
    let term = |value: &str| Term::from(Literal::new_simple_literal(value));
    let values = given.iter().map(|(name, value)| (Variable::new_unchecked(*name), term(value))).collect();
    let evaluation = Evaluation { values, ..Evaluation::default() };
    Ok(records(evaluate(store, &SourceText::new(name, text), &evaluation)?))
}

fn records(answer: Answer) -> Vec<Record> {
    let Answer::Solutions { columns, rows } = answer else { return Vec::new() };
    let record = |row: Vec<Option<Term>>| {
        Record(columns.iter().cloned().zip(row).filter_map(|(column, term)| Some((column, term?))).collect())
    };
    rows.into_iter().map(record).collect()
}

/// File name and text of a query beside this file.
macro_rules! query {
    ($name:literal) => {
        ($name, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/diagram/select/", $name)))
    };
}
pub(super) use query;
