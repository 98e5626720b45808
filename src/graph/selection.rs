//! Which part of the store a graph shows.

use oxigraph::model::{NamedNode, Term};

use crate::model::Part;
use crate::queries::QueryError;
use crate::queries::rows::prepared;
use crate::store::Store;

/// What a graph is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection {
    /// A part of the store. Decisions that no report cites have no links and are left out.
    Part(Part),
    /// A decision, by IRI, with all that leads to it.
    Decision(String),
}

impl Selection {
    /// The agreements or sections whose links have to be looked at.
    pub(super) fn roots(&self, store: &Store) -> Result<Vec<String>, QueryError> {
        let rows = match self {
            Self::Part(Part::Section(iri) | Part::Agreement(iri)) => return Ok(vec![iri.clone()]),
            Self::Part(Part::Whole) => prepared!("select/roots-of-store.rq").select(store, &[])?,
            Self::Decision(iri) => {
                prepared!("select/roots-of-decision.rq").select(store, &[("decision", node(iri))])?
            }
        };
        let mut roots = rows.map(|row| row.text("root")).collect::<Result<Vec<_>, _>>()?;
        roots.sort();
        Ok(roots)
    }
}

/// An IRI as a term.
pub(super) fn node(iri: &str) -> Term {
    NamedNode::new_unchecked(iri).into()
}
