//! What a user means by a name: the one way from what people type to a thing, which is its IRI.
//!
//! These are understood, the first that fits anything:
//! 1. an IRI;
//! 2. the end of an IRI from a `/` on (`promise/wonen/4.2.1/huizen-1a2b3c4d`, `2021-03-12/its-title`), and where something
//!    stands: `Wonen/4.2.1` is a section, `wonen/4.2.1/4` the promise of its fourth sentence, `theme/wonen/4.2.1/2` the
//!    second theme of the report on it; the domain may be shortened;
//! 3. a title, a label, or the slug of a dataset for its agreement;
//! 4. the beginning of a title or label.
//!
//! Capitals, accents, white space and invisible characters do not count. Of several kinds of things that one of the first
//! three steps finds, a section is meant before a promise, then a theme, a decision, an agreement. Of several things of one
//! kind none is meant, and none of several that begin alike: that is [`LookupError::Ambiguous`].

mod bind;
mod directory;
mod error;
mod key;

use std::collections::BTreeSet;

pub use bind::bind;
use directory::Entry;
pub use error::{Ambiguous, Candidate, LookupError, Unknown};
use key::{Spot, key, trimmed};

use crate::choice::{Choice, nearest};
use crate::model::{Part, ThingKind};
use crate::store::Store;

/// Something in the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// Its IRI.
    pub iri: String,
    /// What it is.
    pub kind: ThingKind,
    /// Title, label or text.
    pub title: String,
    /// Title of the domain that it stands in, where it stands in one.
    pub domain: Option<String>,
    /// Number of the section that it is or stands in.
    pub number: Option<String>,
}

/// What a name has to mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Anything.
    Thing,
    /// A top section.
    Domain,
    /// A thing of this kind.
    Kind(ThingKind),
}

/// Names that narrow a store to a part, as people type them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PartNames<'a> {
    /// An agreement.
    pub agreement: Option<&'a str>,
    /// A domain.
    pub domain: Option<&'a str>,
    /// A section.
    pub section: Option<&'a str>,
}

/// The thing of a name, in one agreement when one is named.
///
/// # Errors
/// [`LookupError::Unknown`] or [`LookupError::Ambiguous`] when the name means nothing or several things.
pub fn thing(store: &Store, name: &str, agreement: Option<&str>) -> Result<Thing, LookupError> {
    find(store, Wanted::Thing, name, agreement)
}

/// The agreement of a name: IRI, slug of its dataset, title of either, or the beginning of one.
///
/// # Errors
/// As [`thing()`].
pub fn agreement(store: &Store, name: &str) -> Result<Thing, LookupError> {
    find(store, Wanted::Kind(ThingKind::Agreement), name, None)
}

/// The domain of a name: title, slug, the beginning of one, or IRI.
///
/// # Errors
/// As [`thing()`].
pub fn domain(store: &Store, name: &str, agreement: Option<&str>) -> Result<Thing, LookupError> {
    find(store, Wanted::Domain, name, agreement)
}

/// The section of a name: domain and number, title, or IRI.
///
/// # Errors
/// As [`thing()`].
pub fn section(store: &Store, name: &str, agreement: Option<&str>) -> Result<Thing, LookupError> {
    find(store, Wanted::Kind(ThingKind::Section), name, agreement)
}

/// The decision of a name: IRI, the end of one, or title.
///
/// # Errors
/// As [`thing()`].
pub fn decision(store: &Store, name: &str) -> Result<Thing, LookupError> {
    find(store, Wanted::Kind(ThingKind::Decision), name, None)
}

/// The part of the store that names narrow it to: a section before a domain before an agreement.
///
/// # Errors
/// As [`thing()`].
pub fn part(store: &Store, names: PartNames<'_>) -> Result<Part, LookupError> {
    Ok(match names {
        PartNames { section: Some(name), agreement, .. } => Part::Section(section(store, name, agreement)?.iri),
        PartNames { domain: Some(name), agreement, .. } => Part::Section(domain(store, name, agreement)?.iri),
        PartNames { agreement: Some(name), .. } => Part::Agreement(agreement(store, name)?.iri),
        PartNames { agreement: None, domain: None, section: None } => Part::Whole,
    })
}

