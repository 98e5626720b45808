//! A Turtle text as subjects with what is said of them, and where.

use std::collections::HashMap;
use std::ops::Range;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Term};

use super::tokens::{Token, tokens};
use crate::dataset::curation::Origin;
use crate::diagnostic::{Diagnostic, SourceText};
use crate::model::Names;
use crate::vocab::rdf;

/// All that is said of one thing.
#[derive(Debug)]
pub(in crate::dataset) struct Subject {
    pub(in crate::dataset) node: NamedOrBlankNode,
    pub(in crate::dataset) properties: Vec<Property>,
    /// Where the thing is first spoken of.
    written: Range<usize>,
}

/// One statement about a thing.
#[derive(Debug)]
pub(in crate::dataset) struct Property {
    pub(in crate::dataset) predicate: NamedNode,
    pub(in crate::dataset) object: Term,
    /// Where the object is written; of a literal, where its subject is.
    pub(in crate::dataset) written: Range<usize>,
}

impl Subject {
    /// Its IRI; `None` for a blank node.
    pub(in crate::dataset) fn iri(&self) -> Option<&str> {
        if let NamedOrBlankNode::NamedNode(node) = &self.node { Some(node.as_str()) } else { None }
    }

    pub(in crate::dataset) fn is_a(&self, class: NamedNodeRef<'_>) -> bool {
        self.all(rdf::TYPE).any(|property| property.is_iri(class))
    }

    pub(in crate::dataset) fn all<'p>(&'p self, property: NamedNodeRef<'p>) -> impl Iterator<Item = &'p Property> {
        self.properties.iter().filter(move |said| said.predicate == property)
    }

    /// The first statement of a property.
    pub(in crate::dataset) fn get(&self, property: NamedNodeRef<'_>) -> Option<&Property> {
        self.properties.iter().find(|said| said.predicate == property)
    }

    /// The first text of a property.
    pub(in crate::dataset) fn text(&self, property: NamedNodeRef<'_>) -> Option<&str> {
        self.get(property)?.text()
    }

    pub(in crate::dataset) fn origin<'a>(&self, source: &'a SourceText) -> Origin<'a> {
        Origin { source, range: self.written.clone() }
    }
}

impl Property {
    /// The text of a literal.
    pub(in crate::dataset) fn text(&self) -> Option<&str> {
        if let Term::Literal(literal) = &self.object { Some(literal.value()) } else { None }
    }

    pub(in crate::dataset) fn is_iri(&self, iri: NamedNodeRef<'_>) -> bool {
        matches!(&self.object, Term::NamedNode(node) if *node == iri)
    }
}

/// Reads a text, in the order in which it speaks of things. Cost: linear in the text.
pub(in crate::dataset) fn parse(source: &SourceText, names: &Names, diagnostics: &mut Vec<Diagnostic>) -> Vec<Subject> {
    let (body, skipped) = source.body();
    // A base that no relative IRI can be resolved against (one with a `#`) leaves only absolute ones.
    let parser = RdfParser::from_format(RdfFormat::Turtle);
    let parser = parser.clone().with_base_iri(names.space()).unwrap_or(parser);
    let tokens = tokens(body, names.space());
    let mut places = Places::of(&tokens);
    let mut subjects: Vec<Subject> = Vec::new();
    let mut known: HashMap<NamedOrBlankNode, usize> = HashMap::new();
    let mut last = None;
    for quad in parser.for_slice(body.as_bytes()) {
        let quad = match quad {
            Ok(quad) => quad,
            Err(error) => {
                let place = error.location().map_or(0..0, |at| {
                    let start = usize::try_from(at.start.offset).unwrap_or(0) + skipped;
                    start..usize::try_from(at.end.offset).unwrap_or(0) + skipped
                });
                diagnostics.push(Diagnostic::error(
                    "bad-turtle",
                    source.place(place),
                    format!("this is not Turtle: {error}"),
                    "correct the statement; nothing is built from a file that cannot be read to its end",
                ));
                break;
            }
        };
        let shifted = |range: Range<usize>| range.start + skipped..range.end + skipped;
        let index = *known.entry(quad.subject.clone()).or_insert(subjects.len());
        if last != Some(index)
            && let NamedOrBlankNode::NamedNode(node) = &quad.subject
        {
            places.advance(node.as_str());
        }
        last = Some(index);
        if index == subjects.len() {
            let written = shifted(places.here());
            subjects.push(Subject { node: quad.subject, properties: Vec::new(), written });
        }
        let subject = &mut subjects[index];
        let written = match &quad.object {
            Term::NamedNode(node) if places.advance(node.as_str()) => shifted(places.here()),
            _ => subject.written.clone(),
        };
        subject.properties.push(Property { predicate: quad.predicate, object: quad.object, written });
    }
    subjects
}

/// Follows the parser through the text: it tells of statements in the order in which they are written.
struct Places<'t> {
    tokens: &'t [Token],
    by_iri: HashMap<&'t str, Vec<usize>>,
    /// The token that was read last.
    at: usize,
}

impl<'t> Places<'t> {
    fn of(tokens: &'t [Token]) -> Self {
        let mut by_iri: HashMap<&str, Vec<usize>> = HashMap::new();
        for (index, token) in tokens.iter().enumerate() {
            by_iri.entry(&token.iri).or_default().push(index);
        }
        Self { tokens, by_iri, at: 0 }
    }

    /// Goes on to where an IRI is written next; whether it is.
    fn advance(&mut self, iri: &str) -> bool {
        let Some(written) = self.by_iri.get(iri) else { return false };
        let next = written.partition_point(|index| *index < self.at);
        let Some(index) = written.get(next) else { return false };
        self.at = *index;
        true
    }

    fn here(&self) -> Range<usize> {
        self.tokens.get(self.at).map_or(0..0, |token| token.range.clone())
    }
}
