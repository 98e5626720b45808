//! Which diagram is wanted.

use super::palette::Paper;
use crate::choice::Choice;
use crate::language::Language;
use crate::model::{Evidence, Part};

/// Kinds of diagrams.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Promise → decision of a section or domain, with the themes between them.
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
    /// Promises by how people rate them.
    Ratings,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 7] =
        [Self::Links, Self::Heatmap, Self::Matrix, Self::Treemap, Self::Timeline, Self::Bars, Self::Ratings];

    /// Whether it shows one section or domain, never more.
    #[must_use]
    pub fn is_of_a_part(self) -> bool {
        matches!(self, Self::Links | Self::Timeline)
    }

    /// Whether it shows one agreement, as figures of two would be one figure in it.
    #[must_use]
    pub fn is_of_one_agreement(self) -> bool {
        matches!(self, Self::Links | Self::Timeline | Self::Treemap | Self::Matrix | Self::Ratings)
    }

    /// What its rows, lanes or columns can be: one word of each list.
    pub(super) fn choices(self) -> &'static [&'static [By]] {
        match self {
            Self::Links | Self::Treemap => &[],
            Self::Heatmap => &[&[By::Domain, By::Section], &[By::Quarter, By::Year]],
            Self::Matrix | Self::Bars => &[&[By::Domain, By::Section]],
            Self::Timeline => &[&[By::Theme, By::Dossier, By::Section]],
            Self::Ratings => &[&[By::Domain, By::Section, By::Party]],
        }
    }
}

impl Choice for Kind {
    const WHAT: &'static str = "kind of diagram";
    const ALL: &'static [Self] = &Self::ALL;

    fn name(self) -> &'static str {
        match self {
            Self::Links => "links",
            Self::Heatmap => "heatmap",
            Self::Matrix => "matrix",
            Self::Treemap => "treemap",
            Self::Timeline => "timeline",
            Self::Bars => "bars",
            Self::Ratings => "ratings",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Self::Links => "Promise → decision of a section or domain, themes between them",
            Self::Heatmap => "Decisions over time, per domain or section",
            Self::Matrix => "Decisions that domains or sections share",
            Self::Treemap => "Domains and their sections by number of promises",
            Self::Timeline => "Decisions of a section or domain on a time line",
            Self::Bars => "Promises by status, per domain or section",
            Self::Ratings => "Promises by how people rate them, per domain, section or party",
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
    /// Rows: parties.
    Party,
    /// Lanes: themes of reports.
    Theme,
    /// Lanes: dossiers.
    Dossier,
    /// Columns: quarters.
    Quarter,
    /// Columns: years.
    Year,
}

impl Choice for By {
    const WHAT: &'static str = "row, lane or column of a diagram";
    const ALL: &'static [Self] =
        &[Self::Domain, Self::Section, Self::Party, Self::Theme, Self::Dossier, Self::Quarter, Self::Year];

    fn name(self) -> &'static str {
        match self {
            Self::Domain => "domain",
            Self::Section => "section",
            Self::Party => "party",
            Self::Theme => "theme",
            Self::Dossier => "dossier",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Self::Domain => "Rows: policy domains",
            Self::Section => "Rows or lanes: sections",
            Self::Party => "Rows: parties",
            Self::Theme => "Lanes: themes of reports",
            Self::Dossier => "Lanes: dossiers",
            Self::Quarter => "Columns: quarters",
            Self::Year => "Columns: years",
        }
    }
}

/// Which diagram is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Its kind.
    pub kind: Kind,
    /// The part of the store.
    pub part: Part,
    /// What rows, lanes and columns are, where the kind leaves a choice and the natural one is not wanted.
    pub by: Vec<By>,
    /// Language of its words; the dataset's when it is one of ours, else English.
    pub language: Option<Language>,
    /// Light or dark.
    pub paper: Paper,
    /// Which links count.
    pub evidence: Evidence,
    /// Which page of a diagram that is taller than one, from 1.
    pub page: usize,
}

impl Request {
    /// A diagram of a kind, of all there is.
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        let (paper, evidence) = (Paper::default(), Evidence::default());
        Self { kind, part: Part::Whole, by: Vec::new(), language: None, paper, evidence, page: 1 }
    }

    /// The same of a part.
    #[must_use]
    pub fn of(self, part: Part) -> Self {
        Self { part, ..self }
    }
}
