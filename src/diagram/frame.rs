//! What every diagram has around it: title, what is counted and of how many, legend, notes, and where the data is from.

use jiff::civil::Date;

use super::canvas::{BODY, Canvas, SMALL, STRONG, TITLE};
use super::face::{Face, Style};
use super::palette::{Color, Paper, Voice};
use super::scene::{Anchor, Area, Paint, Scene, Segment};
use super::strand::{HEAD, Strand, ring};
use crate::coverage::{Basis, beside_the_trail};
use crate::language::Language;
use crate::model::Status;

/// Space around a diagram.
pub const MARGIN: f64 = 24.0;

const SWATCH: f64 = 14.0;

/// What a diagram is set with.
pub struct Setting<'a> {
    pub face: &'a Face,
    /// What its figures rest on.
    pub basis: &'a Basis,
    /// How its title names the part that it shows; `None` for all of the store.
    pub name: Option<&'a str>,
    pub paper: Paper,
    pub language: Language,
    pub grounds: Grounds,
    /// The page wanted, from 1.
    pub page: usize,
}

/// What the figures of a diagram rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grounds {
    /// The trail from promise to decision, which the level of evidence decides.
    Trail,
    /// What people rate, beside the trail.
    Ratings,
}

impl Setting<'_> {
    /// `: Wonen`, or nothing.
    pub fn colon_name(&self) -> String {
        self.name.map(|name| format!(": {name}")).unwrap_or_default()
    }

    /// First and last day of all terms.
    pub fn term(&self) -> Option<(Date, Date)> {
        let start = self.basis.agreements.iter().filter_map(|agreement| agreement.start).min();
        let end = self.basis.agreements.iter().filter_map(|agreement| agreement.end).max();
        start.zip(end).filter(|(start, end)| start < end)
    }
}

/// Words around a diagram.
#[derive(Default)]
pub struct Head {
    pub title: String,
    /// What is counted, and of how many: a line each.
    pub subtitle: Vec<String>,
    pub legend: Vec<Entry>,
    /// How to read it and what not to read into it: a paragraph each.
    pub notes: Vec<String>,
    /// How many pages there are.
    pub pages: usize,
}

/// An entry of a legend.
pub struct Entry {
    pub mark: Mark,
    pub label: String,
}

/// What an entry explains.
pub enum Mark {
    /// Nothing: a word before the others.
    None,
    /// A colour.
    Color(Color),
    /// A filling.
    Paint(Paint),
    /// The colour and pattern of a status that a voice gives.
    Status(Status, Voice),
    /// The ring around a decision that a voice links with a promise.
    Ring(Voice),
    /// A decision on a time line.
    Disc,
    /// Time of which nothing is known.
    Unknown,
    /// A mark that is crossed out.
    Withdrawn,
    /// A strong line.
    Strand(Strand),
    /// A light line; dashed for what is suggested.
    Line { color: Color, dashed: bool },
    /// The scale of amounts, from the word before it to the word behind it.
    Scale { least: String },
}

impl Entry {
    pub fn new(mark: Mark, label: impl Into<String>) -> Self {
        Self { mark, label: label.into() }
    }

    fn style(&self) -> Style {
        if matches!(self.mark, Mark::None) { Style::bold(SMALL.size) } else { SMALL }
    }

    fn width_of_mark(&self, canvas: &Canvas<'_>) -> f64 {
        match &self.mark {
            Mark::None => 0.0,
            Mark::Line { .. } | Mark::Strand(_) => 36.0,
            Mark::Scale { least } => canvas.face.width(least, SMALL) + 6.0 + 126.0,
            Mark::Color(_)
            | Mark::Paint(_)
            | Mark::Status(..)
            | Mark::Ring(_)
            | Mark::Disc
            | Mark::Unknown
            | Mark::Withdrawn => SWATCH + 6.0,
        }
    }
}

