//! The curated layer: promises and links that analysts state, with who did and when.

use oxigraph::model::Quad;

use super::quads::{Thing, Writer};
use super::{Layer, outline};
use crate::model::{Analyst, Dataset, Names, Stated, Verdict};
use crate::vocab::{PB, dct, foaf, pb, prov, rdfs, schema, skos};

pub(super) fn encode(dataset: &Dataset, names: &Names, quads: &mut Vec<Quad>) {
    let mut writer = Writer::new(quads, Layer::Curated, names.base(), &dataset.about.language);
    let curation = &dataset.curation;
    for stated in &curation.promises {
        let promise = &stated.what;
        let mut node = writer.thing(promise.iri.as_str(), &[pb::PROMISE]);
        node.link(dct::IS_PART_OF, names.section(&promise.section))
            .text(prov::VALUE, &promise.text)
            .text(rdfs::LABEL, &outline::short(&promise.normalized))
            .link(pb::METHOD, pb::CURATED.as_str())
            .integer(schema::POSITION, promise.position);
        if promise.normalized != promise.text {
            node.text(pb::NORMALIZED_TEXT, &promise.normalized);
        }
        if let Some(commitment) = promise.commitment {
            node.link(pb::COMMITMENT, outline::commitment(commitment));
        }
        if let Some(testable) = promise.testable {
            node.boolean(pb::TESTABLE, testable);
        }
        authorship(&mut node, stated);
    }
    for (stated, theme) in curation.theme_links(Verdict::Yes) {
        let promise = stated.what.promise.as_str();
        let mut node = writer.thing(names.alignment(promise, theme), &[pb::ALIGNMENT]);
        node.link(pb::HAS_PROMISE, promise).link(pb::HAS_THEME, theme).link(pb::METHOD, pb::CURATED.as_str());
        authorship(&mut node, stated);
        writer.thing(promise, &[]).link(pb::REPORTED_IN, theme);
    }
    for (stated, theme) in curation.theme_links(Verdict::No) {
        let promise = stated.what.promise.as_str();
        let mut node = writer.thing(names.rejection(promise, theme), &[pb::REJECTED_ALIGNMENT]);
        node.link(pb::HAS_PROMISE, promise).link(pb::HAS_THEME, theme).link(pb::METHOD, pb::CURATED.as_str());
        authorship(&mut node, stated);
    }
    for (stated, decision) in curation.decision_links() {
        let promise = stated.what.promise.as_str();
        let by = stated.by.as_ref().map(|analyst| analyst.iri.as_str());
        let mut node = writer.thing(names.judgement(promise, Some(decision), by), &[pb::JUDGEMENT]);
        node.link(pb::HAS_PROMISE, promise)
            .link(pb::HAS_DECISION, decision)
            .link(pb::HAS_VERDICT, format!("{PB}{}", stated.what.verdict.term()))
            .link(pb::METHOD, pb::CURATED.as_str());
        authorship(&mut node, stated);
    }
    let promises = curation.promises.iter().filter_map(|stated| stated.by.as_ref());
    let links = curation.links.iter().filter_map(|stated| stated.by.as_ref());
    let analysts: std::collections::BTreeSet<&Analyst> = promises.chain(links).collect();
    // The outline describes the dataset's own agents; no two layers say the same.
    let author = dataset.author.as_ref().map(|author| &author.name);
    let described: Vec<_> = author.into_iter().chain(&dataset.about.publisher).map(|name| names.agent(name)).collect();
    for Analyst { iri, name } in analysts.into_iter().filter(|analyst| !described.contains(&analyst.iri)) {
        let mut agent = writer.thing(iri.as_str(), &[foaf::AGENT, prov::AGENT]);
        agent.optional_string(foaf::NAME, name.as_deref()).optional_string(rdfs::LABEL, name.as_deref());
    }
}

/// Who states something, when and why.
fn authorship<T>(node: &mut Thing<'_, '_>, stated: &Stated<T>) {
    if let Some(by) = &stated.by {
        node.link(prov::WAS_ATTRIBUTED_TO, by.iri.as_str());
    }
    node.date(dct::CREATED, stated.on).optional_text(skos::NOTE, stated.note.as_deref());
}
