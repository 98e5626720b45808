//! The links of some sections: promises, themes and decisions, section by section.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::table::table;
use crate::choice::Choice;
use crate::diagram::DiagramError;
use crate::diagram::palette::Voice;
use crate::export::{Cell, Table};
use crate::graph::{self, Edge, Selection, Subject};
use crate::model::{Evidence, Method, Part, Status, Tally};
use crate::store::Store;

/// The links of a part.
pub struct Links {
    /// Sections that promise something, or on which there are themes, in the agreement's order.
    pub blocks: Vec<Block>,
    /// All promises by status.
    pub tally: Tally,
    /// Distinct decisions.
    pub decisions: usize,
    /// Decisions that more than one block shows.
    pub shared: usize,
    /// Links of promises with themes or decisions that people state.
    pub stated: usize,
    /// Links between a promise and a theme that an algorithm suggests.
    pub suggested: usize,
    /// Pairs of a theme, or a report itself, and a decision that it cites.
    pub cited: usize,
}

/// A section with what it leads to. Positions in it are positions in its lists.
#[derive(Default)]
pub struct Block {
    pub number: String,
    pub title: String,
    pub domain: String,
    pub promises: Vec<Promise>,
    pub themes: Vec<Theme>,
    /// In the order of the first theme that cites each, then by date.
    pub decisions: Vec<Decision>,
}

#[derive(Clone)]
pub struct Promise {
    pub iri: String,
    pub position: u64,
    pub text: String,
    pub status: Status,
    /// Themes that are about it: block, theme, and who says so.
    pub themes: Vec<(usize, usize, Method)>,
    /// Decisions of its block that an analyst links to it directly.
    pub decisions: Vec<usize>,
    /// Whether nothing at all is linked with it, on this page or another.
    pub is_alone: bool,
    /// Whether people alone would give it another status.
    pub only_suggested: bool,
}

impl Promise {
    /// Whose word its status rests on.
    pub fn voice(&self) -> Voice {
        if self.only_suggested { Voice::Algorithm } else { Voice::People }
    }
}

#[derive(Clone)]
pub struct Theme {
    pub iri: String,
    /// Position in its report; `None` for the report itself, where it cites outside any theme.
    pub position: Option<u64>,
    pub label: String,
    /// Whether a promise of the diagram is linked with it.
    pub is_about_promise: bool,
    pub decisions: Vec<usize>,
}

#[derive(Clone)]
pub struct Decision {
    pub iri: String,
    pub date: Option<Date>,
    pub title: String,
    pub is_withdrawn: bool,
}

impl Links {
    /// Of a section with those below it, or of a domain.
    pub fn of(store: &Store, part: &Part, evidence: Evidence) -> Result<Self, DiagramError> {
        let selection = Selection::Part(part.clone());
        let links = graph::links(store, &selection, evidence)?;
        let firm = graph::links(store, &selection, Evidence::Firm)?;
        let status = |node: &graph::Node| match node.subject {
            Subject::Promise { status, .. } => Some((node.iri.clone(), status)),
            _ => None,
        };
        let firm = firm.node_weights().filter_map(status).collect();
        Ok(Gathering { links, firm }.gather())
    }

    /// A row for each trail; promises and themes without one are rows too.
    pub fn table(&self) -> Table {
        let mut rows = Vec::new();
        for (at, block) in self.blocks.iter().enumerate() {
            for promise in &block.promises {
                self.trails(block, promise, &mut rows);
            }
            for theme in block.themes.iter().filter(|theme| !theme.is_about_promise) {
                self.steps(Start { block, promise: None, method: None }, at, theme, &mut rows);
            }
        }
        table(COLUMNS, rows)
    }

    fn trails(&self, block: &Block, promise: &Promise, rows: &mut Vec<[Cell; 16]>) {
        let start = |method| Start { block, promise: Some(promise), method };
        for &(at, theme, method) in &promise.themes {
            self.steps(start(Some(method)), at, &self.blocks[at].themes[theme], rows);
        }
        for &decision in &promise.decisions {
            rows.push(row(start(Some(Method::Curated)), None, Some(&block.decisions[decision])));
        }
        if promise.themes.is_empty() && promise.decisions.is_empty() {
            rows.push(row(start(None), None, None));
        }
    }

