//! Evaluation of a query's text on a store: look at its shape, parse, bind, ask; all of it within the limits.

use std::collections::HashMap;

use oxigraph::model::{Term, Variable};
use spargebra::Query;

use super::parse::parse;
use super::{QueryError, bind, shape};
use crate::diagnostic::SourceText;
use crate::rdf::Layer;
use crate::store::{Answer, Limits, Question, Store, within};

/// How a query is evaluated.
#[derive(Debug, Clone, Default)]
pub struct Evaluation {
    /// Terms for variables.
    pub values: HashMap<Variable, Term>,
    /// Layers that are seen; all when empty.
    pub layers: Vec<Layer>,
    /// What it may cost; where none is given, what the store says.
    pub limits: Option<Limits>,
}

/// Answers a query. The prefixes of [`crate::vocab::PREFIXES`] need no declaration; the default graph is the union of the
/// layers. No text ends the process, however deep or long.
///
/// # Errors
/// [`QueryError`] when it is no SPARQL, too deep, too long, or a limit is reached.
pub fn evaluate(store: &Store, source: &SourceText, evaluation: &Evaluation) -> Result<Answer, QueryError> {
    let limits = evaluation.limits.as_ref().unwrap_or(store.limits());
    shape::check(source, limits)?;
    let source = source.clone();
    answer(store, evaluation, move || parse(&source))
}

/// As [`evaluate`], of a query whose shape is known to be good. It is made where there is stack enough for it, and dropped
/// there.
pub(super) fn answer(
    store: &Store,
    evaluation: &Evaluation,
    query: impl FnOnce() -> Result<Query, QueryError> + Send + 'static,
) -> Result<Answer, QueryError> {
    let Evaluation { values, layers, limits } = evaluation.clone();
    let limits = limits.unwrap_or_else(|| store.limits().clone());
    let store = store.clone();
    within(&limits.clone(), move |token| {
        let mut query = query()?;
        bind::bind(&mut query, &values);
        Ok(store.answer_here(Question { query, layers, limits }, token)?)
    })
}
