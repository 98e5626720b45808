//! Promise → theme → decision in three columns, section by section.

use super::years::Years;
use crate::diagram::canvas::{BODY, Canvas, HEADING, SMALL, STRONG};
use crate::diagram::data::Scope;
use crate::diagram::data::links::{Block, Decision, Links, Promise, Theme};
use crate::diagram::face::Style;
use crate::diagram::frame::{Entry, Head, MARGIN, Mark, Setting, framed};
use crate::diagram::palette::{Color, float};
use crate::diagram::scene::{Anchor, Area, Paint, Scene};
use crate::language::{DECISION, DISTINCT_DECISION, LINK, Language, PROMISE, THEME};
use crate::model::Status;
use crate::model::{Confidence, Method};

const WIDTH: f64 = 1180.0;
const PROMISES: f64 = MARGIN;
const PROMISE_WIDTH: f64 = 330.0;
const GAP: f64 = 78.0;
const THEMES: f64 = PROMISES + PROMISE_WIDTH + GAP;
const THEME_WIDTH: f64 = 236.0;
const DECISIONS: f64 = THEMES + THEME_WIDTH + GAP;
const DECISION_WIDTH: f64 = WIDTH - MARGIN - DECISIONS;
/// Space for a promise's number.
const NUMBERS: f64 = 26.0;
/// Space for a decision's date.
const DATES: f64 = 84.0;
const PAD: f64 = 6.0;

pub fn links(setting: &Setting<'_>, scope: &Scope, data: &Links) -> Scene {
    let dates = data.blocks.iter().flat_map(|block| &block.decisions).map(|decision| decision.date);
    let years = Years::of(setting.facts.term, dates);
    framed(setting, WIDTH, &head(setting, scope, data, &years), |canvas, top| {
        let mut y = columns(canvas, top);
        let several = data.blocks.len() > 1;
        let mut placed = Vec::new();
        for block in &data.blocks {
            if several {
                y = heading(canvas, block, y + 10.0);
            }
            let block = place(canvas, block, y + 6.0);
            y = block.bottom;
            placed.push(block);
        }
        // Lines first: boxes are drawn over them.
        for (at, block) in data.blocks.iter().enumerate() {
            draw_links(canvas, data, block, (&placed, at), &years);
        }
        for (block, placed) in data.blocks.iter().zip(&placed) {
            draw_block(canvas, block, placed, &years);
        }
        y
    })
}

fn head(setting: &Setting<'_>, scope: &Scope, data: &Links, years: &Years) -> Head {
    let language = setting.language;
    let name = match data.blocks.as_slice() {
        [block] => format!("{} {} ({})", block.number, block.title, block.domain),
        _ => scope.name(language),
    };
    let title =
        language.pick(format!("Van belofte naar beslissing: {name}"), format!("From promise to decision: {name}"));
    let total = data.tally.total();
    let statuses = Status::ALL.into_iter().filter(|status| data.tally.of(*status) > 0);
    let statuses: Vec<_> = statuses
        .map(|status| format!("{} {}", language.number(data.tally.of(status)), status.short_label(language)))
        .collect();
    let themes: usize =
        data.blocks.iter().map(|block| block.themes.iter().filter(|theme| theme.position.is_some()).count()).sum();
    let bare = data.blocks.iter().flat_map(|block| &block.themes).filter(|theme| theme.decisions.is_empty()).count();
    let mut subtitle = vec![if total == 0 {
        language.counted(0, PROMISE)
    } else {
        format!("{}: {}", language.counted(total, PROMISE), statuses.join(", "))
    }];
    let (counted_themes, decisions) =
        (language.counted(themes, THEME), language.counted(data.decisions, DISTINCT_DECISION));
    subtitle.push(language.pick(
        format!("{counted_themes}, waarvan {} zonder beslissing; {decisions}", language.number(bare)),
        format!("{counted_themes}, {} of them without a decision; {decisions}", language.number(bare)),
    ));
    if data.shared > 0 {
        let shared = language.counted(data.shared, DECISION);
        subtitle.push(language.pick(
            format!("{shared} onder meer dan één sectie, en daar telkens getekend: wat per sectie staat, mag niet opgeteld worden"),
            format!("{shared} under more than one section, drawn again in each: what stands in sections must not be added up"),
        ));
    }
    let mut legend = vec![Entry::new(Mark::None, language.pick("Beslist in", "Decided in"))];
    legend.extend(years.legend(setting.theme, language));
    legend.extend(line_entries(setting, data));
    let notes = vec![
        language
            .pick(
                "Een lijn van belofte naar thema zegt dat het thema over de belofte gaat; een lijn van thema naar beslissing dat het verslag de beslissing daar aanhaalt.",
                "A line from promise to theme says that the theme is about the promise; a line from theme to decision that the report cites the decision there.",
            )
            .to_owned(),
    ];
    Head { title, subtitle, legend, notes }
}

