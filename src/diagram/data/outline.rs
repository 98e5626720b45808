//! The sections of a scope, and the decisions that the reports on them cite.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Scope;
use crate::diagram::select::{ask, query};
use crate::queries::QueryError;
use crate::store::Store;

/// A section.
#[derive(Debug, Clone)]
pub struct Section {
    pub iri: String,
    /// IRI of its domain.
    pub top: String,
    pub domain: String,
    pub number: String,
    pub title: String,
    /// Whether there is a report on it.
    pub examined: bool,
}

impl Section {
    /// How many sections it is below its domain.
    pub fn depth(&self) -> usize {
        self.number.matches('.').count()
    }
}

/// The sections of a scope, domain after domain, each in the agreement's order.
pub fn sections(store: &Store, scope: &Scope) -> Result<Vec<Section>, QueryError> {
    let rows = ask(store, query!("sections.rq"), &[("wanted", scope.domain())])?;
    let section = |row: &crate::diagram::select::Record| Section {
        iri: row.text("section"),
        top: row.text("top"),
        domain: row.text("domain"),
        number: row.text("number"),
        title: row.text("title"),
        examined: row.text("examined") == "true",
    };
    Ok(rows.iter().map(section).filter(|section| scope.holds(&section.number)).collect())
}

/// A decision that a report on a section cites.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cited {
    pub decision: String,
    pub date: Option<Date>,
}

/// Distinct decisions by the section on which a report cites them.
pub fn cited(store: &Store) -> Result<BTreeMap<String, Vec<Cited>>, QueryError> {
    let mut found: BTreeMap<String, Vec<Cited>> = BTreeMap::new();
    for row in ask(store, query!("cited.rq"), &[])? {
        let cited = Cited { decision: row.text("decision"), date: row.parsed("date") };
        found.entry(row.text("section")).or_default().push(cited);
    }
    Ok(found)
}
