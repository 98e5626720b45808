//! Why something has its status, as data: what is known of it, who says so and where. No prose.

use jiff::civil::Date;
use serde::Serialize;

use crate::coverage::{Basis, Label};
use crate::model::{Confidence, Method, Status, Tally};

/// A card with what its figures rest on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// The thing explained.
    #[serde(flatten)]
    pub card: Card,
    /// What the figures rest on.
    pub basis: Basis,
    /// Whether the store has several agreements, so that things have to say of which they are.
    #[serde(skip)]
    pub names_agreement: bool,
}

/// What is known of one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Card {
    /// Of a promise.
    Promise(Box<PromiseCard>),
    /// Of a theme.
    Theme(ThemeCard),
    /// Of a section.
    Section(SectionCard),
    /// Of a decision.
    Decision(DecisionCard),
    /// Of an agreement.
    Agreement(AgreementCard),
}

/// A section, to be named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SectionRef {
    /// Its IRI.
    pub iri: String,
    /// Title of its agreement.
    pub agreement: String,
    /// Title of its domain.
    pub domain: String,
    /// Its number.
    pub number: String,
    /// Its heading.
    pub title: String,
}

/// A decision, to be named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DecisionRef {
    /// Its IRI.
    pub iri: String,
    /// Day of the government's meeting.
    pub date: Option<Date>,
    /// Its title, or what it is called without one.
    pub title: Option<String>,
    /// Whether the government took it back.
    pub withdrawn: bool,
}

/// A line of a file of the dataset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FilePlace {
    /// Path in the dataset folder.
    pub path: String,
    /// Line, from 1.
    pub line: u64,
}

/// Who says that a link holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Said {
    /// Layer that the link stands in; `None` for what is derived from several.
    pub layer: Option<String>,
    /// `curated`, `coded` or `suggested`, and how sure.
    #[serde(flatten)]
    pub method: Method,
    /// The words that carried a suggestion.
    pub words: Vec<String>,
}

/// A decision with the markers by which it is cited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cited {
    /// The decision.
    pub decision: DecisionRef,
    /// The markers.
    pub markers: Vec<Marker>,
}

/// A citation marker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Marker {
    /// Its number.
    pub marker: u64,
    /// Where it stands.
    pub place: FilePlace,
}

/// What is known of a promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PromiseCard {
    /// Its IRI.
    pub iri: String,
    /// The section that makes it.
    pub section: SectionRef,
    /// Number of its sentence.
    pub position: u64,
    /// Its words, with the hyphens of line ends healed.
    pub text: String,
    /// Layer that it stands in: `outline` when rules found it, `curated` when an analyst states it.
    pub layer: String,
    /// `action` or `outcome`, where anyone said.
    pub commitment: Option<String>,
    /// Whether its words alone let an outsider check it, where anyone said.
    pub testable: Option<bool>,
    /// The promise that it goes on from, and is not understood without.
    pub continues: Option<ContinuedPromise>,
    /// Analysts' remarks.
    pub notes: Vec<String>,
    /// What a table of promises says of it; `None` for a promise that no table states.
    pub listed: Option<ListedCard>,
    /// Its status on all evidence.
    pub status: Status,
    /// Its status on judged evidence.
    pub judged_status: Status,
    /// Its status on firm evidence.
    pub firm_status: Status,
    /// What coders judge of it alone.
    pub verdicts: Vec<JudgementLine>,
    /// Decisions that follow it up, at the level of evidence that was asked for, or that were judged with it.
    pub pairs: Vec<PairLine>,
    /// How many decisions the reports on its section name.
    pub decisions_of_reports: usize,
    /// Themes about it, at the level of evidence that was asked for.
    pub themes: Vec<LinkedTheme>,
    /// Themes that an analyst says are not about it.
    pub rejected: Vec<RejectedTheme>,
    /// How people rate it, the latest last; no status counts it.
    pub assessments: Vec<AssessmentLine>,
    /// What is named as evidence on it that is no decision.
    pub sources: Vec<SourceRef>,
}

/// What a table of promises says of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListedCard {
    /// The row that states it.
    pub place: FilePlace,
    /// The table's own name of it.
    pub identifier: Option<String>,
    /// The parties that it comes from.
    pub parties: Vec<String>,
    /// The day by which it is to be done.
    pub due: Option<Date>,
    /// The day on which its row was last looked at, where that gives no rating.
    pub looked_at: Option<Date>,
    /// Words that it is filed under.
    pub tags: Vec<String>,
}

