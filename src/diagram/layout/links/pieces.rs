//! A section's links in pieces that fit a page: some of its themes with what these cite, and the promises that they are
//! about. What one page holds stays in one piece.

use std::collections::BTreeMap;

use crate::diagram::data::links::{Block, Links, Promise, Theme};

/// How high a section's boxes are, with the space below each.
pub struct Heights {
    pub promises: Vec<f64>,
    pub themes: Vec<f64>,
    pub decisions: Vec<f64>,
    pub heading: f64,
}

/// A piece of a section on a page; positions in the block are positions on the page.
pub struct Piece {
    pub block: Block,
    /// Whether the section began on a page before, or above on this one.
    pub is_continued: bool,
    /// All promises of the section, and those of them that nothing is linked with.
    pub promises: usize,
    pub alone: usize,
}

/// A page.
pub struct Page {
    pub pieces: Vec<Piece>,
    /// Links of promises here with themes of other sections that stand on other pages.
    pub elsewhere: usize,
}

/// What is not parted further: a theme with some of its decisions, a promise with those linked to it directly, a promise.
enum Unit {
    Theme(usize, Vec<usize>),
    Direct(usize),
    Promise(usize),
}

/// The parts of a block that a piece has, by their positions in the block; decisions of themes as pairs.
#[derive(Default)]
struct Chosen {
    promises: Vec<usize>,
    themes: Vec<(usize, Vec<usize>)>,
    decisions: Vec<usize>,
    direct: Vec<usize>,
    height: f64,
}

