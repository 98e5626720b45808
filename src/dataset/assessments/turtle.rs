//! Assessments in Turtle: nodes of `pb:Assessment`.
//!
//! As in curation, relative IRIs are resolved against the dataset's namespace, and what `<>` is attributed to and when it was
//! made holds for all in the file that says nothing else. A promise that is not named by IRI is quoted: `pb:promise [ prov:value
//! "its words" ; dct:isPartOf <section/water/1.1> ]`; words beside a name (`prov:value` of the assessment) are those that the
//! rating was given on.

use std::collections::{HashMap, HashSet};

use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Term};

use super::csv::rating_of;
use super::{Rated, Scales, StatedAssessment, decimal, sources_of};
use crate::dataset::curation::turtle::parse::{Property, Subject, parse};
use crate::dataset::curation::{Authorship, values};
use crate::dataset::meant::{Meant, Origin, section_tail};
use crate::diagnostic::{Diagnostic, SourceText};
use crate::model::{Analyst, Coder, NamedSource, Names};
use crate::vocab::{dct, foaf, is_iri, pb, prov, rdf, rdfs, skos};

/// What may be said of an assessment.
const OF_ASSESSMENT: [NamedNodeRef<'static>; 10] = [
    rdf::TYPE,
    pb::HAS_PROMISE,
    pb::RATING,
    pb::RATING_VALUE,
    pb::RATING_WORDS,
    prov::WAS_ATTRIBUTED_TO,
    prov::VALUE,
    dct::CREATED,
    dct::SOURCE,
    skos::NOTE,
];
/// What may be said of what an assessment names: the words of a promise, the name of an author, the address of a source.
const OF_NAMED: [NamedNodeRef<'static>; 6] =
    [rdf::TYPE, prov::VALUE, dct::IS_PART_OF, foaf::NAME, rdfs::LABEL, foaf::PAGE];

/// Reads a Turtle file of assessments.
pub(super) fn read<'a>(
    source: &'a SourceText,
    names: &Names,
    coders: &[Coder],
    scales: &mut Scales,
    stated: &mut Vec<StatedAssessment<'a>>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let subjects = parse(source, names, diagnostics);
    let by_node = subjects.iter().map(|subject| (subject.node.clone(), subject)).collect();
    let mut reader = Reader { source, names, coders, by_node, named: HashSet::new(), diagnostics };
    for subject in subjects.iter().filter(|subject| subject.is_a(pb::ASSESSMENT)) {
        stated.extend(reader.assessment(subject, scales));
    }
    for subject in &subjects {
        reader.check(subject);
    }
}

