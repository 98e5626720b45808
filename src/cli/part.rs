//! The part of a store that a command is about.

use clap::Args;

use super::CliError;
use super::choice::choice_parser;
use crate::coverage::RowsOf;
use crate::lookup::{self, PartNames};
use crate::model::{Evidence, Part};
use crate::store::Store;

/// Flags that choose a part of a store.
#[derive(Debug, Args)]
pub(super) struct PartArgs {
    /// Only this agreement: slug of its dataset, title or the beginning of one, or IRI. Needed where a name of a section or
    /// domain is in several agreements of one store.
    #[arg(long, value_name = "AGREEMENT")]
    pub(super) agreement: Option<String>,
    /// Only this domain: title, slug, the beginning of one, or IRI.
    #[arg(long, value_name = "DOMAIN")]
    domain: Option<String>,
    /// Only this section and those below it: domain and number, such as `Wonen/4.2.1`, title, or IRI.
    #[arg(long, value_name = "DOMAIN/NUMBER", conflicts_with = "domain")]
    section: Option<String>,
}

impl PartArgs {
    /// The part that the flags mean.
    pub(super) fn part(&self, store: &Store) -> Result<Part, CliError> {
        Ok(lookup::part(store, self.names())?)
    }

    /// The rows of coverage that the flags mean.
    pub(super) fn rows(&self, store: &Store) -> Result<RowsOf, CliError> {
        Ok(match self.part(store)? {
            Part::Whole => RowsOf::Store,
            Part::Agreement(iri) => RowsOf::Agreement(iri),
            Part::Section(iri) if self.section.is_some() => RowsOf::Section(iri),
            Part::Section(iri) => RowsOf::Domain(iri),
        })
    }

    /// Whether no part was chosen.
    pub(super) fn is_whole(&self) -> bool {
        self.agreement.is_none() && self.domain.is_none() && self.section.is_none()
    }

    fn names(&self) -> PartNames<'_> {
        PartNames {
            agreement: self.agreement.as_deref(),
            domain: self.domain.as_deref(),
            section: self.section.as_deref(),
        }
    }
}

/// Flags that choose whose word counts.
#[derive(Debug, Args)]
pub(super) struct EvidenceArgs {
    /// Whose word counts.
    #[arg(long, value_name = "LEVEL", default_value = "all", value_parser = choice_parser::<Evidence>())]
    evidence: Evidence,
    /// The same as `--evidence firm`.
    #[arg(long, conflicts_with = "evidence", hide = true)]
    firm: bool,
}

impl EvidenceArgs {
    /// The level that the flags mean.
    pub(super) fn level(&self) -> Evidence {
        if self.firm { Evidence::Firm } else { self.evidence }
    }
}
