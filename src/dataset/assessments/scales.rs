//! `scales/*.ttl`: the scales on which a dataset's people rate promises, and the ready ones that a dataset may name.
//!
//! A scale is a `skos:ConceptScheme`, a rating one of its concepts. A file may say of both what SKOS and Dublin Core say of
//! such things, and whether a rating means that the promise is done; nothing else, so that no scale states any evidence.

use std::collections::BTreeSet;

use oxigraph::model::{NamedNodeRef, NamedOrBlankNode, Term};

use super::completion::complete;
use crate::choice::{nearest, one_of};
use crate::dataset::curation::turtle::parse::{Property, Subject, parse};
use crate::dataset::{Files, files};
use crate::diagnostic::{Diagnostic, SourceText};
use crate::language::comparable;
use crate::model::{Names, Rating, Scale, ScaleStatement, ScaleValue};
use crate::vocab::{self, CROSSWALK, PB, SCALES, pb, rdf, skos, xsd};

/// What may be said of a scale or a rating, beside all of SKOS.
const ALLOWED: &[&str] = &[
    "http://purl.org/dc/terms/bibliographicCitation",
    "http://purl.org/dc/terms/contributor",
    "http://purl.org/dc/terms/created",
    "http://purl.org/dc/terms/creator",
    "http://purl.org/dc/terms/description",
    "http://purl.org/dc/terms/identifier",
    "http://purl.org/dc/terms/issued",
    "http://purl.org/dc/terms/license",
    "http://purl.org/dc/terms/modified",
    "http://purl.org/dc/terms/publisher",
    "http://purl.org/dc/terms/source",
    "http://purl.org/dc/terms/title",
    "http://schema.org/position",
    "http://www.w3.org/2000/01/rdf-schema#comment",
    "http://www.w3.org/2000/01/rdf-schema#label",
    "http://www.w3.org/2000/01/rdf-schema#seeAlso",
    "http://xmlns.com/foaf/0.1/page",
    "https://w3id.org/pledgebase/ns#done",
    "https://w3id.org/pledgebase/ns#unrated",
];
const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
const READY: &str = "https://w3id.org/pledgebase/scale/";
const CODE: &str = "bad-scale";

/// The scales of a dataset, and the ready ones that were named so far.
#[derive(Debug, Default)]
pub(in crate::dataset) struct Scales {
    own: Vec<Scale>,
    ready: Vec<Scale>,
    /// IRI of the scale that the manifest names.
    usual: Option<String>,
}

impl Scales {
    /// Reads the scales that a dataset declares.
    pub(in crate::dataset) fn read(files: &Files, names: &Names, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut scales = Self::default();
        for file in files.under("scales/", ".ttl") {
            let Some(source) = files::decode(file, diagnostics) else { continue };
            for (scale, declared) in declared(&source, names, diagnostics) {
                if scales.own.iter().any(|other| other.name == scale.name || other.iri == scale.iri) {
                    let message = format!("a scale `{}` is declared already", scale.name);
                    let help = "give each scale a name of its own; this one is left out";
                    diagnostics.push(Diagnostic::warning(CODE, declared, message, help));
                    continue;
                }
                if SCALES.iter().any(|(name, _)| *name == scale.name) {
                    let message =
                        format!("there is a ready scale `{}` too; the dataset's own is meant by this name", scale.name);
                    let help = "rename it if the ready one is meant";
                    diagnostics.push(Diagnostic::note("scale-named-as-ready", declared, message, help));
                }
                scales.own.push(scale);
            }
        }
        scales
    }

    /// The scale that a word means: one of the dataset by name or IRI, else a ready one, which is used from now on.
    pub(in crate::dataset) fn named(&mut self, word: &str) -> Option<&Scale> {
        let word = word.trim();
        let is_meant = |scale: &Scale| scale.name == word || scale.iri == word;
        if let Some(at) = self.own.iter().position(is_meant) {
            return self.own.get(at);
        }
        self.use_ready(word.strip_prefix(READY).unwrap_or(word))
    }

    /// The scale that has a rating of this IRI.
    pub(in crate::dataset) fn with_rating(&mut self, rating: &str) -> Option<&Scale> {
        let has_rating = |scale: &Scale| scale.ratings.iter().any(|known| known.iri == rating);
        if let Some(at) = self.own.iter().position(has_rating) {
            return self.own.get(at);
        }
        let (name, _) = rating.strip_prefix(READY)?.split_once('/')?;
        self.use_ready(name).filter(|scale| has_rating(scale))
    }

