//! A section's links in pieces that fit a page: some of its promises with the decisions that they are linked with, then what
//! is left of its themes with what these cite. What one page holds stays in one piece. Each pair of promise and decision is
//! drawn once; boxes and light lines again in each piece that they belong to.

use std::collections::{BTreeMap, BTreeSet};

use super::order::{ColumnOrder, order};
use crate::diagram::data::links::{
    DecisionLinks, PartLinks, PromiseLinks, PromisePair, SectionBlock, ThemeLinks, ThemeMention,
};

/// How high a section's boxes are, with the space below each.
pub struct Heights {
    pub promises: Vec<f64>,
    pub themes: Vec<f64>,
    pub decisions: Vec<f64>,
    pub heading: f64,
}

/// A piece of a section on a page; positions in the block are positions on the page. Its promises and decisions are in the
/// order of the columns: first those of pairs, then those of themes alone, then those without any link.
pub struct Piece {
    pub block: SectionBlock,
    /// Whether the section began on a page before, or above on this one.
    pub is_continued: bool,
    /// All promises of the section, and those of them that nothing is linked with.
    pub promises: usize,
    pub alone: usize,
    /// All decisions of the section, and those of them that no promise of it is linked with.
    pub decisions: usize,
    pub without_promise: usize,
}

/// A page.
pub struct LinksPage {
    pub pieces: Vec<Piece>,
    /// Light lines of promises here to themes of other sections that stand on other pages.
    pub elsewhere: usize,
}

/// What is not parted further.
enum Unit {
    /// A promise with some of the decisions that it is linked with.
    Pairs(usize, Vec<usize>),
    /// A theme with some of the decisions that it is the first to cite and that no promise is linked with.
    Theme(usize, Vec<usize>),
    /// A promise that is linked with no decision.
    Promise(usize),
}

/// The parts of a block that a piece has, by their positions in the block.
#[derive(Clone, Default)]
struct Portion {
    promises: Vec<usize>,
    /// Decisions of pairs, in the order of the column.
    linked: Vec<usize>,
    pairs: BTreeSet<(usize, usize)>,
    /// Decisions without a pair.
    others: Vec<usize>,
    themes: BTreeSet<usize>,
    height: f64,
}

/// How much higher than a page a section's last piece may be, rather than that little of it stands on a page of its own.
const LAST: f64 = 1.25;

/// The pages of some links; `page` is the height that there is for pieces.
pub fn pages(links: &PartLinks, heights: &[Heights], page: f64) -> Vec<LinksPage> {
    let mut pages: Vec<Vec<(usize, Portion)>> = vec![Vec::new()];
    let mut used = 0.0;
    for (at, (block, heights)) in links.blocks.iter().zip(heights).enumerate() {
        for chosen in Cutting::of(at, block, heights).pieces(page) {
            let height = chosen.height + heights.heading;
            if used + height > page && used > 0.0 {
                pages.push(Vec::new());
                used = 0.0;
            }
            used += height;
            if let Some(last) = pages.last_mut() {
                last.push((at, chosen));
            }
        }
    }
    let mut begun = vec![false; links.blocks.len()];
    pages.into_iter().map(|chosen| page_of(links, chosen, &mut begun)).collect()
}

/// A block that is to be cut.
struct Cutting<'a> {
    at: usize,
    block: &'a SectionBlock,
    heights: &'a Heights,
    order: ColumnOrder,
}

impl<'a> Cutting<'a> {
    fn of(at: usize, block: &'a SectionBlock, heights: &'a Heights) -> Self {
        let pairs = |(nth, promise): (usize, &PromiseLinks)| {
            promise.pairs.iter().map(move |pair| (nth, pair.decision)).collect::<Vec<_>>()
        };
        let pairs: Vec<_> = block.promises.iter().enumerate().flat_map(pairs).collect();
        Self { at, block, heights, order: order(&pairs) }
    }

