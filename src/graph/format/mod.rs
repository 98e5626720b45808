//! The graph as a file, one format a file of this folder.
//!
//! All formats have the same nodes and edges in the same order; what an algorithm suggested is marked as such in each.

mod attributes;
mod csv;
mod cytoscape;
mod dot;
mod escape;
mod gexf;
mod graphml;
mod mermaid;
mod node_link;
mod xml;

pub use dot::dot;
pub use node_link::node_link_json;

use super::analysis::Measures;
use super::{GraphError, Links, Selection};

/// Formats of a graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NetworkFormat {
    /// The DOT language of Graphviz.
    Dot,
    /// Node-link JSON, as networkx and D3 read it.
    NodeLink,
    /// GraphML, for yEd, Gephi, igraph and networkx.
    GraphMl,
    /// GEXF 1.3 with the days of decisions, for Gephi's timeline.
    Gexf,
    /// A Mermaid flowchart; small graphs only.
    Mermaid,
    /// JSON of Cytoscape.js and Cytoscape.
    Cytoscape,
    /// Edges as CSV.
    Edges,
    /// Nodes as CSV.
    Nodes,
}

impl NetworkFormat {
    /// All formats.
    pub const ALL: [Self; 8] = [
        Self::Dot,
        Self::NodeLink,
        Self::GraphMl,
        Self::Gexf,
        Self::Mermaid,
        Self::Cytoscape,
        Self::Edges,
        Self::Nodes,
    ];

    /// The graph in this format. Cost: linear in the graph and, where nodes come with figures, that of [`Measures`].
    ///
    /// # Errors
    /// [`GraphError::TooLarge`] when Mermaid would refuse the graph.
    pub fn write(self, links: &Links, selection: &Selection) -> Result<Vec<u8>, GraphError> {
        let measures = || Measures::of(links);
        match self {
            Self::Dot => Ok(dot(links, selection).into_bytes()),
            Self::NodeLink => Ok(node_link_json(links, selection).into_bytes()),
            Self::GraphMl => graphml::write(links, selection, &measures()).map_err(GraphError::Write),
            Self::Gexf => gexf::write(links, selection, &measures()).map_err(GraphError::Write),
            Self::Mermaid => mermaid::mermaid(links, selection).map(String::into_bytes),
            Self::Cytoscape => Ok(cytoscape::json(links, selection, &measures()).into_bytes()),
            Self::Edges => csv::edges(links).map_err(GraphError::Write),
            Self::Nodes => csv::nodes(links, &measures()).map_err(GraphError::Write),
        }
    }
}