/// What the lines from promises mean; who makes them is told whenever an algorithm made any.
fn line_entries(setting: &Setting<'_>, data: &Links) -> Vec<Entry> {
    let language = setting.language;
    let color = setting.theme.muted();
    if data.suggested == 0 {
        return Vec::new();
    }
    let suggested = language.counted(data.suggested, LINK);
    vec![
        Entry::new(
            Mark::Line { color, dashed: false },
            language.pick("verband dat een analist legt", "link that an analyst states"),
        ),
        Entry::new(
            Mark::Line { color, dashed: true },
            language.pick(
                format!("{suggested} als suggestie van een algoritme, met betrouwbaarheid van 0 tot 1"),
                format!("{suggested} suggested by an algorithm, with a confidence from 0 to 1"),
            ),
        ),
    ]
}

fn columns(canvas: &mut Canvas<'_>, top: f64) -> f64 {
    let language = canvas.language;
    let ink = canvas.theme.ink();
    for (x, text) in [
        (PROMISES, language.pick("Belofte", "Promise")),
        (THEMES, language.pick("Thema van het verslag", "Theme of the report")),
        (DECISIONS, language.pick("Beslissing", "Decision")),
    ] {
        canvas.centred((x, top + 8.0), Anchor::Start, HEADING, ink, text);
    }
    top + 18.0
}

/// The heading of a section, where there are several.
fn heading(canvas: &mut Canvas<'_>, block: &Block, top: f64) -> f64 {
    let lines = canvas.face.wrap(&format!("{} {}", block.number, block.title), STRONG, WIDTH - 2.0 * MARGIN - 16.0);
    let band = Area::new(MARGIN - 8.0, top, WIDTH - 2.0 * MARGIN + 16.0, float(lines.len()) * STRONG.line() + 8.0);
    canvas.rect(band, 3.0, Paint::fill(canvas.theme.panel()));
    canvas.lines((MARGIN, top + 4.0), Anchor::Start, STRONG, canvas.theme.ink(), &lines);
    band.bottom() + 2.0
}

/// A section's boxes at their places, with the lines of their texts.
struct Placed {
    promises: Vec<(Area, Vec<String>)>,
    themes: Vec<(Area, Vec<String>)>,
    decisions: Vec<(Area, Vec<String>)>,
    /// Where the promises begin that lead to nothing, and how many they are.
    alone: Option<(f64, usize)>,
    bottom: f64,
}