    fn units(&self, page: f64) -> Vec<Unit> {
        let Self { at, block, order, .. } = self;
        let mut units = Vec::new();
        for &promise in &order.promises {
            let is_linked =
                |decision: &&usize| block.promises[promise].pairs.iter().any(|pair| pair.decision == **decision);
            let linked: Vec<_> = order.decisions.iter().filter(is_linked).copied().collect();
            units.extend(self.parts(&linked, page).into_iter().map(|some| Unit::Pairs(promise, some)));
        }
        let mut is_taken: Vec<_> = block.decisions.iter().map(DecisionLinks::is_linked).collect();
        let is_own = |mention: &&ThemeMention| mention.block == *at;
        let first_theme = |promise: &PromiseLinks| promise.mentions.iter().find(is_own).map(|mention| mention.theme);
        for (nth, theme) in block.themes.iter().enumerate() {
            let own: Vec<_> = theme.decisions.iter().copied().filter(|decision| !is_taken[*decision]).collect();
            for &decision in &own {
                is_taken[decision] = true;
            }
            let is_about =
                |promise: &PromiseLinks| promise.mentions.iter().any(|link| is_own(&link) && link.theme == nth);
            if !own.is_empty() || (theme.decisions.is_empty() && !block.promises.iter().any(is_about)) {
                units.extend(self.parts(&own, page).into_iter().map(|some| Unit::Theme(nth, some)));
            }
            let mentioned = |promise: &PromiseLinks| promise.pairs.is_empty() && first_theme(promise) == Some(nth);
            units.extend(self.promises(mentioned));
        }
        units.extend(self.promises(|promise| promise.pairs.is_empty() && first_theme(promise).is_none()));
        units
    }

    fn promises(&self, is_meant: impl Fn(&PromiseLinks) -> bool) -> impl Iterator<Item = Unit> {
        let meant = self.block.promises.iter().enumerate().filter(|(_, promise)| is_meant(promise));
        meant.map(|(nth, _)| Unit::Promise(nth)).collect::<Vec<_>>().into_iter()
    }

    /// Decisions in parts that fit a page; one part where there are none.
    fn parts(&self, decisions: &[usize], page: f64) -> Vec<Vec<usize>> {
        let mut parts = vec![Vec::new()];
        let mut used = 0.0;
        for &decision in decisions {
            let height = self.heights.decisions[decision];
            if used + height > page && used > 0.0 {
                parts.push(Vec::new());
                used = 0.0;
            }
            used += height;
            if let Some(last) = parts.last_mut() {
                last.push(decision);
            }
        }
        parts
    }

    fn pieces(&self, page: f64) -> Vec<Portion> {
        let mut pieces = Vec::new();
        let mut chosen = Portion::default();
        let units = self.units(page);
        for (nth, unit) in units.iter().enumerate() {
            let mut more = self.with(chosen.clone(), unit);
            let all = || units[nth..].iter().fold(chosen.clone(), |chosen, unit| self.with(chosen, unit));
            if more.height > page && chosen.height > 0.0 && all().height > page * LAST {
                pieces.push(std::mem::take(&mut chosen));
                more = self.with(Portion::default(), unit);
            }
            chosen = more;
        }
        pieces.push(chosen);
        pieces
    }

