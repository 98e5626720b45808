//! The outline layer: dataset, agreement, sections.

use oxigraph::model::Quad;

use super::quads::{Thing, Writer};
use super::{Layer, language};
use crate::model::{Commitment, Dataset, Names, SectionId};
use crate::vocab::{self, dcat, dct, eli, foaf, oa, pb, prov, rdfs, schema, skos, void};

pub(super) fn encode(dataset: &Dataset, names: &Names, quads: &mut Vec<Quad>) {
    let mut writer = Writer::new(quads, Layer::Outline, names.base(), &dataset.about.language);
    let about = &dataset.about;
    let mut node = writer.thing(names.dataset(), &[dcat::DATASET]);
    node.text(dct::TITLE, &about.title)
        .optional_text(dct::DESCRIPTION, about.description.as_deref())
        .text(rdfs::LABEL, &about.title)
        .string(schema::IN_LANGUAGE, &about.language)
        .link(dct::LANGUAGE, language::iri(&about.language))
        .string(void::URI_SPACE, names.space())
        .date(pb::KNOWN_UNTIL, dataset.known_until.map(|known| known.day));
    if let Some(complete) = dataset.feed_complete {
        node.boolean(pb::FEED_COMPLETE, complete);
    }
    match about.license.as_deref() {
        Some(license) if vocab::is_iri(license) => node.link(dct::LICENSE, license),
        license => node.optional_string(dct::LICENSE, license),
    };
    if let Some(publisher) = &about.publisher {
        node.link(dct::PUBLISHER, names.agent(publisher));
        named(&mut writer.thing(names.agent(publisher), &[foaf::AGENT, prov::AGENT]), publisher);
    }
    if let Some(author) = &dataset.author {
        let class = if author.is_software { prov::SOFTWARE_AGENT } else { prov::AGENT };
        let mut agent = writer.thing(names.agent(&author.name), &[foaf::AGENT, class]);
        named(&mut agent, &author.name).optional_text(skos::NOTE, author.note.as_deref());
    }
    let agreement = &dataset.agreement;
    let mut node = writer.thing(names.agreement(), &[pb::AGREEMENT]);
    node.text(dct::TITLE, &agreement.title)
        .text(rdfs::LABEL, &agreement.title)
        .optional_text(pb::GOVERNMENT, agreement.government.as_deref())
        .date(pb::TERM_START, agreement.start)
        .date(pb::TERM_END, agreement.end);
    match agreement.source.as_deref() {
        Some(source) if vocab::is_iri(source) => node.link(dct::SOURCE, source),
        source => node.optional_string(dct::SOURCE, source),
    };
    for (index, section) in dataset.sections.iter().enumerate() {
        let id = &section.id;
        let top = SectionId { domain: id.domain.clone(), number: id.number.top() };
        let parent = section.parent.as_ref().map_or_else(|| names.agreement(), |parent| names.section(parent));
        writer
            .thing(names.section(id), &[pb::SECTION])
            .string(eli::NUMBER, id.number.as_str())
            .text(dct::TITLE, &section.title)
            .text(rdfs::LABEL, &format!("{} {}", id.number, section.title))
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
        let iri = names.promise(&section.id, &promise.name);
        let selector = names.selector(&iri);
        writer
            .thing(selector.as_str(), &[oa::TEXT_POSITION_SELECTOR])
            .integer(oa::START, promise.start)
            .integer(oa::END, promise.end);
        let mut node = writer.thing(iri, &[pb::PROMISE]);
        node.link(dct::IS_PART_OF, names.section(&section.id))
            .text(prov::VALUE, &promise.text)
            .text(rdfs::LABEL, &short(&promise.normalized))
            .integer(schema::POSITION, promise.position)
            .link(pb::METHOD, pb::FOUND_BY_RULE.as_str())
            .link(oa::HAS_SELECTOR, selector.as_str())
            .link(pb::COMMITMENT, commitment(promise.commitment))
            .boolean(pb::TESTABLE, promise.testable);
        if promise.normalized != promise.text {
            node.text(pb::NORMALIZED_TEXT, &promise.normalized);
        }
        if let Some(other) = &promise.continues {
            node.link(pb::CONTINUES, names.promise(&section.id, other));
        }
    }
}

/// Gives an agent its name, which is no text of a language.
fn named<'t, 'w, 'a>(agent: &'t mut Thing<'w, 'a>, name: &str) -> &'t mut Thing<'w, 'a> {
    agent.string(foaf::NAME, name).string(rdfs::LABEL, name)
}

/// The beginning of a text, as a label: whole words, and `…` for the rest.
pub(super) fn short(text: &str) -> String {
    const LONGEST: usize = 80;
    let Some((cut, _)) = text.char_indices().nth(LONGEST) else { return text.to_owned() };
    let end = text[..cut].rfind(' ').unwrap_or(cut);
    format!("{}…", text[..end].trim_end_matches([',', ';', ':', ' ']))
}

pub(super) fn commitment(commitment: Commitment) -> &'static str {
    match commitment {
        Commitment::Action => pb::ACTION.as_str(),
        Commitment::Outcome => pb::OUTCOME.as_str(),
    }
}
