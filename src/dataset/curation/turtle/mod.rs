//! Curation in Turtle.
//!
//! Relative IRIs are resolved against the dataset's namespace, so that `<theme/energie-en-klimaat/1.3/…>` names a theme, and
//! `<>` is the file: who it is attributed to, and when it was made, holds for all in it that says nothing else.
//!
//! Beside promises and links a file quotes what it links: `prov:value` of a promise, `skos:prefLabel` of a theme and `dct:title`
//! of a decision are the words that the links were made on, be they said of the thing itself or of the link.

mod parse;
mod promise;
pub(in crate::dataset) mod tokens;

use std::collections::{HashMap, HashSet};

use oxigraph::model::{NamedNodeRef, Term};

use self::parse::{Subject, parse};
use super::values;
use super::{Authorship, Meant, Origin, StatedLink, Statements, TargetKind};
use crate::diagnostic::{Diagnostic, SourceText};
use crate::model::{Analyst, Coder, Names, Verdict};
use crate::vocab::{dct, foaf, pb, prov, rdf, rdfs, schema, skos};

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
    let by_iri = subjects.iter().filter_map(|subject| Some((subject.iri()?, subject))).collect();
    let mut reader = Reader { source, names, coders, by_iri, statements, diagnostics, linked: HashSet::new() };
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
    by_iri: HashMap<&'s str, &'s Subject>,
    statements: &'d mut Statements<'a>,
    diagnostics: &'d mut Vec<Diagnostic>,
    /// What links and statements name.
    linked: HashSet<String>,
}

impl<'a> Reader<'a, '_, '_> {
    fn subject(&mut self, subject: &Subject) {
        let link = [
            (pb::ALIGNMENT, TargetKind::Theme, Verdict::Confirmed),
            (pb::REJECTED_ALIGNMENT, TargetKind::Theme, Verdict::Rejected),
            (pb::JUDGEMENT, TargetKind::Decision, Verdict::Confirmed),
        ]
        .into_iter()
        .find(|(class, _, _)| subject.is_a(*class));
        if let Some((_, kind, verdict)) = link {
            self.link_node(subject, kind, verdict);
            return;
        }
        let Some(iri) = subject.iri() else {
            let help = "give it an IRI, such as <promise/…/2.1/its-first-words>";
            self.left_out("blank-node", subject.origin(self.source), "a blank node cannot be curated", help);
            return;
        };
        if subject.is_a(pb::PROMISE) {
            self.linked.insert(iri.to_owned());
            self.promise(iri, subject);
        }
        for property in &subject.properties {
            let (kind, verdict) = match property.predicate.as_ref() {
                pb::REPORTED_IN => (TargetKind::Theme, Verdict::Confirmed),
                pb::NOT_REPORTED_IN => (TargetKind::Theme, Verdict::Rejected),
                pb::FOLLOWED_UP_BY => (TargetKind::Decision, Verdict::Confirmed),
                _ => continue,
            };
            let origin = Origin { source: self.source, range: property.written.clone() };
            let Term::NamedNode(target) = &property.object else {
                self.left_out(
                    "bad-link",
                    origin,
                    "a link must name a theme or a decision by its IRI",
                    "write <theme/…>",
                );
                continue;
            };
            let promise = self.meant(iri, None, TargetOrPromise::Promise, subject.origin(self.source));
            let target = self.meant(target.as_str(), None, kind.into(), origin);
            let authorship = self.authorship(subject);
            self.statements.links.push(StatedLink { promise, target, kind, verdict, authorship });
        }
    }

