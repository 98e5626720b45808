//! The shortest way from one thing to another.

use petgraph::algo::astar;
use petgraph::graph::NodeIndex;
use petgraph::visit::{EdgeRef, NodeFiltered, UndirectedAdaptor};

use crate::graph::{Edge, Links, NodeKind};

/// What a link costs; a suggested one a little more, so that it is avoided where an equally short way without it exists.
const LINK: u64 = 1_000_000;

/// A thing on the way, and the link that leads on from it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// The thing.
    pub node: NodeIndex,
    /// The link to the next thing, and whether it is walked in its own direction; `None` at the end.
    pub link: Option<(Edge, bool)>,
}

/// The shortest way over the links from one thing to another, in either direction of a link; `None` when there is none.
///
/// Sections are passed as ends only: that two things stand in one section is no evidence that they have to do with each
/// other. Of equally short ways, one with the fewest suggested links. Cost: that of Dijkstra's algorithm,
/// `(nodes + edges) · log(nodes)`.
#[must_use]
pub fn path(links: &Links, from: NodeIndex, to: NodeIndex) -> Option<Vec<Step>> {
    let is_passed = |node: NodeIndex| node == from || node == to || links[node].kind() != NodeKind::Section;
    let passed = NodeFiltered::from_fn(links, is_passed);
    let cost = |edge: Edge| LINK + u64::from(edge.is_suggested());
    let (_, nodes) = astar(UndirectedAdaptor(&passed), from, |node| node == to, |edge| cost(*edge.weight()), |_| 0)?;
    let link = |at: usize| {
        let (here, next) = (*nodes.get(at)?, *nodes.get(at + 1)?);
        let forward = links.find_edge(here, next).map(|edge| (links[edge], true));
        forward.or_else(|| links.find_edge(next, here).map(|edge| (links[edge], false)))
    };
    Some(nodes.iter().enumerate().map(|(at, &node)| Step { node, link: link(at) }).collect())
}
