//! What every diagram says of where its data is from.

use jiff::civil::Date;

use crate::diagram::select::{ask, ask_catalogue, query};
use crate::language::Language;
use crate::queries::QueryError;
use crate::store::Store;

/// Of the store as a whole.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// Titles of the datasets.
    pub titles: Vec<String>,
    /// The language that the first of them is in, when diagrams speak it.
    pub language: Option<Language>,
    /// First and last day of the governments' terms.
    pub term: Option<(Date, Date)>,
    /// Day of the latest decision that a report cites.
    pub last_decision: Option<Date>,
    /// How many promises are followed up, and how many on firm evidence alone.
    pub followed_up: (usize, usize),
}

impl Facts {
    pub fn of(store: &Store) -> Result<Self, QueryError> {
        let datasets = ask(store, query!("datasets.rq"), &[])?;
        let mut titles: Vec<_> = datasets.iter().map(|row| row.text("title")).collect();
        titles.dedup();
        let terms = ask(store, query!("terms.rq"), &[])?;
        let start = terms.iter().filter_map(|row| row.parsed("start")).min();
        let end = terms.iter().filter_map(|row| row.parsed("end")).max();
        let agreements = ask_catalogue(store, "agreement-coverage", &[])?;
        Ok(Self {
            titles,
            language: datasets.first().and_then(|row| Language::of_tag(&row.text("language"))),
            term: start.zip(end).filter(|(start, end)| start < end),
            followed_up: (
                agreements.iter().map(|row| row.count("followed_up")).sum(),
                agreements.iter().map(|row| row.count("firm_followed_up")).sum(),
            ),
            last_decision: agreements.iter().filter_map(|row| row.parsed("last_decision")).max(),
        })
    }
}
