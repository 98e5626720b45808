//! Coded pairs of promise and theme, and the weights fitted to them.

use std::collections::HashMap;

use pledgebase::alignment::{MEASURES, Weights, pairs};
use pledgebase::model::{Dataset, Names};

use super::codes::CodedPage;
use super::logistic::{Sample, fit};

/// The pairs of each coded page, under its path; those that one coder linked are left out.
pub fn samples(
    dataset: &Dataset,
    names: &Names,
    coded: &[CodedPage],
) -> Vec<(String, Vec<Sample<{ MEASURES.len() }>>)> {
    let all = pairs(dataset, names);
    let measures: HashMap<(&str, &str), &[f64; MEASURES.len()]> =
        all.iter().flatten().map(|pair| ((pair.promise.as_str(), pair.theme.as_str()), &pair.measures)).collect();
    let mut pages = Vec::new();
    for page in coded {
        let path = format!("reports/{}", page.page);
        let Some(report) = dataset.reports.iter().find(|report| report.path == path) else {
            println!("no report {path}");
            continue;
        };
        let mut samples = Vec::new();
        for (section, promise) in dataset.found_promises().filter(|(section, _)| section.id == report.section) {
            let Some(code) = page.of(&promise.text) else { continue };
            let iri = names.promise(&section.id, &promise.name);
            for theme in report.themes.iter().filter(|theme| !code.themes_maybe.contains(&theme.position)) {
                let theme_iri = names.theme(&report.section, &theme.name);
                if let Some(measures) = measures.get(&(iri.as_str(), theme_iri.as_str())) {
                    let linked = f64::from(u8::from(code.themes.contains(&theme.position)));
                    samples.push((**measures, linked));
                }
            }
        }
        pages.push((page.page.clone(), samples));
    }
    pages
}

/// The weights fitted to some pairs.
pub fn weights<'s>(samples: impl Iterator<Item = &'s Sample<{ MEASURES.len() }>>) -> Weights {
    let (intercept, weights) = fit(&samples.copied().collect::<Vec<_>>());
    Weights { intercept, weights }
}
