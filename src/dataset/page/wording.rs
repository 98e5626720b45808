//! The words by which pages tell what a part of them is for, in Dutch and English.
//!
//! All matching is on lower-case text. A page in another language loses only what hangs on these words: its introduction
//! and conclusion are then read as themes where their layout says so.

use super::phrases::{
    ABOUT_THE_REPORT, CLOSING_LABELS, CONCEDING, CONCLUSION, DECISIONS, FIELDS, INTRODUCTION, LOOKING_BACK,
    POINTING_BACK, REMARKS, UNRELATED,
};
use crate::language::folded;

/// Words before the numbers in a spelled citation: `[Beslissingen 2, 3]`.
pub(super) const CITING_WORDS: &[&str] = &[
    "beslissing",
    "beslissingen",
    "besluit",
    "besluiten",
    "document",
    "documenten",
    "referentie",
    "referenties",
    "ref",
    "refs",
    "bron",
    "bronnen",
    "zie",
    "nr",
    "nrs",
    "nummer",
    "nummers",
    "cf",
    "vgl",
    "decision",
    "decisions",
    "reference",
    "references",
    "source",
    "sources",
    "see",
    "no",
    "nos",
    "number",
    "numbers",
];

/// Words between the numbers of a spelled citation.
pub(super) const JOINING_WORDS: &[&str] = &["en", "of", "and", "or", "alsook", "evenals", "plus"];

/// What says "up to" between two numbers. Of two that start alike the longer comes first.
pub(super) const SPANNING_WORDS: &[&str] =
    &["tot en met", "tot", "t/m", "t.e.m.", "t.e.m", "tem", "t.m.", "up to", "to", "through", "thru", "until", "till"];

/// Words that point into a decision: the number behind them is a page or an article, and no marker.
pub(super) const POINTING_WORDS: &[&str] = &[
    "p",
    "pp",
    "pag",
    "pagina",
    "pagina's",
    "pagina’s",
    "blz",
    "bladzijde",
    "bladzijden",
    "art",
    "artikel",
    "artikelen",
    "§",
    "par",
    "paragraaf",
    "punt",
    "hoofdstuk",
    "deel",
    "bijlage",
    "regel",
    "regels",
    "noot",
    "page",
    "pages",
    "article",
    "articles",
    "section",
    "paragraph",
    "chapter",
    "part",
    "point",
    "annex",
    "line",
    "lines",
    "note",
];

/// Words before a section number: `[Regeerakkoord: 2.1]`.
pub(super) const SECTION_WORDS: &[&str] = &[
    "regeerakkoord",
    "regeerakkoordsectie",
    "sectie",
    "punt",
    "hoofdstuk",
    "deel",
    "paragraaf",
    "agreement",
    "section",
    "chapter",
    "part",
    "point",
];

/// The dashes of print: hyphens, figure, en and em dash, bar, minus.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2e3a}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
}

/// White space folded, a closing colon and the marks of bold text that is none taken off.
pub(super) fn tidy(text: &str) -> String {
    // "** Loketten**": a space behind the marks makes them text.
    let text = if text.contains("**") { folded(&text.replace("**", "")) } else { folded(text) };
    text.trim_matches([' ', ':']).replace(" :", ":")
}

/// Whether a lead only remarks on the report.
pub(super) fn is_remark(lead: &str) -> bool {
    REMARKS.contains(&lead.to_lowercase().trim_end_matches([':', '.', ' ']))
}

/// Whether a lead names a part that every subject of a report has.
pub(super) fn is_field(lead: &str) -> bool {
    FIELDS.contains(&lead.to_lowercase().trim_end_matches([':', '.', ' ']))
}

/// Whether a heading or lead speaks of the report, not of follow-up.
pub(super) fn is_aside(label: &str) -> bool {
    is_about_the_report(label) || is_introduction(label) || is_conclusion(label)
}

/// Whether a heading opens an introduction or summary.
pub(super) fn is_introduction(heading: &str) -> bool {
    opens_with(&heading.to_lowercase(), INTRODUCTION)
}

