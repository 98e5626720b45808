//! Commitments told from description and motivation: readable rules over the main clauses of one sentence.
//!
//! # Rationale
//! A pledge is a statement that commits an actor to an action or outcome (Thomson et al. 2017). What an agreement states
//! about the time to come, it states as a commitment: in the present tense with "we", in the passive, with a word of
//! obligation, or of a third party whose rules the government makes. So the rules do not list the verbs of promising,
//! which are open; they know description by its grammar, which is closed, and take the rest for a commitment. A sentence
//! commits when one of its main clauses does, and is no question. For a clause the first rule that holds decides:
//!
//! 1. opened by its source ("volgens"): it reports;
//! 2. "we" as subject: it commits, unless the verb beside "we" is one of stance ("we kennen", "we zien") or the clause is
//!    placed in the present ("vandaag investeren we");
//! 3. people in general as subject ("veel jongeren", "je"), or how things go ("vaak"): it observes;
//! 4. "er komt" commits, and so does what is put first ("staat voorop"), named as the aim ("doel is") or made a rule
//!    ("is verplicht");
//! 5. the carrying verb in the past, or one of state ("is", "ligt", "kent"): it describes, unless it is placed ahead
//!    ("voortaan", "tegen 2030");
//! 6. a verb of effect ("biedt", "leidt tot"): it commits when the government or a body of it acts, and else argues;
//! 7. what the government itself may do ("kan", "mag"), what illustrates ("zo kan"), what a thing is able to do and what
//!    comes about by itself ("zo wordt het eenvoudiger") is left open;
//! 8. the passive, a word of obligation, any other verb: it commits, unless it is placed in the present ("vandaag",
//!    "sinds") or values ("blijft belangrijk");
//! 9. without a finite verb it is a phrase, which names an outcome, unless it goes on with what was said before ("net
//!    zoals") or is a heading, which has no full stop.

use super::clause::{Clause, Verb, main_clauses, words_of};
use super::verbs::{DOING_WITH, FORMED, HAVE_AS_PROMISE, STANCE};
use super::words::{
    AHEAD, AIM, ARGUING, BINDING, CHECKABLE, CONTACT, DEEDS, ENDS_OF_PERSONS, EXAMPLE, GENERAL, GOES_ON, GOVERNMENT,
    HAPPENING, INSTRUMENTS, NOW, OBSERVATION, OUTCOME, PREPOSITIONS, PRIVATE_PERSONS, RESTRICTING, RESULT, VAGUE,
    VALUE,
};
use crate::model::Commitment;

/// A sentence with fewer words says too little to commit.
const FEWEST_WORDS: usize = 3;
/// A heading that the print ran into the text is not longer.
const LONGEST_HEADING: usize = 10;

/// What a sentence commits to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Read {
    pub(super) commitment: Commitment,
    pub(super) testable: bool,
}

/// Reads a sentence; `None` when it does not commit. One that is not ended by a full stop may be a heading.
pub(super) fn read(sentence: &str, is_ended: bool) -> Option<Read> {
    let clauses = main_clauses(sentence);
    let words = words_of(&sentence.to_lowercase());
    // A list behind a colon adds nothing of its own, except where all is a phrase.
    let first = clauses.iter().position(|clause| clause.verb.is_some()).unwrap_or(0);
    let has_verb = clauses.iter().any(|clause| clause.verb.is_some());
    let committing = clauses.iter().enumerate().find(|(at, clause)| {
        (*at == first || !has_verb || clause.verb.is_some() || clause.has_we()) && clause.commits()
    });
    let may_be_heading = !is_ended && words.len() <= LONGEST_HEADING;
    let says_little = |clause: &Clause| !clause.has_we() && matches!(clause.verb, None | Some((_, Verb::Act)));
    let is_contact = has_sign(&sentence.to_lowercase(), CONTACT);
    if words.len() < FEWEST_WORDS
        || is_contact
        || sentence.ends_with('?')
        || (may_be_heading && clauses.iter().all(says_little))
    {
        return None;
    }
    let commitment = committing.map(|(_, clause)| clause.kind())?;
    Some(Read { commitment, testable: is_testable(&words, commitment) })
}

