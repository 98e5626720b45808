//! Feeds as CSV: `date,title` and, where known, `uuid,uri,alternative,type,html,text,modified,withdrawn`.

use super::clock::Clock;
use super::{Feed, Given, Read, text};
use crate::dataset::table::{Layout, Row, Table};
use crate::diagnostic::{Diagnostic, SourceText};

const LAYOUT: Layout<'_> = Layout {
    code: "bad-feed",
    row_code: "bad-feed-row",
    columns: &["date", "title", "uuid", "uri", "alternative", "type", "html", "text", "modified", "withdrawn"],
    help: "the first line names the columns, with commas, semicolons or tabs between: date and title, and as known uuid, uri, \
           alternative, type, html, text, modified, withdrawn",
};

/// Reads a CSV feed.
pub(super) fn read(source: &SourceText, clock: &Clock, diagnostics: &mut Vec<Diagnostic>) -> Feed {
    let table = Table::read(source, &LAYOUT, diagnostics);
    if !table.has_all(&["date", "title"], "feed", diagnostics) {
        return Feed::default();
    }
    Feed::of(table.rows().filter_map(|row| entry(&row, clock, diagnostics)).collect())
}

fn entry(row: &Row<'_, '_>, clock: &Clock, diagnostics: &mut Vec<Diagnostic>) -> Option<Read> {
    let field = |name: &str| row.get(name).map(str::to_owned);
    let given = Given {
        date: field("date"),
        title: field("title"),
        uuid: field("uuid"),
        uri: field("uri"),
        alternative: field("alternative"),
        kind: field("type"),
        text: row.get("text").and_then(text::plain).or_else(|| row.get("html").and_then(text::of_html)),
        modified: field("modified"),
        withdrawn: field("withdrawn"),
    };
    let help = "a row has a title, a text or a uuid; it was left out";
    given.entry(row.place(), |name| row.place_of(name), clock, help, diagnostics)
}
