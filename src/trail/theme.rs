//! The card of a theme.

use super::ask::{Asking, layer_of, place_of, said_of};
use super::card::{LinkedPromise, ThemeCard};
use crate::queries::QueryError;
use crate::queries::rows::prepared;

pub(super) fn card(asking: &Asking<'_>) -> Result<ThemeCard, QueryError> {
    let of = asking.one(prepared!("select/theme.rq"))?;
    Ok(ThemeCard {
        iri: asking.it.to_owned(),
        section: asking.section()?,
        position: of.parsed("position")?,
        label: of.text("label")?,
        text: of.text("text")?,
        place: place_of(&of)?,
        layer: layer_of(&of)?,
        promises: promises(asking)?,
        cites: asking.cited()?,
    })
}

fn promises(asking: &Asking<'_>) -> Result<Vec<LinkedPromise>, QueryError> {
    let mut promises = Vec::new();
    for row in asking.all(prepared!("select/alignments-of-theme.rq"))? {
        let said = said_of(&row)?;
        if said.method.counts(asking.evidence) {
            promises.push(LinkedPromise {
                iri: row.text("promise")?,
                number: row.text("number")?,
                position: row.parsed("position")?,
                text: row.text("text")?,
                said,
            });
        }
    }
    Ok(promises)
}
