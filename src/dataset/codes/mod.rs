//! `codes/*.csv`: what coders judge of promises and decisions, as sheets that were filled in with any spreadsheet.
//!
//! Rows become statements ([`Said`]) that are held against the dataset and against each other. A row with a verdict ends in
//! a [`Judgement`] or in a finding: nothing is guessed, and a verdict on other words than those of the dataset counts as
//! nobody's.

mod apart;
mod days;
mod rows;
mod settle;
mod shared;
mod words;

use super::meant::{Origin, Things};
use super::table::Layout;
use super::{Files, encoding};
use crate::diagnostic::{Diagnostic, SourceText};
use crate::model::{Dataset, Judgement, Names};

/// The columns of a sheet, in their order; what follows `comment` is for readers and for the estimate.
pub const SHEET_COLUMNS: [&str; 14] = [
    "promise",
    "promise_text",
    "section",
    "decision",
    "decision_date",
    "decision_title",
    "decision_text",
    "rank",
    "verdict",
    "coder",
    "on",
    "comment",
    "sample",
    "context",
];

/// The column that a referee's sheet has beside these: what coders said. It is for reading.
pub const VERDICTS_COLUMN: &str = "verdicts";

const KNOWN_COLUMNS: [&str; SHEET_COLUMNS.len() + 1] = {
    let mut columns = [VERDICTS_COLUMN; SHEET_COLUMNS.len() + 1];
    let mut place = 0;
    while place < SHEET_COLUMNS.len() {
        columns[place] = SHEET_COLUMNS[place];
        place += 1;
    }
    columns
};

const LAYOUT: Layout = Layout {
    code: "bad-code-table",
    row_code: "ragged-code-row",
    columns: &KNOWN_COLUMNS,
    help: "a file of codes is a sheet of `pledgebase sheet` with verdicts filled in; it needs the columns promise, or \
           promise_text with section; decision, or decision_date with decision_title; verdict; and coder",
};

/// A verdict as a row says it.
#[derive(Debug)]
struct Said<'a> {
    judgement: Judgement,
    origin: Origin<'a>,
}

/// What the dataset has that a verdict can be about.
struct Known<'d> {
    dataset: &'d Dataset,
    names: &'d Names,
    promises: Things,
    decisions: Things,
}

/// Reads all files of codes, in the order of promise, decision and coder; the curation has to be read already.
///
/// Cost: linear in the rows, but for what is not found.
pub(super) fn read(
    files: &Files,
    dataset: &Dataset,
    names: &Names,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Judgement> {
    let files = files.under("codes/", ".csv").into_iter();
    let sources: Vec<SourceText> = files.filter_map(|file| encoding::decode_spreadsheet(file, diagnostics)).collect();
    if sources.is_empty() {
        return Vec::new();
    }
    let promises = Things::promises(dataset, &dataset.curation.promises, names);
    let known = Known { dataset, names, promises, decisions: Things::decisions(dataset, names) };
    let said = sources.iter().flat_map(|source| rows::read(source, &known, diagnostics)).collect();
    settle::settle(said, diagnostics)
}
