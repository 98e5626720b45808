//! The reference list: `**[\[n\]](link)** : **(date)** title`.

use std::ops::Range;

use jiff::civil::Date;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::diagnostic::{Diagnostic, SourceText};

/// An entry as read.
#[derive(Debug, Clone)]
pub struct PageReference {
    /// The number by which the text cites it.
    pub marker: u32,
    /// 1 for the first entry with this marker, 2 for a second one.
    pub ordinal: usize,
    /// Meeting date, when one is given that exists.
    pub date: Option<Date>,
    /// Title, white space normalised; `None` when the entry has none.
    pub title: Option<String>,
    /// Link, when one is given that is a valid IRI.
    pub link: Option<String>,
    /// Line of the file (1-based).
    pub line: usize,
}

/// The head of an entry: the bold marker.
struct Head {
    marker: u32,
    link: Option<String>,
    at: Range<usize>,
}

/// Reads the entries in the given regions; what cannot be read becomes a finding.
pub(super) fn read(
    source: &SourceText,
    regions: &[Range<usize>],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<PageReference> {
    let mut references: Vec<PageReference> = Vec::new();
    for region in regions {
        let heads = heads(source.text(), region.clone());
        report_stray_text(source, region.start..heads.first().map_or(region.end, |head| head.at.start), diagnostics);
        let ends = heads.iter().skip(1).map(|head| head.at.start).chain([region.end]);
        for (head, end) in heads.iter().zip(ends) {
            let mut reference = entry(source, head, end, diagnostics);
            reference.ordinal = 1 + references.iter().filter(|r| r.marker == reference.marker).count();
            if reference.ordinal > 1 {
                diagnostics.push(Diagnostic::warning(
                    "duplicate-marker",
                    source.place(head.at.clone()),
                    format!("marker [{}] stands in the reference list more than once", reference.marker),
                    "number the references differently; unless they name one decision, citations of it stay unresolved",
                ));
            }
            references.push(reference);
        }
    }
    references
}

/// Finds the bold markers that start an entry.
fn heads(text: &str, region: Range<usize>) -> Vec<Head> {
    let mut heads = Vec::new();
    let mut strong: Option<(usize, String, Option<String>)> = None;
    for (event, at) in Parser::new_ext(&text[region.clone()], Options::empty()).into_offset_iter() {
        match event {
            Event::Start(Tag::Strong) => strong = Some((at.start, String::new(), None)),
            Event::Start(Tag::Link { dest_url, .. }) => {
                if let Some((_, _, link)) = &mut strong {
                    *link = Some(dest_url.into_string());
                }
            }
            Event::Text(part) | Event::Code(part) => {
                if let Some((_, content, _)) = &mut strong {
                    content.push_str(&part);
                }
            }
            Event::End(TagEnd::Strong) => {
                let Some((start, content, link)) = strong.take() else { continue };
                if let Some((marker, broken_link)) = marker_and_link(&content) {
                    let at = region.start + start..region.start + at.end;
                    heads.push(Head { marker, link: link.or(broken_link), at });
                }
            }
            _ => {}
        }
    }
    heads
}

/// `[12]`, or `[[12]](link with spaces)` where Markdown does not take the link for one.
fn marker_and_link(content: &str) -> Option<(u32, Option<String>)> {
    let inner = content.trim().trim_start_matches('[');
    let (digits, rest) = inner.split_once(']')?;
    let marker = digits.trim().parse().ok()?;
    let rest = rest.trim_start_matches(']').trim();
    let link = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).map(str::to_owned);
    (content.trim().starts_with('[') && (rest.is_empty() || link.is_some())).then_some((marker, link))
}

fn entry(source: &SourceText, head: &Head, end: usize, diagnostics: &mut Vec<Diagnostic>) -> PageReference {
    let tail = head.at.end..end;
    let (date, title) = date_and_title(source, head, tail, diagnostics);
    let link = head.link.as_deref().and_then(|link| {
        if is_iri(link) {
            return Some(link.to_owned());
        }
        diagnostics.push(Diagnostic::warning(
            "invalid-link",
            source.place(head.at.clone()),
            format!("the link of reference [{}] is not a valid IRI", head.marker),
            "write spaces as %20 and other special characters percent-encoded; the reference is kept without a link",
        ));
        None
    });
    if title.is_none() {
        diagnostics.push(Diagnostic::note(
            "reference-without-title",
            source.place(head.at.clone()),
            format!("reference [{}] has no title", head.marker),
            "add the decision's title; until then it counts as a decision of its own",
        ));
    }
    PageReference { marker: head.marker, ordinal: 1, date, title, link, line: source.line(head.at.start) }
}

/// Reads ` : **(date)** title`; the title is what is written, not what Markdown makes of it.
fn date_and_title(
    source: &SourceText,
    head: &Head,
    tail: Range<usize>,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Option<Date>, Option<String>) {
    let text = &source.text()[tail.clone()];
    let rest = text.trim_start_matches([' ', ':', '\u{a0}', '\t', '\r', '\n']);
    let dated = rest.strip_prefix("**").unwrap_or(rest);
    let given = dated.strip_prefix('(').and_then(|d| d.split_once(')')).filter(|(date, _)| looks_like_date(date));
    let Some((date, rest)) = given else {
        diagnostics.push(Diagnostic::warning(
            "reference-without-date",
            source.place(head.at.clone()),
            format!("reference [{}] has no date", head.marker),
            "write the day of the meeting as `**(2021-03-12)**`; the decision is kept as undated",
        ));
        return (None, title(rest));
    };
    let parsed = date.trim().parse::<Date>().ok().filter(|_| date.trim().len() == "2021-03-12".len());
    if parsed.is_none() {
        let start = tail.end - dated.len() - (tail.end - tail.start - text.len()) + 1;
        diagnostics.push(Diagnostic::warning(
            "impossible-date",
            source.place(start..start + date.len()),
            format!("`{date}` is not a day of the calendar"),
            "write the day of the meeting as 2021-03-12; the decision is kept as undated",
        ));
    }
    (parsed, title(rest.strip_prefix("**").unwrap_or(rest)))
}

fn looks_like_date(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits >= 4 && text.bytes().all(|b| b.is_ascii_digit() || b"-/. ".contains(&b))
}

/// White space normalised, backslash escapes taken off.
fn title(raw: &str) -> Option<String> {
    let mut title = String::with_capacity(raw.len());
    for word in raw.split_whitespace() {
        if !title.is_empty() {
            title.push(' ');
        }
        let mut chars = word.chars().peekable();
        while let Some(c) = chars.next() {
            if c != '\\' || !chars.peek().is_some_and(char::is_ascii_punctuation) {
                title.push(c);
            }
        }
    }
    (!title.is_empty()).then_some(title)
}

fn is_iri(link: &str) -> bool {
    oxigraph::model::NamedNode::new(link).is_ok()
}

fn report_stray_text(source: &SourceText, range: Range<usize>, diagnostics: &mut Vec<Diagnostic>) {
    let text = &source.text()[range.clone()];
    let stray = text.trim();
    if stray.is_empty() {
        return;
    }
    let start = range.start + (text.len() - text.trim_start().len());
    diagnostics.push(Diagnostic::warning(
        "unread-reference",
        source.place(start..start + stray.len()),
        "this is not a reference",
        "an entry is `**[\\[0\\]](link)** : **(2021-03-12)** title`",
    ));
}
