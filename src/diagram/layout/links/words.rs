//! What stands in the boxes of the links.

use super::{DATES, DECISION_WIDTH, NUMBERS, PAD, PROMISE_WIDTH, THEME_WIDTH};
use crate::diagram::canvas::{BODY, SMALL};
use crate::diagram::data::links::{DecisionLinks, PromiseLinks, PromisePair, ThemeLinks};
use crate::diagram::face::Face;
use crate::diagram::layout::bars::said;
use crate::graph::Judge;
use crate::language::Language;
use crate::model::{CoderKind, Confidence, Method, Status};

pub fn promise_lines(face: &Face, promise: &PromiseLinks) -> Vec<String> {
    face.wrap(&promise.text, BODY, PROMISE_WIDTH - NUMBERS - 2.0 * PAD)
}

pub fn theme_lines(face: &Face, language: Language, theme: &ThemeLinks) -> Vec<String> {
    let label = if theme.position.is_some() {
        theme.label.as_str()
    } else {
        language.pick("Het verslag zelf, buiten een thema", "The report itself, outside any theme")
    };
    face.wrap(label, BODY, THEME_WIDTH - 2.0 * PAD - 4.0)
}

pub fn decision_lines(face: &Face, language: Language, decision: &DecisionLinks) -> Vec<String> {
    let withdrawn = if decision.is_withdrawn { language.pick("Ingetrokken: ", "Withdrawn: ") } else { "" };
    face.wrap(&format!("{withdrawn}{}", decision.title), BODY, DECISION_WIDTH - 5.0 - DATES - 2.0 * PAD)
}

/// The numbers of the promises that a decision is linked with, below its date: `promises 3, 7`, `against promise 4`.
pub fn pair_lines(face: &Face, language: Language, decision: &DecisionLinks) -> Vec<String> {
    let listed = |numbers: &[u64], [one, several]: [&str; 2]| {
        let word = if numbers.len() == 1 { one } else { several };
        let numbers: Vec<_> = numbers.iter().map(ToString::to_string).collect();
        (!numbers.is_empty()).then(|| format!("{word} {}", numbers.join(", ")))
    };
    let follows = listed(&decision.follows, language.pick(["belofte", "beloftes"], ["promise", "promises"]));
    let against = listed(
        &decision.goes_against,
        language.pick(["tegen belofte", "tegen beloftes"], ["against promise", "against promises"]),
    );
    let texts = follows.into_iter().chain(against);
    texts.flat_map(|text| face.wrap(&text, SMALL, DATES - 8.0)).collect()
}

/// The status of a promise, on whose word it rests, and what a reader must not miss about the decisions.
pub fn caption_of(language: Language, promise: &PromiseLinks) -> String {
    let mut caption = match promise.status {
        status @ (Status::FollowedUp | Status::Mentioned) => {
            let short = status.short_label(language);
            let confidence = promise.only_suggested().map(|confidence| format!(" {}", fraction(language, confidence)));
            format!("{short}, {}{}", said(language, promise.voice()), confidence.unwrap_or_default())
        }
        status => status.label(language).to_owned(),
    };
    let contrary = promise.pairs.iter().filter(|pair| pair.is_contrary).count();
    if contrary > 0 {
        let says = if contrary == promise.pairs.len() {
            language.pick("alleen ertegen".to_owned(), "only against it".to_owned())
        } else {
            let contrary = language.number(contrary);
            language.pick(format!("{contrary} ertegen"), format!("{contrary} against it"))
        };
        caption = format!("{caption}; {says}");
    }
    caption
}

/// Who says that a promise is linked with a decision, and when.
pub fn who_links(language: Language, pair: &PromisePair) -> String {
    let says = who_says(language, pair.method);
    let judge = |judge: &Judge| {
        let day = judge.on.map(|day| language.day(day));
        let parts: Vec<_> = judge.name.clone().into_iter().chain(day).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    };
    let judges: Vec<_> = pair.judges.iter().filter_map(judge).collect();
    let judges = if judges.is_empty() { String::new() } else { format!(" ({})", judges.join("; ")) };
    let against = if pair.is_contrary {
        language.pick("; de beslissing gaat tegen de belofte in", "; the decision goes against the promise")
    } else {
        ""
    };
    format!("{says}{judges}{against}")
}

/// Who says that a promise is linked with a theme or decision.
pub fn who_says(language: Language, method: Method) -> String {
    match method {
        Method::Curated => language.pick("een analist legt het verband", "an analyst states the link").to_owned(),
        Method::Coded(CoderKind::Person) => {
            language.pick("mensen codeerden het verband", "people coded the link").to_owned()
        }
        Method::Coded(CoderKind::Software) => {
            language.pick("een programma codeerde het verband", "a program coded the link").to_owned()
        }
        Method::Suggested(confidence) => language.pick(
            format!("voorgesteld door een algoritme, zekerheid {}", fraction(language, confidence)),
            format!("suggested by an algorithm, confidence {}", fraction(language, confidence)),
        ),
    }
}

fn fraction(language: Language, confidence: Confidence) -> String {
    let text = confidence.to_string();
    language.pick(text.replace('.', ","), text)
}
