//! Tables as SPARQL 1.1 Query Results CSV, which is RFC 4180: values without types, lines that end with CR and LF.

use std::io::{self, Write};

use ::csv::{ErrorKind, Terminator, WriterBuilder};

use super::{Cell, Table};

/// Writes a table.
pub(super) fn write(out: impl Write, table: &Table) -> io::Result<()> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    write_rows(&mut writer, table).map_err(|error| match error.into_kind() {
        // As it is: a reader that has gone away is told by its kind.
        ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    })?;
    writer.flush()
}

fn write_rows(writer: &mut ::csv::Writer<impl Write>, table: &Table) -> Result<(), ::csv::Error> {
    writer.write_record(&table.columns)?;
    for row in &table.rows {
        for cell in row {
            match cell {
                Cell::Blank(label) => writer.write_field(format!("_:{label}"))?,
                cell => writer.write_field(cell.value().as_bytes())?,
            }
        }
        writer.write_record(None::<&[u8]>)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_break_a_field_is_quoted() {
        let mut table = Table::new(["iri", "text", "none"]);
        table.rows.push(vec![Cell::iri("http://e/a,b"), Cell::from("a \"b\"\r\nc"), Cell::None]);
        table.rows.push(vec![Cell::Blank("x".to_owned()), Cell::from(""), Cell::Integer(1)]);
        let mut out = Vec::new();
        write(&mut out, &table).unwrap();
        let wanted = "iri,text,none\r\n\"http://e/a,b\",\"a \"\"b\"\"\r\nc\",\r\n_:x,,1\r\n";
        assert_eq!(String::from_utf8(out).unwrap(), wanted);
    }
}
