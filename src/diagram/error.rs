//! Why there is no diagram.

use crate::graph::GraphError;
use crate::queries::QueryError;

/// Why there is no diagram.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DiagramError {
    /// Too much for one picture.
    #[error("this diagram shows one section or domain: name it with --section DOMAIN/NUMBER or --domain DOMAIN")]
    NoPart,
    /// The store has several agreements, and figures of all would be one figure.
    #[error(
        "the store has several agreements, and a {kind} of all would mix them: name one with --agreement; there are {}",
        titles.join("; ")
    )]
    SeveralAgreements {
        /// The kind's name.
        kind: &'static str,
        /// Titles of the agreements.
        titles: Vec<String>,
    },
    /// A choice that the kind does not leave.
    #[error("--by {by} does not fit {kind}{}", known(choices))]
    BadChoice {
        /// The kind's name.
        kind: &'static str,
        /// The choice made.
        by: &'static str,
        /// What can be chosen.
        choices: Vec<&'static str>,
    },
    /// There is no such page.
    #[error("there is no page {page}: this diagram has {pages}")]
    NoPage {
        /// The page wanted.
        page: usize,
        /// How many there are.
        pages: usize,
    },
    /// The store has nothing that the diagram shows.
    #[error("there is nothing to draw: {0}")]
    Nothing(&'static str),
    /// A query failed.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// The links cannot be asked for.
    #[error(transparent)]
    Graph(#[from] GraphError),
    /// The embedded typeface cannot be read.
    #[error("the embedded typeface cannot be read")]
    Face(#[from] ttf_parser::FaceParsingError),
    /// Our own SVG cannot be read back.
    #[error("the diagram cannot be read back")]
    Svg(#[source] resvg::usvg::Error),
    /// A picture of that size does not fit in memory.
    #[error("a diagram of {width} by {height} pixels is too large for a PNG: choose a smaller part, or SVG or PDF")]
    TooLarge {
        /// Width of the diagram.
        width: f32,
        /// Height of the diagram.
        height: f32,
    },
    /// The PNG cannot be encoded.
    #[error("the PNG cannot be encoded")]
    Png(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The PDF cannot be made; the crate's error is no `Error`, so that it cannot be a source.
    #[error("the PDF cannot be made: {0}")]
    Pdf(svg2pdf::ConversionError),
}

impl DiagramError {
    /// Whether no input can cause it.
    #[must_use]
    pub fn is_bug(&self) -> bool {
        match self {
            Self::NoPart
            | Self::SeveralAgreements { .. }
            | Self::BadChoice { .. }
            | Self::NoPage { .. }
            | Self::Nothing(_)
            | Self::TooLarge { .. } => false,
            Self::Query(error) => error.is_bug(),
            Self::Graph(error) => error.is_bug(),
            Self::Face(_) | Self::Svg(_) | Self::Png(_) | Self::Pdf(_) => true,
        }
    }
}

fn known(choices: &[&str]) -> String {
    if choices.is_empty() {
        ", which leaves no choice".to_owned()
    } else {
        format!(": choose from {}", choices.join(", "))
    }
}
