//! Whose word a link counts on: levels of evidence, methods, and the parts of an agreement that figures are about.

use std::fmt;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::{CoderKind, Confidence};
use crate::choice::Choice;
use crate::language::Language;

/// Which links count: each level adds to the one below it. The order is from most to least.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// What people and models judged, and what the built-in ranking suggests as well.
    #[default]
    All,
    /// What people stated or coded, and what models coded.
    Judged,
    /// What people stated or coded.
    Firm,
}

impl Evidence {
    /// As captions say it.
    #[must_use]
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::All => language.pick("al het bewijs, suggesties inbegrepen", "all evidence, suggestions included"),
            Self::Judged => {
                language.pick("beoordeeld bewijs: door mensen of modellen", "judged evidence: by people or models")
            }
            Self::Firm => language.pick("vast bewijs alleen", "firm evidence only"),
        }
    }
}

/// By its name.
impl Serialize for Evidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl Choice for Evidence {
    const WHAT: &'static str = "level of evidence";
    const ALL: &'static [Self] = &[Self::All, Self::Judged, Self::Firm];

    fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Judged => "judged",
            Self::Firm => "firm",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Self::All => "what people and models judged and what the ranking suggests",
            Self::Judged => "what people stated or coded and what models coded",
            Self::Firm => "what people stated or coded",
        }
    }
}

/// Who says that a link holds, from the weakest word to the strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// An algorithm, as sure as this.
    Suggested(Confidence),
    /// Coders, as people and programs decide among themselves.
    Coded(CoderKind),
    /// An analyst, in the curation of the dataset.
    Curated,
}

impl Method {
    /// The part of its IRI after the namespace.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Suggested(_) => "suggested",
            Self::Coded(_) => "coded",
            Self::Curated => "curated",
        }
    }

    /// How sure the algorithm is; `None` for what somebody judged.
    #[must_use]
    pub fn confidence(self) -> Option<Confidence> {
        match self {
            Self::Suggested(confidence) => Some(confidence),
            Self::Coded(_) | Self::Curated => None,
        }
    }

    /// The strictest level of evidence at which a link of this method counts.
    #[must_use]
    pub fn level(self) -> Evidence {
        match self {
            Self::Curated | Self::Coded(CoderKind::Person) => Evidence::Firm,
            Self::Coded(CoderKind::Software) => Evidence::Judged,
            Self::Suggested(_) => Evidence::All,
        }
    }

    /// Whether a link of this method counts at a level of evidence.
    #[must_use]
    pub fn counts(self, evidence: Evidence) -> bool {
        self.level() >= evidence
    }
}

/// As fields `method` and `confidence`.
impl Serialize for Method {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Method", 2)?;
        fields.serialize_field("method", self.name())?;
        fields.serialize_field("confidence", &self.confidence())?;
        fields.end()
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Suggested(confidence) => write!(f, "suggested {confidence}"),
            Self::Coded(CoderKind::Person) => f.write_str("coded by people"),
            Self::Coded(CoderKind::Software) => f.write_str("coded by a program"),
            Self::Curated => f.write_str("curated"),
        }
    }
}

/// Which part of a store figures, graphs and pictures are about; parts are named by IRI.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// All of it.
    #[default]
    Whole,
    /// An agreement.
    Agreement(String),
    /// A section with those below it; a domain is a top section.
    Section(String),
}

impl Part {
    /// The IRI of the agreement or section.
    #[must_use]
    pub fn iri(&self) -> Option<&str> {
        match self {
            Self::Whole => None,
            Self::Agreement(iri) | Self::Section(iri) => Some(iri),
        }
    }
}

/// What a thing of the graph is, in the order in which a short name is taken to mean it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ThingKind {
    /// A section.
    Section,
    /// A promise.
    Promise,
    /// A theme of a report.
    Theme,
    /// A decision.
    Decision,
    /// An agreement.
    Agreement,
}

impl Choice for ThingKind {
    const WHAT: &'static str = "kind of thing";
    const ALL: &'static [Self] = &[Self::Section, Self::Promise, Self::Theme, Self::Decision, Self::Agreement];

    fn name(self) -> &'static str {
        match self {
            Self::Section => "section",
            Self::Promise => "promise",
            Self::Theme => "theme",
            Self::Decision => "decision",
            Self::Agreement => "agreement",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Self::Section => "a section of an agreement; a domain is a top section",
            Self::Promise => "a promise of a section",
            Self::Theme => "a theme of a report on a section",
            Self::Decision => "a decision of the government",
            Self::Agreement => "a coalition agreement",
        }
    }
}
