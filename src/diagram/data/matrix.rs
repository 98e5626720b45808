//! Decisions that domains or sections share.

use std::collections::{BTreeMap, BTreeSet};

use super::outline::{cited, sections};
use super::{Scope, Table};
use crate::queries::QueryError;
use crate::store::Store;

/// Most rows that a reader can still follow across; sections beyond them are counted, not drawn.
const MOST: usize = 90;

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
    /// Of a scope's domains, or of its sections; these without the ones below them, which are rows of their own.
    pub fn of(store: &Store, scope: &Scope, of_domains: bool) -> Result<Self, QueryError> {
        let several_domains = scope.domain.is_none();
        let mut members: Vec<(String, String, BTreeSet<String>)> = Vec::new();
        let mut cited = cited(store)?;
        for section in sections(store, scope)? {
            let decisions = cited.remove(&section.iri).into_iter().flatten().map(|cited| cited.decision);
            if of_domains {
                match members.last_mut().filter(|(iri, ..)| *iri == section.top) {
                    Some((.., known)) => known.extend(decisions),
                    None => members.push((section.top, section.domain, decisions.collect())),
                }
            } else {
                let domain = if several_domains { format!(" ({})", section.domain) } else { String::new() };
                let label = format!("{} {}{domain}", section.number, section.title);
                members.push((section.iri, label, decisions.collect()));
            }
        }
        members.retain(|(.., decisions)| !decisions.is_empty());
        let mut left_out = 0;
        if of_domains || members.len() > MOST {
            let order = |a: &BTreeSet<String>, b: &BTreeSet<String>| b.len().cmp(&a.len());
            members.sort_by(|(_, a, x), (_, b, y)| order(x, y).then_with(|| a.cmp(b)));
            left_out = members.len().saturating_sub(MOST);
            members.truncate(MOST);
        }
        Ok(Self::count(members, of_domains, left_out))
    }

    fn count(members: Vec<(String, String, BTreeSet<String>)>, of_domains: bool, left_out: usize) -> Self {
        let mut citing: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (nth, (.., decisions)) in members.iter().enumerate() {
            for decision in decisions {
                citing.entry(decision).or_default().push(nth);
            }
        }
        let mut shared = vec![vec![0; members.len()]; members.len()];
        let mut alone = vec![0; members.len()];
        for citing in citing.values() {
            if let [only] = citing.as_slice() {
                alone[*only] += 1;
            }
            for &a in citing {
                for &b in citing.iter().filter(|b| **b != a) {
                    shared[a][b] += 1;
                }
            }
        }
        let in_several = citing.values().filter(|citing| citing.len() > 1).count();
        let decisions = citing.len();
        let member = |((iri, label, decisions), alone): ((String, String, BTreeSet<String>), usize)| Member {
            iri,
            label,
            decisions: decisions.len(),
            alone,
        };
        let members = members.into_iter().zip(alone).map(member).collect();
        Self { of_domains, members, shared, left_out, decisions, in_several }
    }

    /// A row for each pair that shares something, and for each member with itself what it alone cites.
    pub fn table(&self) -> Table {
        let mut rows = Vec::new();
        for (a, member) in self.members.iter().enumerate() {
            for (b, other) in self.members.iter().enumerate() {
                let count = if a == b { member.alone } else { self.shared[a][b] };
                if count > 0 {
                    let (a, b) = (member, other);
                    let cells = [&a.iri, &a.label, &b.iri, &b.label].map(Clone::clone);
                    rows.push(cells.into_iter().chain([count.to_string()]).collect());
                }
            }
        }
        Table { columns: vec!["section", "label", "other_section", "other_label", "decisions"], rows }
    }
}
