//! The card of a decision.

use super::ask::{Asking, decision_of, marker_of, section_of, term_of};
use super::card::{Citing, DecisionCard, DecisionRef, FollowedPromise, Said, StepSaid};
use crate::queries::QueryError;
use crate::queries::rows::{Record, prepared};

pub(super) fn card(asking: &Asking<'_>) -> Result<DecisionCard, QueryError> {
    let of = asking.one(prepared!("select/decision.rq"))?;
    let pages = asking.all(prepared!("select/pages-of-decision.rq"))?;
    let dossier = asking.all(prepared!("select/steps-of-dossier.rq"))?;
    Ok(DecisionCard {
        decision: DecisionRef {
            iri: asking.it.to_owned(),
            date: of.optional("date")?,
            title: of.optional_text("title")?,
            withdrawn: of.optional("withdrawn")?.unwrap_or(false),
        },
        pages: pages.map(|row| row.text("page")).collect::<Result<_, _>>()?,
        step: step(&of)?,
        dossier: dossier.map(|row| decision_of(&row)).collect::<Result<_, _>>()?,
        promises: promises(asking)?,
        cited_by: citing(asking)?,
    })
}

fn step(of: &Record) -> Result<Option<StepSaid>, QueryError> {
    let Some(step) = term_of(of, "step")? else { return Ok(None) };
    let (label_nl, label_en, words) = (of.text("step_nl")?, of.text("step_en")?, of.text("words")?);
    Ok(Some(StepSaid { step, label_nl, label_en, words }))
}

fn promises(asking: &Asking<'_>) -> Result<Vec<FollowedPromise>, QueryError> {
    let mut promises: Vec<FollowedPromise> = Vec::new();
    for row in asking.all(prepared!("select/promises-of-decision.rq"))? {
        let method = row.pair_method("method", "confidence", "level")?;
        let (iri, via) = (row.text("promise")?, row.optional_text("via")?);
        if let Some(known) = promises.last_mut().filter(|known| known.iri == iri) {
            known.via.extend(via);
        } else if method.counts(asking.evidence) {
            promises.push(FollowedPromise {
                iri,
                section: section_of(&row)?,
                position: row.parsed("position")?,
                text: row.text("text")?,
                said: Said { layer: None, method, words: Vec::new() },
                contrary: row.optional("contrary")?.unwrap_or(false),
                via: via.into_iter().collect(),
            });
        }
    }
    Ok(promises)
}

fn citing(asking: &Asking<'_>) -> Result<Vec<Citing>, QueryError> {
    let citing = |row: Record| {
        Ok(Citing {
            iri: row.text("citing")?,
            theme: row.optional_text("label")?,
            section: section_of(&row)?,
            marker: marker_of(&row)?,
        })
    };
    asking.all(prepared!("select/citing.rq"))?.map(citing).collect()
}
