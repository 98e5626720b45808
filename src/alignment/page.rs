//! What is compared: the promises of a section with the themes of a report on it.

use std::collections::HashMap;

use crate::model::{Dataset, DecisionKey, Names, PromiseText};

/// A report with the promises of its section.
pub(super) struct Page<'d> {
    pub(super) promises: Vec<PromiseText<'d>>,
    pub(super) themes: Vec<ThemeText<'d>>,
}

pub(super) struct ThemeText<'d> {
    pub(super) iri: String,
    pub(super) label: &'d str,
    pub(super) text: &'d str,
    /// The distinct decisions that it cites.
    pub(super) decisions: Vec<DecisionText<'d>>,
}

#[derive(Clone, Copy)]
pub(super) struct DecisionText<'d> {
    pub(super) title: &'d str,
    /// Empty where no feed gives it.
    pub(super) text: &'d str,
}

/// Every report whose section promises something, in the order of the reports.
pub(super) fn pages<'d>(dataset: &'d Dataset, names: &Names) -> Vec<Page<'d>> {
    let promises = dataset.promise_texts(names);
    let fed: HashMap<&DecisionKey, &str> =
        dataset.feed.iter().filter_map(|entry| Some((&entry.key, entry.text.as_deref()?))).collect();
    let mut pages = Vec::new();
    for report in &dataset.reports {
        let Some(promises) = promises.get(&report.section) else { continue };
        let themes = report.themes.iter().map(|theme| {
            let mut cited: Vec<&DecisionKey> = Vec::new();
            for occurrence in &theme.occurrences {
                let decision = report.reference(occurrence.marker).map(|reference| &reference.decision);
                cited.extend(decision.filter(|decision| !cited.contains(decision)));
            }
            let decisions = cited.into_iter().map(|key| DecisionText {
                title: key.title().unwrap_or_default(),
                text: fed.get(key).copied().unwrap_or_default(),
            });
            ThemeText {
                iri: names.theme(&report.section, &theme.name),
                label: &theme.label,
                text: &theme.text,
                decisions: decisions.collect(),
            }
        });
        pages.push(Page { promises: promises.clone(), themes: themes.collect() });
    }
    pages
}
