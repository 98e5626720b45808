//! Domains and their sections by the number of promises.

use super::outline::{Outline, OutlineSection};
use super::table::table;
use super::{Split, promises_of_sections};
use crate::export::{Cell, Table};
use crate::model::{Evidence, Status};
use crate::queries::QueryError;
use crate::store::Store;

/// Promises of domains and sections.
pub struct Treemap {
    /// Domains with a promise, the largest first.
    pub domains: Vec<DomainTiles>,
    pub split: Split,
    /// Sections without a promise of their own.
    pub empty: usize,
}

/// A domain.
pub struct DomainTiles {
    pub title: String,
    pub split: Split,
    /// Sections with a promise of their own, the largest first.
    pub tiles: Vec<Tile>,
}

/// A section, without those below it.
pub struct Tile {
    pub section: OutlineSection,
    pub split: Split,
}

impl Treemap {
    /// Of a part's sections.
    pub fn of(store: &Store, outline: &Outline, evidence: Evidence) -> Result<Self, QueryError> {
        let mut own = promises_of_sections(store, evidence)?;
        let mut domains: Vec<(String, DomainTiles)> = Vec::new();
        let (mut whole, mut empty) = (Split::default(), 0);
        for section in &outline.sections {
            let Some(split) = own.remove(&section.iri) else {
                empty += 1;
                continue;
            };
            if domains.last().is_none_or(|(top, _)| *top != section.top) {
                let domain = DomainTiles { title: section.domain.clone(), split: Split::default(), tiles: Vec::new() };
                domains.push((section.top.clone(), domain));
            }
            whole.add(&split);
            if let Some((_, domain)) = domains.last_mut() {
                domain.split.add(&split);
                domain.tiles.push(Tile { section: section.clone(), split });
            }
        }
        let mut domains: Vec<_> = domains.into_iter().map(|(_, domain)| domain).collect();
        // Stable: what is equally large stays in the agreement's order.
        domains.sort_by_key(|domain| std::cmp::Reverse(domain.split.total()));
        for domain in &mut domains {
            domain.tiles.sort_by_key(|tile| std::cmp::Reverse(tile.split.total()));
        }
        Ok(Self { domains, split: whole, empty })
    }

    pub fn table(&self) -> Table {
        let columns = [
            "section",
            "domain",
            "number",
            "title",
            "report",
            "promises",
            "followedUp",
            "mentioned",
            "unlinked",
            "noEvidence",
            "notExamined",
            "followed_up_by_people",
            "followed_up_only_by_programs",
            "followed_up_only_suggested",
            "agreement",
        ];
        let row = |tile: &Tile| {
            let section = &tile.section;
            let [followed_up, mentioned, unlinked, no_evidence, not_examined] =
                Status::ALL.map(|status| tile.split.all_of(status).into());
            let [by_people, by_programs, suggested] = tile.split.followed_up().map(Cell::from);
            [
                Cell::iri(&section.iri),
                section.domain.clone().into(),
                section.number.clone().into(),
                section.title.clone().into(),
                section.examined.into(),
                tile.split.total().into(),
                followed_up,
                mentioned,
                unlinked,
                no_evidence,
                not_examined,
                by_people,
                by_programs,
                suggested,
                section.agreement_title.clone().into(),
            ]
        };
        table(columns, self.domains.iter().flat_map(|domain| &domain.tiles).map(row))
    }
}
