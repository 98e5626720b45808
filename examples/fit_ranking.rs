//! Fits the numbers of the ranking to hand-coded pages, and says what it reaches on pages that it was not fitted on.
//!
//! usage: `cargo run --release --example fit_ranking -- DATASET CODES.json [MORE.json …]`
//!
//! Each page is scored with weights that were fitted to the other pages; where the files code themes too, those of the themes
//! as well. Two formats of codes are read:
//!
//! - a list of pages: `page` (path under `reports/`) and `sentences`, each with `text`, `promise` (0, 1 or null) and markers
//!   of the report's references: `decisions` (surely steps on it), `decisions_maybe`, `contrary`; pages with `themes` and
//!   `themes_maybe` alone serve to fit those;
//! - markers by page and sentence, `{"page": {"1": {"sure": [0], "maybe": [], "contrary": []}}}`, of which `X-in.json` beside
//!   `X.json` has the sentences: a list of `page` and `sentences`, each with `id` and `text`.
//!
//! A pair that is perhaps a link counts as half of one in the fit and in the reliability; precision and recall pass over it.

mod fitting;

use std::error::Error;
use std::path::Path;

use fitting::candidates::{self, CodedPromise, PERHAPS, Page, SURE};
use fitting::figures::{self, ScoredPromise, among_first, at_least, is, print_reliability, with_interval};
use fitting::{codes, logistic, themes};
use pledgebase::alignment;
use pledgebase::dataset::{Files, read};
use pledgebase::model::DEFAULT_BASE;
use pledgebase::ranking::{DEFAULT_LEAST, Likelihood, MEASURES, Weights};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("usage: fit_ranking DATASET CODES.json …")?;
    let reading = read(&Files::open(Path::new(&folder))?, DEFAULT_BASE)?;
    let mut coded = Vec::new();
    for file in arguments {
        coded.extend(codes::read(&file)?);
    }
    let theme_codes: Vec<_> = themes::samples(&reading.dataset, &reading.names, &coded);
    let theme_codes: Vec<_> =
        theme_codes.into_iter().filter(|(_, samples)| samples.iter().any(|(_, linked)| *linked > 0.0)).collect();
    let pages = |themes: &alignment::Weights| candidates::pages(&reading.dataset, &reading.names, &coded, themes);
    let all = pages(&alignment::Weights::fitted());
    describe(&all);
    // Every page with weights fitted to the others, those of the themes too.
    let mut scored: Vec<Vec<ScoredPromise>> = Vec::new();
    for (index, page) in all.iter().enumerate() {
        let others = theme_codes.iter().filter(|(path, _)| *path != page.path).flat_map(|(_, samples)| samples);
        let themes = if theme_codes.is_empty() { alignment::Weights::fitted() } else { themes::weights(others) };
        let pages = pages(&themes);
        let others = pages.iter().enumerate().filter(|(other, _)| *other != index);
        let weights = fit(others.flat_map(|(_, page)| &page.promises));
        scored.push(pages[index].promises.iter().map(|promise| score(promise, &weights)).collect());
    }
    print_ranking(&all, &scored);
    print_promises(&scored);
    let weights = fit(all.iter().flat_map(|page| &page.promises));
    println!("\nweights fitted to all pages:\n  intercept {:.2}", weights.intercept);
    for (name, weight) in MEASURES.iter().zip(weights.weights) {
        println!("  {name}: {weight:.2}");
    }
    let likelihood = fit_likelihood(scored.iter().flatten());
    println!("of a promise: intercept {:.2}, slope {:.2}", likelihood.intercept, likelihood.slope);
    Ok(())
}

fn describe(pages: &[Page]) {
    let promises: Vec<&CodedPromise> = pages.iter().flat_map(|page| &page.promises).collect();
    let pairs = |wanted| promises.iter().flat_map(|pairs| pairs.iter()).filter(|(_, v)| is(*v, wanted)).count();
    let with_one = promises.iter().filter(|pairs| pairs.iter().any(|(_, v)| is(*v, SURE))).count();
    let all = promises.iter().map(|pairs| pairs.len()).sum::<usize>();
    println!(
        "{} pages, {} promises ({with_one} with a sure link), {all} pairs, {} sure links, {} perhaps",
        pages.len(),
        promises.len(),
        pairs(SURE),
        pairs(PERHAPS)
    );
}

