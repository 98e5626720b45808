//! Tables for people: columns in line, whole words, no wider than the terminal.
//!
//! # Rationale
//! A row is one line, so that rows can be compared, and `less -S`, `grep` and `head` work on them. What a column has no room
//! for is cut and ends in `…`; numbers and days are never cut. Columns that do not fit at all are left out, the last ones
//! first. Rows are written as they come: only the widths of columns are kept.

use std::borrow::Cow;
use std::io::{self, Write};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::visible::on_one_line;
use super::{Cell, Look, Table};

/// No column is wider, however wide the terminal is.
const WIDEST: usize = 60;
/// A column of text that has more to show is not narrower.
const NARROWEST: usize = 14;
const GAP: &str = "  ";

/// A column as it is shown.
#[derive(Debug, Clone)]
struct Column {
    /// The words of its name.
    words: Vec<String>,
    width: usize,
    /// The width that would show all of it.
    wanted: usize,
    is_number: bool,
}

/// Writes a table, and gives how many columns were left out.
pub(super) fn write(mut out: impl Write, table: &Table, look: Look<'_>) -> io::Result<usize> {
    let mut columns = measured(table, look);
    if let Some(width) = look.width {
        fit(&mut columns, width);
    }
    for line in head(&columns) {
        write_line(&mut out, &line)?;
    }
    let rules: Vec<_> = columns.iter().map(|column| "─".repeat(column.width)).collect();
    writeln!(out, "{}", rules.join(GAP))?;
    let mut line = String::new();
    for row in &table.rows {
        line.clear();
        for (index, (column, cell)) in columns.iter().zip(row).enumerate() {
            if index > 0 {
                line.push_str(GAP);
            }
            place(&mut line, &cut(&shown(cell, look.base), column.width), column);
        }
        write_line(&mut out, &line)?;
    }
    Ok(table.columns.len() - columns.len())
}

/// Each column with the width that it needs and the one that it wants.
fn measured(table: &Table, look: Look<'_>) -> Vec<Column> {
    let mut columns: Vec<_> = (table.columns.iter().enumerate())
        .map(|(index, name)| {
            let words: Vec<_> =
                name.split('_').filter(|word| !word.is_empty()).map(|word| on_one_line(word).into_owned()).collect();
            let width = words.iter().map(|word| word.width()).max().unwrap_or_default();
            let wanted = words.iter().map(|word| word.width() + 1).sum::<usize>().saturating_sub(1);
            Column { words, width: width.max(1), wanted: wanted.max(1), is_number: table.is_numeric(index) }
        })
        .collect();
    for row in &table.rows {
        for (column, cell) in columns.iter_mut().zip(row) {
            let width = shown(cell, look.base).width();
            column.wanted = column.wanted.max(width);
            let is_whole = matches!(cell, Cell::Integer(_) | Cell::Decimal(_) | Cell::Date(_) | Cell::Boolean(_));
            let needed = if is_whole { width.min(WIDEST) } else { width.min(NARROWEST) };
            column.width = column.width.max(needed);
        }
    }
    for column in &mut columns {
        column.wanted = column.wanted.min(WIDEST.max(column.width));
        if look.width.is_none() {
            column.width = column.wanted;
        }
    }
    columns
}

/// Keeps the columns that there is room for, and shares what is left among those that want more.
fn fit(columns: &mut Vec<Column>, width: usize) {
    let gaps = |count: usize| count.saturating_sub(1) * GAP.len();
    let mut kept = columns.len();
    while kept > 1 && columns[..kept].iter().map(|column| column.width).sum::<usize>() + gaps(kept) > width {
        kept -= 1;
    }
    columns.truncate(kept);
    if let [only] = columns.as_mut_slice() {
        only.width = only.width.min(width.max(1));
    }
    let mut left = width.saturating_sub(columns.iter().map(|column| column.width).sum::<usize>() + gaps(kept));
    while left > 0 {
        let wanting = columns.iter_mut().filter(|column| column.width < column.wanted);
        // The narrowest first: a short title is whole before a long text gets more.
        let Some(column) = wanting.min_by_key(|column| column.width) else { break };
        column.width += 1;
        left -= 1;
    }
}

