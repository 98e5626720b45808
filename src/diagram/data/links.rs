//! The links of some sections: promises, themes and decisions, section by section.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::super::DiagramError;
use super::{Scope, Table};
use crate::choice::Choice;
use crate::graph::{self, Edge, Selection, Subject};
use crate::lookup::{self, Wanted};
use crate::model::{Evidence, Method, Part, Status, Tally, ThingKind};
use crate::store::Store;

/// The links of a scope.
pub(in crate::diagram) struct Links {
    /// Sections that promise something, or on which there are themes, in the agreement's order.
    pub(in crate::diagram) blocks: Vec<Block>,
    /// All promises by status.
    pub(in crate::diagram) tally: Tally,
    /// Distinct decisions.
    pub(in crate::diagram) decisions: usize,
    /// Decisions that more than one block shows.
    pub(in crate::diagram) shared: usize,
    /// Links between a promise and a theme that an algorithm suggests.
    pub(in crate::diagram) suggested: usize,
}

/// A section with what it leads to. Positions in it are positions in its lists.
#[derive(Default)]
pub(in crate::diagram) struct Block {
    pub(in crate::diagram) number: String,
    pub(in crate::diagram) title: String,
    pub(in crate::diagram) domain: String,
    pub(in crate::diagram) promises: Vec<Promise>,
    pub(in crate::diagram) themes: Vec<Theme>,
    /// In the order of the first theme that cites each, then by date.
    pub(in crate::diagram) decisions: Vec<Decision>,
}

pub(in crate::diagram) struct Promise {
    pub(in crate::diagram) iri: String,
    pub(in crate::diagram) position: u64,
    pub(in crate::diagram) text: String,
    pub(in crate::diagram) status: Status,
    /// Themes that are about it: block, theme, and who says so.
    pub(in crate::diagram) themes: Vec<(usize, usize, Method)>,
    /// Decisions of its block that an analyst links to it directly.
    pub(in crate::diagram) decisions: Vec<usize>,
}

pub(in crate::diagram) struct Theme {
    pub(in crate::diagram) iri: String,
    /// Position in its report; `None` for the report itself, where it cites outside any theme.
    pub(in crate::diagram) position: Option<u64>,
    pub(in crate::diagram) label: String,
    /// Whether a promise of the diagram is linked with it.
    pub(in crate::diagram) is_about_promise: bool,
    pub(in crate::diagram) decisions: Vec<usize>,
}

#[derive(Clone)]
pub(in crate::diagram) struct Decision {
    pub(in crate::diagram) iri: String,
    pub(in crate::diagram) date: Option<Date>,
    pub(in crate::diagram) title: String,
}

impl Links {
    /// Of a section with those below it, or of a domain.
    pub(in crate::diagram) fn of(store: &Store, scope: &Scope, firm: bool) -> Result<Self, DiagramError> {
        let name = match (&scope.domain, &scope.number) {
            (Some(domain), Some(number)) => format!("{domain}/{number}"),
            (Some(domain), None) => domain.clone(),
            (None, _) => return Err(DiagramError::NoScope),
        };
        let section = scope.number.as_ref().map_or(Wanted::Domain, |_| Wanted::Kind(ThingKind::Section));
        let selection = Selection::Part(Part::Section(lookup::find(store, section, &name, None)?.iri));
        let evidence = if firm { Evidence::Firm } else { Evidence::All };
        Ok(Gathering { links: graph::links(store, &selection, evidence)? }.gather())
    }

    /// A row for each trail; promises and themes without one are rows too.
    pub(in crate::diagram) fn table(&self) -> Table {
        let mut rows = Vec::new();
        for (at, block) in self.blocks.iter().enumerate() {
            for promise in &block.promises {
                self.trails(block, promise, &mut rows);
            }
            for theme in block.themes.iter().filter(|theme| !theme.is_about_promise) {
                let blank = || [(); 5].map(|()| String::new());
                self.steps(block, &blank(), at, theme, &mut rows);
            }
        }
        let columns = [
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
        ];
        Table { columns: columns.to_vec(), rows }
    }

