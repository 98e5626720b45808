//! Tables as SPARQL 1.1 Query Results TSV: every value as SPARQL writes it, so that its type is kept.

use std::borrow::Cow;
use std::io::{self, Write};

use super::{Cell, Table};

/// Writes a table.
pub(super) fn write(mut out: impl Write, table: &Table) -> io::Result<()> {
    let variables: Vec<_> = table.columns.iter().map(|column| format!("?{column}")).collect();
    writeln!(out, "{}", variables.join("\t"))?;
    for row in &table.rows {
        for (index, cell) in row.iter().enumerate() {
            if index > 0 {
                out.write_all(b"\t")?;
            }
            out.write_all(term(cell).as_bytes())?;
        }
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn term(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::None => Cow::Borrowed(""),
        Cell::Text(text) => Cow::Owned(quoted(text)),
        Cell::TextIn { text, language } => Cow::Owned(format!("{}@{language}", quoted(text))),
        Cell::Iri(iri) => Cow::Owned(format!("<{iri}>")),
        Cell::Blank(label) => Cow::Owned(format!("_:{label}")),
        Cell::Integer(_) | Cell::Boolean(_) => cell.value(),
        // SPARQL reads a number with a point as decimal, one without as integer.
        Cell::Decimal(value) if has_digits_around_a_point(value) => Cow::Borrowed(value),
        Cell::Decimal(_) | Cell::Date(_) | Cell::Typed { .. } => {
            Cow::Owned(format!("{}^^<{}>", quoted(&cell.value()), cell.datatype().unwrap_or_default()))
        }
    }
}

fn has_digits_around_a_point(value: &str) -> bool {
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    value.trim_start_matches('-').split_once('.').is_some_and(|(before, after)| is_number(before) && is_number(after))
}

fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        match character {
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            character => out.push(character),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_their_types() {
        let mut table = Table::new(["x"]);
        let typed = Cell::Typed { value: "007".to_owned(), datatype: "http://e/t".to_owned() };
        let dutch = Cell::TextIn { text: "a\t\"b\"".to_owned(), language: "nl".to_owned() };
        let cells =
            [Cell::None, dutch, Cell::Integer(-1), Cell::Decimal("0.50".to_owned()), typed, Cell::iri("http://e/")];
        table.rows.extend(cells.map(|cell| vec![cell]));
        let mut out = Vec::new();
        write(&mut out, &table).unwrap();
        let wanted = "?x\n\n\"a\\t\\\"b\\\"\"@nl\n-1\n0.50\n\"007\"^^<http://e/t>\n<http://e/>\n";
        assert_eq!(String::from_utf8(out).unwrap(), wanted);
    }
}