/// The thing of a name that is what is wanted.
///
/// # Errors
/// As [`thing()`].
pub fn find(store: &Store, wanted: Wanted, name: &str, agreement: Option<&str>) -> Result<Thing, LookupError> {
    let agreements = directory::read(store, &[ThingKind::Agreement])?;
    let within = match agreement {
        Some(agreement) => Some(pick(Wanted::Kind(ThingKind::Agreement), &agreements, agreement, &agreements, None)?),
        None => None,
    };
    if wanted == Wanted::Kind(ThingKind::Agreement) {
        return pick(wanted, &agreements, name, &agreements, None);
    }
    let mut entries = match wanted {
        Wanted::Thing => directory::read(
            store,
            &[ThingKind::Section, ThingKind::Promise, ThingKind::Theme, ThingKind::Decision, ThingKind::Agreement],
        ),
        Wanted::Domain => directory::read(store, &[ThingKind::Section]),
        Wanted::Kind(kind) => directory::read(store, &[kind]),
    }?;
    entries.retain(|entry| wanted != Wanted::Domain || entry.is_domain());
    if let Some(within) = &within {
        entries.retain(|entry| entry.agreement.as_ref().is_none_or(|agreement| *agreement == within.iri));
    }
    pick(wanted, &entries, name, &agreements, within.as_ref())
}

/// The one entry that a name means.
fn pick(
    wanted: Wanted,
    entries: &[Entry],
    name: &str,
    agreements: &[Entry],
    within: Option<&Thing>,
) -> Result<Thing, LookupError> {
    let title_of =
        |iri: &str| agreements.iter().find(|entry| entry.thing.iri == iri).map(|entry| entry.thing.title.clone());
    let (step, mut found) = matching(entries, name);
    found.sort_by(|a, b| (a.thing.kind, &a.thing.iri).cmp(&(b.thing.kind, &b.thing.iri)));
    found.dedup_by(|a, b| a.thing == b.thing);
    if step != Step::Beginning {
        let best = found.first().map(|entry| entry.thing.kind);
        found.retain(|entry| Some(entry.thing.kind) == best);
    }
    match found.as_slice() {
        [] => Err(LookupError::Unknown(Box::new(Unknown {
            name: name.to_owned(),
            what: wanted.what(),
            within: within.and_then(|thing| title_of(&thing.iri)),
            nearest: nearest_to(entries, name),
            known: known(wanted, entries),
            help: wanted.help(),
        }))),
        [only] => Ok(only.thing.clone()),
        several => {
            let of: BTreeSet<_> = several.iter().filter_map(|entry| entry.agreement.as_ref()).collect();
            let of_several_agreements = of.len() > 1;
            let candidate = |entry: &&Entry| Candidate {
                iri: entry.thing.iri.clone(),
                title: entry.thing.title.clone(),
                agreement: entry.agreement.as_deref().and_then(title_of),
            };
            let candidates = found.iter().map(candidate).collect();
            let ambiguous = Ambiguous { name: name.to_owned(), candidates, of_several_agreements };
            Err(LookupError::Ambiguous(Box::new(ambiguous)))
        }
    }
}

/// How a name is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Iri,
    EndOrSpot,
    Name,
    Beginning,
}

/// What the first step that finds anything finds.
fn matching<'a>(entries: &'a [Entry], name: &str) -> (Step, Vec<&'a Entry>) {
    let all =
        |fits: &dyn Fn(&Entry) -> bool| -> Vec<&'a Entry> { entries.iter().filter(|entry| fits(entry)).collect() };
    let as_typed = name.trim();
    let name = trimmed(name);
    if name.is_empty() {
        return (Step::Iri, Vec::new());
    }
    let found = all(&|entry| entry.thing.iri == as_typed || entry.thing.iri == name);
    if !found.is_empty() {
        return (Step::Iri, found);
    }
    let endings = [format!("/{}", name.to_lowercase()), format!("/{}", slugged(&name))];
    let mut found = all(&|entry| {
        let iri = entry.thing.iri.to_lowercase();
        endings.iter().any(|ending| iri.ends_with(ending.as_str()))
    });
    found.extend(at_spot(entries, &name));
    if !found.is_empty() {
        return (Step::EndOrSpot, found);
    }
    let wanted = key(&name);
    let found = all(&|entry| entry.keys.contains(&wanted));
    if !found.is_empty() {
        return (Step::Name, found);
    }
    // Promises are sentences: nobody names one by its first words.
    let begins = |entry: &Entry| entry.keys.iter().any(|key| key.starts_with(&wanted));
    (Step::Beginning, all(&|entry| entry.thing.kind != ThingKind::Promise && begins(entry)))
}

