//! The things of a store with what they are called.

use super::Thing;
use super::key::key;
use crate::model::ThingKind;
use crate::queries::QueryError;
use crate::queries::rows::{Record, prepared};
use crate::store::Store;

/// Something with its names.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) thing: Thing,
    /// Keys of all that it is called.
    pub(super) keys: Vec<String>,
    /// IRI of the agreement that it is part of; none for a decision.
    pub(super) agreement: Option<String>,
    /// Where in the agreement it stands; none for a decision and the agreement itself.
    pub(super) place: Option<Place>,
}

/// Where something stands in an agreement.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// IRI of the domain.
    pub(super) domain: String,
    pub(super) domain_title: String,
    pub(super) domain_key: String,
    pub(super) number: String,
    /// Which page on the section, for the second and later ones.
    pub(super) page: Option<String>,
    pub(super) position: Option<u64>,
}

impl Entry {
    /// Whether it is a section right below the agreement.
    pub(super) fn is_domain(&self) -> bool {
        self.place.as_ref().is_some_and(|place| place.domain == self.thing.iri)
    }

    /// `Wonen/4.2.1`, `Wonen/4.2.1/4`; a title where there is no place.
    pub(super) fn short(&self) -> String {
        match &self.place {
            Some(Place { domain_title, number, position: Some(position), .. }) => {
                format!("{domain_title}/{number}/{position}")
            }
            Some(Place { domain_title, number, .. }) => format!("{domain_title}/{number}"),
            None => self.thing.title.clone(),
        }
    }
}

/// All things of some kinds. Cost: linear in their number.
pub(super) fn read(store: &Store, kinds: &[ThingKind]) -> Result<Vec<Entry>, QueryError> {
    let mut entries = Vec::new();
    for &kind in kinds {
        let query = match kind {
            ThingKind::Agreement => prepared!("select/agreements.rq"),
            ThingKind::Section => prepared!("select/sections.rq"),
            ThingKind::Promise => prepared!("select/promises.rq"),
            ThingKind::Theme => prepared!("select/themes.rq"),
            ThingKind::Decision => prepared!("select/decisions.rq"),
        };
        for row in query.select(store, &[])? {
            entries.push(entry(kind, &row)?);
        }
    }
    Ok(entries)
}

fn entry(kind: ThingKind, row: &Record) -> Result<Entry, QueryError> {
    let iri = row.text("it")?;
    let title = row.optional_text("title")?.unwrap_or_default();
    let mut keys = vec![key(&title)];
    let (mut agreement, mut place) = (None, None);
    match kind {
        ThingKind::Decision => {}
        ThingKind::Agreement => {
            keys.extend(row.optional_text("other_title")?.map(|title| key(&title)));
            keys.extend(slug(&iri).map(key));
            agreement = Some(iri.clone());
        }
        ThingKind::Section | ThingKind::Promise | ThingKind::Theme => {
            agreement = Some(row.text("agreement")?);
            place = Some(place_of(kind, row)?);
        }
    }
    keys.retain(|key| !key.is_empty());
    let domain = place.as_ref().map(|place| place.domain_title.clone());
    let number = place.as_ref().map(|place| place.number.clone());
    Ok(Entry { thing: Thing { iri, kind, title, domain, number }, keys, agreement, place })
}

fn place_of(kind: ThingKind, row: &Record) -> Result<Place, QueryError> {
    let domain_title = row.text("domain_title")?;
    let position = if kind == ThingKind::Section { None } else { Some(row.parsed("position")?) };
    let report = if kind == ThingKind::Theme { Some(row.text("report")?) } else { None };
    let page = report.and_then(|report| report.rsplit('/').next()?.split_once('~').map(|(_, page)| page.to_owned()));
    Ok(Place {
        domain: row.text("domain")?,
        domain_key: key(&domain_title),
        domain_title,
        number: row.text("number")?,
        page,
        position,
    })
}

/// The slug of the dataset that an agreement's IRI is named under.
pub(super) fn slug(agreement: &str) -> Option<&str> {
    agreement.strip_suffix("/agreement")?.rsplit(['/', '#']).next()
}
