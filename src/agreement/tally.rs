//! Sums from which all figures follow, so that a resample is an addition.

use super::table::Unit;

/// What some units add up to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tally {
    categories: usize,
    /// For each pair of coders, how often the first chose one category and the second another: `categories` squared.
    pub(super) pairs: Vec<f64>,
    /// Krippendorff's matrix of coincidences: of each two codes of a unit that `m` coders coded, `1 / (m - 1)`.
    pub(super) coincidences: Vec<f64>,
}

/// The same for one cluster: only what is not nothing, as (place, number), the pairs' places first.
#[derive(Debug, Clone, Default)]
pub(super) struct Share(Vec<(usize, f64)>);

impl Tally {
    /// Nothing yet, of so many coders and categories.
    pub(super) fn empty(coders: usize, categories: usize) -> Self {
        let cells = categories * categories;
        Self { categories, pairs: vec![0.0; coders * (coders - 1) / 2 * cells], coincidences: vec![0.0; cells] }
    }

    /// Sets all sums to nothing.
    pub(super) fn clear(&mut self) {
        self.pairs.fill(0.0);
        self.coincidences.fill(0.0);
    }

    /// Counts what some coders said of a unit.
    pub(super) fn count(&mut self, said: &[Option<usize>]) {
        let cells = self.categories * self.categories;
        let present: Vec<usize> = said.iter().copied().flatten().collect();
        if present.len() < 2 {
            return;
        }
        let mut pair = 0;
        for (first, one) in said.iter().enumerate() {
            for other in &said[first + 1..] {
                if let (Some(one), Some(other)) = (one, other) {
                    self.pairs[pair * cells + one * self.categories + other] += 1.0;
                }
                pair += 1;
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "a number of coders")]
        let weight = 1.0 / (present.len() - 1) as f64;
        for (first, one) in present.iter().enumerate() {
            for (second, other) in present.iter().enumerate() {
                if first != second {
                    self.coincidences[one * self.categories + other] += weight;
                }
            }
        }
    }

    /// Adds a cluster so many times.
    pub(super) fn add(&mut self, share: &Share, times: f64) {
        for (place, number) in &share.0 {
            match place.checked_sub(self.pairs.len()) {
                None => self.pairs[*place] += number * times,
                Some(place) => self.coincidences[place] += number * times,
            }
        }
    }

    /// What is not nothing.
    pub(super) fn share(&self) -> Share {
        let all = self.pairs.iter().chain(&self.coincidences).copied().enumerate();
        Share(all.filter(|(_, number)| *number > 0.0).collect())
    }

    /// How many categories there are.
    pub(super) fn categories(&self) -> usize {
        self.categories
    }
}

impl Share {
    /// Whether no two coders coded any unit of it.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Unit {
    /// What some coders said; with a category, whether it is that one (1) or another (0).
    pub(super) fn said(&self, coders: &[usize], category: Option<usize>) -> Vec<Option<usize>> {
        let of = |coder: &usize| {
            let code = self.codes[*coder]?;
            Some(category.map_or(code, |category| usize::from(code == category)))
        };
        coders.iter().map(of).collect()
    }
}
