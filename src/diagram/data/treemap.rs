//! Domains and their sections by the number of promises.

use std::collections::BTreeMap;

use super::outline::{Section, sections};
use super::{Scope, Table};
use crate::choice::Choice;
use crate::diagram::select::{ask, query};
use crate::model::{Status, Tally};
use crate::queries::QueryError;
use crate::store::Store;

/// Promises of domains and sections.
pub struct Treemap {
    /// Domains with a promise, the largest first.
    pub domains: Vec<Domain>,
    pub tally: Tally,
    /// Sections without a promise of their own.
    pub empty: usize,
}

/// A domain.
pub struct Domain {
    pub title: String,
    pub tally: Tally,
    /// Sections with a promise of their own, the largest first.
    pub tiles: Vec<Tile>,
}

/// A section, without those below it.
pub struct Tile {
    pub section: Section,
    pub tally: Tally,
}

impl Treemap {
    pub fn of(store: &Store, scope: &Scope, firm: bool) -> Result<Self, QueryError> {
        let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
        for row in ask(store, query!("promises-of-sections.rq"), &[])? {
            if let Ok(status) = Status::named(&row.text(if firm { "firm_status" } else { "status" })) {
                tallies.entry(row.text("section")).or_default().add(status, row.count("promises"));
            }
        }
        let mut domains: Vec<(String, Domain)> = Vec::new();
        let (mut tally, mut empty) = (Tally::default(), 0);
        for section in sections(store, scope)? {
            let Some(own) = tallies.remove(&section.iri) else {
                empty += 1;
                continue;
            };
            if domains.last().is_none_or(|(top, _)| *top != section.top) {
                let domain = Domain { title: section.domain.clone(), tally: Tally::default(), tiles: Vec::new() };
                domains.push((section.top.clone(), domain));
            }
            for status in Status::ALL {
                tally.add(status, own.of(status));
            }
            if let Some((_, domain)) = domains.last_mut() {
                for status in Status::ALL {
                    domain.tally.add(status, own.of(status));
                }
                domain.tiles.push(Tile { section, tally: own });
            }
        }
        let mut domains: Vec<_> = domains.into_iter().map(|(_, domain)| domain).collect();
        // Stable: what is equally large stays in the agreement's order.
        domains.sort_by_key(|domain| std::cmp::Reverse(domain.tally.total()));
        for domain in &mut domains {
            domain.tiles.sort_by_key(|tile| std::cmp::Reverse(tile.tally.total()));
        }
        Ok(Self { domains, tally, empty })
    }

    pub fn table(&self) -> Table {
        let mut columns = vec!["section", "domain", "number", "title", "report", "promises"];
        columns.extend(Status::ALL.map(Status::name));
        let row = |tile: &Tile| {
            let section = &tile.section;
            let mut cells = [&section.iri, &section.domain, &section.number, &section.title].map(Clone::clone).to_vec();
            cells.push(section.examined.to_string());
            cells.push(tile.tally.total().to_string());
            cells.extend(Status::ALL.map(|status| tile.tally.of(status).to_string()));
            cells
        };
        Table { columns, rows: self.domains.iter().flat_map(|domain| &domain.tiles).map(row).collect() }
    }
}