    /// Takes a scale for the one that is meant where nothing else is said.
    pub(in crate::dataset) fn make_usual(&mut self, scale: &Scale) {
        self.usual = Some(scale.iri.clone());
    }

    /// The scale that is meant where nothing says which: that of the manifest, else the only one that the dataset declares.
    pub(super) fn usual(&self) -> Option<&Scale> {
        if let Some(usual) = &self.usual {
            return self.own.iter().chain(&self.ready).find(|scale| scale.iri == *usual);
        }
        let mut own = self.own.iter();
        own.next().filter(|_| own.next().is_none())
    }

    fn use_ready(&mut self, name: &str) -> Option<&Scale> {
        if let Some(at) = self.ready.iter().position(|scale| scale.name == name) {
            return self.ready.get(at);
        }
        let (name, turtle) = SCALES.iter().find(|(ready, _)| *ready == name)?;
        self.ready.extend(read_ready(name, turtle));
        self.ready.sort_by(|a, b| a.name.cmp(&b.name));
        self.ready.iter().find(|scale| scale.name == *name)
    }

    /// What to write for a scale that there is not.
    pub(in crate::dataset) fn help(&self, given: &str) -> String {
        let ready = SCALES.iter().map(|(name, _)| *name);
        let known: Vec<&str> = self.own.iter().map(|scale| scale.name.as_str()).chain(ready).collect();
        let meant = nearest(given, known.iter().copied());
        let meant = meant.map(|name| format!("write `{name}` if that is meant; ")).unwrap_or_default();
        format!("{meant}scales are {}; or declare it in `scales/*.ttl`", one_of(&known))
    }

    /// All that are declared or used, and how the ready ones among them compare.
    pub(super) fn settle(self) -> (Vec<Scale>, Vec<ScaleStatement>) {
        let ratings: BTreeSet<&str> =
            self.ready.iter().flat_map(|scale| scale.ratings.iter().map(|rating| rating.iri.as_str())).collect();
        let is_between = |said: &ScaleStatement| {
            let ScaleValue::Iri(object) = &said.value else { return false };
            ratings.contains(said.subject.as_str()) && ratings.contains(object.as_str())
        };
        let crosswalk = if self.ready.len() > 1 { read_crosswalk() } else { Vec::new() };
        let crosswalk = crosswalk.into_iter().filter(is_between).collect();
        (self.own.into_iter().chain(self.ready).collect(), crosswalk)
    }
}

/// The namespace of ready scales needs no dataset.
fn no_names() -> Option<Names> {
    Names::new(READY, "ready").ok()
}

fn read_ready(name: &str, turtle: &str) -> Option<Scale> {
    let source = SourceText::new(format!("ready scale {name}"), turtle);
    declared(&source, &no_names()?, &mut Vec::new()).into_iter().map(|(scale, _)| scale).next()
}

fn read_crosswalk() -> Vec<ScaleStatement> {
    let source = SourceText::new("crosswalk", CROSSWALK);
    let subjects = no_names().map(|names| parse(&source, &names, &mut Vec::new())).unwrap_or_default();
    let statements = subjects.iter().flat_map(|subject| {
        let iri = subject.iri().unwrap_or_default();
        subject.properties.iter().filter_map(|property| statement(iri, property))
    });
    statements.collect()
}

