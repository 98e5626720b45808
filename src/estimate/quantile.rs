//! Quantiles of the normal and of the Poisson distribution, by halving: slow and sure.

use std::f64::consts::PI;

/// The quantile of the standard normal distribution at a probability from 0.5 to 0.9999, to 12 digits.
pub(super) fn normal(probability: f64) -> f64 {
    halved(0.0, 5.0, |quantile| normal_below(quantile) < probability)
}

/// How probable it is that a standard normal number is less (Marsaglia 2004, "Evaluating the normal distribution").
fn normal_below(number: f64) -> f64 {
    let (mut term, mut sum, mut odd) = (number, number, 1.0);
    loop {
        odd += 2.0;
        term *= number * number / odd;
        let more = sum + term;
        if more <= sum {
            return 0.5 + sum * (-number * number / 2.0).exp() / (2.0 * PI).sqrt();
        }
        sum = more;
    }
}

/// The mean of the Poisson distribution of which `least` or more are seen with a probability of less than a half.
pub(super) fn poisson_mean(least: u8, probability: f64) -> f64 {
    halved(0.0, f64::from(least) + 1.0, |mean| at_least(least, mean) < probability)
}

fn at_least(least: u8, mean: f64) -> f64 {
    let (mut term, mut fewer) = ((-mean).exp(), 0.0);
    for count in 0..least {
        fewer += term;
        term *= mean / f64::from(count + 1);
    }
    1.0 - fewer
}

/// Where something that holds from `low` on ceases to hold before `high`.
fn halved(mut low: f64, mut high: f64, holds: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if holds(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normal_quantiles_are_those_of_tables() {
        // scipy.stats.norm.ppf
        for (probability, quantile) in [
            (0.75, 0.674_489_750_196_081_7),
            (0.95, 1.644_853_626_951_472_2),
            (0.975, 1.959_963_984_540_054),
            (0.995, 2.575_829_303_548_900_4),
            (0.9995, 3.290_526_731_491_925_5),
        ] {
            assert!((normal(probability) - quantile).abs() < 1e-11, "{probability}: {}", normal(probability));
        }
        assert!(normal(0.5).abs() < 1e-12);
    }

    #[test]
    fn poisson_means_are_half_the_quantiles_of_chi_squared() {
        // scipy.stats.chi2.ppf(0.05, 2 * k) / 2
        for (least, mean) in [(1, 0.051_293_294_387_550_5), (2, 0.355_361_510_698_662), (3, 0.817_691_447_163_954)] {
            assert!((poisson_mean(least, 0.05) - mean).abs() < 1e-11, "{least}: {}", poisson_mean(least, 0.05));
        }
    }
}
