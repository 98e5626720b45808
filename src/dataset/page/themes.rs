//! What the layout of a page's body means: which parts are themes, which are introduction and conclusion.
//!
//! # Rationale
//! A theme is a unit of follow-up: a top-level list item, a bold-lead paragraph, or a heading with prose. Real pages are
//! written in every style, so the body is first made regular ([`regular`]), then cut at its headings, and each stretch is read by itself:
//!
//! 1. a stretch with lists has their items as themes; prose right before a list introduces it;
//! 2. a paragraph that begins in bold is a theme, and takes the plain paragraphs behind it;
//! 3. a heading with prose and neither of these is one theme;
//! 4. a plain paragraph that cites is a theme, unless it introduces or looks back;
//! 5. under a heading about the report itself (deviations, remarks) there are no new themes once there are some, and a
//!    list without any citation under a heading about the agreement repeats its promises.
//!
//! Whatever is no theme keeps its citations: they are the report's own.

use std::collections::BTreeSet;

use pulldown_cmark::HeadingLevel;

use super::PageTheme;
use super::blocks::{Block, Item, Kind};
use super::citations::{self, Cited};
use super::inline::Inline;
use super::regular::{self, is_all_strong, is_line};
use super::wording;
use crate::diagnostic::{Place, SourceText};

/// Words that a label before a colon has at most, when it is not in bold.
const LONGEST_PLAIN_LABEL: usize = 6;

/// A paragraph that cites fewer decisions is not taken for a recapitulation.
const FEWEST_RECAPPED: usize = 4;

/// Themes of a body, and what is cited outside them.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) themes: Vec<PageTheme>,
    /// What is cited outside them.
    pub(super) rest: Cited,
    /// Brackets that look like citations and cannot be read, in themes and outside.
    pub(super) unread: Vec<Place>,
    /// Brackets whose slash was read as "up to", in themes and outside.
    pub(super) slashed: Vec<Place>,
}

impl Found {
    /// Takes in what is cited outside the themes.
    pub(super) fn take(&mut self, mut cited: Cited) {
        self.unread.append(&mut cited.unread);
        self.slashed.append(&mut cited.slashed);
        self.rest.extend(cited);
    }
}

/// A theme in the making.
struct Draft {
    start: usize,
    label: String,
    inline: Inline,
}

/// A heading and what stands under it.
struct Stretch {
    heading: Option<Heading>,
    parts: Vec<Part>,
}

struct Heading {
    start: usize,
    inline: Inline,
    /// 1 to 6 by its marks; a paragraph all in bold stands under all of them.
    level: u8,
    is_title: bool,
}

/// The level of a heading that is a paragraph all in bold.
const BOLD: u8 = 7;

enum Part {
    Paragraph { start: usize, inline: Inline },
    Items(Vec<Item>),
}

/// Finds the themes of a body.
pub(super) fn find(source: &SourceText, body: &[Block]) -> Found {
    let stretches = cut(regular::of(body));
    let is_plain = stretches.iter().enumerate().all(|(index, stretch)| stretch.is_plain(index == 0));
    let mut reader = Reader { drafts: Vec::new(), cited: BTreeSet::new(), rest: Vec::new(), is_plain };
    let last = stretches.len().saturating_sub(1);
    let lists_elsewhere = stretches.iter().filter(|stretch| stretch.brings_themes()).count();
    let mut closing: Option<u8> = None;
    for (index, stretch) in stretches.into_iter().enumerate() {
        let level = stretch.heading.as_ref().map(|heading| heading.level);
        // What stands under the heading of a conclusion concludes too.
        let is_under = closing.zip(level).is_some_and(|(closing, level)| level > closing);
        closing = closing.filter(|_| is_under);
        if is_under || stretch.is_no_follow_up(lists_elsewhere > 0) {
            closing = closing.or(level);
            reader.leave(stretch);
        } else {
            reader.take(stretch, index == 0, index == last);
        }
    }
    reader.finish(source)
}

struct Reader {
    drafts: Vec<Draft>,
    /// The markers in them.
    cited: BTreeSet<u32>,
    rest: Vec<Inline>,
    /// Neither headings with prose, nor lists, nor bold leads: themes can only be cited paragraphs.
    is_plain: bool,
}