/// Sets a diagram of some width: the body draws from a height on and tells where it ended.
pub fn framed(setting: &Setting<'_>, width: f64, head: &Head, body: impl FnOnce(&mut Canvas<'_>, f64) -> f64) -> Scene {
    let mut canvas = Canvas::new(setting.face, setting.paper, setting.language);
    let inner = width - 2.0 * MARGIN;
    let (ink, muted) = (setting.paper.ink(), setting.paper.muted());
    let mut y = MARGIN - 4.0;
    let heading = if head.pages > 1 {
        let (page, pages) = (setting.page, head.pages);
        setting.language.pick(
            format!("{} (pagina {page} van {pages})", head.title),
            format!("{} (page {page} of {pages})", head.title),
        )
    } else {
        head.title.clone()
    };
    let title = setting.face.wrap(&heading, TITLE, inner);
    y = canvas.lines((MARGIN, y), Anchor::Start, TITLE, ink, &title) + 2.0;
    for line in &head.subtitle {
        let lines = setting.face.wrap(line, BODY, inner);
        y = canvas.lines((MARGIN, y), Anchor::Start, BODY, ink, &lines);
    }
    let grounds = grounds(setting);
    for (nth, line) in grounds.iter().enumerate() {
        // Whose word counts stands first, as large as what is counted.
        let style = if nth == 0 { STRONG } else { SMALL };
        let lines = setting.face.wrap(line, style, inner);
        y = canvas.lines((MARGIN, y + 1.0), Anchor::Start, style, ink, &lines);
    }
    if !head.legend.is_empty() {
        y = legend(&mut canvas, &head.legend, y + 10.0, inner);
    }
    canvas.plain();
    y = body(&mut canvas, y + 14.0);
    canvas.plain();
    y += 16.0;
    canvas.rule((MARGIN, y), (width - MARGIN, y), Paint::stroke(setting.paper.line(), 1.0));
    y += 7.0;
    let sources = sources(setting);
    for note in head.notes.iter().chain(&sources) {
        let lines = setting.face.wrap(note, SMALL, inner);
        y = canvas.lines((MARGIN, y), Anchor::Start, SMALL, muted, &lines);
    }
    let description: Vec<_> =
        head.subtitle.iter().chain(&grounds).chain(&head.notes).chain(&sources).map(String::as_str).collect();
    let (groups, missing) = canvas.into_groups();
    Scene {
        width,
        height: (y + MARGIN - 6.0).ceil(),
        title: super::face::clean(&heading),
        description: super::face::clean(&description.join(" ")),
        language: setting.language,
        paper: setting.paper,
        groups,
        missing,
    }
}

/// Entries one after the other, in as many lines as they need; gives where they end.
pub fn legend(canvas: &mut Canvas<'_>, entries: &[Entry], top: f64, inner: f64) -> f64 {
    let (height, gap) = (20.0, 18.0);
    let (mut x, mut y) = (MARGIN, top + height / 2.0);
    for (nth, entry) in entries.iter().enumerate() {
        let before = entry.width_of_mark(canvas);
        let style = entry.style();
        let lines = canvas.face.wrap(&entry.label, style, inner - before);
        let widest = lines.iter().map(|line| canvas.face.width(line, style)).fold(0.0, f64::max);
        // A word before others stands on the line of the first of these.
        let next = entries.get(nth + 1).filter(|_| matches!(entry.mark, Mark::None));
        let next = next.map(|next| gap + next.width_of_mark(canvas) + canvas.face.width(&next.label, next.style()));
        if x > MARGIN && x + before + widest + next.unwrap_or_default() > MARGIN + inner {
            (x, y) = (MARGIN, y + height);
        }
        mark(canvas, &entry.mark, (x, y));
        let color = canvas.paper.ink();
        let first = y - SMALL.line() / 2.0;
        let end = canvas.lines((x + before, first), Anchor::Start, style, color, &lines);
        y += (end - first - SMALL.line()).max(0.0);
        x += before + widest + gap;
    }
    y + height / 2.0
}

