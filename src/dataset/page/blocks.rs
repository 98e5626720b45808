//! The top-level blocks of a stretch of Markdown.

use std::ops::Range;

use html5gum::{DefaultEmitter, Token, Tokenizer};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::bracket::{self, Meaning};
use super::html;
use super::inline::Inline;

/// A top-level block.
#[derive(Debug, Clone)]
pub(super) struct Block {
    pub(super) kind: Kind,
    /// Offset in the file.
    pub(super) start: usize,
    /// All its text; for a list that of its items is in the items.
    pub(super) inline: Inline,
}

/// What a block is.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    Heading(HeadingLevel),
    Paragraph,
    List {
        /// Number of the first item of a numbered list.
        first: Option<u64>,
        items: Vec<Item>,
    },
    Rule,
}

/// A top-level item of a list, its nested items included.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) start: usize,
    pub(super) inline: Inline,
    /// Length of the text of its first line or paragraph.
    pub(super) lead: usize,
}

/// Parses the Markdown in `range` of `text`; positions are those of `text`.
pub(super) fn parse(text: &str, range: Range<usize>) -> Vec<Block> {
    let mut builder = Builder { source: text, shift: range.start, ..Builder::default() };
    for (event, at) in
        Parser::new_ext(&text[range], Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS).into_offset_iter()
    {
        builder.take(event, at);
    }
    builder.blocks
}

