//! Curation in Turtle.
//!
//! Relative IRIs are resolved against the dataset's namespace, so that `<theme/energie-en-klimaat/1.3/2>` names a theme.

use std::collections::HashMap;
use std::ops::Range;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedOrBlankNode, Term};

use super::{Link, LinkKind, Origin, StatedPromise, Statement, commitment};
use crate::diagnostic::{Diagnostic, SourceText};
use crate::model::Names;

const PB: &str = "https://w3id.org/pledgebase/ns#";
const RDF_TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const DCT_IS_PART_OF: &str = "http://purl.org/dc/terms/isPartOf";
const PROV_VALUE: &str = "http://www.w3.org/ns/prov#value";
const SCHEMA_POSITION: &str = "http://schema.org/position";
const SKOS_NOTE: &str = "http://www.w3.org/2004/02/skos/core#note";

/// Reads a Turtle file of curation.
pub(super) fn read<'a>(source: &'a SourceText, names: &Names, diagnostics: &mut Vec<Diagnostic>) -> Vec<Statement<'a>> {
    let subjects = parse(source, names, diagnostics);
    let mut reader = Reader { source, diagnostics, statements: Vec::new() };
    for (subject, properties) in &subjects {
        reader.subject(subject, properties);
    }
    reader.statements
}

/// Predicate and object of the statements about one subject.
type Properties = Vec<(String, Term)>;

fn parse(source: &SourceText, names: &Names, diagnostics: &mut Vec<Diagnostic>) -> Vec<(NamedOrBlankNode, Properties)> {
    let skipped = source.text().len() - source.text().trim_start_matches('\u{feff}').len();
    // A base that no relative IRI can be resolved against (one with a `#`) leaves only absolute ones.
    let parser = RdfParser::from_format(RdfFormat::Turtle);
    let parser = parser.clone().with_base_iri(names.space()).unwrap_or(parser);
    let mut subjects: Vec<(NamedOrBlankNode, Properties)> = Vec::new();
    let mut known: HashMap<NamedOrBlankNode, usize> = HashMap::new();
    for quad in parser.for_slice(&source.text().as_bytes()[skipped..]) {
        match quad {
            Ok(quad) => {
                let property = (quad.predicate.into_string(), quad.object);
                let index = *known.entry(quad.subject.clone()).or_insert(subjects.len());
                match subjects.get_mut(index) {
                    Some((_, properties)) => properties.push(property),
                    None => subjects.push((quad.subject, vec![property])),
                }
            }
            Err(error) => {
                let place = error.location().map_or(0..0, |at| {
                    let start = usize::try_from(at.start.offset).unwrap_or(0) + skipped;
                    start..usize::try_from(at.end.offset).unwrap_or(0) + skipped
                });
                diagnostics.push(Diagnostic::error(
                    "bad-turtle",
                    source.place(place),
                    format!("this is not Turtle: {error}"),
                    "correct the statement; nothing is built from a curation file that cannot be read to its end",
                ));
                break;
            }
        }
    }
    subjects
}

struct Reader<'a, 'd> {
    source: &'a SourceText,
    diagnostics: &'d mut Vec<Diagnostic>,
    statements: Vec<Statement<'a>>,
}

