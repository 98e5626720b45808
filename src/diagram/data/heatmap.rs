//! Distinct decisions per period, for each domain or section.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::linked::Linked;
use super::outline::{CitedDecision, Outline, cited, rows};
use super::table::table;
use crate::coverage::{AgreementBasis, Basis};
use crate::export::{Cell, Table};
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

    /// How much of it is known when decisions are known until a day, and those after another day were left out.
    fn known(self, until: Option<Date>, as_of: Option<Date>) -> Known {
        let side = |day: Option<Date>| {
            let Some(day) = day else { return Ordering::Less };
            let in_quarters = self.quarter.is_some();
            let is_last = day.tomorrow().is_ok_and(|next| Self::of(next, in_quarters) != self);
            match self.cmp(&Self::of(day, in_quarters)) {
                Ordering::Equal if is_last => Ordering::Less,
                order => order,
            }
        };
        match (side(until), side(as_of)) {
            (Ordering::Greater, _) => Known::Nothing,
            (_, Ordering::Greater) => Known::LeftOut,
            (Ordering::Less, Ordering::Less) => Known::Whole,
            (Ordering::Equal, _) | (_, Ordering::Equal) => Known::Part,
        }
    }
}

/// How much of a period is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Known {
    /// It comes after the last day of which anything is known.
    Nothing,
    /// It comes after the day that a filter names.
    LeftOut,
    /// One of these days is within it.
    Part,
    /// All of it.
    Whole,
}

impl Known {
    fn name(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::LeftOut => "left out",
            Self::Part => "part",
            Self::Whole => "whole",
        }
    }
}

/// Decisions over time.
pub struct Heatmap {
    pub of_domains: bool,
    pub periods: Vec<Period>,
    /// Those that cite anything.
    pub rows: Vec<HeatRow>,
    /// How many domains or sections have no row.
    pub empty: usize,
    /// Distinct decisions of all rows of each agreement, labelled with its title.
    pub wholes: Vec<HeatRow>,
}

/// Distinct decisions of a domain, a section, or all.
#[derive(Default)]
pub struct HeatRow {
    pub iri: String,
    pub agreement: String,
    pub label: String,
    pub depth: usize,
    /// For each period.
    pub counts: Vec<usize>,
    /// For each period, those that a promise is linked with, by voice.
    pub linked: Vec<[usize; 3]>,
    /// For each period, how much of it is known.
    pub known: Vec<Known>,
    /// Without a day, or on a day that no period holds.
    pub other: usize,
    pub other_linked: [usize; 3],
    pub total: usize,
    pub total_linked: [usize; 3],
}

impl Heatmap {
    /// Of a part's domains or sections; a section's row includes the sections below it.
    pub fn of(
        store: &Store,
        outline: &Outline,
        (of_domains, in_quarters): (bool, bool),
        basis: &Basis,
    ) -> Result<Self, QueryError> {
        let (agreements, as_of) = (basis.agreements.as_slice(), basis.filters.as_of);
        let (cited, linked) = (cited(store)?, Linked::of(store, basis.evidence)?);
        let decisions = |held: &[usize]| -> BTreeSet<&CitedDecision> {
            held.iter().filter_map(|nth| cited.get(&outline.sections[*nth].iri)).flatten().collect()
        };
        let every: Vec<_> = (0..outline.sections.len()).collect();
        let periods = periods(&decisions(&every), in_quarters, agreements);
        let in_quarters = periods.first().is_some_and(|period| period.quarter.is_some());
        let places: BTreeMap<_, _> = periods.iter().enumerate().map(|(nth, period)| (*period, nth)).collect();
        let row = |held: &[usize], agreement: &str| {
            let decisions = decisions(held);
            let agreement = agreements.iter().find(|known| known.iri == agreement);
            let until = agreement.and_then(|agreement| agreement.known_until);
            let mut row = HeatRow {
                agreement: agreement.map(|agreement| agreement.title.clone()).unwrap_or_default(),
                counts: vec![0; periods.len()],
                linked: vec![[0; 3]; periods.len()],
                known: periods.iter().map(|period| period.known(until, as_of)).collect(),
                total: decisions.len(),
                ..HeatRow::default()
            };
            for decision in decisions {
                let place = decision.date.and_then(|date| places.get(&Period::of(date, in_quarters)));
                let (count, by_voice) = match place {
                    Some(&nth) => (&mut row.counts[nth], &mut row.linked[nth]),
                    None => (&mut row.other, &mut row.other_linked),
                };
                *count += 1;
                if let Some(linking) = linked.get(&decision.decision) {
                    by_voice[linking.voice as usize] += 1;
                    row.total_linked[linking.voice as usize] += 1;
                }
            }
            row
        };
        let mut wholes = Vec::new();
        for agreement in agreements {
            let held: Vec<_> =
                every.iter().copied().filter(|nth| outline.sections[*nth].agreement == agreement.iri).collect();
            wholes.push(HeatRow { label: agreement.title.clone(), ..row(&held, &agreement.iri) });
        }
        wholes.retain(|whole| whole.total > 0);
        let (mut found, mut empty) = (Vec::new(), 0);
        for (first, held) in rows(outline, of_domains) {
            let section = &outline.sections[first];
            let own = row(&held, &section.agreement);
            if own.total == 0 {
                empty += 1;
                continue;
            }
            found.push(if of_domains {
                HeatRow { iri: section.top.clone(), label: outline.domain(section), ..own }
            } else {
                HeatRow { iri: section.iri.clone(), label: outline.label(section), depth: section.depth, ..own }
            });
        }
        if of_domains {
            found.sort_by(|a, b| b.total.cmp(&a.total).then_with(|| a.label.cmp(&b.label)));
        }
        Ok(Self { of_domains, periods, rows: found, empty, wholes })
    }

