//! Commitments told from motivation: readable rules over one sentence.
//!
//! # Rationale
//! A pledge is a statement that commits an actor to an action or outcome (Thomson et al. 2017). In an agreement most
//! sentences commit; what does not is description, judgement and reasons. The rules ask in this order, and the first that
//! answers decides:
//!
//! 1. a sentence that opens with a concession or reason motivates;
//! 2. "we" with a verb of stance ("we kennen", "we zien") describes, with any other it commits;
//! 3. "er komt" commits;
//! 4. words of observation ("soms", "veel jongeren", "zij") describe;
//! 5. else the first known finite verb of the main clause decides: the passive, a word of obligation or a verb of change
//!    commits, unless the sentence is placed in the present or past; a verb of being describes, unless something is put
//!    first ("staat voorop") or the sentence is placed ahead;
//! 6. without such a verb, the government as the one who acts commits, and a phrase without any verb names an outcome.

use super::words::{
    AHEAD, ARTICLES, BEING, CHANGE, CHECKABLE, CONCESSION, GOVERNMENT, HAVE_AS_PROMISE, MODAL, NOW, OBSERVATION,
    OBSERVING, OPENING_CLAUSE, OUTCOME, STANCE, SUBORDINATE, VAGUE,
};
use crate::model::Commitment;

/// A sentence with fewer words says too little to commit.
const FEWEST_WORDS: usize = 3;

/// What a sentence commits to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Read {
    pub(super) commitment: Commitment,
    pub(super) testable: bool,
}

/// Reads a sentence; `None` when it does not commit.
pub(super) fn read(sentence: &str) -> Option<Read> {
    let sentence = Sentence::new(sentence);
    if !sentence.commits() {
        return None;
    }
    Some(Read { commitment: sentence.kind(), testable: sentence.is_testable() })
}

/// What a finite verb says of its sentence.
enum Verb {
    Obliges,
    Changes,
    Describes,
}

struct Sentence {
    /// All words, lower case.
    words: Vec<String>,
    /// The words joined by spaces, with one around them.
    text: String,
    /// The words of the main clause.
    main: Vec<String>,
    opens_with_concession: bool,
}

impl Sentence {
    fn new(sentence: &str) -> Self {
        let lower = sentence.to_lowercase();
        let clauses: Vec<Vec<String>> = lower.split([',', ';', ':']).map(words_of).filter(|c| !c.is_empty()).collect();
        let words: Vec<String> = clauses.iter().flatten().cloned().collect();
        let first = words.first().map(String::as_str).unwrap_or_default();
        let opens_with_concession = CONCESSION.contains(&first);
        let opens_with_clause = OPENING_CLAUSE.contains(&first) || opens_with_concession;
        let main = if opens_with_clause && clauses.len() == 1 {
            // No comma ends the opening clause ("Om hen te helpen wordt …"): the main clause starts at its verb.
            let verb = words.iter().position(|word| is_finite(word)).unwrap_or(0);
            words[verb..].to_vec()
        } else {
            let skip = usize::from(opens_with_clause);
            clauses[skip.min(clauses.len())..].iter().flat_map(|clause| main_part(clause)).collect()
        };
        Self { text: format!(" {} ", words.join(" ")), words, main, opens_with_concession }
    }

    fn commits(&self) -> bool {
        if self.words.len() < FEWEST_WORDS || self.opens_with_concession {
            return false;
        }
        let is_now = has(&self.text, NOW);
        let is_ahead = has(&self.text, AHEAD) || self.names_a_year_ahead();
        if let Some(acts) = self.we_act() {
            return acts;
        }
        if [" er komt ", " er komen ", " komt er ", " komen er "].iter().any(|words| self.text.contains(words)) {
            return true;
        }
        if has(&self.text, OBSERVATION) || OBSERVING.contains(&self.first_word()) {
            return false;
        }
        match self.decisive_verb() {
            Some(Verb::Obliges) => (!is_now || is_ahead) && !self.illustrates(),
            Some(Verb::Changes) => !is_now || is_ahead,
            Some(Verb::Describes) => is_ahead && !is_now || self.text.contains(" voorop ") || self.is_passive_later(),
            None => is_ahead || has(&self.text, GOVERNMENT) || !self.has_a_verb(),
        }
    }

    /// The first finite verb of the main clause that a rule knows.
    fn decisive_verb(&self) -> Option<Verb> {
        self.main.iter().find_map(|word| {
            let word = word.as_str();
            if matches!(word, "wordt" | "worden") || MODAL.contains(&word) {
                Some(Verb::Obliges)
            } else if CHANGE.contains(&word) {
                Some(Verb::Changes)
            } else {
                BEING.contains(&word).then_some(Verb::Describes)
            }
        })
    }

