//! Whether intervals hold the truth as often as they say: samples drawn from populations that are known altogether.

use pledgebase::estimate::{
    CodedPromise, ConfidenceLevel, Estimate, EstimateError, classical, prediction_powered, weigh,
};
use pledgebase::sampling::Generator;

const DRAWS: usize = 2_000;

/// A population: of each promise whether it is followed up, and what was predicted.
struct Population {
    promises: Vec<CodedPromise>,
    predictions: Vec<f64>,
    truth: usize,
}

/// How good predictions are.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Predictions {
    /// Calibrated, and mostly right.
    Good,
    /// Calibrated, and seldom sure.
    Fair,
    /// In the right order, and far too low.
    TooLow,
    /// Good for half of the promises that are followed up, blind for the others.
    HalfBlind,
    /// Chance.
    Useless,
    /// High where they should be low.
    Opposite,
}

const ALL: [Predictions; 6] = [
    Predictions::Good,
    Predictions::Fair,
    Predictions::TooLow,
    Predictions::HalfBlind,
    Predictions::Useless,
    Predictions::Opposite,
];

/// Numbers from 0 to 1.
fn uniform(generator: &mut Generator) -> f64 {
    let number = u32::try_from(generator.below(1 << 30)).unwrap();
    f64::from(number) / f64::from(1 << 30)
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap())
}

impl Population {
    fn of(size: usize, truth: usize, kind: Predictions, generator: &mut Generator) -> Self {
        let prior = number(truth) / number(size);
        let mut calibrated = |followed_up: bool, apart: f64| {
            // Nearly normal: twelve uniform numbers have a variance of one.
            let noise = (0..12).map(|_| uniform(generator)).sum::<f64>() - 6.0;
            let sign = if followed_up { apart + noise } else { noise };
            let odds = (prior / (1.0 - prior)) * (apart * sign - apart * apart / 2.0).exp();
            odds / (1.0 + odds)
        };
        let predict = |place: usize| {
            let followed_up = place < truth;
            let prediction = match kind {
                Predictions::Good => calibrated(followed_up, 3.0),
                Predictions::Fair => calibrated(followed_up, 1.5),
                Predictions::TooLow => 0.3 * calibrated(followed_up, 3.0),
                Predictions::HalfBlind if place < truth / 2 => calibrated(false, 3.0) / 4.0,
                Predictions::HalfBlind => calibrated(followed_up, 4.0),
                Predictions::Useless => calibrated(false, 1.5),
                Predictions::Opposite => 1.0 - calibrated(followed_up, 1.5),
            };
            CodedPromise { followed_up, prediction: (prediction * 100.0).floor() / 100.0 }
        };
        let promises: Vec<_> = (0..size).map(predict).collect();
        let predictions = promises.iter().map(|promise| promise.prediction).collect();
        Self { promises, predictions, truth }
    }

