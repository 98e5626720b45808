//! The tables and keys of `dataset.toml`.

use toml::de::{DeTable, DeValue};

use crate::choice::nearest;
use crate::diagnostic::{Diagnostic, SourceText};

/// Each table with its keys.
const TABLES: [(&str, &[&str]); 5] = [
    ("dataset", &["slug", "title", "language", "description", "publisher", "license", "timezone", "known_until"]),
    ("agreement", &["title", "government", "start", "end", "source"]),
    ("reports", &["author", "author_kind", "note"]),
    (
        "publication",
        &[
            "version",
            "issued",
            "modified",
            "contact_name",
            "contact_email",
            "contact_page",
            "publisher",
            "landing_page",
            "themes",
            "place",
            "rights",
            "keywords",
            "base_url",
        ],
    ),
    ("coders", &["id", "name", "kind", "version", "role"]),
];

/// All tables with their keys, for people.
pub(super) fn help() -> String {
    let tables = TABLES.map(|(table, keys)| {
        let head = if table == "coders" { "[[coders]]".to_owned() } else { format!("[{table}]") };
        format!("{head} {}", keys.join(", "))
    });
    format!("tables and keys: {}", tables.join("; "))
}

/// Reports each table and key that is not known; whether there is one. A text that is no TOML has none.
pub(super) fn check(text: &str, skipped: usize, source: &SourceText, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let Ok(parsed) = DeTable::parse(text) else { return false };
    let before = diagnostics.len();
    for (name, value) in parsed.get_ref() {
        let mut unknown = |what: &str, given: &str, span: std::ops::Range<usize>, known: &[&str]| {
            let place = source.place(span.start + skipped..span.end + skipped);
            let message = format!("`{given}` is no {what}");
            diagnostics.push(Diagnostic::error("bad-manifest", place, message, meant(given, known)));
        };
        let table_name: &str = name.get_ref();
        let Some((_, keys)) = TABLES.iter().find(|(table, _)| *table == table_name) else {
            unknown("table of dataset.toml", table_name, name.span(), &TABLES.map(|(table, _)| table));
            continue;
        };
        let what = format!("key of [{table_name}]");
        let tables: Vec<&DeTable<'_>> = match value.get_ref() {
            DeValue::Table(table) => vec![table],
            DeValue::Array(tables) => tables.iter().filter_map(|table| table.get_ref().as_table()).collect(),
            _ => Vec::new(),
        };
        for key in tables.into_iter().flat_map(|table| table.keys()) {
            let given: &str = key.get_ref();
            if !keys.contains(&given) {
                unknown(&what, given, key.span(), keys);
            }
        }
    }
    diagnostics.len() > before
}

/// The nearest known name, the table that a key belongs to, or all that is known.
fn meant(given: &str, known: &[&str]) -> String {
    if let Some((table, _)) = TABLES.iter().find(|(_, keys)| keys.contains(&given)) {
        return format!("`{given}` stands under [{table}]");
    }
    match nearest(given, known.iter().copied()) {
        Some(name) => format!("write `{name}` if that is meant"),
        None => format!("known are {}", known.join(", ")),
    }
}