    fn trails(&self, block: &Block, promise: &Promise, rows: &mut Vec<Vec<String>>) {
        let words = |method: &str, confidence: String| {
            let status = promise.status.name().to_owned();
            [promise.position.to_string(), promise.text.clone(), status, method.to_owned(), confidence]
        };
        let before = rows.len();
        for &(at, theme, method) in &promise.themes {
            let words = match method {
                Method::Curated => words("curated", String::new()),
                Method::Suggested(confidence) => words("suggested", confidence.to_string()),
            };
            self.steps(block, &words, at, &self.blocks[at].themes[theme], rows);
        }
        for &decision in &promise.decisions {
            rows.push(row(block, &words("curated", String::new()), None, Some(&block.decisions[decision])));
        }
        if rows.len() == before {
            rows.push(row(block, &words("", String::new()), None, None));
        }
        for row in &mut rows[before..] {
            row[12].clone_from(&promise.iri);
        }
    }

    fn steps(&self, block: &Block, words: &[String; 5], at: usize, theme: &Theme, rows: &mut Vec<Vec<String>>) {
        if theme.decisions.is_empty() {
            rows.push(row(block, words, Some(theme), None));
        }
        for &decision in &theme.decisions {
            rows.push(row(block, words, Some(theme), Some(&self.blocks[at].decisions[decision])));
        }
    }
}

fn row(block: &Block, words: &[String; 5], theme: Option<&Theme>, decision: Option<&Decision>) -> Vec<String> {
    let mut cells = vec![block.domain.clone(), block.number.clone(), block.title.clone()];
    cells.extend(words.iter().cloned());
    let position = theme.and_then(|theme| theme.position).map(|position| position.to_string());
    cells.push(position.unwrap_or_default());
    cells.push(theme.map(|theme| theme.label.clone()).unwrap_or_default());
    let date = decision.and_then(|decision| decision.date).map(|date| date.to_string());
    cells.push(date.unwrap_or_default());
    cells.push(decision.map(|decision| decision.title.clone()).unwrap_or_default());
    cells.push(String::new());
    cells.push(theme.map(|theme| theme.iri.clone()).unwrap_or_default());
    cells.push(decision.map(|decision| decision.iri.clone()).unwrap_or_default());
    cells
}

/// A graph of links on its way into blocks.
struct Gathering {
    links: graph::Links,
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
                    blocks[at].promises.push(self.promise(index, place.position, *status));
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

    fn promise(&self, index: NodeIndex, position: u64, status: Status) -> Promise {
        let node = &self.links[index];
        Promise {
            iri: node.iri.clone(),
            position,
            text: node.label.clone(),
            status,
            themes: Vec::new(),
            decisions: Vec::new(),
        }
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
            blocks[at].promises[promise].themes.sort_by_key(|(block, theme, _)| (*block, *theme));
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
            .filter(|edge| matches!(edge.weight(), Edge::Citation | Edge::FollowUp))
            .map(|edge| edge.target())
            .collect();
        // Nodes of decisions are in the order of their dates.
        found.sort_unstable();
        let mut positions = Vec::new();
        for index in found {
            let node = &self.links[index];
            let Subject::Decision { date, .. } = node.subject else { continue };
            let position = *known.entry((at, index)).or_insert_with(|| {
                let (iri, title) = (node.iri.clone(), node.label.clone());
                blocks[at].decisions.push(Decision { iri, date, title });
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
    let mut suggested = 0;
    for block in &blocks {
        for promise in &block.promises {
            tally.add(promise.status, 1);
            let is_suggested = |(_, _, method): &&(usize, usize, Method)| matches!(method, Method::Suggested(_));
            suggested += promise.themes.iter().filter(is_suggested).count();
        }
        let distinct: BTreeSet<_> = block.decisions.iter().map(|decision| decision.iri.as_str()).collect();
        for iri in distinct {
            *shown.entry(iri).or_default() += 1;
        }
    }
    let (decisions, shared) = (shown.len(), shown.values().filter(|blocks| **blocks > 1).count());
    Links { blocks, tally, decisions, shared, suggested }
}
