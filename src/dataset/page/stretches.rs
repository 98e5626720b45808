//! Stretches of a body: a heading and what stands under it.

use pulldown_cmark::HeadingLevel;

use super::blocks::{Block, Item, Kind};
use super::citations;
use super::fields;
use super::inline::Inline;
use super::numbering::without_number;
use super::regular::{is_all_strong, is_line};
use super::wording;

/// Words that a label before a colon has at most, when it is not in bold.
const LONGEST_PLAIN_LABEL: usize = 6;

/// An item with more words is more than a detail of what introduces it.
const LONGEST_DETAIL: usize = 15;

/// A heading and what stands under it.
pub(super) struct Stretch {
    pub(super) heading: Option<Heading>,
    pub(super) parts: Vec<Part>,
}

pub(super) struct Heading {
    pub(super) start: usize,
    pub(super) inline: Inline,
    /// 1 to 6 by its marks; a paragraph all in bold stands under all of them.
    pub(super) level: u8,
    is_title: bool,
}

/// The level of a heading that is a paragraph all in bold.
const BOLD: u8 = 7;

pub(super) enum Part {
    Paragraph { start: usize, inline: Inline },
    Items(Vec<Item>),
}

/// Cuts a body at its headings. A paragraph all in bold is one, and so is a short first line.
pub(super) fn cut(body: Vec<Block>) -> Vec<Stretch> {
    let mut stretches = vec![Stretch { heading: None, parts: Vec::new() }];
    // Of several headings of the highest level none is the page's title.
    let fields = fields::headings(&body);
    let has_one_title = body.iter().filter(|block| matches!(block.kind, Kind::Heading(HeadingLevel::H1))).count() == 1;
    for (index, block) in body.into_iter().enumerate() {
        let is_first = index == 0;
        let above = stretches.last().and_then(|stretch| stretch.heading.as_ref()).map_or(u8::MAX, |above| above.level);
        // "Belofte" under a heading that has such a part as others have.
        let is_field = |level: u8| above < level && fields.contains(&label_of(&block.inline).to_lowercase());
        let part = match block.kind {
            Kind::Rule => continue,
            Kind::Heading(level) if is_field(level as u8) => {
                Part::Paragraph { start: block.start, inline: block.inline }
            }
            Kind::Paragraph if is_all_strong(&block.inline) && is_field(BOLD) => {
                Part::Paragraph { start: block.start, inline: block.inline }
            }
            Kind::List { items, .. } => Part::Items(items),
            Kind::Heading(level) => {
                let is_title = is_first && level == HeadingLevel::H1 && has_one_title;
                let level = level as u8;
                let heading = Heading { start: block.start, inline: block.inline, level, is_title };
                stretches.push(Stretch { heading: Some(heading), parts: Vec::new() });
                continue;
            }
            Kind::Paragraph if is_all_strong(&block.inline) || (is_first && is_title_line(&block.inline)) => {
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
    for stretch in &mut stretches {
        stretch.parts = joined(std::mem::take(&mut stretch.parts));
    }
    stretches
}

/// A first line that lost the marks of a heading; one with a lead in bold is a paragraph.
fn is_title_line(inline: &Inline) -> bool {
    is_line(inline) && inline.bold_lead().is_none()
}

/// Lists that are no units of follow-up become prose: items that are only markers, and short ones that say what a
/// paragraph that cites is about ("een plan [0], met deze doelen: …") and cite nothing themselves.
fn joined(parts: Vec<Part>) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    for part in parts {
        match (part, out.last_mut()) {
            (Part::Items(items), Some(Part::Paragraph { inline, .. })) if details(inline, &items) => {
                for item in &items {
                    inline.append(&item.inline);
                }
            }
            (Part::Items(items), _) if items.iter().all(|item| !has_words(&item.inline)) => {
                let mut inline = Inline::default();
                for item in &items {
                    inline.append(&item.inline);
                }
                let start = items.first().map_or(0, |item| item.start);
                out.push(Part::Paragraph { start, inline });
            }
            (part, _) => out.push(part),
        }
    }
    out
}

fn details(paragraph: &Inline, items: &[Item]) -> bool {
    let introduces = citations::without_markers(paragraph).trim_end().ends_with(':');
    let is_detail = |item: &Item| {
        let words = item.inline.text.split_whitespace().count();
        !cites(&item.inline) && item.inline.bold_lead().is_none() && words <= LONGEST_DETAIL
    };
    introduces && cites(paragraph) && items.iter().all(is_detail)
}

fn has_words(inline: &Inline) -> bool {
    citations::without_markers(inline).contains(char::is_alphabetic)
}

impl Stretch {
    /// Whether a heading says that what stands under it concludes, sums up what other parts bring, or is about decisions
    /// that have nothing to do with the section.
    pub(super) fn is_no_follow_up(&self, others_bring_themes: bool) -> bool {
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
    pub(super) fn brings_themes(&self) -> bool {
        let label = self.heading.as_ref().map(|heading| label_of(&heading.inline)).unwrap_or_default();
        let is_theme = self.heading.is_some() && self.parts.iter().any(Part::cites);
        !wording::is_aside(&label) && (self.has_items() || self.parts.iter().any(Part::has_bold_lead) || is_theme)
    }

    pub(super) fn has_items(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Items(_)))
    }

    /// Whether a heading and its prose are one theme.
    pub(super) fn is_theme(&self, label: &str, is_first: bool) -> bool {
        let Some(heading) = &self.heading else { return false };
        // "**De regering keurde een plan goed [0].**": a sentence in bold, under which nothing stands.
        let is_sentence = is_all_strong(&heading.inline) && cites(&heading.inline);
        if (self.parts.is_empty() && !is_sentence) || heading.is_title || wording::is_introduction(label) {
            return false;
        }
        let cites = cites(&heading.inline) || self.parts.iter().any(Part::cites);
        let says_little = is_first || wording::is_aside(label);
        (cites && !(is_first && wording::is_aside(label))) || !says_little
    }

    /// Whether its heading speaks of the report, and several paragraphs under it cite: each is a theme then.
    pub(super) fn has_subjects_below(&self, label: &str) -> bool {
        wording::is_about_the_report(label) && self.parts.iter().filter(|part| part.cites()).count() > 1
    }

    pub(super) fn is_plain(&self, is_first: bool) -> bool {
        let is_theme = self.heading.as_ref().is_some_and(|h| {
            let label = label_of(&h.inline);
            self.is_theme(&label, is_first) && !wording::is_conclusion(&label)
        });
        !is_theme && self.parts.iter().all(|part| matches!(part, Part::Paragraph { .. }) && !part.has_bold_lead())
    }
}

impl Part {
    pub(super) fn cites(&self) -> bool {
        match self {
            Self::Paragraph { inline, .. } => cites(inline),
            Self::Items(items) => items.iter().any(|item| cites(&item.inline)),
        }
    }

    /// Whether a paragraph starts with a short label and a colon, and cites.
    pub(super) fn is_labelled(&self) -> bool {
        let Self::Paragraph { inline, .. } = self else { return false };
        let label = inline.text.split_once(": ").map(|(label, _)| label);
        label.is_some_and(|label| {
            let label = without_number(label);
            label.split_whitespace().count() <= LONGEST_PLAIN_LABEL
                && !label.contains(['.', ','])
                && !wording::is_aside(label)
        }) && cites(inline)
    }

    pub(super) fn has_bold_lead(&self) -> bool {
        let Self::Paragraph { inline, .. } = self else { return false };
        inline.bold_lead().is_some_and(|lead| cites(inline) || !wording::is_aside(&label_of(&lead)))
    }
}

pub(super) fn cites(inline: &Inline) -> bool {
    !citations::markers_in(inline).is_empty()
}

pub(super) fn label_of(inline: &Inline) -> String {
    let label = wording::tidy(&citations::without_markers(inline));
    without_number(&label).trim_end_matches(|c| matches!(c, '.' | ' ' | ':') || wording::is_dash(c)).to_owned()
}

/// Its bold lead, else its first clause.
pub(super) fn label_of_item(item: &Item) -> String {
    match item.inline.bold_lead() {
        Some(lead) => label_of(&lead),
        None => clause_of(&lead_of(item)),
    }
}

/// The first clause behind the first bold part of an item.
pub(super) fn label_behind_lead(item: &Item) -> String {
    let from = item.inline.strong.first().map_or(0, |strong| strong.end);
    clause_of(&item.inline.part(from..item.inline.text.len()))
}

/// The first line or cell of an item that has words: the number in a table's first column is none.
fn lead_of(item: &Item) -> Inline {
    let lead = item.inline.part(0..item.lead);
    match lead.split_first_line() {
        Some((number, rest)) if !number.text.contains(char::is_alphabetic) && !rest.text.trim().is_empty() => rest,
        _ => lead,
    }
}

pub(super) fn clause_of(inline: &Inline) -> String {
    let text = wording::tidy(&citations::without_markers(inline));
    wording::first_clause(without_number(&text))
}

pub(super) fn plain_text(inline: &Inline) -> String {
    let lines = citations::without_markers(inline);
    let lines = lines.lines().map(wording::tidy).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}
