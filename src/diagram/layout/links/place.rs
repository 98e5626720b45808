//! Where the boxes of a section's links stand, and the lanes in which strong lines pass between the themes.
//!
//! Decisions stand beside the promises that they are linked with; below them those that no promise is linked with. A theme
//! stands near to what it is about and cites. Of each promise the lines on one word share a lane: a place of its own in the
//! column of the themes, so that no line passes under a box.

use super::pieces::{Heights, Piece};
use super::spread::{Slot, mean, spread};
use super::words::{decision_lines, pair_lines, promise_lines, theme_lines};
use super::{DECISION_WIDTH, DECISIONS, PAD, PROMISE_WIDTH, PROMISES, THEME_WIDTH, THEMES};
use crate::diagram::canvas::{BODY, SMALL, STRONG};
use crate::diagram::data::links::{DecisionLinks, PromiseLinks, SectionBlock};
use crate::diagram::face::Face;
use crate::diagram::palette::{Voice, float};
use crate::diagram::scene::Area;
use crate::language::Language;

/// Space between two promises, two decisions of the same promises, two of others, and two themes.
const PROMISE_GAP: f64 = 8.0;
const NEAR: f64 = 4.0;
const APART: f64 = 11.0;
const THEME_GAP: f64 = 12.0;
/// Space between two lanes, and between a lane and a theme.
const LANE: f64 = 7.0;
const BESIDE: f64 = 9.0;
/// Height of the words above promises or decisions without a link, and more space above them.
const WORDS: f64 = 20.0;
const NEW: f64 = 9.0;
/// How often promises and decisions are moved towards each other, and how strongly they are drawn to the top meanwhile.
const ROUNDS: usize = 8;
const PULL: f64 = 0.2;

impl Heights {
    /// Of a section.
    pub fn of(face: &Face, language: Language, block: &SectionBlock) -> Self {
        let decision = |decision: &DecisionLinks| decision_height(face, language, decision) + NEAR;
        let theme = |lines: Vec<String>| box_height(lines.len()) + THEME_GAP;
        Self {
            promises: block.promises.iter().map(|promise| promise_height(face, promise) + PROMISE_GAP).collect(),
            themes: block.themes.iter().map(|each| theme(theme_lines(face, language, each))).collect(),
            decisions: block.decisions.iter().map(decision).collect(),
            heading: STRONG.line() * 2.0 + 26.0,
        }
    }
}

/// A section's boxes at their places.
pub struct PlacedPiece {
    pub promises: Vec<Area>,
    pub themes: Vec<Area>,
    pub decisions: Vec<Area>,
    pub lanes: Vec<StrandLane>,
    /// Where the promises begin that lead to nothing.
    pub alone: Option<f64>,
    /// Where the decisions begin that no promise is linked with.
    pub without_promise: Option<f64>,
    pub bottom: f64,
}

/// The strong lines of a promise on one word, which stay together as far as the decisions.
pub struct StrandLane {
    pub promise: usize,
    pub voice: Voice,
    pub is_contrary: bool,
    /// Positions in the pairs of the promise.
    pub pairs: Vec<usize>,
    /// Height at which they pass the themes.
    pub y: f64,
}

/// Places a piece of a section from a height on; `nth` is its position on the page.
pub fn place(face: &Face, language: Language, (piece, nth): (&Piece, usize), top: f64) -> PlacedPiece {
    let block = &piece.block;
    let heights = Columns {
        promises: block.promises.iter().map(|promise| promise_height(face, promise)).collect(),
        themes: block.themes.iter().map(|theme| box_height(theme_lines(face, language, theme).len())).collect(),
        decisions: block.decisions.iter().map(|decision| decision_height(face, language, decision)).collect(),
    };
    let (linked, partners) = partners(block);
    let (mut promises, mut decisions) = facing(&heights, &linked, &partners, top);
    // Below them the decisions that no promise is linked with.
    let mut end = below(&heights.decisions, &decisions, top, NEAR);
    let words = end + if end > top { NEW } else { 0.0 };
    let without_promise = (decisions.len() < block.decisions.len()).then_some(words);
    if let Some(words) = without_promise {
        end = words + WORDS;
    }
    for height in &heights.decisions[decisions.len()..] {
        decisions.push(end);
        end += height + NEAR;
    }
    let middle = |tops: &[f64], heights: &[f64], at: usize| tops[at] + heights[at] / 2.0;
    let to_decision = |at: usize| middle(&decisions, &heights.decisions, at);
    let to_promise = |at: usize| middle(&promises, &heights.promises, at);
    let lanes = lanes(block, &to_promise, &to_decision);
    let of_theme = |theme: usize| {
        let about = (0..promises.len()).filter(|promise| mentions(&block.promises[*promise], nth, theme));
        let cited = block.themes[theme].decisions.iter().map(|decision| to_decision(*decision));
        mean(about.map(to_promise).chain(cited)).unwrap_or(end)
    };
    let (themes, lanes) = between(&heights.themes, of_theme, lanes, top);
    let middles: Vec<_> = (0..themes.len()).map(|theme| middle(&themes, &heights.themes, theme)).collect();
    let alone = others(block, nth, &heights.promises, &middles, (&mut promises, top));
    let areas = |tops: &[f64], heights: &[f64], x: f64, width: f64| -> Vec<_> {
        tops.iter().zip(heights).map(|(top, height)| Area::new(x, *top, width, *height)).collect()
    };
    let promises = areas(&promises, &heights.promises, PROMISES, PROMISE_WIDTH);
    let themes = areas(&themes, &heights.themes, THEMES, THEME_WIDTH);
    let decisions = areas(&decisions, &heights.decisions, DECISIONS, DECISION_WIDTH);
    let bottoms = promises.iter().chain(&themes).chain(&decisions).map(|area| area.bottom());
    let bottom = bottoms.chain(lanes.iter().map(|lane| lane.y)).fold(top, f64::max);
    PlacedPiece { promises, themes, decisions, lanes, alone, without_promise, bottom }
}

