//! Curation in Turtle.
//!
//! Relative IRIs are resolved against the dataset's namespace, so that `<theme/energie-en-klimaat/1.3/…>` names a theme, and
//! `<>` is the file: who it is attributed to, and when it was made, holds for all in it that says nothing else.
//!
//! Beside promises and links a file quotes what it links: `prov:value` of a promise, `skos:prefLabel` of a theme and `dct:title`
//! of a decision are the words that the links were made on, be they said of the thing itself or of the link.

pub(in crate::dataset) mod parse;
mod promise;
pub(in crate::dataset) mod tokens;

use std::collections::{HashMap, HashSet};

use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Term};

use self::parse::{Property, Subject, parse};
use super::values;
use super::{Authorship, Meant, Origin, StatedLink, Statements, TargetKind};
use crate::diagnostic::{Diagnostic, SourceText};
use crate::model::{Analyst, Coder, Names, Verdict};
use crate::vocab::{PB, dct, foaf, pb, prov, rdf, rdfs, schema, skos};

/// What may be said of a thing without stating anything: its words.
const WORDS: [NamedNodeRef<'static>; 6] =
    [prov::VALUE, skos::PREF_LABEL, dct::TITLE, pb::MEETING_DATE, foaf::NAME, rdfs::LABEL];
/// Who states something, when and why.
const AUTHORSHIP: [NamedNodeRef<'static>; 3] = [prov::WAS_ATTRIBUTED_TO, dct::CREATED, skos::NOTE];
/// What is said of a promise besides.
const OF_PROMISE: [NamedNodeRef<'static>; 5] =
    [dct::IS_PART_OF, prov::VALUE, schema::POSITION, pb::COMMITMENT, pb::TESTABLE];
/// What a link as a node consists of.
const OF_LINK: [NamedNodeRef<'static>; 5] =
    [pb::HAS_PROMISE, pb::HAS_THEME, pb::HAS_DECISION, pb::HAS_VERDICT, pb::METHOD];

/// Reads a Turtle file of curation.
pub(super) fn read<'a>(
    source: &'a SourceText,
    names: &Names,
    coders: &[Coder],
    statements: &mut Statements<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let subjects = parse(source, names, diagnostics);
    let by_node = subjects.iter().map(|subject| (subject.node.clone(), subject)).collect();
    let mut reader = Reader { source, names, coders, by_node, statements, diagnostics, linked: HashSet::new() };
    for subject in &subjects {
        reader.subject(subject);
    }
    for subject in &subjects {
        reader.check_words(subject);
    }
}

struct Reader<'a, 's, 'd> {
    source: &'a SourceText,
    names: &'d Names,
    coders: &'d [Coder],
    by_node: HashMap<NamedOrBlankNode, &'s Subject>,
    statements: &'d mut Statements<'a>,
    diagnostics: &'d mut Vec<Diagnostic>,
    /// What links and statements name.
    linked: HashSet<NamedOrBlankNode>,
}

impl<'a> Reader<'a, '_, '_> {
    fn subject(&mut self, subject: &Subject) {
        let link = [
            (pb::ALIGNMENT, TargetKind::Theme, Verdict::Yes),
            (pb::REJECTED_ALIGNMENT, TargetKind::Theme, Verdict::No),
            (pb::JUDGEMENT, TargetKind::Decision, Verdict::Yes),
        ]
        .into_iter()
        .find(|(class, _, _)| subject.is_a(*class));
        if let Some((_, kind, verdict)) = link {
            self.link_node(subject, kind, verdict);
            return;
        }
        let Some(iri) = subject.iri() else {
            // What a link quotes is no statement.
            let is_quote = |property: &Property| {
                WORDS.contains(&property.predicate.as_ref())
                    || property.predicate == dct::IS_PART_OF
                    || property.predicate == rdf::TYPE
            };
            if subject.properties.iter().all(is_quote) {
                return;
            }
            let help = "give it an IRI, such as <promise/…/2.1/its-first-words>";
            self.left_out("blank-node", &subject.origin(self.source), "a blank node cannot be curated", help);
            return;
        };
        if subject.is_a(pb::PROMISE) {
            self.linked.insert(subject.node.clone());
            self.promise(iri, subject);
        }
        for property in &subject.properties {
            let (kind, verdict) = match property.predicate.as_ref() {
                pb::REPORTED_IN => (TargetKind::Theme, Verdict::Yes),
                pb::NOT_REPORTED_IN => (TargetKind::Theme, Verdict::No),
                pb::FOLLOWED_UP_BY => (TargetKind::Decision, Verdict::Yes),
                _ => continue,
            };
            let origin = Origin { source: self.source, range: property.written.clone() };
            let promise = self.meant(&subject.node.clone().into(), None, Kind::Promise, subject.origin(self.source));
            let target = self.meant(&property.object, None, kind.into(), origin.clone());
            let (Some(promise), Some(mut target)) = (promise, target) else {
                let help = "write <theme/…>, or [ skos:prefLabel \"its label\" ]";
                self.left_out("bad-link", &origin, "a link must name a theme or a decision, or quote one", help);
                continue;
            };
            target.section = self.section_of(iri, subject);
            let authorship = self.authorship(subject);
            self.statements.links.push(StatedLink { promise, target, kind, verdict, authorship });
        }
    }

    /// The section of a promise, as `domain/number`: where a theme that is only quoted is looked for.
    fn section_of(&self, promise: &str, subject: &Subject) -> Option<String> {
        let named = subject.get(dct::IS_PART_OF).and_then(|section| match &section.object {
            Term::NamedNode(section) => {
                section.as_str().strip_prefix(&format!("{}section/", self.names.space())).map(str::to_owned)
            }
            _ => None,
        });
        named.or_else(|| {
            let tail = promise.strip_prefix(&format!("{}promise/", self.names.space()))?;
            Some(tail.rsplit_once('/')?.0.to_owned())
        })
    }

    /// A link that is a node of its own.
    fn link_node(&mut self, subject: &Subject, kind: TargetKind, verdict: Verdict) {
        let (target, needed) = match kind {
            TargetKind::Theme => (pb::HAS_THEME, "a theme"),
            TargetKind::Decision => (pb::HAS_DECISION, "a decision"),
        };
        let said = |property: NamedNodeRef<'_>| {
            let said = subject.get(property)?;
            Some((said.object.clone(), Origin { source: self.source, range: said.written.clone() }))
        };
        let promise = said(pb::HAS_PROMISE)
            .and_then(|(promise, origin)| self.meant(&promise, Some(subject), Kind::Promise, origin));
        let target = said(target).and_then(|(target, origin)| self.meant(&target, Some(subject), kind.into(), origin));
        let (Some(promise), Some(mut target)) = (promise, target) else {
            let message = format!("this link does not name a promise and {needed}");
            let help = "give it pb:promise and pb:theme, or pb:decision";
            self.left_out("bad-alignment", &subject.origin(self.source), &message, help);
            return;
        };
        target.section = promise
            .iri
            .as_ref()
            .and_then(|iri| self.section_of(iri, self.by_node.get(&node_of(iri)).copied().unwrap_or(subject)));
        let stated = subject.get(pb::HAS_VERDICT).map(|stated| {
            [Verdict::Yes, Verdict::Perhaps, Verdict::No, Verdict::Contrary]
                .into_iter()
                .find(|verdict| stated.is_iri(term(*verdict).as_ref()))
        });
        if stated == Some(None) {
            let help = "of a decision pb:yes, pb:perhaps, pb:no or pb:contrary can be stated; the rest is left out";
            let message = "this verdict cannot be stated in curation";
            self.left_out("bad-verdict", &subject.origin(self.source), message, help);
            return;
        }
        let verdict = stated.flatten().unwrap_or(verdict);
        let authorship = self.authorship(subject);
        self.statements.links.push(StatedLink { promise, target, kind, verdict, authorship });
    }

    /// What a link names, with the words that the link, or else the file, quotes it with; `None` for what is neither named
    /// nor described.
    fn meant(&mut self, node: &Term, link: Option<&Subject>, kind: Kind, origin: Origin<'a>) -> Option<Meant<'a>> {
        let (node, iri): (NamedOrBlankNode, _) = match node {
            Term::NamedNode(node) => (node.clone().into(), Some(node.as_str().to_owned())),
            Term::BlankNode(node) => (node.clone().into(), None),
            Term::Literal(_) => return None,
        };
        let thing = self.by_node.get(&node).copied();
        self.linked.insert(node);
        let (words, detail) = match kind {
            // The text of a promise that is stated here is no quote of another one.
            Kind::Promise => (prov::VALUE, None),
            Kind::Theme => (skos::PREF_LABEL, thing.and_then(|thing| thing.text(prov::VALUE))),
            Kind::Decision => (dct::TITLE, thing.and_then(|thing| thing.text(pb::MEETING_DATE))),
        };
        let quoted = thing.filter(|thing| !thing.is_a(pb::PROMISE)).and_then(|thing| thing.text(words));
        let words = link.and_then(|link| link.text(words)).or(quoted);
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let section = thing.and_then(|thing| self.section_of("", thing));
        Some(Meant { iri, words: owned(words), detail: owned(detail), section, origin })
    }

    /// Who states something: what is said of the statement itself, else of the file.
    fn authorship(&mut self, subject: &Subject) -> Authorship {
        let file = self.by_node.get(&node_of(self.names.space())).copied();
        let said = |property| subject.get(property).or_else(|| file.and_then(|file| file.get(property)));
        let by = said(prov::WAS_ATTRIBUTED_TO).map(|property| match &property.object {
            Term::NamedNode(agent) => {
                let described = self.by_node.get(&agent.clone().into());
                let name = described.and_then(|agent| agent.text(foaf::NAME).or_else(|| agent.text(rdfs::LABEL)));
                Analyst { iri: agent.as_str().to_owned(), name: name.map(str::to_owned) }
            }
            Term::Literal(literal) => values::analyst(literal.value(), self.names, self.coders),
            Term::BlankNode(_) => values::analyst("", self.names, self.coders),
        });
        let on = said(dct::CREATED).and_then(|property| {
            let place = || self.source.place(property.written.clone());
            values::day(property.text().unwrap_or_default(), place, self.diagnostics)
        });
        let by = by.inspect(|by| {
            self.linked.insert(node_of(&by.iri));
        });
        Authorship { by, on, note: subject.text(skos::NOTE).map(str::to_owned) }
    }

    /// What a file says that is no statement of curation and quotes nothing that one names is left out, and told.
    fn check_words(&mut self, subject: &Subject) {
        let is_link = [pb::ALIGNMENT, pb::REJECTED_ALIGNMENT, pb::JUDGEMENT].iter().any(|class| subject.is_a(*class));
        let is_promise = subject.is_a(pb::PROMISE);
        let is_file = subject.iri() == Some(self.names.space());
        let states = is_promise || is_link || is_file;
        let links = [pb::REPORTED_IN, pb::NOT_REPORTED_IN, pb::FOLLOWED_UP_BY];
        let has_links = links.iter().any(|property| subject.get(*property).is_some());
        for property in &subject.properties {
            let predicate = property.predicate.as_ref();
            let is_known = predicate == rdf::TYPE
                || (links.contains(&predicate) && !is_link)
                || (is_promise && OF_PROMISE.contains(&predicate))
                || (is_link && OF_LINK.contains(&predicate))
                || ((states || has_links) && AUTHORSHIP.contains(&predicate))
                || ((is_link || self.linked.contains(&subject.node)) && WORDS.contains(&predicate))
                || (subject.iri().is_none() && self.linked.contains(&subject.node) && predicate == dct::IS_PART_OF);
            if !is_known {
                let message = format!("a curation file cannot state <{}> of this", predicate.as_str());
                let help = "it can state promises (a pb:Promise; dct:isPartOf, prov:value, schema:position, pb:commitment, \
                            pb:testable), their links (pb:reportedIn, pb:notReportedIn, pb:followedUpBy), of both who, when and why \
                            (prov:wasAttributedTo, dct:created, skos:note), and the words of what they name (prov:value, \
                            skos:prefLabel, dct:title); the rest is left out";
                self.left_out("unknown-statement", &subject.origin(self.source), &message, help);
            }
        }
    }

    fn left_out(&mut self, code: &'static str, origin: &Origin<'_>, message: &str, help: &str) {
        self.diagnostics.push(Diagnostic::warning(code, origin.place(), message, help));
    }
}

/// What kind of thing a link names.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Promise,
    Theme,
    Decision,
}

impl From<TargetKind> for Kind {
    fn from(kind: TargetKind) -> Self {
        match kind {
            TargetKind::Theme => Self::Theme,
            TargetKind::Decision => Self::Decision,
        }
    }
}

fn term(verdict: Verdict) -> NamedNode {
    NamedNode::new_unchecked(format!("{PB}{}", verdict.term()))
}

fn node_of(iri: &str) -> NamedOrBlankNode {
    NamedNode::new_unchecked(iri).into()
}
