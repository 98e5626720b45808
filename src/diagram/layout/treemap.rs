//! Domains and their sections as nested rectangles: the area is the number of promises, the filled part of it those that
//! are followed up. So what is dark is what is much, and never a small section because its share is high.

use super::bars::said;
use super::pages::{Laid, wanted};
use super::squarify::squarify;
use crate::diagram::DiagramError;
use crate::diagram::canvas::{Canvas, SMALL};
use crate::diagram::data::Split;
use crate::diagram::data::treemap::{DomainTiles, Tile, Treemap};
use crate::diagram::face::Style;
use crate::diagram::frame::{Entry, Head, MARGIN, Mark, Setting, framed};
use crate::diagram::palette::{Color, Paper, Voice, float};
use crate::diagram::scene::{Anchor, Area, Paint, Pattern};
use crate::language::{DOMAIN, PROMISE, SECTION};
use crate::model::{Evidence, Status};

const WIDTH: f64 = 1280.0;
const HEIGHT: f64 = 800.0;
/// Height of a domain's heading.
const HEADING: f64 = 20.0;

/// The treemap, which is always one page.
pub fn treemap(setting: &Setting<'_>, data: &Treemap) -> Result<Laid, DiagramError> {
    wanted(setting, &[()])?;
    let evidence = setting.basis.evidence;
    let scene = framed(setting, WIDTH, &head(setting, data), |canvas, top| {
        let all = Area::new(MARGIN, top, WIDTH - 2.0 * MARGIN, HEIGHT);
        let sizes: Vec<_> = data.domains.iter().map(|domain| float(domain.split.total())).collect();
        for (domain, area) in data.domains.iter().zip(squarify(&sizes, all)) {
            draw_domain(canvas, (domain, evidence), area.shrunk(1.5));
        }
        all.bottom()
    });
    Ok(Laid { scene, pages: 1 })
}

fn head(setting: &Setting<'_>, data: &Treemap) -> Head {
    let language = setting.language;
    let name = setting.colon_name();
    let title = language.pick(
        format!("Waar de beloftes staan, en hoeveel er opgevolgd zijn{name}"),
        format!("Where the promises are, and how many are followed up{name}"),
    );
    let total = data.split.total();
    let tiles: usize = data.domains.iter().map(|domain| domain.tiles.len()).sum();
    let (domains, sections) = (language.counted(data.domains.len(), DOMAIN), language.counted(tiles, SECTION));
    let promises = language.counted(total, PROMISE);
    let subtitle = vec![language.pick(
        format!("Oppervlakte: aantal beloftes van een sectie zelf, zonder die eronder; {promises} in {sections} van {domains}. Het gevulde deel van een vak: de beloftes die opgevolgd zijn."),
        format!("Area: number of promises of a section itself, without those below it; {promises} in {sections} of {domains}. The filled part of a tile: the promises that are followed up."),
    )];
    let paper = setting.paper;
    let unexamined = data.split.all_of(Status::NotExamined);
    let others = language.share(total - data.split.all_of(Status::FollowedUp) - unexamined, total);
    let unexamined = language.share(unexamined, total);
    let evidence = setting.basis.evidence;
    let mut legend: Vec<_> = Voice::heard(evidence)
        .map(|voice| {
            let share = language.share(data.split.of(Status::FollowedUp, voice), total);
            let status = Status::FollowedUp.short_label(language);
            Entry::new(Mark::Paint(filling(paper, voice)), format!("{status}, {}: {share}", said(language, voice)))
        })
        .collect();
    legend.push(Entry::new(
        Mark::Paint(Paint::fill(paper.panel()).outlined(paper.line(), 1.0)),
        language
            .pick(format!("verslag, maar niet opgevolgd: {others}"), format!("report, but not followed up: {others}")),
    ));
    legend.push(Entry::new(
        Mark::Status(Status::NotExamined, Voice::People),
        language.pick(
            format!("geen verslag, niet onderzocht: {unexamined}"),
            format!("no report, not examined: {unexamined}"),
        ),
    ));
    let figures = match evidence {
        Evidence::All => language.pick(
            "volgens mensen + alleen volgens programma's + alleen voorgesteld / alle",
            "as people say + only as programs coded + only suggested / all",
        ),
        Evidence::Judged => language
            .pick("volgens mensen + alleen volgens programma's / alle", "as people say + only as programs coded / all"),
        Evidence::Firm => language.pick("opgevolgd / alle", "followed up / all"),
    };
    let mut notes = vec![language.pick(
        format!("In een vak: nummer en titel van de sectie, en haar beloftes ({figures}); in kleine vakken alleen wat er past. De tabel (csv) heeft alles."),
        format!("In a tile: number and title of the section, and its promises ({figures}); in small tiles only what fits. The table (csv) has it all."),
    )];
    if data.empty > 0 {
        let empty = language.counted(data.empty, SECTION);
        notes.push(language.pick(
            format!("Niet getoond: {empty} zonder eigen belofte."),
            format!("Not shown: {empty} without a promise of their own."),
        ));
    }
    Head { title, subtitle, legend, notes, pages: 1 }
}