/// The pages of some links; `page` is the height that there is for pieces.
pub fn pages(links: &Links, heights: &[Heights], page: f64) -> Vec<Page> {
    let mut pages: Vec<Vec<(usize, Chosen)>> = vec![Vec::new()];
    let mut used = 0.0;
    for (at, (block, heights)) in links.blocks.iter().zip(heights).enumerate() {
        for chosen in pieces(at, block, heights, page) {
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

fn units(at: usize, block: &Block, heights: &Heights, page: f64) -> Vec<Unit> {
    let mut units = Vec::new();
    for (nth, theme) in block.themes.iter().enumerate() {
        let mut some = Vec::new();
        let mut used = 0.0;
        for &decision in &theme.decisions {
            if used + heights.decisions[decision] > page && !some.is_empty() {
                units.push(Unit::Theme(nth, std::mem::take(&mut some)));
                used = 0.0;
            }
            used += heights.decisions[decision];
            some.push(decision);
        }
        units.push(Unit::Theme(nth, some));
    }
    let is_here = |promise: &Promise| promise.themes.iter().any(|(block, ..)| *block == at);
    let (promises, all) = (block.promises.iter().enumerate(), block.promises.iter().enumerate());
    units.extend(promises.filter(|(_, promise)| !promise.decisions.is_empty()).map(|(nth, _)| Unit::Direct(nth)));
    let alone = all.filter(|(_, promise)| promise.decisions.is_empty() && !is_here(promise));
    units.extend(alone.map(|(nth, _)| Unit::Promise(nth)));
    units
}

fn pieces(at: usize, block: &Block, heights: &Heights, page: f64) -> Vec<Chosen> {
    let mut pieces: Vec<Chosen> = Vec::new();
    let (mut chosen, mut left, mut right) = (Chosen::default(), 0.0, 0.0);
    for unit in units(at, block, heights, page) {
        let about: Vec<usize> = match &unit {
            Unit::Theme(theme, _) => {
                let is_about = |promise: &Promise| promise.themes.iter().any(|link| (link.0, link.1) == (at, *theme));
                block.promises.iter().enumerate().filter(|(_, promise)| is_about(promise)).map(|(nth, _)| nth).collect()
            }
            Unit::Direct(promise) | Unit::Promise(promise) => vec![*promise],
        };
        let cited: &[usize] = match &unit {
            Unit::Theme(_, decisions) => decisions,
            Unit::Direct(promise) => &block.promises[*promise].decisions,
            Unit::Promise(_) => &[],
        };
        let more = |chosen: &Chosen| {
            let new = |nth: &&usize| !chosen.promises.contains(nth);
            let promises: f64 = about.iter().filter(new).map(|nth| heights.promises[*nth]).sum();
            let new = |nth: &&usize| !chosen.decisions.contains(nth);
            let decisions: f64 = cited.iter().filter(new).map(|nth| heights.decisions[*nth]).sum();
            let theme = if let Unit::Theme(theme, _) = &unit { heights.themes[*theme] } else { 0.0 };
            (promises, decisions.max(theme))
        };
        let (mut promises, mut others) = more(&chosen);
        if (left + promises).max(right + others) > page && left + right > 0.0 {
            pieces.push(std::mem::take(&mut chosen));
            (left, right) = (0.0, 0.0);
            (promises, others) = more(&chosen);
        }
        (left, right) = (left + promises, right + others);
        chosen.height = left.max(right);
        add(&mut chosen.promises, &about);
        add(&mut chosen.decisions, cited);
        match unit {
            Unit::Theme(theme, decisions) => chosen.themes.push((theme, decisions)),
            Unit::Direct(promise) => chosen.direct.push(promise),
            Unit::Promise(_) => {}
        }
    }
    pieces.push(chosen);
    pieces
}

fn add(known: &mut Vec<usize>, more: &[usize]) {
    for nth in more {
        if !known.contains(nth) {
            known.push(*nth);
        }
    }
}

fn page_of(links: &Links, chosen: Vec<(usize, Chosen)>, begun: &mut [bool]) -> Page {
    let mut places: BTreeMap<(usize, usize), (usize, usize)> = BTreeMap::new();
    for (piece, (at, chosen)) in chosen.iter().enumerate() {
        for (nth, (theme, _)) in chosen.themes.iter().enumerate() {
            places.entry((*at, *theme)).or_insert((piece, nth));
        }
    }
    let (mut pieces, mut elsewhere) = (Vec::new(), 0);
    for (nth, (at, mut chosen)) in chosen.into_iter().enumerate() {
        let block = &links.blocks[at];
        chosen.promises.sort_unstable();
        let place = |decision: &usize| chosen.decisions.iter().position(|known| known == decision);
        let mut promises = Vec::new();
        for &promise in &chosen.promises {
            let known = &block.promises[promise];
            let mut themes = Vec::new();
            for &(of, theme, method) in &known.themes {
                match places.get(&(of, theme)) {
                    // A theme of the section itself stands in the pieces that have it.
                    Some(&(piece, position)) if of != at || piece == nth => themes.push((piece, position, method)),
                    _ => {
                        if let Some(own) = chosen.themes.iter().position(|(own, _)| of == at && *own == theme) {
                            themes.push((nth, own, method));
                        } else if of != at {
                            elsewhere += 1;
                        }
                    }
                }
            }
            let direct = if chosen.direct.contains(&promise) { known.decisions.as_slice() } else { &[] };
            promises.push(Promise { themes, decisions: direct.iter().filter_map(place).collect(), ..known.clone() });
        }
        let theme = |(theme, decisions): &(usize, Vec<usize>)| Theme {
            decisions: decisions.iter().filter_map(place).collect(),
            ..block.themes[*theme].clone()
        };
        let is_alone = |promise: &&Promise| promise.themes.is_empty() && promise.decisions.is_empty();
        pieces.push(Piece {
            is_continued: std::mem::replace(&mut begun[at], true),
            promises: block.promises.len(),
            alone: block.promises.iter().filter(is_alone).count(),
            block: Block {
                number: block.number.clone(),
                title: block.title.clone(),
                domain: block.domain.clone(),
                promises,
                themes: chosen.themes.iter().map(theme).collect(),
                decisions: chosen.decisions.iter().map(|nth| block.decisions[*nth].clone()).collect(),
            },
        });
    }
    Page { pieces, elsewhere }
}
