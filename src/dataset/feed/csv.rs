//! Feeds as CSV: `date,title` and, where known, `uuid,uri,alternative,type,html,text,modified,withdrawn`.

use super::{Identity, Read, day, folded, iri, text, undated};
use crate::dataset::table::{Layout, Row, Table};
use crate::diagnostic::{Diagnostic, SourceText};
use crate::model::FeedEntry;

const LAYOUT: Layout = Layout {
    code: "bad-feed",
    row_code: "bad-feed-row",
    columns: &["date", "title", "uuid", "uri", "alternative", "type", "html", "text", "modified", "withdrawn"],
    help: "the first line names the columns, with commas, semicolons or tabs between: date and title, and as known uuid, uri, \
           alternative, type, html, text, modified, withdrawn",
};

/// Reads a CSV feed.
pub(super) fn read(source: &SourceText, diagnostics: &mut Vec<Diagnostic>) -> Vec<Read> {
    let table = Table::read(source, &LAYOUT, diagnostics);
    if !table.has_all(&["date", "title"], "feed", diagnostics) {
        return Vec::new();
    }
    table.rows().filter_map(|row| entry(&row, diagnostics)).collect()
}

fn entry(row: &Row<'_, '_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Read> {
    let field = |name: &str| row.get(name).map(str::to_owned);
    let identity =
        Identity { date: row.get("date").and_then(day), title: row.get("title").and_then(folded), uuid: field("uuid") };
    let place = row.place();
    let Some(key) = identity.key() else {
        let help = "a row has a title or a uuid; it was left out";
        diagnostics.push(Diagnostic::warning("bad-feed-entry", place, "this row names no decision", help));
        return None;
    };
    if identity.date.is_none() {
        diagnostics.push(undated(&place));
    }
    let uri = iri(field("uri"), &place, diagnostics);
    Some(Read {
        modified: field("modified"),
        place,
        entry: FeedEntry {
            uuid: identity.uuid,
            uri,
            alternative: field("alternative"),
            kind: field("type"),
            text: field("text").or_else(|| row.get("html").and_then(text::of_html)),
            withdrawn: row.get("withdrawn").is_some_and(|value| value.eq_ignore_ascii_case("true") || value == "1"),
            ..FeedEntry::bare(key)
        },
    })
}
