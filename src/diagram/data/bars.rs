//! Promises by status, per domain or per section.

use super::outline::{Outline, rows};
use super::table::table;
use super::{Split, promises_of_sections};
use crate::export::{Cell, Table};
use crate::model::{Evidence, Status};
use crate::queries::QueryError;
use crate::store::Store;

/// Promises by status.
pub struct Bars {
    /// Whether rows are domains; else sections.
    pub of_domains: bool,
    /// The rows that have promises, in the agreement's order.
    pub rows: Vec<Bar>,
    /// How many rows have none.
    pub empty: usize,
    /// All promises of each agreement, each once, under its title.
    pub wholes: Vec<(String, Split)>,
}

/// A row: a domain, or a section with those below it.
pub struct Bar {
    pub iri: String,
    pub agreement: String,
    pub domain: String,
    pub number: String,
    /// Empty for a domain.
    pub title: String,
    /// How the diagram names it.
    pub label: String,
    pub depth: usize,
    pub split: Split,
}

impl Bars {
    /// Of a part's domains, or of its sections.
    pub fn of(store: &Store, outline: &Outline, of_domains: bool, evidence: Evidence) -> Result<Self, QueryError> {
        let own = promises_of_sections(store, evidence)?;
        let own: Vec<_> =
            outline.sections.iter().map(|section| own.get(&section.iri).copied().unwrap_or_default()).collect();
        let mut wholes: Vec<(String, String, Split)> = Vec::new();
        for (section, split) in outline.sections.iter().zip(&own) {
            if wholes.last().is_none_or(|(agreement, ..)| *agreement != section.agreement) {
                wholes.push((section.agreement.clone(), section.agreement_title.clone(), Split::default()));
            }
            if let Some((.., whole)) = wholes.last_mut() {
                whole.add(split);
            }
        }
        let bar = |(first, held): (usize, Vec<usize>)| {
            let section = &outline.sections[first];
            let mut split = Split::default();
            for nth in held {
                split.add(&own[nth]);
            }
            Bar {
                iri: if of_domains { section.top.clone() } else { section.iri.clone() },
                agreement: section.agreement_title.clone(),
                domain: section.domain.clone(),
                number: section.number.clone(),
                title: if of_domains { String::new() } else { section.title.clone() },
                label: if of_domains { outline.domain(section) } else { outline.label(section) },
                depth: if of_domains { 0 } else { section.depth },
                split,
            }
        };
        let mut bars: Vec<_> = rows(outline, of_domains).into_iter().map(bar).collect();
        let all = bars.len();
        bars.retain(|bar| bar.split.total() > 0);
        let wholes = wholes.into_iter().map(|(_, title, split)| (title, split)).collect();
        Ok(Self { of_domains, empty: all - bars.len(), rows: bars, wholes })
    }

    /// All promises, each once.
    pub fn whole(&self) -> Split {
        let mut whole = Split::default();
        for (_, split) in &self.wholes {
            whole.add(split);
        }
        whole
    }

    pub fn table(&self) -> Table {
        let columns = [
            "section",
            "domain",
            "number",
            "title",
            "promises",
            "followed_up",
            "mentioned",
            "unlinked",
            "no_evidence",
            "not_examined",
            "followed_up_by_people",
            "followed_up_only_by_programs",
            "followed_up_only_suggested",
            "agreement",
        ];
        let row = |bar: &Bar| {
            let [followed_up, mentioned, unlinked, no_evidence, not_examined] =
                Status::ALL.map(|status| bar.split.all_of(status).into());
            let [by_people, by_programs, suggested] = bar.split.followed_up().map(Cell::from);
            [
                Cell::iri(&bar.iri),
                bar.domain.clone().into(),
                bar.number.clone().into(),
                bar.title.clone().into(),
                bar.split.total().into(),
                followed_up,
                mentioned,
                unlinked,
                no_evidence,
                not_examined,
                by_people,
                by_programs,
                suggested,
                bar.agreement.clone().into(),
            ]
        };
        table(columns, self.rows.iter().map(row))
    }
}
