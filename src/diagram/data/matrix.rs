//! Decisions that domains or sections share.

use std::collections::{BTreeMap, BTreeSet};

use super::outline::{Outline, cited};
use super::table::table;
use crate::export::{Cell, Table};
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
}

/// A domain or section.
pub struct Member {
    pub iri: String,
    pub label: String,
    /// Distinct decisions that reports on it cite.
    pub decisions: usize,
    /// Of these, those that no other member cites.
    pub alone: usize,
}

impl Matrix {
    /// Of a part's domains, or of its sections; these without the ones below them, which are rows of their own.
    pub fn of(store: &Store, outline: &Outline, of_domains: bool) -> Result<Self, QueryError> {
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
        Ok(Self::count(members, of_domains))
    }

    /// Counts over all members; the first ones are shown.
    fn count(members: Vec<(String, String, BTreeSet<String>)>, of_domains: bool) -> Self {
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
        let left_out = members.len() - shown;
        let member = |((iri, label, decisions), alone): ((String, String, BTreeSet<String>), usize)| Member {
            iri,
            label,
            decisions: decisions.len(),
            alone,
        };
        let members = members.into_iter().zip(alone).take(shown).map(member).collect();
        Self { of_domains, members, shared, left_out, decisions, in_several }
    }

    /// A row for each pair that shares something, and for each member with itself what it alone cites.
    pub fn table(&self) -> Table {
        let mut rows = Vec::new();
        for (a, member) in self.members.iter().enumerate() {
            for (b, other) in self.members.iter().enumerate() {
                let count = if a == b { member.alone } else { self.shared[a][b] };
                if count > 0 {
                    let of = |member: &Member| (Cell::iri(&member.iri), Cell::from(member.label.clone()));
                    let ((section, label), (other_section, other_label)) = (of(member), of(other));
                    rows.push([section, label, other_section, other_label, count.into()]);
                }
            }
        }
        table(["section", "label", "other_section", "other_label", "decisions"], rows)
    }
}
