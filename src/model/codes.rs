//! What coders judge: pairs of a promise and a decision, or a promise alone.

use jiff::civil::Date;

use crate::choice::Choice;

/// Who codes pairs of promise and decision (`[[coders]]`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coder {
    /// The name that files of codes use.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// A person or a program.
    pub kind: CoderKind,
    /// Which version of the program.
    pub version: Option<String>,
    /// Whether this coder decides where others differ.
    pub is_referee: bool,
}

/// What a coder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CoderKind {
    /// A program, a language model among them.
    Software,
    /// Somebody.
    Person,
}

impl Choice for CoderKind {
    const WHAT: &'static str = "kind of coder";
    const ALL: &'static [Self] = &[Self::Person, Self::Software];

    fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Software => "software",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Self::Person => "somebody",
            Self::Software => "a program, a language model among them",
        }
    }
}

/// What is judged of a promise and a decision, or of a promise alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The decision is a step on what is promised.
    Yes,
    /// A benevolent reader would say so, and a strict one would not.
    Perhaps,
    /// It is no step on it.
    No,
    /// It goes against what is promised, or takes it back.
    Contrary,
    /// Of a promise: all its candidates were looked at, and none is a step on it.
    None,
    /// Of a promise: it commits the government to nothing.
    NotAPromise,
}

impl Verdict {
    /// Whether it is given on a promise alone, and not on a decision.
    #[must_use]
    pub fn is_of_promise(self) -> bool {
        matches!(self, Self::None | Self::NotAPromise)
    }

    /// The part of its IRI after the namespace.
    #[must_use]
    pub fn term(self) -> &'static str {
        match self {
            Self::NotAPromise => "notAPromise",
            other => other.name(),
        }
    }
}

impl Choice for Verdict {
    const WHAT: &'static str = "verdict";
    const ALL: &'static [Self] = &[Self::Yes, Self::Perhaps, Self::No, Self::Contrary, Self::None, Self::NotAPromise];

    fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Perhaps => "perhaps",
            Self::No => "no",
            Self::Contrary => "contrary",
            Self::None => "none",
            Self::NotAPromise => "not-a-promise",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Self::Yes => "the decision is a step on what is promised",
            Self::Perhaps => "a benevolent reader would say so, a strict one would not",
            Self::No => "the decision is no step on it",
            Self::Contrary => "the decision goes against what is promised, or takes it back",
            Self::None => "all candidates were looked at, and none is a step on the promise",
            Self::NotAPromise => "the sentence commits the government to nothing",
        }
    }
}

/// A coder's verdict.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Judgement {
    /// IRI of the promise.
    pub promise: String,
    /// IRI of the decision; `None` where the promise alone is judged.
    pub decision: Option<String>,
    /// The coder's id, one of [`super::Dataset::coders`].
    pub coder: String,
    /// What is judged.
    pub verdict: Verdict,
    /// On which day.
    pub on: Option<Date>,
    /// The coder's own remark.
    pub comment: Option<String>,
    /// The random sample that the promise was drawn in, in the words of its sheet.
    pub sample: Option<String>,
}
