//! The promises of a store, and the parts that they stand in.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Part;
use crate::queries::QueryError;
use crate::queries::rows::prepared;
use crate::sampling::{Frame, Sample};
use crate::store::Store;

/// A part of a store, and what it is called.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartName {
    /// The part.
    pub part: Part,
    /// `Wonen`, `Wonen, 4.2.1`, the title of an agreement; empty for all there is.
    pub title: String,
}

/// A promise.
#[derive(Debug, Clone)]
pub(super) struct Promise {
    /// IRI of its domain.
    pub(super) domain: String,
    /// Its section and what is around it, the nearest first and the agreement last.
    within: Vec<String>,
    /// How probable it is that something follows it up.
    pub(super) likelihood: f64,
    /// Whether coders take it for no promise.
    pub(super) is_none: bool,
}

/// All promises by IRI, and the titles of all parts.
pub(super) struct Outline {
    pub(super) promises: BTreeMap<String, Promise>,
    /// Agreements, then domains, then other sections, each by title.
    pub(super) parts: Vec<PartName>,
}

struct Section {
    parent: String,
    domain: String,
}

impl Outline {
    pub(super) fn of(store: &Store) -> Result<Self, QueryError> {
        let mut sections: BTreeMap<String, Section> = BTreeMap::new();
        let (mut agreements, mut domains, mut others) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let named = |iri: &str, title: String| PartName { part: Part::Section(iri.to_owned()), title };
        for row in prepared!("select/sections.rq").select(store, &[])? {
            let (section, domain, agreement) = (row.text("section")?, row.text("domain")?, row.text("agreement")?);
            let title = row.text("agreement_title")?;
            agreements.insert((title.clone(), agreement));
            let of_domain = row.text("domain_title")?;
            if section == domain {
                domains.insert((title, named(&section, of_domain)));
            } else {
                others.insert((title, named(&section, format!("{of_domain}, {}", row.text("number")?))));
            }
            sections.insert(section, Section { parent: row.text("parent")?, domain });
        }
        let agreements = agreements.into_iter().map(|(title, iri)| PartName { part: Part::Agreement(iri), title });
        let parts = agreements.chain(domains.into_iter().chain(others).map(|(_, name)| name)).collect();
        let mut promises = BTreeMap::new();
        for row in prepared!("select/promises.rq").select(store, &[])? {
            let section = row.text("section")?;
            let Some(Section { domain, .. }) = sections.get(&section) else { continue };
            promises.entry(row.text("promise")?).or_insert(Promise {
                domain: domain.clone(),
                within: around(&sections, section),
                likelihood: row.optional("likelihood")?.unwrap_or(0.0),
                is_none: row.optional("no_promise")?.unwrap_or(false),
            });
        }
        Ok(Self { promises, parts })
    }

    /// The promises of a part, by IRI.
    pub(super) fn promises_of<'o>(&'o self, part: &Part) -> impl Iterator<Item = (&'o str, &'o Promise)> {
        let all = self.promises.iter().map(|(iri, promise)| (iri.as_str(), promise));
        all.filter(move |(_, promise)| promise.is_in(part))
    }

    /// The part that a sample was drawn from: the greatest one whose promises are those of its frame.
    pub(super) fn drawn_from(&self, sample: &Sample) -> Option<(PartName, Frame)> {
        let mut of_parts: BTreeMap<Option<&str>, Vec<&str>> = BTreeMap::new();
        for (iri, promise) in &self.promises {
            for part in promise.within.iter().map(|part| Some(part.as_str())).chain([None]) {
                of_parts.entry(part).or_default().push(iri);
            }
        }
        let agreements = self.parts.iter().filter(|name| matches!(name.part, Part::Agreement(_))).count();
        let whole = (agreements > 1).then(|| PartName { part: Part::Whole, title: String::new() });
        whole.into_iter().chain(self.parts.iter().cloned()).find_map(|name| {
            let promises = of_parts.get(&name.part.iri()).filter(|all| all.len() == sample.frame_size())?;
            let frame = Frame::of(promises.iter().copied()).ok()?;
            sample.is_of(&frame).then_some((name, frame))
        })
    }
}

impl Promise {
    pub(super) fn is_in(&self, part: &Part) -> bool {
        match part {
            Part::Whole => true,
            Part::Agreement(iri) | Part::Section(iri) => self.within.contains(iri),
        }
    }
}

/// A section and all around it, the agreement included.
fn around(sections: &BTreeMap<String, Section>, section: String) -> Vec<String> {
    let mut within = Vec::new();
    let mut at = Some(section);
    // No section stands in itself: a circle ends where it closes.
    while let Some(section) = at.filter(|section| !within.contains(section)) {
        at = sections.get(&section).map(|section| section.parent.clone());
        within.push(section);
    }
    within
}