    /// How often both intervals hold the truth, and how wide they are on average.
    fn drawn(&self, size: usize, generator: &mut Generator) -> [Held; 2] {
        let level = ConfidenceLevel::default();
        let mut held = [Held::default(); 2];
        let mut order: Vec<usize> = (0..self.promises.len()).collect();
        for _ in 0..DRAWS {
            for place in 0..size {
                let other = place + generator.below(order.len() - place);
                order.swap(place, other);
            }
            let sample: Vec<_> = order[..size].iter().map(|place| self.promises[*place]).collect();
            let followed_up = sample.iter().filter(|promise| promise.followed_up).count();
            let alone = classical(followed_up, size, self.promises.len(), level).unwrap();
            let powered = prediction_powered(&sample, &self.predictions, level).unwrap();
            for (held, estimate) in held.iter_mut().zip([alone, powered]) {
                held.add(&estimate, self.truth);
            }
        }
        held
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Held {
    times: usize,
    width: f64,
}

impl Held {
    fn add(&mut self, estimate: &Estimate, truth: usize) {
        self.times += usize::from((estimate.least..=estimate.most).contains(&truth));
        self.width += estimate.width() / number(DRAWS);
    }

    fn share(self) -> f64 {
        number(self.times) / number(DRAWS)
    }
}

#[test]
fn the_truth_is_in_93_of_100_intervals_whatever_the_predictions() {
    let mut generator = Generator::of_seed(9);
    for (size, truth, drawn) in
        [(60, 20, 20), (60, 3, 30), (293, 108, 50), (293, 20, 100), (831, 300, 100), (831, 60, 150)]
    {
        for kind in ALL {
            let population = Population::of(size, truth, kind, &mut generator);
            let [alone, powered] = population.drawn(drawn, &mut generator);
            let case = format!("{drawn} of {size}, {truth} followed up, {kind:?}: {alone:?} {powered:?}");
            assert!(alone.share() >= 0.93, "classical: {case}");
            assert!(powered.share() >= 0.93, "prediction-powered: {case}");
            assert!(powered.width <= alone.width, "wider: {case}");
        }
    }
}

#[test]
fn good_predictions_narrow_the_interval_and_useless_ones_hardly_change_it() {
    let mut generator = Generator::of_seed(10);
    let mut ratio = |kind| {
        let [alone, powered] = Population::of(831, 300, kind, &mut generator).drawn(100, &mut generator);
        powered.width / alone.width
    };
    let (good, fair, useless, opposite) =
        (ratio(Predictions::Good), ratio(Predictions::Fair), ratio(Predictions::Useless), ratio(Predictions::Opposite));
    assert!(good < 0.7 && fair < 0.95 && good < fair, "{good} {fair}");
    assert!(useless > 0.99 && (opposite - 1.0).abs() < 1e-12, "{useless} {opposite}");
}

/// Exact, by the hypergeometric distribution, for every number of promises that can be followed up.
#[test]
fn the_classical_interval_never_holds_the_truth_much_less_often_than_it_says() {
    let level = ConfidenceLevel::default();
    for (size, drawn) in [(20, 10), (60, 12), (60, 30), (293, 20), (293, 60), (831, 30), (831, 100)] {
        let of_counts: Vec<_> =
            (0..=drawn).map(|followed_up| classical(followed_up, drawn, size, level).unwrap()).collect();
        let logs: Vec<f64> = std::iter::once(0.0)
            .chain((1..=size).scan(0.0, |sum, factor| {
                *sum += number(factor).ln();
                Some(*sum)
            }))
            .collect();
        let choose = |all: usize, chosen: usize| logs[all] - logs[chosen] - logs[all - chosen];
        let held = |truth: usize| {
            let probable =
                |count: usize| (choose(truth, count) + choose(size - truth, drawn - count) - choose(size, drawn)).exp();
            (0..=drawn)
                .filter(|count| *count <= truth && drawn - count <= size - truth)
                .filter(|count| (of_counts[*count].least..=of_counts[*count].most).contains(&truth))
                .map(probable)
                .sum::<f64>()
        };
        let all: Vec<f64> = (0..=size).map(held).collect();
        let (worst, mean) = (all.iter().copied().fold(1.0, f64::min), all.iter().sum::<f64>() / number(all.len()));
        assert!(worst > 0.91 && mean > 0.95, "{drawn} of {size}: worst {worst}, mean {mean}");
    }
}

#[test]
fn a_census_is_a_point_and_nothing_impossible_is_in_an_interval() {
    let level = ConfidenceLevel::default();
    let census = classical(7, 20, 20, level).unwrap();
    assert_eq!((census.share, census.least, census.most, census.more_to_halve), (0.35, 7, 7, None));
    for followed_up in 0..=18 {
        let nearly = classical(followed_up, 18, 20, level).unwrap();
        assert!(nearly.least >= followed_up && nearly.most <= followed_up + 2, "{nearly:?}");
    }
    let none = classical(0, 30, 831, level).unwrap();
    assert_eq!((none.share, none.least), (0.0, 0));
    assert!(none.most > 60, "thirty without one do not say that there is none: {none:?}");
    let one = classical(1, 1, 1, level).unwrap();
    assert_eq!((one.least, one.most), (1, 1));
}

#[test]
fn so_many_more_halve_the_interval() {
    let level = ConfidenceLevel::default();
    let now = classical(37, 100, 831, level).unwrap();
    let more = now.more_to_halve.unwrap();
    let then = classical((137 * more).div_ceil(370) + 37, 100 + more, 831, level).unwrap();
    assert!((then.width() / now.width() - 0.5).abs() < 0.02, "{} of {}", then.width(), now.width());
    let surer = classical(37, 100, 831, "0.99".parse().unwrap()).unwrap();
    assert!(surer.width() > now.width());
}

#[test]
fn too_few_of_one_answer_say_nothing_about_predictions() {
    let sample: Vec<_> = (0..30)
        .map(|place| CodedPromise { followed_up: place < 4, prediction: if place < 4 { 0.9 } else { 0.1 } })
        .collect();
    let predictions: Vec<_> = (0..300).map(|place| if place < 40 { 0.9 } else { 0.1 }).collect();
    let level = ConfidenceLevel::default();
    let (powered, alone) =
        (prediction_powered(&sample, &predictions, level).unwrap(), classical(4, 30, 300, level).unwrap());
    assert_eq!((powered.least, powered.most, powered.share), (alone.least, alone.most, alone.share));
}

#[test]
fn what_cannot_be_is_refused() {
    let level = ConfidenceLevel::default();
    assert_eq!(classical(0, 0, 9, level), Err(EstimateError::NothingCoded));
    let contradiction = |followed_up, coded| EstimateError::Contradiction { followed_up, coded, promises: 9 };
    assert_eq!(classical(3, 2, 9, level), Err(contradiction(3, 2)));
    assert_eq!(classical(1, 10, 9, level), Err(contradiction(1, 10)));
    let sample = [CodedPromise { followed_up: true, prediction: 1.5 }];
    assert_eq!(prediction_powered(&sample, &[1.5, 0.2], level), Err(EstimateError::Prediction(1.5)));
    let sample = [CodedPromise { followed_up: true, prediction: 0.5 }];
    assert!(prediction_powered(&sample, &[0.5, f64::NAN], level).is_err());
}

/// `ppi_mean_pointestimate` of ppi-python 0.2.3, with the promises that were not drawn as the unlabelled ones.
#[test]
fn the_weighted_estimate_is_that_of_ppi_python() {
    let sample: Vec<_> = (0..24_u32)
        .map(|place| {
            let followed_up = place % 3 == 0;
            let prediction = f64::from(place * 7 % 24) / 30.0 + if followed_up { 0.2 } else { 0.0 };
            CodedPromise { followed_up, prediction }
        })
        .collect();
    let rest = (0..200_u32).map(|place| f64::from(place * 37 % 200) / 250.0);
    let predictions: Vec<_> = sample.iter().map(|promise| promise.prediction).chain(rest).collect();
    let share = weigh(&sample, &predictions).share;
    assert!((share - 0.304_831_796_472_263_3).abs() < 1e-12, "{share}");
}
