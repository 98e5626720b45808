//! What coders said as a table in which they can be compared.

use std::collections::{BTreeMap, BTreeSet};

use super::ask::{Coded, Said};
use super::outline::Outline;
use super::{CodingError, PartName};
use crate::agreement::{Code, Codes};
use crate::choice::Choice;
use crate::model::{Part, Verdict};
use crate::store::Store;

/// The codes of a store.
#[derive(Debug, Clone)]
pub struct AgreementTable {
    /// Verdicts on pairs of promise and decision; a unit is a pair, a cluster a promise, a group a domain's IRI.
    pub pairs: Codes,
    /// Of promises that somebody coded, whether they are promises at all: `not-a-promise`, or `promise`.
    pub promises: Codes,
    /// The ids of coders who decide where others differ, and so do not code apart from them.
    pub referees: BTreeSet<String>,
    /// What domains are called.
    pub domains: Vec<PartName>,
}

/// The table of all codes on promises of a part.
///
/// A coder who says `none` of a promise says `no` of each of its candidates and of each of its pairs that anybody judged, those
/// aside that they judged otherwise, as `00-votes.rq` has it.
///
/// # Errors
/// When the store cannot be asked.
pub fn agreement_table(store: &Store, part: &Part) -> Result<AgreementTable, CodingError> {
    let (outline, coded) = (Outline::of(store)?, Coded::of(store)?);
    let mut of_promises: BTreeMap<&str, Vec<&Said>> = BTreeMap::new();
    for said in &coded.said {
        of_promises.entry(&said.promise).or_default().push(said);
    }
    let (mut pairs, mut promises) = (Vec::new(), Vec::new());
    for (promise, said) in of_promises {
        let Some(of) = outline.promises.get(promise).filter(|of| of.is_in(part)) else { continue };
        let code = |unit: String, coder: &str, category: &str| Code {
            unit,
            cluster: promise.to_owned(),
            group: of.domain.clone(),
            coder: coder.to_owned(),
            category: category.to_owned(),
        };
        for (coder, verdicts) in by_coder(&said) {
            let is_none = verdicts.contains_key(&None) && verdicts[&None] == Verdict::NotAPromise;
            let category = if is_none { Verdict::NotAPromise.name() } else { "promise" };
            promises.push(code(promise.to_owned(), coder, category));
        }
        // Whoever says `none` votes on each candidate: there is a pair of each.
        let all: BTreeSet<&String> = coded.pairs.get(promise).into_iter().flat_map(BTreeMap::keys).collect();
        for (coder, verdicts) in by_coder(&said) {
            let of_all = verdicts.get(&None).filter(|verdict| **verdict == Verdict::None).map(|_| Verdict::No);
            for decision in &all {
                if let Some(verdict) = verdicts.get(&Some(decision.as_str())).copied().or(of_all) {
                    pairs.push(code(format!("{promise} {decision}"), coder, verdict.name()));
                }
            }
        }
    }
    let referees = coded.said.iter().filter(|said| said.is_referee).map(|said| said.coder.clone()).collect();
    Ok(AgreementTable { pairs: Codes::of(pairs)?, promises: Codes::of(promises)?, referees, domains: outline.parts })
}

type Verdicts<'s> = BTreeMap<Option<&'s str>, Verdict>;

/// What each coder said of a promise's decisions, and of the promise alone.
fn by_coder<'s>(said: &[&'s Said]) -> BTreeMap<&'s str, Verdicts<'s>> {
    let mut verdicts: BTreeMap<&str, Verdicts<'_>> = BTreeMap::new();
    for said in said {
        verdicts.entry(&said.coder).or_default().insert(said.decision.as_deref(), said.verdict);
    }
    verdicts
}