/// Reads an item of a list behind what introduces it: all items commit, or none does. Where nothing in the lead tells
/// ("concreet:"), each item is read by itself.
pub(super) fn read_item(lead: &str, item: &str) -> Option<Read> {
    let lead = lead.trim_end().trim_end_matches(':');
    let clauses = main_clauses(lead);
    let words = words_of(&lead.to_lowercase());
    let names_deeds = words.iter().any(|word| DEEDS.contains(&word.as_str()));
    let is_sentence = words.len() >= FEWEST_WORDS;
    let tells = names_deeds || is_sentence || clauses.iter().any(|clause| clause.verb.is_some() || clause.has_we());
    if !tells {
        return read(item, true);
    }
    let commitment = if names_deeds {
        Commitment::Action
    } else {
        // The list is what the sentence says: without it there is hardly a sentence.
        main_clauses(&format!("{lead} het volgende")).iter().find(|clause| clause.commits())?.kind()
    };
    let words = words_of(&item.to_lowercase());
    (!has_sign(&item.to_lowercase(), CONTACT)).then(|| Read { commitment, testable: is_testable(&words, commitment) })
}

impl Clause {
    fn commits(&self) -> bool {
        if self.opener.as_deref() == Some("volgens") {
            return false;
        }
        let is_ahead = self.is_ahead();
        // "Hoe vroeger we ingrijpen, hoe beter": a proportion.
        if self.words[0] == "hoe" {
            return false;
        }
        if let Some(at) = self.words.iter().position(|word| is_we(word)) {
            return self.we_act(at) && (is_ahead || !self.is_about_now_beside(at));
        }
        if self.observes() {
            return false;
        }
        if self.has(ARGUING) || self.explains() || self.is_of_others() {
            return false;
        }
        let is_now = self.has(NOW) && !is_ahead;
        if self.has(&["er komt", "er komen", "komt er", "komen er"]) || (self.binds() && !is_now) {
            return true;
        }
        match self.verb {
            Some((_, Verb::Past | Verb::State)) => {
                (is_ahead || self.goes_on_to_oblige()) && !self.has(NOW) && !self.values()
            }
            Some((_, Verb::Effect)) => is_ahead || (!is_now && self.government_acts()),
            Some((_, Verb::Lapse)) => false,
            Some((_, Verb::Passive)) => !is_now && !self.has(FORMED) && !self.results(),
            Some((_, Verb::Modal)) => !is_now && !self.leaves_open(is_ahead) && !self.values(),
            Some((_, Verb::Act)) => !is_now && (!self.values() || self.government_acts()),
            None => self.words.len() >= FEWEST_WORDS && !is_now && !GOES_ON.contains(&self.words[0].as_str()),
        }
    }

