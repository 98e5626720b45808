//! Where the boxes of a section's links stand.

use super::pieces::{Heights, Piece};
use super::{DATES, DECISION_WIDTH, DECISIONS, NUMBERS, PAD, PROMISE_WIDTH, PROMISES, THEME_WIDTH, THEMES};
use crate::diagram::canvas::{BODY, SMALL, STRONG};
use crate::diagram::data::links::{Block, Decision, Promise, Theme};
use crate::diagram::face::Face;
use crate::diagram::palette::float;
use crate::diagram::scene::Area;
use crate::language::Language;

impl Heights {
    /// Of a section.
    pub fn of(face: &Face, language: Language, block: &Block) -> Self {
        let promise = |promise: &Promise| promise_height(&promise_lines(face, promise)) + 8.0;
        let theme = |theme: &Theme| box_height(theme_lines(face, language, theme).len()) + 12.0;
        let decision = |decision: &Decision| box_height(decision_lines(face, language, decision).len()) + 4.5;
        Self {
            promises: block.promises.iter().map(promise).collect(),
            themes: block.themes.iter().map(theme).collect(),
            decisions: block.decisions.iter().map(decision).collect(),
            heading: STRONG.line() * 2.0 + 26.0,
        }
    }
}

/// A section's boxes at their places, with the lines of their texts.
pub struct Placed {
    pub promises: Vec<(Area, Vec<String>)>,
    pub themes: Vec<(Area, Vec<String>)>,
    pub decisions: Vec<(Area, Vec<String>)>,
    /// Where the promises begin that lead to nothing.
    pub alone: Option<f64>,
    pub bottom: f64,
}

/// Places a piece of a section from a height on; `nth` is its position on the page.
pub fn place(face: &Face, language: Language, (piece, nth): (&Piece, usize), top: f64) -> Placed {
    let block = &piece.block;
    let theme_lines: Vec<_> = block.themes.iter().map(|theme| theme_lines(face, language, theme)).collect();
    let decision_lines: Vec<_> =
        block.decisions.iter().map(|decision| decision_lines(face, language, decision)).collect();
    let promise_lines: Vec<_> = block.promises.iter().map(|promise| promise_lines(face, promise)).collect();
    // Decisions stand beside the first theme that cites them; the theme in the middle of these.
    let mut decisions = vec![Area::default(); block.decisions.len()];
    let mut is_placed = vec![false; block.decisions.len()];
    let mut themes = Vec::new();
    let mut y = top;
    let mut stack = |own: &[usize], y: f64| {
        let mut end = y;
        for &decision in own {
            let height = box_height(decision_lines[decision].len());
            decisions[decision] = Area::new(DECISIONS, end, DECISION_WIDTH, height);
            end += height + 4.0;
        }
        (end - 4.0).max(y)
    };
    for (theme, lines) in block.themes.iter().zip(&theme_lines) {
        let own: Vec<_> = theme.decisions.iter().copied().filter(|decision| !is_placed[*decision]).collect();
        for &decision in &own {
            is_placed[decision] = true;
        }
        let height = box_height(lines.len());
        let group: f64 = own.iter().map(|decision| box_height(decision_lines[*decision].len()) + 4.0).sum();
        let group = (group - 4.0).max(0.0);
        let taller = height.max(group);
        stack(&own, y + (taller - group) / 2.0);
        themes.push(Area::new(THEMES, y + (taller - height) / 2.0, THEME_WIDTH, height));
        y += taller + 12.0;
    }
    let rest: Vec<_> = (0..block.decisions.len()).filter(|decision| !is_placed[*decision]).collect();
    if !rest.is_empty() {
        y = stack(&rest, y) + 12.0;
    }
    let goal = |promise: &Promise| goal(promise, nth, &themes, &decisions);
    let (promises, alone, end) = place_promises((block, goal), &promise_lines, (top, y - 12.0));
    Placed {
        promises: promises.into_iter().zip(promise_lines).collect(),
        themes: themes.into_iter().zip(theme_lines).collect(),
        decisions: decisions.into_iter().zip(decision_lines).collect(),
        alone,
        bottom: end.max(y - 12.0),
    }
}

