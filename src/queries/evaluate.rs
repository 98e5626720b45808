//! Evaluation of a query on a store: parse with the project's prefixes, bind, narrow to layers, stop in time.

use std::collections::HashMap;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use oxigraph::model::{GraphName, Term, Triple, Variable};
use oxigraph::sparql::{CancellationToken, QueryEvaluationError, QueryResults, SparqlEvaluator};
use spargebra::SparqlParser;

use super::{QueryError, bind};
use crate::diagnostic::{Diagnostic, SourceText};
use crate::rdf::Layer;
use crate::store::Store;
use crate::vocab;

/// One row of an answer: a term for each column, or nothing.
pub type Row = Vec<Option<Term>>;

/// What a query answers.
#[derive(Debug, Clone)]
pub enum Answer {
    /// SELECT: columns and rows.
    Solutions {
        /// Names of the columns.
        columns: Vec<String>,
        /// The rows, in the query's order.
        rows: Vec<Row>,
    },
    /// ASK.
    Boolean(bool),
    /// CONSTRUCT and DESCRIBE: triples in the order of their N-Triples lines.
    Graph(Vec<Triple>),
}

/// How a query is evaluated.
#[derive(Debug, Clone, Default)]
pub struct Evaluation {
    /// Terms for variables.
    pub values: HashMap<Variable, Term>,
    /// Layers that are seen; all when empty.
    pub layers: Vec<Layer>,
    /// When to give up. The answer is then [`QueryError::Timeout`] at once; rows that the engine multiplies in memory can keep
    /// a thread busy until it reads the next quad.
    pub timeout: Option<Duration>,
}

/// Answers a query. The prefixes of [`vocab::PREFIXES`] need no declaration; the default graph is the union of the layers.
pub fn evaluate(store: &Store, source: &SourceText, evaluation: &Evaluation) -> Result<Answer, QueryError> {
    let mut query = parse(source)?;
    bind::bind(&mut query, &evaluation.values);
    let has_dataset = query.dataset().is_some();
    let token = CancellationToken::new();
    let mut prepared = SparqlEvaluator::new().with_cancellation_token(token.clone()).for_query(query);
    if !evaluation.layers.is_empty() {
        let graphs: Vec<_> = evaluation.layers.iter().map(|layer| store.graph(*layer)).collect();
        prepared.dataset_mut().set_default_graph(graphs.iter().cloned().map(GraphName::from).collect());
        prepared.dataset_mut().set_available_named_graphs(graphs.into_iter().map(Into::into).collect());
    } else if !has_dataset {
        prepared.dataset_mut().set_default_graph_as_union();
    }
    let Some(timeout) = evaluation.timeout else {
        let answer = prepared.on_store(store.engine()).execute().and_then(|results| collect(results, &token));
        return answer.map_err(QueryError::Evaluation);
    };
    // The engine looks at the token when it reads a quad, not while it multiplies rows that it has read: so the query runs
    // in a thread of its own, which is left behind when time is up and ends at the next quad or row.
    let (done, waiting) = mpsc::channel();
    let (store, its_token) = (store.clone(), token.clone());
    let thread = thread::spawn(move || {
        let answer = prepared.on_store(store.engine()).execute().and_then(|results| collect(results, &its_token));
        // Nobody waits any more when time was up.
        let _unheard = done.send(answer);
    });
    match waiting.recv_timeout(timeout) {
        Ok(answer) => answer.map_err(QueryError::Evaluation),
        Err(mpsc::RecvTimeoutError::Timeout) => {
            token.cancel();
            Err(QueryError::Timeout(timeout))
        }
        // Only a panic in the engine ends the thread without an answer.
        Err(mpsc::RecvTimeoutError::Disconnected) => match thread.join() {
            Err(panic) => std::panic::resume_unwind(panic),
            Ok(()) => Err(QueryError::Timeout(timeout)),
        },
    }
}

/// Parses a query; an error names line and column.
pub(super) fn parse(source: &SourceText) -> Result<spargebra::Query, QueryError> {
    let mut parser = SparqlParser::new();
    for (prefix, namespace) in vocab::PREFIXES {
        parser = parser.with_prefix(*prefix, *namespace).map_err(|error| syntax_error(source, &error.to_string()))?;
    }
    parser.parse_query(source.text()).map_err(|error| syntax_error(source, &error.to_string()))
}

/// The parser's message is "error at LINE:COLUMN: expected …".
fn syntax_error(source: &SourceText, message: &str) -> QueryError {
    let at = message.strip_prefix("error at ").and_then(|rest| rest.split_once(": "));
    let position = at.and_then(|(at, rest)| {
        let (line, column) = at.split_once(':')?;
        Some((line.parse().ok()?, column.parse().ok()?, rest))
    });
    let (place, message) = match position {
        Some((line, column, rest)) => (source.place_at(line, column), rest),
        None => (source.place(0..0), message),
    };
    QueryError::Syntax(Box::new(Diagnostic::error(
        "bad-sparql",
        place,
        format!("this is not SPARQL: {message}"),
        "correct the query; pb:, dct:, prov:, skos: and the other prefixes of the ontology need no PREFIX line",
    )))
}

fn collect(results: QueryResults<'_>, token: &CancellationToken) -> Result<Answer, QueryEvaluationError> {
    Ok(match results {
        QueryResults::Boolean(value) => Answer::Boolean(value),
        QueryResults::Solutions(solutions) => {
            let columns = solutions.variables().iter().map(|variable| variable.as_str().to_owned()).collect();
            let mut rows = Vec::new();
            for solution in solutions {
                check(token)?;
                rows.push(solution?.values().to_vec());
            }
            Answer::Solutions { columns, rows }
        }
        QueryResults::Graph(triples) => {
            let checked = triples.map(|triple| check(token).and(triple));
            let mut triples = checked.collect::<Result<Vec<_>, _>>()?;
            triples.sort_by_cached_key(ToString::to_string);
            triples.dedup();
            Answer::Graph(triples)
        }
    })
}

fn check(token: &CancellationToken) -> Result<(), QueryEvaluationError> {
    if token.is_cancelled() { Err(QueryEvaluationError::Cancelled) } else { Ok(()) }
}
