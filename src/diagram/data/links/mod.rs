//! The links of some sections: promises, themes and decisions, section by section.

mod gather;
mod rows;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::diagram::DiagramError;
use crate::diagram::palette::Voice;
use crate::graph::{self, Judge, Selection};
use crate::model::{Confidence, Evidence, Method, Part, Status, Tally};
use crate::store::Store;

/// The links of a part.
pub struct PartLinks {
    /// Sections that promise something, or on which there are themes, in the agreement's order.
    pub blocks: Vec<SectionBlock>,
    /// All promises by status.
    pub tally: Tally,
    /// Distinct decisions.
    pub decisions: usize,
    /// Of these, with which no promise is linked.
    pub without_promise: usize,
    /// Decisions that more than one block shows.
    pub shared: usize,
    /// Pairs of a promise and a decision, by the strongest voice that links them.
    pub pairs: [usize; 3],
    /// Of these, whose decision goes against the promise.
    pub contrary: usize,
    /// Pairs of a promise and a theme that is about it.
    pub mentions: usize,
    /// Of these, those that an algorithm suggests.
    pub suggested_mentions: usize,
    /// Pairs of a theme, or a report itself, and a decision that it cites.
    pub cited: usize,
}

/// A section with what it leads to. Positions in it are positions in its lists.
#[derive(Default)]
pub struct SectionBlock {
    pub number: String,
    pub title: String,
    pub domain: String,
    pub promises: Vec<PromiseLinks>,
    pub themes: Vec<ThemeLinks>,
    /// In the order of the first theme that cites each, then by date.
    pub decisions: Vec<DecisionLinks>,
}

/// A promise with its links.
#[derive(Clone)]
pub struct PromiseLinks {
    pub iri: String,
    pub position: u64,
    pub text: String,
    pub status: Status,
    /// Themes that are about it.
    pub mentions: Vec<ThemeMention>,
    /// Decisions of its block that follow it up.
    pub pairs: Vec<PromisePair>,
}

/// A theme that is about a promise.
#[derive(Clone, Copy)]
pub struct ThemeMention {
    /// The block that the theme stands in.
    pub block: usize,
    pub theme: usize,
    pub method: Method,
}

/// A decision that a promise is linked with.
#[derive(Clone)]
pub struct PromisePair {
    pub decision: usize,
    pub method: Method,
    /// Whether the decision goes against the promise.
    pub is_contrary: bool,
    pub judges: Vec<Judge>,
}

impl PromisePair {
    /// On whose word it counts.
    pub fn voice(&self) -> Voice {
        Voice::of(self.method.level())
    }
}

impl PromiseLinks {
    /// Whose word its status rests on: the strongest of the decisions linked, or of the themes about it where there is none.
    pub fn voice(&self) -> Voice {
        self.strongest().map_or(Voice::People, |method| Voice::of(method.level()))
    }

    /// The highest confidence, where nothing but suggestions gives its status.
    pub fn only_suggested(&self) -> Option<Confidence> {
        self.strongest().and_then(Method::confidence)
    }

    /// Methods are ordered from the weakest word to the strongest, suggestions by their confidence.
    fn strongest(&self) -> Option<Method> {
        match self.status {
            Status::FollowedUp => self.pairs.iter().map(|pair| pair.method).max(),
            Status::Mentioned => self.mentions.iter().map(|mention| mention.method).max(),
            Status::Unlinked | Status::NoEvidence | Status::NotExamined => None,
        }
    }

    /// Whether nothing at all is linked with it, on this page or another.
    pub fn is_alone(&self) -> bool {
        self.mentions.is_empty() && self.pairs.is_empty()
    }
}

/// A theme with the decisions that it cites.
#[derive(Clone)]
pub struct ThemeLinks {
    pub iri: String,
    /// Position in its report; `None` for the report itself, where it cites outside any theme.
    pub position: Option<u64>,
    pub label: String,
    /// Whether a promise of the diagram is linked with it.
    pub is_about_promise: bool,
    pub decisions: Vec<usize>,
}

/// A decision, and the promises of its block that it is linked with.
#[derive(Clone)]
pub struct DecisionLinks {
    pub iri: String,
    pub date: Option<Date>,
    pub title: String,
    pub is_withdrawn: bool,
    /// Positions of the promises that it follows up.
    pub follows: Vec<u64>,
    /// Positions of the promises that it goes against.
    pub goes_against: Vec<u64>,
}

impl DecisionLinks {
    /// Whether a promise of its block is linked with it.
    pub fn is_linked(&self) -> bool {
        !self.follows.is_empty() || !self.goes_against.is_empty()
    }
}

impl PartLinks {
    /// Of a section with those below it, or of a domain.
    pub fn of(store: &Store, part: &Part, evidence: Evidence) -> Result<Self, DiagramError> {
        let links = graph::links(store, &Selection::Part(part.clone()), evidence)?;
        Ok(Self::count(gather::blocks(&links)))
    }

    fn count(blocks: Vec<SectionBlock>) -> Self {
        let mut links = Self {
            tally: Tally::default(),
            decisions: 0,
            without_promise: 0,
            shared: 0,
            pairs: [0; 3],
            contrary: 0,
            mentions: 0,
            suggested_mentions: 0,
            cited: 0,
            blocks: Vec::new(),
        };
        let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
        let mut linked: BTreeSet<&str> = BTreeSet::new();
        for block in &blocks {
            for promise in &block.promises {
                links.tally.add(promise.status, 1);
                for pair in &promise.pairs {
                    links.pairs[pair.voice() as usize] += 1;
                    links.contrary += usize::from(pair.is_contrary);
                }
                links.mentions += promise.mentions.len();
                let is_suggested = |mention: &&ThemeMention| matches!(mention.method, Method::Suggested(_));
                links.suggested_mentions += promise.mentions.iter().filter(is_suggested).count();
            }
            links.cited += block.themes.iter().map(|theme| theme.decisions.len()).sum::<usize>();
            for decision in &block.decisions {
                *shown.entry(&decision.iri).or_default() += 1;
                if decision.is_linked() {
                    linked.insert(&decision.iri);
                }
            }
        }
        links.decisions = shown.len();
        links.without_promise = shown.len() - linked.len();
        links.shared = shown.values().filter(|blocks| **blocks > 1).count();
        links.blocks = blocks;
        links
    }
}
