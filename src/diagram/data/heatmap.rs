//! Distinct decisions per period, for each domain or section.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::outline::{Cited, Section, cited, sections};
use super::{Scope, Table};
use crate::queries::QueryError;
use crate::store::Store;

/// Most columns: more quarters than two terms have.
const MOST_PERIODS: usize = 44;

/// A quarter or a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    pub year: i16,
    /// 1 to 4; `None` for the whole year.
    pub quarter: Option<i8>,
}

impl Period {
    fn of(date: Date, in_quarters: bool) -> Self {
        Self { year: date.year(), quarter: in_quarters.then(|| (date.month() + 2) / 3) }
    }

    fn next(self) -> Self {
        match self.quarter {
            Some(quarter) if quarter < 4 => Self { quarter: Some(quarter + 1), ..self },
            quarter => Self { year: self.year + 1, quarter: quarter.map(|_| 1) },
        }
    }

    /// As the catalogue's queries name it: `2021-Q2`, or `2021`.
    fn name(self) -> String {
        self.quarter.map_or_else(|| self.year.to_string(), |quarter| format!("{}-Q{quarter}", self.year))
    }
}

/// Decisions over time.
pub struct Heatmap {
    pub of_domains: bool,
    pub periods: Vec<Period>,
    /// Those that cite anything.
    pub rows: Vec<Row>,
    /// How many domains or sections have no row.
    pub empty: usize,
    /// Distinct decisions of all rows.
    pub whole: Row,
}

/// Distinct decisions of a domain, a section, or all.
#[derive(Default)]
pub struct Row {
    pub iri: String,
    pub label: String,
    pub depth: usize,
    /// For each period.
    pub counts: Vec<usize>,
    /// Without a day, or on a day that no period holds.
    pub other: usize,
    pub total: usize,
}

impl Heatmap {
    /// Of a scope's domains or sections; a section's row includes the sections below it.
    pub fn of(
        store: &Store,
        scope: &Scope,
        (of_domains, in_quarters): (bool, bool),
        term: Option<(Date, Date)>,
    ) -> Result<Self, QueryError> {
        let sections = sections(store, scope)?;
        let cited = cited(store)?;
        let all: BTreeSet<&Cited> = sections.iter().filter_map(|section| cited.get(&section.iri)).flatten().collect();
        let periods = periods(&all, in_quarters, term);
        let in_quarters = periods.first().is_some_and(|period| period.quarter.is_some());
        let places: BTreeMap<_, _> = periods.iter().enumerate().map(|(nth, period)| (*period, nth)).collect();
        let count = |decisions: &BTreeSet<&Cited>| {
            let mut row = Row { counts: vec![0; periods.len()], total: decisions.len(), ..Row::default() };
            for decision in decisions {
                let place = decision.date.and_then(|date| places.get(&Period::of(date, in_quarters)));
                match place {
                    Some(&nth) => row.counts[nth] += 1,
                    None => row.other += 1,
                }
            }
            row
        };
        let whole = count(&all);
        let mut rows = Vec::new();
        let mut empty = 0;
        for (section, decisions) in gathered(&sections, &cited, of_domains) {
            if decisions.is_empty() {
                empty += 1;
                continue;
            }
            let label =
                if of_domains { section.domain.clone() } else { format!("{} {}", section.number, section.title) };
            let depth = if of_domains { 0 } else { section.depth() };
            rows.push(Row { iri: section.iri.clone(), label, depth, ..count(&decisions) });
        }
        if of_domains {
            rows.sort_by(|a, b| b.total.cmp(&a.total).then_with(|| a.label.cmp(&b.label)));
        }
        Ok(Self { of_domains, periods, rows, empty, whole })
    }

    pub fn table(&self) -> Table {
        let mut rows = Vec::new();
        for row in &self.rows {
            let mut push = |period: String, count: usize| {
                if count > 0 {
                    rows.push(vec![row.iri.clone(), row.label.clone(), period, count.to_string()]);
                }
            };
            for (period, count) in self.periods.iter().zip(&row.counts) {
                push(period.name(), *count);
            }
            push("other".to_owned(), row.other);
        }
        Table { columns: vec!["section", "label", "period", "decisions"], rows }
    }
}

/// Rows with their distinct decisions: domains, or sections with what is below them.
fn gathered<'a>(
    sections: &'a [Section],
    cited: &'a BTreeMap<String, Vec<Cited>>,
    of_domains: bool,
) -> Vec<(&'a Section, BTreeSet<&'a Cited>)> {
    let mut rows: Vec<(&Section, BTreeSet<&Cited>)> = Vec::new();
    // The rows that hold the section at hand, outermost first: sections come in the agreement's order.
    let mut open: Vec<usize> = Vec::new();
    for section in sections {
        let holds = |row: &Section| {
            let below = section.number.strip_prefix(row.number.as_str()).is_some_and(|rest| rest.starts_with('.'));
            row.top == section.top && (of_domains || below)
        };
        open.retain(|row| holds(rows[*row].0));
        if !of_domains || open.is_empty() {
            open.push(rows.len());
            rows.push((section, BTreeSet::new()));
        }
        for decision in cited.get(&section.iri).into_iter().flatten() {
            for row in &open {
                rows[*row].1.insert(decision);
            }
        }
    }
    rows
}

/// From the first decision to the last, without gaps; days that lie more than a year outside the term are no part of it.
fn periods(decisions: &BTreeSet<&Cited>, in_quarters: bool, term: Option<(Date, Date)>) -> Vec<Period> {
    let fits = |date: &Date| term.is_none_or(|(start, end)| (start.year() - 1..=end.year() + 1).contains(&date.year()));
    let dates = || decisions.iter().filter_map(|decision| decision.date).filter(fits);
    let (Some(first), Some(last)) = (dates().min(), dates().max()) else { return Vec::new() };
    let span = |in_quarters| {
        let last = Period::of(last, in_quarters);
        let all = std::iter::successors(Some(Period::of(first, in_quarters)), |period| Some(period.next()));
        all.take_while(|period| *period <= last).take(MOST_PERIODS + 1).collect::<Vec<_>>()
    };
    let mut found = span(in_quarters);
    if in_quarters && found.len() > MOST_PERIODS {
        found = span(false);
    }
    found.truncate(MOST_PERIODS);
    found
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn decided(days: &[Date]) -> Vec<Cited> {
        days.iter().map(|day| Cited { decision: day.to_string(), date: Some(*day) }).collect()
    }

    #[test]
    fn periods_have_no_gaps_and_end_with_the_last_decision() {
        let decided = decided(&[date(2020, 11, 3), date(2021, 6, 30)]);
        let names = |in_quarters| {
            let found = periods(&decided.iter().collect(), in_quarters, None);
            found.into_iter().map(Period::name).collect::<Vec<_>>()
        };
        assert_eq!(names(true), ["2020-Q4", "2021-Q1", "2021-Q2"]);
        assert_eq!(names(false), ["2020", "2021"]);
    }

    #[test]
    fn a_day_far_outside_the_term_makes_no_columns() {
        let decided = decided(&[date(1921, 1, 1), date(2021, 6, 30)]);
        let decided: BTreeSet<_> = decided.iter().collect();
        assert_eq!(periods(&decided, true, Some((date(2019, 10, 2), date(2024, 9, 30)))).len(), 1);
        assert_eq!(periods(&decided, true, None).len(), MOST_PERIODS);
    }
}
