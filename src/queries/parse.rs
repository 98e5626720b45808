//! From the text of a query to its algebra.

use std::sync::LazyLock;

use spargebra::{Query, SparqlParser};

use super::QueryError;
use crate::diagnostic::{Diagnostic, SourceText};
use crate::vocab;

/// A parser that knows the project's prefixes.
static PARSER: LazyLock<SparqlParser> = LazyLock::new(|| {
    let parser = SparqlParser::new();
    // A namespace that is no IRI would leave its prefix unknown, which every query with it would tell.
    vocab::PREFIXES
        .iter()
        .fold(parser, |parser, (prefix, namespace)| parser.clone().with_prefix(*prefix, *namespace).unwrap_or(parser))
});

/// The text of a query, without the byte order mark that some editors put before it.
#[must_use]
pub fn source_of(name: impl Into<String>, text: &str) -> SourceText {
    SourceText::new(name, text.strip_prefix('\u{FEFF}').unwrap_or(text))
}

/// Parses a query, whose shape has been looked at; an error names line and column.
pub(super) fn parse(source: &SourceText) -> Result<Query, QueryError> {
    PARSER.clone().parse_query(source.text()).map_err(|error| syntax_error(source, &error.to_string()))
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
