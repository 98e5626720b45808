//! What one entry of a feed gives, before it is understood.

use super::clock::Clock;
use super::{Read, text};
use crate::dataset::truth::{TRUTH_HELP, truth};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{DecisionKey, FeedEntry};
use crate::vocab;

/// The fields of an entry as they are written; `None` where there is nothing.
#[derive(Debug, Default)]
pub(super) struct Given {
    pub(super) date: Option<String>,
    pub(super) title: Option<String>,
    pub(super) uuid: Option<String>,
    pub(super) uri: Option<String>,
    pub(super) alternative: Option<String>,
    pub(super) kind: Option<String>,
    /// Without markup already.
    pub(super) text: Option<String>,
    pub(super) modified: Option<String>,
    pub(super) withdrawn: Option<String>,
}

impl Given {
    /// Understands the fields. `place_of` tells where a field stands; `None` for an entry that names no decision, which
    /// `help` then says how to write.
    pub(super) fn entry(
        self,
        place: Place,
        place_of: impl Fn(&'static str) -> Place,
        clock: &Clock,
        help: &'static str,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Read> {
        let title = self.title.as_deref().and_then(text::title);
        let title_from_text = title.is_none();
        let title = title.or_else(|| self.text.as_deref().and_then(text::first_line));
        if title.is_none() && self.uuid.is_none() {
            let message = "this entry has no title, text or uuid: it names no decision";
            diagnostics.push(Diagnostic::warning("bad-feed-entry", place, message, help));
            return None;
        }
        let day = self.date.as_deref().and_then(|date| clock.day(date));
        if day.is_none() {
            diagnostics.push(undated(self.date.as_deref(), || place_of("date"), &place));
        }
        let date = day.map(|day| day.date);
        let key = match (title, &self.uuid) {
            (Some(title), _) => DecisionKey::Titled { date, title },
            (None, uuid) => DecisionKey::Identified { date, uuid: uuid.clone()? },
        };
        let modified = self.modified.as_deref().and_then(|given| {
            let instant = clock.instant(given);
            if instant.is_none() {
                diagnostics.push(Diagnostic::warning(
                    "bad-feed-time",
                    place_of("modified"),
                    format!("`{given}` is no time"),
                    "write it as 2021-03-12T09:00:00Z; the entry counts as the oldest of those with its uuid",
                ));
            }
            instant
        });
        let withdrawn = self.withdrawn.as_deref().is_some_and(|given| {
            let withdrawn = truth(given);
            if withdrawn.is_none() {
                let message = format!("`{given}` does not tell whether the decision is withdrawn");
                let help = format!("{TRUTH_HELP}; until then it counts as not withdrawn");
                diagnostics.push(Diagnostic::warning("bad-truth-value", place_of("withdrawn"), message, help));
            }
            withdrawn.unwrap_or_default()
        });
        let uri = iri(self.uri, || place_of("uri"), diagnostics);
        Some(Read {
            modified,
            is_converted: day.is_some_and(|day| day.is_converted),
            place,
            entry: FeedEntry {
                title_from_text: title_from_text && key.title().is_some(),
                uuid: self.uuid,
                uri,
                alternative: self.alternative.as_deref().and_then(text::title),
                kind: self.kind.as_deref().and_then(text::title),
                text: self.text,
                withdrawn,
                ..FeedEntry::bare(key)
            },
        })
    }
}

/// An IRI of the item, when it is one.
fn iri(uri: Option<String>, place: impl Fn() -> Place, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let uri = uri?;
    if vocab::is_iri(&uri) {
        return Some(uri);
    }
    let message = format!("`{uri}` is no absolute IRI");
    let help = "the decision is kept without a link to the item; write the IRI in full";
    diagnostics.push(Diagnostic::note("bad-feed-iri", place(), message, help));
    None
}

/// A decision without a day is kept, and cannot meet a reference that gives one.
fn undated(given: Option<&str>, field: impl Fn() -> Place, entry: &Place) -> Diagnostic {
    let help = "write the day as 2021-03-12 or 2021-03-12T09:00:00Z; the decision is kept as undated";
    let (place, message) = match given {
        Some(given) => (field(), format!("`{given}` is neither a day of the calendar nor a time")),
        None => (entry.clone(), "this entry has no date".to_owned()),
    };
    Diagnostic::warning("feed-entry-without-date", place, message, help)
}
