//! Answers of the catalogue's queries, and of those that other rooms keep for themselves, read by column name.

use std::collections::HashMap;

use oxigraph::model::{Term, Variable};

use super::{Answer, Catalogue, Evaluation, QueryError, evaluate};
use crate::diagnostic::SourceText;
use crate::store::Store;

/// A row: terms by column, unbound ones left out.
pub(crate) struct Record(HashMap<String, Term>);

impl Record {
    /// The IRI or the literal's value; empty when unbound.
    pub(crate) fn text(&self, column: &str) -> String {
        self.optional_text(column).unwrap_or_default()
    }

    pub(crate) fn optional_text(&self, column: &str) -> Option<String> {
        match self.0.get(column)? {
            Term::NamedNode(node) => Some(node.as_str().to_owned()),
            Term::Literal(literal) => Some(literal.value().to_owned()),
            Term::BlankNode(_) => None,
        }
    }

    /// The value read as a number, a date, …; `None` when unbound or something else.
    pub(crate) fn parsed<T: std::str::FromStr>(&self, column: &str) -> Option<T> {
        self.optional_text(column)?.parse().ok()
    }

    /// The value read as a count; 0 when unbound.
    pub(crate) fn count(&self, column: &str) -> usize {
        self.parsed(column).unwrap_or_default()
    }
}

/// Asks a query of the catalogue.
pub(crate) fn ask_catalogue(store: &Store, id: &str, given: &[(&str, &str)]) -> Result<Vec<Record>, QueryError> {
    let query = Catalogue::embedded()?.get(id)?;
    Ok(records(evaluate(store, &query.source, &query.bind(given.iter().copied())?)?))
}

/// Asks a room's own query (its file name and text) with terms for some variables.
pub(crate) fn ask(
    store: &Store,
    (name, text): (&str, &str),
    values: &[(&str, Term)],
) -> Result<Vec<Record>, QueryError> {
    let values = values.iter().map(|(name, term)| (Variable::new_unchecked(*name), term.clone())).collect();
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
