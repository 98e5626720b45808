//! Who acts in a clause: the government, what is its own, another power, people, or anything else.
//!
//! # Rationale
//! A plain present tense tells a rule as well as a fact: "elke school stelt een plan op" and "jongeren lezen minder" have
//! the same grammar. What tells them apart is whether the government disposes of the subject: of its bodies, its
//! instruments and what it pays for it does, of people, markets and the weather it does not.

use super::actors::{GOVERNMENT, INSTRUMENTS, OTHER_LEVELS, POLICY, PRIVATE_PERSONS, QUALITIES};
use super::clause::Clause;
use super::grammar::{ADVERBIAL, FOCUS, PREPOSITIONS, SUBORDINATE, TIMES};

/// No subject is looked for further behind its verb.
const LONGEST_SUBJECT: usize = 6;

/// Who or what a verb is said of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Actor {
    /// The government or a body of it.
    Government,
    /// Something that the government disposes of, or a body with a name.
    Own,
    /// A power at another level.
    Other,
    /// People who act for themselves.
    Person,
    /// "Ze", "die", "men": whoever was spoken of before.
    Pronoun,
    /// Any of a kind: "een goede planning".
    Any,
    /// Anything else.
    Thing,
}

impl Clause<'_> {
    /// Who acts, by the words that the verb is said of.
    pub(super) fn actor(&self) -> Actor {
        let Some((verb, _)) = self.verb else { return Actor::Thing };
        let (before, behind) = (self.before(verb), self.behind(verb));
        if before.is_empty() {
            return self.actor_in(behind);
        }
        // "Concreet voorziet het agentschap": an adverb that is not known as one.
        let is_open = before.len() == 1 && verb == 1;
        match self.actor_in(before) {
            Actor::Thing if is_open && self.actor_in(behind) == Actor::Government => Actor::Government,
            actor => actor,
        }
    }

    /// Whether the government or a body of it acts.
    pub(super) fn government_acts(&self) -> bool {
        let Some((verb, _)) = self.verb else { return false };
        let is_body = |words: &[String]| words.iter().any(|word| self.acronyms.contains(word));
        let is_it = |words: &[String]| (has_any(words, GOVERNMENT) || is_body(words)) && !self.is_other_level(words);
        let before = self.before(verb);
        is_it(if before.is_empty() { self.behind(verb) } else { before }) || (verb <= 1 && is_it(self.behind(verb)))
    }

    /// The subject before the verb; empty where something else comes first.
    fn before(&self, verb: usize) -> &[String] {
        let skipped = usize::from(self.words.first().is_some_and(|word| FOCUS.contains(&word.as_str())));
        let words = &self.words[skipped.min(verb)..verb];
        let Some(first) = words.first().map(String::as_str) else { return &[] };
        let is_time = words.get(1).is_some_and(|word| TIMES.contains(&word.as_str())) && words.len() <= 3;
        let is_adverb = ADVERBIAL.contains(&first)
            || (PREPOSITIONS.contains(&first) && first != "en")
            || ["daar", "hier", "waar"].iter().any(|begin| first.starts_with(begin))
            || (words.len() == 1
                && ["lijk", "lijks", "erwijs", "wijze", "halve"].iter().any(|end| first.ends_with(end)));
        if is_adverb || is_time { &[] } else { up_to_preposition(words) }
    }

    /// The subject behind the verb.
    fn behind(&self, verb: usize) -> &[String] {
        let words = &self.words[verb + 1..self.words.len().min(verb + 1 + LONGEST_SUBJECT)];
        let skipped = words
            .iter()
            .take_while(|word| matches!(word.as_str(), "er" | "zich" | "ook" | "dan" | "zelf" | "nog" | "zowel"))
            .count();
        up_to_preposition(&words[skipped..])
    }

    fn actor_in(&self, words: &[String]) -> Actor {
        let Some(first) = words.first().map(String::as_str) else { return Actor::Thing };
        let ends = |word: &String, list: &[&str]| list.iter().any(|end| word.ends_with(end));
        let is_own = |word: &String| ends(word, INSTRUMENTS) || ends(word, POLICY) || self.names.contains(word);
        // What each and all do is a rule: "elk ziekenhuis maakt zijn cijfers openbaar".
        let is_each = |first: &str| matches!(first, "elk" | "elke" | "ieder" | "iedere" | "alle");
        let quality = words.get(usize::from(first == "een"));
        let is_any = quality.is_some_and(|word| QUALITIES.contains(&word.as_str()));
        if self.is_other_level(words) {
            Actor::Other
        } else if has_any(words, PRIVATE_PERSONS) {
            Actor::Person
        } else if has_any(words, GOVERNMENT) || words.iter().any(|word| self.acronyms.contains(word)) {
            Actor::Government
        } else if matches!(first, "ze" | "zij" | "hij" | "men") || (first == "die" && words.len() == 1) {
            Actor::Pronoun
        } else if is_any {
            Actor::Any
        } else if is_each(first) || words.iter().any(is_own) {
            Actor::Own
        } else {
            Actor::Thing
        }
    }

    /// Whether words name a power at another level than the agreement's government.
    fn is_other_level(&self, words: &[String]) -> bool {
        // "De lijn en de NMBS" are not only another level.
        let text = format!(" {} ", words[..words.len().min(3)].join(" "));
        OTHER_LEVELS.iter().any(|level| text.contains(&format!(" {level} ")) && !self.view.own.contains(level))
    }
}

fn has_any(words: &[String], list: &[&str]) -> bool {
    let text = format!(" {} ", words.join(" "));
    list.iter().any(|one| text.contains(&format!(" {one} ")))
}

/// A noun phrase up to what is added to it: "de inzet van gemeenten" is about the inzet. What stands between the article
/// and its noun is not added: "de door ons bestuurde musea".
fn up_to_preposition(words: &[String]) -> &[String] {
    let ends =
        |word: &String| (PREPOSITIONS.contains(&word.as_str()) && word != "en") || SUBORDINATE.contains(&word.as_str());
    match words.iter().skip(1).position(ends).map(|at| at + 1) {
        Some(1) if matches!(words[0].as_str(), "de" | "het" | "een" | "alle") => words,
        Some(end) => &words[..end],
        None => words,
    }
}
