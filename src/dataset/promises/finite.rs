//! Which word of a clause is its finite verb, and what kind of verb that is: by closed lists, and by form.

use super::actors::PRIVATE_PERSONS;
use super::deeds::{ACTING, DOING_WITH};
use super::grammar::{
    ADVERBIAL, ARTICLES, ENDS_OF_NOUNS, MODAL, NO_VERBS, PARTICIPLES, PLURAL_DETERMINERS, PREPOSITIONS, SUBORDINATE,
    TIMES,
};
use super::verbs::{BEING_WITH, EFFECT, LAPSING, LAPSING_WITH, PAST, STATE};

/// What a finite verb says of its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verb {
    /// `wordt`, `worden`.
    Passive,
    /// `moet`, `zal`, `kan`.
    Modal,
    /// `is`, `ligt`, `kent`.
    State,
    /// `biedt`, `leidt`: an effect of the subject, whoever that is.
    Effect,
    /// `was`, `kreeg`.
    Past,
    /// `loopt af`, `verstrijkt`: what comes about by itself, whenever it does.
    Lapse,
    /// Any other.
    Act,
}

/// The class of a verb together with its particle: "ziet toe" is a deed, "neemt toe" is none.
pub(super) fn with_particle(verb: Verb, from_verb: &[String]) -> Verb {
    // Before "te" the same word is no particle: "geeft de kans dat aan te pakken".
    let behind = format!(" {} ", from_verb[1..].join(" ")).replace(" aan te ", " ");
    let goes_with = |list: &[(&str, &str)]| {
        list.iter().any(|(form, particle)| from_verb[0] == *form && behind.contains(&format!(" {particle} ")))
    };
    match verb {
        Verb::State | Verb::Effect if goes_with(DOING_WITH) => Verb::Act,
        Verb::Act | Verb::Effect if goes_with(BEING_WITH) => Verb::State,
        Verb::Act if goes_with(LAPSING_WITH) => Verb::Lapse,
        verb => verb,
    }
}

/// The first word that is a finite verb by list or by form.
pub(super) fn carrying_verb(words: &[String]) -> Option<(usize, Verb)> {
    (0..words.len()).find_map(|at| {
        let word = words[at].as_str();
        let follows = |list: &[&str]| at > 0 && list.contains(&words[at - 1].as_str());
        let class = class_of(word)?;
        // An infinitive: behind "te", as the head of a phrase, or as a noun before the verb ("groen wonen wordt …").
        let next = words.get(at + 1).and_then(|word| class_of(word).filter(|_| is_surely_finite(word)));
        let is_infinitive = word.ends_with("en") && !is_surely_finite(word) && (at == 0 || next.is_some());
        let is_possessive = word == "zijn" && follows(PREPOSITIONS);
        let is_listed = class != Verb::Act || ACTING.contains(&word);
        let is_adjective = (word == "wil" || (class == Verb::Effect && word.ends_with('t'))) && follows(ARTICLES);
        // "Zonder vereist bewijs": no finite verb stands right behind a preposition.
        let is_participle = class == Verb::State && word.ends_with('t') && follows(PREPOSITIONS) && !follows(&["en"]);
        // "De bestaande verschillen worden weggewerkt", "de actieve inzet is nodig": the head of a phrase before the verb.
        let is_head = is_head_of_phrase(words, at);
        let is_noun = is_adjective || (!is_listed && (at == 0 || follows(ARTICLES) || follows(PREPOSITIONS)));
        // "Het versterken van", "bij het nemen": a deed as a noun.
        let is_deed =
            word.ends_with("en") && !is_surely_finite(word) && class != Verb::Past && follows(&["het", "een"]);
        let is_attribute = class == Verb::Past && (follows(ARTICLES) || follows(PREPOSITIONS));
        let is_other = is_infinitive || is_possessive || is_noun || is_participle || is_head || is_deed || is_attribute;
        (!follows(&["te"]) && !is_other).then_some((at, class))
    })
}

/// A clause of so few words ends in no infinitive: "burgers en bedrijven klagen".
const SHORTEST_WITH_INFINITIVE: usize = 5;

