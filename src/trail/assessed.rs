//! How people rate a promise, and what is named as evidence on it.

use std::collections::BTreeMap;

use super::ask::{Asking, layer_of, place_of};
use super::card::{AssessmentLine, RatedBy, SourceRef};
use crate::coverage::Label;
use crate::queries::QueryError;
use crate::queries::rows::{Record, prepared};

/// The ratings of a promise, the latest last.
pub(super) fn assessments(asking: &Asking<'_>) -> Result<Vec<AssessmentLine>, QueryError> {
    let mut sources: BTreeMap<String, Vec<SourceRef>> = BTreeMap::new();
    for row in asking.all(prepared!("select/sources-of-assessments.rq"))? {
        sources.entry(row.text("assessment")?).or_default().push(source(&row)?);
    }
    let line = |row: Record| {
        let iri = row.text("assessment")?;
        let label = |name: &str| -> Result<Label, QueryError> {
            let in_language = |language: &str| row.optional_text(&format!("{name}_{language}"));
            Ok(Label::new(in_language("nl")?, in_language("en")?, row.text(&format!("{name}_any"))?))
        };
        Ok(AssessmentLine {
            by: row.text("by")?,
            on: row.optional("on")?,
            scale: row.text("scale")?,
            scale_label: label("scale")?,
            rating: row.text("rating")?,
            label: label("label")?,
            value: row.optional_text("value")?,
            words: row.optional_text("words")?,
            done: row.optional("done")?,
            revised: row.optional("revised")?.unwrap_or(false),
            argument: row.optional_text("argument")?,
            sources: sources.get(&iri).cloned().unwrap_or_default(),
            layer: layer_of(&row)?,
            place: place_of(&row)?,
            iri,
        })
    };
    asking.all(prepared!("select/assessments-of-promise.rq"))?.map(line).collect()
}

/// How people rate the promises of a section, by the IRI of the promise.
pub(super) fn ratings(asking: &Asking<'_>) -> Result<BTreeMap<String, Vec<RatedBy>>, QueryError> {
    let mut ratings: BTreeMap<String, Vec<RatedBy>> = BTreeMap::new();
    for row in asking.all(prepared!("select/ratings-of-part.rq"))? {
        let in_language = |language: &str| row.optional_text(&format!("label_{language}"));
        let label = Label::new(in_language("nl")?, in_language("en")?, row.text("label_any")?);
        let rated = RatedBy { rating: row.text("rating")?, label, by: row.text("by")? };
        ratings.entry(row.text("promise")?).or_default().push(rated);
    }
    Ok(ratings)
}

/// What is named as evidence on a promise.
pub(super) fn sources(asking: &Asking<'_>) -> Result<Vec<SourceRef>, QueryError> {
    asking.all(prepared!("select/sources-of-promise.rq"))?.map(|row| source(&row)).collect()
}

fn source(row: &Record) -> Result<SourceRef, QueryError> {
    Ok(SourceRef { iri: row.text("source")?, page: row.optional_text("page")?, label: row.text("label")? })
}
