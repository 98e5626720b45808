//! Curation as CSV: promises, and verdicts on links.
//!
//! A file with the columns `section` and `text` states promises; where known, with `iri`, `position`, `commitment`,
//! `testable`. Any other file states links: of a promise (`promise`, `promise_text`) with a theme (`theme`, `theme_label`) or
//! a decision (`decision`, `decision_title`), and a `verdict` (`confirmed` or `rejected`; of a decision
//! also `perhaps` or `contrary`). Both may say who (`by`), when
//! (`on`) and why (`note`).
//!
//! The words beside a name are those that the verdict was given on; words alone name a thing of the row's section too. So the
//! answer of the catalogue query `suggested-links`, with its column `verdict` filled in, is a curation file; a row whose
//! verdict is empty says nothing yet.

use super::values;
use super::{Authorship, Meant, Origin, StatedLink, StatedPromise, Statements, TargetKind};
use crate::dataset::meant::section_tail;
use crate::dataset::table::{Layout, Row, Table};
use crate::diagnostic::{Diagnostic, SourceText};
use crate::model::{Coder, Names, Verdict, slug_of};

/// What is read of a table of curation; the last line has what the review table of suggestions shows beside.
pub(in crate::dataset) const LAYOUT: Layout<'_> = Layout {
    code: "bad-curation-table",
    row_code: "ragged-curation-row",
    columns: &[
        "section",
        "text",
        "iri",
        "position",
        "commitment",
        "testable",
        "promise",
        "promise_text",
        "theme",
        "theme_label",
        "theme_text",
        "decision",
        "decision_title",
        "decision_date",
        "date",
        "verdict",
        "by",
        "coder",
        "on",
        "note",
        "comment",
        "confidence",
        "domain",
        "number",
        "matched_terms",
    ],
    help: "the first line names the columns: for links promise or promise_text, theme or theme_label or decision or \
           decision_title, and verdict; for promises section and text, and as known position, commitment and testable; for \
           both by, on and note",
};
const VERDICT_HELP: &str =
    "write confirmed or rejected, of a decision also perhaps or contrary, or leave it empty; the row is left out";

/// Reads a CSV file of curation.
pub(super) fn read<'a>(
    source: &'a SourceText,
    names: &Names,
    coders: &[Coder],
    statements: &mut Statements<'a>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let table = Table::read(source, &LAYOUT, diagnostics);
    let has_any = |columns: &[&str]| columns.iter().any(|column| table.has(column));
    let states_promises = table.has("section") && table.has("text");
    let states_links =
        has_any(&["promise", "promise_text"]) && has_any(&["theme", "theme_label", "decision", "decision_title"]);
    if !states_promises && !states_links {
        table.refuse("this curation file has no columns that state promises or links", diagnostics);
        return;
    }
    let mut reader = Reader { source, names, coders, diagnostics };
    let mut undecided = 0;
    for row in table.rows() {
        if states_promises {
            statements.promises.push(reader.promise(row));
            continue;
        }
        match row.get("verdict").map(str::to_ascii_lowercase).as_deref() {
            None if table.has("verdict") => undecided += 1,
            None | Some("confirmed" | "yes") => statements.links.extend(reader.link(row, Verdict::Yes)),
            Some("rejected" | "no") => statements.links.extend(reader.link(row, Verdict::No)),
            Some("perhaps") => statements.links.extend(reader.link(row, Verdict::Perhaps)),
            Some("contrary") => statements.links.extend(reader.link(row, Verdict::Contrary)),
            Some(other) => {
                let message = format!("`{other}` is no verdict");
                let place = row.place_of("verdict");
                reader.diagnostics.push(Diagnostic::warning("bad-verdict", place, message, VERDICT_HELP));
            }
        }
    }
    if undecided > 0 {
        let message = format!("{undecided} rows of this file have no verdict yet");
        let help = "write confirmed or rejected in the column verdict; until then these links stay suggestions";
        diagnostics.push(Diagnostic::note("links-without-verdict", table.place(), message, help));
    }
}

