//! A canvas that layouts draw on: measured text, glyphs of statuses, tooltips.

use std::collections::BTreeSet;

use super::face::{Face, Style, clean};
use super::palette::{Color, Paper, Voice};
use super::scene::{Anchor, Area, Circle, Group, Paint, Path, Pattern, Rect, Segment, Shape, Text};
use crate::language::Language;
use crate::model::Status;

/// Sizes of type.
pub const TITLE: Style = Style::bold(19.0);
pub const HEADING: Style = Style::bold(12.5);
pub const BODY: Style = Style::plain(12.0);
pub const STRONG: Style = Style::bold(12.0);
pub const SMALL: Style = Style::plain(10.5);

/// From the middle of a line of text down to its baseline, in sizes of the type.
const MIDDLE: f64 = 0.36;

/// A canvas: groups of shapes, drawn one after the other.
pub struct Canvas<'a> {
    pub face: &'a Face,
    pub paper: Paper,
    pub language: Language,
    groups: Vec<Group>,
    missing: BTreeSet<char>,
}

impl<'a> Canvas<'a> {
    pub fn new(face: &'a Face, paper: Paper, language: Language) -> Self {
        Self { face, paper, language, groups: vec![Group::default()], missing: BTreeSet::new() }
    }

    /// What was drawn, and the characters that the face lacks.
    pub fn into_groups(self) -> (Vec<Group>, BTreeSet<char>) {
        let groups = self.groups.into_iter().filter(|group| !group.shapes.is_empty()).collect();
        (groups, self.missing)
    }

    /// What is drawn from here on shows something that a tooltip tells of.
    pub fn about(&mut self, tooltip: &str) {
        self.groups.push(Group::with_tooltip(tooltip));
    }

    /// What is drawn from here on has no tooltip.
    pub fn plain(&mut self) {
        self.groups.push(Group::default());
    }

    pub fn rect(&mut self, area: Area, radius: f64, paint: Paint) {
        self.push(Shape::Rect(Rect { area, radius, paint }));
    }

    pub fn circle(&mut self, (x, y): (f64, f64), radius: f64, paint: Paint) {
        self.push(Shape::Circle(Circle { x, y, radius, paint }));
    }

    pub fn path(&mut self, segments: Vec<Segment>, paint: Paint) {
        self.push(Shape::Path(Path { segments, paint }));
    }

    /// A straight line.
    pub fn rule(&mut self, from: (f64, f64), to: (f64, f64), paint: Paint) {
        self.path(vec![Segment::Move(from.0, from.1), Segment::Line(to.0, to.1)], paint);
    }

    /// A curve that leaves and arrives level.
    pub fn bend(&mut self, from: (f64, f64), to: (f64, f64), paint: Paint) {
        let half = (to.0 - from.0) / 2.0;
        let curve = Segment::Curve([from.0 + half, from.1, to.0 - half, to.1, to.0, to.1]);
        self.path(vec![Segment::Move(from.0, from.1), curve], paint);
    }

    /// A line of text; `y` is its baseline.
    pub fn text(&mut self, (x, y): (f64, f64), anchor: Anchor, style: Style, color: Color, text: &str) {
        self.slanted((x, y), anchor, style, color, 0.0, text);
    }

    /// A line of text with its middle at `y`.
    pub fn centred(&mut self, (x, y): (f64, f64), anchor: Anchor, style: Style, color: Color, text: &str) {
        self.text((x, y + MIDDLE * style.size), anchor, style, color, text);
    }

    /// A line of text that is turned anticlockwise by some degrees.
    pub fn slanted(&mut self, (x, y): (f64, f64), anchor: Anchor, style: Style, color: Color, angle: f64, text: &str) {
        let content = clean(text);
        self.missing.append(&mut self.face.missing(&content));
        let width = self.face.width(&content, style);
        self.push(Shape::Text(Text { x, y, anchor, angle, style, color, content, width }));
    }

    /// Lines of text below each other, from `top` on; gives where they end.
    pub fn lines(&mut self, (x, top): (f64, f64), anchor: Anchor, style: Style, color: Color, lines: &[String]) -> f64 {
        let mut middle = top + style.line() / 2.0;
        for line in lines {
            self.centred((x, middle), anchor, style, color, line);
            middle += style.line();
        }
        middle - style.line() / 2.0
    }

