//! Promises by status: a bar for the whole, and one for each domain or section, with counts and shares.

use super::pages::{Laid, PAGE, pages, wanted};
use crate::diagram::DiagramError;
use crate::diagram::canvas::{BODY, Canvas, HEADING, SMALL, STRONG};
use crate::diagram::data::Split;
use crate::diagram::data::bars::{Bar, Bars};
use crate::diagram::face::{Face, Style};
use crate::diagram::frame::{Entry, Head, MARGIN, Mark, Setting, framed};
use crate::diagram::palette::{Voice, float};
use crate::diagram::scene::{Anchor, Area, Paint};
use crate::language::{DOMAIN, Language, PROMISE, SECTION};
use crate::model::{Evidence, Status};

const WIDTH: f64 = 1320.0;
const LABELS: f64 = 270.0;
const BARS: f64 = MARGIN + LABELS + 14.0;
const LONGEST: f64 = 236.0;
const TOTALS: f64 = BARS + LONGEST + 50.0;
const COLUMN: f64 = 84.0;
/// Where a column's bar of figures ends.
const COLUMNS: f64 = TOTALS + 14.0;
const THICK: f64 = 16.0;

/// A page of the bars.
pub fn bars(setting: &Setting<'_>, data: &Bars) -> Result<Laid, DiagramError> {
    let pages = pages(data.rows.iter().map(|row| height_of(setting.face, row)), PAGE);
    let shown = wanted(setting, &pages)?.clone();
    let evidence = setting.basis.evidence;
    let scene = framed(setting, WIDTH, &head(setting, data, pages.len()), |canvas, top| {
        let mut y = top;
        for (agreement, split) in &data.wholes {
            y = whole(canvas, (data.wholes.len() > 1).then_some(agreement), (split, evidence), y);
        }
        let mut y = headings(canvas, data, evidence, y + 18.0);
        let most = data.rows.iter().map(|row| row.split.total()).max().unwrap_or_default();
        for (nth, row) in data.rows[shown].iter().enumerate() {
            y = bar(canvas, row, evidence, (nth, most), y);
        }
        y
    });
    Ok(Laid { scene, pages: pages.len() })
}

fn head(setting: &Setting<'_>, data: &Bars, pages: usize) -> Head {
    let language = setting.language;
    let split = data.whole();
    let whole = split.total();
    let noun = if data.of_domains { DOMAIN } else { SECTION };
    let per = language.pick(
        if data.of_domains { "per beleidsdomein" } else { "per sectie" },
        if data.of_domains { "per policy domain" } else { "per section" },
    );
    let name = setting.colon_name();
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
    let legend = Split::shown(setting.basis.evidence).map(|(status, voice)| {
        let share = language.share(split.of(status, voice), whole);
        Entry::new(Mark::Status(status, voice), format!("{}: {share}", label(language, status, voice)))
    });
    Head { title, subtitle, legend: legend.collect(), notes, pages }
}

/// A status, with whose word it rests on where that makes a difference.
pub fn label(language: Language, status: Status, voice: Voice) -> String {
    with_voice(status.label(language), status, said(language, voice))
}

fn short_label(language: Language, status: Status, voice: Voice) -> String {
    let said = match voice {
        Voice::People => language.pick("mensen", "people"),
        Voice::Programs => language.pick("programma's", "programs"),
        Voice::Algorithm => language.pick("voorgesteld", "suggested"),
    };
    with_voice(status.short_label(language), status, said)
}

fn with_voice(label: &str, status: Status, said: &str) -> String {
    match status {
        Status::FollowedUp | Status::Mentioned => format!("{label}, {said}"),
        Status::Unlinked | Status::NoEvidence | Status::NotExamined => label.to_owned(),
    }
}

/// On whose word something holds.
pub fn said(language: Language, voice: Voice) -> &'static str {
    match voice {
        Voice::People => language.pick("volgens mensen", "as people say"),
        Voice::Programs => language.pick("alleen volgens programma's", "only as programs coded"),
        Voice::Algorithm => language.pick("alleen voorgesteld", "only suggested"),
    }
}

/// The bar of all promises of an agreement, across the diagram; under its title where there are several.
fn whole(canvas: &mut Canvas<'_>, title: Option<&String>, (split, evidence): (&Split, Evidence), top: f64) -> f64 {
    let mut y = top;
    if let Some(title) = title {
        let lines = canvas.face.wrap(title, STRONG, WIDTH - 2.0 * MARGIN);
        canvas.plain();
        y = canvas.lines((MARGIN, y), Anchor::Start, STRONG, canvas.paper.ink(), &lines) + 3.0;
    }
    let area = Area::new(MARGIN, y, WIDTH - 2.0 * MARGIN, 28.0);
    stack(canvas, split, evidence, area);
    area.bottom() + if title.is_some() { 8.0 } else { 0.0 }
}

