//! What coders get to read: promises with the sentences around them, and the decisions to judge.
//!
//! A [`Sheet`] is asked of a store and written as CSV for spreadsheets ([`write_csv`]), as JSON lines for programs
//! ([`write_jsonl`]) or as Markdown for paper ([`write_markdown`]). Filled in, the CSV is a file of codes, which
//! [`crate::dataset`] reads. All are coded by the same codebook ([`CODEBOOK`]).

mod ask;
mod codebook;
mod entry;
mod error;
mod format;
mod referee;
mod shorten;

pub use ask::sheet;
pub use codebook::{CODEBOOK, codebook_version};
pub use entry::{Entry, Offer, Place, Sheet};
pub use error::SheetError;
pub use format::{SheetFormat, write_csv, write_jsonl, write_markdown};
pub use referee::referee_sheet;

use crate::model::Part;

/// How many candidates of a promise are on a sheet, unless another number is asked for: as many as a store always has.
pub const DEFAULT_CANDIDATES: usize = 10;

/// What is to be on a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Of which part of the store.
    pub part: Part,
    /// A random sample of its promises; all of them without.
    pub draw: Option<Draw>,
    /// How many candidates of each promise.
    pub candidates: usize,
    /// Whether decisions that no report on the promise's section names are shown too.
    pub leads: bool,
    /// The id of the coder who gets it.
    pub coder: Option<String>,
}

impl Default for Request {
    fn default() -> Self {
        Self { part: Part::Whole, draw: None, candidates: DEFAULT_CANDIDATES, leads: false, coder: None }
    }
}

/// A random sample to draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draw {
    /// How many promises.
    pub size: usize,
    /// The seed: the same one draws the same promises.
    pub seed: u64,
}
