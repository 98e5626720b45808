//! Feeds as the public `news-items/search` service answers (JSON:API), and one entry a line.

use serde_json::{Map, Value};

use super::{Identity, Read, day, folded, text};
use crate::diagnostic::{Diagnostic, SourceText};
use crate::model::FeedEntry;

const SHAPE: &str = "a feed is `{\"data\": [{\"attributes\": {\"uuid\": …, \"title\": …, \"meetingDate\": …}}]}`; in a `.jsonl` \
                     file each line is one entry";

/// Reads a JSON:API answer.
pub(super) fn read(source: &SourceText, diagnostics: &mut Vec<Diagnostic>) -> Vec<Read> {
    let text = source.text().trim_start_matches('\u{feff}');
    let document: Value = match serde_json::from_str(text) {
        Ok(document) => document,
        Err(error) => {
            let place = source.place_at(error.line(), error.column());
            diagnostics.push(Diagnostic::error("bad-feed", place, format!("this is not JSON: {error}"), SHAPE));
            return Vec::new();
        }
    };
    let entries = match &document {
        Value::Array(entries) => Some(entries),
        document => document.get("data").and_then(Value::as_array),
    };
    let Some(entries) = entries else {
        diagnostics.push(Diagnostic::error("bad-feed", source.place(0..1), "this feed has no `data` array", SHAPE));
        return Vec::new();
    };
    let mut from = 0;
    let read = entries.iter().map(|value| entry(value, source, &mut from, diagnostics));
    read.collect::<Vec<_>>().into_iter().flatten().collect()
}

/// Reads one entry a line.
pub(super) fn read_lines(source: &SourceText, diagnostics: &mut Vec<Diagnostic>) -> Vec<Read> {
    let mut entries = Vec::new();
    let mut from = 0;
    let mut start = 0;
    for line in source.text().split_inclusive('\n') {
        let range = start..start + line.trim_end().len();
        start += line.len();
        let json = line.trim().trim_start_matches('\u{feff}');
        if json.is_empty() {
            continue;
        }
        from = from.max(range.start);
        match serde_json::from_str::<Value>(json) {
            Ok(value) => entries.extend(entry(&value, source, &mut from, diagnostics)),
            Err(error) => {
                let message = format!("this line is not JSON: {error}");
                diagnostics.push(Diagnostic::error("bad-feed", source.place(range), message, SHAPE));
            }
        }
    }
    entries
}

/// Reads an entry. `from` moves on through the file, so that findings name its place in linear time.
fn entry(value: &Value, source: &SourceText, from: &mut usize, diagnostics: &mut Vec<Diagnostic>) -> Option<Read> {
    let attributes = match value.get("attributes") {
        Some(Value::Object(attributes)) => attributes,
        _ => value.as_object()?,
    };
    let field = |name: &str| scalar(attributes, name);
    let uuid = field("uuid").or_else(|| value.get("id").and_then(Value::as_str).map(str::to_owned));
    let identity = Identity {
        date: field("meetingDate").as_deref().and_then(day),
        title: field("title").as_deref().and_then(folded),
        uuid,
    };
    let at = identity.uuid.as_deref().and_then(|uuid| source.text().get(*from..)?.find(uuid).map(|at| *from + at));
    let length = identity.uuid.as_ref().map_or(0, String::len);
    let place = source.place(at.unwrap_or(*from)..at.unwrap_or(*from) + length);
    *from = at.map_or(*from, |at| at + length);
    let Some(key) = identity.key() else {
        let help = "an entry has a title or a uuid; it was left out";
        diagnostics.push(Diagnostic::warning("bad-feed-entry", place, "this entry has neither title nor uuid", help));
        return None;
    };
    if identity.date.is_none() {
        let help = "write meetingDate as 2021-03-12 or 2021-03-12T09:00:00Z; the decision is kept as undated";
        diagnostics.push(Diagnostic::warning("feed-entry-without-date", place.clone(), "this entry has no date", help));
    }
    let withdrawn = matches!(field("withdrawn").as_deref(), Some("true"))
        || matches!(field("status").as_deref(), Some("withdrawn" | "ingetrokken"));
    Some(Read {
        modified: field("modified").or_else(|| field("publicationDate")),
        place,
        entry: FeedEntry {
            key,
            uuid: identity.uuid,
            uri: field("uri").filter(|uri| oxigraph::model::NamedNode::new(uri).is_ok()),
            alternative: field("alternativeTitle").as_deref().and_then(folded),
            kind: field("agendaitemType"),
            text: field("htmlContent").as_deref().and_then(text::of_html),
            withdrawn,
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
