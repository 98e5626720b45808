//! The named graphs of a store: each statement is in the one of who says it.

use std::fmt;
use std::str::FromStr;

use oxigraph::model::NamedNode;

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
    /// An algorithm.
    Suggested,
    /// The rules in `queries/derive/`.
    Derived,
}

/// A name that is no layer's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no layer: the layers are ontology, outline, reported, feed, curated, suggested, derived")]
pub struct UnknownLayer(String);

impl Layer {
    /// All layers in the order in which statements come about.
    pub const ALL: [Self; 7] =
        [Self::Ontology, Self::Outline, Self::Reported, Self::Feed, Self::Curated, Self::Suggested, Self::Derived];

    /// Name as on the command line and at the end of the graph's IRI.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ontology => "ontology",
            Self::Outline => "outline",
            Self::Reported => "reported",
            Self::Feed => "feed",
            Self::Curated => "curated",
            Self::Suggested => "suggested",
            Self::Derived => "derived",
        }
    }

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

impl FromStr for Layer {
    type Err = UnknownLayer;

    fn from_str(name: &str) -> Result<Self, UnknownLayer> {
        Self::ALL.into_iter().find(|layer| layer.name() == name).ok_or_else(|| UnknownLayer(name.to_owned()))
    }
}
