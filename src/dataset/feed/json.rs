//! Feeds as the public `news-items/search` service answers (JSON:API), and one entry a line.

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::clock::Clock;
use super::whole::Announced;
use super::{Feed, Given, Read, text};
use crate::dataset::encoding::{CONTROL_HELP, is_c1};
use crate::diagnostic::{Diagnostic, Place, SourceText};

const SHAPE: &str = "a feed is `{\"data\": [{\"attributes\": {\"uuid\": …, \"title\": …, \"meetingDate\": …}}]}`; in a `.jsonl` \
                     file each line is one entry";

/// A JSON:API answer; its parts as they stand in the text, so that findings name their place.
#[derive(Deserialize)]
struct Document<'a> {
    #[serde(borrow)]
    data: Entries<'a>,
    #[serde(borrow)]
    count: Option<&'a RawValue>,
    #[serde(borrow)]
    meta: Option<&'a RawValue>,
    #[serde(borrow)]
    links: Option<&'a RawValue>,
}

/// Several entries, or one alone.
#[derive(Deserialize)]
#[serde(transparent)]
struct Entries<'a>(#[serde(borrow)] &'a RawValue);

/// Reads a JSON:API answer, or a bare array of entries.
pub(super) fn read(source: &SourceText, clock: &Clock, diagnostics: &mut Vec<Diagnostic>) -> Feed {
    let (text, skipped) = source.body();
    let document = if text.trim_start().starts_with('[') {
        serde_json::from_str(text).map(|data| Document { data: Entries(data), count: None, meta: None, links: None })
    } else {
        serde_json::from_str::<Document<'_>>(text)
    };
    let refused = |error: &serde_json::Error, start: usize| {
        let place = place_of_error(source, start, error);
        let message = if error.is_data() { "this feed has no `data` array of entries" } else { "this is not JSON" };
        Diagnostic::error("bad-feed", place, format!("{message}: {error}"), SHAPE)
    };
    let document = match document {
        Ok(document) => document,
        Err(error) => {
            diagnostics.push(refused(&error, skipped));
            return Feed::default();
        }
    };
    let data = document.data.0;
    let entries = match data.get().chars().next() {
        Some('{') => Ok(vec![data]),
        _ => serde_json::from_str::<Vec<&RawValue>>(data.get()),
    };
    match entries {
        Ok(entries) => Feed {
            announced: announced(&document, entries.len(), source),
            entries: entries.into_iter().filter_map(|raw| entry(raw, source, clock, diagnostics)).collect(),
        },
        Err(error) => {
            diagnostics.push(refused(&error, offset(source, data)));
            Feed::default()
        }
    }
}

/// Reads one entry a line.
pub(super) fn read_lines(source: &SourceText, clock: &Clock, diagnostics: &mut Vec<Diagnostic>) -> Feed {
    let mut entries = Vec::new();
    let (body, mut start) = source.body();
    for line in body.split_inclusive('\n') {
        let range = start..start + line.trim_end().len();
        start += line.len();
        let json = line.trim();
        if json.is_empty() {
            continue;
        }
        match serde_json::from_str::<&RawValue>(json) {
            Ok(raw) => entries.extend(entry(raw, source, clock, diagnostics)),
            Err(error) => {
                let message = format!("this line is not JSON: {error}");
                diagnostics.push(Diagnostic::error("bad-feed", source.place(range), message, SHAPE));
            }
        }
    }
    Feed::of(entries)
}

/// Where a part of the source's text starts in it.
fn offset(source: &SourceText, raw: &RawValue) -> usize {
    (raw.get().as_ptr() as usize).saturating_sub(source.text().as_ptr() as usize)
}

fn place(source: &SourceText, raw: &RawValue) -> Place {
    let start = offset(source, raw);
    source.place(start..start + raw.get().len())
}

/// The place of an error in the part of the text that starts at a byte. The parser counts lines from there, and columns in
/// bytes.
fn place_of_error(source: &SourceText, start: usize, error: &serde_json::Error) -> Place {
    let part = &source.text()[start..];
    let lines = part.split_inclusive('\n').take(error.line().saturating_sub(1));
    let at = start + lines.map(str::len).sum::<usize>() + error.column().saturating_sub(1);
    source.place(at..at + 1)
}

/// What the document says of the whole feed.
fn announced(document: &Document<'_>, entries: usize, source: &SourceText) -> Announced {
    let value = |raw: Option<&RawValue>| raw.and_then(|raw| serde_json::from_str::<Value>(raw.get()).ok());
    let meta = value(document.meta);
    let in_meta = || {
        let found = ["count", "total", "totalCount"].iter().find_map(|key| number(meta.as_ref()?.get(key)?));
        found.zip(document.meta)
    };
    let count = value(document.count).as_ref().and_then(number).zip(document.count).or_else(in_meta);
    let links = value(document.links);
    let link = |name: &str| match links.as_ref()?.get(name)? {
        Value::String(link) => Some(link.clone()).filter(|link| !link.is_empty()),
        Value::Object(link) => Some(link.get("href")?.as_str()?.to_owned()),
        _ => None,
    };
    Announced {
        entries,
        count: count.map(|(count, raw)| (count, place(source, raw))),
        own: link("self"),
        next: link("next").zip(document.links).map(|(next, raw)| (next, place(source, raw))),
    }
}