fn fit<'p>(promises: impl Iterator<Item = &'p CodedPromise>) -> Weights {
    let (intercept, weights) = logistic::fit(&promises.flatten().copied().collect::<Vec<_>>());
    Weights { intercept, weights }
}

fn score(promise: &CodedPromise, weights: &Weights) -> ScoredPromise {
    promise.iter().map(|(measures, verdict)| (weights.probability(measures), *verdict)).collect()
}

/// The best candidate of a promise, and the surest verdict on any.
fn best(promise: &ScoredPromise) -> (f64, f64) {
    promise.iter().fold((0.0, 0.0), |(best, surest), (p, verdict)| (best.max(*p), f64::max(surest, *verdict)))
}

fn fit_likelihood<'p>(promises: impl Iterator<Item = &'p ScoredPromise>) -> Likelihood {
    let samples = promises.map(best).map(|(best, verdict)| ([Likelihood::log_odds(best)], verdict));
    let (intercept, [slope]) = logistic::fit(&samples.collect::<Vec<_>>());
    Likelihood { intercept, slope }
}

fn print_ranking(pages: &[Page], scored: &[Vec<ScoredPromise>]) {
    let print = |name: &str, (value, low, high): (f64, f64, f64)| {
        println!("  {name:<44} {value:.2}   {low:.2} to {high:.2}");
    };
    let by = |score: fn(&([f64; MEASURES.len()], f64)) -> f64| -> Vec<Vec<ScoredPromise>> {
        let promises = |page: &Page| {
            page.promises.iter().map(|pairs| pairs.iter().map(|pair| (score(pair), pair.1)).collect()).collect()
        };
        pages.iter().map(promises).collect()
    };
    for (name, scored) in [
        ("the ranking, each page with weights fitted to the others", scored.to_vec()),
        ("by the sequences of characters that they share alone", by(|(measures, _)| measures[0])),
        ("at best (links first)", by(|(_, verdict)| *verdict)),
    ] {
        println!("\n{name}:                value   95 % interval");
        for first in [5, 10] {
            let links = with_interval(&scored, |promises| among_first(promises, first)[0].value());
            print(&format!("links among the first {first}"), links);
            let hits = with_interval(&scored, |promises| among_first(promises, first)[1].value());
            print(&format!("promises with a link: one among the first {first}"), hits);
        }
    }
    println!("\npairs that are at least so probable: precision, recall, F1, each with its interval");
    let mut levels: Vec<f64> = (4..=14).map(|twentieth| f64::from(twentieth) / 20.0).collect();
    levels.push(DEFAULT_LEAST.as_number());
    levels.sort_by(f64::total_cmp);
    levels.dedup();
    for least in levels {
        let figures = [0, 1, 2].map(|k| with_interval(scored, |promises| at_least(promises, least)[k]));
        let told = figures.map(|(value, low, high)| format!("{value:.2} ({low:.2} to {high:.2})")).join("   ");
        let default = if is_same(least, DEFAULT_LEAST.as_number()) { "  <- default" } else { "" };
        println!("  {least:.2}   {told}{default}");
    }
    println!("\nhow often a pair of some probability is a link (perhaps: half)");
    print_reliability(&scored.iter().flatten().flatten().copied().collect::<Vec<_>>());
}

fn print_promises(scored: &[Vec<ScoredPromise>]) {
    println!(
        "\nhow often a promise of some likelihood has a link (perhaps: half), each page with numbers fitted to the others"
    );
    let mut given = Vec::new();
    for (index, page) in scored.iter().enumerate() {
        let others = scored.iter().enumerate().filter(|(other, _)| *other != index);
        let likelihood = fit_likelihood(others.flat_map(|(_, page)| page));
        given.extend(page.iter().map(best).map(|(best, verdict)| (likelihood.probability(best), verdict)));
    }
    print_reliability(&given);
    let (with, without): (Vec<_>, Vec<_>) =
        given.iter().filter(|(_, v)| !is(*v, PERHAPS)).partition(|(_, verdict)| is(*verdict, SURE));
    let above = with.iter().map(|(a, _)| figures::count(without.iter().filter(|(b, _)| a > b))).sum::<f64>();
    let pairs = figures::count(with.iter()) * figures::count(without.iter());
    println!("  a promise with a link is above one without in {:.2} of the cases", above / pairs.max(1.0));
}

fn is_same(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}
