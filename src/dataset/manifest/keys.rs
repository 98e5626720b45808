//! The tables and keys of `dataset.toml`.

use toml::de::{DeTable, DeValue};

use crate::choice::nearest;
use crate::dataset::promise_table::ROLES;
use crate::diagnostic::{Diagnostic, SourceText};

/// Each table with its keys.
const TABLES: [(&str, &[&str]); 6] = [
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
    ("promises", &["columns", "scale", "by", "date_format", "separator", "party_separator", "ratings"]),
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
    check_columns(parsed.get_ref(), skipped, source, diagnostics);
    diagnostics.len() > before
}

/// Reports what no column of a table of promises can be.
fn check_columns(parsed: &DeTable<'_>, skipped: usize, source: &SourceText, diagnostics: &mut Vec<Diagnostic>) {
    let promises = parsed.get("promises").and_then(|promises| promises.get_ref().as_table());
    let columns = promises.and_then(|promises| promises.get("columns")?.get_ref().as_table());
    for role in columns.into_iter().flat_map(|columns| columns.keys()) {
        let given: &str = role.get_ref();
        if !ROLES.contains(&given) {
            let place = source.place(role.span().start + skipped..role.span().end + skipped);
            let message = format!("`{given}` is nothing that a column of promises can be");
            diagnostics.push(Diagnostic::error("bad-manifest", place, message, nearest_of(given, &ROLES)));
        }
    }
}

/// The nearest known name, the table that a key belongs to, or all that is known.
fn meant(given: &str, known: &[&str]) -> String {
    if let Some((table, _)) = TABLES.iter().find(|(_, keys)| keys.contains(&given)) {
        return format!("`{given}` stands under [{table}]");
    }
    nearest_of(given, known)
}

/// The nearest known name, or all that is known.
fn nearest_of(given: &str, known: &[&str]) -> String {
    match nearest(given, known.iter().copied()) {
        Some(name) => format!("write `{name}` if that is meant"),
        None => format!("known are {}", known.join(", ")),
    }
}
