//! What a user means by a name: an IRI, or the end of one.

use crate::choice::Choice;
use crate::coverage;
use crate::model::{ThingKind, slug_of};
use crate::queries::QueryError;
use crate::queries::rows::prepared;
use crate::store::Store;

/// Something in the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// Its IRI.
    pub iri: String,
    /// What it is.
    pub kind: ThingKind,
}

/// Why a name means nothing, or too much.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FindError {
    /// Nothing has this name.
    #[error(
        "nothing in the store is called `{0}`: give an IRI, or the end of one, such as `Wonen/4.2.1` for a section, \
         `promise/wonen/4.2.1/3`, `theme/wonen/4.2.1/2`, or the last part of a decision's IRI"
    )]
    Unknown(String),
    /// Several things have this name.
    #[error("`{name}` could be any of these; give more of the name:\n  {}", candidates.join("\n  "))]
    Ambiguous {
        /// The name given.
        name: String,
        /// IRIs that it could mean.
        candidates: Vec<String>,
    },
    /// The store could not be asked.
    #[error(transparent)]
    Query(#[from] QueryError),
}

/// Finds what a name means: an IRI, or its end from some `/` on; titles may stand for slugs (`Energie en klimaat/1.3`).
pub fn find(store: &Store, name: &str) -> Result<Thing, FindError> {
    const MOST_NAMED: usize = 10;
    let slugs: Vec<_> = name.trim_matches('/').split('/').map(part_slug).collect();
    let ends = [format!("/{}", name.trim_start_matches('/')), format!("/{}", slugs.join("/"))];
    let mut matching: Vec<Thing> = Vec::new();
    for row in prepared!("kinds.rq").select(store, &[])? {
        let (iri, kind) = (row.text("it")?, row.text("kind")?);
        let kind = kind_of(&kind)?;
        if iri == name {
            return Ok(Thing { iri, kind });
        }
        if ends.iter().any(|end| end.len() > 1 && iri.ends_with(end)) {
            matching.push(Thing { iri, kind });
        }
    }
    if matching.is_empty()
        && let Ok((domain, number)) = coverage::section(store, name)
    {
        // A shortened domain, as everywhere else where a section is named.
        return find(store, &format!("section/{}/{number}", slug_of(&domain)));
    }
    matching.sort_by(|a, b| (a.kind, &a.iri).cmp(&(b.kind, &b.iri)));
    let best = matching.first().map(|thing| thing.kind);
    matching.retain(|thing| Some(thing.kind) == best);
    match matching.len() {
        0 => Err(FindError::Unknown(name.to_owned())),
        1 => Ok(matching.remove(0)),
        _ => {
            let candidates = matching.into_iter().take(MOST_NAMED).map(|thing| thing.iri).collect();
            Err(FindError::Ambiguous { name: name.to_owned(), candidates })
        }
    }
}

/// A number stays as it is, a title becomes its slug.
fn part_slug(part: &str) -> String {
    let is_number = part.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'~' || b == b'-');
    if is_number { part.to_owned() } else { slug_of(part) }
}

/// The kind of things of a class.
fn kind_of(class: &str) -> Result<ThingKind, QueryError> {
    let name = class.strip_prefix(crate::vocab::PB).unwrap_or(class);
    let kind = ThingKind::ALL.iter().copied().find(|kind| kind.name().eq_ignore_ascii_case(name));
    kind.ok_or_else(|| QueryError::BadValue {
        query: "kinds.rq".to_owned(),
        column: "kind".to_owned(),
        value: class.to_owned(),
        kind: ThingKind::WHAT.to_owned(),
    })
}