impl Reader {
    fn take(&mut self, stretch: Stretch, is_first: bool, is_last: bool) {
        let label = stretch.heading.as_ref().map(|h| label_of(&h.inline)).unwrap_or_default();
        let has_items = stretch.parts.iter().any(|part| matches!(part, Part::Items(_)));
        let says_nothing_new = !self.drafts.is_empty() && !has_items;
        let promises_only = has_items && !stretch.parts.iter().any(Part::cites);
        if wording::is_about_the_report(&label) && (says_nothing_new || promises_only) {
            self.leave(stretch);
            return;
        }
        let has_leads = stretch.parts.iter().any(Part::has_bold_lead);
        if has_items || has_leads {
            self.take_mixed(stretch);
        } else if stretch.is_theme(&label, is_first) {
            self.take_whole(stretch, label);
        } else {
            self.take_prose(stretch, is_first, is_last);
        }
    }

    /// Lists and bold-lead paragraphs, with prose between them.
    fn take_mixed(&mut self, stretch: Stretch) {
        self.rest.extend(stretch.heading.map(|heading| heading.inline));
        let has_items = stretch.parts.iter().any(|part| matches!(part, Part::Items(_)));
        let mut parts = stretch.parts.into_iter().peekable();
        let mut seen = false;
        let mut after_lead = false;
        // Behind a lead that concludes, plain paragraphs conclude too.
        let mut closed = false;
        while let Some(part) = parts.next() {
            match part {
                Part::Items(items) => {
                    for item in items {
                        self.add_or_leave(draft_of_item(item));
                    }
                    (seen, after_lead) = (true, false);
                }
                Part::Paragraph { start, inline } => {
                    let introduces = matches!(parts.peek(), Some(Part::Items(_)));
                    let lead = inline.bold_lead().map(|lead| label_of(&lead)).filter(|_| !introduces || cites(&inline));
                    let concludes = lead.as_deref().is_some_and(wording::is_conclusion);
                    closed = concludes || (closed && lead.is_none() && !introduces);
                    match lead {
                        _ if closed || wording::is_about_others(&inline.text) => {
                            self.rest.push(inline);
                            after_lead = false;
                        }
                        Some(label) if !is_aside(&label) || (cites(&inline) && !has_items) => {
                            self.add(Draft { start, label, inline });
                            (seen, after_lead) = (true, true);
                        }
                        None if after_lead && !introduces && !self.looks_back(&inline) => {
                            self.add_to_last(&inline);
                        }
                        None if seen && !introduces && cites(&inline) && !self.looks_back(&inline) => {
                            self.add(draft_of_paragraph(start, inline));
                        }
                        _ => self.rest.push(inline),
                    }
                }
            }
        }
    }

    /// A heading with prose: one theme, but for a last paragraph that looks back on the whole page.
    fn take_whole(&mut self, stretch: Stretch, label: String) {
        let Some(heading) = stretch.heading else { return };
        let mut draft = Draft { start: heading.start, label, inline: heading.inline };
        for (index, part) in stretch.parts.into_iter().enumerate() {
            let Part::Paragraph { inline, .. } = part else { continue };
            if index > 0 && wording::looks_back(&inline.text) {
                self.rest.push(inline);
            } else {
                draft.inline.append(&inline);
            }
        }
        self.add(draft);
    }

    /// Prose without lists, bold leads or a heading that makes it a theme.
    fn take_prose(&mut self, stretch: Stretch, is_first: bool, is_last: bool) {
        let comes_before_themes = !self.is_plain && self.drafts.is_empty();
        let is_intro = stretch.heading.as_ref().is_some_and(|h| wording::is_introduction(&label_of(&h.inline)));
        self.rest.extend(stretch.heading.map(|heading| heading.inline));
        let only_one = stretch.parts.len() == 1;
        // "Loketten: er kwamen er tien", time and again: even the first of them introduces nothing.
        let is_labelled = stretch.parts.iter().filter(|part| part.is_labelled()).count() > 1;
        for (index, part) in stretch.parts.into_iter().enumerate() {
            let has_label = is_labelled && part.is_labelled();
            let Part::Paragraph { start, inline } = part else { continue };
            let introduces = index == 0 && !only_one && (is_first || is_intro) && !has_label;
            let concludes = self.looks_back(&inline) && (index > 0 || only_one || is_last);
            let is_no_theme = introduces || concludes || comes_before_themes || (only_one && is_intro);
            if cites(&inline) && !is_no_theme && !wording::is_about_others(&inline.text) {
                self.add(draft_of_paragraph(start, inline));
            } else {
                self.rest.push(inline);
            }
        }
    }

