//! Nodes of the graph: what a trail passes.

use jiff::civil::Date;

use crate::model::Status;

/// Something that a trail passes.
///
/// Nodes compare in the order in which a graph holds them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Node {
    /// What it stands for, with what is known of such a thing.
    pub subject: Subject,
    /// Its IRI, which no other node of a graph has.
    pub iri: String,
    /// What it is called: title, text or label, in full.
    pub label: String,
}

/// What a node stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A section of an agreement.
    Section {
        /// Title of the agreement.
        agreement: String,
        /// Place in the agreement's order.
        position: u64,
        /// Title of its domain.
        domain: String,
        /// Its number.
        number: String,
    },
    /// A promise.
    Promise {
        /// Where it stands.
        place: NodePlace,
        /// Its status on the evidence that the graph was asked for.
        status: Status,
    },
    /// A report that cites decisions outside any theme.
    Report {
        /// The section that it is about, and position 0.
        place: NodePlace,
    },
    /// A theme of a report.
    Theme {
        /// The section that its report is about, and its position in the report.
        place: NodePlace,
    },
    /// A decision.
    Decision {
        /// Day of the government's meeting.
        date: Option<Date>,
        /// Whether the government took it back.
        withdrawn: bool,
    },
}

/// Where a promise, report or theme stands in an agreement.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct NodePlace {
    /// Title of the agreement.
    pub agreement: String,
    /// Place of the section in the agreement's order.
    pub section_position: u64,
    /// Place within the section or report.
    pub position: u64,
    /// IRI of the section.
    pub section: String,
}

/// Kinds of nodes, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeKind {
    /// A section.
    Section,
    /// A promise.
    Promise,
    /// A report that itself cites.
    Report,
    /// A theme.
    Theme,
    /// A decision.
    Decision,
}

impl NodeKind {
    /// All kinds.
    pub const ALL: [Self; 5] = [Self::Section, Self::Promise, Self::Report, Self::Theme, Self::Decision];
}

impl crate::choice::Choice for NodeKind {
    const WHAT: &'static str = "kind of node";
    const ALL: &'static [Self] = &Self::ALL;

    fn name(self) -> &'static str {
        match self {
            Self::Section => "section",
            Self::Promise => "promise",
            Self::Report => "report",
            Self::Theme => "theme",
            Self::Decision => "decision",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Self::Section => "sections",
            Self::Promise => "promises, linked or not",
            Self::Report => "reports that cite decisions outside any theme",
            Self::Theme => "themes, linked or not",
            Self::Decision => "distinct decisions",
        }
    }
}

impl Node {
    /// What kind of node it is.
    #[must_use]
    pub fn kind(&self) -> NodeKind {
        match self.subject {
            Subject::Section { .. } => NodeKind::Section,
            Subject::Promise { .. } => NodeKind::Promise,
            Subject::Report { .. } => NodeKind::Report,
            Subject::Theme { .. } => NodeKind::Theme,
            Subject::Decision { .. } => NodeKind::Decision,
        }
    }

    /// Title of the agreement that it is part of; `None` for a decision.
    #[must_use]
    pub fn agreement(&self) -> Option<&str> {
        match &self.subject {
            Subject::Section { agreement, .. } => Some(agreement),
            Subject::Promise { place, .. } | Subject::Report { place } | Subject::Theme { place } => {
                Some(&place.agreement)
            }
            Subject::Decision { .. } => None,
        }
    }
}
