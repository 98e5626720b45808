//! Rows of a table as what they state: promises, and how somebody rates them.

use std::collections::{BTreeMap, HashMap};

use super::ListedRow;
use super::mapping::Mapping;
use crate::choice::one_of;
use crate::dataset::assessments::{Rated, Scales, StatedAssessment, decimal, rating_of};
use crate::dataset::curation::{Authorship, StatedPromise, values};
use crate::dataset::meant::{Meant, Origin};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Coder, CuratedPromise, Listed, Names, Party, Stated, WrittenAt, words_of};

/// The promises that rows state; one that stands in several rows is told, and kept as often.
pub(in crate::dataset) fn promises<'a>(
    rows: &[ListedRow<'a>],
    mapping: &Mapping,
    names: &Names,
    coders: &[Coder],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<StatedPromise<'a>> {
    let by = mapping.by.as_deref().map(|name| values::analyst(name, names, coders));
    let mut first: HashMap<String, &ListedRow<'a>> = HashMap::new();
    let mut parties: HashMap<String, String> = HashMap::new();
    let mut stated = Vec::new();
    for row in rows {
        let Some(section) = &row.section else { continue };
        if let Some(before) = first.get(&words_of(&row.text)) {
            doubled(before, row, diagnostics);
        }
        first.entry(words_of(&row.text)).or_insert(row);
        let named: Vec<Party> =
            row.parties.iter().map(|name| party(name, names, &mut parties, row, diagnostics)).collect();
        // What a rating would have carried is the promise's where there is none.
        let mut notes = row.notes.clone();
        notes.extend(row.argument.clone().filter(|_| row.rated.is_none()));
        let listed = Listed {
            place: written_at(row),
            identifier: row.identifier.clone(),
            parties: named,
            due: row.due,
            modified: row.rated_on.filter(|_| row.rated.is_none()),
            tags: row.tags.clone(),
            notes,
            sources: row.sources.clone(),
        };
        stated.push(StatedPromise {
            iri: None,
            section: names.section(section),
            text: Some(row.text.clone()),
            position: row.position,
            commitment: row.commitment,
            testable: row.testable,
            authorship: Authorship { by: by.clone(), on: None, note: None },
            origin: Origin { source: row.source, range: row.range.clone() },
            listed: Some(Box::new(listed)),
        });
    }
    stated
}

/// Finds what the ratings of rows mean on the scale; what they do not is a finding, one for each such text.
pub(in crate::dataset) fn rate(
    rows: &mut [ListedRow<'_>],
    mapping: &Mapping,
    scales: &mut Scales,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if !mapping.has("rating") && mapping.scale.is_none() {
        return;
    }
    let Some(scale) = scale_of(mapping, rows, scales, diagnostics) else { return };
    let mut unknown: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    for row in rows {
        let Some(cell) = &row.rating else { continue };
        let is_empty = cell.is_empty();
        let word = mapping.ratings.notation(cell);
        let word = word.or_else(|| Some(cell.as_str()).filter(|_| mapping.ratings.is_empty() && !is_empty));
        row.rated = word.and_then(|word| scale.rating(word)).map(|rating| Rated {
            scale: scale.iri.clone(),
            name: scale.name.clone(),
            iri: rating.iri.clone(),
            is_own_word: scale.rating(cell).is_some_and(|own| own.iri == rating.iri),
        });
        if row.rated.is_none() && !is_empty {
            unknown.entry(cell.clone()).or_default().push(row.source.place(row.rating_range.clone()));
        }
    }
    for (cell, places) in unknown {
        let rows = if places.len() == 1 { String::new() } else { format!(" (and in {} more rows)", places.len() - 1) };
        let message = format!("`{cell}` is no rating of the scale `{}`{rows}", scale.name);
        let notations: Vec<&str> = scale.ratings.iter().map(|rating| rating.notation.as_str()).collect();
        let help = format!(
            "say what it means: [promises.ratings] \"{cell}\" = \"{}\" in dataset.toml; the scale has {}; it is left out",
            notations.first().copied().unwrap_or_default(),
            one_of(&notations)
        );
        let first = places.into_iter().next();
        diagnostics.extend(first.map(|place| Diagnostic::warning("unknown-rating", place, message, help)));
    }
}

/// How rows rate the promises that they became.
pub(in crate::dataset) fn assessments<'a>(
    rows: &[ListedRow<'a>],
    mapping: &Mapping,
    promises: &[Stated<CuratedPromise>],
    names: &Names,
    coders: &[Coder],
) -> Vec<StatedAssessment<'a>> {
    let by_place: HashMap<&WrittenAt, &str> = (promises.iter())
        .filter_map(|promise| Some((&promise.what.listed.as_ref()?.place, promise.what.iri.as_str())))
        .collect();
    let assessment = |row: &ListedRow<'a>| {
        let rating = row.rated.clone()?;
        let promise = by_place.get(&written_at(row))?;
        let by = row.by.as_ref().or(mapping.by.as_ref()).map(|name| values::analyst(name, names, coders));
        let cell = row.rating.clone().unwrap_or_default();
        let value = decimal(&cell);
        let says_more = value.is_none() && !rating.is_own_word && !cell.is_empty();
        let origin = Origin { source: row.source, range: row.range.clone() };
        let promise = Meant {
            iri: Some((*promise).to_owned()),
            words: None,
            detail: None,
            section: None,
            origin: origin.clone(),
        };
        Some(StatedAssessment {
            iri: None,
            promise,
            rating,
            value,
            words: Some(cell).filter(|_| says_more),
            sources: row.sources.clone(),
            authorship: Authorship { by, on: row.rated_on, note: row.argument.clone() },
            origin,
        })
    };
    rows.iter().filter_map(assessment).collect()
}