    fn steps(&self, start: Start<'_>, at: usize, theme: &Theme, rows: &mut Vec<[Cell; 16]>) {
        if theme.decisions.is_empty() {
            rows.push(row(start, Some(theme), None));
        }
        for &decision in &theme.decisions {
            rows.push(row(start, Some(theme), Some(&self.blocks[at].decisions[decision])));
        }
    }
}

/// Where a trail begins: a promise and who links it, or a section alone.
#[derive(Clone, Copy)]
struct Start<'a> {
    block: &'a Block,
    promise: Option<&'a Promise>,
    method: Option<Method>,
}

const COLUMNS: [&str; 16] = [
    "domain",
    "number",
    "section",
    "promise",
    "text",
    "status",
    "method",
    "confidence",
    "theme",
    "label",
    "date",
    "title",
    "promise_iri",
    "theme_iri",
    "decision_iri",
    "withdrawn",
];

fn row(Start { block, promise, method }: Start<'_>, theme: Option<&Theme>, decision: Option<&Decision>) -> [Cell; 16] {
    let position = |position: u64| Cell::Integer(i64::try_from(position).unwrap_or(i64::MAX));
    [
        block.domain.clone().into(),
        block.number.clone().into(),
        block.title.clone().into(),
        promise.map(|promise| position(promise.position)).into(),
        promise.map(|promise| promise.text.clone()).into(),
        promise.map(|promise| promise.status.name()).into(),
        method.map(Method::name).into(),
        method.and_then(Method::confidence).map(|confidence| Cell::Decimal(confidence.to_string())).into(),
        theme.and_then(|theme| theme.position).map(position).into(),
        theme.map(|theme| theme.label.clone()).into(),
        decision.and_then(|decision| decision.date).into(),
        decision.map(|decision| decision.title.clone()).into(),
        promise.map(|promise| Cell::iri(&promise.iri)).into(),
        theme.map(|theme| Cell::iri(&theme.iri)).into(),
        decision.map(|decision| Cell::iri(&decision.iri)).into(),
        decision.map(|decision| decision.is_withdrawn).into(),
    ]
}

/// A graph of links on its way into blocks.
struct Gathering {
    links: graph::Links,
    /// Statuses on what people say alone.
    firm: BTreeMap<String, Status>,
}

impl Gathering {
    fn gather(&self) -> Links {
        let mut blocks = Vec::new();
        let mut block_of: BTreeMap<&str, usize> = BTreeMap::new();
        // Places of themes and promises: block, then position in its list. Nodes come in order: sections, promises,
        // reports, themes, decisions.
        let mut places: BTreeMap<NodeIndex, (usize, usize)> = BTreeMap::new();
        for index in self.links.node_indices() {
            let node = &self.links[index];
            match &node.subject {
                Subject::Section { domain, number, .. } => {
                    block_of.insert(&node.iri, blocks.len());
                    let (domain, number, title) = (domain.clone(), number.clone(), node.label.clone());
                    blocks.push(Block { number, title, domain, ..Block::default() });
                }
                Subject::Promise { place, status } => {
                    let Some(&at) = block_of.get(place.section.as_str()) else { continue };
                    places.insert(index, (at, blocks[at].promises.len()));
                    blocks[at].promises.push(Promise {
                        iri: node.iri.clone(),
                        position: place.position,
                        text: node.label.clone(),
                        status: *status,
                        themes: Vec::new(),
                        decisions: Vec::new(),
                        is_alone: true,
                        only_suggested: self.firm.get(&node.iri).is_some_and(|firm| firm != status),
                    });
                }
                Subject::Report { place } | Subject::Theme { place } => {
                    let home = block_of.get(place.section.as_str()).copied();
                    // A theme of a report on another section stands where the first promise is that it is about.
                    let Some(at) = home.or_else(|| self.first_promise(index, &places)) else { continue };
                    places.insert(index, (at, blocks[at].themes.len()));
                    let position = matches!(node.subject, Subject::Theme { .. }).then_some(place.position);
                    let (iri, label) = (node.iri.clone(), node.label.clone());
                    blocks[at].themes.push(Theme {
                        iri,
                        position,
                        label,
                        is_about_promise: false,
                        decisions: Vec::new(),
                    });
                }
                Subject::Decision { .. } => {}
            }
        }
        let places = without_empty(&mut blocks, places);
        self.join(&mut blocks, &places);
        finish(blocks)
    }

