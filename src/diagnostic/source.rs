//! A text with its name, and the way from byte offsets to lines, columns and characters.

use std::ops::Range;

use serde::Serialize;

/// Between two checkpoints the characters are counted one by one.
const CHECKPOINT: usize = 4096;
/// Of a longer line only the part around the finding is shown.
const LONGEST_EXCERPT: usize = 1200;

/// Where something is in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Path within the dataset folder.
    pub file: String,
    /// 1-based; `None` for the file as a whole.
    pub line: Option<usize>,
    /// 1-based, in characters.
    pub column: Option<usize>,
    /// The line, or the part of a very long line around the place.
    pub text: Option<String>,
    /// The bytes of `text` that are meant.
    #[serde(skip)]
    pub marked: Range<usize>,
}

impl Place {
    /// The file as a whole.
    #[must_use]
    pub fn file(path: impl Into<String>) -> Self {
        Self { file: path.into(), line: None, column: None, text: None, marked: 0..0 }
    }
}

/// A text with its name; knows where its lines start and how many characters precede any byte.
#[derive(Debug, Clone)]
pub struct SourceText {
    path: String,
    text: String,
    line_starts: Vec<usize>,
    characters_before: Vec<usize>,
}

impl SourceText {
    /// Indexes `text`. Cost: one pass.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let text: String = text.into();
        let line_starts = std::iter::once(0)
            .chain(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1))
            .collect();
        let mut characters_before = Vec::with_capacity(text.len() / CHECKPOINT + 1);
        let mut count = 0;
        for chunk in text.as_bytes().chunks(CHECKPOINT) {
            characters_before.push(count);
            count += count_characters(chunk);
        }
        characters_before.push(count);
        Self { path: path.into(), text, line_starts, characters_before }
    }

    /// The name it was given.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text without the byte order mark before it, and how many bytes that mark takes.
    #[must_use]
    pub fn body(&self) -> (&str, usize) {
        match self.text.strip_prefix('\u{feff}') {
            Some(body) => (body, self.text.len() - body.len()),
            None => (&self.text, 0),
        }
    }

    /// How many characters (Unicode scalar values) precede the byte at `offset`.
    #[must_use]
    pub fn characters_before(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let checkpoint = offset / CHECKPOINT;
        self.characters_before[checkpoint] + count_characters(&self.text.as_bytes()[checkpoint * CHECKPOINT..offset])
    }

    /// The line (1-based) that the byte at `offset` is on.
    #[must_use]
    pub fn line(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= offset)
    }

    /// The place of a range of bytes; what goes on beyond the first line is left out of the excerpt.
    #[must_use]
    pub fn place(&self, range: Range<usize>) -> Place {
        let start = self.boundary(range.start);
        let line = self.line(start);
        let line_start = self.line_starts[line - 1];
        let line_end = self.line_starts.get(line).map_or(self.text.len(), |next| next - 1);
        let end = self.boundary(range.end).clamp(start, line_end.max(start));
        let (mut from, mut to) = (line_start, line_end.max(start));
        if to - from > LONGEST_EXCERPT {
            from = self.boundary(start.saturating_sub(LONGEST_EXCERPT / 4).max(from));
            to = self.boundary((from + LONGEST_EXCERPT).min(to)).max(start);
        }
        Place {
            file: self.path.clone(),
            line: Some(line),
            column: Some(self.characters_before(start) - self.characters_before(line_start) + 1),
            text: Some(self.text[from..to].trim_end_matches('\r').to_owned()),
            marked: start - from..end.min(to) - from,
        }
    }

    /// The place of a range of characters.
    #[must_use]
    pub fn place_of_characters(&self, range: Range<usize>) -> Place {
        self.place(self.offset(range.start)..self.offset(range.end))
    }

    /// The place of a line and column (both 1-based, in characters).
    #[must_use]
    pub fn place_at(&self, line: usize, column: usize) -> Place {
        let line = line.clamp(1, self.line_starts.len());
        let start = self.line_starts[line - 1];
        let ahead = self.text[start..].char_indices().nth(column.saturating_sub(1));
        let at = ahead.map_or(self.text.len(), |(at, _)| start + at);
        self.place(at..at + 1)
    }

    /// The place of a whole line (1-based).
    #[must_use]
    pub fn place_of_line(&self, line: usize) -> Place {
        let line = line.clamp(1, self.line_starts.len());
        let end = self.line_starts.get(line).map_or(self.text.len(), |next| next - 1);
        self.place(self.line_starts[line - 1]..end)
    }

    /// The byte at which the character with this index (0-based) starts.
    fn offset(&self, character: usize) -> usize {
        let checkpoint = self.characters_before.partition_point(|count| *count <= character).saturating_sub(1);
        let mut from = (checkpoint * CHECKPOINT).min(self.text.len());
        // A character that a checkpoint cuts is counted before it.
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let ahead = character - self.characters_before[checkpoint];
        self.text[from..].char_indices().nth(ahead).map_or(self.text.len(), |(at, _)| from + at)
    }

    fn boundary(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }
}

fn count_characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_become_lines_and_columns_in_characters() {
        let source = SourceText::new("x", "één\r\ntwee drie\n");
        let place = source.place(source.text().find("drie").unwrap()..source.text().find("drie").unwrap() + 4);
        assert_eq!((place.line, place.column), (Some(2), Some(6)));
        assert_eq!(place.text.as_deref(), Some("twee drie"));
        assert_eq!(place.marked, 5..9);
        assert_eq!(source.characters_before(source.text().len()), source.text().chars().count());
    }

    #[test]
    fn characters_become_offsets_again() {
        let text = "aé€😀".repeat(5000);
        let source = SourceText::new("x", text.as_str());
        for (character, (offset, _)) in text.char_indices().enumerate().step_by(7) {
            assert_eq!(source.offset(character), offset);
            assert_eq!(source.characters_before(offset), character);
        }
    }

    #[test]
    fn a_huge_line_is_shown_in_part() {
        let source = SourceText::new("x", "é".repeat(3_000_000));
        let place = source.place(2_000_000..2_000_002);
        assert_eq!(place.column, Some(1_000_001));
        assert!(place.text.unwrap().len() <= LONGEST_EXCERPT);
    }
}
