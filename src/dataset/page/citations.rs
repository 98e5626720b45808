//! Citation markers in text: `[3]`, `[Beslissingen 2, 3]`, `[0-5]`; and sections named as `[Regeerakkoord: 2.1]`.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Mention;
use super::bracket::{self, LARGEST_MARKER, Meaning};
use super::inline::Inline;
use super::wording::{JOINING_WORDS, SPANNING_WORDS, is_dash};
use crate::diagnostic::{Place, SourceText};
use crate::model::{Occurrence, SectionNumber};

/// No bracket that is a marker is longer.
const LONGEST_BRACKET: usize = 400;

/// What a text cites.
#[derive(Debug, Default)]
pub(super) struct Cited {
    pub(super) occurrences: Vec<Occurrence>,
    pub(super) mentions: Vec<Mention>,
    /// Brackets that look like citations and cannot be read.
    pub(super) unread: Vec<Place>,
    /// Brackets whose slash was read as "up to".
    pub(super) slashed: Vec<Place>,
}

impl Cited {
    /// Takes in what another text cites and names.
    pub(super) fn extend(&mut self, other: Self) {
        self.occurrences.extend(other.occurrences);
        self.mentions.extend(other.mentions);
    }
}

/// Finds the markers in a text. Code is shown as it is, and cites nothing. Cost: n log n.
pub(super) fn find(source: &SourceText, inline: &Inline) -> Cited {
    let mut cited = Cited::default();
    let mut known: BTreeSet<SectionNumber> = BTreeSet::new();
    let mut before = None;
    for bracket in brackets(inline) {
        let place = || {
            let start = inline.source_offset(bracket.start);
            source.place(start..inline.source_offset(bracket.end - 1) + 1)
        };
        match read(inline, &bracket) {
            Meaning::Markers { markers, is_slashed } => {
                if is_slashed {
                    cited.slashed.push(place());
                }
                let single = single(&markers);
                for (marker, between) in span_between(inline, before.take(), single, &bracket) {
                    cited.occurrences.push(occurrence(source, inline, marker, &between));
                }
                for (marker, part) in markers {
                    let shift = bracket.start + 1;
                    let is_single = single.is_some();
                    let range = if is_single { bracket.clone() } else { part.start + shift..part.end + shift };
                    cited.occurrences.push(occurrence(source, inline, marker, &range));
                }
                before = single.map(|marker| (marker, bracket.end));
            }
            Meaning::Section(number) => {
                if known.insert(number.clone()) {
                    cited.mentions.push(Mention { number, place: place() });
                }
            }
            Meaning::Unread => cited.unread.push(place()),
            Meaning::Prose => {}
        }
    }
    cited
}

/// The text with its markers and named sections taken out, and the parentheses that held only those.
pub(super) fn without_markers(inline: &Inline) -> String {
    let text = &inline.text;
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for bracket in brackets(inline) {
        if matches!(read(inline, &bracket), Meaning::Markers { .. } | Meaning::Section(_)) {
            // Where Markdown takes `\[` for code, its backslash is part of the marker.
            let between = text[at..bracket.start].trim_end_matches('\\');
            // "[8] tot [12]": what joins two markers goes with them.
            if at == 0 || !joins_markers(between) {
                push_behind_marker(&mut out, between);
            }
            at = bracket.end;
        }
    }
    if at == 0 {
        return text.clone();
    }
    push_behind_marker(&mut out, &text[at..]);
    out.replace(" ()", "").replace("()", "")
}

/// The space before a marker goes with it when a full stop or the like follows.
fn push_behind_marker(out: &mut String, text: &str) {
    if text.starts_with(['.', ',', ';', ':', ')', '!', '?']) {
        out.truncate(out.trim_end_matches(' ').len());
    }
    out.push_str(text);
}

/// The markers of a text, in order.
pub(super) fn markers_in(inline: &Inline) -> Vec<u32> {
    let mut all = Vec::new();
    let mut before = None;
    for bracket in brackets(inline) {
        if let Meaning::Markers { markers, .. } = read(inline, &bracket) {
            let single = single(&markers);
            all.extend(span_between(inline, before.take(), single, &bracket).map(|(marker, _)| marker));
            all.extend(markers.into_iter().map(|(marker, _)| marker));
            before = single.map(|marker| (marker, bracket.end));
        }
    }
    all
}

