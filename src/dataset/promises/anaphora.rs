//! Sentences that go on from the one before: their first words point back at it.
//!
//! # Rationale
//! "Daarbij letten we op de hoogte" says what it promises only beside "We bouwen tien loketten". What points back does so at
//! the start, where Dutch puts what is known already (Haeseryn and others, *Algemene Nederlandse Spraakkunst*, on
//! the place before the first pole): a pronominal adverb ("daarbij", "hiertoe"), a demonstrative ("deze steun", "in dat
//! kader"), a pronoun ("ze") or "zo". One in the middle of a sentence has its antecedent there more often than not, and is
//! left alone; so is what only adds ("daarnaast", "ook") or gives a reason ("daarom"), which reads as well by itself.

use super::clause::words_of;
use super::grammar::PREPOSITIONS;

/// How the start of a sentence points back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PointsBack {
    /// At a thing: "deze steun", "ze", "daarvan"; it was named in the sentence right before.
    Thing,
    /// At what was promised: "daarbij", "hiertoe", "zo", "dit alles"; a sentence between that only describes does not matter.
    Deed,
}

/// Adverbs that point at what is done or said.
const DEEDS: &[&str] = &[
    "daarbij",
    "daartoe",
    "daarvoor",
    "daarmee",
    "daardoor",
    "daarna",
    "daartegenover",
    "daaraan",
    "daarop",
    "hierbij",
    "hiertoe",
    "hiervoor",
    "hiermee",
    "hierdoor",
    "hierna",
    "hieraan",
    "hierop",
    "aldus",
    "zodoende",
    "dusdoende",
    "bijgevolg",
];

/// Adverbs and pronouns that point at a thing.
const THINGS: &[&str] = &[
    "daarin",
    "daarover",
    "daaronder",
    "daarvan",
    "daaruit",
    "daaromtrent",
    "daarrond",
    "daarbinnen",
    "hierin",
    "hierover",
    "hieronder",
    "hiervan",
    "hieruit",
    "hieromtrent",
    "hierrond",
    "hierbinnen",
    "hier",
    "daar",
    "ze",
    "zij",
    "hij",
    "beide",
    "laatstgenoemde",
    "eerstgenoemde",
    "voornoemde",
    "voormelde",
    "bovengenoemde",
    "bovenvermelde",
    "bovenstaande",
];

/// Words that point at the noun behind them, or stand for it.
const DEMONSTRATIVES: &[&str] = &["dit", "dat", "deze", "die", "dergelijke", "zulke", "dezelfde", "datzelfde"];

/// What "deze" shows without pointing back: the time and the text that are being spoken in.
const AT_HAND: &[&str] = &[
    "legislatuur",
    "regeerperiode",
    "beleidsperiode",
    "bestuursperiode",
    "regering",
    "coalitie",
    "kabinet",
    "regeerakkoord",
    "coalitieakkoord",
    "bestuursakkoord",
    "akkoord",
    "hoofdstuk",
    "jaar",
    "eeuw",
    "tijd",
    "tijden",
    "termijn",
];

/// Words that put weight on what follows: "ook hier".
const WEIGHTS: &[&str] =
    &["ook", "zelfs", "net", "juist", "precies", "alleen", "enkel", "vooral", "maar", "en", "want", "dus"];

/// How a sentence points back at its start; `None` where it stands by itself.
pub(super) fn of(sentence: &str) -> Option<PointsBack> {
    let words = words_of(&sentence.to_lowercase());
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let weights = words.iter().take_while(|word| WEIGHTS.contains(word)).count();
    let (first, rest) = words[weights..].split_first()?;
    let next = rest.first().copied().unwrap_or_default();
    match *first {
        "zo" => (!is_degree(next, rest)).then_some(PointsBack::Deed),
        // "Daar waar": a clause of its own. "Zij die": those who.
        "hier" | "daar" if next == "waar" => None,
        "ze" | "zij" | "hij" if next == "die" => None,
        word if DEEDS.contains(&word) => Some(PointsBack::Deed),
        word if THINGS.contains(&word) => Some(PointsBack::Thing),
        word if DEMONSTRATIVES.contains(&word) => demonstrative(word, rest),
        // "In dat kader", "op die manier".
        word if PREPOSITIONS.contains(&word) && word != "en" && DEMONSTRATIVES.contains(&next) => {
            demonstrative(next, &rest[1..])
        }
        _ => None,
    }
}

