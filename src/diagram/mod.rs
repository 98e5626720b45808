//! Diagrams of coverage that need nothing but this program: SVG, PNG, PDF, and the table behind each.
//!
//! [`draw`] asks the store (`data`), lays what it answers out as a [`Scene`] (`layout`), and the scene is written
//! (`svg`, `picture`). Nothing of the system's is used, so the same store gives the same bytes everywhere.

mod canvas;
mod data;
mod draw;
mod face;
mod frame;
mod layout;
mod palette;
mod picture;
pub mod scene;
mod select;
mod svg;

pub use crate::language::Language;
pub use crate::model::{Status, Tally};
pub use data::{Scope, Table};
pub use draw::{draw, reported_sections};
pub use face::Style;
pub use palette::{Color, Theme};
pub use scene::Scene;

use svg::Reader;

use crate::graph::GraphError;
use crate::queries::QueryError;

/// Kinds of diagrams.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Promise → theme → decision of a section or domain.
    Links,
    /// Distinct decisions per domain or section and quarter or year.
    Heatmap,
    /// Distinct decisions that domains or sections share.
    Matrix,
    /// Domains and sections by number of promises.
    Treemap,
    /// Decisions of a section or domain on a time line.
    Timeline,
    /// Promises by status.
    Bars,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 6] = [Self::Links, Self::Heatmap, Self::Matrix, Self::Treemap, Self::Timeline, Self::Bars];

    /// The kind's name, as in names of files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Links => "links",
            Self::Heatmap => "heatmap",
            Self::Matrix => "matrix",
            Self::Treemap => "treemap",
            Self::Timeline => "timeline",
            Self::Bars => "bars",
        }
    }

    /// Whether it shows one section or domain, never the whole store.
    #[must_use]
    pub fn is_of_a_part(self) -> bool {
        matches!(self, Self::Links | Self::Timeline)
    }

    /// What its rows, lanes or columns can be: one word of each list.
    fn choices(self) -> &'static [&'static [By]] {
        match self {
            Self::Links | Self::Treemap => &[],
            Self::Heatmap => &[&[By::Domain, By::Section], &[By::Quarter, By::Year]],
            Self::Matrix | Self::Bars => &[&[By::Domain, By::Section]],
            Self::Timeline => &[&[By::Theme, By::Dossier, By::Section]],
        }
    }
}

/// What a diagram's rows, lanes or columns are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Rows: policy domains.
    Domain,
    /// Rows or lanes: sections.
    Section,
    /// Lanes: themes of reports.
    Theme,
    /// Lanes: dossiers.
    Dossier,
    /// Columns: quarters.
    Quarter,
    /// Columns: years.
    Year,
}

impl By {
    fn name(self) -> &'static str {
        match self {
            Self::Domain => "domain",
            Self::Section => "section",
            Self::Theme => "theme",
            Self::Dossier => "dossier",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }
}

/// Which diagram is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Its kind.
    pub kind: Kind,
    /// The part of the store.
    pub scope: Scope,
    /// What rows, lanes and columns are, where the kind leaves a choice and the natural one is not wanted.
    pub by: Vec<By>,
    /// Language of its words; the dataset's when it is one of ours, else English.
    pub language: Option<Language>,
    /// Light or dark.
    pub theme: Theme,
    /// Leave out what an algorithm suggests.
    pub firm: bool,
}

impl Request {
    /// A diagram of a kind, of all there is.
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        let (scope, theme) = (Scope::default(), Theme::default());
        Self { kind, scope, by: Vec::new(), language: None, theme, firm: false }
    }

    /// The same of one section (domain title and number) with those below it, or of one domain.
    #[must_use]
    pub fn of(self, domain: &str, number: Option<&str>) -> Self {
        Self { scope: Scope { domain: Some(domain.to_owned()), number: number.map(str::to_owned) }, ..self }
    }
}

/// A diagram: laid out, and as a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagram {
    /// What is drawn.
    pub scene: Scene,
    /// The data behind it.
    pub table: Table,
}

impl Diagram {
    /// As SVG for any viewer.
    #[must_use]
    pub fn svg(&self) -> String {
        svg::svg(&self.scene, Reader::Any)
    }

    /// As PNG, two pixels to each of the diagram's.
    pub fn png(&self) -> Result<Vec<u8>, DiagramError> {
        picture::png(&svg::svg(&self.scene, Reader::Renderer))
    }

    /// As PDF of one page.
    pub fn pdf(&self) -> Result<Vec<u8>, DiagramError> {
        picture::pdf(&svg::svg(&self.scene, Reader::Renderer))
    }
}

/// Why there is no diagram.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DiagramError {
    /// Too much for one picture.
    #[error("this diagram shows one section or domain: name it with --section DOMAIN/NUMBER or --domain DOMAIN")]
    NoScope,
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
    /// The store has nothing that the diagram shows.
    #[error("there is nothing to draw: {0}")]
    Nothing(&'static str),
    /// A query failed.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// A name means nothing in the store, or too much.
    #[error(transparent)]
    Lookup(#[from] crate::lookup::LookupError),
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
            Self::NoScope | Self::BadChoice { .. } | Self::Nothing(_) | Self::TooLarge { .. } => false,
            Self::Query(error) => error.is_bug(),
            Self::Lookup(error) => error.is_bug(),
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
