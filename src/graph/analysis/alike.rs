//! Sections that share decisions.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::graph::NodeIndex;

use crate::graph::{Edge, Links, NodeKind, Subject};

/// Two sections whose reports cite some of the same decisions.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// The section that comes first in the agreement.
    pub first: NodeIndex,
    /// The other one.
    pub second: NodeIndex,
    /// Decisions that the reports on both cite.
    pub shared: usize,
    /// Decisions that the report on either cites.
    pub either: usize,
    /// `shared / either`: 1 when the reports cite the same decisions.
    pub jaccard: f64,
}

/// Pairs of sections with a decision in common, most alike first; of equally alike ones, first those that share more, then
/// in the graph's order.
///
/// `J(A, B) = |A ∩ B| / |A ∪ B|` (Jaccard), where `A` and `B` are the decisions that the reports on the two sections cite,
/// in a theme or outside any. What a report on a sub-section cites is not counted for the section above it. Sections are
/// compared as far as the graph has them.
///
/// Cost: linear in the links, and for each decision in the square of the number of sections whose reports cite it.
#[must_use]
pub fn alike(links: &Links) -> Vec<Pair> {
    let sections: BTreeMap<&str, NodeIndex> = links
        .node_indices()
        .filter(|&node| links[node].kind() == NodeKind::Section)
        .map(|node| (links[node].iri.as_str(), node))
        .collect();
    let mut cited: BTreeMap<NodeIndex, BTreeSet<NodeIndex>> = BTreeMap::new();
    let mut citing: BTreeMap<NodeIndex, BTreeSet<NodeIndex>> = BTreeMap::new();
    for edge in links.edge_indices().filter(|&edge| matches!(links[edge], Edge::Citation)) {
        let Some((from, decision)) = links.edge_endpoints(edge) else { continue };
        let (Subject::Theme { place } | Subject::Report { place }) = &links[from].subject else { continue };
        if let Some(&section) = sections.get(place.section.as_str()) {
            cited.entry(section).or_default().insert(decision);
            citing.entry(decision).or_default().insert(section);
        }
    }
    let mut shared: BTreeMap<(NodeIndex, NodeIndex), usize> = BTreeMap::new();
    for sections in citing.values() {
        for (index, first) in sections.iter().enumerate() {
            for second in sections.iter().skip(index + 1) {
                *shared.entry((*first, *second)).or_default() += 1;
            }
        }
    }
    let size = |section| cited.get(&section).map_or(0, BTreeSet::len);
    let mut pairs: Vec<_> = shared
        .into_iter()
        .map(|((first, second), shared)| {
            let either = size(first) + size(second) - shared;
            Pair { first, second, shared, either, jaccard: ratio(shared, either) }
        })
        .collect();
    pairs.sort_by(|a, b| b.jaccard.total_cmp(&a.jaccard).then(b.shared.cmp(&a.shared)));
    pairs
}

#[allow(clippy::cast_precision_loss, reason = "no section has 2^52 decisions")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}
