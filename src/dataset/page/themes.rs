//! What the layout of a page's body means: which parts are themes, which are introduction and conclusion.
//!
//! # Rationale
//! A theme is a unit of follow-up: a top-level list item, a bold-lead paragraph, or a heading with prose. Real pages are
//! written in every style, so the body is first made regular (numbered items that other blocks interrupt are joined
//! again), then cut at its headings, and each stretch is read by itself:
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

use super::blocks::{Block, Item, Kind};
use super::citations::{self, Cited};
use super::inline::Inline;
use super::wording;
use super::{Mention, PageTheme};
use crate::diagnostic::SourceText;
use crate::model::Occurrence;

/// A line without a full stop that is shorter than this is a heading that lost its marks.
const LONGEST_LINE_HEADING: usize = 130;

/// A longer item (in bytes) is more than a label, though it be all in bold.
const LONGEST_LABEL: usize = 2000;

/// A paragraph that cites fewer decisions is not taken for a recapitulation.
const FEWEST_RECAPPED: usize = 4;

/// Themes of a body, and what is cited outside them.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) themes: Vec<PageTheme>,
    pub(super) occurrences: Vec<Occurrence>,
    pub(super) mentions: Vec<Mention>,
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
    is_title: bool,
}

enum Part {
    Paragraph { start: usize, inline: Inline },
    Items(Vec<Item>),
}

