//! Inline text without markup, and the way back to the file.

use std::ops::Range;

/// Text of one or more inline elements, with the source position of every part.
#[derive(Debug, Clone, Default)]
pub(super) struct Inline {
    /// Text without markup.
    pub(super) text: String,
    /// Parts of `text` in bold.
    pub(super) strong: Vec<Range<usize>>,
    /// Where in the source a run of `text` starts: (offset in text, offset in source).
    runs: Vec<(usize, usize)>,
}

impl Inline {
    /// Appends text that stands at `source` in the file.
    pub(super) fn push(&mut self, text: &str, source: usize) {
        self.runs.push((self.text.len(), source));
        self.text.push_str(text);
    }

    /// Replaces all text from the byte `from` on by text that stands at `source` in the file.
    pub(super) fn replace_from(&mut self, from: usize, text: &str, source: usize) {
        self.text.truncate(from);
        while self.runs.last().is_some_and(|(at, _)| *at >= from) {
            self.runs.pop();
        }
        self.push(text, source);
    }

    /// Appends another inline text on a new line.
    pub(super) fn append(&mut self, other: &Self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let shift = self.text.len();
        self.text.push_str(&other.text);
        self.strong.extend(other.strong.iter().map(|range| range.start + shift..range.end + shift));
        self.runs.extend(other.runs.iter().map(|(text, source)| (text + shift, *source)));
    }

    /// The first line and the rest; `None` when there is only one.
    pub(super) fn split_first_line(&self) -> Option<(Self, Self)> {
        let at = self.text.find('\n')?;
        let (mut line, mut rest) = (Self::default(), Self::default());
        self.text[..at].clone_into(&mut line.text);
        self.text[at + 1..].clone_into(&mut rest.text);
        line.runs = self.runs.iter().filter(|(text, _)| *text < at).copied().collect();
        rest.runs = vec![(0, self.source_offset(at + 1))];
        rest.runs
            .extend(self.runs.iter().filter(|(text, _)| *text > at + 1).map(|(text, source)| (text - at - 1, *source)));
        for range in &self.strong {
            if range.end <= at {
                line.strong.push(range.clone());
            } else if range.start > at {
                rest.strong.push(range.start - at - 1..range.end - at - 1);
            }
        }
        Some((line, rest))
    }

    /// A part of the text, with its bold parts and places. Cost: linear in the part.
    pub(super) fn part(&self, range: Range<usize>) -> Self {
        let first = self.runs.partition_point(|(text, _)| *text <= range.start);
        let within = self.runs[first..].iter().take_while(|(text, _)| *text < range.end);
        let runs = std::iter::once((0, self.source_offset(range.start)))
            .chain(within.map(|(text, source)| (text - range.start, *source)));
        let first = self.strong.partition_point(|strong| strong.end <= range.start);
        let within = self.strong[first..].iter().take_while(|strong| strong.start < range.end);
        let strong = within.map(|s| s.start.max(range.start) - range.start..s.end.min(range.end) - range.start);
        Self { text: self.text[range.clone()].to_owned(), strong: strong.collect(), runs: runs.collect() }
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
    pub(super) fn outside_strong(&self) -> String {
        let mut rest = String::new();
        let mut at = 0;
        for range in &self.strong {
            rest.push_str(&self.text[at..range.start.max(at)]);
            at = range.end.max(at);
        }
        rest.push_str(&self.text[at..]);
        rest
    }

    /// The bold text at (or up to three words after) the start.
    pub(super) fn bold_lead(&self) -> Option<&str> {
        let first = self.strong.first()?;
        let before = &self.text[..first.start];
        let is_lead = before.split_whitespace().count() <= 3 && !before.contains(['.', ':', ';', '[']);
        is_lead.then(|| &self.text[first.clone()]).filter(|label| label.trim().chars().count() >= 3)
    }
}
