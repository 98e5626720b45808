//! The decisions beside a promise: what follows it up, and who judged what.

use std::collections::BTreeMap;

use super::ask::{Asking, decision_of, layer_of, term_of};
use super::card::{JudgementLine, PairLine, Said};
use crate::queries::QueryError;
use crate::queries::rows::{Record, prepared};

/// What was judged of the promise alone, and its pairs: those that count at the level of evidence asked for, and those that
/// anyone judged. What a judgement of the promise alone says of each candidate is no line of its own.
pub(super) fn of(asking: &Asking<'_>) -> Result<(Vec<JudgementLine>, Vec<PairLine>), QueryError> {
    let mut alone = Vec::new();
    let mut judged: BTreeMap<String, Vec<JudgementLine>> = BTreeMap::new();
    for row in asking.all(prepared!("select/judgements-of-promise.rq"))? {
        match row.optional_text("decision")? {
            Some(decision) => judged.entry(decision).or_default().push(judgement(&row)?),
            None => alone.push(judgement(&row)?),
        }
    }
    let mut vias: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in asking.all(prepared!("select/vias-of-promise.rq"))? {
        vias.entry(row.text("decision")?).or_default().push(row.text("via")?);
    }
    let mut pairs = Vec::new();
    for row in asking.all(prepared!("select/pairs-of-promise.rq"))? {
        let decision = decision_of(&row)?;
        let judgements = judged.remove(&decision.iri).unwrap_or_default();
        let follow_up = follow_up(&row)?.filter(|said| said.method.counts(asking.evidence));
        if follow_up.is_none() && judgements.is_empty() {
            continue;
        }
        pairs.push(PairLine {
            follow_up,
            contrary: row.optional("contrary")?.unwrap_or(false),
            verdict: term_of(&row, "verdict")?,
            open: row.optional("open")?.unwrap_or(false),
            via: vias.remove(&decision.iri).unwrap_or_default(),
            decision,
            judgements,
        });
    }
    Ok((alone, pairs))
}

fn follow_up(row: &Record) -> Result<Option<Said>, QueryError> {
    if row.optional_text("method")?.is_none() {
        return Ok(None);
    }
    Ok(Some(Said { layer: None, method: row.pair_method("method", "confidence", "level")?, words: Vec::new() }))
}

fn judgement(row: &Record) -> Result<JudgementLine, QueryError> {
    Ok(JudgementLine {
        by: row.optional_text("name")?,
        software: row.parsed("software")?,
        referee: row.optional("referee")?.unwrap_or(false),
        verdict: term_of(row, "verdict")?.unwrap_or_default(),
        on: row.optional("on")?,
        comment: row.optional_text("comment")?,
        layer: layer_of(row)?,
    })
}
