//! Plain data: an agreement, its sections and promises, the reports about them and the decisions they cite.
//!
//! Nothing here reads files or knows RDF; [`crate::dataset`] makes it, [`crate::rdf`] turns it into quads.

mod assessment;
mod codes;
mod confidence;
mod content;
mod curation;
mod evidence;
mod filters;
mod measure;
mod names;
mod number;
mod positional;
mod publication;
mod source;
mod status;
mod suggestions;
mod texts;
mod words;

use std::collections::BTreeSet;

use jiff::civil::Date;

pub use assessment::{Assessed, Assessment, NamedSource, Rating, Scale, ScaleStatement, ScaleValue};
pub use codes::{Coder, CoderKind, Judgement, Verdict};
pub use confidence::{Confidence, InvalidConfidence};
pub use content::{ContentNames, promise_name, theme_name};
pub use curation::{Analyst, CuratedLink, CuratedPromise, Curation, LinkTarget, Listed, Party, Stated};
pub use evidence::{Evidence, Method, Part, ThingKind};
pub use filters::Filters;
pub use measure::measure_title;
pub use names::{DEFAULT_BASE, InvalidBase, Names, slug_of};
pub use number::SectionNumber;
pub use positional::PositionalName;
pub use publication::{KnownUntil, Publication};
pub use source::{SourceFile, WrittenAt};
pub use status::{Status, Tally};
pub use suggestions::{Candidate, Lead, Suggestion, Suggestions};
pub use texts::PromiseText;
pub use words::words_of;

/// One coalition agreement and all that is known about its follow-up.
#[derive(Debug, Clone, Default)]
pub struct Dataset {
    /// What the dataset says of itself.
    pub about: About,
    /// Who wrote the report pages.
    pub author: Option<Author>,
    /// The agreement.
    pub agreement: Agreement,
    /// The files that it was read from, in the order of their paths.
    pub sources: Vec<SourceFile>,
    /// Every section of the agreement, headings included, in the agreement's order.
    pub sections: Vec<Section>,
    /// Every report page, in the order of their sections.
    pub reports: Vec<Report>,
    /// What the government's own feed says, in the order of date and title.
    pub feed: Vec<FeedEntry>,
    /// Whether the feed holds all entries that it says there are; `None` without a feed.
    pub feed_complete: Option<bool>,
    /// The last day that anything is known of; `None` where neither the dataset nor a feed tells.
    pub known_until: Option<KnownUntil>,
    /// How the dataset is published.
    pub publication: Publication,
    /// Who codes pairs of promise and decision.
    pub coders: Vec<Coder>,
    /// What analysts state themselves.
    pub curation: Curation,
    /// What people say of how promises were kept.
    pub assessed: Assessed,
    /// What coders judge, in the order of promise, decision and coder.
    pub codes: Vec<Judgement>,
    /// What an algorithm suggests.
    pub suggestions: Suggestions,
}

impl Dataset {
    /// The promises found in the sections' texts that hold: where analysts state the promises of a section, those found
    /// in its text give way.
    pub fn found_promises(&self) -> impl Iterator<Item = (&Section, &Promise)> {
        let curated: BTreeSet<_> = self.curation.promises.iter().map(|promise| &promise.what.section).collect();
        let open = self.sections.iter().filter(move |section| !curated.contains(&section.id));
        open.flat_map(|section| section.promises.iter().map(move |promise| (section, promise)))
    }
}

/// The dataset's description of itself (`[dataset]` in `dataset.toml`).
#[derive(Debug, Clone, Default)]
pub struct About {
    /// Short name, part of every IRI.
    pub slug: String,
    /// Title for people.
    pub title: String,
    /// What the dataset holds.
    pub description: Option<String>,
    /// Language of the texts (BCP 47).
    pub language: String,
    /// Who publishes the dataset.
    pub publisher: Option<String>,
    /// Licence IRI or name.
    pub license: Option<String>,
    /// Time zone of the government's place (IANA name), where the dataset gives it.
    pub timezone: Option<String>,
}

/// Who wrote the report pages (`[reports]` in `dataset.toml`).
#[derive(Debug, Clone)]
pub struct Author {
    /// Name of the person, organisation or program.
    pub name: String,
    /// Whether a program wrote them: then they are a `prov:SoftwareAgent`'s.
    pub is_software: bool,
    /// How the reports are to be read.
    pub note: Option<String>,
}

