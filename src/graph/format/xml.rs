//! What the XML formats share.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};

use super::escape;

/// A writer that has written the declaration.
pub(super) fn document() -> io::Result<Writer<Vec<u8>>> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    Ok(writer)
}

/// The finished document.
pub(super) fn finished(writer: Writer<Vec<u8>>) -> Vec<u8> {
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    bytes
}

/// Text that XML 1.0 allows (<https://www.w3.org/TR/xml/#charsets>), on one line: a reader would take a line feed in an
/// attribute for a space, and a carriage return for a line feed.
pub(super) fn allowed(text: &str) -> String {
    text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { escape::visible(c) }).collect()
}
