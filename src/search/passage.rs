//! A part of a text with the matching words marked.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

use super::tokens::Analyzer;

/// Longest passage, about: it ends with a word.
const LONGEST: usize = 200;

/// A part of a text, on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    text: String,
    marks: Vec<Range<usize>>,
    is_cut: (bool, bool),
}

impl Passage {
    /// The passage with `open` before and `close` behind each matching word, and `…` where the text goes on.
    ///
    /// ```
    /// # use pledgebase::search::Passage;
    /// assert_eq!(Passage::whole("clean rivers").marked("«", "»"), "clean rivers");
    /// ```
    #[must_use]
    pub fn marked(&self, open: &str, close: &str) -> String {
        let mut out = String::new();
        let mut done = 0;
        if self.is_cut.0 {
            out.push('…');
        }
        for mark in &self.marks {
            // Writing to a string cannot fail.
            let _written = write!(out, "{}{open}{}{close}", &self.text[done..mark.start], &self.text[mark.clone()]);
            done = mark.end;
        }
        out.push_str(&self.text[done..]);
        if self.is_cut.1 {
            out.push('…');
        }
        out
    }

    /// A text without marks.
    #[must_use]
    pub fn whole(text: &str) -> Self {
        Self { text: text.to_owned(), marks: Vec::new(), is_cut: (false, false) }
    }
}

/// Finds the passages of texts that match best.
pub(super) struct Passages<'a> {
    weights: BTreeMap<String, f64>,
    analyzer: &'a Analyzer,
}

impl<'a> Passages<'a> {
    /// For indexed words of these weights.
    pub(super) fn new(weights: BTreeMap<String, f64>, analyzer: &'a Analyzer) -> Self {
        Self { weights, analyzer }
    }

    /// The passage of `text` that matches best; `None` when no word matches.
    pub(super) fn best(&self, text: &str) -> Option<Passage> {
        let matching: Vec<(Range<usize>, f64)> = (self.analyzer.tokens(text).into_iter())
            .filter_map(|token| Some((token.range, *self.weights.get(&token.word)?)))
            .collect();
        let marked = heaviest(&matching)?;
        let marks: Vec<_> = matching[marked].iter().map(|(range, _)| range.clone()).collect();
        let (first, last) = (marks.first()?.start, marks.last()?.end);
        let (start, end) = widened(text, first..last);
        Some(Passage {
            text: text[start..end].to_owned(),
            marks: marks.into_iter().map(|mark| mark.start - start..mark.end - start).collect(),
            is_cut: (start > 0, end < text.len()),
        })
    }

    /// The passage of `text` that matches best, or its beginning.
    pub(super) fn best_or_beginning(&self, text: &str) -> Passage {
        self.best(text).unwrap_or_else(|| {
            let is_long = text.char_indices().nth(LONGEST);
            let end = is_long.map_or(text.len(), |(end, _)| text[..end].rfind(' ').unwrap_or(end));
            Passage { text: text[..end].to_owned(), marks: Vec::new(), is_cut: (false, end < text.len()) }
        })
    }
}

/// The neighbouring matches within [`LONGEST`] that weigh most together; of equal ones the first.
fn heaviest(matching: &[(Range<usize>, f64)]) -> Option<Range<usize>> {
    let mut best: Option<(f64, Range<usize>)> = None;
    let (mut first, mut sum) = (0, 0.0);
    for (last, (range, weight)) in matching.iter().enumerate() {
        sum += weight;
        while first < last && range.end - matching[first].0.start > LONGEST {
            sum -= matching[first].1;
            first += 1;
        }
        if best.as_ref().is_none_or(|(known, _)| sum > known + 1e-9) {
            best = Some((sum, first..last + 1));
        }
    }
    best.map(|(_, range)| range)
}

/// A range with as many whole words around it as make a passage, the same on both sides where there are.
fn widened(text: &str, inner: Range<usize>) -> (usize, usize) {
    let room = LONGEST.saturating_sub(inner.len());
    let behind = text.len() - inner.end;
    let before = inner.start.min((room / 2).max(room.saturating_sub(behind)));
    let start = floor(text, inner.start - before);
    let end = floor(text, (inner.end + room - before).min(text.len()));
    // A word that is cut is left out, signs that touch the match stay.
    let is_whole = |at: usize| at == 0 || at == text.len() || text[..at].ends_with(char::is_whitespace);
    let start = if is_whole(start) {
        start
    } else {
        let space = text[start..inner.start].char_indices().find(|(_, c)| c.is_whitespace());
        space.map_or_else(|| touching(text, inner.start), |(at, c)| start + at + c.len_utf8())
    };
    let follows_space = text[end..].starts_with(char::is_whitespace);
    let end = if is_whole(end) || follows_space || end <= inner.end {
        end.max(inner.end)
    } else {
        text[inner.end..end].rfind(char::is_whitespace).map_or_else(|| touched(text, inner.end), |at| inner.end + at)
    };
    (start, inner.end + text[inner.end..end].trim_end().len())
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Where the signs begin that stand right before a place.
fn touching(text: &str, at: usize) -> usize {
    let is_sign = |c: &(usize, char)| !c.1.is_whitespace() && !c.1.is_alphanumeric();
    text[..at].char_indices().rev().take_while(is_sign).last().map_or(at, |(start, _)| start)
}

/// Where the signs end that stand right behind a place.
fn touched(text: &str, at: usize) -> usize {
    at + text[at..].find(|c: char| c.is_whitespace() || c.is_alphanumeric()).unwrap_or(text.len() - at)
}

#[cfg(test)]
mod tests {
    use super::*;

    static ANALYZER: std::sync::LazyLock<Analyzer> = std::sync::LazyLock::new(|| Analyzer::new(None));

    fn passages(words: &str) -> Passages<'static> {
        Passages::new(ANALYZER.words(words).into_iter().map(|word| (word, 1.0)).collect(), &ANALYZER)
    }

    #[test]
    fn matching_words_are_marked_with_the_signs_around_them_left_out() {
        let found = passages("ecole rivers").best("Les «Écoles», une (école) et Rivers.").unwrap();
        assert_eq!(found.marked("[", "]"), "Les «Écoles», une ([école]) et [Rivers].");
        assert_eq!(passages("bridge").best("No such word"), None);
    }

    #[test]
    fn a_long_text_is_cut_at_words_around_the_matching_ones() {
        let text = format!("{}\u{a0}\u{20ac}(river)\u{2026}\u{a0}{}", "één ".repeat(90).trim_end(), "lang ".repeat(90));
        let found = passages("river").best(&text).unwrap().marked("[", "]");
        assert!(found.contains("[river]") && found.starts_with('…') && found.ends_with('…'), "{found}");
        assert!(found.chars().count() < LONGEST + 20, "{found}");
        assert!(found.trim_matches('…').split_whitespace().all(|word| text.contains(&word.replace(['[', ']'], ""))));
    }

    #[test]
    fn without_a_matching_word_a_text_is_shown_from_its_beginning() {
        let found = passages("river").best_or_beginning(&"woord ".repeat(50)).marked("[", "]");
        assert!(found.starts_with("woord woord") && found.ends_with("woord…"), "{found}");
        assert_eq!(passages("river").best_or_beginning("kort").marked("[", "]"), "kort");
    }
}