struct Reader<'a, 'd> {
    source: &'a SourceText,
    names: &'d Names,
    coders: &'d [Coder],
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'a> Reader<'a, '_> {
    fn promise(&mut self, row: Row<'_, '_>) -> StatedPromise<'a> {
        let section = row.get("section").map(section_tail).unwrap_or_default();
        let place = |column: &'static str| move || row.place_of(column);
        let position = row.get("position");
        let position = position.and_then(|text| values::position(text, place("position"), self.diagnostics));
        let commitment = row.get("commitment");
        let commitment = commitment.and_then(|text| values::commitment(text, place("commitment"), self.diagnostics));
        let testable = row.get("testable");
        let testable = testable.and_then(|text| values::testable(text, place("testable"), self.diagnostics));
        StatedPromise {
            iri: row.get("iri").or_else(|| row.get("promise")).map(|name| self.local("promise", name)),
            section: format!("{}section/{section}", self.names.space()),
            text: row.get("text").map(str::to_owned),
            position,
            commitment,
            testable,
            authorship: self.authorship(row),
            origin: Origin { source: self.source, range: row.range() },
            listed: None,
        }
    }

    fn link(&mut self, row: Row<'_, '_>, verdict: Verdict) -> Option<StatedLink<'a>> {
        let any = |columns: [&str; 2]| columns.iter().any(|column| row.get(column).is_some());
        let (theme, decision) = (any(["theme", "theme_label"]), any(["decision", "decision_title"]));
        let kind = match (theme, decision, verdict) {
            (true, false, Verdict::Yes | Verdict::No) => TargetKind::Theme,
            (false, true, _) => TargetKind::Decision,
            _ => {
                let message = "this row does not link a promise to either a theme or a decision";
                let help =
                    "name one of them, and of a theme only that it is confirmed or rejected; the row is left out";
                self.diagnostics.push(Diagnostic::warning("bad-link", row.place(), message, help));
                return None;
            }
        };
        let promise = row.get("promise").map(|name| self.local("promise", name));
        let promise = self.meant(row, ["promise", "promise_text"], promise, None);
        let target = match kind {
            TargetKind::Theme => {
                let name = row.get("theme").map(|name| self.local("theme", name));
                self.meant(row, ["theme", "theme_label"], name, row.get("theme_text"))
            }
            TargetKind::Decision => {
                let name = row.get("decision").map(|name| self.decision(name));
                let day = row.get("decision_date").or_else(|| row.get("date"));
                self.meant(row, ["decision", "decision_title"], name, day)
            }
        };
        Some(StatedLink { promise, target, kind, verdict, authorship: self.authorship(row) })
    }

    /// What a row names and quotes in a pair of columns.
    fn meant(&self, row: Row<'_, '_>, columns: [&str; 2], iri: Option<String>, detail: Option<&str>) -> Meant<'a> {
        let [name, words] = columns;
        let written = if iri.is_some() { row.range_of(name) } else { row.range_of(words) };
        let section = row.get("section").map(section_tail);
        // The review table names the section by the title of its domain and its number.
        let section = section.or_else(|| Some(format!("{}/{}", slug_of(row.get("domain")?), row.get("number")?)));
        Meant {
            iri,
            words: row.get(words).map(str::to_owned),
            detail: detail.map(str::to_owned),
            section,
            origin: Origin { source: self.source, range: written },
        }
    }

    fn authorship(&mut self, row: Row<'_, '_>) -> Authorship {
        let by = row.get("by").or_else(|| row.get("coder"));
        let on = row.get("on").and_then(|text| values::day(text, || row.place_of("on"), self.diagnostics));
        let note = row.get("note").or_else(|| row.get("comment")).map(str::to_owned);
        Authorship { by: by.map(|name| values::analyst(name, self.names, self.coders)), on, note }
    }

    /// A thing of the dataset, by IRI or as `domain/number/name`.
    fn local(&self, kind: &str, name: &str) -> String {
        if name.contains("://") { name.to_owned() } else { format!("{}{kind}/{name}", self.names.space()) }
    }

    /// A decision, by IRI or as `date/slug`.
    fn decision(&self, name: &str) -> String {
        if name.contains("://") { name.to_owned() } else { format!("{}decision/{name}", self.names.base()) }
    }
}
