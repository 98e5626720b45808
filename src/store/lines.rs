//! Statements as sorted lines of N-Quads, as they stand in a store's file.
//!
//! # Rationale
//! A string for each of some hundred thousand lines costs more in allocations than in text: lines are written behind each
//! other into a few long texts, and what is sorted is where they stand.

use std::sync::Arc;

use oxigraph::model::Quad;
use rayon::prelude::*;

/// Statements are made text this many at a time.
const PORTION: usize = 1 << 14;

/// Lines of N-Quads, each ended by a line feed, in no order until [`Lines::sort`].
#[derive(Debug, Clone, Default)]
pub struct Lines {
    texts: Vec<Arc<str>>,
    spans: Vec<Span>,
}

/// Where a line stands.
#[derive(Debug, Clone, Copy)]
struct Span {
    text: usize,
    start: usize,
    end: usize,
}

impl Lines {
    /// The lines of some quads.
    #[must_use]
    pub fn of(quads: &[Quad]) -> Self {
        let parts: Vec<_> = quads.par_chunks(PORTION).map(written).collect();
        let mut lines = Self::default();
        for (text, ends) in parts {
            lines.add(text, &ends);
        }
        lines
    }

    fn add(&mut self, text: String, ends: &[usize]) {
        let number = self.texts.len();
        let starts = std::iter::once(0).chain(ends.iter().copied());
        self.spans.extend(starts.zip(ends).map(|(start, end)| Span { text: number, start, end: *end }));
        self.texts.push(text.into());
    }

    /// Adds the lines of others.
    pub fn append(&mut self, other: Self) {
        let before = self.texts.len();
        self.texts.extend(other.texts);
        self.spans.extend(other.spans.into_iter().map(|span| Span { text: span.text + before, ..span }));
    }

    /// Puts the lines in order; a line that stands there twice is kept once. Cost: as much as sorting; of what is sorted in
    /// long runs, as much as merging.
    pub fn sort(&mut self) {
        let texts = &self.texts;
        let line = |span: &Span| line_at(texts, *span);
        self.spans.par_sort_by(|a, b| line(a).cmp(line(b)));
        self.spans.dedup_by(|a, b| line_at(texts, *a) == line_at(texts, *b));
    }

    /// The lines.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.spans.iter().map(|span| line_at(&self.texts, *span))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// The line at a place, and nothing behind the last one.
    pub(super) fn get(&self, at: usize) -> Option<&str> {
        self.spans.get(at).map(|span| line_at(&self.texts, *span))
    }
}

fn line_at(texts: &[Arc<str>], span: Span) -> &str {
    &texts[span.text][span.start..span.end]
}

/// A portion as text, and where each of its lines ends.
fn written(quads: &[Quad]) -> (String, Vec<usize>) {
    use std::fmt::Write as _;

    let mut text = String::new();
    let mut ends = Vec::with_capacity(quads.len());
    for quad in quads {
        // Writing into a string does not fail.
        let _ = writeln!(text, "{quad} .");
        ends.push(text.len());
    }
    (text, ends)
}
