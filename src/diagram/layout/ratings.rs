//! How people rate promises: for each assessor and scale a bar for the whole, and one for each domain, section or party.

use super::pages::{Laid, PAGE, pages, wanted};
use crate::diagram::DiagramError;
use crate::diagram::canvas::{BODY, Canvas, HEADING, SMALL, STRONG};
use crate::diagram::data::ratings::{Block, RatedBy, Ratings, Row};
use crate::diagram::face::{Face, Style};
use crate::diagram::frame::{Head, MARGIN, Setting, framed};
use crate::diagram::palette::float;
use crate::diagram::scene::{Anchor, Area, Paint};
use crate::language::{Language, PROMISE};

const WIDTH: f64 = 1280.0;
const LABELS: f64 = 270.0;
const BARS: f64 = MARGIN + LABELS + 14.0;
const LONGEST: f64 = 252.0;
const TOTALS: f64 = BARS + LONGEST + 50.0;
const THICK: f64 = 16.0;
/// Title of a block, its whole bar and the names of its columns.
const BLOCK: f64 = 128.0;

/// What a page shows: the head of a block, or a row of it.
#[derive(Clone, Copy)]
enum Item {
    Block(usize),
    Row(usize, usize),
}

/// A page of the ratings.
pub fn ratings(setting: &Setting<'_>, data: &Ratings) -> Result<Laid, DiagramError> {
    let mut items = Vec::new();
    for (nth, block) in data.blocks.iter().enumerate() {
        items.push(Item::Block(nth));
        items.extend((0..block.rows.len()).map(|row| Item::Row(nth, row)));
    }
    let height = |item: &Item| match item {
        Item::Block(_) => BLOCK,
        Item::Row(block, row) => height_of(setting.face, &data.blocks[*block].rows[*row]),
    };
    let pages = pages(items.iter().map(height), PAGE);
    let shown = wanted(setting, &pages)?.clone();
    let scene = framed(setting, WIDTH, &head(setting, data, pages.len()), |canvas, top| {
        let mut y = top;
        for (place, item) in items[shown].iter().enumerate() {
            match *item {
                Item::Block(nth) => y = block(canvas, data, &data.blocks[nth], y + if place > 0 { 22.0 } else { 0.0 }),
                Item::Row(nth, row) => {
                    // A page that goes on with a block says again whose it is.
                    if place == 0 {
                        y = block(canvas, data, &data.blocks[nth], y);
                    }
                    y = bar(canvas, &data.blocks[nth], row, y);
                }
            }
        }
        y
    });
    Ok(Laid { scene, pages: pages.len() })
}

fn head(setting: &Setting<'_>, data: &Ratings, pages: usize) -> Head {
    let language = setting.language;
    let per = match data.rows_are {
        RatedBy::Domain => language.pick("per beleidsdomein", "per policy domain"),
        RatedBy::Section => language.pick("per sectie", "per section"),
        RatedBy::Party => language.pick("per partij", "per party"),
    };
    let name = setting.colon_name();
    let title = language.pick(
        format!("Hoe mensen de beloftes beoordelen, {per}{name}"),
        format!("How people rate the promises, {per}{name}"),
    );
    let promises = language.counted(data.promises, PROMISE);
    let subtitle = vec![language.pick(
        format!("Aantal beloftes naar beoordeling: {promises}. Wat iemand later herzag, telt niet mee."),
        format!("Number of promises by rating: {promises}. What somebody revised since does not count."),
    )];
    let mut notes = Vec::new();
    match data.rows_are {
        RatedBy::Domain => {}
        RatedBy::Section => notes.push(
            language
                .pick(
                    "De cijfers van een sectie tellen die van de secties eronder mee: rijen mogen niet opgeteld worden.",
                    "Figures of a section include those of the sections below it: rows must not be added up.",
                )
                .to_owned(),
        ),
        RatedBy::Party => notes.push(
            language
                .pick(
                    "Een belofte van verschillende partijen telt voor elk van hen mee: rijen mogen niet opgeteld worden.",
                    "A promise of several parties counts for each of them: rows must not be added up.",
                )
                .to_owned(),
        ),
    }
    notes.push(
        language
            .pick(
                "Elke beoordeling is die van haar auteur, op een eigen schaal: gelijke woorden van twee schalen hoeven niet hetzelfde te betekenen.",
                "Each rating is its author's, on a scale of their own: equal words of two scales need not mean the same.",
            )
            .to_owned(),
    );
    Head { title, subtitle, legend: Vec::new(), notes, pages }
}