    /// Whether "we" act, or only take a stance.
    fn we_act(&self, at: usize) -> bool {
        if self.has(&["stellen we vast", "we stellen vast"]) {
            return false;
        }
        let around = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|at| self.words.get(at));
        // "We zien erop toe": with its particle the verb is a deed.
        let acts_with = |word: &str| {
            DOING_WITH.iter().any(|(form, particle)| *form == word && self.text.contains(&format!(" {particle} ")))
        };
        let takes_stance = around.into_iter().any(|word| STANCE.contains(&word.as_str()) && !acts_with(word));
        !takes_stance || self.has(HAVE_AS_PROMISE)
    }

    /// "Vandaag investeren we", "we investeren al": a word of the present at the start, or right behind "we".
    fn is_about_now_beside(&self, we: usize) -> bool {
        let begins = |text: &str| NOW.iter().chain(&["al", "reeds"]).any(|now| text.starts_with(&format!("{now} ")));
        begins(&self.text[1..]) || begins(&format!("{} ", self.words[we + 1..].join(" ")))
    }

    fn observes(&self) -> bool {
        self.has(OBSERVATION) || GENERAL.iter().any(|words| self.text[1..].starts_with(&format!("{words} ")))
    }

    /// "Dit werkt averechts", "investeren in groen levert kansen": what "dit", or doing something, brings about.
    fn explains(&self) -> bool {
        let Some((at, verb @ (Verb::Act | Verb::Effect))) = self.verb else { return false };
        let word = self.words[at].as_str();
        let is_this = |at: usize| self.words.get(at).is_some_and(|word| matches!(word.as_str(), "dit" | "dat"));
        let this = (at == 1 && is_this(0)) || (is_this(at + 1) && !self.is_before_noun(at + 1));
        let is_preposition = |word: &String| PREPOSITIONS.contains(&word.as_str()) && word != "en";
        let does =
            may_be_infinitive(&self.words[0]) && self.words.get(1).is_some_and(is_preposition) && word.ends_with('t');
        (this && (verb == Verb::Effect || !HAPPENING.contains(&word))) || does
    }

    /// Whether "dit" or "dat" at a place stands before the noun that it belongs to.
    fn is_before_noun(&self, at: usize) -> bool {
        self.words.get(at + 1).is_some_and(|word| INSTRUMENTS.iter().any(|end| word.ends_with(end)))
    }

    /// "Betrokken ouders bouwen mee": a plural verb of doing right behind persons who act for themselves. What they "krijgen",
    /// somebody gives them.
    fn is_of_others(&self) -> bool {
        let is_person = |word: &String| PRIVATE_PERSONS.contains(&word.as_str());
        let is_plural =
            |word: &String| word.len() > 4 && word.ends_with("en") && !PREPOSITIONS.contains(&word.as_str());
        let is_granted = |verb: &str| matches!(verb, "krijgt" | "krijgen");
        let acts = match self.verb {
            None => true,
            Some((at, Verb::Act)) => self.words[at].ends_with("en") && !is_granted(&self.words[at]),
            Some(_) => false,
        };
        acts && self.words.windows(2).take(4).any(|pair| is_person(&pair[0]) && is_plural(&pair[1]))
    }

    /// "Een snelle afhandeling staat voorop", "doel is een snelle afhandeling", "een loket is verplicht".
    fn binds(&self) -> bool {
        let is = ["is", "blijft"];
        // "Het is de ambitie van Vlaanderen om …", "het is de bedoeling dat …".
        let is_an_aim =
            |word: &String| ["ambitie", "bedoeling", "doel", "doelstelling", "streefdoel"].contains(&&**word);
        let is_the_aim = self.words[0] == "het"
            && (1..self.words.len().saturating_sub(2)).any(|at| {
                let names = matches!(self.words[at + 1].as_str(), "de" | "het" | "onze" | "ons");
                names && is.contains(&&*self.words[at]) && self.words[at + 2..].iter().take(2).any(is_an_aim)
            });
        let names_aim = |aim: &&str| is.iter().any(|verb| self.text.contains(&format!("{aim} {verb} ")));
        let is_aim = self.verb.is_some_and(|(at, verb)| {
            verb == Verb::State && self.words[at..].iter().any(|word| matches!(word.as_str(), "doel" | "streefdoel"))
        });
        self.has(BINDING) || is_aim || is_the_aim || AIM.iter().any(names_aim)
    }

    /// "Zo kunnen", "dit kan": an illustration of what was said before. "De overheid kan": it need not. "Netten kunnen
    /// warmte verdelen": an ability. But leave given to persons and bodies, or with a limit, is a rule.
    fn leaves_open(&self, is_ahead: bool) -> bool {
        let Some((verb, _)) = self.verb else { return false };
        if !matches!(self.words[verb].as_str(), "kan" | "kunnen" | "mag" | "mogen") {
            return false;
        }
        let illustrates = match self.words[0].as_str() {
            "dit" | "dat" => verb == 1,
            "zo" => verb <= 2,
            _ => self.has(EXAMPLE),
        };
        let around = &self.words[..self.words.len().min(verb + 4)];
        let is_state = |word: &String| matches!(word.as_str(), "vlaanderen" | "overheid" | "regering");
        let is_person =
            |word: &String| self.acronyms.contains(word) || ENDS_OF_PERSONS.iter().any(|end| word.ends_with(end));
        let is_rule =
            is_ahead || self.has(&["worden", "wordt"]) || self.has(RESTRICTING) || around.iter().any(is_person);
        illustrates || around[..around.len().min(verb + 2)].iter().any(is_state) || !is_rule
    }

    /// "Zo wordt het eenvoudiger": a result, as no participle makes it a passive.
    fn results(&self) -> bool {
        let is_participle = |word: &String| {
            let begins = ["ge", "be", "ver", "ont", "her", "er"].iter().any(|begin| word.starts_with(begin));
            ((begins || word.contains("ge")) && word.ends_with(['d', 't']))
                || (word.starts_with("ge") && word.ends_with("en"))
        };
        let Some((verb, _)) = self.verb else { return false };
        RESULT.contains(&self.words[0].as_str()) && !self.words[verb + 1..].iter().any(is_participle)
    }

    /// "Is een gevaar en moet worden aangepakt".
    fn goes_on_to_oblige(&self) -> bool {
        ["moet", "moeten", "wordt", "worden", "zal", "zullen"]
            .iter()
            .any(|verb| self.text.contains(&format!(" en {verb} ")))
    }

    /// "Blijft belangrijk", "draagt bij": from the verb on, as what is valued before it may well be acted on.
    fn values(&self) -> bool {
        self.verb.is_some_and(|(verb, _)| has(&format!(" {} ", self.words[verb..].join(" ")), VALUE))
    }

    /// Whether the government or a body of it stands before the verb, or right behind it where something else comes first.
    fn government_acts(&self) -> bool {
        let Some((verb, _)) = self.verb else { return false };
        let around = &self.words[..self.words.len().min(verb + 4)];
        let is_body = |word: &String| self.acronyms.contains(word);
        has(&format!(" {} ", around.join(" ")), GOVERNMENT) || around.iter().any(is_body)
    }

    fn is_ahead(&self) -> bool {
        let year = |pair: &[String]| {
            matches!(pair[0].as_str(), "tegen" | "in" | "vanaf") && pair[1].len() == 4 && pair[1].starts_with("20")
        };
        self.has(AHEAD) || self.words.windows(2).any(year)
    }

    /// A phrase, and what shall be or stay so, is an outcome; what "we" or others do is an action.
    fn kind(&self) -> Commitment {
        let is_state = self.words.last().is_some_and(|word| matches!(word.as_str(), "zijn" | "blijven" | "hebben"));
        // Plural verbs are not known by their form, so that a clause without a verb is a phrase only by its first word.
        let first = self.words[0].as_str();
        let is_phrase = self.verb.is_none()
            && (matches!(first, "een" | "geen" | "meer" | "minder") || (first.len() > 4 && first.ends_with('e')));
        let is_outcome = !self.has_we() && (is_phrase || is_state || self.has(OUTCOME));
        if is_outcome { Commitment::Outcome } else { Commitment::Action }
    }

    fn has_we(&self) -> bool {
        self.words.iter().any(|word| is_we(word))
    }

    fn has(&self, list: &[&str]) -> bool {
        has(&self.text, list)
    }
}

