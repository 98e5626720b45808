//! Which decisions have a term: an inverted index, so that no promise is compared with decisions that share nothing with it.

use crate::lexicon::{Term, Vector};

/// So many of the nearest decisions tell which words go with those of a text.
const NEAREST: usize = 10;
/// So many of their words are taken, the ones that tell most.
const MOST_RELATED: usize = 60;
/// What they count beside the text's own words.
const RELATED: f64 = 0.7;

/// The decisions by term, each with its share of the decision's vector, and the vectors themselves.
pub(super) struct Index {
    postings: Vec<Vec<(usize, f64)>>,
    /// Of length 1.
    vectors: Vec<Vec<(Term, f64)>>,
}

impl Index {
    /// Cost: linear in the vectors.
    pub(super) fn of<'v>(vectors: impl Iterator<Item = &'v Vector>) -> Self {
        let vectors: Vec<Vec<(Term, f64)>> = vectors.map(|vector| vector.unit().collect()).collect();
        let terms = vectors.iter().flatten().filter_map(|(term, _)| usize::try_from(*term).ok()).max();
        let mut postings = vec![Vec::new(); terms.map_or(0, |last| last + 1)];
        for (place, vector) in vectors.iter().enumerate() {
            for (term, weight) in vector {
                if let Some(postings) = usize::try_from(*term).ok().and_then(|term| postings.get_mut(term)) {
                    postings.push((place, *weight));
                }
            }
        }
        Self { postings, vectors }
    }

    /// The cosine of a text with every decision. Cost: the decisions that share one of its terms, once for each.
    pub(super) fn cosines(&self, text: &Vector) -> Vec<f64> {
        let mut cosines = vec![0.0; self.vectors.len()];
        for (term, here) in text.unit() {
            let postings = usize::try_from(term).ok().and_then(|term| self.postings.get(term));
            for (place, there) in postings.into_iter().flatten() {
                cosines[*place] += here * there;
            }
        }
        cosines
    }

    /// A text with the words that go with its own: those of the decisions nearest to it, by how near they are.
    ///
    /// Source: relevance feedback without a user (Rocchio 1971; Croft and Harper 1979).
    pub(super) fn with_related(&self, text: &Vector) -> Vector {
        let nearest = first(&self.cosines(text), NEAREST, |_| true);
        let all: f64 = nearest.iter().map(|(_, cosine)| cosine).sum();
        let of_nearest = nearest.iter().flat_map(|(place, cosine)| {
            let share = RELATED * cosine / all;
            self.vectors[*place].iter().map(move |(term, weight)| (*term, weight * share))
        });
        let mut strongest = added(of_nearest.collect());
        strongest.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        strongest.truncate(MOST_RELATED);
        Vector::weighted(added(text.unit().chain(strongest).collect()))
    }
}

/// Each term once, with the sum of its weights, in the order of the terms.
fn added(mut weights: Vec<(Term, f64)>) -> Vec<(Term, f64)> {
    // A stable sort: sums are always made in one order.
    weights.sort_by_key(|(term, _)| *term);
    weights.chunk_by(|a, b| a.0 == b.0).map(|same| (same[0].0, same.iter().map(|(_, weight)| weight).sum())).collect()
}

/// The places of the highest scores above 0, the highest first.
pub(super) fn first(scores: &[f64], most: usize, is_wanted: impl Fn(usize) -> bool) -> Vec<(usize, f64)> {
    let by_score = |a: &(usize, f64), b: &(usize, f64)| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0));
    let scored = scores.iter().copied().enumerate().filter(|(place, score)| *score > 0.0 && is_wanted(*place));
    let mut found: Vec<(usize, f64)> = scored.collect();
    if found.len() > most && most > 0 {
        found.select_nth_unstable_by(most - 1, by_score);
    }
    found.truncate(most);
    found.sort_by(by_score);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vector(terms: &[Term]) -> Vector {
        Vector::of(terms.iter().copied(), |_| 1.0)
    }

    #[test]
    fn cosines_are_those_of_the_vectors() {
        let decisions = [vector(&[1, 2]), vector(&[2, 3, 3]), vector(&[4])];
        let text = vector(&[2, 4, 9]);
        let found = Index::of(decisions.iter()).cosines(&text);
        for (found, decision) in found.iter().zip(&decisions) {
            assert!((found - text.cosine(decision)).abs() < 1e-12);
        }
    }

    #[test]
    fn a_text_gets_the_words_that_go_with_its_own() {
        let decisions = [vector(&[1, 2]), vector(&[2, 3]), vector(&[3, 4]), vector(&[7])];
        let index = Index::of(decisions.iter());
        let text = index.with_related(&vector(&[1]));
        assert!(text.cosine(&vector(&[2])) > 0.0 && text.cosine(&vector(&[1])) > text.cosine(&vector(&[2])));
        assert!(text.cosine(&vector(&[7])) <= 0.0);
        assert!(index.with_related(&vector(&[])).is_empty());
    }

    #[test]
    fn the_first_are_the_highest_and_ties_keep_their_order() {
        let scores = [0.2, 0.9, 0.0, 0.9, 0.5];
        assert_eq!(first(&scores, 2, |_| true), [(1, 0.9), (3, 0.9)]);
        assert_eq!(first(&scores, 9, |place| place != 1), [(3, 0.9), (4, 0.5), (0, 0.2)]);
        assert_eq!(first(&scores, 0, |_| true), []);
    }
}
