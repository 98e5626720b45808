//! What a diagram consists of once it is laid out: rectangles, circles, paths and texts at their places.
//!
//! Lengths are pixels (1/96 inch) from the upper left corner, y going down.

use std::collections::BTreeSet;

use super::face::{Style, clean};
use super::palette::{Color, Paper};
use crate::language::Language;

/// A laid-out diagram.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Width of the canvas.
    pub width: f64,
    /// Height of the canvas.
    pub height: f64,
    /// Title, as people read it above the diagram.
    pub title: String,
    /// What the diagram says, for those who do not see it.
    pub description: String,
    /// Language of title and description.
    pub language: Language,
    /// Light or dark.
    pub paper: Paper,
    /// What is drawn, the first at the back.
    pub groups: Vec<Group>,
    /// Characters that the embedded face has no picture of.
    pub missing: BTreeSet<char>,
}

/// Shapes that show one thing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Group {
    /// What a reader is told who points at it.
    pub tooltip: Option<String>,
    /// The shapes, the first at the back.
    pub shapes: Vec<Shape>,
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A rectangle.
    Rect(Rect),
    /// A circle.
    Circle(Circle),
    /// Lines and curves.
    Path(Path),
    /// A line of text.
    Text(Text),
}

/// A place on the canvas.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Area {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Area {
    /// An area.
    #[must_use]
    pub const fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x, y, width, height }
    }

    /// Right edge.
    #[must_use]
    pub fn right(self) -> f64 {
        self.x + self.width
    }

    /// Lower edge.
    #[must_use]
    pub fn bottom(self) -> f64 {
        self.y + self.height
    }

    /// Height of the centre.
    #[must_use]
    pub fn middle(self) -> f64 {
        self.y + self.height / 2.0
    }

    /// The area without a margin on each side.
    #[must_use]
    pub fn shrunk(self, margin: f64) -> Self {
        let (width, height) = ((self.width - 2.0 * margin).max(0.0), (self.height - 2.0 * margin).max(0.0));
        Self::new(self.x + margin, self.y + margin, width, height)
    }
}

/// How a shape is filled and outlined.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Paint {
    /// Colour of the inside.
    pub fill: Option<Color>,
    /// A pattern over it, and its colour.
    pub pattern: Option<(Pattern, Color)>,
    /// The outline.
    pub stroke: Option<Stroke>,
}

impl Paint {
    /// Filled.
    #[must_use]
    pub fn fill(color: Color) -> Self {
        Self { fill: Some(color), ..Self::default() }
    }

    /// Outlined.
    #[must_use]
    pub fn stroke(color: Color, width: f64) -> Self {
        Self { stroke: Some(Stroke { color, width, dashed: false }), ..Self::default() }
    }

    /// Outlined too.
    #[must_use]
    pub fn outlined(self, color: Color, width: f64) -> Self {
        Self { stroke: Some(Stroke { color, width, dashed: false }), ..self }
    }

    /// With a dashed outline.
    #[must_use]
    pub fn dashed(mut self) -> Self {
        self.stroke = self.stroke.map(|stroke| Stroke { dashed: true, ..stroke });
        self
    }

    /// With a pattern over the filling.
    #[must_use]
    pub fn patterned(self, pattern: Pattern, color: Color) -> Self {
        Self { pattern: Some((pattern, color)), ..self }
    }
}

/// A pattern that tells areas apart without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// Slanting stripes.
    Stripes,
    /// Dots.
    Dots,
    /// Level lines.
    Lines,
    /// Upright lines.
    Bars,
}

/// An outline or a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub color: Color,
    /// Its width.
    pub width: f64,
    /// Whether it is dashed.
    pub dashed: bool,
}

/// A rectangle.
#[derive(Debug, Clone, PartialEq)]
pub struct Rect {
    /// Where it is.
    pub area: Area,
    /// Radius of its corners.
    pub radius: f64,
    /// How it looks.
    pub paint: Paint,
}

/// A circle.
#[derive(Debug, Clone, PartialEq)]
pub struct Circle {
    /// Centre.
    pub x: f64,
    /// Centre.
    pub y: f64,
    /// Radius.
    pub radius: f64,
    /// How it looks.
    pub paint: Paint,
}

/// Lines and curves.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// Its parts.
    pub segments: Vec<Segment>,
    /// How it looks.
    pub paint: Paint,
}

/// A part of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Segment {
    /// Go to a point without drawing.
    Move(f64, f64),
    /// A straight line to a point.
    Line(f64, f64),
    /// A Bézier curve: two control points and the end.
    Curve([f64; 6]),
    /// A clockwise arc of less than a half circle to a point, with its radius.
    Arc(f64, f64, f64),
    /// Back to the beginning.
    Close,
}

/// Which point of a text its place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Anchor {
    /// The beginning.
    #[default]
    Start,
    /// The middle.
    Middle,
    /// The end.
    End,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Place of the anchor.
    pub x: f64,
    /// Baseline.
    pub y: f64,
    /// Which point of the text is there.
    pub anchor: Anchor,
    /// Degrees that it is turned by, anticlockwise, around the anchor.
    pub angle: f64,
    /// Its type.
    pub style: Style,
    /// Its colour.
    pub color: Color,
    /// What it says.
    pub content: String,
    /// Its width, as measured.
    pub width: f64,
}

/// The four corners of a text, in order around it.
pub type Corners = [(f64, f64); 4];

impl Text {
    /// Where the letters are: from the tallest accent to the lowest tail.
    #[must_use]
    pub fn corners(&self) -> Corners {
        let left = match self.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => -self.width / 2.0,
            Anchor::End => -self.width,
        };
        let (top, bottom) = (-0.95 * self.style.size, 0.25 * self.style.size);
        let (sin, cos) = (-self.angle).to_radians().sin_cos();
        let turned = |(x, y): (f64, f64)| (self.x + x * cos - y * sin, self.y + x * sin + y * cos);
        let right = left + self.width;
        [(left, top), (right, top), (right, bottom), (left, bottom)].map(turned)
    }
}

impl Scene {
    /// All texts.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.groups.iter().flat_map(|group| &group.shapes).filter_map(|shape| match shape {
            Shape::Text(text) => Some(text),
            Shape::Rect(_) | Shape::Circle(_) | Shape::Path(_) => None,
        })
    }

    /// All rectangles.
    pub fn rects(&self) -> impl Iterator<Item = &Rect> {
        self.groups.iter().flat_map(|group| &group.shapes).filter_map(|shape| match shape {
            Shape::Rect(rect) => Some(rect),
            Shape::Text(_) | Shape::Circle(_) | Shape::Path(_) => None,
        })
    }
}

impl Group {
    /// An empty group with what is shown when it is pointed at.
    #[must_use]
    pub fn with_tooltip(text: &str) -> Self {
        Self { tooltip: Some(clean(text)), shapes: Vec::new() }
    }
}
