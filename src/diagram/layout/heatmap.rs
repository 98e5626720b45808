//! Distinct decisions per quarter or year: a row for each domain or section, its total beside it.

use crate::diagram::canvas::{BODY, Canvas, SMALL, STRONG};
use crate::diagram::data::Scope;
use crate::diagram::data::heatmap::{Heatmap, Row};
use crate::diagram::face::Style;
use crate::diagram::frame::{Entry, Head, MARGIN, Mark, Setting, framed};
use crate::diagram::palette::float;
use crate::diagram::scene::{Anchor, Area, Paint, Scene};
use crate::language::{DISTINCT_DECISION, DOMAIN, SECTION};

const LABELS: f64 = 300.0;
const CELLS: f64 = MARGIN + LABELS + 10.0;
const QUARTER: f64 = 34.0;
const YEAR: f64 = 58.0;
const TOTALS: f64 = 150.0;
const LEAST_WIDTH: f64 = 760.0;

/// Where columns are.
struct Grid {
    cell: f64,
    periods: usize,
    has_other: bool,
}

impl Grid {
    fn of(data: &Heatmap) -> Self {
        let in_quarters = data.periods.first().is_some_and(|period| period.quarter.is_some());
        let cell = if in_quarters { QUARTER } else { YEAR };
        Self { cell, periods: data.periods.len(), has_other: data.whole.other > 0 }
    }

    fn x(&self, nth: usize) -> f64 {
        CELLS + self.cell * float(nth)
    }

    fn other(&self) -> f64 {
        self.x(self.periods) + 8.0
    }

    fn end(&self) -> f64 {
        if self.has_other { self.other() + self.cell } else { self.x(self.periods) }
    }
}

pub fn heatmap(setting: &Setting<'_>, scope: &Scope, data: &Heatmap) -> Scene {
    let grid = Grid::of(data);
    let width = (grid.end() + 14.0 + TOTALS + MARGIN).max(LEAST_WIDTH);
    let most =
        data.rows.iter().flat_map(|row| row.counts.iter().chain([&row.other])).copied().max().unwrap_or_default();
    framed(setting, width, &head(setting, scope, data, most), |canvas, top| {
        let mut y = headings(canvas, data, &grid, top);
        let largest = data.rows.iter().map(|row| row.total).max().unwrap_or_default();
        for each in &data.rows {
            y = row(canvas, data, &grid, (each, most, largest), y);
        }
        separators(canvas, data, &grid, (top, y));
        if data.rows.len() > 1 {
            y = whole(canvas, data, &grid, y + 6.0);
        }
        y
    })
}

fn head(setting: &Setting<'_>, scope: &Scope, data: &Heatmap, most: usize) -> Head {
    let language = setting.language;
    let noun = if data.of_domains { DOMAIN } else { SECTION };
    let in_quarters = data.periods.first().is_none_or(|period| period.quarter.is_some());
    let period =
        language.pick(if in_quarters { "kwartaal" } else { "jaar" }, if in_quarters { "quarter" } else { "year" });
    let name = if scope.domain.is_some() { format!(": {}", scope.name(language)) } else { String::new() };
    let per = language.noun(1, noun);
    let title = language.pick(
        format!("Aangehaalde beslissingen per {per} en {period}{name}"),
        format!("Decisions cited per {per} and {period}{name}"),
    );
    let decisions = language.counted(data.whole.total, DISTINCT_DECISION);
    let rows = language.counted(data.rows.len(), noun);
    let mut subtitle = vec![language.pick(
        format!("Een vak telt de verschillende beslissingen van dat {period} die verslagen over dat {} aanhalen: {decisions} in {rows}.", if data.of_domains { "domein" } else { "deel" }),
        format!("A cell counts the distinct decisions of that {period} that reports on that {per} cite: {decisions} in {rows}."),
    )];
    let summed: usize = data.rows.iter().map(|row| row.total).sum();
    if summed > data.whole.total {
        let summed = language.number(summed);
        subtitle.push(language.pick(
            format!("Rijen delen beslissingen: opgeteld zouden het er {summed} zijn. Alleen de onderste rij telt elke beslissing één keer."),
            format!("Rows share decisions: added up they would be {summed}. Only the bottom row counts each decision once."),
        ));
    }
    let mut notes = Vec::new();
    if data.empty > 0 {
        let empty = language.counted(data.empty, noun);
        notes.push(language.pick(
            format!("Niet getoond: {empty} waarover geen verslag een beslissing aanhaalt."),
            format!("Not shown: {empty} on which no report cites a decision."),
        ));
    }
    if !data.of_domains {
        notes.push(
            language
                .pick(
                    "De rij van een sectie telt de beslissingen van de secties eronder mee, elke beslissing één keer.",
                    "A section's row includes the decisions of the sections below it, each decision once.",
                )
                .to_owned(),
        );
    }
    let legend = vec![
        Entry::new(Mark::Color(setting.theme.panel()), language.pick("geen", "none")),
        Entry::new(
            Mark::Scale { least: "1".to_owned() },
            language.pick(
                format!("{} beslissingen in een vak (wortelschaal)", language.number(most)),
                format!("{} decisions in a cell (square-root scale)", language.number(most)),
            ),
        ),
    ];
    Head { title, subtitle, legend, notes }
}

