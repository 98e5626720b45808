//! Blocks written in HTML: headings, lists, paragraphs and bold text as tags.

use std::ops::Range;

use html5gum::{DefaultEmitter, Token, Tokenizer};
use pulldown_cmark::HeadingLevel;

use super::blocks::{Block, Item, Kind};
use super::inline::Inline;

/// The blocks of a stretch of HTML. Tags are markup, and what stands between them is text, which may cite.
pub(super) fn blocks(source: &str, range: Range<usize>) -> Vec<Block> {
    let mut reader = Reader { at: range.start, ..Reader::default() };
    let html = &source[range.clone()];
    for token in Tokenizer::new_with_emitter(html, DefaultEmitter::<usize>::new_with_span()).flatten() {
        match token {
            Token::String(text) => {
                let at = text.span.start..text.span.end;
                // As written: a decoded entity would shift the places of what follows.
                reader.text(html.get(at.clone()).unwrap_or_default(), range.start + at.start);
            }
            Token::StartTag(tag) => reader.open(&tag.name, range.start + tag.span.start),
            Token::EndTag(tag) => reader.close(&tag.name, range.start + tag.span.start),
            _ => {}
        }
    }
    reader.flush();
    reader.end_list();
    reader.blocks
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    inline: Inline,
    /// Where the block that is being read starts.
    at: usize,
    strong_from: Option<usize>,
    /// How deep in lists the text is.
    lists: usize,
    first: Option<u64>,
    items: Vec<Item>,
    /// Whether the text is an item's.
    is_item: bool,
    /// Length of the first line of an item.
    lead: Option<usize>,
}

impl Reader {
    fn text(&mut self, text: &str, at: usize) {
        let is_blank = text.trim().is_empty();
        if self.inline.text.trim().is_empty() {
            if is_blank {
                return;
            }
            let blank = text.len() - text.trim_start().len();
            (self.inline, self.at) = (Inline::default(), if self.is_item { self.at } else { at + blank });
            self.strong_from = self.strong_from.map(|_| 0);
            self.inline.push(&text[blank..], at + blank);
        } else {
            self.inline.push(text, at);
        }
    }

    fn open(&mut self, tag: &[u8], at: usize) {
        match tag {
            b"strong" | b"b" => self.strong_from = Some(self.inline.text.len()),
            b"ul" | b"ol" => {
                if self.lists == 0 {
                    self.flush();
                    self.first = (tag == b"ol").then_some(1);
                }
                self.lists += 1;
                self.break_line(at);
            }
            b"li" if self.lists <= 1 => {
                self.flush();
                (self.is_item, self.lead, self.at) = (true, None, at);
            }
            _ if self.is_item => self.break_line(at),
            b"br" => self.break_line(at),
            b"em" | b"i" | b"u" | b"span" | b"a" | b"code" | b"sup" | b"sub" => {}
            _ => self.flush(),
        }
    }

    fn close(&mut self, tag: &[u8], at: usize) {
        match tag {
            b"strong" | b"b" => {
                if let Some(from) = self.strong_from.take().filter(|from| *from < self.inline.text.len()) {
                    self.inline.strong.push(from..self.inline.text.len());
                }
            }
            b"ul" | b"ol" => {
                self.lists = self.lists.saturating_sub(1);
                if self.lists == 0 {
                    self.flush();
                    self.end_list();
                } else {
                    self.break_line(at);
                }
            }
            b"li" if self.lists <= 1 => self.flush(),
            b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" if !self.is_item => {
                let level = HeadingLevel::try_from(usize::from(tag[1] - b'0')).unwrap_or(HeadingLevel::H6);
                self.finish(Kind::Heading(level));
            }
            b"p" | b"div" | b"tr" if !self.is_item => self.flush(),
            _ => {}
        }
    }

    /// A new line, before which the lead of an item ends.
    fn break_line(&mut self, at: usize) {
        if !self.inline.text.is_empty() {
            self.lead = self.lead.or(Some(self.inline.text.len()));
            self.inline.push("\n", at);
        }
    }

    /// Ends an item or a paragraph.
    fn flush(&mut self) {
        if !self.is_item {
            return self.finish(Kind::Paragraph);
        }
        self.is_item = false;
        let inline = std::mem::take(&mut self.inline);
        if !inline.text.trim().is_empty() {
            let lead = self.lead.take().unwrap_or(inline.text.len());
            self.items.push(Item { start: self.at, inline, lead });
        }
    }

    fn finish(&mut self, kind: Kind) {
        self.end_list();
        let inline = std::mem::take(&mut self.inline);
        if !inline.text.trim().is_empty() {
            self.blocks.push(Block { kind, start: self.at, inline });
        }
    }

    fn end_list(&mut self) {
        let items = std::mem::take(&mut self.items);
        if let Some(start) = items.first().map(|item| item.start) {
            let kind = Kind::List { first: self.first, items };
            self.blocks.push(Block { kind, start, inline: Inline::default() });
        }
    }
}
