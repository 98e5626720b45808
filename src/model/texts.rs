//! The promises that hold, as texts to compare.

use std::collections::BTreeMap;

use super::{Dataset, Names, SectionId};

/// A promise with its words, whoever states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromiseText<'d> {
    /// Its IRI.
    pub iri: String,
    /// Line-end hyphens healed.
    pub text: &'d str,
}

impl Dataset {
    /// The promises of each section that hold, in the order of their positions: those that analysts state, else those
    /// found in its text.
    #[must_use]
    pub fn promise_texts(&self, names: &Names) -> BTreeMap<&SectionId, Vec<PromiseText<'_>>> {
        let found = self.found_promises().map(|(section, promise)| {
            let iri = names.promise(&section.id, &promise.name);
            (&section.id, (promise.position, iri, promise.normalized.as_str()))
        });
        let stated = self.curation.promises.iter().map(|stated| &stated.what);
        let stated =
            stated.map(|promise| (&promise.section, (promise.position, promise.iri.clone(), &*promise.normalized)));
        let mut sections: BTreeMap<&SectionId, Vec<(usize, String, &str)>> = BTreeMap::new();
        for (section, promise) in found.chain(stated) {
            sections.entry(section).or_default().push(promise);
        }
        let in_order = |mut promises: Vec<(usize, String, _)>| {
            promises.sort();
            promises.into_iter().map(|(_, iri, text)| PromiseText { iri, text }).collect()
        };
        sections.into_iter().map(|(section, promises)| (section, in_order(promises))).collect()
    }
}
