//! `curation/*.ttl` and `*.csv`: what analysts state themselves.
//!
//! The readers of both formats turn what is written into [`Statement`]s; [`settle`] then holds them against the dataset. A
//! statement about something that the dataset does not have is a finding and is left out.

mod csv;
mod settle;
mod turtle;

use std::ops::Range;

use super::{Files, files};
use crate::diagnostic::{Diagnostic, Place, SourceText};
use crate::model::{Commitment, Curation, Dataset, Names};

/// Reads all curation files of a dataset.
pub(super) fn read(files: &Files, dataset: &Dataset, names: &Names, diagnostics: &mut Vec<Diagnostic>) -> Curation {
    let mut decoded = |extension: &str| -> Vec<SourceText> {
        let files = files.under("curation/", extension).into_iter();
        files.filter_map(|file| files::decode(file, diagnostics)).collect()
    };
    let (turtle, csv) = (decoded(".ttl"), decoded(".csv"));
    let mut statements = Vec::new();
    for source in &turtle {
        statements.extend(turtle::read(source, names, diagnostics));
    }
    for source in &csv {
        statements.extend(csv::read(source, names, diagnostics));
    }
    settle::settle(statements, dataset, names, diagnostics)
}

/// Something that an analyst states.
#[derive(Debug)]
enum Statement<'a> {
    Promise(StatedPromise<'a>),
    Link(Link<'a>),
}

/// Where a statement is written; looked up only for a finding.
#[derive(Debug, Clone)]
struct Origin<'a> {
    source: &'a SourceText,
    /// `None` where the format does not tell: the thing's name is then searched for.
    range: Option<Range<usize>>,
}

impl Origin<'_> {
    /// The place of what is said about the thing of this name.
    fn place(&self, iri: &str) -> Place {
        let range = self.range.clone();
        self.source.place(range.unwrap_or_else(|| turtle::written(self.source.text(), iri)))
    }
}

/// A promise as written; things are named by absolute IRI.
#[derive(Debug)]
struct StatedPromise<'a> {
    iri: String,
    section: String,
    text: Option<String>,
    /// Where it stands among the section's promises; by default behind those stated before it.
    position: Option<usize>,
    commitment: Option<Commitment>,
    testable: Option<bool>,
    note: Option<String>,
    origin: Origin<'a>,
}

/// A link as written; things are named by absolute IRI.
#[derive(Debug)]
struct Link<'a> {
    promise: String,
    kind: LinkKind,
    target: String,
    origin: Origin<'a>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LinkKind {
    /// The theme reports on the promise.
    Theme,
    /// The theme does not report on the promise.
    NotTheme,
    /// The decision follows the promise up.
    Decision,
}

/// A value of `pb:commitment` by its local name; a finding when it is none.
fn commitment(name: &str, place: impl Fn() -> Place, diagnostics: &mut Vec<Diagnostic>) -> Option<Commitment> {
    match name {
        "action" => Some(Commitment::Action),
        "outcome" => Some(Commitment::Outcome),
        _ => {
            let help = "use action or outcome (in Turtle: pb:action, pb:outcome); the rest of the promise is kept";
            diagnostics.push(Diagnostic::warning("bad-commitment", place(), "this is no kind of commitment", help));
            None
        }
    }
}
