//! What hangs together.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use petgraph::unionfind::UnionFind;
use petgraph::visit::NodeIndexable;

use super::domains;
use crate::graph::{Links, NodeKind, Subject};

/// Subjects that links connect with each other, directly or through others, and with nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Component {
    /// 1 for the one with the most things; of equally large ones, first the one whose first node is first.
    pub number: usize,
    /// Its things.
    pub nodes: usize,
    /// The links between them.
    pub edges: usize,
    /// Its things by kind, in the order of [`NodeKind::ALL`].
    pub kinds: [usize; 5],
    /// Titles of the domains that its sections, promises and themes are in.
    pub domains: BTreeSet<String>,
}

/// Number of the component of each node, by its index.
///
/// Weakly connected components by union–find; cost almost linear in nodes and edges.
#[must_use]
pub fn numbered(links: &Links) -> Vec<usize> {
    let mut joined = UnionFind::new(links.node_bound());
    for edge in links.edge_indices() {
        if let Some((from, to)) = links.edge_endpoints(edge) {
            joined.union(from.index(), to.index());
        }
    }
    let labels: Vec<usize> = joined.into_labeling();
    let mut of_label: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (node, label) in labels.iter().enumerate() {
        of_label.entry(*label).or_insert((0, node)).0 += 1;
    }
    let mut order: Vec<_> = of_label.into_iter().map(|(label, (size, first))| (Reverse(size), first, label)).collect();
    order.sort_unstable();
    let numbers: BTreeMap<_, _> = order.iter().zip(1..).map(|((_, _, label), number)| (*label, number)).collect();
    labels.iter().map(|label| numbers.get(label).copied().unwrap_or_default()).collect()
}

/// The components, largest first. Cost as that of [`numbered`].
#[must_use]
pub fn components(links: &Links) -> Vec<Component> {
    let numbers = numbered(links);
    let empty = |number| Component { number, nodes: 0, edges: 0, kinds: [0; 5], domains: BTreeSet::new() };
    let mut components: Vec<_> = (1..=numbers.iter().copied().max().unwrap_or_default()).map(empty).collect();
    let domains = domains(links);
    for (node, number) in links.node_weights().zip(&numbers) {
        let Some(component) = components.get_mut(number - 1) else { continue };
        component.nodes += 1;
        for (count, kind) in component.kinds.iter_mut().zip(NodeKind::ALL) {
            *count += usize::from(kind == node.kind());
        }
        let section = match &node.subject {
            Subject::Section { .. } => node.iri.as_str(),
            Subject::Promise { place, .. } | Subject::Report { place } | Subject::Theme { place } => {
                place.section.as_str()
            }
            Subject::Decision { .. } => continue,
        };
        component.domains.extend(domains.get(section).cloned());
    }
    for edge in links.edge_indices() {
        let number = links.edge_endpoints(edge).and_then(|(from, _)| numbers.get(from.index()));
        if let Some(component) = number.and_then(|number| components.get_mut(number - 1)) {
            component.edges += 1;
        }
    }
    components
}
