//! How many links things have.

use std::cmp::Reverse;

use petgraph::Direction;
use petgraph::graph::NodeIndex;

use crate::graph::Links;

/// How many links a thing has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Degree {
    /// The thing.
    pub node: NodeIndex,
    /// Links that lead to it.
    pub incoming: usize,
    /// Links that lead from it.
    pub outgoing: usize,
}

impl Degree {
    /// All its links.
    #[must_use]
    pub fn total(&self) -> usize {
        self.incoming + self.outgoing
    }
}

/// Things by how many links they have, most first; equal ones in the graph's order.
///
/// `degree(v) = |{links that lead to v}| + |{links that lead from v}|`. Cost: linear in nodes and edges, and the sorting.
#[must_use]
pub fn degrees(links: &Links) -> Vec<Degree> {
    let mut degrees: Vec<_> = links.node_indices().map(|node| degree(links, node)).collect();
    degrees.sort_by_key(|degree| Reverse(degree.total()));
    degrees
}

pub(super) fn degree(links: &Links, node: NodeIndex) -> Degree {
    Degree {
        node,
        incoming: links.edges_directed(node, Direction::Incoming).count(),
        outgoing: links.edges_directed(node, Direction::Outgoing).count(),
    }
}
