//! The store asked for what is on a sheet.

use std::collections::{BTreeSet, HashMap, HashSet};

use jiff::civil::Date;

use super::shorten::shortened;
use super::{Entry, Offer, Place, Request, Sheet, SheetError};
use crate::dataset::{Neighbours, neighbours};
use crate::model::Part;
use crate::queries::QueryError;
use crate::queries::rows::{Prepared, prepared};
use crate::sampling::Frame;
use crate::store::Store;

/// So many characters of a decision's text are shown.
const LONGEST_TEXT: usize = 600;

/// The sheet that is requested.
///
/// Cost: linear in the store's promises and their candidates.
///
/// # Errors
/// When the store cannot be asked, or has fewer promises in the part than are to be drawn.
pub fn sheet(store: &Store, request: &Request) -> Result<Sheet, SheetError> {
    let sections = sections(store, &request.part)?;
    let mut found = promises(store, &sections)?;
    let mut sample = None;
    if let Some(draw) = request.draw {
        let frame = Frame::of(found.iter().map(|entry| entry.promise.as_str()))?;
        let drawn = frame.sample(draw.size, draw.seed)?;
        let order: HashMap<&str, usize> =
            frame.draw(&drawn)?.into_iter().enumerate().map(|(place, iri)| (iri, place)).collect();
        found.retain(|entry| order.contains_key(entry.promise.as_str()));
        found.sort_by_key(|entry| order.get(entry.promise.as_str()).copied());
        sample = Some(drawn.to_string());
    }
    let decisions = decisions(store)?;
    let mut offers = Offers::of(&decisions);
    offers.add(store, prepared!("select/candidates.rq"), false, request.candidates)?;
    if request.leads {
        offers.add(store, prepared!("select/leads.rq"), true, usize::MAX)?;
    }
    for entry in &mut found {
        entry.offers = offers.take(&entry.promise);
    }
    Ok(Sheet { entries: found, coder: request.coder.clone(), sample })
}

/// A section with its text.
pub(super) struct Section {
    place: Place,
    text: Option<String>,
}

/// The sections of a part, in their order, with where each stands among them.
pub(super) fn sections(store: &Store, part: &Part) -> Result<HashMap<String, (usize, Section)>, QueryError> {
    let mut parents: HashMap<String, String> = HashMap::new();
    let mut all = Vec::new();
    for row in prepared!("select/sections.rq").select(store, &[])? {
        let iri = row.text("section")?;
        parents.insert(iri.clone(), row.text("parent")?);
        let section = iri.rsplit_once("/section/").map_or(iri.as_str(), |(_, tail)| tail).to_owned();
        let (number, title) = (row.text("number")?, row.text("title")?);
        let place = Place { section, domain: row.text("domain")?, number, title, iri };
        all.push(Section { place, text: row.optional_text("text")? });
    }
    let is_in_part = |iri: &str| {
        let Some(root) = part.iri() else { return true };
        let mut at = Some(iri);
        // A section stands in no more sections than there are.
        for _ in 0..=parents.len() {
            match at {
                Some(iri) if iri == root => return true,
                Some(iri) => at = parents.get(iri).map(String::as_str),
                None => return false,
            }
        }
        false
    };
    let inside = all.into_iter().filter(|section| is_in_part(&section.place.iri)).enumerate();
    Ok(inside.map(|(order, section)| (section.place.iri.clone(), (order, section))).collect())
}

/// The promises of sections, in their order, nothing offered yet.
pub(super) fn promises(store: &Store, sections: &HashMap<String, (usize, Section)>) -> Result<Vec<Entry>, QueryError> {
    let mut found: Vec<((usize, usize), Entry)> = Vec::new();
    // Sentences around a promise are promises too, and read better with the hyphens of line ends healed.
    let mut healed: HashMap<String, String> = HashMap::new();
    for row in prepared!("select/promises.rq").select(store, &[])? {
        let Some((order, section)) = sections.get(&row.text("section")?) else { continue };
        let (promise, text) = (row.text("promise")?, row.text("text")?);
        if found.last().is_some_and(|(_, last)| last.promise == promise) {
            continue;
        }
        let place = row.optional("start")?.zip(row.optional("end")?).map(|(start, end)| start..end);
        let Place { number, title, .. } = &section.place;
        let around = section.text.as_deref().map(|of| neighbours(of, number, title, place, &text));
        let Neighbours { lead, before, after } = around.unwrap_or_default();
        let continues = row.optional_text("continued_text")?;
        let own = row.optional_text("healed")?;
        if let Some(own) = &own {
            healed.insert(text.clone(), own.clone());
        }
        found.push((
            (*order, row.parsed("position")?),
            Entry {
                promise,
                text,
                healed: own,
                place: section.place.clone(),
                lead,
                before,
                after,
                continues,
                offers: Vec::new(),
                verdicts: None,
            },
        ));
    }
    for (_, entry) in &mut found {
        for said in [&mut entry.before, &mut entry.after, &mut entry.continues].into_iter().flatten() {
            if let Some(healed) = healed.get(said) {
                healed.clone_into(said);
            }
        }
    }
    found.sort_by(|(a, one), (b, other)| (a, &one.promise).cmp(&(b, &other.promise)));
    Ok(found.into_iter().map(|(_, entry)| entry).collect())
}