/// Heights of boxes.
struct Columns {
    promises: Vec<f64>,
    themes: Vec<f64>,
    decisions: Vec<f64>,
}

/// For each promise that is linked with decisions these, and for each such decision its promises. They come first in their
/// columns.
fn partners(block: &SectionBlock) -> (Vec<Vec<usize>>, Vec<Vec<usize>>) {
    let linked = block.promises.iter().take_while(|promise| !promise.pairs.is_empty());
    let linked: Vec<Vec<_>> = linked.map(|promise| promise.pairs.iter().map(|pair| pair.decision).collect()).collect();
    let count = linked.iter().flatten().max().map_or(0, |most| most + 1);
    let of = |decision: usize| (0..linked.len()).filter(|promise| linked[*promise].contains(&decision)).collect();
    let partners = (0..count).map(of).collect();
    (linked, partners)
}

/// Upper edges of promises and of the decisions that they are linked with, each as near as it can be to the others, and a
/// little drawn to the top.
fn facing(heights: &Columns, linked: &[Vec<usize>], partners: &[Vec<usize>], top: f64) -> (Vec<f64>, Vec<f64>) {
    let promises: Vec<_> = (0..linked.len()).map(|nth| (heights.promises[nth], PROMISE_GAP)).collect();
    let near = |decision: usize| partners.get(decision) == partners.get(decision + 1);
    let decisions: Vec<_> =
        (0..partners.len()).map(|nth| (heights.decisions[nth], if near(nth) { NEAR } else { APART })).collect();
    let (stacked_promises, stacked_decisions) = (stacked(&promises, top), stacked(&decisions, top));
    let towards =
        |own: &[(f64, f64)], own_stack: &[f64], links: &[Vec<usize>], others: &[f64], theirs: &[(f64, f64)]| {
            let middle = |other: &usize| others[*other] + theirs[*other].0 / 2.0;
            let slot = |(nth, &(height, gap)): (usize, &(f64, f64))| {
                let stack = own_stack[nth] + height / 2.0;
                let goal = mean(links[nth].iter().map(middle)).unwrap_or(stack);
                Slot { height, goal: goal + (stack - goal) * PULL, gap }
            };
            spread(&own.iter().enumerate().map(slot).collect::<Vec<_>>(), top)
        };
    let (mut left, mut right) = (stacked_promises.clone(), stacked_decisions.clone());
    for _ in 0..ROUNDS {
        left = towards(&promises, &stacked_promises, linked, &right, &decisions);
        right = towards(&decisions, &stacked_decisions, partners, &left, &promises);
    }
    (left, right)
}

/// Upper edges of boxes (height, space below) without more space than there has to be.
fn stacked(boxes: &[(f64, f64)], top: f64) -> Vec<f64> {
    let next = |y: &mut f64, (height, gap): &(f64, f64)| {
        let at = *y;
        *y += height + gap;
        Some(at)
    };
    boxes.iter().scan(top, next).collect()
}

/// Where the space below the last box begins.
fn below(heights: &[f64], tops: &[f64], top: f64, gap: f64) -> f64 {
    tops.last().map_or(top, |last| last + heights[tops.len() - 1] + gap)
}

fn mentions(promise: &PromiseLinks, piece: usize, theme: usize) -> bool {
    promise.mentions.iter().any(|mention| (mention.block, mention.theme) == (piece, theme))
}

