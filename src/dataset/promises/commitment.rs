//! Commitments told from description and motivation: readable rules over the main clauses of one sentence.
//!
//! # Rationale
//! A pledge is a statement that commits an actor to an action or outcome (Thomson et al. 2017). What an agreement states
//! about the time to come, it states as a commitment: in the present tense with "we", in the passive, with a word of
//! obligation, or of a third party whose rules the government makes. So the rules do not list the verbs of promising,
//! which are open; they know description by its grammar, which is closed, and take the rest for a commitment. A sentence
//! commits when one of its main clauses does, and is no question. For a clause the first rule that holds decides:
//!
//! 1. opened by its source ("volgens") or as a reason ("want"): it reports or argues;
//! 2. "we" as subject: it commits, unless the verb beside "we" is one of stance ("we kennen", "we zien") or past, or the
//!    clause is placed in the present or before ("vandaag investeren we", "in de vorige legislatuur namen we");
//! 3. people in general as subject ("veel jongeren", "je"), or how things go ("vaak"): it observes;
//! 4. "er komt" commits, and so does what is put first ("staat voorop"), named as the aim ("doel is") or made a rule
//!    ("is verplicht");
//! 5. the carrying verb in the past, or one of state ("is", "ligt", "kent"): it describes, unless a state is placed ahead
//!    ("voortaan", "tegen 2030"), or what the government sets grows or shrinks ("de premie stijgt");
//! 6. a verb of effect ("biedt", "leidt tot"): it commits when the government or a body of it acts, and else argues;
//! 7. what the government itself may do ("kan", "mag"), what illustrates ("zo kan"), what a thing is able to do, what is
//!    foreseen ("zal toenemen"), what others want or have to do, and what comes about by itself ("zo wordt het
//!    eenvoudiger", "de kloof wordt groter") is left open;
//! 8. the passive and a word of obligation: it commits, unless it is placed in the present ("vandaag", "sinds"), falls
//!    short ("wordt nog niet gehaald") or values ("moet belangrijk blijven");
//! 9. any other verb: who acts decides ([`super::subject`]). The government, what it disposes of and what each and all do
//!    commit; people only where they are given something; another level never; anything else only where a rule changes
//!    ("de lijststem verdwijnt") or somebody is charged with it ("begeleidt");
//! 10. without a finite verb it is a phrase, which names an outcome, unless it goes on with what was said before ("net
//!     zoals"), only judges, or is a heading, which has no full stop.

use super::Viewpoint;
use super::actors::INSTRUMENTS;
use super::clause::{Clause, main_clauses, words_of};
use super::deeds::SET;
use super::description::has;
use super::finite::Verb;
use super::subject::Actor;
use super::words::{
    AHEAD, AIM, ARGUING, BINDING, CHECKABLE, CONTACT, DEEDS, GOES_ON, JUDGING, NOW, OUTCOME, TERMS, VAGUE,
};
use crate::model::Commitment;

/// A sentence with fewer words says too little to commit.
const FEWEST_WORDS: usize = 3;
/// A heading that the print ran into the text is not longer.
const LONGEST_HEADING: usize = 10;
/// "Een hele uitdaging": a phrase that only judges is not longer.
const LONGEST_JUDGEMENT: usize = 6;

/// What a sentence commits to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Read {
    pub(super) commitment: Commitment,
    pub(super) testable: bool,
}

