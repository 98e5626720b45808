//! Promise → decision with the themes between them, section by section, page by page.

mod boxes;
mod lines;
mod order;
mod pieces;
mod place;
mod routes;
mod spread;
mod words;

use pieces::{Heights, LinksPage, Piece, pages};
use place::place;
use routes::Routes;

use super::bars::said;
use super::pages::{Laid, PAGE, wanted};
use super::years::Years;
use crate::diagram::DiagramError;
use crate::diagram::canvas::{Canvas, HEADING, STRONG};
use crate::diagram::data::links::PartLinks;
use crate::diagram::frame::{Entry, Head, MARGIN, Mark, Setting, framed};
use crate::diagram::palette::{Voice, float};
use crate::diagram::scene::{Anchor, Area, Paint};
use crate::diagram::strand::Strand;
use crate::language::{DECISION, DISTINCT_DECISION, LINK, PROMISE, THEME};
use crate::model::Status;

const WIDTH: f64 = 1200.0;
const PROMISES: f64 = MARGIN;
const PROMISE_WIDTH: f64 = 330.0;
const GAP: f64 = 92.0;
const THEMES: f64 = PROMISES + PROMISE_WIDTH + GAP;
const THEME_WIDTH: f64 = 214.0;
const DECISIONS: f64 = THEMES + THEME_WIDTH + GAP + 12.0;
const DECISION_WIDTH: f64 = WIDTH - MARGIN - DECISIONS;
/// Space for a promise's number.
const NUMBERS: f64 = 26.0;
/// Space for a decision's date, and the numbers of its promises below it.
const DATES: f64 = 84.0;
const PAD: f64 = 6.0;

/// A page of the links.
pub fn links(setting: &Setting<'_>, data: &PartLinks) -> Result<Laid, DiagramError> {
    let (face, language) = (setting.face, setting.language);
    let heights: Vec<_> = data.blocks.iter().map(|block| Heights::of(face, language, block)).collect();
    let pages = pages(data, &heights, PAGE);
    let page = wanted(setting, &pages)?;
    let dates = data.blocks.iter().flat_map(|block| &block.decisions).map(|decision| decision.date);
    let years = Years::of(setting.term(), dates);
    let scene = framed(setting, WIDTH, &head(setting, data, (page, pages.len()), &years), |canvas, top| {
        let mut y = columns(canvas, top);
        let several = data.blocks.len() > 1 || pages.len() > 1;
        let (mut placed, mut bands) = (Vec::new(), Vec::new());
        for (nth, piece) in page.pieces.iter().enumerate() {
            if several {
                bands.push((piece, y + 10.0));
                y += 10.0 + band_height(canvas, piece) + 2.0;
            }
            let piece = place(face, language, (piece, nth), y + 6.0);
            y = piece.bottom;
            placed.push(piece);
        }
        // Lines first, light ones below strong ones: bands and boxes are drawn over them.
        let routes: Vec<_> = (0..placed.len()).map(|nth| Routes::of(page, &placed, nth)).collect();
        for (nth, routes) in routes.iter().enumerate() {
            lines::light(canvas, (page, &placed, nth), routes);
        }
        for (nth, routes) in routes.iter().enumerate() {
            lines::strong(canvas, (page, &placed, nth), routes);
        }
        for (piece, top) in bands {
            heading(canvas, piece, top);
        }
        for (piece, placed) in page.pieces.iter().zip(&placed) {
            boxes::boxes(canvas, piece, placed, &years);
        }
        y
    });
    Ok(Laid { scene, pages: pages.len() })
}