    /// What was chosen, and a unit.
    fn with(&self, chosen: Portion, unit: &Unit) -> Portion {
        let Self { at, block, heights, .. } = self;
        let Portion { mut promises, mut linked, mut pairs, mut others, mut themes, .. } = chosen;
        let add = |known: &mut Vec<usize>, more: &[usize]| {
            for nth in more {
                if !known.contains(nth) {
                    known.push(*nth);
                }
            }
        };
        let cited: &[usize] = match unit {
            Unit::Pairs(promise, decisions) => {
                add(&mut promises, &[*promise]);
                add(&mut linked, decisions);
                linked.sort_by_key(|decision| self.order.decisions.iter().position(|known| known == decision));
                pairs.extend(decisions.iter().map(|decision| (*promise, *decision)));
                decisions
            }
            Unit::Theme(theme, decisions) => {
                themes.insert(*theme);
                add(&mut others, decisions);
                decisions
            }
            Unit::Promise(promise) => {
                add(&mut promises, &[*promise]);
                &[]
            }
        };
        if let Unit::Pairs(promise, _) | Unit::Promise(promise) = unit {
            let own = block.promises[*promise].mentions.iter().filter(|mention| mention.block == *at);
            themes.extend(own.map(|mention| mention.theme));
        }
        let is_citing = |theme: &ThemeLinks| cited.iter().any(|decision| theme.decisions.contains(decision));
        themes.extend((0..block.themes.len()).filter(|theme| is_citing(&block.themes[*theme])));
        let left: f64 = promises.iter().map(|promise| heights.promises[*promise]).sum();
        let middle: f64 = themes.iter().map(|theme| heights.themes[*theme]).sum();
        let right: f64 = linked.iter().chain(&others).map(|decision| heights.decisions[*decision]).sum();
        let height = left.max(middle).max(right);
        Portion { promises, linked, pairs, others, themes, height }
    }
}

fn page_of(links: &PartLinks, chosen: Vec<(usize, Portion)>, begun: &mut [bool]) -> LinksPage {
    // Where a theme stands first on the page: piece, and position there.
    let mut places: BTreeMap<(usize, usize), (usize, usize)> = BTreeMap::new();
    for (piece, (at, chosen)) in chosen.iter().enumerate() {
        for (nth, theme) in chosen.themes.iter().enumerate() {
            places.entry((*at, *theme)).or_insert((piece, nth));
        }
    }
    let (mut pieces, mut elsewhere) = (Vec::new(), BTreeSet::new());
    for (nth, (at, chosen)) in chosen.into_iter().enumerate() {
        let block = &links.blocks[at];
        let rank = |decision: &usize| chosen.linked.iter().position(|known| known == decision);
        let place = |decision: &usize| chosen.linked.iter().chain(&chosen.others).position(|known| known == decision);
        let mut promises = Vec::new();
        for &promise in &chosen.promises {
            let known = &block.promises[promise];
            let is_here = |pair: &&PromisePair| chosen.pairs.contains(&(promise, pair.decision));
            let here = known.pairs.iter().filter(is_here);
            let pairs = here.filter_map(|pair| Some(PromisePair { decision: rank(&pair.decision)?, ..pair.clone() }));
            let mut mentions = Vec::new();
            for mention in &known.mentions {
                let own = chosen.themes.iter().position(|theme| mention.block == at && *theme == mention.theme);
                match own.map(|theme| (nth, theme)).or_else(|| places.get(&(mention.block, mention.theme)).copied()) {
                    Some((block, theme)) => mentions.push(ThemeMention { block, theme, ..*mention }),
                    None => {
                        elsewhere.insert((at, promise, mention.block, mention.theme));
                    }
                }
            }
            promises.push(PromiseLinks { pairs: pairs.collect(), mentions, ..known.clone() });
        }
        let theme = |theme: &usize| {
            let known = &block.themes[*theme];
            ThemeLinks { decisions: known.decisions.iter().filter_map(place).collect(), ..known.clone() }
        };
        pieces.push(Piece {
            is_continued: std::mem::replace(&mut begun[at], true),
            promises: block.promises.len(),
            alone: block.promises.iter().filter(|promise| promise.is_alone()).count(),
            decisions: block.decisions.len(),
            without_promise: block.decisions.iter().filter(|decision| !decision.is_linked()).count(),
            block: SectionBlock {
                number: block.number.clone(),
                title: block.title.clone(),
                domain: block.domain.clone(),
                promises,
                themes: chosen.themes.iter().map(theme).collect(),
                decisions: chosen
                    .linked
                    .iter()
                    .chain(&chosen.others)
                    .map(|nth| block.decisions[*nth].clone())
                    .collect(),
            },
        });
    }
    LinksPage { pieces, elsewhere: elsewhere.len() }
}
