//! Betweenness by Brandes' algorithm.

use std::collections::VecDeque;

use petgraph::graph::NodeIndex;
use petgraph::visit::NodeIndexable;
use rayon::prelude::*;

use crate::graph::Links;

/// Parts that the sum over all nodes is made in. Their number does not depend on the machine, so that the rounding of the
/// sums does not either.
const PARTS: usize = 16;

/// How often each node lies on the shortest paths between two others, by its index: from 0 to 1.
///
/// `b(v) = Σ σ(s,t|v) / σ(s,t) · 2 / ((n−1)(n−2))` over all pairs of other nodes, where `σ(s,t)` counts the shortest paths
/// between `s` and `t` and `σ(s,t|v)` those through `v`; links have no direction and all the same length. Pairs without a
/// path add nothing.
///
/// Brandes, [A faster algorithm for betweenness centrality](https://doi.org/10.1080/0022250X.2001.9990249), 2001. Cost:
/// time in the product of nodes and edges, on all cores; memory linear in both.
///
/// # Rationale
/// rustworkx-core has this algorithm too. On more than one core it adds up in the order in which threads finish, which
/// changes the last digits from run to run, and it brings a dozen crates for it.
#[must_use]
pub fn betweenness(links: &Links) -> Vec<f64> {
    let count = links.node_bound();
    let neighbours: Vec<Vec<usize>> = (0..count)
        .map(|node| links.neighbors_undirected(NodeIndex::new(node)).map(NodeIndex::index).collect())
        .collect();
    let nodes: Vec<usize> = (0..count).collect();
    let parts: Vec<Vec<f64>> = nodes
        .par_chunks(count.div_ceil(PARTS).max(1))
        .map(|sources| {
            let mut search = Search::new(count);
            let mut sum = vec![0.0; count];
            for &source in sources {
                search.add_paths_from(source, &neighbours, &mut sum);
            }
            sum
        })
        .collect();
    let mut sum = vec![0.0; count];
    for part in parts {
        for (total, value) in sum.iter_mut().zip(part) {
            *total += value;
        }
    }
    if count > 2 {
        // Each pair was met from both of its ends.
        let pairs = as_number(count - 1) * as_number(count - 2);
        for value in &mut sum {
            *value /= pairs;
        }
    }
    sum
}

#[allow(clippy::cast_precision_loss, reason = "no graph in memory has 2^52 nodes")]
fn as_number(count: usize) -> f64 {
    count as f64
}

/// A breadth-first search with the counts of Brandes' algorithm, used again for each source.
struct Search {
    /// Steps from the source; `None` where it was not yet.
    distance: Vec<Option<usize>>,
    /// Number of shortest paths from the source.
    paths: Vec<f64>,
    /// How much of the shortest paths to nodes further away goes through this one.
    share: Vec<f64>,
    /// Nodes in the order of their distance.
    order: Vec<usize>,
    queue: VecDeque<usize>,
}

impl Search {
    fn new(count: usize) -> Self {
        Self {
            distance: vec![None; count],
            paths: vec![0.0; count],
            share: vec![0.0; count],
            order: Vec::new(),
            queue: VecDeque::new(),
        }
    }

    fn add_paths_from(&mut self, source: usize, neighbours: &[Vec<usize>], sum: &mut [f64]) {
        self.distance[source] = Some(0);
        self.paths[source] = 1.0;
        self.queue.push_back(source);
        while let Some(node) = self.queue.pop_front() {
            self.order.push(node);
            let next = self.distance[node].map(|distance| distance + 1);
            for &neighbour in &neighbours[node] {
                if self.distance[neighbour].is_none() {
                    self.distance[neighbour] = next;
                    self.queue.push_back(neighbour);
                }
                if self.distance[neighbour] == next {
                    self.paths[neighbour] += self.paths[node];
                }
            }
        }
        // From the far end back: all of a node's share is known before it is passed on.
        for &node in self.order.iter().rev() {
            let part = (1.0 + self.share[node]) / self.paths[node];
            for &neighbour in &neighbours[node] {
                if self.distance[neighbour].map(|distance| distance + 1) == self.distance[node] {
                    self.share[neighbour] += self.paths[neighbour] * part;
                }
            }
            if node != source {
                sum[node] += self.share[node];
            }
        }
        for node in self.order.drain(..) {
            self.distance[node] = None;
            self.paths[node] = 0.0;
            self.share[node] = 0.0;
        }
    }
}
