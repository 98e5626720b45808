//! Edges of the graph: the steps of a trail.

use jiff::civil::Date;

use crate::model::{Evidence, Method};

/// Somebody who judged a pair as the verdict on it says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Judge {
    /// Name of the person or program; `None` where nobody is named.
    pub name: Option<String>,
    /// On which day.
    pub on: Option<Date>,
}

/// A step of a trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edge {
    /// Section → promise that it makes.
    Makes,
    /// Section → theme of a report on it that no promise of the graph is linked with, or → report that itself cites.
    ReportedIn,
    /// Promise → theme that is about it: where to read about it, and no evidence.
    Alignment(Method),
    /// Theme or report → decision that it cites. The report says so, and nobody else has to.
    Citation,
    /// Promise → decision that follows it up.
    FollowUp {
        /// Who says so.
        method: Method,
        /// Whether the decision goes against the promise.
        contrary: bool,
        /// Those whose word decides, in the order of their names; nobody for a suggestion.
        judges: Vec<Judge>,
    },
}

impl Edge {
    /// Names of all kinds of edges.
    pub const NAMES: [&'static str; 5] = ["makes", "reported_in", "alignment", "citation", "follow_up"];

    /// The kind's name in files.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Makes => "makes",
            Self::ReportedIn => "reported_in",
            Self::Alignment(_) => "alignment",
            Self::Citation => "citation",
            Self::FollowUp { .. } => "follow_up",
        }
    }

    /// Who links a promise with a theme or decision; `None` for the other edges.
    #[must_use]
    pub fn method(&self) -> Option<Method> {
        match self {
            Self::Alignment(method) | Self::FollowUp { method, .. } => Some(*method),
            Self::Makes | Self::ReportedIn | Self::Citation => None,
        }
    }

    /// The strictest level of evidence at which it counts; `None` for edges that nobody has to judge.
    #[must_use]
    pub fn level(&self) -> Option<Evidence> {
        self.method().map(Method::level)
    }

    /// Whether its decision goes against the promise.
    #[must_use]
    pub fn is_contrary(&self) -> bool {
        matches!(self, Self::FollowUp { contrary: true, .. })
    }

    /// Those whose word decides on it.
    #[must_use]
    pub fn judges(&self) -> &[Judge] {
        match self {
            Self::FollowUp { judges, .. } => judges,
            Self::Makes | Self::ReportedIn | Self::Alignment(_) | Self::Citation => &[],
        }
    }

    /// Whether an algorithm suggests it.
    #[must_use]
    pub fn is_suggested(&self) -> bool {
        matches!(self.method(), Some(Method::Suggested(_)))
    }
}
