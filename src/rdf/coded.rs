//! The coded layer: what coders judge of promises and decisions, and who they are.

use std::collections::BTreeSet;

use oxigraph::model::Quad;

use super::Layer;
use super::quads::Writer;
use crate::model::{Coder, CoderKind, Dataset, Names};
use crate::sampling::Sample;
use crate::vocab::{PB, dct, foaf, pb, prov, rdfs, schema, skos};

pub(super) fn encode(dataset: &Dataset, names: &Names, quads: &mut Vec<Quad>) {
    let mut writer = Writer::new(quads, Layer::Coded, names.base(), &dataset.about.language);
    let used: BTreeSet<&str> = dataset.codes.iter().map(|judgement| judgement.coder.as_str()).collect();
    for coder in dataset.coders.iter().filter(|coder| used.contains(coder.id.as_str())) {
        encode_coder(coder, names, &mut writer);
    }
    let samples: BTreeSet<&str> = dataset.codes.iter().filter_map(|judgement| judgement.sample.as_deref()).collect();
    for sample in samples {
        let mut node = writer.thing(names.sample(sample), &[pb::SAMPLE]);
        node.string(dct::IDENTIFIER, sample).both(
            rdfs::LABEL,
            &format!("steekproef: {sample}"),
            &format!("random sample: {sample}"),
        );
        if let Ok(drawn) = sample.parse::<Sample>() {
            node.integer(pb::SAMPLE_SIZE, drawn.size())
                .integer(pb::FRAME_SIZE, drawn.frame_size())
                .hex_binary(pb::FRAME_DIGEST, &drawn.digest().to_string())
                .integer(pb::SEED, drawn.seed());
        }
    }
    for judgement in &dataset.codes {
        let (promise, decision) = (judgement.promise.as_str(), judgement.decision.as_deref());
        let name = names.judgement(promise, decision, Some(&judgement.coder));
        let mut node = writer.thing(name, &[pb::JUDGEMENT]);
        node.link(pb::HAS_PROMISE, promise)
            .link(pb::HAS_VERDICT, format!("{PB}{}", judgement.verdict.term()))
            .link(pb::METHOD, pb::CODED.as_str())
            .link(prov::WAS_ATTRIBUTED_TO, names.coder(&judgement.coder))
            .date(dct::CREATED, judgement.on)
            .optional_text(skos::NOTE, judgement.comment.as_deref());
        if let Some(decision) = decision {
            node.link(pb::HAS_DECISION, decision);
        }
        if let Some(sample) = &judgement.sample {
            node.link(pb::IN_SAMPLE, names.sample(sample));
        }
    }
}

fn encode_coder(coder: &Coder, names: &Names, writer: &mut Writer<'_>) {
    let class = match coder.kind {
        CoderKind::Person => prov::PERSON,
        CoderKind::Software => prov::SOFTWARE_AGENT,
    };
    let mut node = writer.thing(names.coder(&coder.id), &[foaf::AGENT, prov::AGENT, class]);
    node.string(dct::IDENTIFIER, &coder.id)
        .string(foaf::NAME, &coder.name)
        .string(rdfs::LABEL, &coder.name)
        .optional_string(schema::SOFTWARE_VERSION, coder.version.as_deref());
    if coder.is_referee {
        node.boolean(pb::REFEREE, true);
    }
}
