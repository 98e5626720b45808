//! What makes a clause tell how things are: shortfalls, forecasts, examples, reasons, general truths.

use super::actors::{ENDS_OF_PERSONS, INSTRUMENTS};
use super::clause::Clause;
use super::deeds::{BY_ITSELF, CHANGING, CHARGED, DOING_WITH, GRANTED, HAVE_AS_PROMISE, KEPT};
use super::finite::{Verb, is_past};
use super::grammar::PREPOSITIONS;
use super::subject::Actor;
use super::verbs::{FORECAST, FORMED, STANCE};
use super::words::{
    BETTER, EXAMPLE, GENERAL, GIVEN, HAPPENING, LEAD, MORE, NOW, OBSERVATION, PASSED, RESTRICTING, RESULT, SHORTFALL,
    UNDENIED, VALUE, WORSE,
};

impl Clause<'_> {
    /// Whether "we" act, or only take a stance, or did act before.
    pub(super) fn we_act(&self, at: usize) -> bool {
        // "Alleen door samen te werken komen we vooruit": a reason.
        let only = matches!(self.words[0].as_str(), "alleen" | "enkel")
            && self.words.get(1).is_some_and(|word| matches!(word.as_str(), "door" | "zo" | "samen" | "met"));
        if only || self.has(&["stellen we vast", "we stellen vast", "wordt bedoeld"]) {
            return false;
        }
        let around = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|at| self.words.get(at));
        // "We zien erop toe": with its particle the verb is a deed.
        let acts_with = |word: &str| {
            DOING_WITH.iter().any(|(form, particle)| *form == word && self.text.contains(&format!(" {particle} ")))
        };
        let is_stance = |word: &String| STANCE.contains(&word.as_str()) || is_past(word);
        let takes_stance = around.into_iter().any(|word| is_stance(word) && !acts_with(word));
        // "We geloven in steden en geven hen daarom meer": what follows from the stance is a deed.
        let concludes = |rest: &str| {
            rest.split(' ').nth(1).is_some_and(|word| word.ends_with("en")) && has(rest, &["daarom", "dus"])
        };
        let goes_on_to_act = self.text.find(" en ").is_some_and(|at| concludes(&self.text[at + 3..]));
        !takes_stance || goes_on_to_act || self.has(HAVE_AS_PROMISE)
    }

    /// "Vandaag investeren we", "we investeren al", "in de vorige legislatuur namen we": a word of the present or past at
    /// the start, or right behind "we" and its verb.
    pub(super) fn is_about_now_beside(&self, we: usize) -> bool {
        let begins = |text: &str, list: &[&str]| list.iter().any(|now| text.starts_with(&format!("{now} ")));
        let behind = |from: usize| {
            let words = self.words.get(from..).unwrap_or_default();
            let skipped = usize::from(words.first().is_some_and(|word| word == "nog"));
            format!("{} ", words[skipped..].join(" "))
        };
        begins(&self.text[1..], NOW)
            || begins(&self.text[1..], &["al", "reeds"])
            || begins(&self.text[1..], PASSED)
            || begins(&behind(we + 1), NOW)
            || begins(&behind(we + 1), &["al", "reeds"])
            || begins(&behind(we + 1), SHORTFALL)
            || begins(&behind(we + 2), &["vandaag", "momenteel"])
            || begins(&behind(we + 2), SHORTFALL)
    }

    /// People in general, or how things go.
    pub(super) fn observes(&self) -> bool {
        self.has(OBSERVATION) || GENERAL.iter().any(|words| self.text[1..].starts_with(&format!("{words} ")))
    }

    /// "Dit werkt averechts", "investeren in groen levert kansen": what "dit", or doing something, brings about.
    pub(super) fn explains(&self) -> bool {
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

    /// Whether what a plain verb tells is up to the government: it or a body or instrument of it is the subject, people are
    /// given something, or a rule changes ("de lijststem verdwijnt").
    pub(super) fn is_disposed_of(&self) -> bool {
        let Some((verb, _)) = self.verb else { return false };
        let word = self.words[verb].as_str();
        let behind = format!(" {} ", self.words[verb..].join(" "));
        if matches!(word, "gaat" | "gaan") && self.words.get(verb + 1).is_some_and(|next| next == "over") {
            return false;
        }
        // "Zonder draagvlak mislukt elke hervorming".
        if self.words[0] == "zonder" {
            return false;
        }
        let on_condition = matches!(self.opener.as_deref(), Some("als" | "wanneer" | "zodra" | "naarmate"));
        let changes = CHANGING.contains(&word)
            || (CHARGED.contains(&word) && !self.has(&["zich"]))
            || has(&behind, MORE)
            || has(&behind, LEAD);
        match self.actor() {
            // "De bestaande premies bereiken vooral …": how it works now.
            Actor::Own if self.words.iter().take(3).any(|word| matches!(word.as_str(), "bestaande" | "huidige")) => {
                changes || word.starts_with("blij")
            }
            Actor::Government | Actor::Own | Actor::Pronoun => true,
            Actor::Other | Actor::Any => false,
            Actor::Person => (GRANTED.contains(&word) && !on_condition) || behind.contains(" in aanmerking "),
            Actor::Thing => match self.opener.as_deref() {
                Some("wie") => !self.has(BETTER),
                _ if on_condition => CHANGING.contains(&word) && !BY_ITSELF.contains(&word),
                _ if matches!(word, "blijft" | "blijven") => has(&behind, KEPT),
                _ => changes,
            },
        }
    }

    /// "Zo kunnen", "dit kan": an illustration of what was said before. "De overheid kan": it need not. "Netten kunnen
    /// warmte verdelen": an ability. But leave given to persons and bodies, or with a limit, is a rule.
    pub(super) fn leaves_open(&self, is_ahead: bool) -> bool {
        let Some((verb, _)) = self.verb else { return false };
        if self.has(UNDENIED) {
            return true;
        }
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
        // "Elk moment" behind the verb is no person.
        let is_each = |word: &String| matches!(word.as_str(), "elk" | "elke" | "ieder");
        let is_rule = is_ahead
            || self.opener.as_deref() == Some("wie")
            || self.has(&["worden", "wordt"])
            || self.has(RESTRICTING)
            || self.has(GIVEN)
            || around.iter().enumerate().any(|(at, word)| is_person(word) && (at <= verb + 1 || !is_each(word)));
        illustrates || around[..around.len().min(verb + 2)].iter().any(is_state) || !is_rule
    }

    /// What others want or have to do, and what is only foreseen: "jongeren willen inspraak", "de vraag zal toenemen".
    pub(super) fn is_not_ours(&self) -> bool {
        let Some((verb, _)) = self.verb else { return false };
        let actor = self.actor();
        match self.words[verb].as_str() {
            _ if actor == Actor::Other => true,
            "wil" | "willen" => matches!(actor, Actor::Person | Actor::Thing | Actor::Any) && self.opener.is_none(),
            "zal" | "zullen" => matches!(actor, Actor::Person | Actor::Thing | Actor::Any) && self.has(FORECAST),
            _ => false,
        }
    }

    /// "Zo wordt het eenvoudiger": a result, as no participle makes it a passive.
    pub(super) fn results(&self) -> bool {
        let is_participle = |word: &String| {
            let begins = ["ge", "be", "ver", "ont", "her", "er"].iter().any(|begin| word.starts_with(begin));
            ((begins || word.contains("ge")) && word.ends_with(['d', 't']))
                || (word.starts_with("ge") && word.ends_with("en"))
        };
        let Some((verb, _)) = self.verb else { return false };
        RESULT.contains(&self.words[0].as_str()) && !self.words[verb + 1..].iter().any(is_participle)
    }

    /// A passive that describes: what forms, hinders or threatens something, what others do, what gets worse.
    pub(super) fn is_described(&self) -> bool {
        let Some((verb, _)) = self.verb else { return false };
        let behind = format!(" {} ", self.words[verb + 1..].join(" "));
        let by_others = |level: &&str| behind.contains(&format!(" door {level} "));
        self.has(FORMED) || has(&behind, WORSE) || ["de federale", "de europese", "europa"].iter().any(by_others)
    }

    /// "Er wordt te veel gebouwd", "sluit onvoldoende aan": said behind the verb, as what falls short before it may well be
    /// acted on.
    pub(super) fn falls_short(&self) -> bool {
        self.verb.is_some_and(|(verb, _)| has(&format!(" {} ", self.words[verb..].join(" ")), SHORTFALL))
    }

    /// "Blijft belangrijk", "draagt bij": from the verb on, as what is valued before it may well be acted on.
    pub(super) fn values(&self) -> bool {
        self.verb.is_some_and(|(verb, _)| has(&format!(" {} ", self.words[verb..].join(" ")), VALUE))
    }
}

fn may_be_infinitive(word: &str) -> bool {
    word.len() > 4 && word.ends_with("en")
}

pub(super) fn has(text: &str, list: &[&str]) -> bool {
    list.iter().any(|words| text.contains(&format!(" {words} ")))
}
