//! Promises as analysts state them, held against the sections that they quote.

use std::collections::{HashMap, HashSet};

use oxigraph::model::NamedNode;

use super::StatedPromise;
use super::verbatim::Words;
use crate::diagnostic::Diagnostic;
use crate::model::{CuratedPromise, Dataset, Names, Section, Stated, promise_name, words_of};

/// Turns stated promises into those of the model. Cost: linear in the promises and the texts of their sections.
pub(super) fn settle(
    stated: Vec<StatedPromise<'_>>,
    dataset: &Dataset,
    names: &Names,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Stated<CuratedPromise>> {
    let sections = dataset.sections.iter().map(|section| (names.section(&section.id), section)).collect();
    let taken = stated.iter().filter_map(|promise| promise.iri.clone()).collect();
    let mut settling = Settling {
        names,
        sections,
        texts: HashMap::new(),
        positions: HashMap::new(),
        taken,
        said: HashSet::new(),
        given: HashMap::new(),
        diagnostics,
    };
    stated.into_iter().filter_map(|promise| settling.promise(promise)).collect()
}

struct Settling<'d> {
    names: &'d Names,
    sections: HashMap<String, &'d Section>,
    /// The words of sections that promises quote, by the section's IRI.
    texts: HashMap<String, Option<Words>>,
    /// How many promises of a section were stated so far.
    positions: HashMap<String, usize>,
    /// Names that files give.
    taken: HashSet<String>,
    /// Those of them that were settled.
    said: HashSet<String>,
    /// How many promises were named after the same words so far.
    given: HashMap<String, usize>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl Settling<'_> {
    fn promise(&mut self, stated: StatedPromise<'_>) -> Option<Stated<CuratedPromise>> {
        let StatedPromise {
            iri,
            section: section_iri,
            text,
            position,
            commitment,
            testable,
            authorship,
            origin,
            listed,
        } = stated;
        let Some(section) = self.sections.get(&section_iri).copied() else {
            let message = format!("this promise is part of no section that the dataset has (<{section_iri}>)");
            let help = "name its section: in Turtle dct:isPartOf <section/domain/2.1>, in CSV domain/2.1";
            self.diagnostics.push(Diagnostic::warning("unknown-section", origin.place(), message, help));
            return None;
        };
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else {
            let help = "quote the agreement: in Turtle prov:value \"…\", in CSV the column text";
            let message = "this promise has no text";
            self.diagnostics.push(Diagnostic::warning("promise-without-text", origin.place(), message, help));
            return None;
        };
        let words = self.texts.entry(section_iri.clone());
        let words = words.or_insert_with(|| section.text.as_deref().map(|text| Words::of(&words_of(text))));
        // Of a section without a text, nobody can tell what stands in it.
        let times = words.as_ref().map(|words| words.count(&words_of(&text)));
        let iri = match iri {
            Some(iri) if !is_promise_name(&iri) => {
                let help =
                    "name it <promise/domain/2.1/its-first-words>, so that links and follow-ups can be named after it";
                let message = "this name is not one of a promise";
                self.diagnostics.push(Diagnostic::warning("bad-promise-name", origin.place(), message, help));
                return None;
            }
            Some(iri) => Some(iri).filter(|iri| self.said.insert(iri.clone())),
            // A row of a table is a promise, however often its words stand there.
            None => self.name(section, &text, if listed.is_some() { usize::MAX } else { times.unwrap_or(1) }),
        };
        let Some(iri) = iri else {
            let help = "state each promise once";
            let message = "this promise is stated twice";
            self.diagnostics.push(Diagnostic::warning("duplicate-promise", origin.place(), message, help));
            return None;
        };
        if times == Some(0) {
            let help = "quote the agreement word for word; the promise is kept as stated";
            let message = format!("“{}” does not stand in section {}", text.trim(), section.id.number);
            self.diagnostics.push(Diagnostic::warning("promise-not-verbatim", origin.place(), message, help));
        }
        let before = self.positions.entry(section_iri).or_default();
        *before += 1;
        let position = position.unwrap_or(*before);
        let normalized = text.clone();
        let what = CuratedPromise {
            iri,
            section: section.id.clone(),
            text,
            normalized,
            position,
            commitment,
            testable,
            listed,
        };
        Some(Stated { what, by: authorship.by, on: authorship.on, note: authorship.note })
    }

    /// The name of a promise that its file does not name: that of the first, second, … promise of these words that nobody
    /// else has, as long as they stand in the section so often.
    fn name(&mut self, section: &Section, text: &str, times: usize) -> Option<String> {
        let first = self.names.promise(&section.id, &promise_name(text));
        let given = self.given.entry(first.clone()).or_default();
        while *given < times.max(1) {
            *given += 1;
            let name = if *given == 1 { first.clone() } else { format!("{first}~{given}") };
            if !self.taken.contains(&name) {
                return Some(name);
            }
        }
        None
    }
}

/// Whether the rules can name follow-ups after this name.
fn is_promise_name(iri: &str) -> bool {
    iri.rsplit_once("/promise/").is_some_and(|(_, tail)| !tail.is_empty()) && NamedNode::new(iri).is_ok()
}