/// The filling of each rating, from what is done to what is not, and of what the assessor does not rate.
fn paint(canvas: &Canvas<'_>, block: &Block, nth: usize) -> Paint {
    let rated = block.ratings.iter().filter(|rating| !rating.is_unrated).count();
    match block.ratings.get(nth) {
        Some(rating) if rating.is_unrated => canvas.unknown_paint().outlined(canvas.paper.line(), 0.5),
        Some(_) => Paint::fill(canvas.paper.amount(1.0 - 0.85 * float(nth) / float(rated.max(2) - 1).max(1.0))),
        None => Paint::fill(canvas.paper.color()).outlined(canvas.paper.muted(), 1.0).dashed(),
    }
}

fn color_of(canvas: &Canvas<'_>, block: &Block, nth: usize) -> crate::diagram::palette::Color {
    let rated = block.ratings.iter().filter(|rating| !rating.is_unrated).count();
    match block.ratings.get(nth) {
        Some(rating) if !rating.is_unrated => {
            canvas.paper.amount(1.0 - 0.85 * float(nth) / float(rated.max(2) - 1).max(1.0))
        }
        _ => canvas.paper.color(),
    }
}

/// What a count is called; behind the ratings stands what the assessor says nothing of.
fn name_of(language: Language, block: &Block, nth: usize) -> String {
    let none = language.pick("zegt niets", "says nothing");
    block.ratings.get(nth).map_or(none, |rating| rating.label.in_language(language)).to_owned()
}

/// Counts by rating, and behind them those that the assessor says nothing of.
fn counts(counts: &[usize], promises: usize) -> Vec<usize> {
    let rated: usize = counts.iter().sum();
    counts.iter().copied().chain([promises.saturating_sub(rated)]).collect()
}

fn right_of(block: &Block, column: usize) -> f64 {
    let columns = float(block.ratings.len() + 1);
    let width = ((WIDTH - MARGIN - TOTALS - 14.0) / columns).min(110.0);
    TOTALS + 14.0 + width * float(column + 1)
}

/// Whose ratings, on which scale, the bar of all promises, and the names of the columns.
fn block(canvas: &mut Canvas<'_>, data: &Ratings, block: &Block, top: f64) -> f64 {
    let (language, ink, muted) = (canvas.language, canvas.paper.ink(), canvas.paper.muted());
    let title = format!("{}: {}", block.by, block.scale_label.in_language(language));
    let lines = canvas.face.wrap(&title, STRONG, WIDTH - 2.0 * MARGIN);
    let y = canvas.lines((MARGIN, top), Anchor::Start, STRONG, ink, &lines) + 3.0;
    let area = Area::new(MARGIN, y, WIDTH - 2.0 * MARGIN, 28.0);
    stack(canvas, block, &counts(&block.whole, data.promises), area);
    canvas.plain();
    let middle = area.bottom() + 42.0;
    let first = match data.rows_are {
        RatedBy::Domain => language.pick("Beleidsdomein", "Policy domain"),
        RatedBy::Section => language.pick("Sectie", "Section"),
        RatedBy::Party => language.pick("Partij", "Party"),
    };
    canvas.centred((MARGIN, middle), Anchor::Start, HEADING, ink, first);
    canvas.centred((TOTALS, middle), Anchor::End, HEADING, ink, language.noun(2, PROMISE));
    let column = right_of(block, 1) - right_of(block, 0);
    for nth in 0..=block.ratings.len() {
        let right = right_of(block, nth);
        let swatch = paint(canvas, block, nth);
        canvas.rect(Area::new(right - 14.0, middle - 30.0, 14.0, 10.0), 2.0, swatch);
        let lines = canvas.face.wrap(&name_of(language, block, nth), SMALL, column - 10.0);
        let shown: Vec<String> = lines.into_iter().take(3).collect();
        let mut y = middle - float(shown.len().saturating_sub(1)) * SMALL.line() / 2.0 + 4.0;
        for line in &shown {
            canvas.centred((right, y), Anchor::End, SMALL, muted, line);
            y += SMALL.line();
        }
    }
    let bottom = middle + 26.0;
    canvas.rule((MARGIN, bottom), (WIDTH - MARGIN, bottom), Paint::stroke(canvas.paper.line(), 1.0));
    bottom + 4.0
}

