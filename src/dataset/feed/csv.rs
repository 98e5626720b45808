//! Feeds as CSV: `date,title` and, where known, `uuid,uri,alternative,type,html,text,modified,withdrawn`.

use super::{Identity, Read, day, folded, iri, text, undated};
use crate::diagnostic::{Diagnostic, SourceText};
use crate::model::FeedEntry;

const HELP: &str = "the first line names the columns: date and title, and as known uuid, uri, alternative, type, html, text, \
                    modified, withdrawn";

/// Reads a CSV feed.
pub(super) fn read(source: &SourceText, diagnostics: &mut Vec<Diagnostic>) -> Vec<Read> {
    let skipped = source.text().len() - source.text().trim_start_matches('\u{feff}').len();
    let mut reader = ::csv::ReaderBuilder::new().flexible(true).from_reader(&source.text().as_bytes()[skipped..]);
    let headers = reader.headers().cloned().unwrap_or_default();
    let column = |name: &str| headers.iter().position(|header| header.trim().eq_ignore_ascii_case(name));
    let (Some(_), Some(_)) = (column("date"), column("title")) else {
        let first = source.text().lines().next().map_or(0, str::len);
        let message = "this feed has no columns `date` and `title`";
        diagnostics.push(Diagnostic::error("bad-feed", source.place(0..first), message, HELP));
        return Vec::new();
    };
    let mut entries = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let at = error.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or(0)) + skipped;
                diagnostics.push(Diagnostic::error(
                    "bad-feed",
                    source.place(at..at),
                    format!("this is not CSV: {error}"),
                    HELP,
                ));
                break;
            }
        };
        let start = record.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or(0)) + skipped;
        let end = source.text()[start..].find('\n').map_or(source.text().len(), |n| start + n);
        let field = |name: &str| {
            let value = column(name).and_then(|index| record.get(index)).map(str::trim);
            value.filter(|value| !value.is_empty()).map(str::to_owned)
        };
        let identity = Identity {
            date: field("date").as_deref().and_then(day),
            title: field("title").as_deref().and_then(folded),
            uuid: field("uuid"),
        };
        let place = source.place(start..end);
        let Some(key) = identity.key() else {
            let help = "a row has a title or a uuid; it was left out";
            diagnostics.push(Diagnostic::warning("bad-feed-entry", place, "this row names no decision", help));
            continue;
        };
        if identity.date.is_none() {
            diagnostics.push(undated(&place));
        }
        let uri = iri(field("uri"), &place, diagnostics);
        entries.push(Read {
            modified: field("modified"),
            place,
            entry: FeedEntry {
                uuid: identity.uuid,
                uri,
                alternative: field("alternative"),
                kind: field("type"),
                text: field("text").or_else(|| field("html").as_deref().and_then(text::of_html)),
                withdrawn: field("withdrawn").is_some_and(|value| value.eq_ignore_ascii_case("true") || value == "1"),
                ..FeedEntry::bare(key)
            },
        });
    }
    entries
}