fn headings(canvas: &mut Canvas<'_>, data: &Heatmap, grid: &Grid, top: f64) -> f64 {
    let language = canvas.language;
    let (ink, muted) = (canvas.theme.ink(), canvas.theme.muted());
    let mut year = None;
    for (nth, period) in data.periods.iter().enumerate() {
        let (left, middle) = (grid.x(nth), grid.x(nth) + grid.cell / 2.0);
        match period.quarter {
            Some(quarter) => {
                if year != Some(period.year) {
                    // The first year may have but one quarter: its name then ends where the quarter does.
                    canvas.centred(
                        (left + 3.0, top + 8.0),
                        Anchor::Start,
                        Style::bold(11.0),
                        ink,
                        &period.year.to_string(),
                    );
                }
                let name = format!("{}{quarter}", language.pick("K", "Q"));
                canvas.centred((middle, top + 24.0), Anchor::Middle, SMALL, muted, &name);
            }
            None => canvas.centred((middle, top + 24.0), Anchor::Middle, STRONG, ink, &period.year.to_string()),
        }
        year = Some(period.year);
    }
    if grid.has_other {
        let middle = grid.other() + grid.cell / 2.0;
        canvas.centred((middle, top + 24.0), Anchor::Middle, SMALL, muted, "?");
    }
    canvas.centred(
        (grid.end() + 14.0, top + 24.0),
        Anchor::Start,
        SMALL,
        muted,
        language.pick("totaal, elk één keer", "total, each once"),
    );
    top + 36.0
}

fn separators(canvas: &mut Canvas<'_>, data: &Heatmap, grid: &Grid, (top, bottom): (f64, f64)) {
    canvas.plain();
    let paint = Paint::stroke(canvas.theme.muted(), 1.0);
    for nth in 0..data.periods.len() {
        let is_new = nth == 0 || data.periods[nth].year != data.periods[nth - 1].year;
        if is_new && data.periods[nth].quarter.is_some() {
            canvas.rule((grid.x(nth), top), (grid.x(nth), bottom), paint);
        }
    }
}

fn row(
    canvas: &mut Canvas<'_>,
    data: &Heatmap,
    grid: &Grid,
    (row, most, largest): (&Row, usize, usize),
    top: f64,
) -> f64 {
    let language = canvas.language;
    let indent = float(row.depth.min(5)) * 12.0;
    let style = if !data.of_domains && row.depth == 0 { STRONG } else { BODY };
    let lines = canvas.face.wrap(&row.label, style, LABELS - indent);
    let height = (float(lines.len()) * style.line() + 6.0).max(22.0);
    let middle = top + height / 2.0;
    let (anchor, x) = if data.of_domains { (Anchor::End, MARGIN + LABELS) } else { (Anchor::Start, MARGIN + indent) };
    canvas.lines((x, middle - float(lines.len()) * style.line() / 2.0), anchor, style, canvas.theme.ink(), &lines);
    for (nth, (period, count)) in data.periods.iter().zip(&row.counts).enumerate() {
        let when = match period.quarter {
            Some(quarter) => format!("{} {}{quarter}", period.year, language.pick("K", "Q")),
            None => period.year.to_string(),
        };
        cell(canvas, (*count, most), Area::new(grid.x(nth), top, grid.cell, height), &format!("{}, {when}", row.label));
    }
    if grid.has_other {
        let when = language.pick("zonder bruikbare datum", "without a usable date");
        cell(
            canvas,
            (row.other, most),
            Area::new(grid.other(), top, grid.cell, height),
            &format!("{}, {when}", row.label),
        );
    }
    canvas.plain();
    let left = grid.end() + 14.0;
    let width = (TOTALS - 50.0) * float(row.total) / float(largest.max(1));
    canvas.rect(Area::new(left, middle - 6.0, width.max(1.0), 12.0), 0.0, Paint::fill(canvas.theme.muted()));
    canvas.centred((left + width + 6.0, middle), Anchor::Start, BODY, canvas.theme.ink(), &language.number(row.total));
    top + height
}

fn cell(canvas: &mut Canvas<'_>, (count, most): (usize, usize), area: Area, about: &str) {
    let language = canvas.language;
    canvas.about(&format!("{about}: {}", language.counted(count, DISTINCT_DECISION)));
    let fill = if count == 0 { canvas.theme.panel() } else { amount(canvas, count, most) };
    canvas.rect(area.shrunk(0.75), 1.0, Paint::fill(fill));
    if count > 0 {
        let middle = (area.x + area.width / 2.0, area.middle());
        canvas.centred(middle, Anchor::Middle, SMALL, fill.ink(), &language.number(count));
    }
}

/// The colour of a count: by its square root, as small counts differ more than large ones.
pub fn amount(canvas: &Canvas<'_>, count: usize, most: usize) -> crate::diagram::palette::Color {
    let (least, most) = (1.0, float(most.max(2)).sqrt());
    canvas.theme.amount((float(count).sqrt() - least) / (most - least))
}

/// Every decision once.
fn whole(canvas: &mut Canvas<'_>, data: &Heatmap, grid: &Grid, top: f64) -> f64 {
    let language = canvas.language;
    let middle = top + 11.0;
    canvas.plain();
    let label = language.pick("Alle, elke beslissing één keer", "All, each decision once");
    let (anchor, x) = if data.of_domains { (Anchor::End, MARGIN + LABELS) } else { (Anchor::Start, MARGIN) };
    canvas.centred((x, middle), anchor, STRONG, canvas.theme.ink(), label);
    let ink = canvas.theme.ink();
    let mut figure = |x: f64, count: usize| {
        canvas.centred((x, middle), Anchor::Middle, Style::bold(SMALL.size), ink, &language.number(count));
    };
    for (nth, count) in data.whole.counts.iter().enumerate() {
        figure(grid.x(nth) + grid.cell / 2.0, *count);
    }
    if grid.has_other {
        figure(grid.other() + grid.cell / 2.0, data.whole.other);
    }
    canvas.centred((grid.end() + 14.0, middle), Anchor::Start, STRONG, ink, &language.number(data.whole.total));
    top + 22.0
}