struct Reader<'a, 's, 'd> {
    source: &'a SourceText,
    names: &'d Names,
    coders: &'d [Coder],
    by_node: HashMap<NamedOrBlankNode, &'s Subject>,
    /// What assessments name.
    named: HashSet<NamedOrBlankNode>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'a> Reader<'a, '_, '_> {
    fn assessment(&mut self, subject: &Subject, scales: &mut Scales) -> Option<StatedAssessment<'a>> {
        for property in
            [pb::HAS_PROMISE, pb::RATING, pb::RATING_VALUE, prov::WAS_ATTRIBUTED_TO, dct::CREATED, skos::NOTE]
        {
            if subject.all(property).count() > 1 {
                let message = format!("<{}> is stated of this twice", property.as_str());
                self.warn("stated-twice", subject, &message, "state it once; the first is used");
            }
        }
        let Some(promise) = self.promise(subject) else {
            let help = "give it pb:promise: <promise/…>, or [ prov:value \"its words\" ; dct:isPartOf <section/…> ]; it is left out";
            self.warn("bad-assessment", subject, "this assessment names no promise", help);
            return None;
        };
        let rating = self.rating(subject, scales)?;
        let value = subject.get(pb::RATING_VALUE).and_then(|said| said.text().and_then(decimal));
        if value.is_none() && subject.get(pb::RATING_VALUE).is_some() {
            let help = "write it as 33.5; the rating is kept without it";
            self.warn("bad-value", subject, "the value of this rating is no number", help);
        }
        let sources = self.sources(subject);
        let authorship = self.authorship(subject);
        Some(StatedAssessment {
            iri: subject.iri().map(str::to_owned),
            promise,
            rating,
            value,
            words: subject.text(pb::RATING_WORDS).map(str::to_owned),
            sources,
            authorship,
            origin: subject.origin(self.source),
        })
    }

    fn promise(&mut self, subject: &Subject) -> Option<Meant<'a>> {
        let said = subject.get(pb::HAS_PROMISE)?;
        let node = node_of(&said.object)?;
        let iri = if let Term::NamedNode(node) = &said.object { Some(node.as_str().to_owned()) } else { None };
        let thing = self.by_node.get(&node).copied();
        self.named.insert(node);
        let words = subject.text(prov::VALUE).or_else(|| thing.and_then(|thing| thing.text(prov::VALUE)));
        let section = thing.and_then(|thing| thing.get(dct::IS_PART_OF)).and_then(|section| match &section.object {
            Term::NamedNode(section) => Some(section_tail(section.as_str())),
            other => text_of(other).map(section_tail),
        });
        (iri.is_some() || words.is_some()).then(|| Meant {
            iri,
            words: words.map(str::to_owned),
            detail: None,
            section,
            origin: Origin { source: self.source, range: said.written.clone() },
        })
    }

    /// A rating by its IRI, which says of which scale it is; or by its notation, where there is one scale only.
    fn rating(&mut self, subject: &Subject, scales: &mut Scales) -> Option<Rated> {
        let help = "give it pb:rating <scale/…>, a rating of a scale in `scales/`, or of a ready scale such as \
                    <https://w3id.org/pledgebase/scale/polimeter/kept>; it is left out";
        let Some(said) = subject.get(pb::RATING) else {
            self.warn("bad-assessment", subject, "this assessment gives no rating", help);
            return None;
        };
        let place = || self.source.place(said.written.clone());
        let found = match &said.object {
            Term::NamedNode(rating) => scales
                .with_rating(rating.as_str())
                .and_then(|scale| rating_of(scale, rating.as_str(), place, self.diagnostics)),
            Term::Literal(literal) => {
                let scale = scales.usual();
                return if let Some(scale) = scale {
                    rating_of(scale, literal.value(), place, self.diagnostics)
                } else {
                    self.warn("unknown-scale", subject, "the rating does not say of which scale it is", help);
                    None
                };
            }
            Term::BlankNode(_) => None,
        };
        if found.is_none() {
            self.warn("unknown-rating", subject, "no scale has this rating", help);
        }
        found
    }

    fn sources(&mut self, subject: &Subject) -> Vec<NamedSource> {
        let mut sources = Vec::new();
        for said in subject.all(dct::SOURCE) {
            let described = node_of(&said.object).and_then(|node| {
                let thing = self.by_node.get(&node).copied();
                self.named.insert(node);
                thing
            });
            let page = described.and_then(|thing| thing.get(foaf::PAGE)).map_or(&said.object, |page| &page.object);
            let label = described.and_then(|thing| thing.text(rdfs::LABEL));
            match (page, label) {
                (Term::NamedNode(page), _) if is_iri(page.as_str()) => {
                    sources.push(NamedSource::Address(page.as_str().to_owned()));
                }
                (Term::Literal(literal), _) => {
                    let place = || subject.origin(self.source).place();
                    sources.extend(sources_of(literal.value(), place, self.diagnostics));
                }
                (_, Some(words)) => sources.push(NamedSource::Words(words.to_owned())),
                _ => {
                    let help = "name its address, or [ rdfs:label \"what it is\" ]; it is left out";
                    self.warn("bad-source", subject, "a source of this assessment has neither address nor words", help);
                }
            }
        }
        sources.dedup();
        sources
    }

    /// Who rates and when: what is said of the assessment itself, else of the file.
    fn authorship(&mut self, subject: &Subject) -> Authorship {
        let file = self.by_node.get(&iri_node(self.names.space())).copied();
        let said = |property| subject.get(property).or_else(|| file.and_then(|file| file.get(property)));
        let by = said(prov::WAS_ATTRIBUTED_TO).and_then(|property| match &property.object {
            Term::NamedNode(agent) => {
                let described = self.by_node.get(&agent.clone().into());
                let name = described.and_then(|agent| agent.text(foaf::NAME).or_else(|| agent.text(rdfs::LABEL)));
                Some(Analyst { iri: agent.as_str().to_owned(), name: name.map(str::to_owned) })
            }
            Term::Literal(literal) => Some(values::analyst(literal.value(), self.names, self.coders)),
            Term::BlankNode(_) => None,
        });
        let on = said(dct::CREATED).and_then(|property| {
            let place = || self.source.place(property.written.clone());
            values::day(property.text().unwrap_or_default(), place, self.diagnostics)
        });
        if let Some(by) = &by {
            self.named.insert(iri_node(&by.iri));
        }
        Authorship { by, on, note: subject.text(skos::NOTE).map(str::to_owned) }
    }

    /// What a file says that rates nothing and describes nothing that a rating names is left out, and told.
    fn check(&mut self, subject: &Subject) {
        let is_assessment = subject.is_a(pb::ASSESSMENT);
        let is_file = subject.iri() == Some(self.names.space());
        let is_named = self.named.contains(&subject.node);
        let unknown: Vec<&Property> = (subject.properties.iter())
            .filter(|property| {
                let predicate = property.predicate.as_ref();
                !((is_assessment && OF_ASSESSMENT.contains(&predicate))
                    || (is_named && OF_NAMED.contains(&predicate))
                    || (is_file && [prov::WAS_ATTRIBUTED_TO, dct::CREATED].contains(&predicate)))
            })
            .collect();
        for property in unknown {
            let message = format!("a file of assessments cannot state <{}> of this", property.predicate.as_str());
            let help = "it can state of a pb:Assessment pb:promise, pb:rating, pb:ratingValue, prov:wasAttributedTo, dct:created, \
                        skos:note and dct:source, and the words of what these name; the rest is left out";
            self.warn("unknown-statement", subject, &message, help);
        }
    }

    fn warn(&mut self, code: &'static str, subject: &Subject, message: &str, help: &str) {
        self.diagnostics.push(Diagnostic::warning(code, subject.origin(self.source).place(), message, help));
    }
}

fn iri_node(iri: &str) -> NamedOrBlankNode {
    NamedNode::new_unchecked(iri).into()
}

fn node_of(term: &Term) -> Option<NamedOrBlankNode> {
    match term {
        Term::NamedNode(node) => Some(node.clone().into()),
        Term::BlankNode(node) => Some(node.clone().into()),
        Term::Literal(_) => None,
    }
}

fn text_of(term: &Term) -> Option<&str> {
    if let Term::Literal(literal) = term { Some(literal.value()) } else { None }
}
