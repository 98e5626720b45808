//! Feeds as the public `news-items/search` service answers (JSON:API), and one entry a line.

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::{Identity, Read, day, folded, iri, text, undated};
use crate::diagnostic::{Diagnostic, SourceText};
use crate::model::FeedEntry;

const SHAPE: &str = "a feed is `{\"data\": [{\"attributes\": {\"uuid\": …, \"title\": …, \"meetingDate\": …}}]}`; in a `.jsonl` \
                     file each line is one entry";

/// A JSON:API answer; entries as they stand in the text, so that findings name their place.
#[derive(Deserialize)]
struct Document<'a> {
    #[serde(borrow)]
    data: Vec<&'a RawValue>,
}

/// Reads a JSON:API answer, or a bare array of entries.
pub(super) fn read(source: &SourceText, diagnostics: &mut Vec<Diagnostic>) -> Vec<Read> {
    let text = source.text().trim_start_matches('\u{feff}');
    let data = if text.trim_start().starts_with('[') {
        serde_json::from_str(text)
    } else {
        serde_json::from_str(text).map(|document: Document<'_>| document.data)
    };
    let entries = match data {
        Ok(entries) => entries,
        Err(error) => {
            let place = source.place_at(error.line(), error.column());
            let message = if error.is_data() { "this feed has no `data` array of entries" } else { "this is not JSON" };
            diagnostics.push(Diagnostic::error("bad-feed", place, format!("{message}: {error}"), SHAPE));
            return Vec::new();
        }
    };
    entries.into_iter().filter_map(|raw| entry(raw, source, diagnostics)).collect()
}

/// Reads one entry a line.
pub(super) fn read_lines(source: &SourceText, diagnostics: &mut Vec<Diagnostic>) -> Vec<Read> {
    let mut entries = Vec::new();
    let mut start = 0;
    for line in source.text().split_inclusive('\n') {
        let range = start..start + line.trim_end().len();
        start += line.len();
        let json = line.trim().trim_start_matches('\u{feff}');
        if json.is_empty() {
            continue;
        }
        match serde_json::from_str::<&RawValue>(json) {
            Ok(raw) => entries.extend(entry(raw, source, diagnostics)),
            Err(error) => {
                let message = format!("this line is not JSON: {error}");
                diagnostics.push(Diagnostic::error("bad-feed", source.place(range), message, SHAPE));
            }
        }
    }
    entries
}

/// Reads an entry, which is a part of the source's text.
fn entry(raw: &RawValue, source: &SourceText, diagnostics: &mut Vec<Diagnostic>) -> Option<Read> {
    let start = (raw.get().as_ptr() as usize).saturating_sub(source.text().as_ptr() as usize);
    let place = source.place(start..start + raw.get().len());
    let mut left_out = |message: &str| {
        let help = "an entry is an object with a title or a uuid; it was left out";
        diagnostics.push(Diagnostic::warning("bad-feed-entry", place.clone(), message, help));
    };
    let Ok(Value::Object(value)) = serde_json::from_str(raw.get()) else {
        left_out("this is no entry");
        return None;
    };
    let attributes = match value.get("attributes") {
        Some(Value::Object(attributes)) => attributes,
        _ => &value,
    };
    let field = |name: &str| scalar(attributes, name);
    let identity = Identity {
        date: field("meetingDate").as_deref().and_then(day),
        title: field("title").as_deref().and_then(folded),
        uuid: field("uuid").or_else(|| scalar(&value, "id")),
    };
    let Some(key) = identity.key() else {
        left_out("this entry has neither title nor uuid");
        return None;
    };
    if identity.date.is_none() {
        diagnostics.push(undated(&place));
    }
    let uri = iri(field("uri"), &place, diagnostics);
    let withdrawn = matches!(field("withdrawn").as_deref(), Some("true"))
        || matches!(field("status").as_deref(), Some("withdrawn" | "ingetrokken"));
    Some(Read {
        modified: field("modified").or_else(|| field("publicationDate")),
        place,
        entry: FeedEntry {
            uuid: identity.uuid,
            uri,
            alternative: field("alternativeTitle").as_deref().and_then(folded),
            kind: field("agendaitemType"),
            text: field("htmlContent").as_deref().and_then(text::of_html),
            withdrawn,
            ..FeedEntry::bare(key)
        },
    })
}

/// An attribute may be null, a scalar or an array: the first value that says something.
fn scalar(attributes: &Map<String, Value>, name: &str) -> Option<String> {
    let value = match attributes.get(name)? {
        Value::Array(values) => values.iter().find(|value| !value.is_null())?,
        value => value,
    };
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