    /// A link that is a node of its own.
    fn link_node(&mut self, subject: &Subject, kind: TargetKind, verdict: Verdict) {
        let (target, needed) = match kind {
            TargetKind::Theme => (pb::HAS_THEME, "a theme"),
            TargetKind::Decision => (pb::HAS_DECISION, "a decision"),
        };
        let named = |property: NamedNodeRef<'_>| {
            let property = subject.get(property)?;
            let Term::NamedNode(node) = &property.object else { return None };
            Some((node.as_str(), Origin { source: self.source, range: property.written.clone() }))
        };
        let (Some((promise, promise_at)), Some((target, target_at))) = (named(pb::HAS_PROMISE), named(target)) else {
            let message = format!("this link does not name a promise and {needed}");
            self.left_out(
                "bad-alignment",
                subject.origin(self.source),
                &message,
                "give it pb:promise and pb:theme, or pb:decision",
            );
            return;
        };
        if subject.get(pb::HAS_VERDICT).is_some_and(|verdict| !verdict.is_iri(pb::YES)) {
            let help = "only pb:yes can be stated of a decision; the rest is left out";
            self.left_out(
                "bad-verdict",
                subject.origin(self.source),
                "this verdict cannot be stated in curation",
                help,
            );
            return;
        }
        let promise = self.meant(promise, Some(subject), TargetOrPromise::Promise, promise_at);
        let target = self.meant(target, Some(subject), kind.into(), target_at);
        let authorship = self.authorship(subject);
        self.statements.links.push(StatedLink { promise, target, kind, verdict, authorship });
    }

    /// What a link names, with the words that the link, or else the file, quotes it with.
    fn meant(&mut self, iri: &str, link: Option<&Subject>, kind: TargetOrPromise, origin: Origin<'a>) -> Meant<'a> {
        self.linked.insert(iri.to_owned());
        let thing = self.by_iri.get(iri).copied();
        let (words, detail) = match kind {
            // The text of a promise that is stated here is no quote of another one.
            TargetOrPromise::Promise => {
                let quoted = thing.filter(|thing| !thing.is_a(pb::PROMISE));
                (
                    link.and_then(|link| link.text(prov::VALUE)).or(quoted.and_then(|thing| thing.text(prov::VALUE))),
                    None,
                )
            }
            TargetOrPromise::Theme => {
                let label = link.and_then(|link| link.text(skos::PREF_LABEL));
                let label = label.or(thing.and_then(|thing| thing.text(skos::PREF_LABEL)));
                (label, thing.and_then(|thing| thing.text(prov::VALUE)))
            }
            TargetOrPromise::Decision => {
                let said = |property| {
                    link.and_then(|link| link.text(property)).or(thing.and_then(|thing| thing.text(property)))
                };
                (said(dct::TITLE), said(pb::MEETING_DATE))
            }
        };
        let owned = |text: Option<&str>| text.map(str::to_owned);
        Meant { iri: Some(iri.to_owned()), words: owned(words), detail: owned(detail), section: None, origin }
    }

    /// Who states something: what is said of the statement itself, else of the file.
    fn authorship(&mut self, subject: &Subject) -> Authorship {
        let file = self.by_iri.get(self.names.space()).copied();
        let said = |property| subject.get(property).or_else(|| file.and_then(|file| file.get(property)));
        let by = said(prov::WAS_ATTRIBUTED_TO).map(|property| match &property.object {
            Term::NamedNode(agent) => {
                let described = self.by_iri.get(agent.as_str());
                let name = described.and_then(|agent| agent.text(foaf::NAME).or_else(|| agent.text(rdfs::LABEL)));
                Analyst { iri: agent.as_str().to_owned(), name: name.map(str::to_owned) }
            }
            Term::Literal(literal) => values::analyst(literal.value(), self.names, self.coders),
            _ => values::analyst("", self.names, self.coders),
        });
        let on = said(dct::CREATED).and_then(|property| {
            let place = || self.source.place(property.written.clone());
            values::day(property.text().unwrap_or_default(), place, self.diagnostics)
        });
        let by = by.inspect(|by| {
            self.linked.insert(by.iri.clone());
        });
        Authorship { by, on, note: subject.text(skos::NOTE).map(str::to_owned) }
    }

    /// What a file says that is no statement of curation and quotes nothing that one names is left out, and told.
    fn check_words(&mut self, subject: &Subject) {
        let is_link = [pb::ALIGNMENT, pb::REJECTED_ALIGNMENT, pb::JUDGEMENT].iter().any(|class| subject.is_a(*class));
        let is_promise = subject.is_a(pb::PROMISE);
        let is_file = subject.iri() == Some(self.names.space());
        let Some(iri) = subject.iri().or(is_link.then_some("")) else { return };
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
                || ((is_link || self.linked.contains(iri)) && WORDS.contains(&predicate));
            if !is_known {
                let message = format!("a curation file cannot state <{}> of this", predicate.as_str());
                let help = "it can state promises (a pb:Promise; dct:isPartOf, prov:value, schema:position, pb:commitment, \
                            pb:testable), their links (pb:reportedIn, pb:notReportedIn, pb:followedUpBy), of both who, when and why \
                            (prov:wasAttributedTo, dct:created, skos:note), and the words of what they name (prov:value, \
                            skos:prefLabel, dct:title); the rest is left out";
                self.left_out("unknown-statement", subject.origin(self.source), &message, help);
            }
        }
    }

    fn left_out(&mut self, code: &'static str, origin: Origin<'_>, message: &str, help: &str) {
        self.diagnostics.push(Diagnostic::warning(code, origin.place(), message, help));
    }
}

/// What kind of thing a link names.
#[derive(Debug, Clone, Copy)]
enum TargetOrPromise {
    Promise,
    Theme,
    Decision,
}

impl From<TargetKind> for TargetOrPromise {
    fn from(kind: TargetKind) -> Self {
        match kind {
            TargetKind::Theme => Self::Theme,
            TargetKind::Decision => Self::Decision,
        }
    }
}
