//! Decisions that domains or sections share: rows and columns are the same.

use super::heatmap::amount;
use super::pages::Laid;
use super::voices::{decisions_bar, decisions_legend};
use crate::diagram::DiagramError;
use crate::diagram::canvas::{BODY, Canvas, SMALL};
use crate::diagram::data::matrix::{Matrix, Member};
use crate::diagram::face::Style;
use crate::diagram::frame::{Entry, Head, MARGIN, Mark, Setting, framed};
use crate::diagram::palette::float;
use crate::diagram::scene::{Anchor, Area, Paint};
use crate::language::{DISTINCT_DECISION, DOMAIN, SECTION};

const LABELS: f64 = 300.0;
const CELL: f64 = 30.0;
/// How steep the headings of columns are.
const SLANT: f64 = 60.0;
/// Longest heading.
const HEADING: f64 = 230.0;
const HEADING_STYLE: Style = Style::plain(11.0);
const LEAST_WIDTH: f64 = 760.0;
/// Space for the bars of all decisions.
const TOTALS: f64 = 150.0;

/// The matrix, which is never taller than a page.
pub fn matrix(setting: &Setting<'_>, data: &Matrix) -> Result<Laid, DiagramError> {
    super::pages::wanted(setting, &[()])?;
    let count = data.members.len();
    let (sin, cos) = SLANT.to_radians().sin_cos();
    let headings: Vec<_> = data.members.iter().map(|member| heading(setting, &member.label)).collect();
    let longest = headings.iter().map(|line| setting.face.width(line, HEADING_STYLE)).fold(0.0, f64::max);
    let left = MARGIN + LABELS + 10.0;
    let beside = (longest * cos + 20.0).max(14.0 + TOTALS);
    let width = (left + CELL * float(count) + beside + MARGIN).max(LEAST_WIDTH);
    let largest = data.members.iter().map(|member| member.decisions).max().unwrap_or_default();
    let scene = framed(setting, width, &head(setting, data), |canvas, top| {
        let first = top + longest * sin + 22.0;
        for (nth, line) in headings.iter().enumerate() {
            let x = left + CELL * (float(nth) + 0.5);
            column_heading(canvas, line, (x, first - 6.0));
        }
        let most = data.shared.iter().flatten().copied().max().unwrap_or_default();
        for (nth, member) in data.members.iter().enumerate() {
            let y = first + CELL * float(nth);
            canvas.plain();
            let lines: Vec<_> = canvas.face.wrap(&member.label, BODY, LABELS).into_iter().collect();
            row_label(canvas, &lines, y + CELL / 2.0);
            for other in 0..count {
                cell(canvas, data, (nth, other, most), Area::new(left + CELL * float(other), y, CELL, CELL));
            }
            total(canvas, (member, largest), (left + CELL * float(count) + 14.0, y + CELL / 2.0));
        }
        first + CELL * float(count)
    });
    Ok(Laid { scene, pages: 1 })
}

/// A column's heading on one line, cut where it is longer: the row's label has it all.
fn heading(setting: &Setting<'_>, label: &str) -> String {
    setting.face.fitted(label, HEADING_STYLE, HEADING).unwrap_or_default()
}

fn column_heading(canvas: &mut Canvas<'_>, line: &str, (x, y): (f64, f64)) {
    // The middle of the line is above the middle of the column.
    let off = HEADING_STYLE.size * 0.36 / SLANT.to_radians().sin();
    canvas.slanted((x + off, y), Anchor::Start, HEADING_STYLE, canvas.paper.ink(), SLANT, line);
}

/// A label on the right of its space; in smaller type where two lines of body type do not fit the row.
fn row_label(canvas: &mut Canvas<'_>, lines: &[String], middle: f64) {
    let mut lines = lines.to_vec();
    let style = if lines.len() > 1 { Style::plain(10.5) } else { BODY };
    if lines.len() > 1 {
        lines = canvas.face.wrap(&lines.join(" "), style, LABELS);
        if lines.len() > 2 {
            let rest = lines.split_off(1).join(" ");
            lines.extend(canvas.face.fitted(&rest, style, LABELS));
        }
    }
    let first = middle - float(lines.len()) * style.line() / 2.0;
    canvas.lines((MARGIN + LABELS, first), Anchor::End, style, canvas.paper.ink(), &lines);
}

