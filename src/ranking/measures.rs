//! What speaks for a decision being a step on a promise, as a few measures of the pair.
//!
//! The first three say what their words have in common, the next two what the report says by citing. Then come how the pair
//! stands among the promises for its decision, and how the decision fits the promises before and behind, which often are
//! about the same measure. The last two tell promises that much fits: the first of a section, which says what all of it is
//! about, and those that are like all decisions.

use super::MeasuredCandidate;
use super::decisions::{DecisionText, Decisions};
use super::page::{Named, Page};
use crate::lexicon::{Vector, Words};

/// The measures of a pair, in order.
pub const MEASURES: [&str; 10] = [
    "sequences",
    "best sentence",
    "related words",
    "theme",
    "cited again",
    "rank among promises",
    "previous promise",
    "next promise",
    "first promise",
    "likeness of the promise",
];

/// What a first look at a pair adds up: words, sequences, theme.
const FIRST_LOOK: [f64; 3] = [1.0, 1.0, 0.5];

/// A text of the page, read.
struct Read {
    vector: Vector,
    sequences: Vector,
}

/// A decision of the page, read.
struct ReadDecision<'p> {
    named: &'p Named,
    of: &'p DecisionText<'p>,
    sequences: Vector,
    sentences: Vec<Vector>,
}

/// Measures all pairs of a page, those of a promise together. Cost: promises times decisions.
pub(super) fn measure(page: &Page<'_>, words: &Words, decisions: &Decisions<'_>) -> Vec<Vec<MeasuredCandidate>> {
    let promises: Vec<Read> = (page.promises.iter())
        .map(|promise| Read { vector: words.vector(promise.text), sequences: words.grams.read(promise.text) })
        .collect();
    let named: Vec<ReadDecision<'_>> = (page.decisions.iter())
        .filter_map(|named| {
            let of = decisions.at(named.place)?;
            let (sequences, sentences) = (words.grams.read(&of.whole()), of.sentences(words));
            Some(ReadDecision { named, of, sequences, sentences })
        })
        .collect();
    let likeness = |promise: &Read, decision: &ReadDecision<'_>| {
        (promise.vector.cosine(&decision.of.vector), promise.sequences.cosine(&decision.sequences))
    };
    let like: Vec<Vec<(f64, f64)>> =
        promises.iter().map(|promise| named.iter().map(|decision| likeness(promise, decision)).collect()).collect();
    let themes: Vec<Vec<f64>> = page
        .about
        .iter()
        .map(|about| named.iter().map(|decision| theme(decision.named, about, page)).collect())
        .collect();
    let looks: Vec<Vec<f64>> = (like.iter().zip(&themes))
        .map(|(like, themes)| {
            let looks = like.iter().zip(themes).map(|((words, sequences), theme)| [*words, *sequences, *theme]);
            looks.map(|looks| looks.iter().zip(FIRST_LOOK).map(|(look, share)| look * share).sum()).collect()
        })
        .collect();
    // The looks of each decision, the best first.
    let mut of_decision: Vec<Vec<f64>> = (0..named.len()).map(|j| looks.iter().map(|row| row[j]).collect()).collect();
    for looks in &mut of_decision {
        looks.sort_by(|a, b| b.total_cmp(a));
    }
    let look = |i: Option<usize>, j: usize| i.and_then(|i| looks.get(i)).map_or(0.0, |row| row[j]);
    let mut pairs = Vec::new();
    for (i, promise) in promises.iter().enumerate() {
        let related = decisions.index.cosines(&decisions.index.with_related(&promise.vector));
        let mut of_promise = Vec::new();
        for (j, decision) in named.iter().enumerate() {
            let best = decision.sentences.iter().map(|sentence| promise.vector.cosine(sentence)).fold(0.0, f64::max);
            let measures = [
                like[i][j].1,
                best,
                related[decision.named.place],
                themes[i][j],
                f64::from(decision.named.markers.max(1)).ln(),
                rank(looks[i][j], &of_decision[j]),
                look(i.checked_sub(1), j),
                look(Some(i + 1), j),
                f64::from(u8::from(i == 0)),
                mean(&looks[i]),
            ];
            of_promise.push(MeasuredCandidate {
                promise: page.promises[i].iri.clone(),
                decision: decision.of.iri.clone(),
                measures,
                place: decision.named.place,
            });
        }
        pairs.push(of_promise);
    }
    pairs
}

/// How sure it is that a theme that cites the decision is about the promise, the surest of them. A theme that cites many
/// decisions says less of each: by the square root of how many.
fn theme(decision: &Named, about: &[f64], page: &Page<'_>) -> f64 {
    let sure = decision.themes.iter().filter_map(|theme| {
        let cited = u32::try_from(*page.cited.get(*theme)?).ok()?;
        Some(about.get(*theme)? / f64::from(cited.max(1)).sqrt())
    });
    sure.fold(0.0, f64::max)
}

/// 1 for the best, 1/2 for the second, and so on; of looks with the best first.
fn rank(look: f64, looks: &[f64]) -> f64 {
    let better = looks.partition_point(|other| *other > look);
    1.0 / f64::from(u32::try_from(better + 1).unwrap_or(u32::MAX))
}

#[allow(clippy::cast_precision_loss, reason = "a page names few decisions")]
fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}
