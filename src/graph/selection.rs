//! Which part of the store a graph shows.

use std::fmt;

use oxigraph::model::{Literal, NamedNode, Term};

use super::GraphError;
use crate::queries::QueryError;
use crate::queries::records::{ask, query};
use crate::store::Store;

/// What a graph is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection {
    /// A section with those below it.
    Section {
        /// Title of its domain.
        domain: String,
        /// Its number.
        number: String,
    },
    /// A domain, by title, with all its sections.
    Domain(String),
    /// A decision, by IRI, with all that leads to it.
    Decision(NamedNode),
    /// All sections of the store. Decisions that no report cites have no links and are left out.
    Whole,
}

impl Selection {
    /// Finds a decision by its IRI, or by the end of it from a `/` on.
    ///
    /// # Errors
    /// [`GraphError::UnknownDecision`] or [`GraphError::AmbiguousDecision`] when that names none or several.
    pub fn decision(store: &Store, name: &str) -> Result<Self, GraphError> {
        let ending = format!("/{}", name.trim_start_matches('/'));
        let values = [("name", text(name)), ("ending", text(&ending))];
        let found = ask(store, query!("decisions-by-name.rq"), &values)?;
        let mut found: Vec<_> = found.iter().map(|row| row.text("decision")).collect();
        // A whole IRI means what it says, even where another one ends in it.
        if found.iter().any(|iri| iri == name) {
            found.retain(|iri| iri == name);
        }
        match found.as_slice() {
            [] => Err(GraphError::UnknownDecision(name.to_owned())),
            [iri] => Ok(Self::Decision(NamedNode::new_unchecked(iri))),
            _ => Err(GraphError::AmbiguousDecision { name: name.to_owned(), candidates: found }),
        }
    }

    /// The sections whose links have to be looked at.
    pub(super) fn roots(&self, store: &Store) -> Result<Vec<NamedNode>, QueryError> {
        let rows = match self {
            Self::Section { domain, number } => {
                let values = [("domain", text(domain)), ("number", text(number))];
                ask(store, query!("root-of-section.rq"), &values)
            }
            Self::Domain(domain) => ask(store, query!("root-of-domain.rq"), &[("domain", text(domain))]),
            Self::Whole => ask(store, query!("roots-of-store.rq"), &[]),
            Self::Decision(iri) => ask(store, query!("roots-of-decision.rq"), &[("decision", iri.clone().into())]),
        };
        let mut roots: Vec<_> = rows?.iter().map(|row| NamedNode::new_unchecked(row.text("root"))).collect();
        roots.sort();
        Ok(roots)
    }
}

fn text(value: &str) -> Term {
    Literal::new_simple_literal(value).into()
}

/// As in a heading: `Wonen, 4.2.1`, `Wonen`, the decision's IRI, or `All sections`.
impl fmt::Display for Selection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Section { domain, number } => write!(f, "{domain}, {number}"),
            Self::Domain(domain) => f.write_str(domain),
            Self::Decision(iri) => f.write_str(iri.as_str()),
            Self::Whole => f.write_str("All sections"),
        }
    }
}
