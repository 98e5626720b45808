//! The sections that tables of promises speak of.

use std::collections::HashMap;

use super::ListedRow;
use crate::dataset::meant::section_tail;
use crate::diagnostic::Diagnostic;
use crate::model::{Section, SectionId, SectionNumber, slug_of};

/// Gives each row its section: one that the dataset has, by the title of a domain or as `domain/number`, or else a new one
/// without a text, numbered in the order in which tables first name them. The new ones stand behind those that there are.
///
/// Rows that name no section are in one that is called as the agreement.
pub(in crate::dataset) fn place(
    rows: &mut [ListedRow<'_>],
    sections: &mut Vec<Section>,
    agreement: &str,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut places = Places { by_title: HashMap::new(), children: HashMap::new(), sections };
    places.learn();
    for row in rows {
        if row.path.is_empty() {
            row.path.push(agreement.to_owned());
        }
        row.section = places.of(row, diagnostics);
    }
}

struct Places<'s> {
    /// The section of a title, as a slug, within the section around it.
    by_title: HashMap<(Option<SectionId>, String), SectionId>,
    /// How many sections a section has, or how many domains there are; the highest number of them.
    children: HashMap<Option<SectionId>, usize>,
    sections: &'s mut Vec<Section>,
}

impl Places<'_> {
    fn learn(&mut self) {
        for section in self.sections.iter() {
            let slug = if section.parent.is_none() { section.id.domain.clone() } else { slug_of(&section.title) };
            self.by_title.entry((section.parent.clone(), slug)).or_insert_with(|| section.id.clone());
            let number = section.id.number.last_part();
            let highest = self.children.entry(section.parent.clone()).or_default();
            *highest = number.max(*highest);
        }
    }

    fn of(&mut self, row: &ListedRow<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<SectionId> {
        if let [name] = row.path.as_slice()
            && let Some((domain, number)) = section_tail(name).rsplit_once('/')
            && let Some(number) = SectionNumber::parse(number)
        {
            let id = SectionId { domain: domain.to_owned(), number };
            if self.sections.iter().any(|section| section.id == id) {
                return Some(id);
            }
        }
        let mut around: Option<SectionId> = None;
        for title in &row.path {
            let slug = slug_of(title);
            let key = (around.clone(), slug.clone());
            if let Some(known) = self.by_title.get(&key).cloned() {
                self.check_spelling(&known, title, row, diagnostics);
                around = Some(known);
                continue;
            }
            let place = || row.source.place(row.path_range.clone());
            if slug.is_empty() {
                let message = format!("`{title}` has no letters, so that no section can be named after it");
                diagnostics.push(Diagnostic::warning(
                    "bad-section",
                    place(),
                    message,
                    "name it in words; the row is left out",
                ));
                return None;
            }
            let count = self.children.entry(around.clone()).or_default();
            *count += 1;
            let number = around.as_ref().map_or_else(|| count.to_string(), |above| format!("{}.{count}", above.number));
            let Some(number) = SectionNumber::parse(&number) else {
                let message = format!("`{title}` would be section {number}, and no section has such a number");
                let help = "a section has at most twelve levels, and each at most 9999 sections; the row is left out";
                diagnostics.push(Diagnostic::warning("bad-section", place(), message, help));
                return None;
            };
            let domain = around.as_ref().map_or_else(|| slug.clone(), |above| above.domain.clone());
            let id = SectionId { domain, number };
            self.sections.push(Section {
                id: id.clone(),
                title: title.clone(),
                text: None,
                parent: around.clone(),
                promises: Vec::new(),
            });
            self.by_title.insert(key, id.clone());
            around = Some(id);
        }
        around
    }

    /// Titles that differ in capitals or signs are one section, under the first spelling.
    fn check_spelling(&self, known: &SectionId, title: &str, row: &ListedRow<'_>, diagnostics: &mut Vec<Diagnostic>) {
        let first = self.sections.iter().find(|section| section.id == *known).map_or(title, |section| &section.title);
        if first != title {
            let place = row.source.place(row.path_range.clone());
            let message = format!("`{title}` is taken for the section “{first}”");
            let help = "write both alike, or name one of them otherwise";
            diagnostics.push(Diagnostic::note("spelled-otherwise", place, message, help));
        }
    }
}
