//! Curation as CSV: promises, and verdicts on links.
//!
//! A file with a column `text` states promises: `section,text` and, where known, `position,commitment,testable,note`. Any
//! other file states links: `promise` with `theme` or `decision`, and a `verdict` (`confirmed` or `rejected`). So the answer
//! of the catalogue query `suggested-links`, with its column `verdict` filled in, is a curation file; a row whose verdict
//! is empty says nothing yet.

use std::collections::BTreeMap;
use std::ops::Range;

use csv::StringRecord;

use super::{Link, LinkKind, Origin, StatedPromise, Statement, commitment};
use crate::diagnostic::{Diagnostic, SourceText};
use crate::model::{ContentNames, Names};

const HELP: &str = "the first line names the columns: promise, theme or decision, and verdict for links; section and text, and \
                    as known position, commitment, testable and note, for promises";
const VERDICT_HELP: &str = "write confirmed or rejected, or leave it empty; the row is left out";

/// Reads a CSV file of curation.
pub(super) fn read<'a>(source: &'a SourceText, names: &Names, diagnostics: &mut Vec<Diagnostic>) -> Vec<Statement<'a>> {
    let skipped = source.text().len() - source.text().trim_start_matches('\u{feff}').len();
    let mut reader = ::csv::ReaderBuilder::new().flexible(true).from_reader(&source.text().as_bytes()[skipped..]);
    let headers = reader.headers().cloned().unwrap_or_default();
    let columns: BTreeMap<_, _> =
        headers.iter().enumerate().map(|(index, name)| (name.trim().to_ascii_lowercase(), index)).collect();
    let has = |name: &str| columns.contains_key(name);
    let states_promises = has("section") && has("text");
    if !states_promises && !(has("promise") && (has("theme") || has("decision"))) {
        let first = source.text().lines().next().map_or(0, str::len);
        let message = "this curation file has no columns that state promises or links";
        diagnostics.push(Diagnostic::error("bad-curation-table", source.place(0..first), message, HELP));
        return Vec::new();
    }
    let mut table = Table {
        source,
        names,
        columns,
        statements: Vec::new(),
        positions: BTreeMap::new(),
        promises: BTreeMap::new(),
        undecided: 0,
    };
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let at = error.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or(0)) + skipped;
                let message = format!("this is not CSV: {error}");
                diagnostics.push(Diagnostic::error("bad-curation-table", source.place(at..at), message, HELP));
                break;
            }
        };
        let start = record.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or(0)) + skipped;
        let end = source.text()[start..].find('\n').map_or(source.text().len(), |n| start + n);
        if states_promises {
            table.promise(&record, start..end, diagnostics);
        } else {
            table.link(&record, start..end, diagnostics);
        }
    }
    if table.undecided > 0 {
        let first = source.text().lines().next().map_or(0, str::len);
        let message = format!("{} rows of this file have no verdict yet", table.undecided);
        let help = "write confirmed or rejected in the column verdict; until then these links stay suggestions";
        diagnostics.push(Diagnostic::note("links-without-verdict", source.place(0..first), message, help));
    }
    table.statements
}

struct Table<'a, 'n> {
    source: &'a SourceText,
    names: &'n Names,
    columns: BTreeMap<String, usize>,
    statements: Vec<Statement<'a>>,
    /// How many promises of a section were stated so far.
    positions: BTreeMap<String, usize>,
    promises: BTreeMap<String, ContentNames>,
    undecided: usize,
}

impl Table<'_, '_> {
    fn field<'r>(&self, record: &'r StringRecord, name: &str) -> Option<&'r str> {
        let value = self.columns.get(name).and_then(|index| record.get(*index)).map(str::trim);
        value.filter(|value| !value.is_empty())
    }

    fn promise(&mut self, record: &StringRecord, range: Range<usize>, diagnostics: &mut Vec<Diagnostic>) {
        let origin = Origin { source: self.source, range: Some(range.clone()) };
        let section = self.field(record, "section").unwrap_or_default();
        let tail = section.rsplit_once("/section/").map_or(section, |(_, tail)| tail);
        let stated = self.positions.entry(tail.to_owned()).or_default();
        *stated += 1;
        let position = *stated;
        let position = self.field(record, "position").and_then(|text| text.parse().ok()).unwrap_or(position);
        let text = self.field(record, "text").map(str::to_owned);
        let name = self.promises.entry(tail.to_owned()).or_default().promise(text.as_deref().unwrap_or_default());
        let kind = self.field(record, "commitment").map(str::to_ascii_lowercase);
        let kind = kind.and_then(|kind| commitment(&kind, || self.source.place(range.clone()), diagnostics));
        let testable = self.field(record, "testable").map(|value| value.eq_ignore_ascii_case("true") || value == "1");
        self.statements.push(Statement::Promise(StatedPromise {
            iri: format!("{}promise/{tail}/{name}", self.names.space()),
            section: format!("{}section/{tail}", self.names.space()),
            text,
            position: Some(position),
            commitment: kind,
            testable,
            note: self.field(record, "note").map(str::to_owned),
            origin,
        }));
    }

    fn link(&mut self, record: &StringRecord, range: Range<usize>, diagnostics: &mut Vec<Diagnostic>) {
        let verdict = match self.field(record, "verdict").map(str::to_ascii_lowercase).as_deref() {
            None if self.columns.contains_key("verdict") => {
                self.undecided += 1;
                return;
            }
            None | Some("confirmed") => true,
            Some("rejected") => false,
            Some(_) => {
                let message = "this is no verdict";
                diagnostics.push(Diagnostic::warning("bad-verdict", self.source.place(range), message, VERDICT_HELP));
                return;
            }
        };
        let (theme, decision) = (self.field(record, "theme"), self.field(record, "decision"));
        let (kind, target) = match (theme, decision, verdict) {
            (Some(theme), None, true) => (LinkKind::Theme, self.local("theme", theme)),
            (Some(theme), None, false) => (LinkKind::NotTheme, self.local("theme", theme)),
            (None, Some(decision), true) => (LinkKind::Decision, self.decision(decision)),
            _ => {
                let message = "this row links a promise to neither a theme nor a decision";
                let help = "name one of them; only a theme can be rejected; the row is left out";
                diagnostics.push(Diagnostic::warning("bad-link", self.source.place(range), message, help));
                return;
            }
        };
        let promise = self.local("promise", self.field(record, "promise").unwrap_or_default());
        let origin = Origin { source: self.source, range: Some(range) };
        self.statements.push(Statement::Link(Link { promise, kind, target, origin }));
    }

    /// A thing of the dataset, by IRI or as `domain/number/position`.
    fn local(&self, kind: &str, name: &str) -> String {
        if name.contains("://") { name.to_owned() } else { format!("{}{kind}/{name}", self.names.space()) }
    }

    /// A decision, by IRI or as `date/slug`.
    fn decision(&self, name: &str) -> String {
        if name.contains("://") { name.to_owned() } else { format!("{}decision/{name}", self.names.base()) }
    }
}
