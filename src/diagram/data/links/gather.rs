//! A graph of links as blocks of sections.

use std::collections::BTreeMap;

use petgraph::Direction;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::{DecisionLinks, PromiseLinks, PromisePair, SectionBlock, ThemeLinks, ThemeMention};
use crate::graph::{Edge, Links, Subject};

/// Where a promise or theme stands: its block, and its position there.
type BlockPlaces = BTreeMap<NodeIndex, (usize, usize)>;

/// The sections of a graph that have something to show.
pub fn blocks(links: &Links) -> Vec<SectionBlock> {
    let (mut blocks, places) = placed(links);
    let places = without_empty(&mut blocks, places);
    Gathering { links, known: BTreeMap::new() }.join(&mut blocks, &places);
    blocks
}

/// Promises and themes in the blocks of their sections. Nodes come in order: sections, promises, reports, themes, decisions.
fn placed(links: &Links) -> (Vec<SectionBlock>, BlockPlaces) {
    let mut blocks = Vec::new();
    let mut block_of: BTreeMap<&str, usize> = BTreeMap::new();
    let mut places = BlockPlaces::new();
    for index in links.node_indices() {
        let node = &links[index];
        let (iri, label) = (node.iri.clone(), node.label.clone());
        match &node.subject {
            Subject::Section { domain, number, .. } => {
                block_of.insert(&node.iri, blocks.len());
                let (domain, number) = (domain.clone(), number.clone());
                blocks.push(SectionBlock { number, title: label, domain, ..SectionBlock::default() });
            }
            Subject::Promise { place, status } => {
                let Some(&at) = block_of.get(place.section.as_str()) else { continue };
                places.insert(index, (at, blocks[at].promises.len()));
                let (position, status) = (place.position, *status);
                let (mentions, pairs) = (Vec::new(), Vec::new());
                blocks[at].promises.push(PromiseLinks { iri, position, text: label, status, mentions, pairs });
            }
            Subject::Report { place } | Subject::Theme { place } => {
                let home = block_of.get(place.section.as_str()).copied();
                // A theme of a report on another section stands where the first promise is that it is about.
                let Some(at) = home.or_else(|| first_promise(links, index, &places)) else { continue };
                places.insert(index, (at, blocks[at].themes.len()));
                let position = matches!(node.subject, Subject::Theme { .. }).then_some(place.position);
                let (is_about_promise, decisions) = (false, Vec::new());
                blocks[at].themes.push(ThemeLinks { iri, position, label, is_about_promise, decisions });
            }
            Subject::Decision { .. } => {}
        }
    }
    (blocks, places)
}

fn first_promise(links: &Links, theme: NodeIndex, places: &BlockPlaces) -> Option<usize> {
    let about = links.edges_directed(theme, Direction::Incoming);
    about.filter_map(|edge| places.get(&edge.source())).min().map(|(block, _)| *block)
}

/// Drops the sections that have nothing to show; places are then those among the others.
fn without_empty(blocks: &mut Vec<SectionBlock>, places: BlockPlaces) -> BlockPlaces {
    let is_kept = |block: &SectionBlock| !block.promises.is_empty() || !block.themes.is_empty();
    let mut before = 0;
    let moved: Vec<usize> = blocks
        .iter()
        .map(|block| {
            before += usize::from(is_kept(block));
            before.saturating_sub(1)
        })
        .collect();
    blocks.retain(is_kept);
    places.into_iter().map(|(index, (block, position))| (index, (moved[block], position))).collect()
}

/// Decisions on their way into blocks.
struct Gathering<'a> {
    links: &'a Links,
    /// Position of a decision in a block that has it.
    known: BTreeMap<(usize, NodeIndex), usize>,
}

impl Gathering<'_> {
    /// Decisions into their blocks, and every link.
    fn join(&mut self, blocks: &mut [SectionBlock], places: &BlockPlaces) {
        let links = self.links;
        let is_promise = |index: &NodeIndex| matches!(links[*index].subject, Subject::Promise { .. });
        let (promises, mut themes): (Vec<_>, Vec<_>) =
            places.iter().map(|(index, place)| (*index, *place)).partition(|(index, _)| is_promise(index));
        themes.sort_by_key(|(_, place)| *place);
        for (index, (at, theme)) in themes {
            let cited = leading(links, index, |edge| matches!(edge, Edge::Citation));
            let cited: Vec<_> =
                cited.into_iter().filter_map(|(decision, _)| self.decision(decision, &mut blocks[at], at)).collect();
            blocks[at].themes[theme].decisions = cited;
        }
        for (index, (at, promise)) in promises {
            for (target, edge) in leading(links, index, |edge| matches!(edge, Edge::FollowUp { .. })) {
                let Edge::FollowUp { method, contrary, judges } = edge else { continue };
                let Some(decision) = self.decision(target, &mut blocks[at], at) else { continue };
                let position = blocks[at].promises[promise].position;
                let pair = PromisePair { decision, method: *method, is_contrary: *contrary, judges: judges.clone() };
                let linked = &mut blocks[at].decisions[decision];
                if pair.is_contrary { &mut linked.goes_against } else { &mut linked.follows }.push(position);
                blocks[at].promises[promise].pairs.push(pair);
            }
            for (target, edge) in leading(links, index, |edge| matches!(edge, Edge::Alignment(_))) {
                let (Edge::Alignment(method), Some(&(block, theme))) = (edge, places.get(&target)) else { continue };
                blocks[at].promises[promise].mentions.push(ThemeMention { block, theme, method: *method });
                blocks[block].themes[theme].is_about_promise = true;
            }
            blocks[at].promises[promise].mentions.sort_by_key(|mention| (mention.block, mention.theme));
        }
    }

    /// Position of a decision in a block, which gets it where it has it not yet.
    fn decision(&mut self, index: NodeIndex, block: &mut SectionBlock, at: usize) -> Option<usize> {
        let node = &self.links[index];
        let Subject::Decision { date, withdrawn } = node.subject else { return None };
        let position = *self.known.entry((at, index)).or_insert_with(|| {
            let (iri, title) = (node.iri.clone(), node.label.clone());
            let (follows, goes_against) = (Vec::new(), Vec::new());
            block.decisions.push(DecisionLinks { iri, date, title, is_withdrawn: withdrawn, follows, goes_against });
            block.decisions.len() - 1
        });
        Some(position)
    }
}

/// Where edges of a kind lead to from a node; nodes of decisions are in the order of their dates.
fn leading(links: &Links, from: NodeIndex, is_meant: impl Fn(&Edge) -> bool) -> Vec<(NodeIndex, &Edge)> {
    let edges = links.edges(from).filter(|edge| is_meant(edge.weight()));
    let mut found: Vec<_> = edges.map(|edge| (edge.target(), edge.weight())).collect();
    found.sort_by_key(|(target, _)| *target);
    found
}
