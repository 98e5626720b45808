//! Questions to a store and their answers: the one place where SPARQL is evaluated.

use std::time::Duration;

use oxigraph::model::{GraphName, Term, Triple};
use oxigraph::sparql::{CancellationToken, QueryEvaluationError, QueryResults, SparqlEvaluator};
use spargebra::Query;

use super::guard::within;
use super::{Bytes, Limits, Store};
use crate::rdf::Layer;

/// A query with what it sees and what it may cost.
#[derive(Debug, Clone)]
pub struct Question {
    /// The query, parameters bound.
    pub query: Query,
    /// Layers that are seen; all when empty.
    pub layers: Vec<Layer>,
    /// What it may cost; the limits of depth and steps are for texts, and are looked at before one is parsed.
    pub limits: Limits,
}

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

/// Why a question has no answer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AnswerError {
    /// Time is up.
    #[error("it took more than {} s and was stopped; narrow it, or raise --timeout", .0.as_secs_f64())]
    Time(Duration),
    /// Memory grew beyond the limit.
    #[error("it took more than {0} of memory and was stopped; narrow it, or raise --max-memory")]
    Memory(Bytes),
    /// There are more rows, or triples, than allowed.
    #[error("it has more than {0} rows; narrow it, or ask for part of it with LIMIT")]
    Rows(usize),
    /// The terms of the answer are longer than allowed.
    #[error("it is longer than {0}; narrow it, or ask for part of it with LIMIT")]
    Bytes(Bytes),
    /// The engine failed while it ran.
    #[error("the engine stopped")]
    Evaluation(#[source] QueryEvaluationError),
    /// The system gives no thread to evaluate in.
    #[error("the system gives no thread to evaluate it in")]
    Thread(#[source] std::io::Error),
    /// The evaluation ended without a word.
    #[error("its evaluation ended without an answer")]
    NoAnswer,
}

impl AnswerError {
    /// Whether no query and no store can cause it.
    #[must_use]
    pub fn is_bug(&self) -> bool {
        use QueryEvaluationError as Engine;
        match self {
            Self::Evaluation(error) => {
                matches!(error, Engine::Dataset(_) | Engine::UnexpectedDefaultGraph | Engine::Unexpected(_))
            }
            Self::NoAnswer => true,
            Self::Time(_) | Self::Memory(_) | Self::Rows(_) | Self::Bytes(_) | Self::Thread(_) => false,
        }
    }

    /// Whether a limit was reached, of ours or of the system's.
    #[must_use]
    pub fn is_of_a_limit(&self) -> bool {
        !matches!(self, Self::Evaluation(_) | Self::NoAnswer)
    }
}

impl Store {
    /// Answers a question within its limits. The default graph is the union of the layers.
    ///
    /// # Errors
    /// [`AnswerError`] when a limit is reached, or the engine fails.
    pub fn answer(&self, question: &Question) -> Result<Answer, AnswerError> {
        let (store, question) = (self.clone(), question.clone());
        within(&question.limits.clone(), move |token| store.answer_here(question, token))
    }

    /// As [`Store::answer`] in this thread, which the caller guards.
    pub(crate) fn answer_here(&self, question: Question, token: &CancellationToken) -> Result<Answer, AnswerError> {
        let Question { query, layers, limits } = question;
        let has_dataset = query.dataset().is_some();
        let mut prepared = SparqlEvaluator::new().with_cancellation_token(token.clone()).for_query(query);
        if !layers.is_empty() {
            let graphs: Vec<_> = layers.iter().map(|layer| self.graph(*layer)).collect();
            prepared.dataset_mut().set_default_graph(graphs.iter().cloned().map(GraphName::from).collect());
            prepared.dataset_mut().set_available_named_graphs(graphs.into_iter().map(Into::into).collect());
        } else if !has_dataset {
            prepared.dataset_mut().set_default_graph_as_union();
        }
        let results = prepared.on_store(self.local()).execute().map_err(AnswerError::Evaluation)?;
        Collector { limits, token, rows: 0, bytes: 0 }.collect(results)
    }
}

/// Takes the rows of the engine as long as the limits let it.
struct Collector<'a> {
    limits: Limits,
    token: &'a CancellationToken,
    rows: usize,
    bytes: u64,
}

impl Collector<'_> {
    fn collect(mut self, results: QueryResults<'_>) -> Result<Answer, AnswerError> {
        Ok(match results {
            QueryResults::Boolean(value) => Answer::Boolean(value),
            QueryResults::Solutions(solutions) => {
                let columns = solutions.variables().iter().map(|variable| variable.as_str().to_owned()).collect();
                let mut rows = Vec::new();
                for solution in solutions {
                    let row = solution.map_err(AnswerError::Evaluation)?.values().to_vec();
                    self.count(row.iter().flatten().map(length))?;
                    rows.push(row);
                }
                Answer::Solutions { columns, rows }
            }
            QueryResults::Graph(all) => {
                let mut triples = Vec::new();
                for triple in all {
                    let triple = triple.map_err(AnswerError::Evaluation)?;
                    self.count([length(&triple.object)].into_iter())?;
                    triples.push(triple);
                }
                triples.sort_by_cached_key(ToString::to_string);
                triples.dedup();
                Answer::Graph(triples)
            }
        })
    }

    /// Counts one more row with the lengths of its terms.
    fn count(&mut self, lengths: impl Iterator<Item = usize>) -> Result<(), AnswerError> {
        if self.token.is_cancelled() {
            return Err(AnswerError::Evaluation(QueryEvaluationError::Cancelled));
        }
        self.rows += 1;
        self.bytes += lengths.sum::<usize>() as u64;
        match (self.limits.rows, self.limits.bytes) {
            (Some(most), _) if self.rows > most => Err(AnswerError::Rows(most)),
            (_, Some(most)) if self.bytes > most.get() => Err(AnswerError::Bytes(most)),
            _ => Ok(()),
        }
    }
}

fn length(term: &Term) -> usize {
    match term {
        Term::NamedNode(node) => node.as_str().len(),
        Term::BlankNode(node) => node.as_str().len(),
        Term::Literal(literal) => literal.value().len(),
    }
}
