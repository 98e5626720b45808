//! What coders judge: pairs of a promise and a decision, or a promise alone.

use jiff::civil::Date;

use crate::choice::Choice;

/// What a coder says of a promise and a decision, or of a promise alone; things are named by absolute IRI.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Judgement {
    /// The promise.
    pub promise: String,
    /// The decision; `None` for a verdict on the promise alone.
    pub decision: Option<String>,
    /// Id of the coder, one of the dataset's.
    pub coder: String,
    /// What is said.
    pub verdict: PairVerdict,
    /// The day of the verdict.
    pub on: Option<Date>,
    /// Why.
    pub comment: Option<String>,
    /// The random sample that the promise was drawn in, in the words of its sheet.
    pub sample: Option<String>,
}

/// A verdict of a coder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PairVerdict {
    /// The decision is a step on the promise.
    Yes,
    /// A benevolent reader would say so, a strict one not.
    Perhaps,
    /// The decision is none.
    No,
    /// The decision goes against the promise, or withdraws it.
    Contrary,
    /// None of the promise's candidates is about it.
    None,
    /// The sentence commits the government to nothing.
    NotAPromise,
}

impl PairVerdict {
    /// Whether it is about a promise alone, and names no decision.
    #[must_use]
    pub fn is_of_promise(self) -> bool {
        matches!(self, Self::None | Self::NotAPromise)
    }
}

impl Choice for PairVerdict {
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
            Self::Yes => "the decision is a step on the promise",
            Self::Perhaps => "a benevolent reader would say so, a strict one not",
            Self::No => "the decision is none",
            Self::Contrary => "the decision goes against the promise, or withdraws it",
            Self::None => "none of the promise's candidates is about it",
            Self::NotAPromise => "the sentence commits the government to nothing",
        }
    }
}
