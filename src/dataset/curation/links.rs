//! Links as analysts state them, held against what they mean: it must be there, with the words that they were made on, and
//! nobody may say the opposite.

use std::collections::{BTreeMap, BTreeSet};

use super::known::{Lost, Things};
use super::{Meant, StatedLink, TargetKind};
use crate::choice::Choice;
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
        let promise = find(&promises, &link.promise, ThingKind::Promise, diagnostics);
        let target = match link.kind {
            TargetKind::Theme => {
                find(&themes, &link.target, ThingKind::Theme, diagnostics).map(|iri| LinkTarget::Theme(iri.to_owned()))
            }
            TargetKind::Decision => find(&decisions, &link.target, ThingKind::Decision, diagnostics)
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

/// The IRI of what is meant; a finding when that cannot be told.
pub(in crate::dataset) fn find<'t>(
    things: &'t Things,
    meant: &Meant<'_>,
    kind: ThingKind,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<&'t str> {
    let lost = match things.resolve(meant) {
        Ok(iri) => return Some(iri),
        Err(lost) => lost,
    };
    let (name, words) = (kind.name(), meant.words.as_deref().map(str::trim));
    let said = words.map_or_else(|| format!("no {name} has this name"), |words| format!("no {name} says “{words}”"));
    let (code, message, help) = match lost {
        Lost::Nothing => (
            "bad-link",
            format!("this link names no {name}"),
            "name it by IRI, or quote it: promise_text, theme_label or decision_title; the link is left out".to_owned(),
        ),
        Lost::Positional => (
            "positional-name",
            format!("this name of version 0.1 counts, and what it counted may have moved: it means no {name} any more"),
            "`pledgebase migrate DATASET` rewrites such names; until then the link counts as nobody's".to_owned(),
        ),
        Lost::Unknown { nearest: Some(nearest) } if words.is_some() => (
            "words-differ",
            format!("{said}; its words may have become “{nearest}”"),
            "confirm the statement by naming and quoting what is there now; until then it counts as nobody's"
                .to_owned(),
        ),
        Lost::Unknown { nearest } => (
            match kind {
                ThingKind::Theme => "unknown-theme",
                ThingKind::Decision => "unknown-decision",
                _ => "unknown-promise",
            },
            nearest.map_or_else(|| said.clone(), |nearest| format!("{said}; the nearest is “{nearest}”")),
            unknown_help(kind).to_owned(),
        ),
        Lost::Differs { found } => (
            "words-differ",
            match words {
                Some(words) => format!("this was said of “{words}”, and the {name} of this name says “{found}”"),
                None => format!("this was said of another {name} than “{found}”"),
            },
            "confirm the statement by quoting what is there now, or name what it was made on; until then it counts as \
             nobody's"
                .to_owned(),
        ),
        Lost::Ambiguous { count } => (
            "ambiguous-words",
            format!("{count} {name}s have these words, and the statement does not tell which of them it means"),
            match kind {
                ThingKind::Theme => "quote how its text starts: theme_text, in Turtle prov:value; the link is left out",
                ThingKind::Decision => "say its day: decision_date, in Turtle pb:meetingDate; the link is left out",
                _ => "name it by IRI; the link is left out",
            }
            .to_owned(),
        ),
    };
    diagnostics.push(Diagnostic::warning(code, meant.origin.place(), message, help));
    None
}

fn unknown_help(kind: ThingKind) -> &'static str {
    match kind {
        ThingKind::Theme => {
            "a theme is <theme/domain/2.1/its-label-and-8-digits>: `pledgebase query` and `explain` print such names; the link \
             is left out"
        }
        ThingKind::Decision => {
            "`pledgebase query decisions-of-section` lists the names of decisions; the link is left out"
        }
        _ => "name a promise found in the text, or state it as a pb:Promise in a curation file; the link is left out",
    }
}
