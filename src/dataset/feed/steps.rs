//! Which step of the government's procedure a decision's text states, and with which words.
//!
//! A measure often comes before the government more than once: approved in principle, approved again after advice,
//! approved definitively, and, for an act of parliament, ratified. The public texts (in Dutch) say which, in a main clause
//! whose subject is the government: „keurt de Regering principieel …”, „hecht ze opnieuw haar principiële goedkeuring aan
//! …”, „wijzigt de Regering definitief …”, „beslist de Regering tot bekrachtiging …”.
//!
//! # Rationale
//! The same words occur where no step is taken: in the title of the text („houdende de definitieve vaststelling van …”), of
//! what was decided earlier („keurde de Regering … principieel goed”), and of other things („een definitief plan”). So the
//! government has to be the subject, in the present tense, and the word has to follow it before a subordinate clause begins.
//! A text that states no step has none: most decisions are taken in one step and do not say so.

use super::step_words::{
    AGAIN, APPROVALS, BEFORE_OBJECT, CONSULTED, DRAFTS, FIXED, HEADINGS, NO_VERB, PAST, REQUESTED, SUBORDINATE,
};
use crate::language::folded;
use crate::model::{ProcedureStep, StatedStep};

/// The step that a text states; the first one where it states several.
pub(super) fn stated(text: &str) -> Option<StatedStep> {
    let sentences: Vec<Vec<Word<'_>>> = text.lines().flat_map(sentences).collect();
    let decided = sentences.iter().find_map(|words| decided(text, words));
    decided.or_else(|| headed(text)).or_else(|| sent_for_advice(text, &sentences))
}

/// A word without the punctuation around it.
#[derive(Debug, Clone, Copy)]
struct Word<'a> {
    text: &'a str,
    /// Whether the sentence goes on after it without a comma or bracket.
    is_joined: bool,
}

impl Word<'_> {
    fn is(&self, word: &str) -> bool {
        self.text == word
    }

    fn is_one_of(&self, words: &[&str]) -> bool {
        let text = self.text.to_lowercase();
        words.contains(&text.as_str())
    }

    /// Past tense: weak verbs end in -de or -te.
    fn is_past(&self) -> bool {
        let text = self.text.to_lowercase();
        PAST.contains(&text.as_str()) || (text.len() > 4 && (text.ends_with("de") || text.ends_with("te")))
    }

    /// Third person singular: what "ze" governs when it is the government and not several things.
    fn is_singular_verb(&self) -> bool {
        self.text.ends_with('t') && !self.is_one_of(NO_VERB)
    }

    fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// The sentences of a line as words. A sentence ends at `.`, `!` or `?` before a capital.
fn sentences(line: &str) -> Vec<Vec<Word<'_>>> {
    let mut sentences = vec![Vec::new()];
    let mut ended = false;
    for raw in line.split_whitespace() {
        let text = raw.trim_matches(|c: char| !c.is_alphanumeric());
        if text.is_empty() {
            continue;
        }
        if ended && text.starts_with(char::is_uppercase) {
            sentences.push(Vec::new());
        }
        ended = raw.trim_end_matches(['"', '\'', '’', '”', ')']).ends_with(['.', '!', '?']);
        if let Some(sentence) = sentences.last_mut() {
            sentence.push(Word { text, is_joined: raw.ends_with(char::is_alphanumeric) });
        }
    }
    sentences
}