fn place(canvas: &Canvas<'_>, block: &Block, top: f64) -> Placed {
    let face = canvas.face;
    let theme_lines: Vec<_> = block.themes.iter().map(|theme| theme_lines(canvas, theme)).collect();
    let decision_lines: Vec<_> = block
        .decisions
        .iter()
        .map(|decision| face.wrap(&decision.title, BODY, DECISION_WIDTH - DATES - 2.0 * PAD - 4.0))
        .collect();
    let promise_lines: Vec<_> = block
        .promises
        .iter()
        .map(|promise| face.wrap(&promise.text, BODY, PROMISE_WIDTH - NUMBERS - 2.0 * PAD))
        .collect();
    // Decisions stand beside the first theme that cites them; the theme in the middle of these.
    let mut decisions = vec![Area::default(); block.decisions.len()];
    let mut is_placed = vec![false; block.decisions.len()];
    let mut themes = Vec::new();
    let mut y = top;
    let mut stack = |own: &[usize], y: f64| {
        let mut end = y;
        for &decision in own {
            let height = box_height(decision_lines[decision].len(), 0.0);
            decisions[decision] = Area::new(DECISIONS, end, DECISION_WIDTH, height);
            end += height + 4.0;
        }
        (end - 4.0).max(y)
    };
    for (theme, lines) in block.themes.iter().zip(&theme_lines) {
        let own: Vec<_> = theme.decisions.iter().copied().filter(|decision| !is_placed[*decision]).collect();
        for &decision in &own {
            is_placed[decision] = true;
        }
        let height = box_height(lines.len(), 0.0);
        let group: f64 = own.iter().map(|decision| box_height(decision_lines[*decision].len(), 0.0) + 4.0).sum();
        let group = (group - 4.0).max(0.0);
        let taller = height.max(group);
        stack(&own, y + (taller - group) / 2.0);
        themes.push(Area::new(THEMES, y + (taller - height) / 2.0, THEME_WIDTH, height));
        y += taller + 12.0;
    }
    let rest: Vec<_> = (0..block.decisions.len()).filter(|decision| !is_placed[*decision]).collect();
    if !rest.is_empty() {
        y = stack(&rest, y) + 12.0;
    }
    let (promises, alone, end) = place_promises(block, &promise_lines, &themes, &decisions, (top, y - 12.0));
    Placed {
        promises: promises.into_iter().zip(promise_lines).collect(),
        themes: themes.into_iter().zip(theme_lines).collect(),
        decisions: decisions.into_iter().zip(decision_lines).collect(),
        alone,
        bottom: end.max(y - 12.0),
    }
}

fn theme_lines(canvas: &Canvas<'_>, theme: &Theme) -> Vec<String> {
    let label = if theme.position.is_some() {
        theme.label.clone()
    } else {
        canvas.language.pick("Het verslag zelf, buiten een thema", "The report itself, outside any theme").to_owned()
    };
    canvas.face.wrap(&label, BODY, THEME_WIDTH - 2.0 * PAD - 4.0)
}

fn box_height(lines: usize, more: f64) -> f64 {
    float(lines.max(1)) * BODY.line() + 2.0 * PAD + more
}

/// Promises that lead somewhere as near to it as they can be, in the order of where they lead; below them those that do
/// not, in the order of the text.
fn place_promises(
    block: &Block,
    lines: &[Vec<String>],
    themes: &[Area],
    decisions: &[Area],
    (top, bottom): (f64, f64),
) -> (Vec<Area>, Option<(f64, usize)>, f64) {
    let height = |promise: usize| box_height(lines[promise].len(), SMALL.line() + 2.0);
    let mut areas = vec![Area::default(); block.promises.len()];
    let goal = |promise: &Promise| {
        let themes = promise.themes.iter().filter_map(|(_, theme, _)| themes.get(*theme));
        let ends: Vec<_> = themes
            .chain(promise.decisions.iter().filter_map(|decision| decisions.get(*decision)))
            .map(|area| area.middle())
            .collect();
        (!ends.is_empty()).then(|| ends.iter().sum::<f64>() / float(ends.len()))
    };
    let mut linked: Vec<_> =
        block.promises.iter().enumerate().filter_map(|(nth, promise)| Some((nth, goal(promise)?))).collect();
    linked.sort_by(|(a, x), (b, y)| x.total_cmp(y).then(a.cmp(b)));
    let gap = 8.0;
    let mut tops = Vec::new();
    let mut end = top;
    for &(promise, goal) in &linked {
        let at = (goal - height(promise) / 2.0).max(end);
        tops.push(at);
        end = at + height(promise) + gap;
    }
    // What was pushed below the end goes back up as far as there is room.
    let mut limit = bottom.max(top + linked.iter().map(|(promise, _)| height(*promise) + gap).sum::<f64>() - gap);
    let mut end = top;
    for (&(promise, _), at) in linked.iter().zip(&mut tops).rev() {
        *at = at.min(limit - height(promise));
        limit = *at - gap;
    }
    for (&(promise, _), at) in linked.iter().zip(&tops) {
        areas[promise] = Area::new(PROMISES, *at, PROMISE_WIDTH, height(promise));
        end = areas[promise].bottom() + gap;
    }
    let alone: Vec<_> = (0..block.promises.len()).filter(|promise| goal(&block.promises[*promise]).is_none()).collect();
    if alone.is_empty() {
        return (areas, None, end - gap);
    }
    let begin = if linked.is_empty() { end } else { end + 10.0 };
    let mut y = begin + 20.0;
    for &promise in &alone {
        areas[promise] = Area::new(PROMISES, y, PROMISE_WIDTH, height(promise));
        y += height(promise) + gap;
    }
    (areas, Some((begin, alone.len())), y - gap)
}

