//! The words of all texts of a dataset: their stems, the parts of compounds, and how much each tells.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::language::Stems;

/// Shorter words tell nothing.
const SHORTEST_WORD: usize = 3;
/// Parts of a compound are at least this long.
const SHORTEST_PART: usize = 4;
/// A part of a compound is a word that stands by itself at least this often.
const ATTESTED: u32 = 2;

/// A term: a stem, by its number in the lexicon.
pub(crate) type Term = u64;

/// What a dataset's texts tell about its words.
pub(crate) struct Lexicon {
    /// The terms of each word: its stem, then the stems of its parts. Stop words have none.
    words: HashMap<String, Vec<Term>>,
    /// How many texts have a term.
    frequency: Vec<u32>,
    texts: u32,
}

impl Lexicon {
    /// Reads all texts. Cost: linear in their length.
    pub(crate) fn of(texts: &[&str], language: &Stems) -> Self {
        let counted: Vec<HashMap<String, u32>> = texts.par_iter().map(|text| counts(text)).collect();
        let mut counts: HashMap<&str, u32> = HashMap::new();
        for (word, count) in counted.iter().flatten() {
            *counts.entry(word).or_default() += count;
        }
        let mut known: Vec<&str> = counts.keys().copied().filter(|word| tells(word, language)).collect();
        known.sort_unstable();
        let stems: Vec<Vec<String>> = known.par_iter().map(|word| stems(word, &counts, language)).collect();
        let mut terms: HashMap<&str, Term> = HashMap::new();
        for stem in stems.iter().flatten() {
            let next = terms.len() as Term;
            terms.entry(stem).or_insert(next);
        }
        let words: HashMap<String, Vec<Term>> = (known.iter().zip(&stems))
            .map(|(word, stems)| ((*word).to_owned(), stems.iter().map(|stem| terms[stem.as_str()]).collect()))
            .collect();
        let mut frequency: Vec<u32> = vec![0; terms.len()];
        let distinct = |counts: &HashMap<String, u32>| {
            let mut found: Vec<Term> = counts.keys().filter_map(|word| words.get(word)).flatten().copied().collect();
            found.sort_unstable();
            found.dedup();
            found
        };
        let found: Vec<Vec<Term>> = counted.par_iter().map(distinct).collect();
        for term in found.into_iter().flatten() {
            if let Some(count) = usize::try_from(term).ok().and_then(|term| frequency.get_mut(term)) {
                *count += 1;
            }
        }
        Self { words, frequency, texts: u32::try_from(texts.len()).unwrap_or(u32::MAX) }
    }

    /// The words of a text that tell something, in order, each with its terms.
    pub(crate) fn read<'t>(&self, text: &'t str) -> Vec<(&'t str, &[Term])> {
        let words = words_of(text);
        words.filter_map(|word| Some((word, self.words.get(&word.to_lowercase())?.as_slice()))).collect()
    }

    /// The terms of a text, in order.
    pub(crate) fn terms(&self, text: &str) -> Vec<Term> {
        self.read(text).into_iter().flat_map(|(_, terms)| terms.iter().copied()).collect()
    }

    /// How much a term tells: the logarithm of the share of texts that have it (inverse document frequency, Spärck Jones
    /// 1972), as if one more text had it.
    pub(crate) fn weight(&self, term: Term) -> f64 {
        let frequency = usize::try_from(term).ok().and_then(|term| self.frequency.get(term)).copied().unwrap_or(0);
        (f64::from(self.texts + 1) / f64::from(frequency + 1)).ln()
    }
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn counts(text: &str) -> HashMap<String, u32> {
    let mut counts: HashMap<String, u32> = HashMap::new();
    for word in words_of(text) {
        *counts.entry(word.to_lowercase()).or_default() += 1;
    }
    counts
}

fn tells(word: &str, language: &Stems) -> bool {
    word.chars().count() >= SHORTEST_WORD && !word.bytes().all(|b| b.is_ascii_digit()) && !language.is_stop_word(word)
}

/// A word's stem, then the stems of its parts.
fn stems(word: &str, counts: &HashMap<&str, u32>, language: &Stems) -> Vec<String> {
    let mut stems = vec![language.stem(word)];
    let parts = parts(word, counts, language);
    if parts.len() > 1 {
        let parts = parts.into_iter().filter(|part| !language.is_stop_word(part));
        stems.extend(parts.map(|part| language.stem(part)));
    }
    stems
}

/// The parts of a compound: of all cuts into two words that stand by themselves, with a joint between them or none, the
/// one whose rarer word is most frequent; the parts are cut again. A word that is no compound is its only part.
///
/// Source: the frequency criterion of Koehn and Knight 2003, with the minimum in place of the geometric mean.
fn parts<'w>(word: &'w str, counts: &HashMap<&str, u32>, language: &Stems) -> Vec<&'w str> {
    if language.joints.is_empty() || word.len() < 2 * SHORTEST_PART {
        return vec![word];
    }
    let count = |part: &str| counts.get(part).copied().unwrap_or(0);
    let mut best: Option<(u32, &str, &str)> = None;
    for (at, _) in word.char_indices().filter(|(at, _)| *at >= SHORTEST_PART && word.len() - at >= SHORTEST_PART) {
        let (head, tail) = word.split_at(at);
        if language.suffixes.contains(&tail) || count(tail) < ATTESTED {
            continue;
        }
        let heads = language.joints.iter().filter_map(|joint| head.strip_suffix(joint));
        let head = heads.filter(|head| head.len() >= SHORTEST_PART).find(|head| count(head) >= ATTESTED);
        if let Some(head) = head {
            let rarer = count(head).min(count(tail));
            if best.is_none_or(|(count, _, _)| rarer > count) {
                best = Some((rarer, head, tail));
            }
        }
    }
    match best {
        None => vec![word],
        Some((_, head, tail)) => {
            let mut found = parts(head, counts, language);
            found.extend(parts(tail, counts, language));
            found
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon(texts: &[&str]) -> Lexicon {
        Lexicon::of(texts, &Stems::of("nl").unwrap())
    }

    #[test]
    fn a_compound_has_the_terms_of_its_parts() {
        let texts = [
            "de huurpremie",
            "een huur en een huur",
            "premie en premie",
            "dierenwelzijnsbeleid",
            "dierenwelzijn, dierenwelzijn",
            "dier, dier",
            "welzijn, beleid",
            "welzijn, beleid",
        ];
        let lexicon = lexicon(&texts);
        let terms =
            |text: &str| -> Vec<Term> { lexicon.read(text).iter().flat_map(|(_, terms)| terms.to_vec()).collect() };
        assert_eq!(terms("huurpremie")[1..], [terms("huur"), terms("premie")].concat());
        assert_eq!(terms("Dierenwelzijnsbeleid")[1..], [terms("dier"), terms("welzijn"), terms("beleid")].concat());
    }

    #[test]
    fn a_suffix_is_no_part() {
        let lexicon = lexicon(&["huisvesting", "huisves ting", "huisves ting"]);
        assert_eq!(lexicon.read("huisvesting")[0].1.len(), 1);
    }

    #[test]
    fn stop_words_and_numbers_tell_nothing_and_rare_terms_tell_more() {
        let lexicon = lexicon(&["het loket van 2020", "loket", "brug"]);
        assert_eq!(lexicon.read("het loket van 2020").len(), 1);
        let weight = |word: &str| lexicon.weight(lexicon.read(word)[0].1[0]);
        assert!(weight("brug") > weight("loket"));
    }
}
