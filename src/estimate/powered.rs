//! What the sample and predictions for all promises tell together.

use super::interval::{Counts, as_number};
use super::{ConfidenceLevel, Estimate, EstimateError, Estimator, classical};

/// Fewer promises of the rarer answer do not tell how good predictions are.
const LEAST_OF_THE_RARER: usize = 5;
/// What was fitted to the sample (two means and a weight, and the choice to use it) makes what is left of the variance look
/// smaller than it is. The rarer answer bounds what can be known of it.
const FITTED: f64 = 4.0;

/// A promise of the sample: what its coding says, and what was predicted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CodedPromise {
    /// Whether it is followed up.
    pub followed_up: bool,
    /// How likely the prediction thought that, from 0 to 1.
    pub prediction: f64,
}

/// How far predictions are believed, and what follows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weighing {
    /// Their weight: 0 not at all, 1 as they stand.
    pub weight: f64,
    /// The estimated share: the mean of the sample, corrected by the weighted difference between the mean of all
    /// predictions and that of those in the sample.
    pub share: f64,
    /// Which part of the variance is left beside that of the sample's mean.
    pub variance_left: f64,
}

/// The share of all promises that are followed up, from a simple random sample without replacement and predictions for all
/// promises, those of the sample included.
///
/// The estimator is `λ F + (1/n) Σ (y - λ f)` with the weight λ of [`weigh`]. The interval is Wilson's, as of the
/// [`classical()`] estimator, of a sample that is larger by as much as predictions take off the variance. Where fewer than
/// five promises of the sample are followed up, or fewer than five are not, or predictions narrow nothing, it is the
/// classical one.
///
/// # Errors
/// When nothing is coded, more is coded than predicted, or a prediction is no probability.
pub fn prediction_powered(
    sample: &[CodedPromise],
    predictions: &[f64],
    level: ConfidenceLevel,
) -> Result<Estimate, EstimateError> {
    let all = sample.iter().map(|promise| &promise.prediction).chain(predictions);
    if let Some(no_probability) = all.copied().find(|prediction| !(0.0..=1.0).contains(prediction)) {
        return Err(EstimateError::Prediction(no_probability));
    }
    let followed_up = sample.iter().filter(|promise| promise.followed_up).count();
    let alone = classical(followed_up, sample.len(), predictions.len(), level)?;
    let alone = Estimate { estimator: Estimator::PredictionPowered, ..alone };
    let counts = Counts { followed_up, coded: sample.len(), promises: predictions.len() };
    if counts.rarer() < LEAST_OF_THE_RARER {
        return Ok(alone);
    }
    let weighing = weigh(sample, predictions);
    let variance_left = weighing.variance_left * (1.0 + FITTED / as_number(counts.rarer()));
    let powered = counts.estimate(Estimator::PredictionPowered, weighing.share, variance_left, level);
    let narrower = variance_left < 1.0 && powered.width() < alone.width();
    Ok(if narrower { powered } else { alone })
}

/// The tuned weight of PPI++ for a mean, within 0 and 1. With the `N - n` promises that were not drawn as the unlabelled
/// ones, PPI++ gives them the weight `Cov(y, f) / Var(f) · (N - n) / N`, where `Cov` is of the sample and `Var` of all
/// predictions. The difference estimator of survey sampling over all `N`, with the weight `Cov(y, f) / Var(f)`, is the same.
#[must_use]
pub fn weigh(sample: &[CodedPromise], predictions: &[f64]) -> Weighing {
    let (coded, promises) = (as_number(sample.len()), as_number(predictions.len()));
    let answer = |promise: &CodedPromise| f64::from(u8::from(promise.followed_up));
    let answers = sample.iter().map(answer).sum::<f64>() / coded;
    let predicted = sample.iter().map(|promise| promise.prediction).sum::<f64>() / coded;
    let predicted_of_all = predictions.iter().sum::<f64>() / promises;
    let (mut of_answers, mut of_predictions, mut of_both) = (0.0, 0.0, 0.0);
    for promise in sample {
        let (answer, prediction) = (answer(promise) - answers, promise.prediction - predicted);
        of_answers += answer * answer;
        of_predictions += prediction * prediction;
        of_both += answer * prediction;
    }
    let squares = predictions.iter().map(|prediction| (prediction - predicted_of_all).powi(2)).sum::<f64>();
    let variance = squares / (promises - 1.0);
    // Predictions that are all the same tell nothing, rounding aside.
    let weight = if variance > 1e-12 { (of_both / coded / variance).clamp(0.0, 1.0) } else { 0.0 };
    let left = of_answers - 2.0 * weight * of_both + weight * weight * of_predictions;
    // One degree of freedom more is spent on the weight.
    let variance_left =
        if of_answers > 0.0 && sample.len() > 2 { left / of_answers * (coded - 1.0) / (coded - 2.0) } else { 1.0 };
    Weighing { weight, share: answers + weight * (predicted_of_all - predicted), variance_left }
}
