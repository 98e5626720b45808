//! Coded pairs of promise and decision.

use std::collections::HashMap;

use pledgebase::alignment;
use pledgebase::model::{Dataset, Names};
use pledgebase::ranking::{MEASURES, MeasuredCandidate, rank};

use super::codes::CodedPage;
use super::logistic::Sample;

/// How far a verdict of coders is a link: surely, perhaps (as a careful reader would link every second of them), or not.
pub const SURE: f64 = 1.0;
pub const PERHAPS: f64 = 0.5;
pub const NO: f64 = 0.0;

/// The coded pairs of a promise.
pub type CodedPromise = Vec<Sample<{ MEASURES.len() }>>;

/// A page with the coded pairs of its promises.
pub struct Page {
    pub path: String,
    pub promises: Vec<CodedPromise>,
}

/// The coded pairs of each page whose decisions were coded, in the order of the pages.
pub fn pages(dataset: &Dataset, names: &Names, coded: &[CodedPage], themes: &alignment::Weights) -> Vec<Page> {
    let ranked = rank(dataset, names, themes);
    let ranked: HashMap<&str, &Vec<MeasuredCandidate>> =
        ranked.iter().flatten().filter_map(|pairs| Some((pairs.first()?.promise.as_str(), pairs))).collect();
    let mut pages = Vec::new();
    for page in coded.iter().filter(|page| page.sentences.iter().any(|sentence| sentence.decisions.is_some())) {
        let path = format!("reports/{}", page.page);
        let Some(report) = dataset.reports.iter().find(|report| report.path == path) else {
            println!("no report {path}");
            continue;
        };
        let mut promises = Vec::new();
        for (section, promise) in dataset.found_promises().filter(|(section, _)| section.id == report.section) {
            let code = page.of(&promise.text);
            let Some((code, sure)) = code.and_then(|code| Some((code, code.decisions.as_ref()?))) else { continue };
            let Some(pairs) = ranked.get(names.promise(&section.id, &promise.name).as_str()) else { continue };
            let mut verdicts: HashMap<String, f64> = HashMap::new();
            for reference in &report.references {
                let perhaps = [&code.decisions_maybe, &code.contrary].iter().any(|of| of.contains(&reference.marker));
                let perhaps = if perhaps { PERHAPS } else { NO };
                let verdict = if sure.contains(&reference.marker) { SURE } else { perhaps };
                let known = verdicts.entry(names.decision(&reference.decision)).or_default();
                *known = known.max(verdict);
            }
            let verdict = |pair: &MeasuredCandidate| verdicts.get(&pair.decision).copied().unwrap_or(NO);
            promises.push(pairs.iter().map(|pair| (pair.measures, verdict(pair))).collect());
        }
        pages.push(Page { path: page.page.clone(), promises });
    }
    pages
}
