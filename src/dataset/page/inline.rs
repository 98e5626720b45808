//! Inline text without markup, and the way back to the file.

use std::ops::Range;

use super::numbering::is_number;

/// Text of one or more inline elements, with the source position of every part.
#[derive(Debug, Clone, Default)]
pub(super) struct Inline {
    /// Text without markup.
    pub(super) text: String,
    /// Parts of `text` in bold.
    pub(super) strong: Vec<Range<usize>>,
    /// Parts of `text` that are code.
    code: Vec<Range<usize>>,
    /// Where in the source a run of `text` starts: (offset in text, offset in source).
    runs: Vec<(usize, usize)>,
}

impl Inline {
    /// Appends text that stands at `source` in the file.
    pub(super) fn push(&mut self, text: &str, source: usize) {
        self.runs.push((self.text.len(), source));
        self.text.push_str(text);
    }

    /// Appends code that stands at `source` in the file.
    pub(super) fn push_code(&mut self, text: &str, source: usize) {
        self.code.push(self.text.len()..self.text.len() + text.len());
        self.push(text, source);
    }

    /// Puts brackets around all text from the byte `from` on; they stand at `open` and `close` in the file.
    pub(super) fn bracket_from(&mut self, from: usize, open: usize, close: usize) {
        self.text.insert(from, '[');
        let inner = self.runs.partition_point(|(at, _)| *at < from);
        self.runs[inner..].iter_mut().for_each(|(at, _)| *at += 1);
        self.runs.insert(inner, (from, open));
        for ranges in [&mut self.strong, &mut self.code] {
            for range in ranges.iter_mut().rev().take_while(|range| range.start >= from) {
                *range = range.start + 1..range.end + 1;
            }
        }
        self.push("]", close);
    }

    /// Appends another inline text on a new line.
    pub(super) fn append(&mut self, other: &Self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.push_part(other);
    }

    fn push_part(&mut self, other: &Self) {
        let shift = self.text.len();
        self.text.push_str(&other.text);
        self.strong.extend(other.strong.iter().map(|range| range.start + shift..range.end + shift));
        self.code.extend(other.code.iter().map(|range| range.start + shift..range.end + shift));
        self.runs.extend(other.runs.iter().map(|(text, source)| (text + shift, *source)));
    }

    /// The first line and the rest; `None` when there is only one.
    pub(super) fn split_first_line(&self) -> Option<(Self, Self)> {
        let at = self.text.find('\n')?;
        Some((self.part(0..at), self.part(at + 1..self.text.len())))
    }

    /// A part of the text, with its bold parts and places. Cost: linear in the part.
    pub(super) fn part(&self, range: Range<usize>) -> Self {
        let first = self.runs.partition_point(|(text, _)| *text <= range.start);
        let rest = self.runs[first..].iter().take_while(|(text, _)| *text < range.end);
        let runs = std::iter::once((0, self.source_offset(range.start)))
            .chain(rest.map(|(text, source)| (text - range.start, *source)));
        let (strong, code) = (within(&self.strong, &range), within(&self.code, &range));
        Self { text: self.text[range.clone()].to_owned(), strong, code, runs: runs.collect() }
    }

    /// Whether the byte at `offset` is code.
    pub(super) fn is_code_at(&self, offset: usize) -> bool {
        let first = self.code.partition_point(|code| code.end <= offset);
        self.code.get(first).is_some_and(|code| code.start <= offset)
    }

    /// Whether a bold part starts at `offset`.
    pub(super) fn is_strong_at(&self, offset: usize) -> bool {
        let first = self.strong.partition_point(|strong| strong.start < offset);
        self.strong.get(first).is_some_and(|strong| strong.start == offset)
    }

    /// Offset in the source of the byte at `offset` of the text.
    pub(super) fn source_offset(&self, offset: usize) -> usize {
        let run = self.runs.partition_point(|(text, _)| *text <= offset);
        match run.checked_sub(1).and_then(|run| self.runs.get(run)) {
            Some((text, source)) => source + (offset - text),
            None => 0,
        }
    }

    /// The text that is not bold.
    pub(super) fn outside_strong(&self) -> Self {
        let mut rest = Self::default();
        let mut at = 0;
        for range in self.strong.iter().cloned().chain(std::iter::once(self.text.len()..self.text.len())) {
            if at < range.start {
                rest.push_part(&self.part(at..range.start));
            }
            at = range.end.max(at);
        }
        rest
    }

    /// The bold text at (or up to three words after) the start.
    pub(super) fn bold_lead(&self) -> Option<Self> {
        let first = self.strong.first()?;
        let before = &self.text[..first.start];
        let is_near = before.split_whitespace().count() <= 3 && !before.contains(['.', ':', ';', '[']);
        let is_lead = is_near || is_number(before);
        is_lead.then(|| self.part(first.clone())).filter(|label| label.text.trim().chars().count() >= 3)
    }
}

/// The ranges within a part of the text, as ranges of that part.
fn within(ranges: &[Range<usize>], part: &Range<usize>) -> Vec<Range<usize>> {
    let first = ranges.partition_point(|range| range.end <= part.start);
    let inside = ranges[first..].iter().take_while(|range| range.start < part.end);
    inside.map(|range| range.start.max(part.start) - part.start..range.end.min(part.end) - part.start).collect()
}
