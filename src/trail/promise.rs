//! The card of a promise.

use super::ask::{Asking, layer_of, place_of, said_of, term_of};
use super::card::{ContinuedPromise, LinkedTheme, ListedCard, PromiseCard, RejectedTheme};
use super::{assessed, pairs};
use crate::queries::QueryError;
use crate::queries::rows::{Record, prepared};

pub(super) fn card(asking: &Asking<'_>) -> Result<PromiseCard, QueryError> {
    let of = asking.one(prepared!("select/promise.rq"))?;
    let (verdicts, pairs) = pairs::of(asking)?;
    Ok(PromiseCard {
        iri: asking.it.to_owned(),
        section: asking.section()?,
        position: of.parsed("position")?,
        text: of.text("text")?,
        layer: layer_of(&of)?,
        commitment: term_of(&of, "commitment")?,
        testable: of.optional("testable")?,
        continues: continued(&of)?,
        notes: rows_of(asking, "note")?,
        listed: listed(asking, &of)?,
        status: of.choice("status")?,
        judged_status: of.choice("judged")?,
        firm_status: of.choice("firm")?,
        verdicts,
        pairs,
        decisions_of_reports: of.parsed("reported")?,
        themes: themes(asking)?,
        rejected: rejected(asking)?,
        sources: assessed::sources(asking)?,
        assessments: assessed::assessments(asking)?,
    })
}

/// What is said of the promise under one word, in order.
fn rows_of(asking: &Asking<'_>, what: &str) -> Result<Vec<String>, QueryError> {
    let mut values = Vec::new();
    for row in asking.all(prepared!("select/said-of-promise.rq"))? {
        if row.text("what")? == what {
            values.push(row.text("value")?);
        }
    }
    Ok(values)
}

/// What a table of promises says of it.
fn listed(asking: &Asking<'_>, of: &Record) -> Result<Option<ListedCard>, QueryError> {
    if of.optional_text("path")?.is_none() {
        return Ok(None);
    }
    Ok(Some(ListedCard {
        place: place_of(of)?,
        identifier: rows_of(asking, "identifier")?.into_iter().next(),
        parties: rows_of(asking, "party")?,
        due: of.optional("due")?,
        looked_at: of.optional("looked_at")?,
        tags: rows_of(asking, "tag")?,
    }))
}

fn continued(of: &Record) -> Result<Option<ContinuedPromise>, QueryError> {
    let Some(iri) = of.optional_text("continues")? else { return Ok(None) };
    Ok(Some(ContinuedPromise { iri, position: of.parsed("continued_position")?, text: of.text("continued")? }))
}

fn themes(asking: &Asking<'_>) -> Result<Vec<LinkedTheme>, QueryError> {
    let mut themes = Vec::new();
    for row in asking.all(prepared!("select/alignments-of-promise.rq"))? {
        let mut said = said_of(&row)?;
        if !said.method.counts(asking.evidence) {
            continue;
        }
        let words = row.optional_text("words")?.unwrap_or_default();
        said.words = words.split(", ").filter(|word| !word.is_empty()).map(str::to_owned).collect();
        let iri = row.text("theme")?;
        let cites = Asking { it: &iri, ..*asking }.cited()?;
        let (position, label, place) = (row.parsed("position")?, row.text("label")?, place_of(&row)?);
        themes.push(LinkedTheme { iri, position, label, place, said, cites });
    }
    Ok(themes)
}

fn rejected(asking: &Asking<'_>) -> Result<Vec<RejectedTheme>, QueryError> {
    let rows = asking.all(prepared!("select/rejections-of-promise.rq"))?;
    let theme = |row: Record| {
        Ok(RejectedTheme {
            iri: row.text("theme")?,
            position: row.parsed("position")?,
            label: row.text("label")?,
            place: place_of(&row)?,
            layer: layer_of(&row)?,
            suggested: row.optional("confidence")?,
        })
    };
    rows.map(theme).collect()
}
