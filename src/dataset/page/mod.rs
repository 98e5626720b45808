//! One report page: title, the section's text, themes, references and citation markers, each with its place.
//!
//! The page is cut into regions at its `<details>` tags by an HTML tokenizer; prose and references are then read by a
//! Markdown parser with source positions. What the pages mean by their layout is decided in [`themes`].

mod blocks;
mod bracket;
mod citations;
mod fields;
mod findings;
mod html;
mod inline;
mod numbering;
mod phrases;
mod references;
mod regions;
mod regular;
mod stretches;
mod themes;
mod wording;

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Place, SourceText};
use crate::language::folded;
use crate::model::{Occurrence, SectionNumber};

pub use references::PageReference;

/// A report page as read, not yet placed in an agreement.
#[derive(Debug, Clone)]
pub struct Page {
    /// Path in the dataset folder.
    pub path: String,
    /// The page's title.
    pub title: String,
    /// The section's text as given: number, heading, prose.
    pub section_text: Option<String>,
    /// Number at the start of the section's text.
    pub number: Option<SectionNumber>,
    /// Where that number stands, or is missed.
    pub place: Place,
    /// Units of follow-up, in order.
    pub themes: Vec<PageTheme>,
    /// The reference list.
    pub references: Vec<PageReference>,
    /// Citation markers outside any theme.
    pub occurrences: Vec<Occurrence>,
    /// Sections named outside any theme.
    pub mentions: Vec<Mention>,
}

/// A section that the text names.
#[derive(Debug, Clone)]
pub struct Mention {
    /// Its number.
    pub number: SectionNumber,
    /// Where it is named first.
    pub place: Place,
}

/// A theme as read.
#[derive(Debug, Clone)]
pub struct PageTheme {
    /// Bold lead or heading, else the first clause.
    pub label: String,
    /// Text without markup and markers.
    pub text: String,
    /// Line of the file (1-based).
    pub line: usize,
    /// Citation markers in it.
    pub occurrences: Vec<Occurrence>,
    /// Sections that it names.
    pub mentions: Vec<Mention>,
}

impl Page {
    /// All citation markers, in themes and outside them.
    fn all_occurrences(&self) -> impl Iterator<Item = &Occurrence> {
        self.occurrences.iter().chain(self.themes.iter().flat_map(|theme| &theme.occurrences))
    }
}

/// Reads a report page. `None` when the page is empty.
///
/// Cost: linear in the length of the page.
pub fn read_page(source: &SourceText, diagnostics: &mut Vec<Diagnostic>) -> Option<Page> {
    let text = source.text().trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        diagnostics.push(Diagnostic::warning(
            "empty-page",
            source.place(0..0),
            "this page is empty",
            "write the report, or remove the file",
        ));
        return None;
    }
    let regions = regions::find(source, diagnostics);
    let mut head = regions.head.clone().map(|range| blocks::parse(source.text(), range)).unwrap_or_default();
    let mut body: Vec<_> = regions.body.iter().flat_map(|range| blocks::parse(source.text(), range.clone())).collect();
    let heading = title(&mut head);
    body.splice(0..0, head);
    let title = name_of(source, heading.as_ref(), diagnostics);
    let number = regions.section_text.as_deref().and_then(number_at_start);
    let place = source.place(regions.section.start..number_end(source.text(), &regions.section));
    let references = references::read(source, &regions.references, diagnostics);
    let mut found = themes::find(source, &body);
    if let Some(heading) = &heading {
        found.take(citations::find(source, heading));
    }
    let mut page = Page {
        path: source.path().to_owned(),
        title,
        section_text: regions.section_text,
        number,
        place,
        themes: found.themes,
        references,
        occurrences: found.rest.occurrences,
        mentions: found.rest.mentions,
    };
    number_occurrences(&mut page);
    findings::report_unread(found.unread, diagnostics);
    findings::report_slashed(found.slashed, diagnostics);
    findings::report_unresolved(source, &page, diagnostics);
    findings::report_no_markers(source, &page, &regions.references, diagnostics);
    Some(page)
}

fn number_at_start(text: &str) -> Option<SectionNumber> {
    let first = text.split_whitespace().next()?;
    SectionNumber::parse(first.trim_end_matches([':', ')']))
}

/// Where the first word of the section's text ends.
fn number_end(text: &str, section: &Range<usize>) -> usize {
    let word = text[section.start..].split(|c: char| c.is_whitespace() || c == '<').next().unwrap_or_default();
    section.start + word.len()
}

/// Takes out the first heading before the section's text; what else stands there is body.
fn title(head: &mut Vec<blocks::Block>) -> Option<inline::Inline> {
    let at = head.iter().position(|block| matches!(block.kind, blocks::Kind::Heading(_)))?;
    Some(head.remove(at).inline)
}

/// The page's title: its heading without markers, else the file's name.
fn name_of(source: &SourceText, heading: Option<&inline::Inline>, diagnostics: &mut Vec<Diagnostic>) -> String {
    let title = heading.map(|heading| folded(&citations::without_markers(heading)));
    title.filter(|title| !title.is_empty()).unwrap_or_else(|| {
        let stem = source.path().rsplit('/').next().unwrap_or_default().trim_end_matches(".md").to_owned();
        diagnostics.push(Diagnostic::note(
            "no-title",
            source.place(0..0),
            "this page has no title before its section",
            format!("start the page with `# {stem}`; the file's name is used instead"),
        ));
        stem
    })
}

/// Numbers the markers of the whole page in reading order.
fn number_occurrences(page: &mut Page) {
    let themes = page.themes.iter_mut().flat_map(|theme| &mut theme.occurrences);
    let mut all: Vec<_> = page.occurrences.iter_mut().chain(themes).collect();
    all.sort_by_key(|occurrence| (occurrence.start, occurrence.marker));
    for (index, occurrence) in all.into_iter().enumerate() {
        occurrence.ordinal = index + 1;
    }
}
