//! The main clauses of a Dutch sentence and the verb that carries each.
//!
//! # Rationale
//! Dutch puts the finite verb of a main clause second, behind exactly one constituent, and the verbs of a subordinate
//! clause last (Haeseryn and others, *Algemene Nederlandse Spraakkunst*, on the two poles of the clause). So the carrying
//! verb is the first finite verb outside subordinate clauses, and no dictionary of all verbs is needed: forms of being,
//! effect, obligation and past are closed lists, and any other third person singular ends in -t.

use super::Viewpoint;
use super::finite::{Verb, carrying_verb, class_of, is_plural, is_surely_finite, plural_verb, with_particle};
use super::grammar::{MODAL, OPENING_CLAUSE, OPENS_FIRST_ONLY, PREPOSITIONS, SUBORDINATE};

/// A main clause: its words, lower case, without the subordinate clauses in it.
#[derive(Debug, Default)]
pub(super) struct Clause<'a> {
    pub(super) words: Vec<String>,
    /// The words joined by spaces, with one around them.
    pub(super) text: String,
    /// Where the carrying verb stands among the words.
    pub(super) verb: Option<(usize, Verb)>,
    /// The word that opens a subordinate clause before this one.
    pub(super) opener: Option<String>,
    /// Words of the sentence that stand in capitals, lower case: names of bodies.
    pub(super) acronyms: Vec<String>,
    /// Words of the sentence, but for its first, that begin with a capital, lower case: names.
    pub(super) names: Vec<String>,
    /// From where the sentence is said.
    pub(super) view: Viewpoint<'a>,
}

/// The main clauses of a sentence, cut at semicolons and colons.
pub(super) fn main_clauses<'a>(sentence: &str, view: Viewpoint<'a>) -> Vec<Clause<'a>> {
    let lower = without_asides(&without_stress(&sentence.to_lowercase()));
    let words = words_of(sentence);
    let low = |word: &String| word.to_lowercase();
    let is_acronym = |word: &&String| word.len() > 2 && word.chars().all(char::is_uppercase);
    let acronyms: Vec<_> = words.iter().filter(is_acronym).map(low).collect();
    // "Vlaamse" is capital and no name.
    let is_name = |word: &&String| word.starts_with(char::is_uppercase) && !word.ends_with("se");
    let names: Vec<_> = words.iter().skip(1).filter(is_name).map(low).collect();
    let clauses = lower.split([';', ':']).map(|part| Clause {
        acronyms: acronyms.clone(),
        names: names.clone(),
        view,
        ..main_clause(part)
    });
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

fn main_clause<'a>(part: &str) -> Clause<'a> {
    // The number of a list's item is no part of it.
    let part = part.trim_start_matches(|c: char| !c.is_alphabetic());
    let mut chunks: Vec<Vec<String>> = part.split(',').map(words_of).filter(|chunk| !chunk.is_empty()).collect();
    // "Slaagt dat niet, dan wordt …": what stands before "dan" is a condition.
    let is_condition =
        |chunk: &Vec<String>| chunk.first().is_some_and(|word| class_of(word).is_some() || is_plural(word));
    if chunks.first().is_some_and(is_condition)
        && let Some(at) = chunks.iter().skip(1).position(|chunk| chunk[0] == "dan" && chunk.len() > 1)
    {
        chunks.drain(..=at);
        chunks[0].remove(0);
        let words: Vec<String> = chunks.iter().flat_map(|chunk| outside_subordinate(chunk, 0)).collect();
        return opened("als", words);
    }
    let first = chunks.first().and_then(|chunk| chunk.first());
    let opener = first.filter(|word| OPENING_CLAUSE.contains(&word.as_str())).cloned();
    // "Aan wie werk zoekt, wordt …".
    let to_whom = first.is_some_and(|word| PREPOSITIONS.contains(&word.as_str()))
        && chunks[0].get(1).is_some_and(|word| word == "wie");
    let opener = opener.or_else(|| to_whom.then(|| "wie".to_owned()));
    let words = match (&opener, behind_opening(&chunks)) {
        (None, _) => {
            // The first word opens nothing here: "dat is", "wie werk zoekt krijgt".
            let first = chunks.iter().take(1).flat_map(|chunk| outside_subordinate(chunk, 1));
            first.chain(chunks.iter().skip(1).flat_map(|chunk| outside_subordinate(chunk, 0))).collect()
        }
        (Some(_), words) => words,
    };
    let Some(opener) = opener else {
        let verb = carrying_verb(&words).or_else(|| plural_verb(&words));
        return clause_of(words, verb, None);
    };
    opened(&opener, words)
}

/// A main clause behind a subordinate one: its first word is its verb.
fn opened<'a>(opener: &str, words: Vec<String>) -> Clause<'a> {
    let first = words.first();
    let verb = first.and_then(|word| class_of(word).or_else(|| is_plural(word).then_some(Verb::Act)));
    let verb = verb.map(|verb| (0, verb)).or_else(|| carrying_verb(&words));
    clause_of(words, verb, Some(opener.to_owned()))
}

fn clause_of<'a>(words: Vec<String>, verb: Option<(usize, Verb)>, opener: Option<String>) -> Clause<'a> {
    let verb = verb.map(|(at, verb)| (at, with_particle(verb, &words[at..])));
    Clause { text: format!(" {} ", words.join(" ")), words, verb, opener, ..Clause::default() }
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
        // "Werkt pas als": a condition without a comma.
        let before = at.checked_sub(1).map_or("", |before| chunk[before].as_str());
        let is_condition = word == "als" && matches!(before, "pas" | "enkel" | "alleen");
        let is_question = word == "of" && before == "vraag";
        let opens_here = at == 0 || !OPENS_FIRST_ONLY.contains(&word) || is_condition || is_question;
        // "Erfgoed is wat we kregen".
        let next = chunk.get(at + 1).map_or("", String::as_str);
        let is_what = word == "wat" && at > 0 && matches!(next, "we" | "wij" | "ze" | "men");
        (SUBORDINATE.contains(&word) && opens_here && !follows_preposition) || is_what
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
            _ if verb > 1 && chunk[verb - 2] == "te" => verb,
            _ if with_modal && infinitives > 0 => verb + 1 + infinitives,
            0 | 1 => verb + 1,
            _ => verb + cluster - 1,
        };
        words.extend_from_slice(&chunk[behind..]);
    }
    words
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
        let clause = main_clauses(sentence, Viewpoint::default()).into_iter().next()?;
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
