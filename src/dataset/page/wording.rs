//! The words by which pages tell what a part of them is for, in Dutch and English.
//!
//! All matching is on lower-case text. A page in another language loses only what hangs on these words: its introduction
//! and conclusion are then read as themes where their layout says so.

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

/// A heading that starts so opens an introduction or a summary.
const INTRODUCTION: &[&str] = &[
    "inleiding",
    "introductie",
    "samenvatting",
    "samenvattend",
    "vooraf",
    "ter inleiding",
    "introduction",
    "summary",
    "executive summary",
    "in brief",
];

/// A heading, lead or paragraph that starts so concludes.
const CONCLUSION: &[&str] = &[
    "conclusie",
    "conclusies",
    "algemene conclusie",
    "concluderend",
    "geconcludeerd",
    "in conclusie",
    "ter conclusie",
    "ter afsluiting",
    "afsluitend",
    "slotbeschouwing",
    "slotbeschouwingen",
    "slotwoord",
    "slotsom",
    "slotopmerking",
    "slotopmerkingen",
    "nabeschouwing",
    "samenvattend",
    "samengevat",
    "kort samengevat",
    "al met al",
    "al bij al",
    "alles bij elkaar",
    "alles samengenomen",
    "globaal genomen",
    "kortom",
    "tot besluit",
    "algemeen besluit",
    "eindbesluit",
    "eindconclusie",
    "eindbeoordeling",
    "eindoordeel",
    "conclusion",
    "conclusions",
    "general conclusion",
    "final conclusion",
    "concluding",
    "in conclusion",
    "to conclude",
    "to sum up",
    "to summarise",
    "to summarize",
    "summing up",
    "in summary",
    "in sum",
    "in short",
    "all in all",
    "taken together",
    "overall",
    "final remarks",
    "closing remarks",
    "final thoughts",
    "key takeaways",
    "takeaways",
    "wrap-up",
];

/// A heading or lead that says no more than this concludes; as the first words of a sentence they may go on to a subject.
const CLOSING_LABELS: &[&str] =
    &["besluit", "slot", "tot slot", "ten slotte", "tenslotte", "balans", "eindbalans", "finally", "recap", "closing"];

/// What is called a decision or the like.
const DECISIONS: &[&str] = &[
    "beslissing",
    "beslissingen",
    "besluit",
    "besluiten",
    "maatregel",
    "maatregelen",
    "document",
    "documenten",
    "referentie",
    "referenties",
    "agendapunten",
    "dossiers",
    "decision",
    "decisions",
    "measure",
    "measures",
    "documents",
    "references",
    "items",
];

/// By these words decisions are said to have nothing to do with what a report is about.
const UNRELATED: &[&str] = &[
    "geen verband",
    "geen direct verband",
    "geen rechtstreeks verband",
    "geen duidelijk verband",
    "geen relatie",
    "geen directe relatie",
    "geen link",
    "geen directe link",
    "geen betrekking",
    "geen band",
    "geen uitstaans",
    "niets te maken",
    "niets van doen",
    "weinig te maken",
    "niet gerelateerd",
    "niet-gerelateerd",
    "niet direct gerelateerd",
    "niet rechtstreeks gerelateerd",
    "niet gelinkt",
    "niet verbonden",
    "niet relevant",
    "niet-relevant",
    "niet in overweging genomen",
    "niet van toepassing",
    "niet onder deze sectie",
    "niet onder dit onderdeel",
    "irrelevant",
    "zonder verband",
    "zonder direct verband",
    "zonder relatie",
    "los van het regeerakkoord",
    "los van de sectie",
    "staan los van",
    "staat los van",
    "buiten beschouwing",
    "buiten het bestek",
    "buiten het regeerakkoord",
    "ongerelateerd",
    "nothing to do with",
    "no connection",
    "no direct connection",
    "no relation",
    "no direct relation",
    "no link",
    "no direct link",
    "no bearing",
    "not related",
    "not directly related",
    "not relevant",
    "not connected",
    "not concern",
    "unrelated",
    "outside the scope",
    "out of scope",
    "left out of consideration",
];

/// With one of these words a clause concedes something: "hoewel geen verband …, draagt het bij".
const CONCEDING: &[&str] = &[
    "hoewel", "ofschoon", "ondanks", "alhoewel", "maar", "toch", "wel", "although", "though", "while", "but", "despite",
];

/// A paragraph that starts so looks back on what was said before.
const LOOKING_BACK: &[&str] = &[
    "over het geheel",
    "over het algemeen",
    "in het algemeen",
    "op basis van",
    "uit de ",
    "uit het ",
    "uit deze ",
    "uit dit ",
    "dit overzicht",
    "de bovenstaande",
    "de bovengenoemde",
    "bovenstaande",
    "bovengenoemde",
    "door bovengenoemde",
    "door deze ",
    "hieruit",
    "het is duidelijk",
    "opmerking",
    "gebaseerd op",
    "alles samen",
    "de verstrekte documenten",
    "deze samenvatting",
    "dit rapport",
    "on the basis of",
    "based on",
];

/// A paragraph that has this in its opening words speaks of what stands before it.
const POINTING_BACK: &[&str] = &[
    "deze acties",
    "deze besluiten",
    "deze beslissingen",
    "deze maatregelen",
    "deze stappen",
    "deze initiatieven",
    "genoemde besluiten",
    "genoemde beslissingen",
    "genoemde maatregelen",
    "these actions",
    "these decisions",
    "these measures",
];

/// A heading with one of these words speaks of the report or of the agreement, not of follow-up.
const ABOUT_THE_REPORT: &[&str] = &[
    "analyse",
    "evaluatie",
    "beoordeling",
    "bevinding",
    "resultaten",
    "aanbeveling",
    "afwijk",
    "kanttekening",
    "afweging",
    "opmerking",
    "regeerakkoord",
    "naleving",
    "nakoming",
    "belofte",
    "overzicht",
    "conformiteit",
    "voortgang",
    "toekomst",
    "analysis",
    "evaluation",
    "assessment",
    "findings",
    "recommendation",
    "remark",
];

/// The dashes of print: hyphens, figure, en and em dash, bar, minus.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2e3a}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
}

/// White space folded and a closing colon taken off.
pub(super) fn tidy(text: &str) -> String {
    folded(text).trim_matches([' ', ':']).to_owned()
}

/// A label without the number before it: `1. Loketten`, `b) Loketten`.
pub(super) fn without_number(label: &str) -> &str {
    let digits = label.len() - label.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let letter = usize::from(label.starts_with(|c: char| c.is_ascii_alphabetic()));
    let length = if digits > 0 { digits } else { letter };
    let rest = label.get(length..).unwrap_or_default();
    let behind = if digits > 2 || length == 0 {
        None
    } else if digits > 0 {
        rest.strip_prefix(['.', ')'])
    } else {
        rest.strip_prefix(')')
    };
    behind.and_then(|rest| rest.strip_prefix(' ')).map_or(label, str::trim_start)
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
    const LONGEST: usize = 100;
    let text = tidy(text);
    let ends = [": ", " - ", " – ", "; ", ". ", ", ", ":"];
    let end = ends.iter().filter_map(|end| {
        let mut from = 0;
        while let Some(at) = text[from..].find(end) {
            if text[..from + at].chars().count() >= SHORTEST {
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
