//! What the numbers on a time line stand for.

use super::{RADIUS, WIDTH, day, disc};
use crate::diagram::canvas::{Canvas, HEADING, SMALL};
use crate::diagram::data::linked::Linking;
use crate::diagram::data::links::DecisionLinks;
use crate::diagram::data::timeline::Timeline;
use crate::diagram::face::Face;
use crate::diagram::frame::MARGIN;
use crate::diagram::layout::years::Years;
use crate::diagram::palette::float;
use crate::diagram::scene::Anchor;
use crate::language::Language;

/// Least height of an entry.
const ROW: f64 = 2.0 * RADIUS + 3.0;
/// Between the columns of the key.
const GAP: f64 = 28.0;
const COLUMN: f64 = (WIDTH - 2.0 * MARGIN - GAP) / 2.0;
/// From the left of an entry to its text.
const TEXT: f64 = 2.0 * RADIUS + 8.0 + 72.0;

pub fn key_lines(
    face: &Face,
    language: Language,
    (decision, linking): (&DecisionLinks, Option<Linking>),
) -> Vec<String> {
    let withdrawn = if decision.is_withdrawn { language.pick("Ingetrokken: ", "Withdrawn: ") } else { "" };
    let is_contrary = linking.is_some_and(|linking| linking.is_contrary);
    let against = if is_contrary { language.pick("Tegen een belofte: ", "Against a promise: ") } else { "" };
    face.wrap(&format!("{withdrawn}{against}{}", decision.title), SMALL, COLUMN - TEXT)
}

pub fn key_height(lines: &[String]) -> f64 {
    (float(lines.len()) * SMALL.line()).max(ROW) + 4.0
}

/// What the numbers stand for, in two columns that are read one after the other.
pub fn key(canvas: &mut Canvas<'_>, data: &Timeline, marks: &[usize], years: &Years, top: f64) -> f64 {
    let (language, paper) = (canvas.language, canvas.paper);
    canvas.plain();
    canvas.centred((MARGIN, top), Anchor::Start, HEADING, paper.ink(), language.pick("Beslissingen", "Decisions"));
    let entries: Vec<_> = marks
        .iter()
        .map(|mark| {
            let (decision, linking) = (&data.decisions[*mark], data.linked[*mark]);
            (*mark, decision, key_lines(canvas.face, language, (decision, linking)))
        })
        .collect();
    let all: f64 = entries.iter().map(|(_, _, lines)| key_height(lines)).sum();
    let start = top + 14.0;
    let (mut x, mut y, mut lowest) = (MARGIN, start, start);
    for (mark, decision, lines) in &entries {
        if x <= MARGIN && y - start >= all / 2.0 {
            (x, y) = (MARGIN + COLUMN + GAP, start);
        }
        disc(canvas, *mark, decision, (x + RADIUS, y + ROW / 2.0), years.color(decision.date, paper));
        let middle = y + ROW / 2.0;
        let text = (x + 2.0 * RADIUS + 8.0, middle);
        canvas.centred(text, Anchor::Start, SMALL, paper.muted(), &day(language, decision));
        canvas.lines((x + TEXT, middle - SMALL.line() / 2.0), Anchor::Start, SMALL, paper.ink(), lines);
        y += key_height(lines);
        lowest = lowest.max(y);
    }
    lowest
}
