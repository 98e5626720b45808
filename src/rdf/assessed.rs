//! The assessed layer: the scales that a dataset declares or uses, and how people rate promises on them.

use std::collections::BTreeSet;

use oxigraph::model::{Literal, NamedNode, Quad, Term};

use super::Layer;
use super::quads::{Thing, Writer};
use crate::model::{Analyst, Dataset, NamedSource, Names, Rating, ScaleStatement, ScaleValue};
use crate::vocab::{dct, foaf, pb, prov, rdfs, skos, xsd};

pub(super) fn encode(dataset: &Dataset, names: &Names, quads: &mut Vec<Quad>) {
    let mut writer = Writer::new(quads, Layer::Assessed, names.base(), &dataset.about.language);
    let assessed = &dataset.assessed;
    for statement in assessed.scales.iter().flat_map(|scale| &scale.statements).chain(&assessed.crosswalk) {
        encode_statement(statement, &mut writer);
    }
    let described = agents_of_other_layers(dataset, names);
    let authors: BTreeSet<&Analyst> = assessed.assessments.iter().filter_map(|stated| stated.by.as_ref()).collect();
    let mut last = None;
    for author in authors.into_iter().filter(|author| !described.contains(&author.iri)) {
        // One that several files call by several names has the first of them.
        if last != Some(&author.iri) {
            let name = author.name.as_deref().unwrap_or(&author.iri);
            let mut agent = writer.thing(author.iri.as_str(), &[foaf::AGENT, prov::AGENT]);
            agent.string(foaf::NAME, name).string(rdfs::LABEL, name);
        }
        last = Some(&author.iri);
    }
    let curated: BTreeSet<String> = sources_of_promises(dataset, names).into_iter().map(|(iri, _)| iri).collect();
    for stated in &assessed.assessments {
        let what = &stated.what;
        let author = stated.by.as_ref().map(|by| by.iri.as_str()).unwrap_or_default();
        let rating = assessed.scales.iter().flat_map(|scale| &scale.ratings).find(|rating| rating.iri == what.rating);
        let mut node = writer.thing(what.iri.as_str(), &[pb::ASSESSMENT]);
        node.link(pb::HAS_PROMISE, what.promise.as_str())
            .link(pb::RATING, what.rating.as_str())
            .link(prov::WAS_ATTRIBUTED_TO, author)
            .date(dct::CREATED, stated.on)
            .optional_text(skos::NOTE, stated.note.as_deref())
            .optional_text(pb::RATING_WORDS, what.words.as_deref())
            .link(prov::HAD_PRIMARY_SOURCE, names.source(&what.place.path))
            .integer(pb::LINE, what.place.line)
            .text(rdfs::LABEL, &label(rating, stated.by.as_ref(), stated.on));
        if let Some(value) = &what.value {
            node.decimal(pb::RATING_VALUE, value);
        }
        for earlier in &what.revises {
            node.link(prov::WAS_REVISION_OF, earlier.as_str());
        }
        for source in &what.sources {
            node.link(dct::SOURCE, names.named_source(&what.promise, source));
        }
        for source in &what.sources {
            let iri = names.named_source(&what.promise, source);
            if !curated.contains(&iri) {
                encode_source(&mut writer.thing(iri, &[pb::SOURCE]), source);
            }
        }
    }
}

/// `kept (A reader, 2024-05-31)`
fn label(rating: Option<&Rating>, by: Option<&Analyst>, on: Option<jiff::civil::Date>) -> String {
    let rating = rating.map_or("", |rating| rating.notation.as_str());
    let by = by.map_or("", |by| by.name.as_deref().unwrap_or(&by.iri));
    let on = on.map(|on| format!(", {on}")).unwrap_or_default();
    format!("{rating} ({by}{on})")
}

/// The sources that rows of tables name for their promises; the curated layer describes them.
pub(super) fn sources_of_promises<'d>(dataset: &'d Dataset, names: &Names) -> BTreeSet<(String, &'d NamedSource)> {
    let listed = dataset.curation.promises.iter().filter_map(|stated| Some((stated, stated.what.listed.as_ref()?)));
    listed
        .flat_map(|(stated, listed)| {
            listed.sources.iter().map(|source| (names.named_source(&stated.what.iri, source), source))
        })
        .collect()
}

/// What is known of a source that somebody names.
pub(super) fn encode_source(node: &mut Thing<'_, '_>, source: &NamedSource) {
    match source {
        NamedSource::Address(address) => {
            node.link(foaf::PAGE, address.as_str()).string(rdfs::LABEL, address);
        }
        NamedSource::Words(words) => {
            node.text(rdfs::LABEL, words);
        }
    }
}

/// Who is described by the outline, the curated and the coded layer: no two layers say the same.
fn agents_of_other_layers(dataset: &Dataset, names: &Names) -> BTreeSet<String> {
    let author = dataset.author.as_ref().map(|author| &author.name);
    let own = author.into_iter().chain(&dataset.about.publisher).map(|name| names.agent(name));
    let curation = &dataset.curation;
    let promises = curation.promises.iter().filter_map(|stated| stated.by.as_ref());
    let links = curation.links.iter().filter_map(|stated| stated.by.as_ref());
    let listed = curation.promises.iter().filter_map(|stated| stated.what.listed.as_ref());
    let parties = listed.flat_map(|listed| listed.parties.iter().map(|party| party.iri.clone()));
    own.chain(promises.chain(links).map(|analyst| analyst.iri.clone())).chain(parties).collect()
}

fn encode_statement(statement: &ScaleStatement, writer: &mut Writer<'_>) {
    let value: Term = match &statement.value {
        ScaleValue::Iri(iri) => NamedNode::new_unchecked(iri).into(),
        ScaleValue::Text(text, language) => {
            Literal::new_language_tagged_literal_unchecked(text, language.to_ascii_lowercase()).into()
        }
        ScaleValue::Plain(text) => Literal::new_simple_literal(text).into(),
        ScaleValue::Integer(number) => Literal::from(*number).into(),
        ScaleValue::Boolean(value) => Literal::from(*value).into(),
        ScaleValue::Date(day) => Literal::new_typed_literal(day.to_string(), xsd::DATE).into(),
    };
    writer.thing(statement.subject.as_str(), &[]).say(NamedNode::new_unchecked(&statement.property), value);
}
