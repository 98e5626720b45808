//! The store asked for what coders said.

use std::collections::{BTreeMap, BTreeSet};

use super::Voices;
use crate::model::{Evidence, Verdict};
use crate::queries::QueryError;
use crate::queries::rows::prepared;
use crate::store::Store;

/// A verdict in a file of codes; things are named by IRI, the coder by id.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) promise: String,
    pub(super) decision: Option<String>,
    pub(super) verdict: Verdict,
    pub(super) coder: String,
    pub(super) is_program: bool,
    pub(super) is_referee: bool,
    /// IRI of the sample.
    pub(super) sample: Option<String>,
}

/// What holds of a pair of promise and decision.
#[derive(Debug, Clone, Copy)]
pub(super) struct Settled {
    /// `None` where votes tie.
    pub(super) verdict: Option<Verdict>,
    pub(super) evidence: Evidence,
}

/// Everything that was coded in a store.
pub(super) struct Coded {
    pub(super) said: Vec<Said>,
    /// By promise, then by decision.
    pub(super) pairs: BTreeMap<String, BTreeMap<String, Settled>>,
    /// The ranks of decisions, by promise.
    pub(super) candidates: BTreeMap<String, BTreeMap<String, usize>>,
}

impl Coded {
    pub(super) fn of(store: &Store) -> Result<Self, QueryError> {
        let mut said = Vec::new();
        let mut seen = BTreeSet::new();
        for row in prepared!("select/judgements.rq").select(store, &[])? {
            if seen.insert(row.text("judgement")?) {
                said.push(Said {
                    promise: row.text("promise")?,
                    decision: row.optional_text("decision")?,
                    verdict: verdict(&row.text("verdict")?, || row.choice("verdict"))?,
                    coder: row.text("coder")?,
                    is_program: row.parsed("software")?,
                    is_referee: row.parsed("referee")?,
                    sample: row.optional_text("sample")?,
                });
            }
        }
        let mut pairs: BTreeMap<String, BTreeMap<String, Settled>> = BTreeMap::new();
        for row in prepared!("select/pairs.rq").select(store, &[])? {
            let settled = row.optional_text("verdict")?;
            let settled = settled.map(|text| verdict(&text, || row.choice("verdict"))).transpose()?;
            let settled = Settled { verdict: settled, evidence: row.choice("evidence")? };
            pairs.entry(row.text("promise")?).or_default().insert(row.text("decision")?, settled);
        }
        let mut candidates: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
        for row in prepared!("select/candidates.rq").select(store, &[])? {
            candidates.entry(row.text("promise")?).or_default().insert(row.text("decision")?, row.parsed("rank")?);
        }
        Ok(Self { said, pairs, candidates })
    }

    /// How many candidates of each promise coders of some codes had before them: up to the greatest rank that they judged.
    /// `None` when they judged none.
    pub(super) fn shown<'a>(&self, said: impl IntoIterator<Item = &'a Said>) -> Option<usize> {
        let rank = |said: &Said| self.candidates.get(&said.promise)?.get(said.decision.as_ref()?).copied();
        said.into_iter().filter_map(rank).max()
    }
}

impl Said {
    /// Whether it counts where these are heard.
    pub(super) fn is_heard(&self, voices: Voices) -> bool {
        voices == Voices::Everybody || !self.is_program
    }
}

/// A verdict by the end of its IRI, which is not always its name.
fn verdict(iri: &str, named: impl FnOnce() -> Result<Verdict, QueryError>) -> Result<Verdict, QueryError> {
    if iri.ends_with(Verdict::NotAPromise.term()) { Ok(Verdict::NotAPromise) } else { named() }
}
