//! What is compared: the promises of a section with the decisions that the reports on it name.

use std::collections::BTreeMap;

use super::ThemesOf;
use super::decisions::Decisions;
use crate::model::{Dataset, Names, PromiseText, Report, SectionId};

/// A section that promises something, with the reports on it.
pub(super) struct Page<'d> {
    pub(super) promises: Vec<PromiseText<'d>>,
    /// Distinct decisions, in the order of the reference lists.
    pub(super) decisions: Vec<Named>,
    /// For each promise and theme how sure it is that the theme is about the promise.
    pub(super) about: Vec<Vec<f64>>,
    /// How many distinct decisions each theme cites.
    pub(super) cited: Vec<usize>,
}

/// A decision that a report names.
pub(super) struct Named {
    /// Its place among all decisions.
    pub(super) place: usize,
    /// The themes that cite it, by their places on the page.
    pub(super) themes: Vec<usize>,
    /// How many markers cite it.
    pub(super) markers: u32,
}

/// Every section with a promise and a report, in the order of the sections.
pub(super) fn pages<'d>(
    dataset: &'d Dataset,
    names: &Names,
    decisions: &Decisions<'_>,
    themes: &ThemesOf,
) -> Vec<Page<'d>> {
    let mut reports: BTreeMap<&SectionId, Vec<&Report>> = BTreeMap::new();
    for report in &dataset.reports {
        reports.entry(&report.section).or_default().push(report);
    }
    let promises = dataset.promise_texts(names).into_iter();
    let examined = promises.filter_map(|(section, promises)| Some((promises, reports.get(section)?)));
    examined.map(|(promises, reports)| page(promises, reports, names, decisions, themes)).collect()
}

fn page<'d>(
    promises: Vec<PromiseText<'d>>,
    reports: &[&Report],
    names: &Names,
    decisions: &Decisions<'_>,
    themes: &ThemesOf,
) -> Page<'d> {
    let mut named: Vec<Named> = Vec::new();
    let mut cited = Vec::new();
    let mut iris = Vec::new();
    for report in reports {
        let first = cited.len();
        for theme in &report.themes {
            iris.push(names.theme(&report.section, &theme.name));
            cited.push(0);
        }
        for reference in &report.references {
            let Some(place) = decisions.place(&reference.decision) else { continue };
            if !named.iter().any(|other| other.place == place) {
                named.push(Named { place, themes: Vec::new(), markers: 0 });
            }
        }
        for (theme, occurrence) in report.all_occurrences() {
            let decision = report.reference(occurrence.marker).map(|reference| &reference.decision);
            let place = decision.and_then(|key| decisions.place(key));
            let Some(decision) = named.iter_mut().find(|named| Some(named.place) == place) else { continue };
            decision.markers += 1;
            if let Some(theme) = theme {
                // Themes of a report are numbered from 1 in their order.
                let theme = first + theme.position - 1;
                if !decision.themes.contains(&theme) {
                    decision.themes.push(theme);
                    cited[theme] += 1;
                }
            }
        }
    }
    let about = promises.iter().map(|promise| {
        let of = themes.get(&promise.iri);
        iris.iter().map(|theme| of.and_then(|of| of.get(theme)).copied().unwrap_or(0.0)).collect()
    });
    let about = about.collect();
    Page { promises, decisions: named, about, cited }
}
