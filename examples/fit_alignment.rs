//! Fits the weights of the suggested themes to hand-coded pages, and says what the method reaches on pages that it was not
//! fitted on: each page is scored with weights that were fitted to the other pages.
//!
//! usage: `cargo run --release --example fit_alignment -- DATASET CODES.json [MORE.json …] [--test CODES.json]`
//!
//! Codes are a list of pages: `page` (path under `reports/`) and `sentences`, each with `text`, `promise` (0, 1 or null),
//! `themes` (positions of the themes that both coders linked) and `themes_maybe` (that one coder linked; not scored). With
//! `--test`, the weights fitted to the other files are scored on the pages of that file, which are left out of the fit.

mod fitting;

use std::error::Error;
use std::path::Path;

use fitting::{codes, themes};
use pledgebase::alignment::MEASURES;
use pledgebase::dataset::{Files, read};
use pledgebase::model::DEFAULT_BASE;

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
        let pages = themes::samples(&reading.dataset, &reading.names, &codes::read(&argument)?);
        let pages: Vec<_> = pages.into_iter().map(|(_, samples)| samples).collect();
        let linked = pages.iter().flatten().filter(|(_, linked)| *linked > 0.0).count();
        println!("{argument}: {} pages, {} pairs, {linked} links", pages.len(), pages.iter().flatten().count());
        if is_test { test.extend(pages) } else { train.extend(pages) }
    }
    println!("\ncross-validation by page, {} pages:", train.len());
    let mut scored = Vec::new();
    for (index, page) in train.iter().enumerate() {
        let others = train.iter().enumerate().filter(|(other, _)| *other != index).flat_map(|(_, page)| page);
        let weights = themes::weights(others);
        scored.extend(page.iter().map(|(measures, linked)| (weights.probability(measures), *linked > 0.0)));
    }
    print_scores(&scored);
    let weights = themes::weights(train.iter().flatten());
    if !test.is_empty() {
        println!("\nfitted to all of these, on {} pages left out:", test.len());
        let scored = test.iter().flatten().map(|(measures, linked)| (weights.probability(measures), *linked > 0.0));
        print_scores(&scored.collect::<Vec<_>>());
    }
    let weights = themes::weights(train.iter().chain(&test).flatten());
    println!("\nweights fitted to all pages:\n  intercept {:.2}", weights.intercept);
    for (name, weight) in MEASURES.iter().zip(weights.weights) {
        println!("  {name}: {weight:.2}");
    }
    Ok(())
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
