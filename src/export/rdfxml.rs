//! RDF/XML, which any XML parser reads.
//!
//! # Rationale
//! XML cannot say every graph: it has no control characters, and a property has to end in an XML name. A graph that it
//! cannot say is refused, with the statement, before anything is written. The engine's own writer lets all of that through
//! and loses carriage returns.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write;

use oxigraph::model::{NamedOrBlankNode, Term, Triple};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, Event};

use super::ExportError;
use super::xml::{element, line, not_held, unheld};
use crate::vocab::{PREFIXES, xsd};

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
/// Names that RDF/XML keeps for its own syntax (section 7.2.2 of its specification).
const RESERVED: &[&str] = &[
    "RDF",
    "ID",
    "about",
    "parseType",
    "resource",
    "nodeID",
    "datatype",
    "Description",
    "li",
    "aboutEach",
    "aboutEachPrefix",
    "bagID",
];
/// Namespaces that no prefix can be bound to.
const UNBOUND: &[&str] = &["http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2000/xmlns/"];

/// The prefix of each namespace that is used.
type Prefixes = BTreeMap<String, String>;

/// Writes triples that are in order of their subjects.
pub(super) fn write(out: impl Write, triples: &[Triple]) -> Result<(), ExportError> {
    let prefixes = checked(triples)?;
    let mut writer = Writer::new(out);
    line(&mut writer, Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let mut root = BytesStart::new("rdf:RDF");
    for (namespace, prefix) in &prefixes {
        root.push_attribute((format!("xmlns:{prefix}").as_str(), namespace.as_str()));
    }
    line(&mut writer, Event::Start(root))?;
    for group in triples.chunk_by(|a, b| a.subject == b.subject) {
        let Some(Triple { subject, .. }) = group.first() else { continue };
        let mut description = BytesStart::new("rdf:Description");
        match subject {
            NamedOrBlankNode::NamedNode(node) => description.push_attribute(("rdf:about", node.as_str())),
            NamedOrBlankNode::BlankNode(node) => {
                description.push_attribute(("rdf:nodeID", label(node.as_str()).as_str()));
            }
        }
        line(&mut writer, Event::Start(description))?;
        for triple in group {
            property(&mut writer, triple, &prefixes)?;
        }
        line(&mut writer, Event::End(BytesEnd::new("rdf:Description")))?;
    }
    Ok(line(&mut writer, Event::End(BytesEnd::new("rdf:RDF")))?)
}

fn property<W: Write>(writer: &mut Writer<W>, triple: &Triple, prefixes: &Prefixes) -> Result<(), ExportError> {
    let (namespace, local) = split(triple.predicate.as_str()).ok_or_else(|| unnamed(triple))?;
    let prefix = prefixes.get(namespace).ok_or_else(|| unnamed(triple))?;
    let mut start = BytesStart::new(format!("{prefix}:{local}"));
    writer.get_mut().write_all(b"  ")?;
    match &triple.object {
        Term::NamedNode(node) => {
            start.push_attribute(("rdf:resource", node.as_str()));
            writer.write_event(Event::Empty(start))?;
        }
        Term::BlankNode(node) => {
            start.push_attribute(("rdf:nodeID", label(node.as_str()).as_str()));
            writer.write_event(Event::Empty(start))?;
        }
        Term::Literal(literal) => {
            if let Some(language) = literal.language() {
                start.push_attribute(("xml:lang", language));
            } else if literal.datatype() != xsd::STRING {
                start.push_attribute(("rdf:datatype", literal.datatype().as_str()));
            }
            element(writer, start, literal.value())?;
        }
    }
    writer.get_mut().write_all(b"\n")?;
    Ok(())
}

/// Refuses what cannot be written, and gives each namespace a prefix.
fn checked(triples: &[Triple]) -> Result<Prefixes, ExportError> {
    let mut prefixes = Prefixes::from([(RDF.to_owned(), "rdf".to_owned())]);
    for triple in triples {
        let (namespace, local) = split(triple.predicate.as_str()).ok_or_else(|| unnamed(triple))?;
        if UNBOUND.contains(&namespace) || (namespace == RDF && RESERVED.contains(&local)) {
            return Err(unnamed(triple));
        }
        if !prefixes.contains_key(namespace) {
            let known = PREFIXES.iter().find(|(_, known)| *known == namespace).map(|(prefix, _)| (*prefix).to_owned());
            let prefix = known.unwrap_or_else(|| format!("ns{}", prefixes.len()));
            prefixes.insert(namespace.to_owned(), prefix);
        }
        if let NamedOrBlankNode::NamedNode(node) = &triple.subject {
            check(triple, node.as_str(), true)?;
        }
        check(triple, triple.predicate.as_str(), true)?;
        match &triple.object {
            Term::NamedNode(node) => check(triple, node.as_str(), true)?,
            Term::BlankNode(_) => {}
            Term::Literal(literal) => {
                check(triple, literal.value(), false)?;
                check(triple, literal.datatype().as_str(), true)?;
            }
        }
    }
    Ok(prefixes)
}

/// In an attribute, white space of any kind is read as a space.
fn check(triple: &Triple, text: &str, is_attribute: bool) -> Result<(), ExportError> {
    let folded = || text.chars().find(|character| is_attribute && matches!(character, '\t' | '\n' | '\r'));
    match unheld(text).or_else(folded) {
        Some(character) => Err(refused(triple, not_held(character))),
        None => Ok(()),
    }
}

fn unnamed(triple: &Triple) -> ExportError {
    refused(triple, "XML has no name for its property".to_owned())
}

fn refused(triple: &Triple, why: String) -> ExportError {
    const LONGEST: usize = 300;
    let mut statement = triple.to_string();
    if let Some((end, _)) = statement.char_indices().nth(LONGEST) {
        statement.truncate(end);
        statement.push('…');
    }
    ExportError::NotInXml { what: format!("the statement `{statement}`"), why }
}

/// Namespace and local name of a property: the longest end that is an XML name, or what is behind a namespace that we know.
fn split(iri: &str) -> Option<(&str, &str)> {
    let known = PREFIXES.iter().find_map(|(_, namespace)| {
        let local = iri.strip_prefix(namespace)?;
        is_name(local).then_some((&iri[..namespace.len()], local))
    });
    known.or_else(|| {
        let run = iri.char_indices().rev().take_while(|(_, character)| is_name_character(*character));
        let (start, _) = run.filter(|(_, character)| is_name_start(*character)).last()?;
        (start > 0).then(|| iri.split_at(start))
    })
}

fn is_name(text: &str) -> bool {
    text.starts_with(is_name_start) && text.chars().all(is_name_character)
}

/// `NCNameStartChar` of Namespaces in XML 1.0.
fn is_name_start(character: char) -> bool {
    matches!(character, 'A'..='Z' | '_' | 'a'..='z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}'
        | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}'
        | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}'
        | '\u{10000}'..='\u{effff}')
}

