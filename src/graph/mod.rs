//! The links from promise to decision as a graph: what a section promises, which decisions follow it up and who says so, and
//! which themes of reports are about it and what these cite.
//!
//! [`links`] asks the store and gives a [`petgraph`] graph; [`NetworkFormat`] writes it, [`draw`] has Graphviz draw it,
//! [`stats`] counts it, [`analysis`] measures it. Nodes and edges come in the same order from the same store.

pub mod analysis;
mod draw;
mod edge;
mod error;
mod format;
mod heading;
mod links;
mod node;
mod selection;
mod stats;

use petgraph::Directed;

pub use draw::{Picture, draw};
pub use edge::{Edge, Judge};
pub use error::GraphError;
pub use format::{NetworkFormat, dot, node_link_json};
pub use heading::Heading;
pub use links::links;
pub use node::{Node, NodeKind, NodePlace, Subject};
pub use selection::Selection;
pub use stats::{Figure, stats};

/// Promise-to-decision links: nodes by kind, then place in the agreement or date, then IRI; edges by their ends.
pub type Links = petgraph::Graph<Node, Edge, Directed>;

/// Whether nodes of a graph are of more than one agreement, so that each has to say of which.
#[must_use]
pub fn has_several_agreements(links: &Links) -> bool {
    let mut agreements = links.node_weights().filter_map(Node::agreement);
    let first = agreements.next();
    agreements.any(|agreement| Some(agreement) != first)
}
