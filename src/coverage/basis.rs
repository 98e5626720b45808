//! What figures rest on: which agreements, whose word, until when, what was left out, and who wrote the reports.

use jiff::civil::Date;
use oxigraph::model::NamedNode;
use serde::Serialize;

use super::{Ratings, StatedEstimate};
use crate::language::Language;
use crate::model::{Evidence, Filters, Part};
use crate::pipeline;
use crate::queries::QueryError;
use crate::queries::rows::{Record, prepared};
use crate::store::Store;

/// What the figures of an output rest on. [`Basis::lines`] says it in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Basis {
    /// What the figures are of: `Wonen`, `Wonen, 4.2.1`, an agreement's title; `None` for all there is.
    pub about: Option<String>,
    /// The agreements that the output is about, the earliest term first.
    pub agreements: Vec<AgreementBasis>,
    /// Which links count.
    pub evidence: Evidence,
    /// How many promises are followed up, and on whose word, whatever the level of evidence.
    pub followed_up: FollowedUp,
    /// How people rate the promises of the part, beside all this.
    pub ratings: Vec<Ratings>,
    /// What was left out.
    pub filters: Filters,
}

/// An agreement, and what is known about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgreementBasis {
    /// Its IRI.
    pub iri: String,
    /// Its title.
    pub title: String,
    /// Title of its dataset.
    pub dataset: String,
    /// Language of its texts (BCP 47).
    pub language: Option<String>,
    /// First day of the term.
    pub start: Option<Date>,
    /// Last day of the term.
    pub end: Option<Date>,
    /// The last day until which decisions are known.
    pub known_until: Option<Date>,
    /// How many days of the term come after that.
    pub unknown_days: i32,
    /// Whether these are all its days.
    pub term_is_unknown: bool,
    /// How many promises of the agreement are followed up, and on whose word; of its part where the output is about one.
    pub followed_up: FollowedUp,
    /// What a random sample says of all these promises, where one is coded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub estimate: Option<StatedEstimate>,
    /// Whether the feed of decisions says itself that it has more than the dataset holds.
    pub feed_is_incomplete: bool,
    /// Who wrote the reports.
    pub authors: Vec<ReportAuthor>,
    /// Whether there are reports of which nobody says who wrote them.
    pub has_anonymous_reports: bool,
}

/// Who wrote reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportAuthor {
    /// Name of the person, organisation or program.
    pub name: String,
    /// Whether it is a program.
    pub is_software: bool,
    /// How the reports are to be read, in the dataset's own words.
    pub note: Option<String>,
}

/// Promises by whose word links them to a decision.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct FollowedUp {
    /// All promises, followed up or not.
    pub promises: usize,
    /// Of these, those that nobody looked at: no report is on their section, and nobody coded them.
    pub not_examined: usize,
    /// Of these, linked to a decision by people.
    pub by_people: usize,
    /// Of these, linked to a decision by programs that coded, and by no people.
    pub only_by_programs: usize,
    /// Of these, linked to a decision by an algorithm's suggestion and by nobody else.
    pub only_suggested: usize,
    /// Of those followed up at each level, those whose linked decisions were all withdrawn.
    pub withdrawn: ByEvidence,
    /// Of those followed up at each level, those whose linked decisions all go against them.
    pub contrary: ByEvidence,
}

/// A count at each level of evidence.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct ByEvidence {
    /// On what people stated or coded.
    pub firm: usize,
    /// With what programs coded.
    pub judged: usize,
    /// With what is suggested.
    pub all: usize,
}

impl ByEvidence {
    /// The count at a level of evidence.
    #[must_use]
    pub fn at(self, evidence: Evidence) -> usize {
        match evidence {
            Evidence::Firm => self.firm,
            Evidence::Judged => self.judged,
            Evidence::All => self.all,
        }
    }

    fn of(row: &Record, figure: &str) -> Result<Self, QueryError> {
        let count = |level: &str| -> Result<usize, QueryError> {
            Ok(row.optional(&format!("{level}_{figure}"))?.unwrap_or_default())
        };
        Ok(Self { firm: count("firm")?, judged: count("judged")?, all: count("all")? })
    }

    fn add(&mut self, other: Self) {
        self.firm += other.firm;
        self.judged += other.judged;
        self.all += other.all;
    }
}

