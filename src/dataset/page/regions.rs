//! Where on a page its parts are: the head, the section's text, the body, the references.

use std::ops::Range;

use html5gum::{DefaultEmitter, Token, Tokenizer};

use crate::diagnostic::{Diagnostic, Place, SourceText};

/// The parts of a page as byte ranges of its text.
#[derive(Debug, Default)]
pub(super) struct Regions {
    /// What stands before the section's text.
    pub(super) head: Option<Range<usize>>,
    /// Text of the agreement's section, entities decoded.
    pub(super) section_text: Option<String>,
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
    /// Text in its `<p>` elements.
    paragraphs: Vec<String>,
    /// All its text behind the summary.
    text: String,
    is_closed: bool,
}

/// Finds the parts of a page.
pub(super) fn find(source: &SourceText, diagnostics: &mut Vec<Diagnostic>) -> Regions {
    let text = source.text();
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut regions = Regions::default();
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
            regions.section_text = section_text(source, &details, diagnostics);
        } else {
            regions.body.push(before.start..details.outer.end);
        }
    }
    regions.body.push(at..text.len());
    if regions.head.is_none() && !regions.body.is_empty() {
        regions.head = Some(regions.body.remove(0));
    }
    report_missing(source, &regions, diagnostics);
    regions
}

fn report_missing(source: &SourceText, regions: &Regions, diagnostics: &mut Vec<Diagnostic>) {
    if regions.section_text.is_none() {
        diagnostics.push(Diagnostic::warning(
            "no-section-text",
            Place::file(source.path()),
            "this page has no `<details>` block with the text of its section",
            "put the section's number, heading and text in `<details><summary>…</summary><p>…</p></details>` under the title",
        ));
    }
    if regions.references.is_empty() {
        diagnostics.push(Diagnostic::warning(
            "no-references",
            Place::file(source.path()),
            "this page has no `<details>` block with references",
            "end the page with `<details><summary>Referenties</summary>` and entries `**[\\[0\\]](link)** : **(date)** title`",
        ));
    }
}

/// A reference list has entries, or says in its summary that it is one.
fn is_reference_list(text: &str, details: &Details) -> bool {
    let summary = details.summary.to_lowercase();
    text[details.content.clone()].contains("**[")
        || (details.paragraphs.is_empty()
            && ["referen", "bronnen", "sources"].iter().any(|word| summary.contains(word)))
}

fn section_text(source: &SourceText, details: &Details, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let text = if details.paragraphs.is_empty() {
        diagnostics.push(Diagnostic::warning(
            "section-without-paragraph",
            source.place(details.content.start..details.content.start),
            "the section's text is not in `<p>`",
            "put it in `<p>…</p>`; all text of the block is used instead",
        ));
        details.text.trim().to_owned()
    } else {
        details.paragraphs.iter().map(|p| p.trim()).collect::<Vec<_>>().join("\n")
    };
    (!text.is_empty()).then_some(text)
}

/// The `<details>` elements of a text. One that another opens within counts as unclosed: pages do not nest them.
fn details_of(text: &str) -> Vec<Details> {
    let mut found: Vec<Details> = Vec::new();
    let mut open: Option<Details> = None;
    let mut in_summary = false;
    let mut in_paragraph = false;
    let emitter = DefaultEmitter::<usize>::new_with_span();
    for token in Tokenizer::new_with_emitter(text, emitter).flatten() {
        match token {
            Token::StartTag(tag) if *tag.name == *b"details" => {
                found.extend(open.take().map(|details| cut_short(text, details, tag.span.start)));
                let at = tag.span.end;
                (in_summary, in_paragraph) = (false, false);
                open = Some(Details {
                    outer: tag.span.start..text.len(),
                    content: at..text.len(),
                    summary: String::new(),
                    paragraphs: Vec::new(),
                    text: String::new(),
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
            Token::StartTag(tag) if *tag.name == *b"p" => {
                in_paragraph = true;
                if let Some(details) = &mut open {
                    details.paragraphs.push(String::new());
                }
            }
            Token::EndTag(tag) if *tag.name == *b"p" => in_paragraph = false,
            Token::StartTag(tag) if *tag.name == *b"br" => {
                if let Some(details) = &mut open {
                    take_text(details, "\n", in_summary, in_paragraph);
                }
            }
            Token::String(string) => {
                if let Some(details) = &mut open {
                    take_text(details, &String::from_utf8_lossy(&string.value), in_summary, in_paragraph);
                }
            }
            _ => {}
        }
    }
    let end = text.len();
    found.extend(open.map(|details| cut_short(text, details, end)));
    found
}

fn take_text(details: &mut Details, text: &str, in_summary: bool, in_paragraph: bool) {
    if in_summary {
        details.summary.push_str(text);
        return;
    }
    details.text.push_str(text);
    if let Some(paragraph) = details.paragraphs.last_mut().filter(|_| in_paragraph) {
        paragraph.push_str(text);
    }
}

/// Ends an unclosed element: behind its last `</p>`, else (no reference list) at the first empty line, else at `end`.
fn cut_short(text: &str, mut details: Details, end: usize) -> Details {
    let inner = &text[details.content.start..end];
    let close = match inner.rfind("</p>") {
        Some(at) => at + "</p>".len(),
        None if inner.contains("**[") => inner.len(),
        None => inner.find("\n\n").or_else(|| inner.find("\r\n\r\n")).unwrap_or(inner.len()),
    };
    details.content.end = details.content.start + close;
    details.outer.end = details.content.end;
    if details.content.end < end {
        details.text.truncate(0);
        details.text.push_str(text[details.content.clone()].trim());
        if !inner.contains("</p>") {
            details.paragraphs.clear();
        }
    }
    details
}