    /// Distinct decisions of all agreements.
    pub fn total(&self) -> usize {
        self.wholes.iter().map(|whole| whole.total).sum()
    }

    /// Of these, those that a promise is linked with, by voice.
    pub fn total_linked(&self) -> [usize; 3] {
        [0, 1, 2].map(|voice| self.wholes.iter().map(|whole| whole.total_linked[voice]).sum())
    }

    /// Whether any decision has no day, or one that no period holds.
    pub fn has_other(&self) -> bool {
        self.wholes.iter().any(|whole| whole.other > 0)
    }

    /// A row for each cell that counts anything; one without a figure for each of which nothing is known or shown.
    pub fn table(&self) -> Table {
        let mut rows = Vec::new();
        for row in &self.rows {
            let mut push = |period: String, (count, linked): (usize, [usize; 3]), known: Known| {
                if count > 0 || known < Known::Part {
                    let figure = |figure: usize| Cell::from((count > 0).then_some(figure));
                    let [by_people, by_programs, suggested] = linked.map(figure);
                    rows.push([
                        Cell::iri(&row.iri),
                        row.label.clone().into(),
                        period.into(),
                        figure(count),
                        known.name().into(),
                        row.agreement.clone().into(),
                        by_people,
                        by_programs,
                        suggested,
                    ]);
                }
            };
            for (nth, period) in self.periods.iter().enumerate() {
                push(period.name(), (row.counts[nth], row.linked[nth]), row.known[nth]);
            }
            push("other".to_owned(), (row.other, row.other_linked), Known::Whole);
        }
        let columns = [
            "section",
            "label",
            "period",
            "decisions",
            "known",
            "agreement",
            "linked_by_people",
            "linked_only_by_programs",
            "linked_only_suggested",
        ];
        table(columns, rows)
    }
}

/// From the first day of the terms, or the first decision, to the last, without gaps; days that lie more than a year
/// outside the terms are no part of it.
fn periods(decisions: &BTreeSet<&CitedDecision>, in_quarters: bool, agreements: &[AgreementBasis]) -> Vec<Period> {
    let term = |agreement: &AgreementBasis| agreement.start.zip(agreement.end).filter(|(start, end)| start < end);
    let terms: Vec<_> = agreements.iter().filter_map(term).collect();
    let near =
        |date: &Date| terms.iter().any(|(start, end)| (start.year() - 1..=end.year() + 1).contains(&date.year()));
    let decided = decisions.iter().filter_map(|decision| decision.date);
    let decided: Vec<_> = decided.filter(|date| terms.is_empty() || near(date)).collect();
    if decided.is_empty() {
        return Vec::new();
    }
    let dates = || decided.iter().copied().chain(terms.iter().flat_map(|(start, end)| [*start, *end]));
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
    use crate::coverage::FollowedUp;

    fn term(start: Date, end: Date) -> AgreementBasis {
        AgreementBasis {
            iri: String::new(),
            title: String::new(),
            dataset: String::new(),
            language: None,
            start: Some(start),
            end: Some(end),
            known_until: None,
            unknown_days: 0,
            term_is_unknown: false,
            followed_up: FollowedUp::default(),
            estimate: None,
            feed_is_incomplete: false,
            authors: Vec::new(),
            has_anonymous_reports: false,
        }
    }

    fn decided(days: &[Date]) -> Vec<CitedDecision> {
        days.iter().map(|day| CitedDecision { decision: day.to_string(), date: Some(*day) }).collect()
    }

    #[test]
    fn periods_have_no_gaps_and_end_with_the_last_decision_or_the_term() {
        let decided = decided(&[date(2020, 11, 3), date(2021, 6, 30)]);
        let names = |in_quarters, agreements: &[AgreementBasis]| {
            let found = periods(&decided.iter().collect(), in_quarters, agreements);
            found.into_iter().map(Period::name).collect::<Vec<_>>()
        };
        assert_eq!(names(true, &[]), ["2020-Q4", "2021-Q1", "2021-Q2"]);
        assert_eq!(names(false, &[]), ["2020", "2021"]);
        let term = term(date(2020, 10, 2), date(2021, 9, 30));
        assert_eq!(names(true, &[term]), ["2020-Q4", "2021-Q1", "2021-Q2", "2021-Q3"]);
    }

    #[test]
    fn a_day_far_outside_the_term_makes_no_columns() {
        let decided = decided(&[date(1921, 1, 1), date(2021, 6, 30)]);
        let decided: BTreeSet<_> = decided.iter().collect();
        let term = term(date(2021, 4, 1), date(2021, 9, 30));
        assert_eq!(periods(&decided, true, &[term]).len(), 2);
        assert_eq!(periods(&decided, true, &[]).len(), MOST_PERIODS);
    }

    #[test]
    fn a_quarter_is_known_in_part_when_the_last_day_known_is_within_it_and_not_its_last() {
        let quarter = |quarter| Period { year: 2024, quarter: Some(quarter) };
        let known = |until| [1, 2].map(|nth| quarter(nth).known(Some(until), None));
        assert_eq!(known(date(2024, 1, 10)), [Known::Part, Known::Nothing]);
        assert_eq!(known(date(2024, 3, 31)), [Known::Whole, Known::Nothing]);
        assert_eq!(known(date(2024, 4, 1)), [Known::Whole, Known::Part]);
        assert_eq!(quarter(4).known(None, None), Known::Whole);
        assert_eq!(quarter(4).known(None, Some(date(2024, 1, 10))), Known::LeftOut);
    }
}