/// The things that stand where a name says.
fn at_spot<'a>(entries: &'a [Entry], name: &str) -> Vec<&'a Entry> {
    let (kind, rest) = match name.split_once('/') {
        Some((first, rest)) => match ThingKind::named(&first.trim().to_lowercase()) {
            Ok(kind) => (Some(kind), rest),
            Err(_) => (None, name),
        },
        None => (None, name),
    };
    let Some(spot) = Spot::parse(rest) else { return Vec::new() };
    let kind = kind.unwrap_or(if spot.position.is_some() { ThingKind::Promise } else { ThingKind::Section });
    let stands = |entry: &&Entry, fits: &dyn Fn(&str) -> bool| {
        entry.thing.kind == kind
            && entry.place.as_ref().is_some_and(|place| {
                fits(&place.domain_key)
                    && place.number == spot.number
                    && place.position == spot.position
                    && place.page == spot.page
            })
    };
    let exact: Vec<_> = entries.iter().filter(|entry| stands(entry, &|domain| domain == spot.domain)).collect();
    if exact.is_empty() {
        entries.iter().filter(|entry| stands(entry, &|domain| domain.starts_with(&spot.domain))).collect()
    } else {
        exact
    }
}

/// A name as the end of an IRI: titles become slugs, numbers stay.
fn slugged(name: &str) -> String {
    let is_number = |part: &str| part.bytes().all(|b| b.is_ascii_digit() || b".~-".contains(&b));
    let part = |part: &str| if is_number(part) { part.to_owned() } else { key(part) };
    name.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// The name that was most probably meant: a short one, or a title.
fn nearest_to(entries: &[Entry], name: &str) -> Option<String> {
    let is_spot = name.contains('/');
    let names: Vec<String> =
        entries.iter().map(|entry| if is_spot { entry.short() } else { entry.thing.title.clone() }).collect();
    nearest(name, names.iter().map(String::as_str)).map(str::to_owned)
}

/// The names there are, where they are few enough to be told.
fn known(wanted: Wanted, entries: &[Entry]) -> Vec<String> {
    const FEW: usize = 20;
    if !matches!(wanted, Wanted::Domain | Wanted::Kind(ThingKind::Agreement)) {
        return Vec::new();
    }
    let mut titles: Vec<_> = entries.iter().map(|entry| entry.thing.title.clone()).collect();
    titles.sort();
    titles.dedup();
    if titles.len() > FEW { Vec::new() } else { titles }
}

impl Wanted {
    fn what(self) -> &'static str {
        match self {
            Self::Thing => "section, promise, theme, decision or agreement",
            Self::Domain => "domain",
            Self::Kind(kind) => kind.name(),
        }
    }

    fn help(self) -> &'static str {
        match self {
            Self::Thing => {
                "give an IRI, the end of one, a title, or where it stands: `Wonen/4.2.1` a section, `wonen/4.2.1/4` a \
                 promise, `theme/wonen/4.2.1/2` a theme"
            }
            Self::Domain => "give its title or the beginning of it; `pledgebase coverage` lists them",
            Self::Kind(ThingKind::Section) => {
                "give domain and number, such as `Wonen/4.2.1`, or the title; `pledgebase coverage --by section` lists them"
            }
            Self::Kind(ThingKind::Promise) => {
                "give domain, number and sentence, such as `wonen/4.2.1/4`, or an IRI; `pledgebase coverage --by promise` \
                 lists them"
            }
            Self::Kind(ThingKind::Theme) => "give it as `theme/wonen/4.2.1/2`, or its label",
            Self::Kind(ThingKind::Decision) => {
                "give its IRI, the end of it from a `/` on, such as `2021-03-12/its-title`, or its title"
            }
            Self::Kind(ThingKind::Agreement) => "give the slug of its dataset, its title or the beginning of it",
        }
    }
}