/// Segments of a bar, with their counts where these fit.
fn stack(canvas: &mut Canvas<'_>, block: &Block, counts: &[usize], area: Area) {
    let (language, total) = (canvas.language, counts.iter().sum::<usize>());
    let mut x = area.x;
    for (nth, count) in counts.iter().copied().enumerate().filter(|(_, count)| *count > 0) {
        let width = area.width * float(count) / float(total.max(1));
        canvas.about(&format!("{}: {}", name_of(language, block, nth), language.share(count, total)));
        let fill = paint(canvas, block, nth);
        let seam = fill.stroke.map_or(0.0, |_| 0.5);
        let part = Area::new(x, area.y, (width - 1.0).max(0.75), area.height);
        canvas.rect(part.shrunk(seam), 0.0, fill);
        let text = language.number(count);
        let needed = canvas.face.width(&text, STRONG) + 8.0;
        if area.height > 20.0 && needed + 2.0 < width {
            let color = color_of(canvas, block, nth);
            let plate = Area::new(x + width / 2.0 - needed / 2.0, area.middle() - 8.5, needed, 17.0);
            canvas.rect(plate, 3.0, Paint::fill(color));
            canvas.centred((x + width / 2.0, area.middle()), Anchor::Middle, STRONG, color.ink(), &text);
        }
        x += width;
    }
    canvas.plain();
}

fn style_of(row: &Row) -> Style {
    if row.depth == 0 { STRONG } else { BODY }
}

fn lines_of(face: &Face, row: &Row) -> Vec<String> {
    face.wrap(&row.label, style_of(row), LABELS - indent_of(row))
}

fn indent_of(row: &Row) -> f64 {
    float(row.depth.min(5)) * 12.0
}

fn height_of(face: &Face, row: &Row) -> f64 {
    (float(lines_of(face, row).len()) * style_of(row).line() + 7.0).max(24.0)
}

fn bar(canvas: &mut Canvas<'_>, block: &Block, nth: usize, top: f64) -> f64 {
    let row = &block.rows[nth];
    let (language, ink) = (canvas.language, canvas.paper.ink());
    let (lines, style, height) = (lines_of(canvas.face, row), style_of(row), height_of(canvas.face, row));
    if nth % 2 == 1 {
        let band = Area::new(MARGIN - 8.0, top, WIDTH - 2.0 * MARGIN + 16.0, height);
        canvas.rect(band, 0.0, Paint::fill(canvas.paper.panel()));
    }
    let middle = top + height / 2.0;
    let first = middle - float(lines.len()) * style.line() / 2.0;
    canvas.lines((MARGIN + indent_of(row), first), Anchor::Start, style, ink, &lines);
    let most = block.rows.iter().map(|row| row.promises).max().unwrap_or_default();
    let width = LONGEST * float(row.promises) / float(most.max(1));
    let all = counts(&row.counts, row.promises);
    stack(canvas, block, &all, Area::new(BARS, middle - THICK / 2.0, width, THICK));
    canvas.centred((TOTALS, middle), Anchor::End, STRONG, ink, &language.number(row.promises));
    for (column, count) in all.into_iter().enumerate() {
        figure(canvas, (count, row.promises), (right_of(block, column), middle));
    }
    top + height
}

/// A count, and its share in smaller type; a dash where there is none.
fn figure(canvas: &mut Canvas<'_>, (count, of): (usize, usize), (right, y): (f64, f64)) {
    let (language, muted) = (canvas.language, canvas.paper.muted());
    if count == 0 {
        canvas.centred((right, y), Anchor::End, SMALL, muted, "–");
        return;
    }
    canvas.centred((right - 40.0, y), Anchor::End, Style::plain(12.0), canvas.paper.ink(), &language.number(count));
    canvas.centred((right, y), Anchor::End, SMALL, muted, &language.percent(count, of));
}
