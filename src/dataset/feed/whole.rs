//! Whether feeds hold all entries that they say there are.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Place};

/// What a file says of the feed that it is a part of.
#[derive(Debug, Default)]
pub(super) struct Announced {
    /// How many entries the file holds.
    pub(super) entries: usize,
    /// How many entries the feed has, and where that stands.
    pub(super) count: Option<(usize, Place)>,
    /// Where this part of the feed is published.
    pub(super) own: Option<String>,
    /// Where the next part is, and where that stands.
    pub(super) next: Option<(String, Place)>,
}

impl Announced {
    fn is_short_of(&self, count: usize) -> bool {
        self.entries < count && self.count.as_ref().is_some_and(|(announced, _)| *announced == count)
    }
}

/// Reports each feed of which entries are missing; whether there is none.
///
/// # Rationale
/// A feed may come in parts, each of which gives the count of the whole: files with one count are taken together, except
/// those that hold as many by themselves. A part may name the next one, which is then here under that address.
pub(super) fn check(files: &[Announced], diagnostics: &mut Vec<Diagnostic>) -> bool {
    let mut held: BTreeMap<usize, usize> = BTreeMap::new();
    for file in files {
        if let Some((count, _)) = file.count.as_ref().filter(|(count, _)| file.is_short_of(*count)) {
            *held.entry(*count).or_default() += file.entries;
        }
    }
    let mut complete = true;
    let mut told = Vec::new();
    for file in files {
        let in_parts = file.count.as_ref().filter(|(count, _)| file.is_short_of(*count));
        let held = in_parts.and_then(|(count, _)| held.get(count).map(|held| (*count, *held)));
        if let (Some((count, held)), Some((_, place))) = (held, &file.count)
            && held < count
        {
            complete = false;
            if !told.contains(&count) {
                told.push(count);
                let message = format!("this feed says that it has {count} entries, and {held} are here");
                diagnostics.push(Diagnostic::warning("incomplete-feed", place.clone(), message, HELP));
            }
        } else if let Some((next, place)) = &file.next {
            let is_here = held.is_some() || files.iter().any(|other| other.own.as_ref() == Some(next));
            if !is_here {
                complete = false;
                let message = format!("this feed goes on at {next}");
                diagnostics.push(Diagnostic::warning("incomplete-feed", place.clone(), message, HELP));
            }
        }
    }
    complete
}

const HELP: &str = "fetch the rest and put it into decisions/; until then the feed is marked as incomplete, and what it lacks is \
                    not known to be missing";
