//! Edges of the graph: the steps of a trail.

use crate::model::Method;

/// A step of a trail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// Section → promise that it makes.
    Makes,
    /// Section → theme of a report on it that no promise of the graph is linked with, or → report that itself cites.
    ReportedIn,
    /// Promise → theme that is about it.
    Alignment(Method),
    /// Theme or report → decision that it cites. The report says so, and nobody else has to.
    Citation,
    /// Promise → decision that follows it up.
    FollowUp {
        /// Who says so.
        method: Method,
        /// Whether the decision goes against the promise.
        contrary: bool,
    },
}

impl Edge {
    /// Names of all kinds of edges.
    pub const NAMES: [&'static str; 5] = ["makes", "reported_in", "alignment", "citation", "follow_up"];

    /// The kind's name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
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
    pub fn method(self) -> Option<Method> {
        match self {
            Self::Alignment(method) | Self::FollowUp { method, .. } => Some(method),
            Self::Makes | Self::ReportedIn | Self::Citation => None,
        }
    }

    /// Whether its decision goes against the promise.
    #[must_use]
    pub fn is_contrary(self) -> bool {
        matches!(self, Self::FollowUp { contrary: true, .. })
    }

    /// Whether an algorithm suggests it.
    #[must_use]
    pub fn is_suggested(self) -> bool {
        matches!(self.method(), Some(Method::Suggested(_)))
    }
}
