//! The statuses of a promise: how far its trail leads, never a verdict.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::choice::Choice;
use crate::language::Language;

/// The status of a promise, from the longest trail to none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// `pb:followedUp`
    FollowedUp,
    /// `pb:mentioned`
    Mentioned,
    /// `pb:unlinked`
    Unlinked,
    /// `pb:noEvidence`
    NoEvidence,
    /// `pb:notExamined`
    NotExamined,
}

impl Status {
    /// All of them, in order.
    pub const ALL: [Self; 5] = [Self::FollowedUp, Self::Mentioned, Self::Unlinked, Self::NoEvidence, Self::NotExamined];

    /// The ontology's label, with the little that keeps a reader from taking it for more.
    #[must_use]
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::FollowedUp => language.pick("opgevolgd door een beslissing", "followed up by a decision"),
            Self::Mentioned => language.pick("vermeld, zonder beslissing", "mentioned, without a decision"),
            Self::Unlinked => language.pick("niet verbonden met een beslissing", "not linked to a decision"),
            Self::NoEvidence => language.pick("verslag noemt geen beslissing", "report names no decision"),
            Self::NotExamined => language.pick("niet onderzocht: geen verslag", "not examined: no report"),
        }
    }

    /// The ontology's label alone.
    #[must_use]
    pub fn short_label(self, language: Language) -> &'static str {
        match self {
            Self::FollowedUp => language.pick("opgevolgd", "followed up"),
            Self::Mentioned => language.pick("vermeld", "mentioned"),
            Self::Unlinked => language.pick("niet verbonden", "unlinked"),
            Self::NoEvidence => language.pick("geen bewijs", "no evidence"),
            Self::NotExamined => language.pick("niet onderzocht", "not examined"),
        }
    }

    /// Place in the order, from 0.
    #[must_use]
    pub fn index(self) -> usize {
        match self {
            Self::FollowedUp => 0,
            Self::Mentioned => 1,
            Self::Unlinked => 2,
            Self::NoEvidence => 3,
            Self::NotExamined => 4,
        }
    }
}

impl Choice for Status {
    const WHAT: &'static str = "status";
    const ALL: &'static [Self] = &Self::ALL;

    /// The part of its IRI after the namespace.
    fn name(self) -> &'static str {
        match self {
            Self::FollowedUp => "followedUp",
            Self::Mentioned => "mentioned",
            Self::Unlinked => "unlinked",
            Self::NoEvidence => "noEvidence",
            Self::NotExamined => "notExamined",
        }
    }

    fn about(self) -> &'static str {
        self.label(Language::English)
    }
}

/// By its name.
impl Serialize for Status {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// How many promises have which status.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally([usize; 5]);

impl Tally {
    /// Counts one more promise, or several.
    pub fn add(&mut self, status: Status, promises: usize) {
        self.0[status.index()] += promises;
    }

    /// Promises of a status.
    #[must_use]
    pub fn of(&self, status: Status) -> usize {
        self.0[status.index()]
    }

    /// All promises.
    #[must_use]
    pub fn total(&self) -> usize {
        self.0.iter().sum()
    }
}

/// As `all` and the names of the statuses.
impl Serialize for Tally {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut counts = serializer.serialize_map(Some(Status::ALL.len() + 1))?;
        counts.serialize_entry("all", &self.total())?;
        for status in Status::ALL {
            counts.serialize_entry(status.name(), &self.of(status))?;
        }
        counts.end()
    }
}
