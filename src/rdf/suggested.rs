//! The suggested layer: alignments that an algorithm suggests.
//!
//! What an analyst confirms or rejects is said in the curated layer and not here as well; of it, only how sure the algorithm
//! was stays.

use std::collections::BTreeSet;

use oxigraph::model::Quad;

use super::Layer;
use super::quads::{Thing, Writer};
use crate::model::{Dataset, Names, Suggestion, Verdict};
use crate::vocab::{foaf, pb, prov, rdfs};

const ALGORITHM: &str = "Pledgebase: suggested links";

pub(super) fn encode(dataset: &Dataset, names: &Names, quads: &mut Vec<Quad>) {
    let mut writer = Writer::new(quads, Layer::Suggested, names.base(), &dataset.about.language);
    let mut algorithm = writer.thing(names.algorithm(), &[foaf::AGENT, prov::SOFTWARE_AGENT]);
    algorithm.string(foaf::NAME, ALGORITHM).string(rdfs::LABEL, ALGORITHM);
    writer.thing(names.suggesting(), &[]).decimal(pb::MIN_CONFIDENCE, &dataset.suggestions.least.to_string());
    let pairs = |verdict| -> BTreeSet<(&str, &str)> {
        dataset.curation.theme_links(verdict).map(|(link, theme)| (link.what.promise.as_str(), theme)).collect()
    };
    let (confirmed, rejected) = (pairs(Verdict::Confirmed), pairs(Verdict::Rejected));
    for suggestion in &dataset.suggestions.links {
        let Suggestion { promise, theme, .. } = suggestion;
        let pair = (promise.as_str(), theme.as_str());
        if rejected.contains(&pair) {
            reasons(&mut writer.thing(names.rejection(promise, theme), &[]), suggestion);
        } else if confirmed.contains(&pair) {
            reasons(&mut writer.thing(names.alignment(promise, theme), &[]), suggestion);
        } else {
            let mut node = writer.thing(names.alignment(promise, theme), &[pb::ALIGNMENT]);
            node.link(pb::HAS_PROMISE, promise.as_str())
                .link(pb::HAS_THEME, theme.as_str())
                .link(pb::METHOD, pb::SUGGESTED.as_str())
                .link(prov::WAS_GENERATED_BY, names.suggesting());
            reasons(&mut node, suggestion);
        }
    }
}

fn reasons(node: &mut Thing<'_, '_>, suggestion: &Suggestion) {
    node.decimal(pb::CONFIDENCE, &suggestion.confidence.to_string());
    for word in &suggestion.words {
        node.text(pb::MATCHED_TERM, word);
    }
}
