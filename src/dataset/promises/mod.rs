//! The promises in a section's text: sentences that commit the government.
//!
//! The text is stripped of its number and heading, cut into sentences, and each sentence is told apart by readable rules
//! ([`commitment`]). Texts stay verbatim; rules read a copy in which the line-end hyphens of the print are healed.

mod actors;
mod anaphora;
mod clause;
mod commitment;
mod deeds;
mod description;
mod finite;
mod grammar;
mod hyphens;
#[cfg(test)]
mod kinds;
mod neighbours;
mod sentences;
mod subject;
mod verbs;
mod words;

use rayon::prelude::*;

use crate::model::{Agreement, ContentNames, Promise, Section};

use anaphora::PointsBack;

pub(super) use hyphens::Attested;
pub use neighbours::{Neighbours, neighbours};

/// From where sentences are said: which years are to come, and which powers are not the government's own.
#[derive(Debug, Clone, Copy, Default)]
struct Viewpoint<'a> {
    /// The year in which the government's term begins.
    since: Option<i16>,
    /// What the government is called, lower case.
    own: &'a str,
}

/// "Daarbij" points over so many sentences that commit nobody.
const MOST_BETWEEN: usize = 1;

/// Finds the promises of every section that has a text. Cost: linear in the texts.
pub(super) fn find(sections: &mut [Section], attested: &Attested, agreement: &Agreement) {
    let own = agreement.government.as_deref().unwrap_or_default().to_lowercase();
    let view = Viewpoint { since: agreement.start.map(jiff::civil::Date::year), own: &own };
    sections.par_iter_mut().for_each(|section| {
        let Some(text) = &section.text else { return };
        let prose = sentences::prose(text, section.id.number.as_str(), &section.title);
        let found = sentences::cut(&text[prose.clone()]).into_iter().enumerate();
        // Characters are counted on from the last promise: from the start each time would be quadratic.
        let (mut bytes, mut characters) = (0, 0);
        let mut characters_before = |offset: usize| {
            characters += text[bytes..offset].chars().count();
            bytes = offset;
            characters
        };
        let mut names = ContentNames::default();
        let mut before = Before::default();
        section.promises = found
            .filter_map(|(index, sentence)| {
                let range = sentence.range.start + prose.start..sentence.range.end + prose.start;
                let verbatim = &text[range.clone()];
                let normalized = attested.heal(verbatim);
                let points_back = anaphora::of(&normalized).filter(|_| sentence.lead.is_none());
                let read = match sentence.lead {
                    Some(lead) => commitment::read_item(&attested.heal(&text[prose.start..][lead]), &normalized, view),
                    None => commitment::read(&normalized, sentence.is_ended, view),
                };
                let Some(read) = read else {
                    before.pass(points_back, sentence.is_ended);
                    return None;
                };
                let continues = points_back.and_then(|points| before.promise(points));
                let name = names.promise(verbatim);
                before = Before { promise: Some(name.clone()), ..Before::default() };
                Some(Promise {
                    name,
                    position: index + 1,
                    text: verbatim.to_owned(),
                    normalized,
                    start: characters_before(range.start),
                    end: characters_before(range.end),
                    commitment: read.commitment,
                    testable: read.testable,
                    continues,
                })
            })
            .collect();
    });
}

/// The last promise before a sentence, and what stands between them.
#[derive(Debug, Default)]
struct Before {
    promise: Option<String>,
    /// Sentences between that commit nobody.
    between: usize,
    /// Whether one of them stands by itself, so that "deze" may mean what it names.
    is_interrupted: bool,
}

impl Before {
    /// Takes note of a sentence that is no promise. What is not ended by a full stop is a heading: nothing points over it.
    fn pass(&mut self, points_back: Option<PointsBack>, is_ended: bool) {
        self.between += 1;
        self.is_interrupted |= points_back.is_none();
        if !is_ended {
            self.promise = None;
        }
    }

    /// The promise that a sentence that points back hangs on.
    fn promise(&self, points_back: PointsBack) -> Option<String> {
        let is_near = match points_back {
            PointsBack::Thing => !self.is_interrupted,
            PointsBack::Deed => self.between <= MOST_BETWEEN,
        };
        self.promise.clone().filter(|_| is_near)
    }
}
