//! What a random sample says of all promises.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::Quad;

use super::ask::Coded;
use super::outline::{Outline, Promise};
use super::progress::progress;
use super::{CodingError, PartName, Progress, Voices};
use crate::choice::Choice;
use crate::estimate::{CodedPromise, ConfidenceLevel, Estimate, classical, prediction_powered};
use crate::model::Part;
use crate::queries::rows::prepared;
use crate::rdf::{EstimateOf, encode_estimates};
use crate::sampling::Sample;
use crate::store::Store;

/// What a row of estimates is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PerPart {
    /// An agreement; of a sample of a domain or section, that.
    #[default]
    Agreement,
    /// A policy domain.
    Domain,
}

impl Choice for PerPart {
    const WHAT: &'static str = "level of estimates";
    const ALL: &'static [Self] = &[Self::Agreement, Self::Domain];

    fn name(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Domain => "domain",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Self::Agreement => "a row for each coalition agreement; of a sample of a domain or section, for that",
            Self::Domain => "a row for each policy domain, from the promises of the same sample in it",
        }
    }
}

/// A sample that estimates rest on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleUse {
    /// The sample.
    pub sample: Sample,
    /// Its IRI.
    pub iri: String,
    /// The part of the store that it was drawn from.
    pub part: PartName,
    /// How far its coding is.
    pub progress: Progress,
}

/// The estimates of a part.
#[derive(Debug, Clone, PartialEq)]
pub struct PartEstimates {
    /// What they are about.
    pub about: PartName,
    /// How many promises the part has.
    pub promises: usize,
    /// How many of these are drawn and coded.
    pub coded: usize,
    /// By each estimator; none where no promise of the part is coded.
    pub estimates: Vec<Estimate>,
}

/// What the samples of a store say.
#[derive(Debug, Default)]
pub struct Estimated {
    /// Of each part that was drawn from, the sample that most is coded of, with its estimates.
    pub parts: Vec<(SampleUse, Vec<PartEstimates>)>,
    /// Samples that say nothing, and why.
    pub refused: Vec<CodingError>,
}

/// Estimates from all random samples of a store that are coded.
///
/// # Errors
/// [`CodingError::NoSample`] when no code is of a sample, and the errors of the store. Samples that say nothing are told in
/// the answer.
pub fn estimates(store: &Store, voices: Voices, level: ConfidenceLevel, by: PerPart) -> Result<Estimated, CodingError> {
    let mut samples: BTreeMap<String, Sample> = BTreeMap::new();
    for row in prepared!("select/samples.rq").select(store, &[])? {
        samples.insert(row.text("sample")?, row.text("words")?.parse()?);
    }
    if samples.is_empty() {
        return Err(CodingError::NoSample);
    }
    let (outline, coded) = (Outline::of(store)?, Coded::of(store)?);
    let (mut best, mut refused) = (BTreeMap::new(), Vec::new());
    for (iri, sample) in samples {
        match used(iri, sample, &outline, &coded, voices) {
            Ok((usage, answered)) => {
                let most = best.get(&usage.part).map_or(0, |(best, _): &(SampleUse, _)| best.progress.coded);
                if usage.progress.coded > most {
                    best.insert(usage.part.clone(), (usage, answered));
                }
            }
            Err(error) => refused.push(error),
        }
    }
    let mut parts = Vec::new();
    for (usage, answered) in best.into_values() {
        let rows = rows_of(&usage.part, by, &outline)
            .map(|about| row(about, &usage.part.part, &answered, &outline, level))
            .collect::<Result<_, _>>()?;
        parts.push((usage, rows));
    }
    Ok(Estimated { parts, refused })
}

/// The coded beginning of a draw: each promise, and whether it is followed up.
type Answered = Vec<(String, bool)>;