/// A figure, a deed or an instrument that can be checked, or an action without a vague word.
fn is_testable(words: &[String], commitment: Commitment) -> bool {
    let text = format!(" {} ", words.join(" "));
    let has_figure = words.iter().any(|word| word.bytes().any(|b| b.is_ascii_digit()));
    let has_instrument = words.iter().any(|word| INSTRUMENTS.iter().any(|end| word.ends_with(end)));
    let is_vague = commitment == Commitment::Outcome || has(&text, VAGUE);
    has_figure || has_instrument || has(&text, CHECKABLE) || !is_vague
}

fn has_sign(text: &str, signs: &[&str]) -> bool {
    signs.iter().any(|sign| text.contains(sign))
}

fn may_be_infinitive(word: &str) -> bool {
    word.len() > 4 && word.ends_with("en")
}

fn is_we(word: &str) -> bool {
    matches!(word, "we" | "wij")
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
            "Het agentschap stuurt de loketten aan.",
            "De Vlaamse overheid draagt bij in de kosten.",
            "Om de wachttijd te korten wordt een tweede loket geopend.",
            "Doel is een loket op fietsafstand.",
            "De loketten zijn voortaan ook 's avonds open.",
            "Vandaag zijn er tien loketten; we openen er vijf.",
            "De minister ziet daarop toe.",
            "Inwoners kunnen een afspraak maken.",
            "Omdat de rij lang is, openen we een tweede loket.",
            "Een afspraak is verplicht.",
            "OVL biedt een loket aan.",
            "We zien erop toe dat elk loket open is.",
            "De bestaande verschillen tussen de loketten worden weggewerkt.",
            "Bedienden zonder vereist getuigschrift zullen verplicht worden bijgeschoold.",
            "Inwoners die hun papieren willen laten nakijken bij een loket zullen een vergoeding moeten betalen.",
            "Het is de ambitie van Vlaanderen om deze loketten te behouden.",
            "Het is de bedoeling om elk loket te openen.",
            "Een loket móét toegankelijk zijn.",
            "Dit gebeurt aan het loket.",
        ] {
            assert!(read(promise, true).is_some(), "{promise}");
        }
        for other in [
            "Dat is de basis van alles.",
            "Vandaag worden loketten door velen bezocht.",
            "Hoewel we veel doen, kan Vlaanderen kiezen.",
            "We zien dat loketten sluiten.",
            "Loketten zijn belangrijk.",
            "Zo kunnen burgers worden geholpen.",
            "Het is nodig dat we loketten openen.",
            "Vandaag openen we elk jaar een loket.",
            "Een goed loket bevordert het vertrouwen.",
            "De loketten liggen in de stad.",
            "Volgens de telling moeten er meer loketten zijn.",
            "De overheid kan loketten sluiten.",
            "Loketten kunnen de rij korten.",
            "Zo wordt de rij korter.",
            "Het gaat niet alleen om loketten.",
            "De drukte neemt toe.",
            "En dat in elke gemeente.",
            "Net zoals het openen van loketten.",
            "Loketten dragen bij tot het vertrouwen.",
            "Hoe krijgen we een loket in elk dorp?",
            "De stap om een loket op te zoeken is groot.",
            "De erkenning van het loket loopt af in 2020.",
            "De gedeelde inzet van gemeenten is hiervoor nodig.",
            "Zij staan immers mee in voor de loketten.",
            "In deze stad ís Vlaanderen een voorbeeld.",
            "Beter een loket te veel dan een te weinig.",
            "Betrokken ouders helpen actief mee aan het loket.",
            "Investeren in loketten levert kansen.",
            "Aan het loket kan men bijvoorbeeld papieren afgeven.",
            "Meer weten over loketten kan op www.loket.example of tel. 02 000 00 00.",
            "Loketten sluiten nu eenmaal vroeger in een dorp.",
            "Als een loket te vroeg sluit, werkt dit averechts.",
        ] {
            assert!(read(other, true).is_none(), "{other}");
        }
    }

    #[test]
    fn items_of_a_list_commit_all_or_none() {
        for lead in
            ["We zetten in op:", "De Vlaamse overheid zet in op:", "Onze prioriteiten zijn:", "Er wordt gezorgd voor:"]
        {
            for item in ["loketten", "het openen van vijf loketten", "loketten waar vandaag nog niets is"] {
                assert!(read_item(lead, item).is_some(), "{lead} {item}");
            }
        }
        for lead in ["De oorzaken zijn:", "Loketten kennen vandaag deze drempels:", "We zien drie problemen:"] {
            assert!(read_item(lead, "het openen van vijf loketten").is_none(), "{lead}");
        }
        assert!(read_item("Concreet:", "We openen loketten").is_some());
        assert!(read_item("Concreet:", "Loketten liggen in de stad").is_none());
    }

    #[test]
    fn a_short_line_without_a_full_stop_is_a_heading_unless_it_says_we() {
        assert!(read("Een open loket voor iedereen", false).is_none());
        assert!(read("Vlaanderen opent deuren", false).is_none());
        assert!(read("We openen loketten", false).is_some());
        assert!(read("Een open loket voor iedereen", true).is_some());
    }

    #[test]
    fn a_phrase_without_a_verb_names_an_outcome() {
        assert_eq!(read("Een loket voor iedere inwoner.", true).map(|r| r.commitment), Some(Commitment::Outcome));
        assert_eq!(read("We bouwen een loket.", true).map(|r| r.commitment), Some(Commitment::Action));
    }
}
