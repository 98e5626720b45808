//! The promises in a section's text: sentences that commit the government.
//!
//! The text is stripped of its number and heading, cut into sentences, and each sentence is told apart by readable rules
//! ([`commitment`]). Texts stay verbatim; rules read a copy in which the line-end hyphens of the print are healed.

mod clause;
mod commitment;
mod hyphens;
mod neighbours;
mod sentences;
mod verbs;
mod words;

use rayon::prelude::*;

use crate::model::{ContentNames, Promise, Section};

pub(super) use hyphens::Attested;
pub use neighbours::{Neighbours, neighbours};

/// Finds the promises of every section that has a text. Cost: linear in the texts.
pub(super) fn find(sections: &mut [Section], attested: &Attested) {
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
        section.promises = found
            .filter_map(|(index, sentence)| {
                let range = sentence.range.start + prose.start..sentence.range.end + prose.start;
                let verbatim = &text[range.clone()];
                let normalized = attested.heal(verbatim);
                let read = match sentence.lead {
                    Some(lead) => commitment::read_item(&attested.heal(&text[prose.start..][lead]), &normalized)?,
                    None => commitment::read(&normalized, sentence.is_ended)?,
                };
                Some(Promise {
                    name: names.promise(verbatim),
                    position: index + 1,
                    text: verbatim.to_owned(),
                    normalized,
                    start: characters_before(range.start),
                    end: characters_before(range.end),
                    commitment: read.commitment,
                    testable: read.testable,
                })
            })
            .collect();
    });
}
