//! The curated layer: promises and links that analysts state.

use oxigraph::model::Quad;

use super::quads::Writer;
use super::{Layer, outline};
use crate::model::{Dataset, Names};
use crate::vocab::{dct, pb, prov, rdfs, schema, skos};

pub(super) fn encode(dataset: &Dataset, names: &Names, quads: &mut Vec<Quad>) {
    let mut writer = Writer::new(quads, Layer::Curated, names.base(), &dataset.about.language);
    for promise in &dataset.curation.promises {
        let mut node = writer.thing(promise.iri.as_str(), &[pb::PROMISE]);
        node.link(dct::IS_PART_OF, names.section(&promise.section))
            .text(prov::VALUE, &promise.text)
            .text(rdfs::LABEL, &outline::short(&promise.text))
            .link(pb::METHOD, pb::CURATED.as_str())
            .integer(schema::POSITION, promise.position)
            .optional_text(skos::NOTE, promise.note.as_deref());
        if let Some(commitment) = promise.commitment {
            node.link(pb::COMMITMENT, outline::commitment(commitment));
        }
        if let Some(testable) = promise.testable {
            node.boolean(pb::TESTABLE, testable);
        }
    }
    for (promise, theme) in &dataset.curation.alignments {
        writer
            .thing(names.alignment(promise, theme), &[pb::ALIGNMENT])
            .link(pb::HAS_PROMISE, promise.as_str())
            .link(pb::HAS_THEME, theme.as_str())
            .link(pb::METHOD, pb::CURATED.as_str());
        writer.thing(promise.as_str(), &[]).link(pb::REPORTED_IN, theme.as_str());
    }
    for (promise, theme) in &dataset.curation.rejections {
        writer
            .thing(names.rejection(promise, theme), &[pb::REJECTED_ALIGNMENT])
            .link(pb::HAS_PROMISE, promise.as_str())
            .link(pb::HAS_THEME, theme.as_str())
            .link(pb::METHOD, pb::CURATED.as_str());
    }
    for (promise, decision) in &dataset.curation.follow_ups {
        writer.thing(promise.as_str(), &[]).link(pb::FOLLOWED_UP_BY, decision.as_str());
    }
}
