//! What the layout of a page's body means: which parts are themes, which are introduction and conclusion.
//!
//! # Rationale
//! A theme is a unit of follow-up: a top-level list item, a bold-lead paragraph, or a heading with prose. Real pages are
//! written in every style, so the body is first made regular ([`regular`]), then cut at its headings ([`stretches`]),
//! and each stretch is read by itself:
//!
//! 1. a stretch with lists has their items as themes; prose right before a list introduces it;
//! 2. a paragraph that begins in bold is a theme, and takes the plain paragraphs behind it;
//! 3. a heading with prose and neither of these is one theme, and so is one whose items and leads are only the parts that
//!    every subject of the report has ([`super::fields`]);
//! 4. a plain paragraph that cites is a theme, unless it introduces or looks back;
//! 5. under a heading about the report itself (deviations, remarks) there are no new themes once there are some, and a
//!    list without any citation under a heading about the agreement repeats its promises.
//!
//! Whatever is no theme keeps its citations: they are the report's own.

use std::collections::BTreeMap;

use super::PageTheme;
use super::blocks::{Block, Item};
use super::citations::{self, Cited};
use super::fields::Fields;
use super::inline::Inline;
use super::regular;
use super::stretches::{self, Part, Stretch, cites, clause_of, label_behind_lead, label_of, label_of_item, plain_text};
use super::wording;
use crate::diagnostic::{Place, SourceText};

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

/// Finds the themes of a body.
pub(super) fn find(source: &SourceText, body: &[Block]) -> Found {
    let stretches = stretches::cut(regular::of(body));
    let is_plain = stretches.iter().enumerate().all(|(index, stretch)| stretch.is_plain(index == 0));
    let fields = Fields::of(&stretches);
    let mut reader = Reader { drafts: Vec::new(), cited: BTreeMap::new(), rest: Vec::new(), is_plain };
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
        } else if fields.fill(&stretch) {
            reader.take_whole(stretch);
        } else {
            reader.take(stretch, index == 0, index == last);
        }
    }
    reader.finish(source)
}

