//! Rows of one file → what its coders say.

use jiff::civil::Date;

use super::apart::Apart;
use super::days::{Evidence, Order, Written};
use super::{Known, LAYOUT, Said, words};
use crate::dataset::guard::unguarded;
use crate::dataset::meant::{Meant, Origin, find, section_tail};
use crate::dataset::table::{Row, Table};
use crate::diagnostic::{Diagnostic, Place, SourceText};
use crate::model::{Judgement, ThingKind, Verdict};
use crate::sampling::Sample;

/// Reads a file; rows that say nothing yet are counted.
pub(super) fn read<'a>(source: &'a SourceText, known: &Known<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Said<'a>> {
    let table = Table::read(source, &LAYOUT, diagnostics);
    let names_promises = table.has("promise") || (table.has("promise_text") && table.has("section"));
    if !names_promises {
        table.refuse("this file of codes has neither a column `promise` nor `promise_text` and `section`", diagnostics);
    }
    let has_verdicts = table.has_all(&["verdict", "coder"], "file of codes", diagnostics);
    if !names_promises || !has_verdicts {
        return Vec::new();
    }
    let order = order(&table, known);
    let mut reader = Reader { source, known, order, apart: Apart::default(), diagnostics };
    let mut undecided = 0;
    let mut said = Vec::new();
    for row in table.rows() {
        match cell(row, "verdict") {
            None => undecided += 1,
            Some(verdict) => said.extend(reader.row(row, verdict)),
        }
    }
    let Reader { apart, .. } = reader;
    apart.tell(known.dataset, diagnostics);
    if undecided > 0 {
        let all = if said.is_empty() { "none of the rows has a verdict".to_owned() } else { rows_without(undecided) };
        let help = "write one in the column verdict; until then nothing is known of these pairs";
        diagnostics.push(Diagnostic::note("codes-without-verdict", table.place(), format!("{all} yet"), help));
    }
    said
}

fn rows_without(count: usize) -> String {
    if count == 1 { "1 row has no verdict".to_owned() } else { format!("{count} rows have no verdict") }
}

/// The text of a cell, without what guards it from being calculated.
fn cell<'t>(row: Row<'t, '_>, column: &str) -> Option<&'t str> {
    row.get(column).map(|text| unguarded(text).trim()).filter(|text| !text.is_empty())
}

/// In which order the file writes day and month, as far as its days tell.
fn order(table: &Table<'_>, known: &Known<'_>) -> Option<Order> {
    let mut evidence = Evidence::default();
    for row in table.rows() {
        if let Some(on) = cell(row, "on").and_then(Written::parse) {
            evidence.add(on, None);
        }
        if let Some(day) = cell(row, "decision_date").and_then(Written::parse) {
            let iri = cell(row, "decision").map(|name| known.decision(name));
            let is_of = iri.and_then(|iri| known.decisions.place_of(&iri)?.parse::<Date>().ok());
            evidence.add(day, is_of);
        }
    }
    evidence.order()
}

impl Known<'_> {
    /// A promise, by IRI or as `domain/number/name`.
    fn promise(&self, name: &str) -> String {
        if name.contains("://") { name.to_owned() } else { format!("{}promise/{name}", self.names.space()) }
    }

    /// What names of another dataset start with, where a promise is one of that, and none of this by its words.
    fn other_dataset(&self, meant: &Meant<'_>) -> Option<String> {
        let (space, _) = meant.iri.as_deref()?.split_once("promise/")?;
        let is_other = space.starts_with(self.names.base()) && space != self.names.space();
        (is_other && self.promises.resolve(meant).is_err()).then(|| space.to_owned())
    }

    /// A decision, by IRI or as `date/slug`.
    fn decision(&self, name: &str) -> String {
        if name.contains("://") { name.to_owned() } else { format!("{}decision/{name}", self.names.base()) }
    }

    /// The coder of an id; spreadsheets like to begin words with a capital.
    fn coder(&self, id: &str) -> Option<&str> {
        let ids = || self.dataset.coders.iter().map(|coder| coder.id.as_str());
        if let Some(exact) = ids().find(|known| *known == id) {
            return Some(exact);
        }
        let mut alike = ids().filter(|known| known.to_lowercase() == id.to_lowercase());
        alike.next().filter(|_| alike.next().is_none())
    }
}

