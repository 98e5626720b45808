//! What the dataset has that statements can mean, by name and by words.

use std::collections::HashMap;

use strsim::sorensen_dice;

use super::Meant;
use crate::language::comparable;
use crate::model::{CuratedPromise, Dataset, DecisionKey, Names, PositionalName, SectionId, Stated, words_of};

/// More things than this of one section are not searched for the most similar one.
const MOST_COMPARED: usize = 200;
/// How much of two texts must be alike for one to be shown as what the other may have become.
const LEAST_ALIKE: f64 = 0.5;

/// Why a statement does not tell what it means, in words for a finding.
#[derive(Debug)]
pub(in crate::dataset) enum Lost {
    /// It neither names a thing nor quotes one.
    Nothing,
    /// Its name is one of version 0.1 that counts.
    Positional,
    /// Nothing has this name, or these words; perhaps they became others.
    Unknown { nearest: Option<String> },
    /// The thing has other words than those stated.
    Differs { found: String },
    /// Several things have these words.
    Ambiguous { count: usize },
}

/// The things of one kind.
#[derive(Debug, Default)]
pub(in crate::dataset) struct Things {
    /// What stands before `{domain}/{number}/{name}` in a name of this dataset, where things are named so.
    space: Option<String>,
    all: Vec<Thing>,
    by_iri: HashMap<String, usize>,
    /// By section or day (empty: any) and words.
    by_words: HashMap<(String, String), Vec<usize>>,
    by_place: HashMap<String, Vec<usize>>,
    /// How many findings may still be given the most similar thing: to search for it takes long.
    searches: std::cell::Cell<usize>,
}

#[derive(Debug)]
struct Thing {
    iri: String,
    /// The section of a promise or theme, the day of a decision.
    place: String,
    /// As it is shown.
    shown: String,
    /// Both the verbatim and the healed text are a promise's words.
    words: Vec<String>,
    /// The words of a theme's whole text; of others, nothing.
    text: String,
}

impl Things {
    /// The promises that hold.
    pub(in crate::dataset) fn promises(dataset: &Dataset, stated: &[Stated<CuratedPromise>], names: &Names) -> Self {
        let mut things = Self::in_sections(names, "promise");
        let curated: std::collections::HashSet<_> = stated.iter().map(|promise| &promise.what.section).collect();
        for section in dataset.sections.iter().filter(|section| !curated.contains(&section.id)) {
            for found in &section.promises {
                let iri = names.promise(&section.id, &found.name);
                let forms = [found.text.as_str(), &found.normalized];
                things.add(iri, &place_of(&section.id), &found.normalized, &forms, "");
            }
        }
        for Stated { what, .. } in stated {
            things.add(what.iri.clone(), &place_of(&what.section), &what.text, &[&what.text], "");
        }
        things
    }

    /// The themes of all reports.
    pub(in crate::dataset) fn themes(dataset: &Dataset, names: &Names) -> Self {
        let mut things = Self::in_sections(names, "theme");
        for report in &dataset.reports {
            for theme in &report.themes {
                let iri = names.theme(&report.section, &theme.name);
                things.add(iri, &place_of(&report.section), &theme.label, &[&theme.label], &theme.text);
            }
        }
        things
    }

    /// The decisions that references and feeds name.
    pub(in crate::dataset) fn decisions(dataset: &Dataset, names: &Names) -> Self {
        let mut things = Self { searches: MOST_COMPARED.into(), ..Self::default() };
        let cited = dataset.reports.iter().flat_map(|report| report.references.iter().map(|cited| &cited.decision));
        let keys: std::collections::BTreeSet<&DecisionKey> =
            cited.chain(dataset.feed.iter().map(|entry| &entry.key)).collect();
        for key in keys {
            let title = key.title().unwrap_or_default();
            let day = key.date().map(|day| day.to_string()).unwrap_or_default();
            things.add(names.decision(key), &day, title, &[title], "");
        }
        things
    }

    fn in_sections(names: &Names, kind: &str) -> Self {
        Self { space: Some(format!("{}{kind}/", names.space())), searches: MOST_COMPARED.into(), ..Self::default() }
    }

    fn add(&mut self, iri: String, place: &str, shown: &str, forms: &[&str], text: &str) {
        let index = self.all.len();
        let mut words: Vec<String> = forms.iter().map(|form| words_of(form)).collect();
        words.dedup();
        for words in &words {
            for place in [place, ""] {
                let with_words = self.by_words.entry((place.to_owned(), words.clone())).or_default();
                if with_words.last() != Some(&index) {
                    with_words.push(index);
                }
            }
        }
        self.by_iri.insert(iri.clone(), index);
        self.by_place.entry(place.to_owned()).or_default().push(index);
        let (place, shown, text) = (place.to_owned(), comparable(shown), words_of(text));
        self.all.push(Thing { iri, place, shown, words, text });
    }

