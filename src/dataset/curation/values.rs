//! Values that analysts write: each is read as what it says, or becomes a finding and counts as not given.

use jiff::Timestamp;
use jiff::civil::Date;
use oxigraph::model::NamedNode;

use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Analyst, Coder, Commitment, Names};

/// `true`, `false`, `1` or `0`.
pub(in crate::dataset) fn testable(
    text: &str,
    place: impl Fn() -> Place,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => {
            let message = format!("`{text}` does not say whether the promise is testable");
            let help = "write true, false, 1 or 0, or leave it out; until then it is not known";
            diagnostics.push(Diagnostic::warning("bad-testable", place(), message, help));
            None
        }
    }
}

/// 1, 2, …
pub(in crate::dataset) fn position(
    text: &str,
    place: impl Fn() -> Place,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<usize> {
    let position = text.trim().parse().ok().filter(|position| *position > 0);
    if position.is_none() {
        let message = format!("`{text}` is no position");
        let help = "write 1, 2, …, or leave it out; until then the promise stands behind those stated before it";
        diagnostics.push(Diagnostic::warning("bad-position", place(), message, help));
    }
    position
}

/// A value of `pb:commitment` by its local name.
pub(in crate::dataset) fn commitment(
    text: &str,
    place: impl Fn() -> Place,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Commitment> {
    match text.trim().to_ascii_lowercase().as_str() {
        "action" => Some(Commitment::Action),
        "outcome" => Some(Commitment::Outcome),
        _ => {
            let help = "use action or outcome (in Turtle: pb:action, pb:outcome); the rest of the promise is kept";
            let message = format!("`{text}` is no kind of commitment");
            diagnostics.push(Diagnostic::warning("bad-commitment", place(), message, help));
            None
        }
    }
}

/// The day on which something was stated: a day, or the day of an instant as it is written.
pub(in crate::dataset) fn day(
    text: &str,
    place: impl Fn() -> Place,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Date> {
    let text = text.trim();
    let is_day = |text: &str| text.len() == 10;
    let day = Some(text).filter(|text| is_day(text)).and_then(|text| text.parse::<Date>().ok()).or_else(|| {
        let (day, _) = text.split_once('T')?;
        let is_instant = text.parse::<Timestamp>().is_ok() || text.parse::<jiff::civil::DateTime>().is_ok();
        day.parse().ok().filter(|_| is_instant)
    });
    if day.is_none() {
        let help = "write it as 2024-05-31; until then the statement has no day";
        let message = format!("`{text}` is no day");
        diagnostics.push(Diagnostic::warning("bad-day", place(), message, help));
    }
    day
}

/// Who states something: an IRI, a coder of the manifest by id, or anybody by name.
pub(in crate::dataset) fn analyst(text: &str, names: &Names, coders: &[Coder]) -> Analyst {
    let text = text.trim();
    if text.contains("://") && NamedNode::new(text).is_ok() {
        return Analyst { iri: text.to_owned(), name: None };
    }
    let name = coders.iter().find(|coder| coder.id == text).map_or(text, |coder| &coder.name);
    Analyst { iri: names.agent(text), name: Some(name.to_owned()) }
}
