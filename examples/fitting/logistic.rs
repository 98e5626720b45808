//! Logistic regression with an L2 penalty by Newton's method, on measures brought to mean 0 and deviation 1.

/// Strength of the penalty on large weights.
const PENALTY: f64 = 10.0;
const MOST_STEPS: usize = 50;

/// A sample: measures, and how far it is a link (0, 1, or between).
pub type Sample<const N: usize> = ([f64; N], f64);

/// Intercept and weights.
#[allow(clippy::cast_precision_loss, reason = "there are few samples")]
pub fn fit<const N: usize>(samples: &[Sample<N>]) -> (f64, [f64; N]) {
    let count = samples.len() as f64;
    let mean: [f64; N] = std::array::from_fn(|k| samples.iter().map(|(m, _)| m[k]).sum::<f64>() / count);
    let deviation: [f64; N] = std::array::from_fn(|k| {
        let variance = samples.iter().map(|(m, _)| (m[k] - mean[k]).powi(2)).sum::<f64>() / count;
        if variance > 1e-18 { variance.sqrt() } else { 1.0 }
    });
    let scaled = |measures: &[f64; N], k: usize| match k {
        0 => 1.0,
        k => (measures[k - 1] - mean[k - 1]) / deviation[k - 1],
    };
    let mut weights = vec![0.0; N + 1];
    for _ in 0..MOST_STEPS {
        // The slope of the penalised loss, and how the slope bends.
        let mut slope: Vec<f64> =
            weights.iter().enumerate().map(|(k, w)| if k == 0 { 0.0 } else { PENALTY * w }).collect();
        let mut bend = vec![vec![0.0; N + 1]; N + 1];
        for (k, row) in bend.iter_mut().enumerate() {
            row[k] = if k == 0 { 1e-9 } else { PENALTY };
        }
        for (measures, linked) in samples {
            let x: Vec<f64> = (0..=N).map(|k| scaled(measures, k)).collect();
            let sum: f64 = x.iter().zip(&weights).map(|(x, w)| x * w).sum();
            let probability = 1.0 / (1.0 + (-sum).exp());
            let sure = probability * (1.0 - probability);
            for i in 0..=N {
                slope[i] += (probability - linked) * x[i];
                for j in 0..=i {
                    bend[i][j] += sure * x[i] * x[j];
                }
            }
        }
        let step = solve(bend, slope);
        weights.iter_mut().zip(&step).for_each(|(weight, step)| *weight -= step);
        if step.iter().all(|step| step.abs() < 1e-9) {
            break;
        }
    }
    let unscaled: [f64; N] = std::array::from_fn(|k| weights[k + 1] / deviation[k]);
    let shift: f64 = mean.iter().zip(&unscaled).map(|(mean, weight)| mean * weight).sum();
    (weights[0] - shift, unscaled)
}

/// Solves a symmetric, positive definite system whose lower half is given (Cholesky).
fn solve(mut lower: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let n = right.len();
    for i in 0..n {
        for j in 0..=i {
            let known: f64 = (0..j).map(|k| lower[i][k] * lower[j][k]).sum();
            let rest = lower[i][j] - known;
            lower[i][j] = if i == j { rest.sqrt() } else { rest / lower[j][j] };
        }
    }
    for i in 0..n {
        let known: f64 = (0..i).map(|k| lower[i][k] * right[k]).sum();
        right[i] = (right[i] - known) / lower[i][i];
    }
    for i in (0..n).rev() {
        let known: f64 = (i + 1..n).map(|k| lower[k][i] * right[k]).sum();
        right[i] = (right[i] - known) / lower[i][i];
    }
    right
}
