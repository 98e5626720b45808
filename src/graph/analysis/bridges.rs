//! Decisions that bridge domains.

use std::collections::BTreeSet;

use petgraph::Direction;
use petgraph::graph::NodeIndex;

use super::{betweenness, domains};
use crate::graph::{Links, NodeKind, Subject};

/// A decision that links of more than one domain lead to.
#[derive(Debug, Clone, PartialEq)]
pub struct Bridge {
    /// The decision.
    pub node: NodeIndex,
    /// Its betweenness in the whole graph.
    pub betweenness: f64,
    /// Titles of the domains.
    pub domains: BTreeSet<String>,
    /// How many sections the themes, reports and promises stand in from which a link leads to it.
    pub sections: usize,
}

/// The decisions that themes, reports or promises of more than one domain of the graph lead to, by [`betweenness`], most
/// first; equal ones in the graph's order. Cost: that of the betweenness.
#[must_use]
pub fn bridges(links: &Links) -> Vec<Bridge> {
    let domains = domains(links);
    let mut bridges = Vec::new();
    for (node, betweenness) in links.node_indices().zip(betweenness(links)) {
        if links[node].kind() != NodeKind::Decision {
            continue;
        }
        let citing = links.neighbors_directed(node, Direction::Incoming);
        let sections: BTreeSet<&str> = citing
            .filter_map(|citing| match &links[citing].subject {
                Subject::Promise { place, .. } | Subject::Report { place } | Subject::Theme { place } => {
                    Some(place.section.as_str())
                }
                Subject::Section { .. } | Subject::Decision { .. } => None,
            })
            .collect();
        let of_sections = sections.iter().filter_map(|section| domains.get(section));
        let of_sections: BTreeSet<String> = of_sections.cloned().collect();
        if of_sections.len() > 1 {
            bridges.push(Bridge { node, betweenness, domains: of_sections, sections: sections.len() });
        }
    }
    bridges.sort_by(|a, b| b.betweenness.total_cmp(&a.betweenness));
    bridges
}
