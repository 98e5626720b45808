//! Answers of a room's own queries, and of the catalogue's, as typed rows.
//!
//! A column that is not there, a value that is missing, and one of another type are errors that name the query and the
//! column: nothing is read as empty, zero or the nearest value.

use std::str::FromStr;
use std::sync::{Arc, OnceLock};

use oxigraph::model::{Term, Variable};
use spargebra::Query;

use super::evaluate::answer;
use super::parse::parse;
use super::{Answer, Catalogue, Evaluation, QueryError, Row, evaluate};
use crate::choice::Choice;
use crate::diagnostic::SourceText;
use crate::model::{CoderKind, Method};
use crate::store::Store;
use crate::vocab::PB;

/// A query that a room keeps beside its code; parsed once.
#[derive(Debug)]
pub(crate) struct Prepared {
    name: &'static str,
    text: &'static str,
    parsed: OnceLock<Query>,
}

impl Prepared {
    /// A SELECT with the name of its file, for errors.
    pub(crate) const fn new(name: &'static str, text: &'static str) -> Self {
        Self { name, text, parsed: OnceLock::new() }
    }

    /// The name of its file.
    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    /// Its rows, with terms for some of its variables.
    pub(crate) fn select(&'static self, store: &Store, values: &[(&str, Term)]) -> Result<Rows, QueryError> {
        let values = values.iter().map(|(name, term)| (Variable::new_unchecked(*name), term.clone())).collect();
        let evaluation = Evaluation { values, ..Evaluation::default() };
        Rows::of(self.name, answer(store, &evaluation, || self.query())?)
    }

    fn query(&self) -> Result<Query, QueryError> {
        if let Some(query) = self.parsed.get() {
            return Ok(query.clone());
        }
        let query = parse(&SourceText::new(self.name, self.text))?;
        Ok(self.parsed.get_or_init(|| query).clone())
    }
}

/// The rows of a query of the catalogue; parameters are given as text and checked by their types.
pub(crate) fn select_named(store: &Store, id: &str, given: &[(&str, &str)]) -> Result<Rows, QueryError> {
    let query = Catalogue::embedded()?.get(id)?;
    Rows::of(id, evaluate(store, &query.source, &query.bind(given.iter().copied())?)?)
}

/// A query in the folder of the file that asks: `prepared!("select/sections.rq")`.
macro_rules! prepared {
    ($path:literal) => {{
        static PREPARED: $crate::queries::rows::Prepared =
            $crate::queries::rows::Prepared::new($path, include_str!($path));
        &PREPARED
    }};
}
pub(crate) use prepared;

/// What rows have in common.
#[derive(Debug)]
struct Head {
    query: String,
    columns: Vec<String>,
}

/// The rows of an answer, in the query's order.
#[derive(Debug)]
pub(crate) struct Rows {
    head: Arc<Head>,
    rows: std::vec::IntoIter<Row>,
}

impl Rows {
    fn of(query: &str, answer: Answer) -> Result<Self, QueryError> {
        let Answer::Solutions { columns, rows } = answer else {
            return Err(QueryError::NotASelect { query: query.to_owned() });
        };
        Ok(Self { head: Arc::new(Head { query: query.to_owned(), columns }), rows: rows.into_iter() })
    }
}

impl Iterator for Rows {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        self.rows.next().map(|values| Record { head: Arc::clone(&self.head), values })
    }
}

/// One row, read by the names of its columns.
#[derive(Debug, Clone)]
pub(crate) struct Record {
    head: Arc<Head>,
    values: Row,
}

impl Record {
    /// The term of a column; `None` where the row has none.
    pub(crate) fn term(&self, column: &str) -> Result<Option<&Term>, QueryError> {
        let index = self.head.columns.iter().position(|name| name == column);
        let index =
            index.ok_or_else(|| QueryError::NoColumn { query: self.head.query.clone(), column: column.to_owned() })?;
        Ok(self.values.get(index).and_then(Option::as_ref))
    }

    /// The IRI, or the value of the literal.
    pub(crate) fn text(&self, column: &str) -> Result<String, QueryError> {
        self.optional_text(column)?.ok_or_else(|| self.no_value(column))
    }

    /// As [`Record::text`]; `None` where the row has no value.
    pub(crate) fn optional_text(&self, column: &str) -> Result<Option<String>, QueryError> {
        Ok(match self.term(column)? {
            Some(Term::NamedNode(node)) => Some(node.as_str().to_owned()),
            Some(Term::Literal(literal)) => Some(literal.value().to_owned()),
            Some(Term::BlankNode(node)) => return Err(self.not_a(column, &node.to_string(), "IRI or literal")),
            None => None,
        })
    }

    /// The value read as a number, a day, a confidence, ….
    pub(crate) fn parsed<T: FromStr>(&self, column: &str) -> Result<T, QueryError> {
        self.optional(column)?.ok_or_else(|| self.no_value(column))
    }

    /// As [`Record::parsed`]; `None` where the row has no value.
    pub(crate) fn optional<T: FromStr>(&self, column: &str) -> Result<Option<T>, QueryError> {
        let Some(text) = self.optional_text(column)? else { return Ok(None) };
        let wrong = |_| self.not_a(column, &text, std::any::type_name::<T>());
        text.parse().map(Some).map_err(wrong)
    }

    /// A value of one of our own concept schemes, such as a status.
    pub(crate) fn choice<T: Choice>(&self, column: &str) -> Result<T, QueryError> {
        self.optional_choice(column)?.ok_or_else(|| self.no_value(column))
    }

    /// As [`Record::choice`]; `None` where the row has no value.
    pub(crate) fn optional_choice<T: Choice>(&self, column: &str) -> Result<Option<T>, QueryError> {
        let Some(text) = self.optional_text(column)? else { return Ok(None) };
        let value = T::named(text.strip_prefix(PB).unwrap_or(&text));
        value.map(Some).map_err(|_| self.not_a(column, &text, T::WHAT))
    }

    /// Who makes a link between a promise and a theme: a method, and the confidence of a suggestion, which it must have.
    pub(crate) fn method(&self, method: &str, confidence: &str) -> Result<Method, QueryError> {
        let text = self.text(method)?;
        match text.strip_prefix(PB).unwrap_or(&text) {
            "curated" => Ok(Method::Curated),
            "suggested" => Ok(Method::Suggested(self.parsed(confidence)?)),
            _ => Err(self.not_a(method, &text, "method")),
        }
    }

    /// Who makes a link between a promise and a decision: a method with the confidence of a suggestion, and with the level of
    /// evidence from which the link counts, which tells people from programs.
    pub(crate) fn pair_method(&self, method: &str, confidence: &str, level: &str) -> Result<Method, QueryError> {
        let (said, counts) = (self.text(method)?, self.text(level)?);
        match (said.strip_prefix(PB).unwrap_or(&said), counts.strip_prefix(PB).unwrap_or(&counts)) {
            ("coded", "firmEvidence") => Ok(Method::Coded(CoderKind::Person)),
            ("coded", "judgedEvidence") => Ok(Method::Coded(CoderKind::Software)),
            ("coded", _) => Err(self.not_a(level, &counts, "level of evidence of a coder")),
            _ => self.method(method, confidence),
        }
    }

    fn no_value(&self, column: &str) -> QueryError {
        QueryError::NoValue { query: self.head.query.clone(), column: column.to_owned() }
    }

    fn not_a(&self, column: &str, value: &str, kind: &str) -> QueryError {
        QueryError::BadValue {
            query: self.head.query.clone(),
            column: column.to_owned(),
            value: value.to_owned(),
            kind: kind.to_owned(),
        }
    }
}
