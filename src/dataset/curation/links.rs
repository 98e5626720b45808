//! Links as analysts state them, held against what they mean: it must be there, with the words that they were made on, and
//! nobody may say the opposite.

use std::collections::{BTreeMap, BTreeSet};

use super::{StatedLink, TargetKind};
use crate::dataset::meant::{Things, find};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{CuratedLink, CuratedPromise, Dataset, LinkTarget, Names, Stated, ThingKind, Verdict};

/// Turns stated links into those of the model, in the order of promise and target.
pub(super) fn settle(
    stated: Vec<StatedLink<'_>>,
    promises: &[Stated<CuratedPromise>],
    dataset: &Dataset,
    names: &Names,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Stated<CuratedLink>> {
    if stated.is_empty() {
        return Vec::new();
    }
    let promises = Things::promises(dataset, promises, names);
    let (themes, decisions) = (Things::themes(dataset, names), Things::decisions(dataset, names));
    let mut links: BTreeMap<Stated<CuratedLink>, Place> = BTreeMap::new();
    for link in stated {
        let promise = find(&promises, &link.promise, ThingKind::Promise, "link", diagnostics);
        let target = match link.kind {
            TargetKind::Theme => find(&themes, &link.target, ThingKind::Theme, "link", diagnostics)
                .map(|iri| LinkTarget::Theme(iri.to_owned())),
            TargetKind::Decision => find(&decisions, &link.target, ThingKind::Decision, "link", diagnostics)
                .map(|iri| LinkTarget::Decision(iri.to_owned())),
        };
        let (Some(promise), Some(target)) = (promise, target) else { continue };
        let what = CuratedLink { promise: promise.to_owned(), target, verdict: link.verdict };
        let super::Authorship { by, on, note } = link.authorship;
        links.entry(Stated { what, by, on, note }).or_insert_with(|| link.target.origin.place());
    }
    without_contradictions(links, diagnostics)
}

/// A link that is confirmed and rejected is neither.
fn without_contradictions(
    links: BTreeMap<Stated<CuratedLink>, Place>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Stated<CuratedLink>> {
    let of = |verdict: Verdict| -> BTreeSet<(String, LinkTarget)> {
        let of_verdict = links.keys().map(|link| &link.what).filter(|link| link.verdict == verdict);
        of_verdict.map(|link| (link.promise.clone(), link.target.clone())).collect()
    };
    let (confirmed, rejected) = (of(Verdict::Confirmed), of(Verdict::Rejected));
    let mut contradicted: BTreeSet<_> = confirmed.intersection(&rejected).cloned().collect();
    let is_contradicted: Vec<bool> =
        (links.keys()).map(|link| confirmed.contains(&pair(link)) && rejected.contains(&pair(link))).collect();
    let mut settled = Vec::new();
    for ((link, place), is_contradicted) in links.into_iter().zip(is_contradicted) {
        if !is_contradicted {
            settled.push(link);
        } else if link.what.verdict == Verdict::Rejected && contradicted.remove(&pair(&link)) {
            let help = "decide for one; until then neither counts";
            let message = "this link is confirmed and rejected";
            diagnostics.push(Diagnostic::warning("contradictory-curation", place, message, help));
        }
    }
    settled
}

fn pair(link: &Stated<CuratedLink>) -> (String, LinkTarget) {
    (link.what.promise.clone(), link.what.target.clone())
}
