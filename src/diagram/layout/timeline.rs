//! Decisions on a time line: a lane for each theme, dossier or section, the government's term as the frame.

use jiff::civil::Date;

use super::years::Years;
use crate::diagram::canvas::{BODY, Canvas, HEADING, SMALL};
use crate::diagram::data::Scope;
use crate::diagram::data::links::Decision;
use crate::diagram::data::timeline::{Lane, Lanes, Timeline};
use crate::diagram::face::Style;
use crate::diagram::frame::{Entry, Head, MARGIN, Mark, Setting, framed};
use crate::diagram::palette::float;
use crate::diagram::scene::{Anchor, Area, Paint, Scene};
use crate::language::{DISTINCT_DECISION, DOSSIER, SECTION, THEME};

const WIDTH: f64 = 1180.0;
const LABELS: f64 = 300.0;
const AXIS: f64 = MARGIN + LABELS + 24.0;
const AXIS_END: f64 = WIDTH - MARGIN - 14.0;
/// Space for marks without a day, on the right.
const UNDATED: f64 = 70.0;
const RADIUS: f64 = 9.5;
/// Distance of two marks.
const APART: f64 = 2.0 * RADIUS + 2.0;

/// Days on the axis.
struct Axis {
    start: Date,
    end: Date,
    right: f64,
}

impl Axis {
    /// The term, and what was decided outside it.
    fn of(term: Option<(Date, Date)>, decisions: &[Decision]) -> Option<Self> {
        let dates = || decisions.iter().filter_map(|decision| decision.date);
        let start = dates().min().into_iter().chain(term.map(|(start, _)| start)).min()?;
        let end = dates().max().into_iter().chain(term.map(|(_, end)| end)).max()?;
        let undated = decisions.iter().any(|decision| decision.date.is_none());
        Some(Self { start, end, right: if undated { AXIS_END - UNDATED } else { AXIS_END } })
    }

    fn x(&self, date: Date) -> f64 {
        let days = |end: Date| end.since(self.start).map_or(0.0, |span| f64::from(span.get_days()));
        let all = days(self.end).max(1.0);
        AXIS + RADIUS + (self.right - AXIS - 2.0 * RADIUS) * days(date) / all
    }
}

pub fn timeline(setting: &Setting<'_>, scope: &Scope, name: Option<&str>, data: &Timeline) -> Scene {
    let years = Years::of(setting.facts.term, data.decisions.iter().map(|decision| decision.date));
    let axis = Axis::of(setting.facts.term, &data.decisions);
    framed(setting, WIDTH, &head(setting, scope, name, data, &years), |canvas, top| {
        let first = top + 26.0;
        let mut y = first;
        let mut lanes = Vec::new();
        for lane in &data.lanes {
            let placed = place(canvas, lane, data, axis.as_ref());
            lanes.push((y, placed));
            y += lanes.last().map_or(0.0, |(_, placed)| placed.height);
        }
        for (nth, (top, placed)) in lanes.iter().enumerate() {
            if nth % 2 == 0 {
                let band = Area::new(MARGIN - 8.0, *top, WIDTH - 2.0 * MARGIN + 16.0, placed.height);
                canvas.rect(band, 0.0, Paint::fill(canvas.theme.panel()));
            }
        }
        if let Some(axis) = &axis {
            draw_axis(canvas, axis, setting.facts.term, (top, y));
        }
        for (top, placed) in &lanes {
            draw_lane(canvas, data, placed, &years, *top);
        }
        key(canvas, data, &years, y + 22.0)
    })
}

