//! `curation/*.ttl` and `*.csv`: what analysts state themselves.
//!
//! The readers of both formats turn what is written into statements ([`StatedPromise`], [`StatedLink`]), which are then held
//! against the dataset. A statement about something that the dataset does not have, or that has other words by now than the
//! statement was made on, is a finding and counts as nobody's.

mod csv;
mod links;
mod promises;
pub(super) mod turtle;
pub(super) mod values;
mod verbatim;

pub(super) use self::csv::LAYOUT;
pub(super) use turtle::tokens::tokens;

use super::meant::{Meant, Origin};
use super::{Files, files};
use crate::diagnostic::{Diagnostic, SourceText};
use crate::model::{Analyst, Commitment, Curation, Dataset, Listed, Names, Verdict};

use jiff::civil::Date;

/// Reads all curation files of a dataset; `listed` are the promises that its tables state.
pub(super) fn read(
    files: &Files,
    dataset: &Dataset,
    names: &Names,
    listed: Vec<StatedPromise<'_>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Curation {
    let mut decoded = |extension: &str| -> Vec<SourceText> {
        let files = files.under("curation/", extension).into_iter();
        files.filter_map(|file| files::decode(file, diagnostics)).collect()
    };
    let (turtle, csv) = (decoded(".ttl"), decoded(".csv"));
    let mut statements = Statements { promises: listed, links: Vec::new() };
    for source in &turtle {
        turtle::read(source, names, &dataset.coders, &mut statements, diagnostics);
    }
    for source in &csv {
        csv::read(source, names, &dataset.coders, &mut statements, diagnostics);
    }
    // Promises first, so that links may stand before the promises that they name.
    let promises = promises::settle(statements.promises, dataset, names, diagnostics);
    let links = links::settle(statements.links, &promises, dataset, names, diagnostics);
    Curation { promises, links }
}

/// What a Turtle file states, whatever is odd about it.
pub(super) fn read_turtle<'a>(source: &'a SourceText, names: &Names) -> Statements<'a> {
    let mut statements = Statements::default();
    turtle::read(source, names, &[], &mut statements, &mut Vec::new());
    statements
}

/// What a CSV file states, whatever is odd about it.
pub(super) fn read_csv<'a>(source: &'a SourceText, names: &Names) -> Statements<'a> {
    let mut statements = Statements::default();
    csv::read(source, names, &[], &mut statements, &mut Vec::new());
    statements
}

/// All that analysts state, as written.
#[derive(Debug, Default)]
pub(super) struct Statements<'a> {
    pub(super) promises: Vec<StatedPromise<'a>>,
    links: Vec<StatedLink<'a>>,
}

/// Who states something, when and why, as far as they say so.
#[derive(Debug, Clone, Default)]
pub(super) struct Authorship {
    pub(super) by: Option<Analyst>,
    pub(super) on: Option<Date>,
    pub(super) note: Option<String>,
}

/// A promise as written; things are named by absolute IRI.
#[derive(Debug)]
pub(super) struct StatedPromise<'a> {
    /// `None`: it is named after its text.
    pub(super) iri: Option<String>,
    pub(super) section: String,
    pub(super) text: Option<String>,
    /// Where it stands among the section's promises; by default behind those stated before it.
    pub(super) position: Option<usize>,
    pub(super) commitment: Option<Commitment>,
    pub(super) testable: Option<bool>,
    pub(super) authorship: Authorship,
    pub(super) origin: Origin<'a>,
    /// What a table of promises says of it besides.
    pub(super) listed: Option<Box<Listed>>,
}

/// A link as written.
#[derive(Debug)]
struct StatedLink<'a> {
    promise: Meant<'a>,
    target: Meant<'a>,
    kind: TargetKind,
    verdict: Verdict,
    authorship: Authorship,
}

/// What a promise is linked with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TargetKind {
    Theme,
    Decision,
}
