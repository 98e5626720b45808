//! Decisions without a title: what the feed has of a day, and the references that may mean it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Read;
use crate::dataset::{Files, files};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{DecisionKey, FeedEntry, Report};

/// Titles taken from texts tell entries apart only where no other entry of the day has the same: the others go by their uuid.
pub(super) fn keep_apart(entries: &mut [Read]) {
    let mut seen: BTreeMap<DecisionKey, usize> = BTreeMap::new();
    for read in entries.iter() {
        *seen.entry(read.entry.key.clone()).or_default() += 1;
    }
    for read in entries.iter_mut().filter(|read| read.entry.title_from_text) {
        let Some(uuid) = read.entry.uuid.clone() else { continue };
        if seen.get(&read.entry.key).is_some_and(|count| *count > 1) {
            read.entry.title_from_text = false;
            read.entry.key = DecisionKey::Identified { date: read.entry.key.date(), uuid };
        }
    }
}

/// Joins each reference without a title to the one entry of its day to which the feed gives none either. Where there are
/// several such entries, it is reported and stays a decision of its own.
pub(in crate::dataset) fn join(
    reports: &mut [Report],
    feed: &[FeedEntry],
    files: &Files,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut candidates: BTreeMap<Date, BTreeSet<&DecisionKey>> = BTreeMap::new();
    for entry in feed.iter().filter(|entry| entry.title_from_text || entry.key.title().is_none()) {
        if let Some(date) = entry.key.date() {
            candidates.entry(date).or_default().insert(&entry.key);
        }
    }
    for report in reports {
        for reference in &mut report.references {
            let DecisionKey::Untitled { date: Some(date), .. } = &reference.decision else { continue };
            let Some(keys) = candidates.get(date) else { continue };
            match keys.first() {
                Some(key) if keys.len() == 1 => {
                    reference.decision = (*key).clone();
                    reference.found_by_day = true;
                }
                _ => diagnostics.push(Diagnostic::note(
                    "several-untitled-decisions",
                    place(files, &report.path, reference.line),
                    format!(
                        "reference [{}] has no title, and the feed has {} decisions of {date} without one",
                        reference.marker,
                        keys.len()
                    ),
                    "write the title of the one that is meant; until then it counts as a decision of its own",
                )),
            }
        }
    }
}

fn place(files: &Files, path: &str, line: usize) -> Place {
    let source = files.get(path).and_then(|file| files::decode(file, &mut Vec::new()));
    source.map_or_else(|| Place::file(path), |source| source.place_of_line(line))
}
