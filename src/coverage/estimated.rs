//! The estimate beside the counts: what a random sample says of all promises.

use std::str::FromStr;

use oxigraph::model::NamedNode;
use serde::{Serialize, Serializer};

use crate::choice::Choice;
use crate::estimate::Estimator;
use crate::language::{Language, PROMISE};
use crate::model::Evidence;
use crate::queries::QueryError;
use crate::queries::rows::prepared;
use crate::store::Store;

/// A share in ten thousandths, as the store states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct StatedShare(u16);

/// A text that is no share.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a share is a decimal number from 0 to 1")]
pub struct InvalidShare;

impl StatedShare {
    /// The share from 0 to 1.
    #[must_use]
    pub fn as_number(self) -> f64 {
        f64::from(self.0) / 10_000.0
    }

    /// In per cent, with one digit behind the point.
    fn percent(self, language: Language) -> String {
        let text = format!("{:.1}", f64::from(self.0) / 100.0);
        language.pick(text.replace('.', ","), text)
    }
}

impl FromStr for StatedShare {
    type Err = InvalidShare;

    fn from_str(text: &str) -> Result<Self, InvalidShare> {
        let number = text.parse::<f64>().ok().filter(|number| (0.0..=1.0).contains(number)).ok_or(InvalidShare)?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 10,000")]
        Ok(Self((number * 10_000.0).round() as u16))
    }
}

/// As a number from 0 to 1.
impl Serialize for StatedShare {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.as_number())
    }
}

/// An estimated share of promises that are followed up, as the store states it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatedEstimate {
    /// Whose codes it rests on.
    pub evidence: Evidence,
    /// How it was estimated.
    #[serde(serialize_with = "by_name")]
    pub estimator: Estimator,
    /// How many promises of the sample are coded.
    pub coded: usize,
    /// How many promises there are.
    pub promises: usize,
    /// The share, from 0 to 1.
    pub share: StatedShare,
    /// The lower end of its interval.
    pub low: StatedShare,
    /// The upper end of its interval.
    pub high: StatedShare,
    /// Of how many intervals that are made like this one the truth is in, such as 0.95.
    pub level: StatedShare,
    /// The words of the sample.
    pub sample: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
fn by_name<S: Serializer>(estimator: &Estimator, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(estimator.name())
}

impl StatedEstimate {
    /// The estimate of an agreement or section, where there is one: from what people coded; at the level of judged evidence,
    /// and where people coded no sample, from all codes. Of two estimators the one with the narrower interval.
    pub(super) fn of(store: &Store, root: &str, evidence: Evidence) -> Result<Option<Self>, QueryError> {
        let mut found = Vec::new();
        for row in prepared!("select/estimates.rq").select(store, &[("root", NamedNode::new_unchecked(root).into())])? {
            found.push(Self {
                evidence: row.choice("evidence")?,
                estimator: row.choice("estimator")?,
                coded: row.parsed("coded")?,
                promises: row.parsed("promises")?,
                share: row.parsed("share")?,
                low: row.parsed("low")?,
                high: row.parsed("high")?,
                level: row.parsed("level")?,
                sample: row.text("sample")?,
            });
        }
        let width = |estimate: &&Self| estimate.high.0.saturating_sub(estimate.low.0);
        let best = |level: Evidence| {
            let of_level = found.iter().filter(|estimate| estimate.evidence == level);
            of_level.min_by_key(width).cloned()
        };
        Ok(match evidence {
            Evidence::Firm => best(Evidence::Firm),
            Evidence::Judged => best(Evidence::Judged),
            Evidence::All => best(Evidence::Firm).or_else(|| best(Evidence::Judged)),
        })
    }

    /// In words: `Estimate, not a count: 37 % of 831 promises followed up, 28 to 46 % …`.
    pub(super) fn line(&self, language: Language) -> String {
        let Self { evidence, estimator, coded, promises, sample, .. } = self;
        let [share, low, high] = [self.share, self.low, self.high].map(|share| share.percent(language));
        let level = self.level.0 / 100;
        let (coded, promises) = (language.number(*coded), language.counted(*promises, PROMISE));
        let whose = match evidence {
            Evidence::Firm => language.pick("mensen", "people"),
            Evidence::Judged | Evidence::All => language.pick("mensen en modellen", "people and models"),
        };
        let how = match estimator {
            Estimator::Classical => language.pick("klassiek", "classical"),
            Estimator::PredictionPowered => language.pick("met voorspellingen", "prediction-powered"),
        };
        language.pick(
            format!(
                "Schatting, geen telling: {share} % van {promises} opgevolgd, tussen {low} en {high} % ({level} %-interval, \
                 {how}); {coded} van de steekproef {sample} gecodeerd door {whose}."
            ),
            format!(
                "Estimate, not a count: {share} % of {promises} followed up, between {low} and {high} % ({level} % interval, \
                 {how}); {coded} of the sample {sample} coded by {whose}."
            ),
        )
    }
}
