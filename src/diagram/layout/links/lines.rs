//! The lines of a section's links: light ones to and from themes, strong ones from promises to decisions.

use super::pieces::LinksPage;
use super::place::{PlacedPiece, StrandLane};
use super::routes::Routes;
use super::words::{who_links, who_says};
use super::{DECISIONS, THEME_WIDTH, THEMES};
use crate::diagram::canvas::Canvas;
use crate::diagram::palette::Voice;
use crate::diagram::scene::{Paint, Segment};
use crate::diagram::strand::{HEAD, Strand};
use crate::model::Method;

/// How far before a theme's box a strong line is level, and how far behind.
const LEVEL: f64 = 6.0;

/// The light lines of the `nth` piece: where to read about a promise, and what is cited there.
pub fn light(canvas: &mut Canvas<'_>, (page, placed, nth): (&LinksPage, &[PlacedPiece], usize), routes: &Routes) {
    let language = canvas.language;
    let (block, own) = (&page.pieces[nth].block, &placed[nth]);
    let paint = light_paint(canvas);
    let promise_word = language.pick("Belofte", "Promise");
    for ((promise, area), start) in block.promises.iter().zip(&own.promises).zip(&routes.from_promise) {
        for mention in &promise.mentions {
            let to = placed[mention.block].themes[mention.theme];
            let label = &page.pieces[mention.block].block.themes[mention.theme].label;
            let says = who_says(language, mention.method);
            canvas.about(&format!("{promise_word} {} → {label}: {says}", promise.position));
            let dashed = matches!(mention.method, Method::Suggested(_));
            let paint = if dashed { paint.dashed() } else { paint };
            canvas.bend((area.right(), *start), (to.x, to.middle()), paint);
        }
    }
    let cited_by = language.pick("aangehaald door het verslag", "cited by the report");
    for (theme, from) in block.themes.iter().zip(&own.themes) {
        for &decision in &theme.decisions {
            canvas.about(&format!("{} → {}: {cited_by}", theme.label, block.decisions[decision].title));
            let to = (own.decisions[decision].x, routes.to_decision[decision]);
            canvas.bend((from.right(), from.middle()), to, paint);
        }
    }
    canvas.plain();
}

/// A light line.
pub fn light_paint(canvas: &Canvas<'_>) -> Paint {
    Paint::stroke(canvas.paper.line(), 1.2)
}

/// The strong lines of the `nth` piece, the surer ones over the others.
pub fn strong(canvas: &mut Canvas<'_>, (page, placed, nth): (&LinksPage, &[PlacedPiece], usize), routes: &Routes) {
    let lanes = || placed[nth].lanes.iter().enumerate();
    for voice in [Voice::Algorithm, Voice::Programs, Voice::People] {
        for (at, lane) in lanes().filter(|(_, lane)| lane.voice == voice) {
            bundle(canvas, (page, placed, nth), lane, (routes.starts[at], &routes.ends[at]));
        }
    }
    canvas.plain();
}

/// The lines of a lane, stroke by stroke, so that they join where they part.
fn bundle(
    canvas: &mut Canvas<'_>,
    (page, placed, nth): (&LinksPage, &[PlacedPiece], usize),
    lane: &StrandLane,
    (start, ends): (f64, &[f64]),
) {
    let language = canvas.language;
    let block = &page.pieces[nth].block;
    let promise = &block.promises[lane.promise];
    let strand = Strand { voice: lane.voice, is_contrary: lane.is_contrary };
    let from = (placed[nth].promises[lane.promise].right(), start);
    let promise_word = language.pick("Belofte", "Promise");
    let told: Vec<_> = lane
        .pairs
        .iter()
        .zip(ends)
        .map(|(pair, end)| {
            let pair = &promise.pairs[*pair];
            let title = &block.decisions[pair.decision].title;
            (format!("{promise_word} {} → {title}: {}", promise.position, who_links(language, pair)), *end)
        })
        .collect();
    for (layer, paint) in strand.strokes(canvas.paper).into_iter().enumerate() {
        for (says, end) in &told {
            // The stroke of paper at the back shows nothing.
            if layer == 0 {
                canvas.plain();
            } else {
                canvas.about(says);
            }
            canvas.path(course(from, lane.y, *end), paint);
        }
    }
    for (says, end) in &told {
        canvas.about(says);
        strand.head(canvas, (DECISIONS, *end));
    }
}

/// From a promise through a lane between the themes to a decision.
fn course((x, y): (f64, f64), lane: f64, end: f64) -> Vec<Segment> {
    let (enter, leave, stop) = (THEMES - LEVEL, THEMES + THEME_WIDTH + LEVEL, DECISIONS - HEAD);
    let bend = |from: f64, y: f64, to: f64, end: f64| {
        let half = f64::midpoint(from, to);
        Segment::Curve([half, y, half, end, to, end])
    };
    vec![Segment::Move(x, y), bend(x, y, enter, lane), Segment::Line(leave, lane), bend(leave, lane, stop, end)]
}
