//! The sections of a scope, and the decisions that the reports on them cite.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::select::{ask, query};
use super::Scope;
use crate::queries::QueryError;
use crate::store::Store;

/// A section.
#[derive(Debug, Clone)]
pub(in crate::diagram) struct Section {
    pub(in crate::diagram) iri: String,
    /// IRI of its domain.
    pub(in crate::diagram) top: String,
    pub(in crate::diagram) domain: String,
    pub(in crate::diagram) number: String,
    pub(in crate::diagram) title: String,
    /// Whether there is a report on it.
    pub(in crate::diagram) examined: bool,
}

impl Section {
    /// How many sections it is below its domain.
    pub(in crate::diagram) fn depth(&self) -> usize {
        self.number.matches('.').count()
    }
}

/// The sections of a scope, domain after domain, each in the agreement's order.
pub(in crate::diagram) fn sections(store: &Store, scope: &Scope) -> Result<Vec<Section>, QueryError> {
    let rows = ask(store, query!("sections.rq"), &[("wanted", scope.domain())])?;
    let section = |row: &super::super::select::Record| Section {
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
pub(in crate::diagram) struct Cited {
    pub(in crate::diagram) decision: String,
    pub(in crate::diagram) date: Option<Date>,
}

/// Distinct decisions by the section on which a report cites them.
pub(in crate::diagram) fn cited(store: &Store) -> Result<BTreeMap<String, Vec<Cited>>, QueryError> {
    let mut found: BTreeMap<String, Vec<Cited>> = BTreeMap::new();
    for row in ask(store, query!("cited.rq"), &[])? {
        let cited = Cited { decision: row.text("decision"), date: row.parsed("date") };
        found.entry(row.text("section")).or_default().push(cited);
    }
    Ok(found)
}
