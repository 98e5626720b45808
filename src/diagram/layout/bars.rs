//! Promises by status: a bar for the whole, and one for each domain or section, with counts and shares.

use crate::diagram::canvas::{BODY, Canvas, HEADING, SMALL, STRONG};
use crate::diagram::data::Scope;
use crate::diagram::data::bars::{Bar, Bars};
use crate::diagram::face::Style;
use crate::diagram::frame::{Entry, Head, MARGIN, Mark, Setting, framed};
use crate::diagram::palette::float;
use crate::diagram::scene::{Anchor, Area, Paint, Scene};
use crate::language::{DOMAIN, Language, PROMISE, SECTION};
use crate::model::{Status, Tally};

const WIDTH: f64 = 1180.0;
const LABELS: f64 = 290.0;
const BARS: f64 = MARGIN + LABELS + 14.0;
const LONGEST: f64 = 318.0;
const TOTALS: f64 = BARS + LONGEST + 50.0;
const COLUMN: f64 = 88.0;
/// Where a column's bar of figures ends.
const COLUMNS: f64 = TOTALS + 14.0;
const THICK: f64 = 16.0;

pub fn bars(setting: &Setting<'_>, scope: &Scope, data: &Bars) -> Scene {
    framed(setting, WIDTH, &head(setting, scope, data), |canvas, top| {
        let y = whole(canvas, &data.whole, top);
        let mut y = headings(canvas, data, y + 18.0);
        let most = data.rows.iter().map(|row| row.tally.total()).max().unwrap_or_default();
        for (nth, row) in data.rows.iter().enumerate() {
            y = bar(canvas, data, row, (nth, most), y);
        }
        y
    })
}

fn head(setting: &Setting<'_>, scope: &Scope, data: &Bars) -> Head {
    let language = setting.language;
    let whole = data.whole.total();
    let noun = if data.of_domains { DOMAIN } else { SECTION };
    let per = language.pick(
        if data.of_domains { "per beleidsdomein" } else { "per sectie" },
        if data.of_domains { "per policy domain" } else { "per section" },
    );
    let name = if scope.domain.is_some() { format!(": {}", scope.name(language)) } else { String::new() };
    let title = language.pick(
        format!("Hoe ver het spoor van elke belofte leidt, {per}{name}"),
        format!("How far the trail of each promise leads, {per}{name}"),
    );
    let rows = language.counted(data.rows.len(), noun);
    let mut subtitle = vec![language.pick(
        format!(
            "Aantal beloftes naar status: {} in {rows}. Elke belofte telt één keer mee.",
            language.counted(whole, PROMISE)
        ),
        format!(
            "Number of promises by status: {} in {rows}. Each promise counts once.",
            language.counted(whole, PROMISE)
        ),
    )];
    if data.empty > 0 {
        let empty = language.counted(data.empty, noun);
        subtitle.push(
            language.pick(
                format!("Niet getoond: {empty} zonder belofte."),
                format!("Not shown: {empty} without a promise."),
            ),
        );
    }
    let mut notes = Vec::new();
    if !data.of_domains {
        notes.push(
            language
                .pick(
                    "De cijfers van een sectie tellen die van de secties eronder mee: rijen mogen niet opgeteld worden.",
                    "Figures of a section include those of the sections below it: rows must not be added up.",
                )
                .to_owned(),
        );
    }
    let legend = Status::ALL.map(|status| {
        let share = language.share(data.whole.of(status), whole);
        Entry::new(Mark::Status(status), format!("{}: {share}", status.label(language)))
    });
    Head { title, subtitle, legend: legend.into(), notes }
}

/// The bar of all promises, across the diagram.
fn whole(canvas: &mut Canvas<'_>, tally: &Tally, top: f64) -> f64 {
    let area = Area::new(MARGIN, top, WIDTH - 2.0 * MARGIN, 28.0);
    stack(canvas, tally, area);
    area.bottom()
}

