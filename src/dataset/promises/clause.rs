//! The main clauses of a Dutch sentence and the verb that carries each.
//!
//! # Rationale
//! Dutch puts the finite verb of a main clause second, behind exactly one constituent, and the verbs of a subordinate
//! clause last (Haeseryn and others, *Algemene Nederlandse Spraakkunst*, on the two poles of the clause). So the carrying
//! verb is the first finite verb outside subordinate clauses, and no dictionary of all verbs is needed: forms of being,
//! effect, obligation and past are closed lists, and any other third person singular ends in -t.

use super::verbs::{ACTING, BEING_WITH, DOING_WITH, EFFECT, ENDS_OF_NOUNS, LAPSING, LAPSING_WITH, MODAL, PAST, STATE};
use super::words::{ARTICLES, OPENING_CLAUSE, OPENS_FIRST_ONLY, PREPOSITIONS, SUBORDINATE};

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

/// A main clause: its words, lower case, without the subordinate clauses in it.
#[derive(Debug, Default)]
pub(super) struct Clause {
    pub(super) words: Vec<String>,
    /// The words joined by spaces, with one around them.
    pub(super) text: String,
    /// Where the carrying verb stands among the words.
    pub(super) verb: Option<(usize, Verb)>,
    /// The word that opens a subordinate clause before this one.
    pub(super) opener: Option<String>,
    /// Words of the sentence that stand in capitals, lower case: names of bodies.
    pub(super) acronyms: Vec<String>,
}

/// The main clauses of a sentence, cut at semicolons and colons.
pub(super) fn main_clauses(sentence: &str) -> Vec<Clause> {
    let lower = without_asides(&without_stress(&sentence.to_lowercase()));
    let is_acronym = |word: &String| word.len() > 2 && word.chars().all(char::is_uppercase);
    let acronyms: Vec<_> = words_of(sentence).into_iter().filter(is_acronym).map(|word| word.to_lowercase()).collect();
    let clauses = lower.split([';', ':']).map(|part| main_clause(part, &acronyms));
    clauses.filter(|clause| !clause.words.is_empty()).collect()
}

/// A text in small letters without the accents that only stress a word: "ís", "wél", "móét". Those that spell one stay:
/// "één" is the number, and "privé" another word than "prive".
fn without_stress(lower: &str) -> String {
    const PLAIN: [(char, char); 5] = [('á', 'a'), ('é', 'e'), ('í', 'i'), ('ó', 'o'), ('ú', 'u')];
    if !lower.contains(PLAIN.map(|(stressed, _)| stressed)) {
        return lower.to_owned();
    }
    let plain = |word: &str| {
        let plain: String =
            word.chars().map(|c| PLAIN.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to)).collect();
        let is_known = plain == "wel" || class_of(&plain).is_some_and(|class| class != Verb::Act);
        if is_known { plain } else { word.to_owned() }
    };
    let mut out = String::with_capacity(lower.len());
    for piece in lower.split_inclusive(|c: char| !c.is_alphabetic()) {
        let end = piece.len() - piece.chars().next_back().filter(|c| !c.is_alphabetic()).map_or(0, char::len_utf8);
        out.push_str(&plain(&piece[..end]));
        out.push_str(&piece[end..]);
    }
    out
}

/// All words of a text.
pub(super) fn words_of(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '’' && c != '\'');
    words.filter(|word| word.contains(char::is_alphanumeric)).map(str::to_owned).collect()
}

fn main_clause(part: &str, acronyms: &[String]) -> Clause {
    // The number of a list's item is no part of it.
    let part = part.trim_start_matches(|c: char| !c.is_alphabetic());
    let chunks: Vec<Vec<String>> = part.split(',').map(words_of).filter(|chunk| !chunk.is_empty()).collect();
    let first = chunks.first().and_then(|chunk| chunk.first());
    let opener = first.filter(|word| OPENING_CLAUSE.contains(&word.as_str())).cloned();
    let words = match (&opener, behind_opening(&chunks)) {
        (None, _) => {
            // The first word opens nothing here: "dat is", "wie werk zoekt krijgt".
            let first = chunks.iter().take(1).flat_map(|chunk| outside_subordinate(chunk, 1));
            first.chain(chunks.iter().skip(1).flat_map(|chunk| outside_subordinate(chunk, 0))).collect()
        }
        (Some(_), words) => words,
    };
    let first = words.first().filter(|_| opener.is_some()).and_then(|word| class_of(word));
    let verb = first.map(|verb| (0, verb)).or_else(|| carrying_verb(&words));
    let verb = verb.map(|(at, verb)| (at, with_particle(verb, &words[at..])));
    Clause { text: format!(" {} ", words.join(" ")), words, verb, opener, acronyms: acronyms.to_vec() }
}

/// What follows a subordinate clause at the start: the main clause begins with its verb, behind a comma or not.
fn behind_opening(chunks: &[Vec<String>]) -> Vec<String> {
    let rest = |from: usize| chunks[from..].iter().flat_map(|chunk| outside_subordinate(chunk, 0)).collect::<Vec<_>>();
    let begins_with_verb = |chunk: &Vec<String>| {
        let at = usize::from(chunk.first().is_some_and(|word| word == "dan"));
        chunk.get(at).is_some_and(|word| class_of(word).is_some()) || chunk.get(at + 1).is_some_and(|word| word == "we")
    };
    if let Some(at) = chunks.iter().skip(1).position(begins_with_verb) {
        return rest(at + 1);
    }
    // "Om hen te helpen wordt …": no comma ends the clause.
    let words: Vec<String> = chunks.iter().flatten().cloned().collect();
    let is_infinitive = |at: usize| at > 0 && words[at - 1] == "te";
    let is_verb = |at: usize| words.get(at).is_some_and(|word| class_of(word).is_some());
    let verb = (1..words.len()).find(|at| !is_infinitive(*at) && is_verb(*at));
    // Of two verbs side by side the second is the main clause's: "wie werk zoekt krijgt steun".
    let verb = verb.map(|at| if is_verb(at + 1) { at + 1 } else { at });
    let we = words.iter().position(|word| word == "we" || word == "wij").map(|at| at.saturating_sub(1));
    words[verb.into_iter().chain(we).min().unwrap_or(0)..].to_vec()
}