#[derive(Default)]
struct Builder<'a> {
    source: &'a str,
    shift: usize,
    blocks: Vec<Block>,
    /// How deep in blocks the parser is.
    depth: usize,
    lists: usize,
    inline: Inline,
    strong_from: Vec<usize>,
    /// Where links start, in the text and in the source.
    links_from: Vec<(usize, usize)>,
    /// Where a superscript starts, in the text and in the source.
    sup_from: Option<(usize, usize)>,
    /// The HTML block so far, from its start in the source.
    html: Option<Range<usize>>,
    items: Vec<Item>,
    item_start: usize,
    lead: Option<usize>,
    first: Option<u64>,
    /// Within a fenced block of code. An indented one is most often a list that stands too far to the right.
    is_fenced: bool,
}

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, at: Range<usize>) {
        let start = at.start + self.shift;
        match event {
            Event::Start(Tag::Strong) => self.strong_from.push(self.inline.text.len()),
            Event::End(TagEnd::Strong) => {
                if let Some(from) = self.strong_from.pop() {
                    self.inline.strong.push(from..self.inline.text.len());
                }
            }
            Event::Start(Tag::Link { .. }) => self.links_from.push((self.inline.text.len(), start)),
            Event::End(TagEnd::Link) => {
                if let Some((from, source)) = self.links_from.pop() {
                    self.keep_marker(from, source, at.end + self.shift);
                }
            }
            Event::Start(Tag::Emphasis | Tag::Image { .. } | Tag::Strikethrough)
            | Event::End(TagEnd::Emphasis | TagEnd::Image | TagEnd::Strikethrough) => {}
            Event::Html(_) => {
                let end = at.end + self.shift;
                self.html = Some(self.html.as_ref().map_or(start, |block| block.start)..end);
            }
            Event::End(TagEnd::HtmlBlock) => {
                let block = self.html.take();
                match block {
                    Some(block) if self.depth == 1 => self.blocks.extend(html::blocks(self.source, block)),
                    Some(block) => self.push_html(block),
                    None => {}
                }
                self.close(TagEnd::HtmlBlock, start);
            }
            Event::InlineHtml(tag) => self.take_inline_html(&tag, start, at.end + self.shift),
            Event::Start(tag) => self.open(&tag, start),
            Event::End(tag) => self.close(tag, start),
            Event::Text(text) if self.is_fenced => self.inline.push_code(&text, start),
            Event::Text(text) => self.inline.push(&text, start),
            // Behind the backticks that open it.
            Event::Code(text) => {
                let ticks = self.source[start..].bytes().take_while(|byte| *byte == b'`').count();
                self.inline.push_code(&text, start + ticks);
            }
            Event::SoftBreak | Event::HardBreak => self.inline.push("\n", start),
            Event::Rule if self.depth == 0 => {
                self.blocks.push(Block { kind: Kind::Rule, start, inline: Inline::default() });
            }
            _ => {}
        }
    }

    /// A link whose text cites is a marker: `[2](https://…)`, or `[2]` where `[2]: https://…` is defined.
    fn keep_marker(&mut self, from: usize, open: usize, end: usize) {
        let is_marker = matches!(bracket::read(&self.inline.text[from..]), Meaning::Markers { .. });
        if is_marker && self.source[open..].starts_with('[') {
            let last = self.inline.source_offset(self.inline.text.len().saturating_sub(1));
            let close = self.source.get(last..end).and_then(|rest| rest.find(']')).map_or(last, |at| last + at);
            self.inline.bracket_from(from, open, close);
        }
    }

    /// `<br>` ends a line, `<b>` is bold, and a number in `<sup>` cites.
    fn take_inline_html(&mut self, tag: &str, start: usize, end: usize) {
        let name = tag.trim_matches(['<', '>', '/', ' ']).to_lowercase();
        let opens = !tag.starts_with("</");
        match (name.as_str(), opens) {
            ("br", _) => self.inline.push("\n", start),
            ("b" | "strong", true) => self.strong_from.push(self.inline.text.len()),
            ("b" | "strong", false) => {
                if let Some(from) = self.strong_from.pop() {
                    self.inline.strong.push(from..self.inline.text.len());
                }
            }
            ("sup", true) => self.sup_from = Some((self.inline.text.len(), start)),
            ("sup", false) => {
                if let Some((from, open)) =
                    self.sup_from.take().filter(|(from, _)| !is_power(&self.inline.text[..*from]))
                {
                    let is_marker = matches!(bracket::read(&self.inline.text[from..]), Meaning::Markers { .. });
                    if is_marker {
                        self.inline.bracket_from(from, open, end - 1);
                    }
                }
            }
            _ => {}
        }
    }

    /// Tags are markup, but what stands between them is text, and may cite.
    fn push_html(&mut self, block: Range<usize>) {
        let html = &self.source[block.clone()];
        for token in Tokenizer::new_with_emitter(html, DefaultEmitter::<usize>::new_with_span()).flatten() {
            match token {
                Token::String(text) => {
                    let at = text.span.start..text.span.end;
                    // As written: a decoded entity would shift the places of what follows.
                    self.inline.push(html.get(at.clone()).unwrap_or_default(), block.start + at.start);
                }
                Token::StartTag(tag) if !self.inline.text.is_empty() => {
                    self.inline.push("\n", block.start + tag.span.start);
                }
                _ => {}
            }
        }
    }

    fn open(&mut self, tag: &Tag<'_>, start: usize) {
        if let Tag::CodeBlock(kind) = tag {
            self.is_fenced = matches!(kind, CodeBlockKind::Fenced(_));
        }
        match tag {
            Tag::Table(_) if self.depth == 0 => self.items.clear(),
            Tag::TableRow if self.depth == 1 => {
                self.inline = Inline::default();
                self.item_start = start;
                self.lead = None;
            }
            Tag::List(first) => {
                if self.depth == 0 {
                    self.first = *first;
                    self.items.clear();
                }
                self.end_lead();
                self.lists += 1;
            }
            Tag::Item if self.depth == 1 && self.lists == 1 => {
                self.inline = Inline::default();
                self.item_start = start;
                self.lead = None;
            }
            // Blocks within an item or a quote are separated, so that words do not run together.
            _ if self.depth > 0 && !self.inline.text.is_empty() => self.inline.push("\n", start),
            _ => {}
        }
        if self.depth == 0 && !matches!(tag, Tag::List(_)) {
            self.inline = Inline::default();
        }
        self.depth += 1;
    }

    fn close(&mut self, tag: TagEnd, start: usize) {
        if tag == TagEnd::CodeBlock {
            self.is_fenced = false;
        }
        self.depth = self.depth.saturating_sub(1);
        if self.lists > 0 && matches!(tag, TagEnd::Paragraph | TagEnd::Heading(_)) {
            self.end_lead();
        }
        match tag {
            // The row of a table is an item, its first cell with words the label; the head introduces it.
            TagEnd::TableHead if self.depth == 1 => self.finish(Kind::Paragraph, start),
            TagEnd::TableCell if self.depth == 2 && self.lead.is_none() => {
                let text = &self.inline.text;
                self.lead = text.contains(char::is_alphabetic).then_some(text.len());
            }
            TagEnd::TableRow if self.depth == 1 => {
                let lead = self.lead.take().unwrap_or(self.inline.text.len());
                self.items.push(Item { start: self.item_start, inline: std::mem::take(&mut self.inline), lead });
            }
            TagEnd::Table if self.depth == 0 => {
                let items = std::mem::take(&mut self.items);
                if !items.is_empty() {
                    let kind = Kind::List { first: None, items };
                    self.blocks.push(Block { kind, start, inline: Inline::default() });
                }
            }
            TagEnd::List(_) => {
                self.lists = self.lists.saturating_sub(1);
                if self.depth == 0 {
                    let items = std::mem::take(&mut self.items);
                    let kind = Kind::List { first: self.first, items };
                    self.blocks.push(Block { kind, start, inline: Inline::default() });
                }
            }
            TagEnd::Item if self.depth == 1 && self.lists == 1 => {
                self.end_lead();
                let lead = self.lead.unwrap_or(self.inline.text.len());
                self.items.push(Item { start: self.item_start, inline: std::mem::take(&mut self.inline), lead });
            }
            TagEnd::Heading(level) if self.depth == 0 => self.finish(Kind::Heading(level), start),
            _ if self.depth == 0 => self.finish(Kind::Paragraph, start),
            _ => {}
        }
    }

    fn end_lead(&mut self) {
        if self.lead.is_none() && !self.inline.text.is_empty() {
            self.lead = Some(self.inline.text.len());
        }
    }

    fn finish(&mut self, kind: Kind, start: usize) {
        let inline = std::mem::take(&mut self.inline);
        self.lead = None;
        if !inline.text.trim().is_empty() {
            self.blocks.push(Block { kind, start, inline });
        }
    }
}

/// Whether a superscript behind a text is a power or a unit's: `10²`, `km²`.
fn is_power(before: &str) -> bool {
    const LONGEST_UNIT: usize = 2;
    let letters = before.chars().rev().take_while(|c| c.is_alphabetic()).count();
    before.ends_with(|c: char| c.is_ascii_digit()) || (1..=LONGEST_UNIT).contains(&letters)
}