fn draw_links(canvas: &mut Canvas<'_>, data: &Links, block: &Block, (placed, at): (&[Placed], usize), years: &Years) {
    let (language, theme) = (canvas.language, canvas.theme);
    let own = &placed[at];
    for (promise, (from, _)) in block.promises.iter().zip(&own.promises) {
        let start = (from.right(), from.middle());
        for &(other, nth, method) in &promise.themes {
            let to = placed[other].themes[nth].0;
            let color = theme.muted();
            let says = who_says(language, method);
            let label = &data.blocks[other].themes[nth].label;
            canvas.about(&format!("{} {} → {label}: {says}", language.pick("Belofte", "Promise"), promise.position));
            let paint = Paint::stroke(color, 1.5);
            let dashed = matches!(method, Method::Suggested(_));
            canvas.bend(start, (to.x, to.middle()), if dashed { paint.dashed() } else { paint });
        }
        for &decision in &promise.decisions {
            let to = own.decisions[decision].0;
            let says = who_says(language, Method::Curated);
            canvas.about(&format!(
                "{} {} → {}: {says}",
                language.pick("Belofte", "Promise"),
                promise.position,
                block.decisions[decision].title
            ));
            canvas.bend(start, (to.x, to.middle()), Paint::stroke(theme.muted(), 1.5));
        }
    }
    for (cited, (from, _)) in block.themes.iter().zip(&own.themes) {
        for &decision in &cited.decisions {
            let to = own.decisions[decision].0;
            let color = years.color(block.decisions[decision].date, theme);
            canvas.about(&format!("{} → {}", cited.label, block.decisions[decision].title));
            canvas.bend((from.right(), from.middle()), (to.x, to.middle()), Paint::stroke(color, 1.5));
        }
    }
    canvas.plain();
}

fn who_says(language: Language, method: Method) -> String {
    match method {
        Method::Curated => language.pick("een analist legt het verband", "an analyst states the link").to_owned(),
        Method::Suggested(confidence) => language.pick(
            format!("suggestie van een algoritme, betrouwbaarheid {}", fraction(language, confidence)),
            format!("suggested by an algorithm, confidence {}", fraction(language, confidence)),
        ),
    }
}

fn fraction(language: Language, value: Confidence) -> String {
    let text = value.to_string();
    language.pick(text.replace('.', ","), text)
}

