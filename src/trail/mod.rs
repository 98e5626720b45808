//! Why a promise, section, theme or decision has its status: the trail step by step, with who says so and where.

mod answers;
mod trail;

use answers::{Answers, Found};
pub use trail::{Step, Trail};

use crate::lookup::Thing;
use crate::model::ThingKind;
use crate::queries::QueryError;
use crate::store::Store;

/// Explains a thing that [`crate::lookup`] found.
pub fn explain(store: &Store, thing: &Thing) -> Result<Trail, QueryError> {
    let answers = Answers { store, it: &thing.iri };
    match thing.kind {
        ThingKind::Promise => promise(&answers),
        ThingKind::Theme => theme(&answers),
        ThingKind::Section | ThingKind::Agreement => section(&answers),
        ThingKind::Decision => decision(&answers),
    }
}

fn promise(answers: &Answers<'_>) -> Result<Trail, QueryError> {
    let of = answers.one(include_str!("promise.rq"))?;
    let mut trail = Trail::new(
        answers.it,
        format!(
            "Promise {} of section {} {} ({})",
            of.text("position"),
            of.text("number"),
            of.text("title"),
            of.text("domain")
        ),
    );
    trail.fact("says", format!("“{}”", of.text("text")));
    let found_by = if layer(&of) == "outline" { " (found in the agreement's text by rules)" } else { "" };
    trail.fact("stated in", format!("the {} layer{found_by}", layer(&of)));
    if of.has("commitment") {
        let testable = match of.text("testable").as_str() {
            "true" => ", testable from the words alone",
            "false" => ", not testable from the words alone",
            _ => "",
        };
        trail.fact("commits to", format!("an {}{testable}", of.local("commitment")));
    }
    if of.has("note") {
        trail.fact("note", of.text("note"));
    }
    let (status, firm) = (of.local("status"), of.local("firm"));
    trail.fact("status", format!("{}: {}", words_of(&status), reason(&status, &of.text("reported"))));
    if firm != status {
        trail.fact("on firm evidence", format!("{}: {}", words_of(&firm), reason(&firm, &of.text("reported"))));
    }
    trail.status = Some(status);
    trail.firm_status = Some(firm);
    for alignment in answers.all(include_str!("alignments-of-promise.rq"))? {
        let mut step = Step::new(&format!("theme {}: {}", alignment.text("position"), alignment.text("label")));
        step.iri = Some(alignment.text("theme"));
        step.said_by = Some(who(&alignment));
        step.place = Some(place(&alignment));
        let theme = Answers { store: answers.store, it: &alignment.text("theme") };
        step.steps = cited(&theme.all(include_str!("cited.rq"))?);
        trail.steps.push(step);
    }
    for rejection in answers.all(include_str!("rejections-of-promise.rq"))? {
        let mut step = Step::new(&format!("not theme {}: {}", rejection.text("position"), rejection.text("label")));
        step.iri = Some(rejection.text("theme"));
        let suggested = match rejection.text("confidence").as_str() {
            "" => String::new(),
            confidence => format!(", though an algorithm suggests it, confidence {confidence}"),
        };
        step.said_by = Some(format!("an analyst rejects it ({} layer){suggested}", layer(&rejection)));
        step.place = Some(place(&rejection));
        trail.steps.push(step);
    }
    for link in answers.all(include_str!("direct-follow-ups.rq"))? {
        let mut step = Step::new(&dated(&link));
        step.iri = Some(link.text("decision"));
        step.said_by = Some(format!("an analyst links it directly ({} layer)", layer(&link)));
        trail.steps.push(step);
    }
    Ok(trail)
}

