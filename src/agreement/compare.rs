//! Who is compared with whom, on what.

use std::collections::{BTreeMap, BTreeSet};

use super::bootstrap;
use super::figures::Reliability;
use super::tally::{Share, Tally};
use super::{AgreementError, Codes};
use crate::choice::Choice;

/// What a row of agreement is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum By {
    /// All units that two coders coded.
    #[default]
    Coders,
    /// Each category against all others.
    Category,
    /// Each group of units.
    Group,
}

impl Choice for By {
    const WHAT: &'static str = "kind of row of agreement";
    const ALL: &'static [Self] = &[Self::Coders, Self::Category, Self::Group];

    fn name(self) -> &'static str {
        match self {
            Self::Coders => "coder",
            Self::Category => "verdict",
            Self::Group => "domain",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Self::Coders => "a row for each two coders, and one for all of them",
            Self::Category => "of these, a row for each verdict against all others",
            Self::Group => "of these, a row for each policy domain",
        }
    }
}

/// What is compared, and how intervals are made.
#[derive(Debug, Clone)]
pub struct Settings<'a> {
    /// The coders, by name; all of them when empty.
    pub coders: &'a [String],
    /// What a row is about.
    pub by: By,
    /// The category of which F1 is given, unless a row is about a category.
    pub category: Option<&'a str>,
    /// The seed of the resamples.
    pub seed: u64,
    /// How many resamples an interval is made of.
    pub resamples: usize,
}

impl Default for Settings<'_> {
    fn default() -> Self {
        Self { coders: &[], by: By::default(), category: None, seed: 1, resamples: 2_000 }
    }
}

/// Whose codes are compared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Compared {
    /// Two coders.
    Two(String, String),
    /// All that were asked for, more than two.
    All,
}

/// What of the codes is compared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// All units.
    Everything,
    /// Whether units are of a category.
    Category(String),
    /// The units of a group.
    Group(String),
}

/// How far some coders agree on something.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Whose table.
    pub compared: Compared,
    /// What of them.
    pub about: About,
    /// How many clusters have a unit that at least two of the coders coded.
    pub clusters: usize,
    /// How many units at least two of the coders coded.
    pub units: usize,
    /// On how many of these they do not all say the same.
    pub differing: usize,
    /// How far they agree.
    pub figures: Reliability,
}

/// Compares coders: first each two of them, then all where several of these share units. Rows without
/// any unit are left out.
///
/// # Errors
/// When a coder is unknown, or there are fewer than two.
pub fn compare(table: &Codes, settings: &Settings<'_>) -> Result<Vec<Comparison>, AgreementError> {
    let coders = table.numbers(settings.coders)?;
    let mut sets: Vec<(Compared, Vec<usize>)> = Vec::new();
    for (place, one) in coders.iter().enumerate() {
        for other in &coders[place + 1..] {
            let names = Compared::Two(table.coders[*one].clone(), table.coders[*other].clone());
            sets.push((names, vec![*one, *other]));
        }
    }
    if coders.len() > 2 {
        sets.push((Compared::All, coders));
    }
    let mut rows = Vec::new();
    for (compared, coders) in sets {
        for about in abouts(table, settings.by) {
            rows.extend(comparison(table, &compared, &coders, about, settings));
        }
    }
    // Where only two coders share units, all of them are these two.
    let two_by_two: BTreeSet<_> =
        rows.iter().filter(|row| row.compared != Compared::All).map(|row| &row.compared).collect();
    if two_by_two.len() == 1 {
        rows.retain(|row| row.compared != Compared::All);
    }
    Ok(rows)
}

fn abouts(table: &Codes, by: By) -> Vec<About> {
    match by {
        By::Coders => vec![About::Everything],
        By::Category => table.categories.iter().cloned().map(About::Category).collect(),
        By::Group => {
            let groups: BTreeSet<_> = table.units.iter().map(|unit| unit.group.clone()).collect();
            groups.into_iter().map(About::Group).collect()
        }
    }
}

fn comparison(
    table: &Codes,
    compared: &Compared,
    coders: &[usize],
    about: About,
    settings: &Settings<'_>,
) -> Option<Comparison> {
    let number = |name: &str| table.categories.iter().position(|category| category == name);
    // A category against all others is a table of two categories, of which it is the second.
    let (against_others, category, categories) = match &about {
        About::Category(name) => (number(name), Some(1), 2),
        About::Everything | About::Group(_) => (None, settings.category.and_then(number), table.categories.len()),
    };
    let mut clusters: BTreeMap<&str, Tally> = BTreeMap::new();
    let (mut units, mut differing) = (0, 0);
    for unit in &table.units {
        if matches!(&about, About::Group(group) if *group != unit.group) {
            continue;
        }
        let said = unit.said(coders, against_others);
        let mut present = said.iter().flatten();
        let Some(first) = present.next() else { continue };
        if present.clone().next().is_none() {
            continue;
        }
        units += 1;
        differing += usize::from(present.any(|other| other != first));
        clusters.entry(&unit.cluster).or_insert_with(|| Tally::empty(coders.len(), categories)).count(&said);
    }
    let shares: Vec<Share> = clusters.values().map(Tally::share).filter(|share| !share.is_empty()).collect();
    if shares.is_empty() {
        return None;
    }
    let mut tally = Tally::empty(coders.len(), categories);
    let figures = bootstrap::figures(&mut tally, &shares, category, coders.len(), (settings.seed, settings.resamples));
    Some(Comparison { compared: compared.clone(), about, clusters: shares.len(), units, differing, figures })
}
