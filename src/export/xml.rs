//! Tables as SPARQL Query Results XML, and what XML 1.0 can hold.

use std::borrow::Cow;
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::{Cell, ExportError, Table};

const NAMESPACE: &str = "http://www.w3.org/2005/sparql-results#";

/// Writes a table, when XML can hold all of it.
pub(super) fn write(out: impl Write, table: &Table) -> Result<(), ExportError> {
    check(table)?;
    let mut writer = start(out)?;
    writer.write_event(Event::Start(BytesStart::new("head")))?;
    for column in &table.columns {
        line(&mut writer, Event::Empty(BytesStart::new("variable").with_attributes([("name", column.as_str())])))?;
    }
    writer.write_event(Event::End(BytesEnd::new("head")))?;
    line(&mut writer, Event::Start(BytesStart::new("results")))?;
    for row in &table.rows {
        writer.write_event(Event::Start(BytesStart::new("result")))?;
        for (column, cell) in table.columns.iter().zip(row).filter(|(_, cell)| **cell != Cell::None) {
            writer
                .write_event(Event::Start(BytesStart::new("binding").with_attributes([("name", column.as_str())])))?;
            write_cell(&mut writer, cell)?;
            writer.write_event(Event::End(BytesEnd::new("binding")))?;
        }
        line(&mut writer, Event::End(BytesEnd::new("result")))?;
    }
    writer.write_event(Event::End(BytesEnd::new("results")))?;
    Ok(line(&mut writer, Event::End(BytesEnd::new("sparql")))?)
}

/// Writes the answer of an ASK.
pub(super) fn write_boolean(out: impl Write, value: bool) -> io::Result<()> {
    let mut writer = start(out)?;
    writer.write_event(Event::Empty(BytesStart::new("head")))?;
    element(&mut writer, BytesStart::new("boolean"), if value { "true" } else { "false" })?;
    line(&mut writer, Event::End(BytesEnd::new("sparql")))
}

fn start<W: Write>(out: W) -> io::Result<Writer<W>> {
    let mut writer = Writer::new(out);
    line(&mut writer, Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    line(&mut writer, Event::Start(BytesStart::new("sparql").with_attributes([("xmlns", NAMESPACE)])))?;
    Ok(writer)
}

fn write_cell<W: Write>(writer: &mut Writer<W>, cell: &Cell) -> io::Result<()> {
    let mut literal = BytesStart::new("literal");
    if let Cell::TextIn { language, .. } = cell {
        literal.push_attribute(("xml:lang", language.as_str()));
    }
    if let Some(datatype) = cell.datatype() {
        literal.push_attribute(("datatype", datatype));
    }
    match cell {
        Cell::None => Ok(()),
        Cell::Iri(iri) => element(writer, BytesStart::new("uri"), iri),
        Cell::Blank(label) => element(writer, BytesStart::new("bnode"), label),
        cell => element(writer, literal, &cell.value()),
    }
}

/// An element with a text and nothing else.
pub(super) fn element<W: Write>(writer: &mut Writer<W>, start: BytesStart<'_>, text: &str) -> io::Result<()> {
    let end = start.to_end().into_owned();
    writer.write_event(Event::Start(start))?;
    writer.write_event(Event::Text(BytesText::from_escaped(escaped(text))))?;
    writer.write_event(Event::End(end))
}

/// An event and a line end behind it.
pub(super) fn line<W: Write>(writer: &mut Writer<W>, event: Event<'_>) -> io::Result<()> {
    writer.write_event(event)?;
    writer.get_mut().write_all(b"\n")
}

/// Text as it stands between tags. A carriage return that is not written as a reference is read as a line feed.
fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '\r']) {
        return Cow::Borrowed(text);
    }
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    Cow::Owned(text.replace('\r', "&#13;"))
}

fn check(table: &Table) -> Result<(), ExportError> {
    for (number, row) in (1_usize..).zip(&table.rows) {
        for (column, cell) in table.columns.iter().zip(row) {
            if let Some(character) = unheld(&cell.value()) {
                return Err(ExportError::NotInXml {
                    what: format!("the {column} of row {number}"),
                    why: not_held(character),
                });
            }
        }
    }
    Ok(())
}

/// The first character that XML 1.0 cannot hold, not even as a reference: a control character other than tab and line
/// ends, U+FFFE and U+FFFF (section 2.2).
pub(super) fn unheld(text: &str) -> Option<char> {
    let is_held = |c: char| (c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}')) || matches!(c, '\t' | '\n' | '\r');
    text.chars().find(|character| !is_held(*character))
}

/// Says that XML has no place for a character.
pub(super) fn not_held(character: char) -> String {
    format!("XML cannot hold its character U+{:04X}", u32::from(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_escaped_and_carriage_returns_are_kept() {
        let mut table = Table::new(["a"]);
        table.rows.push(vec![Cell::TextIn { text: "<b> & \r\n".to_owned(), language: "nl".to_owned() }]);
        let mut out = Vec::new();
        write(&mut out, &table).unwrap();
        let out = String::from_utf8(out).unwrap();
        assert!(out.contains("<literal xml:lang=\"nl\">&lt;b&gt; &amp; &#13;\n</literal>"), "{out}");
        assert!(out.ends_with("</sparql>\n"), "{out}");
    }

    #[test]
    fn a_character_that_xml_cannot_hold_is_refused_before_anything_is_written() {
        let mut table = Table::new(["a", "text"]);
        table.rows.push(vec![Cell::Integer(1), Cell::from("x")]);
        table.rows.push(vec![Cell::Integer(2), Cell::from("x\u{1}")]);
        let mut out = Vec::new();
        let error = write(&mut out, &table).unwrap_err().to_string();
        assert!(error.contains("the text of row 2") && error.contains("U+0001"), "{error}");
        assert!(out.is_empty());
    }
}