/// A coalition agreement.
#[derive(Debug, Clone, Default)]
pub struct Agreement {
    /// Its title.
    pub title: String,
    /// The government that made it.
    pub government: Option<String>,
    /// First day of the government's term.
    pub start: Option<Date>,
    /// Last day of the government's term.
    pub end: Option<Date>,
    /// Where the agreement is published (IRI).
    pub source: Option<String>,
}

/// What identifies a section: "2.1" occurs in several domains, so neither number nor title is enough.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionId {
    /// Slug of the domain's title.
    pub domain: String,
    /// Number within the agreement's chapter.
    pub number: SectionNumber,
}

/// A numbered part of an agreement; a domain is a top section.
#[derive(Debug, Clone)]
pub struct Section {
    /// Domain and number.
    pub id: SectionId,
    /// Heading without its number.
    pub title: String,
    /// Verbatim text as given, number and heading included; `None` for a heading only.
    pub text: Option<String>,
    /// The section it is part of; `None` for a domain.
    pub parent: Option<SectionId>,
    /// The promises found in its text.
    pub promises: Vec<Promise>,
}

/// A sentence of a section's text that commits the government.
#[derive(Debug, Clone)]
pub struct Promise {
    /// The last part of its IRI: its first words and a digest of all of them ([`ContentNames`]).
    pub name: String,
    /// Number of the sentence in the section's prose (1-based).
    pub position: usize,
    /// Verbatim text.
    pub text: String,
    /// Text with the hyphens of line ends healed.
    pub normalized: String,
    /// First character in the section's text (0-based, Unicode scalar values).
    pub start: usize,
    /// Character after it.
    pub end: usize,
    /// What it commits to.
    pub commitment: Commitment,
    /// Whether an outside observer could tell from the sentence alone if it was done.
    pub testable: bool,
    /// Name of the promise of the same section that it goes on from, and is not understood without: "daarbij …".
    pub continues: Option<String>,
}

/// A report page about a section.
#[derive(Debug, Clone)]
pub struct Report {
    /// The section that it is about.
    pub section: SectionId,
    /// 1 for the first page about the section, 2 for a second one, in the order of their paths.
    pub ordinal: usize,
    /// The page's title.
    pub title: String,
    /// Path in the dataset folder, with `/`.
    pub path: String,
    /// The reference list.
    pub references: Vec<Reference>,
    /// The units of follow-up, in order.
    pub themes: Vec<Theme>,
    /// Citation markers outside any theme.
    pub occurrences: Vec<Occurrence>,
    /// Sections that the page points at outside any theme.
    pub mentions: Vec<SectionId>,
}

impl Report {
    /// All citation markers of the page with their theme (`None`: the report itself).
    pub fn all_occurrences(&self) -> impl Iterator<Item = (Option<&Theme>, &Occurrence)> {
        let own = self.occurrences.iter().map(|o| (None, o));
        own.chain(self.themes.iter().flat_map(|t| t.occurrences.iter().map(move |o| (Some(t), o))))
    }

    /// Whether it lists decisions and cites none of them: it names evidence, and nobody can tell for what.
    #[must_use]
    pub fn is_uncited(&self) -> bool {
        !self.references.is_empty() && self.all_occurrences().next().is_none()
    }

    /// The reference that a marker means: the only one with it, or several that name one decision.
    #[must_use]
    pub fn reference(&self, marker: u32) -> Option<&Reference> {
        let mut with_marker = self.references.iter().filter(|r| r.marker == marker);
        let first = with_marker.next()?;
        with_marker.all(|other| other.decision == first.decision).then_some(first)
    }
}

/// A unit of follow-up in a report.
#[derive(Debug, Clone)]
pub struct Theme {
    /// The last part of its IRI: its label and a digest of it ([`ContentNames`]).
    pub name: String,
    /// 1, 2, … within the report.
    pub position: usize,
    /// Bold lead or heading, else the first clause.
    pub label: String,
    /// Its text without markup.
    pub text: String,
    /// Line of the file (1-based).
    pub line: usize,
    /// Citation markers in it.
    pub occurrences: Vec<Occurrence>,
    /// Sections that it points at.
    pub mentions: Vec<SectionId>,
}

