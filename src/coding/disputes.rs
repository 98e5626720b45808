//! Where coders differ.

use std::collections::{BTreeMap, BTreeSet};

use super::CodingError;
use super::ask::{Coded, Said};
use super::outline::Outline;
use crate::choice::Choice;
use crate::model::{Part, Verdict};
use crate::queries::rows::prepared;
use crate::store::Store;

/// What coders say differently of one pair, or of one promise.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dispute {
    /// IRI of the promise.
    pub promise: String,
    /// IRI of the decision; `None` where they differ on whether the promise is one.
    pub decision: Option<String>,
    /// What each of them says: `ann: yes; ben: no`.
    pub verdicts: String,
    /// The words of the sample that all their codes of the promise are of.
    pub sample: Option<String>,
}

/// What coders say differently of the promises of a part, and no referee decided: pairs, and promises of which one says that
/// they are none while nobody found a step on them. By promise, the pairs before the promise alone.
///
/// `coders` are their ids; all but the referees when there are none.
///
/// # Errors
/// When the store cannot be asked.
pub fn disputes(store: &Store, part: &Part, coders: &[String]) -> Result<Vec<Dispute>, CodingError> {
    let (outline, coded) = (Outline::of(store)?, Coded::of(store)?);
    let mut samples: BTreeMap<String, String> = BTreeMap::new();
    for row in prepared!("select/samples.rq").select(store, &[])? {
        samples.insert(row.text("sample")?, row.text("words")?);
    }
    let is_compared = |said: &&Said| if coders.is_empty() { !said.is_referee } else { coders.contains(&said.coder) };
    let decided: BTreeSet<(&str, Option<&str>)> = coded
        .said
        .iter()
        .filter(|said| said.is_referee && !is_compared(said))
        .map(|said| (said.promise.as_str(), said.decision.as_deref()))
        .collect();
    let mut of_promises: BTreeMap<&str, Vec<&Said>> = BTreeMap::new();
    for said in coded.said.iter().filter(is_compared) {
        of_promises.entry(&said.promise).or_default().push(said);
    }
    let mut found = Vec::new();
    for (promise, said) in of_promises {
        if !outline.promises.get(promise).is_some_and(|of| of.is_in(part)) {
            continue;
        }
        let of: BTreeSet<Option<&String>> = said.iter().map(|said| said.sample.as_ref()).collect();
        let sample = match of.first() {
            Some(Some(only)) if of.len() == 1 => samples.get(*only).cloned(),
            _ => None,
        };
        let decisions: BTreeSet<&str> = said.iter().filter_map(|said| said.decision.as_deref()).collect();
        let mut differing: Vec<(Option<&str>, BTreeMap<&str, Verdict>)> = decisions
            .into_iter()
            .map(|decision| (Some(decision), verdicts(&said, decision)))
            .filter(|(_, verdicts)| differ(verdicts))
            .collect();
        let alone = of_promise(&said);
        if differing.is_empty() && differ(&alone) && alone.values().any(|verdict| *verdict == Verdict::NotAPromise) {
            differing.push((None, alone));
        }
        let open = differing.into_iter().filter(|(decision, _)| !decided.contains(&(promise, *decision)));
        found.extend(open.map(|(decision, verdicts)| Dispute {
            promise: promise.to_owned(),
            decision: decision.map(str::to_owned),
            verdicts: in_words(&verdicts),
            sample: sample.clone(),
        }));
    }
    Ok(found)
}

/// What each coder says of a pair; who says `none` of the promise says `no` of it.
fn verdicts<'s>(said: &[&'s Said], decision: &str) -> BTreeMap<&'s str, Verdict> {
    let mut verdicts: BTreeMap<&str, Verdict> = BTreeMap::new();
    for said in said.iter().filter(|said| said.decision.is_none()) {
        let verdict = if said.verdict == Verdict::None { Verdict::No } else { said.verdict };
        verdicts.insert(&said.coder, verdict);
    }
    for said in said.iter().filter(|said| said.decision.as_deref() == Some(decision)) {
        verdicts.insert(&said.coder, said.verdict);
    }
    verdicts
}

/// What each coder says of the promise alone; who only judged pairs takes it for a promise, and found no step on it.
fn of_promise<'s>(said: &[&'s Said]) -> BTreeMap<&'s str, Verdict> {
    let mut verdicts: BTreeMap<&str, Verdict> = said.iter().map(|said| (said.coder.as_str(), Verdict::None)).collect();
    verdicts.extend(said.iter().filter(|said| said.decision.is_none()).map(|said| (said.coder.as_str(), said.verdict)));
    verdicts
}

/// Whether two say different things. That a pair of no promise is no step needs no referee.
fn differ(verdicts: &BTreeMap<&str, Verdict>) -> bool {
    let distinct: BTreeSet<Verdict> = verdicts.values().copied().collect();
    distinct.len() > 1 && distinct != BTreeSet::from([Verdict::No, Verdict::NotAPromise])
}

fn in_words(verdicts: &BTreeMap<&str, Verdict>) -> String {
    let words: Vec<_> = verdicts.iter().map(|(coder, verdict)| format!("{coder}: {}", verdict.name())).collect();
    words.join("; ")
}
