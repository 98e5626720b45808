//! Distinct decisions per quarter or year: a row for each domain or section, its total beside it.

use super::pages::{Laid, PAGE, pages, wanted};
use super::voices::{decisions_bar, decisions_legend};
use crate::diagram::DiagramError;
use crate::diagram::canvas::{BODY, Canvas, SMALL, STRONG};
use crate::diagram::data::heatmap::{HeatRow, Heatmap, Known};
use crate::diagram::face::{Face, Style};
use crate::diagram::frame::{Entry, Head, MARGIN, Mark, Setting, framed};
use crate::diagram::palette::{Color, Paper, float};
use crate::diagram::scene::{Anchor, Area, Paint};
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
        Self { cell, periods: data.periods.len(), has_other: data.has_other() }
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

/// A page of the heat map.
pub fn heatmap(setting: &Setting<'_>, data: &Heatmap) -> Result<Laid, DiagramError> {
    let grid = Grid::of(data);
    let width = (grid.end() + 14.0 + TOTALS + MARGIN).max(LEAST_WIDTH);
    let most =
        data.rows.iter().flat_map(|row| row.counts.iter().chain([&row.other])).copied().max().unwrap_or_default();
    let pages = pages(data.rows.iter().map(|row| height_of(setting.face, data, row)), PAGE);
    let shown = wanted(setting, &pages)?.clone();
    let scene = framed(setting, width, &head(setting, data, most, pages.len()), |canvas, top| {
        let mut y = headings(canvas, data, &grid, top);
        let largest = data.rows.iter().map(|row| row.total).max().unwrap_or_default();
        for each in &data.rows[shown] {
            y = row(canvas, data, &grid, (each, most, largest), y);
        }
        separators(canvas, data, &grid, (top, y));
        if data.rows.len() > 1 {
            y += 6.0;
            for each in &data.wholes {
                y = whole(canvas, data, &grid, each, y);
            }
        }
        y
    });
    Ok(Laid { scene, pages: pages.len() })
}

