//! Until which day anything is known of decisions.

use jiff::civil::Date;

use crate::queries::QueryError;
use crate::queries::rows::prepared;
use crate::rdf::Layer;
use crate::store::Store;

/// Until which day the decisions on an agreement are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Horizon {
    /// IRI of the agreement.
    pub agreement: String,
    /// IRI of its dataset.
    pub dataset: String,
    /// The day that the dataset states, else that of the last meeting in a feed, else that of the last decision cited.
    pub known_until: Option<Date>,
}

/// The horizon of each agreement, in the order of their IRIs.
///
/// A view as of a day keeps the horizon of the store that it was made from.
pub fn horizons(store: &Store) -> Result<Vec<Horizon>, QueryError> {
    let rows = prepared!("horizon.rq").select(store, &[("feed", store.graph(Layer::Feed).into())])?;
    let rows: Vec<_> = rows.collect();
    let is_alone = rows.len() == 1;
    let mut horizons = Vec::new();
    for row in rows {
        let in_feed = row.optional(if is_alone { "in_feed" } else { "in_term" })?;
        let known_until = match row.optional("stated")?.or(in_feed) {
            Some(day) => Some(day),
            None => row.optional("cited")?,
        };
        horizons.push(Horizon { agreement: row.text("agreement")?, dataset: row.text("dataset")?, known_until });
    }
    Ok(horizons)
}
