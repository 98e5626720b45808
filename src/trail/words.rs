//! Words of trails.

use crate::language::{DECISION, Language};
use crate::model::{Confidence, Status};

/// Why a promise has a status.
pub(super) fn reason(language: Language, status: Status, decisions_of_reports: usize) -> String {
    let reason = match status {
        Status::FollowedUp => language.pick(
            "ze is verbonden met minstens één beslissing (dat betekent niet: nagekomen)",
            "it is linked to at least one decision (which does not mean kept)",
        ),
        Status::Mentioned => language.pick(
            "een thema gaat erover, en geen beslissing is ermee verbonden",
            "a theme is about it, and no decision is linked to it",
        ),
        Status::Unlinked if decisions_of_reports == 0 => language.pick(
            "er werd naar gekeken zonder een beslissing te vinden",
            "it was looked at without finding a decision",
        ),
        Status::Unlinked => {
            let decisions = language.counted(decisions_of_reports, DECISION);
            return language.pick(
                format!("het verslag over haar sectie noemt {decisions}, en niets verbindt er een met deze belofte"),
                format!("its section's report names {decisions}, and nothing yet links any of them to this promise"),
            );
        }
        Status::NoEvidence => language.pick(
            "het verslag over haar sectie noemt geen beslissing",
            "its section's report names no decision at all",
        ),
        Status::NotExamined => {
            language.pick("er is geen verslag over haar sectie", "there is no report on its section")
        }
    };
    reason.to_owned()
}

/// What a promise commits to; `commitment` is `action` or `outcome`.
pub(super) fn commitment(language: Language, commitment: &str, testable: Option<bool>) -> String {
    let what = match commitment {
        "action" => language.pick("een daad", "an action"),
        "outcome" => language.pick("een resultaat", "an outcome"),
        other => other,
    };
    let testable = match testable {
        Some(true) => language.pick(", toetsbaar aan de woorden alleen", ", testable from the words alone"),
        Some(false) => language.pick(", niet toetsbaar aan de woorden alleen", ", not testable from the words alone"),
        None => "",
    };
    format!("{what}{testable}")
}

/// A verdict, given by its local name.
pub(super) fn verdict(language: Language, verdict: &str) -> String {
    let known = match verdict {
        "yes" => language.pick("ja", "yes"),
        "perhaps" => language.pick("misschien", "perhaps"),
        "no" => language.pick("nee", "no"),
        "contrary" => language.pick("tegengesteld", "contrary"),
        "none" => language.pick("geen enkele kandidaat", "none of the candidates"),
        "notAPromise" => language.pick("geen belofte", "not a promise"),
        other => other,
    };
    known.to_owned()
}

/// `0.57`, `0,57`.
pub(super) fn fraction(language: Language, confidence: Confidence) -> String {
    let text = confidence.to_string();
    language.pick(text.replace('.', ","), text)
}