/// "Dit alles", "dat doen we", "deze steun"; not "deze legislatuur", and not the conjunction of "dat de rij lang is".
fn demonstrative(word: &str, rest: &[&str]) -> Option<PointsBack> {
    let next = rest.first().copied().unwrap_or_default();
    let is_at_hand = rest.iter().take(2).any(|noun| AT_HAND.contains(noun));
    let opens_clause =
        word == "dat" && matches!(next, "de" | "het" | "een" | "er" | "we" | "wij" | "iedereen" | "onze");
    let is_deed = matches!(
        next,
        "alles" | "doen" | "gebeurt" | "doel" | "kader" | "verband" | "manier" | "wijze" | "opzicht" | "zin" | "geval"
    );
    match (is_at_hand || opens_clause || next.is_empty(), is_deed) {
        (true, _) => None,
        (false, true) => Some(PointsBack::Deed),
        (false, false) => Some(PointsBack::Thing),
    }
}

/// "Zo snel mogelijk", "zo nodig": a degree, that points at nothing.
fn is_degree(next: &str, rest: &[&str]) -> bool {
    matches!(next, "nodig" | "mogelijk" | "ja") || rest.iter().take(3).any(|word| *word == "mogelijk")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_words_point_back_at_what_was_promised_or_at_a_thing() {
        for sentence in [
            "Dit alles gebeurt in overleg.",
            "Daarbij letten we op de hoogte.",
            "Daartoe openen we een tweede loket.",
            "Hiervoor komt er een fonds.",
            "Zo wordt de rij korter.",
            "Ook daarvoor trekken we geld uit.",
            "Dat doen we samen met de gemeenten.",
            "In dat kader openen we een loket.",
            "Op die manier wordt elk loket bereikt.",
            "En daarmee is elke inwoner geholpen.",
        ] {
            assert_eq!(of(sentence), Some(PointsBack::Deed), "{sentence}");
        }
        for sentence in [
            "Deze loketten zijn ook ’s avonds open.",
            "Dit wordt vastgelegd in een decreet.",
            "Ze krijgen een eigen ingang.",
            "Ook hier letten we op de hoogte.",
            "Hierover wordt jaarlijks verslag uitgebracht.",
            "Voor die loketten komt er een fonds.",
            "Dergelijke loketten worden verboden.",
        ] {
            assert_eq!(of(sentence), Some(PointsBack::Thing), "{sentence}");
        }
    }

    #[test]
    fn what_adds_gives_a_reason_or_is_at_hand_stands_by_itself() {
        for sentence in [
            "We letten daarbij op de hoogte.",
            "Daarnaast openen we een tweede loket.",
            "Daarom openen we een tweede loket.",
            "Ook de gemeenten openen een loket.",
            "Deze legislatuur openen we tien loketten.",
            "Tijdens deze regeerperiode openen we tien loketten.",
            "Deze Vlaamse Regering opent tien loketten.",
            "Zo snel mogelijk openen we een loket.",
            "Zo nodig openen we een tweede loket.",
            "Zij die lang wachten, krijgen voorrang.",
            "Dat de rij lang is, pakken we aan.",
            "Daar waar de rij lang is, openen we een loket.",
            "Het loket gaat vroeger open.",
            "We openen loketten.",
        ] {
            assert_eq!(of(sentence), None, "{sentence}");
        }
    }
}
