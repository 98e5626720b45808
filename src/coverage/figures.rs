//! Figures of coverage, typed.

use jiff::civil::Date;

use crate::choice::Choice;
use crate::model::{Evidence, Status, Tally};
use crate::queries::QueryError;
use crate::queries::rows::{Record, select_named};
use crate::store::Store;

/// The coverage of an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// IRI of the agreement.
    pub agreement: String,
    /// Its title.
    pub title: String,
    /// Figures at the level of evidence that was asked for.
    pub figures: Figures,
    /// Promises by status on firm evidence, whatever was asked for.
    pub firm: Tally,
    /// Promises by status on judged evidence, whatever was asked for.
    pub judged: Tally,
}

/// Figures, with what they are of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// Sections, headings included.
    pub sections: usize,
    /// Of these, with at least one report.
    pub sections_with_report: usize,
    /// Promises by status.
    pub promises: Tally,
    /// Units of follow-up in the reports.
    pub themes: usize,
    /// Of these, without a cited decision.
    pub themes_without_decision: usize,
    /// Distinct decisions that the reports cite.
    pub decisions: usize,
    /// Distinct measures that these are steps of.
    pub dossiers: usize,
    /// Day of the earliest decision.
    pub first_decision: Option<Date>,
    /// Day of the latest decision.
    pub last_decision: Option<Date>,
}

/// The coverage of each agreement of a store, in the order of their titles.
///
/// # Errors
/// When the store cannot be asked, or answers with what is no figure.
pub fn of(store: &Store, evidence: Evidence) -> Result<Vec<Coverage>, QueryError> {
    let rows = select_named(store, "agreement-coverage", &[("evidence", evidence.name())])?;
    let coverage = |row: Record| {
        Ok(Coverage {
            agreement: row.text("agreement")?,
            title: row.text("title")?,
            figures: Figures {
                sections: row.parsed("sections")?,
                sections_with_report: row.parsed("sections_with_report")?,
                promises: tally(&row, "")?,
                themes: row.parsed("themes")?,
                themes_without_decision: row.parsed("themes_without_decision")?,
                decisions: row.parsed("decisions")?,
                dossiers: row.parsed("dossiers")?,
                first_decision: row.optional("first_decision")?,
                last_decision: row.optional("last_decision")?,
            },
            firm: tally(&row, "firm_")?,
            judged: tally(&row, "judged_")?,
        })
    };
    rows.map(coverage).collect()
}

/// Promises by status, from columns of which all names begin alike.
fn tally(row: &Record, prefix: &str) -> Result<Tally, QueryError> {
    let mut tally = Tally::default();
    for status in Status::ALL {
        let column = match status {
            Status::FollowedUp => "followed_up",
            Status::Mentioned => "mentioned",
            Status::Unlinked => "unlinked",
            Status::NoEvidence => "no_evidence",
            Status::NotExamined => "not_examined",
        };
        tally.add(status, row.parsed(&format!("{prefix}{column}"))?);
    }
    Ok(tally)
}