/// The part of a tile that is followed up; quiet, as words stand on it.
fn filling(paper: Paper, voice: Voice) -> Paint {
    let fill = paper.tile(voice);
    match voice {
        Voice::People => Paint::fill(fill),
        Voice::Programs => Paint::fill(fill)
            .patterned(Pattern::Bars, fill.towards(paper.tile(Voice::People), 0.7))
            .outlined(paper.tile(Voice::People), 0.75),
        Voice::Algorithm => Paint::fill(fill)
            .patterned(Pattern::Stripes, fill.towards(paper.tile(Voice::People), 0.45))
            .outlined(paper.tile(Voice::People), 0.75),
    }
}

fn draw_domain(canvas: &mut Canvas<'_>, (domain, evidence): (&DomainTiles, Evidence), area: Area) {
    let (language, paper) = (canvas.language, canvas.paper);
    canvas.about(&format!("{}: {}", domain.title, summary(canvas, &domain.split, evidence)));
    canvas.rect(area, 2.0, Paint::fill(paper.panel()).outlined(paper.line(), 1.0));
    let style = Style::bold(12.0);
    let total = domain.split.total();
    let long = format!("{} · {}", domain.title, language.counted(total, PROMISE));
    let room = area.width - 10.0;
    let has_heading = area.height > HEADING + 14.0;
    let label = if canvas.face.width(&long, style) <= room {
        Some(long)
    } else {
        canvas.face.fitted(&domain.title, style, room)
    };
    if let Some(label) = label.filter(|_| has_heading) {
        canvas.centred((area.x + 5.0, area.y + HEADING / 2.0), Anchor::Start, style, paper.ink(), &label);
    }
    let above = if has_heading { HEADING } else { 0.0 };
    let inner =
        Area::new(area.x + 1.5, area.y + above, (area.width - 3.0).max(0.0), (area.height - above - 1.5).max(0.0));
    let sizes: Vec<_> = domain.tiles.iter().map(|tile| float(tile.split.total())).collect();
    for (tile, area) in domain.tiles.iter().zip(squarify(&sizes, inner)) {
        draw_tile(canvas, (tile, evidence), area.shrunk(0.75));
    }
    canvas.plain();
}

fn summary(canvas: &Canvas<'_>, split: &Split, evidence: Evidence) -> String {
    let language = canvas.language;
    let share = language.share(split.all_of(Status::FollowedUp), split.total());
    let followed = language.pick(format!("{share} opgevolgd"), format!("{share} followed up"));
    let voices: Vec<_> = Voice::heard(evidence)
        .map(|voice| format!("{} {}", language.number(split.of(Status::FollowedUp, voice)), said(language, voice)))
        .collect();
    format!("{followed} ({})", voices.join(", "))
}

fn draw_tile(canvas: &mut Canvas<'_>, (tile, evidence): (&Tile, Evidence), area: Area) {
    let (language, paper) = (canvas.language, canvas.paper);
    let total = tile.split.total();
    let name = format!("{} {}", tile.section.number, tile.section.title);
    let unexamined = tile.split.all_of(Status::NotExamined) == total;
    let told = if unexamined {
        format!("{}, {}", language.counted(total, PROMISE), Status::NotExamined.label(language))
    } else {
        summary(canvas, &tile.split, evidence)
    };
    canvas.about(&format!("{name}: {told}"));
    if unexamined {
        canvas.rect(area, 0.0, canvas.status_paint(Status::NotExamined, Voice::People));
    } else {
        canvas.rect(area, 0.0, Paint::fill(paper.panel()).outlined(paper.line(), 0.75));
        let mut x = area.x;
        for voice in Voice::heard(evidence) {
            let count = tile.split.of(Status::FollowedUp, voice);
            let width = area.width * float(count) / float(total.max(1));
            if count > 0 {
                canvas.rect(Area::new(x, area.y, width, area.height), 0.0, filling(paper, voice));
            }
            x += width;
        }
    }
    let counts: Vec<_> =
        Voice::heard(evidence).map(|voice| language.number(tile.split.of(Status::FollowedUp, voice))).collect();
    let all = language.number(total);
    let figure = match tile.split.all_of(Status::FollowedUp) {
        _ if unexamined => all,
        0 => format!("0/{all}"),
        _ => format!("{}/{all}", counts.join("+")),
    };
    label(canvas, (&tile.section.number, &tile.section.title, &figure), area.shrunk(4.0), paper.ink());
}

/// Number, title and figure in the largest type in which all of the title fits; else number and figure; else the number.
fn label(canvas: &mut Canvas<'_>, (number, title, figure): (&str, &str, &str), area: Area, ink: Color) {
    let long = format!("{number} {title} ·\u{A0}{figure}");
    for size in [12.0, 11.0, 10.0, 9.0] {
        let style = Style::plain(size);
        let lines = canvas.face.wrap(&long, style, area.width);
        let breaks_words = lines.iter().any(|line| line.ends_with('-') && !long.contains(line.as_str()));
        if float(lines.len()) * style.line() <= area.height && !breaks_words {
            canvas.lines((area.x, area.y), Anchor::Start, style, ink, &lines);
            return;
        }
    }
    for text in [format!("{number} · {figure}"), number.to_owned()] {
        for style in [SMALL, Style::plain(9.0)] {
            if canvas.face.width(&text, style) <= area.width && style.line() <= area.height {
                canvas.lines((area.x, area.y), Anchor::Start, style, ink, &[text]);
                return;
            }
        }
    }
}