    /// "… is van kracht. Deze regeerperiode wordt het geëvalueerd": two sentences that ran together.
    fn is_passive_later(&self) -> bool {
        has(&self.text, AHEAD) && self.main_has(&["wordt", "worden"])
    }

    fn first_word(&self) -> &str {
        self.words.first().map(String::as_str).unwrap_or_default()
    }

    /// Whether "we" act, or only take a stance; `None` where there is no "we".
    fn we_act(&self) -> Option<bool> {
        let at = self.words.iter().position(|word| word == "we" || word == "wij")?;
        let around = [at.checked_sub(1).and_then(|i| self.words.get(i)), self.words.get(at + 1)];
        let takes_stance = around.iter().flatten().any(|word| STANCE.contains(&word.as_str()));
        let has_as_promise = HAVE_AS_PROMISE.iter().any(|word| self.words.iter().any(|w| w == word));
        Some(!takes_stance || has_as_promise)
    }

    /// "Dit kan", "zo kunnen": an illustration of what was said before.
    fn illustrates(&self) -> bool {
        let second = self.words.get(1).map(String::as_str);
        matches!(self.first_word(), "dit" | "dat" | "zo") && matches!(second, Some("kan" | "kunnen"))
    }

    fn names_a_year_ahead(&self) -> bool {
        self.words.windows(2).any(|pair| matches!(pair[0].as_str(), "tegen" | "in") && pair[1].starts_with("202"))
    }

    /// Whether a word looks like a finite verb: one of a list, or one that ends in -t and has no article before it.
    fn has_a_verb(&self) -> bool {
        let is_article = |word: &String| ARTICLES.contains(&word.as_str());
        let follows_article = |at: usize| at.checked_sub(1).and_then(|i| self.words.get(i)).is_some_and(is_article);
        let looks_finite = |word: &str| word.len() > 4 && word.ends_with('t');
        self.words.iter().enumerate().any(|(at, word)| is_finite(word) || (looks_finite(word) && !follows_article(at)))
    }

    fn kind(&self) -> Commitment {
        let we = self.words.iter().any(|word| word == "we" || word == "wij");
        let is_state = OUTCOME.iter().any(|word| self.main.iter().any(|w| w == word));
        if !we && (is_state || !self.has_a_verb()) { Commitment::Outcome } else { Commitment::Action }
    }

    fn is_testable(&self) -> bool {
        let has_figure = self.words.iter().any(|word| word.bytes().any(|b| b.is_ascii_digit()));
        let any = |list: &[&str]| list.iter().any(|word| self.text.contains(&format!(" {word} ")));
        has_figure || (any(CHECKABLE) || !any(VAGUE))
    }

    fn main_has(&self, list: &[&str]) -> bool {
        self.main.iter().any(|word| list.contains(&word.as_str()))
    }
}

fn is_finite(word: &str) -> bool {
    matches!(word, "wordt" | "worden") || MODAL.contains(&word) || CHANGE.contains(&word) || BEING.contains(&word)
}

fn words_of(clause: &str) -> Vec<String> {
    let words = clause.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '’' && c != '\'');
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// What stands before a word that opens another clause.
fn main_part(clause: &[String]) -> Vec<String> {
    let opens = |word: &String| SUBORDINATE.contains(&word.as_str());
    if clause.first().is_some_and(opens) {
        return Vec::new();
    }
    clause.iter().take_while(|word| !opens(word)).cloned().collect()
}

fn has(text: &str, list: &[&str]) -> bool {
    list.iter().any(|words| text.contains(&format!(" {words} ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commitments_are_told_from_description_and_reasons() {
        for promise in [
            "We bouwen tien nieuwe loketten.",
            "Er komt een register van loketten.",
            "Tegen eind 2023 wordt het decreet herzien.",
            "De regeling verdwijnt.",
            "Een loket voor iedere inwoner.",
            "Een snelle afhandeling staat voorop.",
        ] {
            assert!(read(promise).is_some(), "{promise}");
        }
        for other in [
            "Dat is de basis van alles.",
            "Vandaag worden loketten door velen bezocht.",
            "Hoewel we veel doen, kan Vlaanderen kiezen.",
            "We zien dat loketten sluiten.",
            "Loketten zijn belangrijk.",
            "Zo kunnen burgers worden geholpen.",
        ] {
            assert!(read(other).is_none(), "{other}");
        }
    }

    #[test]
    fn a_phrase_without_a_verb_names_an_outcome() {
        assert_eq!(read("Een loket voor iedere inwoner.").map(|r| r.commitment), Some(Commitment::Outcome));
        assert_eq!(read("We bouwen een loket.").map(|r| r.commitment), Some(Commitment::Action));
    }
}
