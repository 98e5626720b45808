//! How people rate promises as tables in which assessors can be compared: one for each scale, as ratings of two scales are not
//! the same.

use std::collections::BTreeMap;

use super::outline::Outline;
use super::{CodingError, PartName};
use crate::agreement::{Code, Codes};
use crate::model::Part;
use crate::queries::rows::prepared;
use crate::store::Store;

/// Ratings on one scale.
#[derive(Debug, Clone)]
pub struct RatingTable {
    /// Notation of the scale.
    pub scale: String,
    /// The rating that says that a promise is done, where the scale has one.
    pub done: Option<String>,
    /// Who gives which promise which rating; a unit is a promise, a group a domain's IRI.
    pub ratings: Codes,
}

/// The tables of all ratings of promises of a part, by scale, and what domains are called. What somebody revised since, and that
/// nobody rated yet, are left out.
///
/// # Errors
/// When the store cannot be asked.
pub fn rating_tables(store: &Store, part: &Part) -> Result<(Vec<RatingTable>, Vec<PartName>), CodingError> {
    let outline = Outline::of(store)?;
    let mut scales: BTreeMap<(String, String), (Option<String>, Vec<Code>)> = BTreeMap::new();
    for row in prepared!("select/assessments.rq").select(store, &[])? {
        let promise = row.text("promise")?;
        let Some(of) = outline.promises.get(&promise).filter(|of| of.is_in(part)) else { continue };
        let (done, codes) = scales.entry((row.text("scale")?, row.text("scheme")?)).or_default();
        let (coder, category) = (row.text("by")?, row.text("rating")?);
        if row.parsed("done")? {
            done.get_or_insert_with(|| category.clone());
        }
        // Two ratings of one author without days cannot be told apart: neither is compared.
        if codes.last().is_some_and(|last| last.unit == promise && last.coder == coder) {
            codes.pop();
            continue;
        }
        codes.push(Code { unit: promise.clone(), cluster: promise, group: of.domain.clone(), coder, category });
    }
    let mut tables = Vec::new();
    for ((scale, _), (done, codes)) in scales {
        tables.push(RatingTable { scale, done, ratings: Codes::of(codes)? });
    }
    Ok((tables, outline.parts))
}
