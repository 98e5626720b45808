//! Why there is no graph, or no drawing of it.

use std::time::Duration;

use super::Picture;
use crate::queries::QueryError;

/// Why there is no graph, or no drawing of it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum GraphError {
    /// Graphviz is not installed.
    #[error(
        "{0} is drawn by Graphviz, and its program `dot` is not on the PATH: install it (`apt install graphviz`, \
         `brew install graphviz`, or see https://graphviz.org/download/); --format dot and --format json work without"
    )]
    NoGraphviz(Picture),
    /// Graphviz cannot be run.
    #[error("Graphviz (`dot`) cannot be run")]
    Run(#[source] std::io::Error),
    /// Graphviz gives up.
    #[error("Graphviz (`dot`) failed: {0}")]
    Graphviz(String),
    /// Graphviz takes too long.
    #[error("Graphviz (`dot`) took more than {} s and was stopped: choose a smaller part, such as one section", .0.as_secs_f64())]
    Timeout(Duration),
    /// The format is not for graphs of this size.
    #[error(
        "the graph has {count} {what}, and Mermaid draws no more than {limit}: choose a smaller part (--section \
         DOMAIN/NUMBER), or another format (graphml and gexf are for whole graphs)"
    )]
    TooLarge {
        /// What there are too many of.
        what: &'static str,
        /// How many there are.
        count: usize,
        /// How many there may be.
        limit: usize,
    },
    /// The file cannot be put together.
    #[error("the graph cannot be written")]
    Write(#[source] std::io::Error),
    /// A query failed.
    #[error(transparent)]
    Query(#[from] QueryError),
}

impl GraphError {
    /// Whether no input can cause it.
    #[must_use]
    pub fn is_bug(&self) -> bool {
        match self {
            Self::Query(error) => error.is_bug(),
            Self::Write(_) => true,
            Self::NoGraphviz(_) | Self::Run(_) | Self::Graphviz(_) | Self::Timeout(_) | Self::TooLarge { .. } => false,
        }
    }
}
