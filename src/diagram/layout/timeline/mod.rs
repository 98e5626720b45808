//! Decisions on a time line: a lane for each theme, dossier or section, the government's term as the frame.

mod key;

use std::ops::Range;

use jiff::civil::Date;
use key::{key, key_height, key_lines};

use super::bars::said;
use super::pages::{Laid, PAGE, wanted};
use super::years::Years;
use crate::diagram::DiagramError;
use crate::diagram::canvas::{BODY, Canvas};
use crate::diagram::data::linked::Linking;
use crate::diagram::data::links::DecisionLinks;
use crate::diagram::data::timeline::{Lane, Lanes, Timeline};
use crate::diagram::face::{Face, Style};
use crate::diagram::frame::{Entry, Head, MARGIN, Mark, Setting, framed};
use crate::diagram::palette::{Color, Voice, float};
use crate::diagram::scene::{Anchor, Area, Paint, Segment};
use crate::diagram::strand::ring;
use crate::language::{DISTINCT_DECISION, DOSSIER, Language, SECTION, THEME};

const WIDTH: f64 = 1180.0;
const LABELS: f64 = 300.0;
const AXIS: f64 = MARGIN + LABELS + 24.0;
const AXIS_END: f64 = WIDTH - MARGIN - 14.0;
/// Space for marks without a day, on the right.
const UNDATED: f64 = 70.0;
const RADIUS: f64 = 8.5;
/// Radius of the ring around a decision that a promise is linked with.
const RING: f64 = RADIUS + 2.8;
/// Distance of two marks.
const APART: f64 = 2.0 * RING + 3.0;

/// Days on the axis.
struct Axis {
    start: Date,
    end: Date,
    right: f64,
}

