//! Search in the words of promises, themes, decisions and the titles of sections.
//!
//! [`Index::of`] reads them from a store by SPARQL and indexes them in memory with [tantivy](https://docs.rs/tantivy);
//! [`Index::search`] ranks what matches. Words are put in lower case, accents are folded, very common words are left out,
//! and words are reduced to their stems in the language of the dataset (`schema:inLanguage`).
//!
//! # Rationale
//! An index of a whole agreement is made in less time than its store is loaded in, so it is never saved: nothing can be
//! out of date. One segment, written by one thread: the same store gives the same order.

mod analysis;
mod documents;
mod index;
mod passage;
mod words;

use jiff::civil::Date;

pub use index::Index;
pub use passage::Passage;

use crate::choice::Choice;
use crate::queries::QueryError;

/// Why a store cannot be searched. What a user types is never an error.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SearchError {
    /// A query failed.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// The index cannot be made or read.
    #[error("the index of words failed")]
    Index(#[from] tantivy::TantivyError),
}

impl SearchError {
    /// Whether no input can cause it.
    #[must_use]
    pub fn is_bug(&self) -> bool {
        match self {
            Self::Query(error) => error.is_bug(),
            Self::Index(_) => true,
        }
    }
}

/// Kinds of things that are searched, in the order in which equally good hits come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A section of the agreement: its title.
    Section,
    /// A promise: its text.
    Promise,
    /// A theme of a report: its label and text.
    Theme,
    /// A decision: its title, and its text when a feed gives it.
    Decision,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Section, Self::Promise, Self::Theme, Self::Decision];
}

impl Choice for Kind {
    const WHAT: &'static str = "kind of thing";
    const ALL: &'static [Self] = &Self::ALL;

    fn name(self) -> &'static str {
        match self {
            Self::Section => "section",
            Self::Promise => "promise",
            Self::Theme => "theme",
            Self::Decision => "decision",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Self::Section => "sections, by their titles",
            Self::Promise => "promises, by their texts",
            Self::Theme => "themes of reports, by their labels and texts",
            Self::Decision => "decisions, by their titles, and by their texts when a feed gives these",
        }
    }
}

/// What is searched for.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The words, as typed; anything that is neither letter nor digit separates words.
    pub words: String,
    /// Only these kinds; all when empty.
    pub kinds: Vec<Kind>,
    /// Only what belongs to the domain of this title. A decision belongs to the domains of the sections whose reports
    /// cite it.
    pub domain: Option<String>,
    /// How many hits are wanted at most.
    pub limit: usize,
}

/// What was found.
#[derive(Debug, Clone)]
pub struct Found {
    /// The best hits, best first; equally good ones by kind, place in the agreement or date, and IRI.
    pub hits: Vec<Hit>,
    /// How many things match, of the kinds and in the domain asked for.
    pub matching: usize,
    /// How many things of these kinds and in this domain there are.
    pub searched: usize,
    /// Whether the hits have all the words. When nothing has them all, the hits have some.
    pub has_all_words: bool,
    /// Whether there was a word to search for at all: not when there are only signs and very common words.
    pub has_words: bool,
}

/// Something that matches.
#[derive(Debug, Clone)]
pub struct Hit {
    /// What was found.
    pub document: Document,
    /// Title, label or text, or the part of it that matches best, with the matching words marked.
    pub title: Passage,
    /// The part of the text that matches best, where a text beside the title does.
    pub text: Option<Passage>,
    /// Sum of the BM25 scores: higher is better. Scores of different stores or words cannot be compared.
    pub score: f32,
}

/// Something that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What it is.
    pub kind: Kind,
    /// Its IRI.
    pub iri: String,
    /// The end of its IRI, which [`crate::lookup::thing()`] understands.
    pub id: String,
    /// Title of a section or decision, label of a theme, text of a promise.
    pub title: String,
    /// Text of a theme or decision.
    pub text: Option<String>,
    /// Where it stands; of a decision the sections whose reports cite it.
    pub sections: Vec<Place>,
    /// Day of a decision's meeting.
    pub date: Option<Date>,
    /// `pb:status` of a promise on all evidence, such as `followedUp`.
    pub status: Option<String>,
}

/// A section: domain and number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Place in the agreement's order.
    pub position: u64,
    /// Title of the domain.
    pub domain: String,
    /// Number of the section.
    pub number: String,
}
