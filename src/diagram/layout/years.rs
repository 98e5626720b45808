//! Colours of years: the same year has the same colour in every diagram of a store.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::diagram::frame::{Entry, Mark};
use crate::diagram::palette::{Color, Paper};
use crate::language::Language;

/// The years of a term, and those outside it in which something was decided.
pub struct Years {
    all: Vec<i16>,
    seen: BTreeSet<i16>,
    is_undated: bool,
}

impl Years {
    pub fn of(term: Option<(Date, Date)>, dates: impl Iterator<Item = Option<Date>>) -> Self {
        let (mut seen, mut is_undated) = (BTreeSet::new(), false);
        for date in dates {
            match date {
                Some(date) => {
                    seen.insert(date.year());
                }
                None => is_undated = true,
            }
        }
        let term = term.map(|(start, end)| start.year()..=end.year()).into_iter().flatten();
        let all: BTreeSet<i16> = term.chain(seen.iter().copied()).collect();
        Self { all: all.into_iter().collect(), seen, is_undated }
    }

    /// The colour of a day's year; that of less weight for no day.
    pub fn color(&self, date: Option<Date>, paper: Paper) -> Color {
        match date.and_then(|date| self.all.binary_search(&date.year()).ok()) {
            Some(nth) => paper.year(nth, self.all.len()),
            None => paper.line(),
        }
    }

    /// Entries for the years that are seen.
    pub fn legend(&self, paper: Paper, language: Language) -> Vec<Entry> {
        let year = |(nth, year): (usize, &i16)| {
            let color = paper.year(nth, self.all.len());
            self.seen.contains(year).then(|| Entry::new(Mark::Color(color), year.to_string()))
        };
        let mut entries: Vec<_> = self.all.iter().enumerate().filter_map(year).collect();
        if self.is_undated {
            entries.push(Entry::new(Mark::Color(paper.line()), language.pick("zonder datum", "undated")));
        }
        entries
    }
}