/// How somebody rates a promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AssessmentLine {
    /// Its IRI.
    pub iri: String,
    /// Who rates.
    pub by: String,
    /// On which day.
    pub on: Option<Date>,
    /// Notation of the scale.
    pub scale: String,
    /// What the scale is called.
    pub scale_label: Label,
    /// Notation of the rating.
    pub rating: String,
    /// What the scale calls it.
    pub label: Label,
    /// The number that the rating was read from.
    pub value: Option<String>,
    /// The words that it was read from, where they are not the scale's.
    pub words: Option<String>,
    /// Whether the scale says that such a promise is done, where it says so.
    pub done: Option<bool>,
    /// Whether its author rated the promise anew since.
    pub revised: bool,
    /// Why.
    pub argument: Option<String>,
    /// What its author names as evidence.
    pub sources: Vec<SourceRef>,
    /// Layer that it stands in.
    pub layer: String,
    /// Where it stands.
    pub place: FilePlace,
}

/// A source that somebody names: by its address, or by words alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceRef {
    /// Its IRI.
    pub iri: String,
    /// Its address.
    pub page: Option<String>,
    /// Its label: the address or the words.
    pub label: String,
}

/// The promise that another one goes on from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContinuedPromise {
    /// Its IRI.
    pub iri: String,
    /// Number of its sentence.
    pub position: u64,
    /// Its words, with the hyphens of line ends healed.
    pub text: String,
}

/// A theme about a promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkedTheme {
    /// Its IRI.
    pub iri: String,
    /// Place in its report.
    pub position: u64,
    /// What it is called.
    pub label: String,
    /// Where it stands.
    pub place: FilePlace,
    /// Who says that it is about the promise.
    pub said: Said,
    /// What it cites: the report says so.
    pub cites: Vec<Cited>,
}

/// A theme that is not about a promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RejectedTheme {
    /// Its IRI.
    pub iri: String,
    /// Place in its report.
    pub position: u64,
    /// What it is called.
    pub label: String,
    /// Where it stands.
    pub place: FilePlace,
    /// Layer that the rejection stands in.
    pub layer: String,
    /// How sure an algorithm was that it is about the promise.
    pub suggested: Option<Confidence>,
}

/// A decision beside a promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PairLine {
    /// The decision.
    pub decision: DecisionRef,
    /// Who links it with the promise; `None` where it does not follow the promise up.
    pub follow_up: Option<Said>,
    /// Whether it goes against the promise.
    pub contrary: bool,
    /// What holds of the two when all judgements are weighed: the local name of a verdict.
    pub verdict: Option<String>,
    /// Whether equally many votes stand against each other.
    pub open: bool,
    /// Labels of themes about the promise that cite the decision.
    pub via: Vec<String>,
    /// Who judged what of the two.
    pub judgements: Vec<JudgementLine>,
}

impl PairLine {
    /// Whether nothing links the two, and all who judged say so without a remark.
    #[must_use]
    pub fn is_plainly_refused(&self) -> bool {
        let is_plain = |judgement: &JudgementLine| judgement.verdict == "no" && judgement.comment.is_none();
        self.follow_up.is_none() && self.judgements.iter().all(is_plain)
    }
}

/// A judgement, with who gave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JudgementLine {
    /// Name of the coder or analyst, where anyone says.
    pub by: Option<String>,
    /// Whether it is a program.
    pub software: bool,
    /// Whether this word decides where others differ.
    pub referee: bool,
    /// Local name of the verdict.
    pub verdict: String,
    /// On which day.
    pub on: Option<Date>,
    /// The remark given with it.
    pub comment: Option<String>,
    /// Layer that it stands in.
    pub layer: String,
}

/// What is known of a theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ThemeCard {
    /// Its IRI.
    pub iri: String,
    /// The section that its report is about.
    pub section: SectionRef,
    /// Place in its report.
    pub position: u64,
    /// What it is called.
    pub label: String,
    /// Its text.
    pub text: String,
    /// Where it stands.
    pub place: FilePlace,
    /// Layer that it stands in.
    pub layer: String,
    /// Promises that it is said to be about.
    pub promises: Vec<LinkedPromise>,
    /// What it cites.
    pub cites: Vec<Cited>,
}