    /// Whether a paragraph looks back: by its words, or because it cites mostly what themes before it cite.
    fn looks_back(&self, paragraph: &Inline) -> bool {
        if wording::looks_back(&paragraph.text) {
            return true;
        }
        let markers = citations::markers_in(paragraph);
        markers.len() >= FEWEST_RECAPPED
            && markers.iter().filter(|m| self.cited.contains(m)).count() * 2 > markers.len()
    }

    /// Adds an item, unless it concludes or sets decisions aside.
    fn add_or_leave(&mut self, draft: Draft) {
        let is_theme = !wording::is_conclusion(&draft.label)
            && !wording::is_about_others(&draft.label)
            && !wording::is_about_others(&plain_text(&draft.inline));
        if is_theme { self.add(draft) } else { self.rest.push(draft.inline) }
    }

    fn add(&mut self, draft: Draft) {
        self.cited.extend(citations::markers_in(&draft.inline));
        self.drafts.push(draft);
    }

    fn add_to_last(&mut self, inline: &Inline) {
        if let Some(draft) = self.drafts.last_mut() {
            self.cited.extend(citations::markers_in(inline));
            draft.inline.append(inline);
        }
    }

    fn leave(&mut self, stretch: Stretch) {
        self.rest.extend(stretch.heading.map(|heading| heading.inline));
        for part in stretch.parts {
            match part {
                Part::Paragraph { inline, .. } => self.rest.push(inline),
                Part::Items(items) => self.rest.extend(items.into_iter().map(|item| item.inline)),
            }
        }
    }

    fn finish(self, source: &SourceText) -> Found {
        let mut found = Found::default();
        for draft in self.drafts {
            let cited = citations::find(source, &draft.inline);
            found.themes.push(PageTheme {
                label: draft.label,
                text: plain_text(&draft.inline),
                line: source.line(draft.start),
                occurrences: cited.occurrences,
                mentions: cited.mentions,
            });
            found.unread.extend(cited.unread);
            found.slashed.extend(cited.slashed);
        }
        for inline in self.rest {
            found.take(citations::find(source, &inline));
        }
        found
    }
}

impl Stretch {
    /// Whether a heading says that what stands under it concludes, sums up what other parts bring, or is about decisions
    /// that have nothing to do with the section.
    fn is_no_follow_up(&self, others_bring_themes: bool) -> bool {
        let Some(heading) = &self.heading else { return false };
        let label = label_of(&heading.inline);
        let sums_up = wording::is_introduction(&label) && others_bring_themes && self.has_items();
        let concludes = wording::is_conclusion(&label) && !wording::is_introduction(&label);
        concludes || sums_up || wording::is_about_others(&label) || self.sets_aside()
    }

    /// Whether its only prose says that decisions have nothing to do with the section.
    fn sets_aside(&self) -> bool {
        let [Part::Paragraph { inline, .. }] = &self.parts[..] else { return false };
        wording::is_about_others(&plain_text(inline))
    }

    /// Whether it has items or leads of its own, and is no summary.
    fn brings_themes(&self) -> bool {
        let label = self.heading.as_ref().map(|heading| label_of(&heading.inline)).unwrap_or_default();
        !is_aside(&label) && (self.has_items() || self.parts.iter().any(Part::has_bold_lead))
    }

