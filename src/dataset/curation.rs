//! `curation/*.ttl`: what analysts state themselves.
//!
//! Relative IRIs are resolved against the dataset's namespace, so that `<theme/energie-en-klimaat/1.3/2>` names a theme.
//! A statement about something that the dataset does not have is a finding and is left out.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedOrBlankNode, Term};

use super::{Files, files};
use crate::diagnostic::{Diagnostic, SourceText};
use crate::model::{Commitment, CuratedPromise, Curation, Dataset, Names, SectionId};

const PB: &str = "https://w3id.org/pledgebase/ns#";
const RDF_TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const DCT_IS_PART_OF: &str = "http://purl.org/dc/terms/isPartOf";
const PROV_VALUE: &str = "http://www.w3.org/ns/prov#value";
const SCHEMA_POSITION: &str = "http://schema.org/position";
const SKOS_NOTE: &str = "http://www.w3.org/2004/02/skos/core#note";

/// Reads all curation files of a dataset.
pub(super) fn read(files: &Files, dataset: &Dataset, names: &Names, diagnostics: &mut Vec<Diagnostic>) -> Curation {
    let known = Known::of(dataset, names);
    let mut curation = Curation::default();
    let mut promises = BTreeSet::new();
    let mut links = Vec::new();
    let mut statements = Vec::new();
    for file in files.under("curation/", ".ttl") {
        if let Some(source) = files::decode(file, diagnostics) {
            let parsed = parse(&source, names, diagnostics);
            statements.push((source, parsed));
        }
    }
    for (source, statements) in &statements {
        let mut reader = Reader { source, known: &known, promises: &mut promises, diagnostics };
        for (subject, properties) in statements {
            reader.subject(subject, properties, &mut curation, &mut links);
        }
    }
    let curated: BTreeSet<_> = curation.promises.iter().map(|promise| promise.section.clone()).collect();
    let linkable = dataset.sections.iter().filter(|section| !curated.contains(&section.id));
    for section in linkable {
        promises.extend(section.promises.iter().map(|promise| names.promise(&section.id, promise.position)));
    }
    for (file, link) in links {
        let Some((source, _)) = statements.iter().find(|(source, _)| source.path() == file) else { continue };
        Reader { source, known: &known, promises: &mut promises, diagnostics }.link(link, &mut curation);
    }
    curation.alignments.sort();
    curation.alignments.dedup();
    curation.follow_ups.sort();
    curation.follow_ups.dedup();
    curation
}

/// What the dataset has, by IRI.
struct Known {
    sections: BTreeMap<String, SectionId>,
    texts: BTreeMap<String, String>,
    themes: BTreeSet<String>,
    decisions: BTreeSet<String>,
}

impl Known {
    fn of(dataset: &Dataset, names: &Names) -> Self {
        let themes = dataset.reports.iter().flat_map(|r| r.themes.iter().map(|t| names.theme(r, t.position)));
        let decisions = dataset.reports.iter().flat_map(|r| r.references.iter().map(|f| names.decision(&f.decision)));
        Self {
            sections: dataset.sections.iter().map(|s| (names.section(&s.id), s.id.clone())).collect(),
            texts: (dataset.sections.iter())
                .filter_map(|s| Some((names.section(&s.id), comparable(s.text.as_deref()?))))
                .collect(),
            themes: themes.collect(),
            decisions: decisions.collect(),
        }
    }
}

/// Predicate and object of the statements about one subject.
type Properties = Vec<(String, Term)>;

/// A link as written: subject, property, object.
struct Link {
    promise: String,
    kind: LinkKind,
    target: String,
}

enum LinkKind {
    Theme,
    Decision,
}

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

