//! What coders say, held against what the same coder says elsewhere: one verdict of a coder on a pair, or none.

use std::collections::{BTreeMap, BTreeSet};

use super::Said;
use super::shared::Shared;
use crate::choice::Choice;
use crate::diagnostic::Diagnostic;
use crate::model::{Judgement, Verdict};

/// A coder's verdicts on one thing: promise, decision (of a pair), coder.
type Key = (String, Option<String>, String);

/// One judgement of each coder on a pair, and one on a promise alone, in the order of promise, decision and coder; whatever
/// the order of files and rows.
pub(super) fn settle(said: Vec<Said<'_>>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Judgement> {
    let mut by_key: BTreeMap<Key, Vec<Said<'_>>> = BTreeMap::new();
    for said in said {
        let Judgement { promise, decision, coder, .. } = &said.judgement;
        by_key.entry((promise.clone(), decision.clone(), coder.clone())).or_default().push(said);
    }
    let mut repeated = Shared::default();
    let mut settled: BTreeMap<Key, Said<'_>> = BTreeMap::new();
    for (key, several) in by_key {
        if let Some(one) = latest(several, &mut repeated, diagnostics) {
            settled.insert(key, one);
        }
    }
    for (path, first, lines) in repeated.all() {
        let message = format!("{lines} of {path} say again what the same coder says elsewhere");
        let help = "nothing is lost, and each verdict counts once; remove the copy";
        diagnostics.push(Diagnostic::note("repeated-code", first.place(), message, help));
    }
    without_contradictions(settled, diagnostics)
}

/// The verdict that counts: the one that all say, else the latest; `None` when the days do not tell.
fn latest<'a>(
    mut said: Vec<Said<'a>>,
    repeated: &mut Shared<'a, String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Said<'a>> {
    // Whatever the order of rows, the same one is taken: the later, then the one that says more.
    said.sort_by(|a, b| (a.judgement.on, &a.judgement).cmp(&(b.judgement.on, &b.judgement)));
    let best = said.pop()?;
    let verdict = best.judgement.verdict;
    let is_superseded = |other: &Said<'_>| {
        other.judgement.verdict == verdict || (other.judgement.on.is_some() && other.judgement.on < best.judgement.on)
    };
    if !said.iter().all(is_superseded) {
        said.push(best);
        for (index, one) in said.iter().enumerate() {
            let others = said.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, other)| other);
            if let Some(other) = others.into_iter().find(|other| other.judgement.verdict != one.judgement.verdict) {
                let message = format!("{}, and {}", says(one), says_elsewhere(other));
                let help =
                    "decide for one, or give both their days (on): the later one then counts; until then neither does";
                diagnostics.push(Diagnostic::warning("contradictory-codes", one.origin.place(), message, help));
            }
        }
        return None;
    }
    let mut sample = best.judgement.sample.clone();
    for other in said.into_iter().rev() {
        if other.judgement.verdict != verdict {
            let message = format!("{}, and {}: the later one counts", says(&other), says_elsewhere(&best));
            let help = "remove this row when the sheets are tidied up";
            diagnostics.push(Diagnostic::note("superseded-code", other.origin.place(), message, help));
            continue;
        }
        sample = sample.or(other.judgement.sample);
        // To write `none` beside several candidates of a promise says it once.
        if !verdict.is_of_promise() || other.origin.source.path() != best.origin.source.path() {
            repeated.add(other.origin.source.path().to_owned(), other.origin);
        }
    }
    Some(Said { judgement: Judgement { sample, ..best.judgement }, ..best })
}

/// A promise that a coder links with a decision has candidates that are about it, and is one.
fn without_contradictions(settled: BTreeMap<Key, Said<'_>>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Judgement> {
    let mut linked: BTreeMap<(&str, &str), Vec<&Said<'_>>> = BTreeMap::new();
    for said in settled.values().filter(|said| said.judgement.decision.is_some()) {
        let Judgement { promise, coder, .. } = &said.judgement;
        linked.entry((promise, coder)).or_default().push(said);
    }
    let contradicts = |said: &Said<'_>| {
        let of_pairs = linked.get(&(said.judgement.promise.as_str(), said.judgement.coder.as_str()));
        of_pairs.into_iter().flatten().find(|pair| excludes(said.judgement.verdict, pair.judgement.verdict)).copied()
    };
    let mut left_out: BTreeSet<Key> = BTreeSet::new();
    for (key, said) in settled.iter().filter(|(_, said)| said.judgement.decision.is_none()) {
        if let Some(pair) = contradicts(said) {
            let what = said.judgement.verdict.name();
            let message = format!("{} of this promise, and {}", says(said), says_elsewhere(pair));
            let help =
                format!("decide for one; until then the verdict on the decision counts, and `{what}` is left out");
            diagnostics.push(Diagnostic::warning("contradictory-codes", said.origin.place(), message, help));
            left_out.insert(key.clone());
        }
    }
    settled.into_iter().filter(|(key, _)| !left_out.contains(key)).map(|(_, said)| said.judgement).collect()
}

/// Whether nobody can say the one of a promise and the other of the promise and a decision.
fn excludes(of_promise: Verdict, of_pair: Verdict) -> bool {
    match of_promise {
        Verdict::None => of_pair == Verdict::Yes,
        Verdict::NotAPromise => {
            matches!(of_pair, Verdict::Yes | Verdict::Perhaps | Verdict::Contrary)
        }
        _ => false,
    }
}

fn says(said: &Said<'_>) -> String {
    format!("{} says `{}` here{}", said.judgement.coder, said.judgement.verdict.name(), day(said))
}

fn says_elsewhere(said: &Said<'_>) -> String {
    let (path, (line, _)) = (said.origin.source.path(), said.origin.lines());
    format!("`{}` in {path}, line {line}{}", said.judgement.verdict.name(), day(said))
}

fn day(said: &Said<'_>) -> String {
    said.judgement.on.map(|day| format!(" ({day})")).unwrap_or_default()
}
