//! Measures leads without any code by hand: hides what reports name, and looks how much of it the leads find again.
//!
//! usage: `cargo run --release --example leads -- DATASET`
//!
//! The reference lists of all reports are taken away, so that no decision is known to be named. Then the decisions of the
//! feed are put in one order for each section: those of its promises' leads, each promise having a fair share (reciprocal
//! rank fusion, Cormack and others 2009). Printed is which share of the decisions that the section's report names, and the
//! feed has, stands among the first; beside it that of a random order, and of the cosine (tf-idf of the words as they are)
//! with the whole of the section's text.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::error::Error;
use std::path::Path;
use std::time::Instant;

use pledgebase::dataset::{Files, read};
use pledgebase::model::{DEFAULT_BASE, Dataset, Names, SectionId};
use pledgebase::ranking::leads;
use pledgebase::sampling::Generator;

/// How deep lists are looked at.
const DEPTHS: [usize; 3] = [20, 50, 100];
/// So many leads of each promise does a build keep.
const KEPT: usize = 5;
/// So many leads of each promise are put together.
const OF_A_PROMISE: usize = 500;
/// How little the first places count more than later ones.
const EVEN: f64 = 20.0;
const REPETITIONS: usize = 2000;

/// The names of decisions, the first to look at first.
type Order = Vec<String>;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: leads DATASET")?;
    let reading = read(&Files::open(Path::new(&folder))?, DEFAULT_BASE)?;
    let (mut dataset, names) = (reading.dataset, reading.names);
    let feed: BTreeSet<String> = dataset.feed.iter().map(|entry| names.decision(&entry.key)).collect();
    let mut hidden: BTreeMap<SectionId, BTreeSet<String>> = BTreeMap::new();
    for report in &mut dataset.reports {
        let named = report.references.drain(..).map(|reference| names.decision(&reference.decision));
        hidden.entry(report.section.clone()).or_default().extend(named.filter(|decision| feed.contains(decision)));
    }
    let promises = dataset.promise_texts(&names);
    hidden.retain(|section, decisions| !decisions.is_empty() && promises.contains_key(section));
    let of_sections: BTreeMap<String, SectionId> = (promises.iter())
        .flat_map(|(section, promises)| promises.iter().map(|promise| (promise.iri.clone(), (*section).clone())))
        .collect();
    let start = Instant::now();
    let kept = leads(&dataset, &names, KEPT).len();
    let took = start.elapsed().as_millis();
    let (promises, decisions) = (of_sections.len(), feed.len());
    println!(
        "{promises} promises, {decisions} decisions in the feed: {kept} leads, {KEPT} of each promise, in {took} ms"
    );
    let found = leads(&dataset, &names, OF_A_PROMISE);
    let mut fused: BTreeMap<&SectionId, BTreeMap<&str, f64>> = BTreeMap::new();
    for lead in &found {
        let score = fused.entry(&of_sections[&lead.promise]).or_default().entry(&lead.decision).or_default();
        *score += 1.0 / (EVEN + rank(lead.rank));
    }
    let ordered = |section: &SectionId| {
        by_score(fused.get(section).into_iter().flatten().map(|(decision, score)| ((*decision).to_owned(), *score)))
    };
    let texts = Texts::of(&dataset, &names);
    let all: usize = hidden.values().map(BTreeSet::len).sum();
    println!("{} sections, whose reports name {all} decisions of the feed\n", hidden.len());
    println!("share of them among the first      {}", DEPTHS.map(|depth| format!("{depth:<20}")).concat());
    let print = |name: &str, order: &dyn Fn(&SectionId) -> Order| {
        let found: Vec<[(f64, f64); 3]> =
            hidden.iter().map(|(section, wanted)| among(&order(section), wanted)).collect();
        let told = [0, 1, 2].map(|depth| with_interval(&found, depth)).concat();
        println!("  {name:<32} {told}");
    };
    print("leads of the promises", &ordered);
    print("words of the section's text", &|section| texts.order(section));
    // In a random order every decision stands anywhere with the same probability.
    let random = DEPTHS.map(|depth| format!("{:<20.2}", (rank(depth) / rank(feed.len())).min(1.0))).concat();
    println!("  {:<32} {random}", "random order");
    Ok(())
}

