//! Fits the weights of the suggested links to hand-coded pages, and says what the method reaches on pages that it was not
//! fitted on: each page is scored with weights that were fitted to the other pages.
//!
//! usage: `cargo run --release --example fit_alignment -- DATASET CODES.json [MORE.json …] [--test CODES.json]`
//!
//! Codes are a list of pages: `page` (path under `reports/`) and `sentences`, each with `text`, `promise` (0, 1 or null),
//! `themes` (positions of the themes that both coders linked) and `themes_maybe` (that one coder linked; not scored). With
//! `--test`, the weights fitted to the other files are scored on the pages of that file, which are left out of the fit.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::Path;

use pledgebase::alignment::{MEASURES, Weights, pairs};
use pledgebase::dataset::{Files, read};
use pledgebase::model::{DEFAULT_BASE, Dataset, Names};
use serde::Deserialize;

const N: usize = MEASURES.len();
/// Strength of the penalty on large weights (L2), on measures with deviation 1.
const PENALTY: f64 = 10.0;
const STEPS: usize = 4000;
const RATE: f64 = 0.5;

#[derive(Deserialize)]
struct CodedPage {
    page: String,
    sentences: Vec<CodedSentence>,
}

#[derive(Deserialize)]
struct CodedSentence {
    text: String,
    promise: Option<u8>,
    #[serde(default)]
    themes: BTreeSet<usize>,
    #[serde(default)]
    themes_maybe: BTreeSet<usize>,
}

/// A pair of a coded promise and a theme.
struct Sample {
    measures: [f64; N],
    linked: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("usage: fit_alignment DATASET CODES.json … [--test CODES.json]")?;
    let reading = read(&Files::open(Path::new(&folder))?, DEFAULT_BASE)?;
    let (mut train, mut test) = (Vec::new(), Vec::new());
    let mut is_test = false;
    for argument in arguments {
        if argument == "--test" {
            is_test = true;
            continue;
        }
        let coded: Vec<CodedPage> = serde_json::from_str(&fs::read_to_string(&argument)?)?;
        let pages = samples(&reading.dataset, &reading.names, &coded);
        let linked: usize = pages.iter().flatten().filter(|sample| sample.linked).count();
        println!("{argument}: {} pages, {} pairs, {linked} links", pages.len(), pages.iter().flatten().count());
        if is_test { test.extend(pages) } else { train.extend(pages) }
    }
    println!("\ncross-validation by page, {} pages:", train.len());
    let mut scored = Vec::new();
    for (index, page) in train.iter().enumerate() {
        let others = train.iter().enumerate().filter(|(other, _)| *other != index).flat_map(|(_, page)| page);
        let weights = fit(&others.collect::<Vec<_>>());
        scored.extend(page.iter().map(|sample| (weights.probability(&sample.measures), sample.linked)));
    }
    print_scores(&scored);
    let weights = fit(&train.iter().flatten().collect::<Vec<_>>());
    if !test.is_empty() {
        println!("\nfitted to all of these, on {} pages left out:", test.len());
        let scored: Vec<_> = test.iter().flatten().map(|s| (weights.probability(&s.measures), s.linked)).collect();
        print_scores(&scored);
    }
    let all: Vec<&Sample> = train.iter().chain(&test).flatten().collect();
    let weights = fit(&all);
    println!("\nweights fitted to all pages:\n  intercept {:.2}", weights.intercept);
    for (name, weight) in MEASURES.iter().zip(weights.weights) {
        println!("  {name}: {weight:.2}");
    }
    Ok(())
}