fn draw_block(canvas: &mut Canvas<'_>, block: &Block, placed: &Placed, years: &Years) {
    let theme = canvas.theme;
    if let Some((y, count)) = placed.alone {
        let alone = canvas.language.number(count);
        let of = canvas.language.number(block.promises.len());
        let text = canvas.language.pick(
            format!("Zonder verband met een thema of beslissing: {alone} van {of}"),
            format!("Without a link to a theme or decision: {alone} of {of}"),
        );
        canvas.centred((PROMISES, y + 8.0), Anchor::Start, Style::bold(SMALL.size), theme.muted(), &text);
    }
    for (promise, (area, lines)) in block.promises.iter().zip(&placed.promises) {
        draw_promise(canvas, promise, *area, lines);
    }
    for (cited, (area, lines)) in block.themes.iter().zip(&placed.themes) {
        canvas.about(&cited.label);
        let paint = Paint::fill(theme.paper()).outlined(theme.muted(), 1.3);
        canvas.rect(*area, 4.0, if cited.decisions.is_empty() { paint.dashed() } else { paint });
        canvas.lines((area.x + PAD + 2.0, area.y + PAD), Anchor::Start, BODY, theme.ink(), lines);
    }
    for (decision, (area, lines)) in block.decisions.iter().zip(&placed.decisions) {
        draw_decision(canvas, decision, *area, lines, years.color(decision.date, theme));
    }
    canvas.plain();
}

fn draw_promise(canvas: &mut Canvas<'_>, promise: &Promise, area: Area, lines: &[String]) {
    let (language, theme) = (canvas.language, canvas.theme);
    let is_alone = promise.themes.is_empty() && promise.decisions.is_empty();
    canvas.about(&format!("{}. {} ({})", promise.position, promise.text, promise.status.label(language)));
    let paint = Paint::fill(theme.panel()).outlined(theme.line(), 1.0);
    canvas.rect(area, 4.0, if is_alone { paint.dashed() } else { paint });
    canvas.rect(Area { width: 5.0, ..area }, 2.0, canvas.status_paint(promise.status));
    let text = area.x + PAD + NUMBERS;
    canvas.centred(
        (text - 6.0, area.y + PAD + BODY.line() / 2.0),
        Anchor::End,
        STRONG,
        theme.ink(),
        &promise.position.to_string(),
    );
    let y = canvas.lines((text, area.y + PAD), Anchor::Start, BODY, theme.ink(), lines);
    let middle = y + 2.0 + SMALL.line() / 2.0;
    canvas.glyph(promise.status, (text + 5.0, middle), 4.5);
    let mut caption = promise.status.label(language).to_owned();
    if let Some(confidence) = only_suggested(promise) {
        caption.push_str(&language.pick(
            format!(" · suggestie {}", fraction(language, confidence)),
            format!(" · suggested {}", fraction(language, confidence)),
        ));
    }
    let caption = canvas.face.fitted(&caption, SMALL, area.right() - PAD - text - 16.0);
    canvas.centred((text + 16.0, middle), Anchor::Start, SMALL, theme.muted(), &caption.unwrap_or_default());
}

/// The highest confidence, where nothing but suggestions links a promise.
fn only_suggested(promise: &Promise) -> Option<Confidence> {
    let mut highest = None;
    for (_, _, method) in &promise.themes {
        match method {
            Method::Curated => return None,
            Method::Suggested(confidence) => {
                highest = highest.max(Some(*confidence));
            }
        }
    }
    highest.filter(|_| promise.decisions.is_empty())
}

fn draw_decision(canvas: &mut Canvas<'_>, decision: &Decision, area: Area, lines: &[String], year: Color) {
    let (language, theme) = (canvas.language, canvas.theme);
    let date =
        decision.date.map_or_else(|| language.pick("zonder datum", "undated").to_owned(), |date| date.to_string());
    canvas.about(&format!("{date} {}", decision.title));
    canvas.rect(area, 3.0, Paint::fill(theme.panel()).outlined(theme.line(), 1.0));
    canvas.rect(Area { width: 5.0, ..area }, 0.0, Paint::fill(year));
    canvas.centred(
        (area.x + 5.0 + PAD, area.y + PAD + BODY.line() / 2.0),
        Anchor::Start,
        Style::plain(11.0),
        theme.muted(),
        &date,
    );
    canvas.lines((area.x + 5.0 + PAD + DATES - 8.0, area.y + PAD), Anchor::Start, BODY, theme.ink(), lines);
}
