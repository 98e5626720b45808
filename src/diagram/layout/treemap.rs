//! Domains and their sections as nested rectangles: the area is the number of promises, the colour the share followed up.

use super::squarify::squarify;
use crate::diagram::canvas::{Canvas, SMALL};
use crate::diagram::data::Scope;
use crate::diagram::data::treemap::{Domain, Tile, Treemap};
use crate::diagram::face::Style;
use crate::diagram::frame::{Entry, Head, MARGIN, Mark, Setting, framed};
use crate::diagram::palette::{Color, Theme, float};
use crate::diagram::scene::{Anchor, Area, Paint, Pattern, Scene};
use crate::language::{DOMAIN, PROMISE, SECTION};
use crate::model::Status;

const WIDTH: f64 = 1280.0;
const HEIGHT: f64 = 800.0;
/// Height of a domain's heading.
const HEADING: f64 = 20.0;

pub fn treemap(setting: &Setting<'_>, scope: &Scope, data: &Treemap) -> Scene {
    framed(setting, WIDTH, &head(setting, scope, data), |canvas, top| {
        let all = Area::new(MARGIN, top, WIDTH - 2.0 * MARGIN, HEIGHT);
        let sizes: Vec<_> = data.domains.iter().map(|domain| float(domain.tally.total())).collect();
        for (domain, area) in data.domains.iter().zip(squarify(&sizes, all)) {
            draw_domain(canvas, domain, area.shrunk(1.5));
        }
        all.bottom()
    })
}

fn head(setting: &Setting<'_>, scope: &Scope, data: &Treemap) -> Head {
    let language = setting.language;
    let name = if scope.domain.is_some() { format!(": {}", scope.name(language)) } else { String::new() };
    let title = language.pick(
        format!("Waar de beloftes staan, en hoeveel er opgevolgd zijn{name}"),
        format!("Where the promises are, and how many are followed up{name}"),
    );
    let total = data.tally.total();
    let tiles: usize = data.domains.iter().map(|domain| domain.tiles.len()).sum();
    let (domains, sections) = (language.counted(data.domains.len(), DOMAIN), language.counted(tiles, SECTION));
    let followed = language.share(data.tally.of(Status::FollowedUp), total);
    let promises = language.counted(total, PROMISE);
    let subtitle = vec![language.pick(
        format!("Oppervlakte: aantal beloftes van een sectie zelf, zonder die eronder; {promises} in {sections} van {domains}. Kleur: aandeel opgevolgd door een beslissing; samen {followed}."),
        format!("Area: number of promises of a section itself, without those below it; {promises} in {sections} of {domains}. Colour: share followed up by a decision; together {followed}."),
    )];
    let theme = setting.theme;
    let unexamined = language.share(data.tally.of(Status::NotExamined), total);
    let legend = vec![
        Entry::new(
            Mark::Status(Status::NotExamined),
            language.pick(
                format!("geen verslag: niet onderzocht; {unexamined} beloftes"),
                format!("no report: not examined; {unexamined} promises"),
            ),
        ),
        Entry::new(
            Mark::Paint(none_followed(theme)),
            language.pick(
                "verslag, maar geen belofte opgevolgd (gestreept)",
                "report, but no promise followed up (striped)",
            ),
        ),
        Entry::new(Mark::Scale { least: ">0%".to_owned() }, language.pick("100% opgevolgd", "100% followed up")),
    ];
    let mut notes = vec![language.pick(
        "In een vak: nummer en titel van de sectie, en hoeveel van haar beloftes opgevolgd zijn; in kleine vakken alleen wat er past. De tabel (csv) heeft alles.",
        "In a tile: number and title of the section, and how many of its promises are followed up; in small tiles only what fits. The table (csv) has it all.",
    ).to_owned()];
    if data.empty > 0 {
        let empty = language.counted(data.empty, SECTION);
        notes.push(language.pick(
            format!("Niet getoond: {empty} zonder eigen belofte."),
            format!("Not shown: {empty} without a promise of their own."),
        ));
    }
    Head { title, subtitle, legend, notes }
}

/// A quiet pattern, as words stand on it.
fn none_followed(theme: Theme) -> Paint {
    let fill = theme.status(Status::NoEvidence).towards(theme.paper(), 0.35);
    Paint::fill(fill).patterned(Pattern::Lines, fill.towards(theme.paper(), 0.45))
}

fn draw_domain(canvas: &mut Canvas<'_>, domain: &Domain, area: Area) {
    let (language, theme) = (canvas.language, canvas.theme);
    canvas.about(&format!(
        "{}: {}",
        domain.title,
        summary(canvas, domain.tally.of(Status::FollowedUp), domain.tally.total())
    ));
    canvas.rect(area, 2.0, Paint::fill(theme.panel()).outlined(theme.line(), 1.0));
    let style = Style::bold(12.0);
    let total = domain.tally.total();
    let long = format!("{} · {}", domain.title, language.counted(total, PROMISE));
    let room = area.width - 10.0;
    let has_heading = area.height > HEADING + 14.0;
    let label = if canvas.face.width(&long, style) <= room {
        Some(long)
    } else {
        canvas.face.fitted(&domain.title, style, room)
    };
    if let Some(label) = label.filter(|_| has_heading) {
        canvas.centred((area.x + 5.0, area.y + HEADING / 2.0), Anchor::Start, style, theme.ink(), &label);
    }
    let above = if has_heading { HEADING } else { 0.0 };
    let inner =
        Area::new(area.x + 1.5, area.y + above, (area.width - 3.0).max(0.0), (area.height - above - 1.5).max(0.0));
    let sizes: Vec<_> = domain.tiles.iter().map(|tile| float(tile.tally.total())).collect();
    for (tile, area) in domain.tiles.iter().zip(squarify(&sizes, inner)) {
        draw_tile(canvas, tile, area.shrunk(0.75));
    }
    canvas.plain();
}

fn summary(canvas: &Canvas<'_>, followed: usize, total: usize) -> String {
    let share = canvas.language.share(followed, total);
    canvas.language.pick(format!("{share} opgevolgd"), format!("{share} followed up"))
}

fn draw_tile(canvas: &mut Canvas<'_>, tile: &Tile, area: Area) {
    let (language, theme) = (canvas.language, canvas.theme);
    let (followed, total) = (tile.tally.of(Status::FollowedUp), tile.tally.total());
    let name = format!("{} {}", tile.section.number, tile.section.title);
    let unexamined = tile.tally.of(Status::NotExamined) == total;
    let told = if unexamined {
        format!("{}, {}", language.counted(total, PROMISE), Status::NotExamined.label(language))
    } else {
        summary(canvas, followed, total)
    };
    canvas.about(&format!("{name}: {told}"));
    let (fill, paint) = if unexamined {
        (theme.paper(), canvas.status_paint(Status::NotExamined))
    } else if followed == 0 {
        let paint = none_followed(theme);
        (paint.fill.unwrap_or(theme.paper()), paint)
    } else {
        let fill = theme.amount(float(followed) / float(total));
        (fill, Paint::fill(fill))
    };
    canvas.rect(area, 0.0, paint);
    let figure = if unexamined {
        language.number(total)
    } else {
        format!("{}/{}", language.number(followed), language.number(total))
    };
    label(canvas, (&tile.section.number, &tile.section.title, &figure), area.shrunk(4.0), fill.ink());
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