impl Basis {
    /// What the figures of a part of a store rest on.
    pub fn of(store: &Store, part: &Part, evidence: Evidence) -> Result<Self, QueryError> {
        let mut agreements = agreements(store)?;
        let mut about = None;
        match part {
            Part::Whole => {}
            Part::Agreement(iri) => {
                agreements.retain(|known| known.iri == *iri);
                about = agreements.first().map(|agreement| agreement.title.clone());
            }
            Part::Section(iri) => {
                let section = [("section", NamedNode::new_unchecked(iri).into())];
                for row in prepared!("select/agreement-of.rq").select(store, &section)? {
                    let agreement = row.text("agreement")?;
                    agreements.retain(|known| known.iri == agreement);
                    let number = row.optional_text("number")?.map(|number| format!(", {number}"));
                    about = Some(format!("{}{}", row.text("domain")?, number.unwrap_or_default()));
                }
            }
        }
        let mut followed_up = FollowedUp::default();
        let mut ratings = Vec::new();
        for agreement in &mut agreements {
            let root = part.iri().unwrap_or(&agreement.iri);
            ratings.extend(Ratings::of(store, root)?);
            agreement.followed_up = FollowedUp::of(store, root)?;
            agreement.estimate = StatedEstimate::of(store, root, evidence)?;
            followed_up.add(agreement.followed_up);
        }
        Ok(Self { about, agreements, evidence, followed_up, ratings, filters: store.filters() })
    }

    /// Whether there are several agreements, so that each row, picture or answer has to say which it is about.
    #[must_use]
    pub fn has_several_agreements(&self) -> bool {
        self.agreements.len() > 1
    }

    /// The language of the first agreement's texts, when outputs speak it.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        Language::of_tag(self.agreements.first()?.language.as_deref()?)
    }
}

impl FollowedUp {
    /// How many are followed up at a level of evidence.
    #[must_use]
    pub fn at(self, evidence: Evidence) -> usize {
        match evidence {
            Evidence::All => self.by_people + self.only_by_programs + self.only_suggested,
            Evidence::Judged => self.by_people + self.only_by_programs,
            Evidence::Firm => self.by_people,
        }
    }

    fn of(store: &Store, root: &str) -> Result<Self, QueryError> {
        let mut followed_up = Self::default();
        let root = [("root", NamedNode::new_unchecked(root).into())];
        for row in prepared!("select/followed-up.rq").select(store, &root)? {
            let (all, judged, firm): (usize, usize, usize) =
                (row.parsed("all")?, row.parsed("judged")?, row.parsed("firm")?);
            followed_up.add(Self {
                promises: row.parsed("promises")?,
                not_examined: row.parsed("not_examined")?,
                by_people: firm,
                only_by_programs: judged.saturating_sub(firm),
                only_suggested: all.saturating_sub(judged),
                withdrawn: ByEvidence::of(&row, "withdrawn")?,
                contrary: ByEvidence::of(&row, "contrary")?,
            });
        }
        Ok(followed_up)
    }

    fn add(&mut self, other: Self) {
        self.promises += other.promises;
        self.not_examined += other.not_examined;
        self.by_people += other.by_people;
        self.only_by_programs += other.only_by_programs;
        self.only_suggested += other.only_suggested;
        self.withdrawn.add(other.withdrawn);
        self.contrary.add(other.contrary);
    }
}

fn agreements(store: &Store) -> Result<Vec<AgreementBasis>, QueryError> {
    let horizons = pipeline::horizons(store)?;
    let mut agreements: Vec<AgreementBasis> = Vec::new();
    for row in prepared!("select/agreements.rq").select(store, &[])? {
        let iri = row.text("agreement")?;
        let known_until = horizons.get(&iri).copied();
        let (start, end): (Option<Date>, Option<Date>) = (row.optional("start")?, row.optional("end")?);
        // A dataset that knows nothing of the term yet leaves no more unknown than the term.
        let before = start.and_then(|start| start.yesterday().ok());
        let known_of_term = known_until.map(|known| before.map_or(known, |before| known.max(before)));
        let unknown = known_of_term.zip(end).and_then(|(known, end)| known.until(end).ok());
        let unknown_days = unknown.map_or(0, |span| span.get_days().max(0));
        agreements.push(AgreementBasis {
            iri,
            title: row.text("title")?,
            dataset: row.text("dataset_title")?,
            language: row.optional_text("language")?,
            start,
            end,
            known_until,
            unknown_days,
            term_is_unknown: unknown_days > 0
                && known_until.is_some_and(|known| start.is_some_and(|start| known < start)),
            followed_up: FollowedUp::default(),
            estimate: None,
            feed_is_incomplete: row.optional("complete")? == Some(false),
            authors: Vec::new(),
            has_anonymous_reports: false,
        });
    }
    agreements.dedup_by(|a, b| a.iri == b.iri);
    for row in prepared!("select/authors.rq").select(store, &[])? {
        let agreement = row.text("agreement")?;
        let Some(agreement) = agreements.iter_mut().find(|known| known.iri == agreement) else { continue };
        match row.optional_text("name")? {
            Some(name) => {
                let (is_software, note) = (row.parsed("software")?, row.optional_text("note")?);
                agreement.authors.push(ReportAuthor { name, is_software, note });
            }
            None => agreement.has_anonymous_reports = true,
        }
    }
    Ok(agreements)
}