fn head(setting: &Setting<'_>, scope: &Scope, name: Option<&str>, data: &Timeline, years: &Years) -> Head {
    let language = setting.language;
    let noun = match data.by {
        Lanes::Theme => THEME,
        Lanes::Dossier => DOSSIER,
        Lanes::Section => SECTION,
    };
    let name = name.map_or_else(|| scope.name(language), str::to_owned);
    let per = language.noun(1, noun);
    let title = language.pick(
        format!("Wanneer er beslist werd, per {per}: {name}"),
        format!("When decisions were taken, per {per}: {name}"),
    );
    let decisions = language.counted(data.decisions.len(), DISTINCT_DECISION);
    let marks: usize = data.lanes.iter().map(|lane| lane.marks.len()).sum();
    let lanes = language.counted(data.lanes.len(), noun);
    let (of, number) = (language.counted(data.empty, noun), language.number(marks));
    let mut subtitle = vec![language.pick(
        format!("Een schijf is een beslissing die een verslag aanhaalt: {decisions} in {lanes}, op de dag van de vergadering."),
        format!("A disc is a decision that a report cites: {decisions} in {lanes}, on the day of the meeting."),
    )];
    if marks > data.decisions.len() {
        subtitle.push(language.pick(
            format!("Er zijn {number} schijven: een beslissing die in meer dan één rij aangehaald wordt, staat in elk ervan, met hetzelfde nummer."),
            format!("There are {number} discs: a decision cited in more than one lane stands in each of them, with the same number."),
        ));
    }
    let mut notes = Vec::new();
    if data.empty > 0 {
        notes.push(
            language
                .pick(format!("Niet getoond: {of} zonder beslissing."), format!("Not shown: {of} without a decision.")),
        );
    }
    let mut legend = vec![Entry::new(Mark::None, language.pick("Beslist in", "Decided in"))];
    legend.extend(years.legend(setting.theme, language));
    if let Some((start, end)) = setting.facts.term {
        let (start, end) = (language.day(start), language.day(end));
        let says = language.pick(
            format!("dikke lijn: eerste en laatste dag van de regeringstermijn ({start} tot {end})"),
            format!("thick line: first and last day of the government's term ({start} to {end})"),
        );
        legend.push(Entry::new(Mark::Line { color: setting.theme.muted(), dashed: false }, says));
    }
    Head { title, subtitle, legend, notes }
}

/// A lane with its marks: places relative to its upper edge.
struct Placed {
    lines: Vec<String>,
    marks: Vec<(usize, f64, f64)>,
    height: f64,
}

/// Marks on their days; those that would touch go below each other.
fn place(canvas: &Canvas<'_>, lane: &Lane, data: &Timeline, axis: Option<&Axis>) -> Placed {
    let lines = canvas.face.wrap(&lane.label, BODY, LABELS);
    let mut rows: Vec<f64> = Vec::new();
    let mut marks = Vec::new();
    for &mark in &lane.marks {
        let day = data.decisions[mark].date.zip(axis);
        let x = day.map_or(AXIS_END - UNDATED + 2.0 * RADIUS, |(date, axis)| axis.x(date));
        let row = rows.iter().position(|end| x - end >= APART).unwrap_or(rows.len());
        if row == rows.len() {
            rows.push(x);
        }
        rows[row] = x;
        marks.push((mark, x, APART * float(row)));
    }
    let stack = APART * float(rows.len().max(1));
    let height = (float(lines.len()) * BODY.line()).max(stack) + 12.0;
    for (_, _, y) in &mut marks {
        *y += (height - stack) / 2.0 + APART / 2.0;
    }
    Placed { lines, marks, height }
}

fn draw_axis(canvas: &mut Canvas<'_>, axis: &Axis, term: Option<(Date, Date)>, (top, bottom): (f64, f64)) {
    let theme = canvas.theme;
    canvas.plain();
    for year in axis.start.year()..=axis.end.year() {
        let Ok(first) = Date::new(year, 1, 1) else { continue };
        let is_first = first <= axis.start;
        let x = axis.x(first.max(axis.start)) - if is_first { RADIUS } else { 0.0 };
        // A year of which little is left on the axis has no room for its name.
        let end = Date::new(year, 12, 31).map_or(axis.right, |last| axis.x(last.min(axis.end)));
        canvas.rule((x, top + 4.0), (x, bottom), Paint::stroke(theme.line(), 1.0));
        if end - x > 34.0 {
            canvas.centred((x + 4.0, top + 10.0), Anchor::Start, Style::bold(11.0), theme.ink(), &year.to_string());
        }
    }
    let Some((start, end)) = term else { return };
    let language = canvas.language;
    for (day, says) in [
        (start, language.pick("begin van de termijn", "start of term")),
        (end, language.pick("einde van de termijn", "end of term")),
    ] {
        canvas.about(&format!("{says}: {}", language.day(day)));
        let x = axis.x(day) + if day == start { -RADIUS } else { RADIUS };
        canvas.rule((x, top + 18.0), (x, bottom), Paint::stroke(theme.muted(), 2.0));
    }
    canvas.plain();
}