/// Segments of a bar, with their counts where these fit.
fn stack(canvas: &mut Canvas<'_>, split: &Split, evidence: Evidence, area: Area) {
    let (language, total) = (canvas.language, split.total());
    let mut x = area.x;
    for (status, voice) in Split::shown(evidence).filter(|(status, voice)| split.of(*status, *voice) > 0) {
        let count = split.of(status, voice);
        let width = area.width * float(count) / float(total.max(1));
        let part = Area::new(x, area.y, width, area.height);
        canvas.about(&format!("{}: {}", label(language, status, voice), language.share(count, total)));
        let paint = canvas.status_paint(status, voice);
        let seam = paint.stroke.map_or((canvas.paper.color(), 0.0), |stroke| (stroke.color, 0.5));
        canvas.rect(Area { width: (width - 1.0).max(0.75), ..part }.shrunk(seam.1), 0.0, paint);
        let (style, text) = (if area.height > 20.0 { STRONG } else { SMALL }, language.number(count));
        let needed = canvas.face.width(&text, style) + 8.0;
        if needed + 2.0 < width && area.height > 20.0 {
            let fill = canvas.paper.said(status, voice);
            let plate = Area::new(x + width / 2.0 - needed / 2.0, area.middle() - 8.5, needed, 17.0);
            canvas.rect(plate, 3.0, Paint::fill(fill));
            canvas.centred((x + width / 2.0, area.middle()), Anchor::Middle, style, fill.ink(), &text);
        }
        x += width;
    }
    canvas.plain();
}

fn headings(canvas: &mut Canvas<'_>, data: &Bars, evidence: Evidence, top: f64) -> f64 {
    let language = canvas.language;
    let (ink, muted) = (canvas.paper.ink(), canvas.paper.muted());
    let middle = top + 26.0;
    let first = if data.of_domains {
        language.pick("Beleidsdomein", "Policy domain")
    } else {
        language.pick("Sectie", "Section")
    };
    canvas.centred((MARGIN, middle), Anchor::Start, HEADING, ink, first);
    canvas.centred((TOTALS, middle), Anchor::End, HEADING, ink, language.noun(2, PROMISE));
    for (nth, (status, voice)) in Split::shown(evidence).enumerate() {
        let right = right_of(nth);
        canvas.glyph((status, voice), (right - 6.0, middle - 20.0), 5.0);
        let lines = canvas.face.wrap(&short_label(language, status, voice), SMALL, COLUMN - 12.0);
        let mut y = middle - float(lines.len().saturating_sub(1)) * SMALL.line() / 2.0 + 4.0;
        for line in &lines {
            canvas.centred((right, y), Anchor::End, SMALL, muted, line);
            y += SMALL.line();
        }
    }
    let bottom = middle + 20.0;
    canvas.rule((MARGIN, bottom), (WIDTH - MARGIN, bottom), Paint::stroke(canvas.paper.line(), 1.0));
    bottom + 4.0
}

fn right_of(column: usize) -> f64 {
    COLUMNS + COLUMN * float(column + 1)
}

fn style_of(row: &Bar) -> Style {
    if !row.title.is_empty() && row.depth == 0 { STRONG } else { BODY }
}

fn lines_of(face: &Face, row: &Bar) -> Vec<String> {
    face.wrap(&row.label, style_of(row), LABELS - indent_of(row))
}

fn indent_of(row: &Bar) -> f64 {
    float(row.depth.min(5)) * 12.0
}

fn height_of(face: &Face, row: &Bar) -> f64 {
    (float(lines_of(face, row).len()) * style_of(row).line() + 7.0).max(24.0)
}

fn bar(canvas: &mut Canvas<'_>, row: &Bar, evidence: Evidence, (nth, most): (usize, usize), top: f64) -> f64 {
    let (language, ink) = (canvas.language, canvas.paper.ink());
    let (lines, style, height) = (lines_of(canvas.face, row), style_of(row), height_of(canvas.face, row));
    if nth % 2 == 1 {
        let band = Area::new(MARGIN - 8.0, top, WIDTH - 2.0 * MARGIN + 16.0, height);
        canvas.rect(band, 0.0, Paint::fill(canvas.paper.panel()));
    }
    let middle = top + height / 2.0;
    let first = middle - float(lines.len()) * style.line() / 2.0;
    canvas.lines((MARGIN + indent_of(row), first), Anchor::Start, style, ink, &lines);
    let total = row.split.total();
    let width = LONGEST * float(total) / float(most.max(1));
    stack(canvas, &row.split, evidence, Area::new(BARS, middle - THICK / 2.0, width, THICK));
    canvas.centred((TOTALS, middle), Anchor::End, STRONG, ink, &language.number(total));
    for (nth, (status, voice)) in Split::shown(evidence).enumerate() {
        figure(canvas, (row.split.of(status, voice), total), (right_of(nth), middle));
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
