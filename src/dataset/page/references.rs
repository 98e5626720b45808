//! The reference list: `**[\[n\]](link)** : **(date)** title`.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

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

impl Head {
    /// Where its entry starts: at the mark of the list that it stands in, else at the marker.
    fn start_of_entry(&self, text: &str, floor: usize) -> usize {
        line_start(text, self.at.start, floor).unwrap_or(self.at.start)
    }
}

/// Reads the entries in the given regions; what cannot be read becomes a finding.
pub(super) fn read(
    source: &SourceText,
    regions: &[Range<usize>],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<PageReference> {
    let mut references: Vec<PageReference> = Vec::new();
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for region in regions {
        let heads = heads(source.text(), region.clone());
        let starts: Vec<_> = heads.iter().map(|head| head.start_of_entry(source.text(), region.start)).collect();
        report_stray_text(source, region.start..starts.first().copied().unwrap_or(region.end), diagnostics);
        let ends = starts.into_iter().skip(1).chain([region.end]);
        for (head, end) in heads.iter().zip(ends) {
            let mut reference = entry(source, head, end.max(head.at.end), diagnostics);
            let count = counts.entry(reference.marker).or_default();
            *count += 1;
            reference.ordinal = *count;
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

/// Whether a text has an entry.
pub(super) fn has_entry(text: &str) -> bool {
    !heads(text, 0..text.len()).is_empty()
}

/// Where the first entry with a link starts.
pub(super) fn first_linked_entry(text: &str, range: Range<usize>) -> Option<usize> {
    let floor = range.start;
    let head = heads(text, range).into_iter().find(|head| head.link.is_some())?;
    Some(head.start_of_entry(text, floor))
}

/// Finds the markers that start an entry: in bold, or a link at the start of a line.
fn heads(text: &str, region: Range<usize>) -> Vec<Head> {
    let mut heads = Vec::new();
    let mut strong: Option<(usize, String, Option<String>)> = None;
    let mut link: Option<(String, String)> = None;
    for (event, at) in Parser::new_ext(&text[region.clone()], Options::empty()).into_offset_iter() {
        let at = region.start + at.start..region.start + at.end;
        match event {
            Event::Start(Tag::Strong) => strong = Some((at.start, String::new(), None)),
            Event::Start(Tag::Link { dest_url, .. }) => match &mut strong {
                Some((_, _, link)) => *link = Some(dest_url.into_string()),
                None => link = Some((String::new(), dest_url.into_string())),
            },
            // Indentation, not code: the list is read as if it stood at the margin.
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => heads.extend(indented_heads(text, at)),
            Event::Text(part) | Event::Code(part) => match (&mut strong, &mut link) {
                (Some((_, content, _)), _) | (None, Some((content, _))) => content.push_str(&part),
                (None, None) => {}
            },
            Event::End(TagEnd::Strong) => {
                let Some((start, content, link)) = strong.take() else { continue };
                if let Some((marker, broken_link)) = marker_and_link(&content) {
                    heads.push(Head { marker, link: link.or(broken_link), at: start..at.end });
                }
            }
            Event::End(TagEnd::Link) => {
                let Some((content, dest)) = link.take() else { continue };
                let starts_line = line_start(text, at.start, region.start).is_some();
                if let Some((marker, _)) = marker_and_link(&content).filter(|_| starts_line) {
                    heads.push(Head { marker, link: Some(dest), at });
                }
            }
            _ => {}
        }
    }
    heads
}

fn indented_heads(text: &str, block: Range<usize>) -> Vec<Head> {
    let mut found = Vec::new();
    let mut at = block.start;
    for line in text[block].split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        if start < at {
            found.extend(heads(text, start..at));
        }
    }
    found
}

/// Where the line of an entry starts, when only white space or a list's mark stands before the entry.
fn line_start(text: &str, entry: usize, floor: usize) -> Option<usize> {
    const LONGEST_LEAD: usize = 60;
    let nearest = entry.saturating_sub(LONGEST_LEAD).max(floor);
    let newline = text.as_bytes()[nearest..entry].iter().rposition(|byte| *byte == b'\n');
    let line = match newline {
        Some(at) => nearest + at + 1,
        None if nearest == floor => floor,
        None => return None,
    };
    let before = text[line..entry].trim();
    let is_mark = matches!(before, "" | "-" | "*" | "+")
        || before.strip_suffix(['.', ')']).is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
    is_mark.then_some(line)
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
    let tail = head.at.end..end_of_entry(source.text(), head.at.end..end);
    report_stray_text(source, tail.end..end, diagnostics);
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
            "add the decision's title; until then it is a decision of its own, unless a feed has only one without a title that day",
        ));
    }
    PageReference { marker: head.marker, ordinal: 1, date, title, link, line: source.line(head.at.start) }
}

/// An entry ends at the first empty line behind its title.
fn end_of_entry(text: &str, tail: Range<usize>) -> usize {
    let mut at = tail.start;
    let mut has_title = false;
    for line in text[tail.clone()].split_inclusive('\n') {
        if has_title && line.trim().is_empty() {
            return at;
        }
        let title = match line.split_once(')') {
            Some((date, rest)) if looks_like_date(date.trim_start_matches([' ', ':', '*', '('])) => rest,
            _ => line,
        };
        has_title = has_title || title.contains(char::is_alphanumeric);
        at += line.len();
    }
    tail.end
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
    let bold = rest.strip_prefix("**");
    let dated = bold.unwrap_or(rest);
    // What stands in bold parentheses is meant as the date, whatever it says.
    let given = dated
        .strip_prefix('(')
        .and_then(|d| d.split_once(')'))
        .filter(|(date, rest)| looks_like_date(date) || (bold.is_some() && rest.starts_with("**")));
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
        let start = tail.end - dated.len() + 1;
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