/// A step that the government takes in this sentence.
fn decided(text: &str, words: &[Word<'_>]) -> Option<StatedStep> {
    (0..words.len()).find_map(|at| {
        let subject = subject(words, at)?;
        let clause = &words[subject.end..];
        let length = clause.iter().position(|word| word.is_one_of(SUBORDINATE)).unwrap_or(clause.len());
        let (mut step, from, to) = (0..length).find_map(|index| {
            let (step, length) = step_at(&clause[index..])?;
            let is_adjective = index > 0 && clause[index - 1].is_one_of(&["een"]);
            (!is_adjective).then_some((step, subject.end + index, subject.end + index + length))
        })?;
        let mut start = subject.said_from;
        if step == ProcedureStep::PrincipleApproval {
            let consulted = consulted(&words[subject.sentence..from]).map(|index| subject.sentence + index);
            if consulted.is_some() || words[start..from].iter().any(|word| word.is_one_of(AGAIN)) {
                step = ProcedureStep::ApprovalAfterAdvice;
                start = consulted.map_or(start, |index| start.min(index));
            }
        }
        Some(StatedStep { step, words: quote(text, words, start, to) })
    })
}

/// The government as the subject of a clause.
struct Subject {
    /// The word after it.
    end: usize,
    /// Where its sentence begins: titles often run into the sentence after them without a full stop.
    sentence: usize,
    /// Where the words begin that are worth quoting: its verb, when that stands before it.
    said_from: usize,
}

fn subject(words: &[Word<'_>], at: usize) -> Option<Subject> {
    let word = words[at];
    let before = at.checked_sub(1).map(|index| words[index]);
    if word.is("De") || word.is("de") {
        let length = (1..=2).find(|n| words.get(at + n).is_some_and(|w| w.is("Regering") || w.is("regering")))? + 1;
        let end = at + length;
        let inverted = word.is("de");
        let is_object = inverted && before.is_some_and(|before| before.is_joined && before.is_one_of(BEFORE_OBJECT));
        let is_past = (inverted && before.is_some_and(|before| before.is_past()))
            || words.get(end).is_some_and(|after| words[end - 1].is_joined && after.is_past());
        let said_from = if inverted { at.saturating_sub(1) } else { at };
        return (!is_object && !is_past).then_some(Subject { end, sentence: if inverted { 0 } else { at }, said_from });
    }
    let verb = match word.text {
        "Ze" | "Zij" => words.get(at + 1).copied(),
        "ze" | "zij" => before,
        _ => None,
    }?;
    let (sentence, said_from) = if word.is_capital() { (at, at) } else { (0, at.saturating_sub(1)) };
    verb.is_singular_verb().then_some(Subject { end: at + 1, sentence, said_from })
}

/// The step that the words at the start of this slice state, and how many words that takes.
fn step_at(words: &[Word<'_>]) -> Option<(ProcedureStep, usize)> {
    let next = words.get(1);
    let followed_by = |list: &[&str]| next.is_some_and(|word| word.is_one_of(list));
    match words.first()?.text.to_lowercase().as_str() {
        "principieel" => Some((ProcedureStep::PrincipleApproval, 1)),
        "principiële" if followed_by(APPROVALS) => Some((ProcedureStep::PrincipleApproval, 2)),
        "definitief" => Some((ProcedureStep::FinalApproval, 1)),
        "definitieve" if followed_by(APPROVALS) || followed_by(FIXED) => Some((ProcedureStep::FinalApproval, 2)),
        "tot" if followed_by(&["bekrachtiging"]) => {
            let is_promulgated = words.get(2).is_some_and(|word| word.is("en"))
                && words.get(3).is_some_and(|word| word.is("afkondiging"));
            Some((ProcedureStep::Ratification, if is_promulgated { 4 } else { 2 }))
        }
        "bekrachtigt" if followed_by(&["en"]) && words.get(2).is_some_and(|word| word.is("kondigt")) => {
            Some((ProcedureStep::Ratification, 3))
        }
        _ => None,
    }
}

/// Where "na advies", "na positief advies", "na onderhandelingen" … begins.
fn consulted(words: &[Word<'_>]) -> Option<usize> {
    (0..words.len()).find(|index| {
        words[*index].is_one_of(&["na"]) && words[index + 1..].iter().take(3).any(|word| word.is_one_of(CONSULTED))
    })
}

/// A text that begins with the name of its step.
fn headed(text: &str) -> Option<StatedStep> {
    let (step, heading) = HEADINGS.iter().find(|(_, heading)| text.starts_with(heading))?;
    Some(StatedStep { step: *step, words: (*heading).to_owned() })
}

/// A draft that now goes to an advisory body cannot have been approved definitively: „Over dit besluit wordt het advies
/// ingewonnen van …”.
fn sent_for_advice(text: &str, sentences: &[Vec<Word<'_>>]) -> Option<StatedStep> {
    let (words, end) = sentences.iter().find_map(|words| {
        let about_this = words.first()?.is_one_of(&["over", "dit", "het"]);
        let verb = words.iter().position(|word| word.is("wordt") || word.is("worden"))?;
        let is_draft = words[..verb].iter().any(|word| DRAFTS.iter().any(|draft| word.text.ends_with(draft)));
        let advice = verb + words[verb..].iter().position(|word| word.is("advies"))?;
        let asked = words[advice..].iter().take(4).position(|word| word.is_one_of(REQUESTED))?;
        (about_this && is_draft).then_some((words, advice + asked + 1))
    })?;
    let is_consulted = sentences.iter().any(|words| consulted(words).is_some());
    let step = if is_consulted { ProcedureStep::ApprovalAfterAdvice } else { ProcedureStep::PrincipleApproval };
    Some(StatedStep { step, words: quote(text, words, 0, end) })
}

/// The text from one word to another, white space folded.
fn quote(text: &str, words: &[Word<'_>], from: usize, to: usize) -> String {
    let offset = |word: &Word<'_>| (word.text.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let start = words.get(from).map_or(0, offset);
    let end = words.get(to - 1).map_or(start, |word| offset(word) + word.text.len());
    folded(text.get(start..end).unwrap_or_default())
}
