//! Asking about one thing, and what rows of several questions have in common.

use oxigraph::model::NamedNode;

use super::card::{Cited, DecisionRef, FilePlace, Marker, Said, SectionRef};
use crate::model::Evidence;
use crate::queries::QueryError;
use crate::queries::rows::{Prepared, Record, Rows, prepared};
use crate::store::Store;
use crate::vocab::PB;

/// Questions about one thing.
pub(super) struct Asking<'a> {
    pub(super) store: &'a Store,
    /// Its IRI, bound to `?it`.
    pub(super) it: &'a str,
    pub(super) evidence: Evidence,
}

impl Asking<'_> {
    /// All rows.
    pub(super) fn all(&self, query: &'static Prepared) -> Result<Rows, QueryError> {
        query.select(self.store, &[("it", NamedNode::new_unchecked(self.it).into())])
    }

    /// The first row; an error when there is none.
    pub(super) fn one(&self, query: &'static Prepared) -> Result<Record, QueryError> {
        self.all(query)?
            .next()
            .ok_or_else(|| QueryError::NoValue { query: query.name().to_owned(), column: "it".to_owned() })
    }

    /// The section that it is or stands in.
    pub(super) fn section(&self) -> Result<SectionRef, QueryError> {
        section_of(&self.one(prepared!("select/section.rq"))?)
    }

    /// What a theme or report cites, a decision with all its markers.
    pub(super) fn cited(&self) -> Result<Vec<Cited>, QueryError> {
        let mut cited: Vec<Cited> = Vec::new();
        for row in self.all(prepared!("select/cited.rq"))? {
            let decision = decision_of(&row)?;
            if cited.last().is_none_or(|last| last.decision.iri != decision.iri) {
                cited.push(Cited { decision, markers: Vec::new() });
            }
            if let Some(last) = cited.last_mut() {
                last.markers.push(marker_of(&row)?);
            }
        }
        Ok(cited)
    }
}

pub(super) fn section_of(row: &Record) -> Result<SectionRef, QueryError> {
    Ok(SectionRef {
        iri: row.text("section")?,
        agreement: row.text("agreement")?,
        domain: row.text("domain")?,
        number: row.text("number")?,
        title: row.text("section_title")?,
    })
}

pub(super) fn decision_of(row: &Record) -> Result<DecisionRef, QueryError> {
    Ok(DecisionRef {
        iri: row.text("decision")?,
        date: row.optional("date")?,
        title: row.optional_text("title")?,
        withdrawn: row.optional("withdrawn")?.unwrap_or(false),
    })
}

pub(super) fn marker_of(row: &Record) -> Result<Marker, QueryError> {
    Ok(Marker { marker: row.parsed("marker")?, place: place_of(row)? })
}

pub(super) fn place_of(row: &Record) -> Result<FilePlace, QueryError> {
    Ok(FilePlace { path: row.text("path")?, line: row.parsed("line")? })
}

/// Who says so, in the layer of the graph that says it.
pub(super) fn said_of(row: &Record) -> Result<Said, QueryError> {
    Ok(Said { layer: Some(layer_of(row)?), method: row.method("method", "confidence")?, words: Vec::new() })
}

/// The name of a layer: the end of its graph's IRI.
pub(super) fn layer_of(row: &Record) -> Result<String, QueryError> {
    let graph = row.text("graph")?;
    Ok(graph.rsplit('/').next().unwrap_or(&graph).to_owned())
}

/// The name of one of our own terms.
pub(super) fn term_of(row: &Record, column: &str) -> Result<Option<String>, QueryError> {
    let term = row.optional_text(column)?;
    Ok(term.map(|term| term.strip_prefix(PB).unwrap_or(&term).to_owned()))
}
