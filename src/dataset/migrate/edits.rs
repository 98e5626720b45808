//! Changes of a text that leave all else of it as it is.

use std::ops::Range;

use super::Renamed;
use crate::diagnostic::{Diagnostic, SourceText};

/// The changes of one file.
#[derive(Debug)]
pub(super) struct Edits<'a> {
    source: &'a SourceText,
    /// Bytes that are replaced, in the order of the text.
    replaced: Vec<(Range<usize>, String)>,
    renamed: Vec<Renamed>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Edits<'a> {
    pub(super) fn of(source: &'a SourceText) -> Self {
        Self { source, replaced: Vec::new(), renamed: Vec::new(), diagnostics: Vec::new() }
    }

    /// Rewrites a name.
    pub(super) fn rename(&mut self, range: Range<usize>, to: String) {
        let from = self.source.text()[range.clone()].to_owned();
        self.renamed.push(Renamed { place: self.source.place(range.clone()), from, to: to.clone() });
        self.replaced.push((range, to));
    }

    /// Adds a text at a place.
    pub(super) fn insert(&mut self, at: usize, text: String) {
        self.replaced.push((at..at, text));
    }

    /// Says that a name stays as it is.
    pub(super) fn lost(&mut self, range: Range<usize>, message: String) {
        let help = "write the name that is meant by hand: `pledgebase explain` and `query` print names";
        self.diagnostics.push(Diagnostic::warning("cannot-migrate", self.source.place(range), message, help));
    }

    /// Says that words and position meant different things.
    pub(super) fn moved(&mut self, range: Range<usize>, message: String) {
        let help = "the words are taken; look whether that is right";
        self.diagnostics.push(Diagnostic::note("position-differs", self.source.place(range), message, help));
    }

    pub(super) fn path(&self) -> &str {
        self.source.path()
    }

    pub(super) fn changes(&self) -> bool {
        !self.replaced.is_empty()
    }

    /// The text with its changes.
    pub(super) fn applied(&self) -> String {
        let text = self.source.text();
        let mut replaced: Vec<_> = self.replaced.iter().collect();
        replaced.sort_by_key(|(range, _)| range.start);
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for (range, to) in replaced {
            out.push_str(&text[at..range.start]);
            out.push_str(to);
            at = range.end;
        }
        out.push_str(&text[at..]);
        out
    }

    pub(super) fn into_parts(self) -> (Vec<Renamed>, Vec<Diagnostic>) {
        (self.renamed, self.diagnostics)
    }
}
