//! Estimates, in the derived layer.

use oxigraph::model::Quad;

use super::Layer;
use super::quads::Writer;
use crate::choice::Choice;
use crate::estimate::{ConfidenceLevel, Estimate, Estimator};
use crate::model::Evidence;
use crate::vocab::{PB, pb, rdfs};

/// An estimate, and what it is of.
#[derive(Debug, Clone, PartialEq)]
pub struct EstimateOf {
    /// IRI of the agreement, domain or section.
    pub about: String,
    /// Its title.
    pub title: String,
    /// Whose codes count.
    pub evidence: Evidence,
    /// IRI of the sample.
    pub sample: String,
    /// The estimate.
    pub estimate: Estimate,
    /// How sure its interval is.
    pub level: ConfidenceLevel,
}

pub(super) fn encode(base: &str, estimates: &[EstimateOf], quads: &mut Vec<Quad>) {
    let mut writer = Writer::new(quads, Layer::Derived, base, "");
    for EstimateOf { about, title, evidence, sample, estimate, level } in estimates {
        let share = |value: f64| format!("{value:.4}");
        let name = name(about, *evidence, estimate.estimator);
        let estimator = match estimate.estimator {
            Estimator::Classical => pb::CLASSICAL,
            Estimator::PredictionPowered => pb::PREDICTION_POWERED,
        };
        let mut node = writer.thing(name, &[pb::ESTIMATE]);
        node.both(
            rdfs::LABEL,
            &format!("schatting van het aandeel opgevolgde beloftes: {title}"),
            &format!("estimated share of promises followed up: {title}"),
        )
        .link(pb::ABOUT, about.as_str())
        .link(pb::EVIDENCE, format!("{PB}{}Evidence", evidence.name()))
        .link(pb::ESTIMATOR, estimator.as_str())
        .link(pb::IN_SAMPLE, sample.as_str())
        .integer(pb::CODED_COUNT, estimate.coded)
        .integer(pb::PROMISE_COUNT, estimate.promises)
        .decimal(pb::SHARE, &share(estimate.share))
        .decimal(pb::LOW, &share(estimate.low()))
        .decimal(pb::HIGH, &share(estimate.high()))
        .decimal(pb::CONFIDENCE_LEVEL, &level.to_string());
    }
}

/// `{space}estimate/agreement/firm/classical`, `{space}estimate/section/wonen/4.2.1/judged/prediction-powered`.
fn name(about: &str, evidence: Evidence, estimator: Estimator) -> String {
    let (space, part) = match about.rfind("/section/") {
        Some(at) => about.split_at(at),
        None => about.split_at(about.rfind('/').unwrap_or_default()),
    };
    format!("{space}/estimate{part}/{}/{}", evidence.name(), estimator.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_estimate_is_named_after_what_it_is_about() {
        let of = |about| name(about, Evidence::Firm, Estimator::PredictionPowered);
        assert_eq!(of("https://e.org/d/agreement"), "https://e.org/d/estimate/agreement/firm/prediction-powered");
        assert_eq!(
            of("https://e.org/d/section/wonen/4.2"),
            "https://e.org/d/estimate/section/wonen/4.2/firm/prediction-powered"
        );
    }
}
