//! The query catalogue, typed parameters, and evaluation; the rules that derive coverage are queries too.

mod bind;
mod catalogue;
mod derive;
mod evaluate;
mod header;
mod parse;
pub(crate) mod rows;
mod shape;
mod terms;
mod tokens;
mod value_type;

use std::path::PathBuf;

pub use catalogue::{Catalogue, NamedQuery};
pub use derive::derive;
pub(crate) use derive::horizons;
pub use evaluate::{Evaluation, evaluate};
pub use header::{Column, Header, Parameter, read_header};
pub use parse::source_of;
pub use terms::unknown_terms;
pub use value_type::{InvalidValue, ValueType};

use crate::diagnostic::Diagnostic;
use crate::store::{AnswerError, StoreError};

pub use crate::store::{Answer, Row};

/// Why a query cannot be found, bound or answered.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum QueryError {
    /// No query of this name.
    #[error("there is no query `{name}`{}", suggestion(similar.as_deref()))]
    Unknown {
        /// The name asked for.
        name: String,
        /// A name like it.
        similar: Option<String>,
    },
    /// Headers of the catalogue that cannot be read.
    #[error("{} of the query headers cannot be read", .0.len())]
    Headers(Vec<Diagnostic>),
    /// A folder of queries that cannot be read.
    #[error("cannot read `{}`", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: std::io::Error,
    },
    /// The query is not SPARQL.
    #[error("this is not SPARQL")]
    Syntax(Box<Diagnostic>),
    /// A parameter that the query does not have.
    #[error("query `{query}` has no parameter `{name}` (it has: {known}){similar}")]
    UnknownParameter {
        /// The query.
        query: String,
        /// The parameter asked for.
        name: String,
        /// Those it has.
        known: String,
        /// The one that was probably meant, as the end of a sentence.
        similar: String,
    },
    /// A parameter without a default that was not given.
    #[error("query `{query}` needs `--param {name}=…` ({meaning})")]
    MissingParameter {
        /// The query.
        query: String,
        /// The parameter.
        name: String,
        /// What it means.
        meaning: String,
    },
    /// A value that is not of the parameter's type.
    #[error("parameter `{name}`")]
    BadParameter {
        /// The parameter.
        name: String,
        /// What is wrong with its value.
        #[source]
        source: InvalidValue,
    },
    /// A query that should answer with rows answers with something else.
    #[error("query `{query}` is no SELECT")]
    NotASelect {
        /// The query.
        query: String,
    },
    /// A column that a query does not have.
    #[error("the answer of query `{query}` has no column `{column}`")]
    NoColumn {
        /// The query.
        query: String,
        /// The column.
        column: String,
    },
    /// A row without a value that it must have.
    #[error("query `{query}` answers with a row that has no `{column}`")]
    NoValue {
        /// The query.
        query: String,
        /// The column.
        column: String,
    },
    /// A value that is not what its column holds.
    #[error("query `{query}` answers with the {column} `{value}`, which is no {kind}")]
    BadValue {
        /// The query.
        query: String,
        /// The column.
        column: String,
        /// The value.
        value: String,
        /// What it should be.
        kind: String,
    },
    /// A rule that derives makes no statements.
    #[error("the rule `{rule}` is no CONSTRUCT")]
    NotAConstruct {
        /// The rule.
        rule: String,
    },
    /// A text that is too deep or too long to be parsed, or asks another endpoint.
    #[error("this query is refused")]
    Refused(Box<Diagnostic>),
    /// A limit was reached, or the engine failed.
    #[error("the query has no answer")]
    NoAnswer(#[from] AnswerError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl QueryError {
    /// Whether no query of a user and no store can cause it. A column that is missing is one that a query of ours asks for.
    #[must_use]
    pub fn is_bug(&self) -> bool {
        match self {
            Self::NoAnswer(error) => error.is_bug(),
            Self::Store(error) => error.is_bug(),
            Self::NoColumn { .. } | Self::NotASelect { .. } | Self::NotAConstruct { .. } => true,
            _ => false,
        }
    }
}

fn suggestion(similar: Option<&str>) -> String {
    let similar = similar.map(|name| format!("; did you mean `{name}`?"));
    similar.unwrap_or_else(|| "; `pledgebase queries` lists them".to_owned())
}