fn head(setting: &Setting<'_>, data: &Heatmap, most: usize, pages: usize) -> Head {
    let language = setting.language;
    let noun = if data.of_domains { DOMAIN } else { SECTION };
    let in_quarters = data.periods.first().is_none_or(|period| period.quarter.is_some());
    let period =
        language.pick(if in_quarters { "kwartaal" } else { "jaar" }, if in_quarters { "quarter" } else { "year" });
    let name = setting.colon_name();
    let per = language.noun(1, noun);
    let title = language.pick(
        format!("Aangehaalde beslissingen per {per} en {period}{name}"),
        format!("Decisions cited per {per} and {period}{name}"),
    );
    let decisions = language.counted(data.total(), DISTINCT_DECISION);
    let rows = language.counted(data.rows.len(), noun);
    let mut subtitle = vec![language.pick(
        format!("Een vak telt de verschillende beslissingen van dat {period} die verslagen over dat {} aanhalen: {decisions} in {rows}.", if data.of_domains { "domein" } else { "deel" }),
        format!("A cell counts the distinct decisions of that {period} that reports on that {per} cite: {decisions} in {rows}."),
    )];
    let summed: usize = data.rows.iter().map(|row| row.total).sum();
    if summed > data.total() {
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
    let mut legend = vec![
        Entry::new(Mark::Color(setting.paper.panel()), language.pick("geen", "none")),
        Entry::new(
            Mark::Scale { least: "1".to_owned() },
            language.pick(
                format!("{} beslissingen in een vak (wortelschaal)", language.number(most)),
                format!("{} decisions in a cell (square-root scale)", language.number(most)),
            ),
        ),
    ];
    let has = |known| data.rows.iter().any(|row| row.known.contains(&known));
    if has(Known::Nothing) {
        legend.push(Entry::new(Mark::Unknown, language.pick("nog niets bekend", "nothing known yet")));
    }
    if has(Known::LeftOut) {
        legend.push(Entry::new(Mark::Unknown, language.pick("weggelaten door de filter", "left out by the filter")));
    }
    if has(Known::Part) {
        let label = language.pick(
            format!("streepjesrand: {period} waarvan maar een deel bekend is"),
            format!("dashed outline: {period} of which only a part is known"),
        );
        legend.push(Entry::new(Mark::Paint(partly(setting.paper, setting.paper.panel())), label));
    }
    legend.extend(decisions_legend(setting, data.total_linked(), data.total()));
    Head { title, subtitle, legend, notes, pages }
}

fn headings(canvas: &mut Canvas<'_>, data: &Heatmap, grid: &Grid, top: f64) -> f64 {
    let language = canvas.language;
    let (ink, muted) = (canvas.paper.ink(), canvas.paper.muted());
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
    let paint = Paint::stroke(canvas.paper.muted(), 1.0);
    for nth in 0..data.periods.len() {
        let is_new = nth == 0 || data.periods[nth].year != data.periods[nth - 1].year;
        if is_new && data.periods[nth].quarter.is_some() {
            canvas.rule((grid.x(nth), top), (grid.x(nth), bottom), paint);
        }
    }
}

fn style_of(data: &Heatmap, row: &HeatRow) -> Style {
    if !data.of_domains && row.depth == 0 { STRONG } else { BODY }
}

fn lines_of(face: &Face, data: &Heatmap, row: &HeatRow) -> Vec<String> {
    face.wrap(&row.label, style_of(data, row), LABELS - indent_of(row))
}

fn indent_of(row: &HeatRow) -> f64 {
    float(row.depth.min(5)) * 12.0
}

fn height_of(face: &Face, data: &Heatmap, row: &HeatRow) -> f64 {
    (float(lines_of(face, data, row).len()) * style_of(data, row).line() + 6.0).max(22.0)
}

fn row(
    canvas: &mut Canvas<'_>,
    data: &Heatmap,
    grid: &Grid,
    (row, most, largest): (&HeatRow, usize, usize),
    top: f64,
) -> f64 {
    let language = canvas.language;
    let (lines, style) = (lines_of(canvas.face, data, row), style_of(data, row));
    let height = height_of(canvas.face, data, row);
    let middle = top + height / 2.0;
    let (anchor, x) =
        if data.of_domains { (Anchor::End, MARGIN + LABELS) } else { (Anchor::Start, MARGIN + indent_of(row)) };
    canvas.lines((x, middle - float(lines.len()) * style.line() / 2.0), anchor, style, canvas.paper.ink(), &lines);
    for (nth, ((period, count), known)) in data.periods.iter().zip(&row.counts).zip(&row.known).enumerate() {
        let when = match period.quarter {
            Some(quarter) => format!("{} {}{quarter}", period.year, language.pick("K", "Q")),
            None => period.year.to_string(),
        };
        let area = Area::new(grid.x(nth), top, grid.cell, height);
        cell(canvas, (*count, most), *known, area, &format!("{}, {when}", row.label));
    }
    if grid.has_other {
        let when = language.pick("zonder bruikbare datum", "without a usable date");
        let area = Area::new(grid.other(), top, grid.cell, height);
        cell(canvas, (row.other, most), Known::Whole, area, &format!("{}, {when}", row.label));
    }
    canvas.plain();
    let left = grid.end() + 14.0;
    let width = ((TOTALS - 50.0) * float(row.total) / float(largest.max(1))).max(1.0);
    let bar = Area::new(left, middle - 6.0, width, 12.0);
    decisions_bar(canvas, (row.total_linked, row.total), bar, &row.label);
    canvas.centred((left + width + 6.0, middle), Anchor::Start, BODY, canvas.paper.ink(), &language.number(row.total));
    top + height
}

fn cell(canvas: &mut Canvas<'_>, (count, most): (usize, usize), known: Known, area: Area, about: &str) {
    let language = canvas.language;
    let counted = language.counted(count, DISTINCT_DECISION);
    let told = match known {
        Known::Nothing if count == 0 => language.pick("nog niets bekend", "nothing known yet").to_owned(),
        Known::LeftOut if count == 0 => language.pick("weggelaten door de filter", "left out by the filter").to_owned(),
        Known::Part => {
            language.pick(format!("{counted}, maar een deel is bekend"), format!("{counted}, known in part only"))
        }
        Known::Whole | Known::Nothing | Known::LeftOut => counted,
    };
    canvas.about(&format!("{about}: {told}"));
    let fill = if count == 0 { canvas.paper.panel() } else { amount(canvas, count, most) };
    let paint = match known {
        Known::Nothing | Known::LeftOut if count == 0 => canvas.unknown_paint(),
        Known::Part => partly(canvas.paper, fill),
        Known::Whole | Known::Nothing | Known::LeftOut => Paint::fill(fill),
    };
    canvas.rect(area.shrunk(if known == Known::Part { 1.5 } else { 0.75 }), 1.0, paint);
    if count > 0 {
        let middle = (area.x + area.width / 2.0, area.middle());
        canvas.centred(middle, Anchor::Middle, SMALL, fill.ink(), &language.number(count));
    }
}

/// A cell of a period of which only a part is known.
fn partly(paper: Paper, fill: Color) -> Paint {
    Paint::fill(fill).outlined(paper.ink(), 1.0).dashed()
}

/// The colour of a count: by its square root, as small counts differ more than large ones.
pub fn amount(canvas: &Canvas<'_>, count: usize, most: usize) -> Color {
    let (least, most) = (1.0, float(most.max(2)).sqrt());
    canvas.paper.amount((float(count).sqrt() - least) / (most - least))
}

/// Every decision of an agreement once.
fn whole(canvas: &mut Canvas<'_>, data: &Heatmap, grid: &Grid, row: &HeatRow, top: f64) -> f64 {
    let language = canvas.language;
    canvas.plain();
    let label = language.pick("Alle, elke beslissing één keer", "All, each decision once");
    let label = if data.wholes.len() > 1 { format!("{label} · {}", row.label) } else { label.to_owned() };
    let lines = canvas.face.wrap(&label, STRONG, LABELS);
    let height = (float(lines.len()) * STRONG.line() + 6.0).max(22.0);
    let middle = top + height / 2.0;
    let (anchor, x) = if data.of_domains { (Anchor::End, MARGIN + LABELS) } else { (Anchor::Start, MARGIN) };
    canvas.lines((x, middle - float(lines.len()) * STRONG.line() / 2.0), anchor, STRONG, canvas.paper.ink(), &lines);
    let ink = canvas.paper.ink();
    let mut figure = |x: f64, text: &str| {
        canvas.centred((x, middle), Anchor::Middle, Style::bold(SMALL.size), ink, text);
    };
    for (nth, (count, known)) in row.counts.iter().zip(&row.known).enumerate() {
        let text = if *known < Known::Part && *count == 0 { "?".to_owned() } else { language.number(*count) };
        figure(grid.x(nth) + grid.cell / 2.0, &text);
    }
    if grid.has_other {
        figure(grid.other() + grid.cell / 2.0, &language.number(row.other));
    }
    canvas.centred((grid.end() + 14.0, middle), Anchor::Start, STRONG, ink, &language.number(row.total));
    top + height
}
