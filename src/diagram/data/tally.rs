//! Promises of sections by status, and by whose word.

use std::collections::BTreeMap;

use crate::diagram::palette::Voice;
use crate::model::{Evidence, Status, Tally};
use crate::queries::QueryError;
use crate::queries::rows::prepared;
use crate::store::Store;

/// Promises by status, those apart whose status only an algorithm's suggestion gives them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Split {
    by_people: Tally,
    suggested: Tally,
}

impl Split {
    /// The statuses that a suggestion can give; the others say that there is no link.
    const SUGGESTED: [Status; 2] = [Status::FollowedUp, Status::Mentioned];

    /// Each status with the voices that can give it, in the order in which diagrams show them.
    pub fn shown(evidence: Evidence) -> impl Iterator<Item = (Status, Voice)> {
        Status::ALL.into_iter().flat_map(move |status| {
            let suggested = evidence == Evidence::All && Self::SUGGESTED.contains(&status);
            [Some((status, Voice::People)), suggested.then_some((status, Voice::Algorithm))].into_iter().flatten()
        })
    }

    /// Counts more promises of a status that a voice gives them.
    pub fn count(&mut self, status: Status, voice: Voice, promises: usize) {
        match voice {
            Voice::People | Voice::Models => self.by_people.add(status, promises),
            Voice::Algorithm => self.suggested.add(status, promises),
        }
    }

    /// Counts what another one counts as well.
    pub fn add(&mut self, other: &Self) {
        for status in Status::ALL {
            self.by_people.add(status, other.by_people.of(status));
            self.suggested.add(status, other.suggested.of(status));
        }
    }

    /// Promises that have a status by a voice; what nobody links counts as people's.
    pub fn of(&self, status: Status, voice: Voice) -> usize {
        match voice {
            Voice::People => self.by_people.of(status),
            Voice::Models => 0,
            Voice::Algorithm => self.suggested.of(status),
        }
    }

    /// Promises of a status, whoever says so.
    pub fn all_of(&self, status: Status) -> usize {
        self.by_people.of(status) + self.suggested.of(status)
    }

    /// All promises.
    pub fn total(&self) -> usize {
        self.by_people.total() + self.suggested.total()
    }
}

/// The promises of each section itself, without those of the sections below it.
pub fn promises_of_sections(store: &Store, evidence: Evidence) -> Result<BTreeMap<String, Split>, QueryError> {
    let mut splits: BTreeMap<String, Split> = BTreeMap::new();
    for row in prepared!("select/promises-of-sections.rq").select(store, &[])? {
        let [all, judged, firm] = ["status", "judged_status", "firm_status"].map(|column| row.choice::<Status>(column));
        let (all, judged, firm) = (all?, judged?, firm?);
        let (status, voice) = match evidence {
            Evidence::Firm => (firm, Voice::People),
            Evidence::Judged | Evidence::All if judged == firm && (evidence == Evidence::Judged || all == judged) => {
                (firm, Voice::People)
            }
            Evidence::Judged => (judged, Voice::Models),
            Evidence::All if all == judged => (all, Voice::Models),
            Evidence::All => (all, Voice::Algorithm),
        };
        splits.entry(row.text("section")?).or_default().count(status, voice, row.parsed("promises")?);
    }
    Ok(splits)
}
