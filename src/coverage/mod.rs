//! Coverage: how much of what was promised has a trail, always with its denominator.
//!
//! The figures are derived by `queries/derive/` and read back by catalogue queries; this room chooses the query and names
//! the domains and sections that users type.

mod basis;
mod words;

pub use basis::{AgreementBasis, Basis, FollowedUp, ReportAuthor};

use oxigraph::model::{Literal, Term, Variable};

use crate::diagnostic::SourceText;
use crate::model::slug_of;
use crate::queries::{Answer, Catalogue, Evaluation, QueryError, Row, evaluate};
use crate::store::Store;

const DOMAIN_TITLES: &str = "SELECT DISTINCT ?title { ?top pb:domain ?top ; dct:title ?title } ORDER BY ?title";
const SECTION_NUMBERS: &str = "SELECT DISTINCT ?number { ?section eli:number ?number ; pb:domain/dct:title ?domain }";

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

/// Which coverage is asked for.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Only this domain: its title.
    pub domain: Option<String>,
    /// Only this section (with `domain`): its number.
    pub number: Option<String>,
    /// Only what was asserted or curated.
    pub firm: bool,
}

/// Why coverage cannot be told.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CoverageError {
    /// No domain of this name.
    #[error("there is no domain `{name}`; the domains are: {known}")]
    UnknownDomain {
        /// The name asked for.
        name: String,
        /// The titles there are.
        known: String,
    },
    /// No section of this number in the domain.
    #[error(
        "domain “{domain}” has no section {number}; `pledgebase coverage --by section --domain \"{domain}\"` lists them"
    )]
    UnknownSection {
        /// The domain's title.
        domain: String,
        /// The number asked for.
        number: String,
    },
    /// A section was not written as domain and number.
    #[error("`{0}` is no section: write domain and number, such as `Wonen/4.2.1`")]
    NotASection(String),
    /// A query failed.
    #[error(transparent)]
    Query(#[from] QueryError),
}

/// Coverage as a table: columns and rows of the level's catalogue query.
pub fn coverage(
    store: &Store,
    catalogue: &Catalogue,
    level: Level,
    selection: &Selection,
) -> Result<(Vec<String>, Vec<Row>), CoverageError> {
    let query = catalogue.get(level.query())?;
    let evidence = if selection.firm { "firm" } else { "all" };
    let mut given = vec![("evidence", evidence)];
    if level != Level::Agreement {
        given.push(("domain", selection.domain.as_deref().unwrap_or_default()));
    }
    if matches!(level, Level::Section | Level::Promise) {
        given.push(("number", selection.number.as_deref().unwrap_or_default()));
    }
    match evaluate(store, &query.source, &query.bind(given)?)? {
        Answer::Solutions { columns, rows } => Ok((columns, rows)),
        Answer::Boolean(_) | Answer::Graph(_) => Ok((Vec::new(), Vec::new())),
    }
}

/// Finds the title of a domain from its title or slug, or an unambiguous beginning of either.
pub fn domain_title(store: &Store, name: &str) -> Result<String, CoverageError> {
    let titles = texts(store, DOMAIN_TITLES, &Evaluation::default())?;
    let wanted = slug_of(name);
    let exact = titles.iter().find(|title| slug_of(title) == wanted);
    let mut beginning = titles.iter().filter(|title| !wanted.is_empty() && slug_of(title).starts_with(&wanted));
    let found = exact.or_else(|| beginning.next().filter(|_| beginning.next().is_none()));
    found.cloned().ok_or_else(|| CoverageError::UnknownDomain { name: name.to_owned(), known: titles.join(", ") })
}

/// Finds domain title and number of a section written `domain/number`.
pub fn section(store: &Store, name: &str) -> Result<(String, String), CoverageError> {
    let (domain, number) = name.rsplit_once('/').ok_or_else(|| CoverageError::NotASection(name.to_owned()))?;
    let domain = domain_title(store, domain)?;
    let number = number.trim().trim_end_matches('.').to_owned();
    let mut evaluation = Evaluation::default();
    evaluation.values.insert(Variable::new_unchecked("domain"), Literal::new_simple_literal(&domain).into());
    let numbers = texts(store, SECTION_NUMBERS, &evaluation)?;
    if numbers.contains(&number) { Ok((domain, number)) } else { Err(CoverageError::UnknownSection { domain, number }) }
}

fn texts(store: &Store, query: &str, evaluation: &Evaluation) -> Result<Vec<String>, QueryError> {
    let answer = evaluate(store, &SourceText::new("names", query), evaluation)?;
    let Answer::Solutions { rows, .. } = answer else { return Ok(Vec::new()) };
    let text = |row: Row| match row.into_iter().next().flatten() {
        Some(Term::Literal(literal)) => Some(literal.value().to_owned()),
        _ => None,
    };
    Ok(rows.into_iter().filter_map(text).collect())
}