fn theme(answers: &Answers<'_>) -> Result<Trail, QueryError> {
    let of = answers.one(include_str!("theme.rq"))?;
    let mut trail = Trail::new(
        answers.it,
        format!(
            "Theme {} of the report on section {} {} ({}): {}",
            of.text("position"),
            of.text("number"),
            of.text("title"),
            of.text("domain"),
            of.text("label")
        ),
    );
    trail.fact("says", of.text("text"));
    trail.fact("stands in", format!("{} ({} layer)", place(&of), layer(&of)));
    for alignment in answers.all(include_str!("alignments-of-theme.rq"))? {
        let mut step = Step::new(&format!(
            "is about promise {}/{}: “{}”",
            alignment.text("number"),
            alignment.text("position"),
            alignment.text("text")
        ));
        step.iri = Some(alignment.text("promise"));
        step.said_by = Some(who(&alignment));
        trail.steps.push(step);
    }
    if trail.steps.is_empty() {
        trail.fact("is about", "no promise that anyone has linked".to_owned());
    }
    let cited = cited(&answers.all(include_str!("cited.rq"))?);
    if cited.is_empty() {
        trail.fact("cites", "no decision".to_owned());
    }
    trail.steps.extend(cited);
    Ok(trail)
}

fn section(answers: &Answers<'_>) -> Result<Trail, QueryError> {
    let rows = answers.all(include_str!("section.rq"))?;
    let of = rows.first().cloned().unwrap_or_default();
    let title = if of.has("number") {
        format!("Section {} {} ({})", of.text("number"), of.text("title"), of.text("domain"))
    } else {
        format!("Agreement: {}", of.text("title"))
    };
    let mut trail = Trail::new(answers.it, title);
    let reports: Vec<_> = rows.iter().filter(|row| row.has("path")).map(|row| row.text("path")).collect();
    if of.has("number") {
        let none = "nobody looked: there is no report on this section itself".to_owned();
        trail.fact("report", if reports.is_empty() { none } else { reports.join(", ") });
    }
    trail.fact(
        "promises",
        format!(
            "{} in it and below: {} followed up, {} mentioned, {} unlinked, {} without evidence, {} not examined",
            of.text("promises"),
            of.text("followed_up"),
            of.text("mentioned"),
            of.text("unlinked"),
            of.text("no_evidence"),
            of.text("not_examined")
        ),
    );
    trail.fact(
        "follow-up",
        format!(
            "{} themes, {} of them without a decision; {} distinct decisions, steps of {} dossiers",
            of.text("themes"),
            of.text("themes_without_decision"),
            of.text("decisions"),
            of.text("dossiers")
        ),
    );
    for part in answers.all(include_str!("parts-of-section.rq"))? {
        let kind = part.text("kind");
        let mut step = match kind.split_once(' ').map_or("", |(_, kind)| kind) {
            "promise" => Step::new(&format!("promise {}: “{}”", part.text("position"), part.text("text"))),
            "theme" => Step::new(&format!("theme {}: {}", part.text("position"), part.text("text"))),
            _ => Step::new(&format!("section {}", part.text("text"))),
        };
        step.iri = Some(part.text("part"));
        if part.has("status") {
            step.note = Some(format!("{}, {}", words_of(&part.local("status")), decisions(&part)));
        } else if part.has("line") {
            step.note = Some(format!("cites {}", decisions(&part)));
            step.place = Some(place(&part));
        }
        trail.steps.push(step);
    }
    Ok(trail)
}