/// Reads a sentence; `None` when it does not commit. One that is not ended by a full stop may be a heading.
pub(super) fn read(sentence: &str, is_ended: bool, view: Viewpoint<'_>) -> Option<Read> {
    let clauses = main_clauses(sentence, view);
    let words = words_of(&sentence.to_lowercase());
    // A list behind a colon adds nothing of its own, except where all is a phrase.
    let first = clauses.iter().position(|clause| clause.verb.is_some()).unwrap_or(0);
    let has_verb = clauses.iter().any(|clause| clause.verb.is_some());
    let committing = clauses.iter().enumerate().find(|(at, clause)| {
        (*at == first || !has_verb || clause.verb.is_some() || clause.has_we()) && clause.commits()
    });
    let may_be_heading = !is_ended && words.len() <= LONGEST_HEADING;
    let says_little = |clause: &Clause<'_>| !clause.has_we() && matches!(clause.verb, None | Some((_, Verb::Act)));
    let is_contact = has_sign(&sentence.to_lowercase(), CONTACT);
    // "Want we hebben alles: …": a reason, whatever follows.
    let gives_a_reason = words.first().is_some_and(|word| word == "want");
    if words.len() < FEWEST_WORDS
        || gives_a_reason
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
pub(super) fn read_item(lead: &str, item: &str, view: Viewpoint<'_>) -> Option<Read> {
    let lead = lead.trim_end().trim_end_matches(':');
    let clauses = main_clauses(lead, view);
    let words = words_of(&lead.to_lowercase());
    let names_deeds = words.iter().any(|word| DEEDS.contains(&word.as_str()));
    let is_sentence = words.len() >= FEWEST_WORDS;
    let tells = names_deeds || is_sentence || clauses.iter().any(|clause| clause.verb.is_some() || clause.has_we());
    if !tells {
        return read(item, true, view);
    }
    let commitment = if names_deeds {
        Commitment::Action
    } else {
        // The list is what the sentence says: without it there is hardly a sentence.
        main_clauses(&format!("{lead} het volgende"), view).iter().find(|clause| clause.commits())?.kind()
    };
    let words = words_of(&item.to_lowercase());
    (!has_sign(&item.to_lowercase(), CONTACT)).then(|| Read { commitment, testable: is_testable(&words, commitment) })
}

impl Clause<'_> {
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
        if self.has(ARGUING) || self.explains() || self.words.iter().take(3).any(|word| word == "hoofdstuk") {
            return false;
        }
        let is_now = self.has(NOW) && !is_ahead;
        if self.has(&["er komt", "er komen", "komt er", "komen er"]) || (self.binds() && !is_now) {
            return true;
        }
        match self.verb {
            Some((_, Verb::Past)) => self.goes_on_to_oblige() && !self.has(NOW),
            Some((_, Verb::State)) => {
                let is_promised = is_ahead || self.is_set() || self.goes_on_to_oblige();
                // "Is daarbij essentieel en wordt uitgewerkt".
                ((is_promised && !self.values()) || self.has(&["en wordt", "en worden"])) && !self.has(NOW)
            }
            Some((_, Verb::Effect)) => is_ahead || (!is_now && self.government_acts()),
            Some((_, Verb::Lapse)) => false,
            Some((_, Verb::Passive)) => !is_now && !self.is_described() && !self.results() && !self.falls_short(),
            Some((_, Verb::Modal)) => !is_now && !self.leaves_open(is_ahead) && !self.values() && !self.is_not_ours(),
            Some((_, Verb::Act)) => {
                !is_now
                    && !self.falls_short()
                    && (!self.values() || self.government_acts())
                    && (is_ahead || self.is_disposed_of())
            }
            None => self.names_an_outcome() && !is_now,
        }
    }

    /// A phrase without a verb, unless it goes on with what was said before, or only judges.
    fn names_an_outcome(&self) -> bool {
        let judges = self.words.len() <= LONGEST_JUDGEMENT && self.has(JUDGING);
        self.words.len() >= FEWEST_WORDS && !GOES_ON.contains(&self.words[0].as_str()) && !judges
    }

    /// "De premie stijgt": what grows or shrinks is the government's to set.
    fn is_set(&self) -> bool {
        let Some((verb, _)) = self.verb else { return false };
        SET.contains(&self.words[verb].as_str())
            && self.opener.is_none()
            && self.actor() == Actor::Own
            && !self.falls_short()
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
        // "Uitgangspunt daarbij is".
        let names_aim_at_first = self.verb.is_some_and(|(at, _)| {
            (1..=4).contains(&at) && is.contains(&&*self.words[at]) && AIM.contains(&&*self.words[0])
        });
        let is_aim = self.verb.is_some_and(|(at, verb)| {
            let names = |pair: &[String]| matches!(pair[1].as_str(), "doel" | "streefdoel") && !is_possessive(&pair[0]);
            verb == Verb::State && self.words[at..].windows(2).any(names)
        });
        self.has(BINDING) || is_aim || is_the_aim || names_aim_at_first || AIM.iter().any(names_aim)
    }

    /// "Is een gevaar en moet worden aangepakt".
    fn goes_on_to_oblige(&self) -> bool {
        ["moet", "moeten", "wordt", "worden", "zal", "zullen"]
            .iter()
            .any(|verb| self.text.contains(&format!(" en {verb} ")))
    }

    fn is_ahead(&self) -> bool {
        let is_to_come = |year: &str| match (year.len(), year.parse::<i16>()) {
            (4, Ok(year @ 2000..2100)) => self.view.since.is_none_or(|since| year >= since),
            _ => false,
        };
        let year = |pair: &[String]| matches!(pair[0].as_str(), "tegen" | "in" | "vanaf") && is_to_come(&pair[1]);
        let is_past_term = self.has(&["vorige", "voorbije", "afgelopen"]);
        let is_ahead = AHEAD.iter().any(|words| self.has(&[words]) && !(is_past_term && TERMS.contains(words)));
        is_ahead || self.words.windows(2).any(year)
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

    pub(super) fn has(&self, list: &[&str]) -> bool {
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

/// "De premie mist haar doel": the aim of something else.
fn is_possessive(word: &str) -> bool {
    matches!(word, "haar" | "zijn" | "hun")
}

fn is_we(word: &str) -> bool {
    matches!(word, "we" | "wij")
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIEW: Viewpoint<'static> = Viewpoint { since: None, own: "" };

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
            assert!(read(promise, true, VIEW).is_some(), "{promise}");
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
            assert!(read(other, true, VIEW).is_none(), "{other}");
        }
    }

    #[test]
    fn items_of_a_list_commit_all_or_none() {
        for lead in
            ["We zetten in op:", "De Vlaamse overheid zet in op:", "Onze prioriteiten zijn:", "Er wordt gezorgd voor:"]
        {
            for item in ["loketten", "het openen van vijf loketten", "loketten waar vandaag nog niets is"] {
                assert!(read_item(lead, item, VIEW).is_some(), "{lead} {item}");
            }
        }
        for lead in ["De oorzaken zijn:", "Loketten kennen vandaag deze drempels:", "We zien drie problemen:"] {
            assert!(read_item(lead, "het openen van vijf loketten", VIEW).is_none(), "{lead}");
        }
        assert!(read_item("Concreet:", "We openen loketten", VIEW).is_some());
        assert!(read_item("Concreet:", "Loketten liggen in de stad", VIEW).is_none());
    }

    #[test]
    fn a_short_line_without_a_full_stop_is_a_heading_unless_it_says_we() {
        assert!(read("Een open loket voor iedereen", false, VIEW).is_none());
        assert!(read("Vlaanderen opent deuren", false, VIEW).is_none());
        assert!(read("We openen loketten", false, VIEW).is_some());
        assert!(read("Een open loket voor iedereen", true, VIEW).is_some());
    }

    #[test]
    fn a_phrase_without_a_verb_names_an_outcome() {
        assert_eq!(read("Een loket voor iedere inwoner.", true, VIEW).map(|r| r.commitment), Some(Commitment::Outcome));
        assert_eq!(read("We bouwen een loket.", true, VIEW).map(|r| r.commitment), Some(Commitment::Action));
    }
}
