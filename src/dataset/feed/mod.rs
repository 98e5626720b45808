//! `decisions/`: feeds of the government's own decisions, as JSON:API, JSON Lines or CSV.
//!
//! An entry is known by its uuid. One that comes again replaces the earlier one when it is newer (`modified`, else the
//! place in the files' order); one that is marked withdrawn is kept and marked. It meets a reference by date and title;
//! titles that differ in more than white space are two decisions, and those that differ in typography only are noted.

mod csv;
mod json;
mod near;
mod step_words;
mod steps;
mod text;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;
use rayon::prelude::*;

use super::{Files, files};
use crate::diagnostic::{Diagnostic, Place, SourceText};
use crate::model::{DecisionKey, FeedEntry};

/// An entry with what is only needed to choose between entries.
#[derive(Debug, Clone)]
struct Read {
    entry: FeedEntry,
    /// When it was changed, as the feed says it (ISO 8601, so that text order is time order).
    modified: Option<String>,
    place: Place,
}

type Reader = fn(&SourceText, &mut Vec<Diagnostic>) -> Vec<Read>;

/// Reads all feeds of a dataset; what cannot be read, is ambiguous, or nearly meets a cited decision, becomes a finding.
pub(super) fn read(files: &Files, cited: &BTreeSet<&DecisionKey>, diagnostics: &mut Vec<Diagnostic>) -> Vec<FeedEntry> {
    let kinds: [(&str, Reader); 3] = [(".json", json::read), (".jsonl", json::read_lines), (".csv", csv::read)];
    let mut sources = Vec::new();
    for (extension, reader) in kinds {
        sources.extend(files.under("decisions/", extension).into_iter().map(|file| (file, reader)));
    }
    sources.sort_by_key(|((path, _), _)| *path);
    let read: Vec<_> = sources
        .into_par_iter()
        .map(|(file, reader)| {
            let mut found = Vec::new();
            let entries = files::decode(file, &mut found).map(|source| reader(&source, &mut found));
            (entries.unwrap_or_default(), found)
        })
        .collect();
    let mut entries = Vec::new();
    for (read, found) in read {
        entries.extend(read);
        diagnostics.extend(found);
    }
    let mut entries = newest(entries, diagnostics);
    entries.par_iter_mut().for_each(|read| read.entry.step = read.entry.text.as_deref().and_then(steps::stated));
    near::report(&entries, cited, diagnostics);
    unambiguous(entries, diagnostics)
}

/// One entry for each uuid: the newest.
fn newest(entries: Vec<Read>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Read> {
    let mut kept: Vec<Read> = Vec::new();
    let mut by_uuid: HashMap<String, usize> = HashMap::new();
    for read in entries {
        let Some(uuid) = read.entry.uuid.clone() else {
            kept.push(read);
            continue;
        };
        let Some(index) = by_uuid.get(&uuid).copied() else {
            by_uuid.insert(uuid, kept.len());
            kept.push(read);
            continue;
        };
        let is_newer = read.modified >= kept[index].modified;
        let older = if is_newer { &kept[index] } else { &read };
        diagnostics.push(Diagnostic::note(
            "republished-decision",
            older.place.clone(),
            format!("decision {uuid} was published again"),
            "the newer entry is used",
        ));
        if is_newer {
            kept[index] = read;
        }
    }
    kept
}

/// Entries that share date and title cannot tell which of them a reference means: the decision is then left as it is.
fn unambiguous(entries: Vec<Read>, diagnostics: &mut Vec<Diagnostic>) -> Vec<FeedEntry> {
    let mut same: BTreeMap<DecisionKey, Vec<Read>> = BTreeMap::new();
    for read in entries {
        same.entry(read.entry.key.clone()).or_default().push(read);
    }
    let mut out = Vec::new();
    for (key, mut reads) in same {
        if reads.len() > 1 {
            let mut uuids: Vec<_> = reads.iter().filter_map(|read| read.entry.uuid.clone()).collect();
            uuids.sort();
            diagnostics.push(Diagnostic::warning(
                "ambiguous-decision",
                reads[0].place.clone(),
                format!("{} entries have this date and title ({})", reads.len(), uuids.join(", ")),
                "which of them a reference means cannot be told: the decision is kept without uuid, type and text",
            ));
            out.push(FeedEntry { ambiguous: uuids, ..FeedEntry::bare(key) });
        } else if let Some(read) = reads.pop() {
            out.push(read.entry);
        }
    }
    out
}

/// The parts of an entry that identify it.
struct Identity {
    date: Option<Date>,
    title: Option<String>,
    uuid: Option<String>,
}

impl Identity {
    /// Date and title, else the uuid; `None` for an entry with neither.
    fn key(&self) -> Option<DecisionKey> {
        match (&self.title, &self.uuid) {
            (Some(title), _) => Some(DecisionKey::Titled { date: self.date, title: title.clone() }),
            (None, Some(uuid)) => Some(DecisionKey::Identified { date: self.date, uuid: uuid.clone() }),
            (None, None) => None,
        }
    }
}

/// An IRI of the item, when it is one.
fn iri(uri: Option<String>, place: &Place, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let uri = uri?;
    if oxigraph::model::NamedNode::new(&uri).is_ok() {
        return Some(uri);
    }
    let message = format!("`{uri}` is no absolute IRI");
    let help = "the decision is kept without a link to the item; write the IRI in full";
    diagnostics.push(Diagnostic::note("bad-feed-iri", place.clone(), message, help));
    None
}

/// A decision without a day is kept, and cannot meet a reference that gives one.
fn undated(place: &Place) -> Diagnostic {
    let help = "write the day as 2021-03-12 or 2021-03-12T09:00:00Z; the decision is kept as undated";
    Diagnostic::warning("feed-entry-without-date", place.clone(), "this entry has no date", help)
}

/// The day of a date or date-time ("2023-11-10T09:00:00Z").
fn day(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}

/// White space folded; `None` when nothing is left.
fn folded(text: &str) -> Option<String> {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!folded.is_empty()).then_some(folded)
}
