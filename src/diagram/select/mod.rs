//! Asking the store: queries of the catalogue, and the room's own beside this file.

use oxigraph::model::{Literal, Term};

pub(crate) use crate::queries::records::{Record, ask_catalogue};
use crate::queries::{QueryError, records};
use crate::store::Store;

/// Asks one of the room's queries (its file name and text) with texts for some variables.
pub fn ask(store: &Store, query: (&str, &str), given: &[(&str, &str)]) -> Result<Vec<Record>, QueryError> {
    let term = |value: &str| Term::from(Literal::new_simple_literal(value));
    let values: Vec<_> = given.iter().map(|(name, value)| (*name, term(value))).collect();
    records::ask(store, query, &values)
}

/// File name and text of a query beside this file.
macro_rules! query {
    ($name:literal) => {
        ($name, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/diagram/select/", $name)))
    };
}
pub(crate) use query;
