//! The named graphs of a store: each statement is in the one of who says it.

use std::fmt;

use oxigraph::model::NamedNode;

use crate::choice::Choice;

/// Who says a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// The vocabulary itself.
    Ontology,
    /// The agreement: sections and promises.
    Outline,
    /// The reports: themes, references, citations, the decisions that they name.
    Reported,
    /// The government's own decision feed.
    Feed,
    /// Analysts.
    Curated,
    /// Coders: people and models.
    Coded,
    /// People, on whether promises were kept.
    Assessed,
    /// An algorithm.
    Suggested,
    /// The rules in `queries/derive/`.
    Derived,
}

impl Layer {
    /// All layers in the order in which statements come about.
    pub const ALL: [Self; 9] = [
        Self::Ontology,
        Self::Outline,
        Self::Reported,
        Self::Feed,
        Self::Curated,
        Self::Coded,
        Self::Assessed,
        Self::Suggested,
        Self::Derived,
    ];

    /// The graph's IRI: `{base}graph/{name}`.
    #[must_use]
    pub fn graph(self, base: &str) -> NamedNode {
        NamedNode::new_unchecked(format!("{base}graph/{}", self.name()))
    }

    /// The base that a layer's graph IRI was made with.
    #[must_use]
    pub fn base_of(self, graph: &str) -> Option<&str> {
        graph.strip_suffix(self.name())?.strip_suffix("graph/")
    }
}

impl fmt::Display for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Choice for Layer {
    const WHAT: &'static str = "layer";
    const ALL: &'static [Self] = &Self::ALL;

    /// As at the end of the graph's IRI.
    fn name(self) -> &'static str {
        match self {
            Self::Ontology => "ontology",
            Self::Outline => "outline",
            Self::Reported => "reported",
            Self::Feed => "feed",
            Self::Curated => "curated",
            Self::Coded => "coded",
            Self::Assessed => "assessed",
            Self::Suggested => "suggested",
            Self::Derived => "derived",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Self::Ontology => "the vocabulary itself",
            Self::Outline => "the agreement: sections and promises",
            Self::Reported => "the reports: themes, references, citations, the decisions that they name",
            Self::Feed => "the government's own feed of decisions",
            Self::Curated => "what analysts state",
            Self::Coded => "what coders judge of promises and decisions",
            Self::Assessed => "how people rate promises; no rule reads it",
            Self::Suggested => "what an algorithm suggests",
            Self::Derived => "what the rules make of all this",
        }
    }
}