impl<'a> Reader<'a, '_> {
    fn subject(&mut self, subject: &NamedOrBlankNode, properties: &Properties) {
        let NamedOrBlankNode::NamedNode(node) = subject else {
            let help = "give it an IRI, such as <promise/…/2.1/1>";
            self.left_out("blank-node", "[", "a blank node cannot be curated", help);
            return;
        };
        let iri = node.as_str();
        let is_a = |class: &str| properties.iter().any(|(p, o)| p == RDF_TYPE && is_iri(o, &format!("{PB}{class}")));
        for (class, kind) in [("Alignment", LinkKind::Theme), ("RejectedAlignment", LinkKind::NotTheme)] {
            if is_a(class) {
                self.alignment(iri, properties, kind);
                return;
            }
        }
        let is_promise = is_a("Promise");
        if is_promise {
            self.promise(iri, properties);
        }
        for (property, object) in properties {
            let kind = match property.strip_prefix(PB) {
                Some("reportedIn") => LinkKind::Theme,
                Some("notReportedIn") => LinkKind::NotTheme,
                Some("followedUpBy") => LinkKind::Decision,
                _ => {
                    self.check_property(iri, property, is_promise);
                    continue;
                }
            };
            if let Some(target) = iri_of(object) {
                self.link(iri.to_owned(), kind, target);
            } else {
                self.left_out("bad-link", iri, "a link must name a theme or a decision by its IRI", "write <theme/…>");
            }
        }
    }

    fn alignment(&mut self, iri: &str, properties: &Properties, kind: LinkKind) {
        let named = |name: &str| {
            properties.iter().filter(|(p, _)| p.strip_prefix(PB) == Some(name)).find_map(|(_, o)| iri_of(o))
        };
        if let (Some(promise), Some(theme)) = (named("promise"), named("theme")) {
            self.link(promise, kind, theme);
        } else {
            let message = "this alignment does not name a promise and a theme";
            self.left_out("bad-alignment", iri, message, "give it pb:promise and pb:theme");
        }
    }

    fn link(&mut self, promise: String, kind: LinkKind, target: String) {
        self.statements.push(Statement::Link(Link { promise, kind, target, origin: self.origin() }));
    }

    fn check_property(&mut self, iri: &str, property: &str, is_promise: bool) {
        let is_known = [RDF_TYPE, DCT_IS_PART_OF, PROV_VALUE, SCHEMA_POSITION, SKOS_NOTE].contains(&property)
            || matches!(property.strip_prefix(PB), Some("commitment" | "testable"));
        if !(is_known && is_promise) {
            let message = format!("a curation file cannot state <{property}> of this");
            let help = "it can state promises (a pb:Promise; dct:isPartOf, prov:value, schema:position, pb:commitment, \
                        pb:testable, skos:note) and their links (pb:reportedIn, pb:notReportedIn, pb:followedUpBy); the rest \
                        is left out";
            self.left_out("unknown-statement", iri, &message, help);
        }
    }

    fn promise(&mut self, iri: &str, properties: &Properties) {
        let value = |property: &str| properties.iter().find(|(p, _)| p == property).map(|(_, o)| o);
        let literal = |property: &str| match value(property) {
            Some(Term::Literal(literal)) => Some(literal.value().to_owned()),
            _ => None,
        };
        let origin = self.origin();
        let kind = value(&format!("{PB}commitment")).map(|value| iri_of(value).unwrap_or_default());
        let kind = kind
            .and_then(|kind| commitment(kind.strip_prefix(PB).unwrap_or(""), || origin.place(iri), self.diagnostics));
        self.statements.push(Statement::Promise(StatedPromise {
            iri: iri.to_owned(),
            section: value(DCT_IS_PART_OF).and_then(iri_of).unwrap_or_default(),
            text: literal(PROV_VALUE),
            position: literal(SCHEMA_POSITION).and_then(|position| position.parse().ok()),
            commitment: kind,
            testable: literal(&format!("{PB}testable")).map(|value| value == "true" || value == "1"),
            note: literal(SKOS_NOTE),
            origin,
        }));
    }

    fn left_out(&mut self, code: &'static str, iri: &str, message: &str, help: &str) {
        let place = self.origin().place(iri);
        self.diagnostics.push(Diagnostic::warning(code, place, message, help));
    }

    /// The parser does not tell where a statement stands.
    fn origin(&self) -> Origin<'a> {
        Origin { source: self.source, range: None }
    }
}

/// Where in a Turtle text an IRI is written: the longest of its endings that stands there.
pub(super) fn written(text: &str, iri: &str) -> Range<usize> {
    let endings = std::iter::once(0).chain(iri.match_indices(['/', '#', ':']).map(|(at, c)| at + c.len()));
    for start in endings {
        let ending = &iri[start..];
        let mut from = 0;
        while let Some(found) = text[from..].find(ending).filter(|_| !ending.is_empty()) {
            let at = from + found;
            let follows = text[at + ending.len()..].chars().next();
            if follows.is_none_or(|c| !c.is_alphanumeric() && c != '-' && c != '/') {
                return at..at + ending.len();
            }
            from = at + ending.len();
        }
    }
    0..0
}

fn iri_of(term: &Term) -> Option<String> {
    if let Term::NamedNode(node) = term { Some(node.as_str().to_owned()) } else { None }
}

fn is_iri(term: &Term, iri: &str) -> bool {
    matches!(term, Term::NamedNode(node) if node.as_str() == iri)
}
