//! Links as analysts state them, held against what they mean: it must be there, with the words that they were made on, and
//! nobody may say the opposite.

use std::collections::{BTreeMap, BTreeSet};

use super::{StatedLink, TargetKind};
use crate::dataset::meant::{Things, find};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Analyst, CuratedLink, CuratedPromise, Dataset, LinkTarget, Names, Stated, ThingKind, Verdict};

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

/// A link with a theme that is confirmed and rejected is neither. What different people say of a decision is weighed by the
/// rules; what one person says in two ways is neither.
fn without_contradictions(
    links: BTreeMap<Stated<CuratedLink>, Place>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Stated<CuratedLink>> {
    let mut verdicts: BTreeMap<Voice, BTreeSet<Verdict>> = BTreeMap::new();
    for link in links.keys() {
        verdicts.entry(voice(link)).or_default().insert(link.what.verdict);
    }
    let (mut settled, mut told) = (Vec::new(), BTreeSet::new());
    for (link, place) in links {
        let voice = voice(&link);
        let Some(others) = verdicts.get(&voice).filter(|said| said.len() > 1) else {
            settled.push(link);
            continue;
        };
        // Told once, at the last of them.
        if others.last() == Some(&link.what.verdict) && told.insert(voice) {
            let help = "decide for one; until then neither counts";
            let message = "this link is confirmed and rejected";
            diagnostics.push(Diagnostic::warning("contradictory-curation", place, message, help));
        }
    }
    settled
}

/// What a statement is about, and of a decision, whose it is.
type Voice = (String, LinkTarget, Option<Analyst>);

fn voice(link: &Stated<CuratedLink>) -> Voice {
    let by = matches!(link.what.target, LinkTarget::Decision(_)).then(|| link.by.clone()).flatten();
    (link.what.promise.clone(), link.what.target.clone(), by)
}
