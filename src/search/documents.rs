//! What can be found, read from a store.

use std::collections::{BTreeMap, BTreeSet};

use super::{Document, SectionPlace};
use crate::language::folded;
use crate::model::ThingKind;
use crate::queries::QueryError;
use crate::queries::rows::{Record, Rows, prepared};
use crate::store::Store;

/// Everything that can be found: by kind, then place in the agreement or date, then IRI.
pub(super) fn documents(store: &Store) -> Result<Vec<Document>, QueryError> {
    let mut found = Described::default();
    found.add(ThingKind::Section, prepared!("select/sections.rq").select(store, &[])?)?;
    found.add(ThingKind::Promise, prepared!("select/promises.rq").select(store, &[])?)?;
    found.add(ThingKind::Theme, prepared!("select/themes.rq").select(store, &[])?)?;
    found.add(ThingKind::Decision, prepared!("select/decisions.rq").select(store, &[])?)?;
    let mut citing: BTreeMap<String, BTreeSet<SectionPlace>> = BTreeMap::new();
    for row in prepared!("select/citing-sections.rq").select(store, &[])? {
        citing.entry(row.text("it")?).or_default().insert(place(&row)?);
    }
    let mut documents: Vec<_> = found.0.into_values().collect();
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

/// Documents with their positions. Of several descriptions of one thing (a decision with two texts in a feed) the first in
/// order stays.
#[derive(Default)]
struct Described(BTreeMap<(ThingKind, String), (u64, Document)>);

impl Described {
    fn add(&mut self, kind: ThingKind, rows: Rows) -> Result<(), QueryError> {
        for row in rows {
            let (position, document) = document(kind, &row)?;
            let known = self.0.entry((kind, document.iri.clone())).or_insert_with(|| (position, document.clone()));
            if (position, &document.title, &document.text) < (known.0, &known.1.title, &known.1.text) {
                *known = (position, document);
            }
        }
        Ok(())
    }
}

/// The section that something stands in; decisions come by date alone.
fn section(document: &Document) -> Option<&SectionPlace> {
    document.sections.first().filter(|_| document.kind != ThingKind::Decision)
}

fn document(kind: ThingKind, row: &Record) -> Result<(u64, Document), QueryError> {
    let is_decision = kind == ThingKind::Decision;
    let has_text = matches!(kind, ThingKind::Theme | ThingKind::Decision);
    let text = if has_text { row.optional_text("text")? } else { None };
    let document = Document {
        kind,
        iri: row.text("it")?,
        id: String::new(),
        title: readable(&row.text("title")?),
        text: text.map(|text| readable(&text)),
        sections: if is_decision { Vec::new() } else { vec![place(row)?] },
        date: if is_decision { row.optional("date")? } else { None },
        status: if kind == ThingKind::Promise { Some(row.choice("status")?) } else { None },
    };
    let has_position = matches!(kind, ThingKind::Promise | ThingKind::Theme);
    Ok((if has_position { row.parsed("position")? } else { 0 }, document))
}

fn place(row: &Record) -> Result<SectionPlace, QueryError> {
    Ok(SectionPlace {
        agreement: row.text("agreement")?,
        position: row.parsed("section_position")?,
        section: row.text("section")?,
        top: row.text("top")?,
        domain: row.text("domain")?,
        number: row.text("number")?,
    })
}

/// On one line, and without characters that a terminal would obey.
fn readable(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    folded(&text)
}

/// Gives each its short id: the IRI without the base and, where there is one dataset only, without the dataset's name.
fn shorten(documents: &mut [Document], base: &str) {
    let local = |iri: &str| iri.strip_prefix(base).filter(|local| !local.is_empty()).unwrap_or(iri).to_owned();
    let datasets: BTreeSet<_> = documents
        .iter()
        .filter(|document| document.kind != ThingKind::Decision)
        .filter_map(|document| local(&document.iri).split_once('/').map(|(dataset, _)| format!("{dataset}/")))
        .collect();
    let dataset = datasets.first().filter(|_| datasets.len() == 1).cloned().unwrap_or_default();
    for document in documents {
        let id = local(&document.iri);
        let is_decision = document.kind == ThingKind::Decision;
        id.strip_prefix(&dataset).filter(|_| !is_decision).unwrap_or(&id).clone_into(&mut document.id);
    }
}