/// Finds the themes of a body.
pub(super) fn find(source: &SourceText, body: &[Block]) -> Found {
    let stretches = cut(joined(&with_first_line_apart(body)));
    let is_plain = stretches.iter().enumerate().all(|(index, stretch)| stretch.is_plain(index == 0));
    let mut reader = Reader { drafts: Vec::new(), cited: BTreeSet::new(), rest: Vec::new(), is_plain };
    let last = stretches.len().saturating_sub(1);
    for (index, stretch) in stretches.into_iter().enumerate() {
        reader.take(stretch, index == 0, index == last);
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
        let label = stretch.heading.as_ref().map(|h| label_of(&h.inline.text)).unwrap_or_default();
        if wording::is_conclusion(&label) && !wording::is_introduction(&label) {
            self.leave(stretch);
            return;
        }
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
        while let Some(part) = parts.next() {
            match part {
                Part::Items(items) => {
                    for item in items {
                        self.add(draft_of_item(item));
                    }
                    (seen, after_lead) = (true, false);
                }
                Part::Paragraph { start, inline } => {
                    let introduces = matches!(parts.peek(), Some(Part::Items(_)));
                    let lead = inline.bold_lead().map(label_of).filter(|_| !introduces || cites(&inline));
                    match lead {
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
        let is_intro = stretch.heading.as_ref().is_some_and(|h| wording::is_introduction(&label_of(&h.inline.text)));
        self.rest.extend(stretch.heading.map(|heading| heading.inline));
        let count = stretch.parts.len();
        let only_one = count == 1;
        for (index, part) in stretch.parts.into_iter().enumerate() {
            let Part::Paragraph { start, inline } = part else { continue };
            let introduces = index == 0 && !only_one && (is_first || is_intro);
            let concludes = self.looks_back(&inline) && (index > 0 || only_one || is_last);
            let is_no_theme = introduces || concludes || comes_before_themes || (only_one && is_intro);
            if cites(&inline) && !is_no_theme {
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
        let markers = citations::markers_in(&paragraph.text);
        markers.len() >= FEWEST_RECAPPED
            && markers.iter().filter(|m| self.cited.contains(m)).count() * 2 > markers.len()
    }

    fn add(&mut self, draft: Draft) {
        self.cited.extend(citations::markers_in(&draft.inline.text));
        self.drafts.push(draft);
    }

    fn add_to_last(&mut self, inline: &Inline) {
        if let Some(draft) = self.drafts.last_mut() {
            self.cited.extend(citations::markers_in(&inline.text));
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
            let Cited { occurrences, mentions } = citations::find(source, &draft.inline);
            found.themes.push(PageTheme {
                label: draft.label,
                text: plain_text(&draft.inline.text),
                line: source.line(draft.start),
                occurrences,
                mentions,
            });
        }
        for inline in self.rest {
            let cited = citations::find(source, &inline);
            found.occurrences.extend(cited.occurrences);
            found.mentions.extend(cited.mentions);
        }
        found
    }
}

impl Stretch {
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
            let label = label_of(&h.inline.text);
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

    fn has_bold_lead(&self) -> bool {
        let Self::Paragraph { inline, .. } = self else { return false };
        inline.bold_lead().is_some_and(|lead| cites(inline) || !is_aside(&label_of(lead)))
    }
}

/// Whether a heading or lead speaks of the report, not of follow-up.
fn is_aside(label: &str) -> bool {
    wording::is_about_the_report(label) || wording::is_introduction(label) || wording::is_conclusion(label)
}

fn cites(inline: &Inline) -> bool {
    !citations::markers_in(&inline.text).is_empty()
}

fn label_of(text: &str) -> String {
    wording::tidy(&citations::without_markers(text))
}

/// Whether all of a text is bold, but for markers and what ends a heading.
fn is_all_strong(inline: &Inline) -> bool {
    let rest = citations::without_markers(&inline.outside_strong());
    !inline.strong.is_empty() && rest.trim_matches([' ', '\n', ':', '.']).is_empty()
}

fn plain_text(text: &str) -> String {
    let lines = citations::without_markers(text);
    let lines = lines.lines().map(wording::tidy).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

fn draft_of_item(item: Item) -> Draft {
    let label = match item.inline.bold_lead() {
        Some(lead) => label_of(lead),
        None => wording::first_clause(&citations::without_markers(&item.inline.text[..item.lead])),
    };
    Draft { start: item.start, label, inline: item.inline }
}

fn draft_of_paragraph(start: usize, inline: Inline) -> Draft {
    let label = wording::first_clause(&citations::without_markers(&inline.text));
    Draft { start, label, inline }
}

/// Joins what belongs to one item: blocks between numbered items that go on counting, and a list under an item that is
/// only a label.
fn joined(body: &[Block]) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let ahead = next_numbers(body);
    for (block, ahead) in body.iter().zip(ahead) {
        let open = open_list(&out);
        let goes_on = |open: &OpenList| open.next.is_some() && open.next == ahead;
        let belongs = match &block.kind {
            Kind::Heading(_) | Kind::Rule => None,
            Kind::List { first: Some(first), .. } => open.filter(|open| open.next == Some(*first)),
            Kind::List { first: None, .. } => open.filter(|open| open.is_label || goes_on(open)),
            Kind::Paragraph => open.filter(|open| !is_all_strong(&block.inline) && goes_on(open)),
        };
        match belongs.and_then(|open| out.get_mut(open.index)).map(|list| &mut list.kind) {
            Some(Kind::List { items, .. }) => add_to(items, block),
            _ => out.push(block.clone()),
        }
    }
    out
}

/// The list that the body so far ends with.
struct OpenList {
    index: usize,
    /// The number that its next item would have.
    next: Option<u64>,
    /// Whether its last item is only a label.
    is_label: bool,
}

fn open_list(out: &[Block]) -> Option<OpenList> {
    let index = out.len().checked_sub(1)?;
    let Kind::List { first, items } = &out[index].kind else { return None };
    let last = items.last()?;
    let text = &last.inline.text;
    let line = citations::without_markers(&text[text.trim_end().rfind('\n').unwrap_or(0)..]);
    let is_bold = text.len() <= LONGEST_LABEL && is_all_strong(&last.inline);
    let is_label = first.is_some() && (is_bold || line.trim_end().ends_with(':'));
    Some(OpenList { index, next: first.map(|first| first + items.len() as u64), is_label })
}

/// For each block the first number of the next numbered list behind it, if that comes before the next heading.
fn next_numbers(body: &[Block]) -> Vec<Option<u64>> {
    let mut next = None;
    let mut numbers: Vec<_> = body
        .iter()
        .rev()
        .map(|block| {
            let behind = next;
            match &block.kind {
                Kind::List { first: Some(first), .. } => next = Some(*first),
                Kind::Heading(_) | Kind::Rule => next = None,
                Kind::List { first: None, .. } | Kind::Paragraph => {}
            }
            behind
        })
        .collect();
    numbers.reverse();
    numbers
}

fn add_to(items: &mut Vec<Item>, block: &Block) {
    match &block.kind {
        Kind::List { first: Some(_), items: more } => items.extend(more.iter().cloned()),
        Kind::List { first: None, items: more } => {
            if let Some(last) = items.last_mut() {
                for item in more {
                    last.inline.append(&item.inline);
                }
            }
        }
        _ => {
            if let Some(last) = items.last_mut() {
                last.inline.append(&block.inline);
            }
        }
    }
}

/// Cuts a body at its headings. A paragraph all in bold is one, and so is a short first line.
fn cut(body: Vec<Block>) -> Vec<Stretch> {
    let mut stretches = vec![Stretch { heading: None, parts: Vec::new() }];
    for (index, block) in body.into_iter().enumerate() {
        let is_first = index == 0;
        let part = match block.kind {
            Kind::Rule => continue,
            Kind::List { items, .. } => Part::Items(items),
            Kind::Heading(level) => {
                let is_title = is_first && level == HeadingLevel::H1;
                let heading = Heading { start: block.start, inline: block.inline, is_title };
                stretches.push(Stretch { heading: Some(heading), parts: Vec::new() });
                continue;
            }
            Kind::Paragraph if is_all_strong(&block.inline) || (is_first && is_line(&block.inline)) => {
                let heading = Heading { start: block.start, inline: block.inline, is_title: false };
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

/// A first paragraph whose first line is a heading that lost its marks becomes two blocks.
fn with_first_line_apart(body: &[Block]) -> Vec<Block> {
    let mut blocks = body.to_vec();
    let Some(first) = blocks.first_mut().filter(|block| matches!(block.kind, Kind::Paragraph)) else { return blocks };
    let Some((line, rest)) = first.inline.split_first_line().filter(|(line, _)| is_line(line)) else { return blocks };
    let start = rest.source_offset(0);
    first.inline = line;
    blocks.insert(1, Block { kind: Kind::Paragraph, start, inline: rest });
    blocks
}

fn is_line(inline: &Inline) -> bool {
    let text = citations::without_markers(&inline.text);
    let text = text.trim();
    !text.contains('\n') && !text.ends_with('.') && text.chars().count() <= LONGEST_LINE_HEADING
}
