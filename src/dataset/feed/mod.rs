//! `decisions/`: feeds of the government's own decisions, as JSON:API, JSON Lines or CSV.
//!
//! An entry is known by its uuid. One that comes again replaces the earlier one when it is newer (`modified`, else the
//! place in the files' order); one that is marked withdrawn is kept and marked. It meets a reference by date and title;
//! titles that differ in more than white space are two decisions, and those that differ in typography only are noted.

mod clock;
mod csv;
mod given;
mod json;
mod near;
mod step_words;
mod steps;
mod text;
mod untitled;
mod whole;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::Timestamp;
use rayon::prelude::*;

use self::clock::Clock;
use self::given::Given;
use self::whole::Announced;
use super::{Files, files};
use crate::diagnostic::{Diagnostic, Place, SourceText};
use crate::model::{About, DecisionKey, FeedEntry};

pub(super) use untitled::join;

/// What the feeds of a dataset say together.
#[derive(Debug, Default)]
pub(super) struct Feeds {
    /// In the order of date and title.
    pub(super) entries: Vec<FeedEntry>,
    /// Whether they hold all that they say there is; `None` without a feed.
    pub(super) complete: Option<bool>,
}

/// What one file says.
#[derive(Debug, Default)]
struct Feed {
    entries: Vec<Read>,
    announced: Announced,
}

impl Feed {
    /// A feed that says nothing of entries elsewhere.
    fn of(entries: Vec<Read>) -> Self {
        Self { entries, announced: Announced::default() }
    }
}

/// An entry with what is only needed to choose between entries.
#[derive(Debug, Clone)]
struct Read {
    entry: FeedEntry,
    /// When it was changed.
    modified: Option<Timestamp>,
    /// Whether its day was found by converting a time.
    is_converted: bool,
    place: Place,
}

type Reader = fn(&SourceText, &Clock, &mut Vec<Diagnostic>) -> Feed;

/// Reads all feeds of a dataset; what cannot be read, is ambiguous, or nearly meets a cited decision, becomes a finding.
pub(super) fn read(
    files: &Files,
    about: &About,
    cited: &BTreeSet<&DecisionKey>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Feeds {
    let clock = Clock::of(about);
    let kinds: [(&str, Reader); 3] = [(".json", json::read), (".jsonl", json::read_lines), (".csv", csv::read)];
    let mut sources = Vec::new();
    for (extension, reader) in kinds {
        sources.extend(files.under("decisions/", extension).into_iter().map(|file| (file, reader)));
    }
    if sources.is_empty() {
        return Feeds::default();
    }
    sources.sort_by_key(|((path, _), _)| *path);
    let read: Vec<_> = sources
        .into_par_iter()
        .map(|(file, reader)| {
            let mut found = Vec::new();
            let feed = files::decode(file, &mut found).map(|source| reader(&source, &clock, &mut found));
            (feed.unwrap_or_default(), found)
        })
        .collect();
    let mut entries = Vec::new();
    let mut announced = Vec::new();
    for (feed, found) in read {
        entries.extend(feed.entries);
        announced.push(feed.announced);
        diagnostics.extend(found);
    }
    let complete = Some(whole::check(&announced, diagnostics));
    clock.report(&entries, diagnostics);
    let mut entries = newest(entries, diagnostics);
    entries.par_iter_mut().for_each(|read| read.entry.step = read.entry.text.as_deref().and_then(steps::stated));
    untitled::keep_apart(&mut entries);
    near::report(&entries, cited, diagnostics);
    Feeds { entries: unambiguous(entries, diagnostics), complete }
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
