//! Promises by status, per domain or per section.

use super::{Scope, Table};
use crate::diagram::DiagramError;
use crate::diagram::select::{Record, ask_catalogue};
use crate::model::{Status, Tally};
use crate::store::Store;

/// Promises by status.
pub struct Bars {
    /// Whether rows are domains; else sections.
    pub of_domains: bool,
    /// The rows that have promises, in the agreement's order.
    pub rows: Vec<Bar>,
    /// How many rows have none.
    pub empty: usize,
    /// All promises of the scope, each once.
    pub whole: Tally,
}

/// A row.
pub struct Bar {
    pub iri: String,
    pub domain: String,
    pub number: String,
    /// Empty for a domain.
    pub title: String,
    pub tally: Tally,
}

/// The columns of coverage queries that count each status.
const COLUMNS: [(&str, Status); 5] = [
    ("followed_up", Status::FollowedUp),
    ("mentioned", Status::Mentioned),
    ("unlinked", Status::Unlinked),
    ("no_evidence", Status::NoEvidence),
    ("not_examined", Status::NotExamined),
];

impl Bars {
    /// Of a scope's domains, or of its sections.
    pub fn of(store: &Store, scope: &Scope, of_domains: bool, firm: bool) -> Result<Self, DiagramError> {
        let domain = scope.domain_iri(store)?;
        let given = [("domain", domain.as_str()), ("evidence", if firm { "firm" } else { "all" })];
        let query = if of_domains { "domain-coverage" } else { "section-coverage" };
        let records = ask_catalogue(store, query, &given)?;
        let mut rows: Vec<_> = records.iter().map(bar).filter(|bar| scope.holds(&bar.number)).collect();
        let all = rows.len();
        // Figures of a heading include those of the sections in it: only the rows that nothing holds add up.
        let mut whole = Tally::default();
        let tops = rows.iter().filter(|row| match &scope.number {
            Some(number) => row.number == *number,
            None => !row.number.contains('.'),
        });
        for row in tops {
            for status in Status::ALL {
                whole.add(status, row.tally.of(status));
            }
        }
        rows.retain(|row| row.tally.total() > 0);
        Ok(Self { of_domains, empty: all - rows.len(), rows, whole })
    }

    pub fn table(&self) -> Table {
        let mut columns = vec!["section", "domain", "number", "title", "promises"];
        columns.extend(COLUMNS.map(|(name, _)| name));
        let row = |row: &Bar| {
            let mut cells = vec![row.iri.clone(), row.domain.clone(), row.number.clone(), row.title.clone()];
            cells.push(row.tally.total().to_string());
            cells.extend(Status::ALL.map(|status| row.tally.of(status).to_string()));
            cells
        };
        Table { columns, rows: self.rows.iter().map(row).collect() }
    }
}

fn bar(record: &Record) -> Bar {
    let mut tally = Tally::default();
    for (column, status) in COLUMNS {
        tally.add(status, record.count(column));
    }
    Bar {
        iri: record.text("section"),
        domain: record.text("domain"),
        number: record.text("number"),
        title: record.text("title"),
        tally,
    }
}