/// Whether a heading or lead opens a conclusion.
pub(super) fn is_conclusion(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    opens_with(&heading, CONCLUSION) || CLOSING_LABELS.contains(&heading.trim_end_matches([':', '.', ' ']))
}

/// Whether a text begins with one of the words, as whole words.
fn opens_with(text: &str, list: &[&str]) -> bool {
    list.iter().any(|words| {
        text.strip_prefix(words).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
    })
}

/// Whether a text opens by saying that decisions have nothing to do with the agreement, or with its section.
pub(super) fn is_about_others(text: &str) -> bool {
    const OPENING: usize = 400;
    let opening: String = text.trim_start().chars().take(OPENING).flat_map(char::to_lowercase).collect();
    let sentence = opening.split(". ").next().unwrap_or_default();
    let words = |list: &[&str]| sentence.split(|c: char| !c.is_alphanumeric()).any(|word| list.contains(&word));
    UNRELATED.iter().any(|said| sentence.contains(said)) && words(DECISIONS) && !words(CONCEDING)
}

/// Whether a label says no more than that it is a decision.
fn names_a_decision(label: &str) -> bool {
    DECISIONS.contains(&label.to_lowercase().trim())
}

/// Whether a paragraph concludes or looks back.
pub(super) fn looks_back(paragraph: &str) -> bool {
    const OPENING: usize = 60;
    let opening: String = paragraph.trim_start().chars().take(OPENING).flat_map(char::to_lowercase).collect();
    opens_with(&opening, CONCLUSION)
        || LOOKING_BACK.iter().any(|words| opening.starts_with(words))
        || POINTING_BACK.iter().any(|words| opening.contains(words))
}

/// Whether a heading speaks of the report itself.
pub(super) fn is_about_the_report(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    let speaks_of_it = |text: &str| ABOUT_THE_REPORT.iter().any(|word| text.contains(word));
    // "Belofte 1: loketten" is about loketten.
    let subject = heading.split_once(':').filter(|(lead, _)| lead.split_whitespace().count() <= 2);
    let is_counted =
        heading.split_whitespace().nth(1).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    match subject.map(|(_, subject)| subject.trim()).filter(|subject| !subject.is_empty()) {
        Some(subject) => speaks_of_it(subject),
        None => speaks_of_it(&heading) && !is_counted,
    }
}

/// The first clause of a text: up to a colon, dash, semicolon, full stop or comma, at most about 100 characters.
pub(super) fn first_clause(text: &str) -> String {
    const SHORTEST: usize = 12;
    // What stands before a colon is meant as a label.
    const SHORTEST_LABEL: usize = 5;
    const LONGEST: usize = 100;
    let text = tidy(text);
    let ends = [": ", " - ", " – ", "; ", ". ", ", ", ":"];
    let end = ends.iter().filter_map(|end| {
        let mut from = 0;
        while let Some(at) = text[from..].find(end) {
            let before = &text[..from + at];
            // "2021-03-12: goedkeuring", "besluit: goedkeuring": no subject yet.
            let is_subject = !before.starts_with(|c: char| c.is_ascii_digit()) && !names_a_decision(before);
            let shortest = if end.starts_with(':') && is_subject { SHORTEST_LABEL } else { SHORTEST };
            if before.chars().count() >= shortest && (is_subject || !end.starts_with(':')) {
                return Some(from + at);
            }
            from += at + end.len();
        }
        None
    });
    let clause = &text[..end.min().unwrap_or(text.len())];
    let clause = clause.trim_end_matches(['.', ' ', ';', ',']);
    if clause.chars().count() <= LONGEST {
        return clause.to_owned();
    }
    let cut: String = clause.chars().take(LONGEST).collect();
    let whole_words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{}…", whole_words.trim_end_matches(['.', ',', ';', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_clause_names_an_item() {
        assert_eq!(first_clause("Wijziging decreet - De regering wijzigde het."), "Wijziging decreet");
        assert_eq!(first_clause("Uitvoering van trajecten:\n- een"), "Uitvoering van trajecten");
        assert_eq!(first_clause("Kort: te kort, om te knippen"), "Kort: te kort");
        assert!(first_clause(&"woord ".repeat(60)).ends_with("woord…"));
    }
}
