//! Markdown: tables, and text of data that stays text.

use std::borrow::Cow;
use std::io::{self, Write};

use super::visible::on_one_line;
use super::{Cell, Table};

/// Writes a table.
pub(super) fn write(mut out: impl Write, table: &Table, base: &str) -> io::Result<()> {
    let heads: Vec<_> =
        table.columns.iter().map(|column| markdown_text(&column.replace('_', " ")).into_owned()).collect();
    let rules: Vec<_> =
        (0..table.columns.len()).map(|column| if table.is_numeric(column) { "--:" } else { "---" }).collect();
    writeln!(out, "| {} |\n| {} |", heads.join(" | "), rules.join(" | "))?;
    for row in &table.rows {
        out.write_all(b"|")?;
        for cell in row {
            let shown = cell.shown(base);
            // An IRI has no character that Markdown acts on inside words; its `_` and `~` do not count there.
            let is_plain = matches!(cell, Cell::Iri(_)) && !shown.contains(['|', '<', '[', '*', '`', '&', '\\']);
            let text = if is_plain { shown } else { Cow::Owned(markdown_text(&shown).into_owned()) };
            write!(out, " {text} |")?;
        }
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// Text of data for Markdown, on one line: nothing in it becomes markup, a link, HTML or the end of a cell.
///
/// Brackets become character references: a backslash before them would do for `CommonMark`, but not for every program that
/// says it reads Markdown.
#[must_use]
pub fn markdown_text(text: &str) -> Cow<'_, str> {
    let text = on_one_line(text);
    if !text.contains(['\\', '`', '*', '_', '[', ']', '<', '>', '|', '~', '&']) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '[' => out.push_str("&#91;"),
            ']' => out.push_str("&#93;"),
            '\\' | '`' | '*' | '_' | '|' | '~' => out.extend(['\\', character]),
            character => out.push(character),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_cannot_break_the_table() {
        let mut table = Table::new(["x_y", "n"]);
        table.rows.push(vec![Cell::from("a|b\nc"), Cell::Integer(1)]);
        table.rows.push(vec![Cell::iri("http://e/a_b"), Cell::None]);
        let mut out = Vec::new();
        write(&mut out, &table, "http://e/").unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "| x y | n |\n| --- | --: |\n| a\\|b c | 1 |\n| a_b |  |\n");
    }

    #[test]
    fn text_stays_text() {
        assert_eq!(
            markdown_text("<script>x</script> [a](javascript:b) `c` **d** &lt;"),
            "&lt;script&gt;x&lt;/script&gt; &#91;a&#93;(javascript:b) \\`c\\` \\*\\*d\\*\\* &amp;lt;"
        );
    }
}
