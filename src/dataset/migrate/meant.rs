//! What names that count mean now.

use std::collections::{HashMap, HashSet};

use crate::dataset::curation::{StatedPromise, read_csv, read_turtle};
use crate::diagnostic::SourceText;
use crate::model::{ContentNames, Dataset, Names, PositionalName, words_of};

/// The things of a dataset by the places that version 0.1 named them after, and by their words.
pub(super) struct Now {
    pub(super) promises: Places,
    pub(super) themes: Places,
    space: String,
}

/// The things of one kind.
#[derive(Default)]
pub(super) struct Places {
    /// What follows the kind in a name, up to the number that counts: `wonen/4.2.1` and `2` (report) and `4`.
    by_position: HashMap<(String, usize, usize), usize>,
    /// By section and words.
    by_words: HashMap<(String, String), Vec<usize>>,
    things: Vec<Named>,
}

/// A thing with its name of today.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// The last part of its IRI.
    pub(super) name: String,
    /// Its text or label.
    pub(super) words: String,
}

/// What a name that counts has become.
pub(super) enum Found<'n> {
    /// What stands at its position, and nothing speaks against it.
    Here(&'n Named),
    /// What has the words stated; something else stands at its position.
    Elsewhere(&'n Named, String),
    /// It cannot be told; why.
    Lost(String),
}

impl Now {
    pub(super) fn of(dataset: &Dataset, names: &Names, turtle: &[SourceText], csv: &[SourceText]) -> Self {
        let mut themes = Places::default();
        for report in &dataset.reports {
            let section = format!("{}/{}", report.section.domain, report.section.number);
            for theme in &report.themes {
                let thing = Named { name: theme.name.clone(), words: theme.label.clone() };
                themes.add(&section, report.ordinal, theme.position, thing);
            }
        }
        Self { promises: promises(dataset, names, turtle, csv), themes, space: names.space().to_owned() }
    }

    /// What names of this dataset start with.
    pub(super) fn space(&self) -> &str {
        &self.space
    }

    /// The kind of things that an IRI names, and what follows it, when it is one of this dataset that counts.
    pub(super) fn counts<'i>(&self, iri: &'i str) -> Option<(&Places, PositionalName<'i>)> {
        let local = iri.strip_prefix(&self.space)?;
        let (kind, tail) = local.split_once('/')?;
        let places = match kind {
            "promise" => &self.promises,
            "theme" => &self.themes,
            _ => return None,
        };
        Some((places, PositionalName::parse(tail)?))
    }
}

/// The promises that version 0.1 had: those that files state, and in sections of which no file states any, those found.
fn promises(dataset: &Dataset, names: &Names, turtle: &[SourceText], csv: &[SourceText]) -> Places {
    let (section_space, promise_space) = (format!("{}section/", names.space()), format!("{}promise/", names.space()));
    let mut places = Places::default();
    let mut given: HashMap<String, ContentNames> = HashMap::new();
    let mut add = |places: &mut Places, stated: &StatedPromise<'_>, position: usize| {
        let Some(section) = stated.section.strip_prefix(&section_space) else { return };
        let Some(text) = stated.text.as_deref().filter(|text| !text.trim().is_empty()) else { return };
        let name = given.entry(section.to_owned()).or_default().promise(text);
        places.add(section, 1, position, Named { name, words: text.to_owned() });
    };
    let mut curated = HashSet::new();
    for source in turtle {
        for stated in &read_turtle(source, names).promises {
            curated.insert(stated.section.clone());
            let tail = stated.iri.as_deref().and_then(|iri| iri.strip_prefix(&promise_space));
            if let Some(name) = tail.and_then(PositionalName::parse) {
                add(&mut places, stated, name.position);
            }
        }
    }
    for source in csv {
        // Without a position, rows counted from the start of their file.
        let mut rows: HashMap<String, usize> = HashMap::new();
        for stated in &read_csv(source, names).promises {
            let row = rows.entry(stated.section.clone()).or_default();
            *row += 1;
            curated.insert(stated.section.clone());
            add(&mut places, stated, stated.position.unwrap_or(*row));
        }
    }
    for section in dataset.sections.iter().filter(|section| !curated.contains(&names.section(&section.id))) {
        let place = format!("{}/{}", section.id.domain, section.id.number);
        for found in &section.promises {
            let promise = Named { name: found.name.clone(), words: found.text.clone() };
            places.add(&place, 1, found.position, promise);
        }
    }
    places
}

impl Places {
    fn add(&mut self, section: &str, report: usize, position: usize, named: Named) {
        let index = self.things.len();
        self.by_position.entry((section.to_owned(), report, position)).or_insert(index);
        self.by_words.entry((section.to_owned(), words_of(&named.words))).or_default().push(index);
        self.things.push(named);
    }

    /// What a name that counts means now: the words that it was used with, if there are any, tell; else its position.
    pub(super) fn find(&self, name: &PositionalName<'_>, words: Option<&str>) -> Found<'_> {
        let section = format!("{}/{}", name.domain, name.number);
        let here = self.by_position.get(&(section.clone(), name.report, name.position)).copied();
        let what = format!("number {} of {section}", name.position);
        let Some(words) = words else {
            return match here {
                Some(here) => Found::Here(&self.things[here]),
                None => Found::Lost(format!("there is no {what} now, and the statement does not quote it")),
            };
        };
        let with_words = self.by_words.get(&(section, words_of(words))).map_or(&[] as &[usize], Vec::as_slice);
        let now = here.map(|here| self.things[here].words.trim().to_owned());
        match (with_words, here) {
            (several, Some(here)) if several.contains(&here) => Found::Here(&self.things[here]),
            ([one], _) => {
                let now = now.map_or_else(|| "nothing is now".to_owned(), |now| format!("“{now}” is now"));
                Found::Elsewhere(&self.things[*one], format!("this was said of “{}”; {now} {what}", words.trim()))
            }
            ([], _) => Found::Lost(format!(
                "this was said of “{}”, which stands nowhere in the section now{}",
                words.trim(),
                now.map_or_else(String::new, |now| format!("; {what} is “{now}”"))
            )),
            (several, _) => Found::Lost(format!(
                "this was said of “{}”, which stands in the section {} times",
                words.trim(),
                several.len()
            )),
        }
    }
}
