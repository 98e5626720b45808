//! Figures of a graph of links: what hangs together, what is linked most, what bridges domains, what is alike.
//!
//! All take the links without direction: a decision that two themes cite connects the two. They say how the links lie, and
//! nothing about how good or how important a promise or a decision is.

mod alike;
mod betweenness;
mod bridges;
mod components;
mod degree;
mod path;

pub use alike::{Pair, alike};
pub use betweenness::betweenness;
pub use bridges::{Bridge, bridges};
pub use components::{Component, components, numbered};
pub use degree::{Degree, degrees};
pub use path::{Step, path};

use std::collections::BTreeMap;

use super::{Links, Subject, has_several_agreements};

/// What the exports say of each node, by its index.
#[derive(Debug, Clone, PartialEq)]
pub struct Measures {
    /// How many edges it has.
    pub degree: Vec<usize>,
    /// Number of the component that it is in, 1 for the largest.
    pub component: Vec<usize>,
    /// Its betweenness, from 0 to 1; `None` where it was not asked for.
    pub betweenness: Option<Vec<f64>>,
}

impl Measures {
    /// Degree and component. Cost: almost linear in nodes and edges.
    #[must_use]
    pub fn of(links: &Links) -> Self {
        let degree = links.node_indices().map(|node| degree::degree(links, node).total()).collect();
        Self { degree, component: numbered(links), betweenness: None }
    }

    /// Betweenness too. Cost: that of [`betweenness`].
    #[must_use]
    pub fn with_betweenness(links: &Links) -> Self {
        Self { betweenness: Some(betweenness(links)), ..Self::of(links) }
    }
}

/// Titles of domains by the IRIs of their sections, as far as the graph has these; with the agreement where the graph is of
/// several, whose domains may have the same titles.
fn domains(links: &Links) -> BTreeMap<&str, String> {
    let of_several = has_several_agreements(links);
    let sections = links.node_weights().filter_map(|node| match &node.subject {
        Subject::Section { domain, agreement, .. } if of_several => {
            Some((node.iri.as_str(), format!("{domain} ({agreement})")))
        }
        Subject::Section { domain, .. } => Some((node.iri.as_str(), domain.clone())),
        _ => None,
    });
    sections.collect()
}
