//! The outline layer: dataset, agreement, sections.

use oxigraph::model::Quad;

use super::quads::Writer;
use super::{Layer, language};
use crate::model::{Commitment, Dataset, Names, SectionId};
use crate::vocab::{dcat, dct, eli, foaf, oa, pb, prov, qb, schema, skos, void};

pub(super) fn encode(dataset: &Dataset, names: &Names, quads: &mut Vec<Quad>) {
    let mut writer = Writer::new(quads, Layer::Outline, names, &dataset.about.language);
    let about = &dataset.about;
    let mut node = writer.thing(names.dataset(), &[dcat::DATASET]);
    node.text(dct::TITLE, &about.title)
        .optional_text(dct::DESCRIPTION, about.description.as_deref())
        .string(schema::IN_LANGUAGE, &about.language)
        .link(dct::LANGUAGE, language::iri(&about.language))
        .string(void::URI_SPACE, names.space());
    match about.license.as_deref() {
        Some(license) if is_iri(license) => node.link(dct::LICENSE, license),
        license => node.optional_string(dct::LICENSE, license),
    };
    if let Some(publisher) = &about.publisher {
        node.link(dct::PUBLISHER, names.agent(publisher));
        writer.thing(names.agent(publisher), &[foaf::AGENT, prov::AGENT]).string(foaf::NAME, publisher);
    }
    if let Some(author) = &dataset.author {
        let class = if author.is_software { prov::SOFTWARE_AGENT } else { prov::AGENT };
        let mut agent = writer.thing(names.agent(&author.name), &[foaf::AGENT, class]);
        agent.string(foaf::NAME, &author.name).optional_text(skos::NOTE, author.note.as_deref());
    }
    let agreement = &dataset.agreement;
    let mut node = writer.thing(names.agreement(), &[pb::AGREEMENT]);
    node.text(dct::TITLE, &agreement.title)
        .optional_text(pb::GOVERNMENT, agreement.government.as_deref())
        .date(pb::TERM_START, agreement.start)
        .date(pb::TERM_END, agreement.end);
    match agreement.source.as_deref() {
        Some(source) if is_iri(source) => node.link(dct::SOURCE, source),
        source => node.optional_string(dct::SOURCE, source),
    };
    writer.thing(names.coverage(), &[qb::DATA_SET]).link(qb::STRUCTURE, pb::COVERAGE_STRUCTURE.as_str());
    for (index, section) in dataset.sections.iter().enumerate() {
        let id = &section.id;
        let top = SectionId { domain: id.domain.clone(), number: id.number.top() };
        let parent = section.parent.as_ref().map_or_else(|| names.agreement(), |parent| names.section(parent));
        writer
            .thing(names.section(id), &[pb::SECTION])
            .string(eli::NUMBER, id.number.as_str())
            .text(dct::TITLE, &section.title)
            .link(dct::IS_PART_OF, parent)
            .link(pb::DOMAIN, names.section(&top))
            .optional_text(prov::VALUE, section.text.as_deref())
            .integer(schema::POSITION, index + 1);
    }
    promises(dataset, names, &mut writer);
}

/// The promises found in the sections' texts.
fn promises(dataset: &Dataset, names: &Names, writer: &mut Writer<'_>) {
    for (section, promise) in dataset.found_promises() {
        let mut node = writer.thing(names.promise(&section.id, promise.position), &[pb::PROMISE]);
        node.link(dct::IS_PART_OF, names.section(&section.id))
            .text(prov::VALUE, &promise.text)
            .integer(schema::POSITION, promise.position)
            .integer(oa::START, promise.start)
            .integer(oa::END, promise.end)
            .link(pb::COMMITMENT, commitment(promise.commitment))
            .boolean(pb::TESTABLE, promise.testable);
        if promise.normalized != promise.text {
            node.text(pb::NORMALIZED_TEXT, &promise.normalized);
        }
    }
}

pub(super) fn commitment(commitment: Commitment) -> &'static str {
    match commitment {
        Commitment::Action => pb::ACTION.as_str(),
        Commitment::Outcome => pb::OUTCOME.as_str(),
    }
}

fn is_iri(text: &str) -> bool {
    oxigraph::model::NamedNode::new(text).is_ok()
}