fn number(value: &Value) -> Option<usize> {
    match value {
        Value::Number(number) => usize::try_from(number.as_u64()?).ok(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// Reads an entry, which is a part of the source's text.
fn entry(raw: &RawValue, source: &SourceText, clock: &Clock, diagnostics: &mut Vec<Diagnostic>) -> Option<Read> {
    const HELP: &str = "an entry is an object with a title, a text or a uuid; it was left out";
    let place = place(source, raw);
    let Ok(Value::Object(value)) = serde_json::from_str(raw.get()) else {
        diagnostics.push(Diagnostic::warning("bad-feed-entry", place, "this is no entry", HELP));
        return None;
    };
    let map = match value.get("attributes") {
        Some(Value::Object(attributes)) => attributes,
        _ => &value,
    };
    let mut attributes = Attributes { map, place: &place, diagnostics };
    let is_withdrawn = attributes.one("status").is_some_and(|status| {
        ["withdrawn", "ingetrokken"].iter().any(|withdrawn| status.trim().eq_ignore_ascii_case(withdrawn))
    });
    let withdrawn = attributes.one("withdrawn");
    let html = attributes.all("htmlContent").iter().filter_map(|html| text::of_html(html)).collect::<Vec<_>>();
    let given = Given {
        date: attributes.one("meetingDate"),
        title: attributes.one("title"),
        uuid: attributes.one("uuid").or_else(|| scalars(value.get("id")).0.into_iter().next()),
        uri: attributes.one("uri"),
        alternative: attributes.one("alternativeTitle"),
        kind: attributes.one("agendaitemType"),
        text: (!html.is_empty()).then(|| html.join("\n")),
        modified: attributes.one("modified").or_else(|| attributes.one("publicationDate")),
        withdrawn: if is_withdrawn { Some("true".to_owned()) } else { withdrawn },
    };
    report_controls(&given, &place, diagnostics);
    given.entry(place.clone(), |_| place.clone(), clock, HELP, diagnostics)
}

/// The attributes of an entry, each of which may be null, a scalar or an array.
struct Attributes<'a> {
    map: &'a Map<String, Value>,
    place: &'a Place,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Attributes<'_> {
    /// The first value that says something; others are told of.
    fn one(&mut self, name: &str) -> Option<String> {
        let mut values = self.all(name);
        values.dedup();
        if values.len() > 1 {
            let message = format!("`{name}` has {} values", values.len());
            let help = format!("the first is taken: {}", values[0]);
            self.diagnostics.push(Diagnostic::note("several-values", self.place.clone(), message, help));
        }
        values.into_iter().next()
    }

    /// Every value that says something.
    fn all(&mut self, name: &str) -> Vec<String> {
        let (values, has_objects) = scalars(self.map.get(name));
        if has_objects {
            let message = format!("`{name}` holds an object");
            let help =
                "an attribute is null, a text, a number, true or false, or an array of these; the object is not read";
            self.diagnostics.push(Diagnostic::warning("bad-feed-attribute", self.place.clone(), message, help));
        }
        values
    }
}

/// The scalars in a value that say something, and whether there are objects beside them.
fn scalars(value: Option<&Value>) -> (Vec<String>, bool) {
    match value {
        Some(Value::String(text)) if !text.trim().is_empty() => (vec![text.trim().to_owned()], false),
        Some(Value::Bool(value)) => (vec![value.to_string()], false),
        Some(Value::Number(number)) => (vec![number.to_string()], false),
        Some(Value::Array(values)) => {
            let mut all = (Vec::new(), false);
            for (values, has_objects) in values.iter().map(|value| scalars(Some(value))) {
                all.0.extend(values);
                all.1 |= has_objects;
            }
            all
        }
        Some(Value::Object(_)) => (Vec::new(), true),
        _ => (Vec::new(), false),
    }
}

/// Control characters that are written as `\u0092` do not stand in the file itself.
fn report_controls(given: &Given, place: &Place, diagnostics: &mut Vec<Diagnostic>) {
    let texts = [&given.title, &given.alternative, &given.text].into_iter().flatten();
    let found = texts.flat_map(|text| text.chars()).find(|c| is_c1(*c));
    let is_escaped = place.text.as_deref().is_none_or(|line| !line.contains(is_c1));
    if let Some(c) = found.filter(|_| is_escaped) {
        let message = format!("this entry has a control character (U+{:04X}): its text was decoded wrongly", c as u32);
        diagnostics.push(Diagnostic::warning("control-character", place.clone(), message, CONTROL_HELP));
    }
}