/// The pairs of each coded page; those that one coder linked are left out.
fn samples(dataset: &Dataset, names: &Names, coded: &[CodedPage]) -> Vec<Vec<Sample>> {
    let all = pairs(dataset, names);
    let mut pages = Vec::new();
    for page in coded {
        let path = format!("reports/{}", page.page);
        let Some(report) = dataset.reports.iter().find(|report| report.path == path) else {
            println!("no report {path}");
            continue;
        };
        let mut samples = Vec::new();
        for (section, promise) in dataset.found_promises().filter(|(section, _)| section.id == report.section) {
            let words = words_of(&promise.text);
            let Some(code) =
                page.sentences.iter().find(|s| s.promise == Some(1) && is_same(&words_of(&s.text), &words))
            else {
                continue;
            };
            let iri = names.promise(&section.id, &promise.name);
            for theme in &report.themes {
                let theme_iri = names.theme(&report.section, &theme.name);
                let pair = all.iter().flatten().find(|pair| pair.promise == iri && pair.theme == theme_iri);
                if let Some(pair) = pair.filter(|_| !code.themes_maybe.contains(&theme.position)) {
                    let linked = code.themes.contains(&theme.position);
                    samples.push(Sample { measures: pair.measures, linked });
                }
            }
        }
        pages.push(samples);
    }
    pages
}

fn words_of(text: &str) -> BTreeSet<String> {
    let text = text.to_lowercase().replace('-', "");
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// Whether two sentences share most of their words.
fn is_same(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    let shared = a.intersection(b).count();
    10 * shared >= 6 * a.len().min(b.len()) && 20 * shared >= 7 * a.len().max(b.len())
}

/// Logistic regression with an L2 penalty by gradient descent, on measures brought to mean 0 and deviation 1.
#[allow(clippy::cast_precision_loss, reason = "there are few samples")]
fn fit(samples: &[&Sample]) -> Weights {
    let count = samples.len() as f64;
    let mut mean = [0.0; N];
    let mut deviation = [0.0; N];
    for k in 0..N {
        mean[k] = samples.iter().map(|s| s.measures[k]).sum::<f64>() / count;
        let variance = samples.iter().map(|s| (s.measures[k] - mean[k]).powi(2)).sum::<f64>() / count;
        deviation[k] = variance.sqrt().max(1e-9);
    }
    let scaled: Vec<[f64; N]> =
        samples.iter().map(|s| std::array::from_fn(|k| (s.measures[k] - mean[k]) / deviation[k])).collect();
    let (mut intercept, mut weights) = (0.0, [0.0; N]);
    for _ in 0..STEPS {
        let (mut to_intercept, mut to_weights) = (0.0, weights.map(|weight: f64| weight * PENALTY));
        for (sample, measures) in samples.iter().zip(&scaled) {
            let sum: f64 = intercept + measures.iter().zip(&weights).map(|(m, w)| m * w).sum::<f64>();
            let error = 1.0 / (1.0 + (-sum).exp()) - f64::from(u8::from(sample.linked));
            to_intercept += error;
            for k in 0..N {
                to_weights[k] += error * measures[k];
            }
        }
        intercept -= RATE * to_intercept / count;
        for k in 0..N {
            weights[k] -= RATE * to_weights[k] / count;
        }
    }
    let unscaled: [f64; N] = std::array::from_fn(|k| weights[k] / deviation[k]);
    let shift: f64 = mean.iter().zip(&unscaled).map(|(mean, weight)| mean * weight).sum();
    Weights { intercept: intercept - shift, weights: unscaled }
}

#[allow(clippy::cast_precision_loss, reason = "there are few samples")]
fn print_scores(scored: &[(f64, bool)]) {
    println!("  least confidence   precision   recall   F1");
    for hundredths in (20..=70).step_by(5) {
        let least = f64::from(hundredths) / 100.0;
        let given = scored.iter().filter(|(p, _)| *p >= least).count() as f64;
        let right = scored.iter().filter(|(p, linked)| *p >= least && *linked).count() as f64;
        let wanted = scored.iter().filter(|(_, linked)| *linked).count() as f64;
        let (precision, recall) = (right / given.max(1.0), right / wanted.max(1.0));
        let f1 = 2.0 * precision * recall / (precision + recall).max(1e-9);
        println!("  {least:<18.2} {precision:<11.3} {recall:<8.3} {f1:.3}");
    }
}
