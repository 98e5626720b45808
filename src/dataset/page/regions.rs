//! Where on a page its parts are: the head, the section's text, the body, the references.

use std::ops::Range;

use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::references;
use crate::diagnostic::{Diagnostic, SourceText};

/// The parts of a page as byte ranges of its text.
#[derive(Debug, Default)]
pub(super) struct Regions {
    /// What stands before the section's text.
    pub(super) head: Option<Range<usize>>,
    /// Text of the agreement's section, entities decoded.
    pub(super) section_text: Option<String>,
    /// Where that text stands; without one, where the page starts.
    pub(super) section: Range<usize>,
    /// Free Markdown.
    pub(super) body: Vec<Range<usize>>,
    /// Markdown with the reference list.
    pub(super) references: Vec<Range<usize>>,
}

/// A `<details>` element.
#[derive(Debug)]
struct Details {
    /// All of it, tags included.
    outer: Range<usize>,
    /// Behind its summary.
    content: Range<usize>,
    summary: String,
    /// Behind the last `</p>` in it.
    last_paragraph: Option<usize>,
    is_closed: bool,
}

/// Finds the parts of a page.
pub(super) fn find(source: &SourceText, diagnostics: &mut Vec<Diagnostic>) -> Regions {
    let text = source.text();
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut regions = Regions { section: start..start, ..Regions::default() };
    let mut at = start;
    for details in details_of(text) {
        if !details.is_closed {
            diagnostics.push(Diagnostic::warning(
                "unclosed-details",
                source.place(details.outer.start..details.outer.start + "<details>".len()),
                "this `<details>` block is not closed",
                "add `</details>` where it ends",
            ));
        }
        let before = at..details.outer.start;
        at = details.outer.end;
        if is_reference_list(text, &details) {
            regions.body.push(before);
            regions.references.push(details.content);
        } else if regions.section_text.is_none() {
            if regions.head.is_none() && regions.references.is_empty() {
                regions.head = Some(before);
            } else {
                regions.body.push(before);
            }
            take_section(source, &details, &mut regions, diagnostics);
        } else {
            regions.body.push(before.start..details.outer.end);
        }
    }
    regions.body.push(at..text.len());
    if regions.head.is_none() && !regions.body.is_empty() {
        regions.head = Some(regions.body.remove(0));
    }
    if regions.references.is_empty() {
        find_loose_references(source, &mut regions, diagnostics);
    }
    if regions.section_text.is_none() {
        diagnostics.push(Diagnostic::warning(
            "no-section-text",
            source.place(start..start),
            "this page has no `<details>` block with the text of its section",
            "put the section's number, heading and text in `<details><summary>…</summary><p>…</p></details>` under the title",
        ));
    }
    regions
}

/// A page that ends in references without `<details>` around them: from the first entry on, they are the list.
fn find_loose_references(source: &SourceText, regions: &mut Regions, diagnostics: &mut Vec<Diagnostic>) {
    let text = source.text();
    let last = if regions.body.is_empty() { regions.head.as_mut() } else { regions.body.last_mut() };
    let first = last.as_ref().and_then(|range| references::first_linked_entry(text, Range::clone(range)));
    let help = "end the page with `<details><summary>Referenties</summary>` and entries \
                `**[\\[0\\]](link)** : **(2021-03-12)** title`";
    let Some((last, first)) = last.zip(first) else {
        let end = text.trim_end().len();
        let message = "this page has no `<details>` block with references";
        diagnostics.push(Diagnostic::warning("no-references", source.place(end..end), message, help));
        return;
    };
    let message = "the references from here on are not in a `<details>` block";
    diagnostics.push(Diagnostic::warning("loose-references", source.place(first..first + 1), message, help));
    // A block whose start tag was lost has its end tag still.
    let end = text[first..last.end].find("</").map_or(last.end, |at| first + at);
    let behind = end..last.end;
    last.end = first;
    regions.references.push(first..end);
    regions.body.push(behind);
}

/// A reference list has entries, or says in its summary that it is one.
fn is_reference_list(text: &str, details: &Details) -> bool {
    let summary = details.summary.to_lowercase();
    let content = &text[details.content.clone()];
    references::has_entry(content)
        || (details.last_paragraph.is_none()
            && ["referen", "bronnen", "sources"].iter().any(|word| summary.contains(word))
            && Content::of(content).paragraphs.is_empty())
}

fn take_section(source: &SourceText, details: &Details, regions: &mut Regions, diagnostics: &mut Vec<Diagnostic>) {
    let content = Content::of(&source.text()[details.content.clone()]);
    let start = details.content.start;
    let place = |range: &Range<usize>| source.place(start + range.start..start + range.end);
    let text = if content.paragraphs.is_empty() {
        diagnostics.push(Diagnostic::warning(
            "section-without-paragraph",
            source.place(start..start),
            "the section's text is not in `<p>`",
            "put it in `<p>…</p>`; all text of the block is used instead",
        ));
        content.outside.iter().map(|(_, text)| text.as_str()).collect::<String>().trim().to_owned()
    } else {
        for (range, _) in &content.outside {
            diagnostics.push(Diagnostic::warning(
                "text-outside-paragraph",
                place(range),
                "this text of the section's block is not in a `<p>`",
                "move it into a `<p>`, or behind `</details>` when it is not the section's; it was left out",
            ));
        }
        if let Some(open) = &content.unclosed {
            let message = "this `<p>` is not closed";
            let help = "add `</p>`; it is read as going on to the next `<p>` or the end of its block";
            diagnostics.push(Diagnostic::note("unclosed-paragraph", place(open), message, help));
        }
        content.paragraphs.iter().map(|p| p.trim()).collect::<Vec<_>>().join("\n")
    };
    regions.section = start + content.start..start + content.start;
    regions.section_text = (!text.is_empty()).then_some(text);
}

