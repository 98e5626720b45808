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
use super::{GraphError, Heading, Links};
use crate::choice::Choice;

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
    /// The graph in this format. Of nodes, their [`Measures`] are said where the format has a place for them.
    ///
    /// # Errors
    /// [`GraphError::TooLarge`] when Mermaid would refuse the graph.
    pub fn write(self, links: &Links, heading: &Heading, measures: &Measures) -> Result<Vec<u8>, GraphError> {
        match self {
            Self::Dot => Ok(dot(links, heading).into_bytes()),
            Self::NodeLink => Ok(node_link_json(links, heading, measures).into_bytes()),
            Self::GraphMl => graphml::write(links, heading, measures).map_err(GraphError::Write),
            Self::Gexf => gexf::write(links, heading, measures).map_err(GraphError::Write),
            Self::Mermaid => mermaid::mermaid(links, heading).map(String::into_bytes),
            Self::Cytoscape => Ok(cytoscape::json(links, heading, measures).into_bytes()),
            Self::Edges => csv::edges(links).map_err(GraphError::Write),
            Self::Nodes => csv::nodes(links, measures).map_err(GraphError::Write),
        }
    }
}

impl Choice for NetworkFormat {
    const WHAT: &'static str = "format of a graph";
    const ALL: &'static [Self] = &[
        Self::Dot,
        Self::NodeLink,
        Self::GraphMl,
        Self::Gexf,
        Self::Mermaid,
        Self::Cytoscape,
        Self::Edges,
        Self::Nodes,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Dot => "dot",
            Self::NodeLink => "json",
            Self::GraphMl => "graphml",
            Self::Gexf => "gexf",
            Self::Mermaid => "mermaid",
            Self::Cytoscape => "cytoscape",
            Self::Edges => "csv",
            Self::Nodes => "csv-nodes",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Self::Dot => "the DOT language of Graphviz",
            Self::NodeLink => "node-link JSON",
            Self::GraphMl => "GraphML: yEd, Gephi, igraph, networkx",
            Self::Gexf => "GEXF with the days of decisions: Gephi's timeline",
            Self::Mermaid => "Mermaid flowchart, up to 500 edges",
            Self::Cytoscape => "JSON of Cytoscape.js and Cytoscape",
            Self::Edges => "the edges, comma-separated",
            Self::Nodes => "the nodes, comma-separated",
        }
    }
}

/// The heading as one text, a line each for the title and what the figures rest on.
fn description(heading: &Heading) -> String {
    [vec![heading.title.clone()], heading.notes()].concat().join("\n")
}
