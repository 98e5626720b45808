//! How a text becomes words that can be compared.

use tantivy::tokenizer::{
    AsciiFoldingFilter, Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer, StopWordFilter, TextAnalyzer,
};

use crate::queries::QueryError;
use crate::queries::records::{ask, query};
use crate::store::Store;

/// Longer words (in bytes) are no words of a language: addresses, or lines without a space.
const LONGEST: usize = 100;

/// Languages that there are stemmers for, by their tag (ISO 639-1, as in BCP 47).
const STEMMED: [(&str, Language); 18] = [
    ("ar", Language::Arabic),
    ("da", Language::Danish),
    ("de", Language::German),
    ("el", Language::Greek),
    ("en", Language::English),
    ("es", Language::Spanish),
    ("fi", Language::Finnish),
    ("fr", Language::French),
    ("hu", Language::Hungarian),
    ("it", Language::Italian),
    ("nl", Language::Dutch),
    ("no", Language::Norwegian),
    ("pt", Language::Portuguese),
    ("ro", Language::Romanian),
    ("ru", Language::Russian),
    ("sv", Language::Swedish),
    ("ta", Language::Tamil),
    ("tr", Language::Turkish),
];

/// The language of a store's datasets; `None` when they are in several, or in one without a stemmer.
pub(super) fn language(store: &Store) -> Result<Option<Language>, QueryError> {
    let rows = ask(store, query!("languages.rq"), &[])?;
    let mut languages: Vec<_> = rows.iter().map(|row| by_tag(&row.text("language"))).collect();
    languages.dedup();
    Ok(if let [language] = languages.as_slice() { *language } else { None })
}

/// By the first part of a tag: `nl-BE` is Dutch.
fn by_tag(tag: &str) -> Option<Language> {
    let tag = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    STEMMED.iter().find(|(known, _)| *known == tag).map(|(_, language)| *language)
}

/// Cuts a text into words, in lower case, without accents and very common words, and reduced to stems where there is a
/// language.
///
/// Accents go before the stemmer, which would otherwise reduce `financiën` and `financien` to different stems. Stemmers are
/// those of [Snowball](https://snowballstem.org), the Dutch one by Kraaij and Pohlmann.
pub(super) fn analyzer(language: Option<Language>) -> TextAnalyzer {
    let words = SimpleTokenizer::default();
    let words = TextAnalyzer::builder(words).filter(RemoveLongFilter::limit(LONGEST)).filter(LowerCaser);
    let Some(language) = language else { return words.filter(AsciiFoldingFilter).build() };
    let words = match StopWordFilter::new(language) {
        Some(common) => words.filter_dynamic(common),
        None => words.dynamic(),
    };
    words.filter_dynamic(AsciiFoldingFilter).filter_dynamic(Stemmer::new(language)).build()
}

/// The beginnings of a word, itself included, that have its stem: `woning` of `woningen`.
///
/// A stem can be no beginning of the word's compounds: the Dutch stemmer makes `woon` of `woning`, but nothing like it of
/// `woningbouw`. So compounds are looked for by these too.
pub(super) fn beginnings(analyzer: &mut TextAnalyzer, word: &str, shortest: usize) -> Vec<String> {
    let stem = words(analyzer, word);
    let ends = word.char_indices().map(|(at, c)| at + c.len_utf8()).skip(shortest.saturating_sub(1));
    let beginnings = ends.map(|end| word[..end].to_owned());
    beginnings.filter(|beginning| words(analyzer, beginning) == stem).collect()
}

/// The words of a text, each once, in order.
pub(super) fn words(analyzer: &mut TextAnalyzer, text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    analyzer.token_stream(text).process(&mut |token| {
        if !words.contains(&token.text) {
            words.push(token.text.clone());
        }
    });
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(language: Option<Language>, text: &str) -> Vec<String> {
        words(&mut analyzer(language), text)
    }

    #[test]
    fn forms_of_a_dutch_word_are_one_word_with_or_without_accents() {
        let dutch = by_tag("nl-BE");
        assert_eq!(of(dutch, "De WONINGEN, een woning").len(), 1);
        assert_eq!(of(dutch, "financiën"), of(dutch, "financien"));
        assert_eq!(of(dutch, "crèches"), of(dutch, "creche"));
        let begin = beginnings(&mut analyzer(dutch), "woningen", 4);
        assert!(begin.contains(&"woning".to_owned()) && !begin.contains(&"woni".to_owned()), "{begin:?}");
        assert!(of(dutch, "de van het").is_empty(), "very common words are left out");
    }

    #[test]
    fn words_of_an_unknown_language_are_only_folded() {
        assert_eq!(by_tag("gsw"), None);
        assert_eq!(of(None, "Les Écoles"), ["les", "ecoles"]);
    }
}
