//! How much a promise and a theme have in common, as a few measures.
//!
//! A term that most promises or themes of a page have tells little there, whatever it tells elsewhere: in a section about
//! animals every sentence names them. So a term's weight is its inverse document frequency in all texts, times how rare it
//! is among the promises and among the themes of the page.

use super::MeasuredPair;
use super::denial;
use super::page::{Page, ThemeText};
use super::rarity::Rarity;
use crate::lexicon::{Term, Vector, Words, beginning};

/// The measures of a pair, in order.
pub const MEASURES: [&str; 11] = [
    "shared terms",
    "shares any",
    "sequences",
    "denial",
    "decision texts",
    "first promise",
    "first theme",
    "rank among themes",
    "rank among promises",
    "previous promise",
    "next promise",
];

/// What a first look at a pair consists of: theme, sequences, label, share of the promise, title of a decision.
const FIRST_LOOK: [f64; 5] = [0.35, 0.3, 0.2, 0.1, 0.05];

/// A text, read.
struct Read {
    weighted: Vector,
    sequences: Vector,
}

/// Measures all pairs of a page. Cost: promises times themes.
pub(super) fn measure(page: &Page<'_>, words: &Words) -> Vec<MeasuredPair> {
    let lexicon = &words.lexicon;
    let promises: Vec<Vec<Term>> = page.promises.iter().map(|promise| lexicon.terms(promise.text)).collect();
    let themes: Vec<Vec<Term>> = page.themes.iter().map(|theme| lexicon.terms(theme.text)).collect();
    let (among_promises, among_themes) = (Rarity::among(&promises), Rarity::among(&themes));
    let weight = |term: u64| lexicon.weight(term) * among_promises.of(term) * among_themes.of(term);
    let read = |terms: &[Term], text: &str| Read {
        weighted: Vector::of(terms.iter().copied(), weight),
        sequences: words.grams.read(text),
    };
    let vector = |text: &str| Vector::of(lexicon.terms(text), weight);
    let promise_reads: Vec<Read> = promises.iter().zip(&page.promises).map(|(terms, p)| read(terms, p.text)).collect();
    let theme_reads: Vec<Read> = themes.iter().zip(&page.themes).map(|(terms, t)| read(terms, t.text)).collect();
    let labels: Vec<Vector> = page.themes.iter().map(|theme| vector(theme.label)).collect();
    let titles = page.themes.iter().map(|theme| theme.decisions.iter().map(|d| vector(d.title)).collect());
    let titles: Vec<Vec<Vector>> = titles.collect();
    let decisions: Vec<Vector> = page.themes.iter().map(|theme| vector(&decision_texts(theme))).collect();
    let denials: Vec<f64> = page.themes.iter().map(|theme| denial::share(theme.text)).collect();
    let are_denied: Vec<bool> =
        page.themes.iter().map(|theme| denial::is_denial(theme.text, !theme.decisions.is_empty())).collect();
    let sequences: Vec<Vec<f64>> = (promise_reads.iter())
        .map(|promise| theme_reads.iter().map(|theme| promise.sequences.cosine(&theme.sequences)).collect())
        .collect();
    let first_look = |i: usize, j: usize| {
        let promise = &promise_reads[i].weighted;
        let title = titles[j].iter().map(|title| promise.cosine(title)).fold(0.0, f64::max);
        let looks = [
            promise.cosine(&theme_reads[j].weighted),
            sequences[i][j],
            promise.cosine(&labels[j]),
            covered(promise, &theme_reads[j].weighted, weight),
            title,
        ];
        looks.iter().zip(FIRST_LOOK).map(|(look, share)| look * share).sum::<f64>()
    };
    let looks: Vec<Vec<f64>> =
        (0..promises.len()).map(|i| (0..themes.len()).map(|j| first_look(i, j)).collect()).collect();
    let look = |i: Option<usize>, j: usize| i.and_then(|i| looks.get(i)).map_or(0.0, |row| row[j]);
    let mut pairs = Vec::new();
    for (i, promise) in page.promises.iter().enumerate() {
        for (j, theme) in page.themes.iter().enumerate() {
            let shared = promise_reads[i].weighted.shared(&theme_reads[j].weighted);
            let shared: Vec<Term> = shared.map(|(term, _, _)| term).collect();
            let told = shared.iter().map(|term| {
                let everywhere = among_promises.count(*term) * among_themes.count(*term);
                lexicon.weight(*term) / everywhere
            });
            let column = looks.iter().enumerate().filter(|(other, _)| *other != i).map(|(_, row)| row[j]);
            let row = looks[i].iter().enumerate().filter(|(other, _)| *other != j).map(|(_, look)| *look);
            let measures = [
                told.sum::<f64>().sqrt(),
                f64::from(u8::from(!shared.is_empty())),
                sequences[i][j],
                denials[j],
                promise_reads[i].weighted.cosine(&decisions[j]),
                f64::from(u8::from(i == 0)),
                f64::from(u8::from(j == 0)),
                rank(looks[i][j], row),
                rank(looks[i][j], column),
                look(i.checked_sub(1), j),
                look(Some(i + 1), j),
            ];
            pairs.push(MeasuredPair {
                promise: promise.iri.clone(),
                theme: theme.iri.clone(),
                measures,
                words: words.telling(promise.text, &shared, weight),
                is_denied: are_denied[j],
            });
        }
    }
    pairs
}

/// Which share of a promise's terms, by weight, a theme has.
fn covered(promise: &Vector, theme: &Vector, weight: impl Fn(Term) -> f64) -> f64 {
    let all: f64 = promise.terms().map(&weight).sum();
    let shared: f64 = promise.shared(theme).map(|(term, _, _)| weight(term)).sum();
    if all > 0.0 { shared / all } else { 0.0 }
}

/// 1 for the best, 1/2 for the second, and so on.
fn rank(look: f64, others: impl Iterator<Item = f64>) -> f64 {
    let better = others.filter(|other| *other > look).count();
    1.0 / f64::from(u32::try_from(better + 1).unwrap_or(u32::MAX))
}

/// The texts of the decisions that a theme cites, the beginning of each.
fn decision_texts(theme: &ThemeText<'_>) -> String {
    let mut texts: Vec<&str> = theme.decisions.iter().map(|decision| beginning(decision.text)).collect();
    texts.sort_unstable();
    texts.dedup();
    texts.join(" ")
}