/// A sample that can be used, with the answers of its coded beginning.
fn used(
    iri: String,
    sample: Sample,
    outline: &Outline,
    coded: &Coded,
    voices: Voices,
) -> Result<(SampleUse, Answered), CodingError> {
    let Some((part, frame)) = outline.drawn_from(&sample) else { return Err(CodingError::OtherPromises { sample }) };
    let draw = frame.draw(&sample)?;
    let drawn: BTreeSet<&str> = draw.iter().copied().collect();
    let claimed = coded.said.iter().filter(|said| said.sample.as_ref() == Some(&iri)).map(|said| said.promise.as_str());
    let not_drawn: BTreeSet<&str> = claimed.filter(|promise| !drawn.contains(promise)).collect();
    if let Some(first) = not_drawn.first() {
        return Err(CodingError::NotDrawn { sample, count: not_drawn.len(), first: (*first).to_owned() });
    }
    let (answers, progress) = progress(&draw, &iri, outline, coded, voices);
    if let (0, Some((first, why))) = (progress.coded, progress.first_open.clone()) {
        return Err(CodingError::NotBegun { sample, first, why });
    }
    let answered = draw.iter().map(|promise| (*promise).to_owned()).zip(answers).collect();
    Ok((SampleUse { sample, iri, part, progress }, answered))
}

/// What the rows are about: the parts of this kind within the part that was drawn from, else that part itself.
fn rows_of<'o>(drawn_from: &'o PartName, by: PerPart, outline: &'o Outline) -> impl Iterator<Item = &'o PartName> {
    let is_row = |name: &PartName| match (&name.part, by) {
        (Part::Agreement(_), PerPart::Agreement) => true,
        (Part::Section(iri), PerPart::Domain) => outline.promises.values().any(|promise| promise.domain == *iri),
        _ => false,
    };
    let has_promise_of = |name: &PartName| {
        let mut all = outline.promises_of(&drawn_from.part);
        all.any(|(_, promise)| promise.is_in(&name.part))
    };
    let is_within = |name: &PartName| {
        let mut all = outline.promises_of(&name.part).peekable();
        all.peek().is_some() && all.all(|(_, promise)| promise.is_in(&drawn_from.part))
    };
    let mut rows: Vec<&PartName> = Vec::new();
    for name in outline.parts.iter().filter(|name| is_row(name)) {
        if has_promise_of(name) && is_within(name) {
            rows.push(name);
        }
    }
    if rows.is_empty() {
        rows.push(drawn_from);
    }
    rows.into_iter()
}

/// The estimates of a part, from the promises of the draw that are in it: they are a random sample of its own promises.
fn row(
    about: &PartName,
    drawn_from: &Part,
    answered: &[(String, bool)],
    outline: &Outline,
    level: ConfidenceLevel,
) -> Result<PartEstimates, CodingError> {
    let frame: BTreeMap<&str, &Promise> =
        outline.promises_of(&about.part).filter(|(_, promise)| promise.is_in(drawn_from)).collect();
    let predictions: Vec<f64> = frame.values().map(|promise| promise.likelihood).collect();
    let sample: Vec<CodedPromise> = answered
        .iter()
        .filter_map(|(promise, followed_up)| {
            let prediction = frame.get(promise.as_str())?.likelihood;
            Some(CodedPromise { followed_up: *followed_up, prediction })
        })
        .collect();
    let estimates = if sample.is_empty() {
        Vec::new()
    } else {
        let followed_up = sample.iter().filter(|promise| promise.followed_up).count();
        vec![
            classical(followed_up, sample.len(), predictions.len(), level)?,
            prediction_powered(&sample, &predictions, level)?,
        ]
    };
    Ok(PartEstimates { about: about.clone(), promises: predictions.len(), coded: sample.len(), estimates })
}

/// The estimates of a store as statements of the derived layer, at 95 %: of each part that a sample was drawn from. Nothing
/// where no sample says anything.
///
/// # Errors
/// When the store cannot be asked.
pub fn statements(store: &Store) -> Result<Vec<Quad>, CodingError> {
    let level = ConfidenceLevel::default();
    let mut stated = Vec::new();
    for voices in Voices::ALL {
        let found = match estimates(store, *voices, level, PerPart::Agreement) {
            Ok(found) => found,
            Err(CodingError::NoSample) => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        for (usage, rows) in found.parts {
            for row in rows {
                let Some(about) = row.about.part.iri() else { continue };
                stated.extend(row.estimates.into_iter().map(|estimate| EstimateOf {
                    about: about.to_owned(),
                    title: row.about.title.clone(),
                    evidence: voices.evidence(),
                    sample: usage.iri.clone(),
                    estimate,
                    level,
                }));
            }
        }
    }
    Ok(encode_estimates(store.base(), &stated))
}
