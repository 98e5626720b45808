//! The feed layer: what the government's own feed says of decisions.

use oxigraph::model::Quad;

use super::Layer;
use super::quads::Writer;
use crate::model::{Dataset, DecisionKey, Names, ProcedureStep, measure_title};
use crate::vocab::{dct, pb, prov, rdfs, skos};

pub(super) fn encode(dataset: &Dataset, names: &Names, quads: &mut Vec<Quad>) {
    let mut writer = Writer::new(quads, Layer::Feed, names.base(), &dataset.about.language);
    for entry in &dataset.feed {
        let mut decision = writer.thing(names.decision(&entry.key), &[pb::DECISION]);
        decision
            .optional_text(dct::TITLE, entry.key.title())
            .optional_text(pb::MEASURE_TITLE, entry.key.title().and_then(measure_title).as_deref())
            .date(pb::MEETING_DATE, entry.key.date())
            .optional_string(dct::IDENTIFIER, entry.uuid.as_deref())
            .optional_text(dct::ALTERNATIVE, entry.alternative.as_deref())
            .optional_text(pb::AGENDA_ITEM_TYPE, entry.kind.as_deref())
            .optional_text(prov::VALUE, entry.text.as_deref());
        if let DecisionKey::Identified { uuid, .. } = &entry.key {
            let [dutch, english] =
                ["beslissing zonder titel", "untitled decision"].map(|words| format!("{words} {uuid}"));
            decision.own(rdfs::LABEL, &dutch, &english);
        }
        // An item's IRI cannot be computed from its uuid: only the feed itself can give it.
        if let Some(uri) = &entry.uri {
            decision.link(skos::EXACT_MATCH, uri.as_str());
        }
        if let Some(stated) = &entry.step {
            decision.link(pb::STEP, step(stated.step)).text(pb::STEP_WORDS, &stated.words);
        }
        for uuid in &entry.ambiguous {
            decision.string(pb::AMBIGUOUS_IDENTIFIER, uuid);
        }
        if entry.title_from_text {
            decision.boolean(pb::TITLE_FROM_TEXT, true);
        }
        if entry.withdrawn {
            decision.boolean(pb::WITHDRAWN, true);
        }
    }
}

fn step(step: ProcedureStep) -> &'static str {
    match step {
        ProcedureStep::PrincipleApproval => pb::PRINCIPLE_APPROVAL.as_str(),
        ProcedureStep::ApprovalAfterAdvice => pb::APPROVAL_AFTER_ADVICE.as_str(),
        ProcedureStep::FinalApproval => pb::FINAL_APPROVAL.as_str(),
        ProcedureStep::Ratification => pb::RATIFICATION.as_str(),
    }
}