fn draw_lane(canvas: &mut Canvas<'_>, data: &Timeline, placed: &Placed, years: &Years, top: f64) {
    let (language, theme) = (canvas.language, canvas.theme);
    canvas.plain();
    let first = top + (placed.height - float(placed.lines.len()) * BODY.line()) / 2.0;
    canvas.lines((MARGIN, first), Anchor::Start, BODY, theme.ink(), &placed.lines);
    let dated = placed.marks.iter().filter(|(mark, ..)| data.decisions[*mark].date.is_some());
    let from = dated.clone().map(|(_, x, _)| *x).fold(f64::INFINITY, f64::min);
    let to = dated.map(|(_, x, _)| *x).fold(f64::NEG_INFINITY, f64::max);
    if to > from {
        let y = top + placed.height / 2.0;
        canvas.rule((from, y), (to, y), Paint::stroke(theme.line(), 1.5));
    }
    for &(mark, x, y) in &placed.marks {
        let decision = &data.decisions[mark];
        let day =
            decision.date.map_or_else(|| language.pick("zonder datum", "undated").to_owned(), |date| date.to_string());
        canvas.about(&format!("{}. {day} {}", mark + 1, decision.title));
        disc(canvas, mark, (x, top + y), years.color(decision.date, theme));
    }
    canvas.plain();
}

fn disc(canvas: &mut Canvas<'_>, mark: usize, (x, y): (f64, f64), color: crate::diagram::palette::Color) {
    let paper = canvas.theme.paper();
    canvas.circle((x, y), RADIUS, Paint::fill(color).outlined(paper, 1.0));
    let number = (mark + 1).to_string();
    let style = match number.len() {
        0..=2 => Style::bold(9.5),
        3 => Style::bold(8.0),
        _ => Style::bold(6.5),
    };
    canvas.centred((x, y), Anchor::Middle, style, color.ink(), &number);
}

/// What the numbers stand for, in two columns that are read one after the other.
fn key(canvas: &mut Canvas<'_>, data: &Timeline, years: &Years, top: f64) -> f64 {
    let (language, theme) = (canvas.language, canvas.theme);
    canvas.plain();
    canvas.centred((MARGIN, top), Anchor::Start, HEADING, theme.ink(), language.pick("Beslissingen", "Decisions"));
    let gap = 28.0;
    let column = (WIDTH - 2.0 * MARGIN - gap) / 2.0;
    let text = 2.0 * RADIUS + 8.0 + 72.0;
    let entries: Vec<_> =
        data.decisions.iter().map(|decision| canvas.face.wrap(&decision.title, SMALL, column - text)).collect();
    let height = |lines: &Vec<String>| (float(lines.len()) * SMALL.line()).max(APART) + 4.0;
    let all: f64 = entries.iter().map(height).sum();
    let start = top + 14.0;
    let (mut x, mut y, mut lowest) = (MARGIN, start, start);
    for (mark, (decision, lines)) in data.decisions.iter().zip(&entries).enumerate() {
        let height = height(lines);
        if x <= MARGIN && y - start >= all / 2.0 {
            (x, y) = (MARGIN + column + gap, start);
        }
        let day =
            decision.date.map_or_else(|| language.pick("zonder datum", "undated").to_owned(), |date| date.to_string());
        disc(canvas, mark, (x + RADIUS, y + APART / 2.0), years.color(decision.date, theme));
        let middle = y + APART / 2.0;
        canvas.centred((x + 2.0 * RADIUS + 8.0, middle), Anchor::Start, SMALL, theme.muted(), &day);
        canvas.lines((x + text, middle - SMALL.line() / 2.0), Anchor::Start, SMALL, theme.ink(), lines);
        y += height;
        lowest = lowest.max(y);
    }
    lowest
}