fn decision(answers: &Answers<'_>) -> Result<Trail, QueryError> {
    let rows = answers.all(include_str!("decision.rq"))?;
    let of = rows.first().cloned().unwrap_or_default();
    let mut trail = Trail::new(answers.it, format!("Decision: {}", dated(&of)));
    for row in rows.iter().filter(|row| row.has("page")) {
        trail.fact("link", row.text("page"));
    }
    if of.has("step") {
        trail.fact("step", format!("{}, as its text says: “{}”", of.text("step"), of.text("words")));
    }
    if of.text("withdrawn") == "true" {
        trail.fact("withdrawn", "its feed says that the government took it back".to_owned());
    }
    let steps = answers.all(include_str!("steps-of-dossier.rq"))?;
    if !steps.is_empty() {
        let days: Vec<_> = steps.iter().map(|step| step.text_or("date", "undated")).collect();
        trail.fact("dossier", format!("the same title was also decided on {}", days.join(", ")));
    }
    for link in answers.all(include_str!("promises-of-decision.rq"))? {
        let mut step = Step::new(&format!(
            "follows up a promise of {} {}: “{}”",
            link.text("domain"),
            link.text("number"),
            link.text("text")
        ));
        step.iri = Some(link.text("promise"));
        let via = if link.has("via") {
            format!(", through theme “{}”", link.text("via"))
        } else {
            ", directly".to_owned()
        };
        step.said_by = Some(format!("{}{via}", by(&link)));
        trail.steps.push(step);
    }
    for citing in answers.all(include_str!("citing.rq"))? {
        let mut step = Step::new(&format!(
            "cited as [{}] by {} {}: {}",
            citing.text("marker"),
            citing.text("domain"),
            citing.text("number"),
            citing.text("what")
        ));
        step.iri = Some(citing.text("citing"));
        step.place = Some(place(&citing));
        trail.steps.push(step);
    }
    if trail.steps.is_empty() {
        trail.fact("cited by", "no report".to_owned());
    }
    Ok(trail)
}

/// One step for each decision, with its markers below it.
fn cited(rows: &[Found]) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for row in rows {
        let iri = row.text("decision");
        if steps.last().and_then(|step| step.iri.as_deref()) != Some(&iri) {
            let mut step = Step::new(&dated(row));
            step.iri = Some(iri);
            steps.push(step);
        }
        let mut marker = Step::new(&format!("cited as [{}]", row.text("marker")));
        marker.place = Some(place(row));
        if let Some(step) = steps.last_mut() {
            step.steps.push(marker);
        }
    }
    steps
}

fn dated(row: &Found) -> String {
    let title = row.text_or("title", &row.text_or("label", "untitled"));
    format!("{} {title}", row.text_or("date", "undated"))
}

fn decisions(row: &Found) -> String {
    match row.text("decisions").as_str() {
        "0" => "no decision".to_owned(),
        "1" => "1 decision".to_owned(),
        count => format!("{count} decisions"),
    }
}

fn place(row: &Found) -> String {
    format!("{}:{}", row.text("path"), row.text("line"))
}

fn layer(row: &Found) -> String {
    row.text("graph").rsplit('/').next().unwrap_or_default().to_owned()
}

fn who(alignment: &Found) -> String {
    format!("{} ({} layer)", by(alignment), layer(alignment))
}

fn by(link: &Found) -> String {
    match link.local("method").as_str() {
        "curated" => "an analyst says so".to_owned(),
        "suggested" if link.has("confidence") => {
            let words = link.text("words");
            let words = if words.is_empty() { words } else { format!(", for the words {words}") };
            format!("an algorithm suggests it, confidence {}{words}", link.text("confidence"))
        }
        "suggested" => "an algorithm suggests it".to_owned(),
        other => other.to_owned(),
    }
}

/// A status in words.
fn words_of(status: &str) -> &str {
    match status {
        "followedUp" => "followed up",
        "mentioned" => "mentioned",
        "unlinked" => "unlinked",
        "noEvidence" => "no evidence",
        "notExamined" => "not examined",
        other => other,
    }
}

fn reason(status: &str, reported: &str) -> String {
    match status {
        "followedUp" => {
            "a theme about it, or an analyst, links it to at least one decision (which does not mean kept)".to_owned()
        }
        "mentioned" => "a theme is about it, but cites nothing".to_owned(),
        "unlinked" => format!(
            "its section's report cites {reported} decisions, and nothing yet links any of them to this promise"
        ),
        "noEvidence" => "its section's report cites nothing at all".to_owned(),
        "notExamined" => "there is no report on its section".to_owned(),
        _ => String::new(),
    }
}
