//! The boxes of a section's links, and the lines between them.

use super::pieces::{Page, Piece};
use super::place::Placed;
use super::{DATES, NUMBERS, PAD, PROMISES};
use crate::diagram::canvas::{BODY, Canvas, SMALL, STRONG};
use crate::diagram::data::links::{Decision, Promise};
use crate::diagram::face::Style;
use crate::diagram::layout::bars::label;
use crate::diagram::layout::years::Years;
use crate::diagram::palette::Color;
use crate::diagram::scene::{Anchor, Area, Paint};
use crate::language::Language;
use crate::model::{CoderKind, Confidence, Method, Status};

/// The lines from a piece's promises and themes; `nth` is its position on the page.
pub fn lines(canvas: &mut Canvas<'_>, page: &Page, piece: &Piece, (placed, nth): (&[Placed], usize), years: &Years) {
    let (language, paper) = (canvas.language, canvas.paper);
    let own = &placed[nth];
    let promise_word = language.pick("Belofte", "Promise");
    for (promise, (from, _)) in piece.block.promises.iter().zip(&own.promises) {
        let start = (from.right(), from.middle());
        for &(other, theme, method) in &promise.themes {
            let to = placed[other].themes[theme].0;
            let says = who_says(language, method);
            let label = &page.pieces[other].block.themes[theme].label;
            canvas.about(&format!("{promise_word} {} → {label}: {says}", promise.position));
            let paint = Paint::stroke(paper.muted(), 1.5);
            let dashed = matches!(method, Method::Suggested(_));
            canvas.bend(start, (to.x, to.middle()), if dashed { paint.dashed() } else { paint });
        }
        for &decision in &promise.decisions {
            let to = own.decisions[decision].0;
            let says = who_says(language, Method::Curated);
            let title = &piece.block.decisions[decision].title;
            canvas.about(&format!("{promise_word} {} → {title}: {says}", promise.position));
            canvas.bend(start, (to.x, to.middle()), Paint::stroke(paper.muted(), 1.5));
        }
    }
    let cited_by = language.pick("aangehaald door het verslag", "cited by the report");
    for (theme, (from, _)) in piece.block.themes.iter().zip(&own.themes) {
        for &decision in &theme.decisions {
            let to = own.decisions[decision].0;
            let color = years.color(piece.block.decisions[decision].date, paper);
            canvas.about(&format!("{} → {}: {cited_by}", theme.label, piece.block.decisions[decision].title));
            canvas.bend((from.right(), from.middle()), (to.x, to.middle()), Paint::stroke(color, 1.5));
        }
    }
    canvas.plain();
}

fn who_says(language: Language, method: Method) -> String {
    match method {
        Method::Curated => language.pick("een analist legt het verband", "an analyst states the link").to_owned(),
        Method::Coded(CoderKind::Person) => {
            language.pick("mensen codeerden het verband", "people coded the link").to_owned()
        }
        Method::Coded(CoderKind::Software) => {
            language.pick("een programma codeerde het verband", "a program coded the link").to_owned()
        }
        Method::Suggested(confidence) => language.pick(
            format!("voorgesteld door een algoritme, zekerheid {}", fraction(language, confidence)),
            format!("suggested by an algorithm, confidence {}", fraction(language, confidence)),
        ),
    }
}

fn fraction(language: Language, confidence: Confidence) -> String {
    let text = confidence.to_string();
    language.pick(text.replace('.', ","), text)
}

/// The boxes of a piece.
pub fn boxes(canvas: &mut Canvas<'_>, piece: &Piece, placed: &Placed, years: &Years) {
    let paper = canvas.paper;
    if let Some(y) = placed.alone {
        let (alone, of) = (canvas.language.number(piece.alone), canvas.language.number(piece.promises));
        let text = canvas.language.pick(
            format!("Zonder verband met een thema of beslissing: {alone} van {of}"),
            format!("Without a link to a theme or decision: {alone} of {of}"),
        );
        canvas.centred((PROMISES, y + 8.0), Anchor::Start, Style::bold(SMALL.size), paper.muted(), &text);
    }
    for (promise, (area, lines)) in piece.block.promises.iter().zip(&placed.promises) {
        draw_promise(canvas, promise, *area, lines);
    }
    for (theme, (area, lines)) in piece.block.themes.iter().zip(&placed.themes) {
        canvas.about(&theme.label);
        let paint = Paint::fill(paper.color()).outlined(paper.muted(), 1.3);
        canvas.rect(*area, 4.0, if theme.decisions.is_empty() { paint.dashed() } else { paint });
        canvas.lines((area.x + PAD + 2.0, area.y + PAD), Anchor::Start, BODY, paper.ink(), lines);
    }
    for (decision, (area, lines)) in piece.block.decisions.iter().zip(&placed.decisions) {
        draw_decision(canvas, decision, *area, lines, years.color(decision.date, paper));
    }
    canvas.plain();
}

