//! Runs the rules of `queries/derive/`; what they construct goes into the derived layer.
//!
//! # Rationale
//! The number before a rule's name is its stage. Rules of one stage read nothing of each other, so they are asked at the same
//! time; what they made is loaded before the next stage, in file order.

use oxigraph::model::{Quad, Triple, Variable};
use rayon::prelude::*;

use super::catalogue::rules;
use super::{Answer, Evaluation, QueryError, evaluate};
use crate::diagnostic::SourceText;
use crate::rdf::Layer;
use crate::store::Store;

/// Derives dossiers, follow-ups, statuses and coverage. Returns how many statements each rule made, by its path.
pub fn derive(store: &Store) -> Result<Vec<(String, usize)>, QueryError> {
    let graph = store.graph(Layer::Derived);
    let mut counts = Vec::new();
    for stage in rules().chunk_by(|a, b| stage_of(a) == stage_of(b)) {
        let made = stage.par_iter().map(|rule| construct(store, rule)).collect::<Result<Vec<_>, _>>()?;
        for (rule, triples) in stage.iter().zip(made) {
            counts.push((rule.path().to_owned(), triples.len()));
            store.load(triples.into_iter().map(|t| Quad::new(t.subject, t.predicate, t.object, graph.clone())))?;
        }
    }
    Ok(counts)
}

/// What the rule that tells the horizons makes of a store, whether or not it was derived there: a store of an earlier version
/// was not.
pub(crate) fn horizons(store: &Store) -> Result<Vec<Triple>, QueryError> {
    construct(store, &SourceText::new("derive/01-horizon.rq", include_str!("../../queries/derive/01-horizon.rq")))
}

/// A rule may ask about the graph of the feed, whose name hangs on the store's base: `?feed` is bound to it.
fn construct(store: &Store, rule: &SourceText) -> Result<Vec<Triple>, QueryError> {
    let values = [(Variable::new_unchecked("feed"), store.graph(Layer::Feed).into())].into();
    match evaluate(store, rule, &Evaluation { values, ..Evaluation::default() })? {
        Answer::Graph(triples) => Ok(triples),
        _ => Err(QueryError::NotAConstruct { rule: rule.path().to_owned() }),
    }
}

/// The number before the name of a rule's file.
fn stage_of(rule: &SourceText) -> &str {
    let name = rule.path().rsplit('/').next().unwrap_or_default();
    name.split('-').next().unwrap_or_default()
}
