//! Search in the words of promises, themes, decisions and the titles of sections.
//!
//! [`Index::of`] reads them from a store by SPARQL and indexes them in memory; [`Index::search`] ranks what matches.
//! Words are put in lower case, accents are folded, very common words are left out, and words are reduced to their stems in
//! the language of the dataset (`schema:inLanguage`).
//!
//! # Rationale
//! An index of a whole agreement is made in less time than its store is loaded in, so it is never saved: nothing can be
//! out of date. A full-text engine would bring fifty crates for a few thousand texts, of which this needs postings and one
//! formula; the words, the compounds and their weights are ours in any case.

mod documents;
mod index;
mod passage;
mod postings;
mod tokens;
mod words;

use jiff::civil::Date;

pub use index::Index;
pub use passage::Passage;

use crate::model::{Part, Status, ThingKind};

/// What is searched for.
#[derive(Debug, Clone, Default)]
pub struct SearchRequest {
    /// The words, as typed; anything that is neither letter nor digit separates words.
    pub words: String,
    /// Only these kinds; all when empty.
    pub kinds: Vec<ThingKind>,
    /// Only what belongs to this part. A decision belongs to the sections whose reports cite it.
    pub part: Part,
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
    pub score: f64,
}

/// Something that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What it is.
    pub kind: ThingKind,
    /// Its IRI.
    pub iri: String,
    /// The end of its IRI, which [`crate::lookup::thing()`] understands.
    pub id: String,
    /// Title of a section or decision, label of a theme, text of a promise.
    pub title: String,
    /// Text of a theme or decision.
    pub text: Option<String>,
    /// Where it stands; of a decision the sections whose reports cite it.
    pub sections: Vec<SectionPlace>,
    /// Day of a decision's meeting.
    pub date: Option<Date>,
    /// The status of a promise on all evidence.
    pub status: Option<Status>,
}

/// A section: where something stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SectionPlace {
    /// IRI of the agreement.
    pub agreement: String,
    /// Place in the agreement's order.
    pub position: u64,
    /// IRI of the section.
    pub section: String,
    /// IRI of its domain.
    pub top: String,
    /// Title of its domain.
    pub domain: String,
    /// Number of the section.
    pub number: String,
}

impl SectionPlace {
    /// Whether another section is this one or below it.
    fn holds(&self, other: &Self) -> bool {
        let below = other.number.strip_prefix(self.number.as_str());
        self.top == other.top && below.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }
}

/// The kinds of things that are searched, in the order in which equally good hits come.
pub const KINDS: [ThingKind; 4] = [ThingKind::Section, ThingKind::Promise, ThingKind::Theme, ThingKind::Decision];
