//! A sheet for a referee: what coders judged differently, with what they said.

use std::collections::{BTreeMap, BTreeSet};

use super::ask::{Offers, decisions, promises, sections};
use super::{Sheet, SheetError};
use crate::coding::Dispute;
use crate::model::Part;
use crate::store::Store;

/// The sheet of disputes, in the order of the promises: verdict and coder are empty, and the column `verdicts` says what the
/// coders said.
///
/// # Errors
/// When the store cannot be asked.
pub fn referee_sheet(store: &Store, disputes: &[Dispute]) -> Result<Sheet, SheetError> {
    let mut of_promises: BTreeMap<&str, Vec<&Dispute>> = BTreeMap::new();
    for dispute in disputes {
        of_promises.entry(&dispute.promise).or_default().push(dispute);
    }
    let mut entries = promises(store, &sections(store, &Part::Whole)?)?;
    entries.retain(|entry| of_promises.contains_key(entry.promise.as_str()));
    let known = decisions(store)?;
    let mut offers = Offers::of(&known);
    let pairs = disputes.iter().filter_map(|dispute| Some((dispute.promise.as_str(), dispute.decision.as_deref()?)));
    offers.add_pairs(store, &pairs.collect())?;
    for entry in &mut entries {
        entry.offers = offers.take(&entry.promise);
        for dispute in of_promises.get(entry.promise.as_str()).into_iter().flatten() {
            let offer = entry.offers.iter_mut().find(|offer| dispute.decision.as_ref() == Some(&offer.decision));
            *offer.map_or(&mut entry.verdicts, |offer| &mut offer.verdicts) = Some(dispute.verdicts.clone());
        }
    }
    // The sheet is of a sample only where all of it is.
    let samples: BTreeSet<_> = disputes.iter().map(|dispute| dispute.sample.as_deref()).collect();
    let sample = if samples.len() == 1 { samples.into_iter().next().flatten() } else { None };
    Ok(Sheet { entries, coder: None, sample: sample.map(str::to_owned) })
}
