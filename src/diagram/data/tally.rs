//! Promises of sections by status, and by whose word.

use std::collections::BTreeMap;

use crate::diagram::palette::Voice;
use crate::model::{Evidence, Status, Tally};
use crate::queries::QueryError;
use crate::queries::rows::prepared;
use crate::store::Store;

/// Promises by status, and by the strongest voice that gives them it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Split {
    by_voice: [Tally; 3],
}

impl Split {
    /// Each status with the voices that can give it, in the order in which diagrams show them.
    pub fn shown(evidence: Evidence) -> impl Iterator<Item = (Status, Voice)> {
        let by = move |status| Voice::heard(evidence).map(move |voice| (status, voice));
        Status::ALL.into_iter().flat_map(by).filter(|(status, voice)| Self::giver(*status, *voice) == *voice)
    }

    /// Whose a status is that holds on a voice's word. Programs judge pairs of promise and decision, so that a theme is about a
    /// promise as people or an algorithm say; that there is no link is nobody's word, and stands with people's.
    fn giver(status: Status, voice: Voice) -> Voice {
        match (status, voice) {
            (Status::FollowedUp, voice) | (Status::Mentioned, voice @ Voice::Algorithm) => voice,
            _ => Voice::People,
        }
    }

    /// Counts more promises of a status that holds on a voice's word.
    pub fn count(&mut self, status: Status, voice: Voice, promises: usize) {
        self.by_voice[Self::giver(status, voice) as usize].add(status, promises);
    }

    /// Counts what another one counts as well.
    pub fn add(&mut self, other: &Self) {
        for (tally, others) in self.by_voice.iter_mut().zip(&other.by_voice) {
            for status in Status::ALL {
                tally.add(status, others.of(status));
            }
        }
    }

    /// Promises that have a status on a voice's word, and on no stronger one; what nobody links counts as people's.
    pub fn of(&self, status: Status, voice: Voice) -> usize {
        self.by_voice[voice as usize].of(status)
    }

    /// Promises of a status, whoever says so.
    pub fn all_of(&self, status: Status) -> usize {
        self.by_voice.iter().map(|tally| tally.of(status)).sum()
    }

    /// Promises that are followed up, by voice.
    pub fn followed_up(&self) -> [usize; 3] {
        Voice::ALL.map(|voice| self.of(Status::FollowedUp, voice))
    }

    /// All promises.
    pub fn total(&self) -> usize {
        self.by_voice.iter().map(Tally::total).sum()
    }
}

/// The promises of each section itself, without those of the sections below it.
pub fn promises_of_sections(store: &Store, evidence: Evidence) -> Result<BTreeMap<String, Split>, QueryError> {
    let mut splits: BTreeMap<String, Split> = BTreeMap::new();
    for row in prepared!("select/promises-of-sections.rq").select(store, &[])? {
        let [all, judged, firm] = ["status", "judged_status", "firm_status"].map(|column| row.choice::<Status>(column));
        let by_level = [(Evidence::Firm, firm?), (Evidence::Judged, judged?), (Evidence::All, all?)];
        let Some((_, status)) = by_level.into_iter().find(|(level, _)| *level == evidence) else { continue };
        // A status holds from the strictest level on at which it is the same.
        let Some((level, _)) = by_level.into_iter().find(|(_, known)| *known == status) else { continue };
        let voice = Voice::of(level);
        splits.entry(row.text("section")?).or_default().count(status, voice, row.parsed("promises")?);
    }
    Ok(splits)
}