fn head(setting: &Setting<'_>, data: &PartLinks, (page, pages): (&LinksPage, usize), years: &Years) -> Head {
    let language = setting.language;
    let name = setting.colon_name();
    let title = language.pick(format!("Van belofte naar beslissing{name}"), format!("From promise to decision{name}"));
    let mut subtitle = vec![promises(setting, data), pairs(setting, data), decisions(setting, data)];
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

/// How many promises of each status there are.
fn promises(setting: &Setting<'_>, data: &PartLinks) -> String {
    let language = setting.language;
    let total = data.tally.total();
    let statuses = Status::ALL.into_iter().filter(|status| data.tally.of(*status) > 0);
    let statuses: Vec<_> = statuses
        .map(|status| format!("{} {}", language.number(data.tally.of(status)), status.short_label(language)))
        .collect();
    let promises = language.counted(total, PROMISE);
    if total == 0 { promises } else { format!("{promises}: {}", statuses.join(", ")) }
}

/// How many links of promise and decision there are, and on whose word.
fn pairs(setting: &Setting<'_>, data: &PartLinks) -> String {
    let language = setting.language;
    let voices: Vec<_> = Voice::heard(setting.basis.evidence)
        .map(|voice| format!("{} {}", language.number(data.pairs[voice as usize]), said(language, voice)))
        .collect();
    let pairs = language.counted(data.pairs.iter().sum(), LINK);
    let contrary = language.number(data.contrary);
    let contrary = if data.contrary > 0 {
        language.pick(
            format!("; {contrary} daarvan met een beslissing die tegen de belofte ingaat"),
            format!("; {contrary} of them with a decision that goes against the promise"),
        )
    } else {
        String::new()
    };
    language.pick(
        format!("{pairs} van belofte naar beslissing: {}{contrary}", voices.join(", ")),
        format!("{pairs} from promise to decision: {}{contrary}", voices.join(", ")),
    )
}

/// How many decisions there are, with how many of them no promise is linked, and how many themes.
fn decisions(setting: &Setting<'_>, data: &PartLinks) -> String {
    let language = setting.language;
    let decisions = language.counted(data.decisions, DISTINCT_DECISION);
    let without = language.number(data.without_promise);
    let themes = data.blocks.iter().flat_map(|block| &block.themes);
    let bare = language.number(themes.clone().filter(|theme| theme.decisions.is_empty()).count());
    let themes = language.counted(themes.filter(|theme| theme.position.is_some()).count(), THEME);
    language.pick(
        format!(
            "{decisions}: met {without} ervan is geen belofte verbonden; {themes}, waarvan {bare} zonder beslissing"
        ),
        format!(
            "{decisions}: no promise is linked with {without} of them; {themes}, {bare} of them without a decision"
        ),
    )
}

/// Whose each line is, with how many there are; and the years.
fn legend(setting: &Setting<'_>, data: &PartLinks, years: &Years) -> Vec<Entry> {
    let language = setting.language;
    let mut entries = vec![Entry::new(Mark::None, language.pick("Belofte → beslissing", "Promise → decision"))];
    for voice in Voice::heard(setting.basis.evidence) {
        let says = match voice {
            Voice::People => language.pick("mensen leggen het verband", "people state the link"),
            Voice::Programs => language.pick("alleen een programma codeerde het", "only a program coded it"),
            Voice::Algorithm => language.pick(
                "alleen voorgesteld door een algoritme, met zekerheid van 0 tot 1",
                "only suggested by an algorithm, with a confidence from 0 to 1",
            ),
        };
        let count = language.number(data.pairs[voice as usize]);
        entries.push(Entry::new(Mark::Strand(Strand { voice, is_contrary: false }), format!("{says}: {count}")));
    }
    if data.contrary > 0 {
        let says = language.pick("dwarsstreep: gaat tegen de belofte in", "bar: goes against the promise");
        let strand = Strand { voice: Voice::People, is_contrary: true };
        entries.push(Entry::new(Mark::Strand(strand), format!("{says}: {}", language.number(data.contrary))));
    }
    let color = setting.paper.line();
    entries.push(Entry::new(Mark::None, language.pick("Waar het te lezen staat", "Where to read about it")));
    let mentions = language.number(data.mentions);
    entries.push(Entry::new(
        Mark::Line { color, dashed: false },
        language
            .pick(format!("thema gaat over de belofte: {mentions}"), format!("theme is about the promise: {mentions}")),
    ));
    if data.suggested_mentions > 0 {
        let suggested = language.number(data.suggested_mentions);
        entries.push(Entry::new(
            Mark::Line { color, dashed: true },
            language.pick(format!("daarvan voorgesteld: {suggested}"), format!("of these suggested: {suggested}")),
        ));
    }
    let (authors, cited) = (writers(setting), language.number(data.cited));
    entries.push(Entry::new(
        Mark::Line { color, dashed: false },
        language.pick(
            format!("verslag{authors} haalt de beslissing aan: {cited}"),
            format!("report{authors} cites the decision: {cited}"),
        ),
    ));
    entries.push(Entry::new(Mark::None, language.pick("Beslist in", "Decided in")));
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
fn heading(canvas: &mut Canvas<'_>, piece: &Piece, top: f64) {
    let lines = heading_lines(canvas, piece);
    let height = band_height(canvas, piece);
    let band = Area::new(MARGIN - 8.0, top, WIDTH - 2.0 * MARGIN + 16.0, height);
    canvas.rect(band, 3.0, Paint::fill(canvas.paper.panel()));
    canvas.lines((MARGIN, top + 4.0), Anchor::Start, STRONG, canvas.paper.ink(), &lines);
}

fn band_height(canvas: &Canvas<'_>, piece: &Piece) -> f64 {
    float(heading_lines(canvas, piece).len()) * STRONG.line() + 8.0
}

fn heading_lines(canvas: &Canvas<'_>, piece: &Piece) -> Vec<String> {
    let continued = if piece.is_continued { canvas.language.pick(" (vervolg)", " (continued)") } else { "" };
    let title = format!("{} {}{continued}", piece.block.number, piece.block.title);
    canvas.face.wrap(&title, STRONG, WIDTH - 2.0 * MARGIN - 16.0)
}
