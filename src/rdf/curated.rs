//! The curated layer: promises and links that analysts state, with who did and when.

use std::collections::BTreeSet;

use oxigraph::model::Quad;

use super::quads::{Thing, Writer};
use super::{Layer, assessed, outline};
use crate::model::{Analyst, CuratedPromise, Dataset, Listed, Names, Party, Stated, Verdict};
use crate::vocab::{PB, dct, foaf, pb, prov, rdf, rdfs, schema, skos};

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
        if let Some(listed) = &promise.listed {
            list(&mut node, promise, listed, names);
        }
    }
    for (iri, source) in assessed::sources_of_promises(dataset, names) {
        assessed::encode_source(&mut writer.thing(iri, &[pb::SOURCE]), source);
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
    let analysts: BTreeSet<&Analyst> = promises.chain(links).collect();
    let stating: BTreeSet<String> = analysts.iter().map(|analyst| analyst.iri.clone()).collect();
    // The outline describes the dataset's own agents; no two layers say the same.
    let author = dataset.author.as_ref().map(|author| &author.name);
    let described: Vec<_> = author.into_iter().chain(&dataset.about.publisher).map(|name| names.agent(name)).collect();
    for Analyst { iri, name } in analysts.into_iter().filter(|analyst| !described.contains(&analyst.iri)) {
        let mut agent = writer.thing(iri.as_str(), &[foaf::AGENT, prov::AGENT]);
        agent.optional_string(foaf::NAME, name.as_deref()).optional_string(rdfs::LABEL, name.as_deref());
    }
    let listed = curation.promises.iter().filter_map(|stated| stated.what.listed.as_ref());
    let parties: BTreeSet<&Party> = listed.flat_map(|listed| &listed.parties).collect();
    for party in parties {
        let mut node = writer.thing(party.iri.as_str(), &[foaf::ORGANIZATION]);
        // A party that states promises itself is described above.
        if !described.contains(&party.iri) && !stating.contains(&party.iri) {
            node.link(rdf::TYPE, foaf::AGENT.as_str())
                .link(rdf::TYPE, prov::AGENT.as_str())
                .string(foaf::NAME, &party.name)
                .string(rdfs::LABEL, &party.name);
        }
    }
}

/// What a table says of a promise besides.
fn list(node: &mut Thing<'_, '_>, promise: &CuratedPromise, listed: &Listed, names: &Names) {
    node.link(prov::HAD_PRIMARY_SOURCE, names.source(&listed.place.path))
        .integer(pb::LINE, listed.place.line)
        .optional_string(dct::IDENTIFIER, listed.identifier.as_deref())
        .date(pb::DUE, listed.due)
        .date(dct::MODIFIED, listed.modified);
    for party in &listed.parties {
        node.link(pb::PARTY, party.iri.as_str());
    }
    for tag in &listed.tags {
        node.text(schema::KEYWORDS, tag);
    }
    for note in &listed.notes {
        node.text(skos::NOTE, note);
    }
    for source in &listed.sources {
        node.link(schema::SUBJECT_OF, names.named_source(&promise.iri, source));
    }
}

/// Who states something, when and why.
fn authorship<T>(node: &mut Thing<'_, '_>, stated: &Stated<T>) {
    if let Some(by) = &stated.by {
        node.link(prov::WAS_ATTRIBUTED_TO, by.iri.as_str());
    }
    node.date(dct::CREATED, stated.on).optional_text(skos::NOTE, stated.note.as_deref());
}