/// All decisions of a member, by whose word promises are linked with them.
fn total(canvas: &mut Canvas<'_>, (member, largest): (&Member, usize), (x, middle): (f64, f64)) {
    let width = ((TOTALS - 50.0) * float(member.decisions) / float(largest.max(1))).max(1.0);
    let bar = Area::new(x, middle - 6.0, width, 12.0);
    decisions_bar(canvas, (member.linked, member.decisions), bar, &member.label);
    let count = canvas.language.number(member.decisions);
    canvas.centred((x + width + 6.0, middle), Anchor::Start, BODY, canvas.paper.ink(), &count);
}

fn cell(canvas: &mut Canvas<'_>, data: &Matrix, (row, column, most): (usize, usize, usize), area: Area) {
    let language = canvas.language;
    let (member, other) = (&data.members[row], &data.members[column]);
    let is_diagonal = row == column;
    let count = if is_diagonal { member.alone } else { data.shared[row][column] };
    let counted = language.counted(count, DISTINCT_DECISION);
    canvas.about(&if is_diagonal {
        let of = language.number(member.decisions);
        language.pick(
            format!("Alleen {}: {counted} van {of}", member.label),
            format!("{} alone: {counted} of {of}", member.label),
        )
    } else {
        format!("{} × {}: {counted}", member.label, other.label)
    });
    let paper = canvas.paper;
    let fill = match (is_diagonal, count) {
        (true, _) => paper.line(),
        (false, 0) => paper.panel(),
        (false, count) => amount(canvas, count, most),
    };
    canvas.rect(area.shrunk(0.75), 1.0, Paint::fill(fill));
    if count > 0 {
        let style = if is_diagonal { Style::bold(SMALL.size) } else { SMALL };
        canvas.centred(
            (area.x + CELL / 2.0, area.middle()),
            Anchor::Middle,
            style,
            fill.ink(),
            &language.number(count),
        );
    }
}

fn head(setting: &Setting<'_>, data: &Matrix) -> Head {
    let language = setting.language;
    let noun = if data.of_domains { DOMAIN } else { SECTION };
    let plural = language.noun(2, noun);
    let name = setting.colon_name();
    let title =
        language.pick(format!("Beslissingen die {plural} delen{name}"), format!("Decisions that {plural} share{name}"));
    let several = language.share(data.in_several, data.decisions);
    let members = language.counted(data.members.len(), noun);
    let subtitle = vec![
        language.pick(
            "Een vak telt de verschillende beslissingen die verslagen over beide aanhalen; de diagonaal die welke geen ander aanhaalt.".to_owned(),
            "A cell counts the distinct decisions that reports on both cite; the diagonal those that no other cites.".to_owned(),
        ),
        language.pick(
            format!("{members}. Aangehaald in meer dan één: {several} van de verschillende beslissingen. Wie door drie gedeeld wordt, staat in drie paren: vakken mogen niet opgeteld worden."),
            format!("{members}. Cited in more than one: {several} of the distinct decisions. One that three share stands in three pairs: cells must not be added up."),
        ),
    ];
    let most = data.shared.iter().flatten().copied().max().unwrap_or_default();
    let mut legend = vec![
        Entry::new(Mark::Color(setting.paper.line()), language.pick("alleen daar aangehaald", "cited there alone")),
        Entry::new(Mark::Color(setting.paper.panel()), language.pick("geen gedeeld", "none shared")),
        Entry::new(
            Mark::Scale { least: "1".to_owned() },
            language.pick(
                format!("{} gedeelde beslissingen (wortelschaal)", language.number(most)),
                format!("{} decisions shared (square-root scale)", language.number(most)),
            ),
        ),
    ];
    legend.extend(decisions_legend(setting, data.linked, data.decisions));
    let mut notes = Vec::new();
    if data.left_out > 0 {
        let left_out = language.counted(data.left_out, noun);
        notes.push(language.pick(
            format!("En nog {left_out} met minder beslissingen, die meetellen maar niet getekend zijn."),
            format!("And {left_out} more with fewer decisions, which count but are not drawn."),
        ));
    }
    if !data.of_domains {
        notes.push(
            language
                .pick(
                    "Elke sectie telt zonder de secties eronder, die hun eigen rij hebben.",
                    "Each section counts without the sections below it, which have rows of their own.",
                )
                .to_owned(),
        );
    }
    Head { title, subtitle, legend, notes, pages: 1 }
}