/// The text of a block.
#[derive(Debug, Default)]
struct Content {
    /// Text in its `<p>` elements.
    paragraphs: Vec<String>,
    /// Text that is in none, with its place.
    outside: Vec<(Range<usize>, String)>,
    /// Where its first word stands.
    start: usize,
    /// The first `<p>` without an end.
    unclosed: Option<Range<usize>>,
}

impl Content {
    fn of(html: &str) -> Self {
        let mut content = Self::default();
        let mut open: Option<Range<usize>> = None;
        let mut has_text = false;
        for token in Tokenizer::new_with_emitter(html, DefaultEmitter::<usize>::new_with_span()).flatten() {
            match token {
                Token::StartTag(tag) if *tag.name == *b"p" => {
                    content.unclosed = content.unclosed.or(open);
                    open = Some(tag.span.start..tag.span.end);
                    content.paragraphs.push(String::new());
                }
                Token::EndTag(tag) if *tag.name == *b"p" => open = None,
                Token::StartTag(tag) if *tag.name == *b"br" => {
                    content.take("\n", tag.span.start..tag.span.end, open.is_some());
                }
                Token::String(string) => {
                    let text = String::from_utf8_lossy(&string.value);
                    if !has_text && !text.trim().is_empty() {
                        has_text = true;
                        content.start = string.span.start + (text.len() - text.trim_start().len());
                    }
                    content.take(&text, string.span.start..string.span.end, open.is_some());
                }
                _ => {}
            }
        }
        content.unclosed = content.unclosed.or(open);
        if !content.paragraphs.is_empty() {
            content.outside.retain(|(_, text)| !text.trim().is_empty());
        }
        content
    }

    fn take(&mut self, text: &str, at: Range<usize>, in_paragraph: bool) {
        if let Some(paragraph) = self.paragraphs.last_mut().filter(|_| in_paragraph) {
            paragraph.push_str(text);
            return;
        }
        let blank = text.len() - text.trim_start().len();
        let start = (at.start + blank).min(at.end);
        let end = (start + text.trim().len()).min(at.end);
        self.outside.push((start..end, text.to_owned()));
    }
}

/// The `<details>` elements of a text. One that another opens within counts as unclosed: pages do not nest them.
fn details_of(text: &str) -> Vec<Details> {
    let mut found: Vec<Details> = Vec::new();
    let mut open: Option<Details> = None;
    let mut in_summary = false;
    for token in Tokenizer::new_with_emitter(text, DefaultEmitter::<usize>::new_with_span()).flatten() {
        match token {
            Token::StartTag(tag) if *tag.name == *b"details" => {
                found.extend(open.take().map(|details| cut_short(text, details, tag.span.start)));
                in_summary = false;
                open = Some(Details {
                    outer: tag.span.start..text.len(),
                    content: tag.span.end..text.len(),
                    summary: String::new(),
                    last_paragraph: None,
                    is_closed: false,
                });
            }
            Token::EndTag(tag) if *tag.name == *b"details" => {
                if let Some(mut details) = open.take() {
                    details.content.end = tag.span.start;
                    details.outer.end = tag.span.end;
                    details.is_closed = true;
                    found.push(details);
                }
            }
            Token::StartTag(tag) if *tag.name == *b"summary" => in_summary = true,
            Token::EndTag(tag) if *tag.name == *b"summary" => {
                in_summary = false;
                if let Some(details) = &mut open {
                    details.content.start = tag.span.end;
                }
            }
            Token::EndTag(tag) if *tag.name == *b"p" => {
                if let Some(details) = &mut open {
                    details.last_paragraph = Some(tag.span.end);
                }
            }
            Token::String(string) => {
                if let Some(details) = open.as_mut().filter(|_| in_summary) {
                    details.summary.push_str(&String::from_utf8_lossy(&string.value));
                }
            }
            _ => {}
        }
    }
    found.extend(open.map(|details| cut_short(text, details, text.len())));
    found
}

/// Ends an unclosed element: behind its last `</p>`, else (no reference list) at the first empty line, else at `end`.
fn cut_short(text: &str, mut details: Details, end: usize) -> Details {
    let inner = &text[details.content.start..end];
    let close = match details.last_paragraph.filter(|at| *at >= details.content.start) {
        Some(at) => at - details.content.start,
        None if references::has_entry(inner) => inner.len(),
        None => {
            let begins = inner.len() - inner.trim_start().len();
            let rest = &inner[begins..];
            begins + rest.find("\n\n").or_else(|| rest.find("\r\n\r\n")).unwrap_or(rest.len())
        }
    };
    details.content.end = details.content.start + close;
    details.outer.end = details.content.end;
    details
}
