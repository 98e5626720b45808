//! What a ranking reaches on coded pages, with intervals from pages drawn anew.

use pledgebase::sampling::Generator;

use super::candidates::{NO, SURE};

const REPETITIONS: u64 = 2000;

/// The pairs of a promise: probability and verdict.
pub type ScoredPromise = Vec<(f64, f64)>;

/// Part and whole of a share, which can be added up.
#[derive(Clone, Copy, Default)]
pub struct Share(pub f64, pub f64);

impl Share {
    pub fn value(self) -> f64 {
        self.0 / self.1.max(1e-9)
    }
}

/// How many of the promises' sure links stand among the first, and for how many promises that have one the first hold one.
pub fn among_first(promises: &[ScoredPromise], first: usize) -> [Share; 2] {
    let (mut links, mut hits) = (Share::default(), Share::default());
    for promise in promises {
        let mut pairs = promise.clone();
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
        let sure = |pairs: &[(f64, f64)]| count(pairs.iter().filter(|(_, verdict)| is(*verdict, SURE)));
        let (found, all) = (sure(&pairs[..pairs.len().min(first)]), sure(&pairs));
        links = Share(links.0 + found, links.1 + all);
        hits = Share(hits.0 + found.min(1.0), hits.1 + all.min(1.0));
    }
    [links, hits]
}

/// Precision, recall and F1 of the pairs that are at least so probable; of pairs that are perhaps links none is wrong or
/// missed.
pub fn at_least(promises: &[ScoredPromise], least: f64) -> [f64; 3] {
    let pairs = || promises.iter().flatten();
    let right = count(pairs().filter(|(probability, verdict)| *probability >= least && is(*verdict, SURE)));
    let wrong = count(pairs().filter(|(probability, verdict)| *probability >= least && is(*verdict, NO)));
    let sure = count(pairs().filter(|(_, verdict)| is(*verdict, SURE)));
    let (precision, recall) = (right / (right + wrong).max(1e-9), right / sure.max(1e-9));
    [precision, recall, 2.0 * precision * recall / (precision + recall).max(1e-9)]
}

/// A figure of all pages, and the middle 95 % of what it is on as many pages drawn from these with replacement.
pub fn with_interval(pages: &[Vec<ScoredPromise>], figure: impl Fn(&[ScoredPromise]) -> f64) -> (f64, f64, f64) {
    let value = figure(&pages.concat());
    let mut drawn: Vec<f64> = Vec::new();
    let mut generator = Generator::of_seed(1);
    for _ in 0..REPETITIONS {
        let sample: Vec<ScoredPromise> =
            (0..pages.len()).flat_map(|_| pages[generator.below(pages.len())].clone()).collect();
        drawn.push(figure(&sample));
    }
    drawn.sort_by(f64::total_cmp);
    (value, drawn[drawn.len() / 40], drawn[drawn.len() - 1 - drawn.len() / 40])
}

/// Prints how often what was given a probability is so, and the mean squared error (Brier 1950).
pub fn print_reliability(scored: &[(f64, f64)]) {
    println!("  probability   given   mean    linked");
    for tenth in 0..10 {
        let from = f64::from(tenth) / 10.0;
        let bin: Vec<_> = scored.iter().filter(|(p, _)| *p >= from && (*p < from + 0.1 || tenth == 9)).collect();
        let mean = bin.iter().map(|(probability, _)| probability).sum::<f64>() / count(bin.iter()).max(1.0);
        let linked = bin.iter().map(|(_, verdict)| verdict).sum::<f64>() / count(bin.iter()).max(1.0);
        println!("  {from:.1} to {:.1}    {:<7} {mean:.2}    {linked:.2}", from + 0.1, bin.len());
    }
    let all = count(scored.iter()).max(1.0);
    let share = scored.iter().map(|(_, verdict)| verdict).sum::<f64>() / all;
    let brier = scored.iter().map(|(p, verdict)| (p - verdict).powi(2)).sum::<f64>() / all;
    let constant = scored.iter().map(|(_, verdict)| (share - verdict).powi(2)).sum::<f64>() / all;
    println!("  Brier score {brier:.4} ({constant:.4} for giving everything the mean, {share:.3})");
}

pub fn is(verdict: f64, wanted: f64) -> bool {
    (verdict - wanted).abs() < 0.25
}

#[allow(clippy::cast_precision_loss, reason = "there are few pairs")]
pub fn count<T>(of: impl Iterator<Item = T>) -> f64 {
    of.count() as f64
}
