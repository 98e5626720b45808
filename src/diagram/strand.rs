//! Strong lines from a promise to the decisions that it is linked with: solid where people say so, double where programs
//! coded it, dashed where an algorithm suggests it; with an arrow's head, or a bar across the end where the decision goes
//! against the promise. So they are told apart without colour.

use super::canvas::Canvas;
use super::palette::{Color, Paper, Voice};
use super::scene::{Paint, Segment};

/// Length of an arrow's head.
pub const HEAD: f64 = 8.0;

/// What a strong line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Strand {
    pub voice: Voice,
    pub is_contrary: bool,
}

impl Strand {
    fn color(self, paper: Paper) -> Color {
        if self.is_contrary { paper.contrary() } else { paper.strand(self.voice) }
    }

    /// The strokes of a line, the first at the back: one of paper, so that it passes visibly over what it crosses, and its own.
    pub fn strokes(self, paper: Paper) -> Vec<Paint> {
        let (color, ground) = (self.color(paper), paper.color());
        match self.voice {
            Voice::People => vec![Paint::stroke(ground, 5.2), Paint::stroke(color, 2.4)],
            Voice::Programs => vec![Paint::stroke(ground, 6.2), Paint::stroke(color, 3.8), Paint::stroke(ground, 1.6)],
            Voice::Algorithm => vec![Paint::stroke(ground, 4.2), Paint::stroke(color, 1.5).dashed()],
        }
    }

    /// The end of a line that arrives level at a point.
    pub fn head(self, canvas: &mut Canvas<'_>, (x, y): (f64, f64)) {
        let color = self.color(canvas.paper);
        if self.is_contrary {
            canvas.rule((x - HEAD, y), (x - 3.5, y), Paint::stroke(color, 2.0));
            canvas.rule((x - 2.5, y - 5.0), (x - 2.5, y + 5.0), Paint::stroke(color, 3.0));
        } else {
            let corners = [(x - HEAD, y - 3.6), (x, y), (x - HEAD, y + 3.6)];
            let [first, rest @ ..] = corners.map(|(x, y)| Segment::Line(x, y));
            let Segment::Line(from_x, from_y) = first else { return };
            let outline = [Segment::Move(from_x, from_y)].into_iter().chain(rest).chain([Segment::Close]);
            canvas.path(outline.collect(), Paint::fill(color));
        }
    }
}

/// A ring around a decision, with the stroke of the voice that links it with a promise; `radius` is that of its middle.
pub fn ring(canvas: &mut Canvas<'_>, voice: Voice, middle: (f64, f64), radius: f64) {
    let strand = Strand { voice, is_contrary: false };
    for paint in strand.strokes(canvas.paper).into_iter().skip(1) {
        canvas.circle(middle, radius, paint);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a greyscale copy still shows of a line: how many strokes of its own, whether dashed, how broad.
    fn form(strand: Strand, paper: Paper) -> (usize, bool, f64) {
        let strokes: Vec<_> = strand.strokes(paper).into_iter().filter_map(|paint| paint.stroke).skip(1).collect();
        let broadest = strokes.iter().map(|stroke| stroke.width).fold(0.0, f64::max);
        (strokes.len(), strokes.iter().any(|stroke| stroke.dashed), broadest)
    }

    #[test]
    fn voices_differ_in_the_form_of_their_lines_and_every_line_stands_out_from_the_paper() {
        for paper in [Paper::Light, Paper::Dark] {
            let forms = Voice::ALL.map(|voice| form(Strand { voice, is_contrary: false }, paper));
            let [(one, false, _), (two, false, _), (_, true, thin)] = forms else { panic!("{forms:?}") };
            assert!(one == 1 && two == 2 && thin < forms[0].2, "{forms:?}");
            for voice in Voice::ALL {
                for is_contrary in [false, true] {
                    let strand = Strand { voice, is_contrary };
                    assert!(strand.color(paper).contrast(paper.color()) >= 4.5, "{paper:?} {strand:?}");
                }
                // Light lines stay far behind strong ones.
                let (strong, light) = (paper.strand(voice), paper.line());
                assert!(strong.contrast(paper.color()) > 2.0 * light.contrast(paper.color()), "{paper:?} {voice:?}");
            }
        }
    }
}
