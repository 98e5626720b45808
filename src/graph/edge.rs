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
    /// Promise → decision that an analyst links to it without a theme between.
    FollowUp,
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
            Self::FollowUp => "follow_up",
        }
    }

    /// Who makes the link between a promise and what follows it up; `None` for the other edges.
    #[must_use]
    pub fn method(self) -> Option<Method> {
        match self {
            Self::Alignment(method) => Some(method),
            Self::FollowUp => Some(Method::Curated),
            Self::Makes | Self::ReportedIn | Self::Citation => None,
        }
    }

    /// Whether an algorithm suggests it.
    #[must_use]
    pub fn is_suggested(self) -> bool {
        matches!(self.method(), Some(Method::Suggested(_)))
    }
}
