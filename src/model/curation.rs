//! What people state: promises as they see them, and links of promises with themes and decisions.

use jiff::civil::Date;

use super::{Commitment, NamedSource, SectionId, Verdict, WrittenAt};

/// What analysts state in `curation/`; things are named by absolute IRI.
#[derive(Debug, Clone, Default)]
pub struct Curation {
    /// Promises, split as analysts see them.
    pub promises: Vec<Stated<CuratedPromise>>,
    /// Verdicts on links, in the order of promise and target; of one link there may be several, by several people.
    pub links: Vec<Stated<CuratedLink>>,
}

impl Curation {
    /// The links of promises with themes that people state, or those that they reject.
    pub fn theme_links(&self, verdict: Verdict) -> impl Iterator<Item = (&Stated<CuratedLink>, &str)> {
        self.links.iter().filter(move |link| link.what.verdict == verdict).filter_map(|link| match &link.what.target {
            LinkTarget::Theme(theme) => Some((link, theme.as_str())),
            LinkTarget::Decision(_) => None,
        })
    }

    /// The links of promises with decisions, without a theme between.
    pub fn decision_links(&self) -> impl Iterator<Item = (&Stated<CuratedLink>, &str)> {
        self.links.iter().filter_map(|link| match &link.what.target {
            LinkTarget::Decision(decision) => Some((link, decision.as_str())),
            LinkTarget::Theme(_) => None,
        })
    }
}

/// Something that a person states, with who, when and why, as far as they say so.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stated<T> {
    /// What is stated.
    pub what: T,
    /// Who states it.
    pub by: Option<Analyst>,
    /// On which day.
    pub on: Option<Date>,
    /// Their own remark.
    pub note: Option<String>,
}

/// A person, or a group of people, who states something.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Analyst {
    /// Their IRI.
    pub iri: String,
    /// Their name, where a file gives it.
    pub name: Option<String>,
}

/// A promise as an analyst states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CuratedPromise {
    /// Its IRI.
    pub iri: String,
    /// The section that makes it.
    pub section: SectionId,
    /// Verbatim text.
    pub text: String,
    /// The text with the hyphens of line ends healed, as outputs show it.
    pub normalized: String,
    /// Place among the section's promises.
    pub position: usize,
    /// What kind of commitment it is.
    pub commitment: Option<Commitment>,
    /// Whether an outside observer could tell from the sentence alone if it was done.
    pub testable: Option<bool>,
    /// What a table of promises says of it besides; `None` for a promise of a curation file.
    pub listed: Option<Box<Listed>>,
}

/// What a table of promises says of a promise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listed {
    /// The row that states it.
    pub place: WrittenAt,
    /// The table's own name of it.
    pub identifier: Option<String>,
    /// The parties that it comes from.
    pub parties: Vec<Party>,
    /// The day by which it is to be done.
    pub due: Option<Date>,
    /// The day on which its row was last looked at, where that gives no rating.
    pub modified: Option<Date>,
    /// Words that it is filed under.
    pub tags: Vec<String>,
    /// Remarks.
    pub notes: Vec<String>,
    /// What is named as evidence on it.
    pub sources: Vec<NamedSource>,
}

/// A political party.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Party {
    /// Its IRI.
    pub iri: String,
    /// Its name.
    pub name: String,
}

/// A verdict on the link of a promise with something else.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CuratedLink {
    /// IRI of the promise.
    pub promise: String,
    /// What it is, or is not, linked with.
    pub target: LinkTarget,
    /// Whether the link holds: of a theme, yes or no.
    pub verdict: Verdict,
}

/// What a promise is linked with, by IRI.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkTarget {
    /// A theme that reports on it.
    Theme(String),
    /// A decision that follows it up.
    Decision(String),
}