fn promise_lines(face: &Face, promise: &Promise) -> Vec<String> {
    face.wrap(&promise.text, BODY, PROMISE_WIDTH - NUMBERS - 2.0 * PAD)
}

fn theme_lines(face: &Face, language: Language, theme: &Theme) -> Vec<String> {
    let label = if theme.position.is_some() {
        theme.label.as_str()
    } else {
        language.pick("Het verslag zelf, buiten een thema", "The report itself, outside any theme")
    };
    face.wrap(label, BODY, THEME_WIDTH - 2.0 * PAD - 4.0)
}

fn decision_lines(face: &Face, language: Language, decision: &Decision) -> Vec<String> {
    let withdrawn = if decision.is_withdrawn { language.pick("Ingetrokken: ", "Withdrawn: ") } else { "" };
    face.wrap(&format!("{withdrawn}{}", decision.title), BODY, DECISION_WIDTH - DATES - 2.0 * PAD - 4.0)
}

fn box_height(lines: usize) -> f64 {
    float(lines.max(1)) * BODY.line() + 2.0 * PAD
}

/// With a line for the status.
fn promise_height(lines: &[String]) -> f64 {
    box_height(lines.len()) + SMALL.line() + 2.0
}

/// The middle of what a promise leads to in its own piece.
fn goal(promise: &Promise, nth: usize, themes: &[Area], decisions: &[Area]) -> Option<f64> {
    let own = promise.themes.iter().filter(|(piece, ..)| *piece == nth);
    let ends: Vec<_> = own
        .filter_map(|(_, theme, _)| themes.get(*theme))
        .chain(promise.decisions.iter().filter_map(|decision| decisions.get(*decision)))
        .map(|area| area.middle())
        .collect();
    (!ends.is_empty()).then(|| ends.iter().sum::<f64>() / float(ends.len()))
}

/// Promises that lead somewhere as near to it as they can be, in the order of where they lead; below them those that do
/// not, in the order of the text.
fn place_promises(
    (block, goal): (&Block, impl Fn(&Promise) -> Option<f64>),
    lines: &[Vec<String>],
    (top, bottom): (f64, f64),
) -> (Vec<Area>, Option<f64>, f64) {
    let height = |promise: usize| promise_height(&lines[promise]);
    let mut areas = vec![Area::default(); block.promises.len()];
    // Those that lead to another section alone come last of those that lead somewhere.
    let mut linked: Vec<_> = (block.promises.iter().enumerate())
        .filter(|(_, promise)| !promise.is_alone)
        .map(|(nth, promise)| (nth, goal(promise).unwrap_or(bottom)))
        .collect();
    linked.sort_by(|(a, x), (b, y)| x.total_cmp(y).then(a.cmp(b)));
    let gap = 8.0;
    let mut tops = Vec::new();
    let mut end = top;
    for &(promise, goal) in &linked {
        let at = (goal - height(promise) / 2.0).max(end);
        tops.push(at);
        end = at + height(promise) + gap;
    }
    // What was pushed below the end goes back up as far as there is room.
    let mut limit = bottom.max(top + linked.iter().map(|(promise, _)| height(*promise) + gap).sum::<f64>() - gap);
    let mut end = top;
    for (&(promise, _), at) in linked.iter().zip(&mut tops).rev() {
        *at = at.min(limit - height(promise));
        limit = *at - gap;
    }
    for (&(promise, _), at) in linked.iter().zip(&tops) {
        areas[promise] = Area::new(PROMISES, *at, PROMISE_WIDTH, height(promise));
        end = areas[promise].bottom() + gap;
    }
    let alone: Vec<_> = (0..block.promises.len()).filter(|promise| block.promises[*promise].is_alone).collect();
    if alone.is_empty() {
        return (areas, None, end - gap);
    }
    let begin = if linked.is_empty() { end } else { end + 10.0 };
    let mut y = begin + 20.0;
    for &promise in &alone {
        areas[promise] = Area::new(PROMISES, y, PROMISE_WIDTH, height(promise));
        y += height(promise) + gap;
    }
    (areas, Some(begin), y - gap)
}