    /// The section of the promise or theme of this name, or the day of the decision.
    pub(in crate::dataset) fn place_of(&self, iri: &str) -> Option<&str> {
        self.by_iri.get(iri).map(|index| self.all[*index].place.as_str())
    }

    /// The thing that a statement means, if its words are those that the thing has.
    pub(in crate::dataset) fn resolve(&self, meant: &Meant<'_>) -> Result<&str, Lost> {
        let named = meant.iri.as_ref().map(|iri| self.by_iri.get(iri));
        let words = meant.words.as_deref().map(words_of);
        match (named, &words) {
            (None, None) => Err(Lost::Nothing),
            (Some(Some(index)), words) => {
                let thing = &self.all[*index];
                let is_same = words.as_ref().is_none_or(|words| thing.words.contains(words));
                if !(is_same && self.has_detail(thing, meant)) {
                    return Err(Lost::Differs { found: thing.shown.clone() });
                }
                match self.twins(thing, meant) {
                    0 => Ok(&thing.iri),
                    others => Err(Lost::Ambiguous { count: others + 1 }),
                }
            }
            (Some(None), _) if self.is_positional(meant) => Err(Lost::Positional),
            (_, words) => self.by_words(meant, words.as_deref()),
        }
    }

    /// The only thing of these words in its section, or on its day.
    fn by_words(&self, meant: &Meant<'_>, words: Option<&str>) -> Result<&str, Lost> {
        let place = self.place(meant);
        let with_words = words.and_then(|words| self.by_words.get(&(place.clone(), words.to_owned())));
        let with_words = with_words.into_iter().flatten().map(|index| &self.all[*index]);
        let fitting: Vec<_> = with_words.filter(|thing| self.has_detail(thing, meant)).collect();
        match fitting.as_slice() {
            [] => Err(Lost::Unknown { nearest: self.nearest(meant, &place) }),
            [thing] => Ok(&thing.iri),
            several => Err(Lost::Ambiguous { count: several.len() }),
        }
    }

    /// How many others of the thing's section have its words and another text, and cannot be told from it by what is stated.
    fn twins(&self, thing: &Thing, meant: &Meant<'_>) -> usize {
        let same = thing.words.first().and_then(|words| self.by_words.get(&(thing.place.clone(), words.clone())));
        let same = same.into_iter().flatten().map(|index| &self.all[*index]);
        same.filter(|other| other.text != thing.text && self.has_detail(other, meant)).count()
    }

    /// Whether what is stated of a thing besides its words is so: the day of a decision, the start of a theme's text.
    fn has_detail(&self, thing: &Thing, meant: &Meant<'_>) -> bool {
        let Some(detail) = &meant.detail else { return true };
        if self.space.is_none() { thing.place == *detail } else { thing.text.starts_with(&words_of(detail)) }
    }

    /// Where to look for words: the section that is named or that the name is of, or the day of a decision.
    fn place(&self, meant: &Meant<'_>) -> String {
        let Some(space) = &self.space else { return meant.detail.clone().unwrap_or_default() };
        let named = meant.iri.as_ref().and_then(|iri| iri.strip_prefix(space)).and_then(|tail| {
            let (section, _) = tail.rsplit_once('/')?;
            Some(section.split_once('~').map_or(section, |(section, _)| section).to_owned())
        });
        named.or_else(|| meant.section.clone()).unwrap_or_default()
    }

    fn is_positional(&self, meant: &Meant<'_>) -> bool {
        let tail =
            meant.iri.as_ref().zip(self.space.as_ref()).and_then(|(iri, space)| iri.strip_prefix(space.as_str()));
        tail.is_some_and(|tail| PositionalName::parse(tail).is_some())
    }

    /// What the words of a statement may have become.
    fn nearest(&self, meant: &Meant<'_>, place: &str) -> Option<String> {
        let there = self.by_place.get(place).filter(|things| things.len() <= MOST_COMPARED)?;
        let searches = self.searches.get().checked_sub(1)?;
        self.searches.set(searches);
        let name = meant.iri.as_ref().and_then(|iri| iri.rsplit('/').next()).unwrap_or_default();
        let likeness = |thing: &Thing| match &meant.words {
            Some(words) => sorensen_dice(&thing.shown, words),
            None => sorensen_dice(thing.iri.rsplit('/').next().unwrap_or_default(), name),
        };
        let measured = there.iter().map(|index| (likeness(&self.all[*index]), &self.all[*index]));
        let (alike, thing) = measured.max_by(|(a, _), (b, _)| a.total_cmp(b))?;
        (alike >= LEAST_ALIKE).then(|| thing.shown.clone())
    }
}

fn place_of(section: &SectionId) -> String {
    format!("{}/{}", section.domain, section.number)
}