/// Segments of a bar, with their counts where these fit.
fn stack(canvas: &mut Canvas<'_>, tally: &Tally, area: Area) {
    let (language, total) = (canvas.language, tally.total());
    let mut x = area.x;
    for status in Status::ALL.into_iter().filter(|status| tally.of(*status) > 0) {
        let count = tally.of(status);
        let width = area.width * float(count) / float(total.max(1));
        let part = Area::new(x, area.y, width, area.height);
        canvas.about(&format!("{}: {}", status.label(language), language.share(count, total)));
        let paint = canvas.status_paint(status);
        let seam = paint.stroke.map_or((canvas.theme.paper(), 0.0), |stroke| (stroke.color, 0.5));
        canvas.rect(Area { width: (width - 1.0).max(0.75), ..part }.shrunk(seam.1), 0.0, paint);
        let (style, text) = (if area.height > 20.0 { STRONG } else { SMALL }, language.number(count));
        let needed = canvas.face.width(&text, style) + 8.0;
        if needed + 2.0 < width && area.height > 20.0 {
            let fill = canvas.theme.status(status);
            let plate = Area::new(x + width / 2.0 - needed / 2.0, area.middle() - 8.5, needed, 17.0);
            canvas.rect(plate, 3.0, Paint::fill(fill));
            canvas.centred((x + width / 2.0, area.middle()), Anchor::Middle, style, fill.ink(), &text);
        }
        x += width;
    }
    canvas.plain();
}

fn headings(canvas: &mut Canvas<'_>, data: &Bars, top: f64) -> f64 {
    let language = canvas.language;
    let (ink, muted) = (canvas.theme.ink(), canvas.theme.muted());
    let middle = top + 26.0;
    let first = if data.of_domains {
        language.pick("Beleidsdomein", "Policy domain")
    } else {
        language.pick("Sectie", "Section")
    };
    canvas.centred((MARGIN, middle), Anchor::Start, HEADING, ink, first);
    canvas.centred((TOTALS, middle), Anchor::End, HEADING, ink, language.noun(2, PROMISE));
    for status in Status::ALL {
        let right = right_of(status);
        canvas.glyph(status, (right - 6.0, middle - 20.0), 5.0);
        let lines = canvas.face.wrap(status.short_label(language), SMALL, COLUMN - 14.0);
        let mut y = middle - float(lines.len() - 1) * SMALL.line() / 2.0 + 2.0;
        for line in &lines {
            canvas.centred((right, y), Anchor::End, SMALL, muted, line);
            y += SMALL.line();
        }
    }
    let bottom = middle + 18.0;
    canvas.rule((MARGIN, bottom), (WIDTH - MARGIN, bottom), Paint::stroke(canvas.theme.line(), 1.0));
    bottom + 4.0
}

fn right_of(status: Status) -> f64 {
    COLUMNS + COLUMN * float(status.index() + 1)
}

fn bar(canvas: &mut Canvas<'_>, data: &Bars, row: &Bar, (nth, most): (usize, usize), top: f64) -> f64 {
    let (language, ink, muted) = (canvas.language, canvas.theme.ink(), canvas.theme.muted());
    let depth = if data.of_domains { 0 } else { row.number.matches('.').count() };
    let indent = float(depth.min(5)) * 12.0;
    let style = if !data.of_domains && depth == 0 { STRONG } else { BODY };
    let label = if data.of_domains { row.domain.clone() } else { format!("{} {}", row.number, row.title) };
    let lines = canvas.face.wrap(&label, style, LABELS - indent);
    let height = (float(lines.len()) * style.line() + 7.0).max(24.0);
    if nth % 2 == 1 {
        let band = Area::new(MARGIN - 8.0, top, WIDTH - 2.0 * MARGIN + 16.0, height);
        canvas.rect(band, 0.0, Paint::fill(canvas.theme.panel()));
    }
    let middle = top + height / 2.0;
    let first = middle - float(lines.len()) * style.line() / 2.0;
    canvas.lines((MARGIN + indent, first), Anchor::Start, style, ink, &lines);
    let total = row.tally.total();
    let width = LONGEST * float(total) / float(most.max(1));
    stack(canvas, &row.tally, Area::new(BARS, middle - THICK / 2.0, width, THICK));
    canvas.centred((TOTALS, middle), Anchor::End, STRONG, ink, &language.number(total));
    for status in Status::ALL {
        figure(canvas, language, row.tally.of(status), total, (right_of(status), middle), muted);
    }
    top + height
}

/// A count, and its share in smaller type; a dash where there is none.
fn figure(
    canvas: &mut Canvas<'_>,
    language: Language,
    count: usize,
    of: usize,
    (right, y): (f64, f64),
    muted: crate::diagram::palette::Color,
) {
    if count == 0 {
        canvas.centred((right, y), Anchor::End, SMALL, muted, "–");
        return;
    }
    canvas.centred((right - 40.0, y), Anchor::End, Style::plain(12.0), canvas.theme.ink(), &language.number(count));
    canvas.centred((right, y), Anchor::End, SMALL, muted, &language.percent(count, of));
}
