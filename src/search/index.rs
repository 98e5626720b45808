//! The index in memory, and the search in it.

use std::collections::{BTreeMap, BTreeSet};

use tantivy::collector::{Count, TopDocs};
use tantivy::query::{EnableScoring, Query};
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{IndexBuilder, ReloadPolicy, Searcher, TantivyDocument, directory::RamDirectory};

use super::documents::documents;
use super::passage::Passages;
use super::words::{Rarity, SHORTEST_IN_COMPOUND, Word, Words};
use super::{Document, Found, Hit, Kind, Request, SearchError, analysis};
use crate::store::Store;

/// The name under which the analyzer is registered.
const ANALYZER: &str = "words";
/// Bytes that the writer may use before it writes a segment of its own accord, which the single-segment writer never does.
const WRITER_MEMORY: usize = 50_000_000;

/// An index of what can be found in a store.
pub struct Index {
    /// By number in the index.
    documents: Vec<Document>,
    searcher: Searcher,
    analyzer: TextAnalyzer,
    title: Field,
    text: Field,
    words: BTreeSet<String>,
}

impl Index {
    /// Indexes a store. Cost: linear in the texts.
    pub fn of(store: &Store) -> Result<Self, SearchError> {
        let documents = documents(store)?;
        let analyzer = analysis::analyzer(analysis::language(store)?);
        let indexing = TextFieldIndexing::default().set_tokenizer(ANALYZER);
        let indexing = indexing.set_index_option(IndexRecordOption::WithFreqs);
        let options = TextOptions::default().set_indexing_options(indexing);
        let mut schema = Schema::builder();
        let title = schema.add_text_field("title", options.clone());
        let text = schema.add_text_field("text", options);
        let index = IndexBuilder::new().schema(schema.build());
        let tokenizers = tantivy::tokenizer::TokenizerManager::new();
        tokenizers.register(ANALYZER, analyzer.clone());
        let index = index.tokenizers(tokenizers);
        let mut writer = index.single_segment_index_writer(RamDirectory::create(), WRITER_MEMORY)?;
        for document in &documents {
            let mut indexed = TantivyDocument::new();
            indexed.add_text(title, &document.title);
            if let Some(words) = &document.text {
                indexed.add_text(text, words);
            }
            writer.add_document(indexed)?;
        }
        let reader = writer.finalize()?.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let searcher = reader.searcher();
        let words = words(&searcher, [title, text])?;
        Ok(Self { documents, searcher, analyzer, title, text, words })
    }

    /// Finds what has all the words typed or, when nothing has, what has some of them.
    ///
    /// The score is BM25 (Robertson and Zaragoza 2009; k1 = 1.2, b = 0.75, as in Lucene) on titles, which weigh double, and
    /// texts. Compounds that begin or end with a word typed count as weaker matches of it.
    ///
    /// Cost: linear in the different words of the index and in the things that match.
    pub fn search(&self, request: &Request) -> Result<Found, SearchError> {
        let is_asked = |document: &Document| {
            let kind = request.kinds.is_empty() || request.kinds.contains(&document.kind);
            let in_domain = |domain: &String| document.sections.iter().any(|place| place.domain == *domain);
            kind && request.domain.as_ref().is_none_or(in_domain)
        };
        let searched = self.documents.iter().filter(|document| is_asked(document)).count();
        let words = Words(self.typed(&request.words));
        let has_words = !words.0.is_empty();
        let rarity = Rarity::of(&words, &self.searcher, [self.title, self.text])?;
        let mut matching = Vec::new();
        let mut has_all_words = true;
        for all in [true, false] {
            has_all_words = all;
            let ranked = self.ranked(&words.query(self.title, self.text, all), &rarity)?;
            matching = ranked.into_iter().filter(|(_, document)| is_asked(document)).collect();
            if !matching.is_empty() {
                break;
            }
        }
        let passages = Passages::new(words.weights(), self.analyzer.clone(), self.title);
        let hit = |(score, document): &(f32, &Document)| {
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
        Ok(Found { hits, matching: matching.len(), searched, has_all_words, has_words })
    }

    /// The words typed, each stem once, looked up in the index.
    fn typed(&self, text: &str) -> Vec<Word> {
        let (mut stems, mut unstemmed) = (self.analyzer.clone(), analysis::analyzer(None));
        let mut beginnings: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for word in analysis::words(&mut unstemmed, text) {
            for stem in analysis::words(&mut stems, &word) {
                let known = beginnings.entry(stem).or_default();
                known.extend(analysis::beginnings(&mut stems, &word, SHORTEST_IN_COMPOUND));
            }
        }
        let indexed = || self.words.iter().map(String::as_str);
        beginnings.iter().map(|(stem, beginnings)| Word::look_up(stem, beginnings, indexed())).collect()
    }

    /// All that matches, best first, equally good ones in the order of the documents.
    fn ranked(&self, query: &dyn Query, rarity: &Rarity<'_>) -> Result<Vec<(f32, &Document)>, SearchError> {
        let scoring = EnableScoring::enabled_from_statistics_provider(rarity, &self.searcher);
        let count = self.searcher.search(query, &Count)?;
        if count == 0 {
            return Ok(Vec::new());
        }
        let collector = TopDocs::with_limit(count).order_by_score();
        let executor = self.searcher.index().search_executor();
        let found = self.searcher.search_with_executor(query, &collector, executor, scoring)?;
        let mut ranked: Vec<_> = found.into_iter().map(|(score, address)| (score, address.doc_id)).collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let document = |id: u32| usize::try_from(id).ok().and_then(|id| self.documents.get(id));
        Ok(ranked.into_iter().filter_map(|(score, id)| Some((score, document(id)?))).collect())
    }
}

fn is_called_by_its_text(document: &Document) -> bool {
    let beginning = document.title.trim_end_matches('…');
    document.kind == Kind::Theme && document.text.as_ref().is_some_and(|text| text.starts_with(beginning))
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Index")
            .field("documents", &self.documents.len())
            .field("words", &self.words.len())
            .finish_non_exhaustive()
    }
}

/// All different words of some fields.
fn words(searcher: &Searcher, fields: [Field; 2]) -> Result<BTreeSet<String>, SearchError> {
    let mut words = BTreeSet::new();
    for segment in searcher.segment_readers() {
        for field in fields {
            let index = segment.inverted_index(field)?;
            let mut stream = index.terms().stream().map_err(tantivy::TantivyError::from)?;
            while stream.advance() {
                words.insert(String::from_utf8_lossy(stream.key()).into_owned());
            }
        }
    }
    Ok(words)
}
