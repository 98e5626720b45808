//! Outline and pages → one tree of sections with its reports.

use std::collections::{BTreeMap, BTreeSet};

use super::manifest::Manifest;
use super::outline::Row;
use super::page::{Mention, Page, PageReference};
use crate::diagnostic::Diagnostic;
use crate::language::{comparable, nfc};
use crate::model::{
    Assessed, ContentNames, Curation, Dataset, DecisionKey, Reference, Report, Section, SectionId, SectionNumber,
    Suggestions, Theme, slug_of,
};

/// A folder's name this short is not taken for the shortened title of a domain.
const SHORTEST_PREFIX: usize = 6;

/// Joins outline and pages; a page that has no place in the tree becomes a finding.
pub(super) fn assemble(
    manifest: Manifest,
    outline: Vec<Row>,
    pages: Vec<Page>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Dataset {
    let mut tree = Tree::default();
    for row in outline {
        tree.add_row(row, diagnostics);
    }
    let outlined: BTreeSet<String> = tree.domains.keys().cloned().collect();
    let mut placed: BTreeMap<SectionId, Vec<Page>> = BTreeMap::new();
    for page in pages {
        if let Some(id) = tree.place(&page, &outlined, diagnostics) {
            placed.entry(id).or_default().push(page);
        }
    }
    tree.add_parents();
    let mut reports = Vec::new();
    for (id, pages) in placed {
        let mut names = ContentNames::default();
        for (index, page) in pages.into_iter().enumerate() {
            if index > 0 {
                diagnostics.push(Diagnostic::warning(
                    "second-page-for-section",
                    page.place.clone(),
                    format!("section {} of this domain has a report already", id.number),
                    "merge the two pages, or correct the number of one; both are kept",
                ));
            }
            reports.push(report(&id, index + 1, page, &mut names, &tree, diagnostics));
        }
    }
    Dataset {
        about: manifest.about,
        author: manifest.author,
        sources: Vec::new(),
        agreement: manifest.agreement,
        sections: tree.sections.into_values().collect(),
        reports,
        feed: Vec::new(),
        feed_complete: None,
        known_until: None,
        publication: manifest.publication,
        coders: manifest.coders,
        curation: Curation::default(),
        assessed: Assessed::default(),
        codes: Vec::new(),
        suggestions: Suggestions::default(),
    }
}

#[derive(Default)]
struct Tree {
    /// Title of a domain by its slug.
    domains: BTreeMap<String, String>,
    sections: BTreeMap<SectionId, Section>,
    /// Titles of folders by the section that they stand for.
    folders: BTreeMap<SectionId, String>,
}

impl Tree {
    fn add_row(&mut self, row: Row, diagnostics: &mut Vec<Diagnostic>) {
        let domain = slug_of(&row.domain);
        self.domains.entry(domain.clone()).or_insert_with(|| row.domain.clone());
        let id = SectionId { domain, number: row.number };
        let parent = parent_of(&id);
        if self.sections.contains_key(&id) {
            diagnostics.push(Diagnostic::warning(
                "duplicate-section",
                row.place,
                format!("section {} of “{}” stands in the outline twice", id.number, row.domain),
                "remove one row; the first is used",
            ));
            return;
        }
        self.sections
            .insert(id.clone(), Section { id, title: row.title, text: row.text, parent, promises: Vec::new() });
    }

    /// The section that a page is about; makes it when the outline does not have it.
    fn place(
        &mut self,
        page: &Page,
        outlined: &BTreeSet<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<SectionId> {
        let path = page.path.strip_prefix("reports/").unwrap_or(&page.path);
        let path = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
        let steps: Vec<_> = path.split('/').map(|step| comparable(&step.replace('_', " "))).collect();
        let folder = steps.first()?.trim();
        let domain = matching_domain(&slug_of(folder), outlined);
        let number = match &page.number {
            Some(number) => number.clone(),
            None => self.number_by_title(&domain, page, steps.last()?, diagnostics)?,
        };
        self.domains.entry(domain.clone()).or_insert_with(|| folder.to_owned());
        let id = SectionId { domain: domain.clone(), number };
        if steps.len() == id.number.depth() {
            let mut above = parent_of(&id);
            for step in steps[..steps.len() - 1].iter().rev() {
                let Some(id) = above else { break };
                above = parent_of(&id);
                self.folders.entry(id).or_insert_with(|| step.trim().to_owned());
            }
        }
        let parent = parent_of(&id);
        let section = self.sections.entry(id.clone()).or_insert_with(|| Section {
            id: id.clone(),
            title: comparable(&page.title),
            text: None,
            parent,
            promises: Vec::new(),
        });
        if page.section_text.is_some() {
            section.text = page.section_text.as_deref().map(nfc);
        }
        Some(id)
    }

    /// The number of the outline's only section of this title in the domain.
    fn number_by_title(
        &self,
        domain: &str,
        page: &Page,
        file: &str,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<SectionNumber> {
        let wanted = [slug_of(&page.title), slug_of(file)];
        let mut matching =
            self.sections.values().filter(|s| s.id.domain == domain && wanted.contains(&slug_of(&s.title)));
        let found = matching.next().filter(|_| matching.next().is_none()).map(|s| s.id.number.clone());
        let (message, help) = match &found {
            Some(number) => (
                format!("the section's text does not start with its number; by its title this page is about {number}"),
                "start the text in `<p>` with the section's number, such as `2.1 Title …`".to_owned(),
            ),
            None => (
                "no section number: the section's text does not start with one, and no single section of the outline \
                 has this title"
                    .to_owned(),
                format!(
                    "start the text in `<p>` with the section's number, such as `2.1 Title …`; until then the page's {} \
                     themes and {} references are left out",
                    page.themes.len(),
                    page.references.len()
                ),
            ),
        };
        diagnostics.push(Diagnostic::warning("no-section-number", page.place.clone(), message, help));
        found
    }

    /// Every section's parents, up to its domain.
    fn add_parents(&mut self) {
        let ids: Vec<_> = self.sections.keys().cloned().collect();
        for id in ids {
            let mut above = parent_of(&id);
            while let Some(id) = above {
                above = parent_of(&id);
                if self.sections.contains_key(&id) {
                    continue;
                }
                let domain = self.domains.get(&id.domain).filter(|_| above.is_none());
                let title = domain.or_else(|| self.folders.get(&id)).cloned().unwrap_or_else(|| id.number.to_string());
                self.sections
                    .insert(id.clone(), Section { id, title, text: None, parent: above.clone(), promises: Vec::new() });
            }
        }
    }

    /// The other sections that a page about `own` points at. Pointing at its own says what the report says already.
    fn mentioned(&self, own: &SectionId, mentions: Vec<Mention>, out: &mut Vec<Diagnostic>) -> Vec<SectionId> {
        let mut known = Vec::new();
        for Mention { number, place } in mentions {
            let id = SectionId { domain: own.domain.clone(), number };
            if id == *own {
                continue;
            }
            if self.sections.contains_key(&id) {
                known.push(id);
            } else {
                out.push(Diagnostic::warning(
                    "unknown-section",
                    place,
                    format!("this page points at section {}, which its domain does not have", id.number),
                    "correct the number, or add the section to `sections.csv`",
                ));
            }
        }
        known.sort();
        known.dedup();
        known
    }
}

fn parent_of(id: &SectionId) -> Option<SectionId> {
    id.number.parent().map(|number| SectionId { domain: id.domain.clone(), number })
}

/// The outline's domain that a folder stands for: the same but for dashes, spaces and underscores, or shortened.
fn matching_domain(folder: &str, outlined: &BTreeSet<String>) -> String {
    if outlined.contains(folder) || folder.len() < SHORTEST_PREFIX {
        return folder.to_owned();
    }
    // "Werk & economie" is "Werk en economie": the sign is no letter, so that the word must not count either.
    let plain =
        |slug: &str| slug.split('-').filter(|word| !matches!(*word, "en" | "and")).collect::<Vec<_>>().join("-");
    let wanted = plain(folder);
    if let Some(domain) = outlined.iter().find(|domain| plain(domain) == wanted) {
        return domain.clone();
    }
    let mut longer = outlined.iter().filter(|domain| domain.starts_with(folder) || folder.starts_with(domain.as_str()));
    match (longer.next(), longer.next()) {
        (Some(domain), None) => domain.clone(),
        _ => folder.to_owned(),
    }
}

fn report(
    id: &SectionId,
    ordinal: usize,
    page: Page,
    names: &mut ContentNames,
    tree: &Tree,
    diagnostics: &mut Vec<Diagnostic>,
) -> Report {
    let references = page.references.into_iter().map(|r| reference(r, id, ordinal)).collect();
    let mut mentioned = |mentions: Vec<Mention>| tree.mentioned(id, mentions, diagnostics);
    let mentions = mentioned(page.mentions);
    let themes = page.themes.into_iter().enumerate();
    let themes = themes
        .map(|(index, theme)| Theme {
            name: names.theme(&theme.label),
            position: index + 1,
            label: comparable(&theme.label),
            text: nfc(&theme.text),
            line: theme.line,
            occurrences: theme.occurrences,
            mentions: mentioned(theme.mentions),
        })
        .collect();
    Report {
        section: id.clone(),
        ordinal,
        title: comparable(&page.title),
        path: page.path,
        references,
        themes,
        occurrences: page.occurrences,
        mentions,
    }
}

fn reference(read: PageReference, section: &SectionId, report: usize) -> Reference {
    let PageReference { marker, ordinal, date, title, link, line } = read;
    let decision = match title {
        Some(title) => DecisionKey::Titled { date, title: comparable(&title) },
        None => DecisionKey::Untitled { date, section: section.clone(), report, marker, ordinal },
    };
    Reference { marker, ordinal, decision, found_by_day: false, link, line }
}