/// The plural verb of a clause in which no form betrays one: "de databanken werken naast elkaar". It follows a plural noun
/// behind a determiner, or comes right behind what stands first.
pub(super) fn plural_verb(words: &[String]) -> Option<(usize, Verb)> {
    let first = words.first()?.as_str();
    let is_noun_phrase = PLURAL_DETERMINERS.contains(&first) || (first.len() > 4 && first.ends_with('e'));
    let is_time = words.get(1).is_some_and(|word| TIMES.contains(&word.as_str()));
    let is_pronominal = ["daar", "hier", "waar"].iter().any(|begin| first.starts_with(begin));
    let comes_behind = is_time || is_pronominal || PREPOSITIONS.contains(&first) || ADVERBIAL.contains(&first);
    let is_bare = first.len() > 4 && (first.ends_with('s') || first.ends_with("en"));
    let is_person = PRIVATE_PERSONS.contains(&first);
    let names_a_deed =
        !is_person && first.ends_with("en") && words.get(1).is_some_and(|word| PREPOSITIONS.contains(&word.as_str()));
    if !(is_noun_phrase || comes_behind || is_bare) || names_a_deed {
        return None;
    }
    let is_verb = |at: usize| {
        let before = words[at - 1].as_str();
        let is_attribute = before.len() > 3
            && (before.ends_with('e') || (at > 1 && before.starts_with("ge") && before.ends_with("en")))
            || PARTICIPLES.contains(&before);
        let is_closed = ARTICLES.contains(&before) || PREPOSITIONS.contains(&before) || before == "te";
        is_plural(&words[at]) && !is_attribute && !is_closed
    };
    // At the end there stands an infinitive: "de kwaliteit naar de top brengen".
    let verb = (1..words.len() - usize::from(words.len() > SHORTEST_WITH_INFINITIVE)).find(|at| is_verb(*at))?;
    // "De inkomsten financieren": of two side by side the first is the noun.
    let is_noun = verb + 2 < words.len() && is_plural(&words[verb + 1]);
    Some((verb + usize::from(is_noun), Verb::Act))
}

/// Whether a word may be a plural verb by its form.
pub(super) fn is_plural(word: &str) -> bool {
    word.len() > 4 && word.ends_with("en") && !PREPOSITIONS.contains(&word) && !NO_VERBS.contains(&word)
}

/// Whether a word that may be a verb or a noun stands where the head of a noun phrase does, and a word that can only be a
/// finite verb follows before the clause ends.
fn is_head_of_phrase(words: &[String], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| words[before].as_str()) else { return false };
    let is_adjective = before.len() > 3 && before.ends_with('e') && at > 1 && class_of(before).is_none();
    let behind_determiner = ARTICLES.contains(&before) || is_adjective;
    let is_ambiguous = !is_surely_finite(&words[at]) && !is_past(&words[at]);
    // "Zonder geldig attest zullen": known by its form only, and a verb of the passive or of obligation carries the clause.
    let by_form = looks_finite(&words[at]) && !ACTING.contains(&&*words[at]) && class_of(&words[at]) == Some(Verb::Act);
    let carries = |word: &&String| matches!(class_of(word), Some(Verb::Passive | Verb::Modal));
    if by_form && words[at + 1..].iter().take_while(|word| *word != "en").any(|word| carries(&word)) {
        return true;
    }
    // "Tweede verblijven blijft": a finite form right behind it.
    let next = words.get(at + 1).is_some_and(|word| word.ends_with('t') && class_of(word).is_some());
    let follows = next || words[at + 1..].iter().any(|word| is_surely_finite(word) || is_past(word));
    behind_determiner && is_ambiguous && follows
}

/// By list, or by an end that no present form has: "investeerde". A participle with it has "ge-" before it.
pub(super) fn is_past(word: &str) -> bool {
    let by_form = ["eerde", "eerden"].iter().any(|end| word.ends_with(end)) && word.len() > 7;
    let is_participle = ["ge", "her", "ver", "be", "over", "onder", "aan", "af", "uit", "in", "door"]
        .iter()
        .any(|begin| word.strip_prefix(begin).is_some_and(|rest| *begin == "ge" || rest.starts_with("ge")));
    PAST.contains(&word) || (by_form && !is_participle && !word.contains('-'))
}

pub(super) fn is_surely_finite(word: &str) -> bool {
    matches!(word, "wordt" | "worden" | "is") || MODAL.contains(&word) || (word.ends_with('t') && STATE.contains(&word))
}

/// What kind of finite verb a word is, by list or by form.
pub(super) fn class_of(word: &str) -> Option<Verb> {
    let is_in = |list: &[&str]| list.contains(&word);
    if matches!(word, "wordt" | "worden") {
        Some(Verb::Passive)
    } else if is_in(MODAL) {
        Some(Verb::Modal)
    } else if is_in(STATE) {
        Some(Verb::State)
    } else if is_in(EFFECT) {
        Some(Verb::Effect)
    } else if is_past(word) {
        Some(Verb::Past)
    } else if is_in(LAPSING) {
        Some(Verb::Lapse)
    } else {
        (is_in(ACTING) || looks_finite(word)).then_some(Verb::Act)
    }
}

/// Third person singular: ends in -t, and is no participle, noun or adjective by its form.
fn looks_finite(word: &str) -> bool {
    word.len() > 4
        && word.ends_with('t')
        && !word.starts_with("ge")
        && !word.contains('-')
        && !SUBORDINATE.contains(&word)
        && !ENDS_OF_NOUNS.iter().any(|end| word.ends_with(end))
}
