//! Reports that treat every subject in the same parts ("belofte", "uitvoering", "beoordeling"): the subject is the theme,
//! and its parts belong to it.

use std::collections::{BTreeMap, BTreeSet};

use super::blocks::{Block, Kind};
use super::regular::is_all_strong;
use super::stretches::{Part, Stretch, label_of, label_of_item};
use super::wording;

/// What more than one subject has as a part.
pub(super) struct Fields {
    repeated: BTreeSet<String>,
}

impl Fields {
    /// The labels of leads and items that stand under more than one heading.
    pub(super) fn of(stretches: &[Stretch]) -> Self {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for stretch in stretches.iter().filter(|stretch| stretch.heading.is_some()) {
            for label in leads(stretch).into_iter().collect::<BTreeSet<_>>() {
                *counts.entry(label).or_default() += 1;
            }
        }
        Self { repeated: counts.into_iter().filter(|(_, count)| *count > 1).map(|(label, _)| label).collect() }
    }

    /// Whether all leads and items under a heading are parts of its subject: others have the same, or they are called as
    /// parts are ("belofte", "status").
    pub(super) fn fill(&self, stretch: &Stretch) -> bool {
        let Some(heading) = &stretch.heading else { return false };
        let leads: BTreeSet<String> = leads(stretch).into_iter().collect();
        let is_part = |label: &String| self.repeated.contains(label) || wording::is_field(label);
        let named = leads.iter().filter(|label| wording::is_field(label)).count();
        let is_form = leads.len() > 1 || leads.iter().all(|label| self.repeated.contains(label));
        let is_subject = !wording::is_aside(&label_of(&heading.inline));
        is_subject && is_form && named > 0 && named * 2 >= leads.len() && leads.iter().all(is_part)
    }
}

/// The labels of a stretch's items and bold leads, lower case.
fn leads(stretch: &Stretch) -> Vec<String> {
    let mut leads = Vec::new();
    for part in &stretch.parts {
        match part {
            Part::Items(items) => leads.extend(items.iter().map(label_of_item)),
            Part::Paragraph { inline, .. } => leads.extend(inline.bold_lead().map(|lead| label_of(&lead))),
        }
    }
    leads.into_iter().map(|label| label.to_lowercase()).collect()
}

/// Names of parts that are headings by themselves, more than once: they open no stretch of their own.
pub(super) fn headings(body: &[Block]) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for block in body {
        let is_heading = matches!(block.kind, Kind::Heading(_))
            || (matches!(block.kind, Kind::Paragraph) && is_all_strong(&block.inline));
        let label = label_of(&block.inline).to_lowercase();
        if is_heading && wording::is_field(&label) {
            *counts.entry(label).or_default() += 1;
        }
    }
    counts.into_iter().filter(|(_, count)| *count > 1).map(|(label, _)| label).collect()
}
