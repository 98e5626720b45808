//! The boxes of a section's links.

use super::pieces::Piece;
use super::place::PlacedPiece;
use super::words::{caption_of, decision_lines, pair_lines, promise_lines, theme_lines};
use super::{DATES, DECISIONS, NUMBERS, PAD, PROMISES};
use crate::diagram::canvas::{BODY, Canvas, SMALL, STRONG};
use crate::diagram::data::links::{DecisionLinks, PromiseLinks};
use crate::diagram::face::Style;
use crate::diagram::layout::years::Years;
use crate::diagram::palette::Color;
use crate::diagram::scene::{Anchor, Area, Paint};

const DAY: Style = Style::plain(11.0);

/// The boxes of a piece.
pub fn boxes(canvas: &mut Canvas<'_>, piece: &Piece, placed: &PlacedPiece, years: &Years) {
    let (paper, language) = (canvas.paper, canvas.language);
    headings(canvas, piece, placed);
    for (promise, area) in piece.block.promises.iter().zip(&placed.promises) {
        draw_promise(canvas, promise, *area);
    }
    for (theme, area) in piece.block.themes.iter().zip(&placed.themes) {
        canvas.about(&theme.label);
        let paint = Paint::fill(paper.color()).outlined(paper.line(), 1.2);
        canvas.rect(*area, 4.0, if theme.decisions.is_empty() { paint.dashed() } else { paint });
        let lines = theme_lines(canvas.face, language, theme);
        canvas.lines((area.x + PAD + 2.0, area.y + PAD), Anchor::Start, BODY, paper.ink(), &lines);
    }
    for (decision, area) in piece.block.decisions.iter().zip(&placed.decisions) {
        draw_decision(canvas, decision, *area, years.color(decision.date, paper));
    }
    canvas.plain();
}

/// The words above promises and decisions without a link.
fn headings(canvas: &mut Canvas<'_>, piece: &Piece, placed: &PlacedPiece) {
    let language = canvas.language;
    canvas.plain();
    if let Some(y) = placed.alone {
        let (alone, of) = (language.number(piece.alone), language.number(piece.promises));
        let text = language.pick(
            format!("Zonder verband met een thema of beslissing: {alone} van {of}"),
            format!("Without a link to a theme or decision: {alone} of {of}"),
        );
        canvas.centred((PROMISES, y + 8.0), Anchor::Start, Style::bold(SMALL.size), canvas.paper.muted(), &text);
    }
    if let Some(y) = placed.without_promise {
        let (without, of) = (language.number(piece.without_promise), language.number(piece.decisions));
        let text = language.pick(
            format!("Met geen belofte hier verbonden: {without} van {of}"),
            format!("Linked with no promise here: {without} of {of}"),
        );
        canvas.centred((DECISIONS, y + 8.0), Anchor::Start, Style::bold(SMALL.size), canvas.paper.muted(), &text);
    }
}

fn draw_promise(canvas: &mut Canvas<'_>, promise: &PromiseLinks, area: Area) {
    let (language, paper) = (canvas.language, canvas.paper);
    let caption = caption_of(language, promise);
    canvas.about(&format!("{}. {} ({caption})", promise.position, promise.text));
    let paint = Paint::fill(paper.panel()).outlined(paper.line(), 1.0);
    canvas.rect(area, 4.0, if promise.is_alone() { paint.dashed() } else { paint });
    let status = (promise.status, promise.voice());
    canvas.rect(Area { width: 6.0, ..area }, 2.0, canvas.status_paint(status.0, status.1));
    let text = area.x + PAD + NUMBERS;
    canvas.centred(
        (text - 6.0, area.y + PAD + BODY.line() / 2.0),
        Anchor::End,
        STRONG,
        paper.ink(),
        &promise.position.to_string(),
    );
    let lines = promise_lines(canvas.face, promise);
    let y = canvas.lines((text, area.y + PAD), Anchor::Start, BODY, paper.ink(), &lines);
    let middle = y + 2.0 + SMALL.line() / 2.0;
    canvas.glyph(status, (text + 5.0, middle), 4.5);
    let caption = canvas.face.fitted(&caption, SMALL, area.right() - PAD - text - 16.0);
    canvas.centred((text + 16.0, middle), Anchor::Start, SMALL, paper.muted(), &caption.unwrap_or_default());
}

fn draw_decision(canvas: &mut Canvas<'_>, decision: &DecisionLinks, area: Area, year: Color) {
    let (language, paper) = (canvas.language, canvas.paper);
    let date =
        decision.date.map_or_else(|| language.pick("zonder datum", "undated").to_owned(), |date| date.to_string());
    let withdrawn = if decision.is_withdrawn { language.pick(" (ingetrokken)", " (withdrawn)") } else { "" };
    canvas.about(&format!("{date} {}{withdrawn}", decision.title));
    let ground = if decision.is_linked() { paper.panel() } else { paper.color() };
    let line = if decision.is_withdrawn { paper.muted() } else { paper.line() };
    let paint = Paint::fill(ground).outlined(line, 1.0);
    canvas.rect(area, 3.0, if decision.is_withdrawn { paint.dashed() } else { paint });
    canvas.rect(Area { width: 5.0, ..area }, 0.0, Paint::fill(year));
    let (left, middle) = (area.x + 5.0 + PAD, area.y + PAD + BODY.line() / 2.0);
    canvas.centred((left, middle), Anchor::Start, DAY, paper.muted(), &date);
    if decision.is_withdrawn {
        let width = canvas.face.width(&date, DAY);
        canvas.rule((left, middle), (left + width, middle), Paint::stroke(paper.ink(), 1.2));
    }
    let numbers = pair_lines(canvas.face, language, decision);
    canvas.lines((left, area.y + PAD + BODY.line()), Anchor::Start, SMALL, paper.ink(), &numbers);
    let lines = decision_lines(canvas.face, language, decision);
    canvas.lines((left + DATES, area.y + PAD), Anchor::Start, BODY, paper.ink(), &lines);
}