/// The scales that a file declares, with where each stands.
fn declared(
    source: &SourceText,
    names: &Names,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(Scale, crate::diagnostic::Place)> {
    let subjects = parse(source, names, diagnostics);
    let mut reader = Reader { source, subjects: &subjects, diagnostics };
    let mut scales = Vec::new();
    let is_ready = source.path().starts_with("ready scale ");
    let mut taken = BTreeSet::new();
    for subject in subjects.iter().filter(|subject| subject.is_a(skos::CONCEPT_SCHEME)) {
        if reader.is_ours(subject, is_ready) {
            taken.insert(subject.node.to_string());
            scales.extend(reader.scale(subject, &mut taken).map(|scale| (scale, reader.place(subject))));
        }
    }
    for subject in subjects.iter().filter(|subject| !taken.contains(&subject.node.to_string())) {
        let (message, help) = if subject.is_a(skos::CONCEPT) {
            ("this rating is part of no scale that the file declares", "give it skos:inScheme; it is left out")
        } else {
            (
                "this is neither a scale nor a rating",
                "a scale is a skos:ConceptScheme, a rating a skos:Concept in it; the rest is left out",
            )
        };
        reader.warn("unknown-statement", subject, message, help);
    }
    scales
}

struct Reader<'s, 'd> {
    source: &'s SourceText,
    subjects: &'s [Subject],
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl Reader<'_, '_> {
    fn place(&self, subject: &Subject) -> crate::diagnostic::Place {
        subject.origin(self.source).place()
    }

    fn warn(&mut self, code: &'static str, subject: &Subject, message: &str, help: &str) {
        self.diagnostics.push(Diagnostic::warning(code, self.place(subject), message, help));
    }

    /// Whether a dataset may declare a thing of this name.
    fn is_ours(&mut self, subject: &Subject, is_ready: bool) -> bool {
        let (message, help) = match subject.iri() {
            None => (
                "a blank node is declared as a scale or rating",
                "give it an IRI, such as <scale/mine/kept>; it is left out",
            ),
            Some(iri) if !is_ready && (iri.starts_with(PB) || iri.starts_with(READY)) => (
                "this name is the program's own",
                "name a ready scale to use it; declare your own under another IRI; it is left out",
            ),
            Some(_) => return true,
        };
        self.warn(CODE, subject, message, help);
        false
    }

    fn scale(&mut self, scheme: &Subject, taken: &mut BTreeSet<String>) -> Option<Scale> {
        let iri = scheme.iri()?.to_owned();
        let label = scheme.text(skos::PREF_LABEL).or_else(|| scheme.text(vocab::dct::TITLE)).map(comparable);
        if label.as_deref().is_none_or(str::is_empty) {
            let help = "give it skos:prefLabel in the language of the dataset; it is left out";
            self.warn(CODE, scheme, "this scale has no label", help);
        }
        let name = scheme.text(skos::NOTATION).map(str::to_owned);
        let name = name.unwrap_or_else(|| iri.rsplit(['/', '#']).next().unwrap_or(&iri).to_owned());
        let mut statements = self.statements(scheme);
        let mut ratings: Vec<Rating> = Vec::new();
        let is_ready = iri.starts_with(READY);
        let members: Vec<&Subject> = self.subjects.iter().filter(|subject| is_in(subject, scheme)).collect();
        for concept in members {
            taken.insert(concept.node.to_string());
            if !self.is_ours(concept, is_ready) {
                continue;
            }
            if let Some(rating) = self.rating(concept, &ratings) {
                ratings.push(rating);
                statements.extend(self.statements(concept));
            }
        }
        let is_declared = |top: &Property| self.subjects.iter().any(|subject| is_node(&top.object, &subject.node));
        if scheme.all(skos::HAS_TOP_CONCEPT).any(|top| !is_declared(top)) {
            let help =
                "declare each skos:hasTopConcept as a skos:Concept in this file; what is not declared is left out";
            self.warn(CODE, scheme, "a rating of this scale is not declared", help);
        }
        label.filter(|label| !label.is_empty())?;
        if ratings.is_empty() {
            self.warn(CODE, scheme, "this scale has no rating", "give it concepts with skos:inScheme; it is left out");
            return None;
        }
        if ratings.iter().all(|rating| rating.is_done.is_none()) {
            let help = "say `pb:done true` of the ratings that mean it: until then nothing that is due and rated on this scale counts \
                        as done in time";
            let message = "no rating of this scale says that a promise is done";
            self.diagnostics.push(Diagnostic::note("scale-without-done", self.place(scheme), message, help));
        }
        complete(&iri, &ratings, &mut statements);
        Some(Scale { iri, name, ratings, statements })
    }

    fn rating(&mut self, concept: &Subject, known: &[Rating]) -> Option<Rating> {
        let iri = concept.iri()?.to_owned();
        let texts = |property: NamedNodeRef<'static>| concept.all(property).filter_map(Property::text).map(comparable);
        let labels: Vec<String> = texts(skos::PREF_LABEL).chain(texts(skos::ALT_LABEL)).collect();
        let notations: Vec<&str> = concept.all(skos::NOTATION).filter_map(Property::text).collect();
        let problem = match notations.as_slice() {
            _ if concept.text(skos::PREF_LABEL).is_none_or(|label| label.trim().is_empty()) => {
                Some(("this rating has no label".to_owned(), "give it skos:prefLabel; it is left out"))
            }
            [] => Some((
                "this rating has no notation".to_owned(),
                "give it skos:notation, by which files name it; it is left out",
            )),
            [_, _, ..] => {
                Some(("this rating has several notations".to_owned(), "keep one skos:notation; it is left out"))
            }
            [notation] => known.iter().any(|other| other.notation == *notation).then(|| {
                (
                    format!("two ratings of this scale have the notation `{notation}`"),
                    "give each its own; this one is left out",
                )
            }),
        };
        if let Some((message, help)) = problem {
            self.warn(CODE, concept, &message, help);
            return None;
        }
        let truth = |property| concept.get(property).and_then(|said| boolean(&said.object));
        Some(Rating {
            iri,
            notation: notations.first().map(|notation| (*notation).to_owned())?,
            labels,
            is_done: truth(pb::DONE),
            is_unrated: truth(pb::UNRATED).unwrap_or(false),
        })
    }

    /// What is said of a scale or a rating; what a scale's file cannot say becomes a finding.
    fn statements(&mut self, subject: &Subject) -> Vec<ScaleStatement> {
        let iri = subject.iri().unwrap_or_default();
        let mut statements = Vec::new();
        for property in &subject.properties {
            if let Some(statement) = statement(iri, property) {
                statements.push(statement);
            } else {
                let message = format!("a scale's file cannot state this with <{}>", property.predicate.as_str());
                let help = "it can say what SKOS and Dublin Core say of a scheme and its concepts, schema:position, pb:done and \
                            pb:unrated, with IRIs, texts, whole numbers, days and booleans; the rest is left out";
                self.warn("unknown-statement", subject, &message, help);
            }
        }
        statements
    }
}

/// Whether a thing is a rating of a scale.
fn is_in(subject: &Subject, scheme: &Subject) -> bool {
    let is_scheme = |property: &Property| is_node(&property.object, &scheme.node);
    subject.is_a(skos::CONCEPT)
        && (subject.all(skos::IN_SCHEME).any(is_scheme)
            || subject.all(skos::TOP_CONCEPT_OF).any(is_scheme)
            || scheme.all(skos::HAS_TOP_CONCEPT).any(|top| is_node(&top.object, &subject.node)))
}

fn is_node(term: &Term, node: &NamedOrBlankNode) -> bool {
    match (term, node) {
        (Term::NamedNode(a), NamedOrBlankNode::NamedNode(b)) => a == b,
        (Term::BlankNode(a), NamedOrBlankNode::BlankNode(b)) => a == b,
        _ => false,
    }
}

fn boolean(term: &Term) -> Option<bool> {
    match term {
        Term::Literal(literal) if literal.datatype() == xsd::BOOLEAN => match literal.value() {
            "true" | "1" => Some(true),
            "false" | "0" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

/// A property as a statement of a scale's file; `None` for what such a file cannot say.
fn statement(subject: &str, property: &Property) -> Option<ScaleStatement> {
    let predicate = property.predicate.as_str();
    let is_type = property.predicate == rdf::TYPE;
    let is_known_class = property.is_iri(skos::CONCEPT) || property.is_iri(skos::CONCEPT_SCHEME);
    let is_allowed = (is_type && is_known_class) || predicate.starts_with(SKOS) || ALLOWED.contains(&predicate);
    let value = match &property.object {
        Term::NamedNode(node) => ScaleValue::Iri(node.as_str().to_owned()),
        Term::BlankNode(_) => return None,
        Term::Literal(literal) => {
            let text = literal.value();
            match literal.datatype() {
                _ if text.trim().is_empty() => return None,
                _ if literal.language().is_some() => {
                    ScaleValue::Text(comparable(text), literal.language().unwrap_or_default().to_owned())
                }
                xsd::STRING => ScaleValue::Plain(comparable(text)),
                xsd::INTEGER => ScaleValue::Integer(text.parse().ok()?),
                xsd::BOOLEAN => ScaleValue::Boolean(boolean(&property.object)?),
                xsd::DATE => ScaleValue::Date(text.parse().ok()?),
                _ => return None,
            }
        }
    };
    // A number where a rating has its place, and a truth where it has one: rules and queries rely on these.
    let fits = match predicate {
        "http://schema.org/position" => matches!(value, ScaleValue::Integer(_)),
        "https://w3id.org/pledgebase/ns#done" | "https://w3id.org/pledgebase/ns#unrated" => {
            matches!(value, ScaleValue::Boolean(_))
        }
        _ => true,
    };
    (is_allowed && fits).then(|| ScaleStatement { subject: subject.to_owned(), property: predicate.to_owned(), value })
}
