//! What every diagram has around it: title, what is counted and of how many, legend, notes, and where the data is from.

use super::canvas::{BODY, Canvas, SMALL, TITLE};
use super::data::Facts;
use super::face::{Face, Style};
use super::palette::{Color, Theme};
use super::scene::{Anchor, Area, Paint, Scene};
use crate::language::Language;
use crate::model::Status;

/// Space around a diagram.
pub const MARGIN: f64 = 24.0;

const SWATCH: f64 = 14.0;

/// What a diagram is set with.
pub struct Setting<'a> {
    pub face: &'a Face,
    pub facts: &'a Facts,
    pub theme: Theme,
    pub language: Language,
    /// Whether what an algorithm suggests is left out.
    pub firm: bool,
    /// Whether statuses of promises are shown.
    pub shows_promises: bool,
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
    /// The colour and pattern of a status.
    Status(Status),
    /// A line; dashed for what is suggested.
    Line { color: Color, dashed: bool },
    /// The scale of amounts, from the word before it to the word behind it.
    Scale { least: String },
}

impl Entry {
    pub fn new(mark: Mark, label: impl Into<String>) -> Self {
        Self { mark, label: label.into() }
    }
}

/// Sets a diagram of some width: the body draws from a height on and tells where it ended.
pub fn framed(setting: &Setting<'_>, width: f64, head: &Head, body: impl FnOnce(&mut Canvas<'_>, f64) -> f64) -> Scene {
    let mut canvas = Canvas::new(setting.face, setting.theme, setting.language);
    let inner = width - 2.0 * MARGIN;
    let (ink, muted) = (setting.theme.ink(), setting.theme.muted());
    let mut y = MARGIN - 4.0;
    let title = setting.face.wrap(&head.title, TITLE, inner);
    y = canvas.lines((MARGIN, y), Anchor::Start, TITLE, ink, &title) + 2.0;
    for line in &head.subtitle {
        let lines = setting.face.wrap(line, BODY, inner);
        y = canvas.lines((MARGIN, y), Anchor::Start, BODY, muted, &lines);
    }
    if !head.legend.is_empty() {
        y = legend(&mut canvas, &head.legend, y + 10.0, inner);
    }
    canvas.plain();
    y = body(&mut canvas, y + 14.0);
    canvas.plain();
    y += 16.0;
    canvas.rule((MARGIN, y), (width - MARGIN, y), Paint::stroke(setting.theme.line(), 1.0));
    y += 7.0;
    let sources = sources(setting);
    for note in head.notes.iter().chain(&sources) {
        let lines = setting.face.wrap(note, SMALL, inner);
        y = canvas.lines((MARGIN, y), Anchor::Start, SMALL, muted, &lines);
    }
    let description: Vec<_> = head.subtitle.iter().chain(&head.notes).chain(&sources).map(String::as_str).collect();
    let (groups, missing) = canvas.into_groups();
    Scene {
        width,
        height: (y + MARGIN - 6.0).ceil(),
        title: super::face::clean(&head.title),
        description: super::face::clean(&description.join(" ")),
        language: setting.language,
        theme: setting.theme,
        groups,
        missing,
    }
}

/// Entries one after the other, in as many lines as they need; gives where they end.
pub fn legend(canvas: &mut Canvas<'_>, entries: &[Entry], top: f64, inner: f64) -> f64 {
    let (height, gap) = (20.0, 18.0);
    let (mut x, mut y) = (MARGIN, top + height / 2.0);
    for entry in entries {
        let before = match &entry.mark {
            Mark::None => 0.0,
            Mark::Line { .. } => 32.0,
            Mark::Scale { least } => canvas.face.width(least, SMALL) + 6.0 + 126.0,
            Mark::Color(_) | Mark::Paint(_) | Mark::Status(_) => SWATCH + 6.0,
        };
        let lines = canvas.face.wrap(&entry.label, SMALL, inner - before);
        let widest = lines.iter().map(|line| canvas.face.width(line, SMALL)).fold(0.0, f64::max);
        if x > MARGIN && x + before + widest > MARGIN + inner {
            (x, y) = (MARGIN, y + height);
        }
        mark(canvas, &entry.mark, (x, y));
        let strong = matches!(entry.mark, Mark::None);
        let (style, color) =
            if strong { (Style::bold(SMALL.size), canvas.theme.ink()) } else { (SMALL, canvas.theme.ink()) };
        let widest = if strong { canvas.face.width(&entry.label, style) } else { widest };
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
        Mark::Color(color) => canvas.rect(box_at, 2.0, Paint::fill(*color).outlined(canvas.theme.line(), 0.5)),
        Mark::Paint(paint) => canvas.rect(box_at, 2.0, *paint),
        Mark::Status(status) => canvas.rect(box_at, 2.0, canvas.status_paint(*status)),
        Mark::Line { color, dashed } => {
            let paint = Paint::stroke(*color, 1.6);
            canvas.rule((x, y), (x + 26.0, y), if *dashed { paint.dashed() } else { paint });
        }
        Mark::Scale { least } => {
            canvas.centred((x, y), Anchor::Start, SMALL, canvas.theme.ink(), least);
            let left = x + canvas.face.width(least, SMALL) + 6.0;
            let steps = 24;
            for step in 0..steps {
                let share = f64::from(step) / f64::from(steps - 1);
                let strip = Area::new(left + f64::from(step) * 5.0, y - SWATCH / 2.0, 5.2, SWATCH);
                canvas.rect(strip, 0.0, Paint::fill(canvas.theme.amount(share)));
            }
        }
    }
}

/// Dataset, date and what coverage is not.
fn sources(setting: &Setting<'_>) -> Vec<String> {
    let language = setting.language;
    let mut parts = vec![setting.facts.titles.join("; ")];
    if let Some(day) = setting.facts.last_decision {
        let day = language.day(day);
        parts.push(language.pick(
            format!("gegevens tot en met {day}, de dag van de laatste aangehaalde beslissing"),
            format!("data up to {day}, the day of the latest decision cited"),
        ));
    }
    if setting.firm {
        let firm = language.pick(
            "alleen vast bewijs: zonder suggesties van een algoritme",
            "firm evidence only: without an algorithm's suggestions",
        );
        parts.push(firm.to_owned());
    }
    parts.retain(|part| !part.is_empty());
    let verdict = language.pick(
        "Dekking is een spoor, geen oordeel: opgevolgd betekent niet nagekomen, en niet onderzocht betekent niet dat er niets gebeurde.",
        "Coverage is a trail, not a verdict: followed up does not mean kept, and not examined does not mean that nothing was done.",
    );
    let (followed_up, firmly) = setting.facts.followed_up;
    let suggested = (setting.shows_promises && !setting.firm && firmly < followed_up).then(|| {
        language.pick(
            format!(
                "Van de {followed_up} opgevolgde beloftes in de hele dataset zijn er {firmly} opgevolgd op vast bewijs; de andere rusten op \
                 suggesties van een algoritme (zonder: --firm)."
            ),
            format!(
                "Of the {followed_up} promises followed up in the whole dataset, {firmly} are so on firm evidence; the others rest on an \
                 algorithm's suggestions (without: --firm)."
            ),
        )
    });
    let lines = [Some(verdict.to_owned()), suggested, Some(parts.join(" · "))];
    lines.into_iter().flatten().collect()
}
