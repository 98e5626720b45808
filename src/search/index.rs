//! The index in memory, and the search in it.

use std::collections::{BTreeMap, BTreeSet};

use super::documents::documents;
use super::passage::Passages;
use super::postings::Postings;
use super::tokens::Analyzer;
use super::words::{SHORTEST_IN_COMPOUND, Word, weights};
use super::{Document, Found, Hit, SearchRequest, SectionPlace};
use crate::language::Stems;
use crate::model::{Part, ThingKind};
use crate::queries::QueryError;
use crate::queries::rows::prepared;
use crate::store::Store;

/// An index of what can be found in a store.
#[derive(Debug)]
pub struct Index {
    /// By number in the postings.
    documents: Vec<Document>,
    analyzer: Analyzer,
    /// Cuts what is typed into words that are not yet reduced to stems.
    unstemmed: Analyzer,
    postings: Postings,
}

impl Index {
    /// Indexes a store. Cost: linear in the texts.
    pub fn of(store: &Store) -> Result<Self, QueryError> {
        let documents = documents(store)?;
        let analyzer = Analyzer::new(stems(store)?);
        let postings = Postings::of(&documents, &analyzer);
        Ok(Self { documents, analyzer, unstemmed: Analyzer::new(None), postings })
    }

    /// Finds what has all the words typed or, when nothing has, what has some of them.
    ///
    /// The score is the sum of the BM25 scores of the words on titles, which weigh double, and texts. Compounds that begin
    /// or end with a word typed count as weaker matches of it. Equally good hits come in the order of the documents.
    ///
    /// Cost: linear in the different words of the index and in the things that match.
    #[must_use]
    pub fn search(&self, request: &SearchRequest) -> Found {
        let is_asked = self.filter(request);
        let searched = self.documents.iter().filter(|document| is_asked(document)).count();
        let words = self.typed(&request.words);
        let has_words = !words.is_empty();
        let scores: Vec<_> = words.iter().map(|word| word.scores(&self.postings, self.documents.len())).collect();
        let mut matching = Vec::new();
        let mut has_all_words = true;
        for all in [true, false] {
            has_all_words = all;
            matching = self.ranked(&scores, all);
            matching.retain(|(_, document)| is_asked(document));
            if !matching.is_empty() {
                break;
            }
        }
        let passages = Passages::new(weights(&words), &self.analyzer);
        let hit = |(score, document): &(f64, &Document)| {
            let text = document.text.as_deref().and_then(|text| passages.best(text));
            // A theme without a title of its own is called by its first words: they are shown once.
            let title = text.clone().filter(|_| is_called_by_its_text(document));
            Hit {
                document: (*document).clone(),
                text: text.filter(|_| title.is_none()),
                title: title.unwrap_or_else(|| passages.best_or_beginning(&document.title)),
                score: *score,
            }
        };
        let hits = matching.iter().take(request.limit).map(hit).collect();
        Found { hits, matching: matching.len(), searched, has_all_words, has_words }
    }

    /// Whether a document is of the kinds and in the part asked for.
    fn filter<'a>(&'a self, request: &'a SearchRequest) -> impl Fn(&Document) -> bool + 'a {
        let part = request.part.iri();
        let section = self.documents.iter().find(|document| Some(document.iri.as_str()) == part);
        let section = section.and_then(|document| document.sections.first());
        move |document| {
            let is_kind = request.kinds.is_empty() || request.kinds.contains(&document.kind);
            let is_in = |place: &SectionPlace| match &request.part {
                Part::Whole => true,
                Part::Agreement(agreement) => place.agreement == *agreement,
                Part::Section(_) => section.is_some_and(|section| section.holds(place)),
            };
            is_kind && (request.part == Part::Whole || document.sections.iter().any(is_in))
        }
    }

    /// The words typed, each stem once, looked up in the index.
    fn typed(&self, text: &str) -> Vec<Word> {
        let mut beginnings: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for word in self.unstemmed.words(text) {
            for stem in self.analyzer.words(&word) {
                let known = beginnings.entry(stem).or_default();
                known.extend(self.analyzer.beginnings(&word, SHORTEST_IN_COMPOUND));
            }
        }
        let look_up =
            |(stem, beginnings): (&String, &Vec<String>)| Word::look_up(stem, beginnings, self.postings.words());
        beginnings.iter().map(look_up).collect()
    }

    /// The documents that have all the words, or any, best first.
    fn ranked(&self, scores: &[BTreeMap<usize, f64>], all: bool) -> Vec<(f64, &Document)> {
        let mut sums: BTreeMap<usize, (usize, f64)> = BTreeMap::new();
        for (document, score) in scores.iter().flatten() {
            let (words, sum) = sums.entry(*document).or_default();
            *words += 1;
            *sum += score;
        }
        let wanted = if all { scores.len() } else { 1 };
        let mut ranked: Vec<_> = (sums.into_iter())
            .filter(|(_, (words, _))| *words >= wanted)
            .filter_map(|(document, (_, sum))| Some((sum, self.documents.get(document)?)))
            .collect();
        // Stable: equally good ones stay in the order of the documents.
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
        ranked
    }
}

/// What is known of the language of a store's datasets; `None` when they are in several, or in one without stems.
fn stems(store: &Store) -> Result<Option<Stems>, QueryError> {
    let mut languages = BTreeSet::new();
    for row in prepared!("select/languages.rq").select(store, &[])? {
        languages.insert(row.text("language")?);
    }
    let only = languages.first().filter(|_| languages.len() == 1);
    Ok(only.and_then(|tag| Stems::of(tag)))
}

fn is_called_by_its_text(document: &Document) -> bool {
    let beginning = document.title.trim_end_matches('…');
    document.kind == ThingKind::Theme && document.text.as_ref().is_some_and(|text| text.starts_with(beginning))
}
