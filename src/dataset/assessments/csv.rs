//! Assessments as CSV.
//!
//! A row names or quotes a promise (`promise`, `promise_text` with `section`), gives a `rating` on a `scale`, and says who
//! (`by`), when (`on`), why (`argument`) and on what evidence (`sources`: addresses with spaces or `;` between). The answer of
//! the catalogue query `assessments` is such a file.

use super::{Rated, Scales, StatedAssessment, decimal, sources_of};
use crate::choice::{nearest, one_of};
use crate::dataset::curation::{Authorship, values};
use crate::dataset::meant::{Meant, Origin, section_tail};
use crate::dataset::table::{Layout, Row, Table};
use crate::diagnostic::{Diagnostic, Place, SourceText};
use crate::model::{Coder, Names, Scale, slug_of};

/// What is read of a table of assessments; the last line has what the catalogue's query shows beside.
const LAYOUT: Layout<'_> = Layout {
    code: "bad-assessment-table",
    row_code: "ragged-assessment-row",
    columns: &[
        "promise",
        "promise_text",
        "section",
        "scale",
        "rating",
        "value",
        "words",
        "by",
        "on",
        "argument",
        "note",
        "sources",
        "assessment",
        "agreement",
        "domain",
        "number",
        "label",
        "done",
        "latest",
    ],
    help: "the first line names the columns: promise, or promise_text with section; rating; scale, unless the dataset has \
           one only; by; and as known on, argument and sources",
};

/// Reads a CSV file of assessments.
pub(super) fn read<'a>(
    source: &'a SourceText,
    names: &Names,
    coders: &[Coder],
    scales: &mut Scales,
    stated: &mut Vec<StatedAssessment<'a>>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let table = Table::read(source, &LAYOUT, diagnostics);
    let names_promises = table.has("promise") || table.has("promise_text");
    if !names_promises || !table.has("rating") {
        table.refuse("this file has no columns that rate promises", diagnostics);
        return;
    }
    let mut unrated = 0;
    for row in table.rows() {
        let Some(rating) = row.get("rating") else {
            unrated += 1;
            continue;
        };
        let Some(rated) = rated(&row, rating, scales, diagnostics) else { continue };
        let written = if row.get("promise").is_some() { row.range_of("promise") } else { row.range_of("promise_text") };
        let promise = row.get("promise").map(|name| local(names, name));
        let section = row.get("section").map(section_tail);
        let section = section.or_else(|| Some(format!("{}/{}", slug_of(row.get("domain")?), row.get("number")?)));
        let value = row.get("value").filter(|value| {
            let is_number = decimal(value).is_some();
            if !is_number {
                let message = format!("`{value}` is no number");
                let help = "write it as 33.5; the rating is kept without it";
                diagnostics.push(Diagnostic::warning("bad-value", row.place_of("value"), message, help));
            }
            is_number
        });
        let by = row.get("by").map(|name| values::analyst(name, names, coders));
        let on = row.get("on").and_then(|text| values::day(text, || row.place_of("on"), diagnostics));
        let sources = row.get("sources").map(|cell| sources_of(cell, || row.place_of("sources"), diagnostics));
        stated.push(StatedAssessment {
            iri: row.get("assessment").filter(|iri| crate::vocab::is_iri(iri)).map(str::to_owned),
            promise: Meant {
                iri: promise,
                words: row.get("promise_text").map(str::to_owned),
                detail: None,
                section,
                origin: Origin { source, range: written },
            },
            rating: rated,
            value: value.map(str::to_owned),
            words: row.get("words").map(str::to_owned),
            sources: sources.unwrap_or_default(),
            authorship: Authorship { by, on, note: note(&row) },
            origin: Origin { source, range: row.range() },
        });
    }
    if unrated > 0 {
        let message = format!("{unrated} rows of this file have no rating yet");
        let help = "write one of the scale's notations in the column rating; until then these rows say nothing";
        diagnostics.push(Diagnostic::note("rows-without-rating", table.place(), message, help));
    }
}

/// Why a promise is rated so: the argument, with a remark where a row has both.
fn note(row: &Row<'_, '_>) -> Option<String> {
    match (row.get("argument"), row.get("note")) {
        (Some(argument), Some(note)) if argument != note => Some(format!("{argument} – {note}")),
        (argument, note) => argument.or(note).map(str::to_owned),
    }
}

/// A promise of the dataset, by IRI or as `domain/number/name`.
fn local(names: &Names, name: &str) -> String {
    if name.contains("://") { name.to_owned() } else { format!("{}promise/{name}", names.space()) }
}

fn rated(row: &Row<'_, '_>, rating: &str, scales: &mut Scales, diagnostics: &mut Vec<Diagnostic>) -> Option<Rated> {
    let place = || row.place_of("rating");
    if let Some(word) = row.get("scale") {
        let help = scales.help(word);
        let Some(scale) = scales.named(word) else {
            let message = format!("there is no scale `{word}`");
            diagnostics.push(Diagnostic::warning("unknown-scale", row.place_of("scale"), message, help));
            return None;
        };
        return rating_of(scale, rating, place, diagnostics);
    }
    // The IRI of a rating says of which scale it is.
    if let Some(scale) = scales.with_rating(rating) {
        return rating_of(scale, rating, place, diagnostics);
    }
    let Some(scale) = scales.usual() else {
        let message = "this row does not say on which scale it rates";
        let help = format!("fill in the column scale: {}; the row is left out", scales.help(""));
        diagnostics.push(Diagnostic::warning("unknown-scale", row.place(), message, help));
        return None;
    };
    rating_of(scale, rating, place, diagnostics)
}

/// The rating that a word means on a scale; a finding when it means none.
pub(in crate::dataset) fn rating_of(
    scale: &Scale,
    word: &str,
    place: impl Fn() -> Place,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Rated> {
    if let Some(rating) = scale.rating(word) {
        let (scale, name) = (scale.iri.clone(), scale.name.clone());
        return Some(Rated { scale, name, iri: rating.iri.clone(), is_own_word: true });
    }
    let notations: Vec<&str> = scale.ratings.iter().map(|rating| rating.notation.as_str()).collect();
    let meant = nearest(word, notations.iter().copied());
    let meant = meant.map(|name| format!("write `{name}` if that is meant; ")).unwrap_or_default();
    let message = format!("`{word}` is no rating of the scale `{}`", scale.name);
    let help = format!("{meant}it has {}; the rating is left out", one_of(&notations));
    diagnostics.push(Diagnostic::warning("unknown-rating", place(), message, help));
    None
}
