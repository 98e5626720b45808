//! The candidates of each promise of a page, ranked, and how likely any of them follows it up.

use super::decisions::Decisions;
use super::measures::measure;
use super::model::{Likelihood, Weights};
use super::page::Page;
use super::{MeasuredCandidate, Wanted};
use crate::lexicon::Words;
use crate::model::{Candidate, Confidence};

/// The candidates that are wanted, and the likelihood of each promise that has any.
pub(super) fn of_page(
    page: &Page<'_>,
    words: &Words,
    decisions: &Decisions<'_>,
    wanted: Wanted,
) -> (Vec<Candidate>, Vec<(String, Confidence)>) {
    let (weights, likelihood) = (Weights::fitted(), Likelihood::fitted());
    let (mut candidates, mut likelihoods) = (Vec::new(), Vec::new());
    for (promise, pairs) in page.promises.iter().zip(measure(page, words, decisions)) {
        let ranked = ranked(pairs, &weights);
        let best = ranked.first().map(|(probability, _)| *probability);
        likelihoods.extend(best.map(|best| (promise.iri.clone(), likelihood.confidence(best))));
        let own = words.vector(promise.text);
        for (place, (probability, pair)) in ranked.into_iter().enumerate() {
            let confidence = Confidence::of(probability);
            if place >= wanted.candidates && confidence < wanted.least {
                break;
            }
            let decision = decisions.at(pair.place).map(|decision| &decision.vector);
            candidates.push(Candidate {
                promise: pair.promise,
                decision: pair.decision,
                rank: place + 1,
                confidence,
                words: decision.map(|decision| words.shared(promise.text, &own, decision)).unwrap_or_default(),
            });
        }
    }
    (candidates, likelihoods)
}

/// Pairs with their probabilities, the most probable first.
fn ranked(pairs: Vec<MeasuredCandidate>, weights: &Weights) -> Vec<(f64, MeasuredCandidate)> {
    let mut ranked: Vec<_> = pairs.into_iter().map(|pair| (weights.probability(&pair.measures), pair)).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.decision.cmp(&b.1.decision)));
    ranked
}
