//! What is noticed about the citations of a page as a whole.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Page;
use crate::diagnostic::{Diagnostic, Place, SourceText};

/// Of one page no more findings of a kind are shown one by one.
const MOST_SHOWN: usize = 100;

/// Brackets that look like citations and cannot be read.
pub(super) fn report_unread(places: Vec<Place>, diagnostics: &mut Vec<Diagnostic>) {
    let help = "write markers as `[3]`, `[3, 5]` or `[3-5]`; until then it cites nothing";
    let more = places.len().saturating_sub(MOST_SHOWN);
    for (index, place) in places.into_iter().take(MOST_SHOWN + 1).enumerate() {
        let message = if index < MOST_SHOWN {
            "this looks like a citation and cannot be read as one".to_owned()
        } else {
            format!("{more} more brackets from here on look like citations and cannot be read")
        };
        diagnostics.push(Diagnostic::warning("unread-citation", place, message, help));
    }
}

/// Brackets such as `[0/3]`, which could mean two markers or all between.
pub(super) fn report_slashed(places: Vec<Place>, diagnostics: &mut Vec<Diagnostic>) {
    for place in places.into_iter().take(MOST_SHOWN) {
        let message = "the slash in this citation is read as “up to”";
        let help = "write `[0, 3]` where only these two are meant, `[0-3]` where all between them are";
        diagnostics.push(Diagnostic::note("ambiguous-citation", place, message, help));
    }
}

/// Markers without a reference of that number.
pub(super) fn report_unresolved(source: &SourceText, page: &Page, diagnostics: &mut Vec<Diagnostic>) {
    let markers: BTreeSet<u32> = page.references.iter().map(|reference| reference.marker).collect();
    let known = markers.last().map_or_else(|| "none".to_owned(), |last| format!("up to {last}"));
    let mut unresolved: Vec<_> =
        page.all_occurrences().filter(|occurrence| !markers.contains(&occurrence.marker)).collect();
    unresolved.sort_by_key(|occurrence| occurrence.ordinal);
    if let Some(next) = unresolved.get(MOST_SHOWN) {
        diagnostics.push(Diagnostic::warning(
            "marker-without-reference",
            source.place_of_characters(next.start..next.end),
            format!("{} more citations from here on have no reference", unresolved.len() - MOST_SHOWN),
            "see whether the page has lost its reference list; the markers are kept as unresolved",
        ));
    }
    for occurrence in unresolved.into_iter().take(MOST_SHOWN) {
        diagnostics.push(Diagnostic::warning(
            "marker-without-reference",
            source.place_of_characters(occurrence.start..occurrence.end),
            format!("citation [{}] has no reference on this page (references: {known})", occurrence.marker),
            "add the reference, or correct the number; the marker is kept as unresolved",
        ));
    }
}

/// A page that names decisions and cites none: nobody can tell which of them belongs to which theme.
pub(super) fn report_no_markers(
    source: &SourceText,
    page: &Page,
    lists: &[Range<usize>],
    diagnostics: &mut Vec<Diagnostic>,
) {
    if page.references.is_empty() || page.all_occurrences().next().is_some() {
        return;
    }
    let count = page.references.len();
    let start = lists.first().map_or(0, |list| list.start);
    let start = start + source.text()[start..].len() - source.text()[start..].trim_start().len();
    let end = source.text()[start..].find('\n').map_or(source.text().len(), |at| start + at);
    diagnostics.push(Diagnostic::warning(
        "no-markers",
        source.place(start..end),
        format!(
            "this page lists {count} {} and its text cites none of them",
            if count == 1 { "reference" } else { "references" }
        ),
        "add markers such as `\\[0\\]` to the text; until then no theme has a decision, though the report names some",
    ));
}
