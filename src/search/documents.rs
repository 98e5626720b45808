//! What can be found, read from a store.

use std::collections::{BTreeMap, BTreeSet};

use super::{Document, Kind, Place};
use crate::queries::QueryError;
use crate::queries::records::{Record, ask, query};
use crate::store::Store;
use crate::vocab::PB;

/// Everything that can be found: by kind, then place in the agreement or date, then IRI.
pub(super) fn documents(store: &Store) -> Result<Vec<Document>, QueryError> {
    // Of several descriptions of one thing (a decision with two texts in a feed) the first in order stays.
    let mut found: BTreeMap<(Kind, String), (u64, Document)> = BTreeMap::new();
    let mut add = |kind: Kind, rows: Vec<Record>| {
        for row in rows {
            let (position, document) = document(kind, &row);
            let known = found.entry((kind, document.iri.clone())).or_insert_with(|| (position, document.clone()));
            if (position, &document.title, &document.text) < (known.0, &known.1.title, &known.1.text) {
                *known = (position, document);
            }
        }
    };
    add(Kind::Section, ask(store, query!("sections.rq"), &[])?);
    add(Kind::Promise, ask(store, query!("promises.rq"), &[])?);
    add(Kind::Theme, ask(store, query!("themes.rq"), &[])?);
    add(Kind::Decision, ask(store, query!("decisions.rq"), &[])?);
    let mut citing: BTreeMap<String, BTreeSet<Place>> = BTreeMap::new();
    for row in ask(store, query!("citing-sections.rq"), &[])? {
        citing.entry(row.text("it")).or_default().extend(place(&row));
    }
    let mut documents: Vec<_> = found.into_values().collect();
    for (_, document) in &mut documents {
        if let Some(sections) = citing.remove(&document.iri) {
            document.sections = sections.into_iter().collect();
        }
    }
    documents.sort_by(|(a_position, a), (b_position, b)| {
        let key = |document: &Document| (document.kind, document.date);
        (key(a), section(a), a_position, &a.iri).cmp(&(key(b), section(b), b_position, &b.iri))
    });
    let mut documents: Vec<_> = documents.into_iter().map(|(_, document)| document).collect();
    shorten(&mut documents, store.base());
    Ok(documents)
}

/// The section that something stands in; decisions come by date alone.
fn section(document: &Document) -> Option<&Place> {
    document.sections.first().filter(|_| document.kind != Kind::Decision)
}

fn document(kind: Kind, row: &Record) -> (u64, Document) {
    let title = row.optional_text("title").or_else(|| row.optional_text("name")).unwrap_or_default();
    let text = row.optional_text("text").map(|text| readable(&text));
    let status = row.optional_text("status");
    let document = Document {
        kind,
        iri: row.text("it"),
        id: String::new(),
        title: readable(&title),
        text,
        sections: place(row).into_iter().collect(),
        date: row.parsed("date"),
        status: status.map(|status| status.strip_prefix(PB).unwrap_or(&status).to_owned()),
    };
    (row.parsed("position").unwrap_or_default(), document)
}

fn place(row: &Record) -> Option<Place> {
    let (domain, number) = (row.optional_text("domain")?, row.optional_text("number")?);
    Some(Place { position: row.parsed("section_position").unwrap_or_default(), domain, number })
}

/// On one line, and without characters that a terminal would obey.
fn readable(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Gives each its short id: the IRI without the base and, where there is one dataset only, without the dataset's name.
fn shorten(documents: &mut [Document], base: &str) {
    let local = |iri: &str| iri.strip_prefix(base).filter(|local| !local.is_empty()).unwrap_or(iri).to_owned();
    let datasets: BTreeSet<_> = documents
        .iter()
        .filter(|document| document.kind != Kind::Decision)
        .filter_map(|document| local(&document.iri).split_once('/').map(|(dataset, _)| format!("{dataset}/")))
        .collect();
    let dataset = datasets.first().filter(|_| datasets.len() == 1).cloned().unwrap_or_default();
    for document in documents {
        let id = local(&document.iri);
        document.id = id.strip_prefix(&dataset).filter(|_| document.kind != Kind::Decision).unwrap_or(&id).to_owned();
    }
}
