//! Names in CSV files: fields are rewritten where they stand; the words that they stand for are added as columns where a
//! table of links has none.

use super::edits::Edits;
use super::meant::{Found, Named, Now};
use crate::dataset::curation::LAYOUT;
use crate::dataset::table::{Row, Table};
use crate::diagnostic::SourceText;

/// The columns that name things, and those that quote them.
const NAMING: [(&str, &str, &str); 2] = [("promise", "promise", "promise_text"), ("theme", "theme", "theme_label")];

pub(super) fn migrate(source: &SourceText, now: &Now, edits: &mut Edits<'_>) {
    let table = Table::read(source, &LAYOUT, &mut Vec::new());
    let names_links = table.has("promise") && (table.has("theme") || table.has("decision"));
    let missing = |column: &str, words: &str| names_links && table.has(column) && !table.has(words);
    let added: Vec<_> = NAMING.iter().filter(|(_, column, words)| missing(column, words)).collect();
    let mut is_renamed = false;
    let mut quotes = Vec::new();
    for row in table.rows() {
        let mut of_row = Vec::new();
        for (kind, column, words) in NAMING {
            let found = row.get(column).and_then(|name| named(source, row, (kind, column, words), name, now, edits));
            is_renamed |= found.is_some();
            of_row.push((words, found.map(|found| found.words.trim().to_owned())));
        }
        quotes.push(of_row);
    }
    if !is_renamed || added.is_empty() {
        return;
    }
    let delimiter = char::from(table.delimiter());
    let mut columns = String::new();
    for (_, _, words) in &added {
        columns.push(delimiter);
        columns.push_str(words);
    }
    edits.insert(table.header().end, columns);
    for (row, of_row) in table.rows().zip(quotes) {
        let mut fields = delimiter.to_string().repeat(row.missing());
        for (_, _, words) in &added {
            let quote = of_row.iter().find(|(column, _)| column == words).and_then(|(_, quote)| quote.as_deref());
            fields.push(delimiter);
            fields.push_str(&quoted(quote.unwrap_or_default(), delimiter));
        }
        edits.insert(row.range().end, fields);
    }
}

/// What a field that counts names now; it is rewritten on the way.
fn named<'n>(
    source: &SourceText,
    row: Row<'_, '_>,
    (kind, column, words): (&str, &str, &str),
    name: &str,
    now: &'n Now,
    edits: &mut Edits<'_>,
) -> Option<&'n Named> {
    let iri = if name.contains("://") { name.to_owned() } else { format!("{}{kind}/{name}", now.space()) };
    let (places, old) = now.counts(&iri)?;
    let range = row.range_of(column);
    let thing = match places.find(&old, row.get(words)) {
        Found::Here(thing) => thing,
        Found::Elsewhere(thing, message) => {
            edits.moved(range.clone(), message);
            thing
        }
        Found::Lost(why) => {
            edits.lost(range, why);
            return None;
        }
    };
    // The field as written: quotes and blanks around the name stay.
    let written = &source.text()[range.clone()];
    let at = range.start + written.find(name)?;
    let (head, _) = name.rsplit_once('/')?;
    let head = head.split_once('~').map_or(head, |(head, _)| head);
    edits.rename(at..at + name.len(), format!("{head}/{}", thing.name));
    Some(thing)
}

/// A field as CSV needs it (RFC 4180).
fn quoted(text: &str, delimiter: char) -> String {
    if text.contains([delimiter, '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}