fn draw_promise(canvas: &mut Canvas<'_>, promise: &Promise, area: Area, lines: &[String]) {
    let (language, paper) = (canvas.language, canvas.paper);
    let mut caption = status_of(language, promise);
    canvas.about(&format!("{}. {} ({caption})", promise.position, promise.text));
    let paint = Paint::fill(paper.panel()).outlined(paper.line(), 1.0);
    canvas.rect(area, 4.0, if promise.is_alone { paint.dashed() } else { paint });
    canvas.rect(Area { width: 6.0, ..area }, 2.0, canvas.status_paint(promise.status, promise.voice()));
    let text = area.x + PAD + NUMBERS;
    canvas.centred(
        (text - 6.0, area.y + PAD + BODY.line() / 2.0),
        Anchor::End,
        STRONG,
        paper.ink(),
        &promise.position.to_string(),
    );
    let y = canvas.lines((text, area.y + PAD), Anchor::Start, BODY, paper.ink(), lines);
    let middle = y + 2.0 + SMALL.line() / 2.0;
    canvas.glyph((promise.status, promise.voice()), (text + 5.0, middle), 4.5);
    if let Some(confidence) = only_suggested(promise) {
        caption = format!("{caption} {}", fraction(language, confidence));
    }
    let caption = canvas.face.fitted(&caption, SMALL, area.right() - PAD - text - 16.0);
    canvas.centred((text + 16.0, middle), Anchor::Start, SMALL, paper.muted(), &caption.unwrap_or_default());
}

/// The status in words, short where whose word it rests on has to stand behind it.
fn status_of(language: Language, promise: &Promise) -> String {
    match promise.status {
        Status::FollowedUp | Status::Mentioned => label(language, promise.status, promise.voice()),
        status => status.label(language).to_owned(),
    }
}

/// The highest confidence, where nothing but suggestions links a promise.
fn only_suggested(promise: &Promise) -> Option<Confidence> {
    let mut highest = None;
    for (_, _, method) in &promise.themes {
        match method {
            Method::Curated | Method::Coded(_) => return None,
            Method::Suggested(confidence) => highest = highest.max(Some(*confidence)),
        }
    }
    highest.filter(|_| promise.decisions.is_empty())
}

fn draw_decision(canvas: &mut Canvas<'_>, decision: &Decision, area: Area, lines: &[String], year: Color) {
    let (language, paper) = (canvas.language, canvas.paper);
    let date =
        decision.date.map_or_else(|| language.pick("zonder datum", "undated").to_owned(), |date| date.to_string());
    let withdrawn = if decision.is_withdrawn { language.pick(" (ingetrokken)", " (withdrawn)") } else { "" };
    canvas.about(&format!("{date} {}{withdrawn}", decision.title));
    let paint =
        Paint::fill(paper.panel()).outlined(if decision.is_withdrawn { paper.muted() } else { paper.line() }, 1.0);
    canvas.rect(area, 3.0, if decision.is_withdrawn { paint.dashed() } else { paint });
    canvas.rect(Area { width: 5.0, ..area }, 0.0, Paint::fill(year));
    let (left, middle) = (area.x + 5.0 + PAD, area.y + PAD + BODY.line() / 2.0);
    canvas.centred((left, middle), Anchor::Start, Style::plain(11.0), paper.muted(), &date);
    if decision.is_withdrawn {
        let width = canvas.face.width(&date, Style::plain(11.0));
        canvas.rule((left, middle), (left + width, middle), Paint::stroke(paper.ink(), 1.2));
    }
    canvas.lines((left + DATES - 8.0, area.y + PAD), Anchor::Start, BODY, paper.ink(), lines);
}