impl Axis {
    /// The term, and what was decided outside it.
    fn of(term: Option<(Date, Date)>, decisions: &[DecisionLinks]) -> Option<Self> {
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

/// A page of the time line.
pub fn timeline(setting: &Setting<'_>, data: &Timeline) -> Result<Laid, DiagramError> {
    let term = setting.term();
    let years = Years::of(term, data.decisions.iter().map(|decision| decision.date));
    let axis = Axis::of(term, &data.decisions);
    let placed: Vec<_> = data.lanes.iter().map(|lane| place(setting.face, lane, data, axis.as_ref())).collect();
    let pages = lanes_of_pages(setting, data, &placed);
    let shown = wanted(setting, &pages)?.clone();
    let scene = framed(setting, WIDTH, &head(setting, data, &years, pages.len()), |canvas, top| {
        let first = top + 26.0;
        let mut y = first;
        let mut lanes = Vec::new();
        for placed in &placed[shown.clone()] {
            lanes.push((y, placed));
            y += placed.height;
        }
        for (nth, (top, placed)) in lanes.iter().enumerate() {
            if nth % 2 == 0 {
                let band = Area::new(MARGIN - 8.0, *top, WIDTH - 2.0 * MARGIN + 16.0, placed.height);
                canvas.rect(band, 0.0, Paint::fill(canvas.paper.panel()));
            }
        }
        if let Some(axis) = &axis {
            draw_unknown(canvas, axis, setting, (first, y));
            draw_axis(canvas, axis, term, (top, y));
        }
        for (top, placed) in &lanes {
            draw_lane(canvas, data, placed, &years, *top);
        }
        let mut marks: Vec<_> = data.lanes[shown].iter().flat_map(|lane| lane.marks.iter().copied()).collect();
        marks.sort_unstable();
        marks.dedup();
        key(canvas, data, &marks, &years, y + 22.0)
    });
    Ok(Laid { scene, pages: pages.len() })
}

/// The lanes of each page: as many as fit with the titles of their decisions below them in two columns.
fn lanes_of_pages(setting: &Setting<'_>, data: &Timeline, placed: &[PlacedLane]) -> Vec<Range<usize>> {
    let heights: Vec<f64> = data
        .decisions
        .iter()
        .zip(&data.linked)
        .map(|(decision, linking)| key_height(&key_lines(setting.face, setting.language, (decision, *linking))))
        .collect();
    let mut pages: Vec<Range<usize>> = Vec::new();
    let (mut start, mut used) = (0, 0.0);
    let mut told = vec![false; heights.len()];
    for (nth, lane) in placed.iter().enumerate() {
        let of_key = |told: &[bool]| -> f64 {
            lane.marks.iter().filter(|(mark, ..)| !told[*mark]).map(|(mark, ..)| heights[*mark] / 2.0).sum()
        };
        if nth > start && used + lane.height + of_key(&told) > PAGE {
            pages.push(start..nth);
            (start, used) = (nth, 0.0);
            told.fill(false);
        }
        used += lane.height + of_key(&told);
        for (mark, ..) in &lane.marks {
            told[*mark] = true;
        }
    }
    pages.push(start..placed.len());
    pages
}

fn head(setting: &Setting<'_>, data: &Timeline, years: &Years, pages: usize) -> Head {
    let language = setting.language;
    let noun = match data.by {
        Lanes::Theme => THEME,
        Lanes::Dossier => DOSSIER,
        Lanes::Section => SECTION,
    };
    let name = setting.colon_name();
    let per = language.noun(1, noun);
    let title = language.pick(
        format!("Wanneer er beslist werd, per {per}{name}"),
        format!("When decisions were taken, per {per}{name}"),
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
    legend.extend(years.legend(setting.paper, language));
    if let Some((start, end)) = setting.term() {
        let (start, end) = (language.day(start), language.day(end));
        let says = language.pick(
            format!("dikke lijn: eerste en laatste dag van de regeringstermijn ({start} tot {end})"),
            format!("thick line: first and last day of the government's term ({start} to {end})"),
        );
        legend.push(Entry::new(Mark::Line { color: setting.paper.muted(), dashed: false }, says));
    }
    if unknown_from(setting).is_some_and(|from| setting.term().is_some_and(|(_, end)| from < end)) {
        legend.push(Entry::new(Mark::Unknown, unknown_label(setting)));
    }
    legend.extend(rings(setting, data));
    if data.decisions.iter().any(|decision| decision.is_withdrawn) {
        let says =
            language.pick("doorstreept: de beslissing is ingetrokken", "crossed out: the decision was withdrawn");
        legend.push(Entry::new(Mark::Withdrawn, says));
    }
    Head { title, subtitle, legend, notes, pages }
}

/// What the rings mean, and how many there are of each.
fn rings(setting: &Setting<'_>, data: &Timeline) -> Vec<Entry> {
    let language = setting.language;
    let all = data.decisions.len();
    let before = language.pick("Ring: met een belofte verbonden", "Ring: linked with a promise");
    let mut entries = vec![Entry::new(Mark::None, before)];
    for voice in Voice::heard(setting.basis.evidence) {
        let count = data.linked.iter().flatten().filter(|linking| linking.voice == voice).count();
        let share = language.share(count, all);
        entries.push(Entry::new(Mark::Ring(voice), format!("{}: {share}", said(language, voice))));
    }
    let without = language.share(data.linked.iter().filter(|linking| linking.is_none()).count(), all);
    let says = language.pick("zonder ring: met geen belofte", "without a ring: with no promise");
    entries.push(Entry::new(Mark::Disc, format!("{says}: {without}")));
    entries
}

/// A lane with its marks: places relative to its upper edge.
struct PlacedLane {
    lines: Vec<String>,
    marks: Vec<(usize, f64, f64)>,
    height: f64,
}

/// Marks on their days; those that would touch go below each other.
fn place(face: &Face, lane: &Lane, data: &Timeline, axis: Option<&Axis>) -> PlacedLane {
    let lines = face.wrap(&lane.label, BODY, LABELS);
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
    PlacedLane { lines, marks, height }
}

/// The last day that is shown: that until which decisions are known, or that of a filter before it.
fn unknown_from(setting: &Setting<'_>) -> Option<Date> {
    let known = setting.basis.agreements.iter().filter_map(|agreement| agreement.known_until).min();
    known.into_iter().chain(setting.basis.filters.as_of).min()
}

fn unknown_label(setting: &Setting<'_>) -> &'static str {
    let known = setting.basis.agreements.iter().filter_map(|agreement| agreement.known_until).min();
    let is_filter = setting.basis.filters.as_of.is_some_and(|day| known.is_none_or(|known| day < known));
    if is_filter {
        setting.language.pick("weggelaten door de filter", "left out by the filter")
    } else {
        setting.language.pick("nog niets bekend", "nothing known yet")
    }
}

/// The time of which nothing is known, or shown, hatched.
fn draw_unknown(canvas: &mut Canvas<'_>, axis: &Axis, setting: &Setting<'_>, (top, bottom): (f64, f64)) {
    let Some(from) = unknown_from(setting).filter(|from| *from < axis.end) else { return };
    let x = axis.x(from.max(axis.start)) + RADIUS;
    let area = Area::new(x, top, axis.right - x, bottom - top);
    if area.width < 1.0 {
        return;
    }
    let label = unknown_label(setting);
    let day = setting.language.day(from);
    canvas.about(&setting.language.pick(format!("{label}: na {day}"), format!("{label}: after {day}")));
    canvas.rect(area, 0.0, canvas.unknown_paint());
    canvas.plain();
}

fn draw_axis(canvas: &mut Canvas<'_>, axis: &Axis, term: Option<(Date, Date)>, (top, bottom): (f64, f64)) {
    let paper = canvas.paper;
    canvas.plain();
    for year in axis.start.year()..=axis.end.year() {
        let Ok(first) = Date::new(year, 1, 1) else { continue };
        let is_first = first <= axis.start;
        let x = axis.x(first.max(axis.start)) - if is_first { RADIUS } else { 0.0 };
        // A year of which little is left on the axis has no room for its name.
        let end = Date::new(year, 12, 31).map_or(axis.right, |last| axis.x(last.min(axis.end)));
        canvas.rule((x, top + 4.0), (x, bottom), Paint::stroke(paper.line(), 1.0));
        if end - x > 34.0 {
            canvas.centred((x + 4.0, top + 10.0), Anchor::Start, Style::bold(11.0), paper.ink(), &year.to_string());
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
        canvas.rule((x, top + 18.0), (x, bottom), Paint::stroke(paper.muted(), 2.0));
    }
    canvas.plain();
}

fn draw_lane(canvas: &mut Canvas<'_>, data: &Timeline, placed: &PlacedLane, years: &Years, top: f64) {
    let (language, paper) = (canvas.language, canvas.paper);
    canvas.plain();
    let first = top + (placed.height - float(placed.lines.len()) * BODY.line()) / 2.0;
    canvas.lines((MARGIN, first), Anchor::Start, BODY, paper.ink(), &placed.lines);
    let dated = placed.marks.iter().filter(|(mark, ..)| data.decisions[*mark].date.is_some());
    let from = dated.clone().map(|(_, x, _)| *x).fold(f64::INFINITY, f64::min);
    let to = dated.map(|(_, x, _)| *x).fold(f64::NEG_INFINITY, f64::max);
    if to > from {
        let y = top + placed.height / 2.0;
        canvas.rule((from, y), (to, y), Paint::stroke(paper.line(), 1.5));
    }
    for &(mark, x, y) in &placed.marks {
        let decision = &data.decisions[mark];
        canvas.about(&format!("{}. {}{}", mark + 1, told(language, decision), linked(language, data.linked[mark])));
        if let Some(linking) = data.linked[mark] {
            ring(canvas, linking.voice, (x, top + y), RING);
        }
        disc(canvas, mark, decision, (x, top + y), years.color(decision.date, paper));
    }
    canvas.plain();
}

/// Day and title; whether it was withdrawn.
fn told(language: Language, decision: &DecisionLinks) -> String {
    let withdrawn = if decision.is_withdrawn { language.pick(" (ingetrokken)", " (withdrawn)") } else { "" };
    format!("{} {}{withdrawn}", day(language, decision), decision.title)
}

/// On whose word a promise is linked with a decision.
fn linked(language: Language, linking: Option<Linking>) -> String {
    let Some(Linking { voice, is_contrary }) = linking else {
        return language.pick("; met geen belofte verbonden", "; linked with no promise").to_owned();
    };
    let says = said(language, voice);
    let against =
        if is_contrary { language.pick(", gaat tegen een belofte in", ", goes against a promise") } else { "" };
    language.pick(
        format!("; met een belofte verbonden, {says}{against}"),
        format!("; linked with a promise, {says}{against}"),
    )
}

fn day(language: Language, decision: &DecisionLinks) -> String {
    decision.date.map_or_else(|| language.pick("zonder datum", "undated").to_owned(), |date| date.to_string())
}

/// A decision's number on the colour of its year; crossed out when the decision was withdrawn.
fn disc(canvas: &mut Canvas<'_>, mark: usize, decision: &DecisionLinks, (x, y): (f64, f64), color: Color) {
    let ground = canvas.paper.color();
    let fill = if decision.is_withdrawn { color.towards(ground, 0.75) } else { color };
    let outline = if decision.is_withdrawn { color } else { ground };
    canvas.circle((x, y), RADIUS, Paint::fill(fill).outlined(outline, 1.0));
    if decision.is_withdrawn {
        let off = RADIUS * 0.7;
        canvas.path(vec![Segment::Move(x - off, y + off), Segment::Line(x + off, y - off)], Paint::stroke(color, 1.5));
    }
    let number = (mark + 1).to_string();
    let style = match number.len() {
        0..=2 => Style::bold(9.5),
        3 => Style::bold(8.0),
        _ => Style::bold(6.5),
    };
    canvas.centred((x, y), Anchor::Middle, style, fill.ink(), &number);
}
