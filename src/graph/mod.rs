//! The links from promise to decision as a graph: what a section promises, which themes of reports are about it, and
//! which decisions these cite.
//!
//! [`links`] asks the store and gives a [`petgraph`] graph; [`NetworkFormat`] writes it, [`draw`] has Graphviz draw it,
//! [`stats`] counts it, [`analysis`] measures it. Nodes and edges come in the same order from the same store.

pub mod analysis;
mod draw;
mod format;
mod links;
mod selection;
mod stats;

use std::time::Duration;

use jiff::civil::Date;
use petgraph::Directed;

pub use draw::{Picture, draw};
pub use format::{NetworkFormat, dot, node_link_json};
pub use links::{firm_links, links};
pub use selection::Selection;
pub use stats::{Figure, stats};

use crate::queries::QueryError;

/// Promise-to-decision links: nodes by kind, then place in the agreement or date, then IRI; edges by their ends.
pub type Links = petgraph::Graph<Node, Edge, Directed>;

/// Something that a trail passes.
///
/// Nodes compare in the order in which a graph holds them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Node {
    /// What it is, with what is known of such a thing.
    pub thing: Thing,
    /// Its IRI, which no other node of a graph has.
    pub iri: String,
    /// What it is called: title, text or label, in full.
    pub label: String,
}

/// What a node stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// A section of the agreement.
    Section {
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
        place: Place,
        /// Its `pb:status` on all evidence: the part of the IRI after the namespace, such as `followedUp`.
        status: Option<String>,
    },
    /// A report that cites decisions outside any theme.
    Report {
        /// The section that it is about, and position 0.
        place: Place,
    },
    /// A theme of a report.
    Theme {
        /// The section that its report is about, and its position in the report.
        place: Place,
    },
    /// A decision.
    Decision {
        /// Day of the government's meeting.
        date: Option<Date>,
    },
}

/// Where a promise, report or theme stands in an agreement.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
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

    /// The kind's name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Section => "section",
            Self::Promise => "promise",
            Self::Report => "report",
            Self::Theme => "theme",
            Self::Decision => "decision",
        }
    }
}

impl Node {
    /// What kind of node it is.
    #[must_use]
    pub fn kind(&self) -> NodeKind {
        match self.thing {
            Thing::Section { .. } => NodeKind::Section,
            Thing::Promise { .. } => NodeKind::Promise,
            Thing::Report { .. } => NodeKind::Report,
            Thing::Theme { .. } => NodeKind::Theme,
            Thing::Decision { .. } => NodeKind::Decision,
        }
    }
}

/// A step of a trail.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Edge {
    /// Section → promise that it makes.
    Makes,
    /// Section → theme of a report on it that no promise of the graph is linked with, or → report that itself cites.
    ReportedIn,
    /// Promise → theme that is about it.
    Alignment(Method),
    /// Theme or report → decision that it cites.
    Citation,
    /// Promise → decision that an analyst links to it without a theme between.
    FollowUp,
}

/// Who says that a theme is about a promise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Method {
    /// An analyst.
    Curated,
    /// An algorithm, with its confidence from 0 to 1.
    Suggested(Option<f64>),
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
}

/// Why there is no graph, or no drawing of it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum GraphError {
    /// No decision of this name.
    #[error("there is no decision `{0}`: give its IRI, or the end of it from a `/` on, such as `2021-03-12/its-title`")]
    UnknownDecision(String),
    /// Several decisions of this name.
    #[error("`{name}` could be any of: {}", candidates.join(", "))]
    AmbiguousDecision {
        /// The name given.
        name: String,
        /// IRIs of the decisions.
        candidates: Vec<String>,
    },
    /// Graphviz is not installed.
    #[error(
        "{0} is drawn by Graphviz, and its program `dot` is not on the PATH: install it (`apt install graphviz`, \
         `brew install graphviz`, or see https://graphviz.org/download/); --format dot and --format json work without"
    )]
    NoGraphviz(Picture),
    /// Graphviz cannot be run.
    #[error("Graphviz (`dot`) cannot be run")]
    Run(#[source] std::io::Error),
    /// Graphviz gives up.
    #[error("Graphviz (`dot`) failed: {0}")]
    Graphviz(String),
    /// Graphviz takes too long.
    #[error("Graphviz (`dot`) took more than {} s and was stopped: choose a smaller part, such as one section", .0.as_secs_f64())]
    Timeout(Duration),
    /// The format is not for graphs of this size.
    #[error(
        "the graph has {count} {what}, and Mermaid draws no more than {limit}: choose a smaller part (--section \
         DOMAIN/NUMBER), or another format (graphml and gexf are for whole graphs)"
    )]
    TooLarge {
        /// What there are too many of.
        what: &'static str,
        /// How many there are.
        count: usize,
        /// How many there may be.
        limit: usize,
    },
    /// The file cannot be put together.
    #[error("the graph cannot be written")]
    Write(#[source] std::io::Error),
    /// A query failed.
    #[error(transparent)]
    Query(#[from] QueryError),
}