/// A chunk without what a subordinator opens; behind the verb of a clause that has no comma the main clause goes on.
fn outside_subordinate(chunk: &[String], from: usize) -> Vec<String> {
    let opens = |at: usize| {
        let word = chunk[at].as_str();
        let follows_preposition = at > 0 && PREPOSITIONS.contains(&chunk[at - 1].as_str());
        SUBORDINATE.contains(&word) && (at == 0 || !OPENS_FIRST_ONLY.contains(&word)) && !follows_preposition
    };
    let Some(start) = (from..chunk.len()).find(|at| opens(*at)) else { return chunk.to_vec() };
    if start == 0 {
        return Vec::new();
    }
    let mut words = chunk[..start].to_vec();
    if carrying_verb(&words).is_some() {
        return words;
    }
    let is_verb = |word: &String| class_of(word).is_some();
    if let Some(verb) = chunk[start..].iter().position(is_verb).map(|at| at + start) {
        let cluster = chunk[verb..].iter().take_while(|word| is_verb(word)).count();
        // "Die het willen laten doen zullen": infinitives behind a modal verb are of its clause, what is finite is not.
        let is_infinitive = |word: &&String| word.ends_with("en") && !is_surely_finite(word);
        let with_modal = MODAL.contains(&chunk[verb].as_str());
        let infinitives = chunk[verb + 1..].iter().take_while(is_infinitive).count();
        // Of two verbs side by side the second is the main clause's: "wie werk zoekt krijgt steun".
        let behind = match cluster {
            // "Om dat op te nemen is": the infinitive ends its clause.
            _ if chunk[verb - 1] == "te" => verb + 1,
            _ if with_modal && infinitives > 0 => verb + 1 + infinitives,
            0 | 1 => verb + 1,
            _ => verb + cluster - 1,
        };
        words.extend_from_slice(&chunk[behind..]);
    }
    words
}

/// The class of a verb together with its particle: "ziet toe" is a deed, "neemt toe" is none.
fn with_particle(verb: Verb, from_verb: &[String]) -> Verb {
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
fn carrying_verb(words: &[String]) -> Option<(usize, Verb)> {
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
        let is_other = is_infinitive || is_possessive || is_noun || is_participle || is_head;
        (!follows(&["te"]) && !is_other).then_some((at, class))
    })
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
    behind_determiner && is_ambiguous && words[at + 1..].iter().any(|word| is_surely_finite(word) || is_past(word))
}

fn is_past(word: &str) -> bool {
    PAST.contains(&word)
}

fn is_surely_finite(word: &str) -> bool {
    matches!(word, "wordt" | "worden" | "is") || MODAL.contains(&word) || (word.ends_with('t') && STATE.contains(&word))
}

/// What kind of finite verb a word is, by list or by form.
fn class_of(word: &str) -> Option<Verb> {
    let is_in = |list: &[&str]| list.contains(&word);
    if matches!(word, "wordt" | "worden") {
        Some(Verb::Passive)
    } else if is_in(MODAL) {
        Some(Verb::Modal)
    } else if is_in(STATE) {
        Some(Verb::State)
    } else if is_in(EFFECT) {
        Some(Verb::Effect)
    } else if is_in(PAST) {
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

/// The text without what stands in parentheses or between two dashes.
fn without_asides(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    let text = if depth == 0 { out.as_str() } else { text };
    let mut parts: Vec<&str> = text.split(" – ").collect();
    if parts.len() % 2 == 1 {
        parts = parts.into_iter().step_by(2).collect();
    }
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verb_of(sentence: &str) -> Option<(String, Verb)> {
        let clause = main_clauses(sentence).into_iter().next()?;
        clause.verb.map(|(at, verb)| (clause.words[at].clone(), verb))
    }

    #[test]
    fn the_first_finite_verb_outside_subordinate_clauses_carries_the_sentence() {
        for (sentence, verb, class) in [
            ("De dienst stuurt de loketten aan.", "stuurt", Verb::Act),
            ("Om de rij te korten wordt een loket geopend.", "wordt", Verb::Passive),
            ("Als de rij lang is, kan een tweede loket opengaan.", "kan", Verb::Modal),
            ("Inwoners die geen loket vinden zijn ontevreden.", "zijn", Verb::State),
            ("Wie werk zoekt krijgt steun.", "krijgt", Verb::Act),
            ("De nabijheid van loketten (en die is groot) biedt kansen.", "biedt", Verb::Effect),
            ("Het loket – het eerste dat gesloten werd – ligt ver weg.", "ligt", Verb::State),
        ] {
            assert_eq!(verb_of(sentence), Some((verb.to_owned(), class)), "{sentence}");
        }
        assert_eq!(verb_of("Een open balie voor iedere inwoner."), None);
        assert_eq!(verb_of("De minister ziet daarop toe."), Some(("ziet".to_owned(), Verb::Act)));
        assert_eq!(verb_of("De drukte neemt toe."), Some(("neemt".to_owned(), Verb::State)));
    }
}