/// `NCNameChar` of Namespaces in XML 1.0.
fn is_name_character(character: char) -> bool {
    is_name_start(character)
        || matches!(character, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}

/// A blank node's label as an XML name: a letter in front, and characters that no name has as their numbers.
fn label(label: &str) -> String {
    let mut name = "b".to_owned();
    for character in label.chars() {
        if is_name_character(character) && character != '_' {
            name.push(character);
        } else {
            let _ = write!(name, "_{:x}_", u32::from(character));
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::model::{Literal, NamedNode};

    fn written(predicate: &str, object: &str) -> Result<String, String> {
        let subject = NamedNode::new_unchecked("http://e/s");
        let triple = Triple::new(subject, NamedNode::new_unchecked(predicate), Literal::new_simple_literal(object));
        let mut out = Vec::new();
        let result = write(&mut out, &[triple]);
        assert!(result.is_ok() || out.is_empty(), "nothing is written in part");
        result.map(|()| String::from_utf8(out).unwrap()).map_err(|error| error.to_string())
    }

    #[test]
    fn properties_are_split_into_namespace_and_name() {
        assert_eq!(split("http://e/a#b"), Some(("http://e/a#", "b")));
        assert_eq!(split("http://e/1a"), Some(("http://e/1", "a")));
        assert_eq!(split("http://purl.org/dc/terms/title"), Some(("http://purl.org/dc/terms/", "title")));
        assert_eq!(split("http://e/"), None);
        assert_eq!(split("http://e/12"), None);
        let own = written("http://e/1a", "x").unwrap();
        assert!(own.contains("xmlns:ns1=\"http://e/1\"") && own.contains("<ns1:a>x</ns1:a>"), "{own}");
    }

    #[test]
    fn what_xml_cannot_say_is_refused_with_the_statement() {
        for (predicate, object) in
            [("http://e/12", "x"), ("http://e/p", "a\u{b}"), ("http://www.w3.org/1999/02/22-rdf-syntax-ns#li", "x")]
        {
            let error = written(predicate, object).unwrap_err();
            assert!(error.contains(predicate) && error.contains("<http://e/s>"), "{error}");
        }
    }

    #[test]
    fn carriage_returns_are_kept() {
        assert!(written("http://e/p", "a\r\nb").unwrap().contains("a&#13;\nb"));
    }
}