    fn has_items(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Items(_)))
    }

    /// Whether a heading and its prose are one theme.
    fn is_theme(&self, label: &str, is_first: bool) -> bool {
        let Some(heading) = &self.heading else { return false };
        if self.parts.is_empty() || heading.is_title || wording::is_introduction(label) {
            return false;
        }
        let cites = cites(&heading.inline) || self.parts.iter().any(Part::cites);
        let says_little = is_first || is_aside(label);
        (cites && !(is_first && is_aside(label))) || !says_little
    }

    fn is_plain(&self, is_first: bool) -> bool {
        let is_theme = self.heading.as_ref().is_some_and(|h| {
            let label = label_of(&h.inline);
            self.is_theme(&label, is_first) && !wording::is_conclusion(&label)
        });
        !is_theme && self.parts.iter().all(|part| matches!(part, Part::Paragraph { .. }) && !part.has_bold_lead())
    }
}

impl Part {
    fn cites(&self) -> bool {
        match self {
            Self::Paragraph { inline, .. } => cites(inline),
            Self::Items(items) => items.iter().any(|item| cites(&item.inline)),
        }
    }

    /// Whether a paragraph starts with a short label and a colon, and cites.
    fn is_labelled(&self) -> bool {
        let Self::Paragraph { inline, .. } = self else { return false };
        let label = inline.text.split_once(": ").map(|(label, _)| label);
        label.is_some_and(|label| {
            label.split_whitespace().count() <= LONGEST_PLAIN_LABEL && !label.contains(['.', ',']) && !is_aside(label)
        }) && cites(inline)
    }

    fn has_bold_lead(&self) -> bool {
        let Self::Paragraph { inline, .. } = self else { return false };
        inline.bold_lead().is_some_and(|lead| cites(inline) || !is_aside(&label_of(&lead)))
    }
}

/// Whether a heading or lead speaks of the report, not of follow-up.
fn is_aside(label: &str) -> bool {
    wording::is_about_the_report(label) || wording::is_introduction(label) || wording::is_conclusion(label)
}

fn cites(inline: &Inline) -> bool {
    !citations::markers_in(inline).is_empty()
}

fn label_of(inline: &Inline) -> String {
    let label = wording::tidy(&citations::without_markers(inline));
    wording::without_number(&label).trim_end_matches(['.', ' ', ':']).to_owned()
}

fn plain_text(inline: &Inline) -> String {
    let lines = citations::without_markers(inline);
    let lines = lines.lines().map(wording::tidy).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

fn draft_of_item(item: Item) -> Draft {
    let label = match item.inline.bold_lead() {
        Some(lead) => label_of(&lead),
        None => clause_of(&item.inline.part(0..item.lead)),
    };
    Draft { start: item.start, label, inline: item.inline }
}

fn draft_of_paragraph(start: usize, inline: Inline) -> Draft {
    let label = clause_of(&inline);
    Draft { start, label, inline }
}

fn clause_of(inline: &Inline) -> String {
    let text = wording::tidy(&citations::without_markers(inline));
    wording::first_clause(wording::without_number(&text))
}

/// Cuts a body at its headings. A paragraph all in bold is one, and so is a short first line.
fn cut(body: Vec<Block>) -> Vec<Stretch> {
    let mut stretches = vec![Stretch { heading: None, parts: Vec::new() }];
    // Of several headings of the highest level none is the page's title.
    let has_one_title = body.iter().filter(|block| matches!(block.kind, Kind::Heading(HeadingLevel::H1))).count() == 1;
    for (index, block) in body.into_iter().enumerate() {
        let is_first = index == 0;
        let part = match block.kind {
            Kind::Rule => continue,
            Kind::List { items, .. } => Part::Items(items),
            Kind::Heading(level) => {
                let is_title = is_first && level == HeadingLevel::H1 && has_one_title;
                let level = level as u8;
                let heading = Heading { start: block.start, inline: block.inline, level, is_title };
                stretches.push(Stretch { heading: Some(heading), parts: Vec::new() });
                continue;
            }
            Kind::Paragraph if is_all_strong(&block.inline) || (is_first && is_line(&block.inline)) => {
                let heading = Heading { start: block.start, inline: block.inline, level: BOLD, is_title: false };
                stretches.push(Stretch { heading: Some(heading), parts: Vec::new() });
                continue;
            }
            Kind::Paragraph => Part::Paragraph { start: block.start, inline: block.inline },
        };
        if let Some(stretch) = stretches.last_mut() {
            stretch.parts.push(part);
        }
    }
    stretches.retain(|stretch| stretch.heading.is_some() || !stretch.parts.is_empty());
    stretches
}
