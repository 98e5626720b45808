//! Decisions in lanes over time.

use std::collections::{BTreeMap, BTreeSet};

use super::linked::{Linked, Linking};
use super::links::{DecisionLinks, PartLinks};
use super::table::table;
use crate::choice::Choice;
use crate::export::{Cell, Table};

/// What a lane is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lanes {
    Theme,
    Dossier,
    Section,
}

/// Decisions in lanes.
pub struct Timeline {
    pub by: Lanes,
    /// Lanes with a decision.
    pub lanes: Vec<Lane>,
    /// Lanes without.
    pub empty: usize,
    /// Distinct decisions by date; a mark's number is the place here, from 1 on.
    pub decisions: Vec<DecisionLinks>,
    /// For each of these, how promises are linked with it.
    pub linked: Vec<Option<Linking>>,
}

/// A theme, dossier or section.
pub struct Lane {
    pub label: String,
    /// Places of its decisions, by date.
    pub marks: Vec<usize>,
}

impl Timeline {
    /// Of the links of a section or domain.
    pub fn of(links: &PartLinks, by: Lanes, linked: &Linked) -> Self {
        let cited = |decision: &&DecisionLinks| {
            (decision.date.is_none(), decision.date, decision.title.clone(), decision.iri.clone())
        };
        let mut decisions: Vec<_> = links.blocks.iter().flat_map(|block| &block.decisions).collect();
        decisions.sort_by_cached_key(cited);
        decisions.dedup_by(|a, b| a.iri == b.iri);
        let places: BTreeMap<&str, usize> =
            decisions.iter().enumerate().map(|(nth, decision)| (decision.iri.as_str(), nth)).collect();
        let several = links.blocks.len() > 1;
        let mut lanes: Vec<(String, BTreeSet<usize>)> = Vec::new();
        match by {
            Lanes::Theme => {
                for block in &links.blocks {
                    let place = |decision: &usize| places.get(block.decisions[*decision].iri.as_str()).copied();
                    for theme in &block.themes {
                        let number = if several { format!("{} · ", block.number) } else { String::new() };
                        let marks = theme.decisions.iter().filter_map(place).collect();
                        lanes.push((format!("{number}{}", theme.label), marks));
                    }
                }
            }
            Lanes::Section => {
                for block in &links.blocks {
                    let marks =
                        block.decisions.iter().filter_map(|decision| places.get(decision.iri.as_str()).copied());
                    lanes.push((format!("{} {}", block.number, block.title), marks.collect()));
                }
            }
            Lanes::Dossier => {
                // Decisions of one title are steps of one dossier; lanes come in the order of their first steps.
                let mut known: BTreeMap<&str, usize> = BTreeMap::new();
                for (nth, decision) in decisions.iter().enumerate() {
                    let lane = *known.entry(&decision.title).or_insert_with(|| {
                        lanes.push((decision.title.clone(), BTreeSet::new()));
                        lanes.len() - 1
                    });
                    lanes[lane].1.insert(nth);
                }
            }
        }
        let all = lanes.len();
        lanes.retain(|(_, marks)| !marks.is_empty());
        let empty = all - lanes.len();
        let lanes =
            lanes.into_iter().map(|(label, marks)| Lane { label, marks: marks.into_iter().collect() }).collect();
        let linked = decisions.iter().map(|decision| linked.get(&decision.iri)).collect();
        Self { by, lanes, empty, decisions: decisions.into_iter().cloned().collect(), linked }
    }

    pub fn table(&self) -> Table {
        let mut rows = Vec::new();
        for lane in &self.lanes {
            for &mark in &lane.marks {
                let decision = &self.decisions[mark];
                rows.push([
                    lane.label.clone().into(),
                    (mark + 1).into(),
                    decision.date.into(),
                    decision.title.clone().into(),
                    Cell::iri(&decision.iri),
                    decision.is_withdrawn.into(),
                    self.linked[mark].map(|linking| linking.voice.level().name()).into(),
                    self.linked[mark].map(|linking| linking.is_contrary).into(),
                ]);
            }
        }
        table(["lane", "mark", "date", "title", "decision", "withdrawn", "linked_on_evidence", "contrary"], rows)
    }
}
