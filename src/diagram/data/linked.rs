//! Decisions that promises are linked with, and on whose word.

use std::collections::BTreeMap;

use crate::diagram::palette::Voice;
use crate::model::Evidence;
use crate::queries::QueryError;
use crate::queries::rows::prepared;
use crate::store::Store;

/// The decisions of a store that a promise is linked with, whichever section it stands in.
pub struct Linked(BTreeMap<String, Linking>);

/// How a decision is linked with promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Linking {
    /// The strongest voice that links it with any.
    pub voice: Voice,
    /// Whether it goes against a promise.
    pub is_contrary: bool,
}

impl Linked {
    /// As far as the links count at a level of evidence.
    pub fn of(store: &Store, evidence: Evidence) -> Result<Self, QueryError> {
        let mut known: BTreeMap<String, Linking> = BTreeMap::new();
        for row in prepared!("select/linked-decisions.rq").select(store, &[])? {
            let method = row.pair_method("method", "confidence", "level")?;
            if !method.counts(evidence) {
                continue;
            }
            let voice = Voice::of(method.level());
            let is_contrary = row.optional("contrary")?.unwrap_or(false);
            let linking = known.entry(row.text("decision")?).or_insert(Linking { voice, is_contrary });
            linking.voice = linking.voice.min(voice);
            linking.is_contrary |= is_contrary;
        }
        Ok(Self(known))
    }

    /// How a decision is linked.
    pub fn get(&self, decision: &str) -> Option<Linking> {
        self.0.get(decision).copied()
    }

    /// How many of some decisions are linked, by the strongest voice.
    pub fn by_voice<'a>(&self, decisions: impl IntoIterator<Item = &'a str>) -> [usize; 3] {
        let mut counts = [0; 3];
        for linking in decisions.into_iter().filter_map(|decision| self.get(decision)) {
            counts[linking.voice as usize] += 1;
        }
        counts
    }
}
