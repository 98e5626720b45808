//! Intervals by drawing clusters anew.

use super::figures::{FIGURES, Figure, Interval, Reliability, values};
use super::tally::{Share, Tally};
use crate::sampling::Generator;

/// With fewer clusters a bootstrap says too little.
const LEAST_CLUSTERS: usize = 10;
/// One resample in so many may leave a figure undefined.
const MAY_BE_UNDEFINED: usize = 20;

/// The figures of clusters, and the intervals of so many resamples. `tally` is emptied and used.
pub(super) fn figures(
    tally: &mut Tally,
    shares: &[Share],
    category: Option<usize>,
    coders: usize,
    (seed, resamples): (u64, usize),
) -> Reliability {
    tally.clear();
    for share in shares {
        tally.add(share, 1.0);
    }
    let found = values(tally, category, coders);
    let mut drawn: [Vec<f64>; FIGURES] = Default::default();
    if shares.len() >= LEAST_CLUSTERS && found.iter().any(Option::is_some) {
        let mut generator = Generator::of_seed(seed);
        let mut times = vec![0_u32; shares.len()];
        for _ in 0..resamples {
            times.fill(0);
            (0..shares.len()).for_each(|_| times[generator.below(shares.len())] += 1);
            tally.clear();
            for (share, times) in shares.iter().zip(&times).filter(|(_, times)| **times > 0) {
                tally.add(share, f64::from(*times));
            }
            for (values, value) in drawn.iter_mut().zip(values(tally, category, coders)) {
                values.extend(value);
            }
        }
    }
    let mut intervals = drawn.map(|values| interval(values, resamples)).into_iter();
    Reliability::of(found.map(|value| Figure { value, interval: value.and(intervals.next().flatten()) }))
}

/// From the 2.5th to the 97.5th percentile.
fn interval(mut values: Vec<f64>, resamples: usize) -> Option<Interval> {
    if values.is_empty() || (resamples - values.len()) * MAY_BE_UNDEFINED > resamples {
        return None;
    }
    values.sort_unstable_by(f64::total_cmp);
    let outside = values.len() / 40;
    Some(Interval { low: *values.get(outside)?, high: *values.get(values.len() - 1 - outside)? })
}
