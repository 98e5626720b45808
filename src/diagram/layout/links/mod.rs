//! Promise → theme → decision in three columns, section by section, page by page.

mod boxes;
mod pieces;
mod place;

use pieces::{Heights, Page, Piece, pages};
use place::place;

use super::pages::{Laid, PAGE, wanted};
use super::years::Years;
use crate::diagram::DiagramError;
use crate::diagram::canvas::{Canvas, HEADING, STRONG};
use crate::diagram::data::links::Links;
use crate::diagram::frame::{Entry, Head, MARGIN, Mark, Setting, framed};
use crate::diagram::palette::{Voice, float};
use crate::diagram::scene::{Anchor, Area, Paint};
use crate::language::{DECISION, DISTINCT_DECISION, LINK, PROMISE, THEME};
use crate::model::{Evidence, Status};

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

/// A page of the links.
pub fn links(setting: &Setting<'_>, data: &Links) -> Result<Laid, DiagramError> {
    let (face, language) = (setting.face, setting.language);
    let heights: Vec<_> = data.blocks.iter().map(|block| Heights::of(face, language, block)).collect();
    let pages = pages(data, &heights, PAGE);
    let page = wanted(setting, &pages)?;
    let dates = data.blocks.iter().flat_map(|block| &block.decisions).map(|decision| decision.date);
    let years = Years::of(setting.term(), dates);
    let scene = framed(setting, WIDTH, &head(setting, data, (page, pages.len()), &years), |canvas, top| {
        let mut y = columns(canvas, top);
        let several = data.blocks.len() > 1 || pages.len() > 1;
        let mut placed = Vec::new();
        for (nth, piece) in page.pieces.iter().enumerate() {
            if several {
                y = heading(canvas, piece, y + 10.0);
            }
            let piece = place(face, language, (piece, nth), y + 6.0);
            y = piece.bottom;
            placed.push(piece);
        }
        // Lines first: boxes are drawn over them.
        for (nth, piece) in page.pieces.iter().enumerate() {
            boxes::lines(canvas, page, piece, (&placed, nth), &years);
        }
        for (piece, placed) in page.pieces.iter().zip(&placed) {
            boxes::boxes(canvas, piece, placed, &years);
        }
        y
    });
    Ok(Laid { scene, pages: pages.len() })
}

fn head(setting: &Setting<'_>, data: &Links, (page, pages): (&Page, usize), years: &Years) -> Head {
    let language = setting.language;
    let name = setting.colon_name();
    let title = language.pick(format!("Van belofte naar beslissing{name}"), format!("From promise to decision{name}"));
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
    let mut notes = Vec::new();
    if page.elsewhere > 0 {
        let elsewhere = language.counted(page.elsewhere, LINK);
        notes.push(language.pick(
            format!("Nog {elsewhere} van beloftes op deze pagina met thema's op andere pagina's."),
            format!("Beside these, {elsewhere} of promises on this page with themes on other pages."),
        ));
    }
    Head { title, subtitle, legend: legend(setting, data, years), notes, pages }
}

/// Whose each line is, with how many there are; and the years.
fn legend(setting: &Setting<'_>, data: &Links, years: &Years) -> Vec<Entry> {
    let language = setting.language;
    let color = setting.paper.muted();
    let mut entries = vec![Entry::new(Mark::None, language.pick("Belofte → thema", "Promise → theme"))];
    let stated = language.counted(data.stated, LINK);
    entries.push(Entry::new(
        Mark::Line { color, dashed: false },
        language.pick(format!("gelegd door een analist: {stated}"), format!("stated by an analyst: {stated}")),
    ));
    if setting.basis.evidence == Evidence::All {
        let suggested = language.counted(data.suggested, LINK);
        entries.push(Entry::new(
            Mark::Line { color, dashed: true },
            language.pick(
                format!("voorgesteld door een algoritme, met zekerheid van 0 tot 1: {suggested}"),
                format!("suggested by an algorithm, with a confidence from 0 to 1: {suggested}"),
            ),
        ));
    }
    let status = |voice| Mark::Status(Status::FollowedUp, voice);
    if setting.basis.evidence == Evidence::All {
        entries.push(Entry::new(
            status(Voice::People),
            language.pick("opgevolgd, volgens mensen", "followed up, as people say"),
        ));
        entries.push(Entry::new(
            status(Voice::Algorithm),
            language.pick("opgevolgd, alleen voorgesteld", "followed up, only suggested"),
        ));
    }
    let authors = writers(setting);
    let cited = language.number(data.cited);
    entries.push(Entry::new(Mark::None, language.pick("Thema → beslissing", "Theme → decision")));
    entries.push(Entry::new(
        Mark::None,
        language.pick(
            format!("aangehaald door het verslag{authors}: {cited}; beslist in"),
            format!("cited by the report{authors}: {cited}; decided in"),
        ),
    ));
    entries.extend(years.legend(setting.paper, language));
    if data.blocks.iter().flat_map(|block| &block.decisions).any(|decision| decision.is_withdrawn) {
        entries.push(Entry::new(Mark::Withdrawn, language.pick("ingetrokken beslissing", "withdrawn decision")));
    }
    entries
}

/// Who wrote the reports, in brackets.
fn writers(setting: &Setting<'_>) -> String {
    let language = setting.language;
    let authors = setting.basis.agreements.iter().flat_map(|agreement| &agreement.authors);
    let mut names: Vec<_> = authors
        .map(|author| {
            let software = if author.is_software { language.pick(", software", ", software") } else { "" };
            format!("{}{software}", author.name)
        })
        .collect();
    names.dedup();
    if names.is_empty() {
        return String::new();
    }
    let names = names.join("; ");
    language.pick(format!(" (geschreven door {names})"), format!(" (written by {names})"))
}

fn columns(canvas: &mut Canvas<'_>, top: f64) -> f64 {
    let language = canvas.language;
    let ink = canvas.paper.ink();
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
fn heading(canvas: &mut Canvas<'_>, piece: &Piece, top: f64) -> f64 {
    let continued = if piece.is_continued { canvas.language.pick(" (vervolg)", " (continued)") } else { "" };
    let title = format!("{} {}{continued}", piece.block.number, piece.block.title);
    let lines = canvas.face.wrap(&title, STRONG, WIDTH - 2.0 * MARGIN - 16.0);
    let band = Area::new(MARGIN - 8.0, top, WIDTH - 2.0 * MARGIN + 16.0, float(lines.len()) * STRONG.line() + 8.0);
    canvas.rect(band, 3.0, Paint::fill(canvas.paper.panel()));
    canvas.lines((MARGIN, top + 4.0), Anchor::Start, STRONG, canvas.paper.ink(), &lines);
    band.bottom() + 2.0
}