/// What is known of a decision.
#[derive(Clone, Default)]
pub(super) struct Known {
    date: Option<Date>,
    title: Option<String>,
    text: Option<String>,
}

pub(super) fn decisions(store: &Store) -> Result<HashMap<String, Known>, QueryError> {
    let mut known: HashMap<String, Known> = HashMap::new();
    for row in prepared!("select/decisions.rq").select(store, &[])? {
        let text = row.optional_text("text")?.map(|text| shortened(&text, LONGEST_TEXT));
        let found = Known { date: row.optional("date")?, title: row.optional_text("title")?, text };
        known.entry(row.text("decision")?).or_insert(found);
    }
    Ok(known)
}

/// Decisions offered with each promise.
pub(super) struct Offers<'k> {
    decisions: &'k HashMap<String, Known>,
    of: HashMap<String, Vec<Offer>>,
    /// Pairs that are offered.
    seen: HashSet<(String, String)>,
}

impl<'k> Offers<'k> {
    /// Nothing yet.
    pub(super) fn of(decisions: &'k HashMap<String, Known>) -> Self {
        Self { decisions, of: HashMap::new(), seen: HashSet::new() }
    }

    /// What is offered with a promise.
    pub(super) fn take(&mut self, promise: &str) -> Vec<Offer> {
        self.of.remove(promise).unwrap_or_default()
    }

    /// Adds these pairs of promise and decision: with their rank where they have one, and behind them the others.
    pub(super) fn add_pairs(&mut self, store: &Store, pairs: &BTreeSet<(&str, &str)>) -> Result<(), QueryError> {
        let mut ranks: HashMap<(String, String), usize> = HashMap::new();
        for row in prepared!("select/candidates.rq").select(store, &[])? {
            ranks.entry((row.text("promise")?, row.text("decision")?)).or_insert(row.parsed("rank")?);
        }
        let rank = |pair: &(&str, &str)| ranks.get(&(pair.0.to_owned(), pair.1.to_owned())).copied();
        let mut ordered: Vec<_> = pairs.iter().map(|pair| (rank(pair), *pair)).collect();
        ordered.sort_by_key(|(rank, pair)| (rank.unwrap_or(usize::MAX), *pair));
        for (rank, (promise, decision)) in ordered {
            let Known { date, title, text } = self.decisions.get(decision).cloned().unwrap_or_default();
            let offers = self.of.entry(promise.to_owned()).or_default();
            let rank = rank.unwrap_or_else(|| offers.last().map_or(0, |last| last.rank) + 1);
            let decision = decision.to_owned();
            offers.push(Offer { decision, date, title, text, rank, is_lead: false, verdicts: None });
        }
        Ok(())
    }

    /// Adds up to `most` of each promise; their ranks go on from those that are there.
    fn add(&mut self, store: &Store, query: &'static Prepared, is_lead: bool, most: usize) -> Result<(), QueryError> {
        let mut added: HashMap<String, usize> = HashMap::new();
        for row in query.select(store, &[])? {
            let (promise, decision) = (row.text("promise")?, row.text("decision")?);
            let count = added.entry(promise.clone()).or_default();
            if *count >= most || !self.seen.insert((promise.clone(), decision.clone())) {
                continue;
            }
            *count += 1;
            let Known { date, title, text } = self.decisions.get(&decision).cloned().unwrap_or_default();
            let offers = self.of.entry(promise).or_default();
            let rank = offers.last().map_or(0, |last| last.rank) + 1;
            let rank = if is_lead { rank } else { row.parsed("rank")? };
            offers.push(Offer { decision, date, title, text, rank, is_lead, verdicts: None });
        }
        Ok(())
    }
}
