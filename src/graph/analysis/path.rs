//! The shortest way from one thing to another.

use petgraph::algo::astar;
use petgraph::graph::NodeIndex;
use petgraph::visit::{EdgeRef, NodeFiltered, UndirectedAdaptor};

use crate::graph::{Edge, Links, NodeKind};
use crate::model::Evidence;

/// What a link costs. One that a program coded costs a little more and a suggested one more than some of these, so that they
/// are avoided where an equally short way without them exists.
const LINK: u64 = 1_000_000;
const BY_PROGRAM: u64 = 1;
const SUGGESTED: u64 = 1_000;

/// A thing on the way, and the link that leads on from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The thing.
    pub node: NodeIndex,
    /// The link to the next thing, and whether it is walked in its own direction; `None` at the end.
    pub link: Option<(Edge, bool)>,
}

/// The shortest way over the links from one thing to another, in either direction of a link; `None` when there is none.
///
/// Sections are passed as ends only: that two things stand in one section is no evidence that they have to do with each
/// other. Of equally short ways, one with the fewest suggested links, then with the fewest of programs. Cost: that of Dijkstra's algorithm,
/// `(nodes + edges) · log(nodes)`.
#[must_use]
pub fn path(links: &Links, from: NodeIndex, to: NodeIndex) -> Option<Vec<Step>> {
    let is_passed = |node: NodeIndex| node == from || node == to || links[node].kind() != NodeKind::Section;
    let passed = NodeFiltered::from_fn(links, is_passed);
    let cost = |edge: &Edge| match edge.level() {
        None | Some(Evidence::Firm) => LINK,
        Some(Evidence::Judged) => LINK + BY_PROGRAM,
        Some(Evidence::All) => LINK + SUGGESTED,
    };
    let (_, nodes) = astar(UndirectedAdaptor(&passed), from, |node| node == to, |edge| cost(edge.weight()), |_| 0)?;
    let link = |at: usize| {
        let (here, next) = (*nodes.get(at)?, *nodes.get(at + 1)?);
        let forward = links.find_edge(here, next).map(|edge| (links[edge].clone(), true));
        forward.or_else(|| links.find_edge(next, here).map(|edge| (links[edge].clone(), false)))
    };
    Some(nodes.iter().enumerate().map(|(at, &node)| Step { node, link: link(at) }).collect())
}