struct Reader<'a, 'k, 'd> {
    source: &'a SourceText,
    known: &'k Known<'k>,
    /// In which order days are written.
    order: Option<Order>,
    apart: Apart<'a>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'a> Reader<'a, '_, '_> {
    fn row(&mut self, row: Row<'_, '_>, verdict: &str) -> Option<Said<'a>> {
        let verdict = self.verdict(row, verdict);
        let coder = self.coder(row);
        let promise = self.promise(row);
        let decision = match verdict {
            Some(verdict) if verdict.is_of_promise() => None,
            _ => Some(self.decision(row, verdict)),
        };
        let (verdict, coder, promise) = (verdict?, coder?, promise?);
        let decision = match decision {
            Some(decision) => Some(decision?),
            None => None,
        };
        let judgement = Judgement {
            promise,
            decision,
            coder,
            verdict,
            on: self.day(row),
            comment: cell(row, "comment").map(str::to_owned),
            sample: self.sample(row),
        };
        Some(Said { judgement, origin: self.origin(row) })
    }

    fn verdict(&mut self, row: Row<'_, '_>, text: &str) -> Option<Verdict> {
        let verdict = words::verdict(text);
        if verdict.is_none() {
            let meant = words::nearest_word(text);
            let meant = meant.map(|word| format!("write `{word}` if that is meant; ")).unwrap_or_default();
            let help = format!("{meant}{}; the row counts as nothing", words::ALL);
            self.warn("bad-verdict", row.place_of("verdict"), format!("`{text}` is no verdict"), help);
        }
        verdict
    }

    fn coder(&mut self, row: Row<'_, '_>) -> Option<String> {
        let id = cell(row, "coder").unwrap_or_default();
        let coder = self.known.coder(id).map(str::to_owned);
        if coder.is_none() {
            let range = row.range_of("coder");
            self.apart.strangers.add(id.to_owned(), Origin { source: self.source, range });
        }
        coder
    }

    fn promise(&mut self, row: Row<'_, '_>) -> Option<String> {
        let name = cell(row, "promise").map(|name| self.known.promise(name));
        let words = cell(row, "promise_text").map(str::to_owned);
        let written = if name.is_some() && words.is_none() { "promise" } else { "promise_text" };
        let section = cell(row, "section").map(section_tail);
        let origin = Origin { source: self.source, range: row.range_of(written) };
        let meant = Meant { iri: name, words, detail: None, section, origin };
        if let Some(space) = self.known.other_dataset(&meant) {
            self.apart.foreign.add(space, meant.origin);
            return None;
        }
        find(&self.known.promises, &meant, ThingKind::Promise, "verdict", self.diagnostics).map(str::to_owned)
    }

    /// The decision of a row with a verdict on one, or with a verdict that is none.
    fn decision(&mut self, row: Row<'_, '_>, verdict: Option<Verdict>) -> Option<String> {
        let name = cell(row, "decision").map(|name| self.known.decision(name));
        let words = cell(row, "decision_title").map(str::to_owned);
        if name.is_none() && words.is_none() {
            if verdict.is_some() {
                let message = "this verdict is about a decision, and the row names none";
                let help = "name it in the column decision, or by decision_date and decision_title; of a promise that none \
                            of the candidates is about, write none; the row counts as nothing";
                self.warn("verdict-without-decision", row.place_of("verdict"), message.to_owned(), help.to_owned());
            }
            return None;
        }
        let written = if name.is_some() && words.is_none() { "decision" } else { "decision_title" };
        let origin = Origin { source: self.source, range: row.range_of(written) };
        let meant = |day: Option<Date>| Meant {
            iri: name.clone(),
            words: words.clone(),
            detail: day.map(|day| day.to_string()),
            section: None,
            origin: origin.clone(),
        };
        let days = self.decision_days(row);
        let decisions = &self.known.decisions;
        let mut fitting: Vec<_> = days.iter().filter_map(|day| decisions.resolve(&meant(Some(*day))).ok()).collect();
        fitting.dedup();
        match fitting.as_slice() {
            [decision] => Some((*decision).to_owned()),
            [] => {
                let meant = meant(days.first().copied());
                find(decisions, &meant, ThingKind::Decision, "verdict", self.diagnostics).map(str::to_owned)
            }
            _ => {
                let text = cell(row, "decision_date").unwrap_or_default();
                let message = format!("`{text}` is one of two days, and there is a decision of this title on both");
                let help = "write the day as 2024-05-31, or name the decision; the row counts as nothing";
                self.warn("ambiguous-day", row.place_of("decision_date"), message, help.to_owned());
                None
            }
        }
    }

    /// The days that the date of a decision can mean.
    fn decision_days(&mut self, row: Row<'_, '_>) -> Vec<Date> {
        let Some(text) = cell(row, "decision_date") else { return Vec::new() };
        let written = Written::parse(text);
        if written.is_none() {
            let help = "write it as 2024-05-31; until then the decision is told by its name and title alone";
            self.warn("bad-day", row.place_of("decision_date"), format!("`{text}` is no day"), help.to_owned());
        }
        written.map(|day| day.days(self.order)).unwrap_or_default()
    }

    /// The day of the verdict.
    fn day(&mut self, row: Row<'_, '_>) -> Option<Date> {
        let text = cell(row, "on")?;
        let days = Written::parse(text).map(|day| day.days(self.order)).unwrap_or_default();
        let (code, message) = match days.as_slice() {
            [day] => return Some(*day),
            [] => ("bad-day", format!("`{text}` is no day")),
            [one, other, ..] => {
                ("ambiguous-day", format!("`{text}` can be {one} and {other}, and no day of the file tells"))
            }
        };
        let help = "write it as 2024-05-31; until then the verdict has no day";
        self.warn(code, row.place_of("on"), message, help.to_owned());
        None
    }

    fn sample(&mut self, row: Row<'_, '_>) -> Option<String> {
        let text = cell(row, "sample")?;
        let words = text.parse::<Sample>();
        if words.is_err() {
            let range = row.range_of("sample");
            self.apart.samples.add(text.to_owned(), Origin { source: self.source, range });
        }
        words.ok().map(|words| words.to_string())
    }

    fn warn(&mut self, code: &'static str, place: Place, message: String, help: String) {
        self.diagnostics.push(Diagnostic::warning(code, place, message, help));
    }

    fn origin(&self, row: Row<'_, '_>) -> Origin<'a> {
        Origin { source: self.source, range: row.range() }
    }
}