    /// The glyph of a status, which tells it without colour: a full disc, a half one, a ring, a ring with a bar, a dashed
    /// ring with a question mark; smaller in a ring where only programs say so, and in a dashed one where only an algorithm
    /// does.
    pub fn glyph(&mut self, (status, voice): (Status, Voice), (x, y): (f64, f64), radius: f64) {
        let ink = self.paper.ink();
        let color = if status == Status::FollowedUp { self.paper.status(status) } else { ink };
        let ring = Paint::stroke(color, 1.3);
        let radius = match voice {
            Voice::People => radius,
            Voice::Programs | Voice::Algorithm => {
                let around = Paint::stroke(color, 1.0);
                let is_algorithm = voice == Voice::Algorithm;
                self.circle((x, y), radius + 0.5, if is_algorithm { around.dashed() } else { around });
                radius * 0.55
            }
        };
        match status {
            Status::FollowedUp => self.circle((x, y), radius, Paint::fill(color).outlined(color, 1.3)),
            Status::Mentioned => {
                let half = vec![
                    Segment::Move(x, y - radius),
                    Segment::Arc(radius, x + radius, y),
                    Segment::Arc(radius, x, y + radius),
                    Segment::Close,
                ];
                self.path(half, Paint::fill(color));
                self.circle((x, y), radius, ring);
            }
            Status::Unlinked => self.circle((x, y), radius, ring),
            Status::NoEvidence => {
                self.circle((x, y), radius, ring);
                self.rule((x - radius * 0.5, y), (x + radius * 0.5, y), ring);
            }
            Status::NotExamined => {
                self.circle((x, y), radius, ring.dashed());
                self.centred((x, y), Anchor::Middle, Style::bold(radius * 1.5), ink, "?");
            }
        }
    }

    /// The colour and pattern of a status: full where people say so; paler, with upright lines, where only programs do;
    /// palest and hatched where only an algorithm does.
    pub fn status_paint(&self, status: Status, voice: Voice) -> Paint {
        let color = self.paper.said(status, voice);
        let mark = color.towards(self.paper.color(), 0.55);
        let paint = Paint::fill(color);
        match (status, voice) {
            (Status::FollowedUp | Status::Mentioned, Voice::People) => paint,
            (Status::FollowedUp | Status::Mentioned, Voice::Programs) => {
                let full = self.paper.status(status);
                paint.patterned(Pattern::Bars, full).outlined(full, 1.0)
            }
            (Status::FollowedUp | Status::Mentioned, Voice::Algorithm) => {
                let full = self.paper.status(status);
                paint.patterned(Pattern::Stripes, full.towards(self.paper.color(), 0.25)).outlined(full, 1.0)
            }
            (Status::Unlinked, _) => paint.patterned(Pattern::Dots, mark),
            (Status::NoEvidence, _) => paint.patterned(Pattern::Lines, color.towards(self.paper.ink(), 0.45)),
            (Status::NotExamined, _) => paint.outlined(self.paper.muted(), 1.0).dashed(),
        }
    }

    /// What is not known, or was left out: neither a figure nor nothing.
    pub fn unknown_paint(&self) -> Paint {
        Paint::fill(self.paper.color()).patterned(Pattern::Stripes, self.paper.line().towards(self.paper.color(), 0.35))
    }

    fn push(&mut self, shape: Shape) {
        match self.groups.last_mut() {
            Some(group) => group.shapes.push(shape),
            None => self.groups.push(Group { tooltip: None, shapes: vec![shape] }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagram::data::Split;
    use crate::model::Evidence;

    #[test]
    fn statuses_and_voices_are_told_apart_by_pattern_or_by_lightness() {
        let face = Face::embedded().unwrap();
        for paper in [Paper::Light, Paper::Dark] {
            let canvas = Canvas::new(&face, paper, Language::English);
            let shown: Vec<_> = Split::shown(Evidence::All).collect();
            assert_eq!(shown.len(), 8, "three voices follow up, two mention, three statuses are nobody's");
            let looks = shown.iter().map(|(status, voice)| canvas.status_paint(*status, *voice));
            let looks: Vec<_> = looks.collect();
            for (nth, a) in looks.iter().enumerate() {
                for (other, b) in looks.iter().enumerate().skip(nth + 1) {
                    let kind = |paint: &Paint| paint.pattern.map(|(pattern, _)| pattern);
                    let colors = |paint: &Paint| [paint.fill, paint.pattern.map(|(_, color)| color)];
                    let apart = colors(a).into_iter().zip(colors(b)).filter_map(|(a, b)| Some((a?, b?)));
                    let apart = apart.map(|(a, b)| (a.lightness() - b.lightness()).abs()).fold(0.0, f64::max);
                    let said = (shown[nth], shown[other]);
                    assert!(kind(a) != kind(b) || apart >= 10.0, "{paper:?} {said:?}: {apart:.0}");
                }
            }
        }
    }
}
