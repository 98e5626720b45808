//! Statements held against the dataset: what they name must exist, and they must not contradict each other.

use std::collections::{BTreeMap, BTreeSet};

use super::{Link, LinkKind, Origin, StatedPromise, Statement};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{CuratedPromise, Curation, Dataset, Names, SectionId};

/// Promise and theme, both by IRI.
type Pair = (String, String);
/// What is said of each pair, and where.
type Themes<'a> = BTreeMap<Pair, Vec<(LinkKind, Origin<'a>)>>;

/// Turns statements into curation. Promises first, so that links may stand before the promises that they name.
pub(super) fn settle(
    statements: Vec<Statement<'_>>,
    dataset: &Dataset,
    names: &Names,
    diagnostics: &mut Vec<Diagnostic>,
) -> Curation {
    let known = Known::of(dataset, names);
    let mut settling =
        Settling { known: &known, promises: BTreeSet::new(), curation: Curation::default(), diagnostics };
    let mut links = Vec::new();
    for statement in statements {
        match statement {
            Statement::Promise(promise) => settling.promise(promise),
            Statement::Link(link) => links.push(link),
        }
    }
    let curated: BTreeSet<_> = settling.curation.promises.iter().map(|promise| promise.section.clone()).collect();
    let open = dataset.sections.iter().filter(|section| !curated.contains(&section.id));
    for section in open {
        settling.promises.extend(section.promises.iter().map(|found| names.promise(&section.id, &found.name)));
    }
    let mut themes = Themes::new();
    for link in links {
        settling.link(link, &mut themes);
    }
    settling.alignments(themes);
    let mut curation = settling.curation;
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
        let themes = dataset.reports.iter().flat_map(|r| r.themes.iter().map(|t| names.theme(&r.section, &t.name)));
        let cited = dataset.reports.iter().flat_map(|r| r.references.iter().map(|f| names.decision(&f.decision)));
        let fed = dataset.feed.iter().map(|entry| names.decision(&entry.key));
        Self {
            sections: dataset.sections.iter().map(|s| (names.section(&s.id), s.id.clone())).collect(),
            texts: (dataset.sections.iter())
                .filter_map(|s| Some((names.section(&s.id), comparable(s.text.as_deref()?))))
                .collect(),
            themes: themes.collect(),
            decisions: cited.chain(fed).collect(),
        }
    }
}

struct Settling<'a> {
    known: &'a Known,
    /// IRIs of the promises that links may name.
    promises: BTreeSet<String>,
    curation: Curation,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Settling<'_> {
    fn promise(&mut self, stated: StatedPromise<'_>) {
        let StatedPromise { iri, section: section_iri, text, position, commitment, testable, note, origin } = stated;
        let place = || origin.place(&iri);
        let Some(section) = self.known.sections.get(&section_iri) else {
            let message = format!("this promise is part of no section that the dataset has (<{section_iri}>)");
            let help = "name its section: in Turtle dct:isPartOf <section/domain/2.1>, in CSV domain/2.1";
            return self.warn("unknown-section", place(), message, help);
        };
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else {
            let help = "quote the agreement: in Turtle prov:value \"…\", in CSV the column text";
            return self.warn("promise-without-text", place(), "this promise has no text", help);
        };
        if !iri.contains("/promise/") {
            let help = "name it <promise/domain/2.1/1>, so that links and follow-ups can be named after it";
            return self.warn("bad-promise-name", place(), "this name is not one of a promise", help);
        }
        if !self.promises.insert(iri.clone()) {
            return self.warn("duplicate-promise", place(), "this promise is stated twice", "state each promise once");
        }
        if self.known.texts.get(&section_iri).is_some_and(|section| !section.contains(&comparable(&text))) {
            let help = "quote the agreement word for word; the promise is kept as stated";
            self.warn("promise-not-verbatim", place(), "this text does not stand in the section", help);
        }
        let position = position.unwrap_or(self.curation.promises.len() + 1);
        let section = section.clone();
        self.curation.promises.push(CuratedPromise { iri, section, text, position, commitment, testable, note });
    }

    fn link<'a>(&mut self, link: Link<'a>, themes: &mut Themes<'a>) {
        let Link { promise, kind, target, origin } = link;
        if !self.promises.contains(&promise) {
            let help = "name a promise found in the text, or state it as a pb:Promise in a curation file; the link is left out";
            return self.warn("unknown-promise", origin.place(&promise), "no promise has this name", help);
        }
        match kind {
            LinkKind::Theme | LinkKind::NotTheme if self.known.themes.contains(&target) => {
                themes.entry((promise, target)).or_default().push((kind, origin));
            }
            LinkKind::Decision if self.known.decisions.contains(&target) => {
                self.curation.follow_ups.push((promise, target));
            }
            LinkKind::Theme | LinkKind::NotTheme => {
                let help = "a theme is <theme/domain/section number/position>; the link is left out";
                self.warn("unknown-theme", origin.place(&target), "no theme has this name", help);
            }
            LinkKind::Decision => {
                let help = "`pledgebase query decisions-of-section` lists the names of decisions; the link is left out";
                self.warn("unknown-decision", origin.place(&target), "no decision has this name", help);
            }
        }
    }

    /// A pair is confirmed or rejected; one that is both is neither.
    fn alignments(&mut self, themes: Themes<'_>) {
        for (pair, said) in themes {
            let is_confirmed = said.iter().any(|(kind, _)| *kind == LinkKind::Theme);
            match said.iter().find(|(kind, _)| *kind == LinkKind::NotTheme) {
                None => self.curation.alignments.push(pair),
                Some(_) if !is_confirmed => self.curation.rejections.push(pair),
                Some((_, origin)) => {
                    let help = "decide for one; until then neither counts";
                    let message = "this link of promise and theme is confirmed and rejected";
                    self.warn("contradictory-curation", origin.place(&pair.1), message, help);
                }
            }
        }
    }

    fn warn(&mut self, code: &'static str, place: Place, message: impl Into<String>, help: &str) {
        self.diagnostics.push(Diagnostic::warning(code, place, message, help));
    }
}

/// Text without white space and hyphens, so that line breaks of the printed agreement do not matter.
fn comparable(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '-' && *c != '\u{ad}').collect()
}