/// How many of the wanted decisions stand among the first, and how many there are, at each depth.
fn among(order: &Order, wanted: &BTreeSet<String>) -> [(f64, f64); 3] {
    DEPTHS.map(|depth| (rank(order.iter().take(depth).filter(|d| wanted.contains(*d)).count()), rank(wanted.len())))
}

/// The share over all sections, with the middle 95 % of what it is on sections drawn from these with replacement.
fn with_interval(found: &[[(f64, f64); 3]], depth: usize) -> String {
    let share = |of: &mut dyn Iterator<Item = usize>| {
        let (part, all) = of.map(|section| found[section][depth]).fold((0.0, 0.0), |a, b| (a.0 + b.0, a.1 + b.1));
        part / f64::max(all, 1.0)
    };
    let mut generator = Generator::of_seed(1);
    let mut drawn: Vec<f64> = (0..REPETITIONS)
        .map(|_| share(&mut (0..found.len()).map(|_| generator.below(found.len())).collect::<Vec<_>>().into_iter()))
        .collect();
    drawn.sort_by(f64::total_cmp);
    let (low, high) = (drawn[REPETITIONS / 40], drawn[REPETITIONS - 1 - REPETITIONS / 40]);
    format!("{:<20}", format!("{:.2} ({low:.2} to {high:.2})", share(&mut (0..found.len()))))
}

fn by_score(scored: impl Iterator<Item = (String, f64)>) -> Order {
    let mut scored: Vec<(String, f64)> = scored.collect();
    scored.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    scored.into_iter().map(|(decision, _)| decision).collect()
}

/// The words of sections and decisions as they are, for comparison.
struct Texts {
    sections: HashMap<SectionId, HashMap<String, f64>>,
    decisions: Vec<(String, HashMap<String, f64>)>,
}

impl Texts {
    fn of(dataset: &Dataset, names: &Names) -> Self {
        let mut of_decisions: Vec<(String, HashMap<String, f64>)> = (dataset.feed.iter())
            .map(|entry| {
                let text = [entry.key.title(), entry.text.as_deref()].map(Option::unwrap_or_default).join(" ");
                (names.decision(&entry.key), counts(&text))
            })
            .collect();
        let mut having: HashMap<String, f64> = HashMap::new();
        for word in of_decisions.iter().flat_map(|(_, words)| words.keys()) {
            *having.entry(word.clone()).or_default() += 1.0;
        }
        let all = rank(of_decisions.len());
        let weigh = |words: &mut HashMap<String, f64>| {
            for (word, count) in words.iter_mut() {
                *count = (1.0 + count.ln()) * (all / having.get(word).unwrap_or(&all)).ln();
            }
            // In the order of the words, so that sums are always the same.
            let mut squares: Vec<(&String, f64)> = words.iter().map(|(word, weight)| (word, weight * weight)).collect();
            squares.sort_by_key(|(word, _)| *word);
            let norm = squares.iter().map(|(_, square)| square).sum::<f64>().sqrt().max(1e-9);
            for weight in words.values_mut() {
                *weight /= norm;
            }
        };
        for (_, words) in &mut of_decisions {
            weigh(words);
        }
        let sections = dataset.sections.iter().filter_map(|section| Some((section.id.clone(), section.text.as_ref()?)));
        let sections = sections.map(|(id, text)| {
            let mut words = counts(text);
            weigh(&mut words);
            (id, words)
        });
        Self { sections: sections.collect(), decisions: of_decisions }
    }

    fn order(&self, section: &SectionId) -> Order {
        let Some(section) = self.sections.get(section) else { return Order::new() };
        let cosine = |words: &HashMap<String, f64>| {
            let mut shared: Vec<(&String, f64)> =
                words.iter().filter_map(|(word, weight)| Some((word, weight * section.get(word)?))).collect();
            shared.sort_by_key(|(word, _)| *word);
            shared.iter().map(|(_, product)| product).sum::<f64>()
        };
        by_score(self.decisions.iter().map(|(decision, words)| (decision.clone(), cosine(words))))
    }
}

fn counts(text: &str) -> HashMap<String, f64> {
    let mut counts: HashMap<String, f64> = HashMap::new();
    for word in text.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *counts.entry(word.to_owned()).or_default() += 1.0;
    }
    counts
}

#[allow(clippy::cast_precision_loss, reason = "there are few decisions")]
fn rank(count: usize) -> f64 {
    count as f64
}
