//! Why a name means nothing, or too much.

use std::fmt;

use crate::queries::QueryError;

/// Why a name cannot be turned into a thing.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LookupError {
    /// Nothing has this name.
    #[error("{0}")]
    Unknown(Unknown),
    /// Several things have this name.
    #[error("{0}")]
    Ambiguous(Ambiguous),
    /// The store could not be asked.
    #[error(transparent)]
    Query(#[from] QueryError),
}

impl LookupError {
    /// Whether no input can cause it.
    #[must_use]
    pub fn is_bug(&self) -> bool {
        match self {
            Self::Query(error) => error.is_bug(),
            Self::Unknown(_) | Self::Ambiguous(_) => false,
        }
    }
}

/// A name that nothing has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// The name as typed.
    pub name: String,
    /// What was looked for: `domain`, `section`, ….
    pub what: &'static str,
    /// The title of the agreement that it was looked for in, when one was chosen.
    pub within: Option<String>,
    /// The name that was most probably meant.
    pub nearest: Option<String>,
    /// The names there are, where they are few.
    pub known: Vec<String>,
    /// How such a thing is named.
    pub help: &'static str,
}

/// A name that several things have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ambiguous {
    /// The name as typed.
    pub name: String,
    /// What it could mean.
    pub candidates: Vec<Candidate>,
    /// Whether the candidates are of several agreements, so that choosing one of these may help.
    pub of_several_agreements: bool,
}

/// Something that a name could mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its IRI.
    pub iri: String,
    /// What it is called.
    pub title: String,
    /// Title of its agreement, where it is part of one.
    pub agreement: Option<String>,
}

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no {} `{}`", self.what, self.name)?;
        if let Some(agreement) = &self.within {
            write!(f, " in “{agreement}”")?;
        }
        if let Some(nearest) = &self.nearest {
            write!(f, "; did you mean `{nearest}`?")?;
        }
        if self.known.is_empty() {
            write!(f, " ({})", self.help)
        } else {
            write!(f, " (there are: {})", self.known.join(", "))
        }
    }
}

impl fmt::Display for Ambiguous {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MOST_NAMED: usize = 10;
        let help = if self.of_several_agreements {
            "choose an agreement with --agreement, or give an IRI"
        } else {
            "give more of the name, or an IRI"
        };
        write!(f, "`{}` could be any of these; {help}:", self.name)?;
        for candidate in self.candidates.iter().take(MOST_NAMED) {
            write!(f, "\n  {} ({}", candidate.iri, candidate.title)?;
            match candidate.agreement.as_ref().filter(|_| self.of_several_agreements) {
                Some(agreement) => write!(f, "; {agreement})")?,
                None => f.write_str(")")?,
            }
        }
        match self.candidates.len().saturating_sub(MOST_NAMED) {
            0 => Ok(()),
            more => write!(f, "\n  and {more} more"),
        }
    }
}