/// The lanes of all promises, each at the height between its ends.
fn lanes(block: &SectionBlock, promise: &impl Fn(usize) -> f64, decision: &impl Fn(usize) -> f64) -> Vec<StrandLane> {
    let mut lanes: Vec<StrandLane> = Vec::new();
    for (nth, known) in block.promises.iter().enumerate() {
        for voice in Voice::ALL {
            for is_contrary in [false, true] {
                let is_meant = |pair: usize| {
                    let pair = &known.pairs[pair];
                    (pair.voice(), pair.is_contrary) == (voice, is_contrary)
                };
                let pairs: Vec<_> = (0..known.pairs.len()).filter(|pair| is_meant(*pair)).collect();
                let ends = mean(pairs.iter().map(|pair| decision(known.pairs[*pair].decision)));
                if let Some(end) = ends {
                    let y = f64::midpoint(promise(nth), end);
                    lanes.push(StrandLane { promise: nth, voice, is_contrary, pairs, y });
                }
            }
        }
    }
    lanes
}

/// What stands or passes in the column of the themes.
#[derive(Clone, Copy)]
enum Passing {
    Theme(usize),
    Lane(usize),
}

/// Upper edges of themes, and lanes at their heights.
fn between(
    heights: &[f64],
    goal: impl Fn(usize) -> f64,
    mut lanes: Vec<StrandLane>,
    top: f64,
) -> (Vec<f64>, Vec<StrandLane>) {
    let themes = (0..heights.len()).map(|theme| (goal(theme), Passing::Theme(theme)));
    let passing = lanes.iter().enumerate().map(|(nth, lane)| (lane.y, Passing::Lane(nth)));
    let mut all: Vec<_> = themes.chain(passing).collect();
    all.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    let slot = |nth: usize| {
        let (goal, what) = all[nth];
        let gap = match (what, all.get(nth + 1).map(|(_, next)| next)) {
            (Passing::Lane(_), Some(Passing::Lane(_))) => LANE,
            (Passing::Theme(_), Some(Passing::Theme(_))) => THEME_GAP,
            _ => BESIDE,
        };
        let height = if let Passing::Theme(theme) = what { heights[theme] } else { 0.0 };
        Slot { height, goal, gap }
    };
    let slots: Vec<_> = (0..all.len()).map(slot).collect();
    let mut tops = vec![0.0; heights.len()];
    for ((_, what), y) in all.iter().zip(spread(&slots, top + PAD)) {
        match what {
            Passing::Lane(lane) => lanes[*lane].y = y,
            Passing::Theme(theme) => tops[*theme] = y,
        }
    }
    (tops, lanes)
}

/// Adds the promises without a decision: those that only themes are about beside these, then those that lead to nothing, in
/// the order of the text. Gives where the latter begin.
fn others(
    block: &SectionBlock,
    nth: usize,
    heights: &[f64],
    themes: &[f64],
    (tops, top): (&mut Vec<f64>, f64),
) -> Option<f64> {
    let first = tops.len();
    let mut from = below(heights, tops, top, PROMISE_GAP);
    let is_own = |promise: &PromiseLinks| promise.mentions.iter().any(|mention| mention.block == nth);
    let goal = |promise: &PromiseLinks| {
        mean(promise.mentions.iter().filter(|mention| mention.block == nth).map(|mention| themes[mention.theme]))
    };
    let rest = (first..block.promises.len()).map(|promise| (promise, &block.promises[promise]));
    let (mut mentioned, alone): (Vec<_>, Vec<_>) = rest.partition(|(_, promise)| !promise.is_alone());
    // Those that only themes of other sections are about come last of those that lead somewhere.
    let key = |promise: &PromiseLinks| if is_own(promise) { goal(promise).unwrap_or(from) } else { f64::INFINITY };
    mentioned.sort_by(|(_, a), (_, b)| key(a).total_cmp(&key(b)));
    tops.resize(block.promises.len(), 0.0);
    let slots: Vec<_> = mentioned
        .iter()
        .map(|(promise, known)| Slot { height: heights[*promise], goal: goal(known).unwrap_or(from), gap: PROMISE_GAP })
        .collect();
    for ((promise, _), y) in mentioned.iter().zip(spread(&slots, from)) {
        tops[*promise] = y;
        from = y + heights[*promise] + PROMISE_GAP;
    }
    let begin = from + if from > top { NEW } else { 0.0 };
    let mut y = begin + WORDS;
    for (promise, _) in &alone {
        tops[*promise] = y;
        y += heights[*promise] + PROMISE_GAP;
    }
    (!alone.is_empty()).then_some(begin)
}

fn box_height(lines: usize) -> f64 {
    float(lines.max(1)) * BODY.line() + 2.0 * PAD
}

/// With a line for the status.
fn promise_height(face: &Face, promise: &PromiseLinks) -> f64 {
    box_height(promise_lines(face, promise).len()) + SMALL.line() + 2.0
}

/// With the numbers of its promises below the date.
fn decision_height(face: &Face, language: Language, decision: &DecisionLinks) -> f64 {
    let beside = BODY.line() + float(pair_lines(face, language, decision).len()) * SMALL.line() + 2.0 * PAD;
    box_height(decision_lines(face, language, decision).len()).max(beside)
}
