//! Assessments held against promises and against each other: each has a name, and says which earlier one it revises.

use std::collections::BTreeMap;

use super::{StatedAssessment, decimal};
use crate::dataset::meant::{Things, find};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Analyst, Assessment, Names, Stated, ThingKind, WrittenAt};

/// An assessment with the name of its scale and its place, until it has a name.
struct Found {
    stated: Stated<Assessment>,
    by: Analyst,
    scale_name: String,
    place: Place,
}

/// Turns stated assessments into those of the model, in the order of promise, scale, author and day, whatever the order of
/// files and rows. Cost: as much as sorting.
pub(super) fn settle(
    stated: Vec<StatedAssessment<'_>>,
    promises: &Things,
    names: &Names,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Stated<Assessment>> {
    let mut by_author: BTreeMap<(String, String, String), Vec<Found>> = BTreeMap::new();
    for assessment in stated {
        if let Some(found) = found(assessment, promises, diagnostics) {
            let what = &found.stated.what;
            let key = (what.promise.clone(), what.scale.clone(), found.by.iri.clone());
            by_author.entry(key).or_default().push(found);
        }
    }
    by_author.into_values().flat_map(|group| revised(group, names, diagnostics)).collect()
}

fn found(assessment: StatedAssessment<'_>, promises: &Things, diagnostics: &mut Vec<Diagnostic>) -> Option<Found> {
    let promise = find(promises, &assessment.promise, ThingKind::Promise, "assessment", diagnostics)?.to_owned();
    let place = assessment.origin.place();
    let Some(by) = assessment.authorship.by else {
        let help = "say whose it is: by, in Turtle prov:wasAttributedTo; a rating that is nobody's is left out";
        diagnostics.push(Diagnostic::warning(
            "assessment-without-author",
            place,
            "this assessment has no author",
            help,
        ));
        return None;
    };
    let what = Assessment {
        iri: assessment.iri.unwrap_or_default(),
        promise,
        scale: assessment.rating.scale,
        rating: assessment.rating.iri,
        value: assessment.value.as_deref().and_then(decimal),
        words: assessment.words,
        sources: assessment.sources,
        revises: Vec::new(),
        place: WrittenAt { path: place.file.clone(), line: place.line.unwrap_or(1) },
    };
    let stated = Stated { what, by: Some(by.clone()), on: assessment.authorship.on, note: assessment.authorship.note };
    Some(Found { stated, by, scale_name: assessment.rating.name, place })
}

/// What one author says of one promise on one scale: of one day one rating, and each day revises the one before.
fn revised(mut group: Vec<Found>, names: &Names, diagnostics: &mut Vec<Diagnostic>) -> Vec<Stated<Assessment>> {
    let key = |found: &Found| {
        let what = &found.stated.what;
        (found.stated.on, what.rating.clone(), found.stated.note.clone(), what.place.clone())
    };
    group.sort_by_key(key);
    group.dedup_by(|again, first| {
        let same = again.stated.what.rating == first.stated.what.rating
            && again.stated.on == first.stated.on
            && again.stated.note == first.stated.note
            && again.stated.what.sources == first.stated.what.sources;
        if same {
            let WrittenAt { path, line } = &first.stated.what.place;
            let message = format!("this says again what stands in {path}, line {line}");
            let help = "nothing is lost, and the rating counts once; remove the copy";
            diagnostics.push(Diagnostic::note("repeated-assessment", again.place.clone(), message, help));
        }
        same
    });
    let mut days: BTreeMap<Option<jiff::civil::Date>, Vec<Found>> = BTreeMap::new();
    for found in group {
        days.entry(found.stated.on).or_default().push(found);
    }
    if let (Some(undated), true) = (days.get(&None), days.len() > 1) {
        for found in undated {
            let message = "its author rated the promise on other days too, and this rating has no day";
            let help =
                "say its day: on, in Turtle dct:created; until then both count, as nobody can tell which is the later";
            diagnostics.push(Diagnostic::note("undated-assessment", found.place.clone(), message, help));
        }
    }
    let mut settled: Vec<Stated<Assessment>> = Vec::new();
    let mut earlier: Vec<String> = Vec::new();
    for (day, of_day) in days {
        if of_day.iter().any(|found| found.stated.what.rating != of_day[0].stated.what.rating) {
            contradictory(&of_day, diagnostics);
            continue;
        }
        let mut of_this_day = Vec::new();
        for (index, mut found) in of_day.into_iter().enumerate() {
            let what = &mut found.stated.what;
            if what.iri.is_empty() {
                what.iri = names.assessment(&what.promise, &found.scale_name, &found.by, day, index + 1);
            }
            what.revises.clone_from(&earlier);
            of_this_day.push(what.iri.clone());
            settled.push(found.stated);
        }
        if day.is_some() {
            earlier = of_this_day;
        }
    }
    settled
}

/// Several ratings of one author and day: nobody can tell which of them holds.
fn contradictory(of_day: &[Found], diagnostics: &mut Vec<Diagnostic>) {
    for (index, found) in of_day.iter().enumerate() {
        let other = &of_day[usize::from(index == 0)];
        let other = of_day.iter().find(|other| other.stated.what.rating != found.stated.what.rating).unwrap_or(other);
        let WrittenAt { path, line } = &other.stated.what.place;
        let who = found.by.name.as_deref().unwrap_or(&found.by.iri);
        let message = format!("{who} rates this promise here in one way, and in {path}, line {line} in another");
        let help =
            "decide for one, or give both their days: the later then revises the earlier; until then neither counts";
        diagnostics.push(Diagnostic::warning("contradictory-assessments", found.place.clone(), message, help));
    }
}
