//! Rows of the explaining queries by column name.

use std::collections::BTreeMap;

use oxigraph::model::{NamedNode, Term, Variable};

use crate::diagnostic::SourceText;
use crate::queries::{Answer, Evaluation, QueryError, evaluate};
use crate::store::Store;

/// Asks about one thing, bound to `?it`.
pub(super) struct Answers<'a> {
    pub(super) store: &'a Store,
    pub(super) it: &'a str,
}

/// One row by column name.
#[derive(Debug, Clone, Default)]
pub(super) struct Found(BTreeMap<String, Term>);

impl Answers<'_> {
    /// All rows.
    pub(super) fn all(&self, query: &str) -> Result<Vec<Found>, QueryError> {
        let mut evaluation = Evaluation::default();
        evaluation.values.insert(Variable::new_unchecked("it"), NamedNode::new_unchecked(self.it).into());
        rows(self.store, query, &evaluation)
    }

    /// The first row; an empty one when there is none.
    pub(super) fn one(&self, query: &str) -> Result<Found, QueryError> {
        Ok(self.all(query)?.into_iter().next().unwrap_or_default())
    }
}

/// The rows of a query.
pub(super) fn rows(store: &Store, query: &str, evaluation: &Evaluation) -> Result<Vec<Found>, QueryError> {
    let Answer::Solutions { columns, rows } = evaluate(store, &SourceText::new("explain", query), evaluation)? else {
        return Ok(Vec::new());
    };
    let found = |row: Vec<Option<Term>>| {
        Found(columns.iter().zip(row).filter_map(|(column, term)| Some((column.clone(), term?))).collect())
    };
    Ok(rows.into_iter().map(found).collect())
}

impl Found {
    pub(super) fn has(&self, column: &str) -> bool {
        self.0.contains_key(column)
    }

    /// Text of a literal, IRI of a node; empty when there is nothing.
    pub(super) fn text(&self, column: &str) -> String {
        self.text_or(column, "")
    }

    pub(super) fn text_or(&self, column: &str, otherwise: &str) -> String {
        match self.0.get(column) {
            Some(Term::Literal(literal)) => literal.value().to_owned(),
            Some(Term::NamedNode(node)) => node.as_str().to_owned(),
            Some(Term::BlankNode(_)) | None => otherwise.to_owned(),
        }
    }

    /// The local name of one of our terms.
    pub(super) fn local(&self, column: &str) -> String {
        let iri = self.text(column);
        iri.rsplit(['#', '/']).next().unwrap_or_default().to_owned()
    }
}