fn mark(canvas: &mut Canvas<'_>, mark: &Mark, (x, y): (f64, f64)) {
    let box_at = Area::new(x, y - SWATCH / 2.0, SWATCH, SWATCH);
    match mark {
        Mark::None => {}
        Mark::Color(color) => canvas.rect(box_at, 2.0, Paint::fill(*color).outlined(canvas.paper.line(), 0.5)),
        Mark::Paint(paint) => canvas.rect(box_at, 2.0, *paint),
        Mark::Status(status, voice) => canvas.rect(box_at, 2.0, canvas.status_paint(*status, *voice)),
        Mark::Ring(voice) => ring(canvas, *voice, (x + SWATCH / 2.0, y), SWATCH / 2.0),
        Mark::Disc => canvas.circle((x + SWATCH / 2.0, y), SWATCH / 2.0 - 2.0, Paint::fill(canvas.paper.muted())),
        Mark::Unknown => canvas.rect(box_at, 2.0, canvas.unknown_paint().outlined(canvas.paper.line(), 0.5)),
        Mark::Withdrawn => {
            let color = canvas.paper.muted();
            let (middle, off) = (x + SWATCH / 2.0, SWATCH * 0.35);
            canvas.circle((middle, y), SWATCH / 2.0, Paint::stroke(color, 1.0));
            canvas.rule((middle - off, y + off), (middle + off, y - off), Paint::stroke(color, 1.5));
        }
        Mark::Strand(strand) => {
            let course = || vec![Segment::Move(x, y), Segment::Line(x + 30.0 - HEAD, y)];
            for paint in strand.strokes(canvas.paper).into_iter().skip(1) {
                canvas.path(course(), paint);
            }
            strand.head(canvas, (x + 30.0, y));
        }
        Mark::Line { color, dashed } => {
            let paint = Paint::stroke(*color, 1.6);
            canvas.rule((x, y), (x + 30.0, y), if *dashed { paint.dashed() } else { paint });
        }
        Mark::Scale { least } => {
            canvas.centred((x, y), Anchor::Start, SMALL, canvas.paper.ink(), least);
            let left = x + canvas.face.width(least, SMALL) + 6.0;
            let steps = 24;
            for step in 0..steps {
                let share = f64::from(step) / f64::from(steps - 1);
                let strip = Area::new(left + f64::from(step) * 5.0, y - SWATCH / 2.0, 5.2, SWATCH);
                canvas.rect(strip, 0.0, Paint::fill(canvas.paper.amount(share)));
            }
        }
    }
}

/// What the figures rest on: whose word, filters, until when anything is known, who wrote the reports.
fn grounds(setting: &Setting<'_>) -> Vec<String> {
    let (basis, language) = (setting.basis, setting.language);
    if setting.grounds == Grounds::Ratings {
        // Until when decisions are known plays no part in what people rate.
        let filters = basis.filters_line(language);
        return [beside_the_trail(language).to_owned()].into_iter().chain(filters).collect();
    }
    let (withdrawn, estimate) = (basis.withdrawn_line(language), basis.estimate_lines(language));
    let unexamined = basis.unexamined_line(language);
    let mut lines: Vec<_> =
        [basis.evidence_line(language)].into_iter().chain(withdrawn).chain(unexamined).chain(estimate).collect();
    lines.extend(basis.filters_line(language));
    lines.extend(basis.horizon_lines(language));
    lines.extend(basis.author_lines(language));
    lines
}

/// The datasets, and what coverage is not.
fn sources(setting: &Setting<'_>) -> Vec<String> {
    let verdict = setting.language.pick(
        "Dekking is een spoor, geen oordeel: opgevolgd betekent niet nagekomen, en niet onderzocht betekent niet dat er niets gebeurde.",
        "Coverage is a trail, not a verdict: followed up does not mean kept, and not examined does not mean that nothing was done.",
    );
    let verdict = if setting.grounds == Grounds::Ratings { "" } else { verdict };
    let mut titles: Vec<_> = setting.basis.agreements.iter().map(|agreement| agreement.dataset.as_str()).collect();
    titles.dedup();
    [verdict.to_owned(), titles.join("; ")].into_iter().filter(|line| !line.is_empty()).collect()
}