struct Reader<'a> {
    source: &'a SourceText,
    known: &'a Known,
    /// IRIs of the promises stated so far.
    promises: &'a mut BTreeSet<String>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn subject(
        &mut self,
        subject: &NamedOrBlankNode,
        properties: &Properties,
        curation: &mut Curation,
        links: &mut Vec<(String, Link)>,
    ) {
        let NamedOrBlankNode::NamedNode(node) = subject else {
            self.left_out(
                "blank-node",
                "[",
                "a blank node cannot be curated",
                "give it an IRI, such as <promise/…/2.1/1>",
            );
            return;
        };
        let iri = node.as_str();
        let is_a = |class: &str| properties.iter().any(|(p, o)| p == RDF_TYPE && is_iri(o, &format!("{PB}{class}")));
        if is_a("Alignment") {
            let named = |name: &str| {
                properties.iter().filter(|(p, _)| p.strip_prefix(PB) == Some(name)).find_map(|(_, o)| iri_of(o))
            };
            match (named("promise"), named("theme")) {
                (Some(promise), Some(target)) => {
                    links.push((self.source.path().to_owned(), Link { promise, kind: LinkKind::Theme, target }));
                }
                _ => self.left_out(
                    "bad-alignment",
                    iri,
                    "this alignment does not name a promise and a theme",
                    "give it pb:promise and pb:theme",
                ),
            }
            return;
        }
        if is_a("Promise") {
            self.promise(iri, properties, curation);
        }
        for (property, object) in properties {
            let kind = match property.strip_prefix(PB) {
                Some("reportedIn") => LinkKind::Theme,
                Some("followedUpBy") => LinkKind::Decision,
                _ => {
                    self.check_property(iri, property, is_a("Promise"));
                    continue;
                }
            };
            if let Some(target) = iri_of(object) {
                links.push((self.source.path().to_owned(), Link { promise: iri.to_owned(), kind, target }));
            } else {
                self.left_out("bad-link", iri, "a link must name a theme or a decision by its IRI", "write <theme/…>");
            }
        }
    }

    fn check_property(&mut self, iri: &str, property: &str, is_promise: bool) {
        let is_known = [RDF_TYPE, DCT_IS_PART_OF, PROV_VALUE, SCHEMA_POSITION, SKOS_NOTE].contains(&property)
            || matches!(property.strip_prefix(PB), Some("commitment" | "testable"));
        if !(is_known && is_promise) {
            let message = format!("a curation file cannot state <{property}> of this");
            let help = "it can state promises (a pb:Promise; dct:isPartOf, prov:value, schema:position, pb:commitment, \
                        pb:testable, skos:note) and their links (pb:reportedIn, pb:followedUpBy); the rest is left out";
            self.left_out("unknown-statement", iri, &message, help);
        }
    }

    fn promise(&mut self, iri: &str, properties: &Properties, curation: &mut Curation) {
        let value = |property: &str| properties.iter().find(|(p, _)| p == property).map(|(_, o)| o);
        let literal = |property: &str| match value(property) {
            Some(Term::Literal(literal)) => Some(literal.value().to_owned()),
            _ => None,
        };
        let section_iri = value(DCT_IS_PART_OF).and_then(iri_of).unwrap_or_default();
        let Some(section) = self.known.sections.get(&section_iri) else {
            let message = format!("this promise is part of no section that the dataset has (<{section_iri}>)");
            self.left_out("unknown-section", iri, &message, "name its section with dct:isPartOf <section/domain/2.1>");
            return;
        };
        let Some(text) = literal(PROV_VALUE).filter(|text| !text.trim().is_empty()) else {
            self.left_out("promise-without-text", iri, "this promise has no text", "quote it with prov:value \"…\"");
            return;
        };
        if !iri.contains("/promise/") {
            let help = "name it <promise/domain/2.1/1>, so that links and follow-ups can be named after it";
            self.left_out("bad-promise-name", iri, "this name is not one of a promise", help);
            return;
        }
        if self.promises.contains(iri) {
            self.left_out("duplicate-promise", iri, "this promise is stated twice", "state each promise once");
            return;
        }
        if self.known.texts.get(&section_iri).is_some_and(|section| !section.contains(&comparable(&text))) {
            let help = "quote the agreement word for word; the promise is kept as stated";
            self.report("promise-not-verbatim", iri, "this text does not stand in the section", help);
        }
        let commitment = value(&format!("{PB}commitment")).and_then(iri_of);
        let commitment = match commitment.as_deref().map(|iri| iri.strip_prefix(PB)) {
            None => None,
            Some(Some("action")) => Some(Commitment::Action),
            Some(Some("outcome")) => Some(Commitment::Outcome),
            Some(_) => {
                self.left_out("bad-commitment", iri, "this is no kind of commitment", "use pb:action or pb:outcome");
                None
            }
        };
        self.promises.insert(iri.to_owned());
        curation.promises.push(CuratedPromise {
            iri: iri.to_owned(),
            section: section.clone(),
            text,
            position: literal(SCHEMA_POSITION).and_then(|p| p.parse().ok()).unwrap_or(curation.promises.len() + 1),
            commitment,
            testable: literal(&format!("{PB}testable")).map(|t| t == "true" || t == "1"),
            note: literal(SKOS_NOTE),
        });
    }

    fn link(&mut self, link: Link, curation: &mut Curation) {
        let Link { promise, kind, target } = link;
        if !self.promises.contains(&promise) {
            let help = "name a promise found in the text, or state it as a pb:Promise in a curation file; the link is left out";
            self.left_out("unknown-promise", &promise, "no promise has this name", help);
            return;
        }
        match kind {
            LinkKind::Theme if self.known.themes.contains(&target) => curation.alignments.push((promise, target)),
            LinkKind::Decision if self.known.decisions.contains(&target) => curation.follow_ups.push((promise, target)),
            LinkKind::Theme => {
                let help = "a theme is <theme/domain/section number/position>; the link is left out";
                self.left_out("unknown-theme", &target, "no theme has this name", help);
            }
            LinkKind::Decision => {
                let help = "`pledgebase query decisions-of-section` lists the names of decisions; the link is left out";
                self.left_out("unknown-decision", &target, "no decision has this name", help);
            }
        }
    }

    fn left_out(&mut self, code: &'static str, iri: &str, message: &str, help: &str) {
        self.report(code, iri, message, help);
    }

    fn report(&mut self, code: &'static str, iri: &str, message: &str, help: &str) {
        let place = self.source.place(written(self.source.text(), iri));
        self.diagnostics.push(Diagnostic::warning(code, place, message, help));
    }
}

/// Where in a Turtle text an IRI is written: the longest of its endings that stands there.
fn written(text: &str, iri: &str) -> std::ops::Range<usize> {
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

/// Text without white space and hyphens, so that line breaks of the printed agreement do not matter.
fn comparable(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '-' && *c != '\u{ad}').collect()
}
