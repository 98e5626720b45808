//! Which thing of the dataset a statement means: by name, by the words that it was made on, or by both.

mod find;
mod known;

pub(super) use find::{find, section_tail};
pub(super) use known::{Lost, Things};

use std::ops::Range;

use crate::diagnostic::{Place, SourceText};

/// Where a statement is written.
#[derive(Debug, Clone)]
pub(super) struct Origin<'a> {
    pub(super) source: &'a SourceText,
    pub(super) range: Range<usize>,
}

impl Origin<'_> {
    /// The lines on which it starts and ends.
    pub(super) fn lines(&self) -> (usize, usize) {
        (self.source.line(self.range.start), self.source.line(self.range.end.saturating_sub(1).max(self.range.start)))
    }

    pub(super) fn place(&self) -> Place {
        self.source.place(self.range.clone())
    }
}

/// How a statement says which thing it means: by name, by the words that it was made on, or by both.
#[derive(Debug, Clone)]
pub(super) struct Meant<'a> {
    /// Absolute IRI.
    pub(super) iri: Option<String>,
    /// Its words: the text of a promise, the label of a theme, the title of a decision.
    pub(super) words: Option<String>,
    /// What tells it from others of the same words: how a theme's text starts, or the day of a decision.
    pub(super) detail: Option<String>,
    /// The section that it is in, as `domain/number`, where it is not named by IRI.
    pub(super) section: Option<String>,
    pub(super) origin: Origin<'a>,
}
