//! The suggested layer: themes that an algorithm takes to be about promises, and decisions that it ranks for them.
//!
//! What an analyst confirms or rejects is said in the curated layer and not here as well; of it, only how sure the algorithm
//! was stays.

use std::collections::BTreeSet;

use oxigraph::model::Quad;

use super::Layer;
use super::quads::{Thing, Writer};
use crate::model::{Candidate, Dataset, Lead, Names, Suggestion, Suggestions, Verdict};
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
    let (confirmed, rejected) = (pairs(Verdict::Yes), pairs(Verdict::No));
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
    encode_ranking(&dataset.suggestions, names, &mut writer);
}

/// Decisions that reports name, ranked for each promise, and those of the feed that are worth looking at.
fn encode_ranking(suggestions: &Suggestions, names: &Names, writer: &mut Writer<'_>) {
    for Candidate { promise, decision, rank, confidence, words } in &suggestions.candidates {
        let mut node = writer.thing(names.candidate(promise, decision), &[pb::CANDIDATE]);
        node.own(rdfs::LABEL, &format!("kandidaat {rank}"), &format!("candidate {rank}"))
            .link(pb::HAS_PROMISE, promise.as_str())
            .link(pb::HAS_DECISION, decision.as_str())
            .integer(pb::RANK, *rank)
            .decimal(pb::CONFIDENCE, &confidence.to_string());
        matched(&mut node, words);
    }
    for Lead { promise, decision, rank, words } in &suggestions.leads {
        let mut node = writer.thing(names.lead(promise, decision), &[pb::LEAD]);
        node.own(rdfs::LABEL, &format!("tip {rank}"), &format!("lead {rank}"))
            .link(pb::HAS_PROMISE, promise.as_str())
            .link(pb::HAS_DECISION, decision.as_str())
            .integer(pb::RANK, *rank);
        matched(&mut node, words);
    }
    for (promise, likelihood) in &suggestions.likelihoods {
        writer.thing(promise.as_str(), &[]).decimal(pb::LIKELIHOOD, &likelihood.to_string());
    }
}

fn matched(node: &mut Thing<'_, '_>, words: &[String]) {
    for word in words {
        node.text(pb::MATCHED_TERM, word);
    }
}

fn reasons(node: &mut Thing<'_, '_>, suggestion: &Suggestion) {
    node.decimal(pb::CONFIDENCE, &suggestion.confidence.to_string());
    matched(node, &suggestion.words);
}