/// A promise that a theme is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkedPromise {
    /// Its IRI.
    pub iri: String,
    /// Number of its section.
    pub number: String,
    /// Number of its sentence.
    pub position: u64,
    /// Its words.
    pub text: String,
    /// Who says so.
    pub said: Said,
}

/// Figures of a section or agreement, with what they are of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CardFigures {
    /// Promises by status, in it and below.
    pub promises: Tally,
    /// Units of follow-up in the reports.
    pub themes: usize,
    /// Of these, without a cited decision.
    pub themes_without_decision: usize,
    /// Distinct decisions that the reports cite.
    pub decisions: usize,
    /// Distinct measures that these are steps of.
    pub dossiers: usize,
}

/// What is known of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SectionCard {
    /// Its IRI.
    pub iri: String,
    /// What it is called.
    pub section: SectionRef,
    /// Paths of the reports on it.
    pub reports: Vec<String>,
    /// Its figures.
    pub figures: CardFigures,
    /// Its own promises.
    pub promises: Vec<PromiseLine>,
    /// The themes of the reports on it.
    pub themes: Vec<ThemeLine>,
    /// The sections right below it.
    pub sections: Vec<SectionLine>,
}

/// What is known of an agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgreementCard {
    /// Its IRI.
    pub iri: String,
    /// Its title.
    pub title: String,
    /// Its figures.
    pub figures: CardFigures,
    /// Its domains.
    pub sections: Vec<SectionLine>,
}

/// A promise in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PromiseLine {
    /// Its IRI.
    pub iri: String,
    /// Number of its sentence.
    pub position: u64,
    /// Its words.
    pub text: String,
    /// Its status at the level of evidence that was asked for.
    pub status: Status,
    /// Decisions that follow it up at that level.
    pub decisions: usize,
    /// How people rate it; what they revised since, and that nobody rated yet, are left out.
    pub ratings: Vec<RatedBy>,
}

/// A rating in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RatedBy {
    /// Notation of the rating.
    pub rating: String,
    /// What its scale calls it.
    pub label: Label,
    /// Who rates.
    pub by: String,
}

/// A theme in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ThemeLine {
    /// Its IRI.
    pub iri: String,
    /// Place in its report.
    pub position: u64,
    /// What it is called.
    pub label: String,
    /// Where it stands.
    pub place: FilePlace,
    /// Decisions that it cites.
    pub decisions: usize,
}

/// A section in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SectionLine {
    /// Its IRI.
    pub iri: String,
    /// Its number.
    pub number: String,
    /// Its heading.
    pub title: String,
}

/// What is known of a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DecisionCard {
    /// The decision.
    #[serde(flatten)]
    pub decision: DecisionRef,
    /// Where it is published.
    pub pages: Vec<String>,
    /// The step of procedure that its text states.
    pub step: Option<StepSaid>,
    /// The other decisions of its dossier.
    pub dossier: Vec<DecisionRef>,
    /// Promises that it follows up, at the level of evidence that was asked for.
    pub promises: Vec<FollowedPromise>,
    /// Who cites it.
    pub cited_by: Vec<Citing>,
}

/// A step of procedure, and the words that state it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepSaid {
    /// Its name in the vocabulary, such as `finalApproval`.
    pub step: String,
    /// Its label in Dutch.
    pub label_nl: String,
    /// Its label in English.
    pub label_en: String,
    /// The words.
    pub words: String,
}

/// A promise that a decision follows up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FollowedPromise {
    /// Its IRI.
    pub iri: String,
    /// The section that makes it.
    pub section: SectionRef,
    /// Number of its sentence.
    pub position: u64,
    /// Its words.
    pub text: String,
    /// Who says so.
    pub said: Said,
    /// Whether the decision goes against the promise.
    pub contrary: bool,
    /// Labels of themes about the promise that cite the decision.
    pub via: Vec<String>,
}

/// A theme or report that cites a decision, once for each marker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Citing {
    /// IRI of the theme or report.
    pub iri: String,
    /// Label of the theme; `None` for the report itself.
    pub theme: Option<String>,
    /// The section that the report is about.
    pub section: SectionRef,
    /// The marker, and where it stands.
    #[serde(flatten)]
    pub marker: Marker,
}
