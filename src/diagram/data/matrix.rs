//! Decisions that domains or sections share.

use std::collections::{BTreeMap, BTreeSet};

use super::linked::Linked;
use super::outline::{Outline, cited};
use super::table::table;
use crate::export::{Cell, Table};
use crate::model::Evidence;
use crate::queries::QueryError;
use crate::store::Store;

/// Most rows that a page holds and a reader can follow across; those beyond them are counted, not drawn.
const MOST: usize = 60;

/// Shared decisions.
pub struct Matrix {
    pub of_domains: bool,
    pub members: Vec<Member>,
    /// Distinct decisions that two members both cite; symmetric, with zeros on the diagonal.
    pub shared: Vec<Vec<usize>>,
    /// Members that cite something and have no row.
    pub left_out: usize,
    /// Distinct decisions of all that cite.
    pub decisions: usize,
    /// Of these, cited by more than one.
    pub in_several: usize,
    /// Of all, those that a promise is linked with, by voice.
    pub linked: [usize; 3],
}

/// A domain or section.
pub struct Member {
    pub iri: String,
    pub label: String,
    /// Distinct decisions that reports on it cite.
    pub decisions: usize,
    /// Of these, those that no other member cites.
    pub alone: usize,
    /// Of its decisions, those that a promise is linked with, by voice.
    pub linked: [usize; 3],
}

impl Matrix {
    /// Of a part's domains, or of its sections; these without the ones below them, which are rows of their own.
    pub fn of(store: &Store, outline: &Outline, of_domains: bool, evidence: Evidence) -> Result<Self, QueryError> {
        let tops: BTreeSet<_> = outline.sections.iter().map(|section| section.top.as_str()).collect();
        let mut members: Vec<(String, String, BTreeSet<String>)> = Vec::new();
        let mut cited = cited(store)?;
        for section in &outline.sections {
            let decisions = cited.remove(&section.iri).into_iter().flatten().map(|cited| cited.decision);
            if of_domains {
                match members.last_mut().filter(|(iri, ..)| *iri == section.top) {
                    Some((.., known)) => known.extend(decisions),
                    None => members.push((section.top.clone(), outline.domain(section), decisions.collect())),
                }
            } else {
                let domain = if tops.len() > 1 { format!(" ({})", section.domain) } else { String::new() };
                let label = format!("{}{domain}", outline.label(section));
                members.push((section.iri.clone(), label, decisions.collect()));
            }
        }
        members.retain(|(.., decisions)| !decisions.is_empty());
        if of_domains || members.len() > MOST {
            members.sort_by(|(_, a, x), (_, b, y)| y.len().cmp(&x.len()).then_with(|| a.cmp(b)));
        }
        Ok(Self::count(members, of_domains, &Linked::of(store, evidence)?))
    }

    /// Counts over all members; the first ones are shown.
    fn count(members: Vec<(String, String, BTreeSet<String>)>, of_domains: bool, known: &Linked) -> Self {
        let mut citing: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (nth, (.., decisions)) in members.iter().enumerate() {
            for decision in decisions {
                citing.entry(decision).or_default().push(nth);
            }
        }
        let shown = members.len().min(MOST);
        let mut shared = vec![vec![0; shown]; shown];
        let mut alone = vec![0; members.len()];
        for citing in citing.values() {
            if let [only] = citing.as_slice() {
                alone[*only] += 1;
            }
            let citing: Vec<_> = citing.iter().copied().filter(|nth| *nth < shown).collect();
            for &a in &citing {
                for &b in citing.iter().filter(|b| **b != a) {
                    shared[a][b] += 1;
                }
            }
        }
        let in_several = citing.values().filter(|citing| citing.len() > 1).count();
        let decisions = citing.len();
        let linked = known.by_voice(citing.keys().copied());
        let left_out = members.len() - shown;
        let member = |((iri, label, decisions), alone): ((String, String, BTreeSet<String>), usize)| Member {
            iri,
            label,
            decisions: decisions.len(),
            alone,
            linked: known.by_voice(decisions.iter().map(String::as_str)),
        };
        let members = members.into_iter().zip(alone).take(shown).map(member).collect();
        Self { of_domains, members, shared, left_out, decisions, in_several, linked }
    }

    /// A row for each pair that shares something, and for each member with itself what it alone cites, with all that it cites
    /// and what of that promises are linked with.
    pub fn table(&self) -> Table {
        let mut rows = Vec::new();
        for (a, member) in self.members.iter().enumerate() {
            for (b, other) in self.members.iter().enumerate() {
                let count = if a == b { member.alone } else { self.shared[a][b] };
                if count > 0 || a == b {
                    let of = |member: &Member| (Cell::iri(&member.iri), Cell::from(member.label.clone()));
                    let ((section, label), (other_section, other_label)) = (of(member), of(other));
                    let own = |figure: usize| Cell::from((a == b).then_some(figure));
                    let [by_people, by_programs, suggested] = member.linked.map(own);
                    rows.push([
                        section,
                        label,
                        other_section,
                        other_label,
                        count.into(),
                        own(member.decisions),
                        by_people,
                        by_programs,
                        suggested,
                    ]);
                }
            }
        }
        let columns = [
            "section",
            "label",
            "other_section",
            "other_label",
            "decisions",
            "all_decisions",
            "linked_by_people",
            "linked_only_by_programs",
            "linked_only_suggested",
        ];
        table(columns, rows)
    }
}