struct Reader {
    drafts: Vec<Draft>,
    /// The markers in them, each with the last theme that has it.
    cited: BTreeMap<u32, usize>,
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
        } else if stretch.is_theme(&label, is_first) && !stretch.has_subjects_below(&label) {
            self.take_whole(stretch);
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
                Part::Items(items) if closed => self.rest.extend(items.into_iter().map(|item| item.inline)),
                Part::Items(items) => {
                    for draft in drafts_of(items) {
                        self.add_or_leave(draft);
                    }
                    (seen, after_lead) = (true, false);
                }
                Part::Paragraph { start, inline } => {
                    let introduces = matches!(parts.peek(), Some(Part::Items(_)));
                    let is_last = parts.peek().is_none();
                    let lead = inline.bold_lead().map(|lead| label_of(&lead)).filter(|_| !introduces || cites(&inline));
                    // "**Conclusie**: …", and "Conclusie:" before a list.
                    let text = introduces.then(|| label_of(&inline));
                    let concludes = lead.as_deref().or(text.as_deref()).is_some_and(wording::is_conclusion);
                    closed = concludes || (closed && lead.is_none() && !introduces);
                    match lead {
                        _ if closed
                            || wording::is_about_others(&inline.text)
                            || lead.as_deref().is_some_and(wording::is_remark) =>
                        {
                            self.rest.push(inline);
                            after_lead = false;
                        }
                        Some(label) if is_subject(&label, cites(&inline) && !has_items) => {
                            self.add(Draft { start, label, inline });
                            (seen, after_lead) = (true, true);
                        }
                        None if after_lead && !introduces && !self.looks_back(&inline, is_last) => {
                            self.add_to_last(&inline);
                        }
                        None if seen && !introduces && cites(&inline) && !self.looks_back(&inline, is_last) => {
                            self.add(draft_of_paragraph(start, inline));
                        }
                        _ => self.rest.push(inline),
                    }
                }
            }
        }
    }

    /// A heading and what stands under it: one theme, but for a last paragraph that looks back on the whole page.
    fn take_whole(&mut self, stretch: Stretch) {
        let Some(heading) = stretch.heading else { return };
        let label = label_of(&heading.inline);
        let mut draft = Draft { start: heading.start, label, inline: heading.inline };
        for (index, part) in stretch.parts.into_iter().enumerate() {
            match part {
                Part::Paragraph { inline, .. } if index > 0 && wording::looks_back(&inline.text) => {
                    self.rest.push(inline);
                }
                Part::Paragraph { inline, .. } => draft.inline.append(&inline),
                Part::Items(items) => items.iter().for_each(|item| draft.inline.append(&item.inline)),
            }
        }
        self.add(draft);
    }

    /// Prose without lists, bold leads or a heading that makes it a theme.
    fn take_prose(&mut self, stretch: Stretch, is_first: bool, is_last: bool) {
        let comes_before_themes = !self.is_plain && self.drafts.is_empty();
        let is_intro = stretch.heading.as_ref().is_some_and(|h| wording::is_introduction(&label_of(&h.inline)));
        self.rest.extend(stretch.heading.map(|heading| heading.inline));
        let count = stretch.parts.len();
        let only_one = count == 1;
        // "Loketten: er kwamen er tien", time and again: even the first of them introduces nothing.
        let is_labelled = stretch.parts.iter().filter(|part| part.is_labelled()).count() > 1;
        for (index, part) in stretch.parts.into_iter().enumerate() {
            let has_label = is_labelled && part.is_labelled();
            let Part::Paragraph { start, inline } = part else { continue };
            let introduces = index == 0 && !only_one && (is_first || is_intro) && !has_label;
            let concludes = self.looks_back(&inline, index + 1 == count) && (index > 0 || only_one || is_last);
            let is_no_theme = introduces || concludes || comes_before_themes || (only_one && is_intro);
            if cites(&inline) && !is_no_theme && !wording::is_about_others(&inline.text) {
                self.add(draft_of_paragraph(start, inline));
            } else {
                self.rest.push(inline);
            }
        }
    }

    /// Whether a paragraph looks back: by its words, because it cites mostly what themes before it cite, or, at the end,
    /// because it cites nothing else, and of more than one theme.
    fn looks_back(&self, paragraph: &Inline, is_last: bool) -> bool {
        if wording::looks_back(&paragraph.text) {
            return true;
        }
        let markers = citations::markers_in(paragraph);
        let themes: Vec<_> = markers.iter().filter_map(|marker| self.cited.get(marker)).collect();
        let known = themes.len();
        let is_of_one = || themes.iter().all(|theme| *theme == themes[0]);
        (markers.len() >= FEWEST_RECAPPED && known * 2 > markers.len())
            || (is_last && markers.len() > 1 && known == markers.len() && !is_of_one())
    }

    /// Adds an item, unless it concludes or sets decisions aside.
    fn add_or_leave(&mut self, draft: Draft) {
        let is_theme = !wording::is_conclusion(&draft.label)
            && !wording::is_remark(&draft.label)
            && !wording::is_about_others(&draft.label)
            && !wording::is_about_others(&plain_text(&draft.inline));
        if is_theme { self.add(draft) } else { self.rest.push(draft.inline) }
    }

    fn add(&mut self, draft: Draft) {
        self.note_markers(&draft.inline, self.drafts.len());
        self.drafts.push(draft);
    }

    fn add_to_last(&mut self, inline: &Inline) {
        if let Some(last) = self.drafts.len().checked_sub(1) {
            self.note_markers(inline, last);
            self.drafts[last].inline.append(inline);
        }
    }

    fn note_markers(&mut self, inline: &Inline, theme: usize) {
        self.cited.extend(citations::markers_in(inline).into_iter().map(|marker| (marker, theme)));
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

/// Whether the lead of a paragraph names a subject; one about the report does where it cites.
fn is_subject(lead: &str, cites: bool) -> bool {
    !wording::is_aside(lead) || (cites && !wording::is_introduction(lead) && !wording::is_conclusion(lead))
}

/// A theme of each item. Where all begin with the name of a part ("belofte"), what comes behind it is their label.
fn drafts_of(items: Vec<Item>) -> Vec<Draft> {
    let labels: Vec<_> = items.iter().map(label_of_item).collect();
    let is_form = labels.len() > 1 && wording::is_field(&labels[0]) && labels.iter().all(|label| *label == labels[0]);
    let draft = |(item, label): (Item, String)| {
        let label = Some(label).filter(|_| !is_form).unwrap_or_else(|| label_behind_lead(&item));
        Draft { start: item.start, label, inline: item.inline }
    };
    items.into_iter().zip(labels).map(draft).collect()
}

fn draft_of_paragraph(start: usize, inline: Inline) -> Draft {
    let label = clause_of(&inline);
    Draft { start, label, inline }
}
