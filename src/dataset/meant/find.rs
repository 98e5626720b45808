//! The IRI of what a statement means, or a finding that says why it cannot be told.

use super::{Lost, Meant, Things};
use crate::choice::Choice;
use crate::diagnostic::Diagnostic;
use crate::model::{ThingKind, slug_of};

/// The IRI of what is meant; a finding when that cannot be told. `statement` is what a finding calls it: a link, a verdict.
pub(in crate::dataset) fn find<'t>(
    things: &'t Things,
    meant: &Meant<'_>,
    kind: ThingKind,
    statement: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<&'t str> {
    let lost = match things.resolve(meant) {
        Ok(iri) => return Some(iri),
        Err(lost) => lost,
    };
    let (name, words) = (kind.name(), meant.words.as_deref().map(str::trim));
    let said = words.map_or_else(|| format!("no {name} has this name"), |words| format!("no {name} says “{words}”"));
    let (code, message, help) = match lost {
        Lost::Nothing => (
            "bad-link",
            format!("this {statement} names no {name}"),
            format!(
                "name it by IRI, or quote it: promise_text, theme_label or decision_title; the {statement} is left out"
            ),
        ),
        Lost::Positional => (
            "positional-name",
            format!("this name of version 0.1 counts, and what it counted may have moved: it means no {name} any more"),
            format!("`pledgebase migrate DATASET` rewrites such names; until then the {statement} counts as nobody's"),
        ),
        Lost::Unknown { nearest: Some(nearest) } if words.is_some() => (
            "words-differ",
            format!("{said}; its words may have become “{nearest}”"),
            "confirm the statement by naming and quoting what is there now; until then it counts as nobody's"
                .to_owned(),
        ),
        Lost::Unknown { nearest } => (
            match kind {
                ThingKind::Theme => "unknown-theme",
                ThingKind::Decision => "unknown-decision",
                _ => "unknown-promise",
            },
            nearest.map_or_else(|| said.clone(), |nearest| format!("{said}; the nearest is “{nearest}”")),
            format!("{}; the {statement} is left out", unknown_help(kind)),
        ),
        Lost::Differs { found } => (
            "words-differ",
            match words {
                Some(words) => format!("this was said of “{words}”, and the {name} of this name says “{found}”"),
                None => format!("this was said of another {name} than “{found}”"),
            },
            "confirm the statement by quoting what is there now, or name what it was made on; until then it counts as \
             nobody's"
                .to_owned(),
        ),
        Lost::Ambiguous { count } => (
            "ambiguous-words",
            format!("{count} {name}s have these words, and the statement does not tell which of them it means"),
            format!("{}; the {statement} is left out", ambiguous_help(kind)),
        ),
    };
    diagnostics.push(Diagnostic::warning(code, meant.origin.place(), message, help));
    None
}

fn ambiguous_help(kind: ThingKind) -> &'static str {
    match kind {
        ThingKind::Theme => "quote how its text starts: theme_text, in Turtle prov:value",
        ThingKind::Decision => "say its day: decision_date, in Turtle pb:meetingDate",
        _ => "name it by IRI",
    }
}

fn unknown_help(kind: ThingKind) -> &'static str {
    match kind {
        ThingKind::Theme => {
            "a theme is <theme/domain/2.1/its-label-and-8-digits>: `pledgebase query` and `explain` print such names"
        }
        ThingKind::Decision => "`pledgebase query decisions-of-section` lists the names of decisions",
        _ => "name a promise found in the text, or state it as a pb:Promise in a curation file",
    }
}

/// A section as `domain/number`, however it is named; the domain may be given by its title.
pub(in crate::dataset) fn section_tail(section: &str) -> String {
    let tail = section.rsplit_once("/section/").map_or(section, |(_, tail)| tail);
    match tail.rsplit_once('/') {
        Some((domain, number)) => format!("{}/{}", slug_of(domain), number.trim()),
        None => tail.to_owned(),
    }
}
