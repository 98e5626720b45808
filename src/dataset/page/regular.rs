//! A body made regular: what is a list, an item or a label by its looks becomes one.
//!
//! # Rationale
//! Markdown knows few marks, and pages use more: items marked by `–`, `•` or `a)`, labels in bold on lines of one
//! paragraph, a heading that lost its marks, numbered items that paragraphs and other lists interrupt. Each step mends
//! one of these, so that what reads themes sees only headings, paragraphs and whole lists.

use super::blocks::{Block, Item, Kind};
use super::citations;
use super::inline::Inline;
use super::numbering::item_mark;
use super::wording;

/// A line without a full stop that is shorter than this is a heading that lost its marks.
const LONGEST_LINE_HEADING: usize = 130;

/// A longer item (in bytes) is more than a label, though it be all in bold.
const LONGEST_LABEL: usize = 2000;

/// A label that is not in bold has no more words.
const LONGEST_SHORT_LABEL: usize = 8;

/// The blocks of a body, made regular.
pub(super) fn of(body: &[Block]) -> Vec<Block> {
    let lines = with_first_line_apart(body).into_iter().flat_map(lines_apart);
    joined(&lines.collect::<Vec<_>>())
}

/// A paragraph whose lines are items, or begin with labels in bold, becomes a list or several paragraphs.
fn lines_apart(block: Block) -> Vec<Block> {
    if !matches!(block.kind, Kind::Paragraph) {
        return vec![block];
    }
    let inline = &block.inline;
    let starts: Vec<usize> = std::iter::once(0).chain(inline.text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let marks: Vec<usize> = starts.iter().copied().filter(|at| item_mark(&inline.text[*at..]) > 0).collect();
    if !marks.is_empty() {
        return items_apart(&block, &marks);
    }
    // "-**Loketten**": a mark that lost its space.
    let begins_in_bold =
        |at: &usize| inline.is_strong_at(*at) || (inline.text[*at..].starts_with('-') && inline.is_strong_at(at + 1));
    let labels: Vec<usize> = starts.iter().copied().filter(begins_in_bold).collect();
    if labels.len() < 2 {
        return vec![block];
    }
    let before = (labels[0] > 0).then_some(0);
    let parts: Vec<usize> = before.into_iter().chain(labels).collect();
    paragraphs(inline, &parts)
}

/// Paragraphs of an inline text, each from one place to the next.
fn paragraphs(inline: &Inline, starts: &[usize]) -> Vec<Block> {
    let ends = starts.iter().skip(1).map(|at| at - 1).chain([inline.text.len()]);
    let part = |(start, end): (&usize, usize)| {
        let at = inline.source_offset(*start);
        Block { kind: Kind::Paragraph, start: at, inline: inline.part(*start..end) }
    };
    starts.iter().zip(ends).map(part).collect()
}

/// What stands before the first mark stays a paragraph; from each mark on there is an item.
fn items_apart(block: &Block, marks: &[usize]) -> Vec<Block> {
    let inline = &block.inline;
    let mut blocks = if marks[0] > 0 { paragraphs(&inline.part(0..marks[0] - 1), &[0]) } else { Vec::new() };
    let ends = marks.iter().skip(1).map(|at| at - 1).chain([inline.text.len()]);
    let items = marks.iter().zip(ends).map(|(mark, end)| {
        let text = inline.part(mark + item_mark(&inline.text[*mark..])..end);
        let lead = text.text.find('\n').unwrap_or(text.text.len());
        Item { start: inline.source_offset(*mark), inline: text, lead }
    });
    let kind = Kind::List { first: None, items: items.collect() };
    blocks.push(Block { kind, start: inline.source_offset(marks[0]), inline: Inline::default() });
    blocks
}

/// Whether all of a text is bold, but for markers and what ends a heading.
pub(super) fn is_all_strong(inline: &Inline) -> bool {
    let rest = citations::without_markers(&inline.outside_strong());
    !inline.strong.is_empty() && rest.trim_matches([' ', '\n', ':', '.']).is_empty()
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
            Kind::Paragraph => open.filter(|open| {
                let is_prose = !is_all_strong(&block.inline) && block.inline.bold_lead().is_none();
                let is_text = is_prose && !wording::looks_back(&block.inline.text);
                (!is_all_strong(&block.inline) && goes_on(open)) || (open.wants_text && is_text)
            }),
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
    /// Whether its last item is only a label, to which the next paragraph belongs: in bold, or short as those before it
    /// that had one.
    wants_text: bool,
}

fn open_list(out: &[Block]) -> Option<OpenList> {
    let index = out.len().checked_sub(1)?;
    let Kind::List { first, items } = &out[index].kind else { return None };
    let last = items.last()?;
    let text = &last.inline.text;
    let line = last.inline.part(text.trim_end().rfind('\n').unwrap_or(0)..text.len());
    let line = citations::without_markers(&line);
    let is_bold = text.len() <= LONGEST_LABEL && is_all_strong(&last.inline);
    let is_label = first.is_some() && (is_bold || line.trim_end().ends_with(':'));
    let is_short =
        |text: &str| text.split_whitespace().count() <= LONGEST_SHORT_LABEL && !text.trim_end().ends_with('.');
    let had_text = items
        .iter()
        .rev()
        .skip(1)
        .any(|item| item.inline.text.contains('\n') && is_short(&item.inline.text[..item.lead]));
    let wants_text =
        is_bold || (first.is_some() && had_text && is_short(text) && citations::markers_in(&last.inline).is_empty());
    Some(OpenList { index, next: first.map(|first| first + items.len() as u64), is_label, wants_text })
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

/// A first paragraph whose first line is a heading that lost its marks becomes two blocks.
fn with_first_line_apart(body: &[Block]) -> Vec<Block> {
    let mut blocks = body.to_vec();
    let Some(first) = blocks.first_mut().filter(|block| matches!(block.kind, Kind::Paragraph)) else { return blocks };
    // A line in bold is the lead of its paragraph, as on the lines after it.
    let is_lead = |line: &Inline| is_all_strong(line) && !wording::is_aside(&citations::without_markers(line));
    let is_apart = |line: &Inline| is_line(line) && !is_lead(line);
    let Some((line, rest)) = first.inline.split_first_line().filter(|(line, _)| is_apart(line)) else { return blocks };
    let start = rest.source_offset(0);
    first.inline = line;
    blocks.insert(1, Block { kind: Kind::Paragraph, start, inline: rest });
    blocks
}

pub(super) fn is_line(inline: &Inline) -> bool {
    let text = citations::without_markers(inline);
    let text = text.trim();
    !text.contains('\n') && !text.ends_with('.') && text.chars().count() <= LONGEST_LINE_HEADING
}
