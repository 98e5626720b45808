//! The figures of agreement, from their sums.

use super::tally::Tally;

/// From where to where a figure is with a confidence of 95 %.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// A figure and its doubt.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Figure {
    /// The figure; `None` where its formula divides by nothing.
    pub value: Option<f64>,
    /// Its interval; `None` where there is too little to draw from.
    pub interval: Option<Interval>,
}

/// The figures of some coders on some units.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Reliability {
    /// Of all pairs of codes of one unit, the share that agree.
    pub agreement: Figure,
    /// Cohen's κ; of two coders only.
    pub kappa: Figure,
    /// Krippendorff's α for nominal data.
    pub alpha: Figure,
    /// F1 of the category in question.
    pub f1: Figure,
}

/// How many figures there are.
pub(super) const FIGURES: usize = 4;

/// The figures without intervals, in the order of [`Reliability`].
pub(super) fn values(tally: &Tally, category: Option<usize>, coders: usize) -> [Option<f64>; FIGURES] {
    let kappa = if coders == 2 { kappa(&tally.pairs, tally.categories()) } else { None };
    let f1 = category.and_then(|category| f1(&tally.pairs, tally.categories(), category));
    [agreement(&tally.pairs, tally.categories()), kappa, alpha(&tally.coincidences, tally.categories()), f1]
}

impl Reliability {
    /// In the order of [`values`].
    pub(super) fn of([agreement, kappa, alpha, f1]: [Figure; FIGURES]) -> Self {
        Self { agreement, kappa, alpha, f1 }
    }
}

/// `part` of `whole`, unless that is nothing.
fn share(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole)
}

fn agreement(pairs: &[f64], categories: usize) -> Option<f64> {
    let agreed: f64 = pairs.chunks(categories * categories).flat_map(|pair| pair.iter().step_by(categories + 1)).sum();
    share(agreed, pairs.iter().sum())
}

/// The sums of the rows and of the columns of a square matrix.
fn margins(matrix: &[f64], size: usize) -> (Vec<f64>, Vec<f64>) {
    let row = |row: usize| matrix[row * size..(row + 1) * size].iter().sum();
    let column = |column: usize| matrix.iter().skip(column).step_by(size).sum();
    ((0..size).map(row).collect(), (0..size).map(column).collect())
}

fn kappa(pair: &[f64], categories: usize) -> Option<f64> {
    let (rows, columns) = margins(pair, categories);
    let all: f64 = rows.iter().sum();
    let agreed: f64 = pair.iter().step_by(categories + 1).sum();
    let by_chance: f64 = rows.iter().zip(&columns).map(|(row, column)| row * column).sum();
    // Numbers of units, so whole: nothing is rounded before the division.
    share(agreed * all - by_chance, all * all - by_chance)
}

fn alpha(coincidences: &[f64], categories: usize) -> Option<f64> {
    let (of_category, _) = margins(coincidences, categories);
    if of_category.iter().filter(|sum| **sum > 0.0).count() < 2 {
        return None;
    }
    let all: f64 = of_category.iter().sum();
    let agreed: f64 = coincidences.iter().step_by(categories + 1).sum();
    let alike: f64 = of_category.iter().map(|sum| sum * sum).sum();
    share((all - agreed) * (all - 1.0), all * all - alike).map(|disagreement| 1.0 - disagreement)
}

fn f1(pairs: &[f64], categories: usize, category: usize) -> Option<f64> {
    let (mut both, mut chosen) = (0.0, 0.0);
    for pair in pairs.chunks(categories * categories) {
        let (rows, columns) = margins(pair, categories);
        both += pair[category * categories + category];
        chosen += rows[category] + columns[category];
    }
    share(2.0 * both, chosen)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(coders: usize, categories: usize, units: &[&[Option<usize>]]) -> Tally {
        let mut tally = Tally::empty(coders, categories);
        for said in units {
            tally.count(said);
        }
        tally
    }

    fn close(value: Option<f64>, expected: f64) -> bool {
        value.is_some_and(|value| (value - expected).abs() < 5e-4)
    }

    /// Krippendorff (2011), section C: four observers, twelve units, five values, some missing; nominal α = 0.743.
    #[test]
    fn alpha_is_that_of_krippendorffs_example() {
        let observers = [
            "1 2 3 3 2 1 4 1 2 . . .",
            "1 2 3 3 2 2 4 1 2 5 . 3",
            ". 3 3 3 2 3 4 2 2 5 1 .",
            "1 2 3 3 2 4 4 1 2 5 1 .",
        ];
        let codes: Vec<Vec<Option<usize>>> = observers
            .iter()
            .map(|line| line.split(' ').map(|value| value.parse::<usize>().ok().map(|value| value - 1)).collect())
            .collect();
        let mut tally = Tally::empty(4, 5);
        (0..12).for_each(|unit| tally.count(&codes.iter().map(|observer| observer[unit]).collect::<Vec<_>>()));
        let [_, kappa, alpha, _] = values(&tally, None, 4);
        assert!(close(alpha, 0.743), "{alpha:?}");
        assert_eq!(kappa, None, "of two coders only");
    }

    /// Two coders, 50 units: 20 both yes, 15 both no, 5 and 10 differ. Agreement 0.7, by chance 0.5, so κ = 0.4.
    #[test]
    fn kappa_and_f1_are_those_of_a_table_worked_out_by_hand() {
        let mut units = Vec::new();
        for (one, other, times) in [(1, 1, 20), (0, 0, 15), (1, 0, 5), (0, 1, 10)] {
            units.extend(std::iter::repeat_n([Some(one), Some(other)], times));
        }
        let units: Vec<&[Option<usize>]> = units.iter().map(<[_; 2]>::as_slice).collect();
        let [agreement, kappa, alpha, f1] = values(&tally(2, 2, &units), Some(1), 2);
        assert!(close(agreement, 0.7) && close(kappa, 0.4) && close(f1, 40.0 / 55.0), "{agreement:?} {kappa:?} {f1:?}");
        // 1 - 99 * 30 / (2 * 55 * 45)
        assert!(close(alpha, 0.4), "{alpha:?}");
    }

    #[test]
    fn what_is_not_defined_is_absent() {
        let one_category: &[&[Option<usize>]] = &[&[Some(0), Some(0)], &[Some(0), Some(0)]];
        assert_eq!(values(&tally(2, 2, one_category), Some(1), 2), [Some(1.0), None, None, None]);
        let alone: &[&[Option<usize>]] = &[&[Some(0), None], &[None, Some(1)]];
        assert_eq!(values(&tally(2, 2, alone), Some(1), 2), [None; 4]);
        // One always says yes, the other always no: chance explains all of it.
        let opposed: &[&[Option<usize>]] = &[&[Some(0), Some(1)], &[Some(0), Some(1)]];
        let [agreement, kappa, alpha, f1] = values(&tally(2, 2, opposed), Some(1), 2);
        assert_eq!((agreement, kappa, f1), (Some(0.0), Some(0.0), Some(0.0)));
        assert_eq!(alpha, Some(-0.5));
    }
}
