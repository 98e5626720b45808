//! A sheet as data.

use jiff::civil::Date;
use serde::Serialize;

/// Promises to code, in the order of the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// By agreement, section and position; of a sample, in the order of the draw.
    pub entries: Vec<Entry>,
    /// The id of the coder who gets it.
    pub coder: Option<String>,
    /// The words of the sample.
    pub sample: Option<String>,
}

impl Sheet {
    /// How many rows there are to code: one for each decision, and one for a promise without any.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.entries.iter().map(|entry| entry.offers.len().max(1)).sum()
    }
}

/// A promise to code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its IRI.
    pub promise: String,
    /// Its words, verbatim.
    pub text: String,
    /// Its words with the hyphens of line ends healed, where that differs.
    pub healed: Option<String>,
    /// Where it stands.
    pub place: Place,
    /// What introduces the list that it is an item of.
    pub lead: Option<String>,
    /// The sentence before it.
    pub before: Option<String>,
    /// The sentence behind it.
    pub after: Option<String>,
    /// The words of the promise that it goes on from.
    pub continues: Option<String>,
    /// The decisions to judge, by their rank.
    pub offers: Vec<Offer>,
    /// What coders said of the promise alone, for a referee.
    pub verdicts: Option<String>,
}

/// Where a promise stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// IRI of the section.
    #[serde(skip)]
    pub iri: String,
    /// The section as `domain/number`.
    pub section: String,
    /// Title of the domain.
    pub domain: String,
    /// Number of the section.
    pub number: String,
    /// Title of the section.
    pub title: String,
}

/// A decision to judge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Its IRI.
    pub decision: String,
    /// Day of the meeting.
    pub date: Option<Date>,
    /// Its title, where it has one.
    pub title: Option<String>,
    /// The beginning of what the feed says.
    pub text: Option<String>,
    /// 1 for the first to look at.
    pub rank: usize,
    /// Whether no report on the promise's section names it.
    pub is_lead: bool,
    /// What coders said of it, for a referee.
    pub verdicts: Option<String>,
}
