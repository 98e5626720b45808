//! Coverage: how much of what was promised has a trail, always with its denominator.
//!
//! The figures are derived by `queries/derive/` and read back by catalogue queries: [`table`] as rows of a level, [`of`] as
//! typed figures of the agreements. [`Basis`] says what they rest on.

mod basis;
mod estimated;
mod figures;
mod ratings;
mod words;

pub use basis::{AgreementBasis, Basis, ByEvidence, FollowedUp, ReportAuthor};
pub use estimated::{InvalidShare, StatedEstimate, StatedShare};
pub use figures::{Coverage, Figures, of};
pub use ratings::{Label, RatingCount, Ratings, beside_the_trail};

use crate::choice::Choice;
use crate::model::{Evidence, Part};
use crate::queries::{Answer, Catalogue, QueryError, Row, evaluate};
use crate::store::Store;

/// What a row of coverage is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// A coalition agreement.
    Agreement,
    /// A policy domain.
    Domain,
    /// A section.
    Section,
    /// A promise.
    Promise,
}

impl Level {
    /// The catalogue query that answers.
    #[must_use]
    pub fn query(self) -> &'static str {
        match self {
            Self::Agreement => "agreement-coverage",
            Self::Domain => "domain-coverage",
            Self::Section => "section-coverage",
            Self::Promise => "promise-status",
        }
    }
}

impl Choice for Level {
    const WHAT: &'static str = "level of coverage";
    const ALL: &'static [Self] = &[Self::Agreement, Self::Domain, Self::Section, Self::Promise];

    fn name(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Domain => "domain",
            Self::Section => "section",
            Self::Promise => "promise",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Self::Agreement => "a row for each coalition agreement",
            Self::Domain => "a row for each policy domain",
            Self::Section => "a row for each section",
            Self::Promise => "a row for each promise",
        }
    }
}

/// Which rows of a level are wanted; things are named by IRI.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum RowsOf {
    /// All of them.
    #[default]
    Store,
    /// Those of an agreement.
    Agreement(String),
    /// Those of a domain.
    Domain(String),
    /// That of a section; of promises, those of the sections below it too.
    Section(String),
}

impl RowsOf {
    /// The part of the store that these rows are about.
    #[must_use]
    pub fn part(&self) -> Part {
        match self {
            Self::Store => Part::Whole,
            Self::Agreement(iri) => Part::Agreement(iri.clone()),
            Self::Domain(iri) | Self::Section(iri) => Part::Section(iri.clone()),
        }
    }
}

/// Coverage as a table: columns and rows of the level's catalogue query. Of a domain or section there are no rows of
/// agreements: those of the sections or the domain are given then.
///
/// # Errors
/// When the query cannot be asked.
pub fn table(
    store: &Store,
    level: Level,
    rows: &RowsOf,
    evidence: Evidence,
) -> Result<(Vec<String>, Vec<Row>), QueryError> {
    let level = match (rows, level) {
        (RowsOf::Domain(_), Level::Agreement) => Level::Domain,
        (RowsOf::Section(_), Level::Agreement | Level::Domain) => Level::Section,
        (_, level) => level,
    };
    let query = Catalogue::embedded()?.get(level.query())?;
    let mut given = vec![("evidence", evidence.name())];
    match rows {
        RowsOf::Store => {}
        RowsOf::Agreement(iri) => given.push(("agreement", iri)),
        RowsOf::Domain(iri) => given.push(("domain", iri)),
        RowsOf::Section(iri) => given.push(("section", iri)),
    }
    match evaluate(store, &query.source, &query.bind(given)?)? {
        Answer::Solutions { columns, rows } => Ok((columns, rows)),
        Answer::Boolean(_) | Answer::Graph(_) => Err(QueryError::NotASelect { query: query.id.clone() }),
    }
}