    fn first_promise(&self, theme: NodeIndex, places: &BTreeMap<NodeIndex, (usize, usize)>) -> Option<usize> {
        let about = self.links.edges_directed(theme, petgraph::Direction::Incoming);
        about.filter_map(|edge| places.get(&edge.source())).min().map(|(block, _)| *block)
    }

    /// Decisions into their blocks, and every link.
    fn join(&self, blocks: &mut [Block], places: &BTreeMap<NodeIndex, (usize, usize)>) {
        let mut known: BTreeMap<(usize, NodeIndex), usize> = BTreeMap::new();
        let mut themes: Vec<_> = places.iter().filter(|(index, _)| !self.is_promise(**index)).collect();
        themes.sort_by_key(|(_, place)| **place);
        for (&index, &(at, theme)) in themes {
            let cited = self.decisions(index, &mut known, at, blocks);
            blocks[at].themes[theme].decisions = cited;
        }
        for (&index, &(at, promise)) in places.iter().filter(|(index, _)| self.is_promise(**index)) {
            let direct = self.decisions(index, &mut known, at, blocks);
            blocks[at].promises[promise].decisions = direct;
            for edge in self.links.edges(index) {
                let (Edge::Alignment(method), Some(&(block, theme))) = (*edge.weight(), places.get(&edge.target()))
                else {
                    continue;
                };
                blocks[at].promises[promise].themes.push((block, theme, method));
                blocks[block].themes[theme].is_about_promise = true;
            }
            let promise = &mut blocks[at].promises[promise];
            promise.themes.sort_by_key(|(block, theme, _)| (*block, *theme));
            promise.is_alone = promise.themes.is_empty() && promise.decisions.is_empty();
        }
    }

    fn is_promise(&self, index: NodeIndex) -> bool {
        matches!(self.links[index].subject, Subject::Promise { .. })
    }

    /// The decisions that a node leads to, as positions in its block, which gets those that it has not yet.
    fn decisions(
        &self,
        from: NodeIndex,
        known: &mut BTreeMap<(usize, NodeIndex), usize>,
        at: usize,
        blocks: &mut [Block],
    ) -> Vec<usize> {
        let mut found: Vec<_> = self
            .links
            .edges(from)
            .filter(|edge| matches!(edge.weight(), Edge::Citation | Edge::FollowUp { .. }))
            .map(|edge| edge.target())
            .collect();
        // Nodes of decisions are in the order of their dates.
        found.sort_unstable();
        let mut positions = Vec::new();
        for index in found {
            let node = &self.links[index];
            let Subject::Decision { date, withdrawn } = node.subject else { continue };
            let position = *known.entry((at, index)).or_insert_with(|| {
                let (iri, title) = (node.iri.clone(), node.label.clone());
                blocks[at].decisions.push(Decision { iri, date, title, is_withdrawn: withdrawn });
                blocks[at].decisions.len() - 1
            });
            positions.push(position);
        }
        positions
    }
}

/// Drops the sections that have nothing to show; places are then those among the others.
fn without_empty(
    blocks: &mut Vec<Block>,
    places: BTreeMap<NodeIndex, (usize, usize)>,
) -> BTreeMap<NodeIndex, (usize, usize)> {
    let is_kept = |block: &Block| !block.promises.is_empty() || !block.themes.is_empty();
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

fn finish(blocks: Vec<Block>) -> Links {
    let mut tally = Tally::default();
    let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut stated, mut suggested, mut cited) = (0, 0, 0);
    for block in &blocks {
        for promise in &block.promises {
            tally.add(promise.status, 1);
            stated += promise.decisions.len();
            for (_, _, method) in &promise.themes {
                match method {
                    Method::Curated | Method::Coded(_) => stated += 1,
                    Method::Suggested(_) => suggested += 1,
                }
            }
        }
        cited += block.themes.iter().map(|theme| theme.decisions.len()).sum::<usize>();
        let distinct: BTreeSet<_> = block.decisions.iter().map(|decision| decision.iri.as_str()).collect();
        for iri in distinct {
            *shown.entry(iri).or_default() += 1;
        }
    }
    let (decisions, shared) = (shown.len(), shown.values().filter(|blocks| **blocks > 1).count());
    Links { blocks, tally, decisions, shared, stated, suggested, cited }
}
