//! Decisions that no report on a promise's section names, and that are worth looking at.
//!
//! A lead is near to the words of the promise and to those of its section, each with the words that go with them: a short
//! promise alone would lead anywhere. It shares a word with the promise itself, so that a reader sees why it is there. There
//! is no probability of a lead, only an order.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::decisions::Decisions;
use super::index::first;
use crate::lexicon::Words;
use crate::model::{Agreement, Dataset, DecisionKey, Lead, Names, PromiseText, Section, SectionId};

/// The first leads of every promise, in the order of promise and rank.
pub(super) fn leads(
    dataset: &Dataset,
    names: &Names,
    words: &Words,
    decisions: &Decisions<'_>,
    most: usize,
) -> Vec<Lead> {
    let in_term: Vec<bool> =
        decisions.iter().map(|decision| decision.is_in_feed && is_in_term(decision.key, &dataset.agreement)).collect();
    let named = named(dataset, decisions);
    let none = BTreeSet::new();
    let titles: BTreeMap<&SectionId, &Section> =
        dataset.sections.iter().map(|section| (&section.id, section)).collect();
    let promises: Vec<_> = dataset.promise_texts(names).into_iter().collect();
    let of_section = |(section, promises): &(&SectionId, Vec<PromiseText<'_>>)| {
        let named = named.get(section).unwrap_or(&none);
        let is_wanted = |place: usize| in_term[place] && !named.contains(&place);
        let title = titles.get(section).map_or("", |section| &section.title);
        let whole = promises.iter().map(|promise| promise.text).fold(format!("{title} {title}"), |mut whole, text| {
            whole.push(' ');
            whole.push_str(text);
            whole
        });
        let index = &decisions.index;
        let to_section = index.cosines(&index.with_related(&words.vector(&whole)));
        let mut leads = Vec::new();
        for promise in promises {
            let own = words.vector(promise.text);
            let shares_words = index.cosines(&own);
            let mut scores = index.cosines(&index.with_related(&own));
            for (score, to_section) in scores.iter_mut().zip(&to_section) {
                *score += to_section;
            }
            let is_wanted = |place: usize| is_wanted(place) && shares_words[place] > 0.0;
            let found = first(&scores, most, is_wanted).into_iter().filter_map(|(place, _)| decisions.at(place));
            leads.extend(found.enumerate().map(|(place, decision)| Lead {
                promise: promise.iri.clone(),
                decision: decision.iri.clone(),
                rank: place + 1,
                words: words.shared(promise.text, &own, &decision.vector),
            }));
        }
        leads
    };
    let mut leads: Vec<Lead> = promises.par_iter().flat_map_iter(of_section).collect();
    leads.sort_by(|a, b| (&a.promise, a.rank).cmp(&(&b.promise, b.rank)));
    leads
}

/// The places of the decisions that the reports on each section name.
fn named<'d>(dataset: &'d Dataset, decisions: &Decisions<'_>) -> BTreeMap<&'d SectionId, BTreeSet<usize>> {
    let mut named: BTreeMap<&SectionId, BTreeSet<usize>> = BTreeMap::new();
    for report in &dataset.reports {
        let places = report.references.iter().filter_map(|reference| decisions.place(&reference.decision));
        named.entry(&report.section).or_default().extend(places);
    }
    named
}

/// Whether a decision was taken in the term of the agreement's government, as far as the term is given.
fn is_in_term(decision: &DecisionKey, agreement: &Agreement) -> bool {
    let date = decision.date();
    let is_after = agreement.start.is_none_or(|start| date.is_some_and(|date| date >= start));
    is_after && agreement.end.is_none_or(|end| date.is_some_and(|date| date <= end))
}
