//! Runs the rules of `queries/derive/` in file order; what they construct goes into the derived layer.

use oxigraph::model::Quad;

use super::catalogue::rules;
use super::{Answer, Evaluation, QueryError, evaluate};
use crate::rdf::Layer;
use crate::store::Store;

/// Derives dossiers, follow-ups, statuses and coverage. Returns how many statements each rule made, by its path.
pub fn derive(store: &Store) -> Result<Vec<(String, usize)>, QueryError> {
    let graph = store.graph(Layer::Derived);
    let mut made = Vec::new();
    for rule in rules() {
        let Answer::Graph(triples) = evaluate(store, &rule, &Evaluation::default())? else {
            return Err(QueryError::NotAConstruct { rule: rule.path().to_owned() });
        };
        made.push((rule.path().to_owned(), triples.len()));
        store.load(triples.into_iter().map(|t| Quad::new(t.subject, t.predicate, t.object, graph.clone())))?;
    }
    Ok(made)
}
