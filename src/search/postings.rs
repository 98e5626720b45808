//! Which document has which word, how often: an inverted index with the scores of BM25.
//!
//! Source: Robertson and Zaragoza 2009, with the parameters that Lucene and most engines use (k1 = 1.2, b = 0.75) and the
//! inverse document frequency that is never negative.

use std::collections::BTreeMap;

use super::Document;
use super::tokens::Analyzer;

/// How soon more of the same word says nothing more.
const SATURATION: f64 = 1.2;
/// How much a long text has to have more of a word to score as well.
const LENGTH_MATTERS: f64 = 0.75;

/// The two fields of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Text,
}

impl Field {
    pub(super) const ALL: [Self; 2] = [Self::Title, Self::Text];

    fn index(self) -> usize {
        match self {
            Self::Title => 0,
            Self::Text => 1,
        }
    }
}

/// How often a document has a word, by field.
#[derive(Debug, Clone, Copy, Default)]
struct Posting {
    document: usize,
    counts: [u32; 2],
}

/// The words of all documents.
#[derive(Debug, Default)]
pub(super) struct Postings {
    words: BTreeMap<String, Vec<Posting>>,
    /// Words of each document, by field.
    lengths: Vec<[u32; 2]>,
    average_lengths: [f64; 2],
}

impl Postings {
    /// Indexes documents. Cost: linear in their texts.
    pub(super) fn of(documents: &[Document], analyzer: &Analyzer) -> Self {
        let mut postings = Self::default();
        for (document, of) in documents.iter().enumerate() {
            let mut lengths = [0; 2];
            for field in Field::ALL {
                let text = match field {
                    Field::Title => Some(of.title.as_str()),
                    Field::Text => of.text.as_deref(),
                };
                for token in text.map(|text| analyzer.tokens(text)).unwrap_or_default() {
                    lengths[field.index()] += 1;
                    postings.count(token.word, document, field);
                }
            }
            postings.lengths.push(lengths);
        }
        for field in Field::ALL {
            let total: f64 = postings.lengths.iter().map(|lengths| f64::from(lengths[field.index()])).sum();
            postings.average_lengths[field.index()] = (total / float(documents.len().max(1))).max(1.0);
        }
        postings
    }

    fn count(&mut self, word: String, document: usize, field: Field) {
        let known = self.words.entry(word).or_default();
        if known.last().is_none_or(|posting| posting.document != document) {
            known.push(Posting { document, ..Posting::default() });
        }
        if let Some(posting) = known.last_mut() {
            posting.counts[field.index()] += 1;
        }
    }

    /// All different words.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(String::as_str)
    }

    /// In how many documents a field has a word.
    pub(super) fn frequency(&self, word: &str, field: Field) -> usize {
        let postings = self.words.get(word).into_iter().flatten();
        postings.filter(|posting| posting.counts[field.index()] > 0).count()
    }

    /// Each document whose field has a word, with its score when `frequency` documents are taken to have it.
    pub(super) fn scores(&self, word: &str, field: Field, frequency: usize) -> impl Iterator<Item = (usize, f64)> {
        let documents = float(self.lengths.len());
        let frequency = float(frequency);
        let rarity = (1.0 + (documents - frequency + 0.5).max(0.0) / (frequency + 0.5)).ln();
        let postings = self.words.get(word).into_iter().flatten();
        postings.filter(move |posting| posting.counts[field.index()] > 0).map(move |posting| {
            let count = f64::from(posting.counts[field.index()]);
            let length = f64::from(self.lengths[posting.document][field.index()]);
            let relative = length / self.average_lengths[field.index()];
            let damping = SATURATION * (1.0 - LENGTH_MATTERS + LENGTH_MATTERS * relative);
            (posting.document, rarity * count * (SATURATION + 1.0) / (count + damping))
        })
    }
}

#[allow(clippy::cast_precision_loss, reason = "stores have fewer than 2^52 documents")]
fn float(count: usize) -> f64 {
    count as f64
}