fn read(inline: &Inline, bracket: &Range<usize>) -> Meaning {
    bracket::read(&inline.text[bracket.start + 1..bracket.end - 1])
}

fn single(markers: &[(u32, Range<usize>)]) -> Option<u32> {
    if let [(marker, _)] = markers { Some(*marker) } else { None }
}

/// `[0]–[3]`, `[0] t/m [3]`: the markers between those of two brackets, at the place of what joins these.
fn span_between(
    inline: &Inline,
    before: Option<(u32, usize)>,
    last: Option<u32>,
    bracket: &Range<usize>,
) -> impl Iterator<Item = (u32, Range<usize>)> {
    let span = before.zip(last).and_then(|((first, end), last)| {
        let between = inline.text.get(end..bracket.start)?;
        let start = end + (between.len() - between.trim_start().len());
        let between = between.trim_end_matches('\\').trim();
        let is_span = last <= LARGEST_MARKER && says_up_to(between);
        is_span.then_some((first + 1..last, start..start + between.len()))
    });
    span.into_iter().flat_map(|(markers, place)| markers.map(move |marker| (marker, place.clone())))
}

fn says_up_to(text: &str) -> bool {
    let mut chars = text.chars();
    let is_one_dash = chars.next().is_some_and(is_dash) && chars.next().is_none();
    is_one_dash || SPANNING_WORDS.iter().any(|words| text.eq_ignore_ascii_case(words))
}

/// What stands between two markers and says nothing without them.
fn joins_markers(text: &str) -> bool {
    let text = text.trim();
    says_up_to(text) || matches!(text, "," | "&" | ";") || JOINING_WORDS.contains(&text)
}

fn occurrence(source: &SourceText, inline: &Inline, marker: u32, range: &Range<usize>) -> Occurrence {
    let mut start = inline.source_offset(range.start);
    // The parser's text starts after the backslash of `\[`.
    if inline.text.as_bytes().get(range.start) == Some(&b'[') && source.text()[..start].ends_with('\\') {
        start -= 1;
    }
    let end = inline.source_offset(range.end - 1) + 1;
    Occurrence {
        ordinal: 0,
        marker,
        start: source.characters_before(start),
        end: source.characters_before(end),
        line: source.line(start),
    }
}

/// Innermost brackets outside code that are short enough to be a marker.
fn brackets(inline: &Inline) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, byte) in inline.text.bytes().enumerate() {
        match byte {
            b'[' | b']' if inline.is_code_at(at) => open = None,
            b'[' => open = Some(at),
            b']' => {
                if let Some(start) = open.take().filter(|start| at - start <= LONGEST_BRACKET) {
                    found.push(start..at + 1);
                }
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inline(text: &str) -> Inline {
        let mut inline = Inline::default();
        inline.push(text, 0);
        inline
    }

    #[test]
    fn a_text_without_its_markers_reads_as_if_they_had_never_been_there() {
        for (text, wanted) in [
            ("Steun [0][1], en meer [2]. Ook ([3]).", "Steun, en meer. Ook."),
            ("Steun [0]–[3]. Ook [5] t/m [7].", "Steun. Ook."),
        ] {
            assert_eq!(without_markers(&inline(text)), wanted);
        }
    }

    #[test]
    fn what_joins_two_brackets_may_span_the_markers_between_them() {
        for (text, wanted) in [
            ("[0]–[3]", &[0, 1, 2, 3][..]),
            ("[8] tot en met [10]", &[8, 9, 10]),
            ("[0]-[1]", &[0, 1]),
            ("[3]–[1]", &[3, 1]),
            ("[0] en [3]", &[0, 3]),
            ("[0], [3]", &[0, 3]),
            ("[0, 1]–[4]", &[0, 1, 4]),
        ] {
            assert_eq!(markers_in(&inline(text)), wanted, "{text}");
        }
    }

    #[test]
    fn code_cites_nothing_and_stays_in_the_text() {
        let mut inline = inline("Steun [0] als ");
        inline.push_code("[1]", 20);
        assert_eq!(markers_in(&inline), [0]);
        assert_eq!(without_markers(&inline), "Steun  als [1]");
    }
}