/// The scale of a table's ratings, with the notations that the manifest maps to; what is not there is an error of the manifest.
fn scale_of(
    mapping: &Mapping,
    rows: &[ListedRow<'_>],
    scales: &mut Scales,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<crate::model::Scale> {
    let Some((name, place)) = &mapping.scale else {
        // With a mapping, the manifest's reader says so.
        if let Some(row) = rows
            .iter()
            .find(|row| row.rating.as_ref().is_some_and(|cell| !cell.is_empty()))
            .filter(|_| mapping.place.is_none())
        {
            let help = format!("say on which scale: [promises] scale = \"…\" in dataset.toml; {}", scales.help(""));
            let place = row.source.place(row.rating_range.clone());
            let message = "this table rates promises, and nothing says on which scale; its ratings are left out";
            diagnostics.push(Diagnostic::warning("unknown-scale", place, message, help));
        }
        return None;
    };
    let help = scales.help(name);
    let Some(scale) = scales.named(name).cloned() else {
        diagnostics.push(Diagnostic::error("bad-manifest", place.clone(), format!("there is no scale `{name}`"), help));
        return None;
    };
    scales.make_usual(&scale);
    for (notation, place) in mapping.ratings.notations() {
        rating_of(&scale, notation, || place.clone(), diagnostics);
    }
    Some(scale)
}

fn written_at(row: &ListedRow<'_>) -> WrittenAt {
    let place = row.source.place(row.range.clone());
    WrittenAt { path: place.file, line: place.line.unwrap_or(1) }
}

fn doubled(before: &ListedRow<'_>, row: &ListedRow<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let WrittenAt { path, line } = written_at(before);
    let (where_else, how) = if before.section == row.section {
        (String::new(), "both are kept, this one under a name that ends in ~2 or a higher number")
    } else {
        (format!(", under “{}”", before.path.join(" / ")), "both are kept, each in its section")
    };
    let message = format!("this promise stands in {path}, line {line} too{where_else}");
    let help = format!("keep one row with what both say, or tell them apart in their words; {how}");
    diagnostics.push(Diagnostic::warning("doubled-promise", row.source.place(row.range.clone()), message, help));
}

/// A party by its name; names that are spelled a little otherwise mean the party that was named first.
fn party(
    name: &str,
    names: &Names,
    known: &mut HashMap<String, String>,
    row: &ListedRow<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Party {
    let iri = names.agent(name);
    let first = known.entry(iri.clone()).or_insert_with(|| name.to_owned());
    if first != name {
        let message = format!("`{name}` is taken for the party “{first}”");
        let help = "write both alike, or name one of them otherwise";
        diagnostics.push(Diagnostic::note(
            "spelled-otherwise",
            row.source.place(row.party_range.clone()),
            message,
            help,
        ));
    }
    Party { iri, name: first.clone() }
}