/// The lines of the head: names are broken between words only.
fn head(columns: &[Column]) -> Vec<String> {
    let wrapped: Vec<Vec<String>> = columns.iter().map(|column| wrap(&column.words, column.width)).collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or_default();
    let line = |at: usize| {
        let mut line = String::new();
        for (index, (column, lines)) in columns.iter().zip(&wrapped).enumerate() {
            if index > 0 {
                line.push_str(GAP);
            }
            // Names stand on the rule below them.
            let text = (at + lines.len()).checked_sub(height).and_then(|at| lines.get(at)).map_or("", String::as_str);
            place(&mut line, &cut(text, column.width), column);
        }
        line
    };
    (0..height).map(line).collect()
}

fn wrap(words: &[String], width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if line.width() + 1 + word.width() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.clone()),
        }
    }
    lines
}

/// Numbers stand under each other's last digit, other values under each other's first letter.
fn place(line: &mut String, text: &str, column: &Column) {
    let space = " ".repeat(column.width.saturating_sub(text.width()));
    if column.is_number {
        line.push_str(&space);
        line.push_str(text);
    } else {
        line.push_str(text);
        line.push_str(&space);
    }
}

fn shown<'a>(cell: &'a Cell, base: &str) -> Cow<'a, str> {
    match cell.shown(base) {
        Cow::Borrowed(text) => on_one_line(text),
        Cow::Owned(text) => Cow::Owned(on_one_line(&text).into_owned()),
    }
}

/// A text no wider than `width`; one that is cut ends in `…`.
fn cut(text: &str, width: usize) -> Cow<'_, str> {
    if text.width() <= width {
        return Cow::Borrowed(text);
    }
    let mut used = 1;
    let fits = |character: &char| {
        used += character.width().unwrap_or_default();
        used <= width
    };
    let kept: String = text.chars().take_while(fits).collect();
    Cow::Owned(format!("{}…", kept.trim_end()))
}

/// Padding at the end of a line is nothing to read.
fn write_line(out: &mut impl Write, line: &str) -> io::Result<()> {
    writeln!(out, "{}", line.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::new(["domain", "title", "firm_followed_up", "id"]);
        let long = "a title with very many words that goes on and on, longer than anybody wants to read in a table";
        table.rows.push(vec!["Wonen".into(), long.into(), Cell::Integer(12), Cell::iri("http://e/d/promise/1")]);
        table.rows.push(vec!["Binnenlands bestuur".into(), "b\u{1b}[2J\nc".into(), Cell::Integer(3), Cell::None]);
        table
    }

    fn written(width: Option<usize>) -> (String, usize) {
        let mut out = Vec::new();
        let left_out = write(&mut out, &table(), Look { base: "http://e/", width }).unwrap();
        (String::from_utf8(out).unwrap(), left_out)
    }

    #[test]
    fn lines_are_no_wider_than_the_terminal_and_have_no_padding_at_their_end() {
        for width in [10, 20, 40, 60, 80, 120] {
            let (text, _) = written(Some(width));
            for line in text.lines() {
                assert!(line.width() <= width, "{width}: {line}");
                assert_eq!(line.trim_end(), line);
            }
        }
    }

    #[test]
    fn columns_that_do_not_fit_are_left_out_and_names_are_broken_between_words() {
        let (text, left_out) = written(Some(60));
        assert_eq!(left_out, 0);
        for word in ["domain", "title", "firm", "followed", "up", "id"] {
            assert!(text.lines().take(3).any(|line| line.split_whitespace().any(|w| w == word)), "{word}:\n{text}");
        }
        let (text, left_out) = written(Some(30));
        assert_eq!(left_out, 2, "{text}");
        assert!(!text.contains("followed") && text.contains('…'), "{text}");
    }

    #[test]
    fn without_a_width_nothing_is_left_out_but_long_texts_are_cut() {
        let (text, left_out) = written(None);
        assert_eq!(left_out, 0);
        assert!(text.contains("firm followed up") && text.contains("d/promise/1"), "{text}");
        assert!(text.contains('…') && text.lines().all(|line| line.width() < 3 * WIDEST), "{text}");
    }

    #[test]
    fn what_a_terminal_would_act_on_is_shown() {
        assert!(written(None).0.contains("b␛[2J c"));
    }
}
