//! A sheet for programs: a JSON object for each promise.
//!
//! Decisions have a short id (`d1`, `d2`, …) by which an answer can name them: a language model copies a long IRI wrongly.

use std::io::{self, Write};

use jiff::civil::Date;
use serde::Serialize;

use crate::sheet::{Entry, Offer, Place, Sheet, codebook_version};

#[derive(Serialize)]
struct Line<'s> {
    codebook: String,
    promise: &'s str,
    text: &'s str,
    #[serde(flatten)]
    place: &'s Place,
    continues: Option<&'s str>,
    lead: Option<&'s str>,
    before: Option<&'s str>,
    after: Option<&'s str>,
    decisions: Vec<Decision<'s>>,
    coder: Option<&'s str>,
    sample: Option<&'s str>,
}

#[derive(Serialize)]
struct Decision<'s> {
    id: String,
    #[serde(rename = "decision")]
    iri: &'s str,
    date: Option<Date>,
    title: Option<&'s str>,
    text: Option<&'s str>,
    rank: usize,
    lead: bool,
}

/// Writes a sheet as JSON lines.
///
/// # Errors
/// When it cannot be written.
pub fn write_jsonl(mut out: impl Write, sheet: &Sheet) -> io::Result<()> {
    let version = codebook_version();
    for entry in &sheet.entries {
        serde_json::to_writer(&mut out, &line(entry, sheet, &version))?;
        out.write_all(b"\n")?;
    }
    out.flush()
}

fn line<'s>(entry: &'s Entry, sheet: &'s Sheet, version: &str) -> Line<'s> {
    let decision = |(index, offer): (usize, &'s Offer)| Decision {
        id: format!("d{}", index + 1),
        iri: &offer.decision,
        date: offer.date,
        title: offer.title.as_deref(),
        text: offer.text.as_deref(),
        rank: offer.rank,
        lead: offer.is_lead,
    };
    Line {
        codebook: version.to_owned(),
        promise: &entry.promise,
        text: &entry.text,
        place: &entry.place,
        continues: entry.continues.as_deref(),
        lead: entry.lead.as_deref(),
        before: entry.before.as_deref(),
        after: entry.after.as_deref(),
        decisions: entry.offers.iter().enumerate().map(decision).collect(),
        coder: sheet.coder.as_deref(),
        sample: sheet.sample.as_deref(),
    }
}
