//! `assessments/*.csv` and `*.ttl`: how people rate promises, on scales that the dataset declares or names.
//!
//! The readers of both formats, and that of tables of promises, turn what is written into [`StatedAssessment`]s, which are then
//! held against promises and scales. A rating without an author is nobody's; one on a promise that has other words by now than
//! it was given on counts as not given, as for every statement of a person.

mod completion;
mod csv;
mod number;
mod scales;
mod settle;
mod sources;
mod turtle;

pub(super) use csv::rating_of;
pub(super) use number::decimal;
pub(super) use scales::Scales;
pub(super) use sources::sources_of;

use super::curation::Authorship;
use super::meant::{Meant, Origin, Things};
use super::{Files, encoding, files};
use crate::diagnostic::{Diagnostic, SourceText};
use crate::model::{Assessed, Dataset, NamedSource, Names};

/// Reads all assessments of a dataset; `listed` are those that its tables of promises give.
pub(super) fn read(
    files: &Files,
    dataset: &Dataset,
    names: &Names,
    mut scales: Scales,
    listed: Vec<StatedAssessment<'_>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Assessed {
    let turtle = files.under("assessments/", ".ttl").into_iter();
    let turtle: Vec<SourceText> = turtle.filter_map(|file| files::decode(file, diagnostics)).collect();
    let tables = files.under("assessments/", ".csv").into_iter();
    let tables: Vec<SourceText> = tables.filter_map(|file| encoding::decode_spreadsheet(file, diagnostics)).collect();
    let mut stated: Vec<StatedAssessment<'_>> = listed;
    for source in &turtle {
        turtle::read(source, names, &dataset.coders, &mut scales, &mut stated, diagnostics);
    }
    for source in &tables {
        csv::read(source, names, &dataset.coders, &mut scales, &mut stated, diagnostics);
    }
    let promises = Things::promises(dataset, &dataset.curation.promises, names);
    let assessments = settle::settle(stated, &promises, names, diagnostics);
    let (scales, crosswalk) = scales.settle();
    Assessed { scales, crosswalk, assessments }
}

/// A rating as written; scale and rating are found already.
#[derive(Debug)]
pub(super) struct StatedAssessment<'a> {
    /// Its own IRI, where a file gives one.
    pub(super) iri: Option<String>,
    pub(super) promise: Meant<'a>,
    /// The rating with the IRI and the name of its scale.
    pub(super) rating: Rated,
    pub(super) value: Option<String>,
    pub(super) words: Option<String>,
    pub(super) sources: Vec<NamedSource>,
    pub(super) authorship: Authorship,
    pub(super) origin: Origin<'a>,
}

/// A rating of a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rated {
    /// IRI of the scale.
    pub(super) scale: String,
    /// Name of the scale.
    pub(super) name: String,
    /// IRI of the rating.
    pub(super) iri: String,
    /// Whether it was named in the scale's own words.
    pub(super) is_own_word: bool,
}
