//! Sparse vectors of weighted terms.

/// Terms with their weights, in the order of the terms, so that sums are always made in one order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Vector {
    weights: Vec<(u64, f64)>,
    norm: f64,
}

impl Vector {
    /// Weighs terms by `weight`, and by the logarithm of how often each stands there.
    pub(crate) fn of(terms: impl IntoIterator<Item = u64>, weight: impl Fn(u64) -> f64) -> Self {
        let mut terms: Vec<u64> = terms.into_iter().collect();
        terms.sort_unstable();
        let counted = terms.chunk_by(|a, b| a == b).map(|same| (same[0], f64::from(count(same.len()))));
        Self::weighted(counted.map(|(term, count)| (term, (1.0 + count.ln()) * weight(term))))
    }

    /// Of terms with their weights, in the order of the terms.
    pub(crate) fn weighted(weights: impl IntoIterator<Item = (u64, f64)>) -> Self {
        let weights: Vec<_> = weights.into_iter().collect();
        let norm = weights.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
        Self { weights, norm }
    }

    /// Whether it has no direction.
    pub(crate) fn is_empty(&self) -> bool {
        self.norm <= 0.0
    }

    /// Its terms with their weights, brought to length 1.
    pub(crate) fn unit(&self) -> impl Iterator<Item = (u64, f64)> + '_ {
        let norm = if self.is_empty() { 1.0 } else { self.norm };
        self.weights.iter().map(move |(term, weight)| (*term, weight / norm))
    }

    /// The cosine of the angle between two vectors; 0 where one is empty.
    pub(crate) fn cosine(&self, other: &Self) -> f64 {
        let norms = self.norm * other.norm;
        if norms <= 0.0 {
            return 0.0;
        }
        self.shared(other).map(|(_, a, b)| a * b).sum::<f64>() / norms
    }

    /// The terms that both have, with their weights here and there.
    pub(crate) fn shared<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = (u64, f64, f64)> + 'a {
        let mut rest = other.weights.as_slice();
        self.weights.iter().filter_map(move |(term, here)| {
            let skipped = rest.partition_point(|(other, _)| other < term);
            rest = &rest[skipped..];
            rest.first().filter(|(other, _)| other == term).map(|(_, there)| (*term, *here, *there))
        })
    }

    pub(crate) fn terms(&self) -> impl Iterator<Item = u64> + '_ {
        self.weights.iter().map(|(term, _)| *term)
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vectors_of_the_same_terms_have_cosine_one_and_of_others_none() {
        let vector = |terms: &[u64]| Vector::of(terms.iter().copied(), |_| 1.0);
        assert!((vector(&[1, 2, 2]).cosine(&vector(&[2, 1, 2])) - 1.0).abs() < 1e-12);
        assert!(vector(&[1, 2]).cosine(&vector(&[3, 4])).abs() < 1e-12);
        assert!((vector(&[1, 2]).cosine(&vector(&[2, 3])) - 0.5).abs() < 1e-12);
        assert!(vector(&[]).cosine(&vector(&[1])).abs() < 1e-12);
    }
}