/// One citation marker in the text of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// 1, 2, … over the page, in reading order.
    pub ordinal: usize,
    /// The marker's number.
    pub marker: u32,
    /// First character of the marker in the file (0-based, Unicode scalar values).
    pub start: usize,
    /// Character after the marker.
    pub end: usize,
    /// Line of the file (1-based).
    pub line: usize,
}

/// An entry of a report's reference list.
#[derive(Debug, Clone)]
pub struct Reference {
    /// The number by which the text cites it.
    pub marker: u32,
    /// 1 for the first entry with this marker on the page, 2 for a second one.
    pub ordinal: usize,
    /// What it names.
    pub decision: DecisionKey,
    /// Whether it gives no title, and its decision is the only one without a title that the feed has of its day.
    pub found_by_day: bool,
    /// The link given, when it is a valid IRI.
    pub link: Option<String>,
    /// Line of the file (1-based).
    pub line: usize,
}

/// What identifies a decision.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DecisionKey {
    /// Meeting date and title (white space normalised); the same title on two dates is two decisions.
    Titled {
        /// Date of the government's meeting; `None` where the reference gives no (possible) date.
        date: Option<Date>,
        /// Title.
        title: String,
    },
    /// A reference without a title: a decision of its own, named after its report and marker.
    Untitled {
        /// Date of the government's meeting.
        date: Option<Date>,
        /// The section of the report that names it.
        section: SectionId,
        /// Which report of that section.
        report: usize,
        /// The reference's marker.
        marker: u32,
        /// Which of the references with this marker.
        ordinal: usize,
    },
    /// A feed's entry without a title.
    Identified {
        /// Date of the government's meeting.
        date: Option<Date>,
        /// The feed's own identifier.
        uuid: String,
    },
}

/// What the government's own feed says of a decision.
#[derive(Debug, Clone)]
pub struct FeedEntry {
    /// Which decision.
    pub key: DecisionKey,
    /// The feed's own identifier (24 hex digits or a UUID).
    pub uuid: Option<String>,
    /// The item's IRI, where the feed itself gives it.
    pub uri: Option<String>,
    /// Whether the feed gives no title, and that of the key is the first line of the text.
    pub title_from_text: bool,
    /// Another title.
    pub alternative: Option<String>,
    /// Type of the agenda item, such as `Nota` or `Mededeling`.
    pub kind: Option<String>,
    /// Its text without markup.
    pub text: Option<String>,
    /// The step of the procedure that its text states.
    pub step: Option<StatedStep>,
    /// Whether the government took it back.
    pub withdrawn: bool,
    /// Identifiers of all entries with this date and title, when there are several: then none of them is taken.
    pub ambiguous: Vec<String>,
}

impl FeedEntry {
    /// An entry that says nothing but that the decision exists.
    #[must_use]
    pub fn bare(key: DecisionKey) -> Self {
        Self {
            key,
            uuid: None,
            uri: None,
            title_from_text: false,
            alternative: None,
            kind: None,
            text: None,
            step: None,
            withdrawn: false,
            ambiguous: Vec::new(),
        }
    }
}

/// A step of the procedure by which a government decides on one measure, in the order in which they come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProcedureStep {
    /// Approved in principle, before the advice that is required.
    PrincipleApproval,
    /// Approved in principle again, after advice or negotiation, before further advice.
    ApprovalAfterAdvice,
    /// Approved definitively.
    FinalApproval,
    /// Ratified and promulgated, after parliament passed it.
    Ratification,
}

/// A step that a decision's text states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedStep {
    /// Which step.
    pub step: ProcedureStep,
    /// The words that say so, verbatim but for white space.
    pub words: String,
}

impl DecisionKey {
    /// Date of the government's meeting.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        match self {
            Self::Titled { date, .. } | Self::Untitled { date, .. } | Self::Identified { date, .. } => *date,
        }
    }

    /// Title, when the reference gives one.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        match self {
            Self::Titled { title, .. } => Some(title),
            Self::Untitled { .. } | Self::Identified { .. } => None,
        }
    }
}

/// What a promise commits the government to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Commitment {
    /// A deed of government: make, change, fund, abolish, evaluate, keep doing.
    Action,
    /// A state of the world to be reached.
    Outcome,
}
