//! A CSV text cut into records, with the bytes that each field takes.

use std::ops::Range;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use crate::language::{comparable, nfc};

/// The fields between two ends of line.
#[derive(Debug, Default)]
pub(super) struct Record {
    pub(super) fields: Vec<Field>,
}

/// A field: its value without the quotes around it, and where it stands, quotes included.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) value: String,
    pub(super) range: Range<usize>,
}

impl Record {
    pub(super) fn is_empty(&self) -> bool {
        self.fields.iter().all(Field::is_blank)
    }

    pub(super) fn range(&self) -> Range<usize> {
        match (self.fields.first(), self.fields.last()) {
            (Some(first), Some(last)) => first.range.start..last.range.end,
            _ => 0..0,
        }
    }
}

impl Field {
    pub(super) fn is_blank(&self) -> bool {
        self.value.trim().is_empty()
    }

    /// A column's name as it is looked up.
    pub(super) fn name(&self) -> String {
        comparable(&self.value).to_lowercase()
    }
}

/// Reads records one by one.
pub(super) struct Records<'b> {
    body: &'b str,
    /// Where the next field starts in `body`.
    at: usize,
    /// Where `body` starts in the file.
    shift: usize,
    reader: Reader,
    value: Vec<u8>,
    /// Where a quoted field starts that the text ends in.
    open_quote: Option<usize>,
}

impl<'b> Records<'b> {
    /// Records of `body`, which starts at the byte `shift` of its file.
    pub(super) fn new(body: &'b str, shift: usize, delimiter: u8) -> Self {
        let reader = ReaderBuilder::new().delimiter(delimiter).build();
        // No field is longer than the text; the reader asks for room to spare.
        Self { body, at: 0, shift, reader, value: vec![0; body.len() + 2], open_quote: None }
    }

    /// The next field and whether its record ends with it; `None` at the end of the text.
    fn field(&mut self, starts_record: bool) -> Option<(Field, bool)> {
        let bytes = self.body.as_bytes();
        if starts_record {
            // The reader passes over empty lines, and over the `\n` of the `\r\n` before.
            self.at += bytes[self.at..].iter().take_while(|byte| b"\r\n".contains(byte)).count();
            if self.at == bytes.len() {
                return None;
            }
        }
        let start = self.at;
        let (result, read, written) = match &bytes[start..] {
            [] => (ReadFieldResult::InputEmpty, 0, 0),
            rest => self.reader.read_field(rest, &mut self.value),
        };
        self.at += read;
        let (end, ends_record) = match result {
            ReadFieldResult::Field { record_end } => (self.at - 1, record_end),
            _ => (self.at, true),
        };
        if end == bytes.len() {
            // The text ends without an end of line. In quotes, an end of line does not end the field.
            let (result, _, _) = self.reader.read_field(b"\n", &mut self.value[written..]);
            if !matches!(result, ReadFieldResult::Field { .. }) {
                self.open_quote = Some(start + self.shift);
            }
        }
        let value = String::from_utf8_lossy(&self.value[..written]);
        let field = Field { value: nfc(&value), range: start + self.shift..end + self.shift };
        Some((field, ends_record))
    }

    /// Where a quoted field starts that the text ends in; known when all records are read.
    pub(super) fn open_quote(&self) -> Option<usize> {
        self.open_quote
    }
}

impl Iterator for Records<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        let mut record = Record::default();
        loop {
            let Some((field, is_last)) = self.field(record.fields.is_empty()) else {
                return (!record.fields.is_empty()).then_some(record);
            };
            record.fields.push(field);
            if is_last {
                return Some(record);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fields of each record with what stands for them in the text, and where a quote stays open.
    fn read(text: &str) -> (Vec<Vec<(String, String)>>, Option<usize>) {
        let mut records = Records::new(text, 0, b',');
        let read = records.by_ref().collect::<Vec<_>>();
        let written = |field: Field| (field.value, text[field.range].to_owned());
        (
            read.into_iter().map(|record| record.fields.into_iter().map(written).collect()).collect(),
            records.open_quote(),
        )
    }

    #[test]
    fn every_field_knows_the_bytes_that_it_takes_whatever_ends_a_line() {
        let same = |value: &str| (value.to_owned(), value.to_owned());
        for end in ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n"] {
            for last in ["", end] {
                let records = read(&format!("{end}a,\"b, \"\"c\"\"{end}d\",é{end},x,{last}"));
                let quoted = (format!("b, \"c\"{end}d"), format!("\"b, \"\"c\"\"{end}d\""));
                let wanted = vec![vec![same("a"), quoted, same("é")], vec![same(""), same("x"), same("")]];
                assert_eq!(records, (wanted, None), "{end:?}");
            }
        }
    }

    #[test]
    fn a_quote_that_stays_open_is_found_where_it_starts() {
        for (text, quote) in
            [("a,\"b", Some(2)), ("a,\"b\"", None), ("a,\"b\"\"", Some(2)), ("a\n\"", Some(2)), ("a,", None)]
        {
            assert_eq!(read(text).1, quote, "{text}");
        }
        assert_eq!(read("").0, Vec::<Vec<_>>::new());
    }
}
