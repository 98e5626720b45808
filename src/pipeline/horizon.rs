//! Until which day anything is known of decisions.

use std::collections::BTreeMap;

use jiff::civil::Date;
use oxigraph::model::{NamedOrBlankNode, Term};

use crate::queries::{self, QueryError};
use crate::store::Store;

/// The last day until which decisions are known, by the IRI of the agreement: what `queries/derive/01-horizon.rq` says. An
/// agreement that nothing tells it of is not among them.
///
/// A view as of a day keeps the horizon of the store that it was made from.
pub fn horizons(store: &Store) -> Result<BTreeMap<String, Date>, QueryError> {
    let known = queries::horizons(store)?.into_iter().filter_map(|triple| match (triple.subject, triple.object) {
        (NamedOrBlankNode::NamedNode(agreement), Term::Literal(day)) => {
            Some((agreement.into_string(), day.value().parse().ok()?))
        }
        _ => None,
    });
    Ok(known.collect())
}
