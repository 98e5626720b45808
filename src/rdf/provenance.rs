//! Who made each layer: the program and its version, and the files with their digests that it was made from.
//!
//! # Rationale
//! A layer is described in its own graph, so that it takes its description along wherever it goes. Nothing here tells the
//! time, unless the one who builds states it: the same input gives the same bytes.

use oxigraph::model::Quad;

use super::Layer;
use super::quads::Writer;
use crate::choice::Choice as _;
use crate::model::{Dataset, Names, SourceFile};
use crate::vocab::{dcat, dct, foaf, pb, prov, rdfs, schema, spdx};

const VERSION: &str = env!("CARGO_PKG_VERSION");
const MEDIA_TYPES: &str = "https://www.iana.org/assignments/media-types/";

/// Describes the layers of a dataset; `ended` is when they were made (`xsd:dateTime`), where that is to be said.
pub(super) fn encode(dataset: &Dataset, names: &Names, ended: Option<&str>, quads: &mut Vec<Quad>) {
    let language = &dataset.about.language;
    for file in &dataset.sources {
        encode_file(file, names, &mut Writer::new(quads, layer_of(&file.path), names.base(), language));
    }
    for layer in [Layer::Outline, Layer::Reported, Layer::Feed, Layer::Curated, Layer::Coded, Layer::Assessed] {
        let used: Vec<_> = dataset.sources.iter().filter(|file| is_read_for(layer, &file.path, dataset)).collect();
        if used.is_empty() {
            continue;
        }
        let sources: Vec<_> = used.iter().map(|file| names.source(&file.path)).collect();
        let work = Work { layer, activity: names.activity(layer.name()), agent: program(names.base()), ended };
        describe(&work, &sources, &mut Writer::new(quads, layer, names.base(), language));
    }
    let (layer, base) = (Layer::Suggested, names.base());
    let used = [Layer::Outline, Layer::Reported].map(|layer| layer.graph(base).into_string());
    let work = Work { layer, activity: names.suggesting(), agent: names.algorithm(), ended };
    let mut writer = Writer::new(quads, layer, base, language);
    writer.thing(names.algorithm(), &[]).string(schema::SOFTWARE_VERSION, VERSION);
    describe(&work, &used, &mut writer);
}

/// Describes the program itself, and the layer of the vocabulary that it carries.
pub(super) fn encode_program(base: &str, ended: Option<&str>, quads: &mut Vec<Quad>) {
    let mut writer = Writer::new(quads, Layer::Ontology, base, "");
    writer
        .thing(program(base), &[prov::SOFTWARE_AGENT, foaf::AGENT])
        .string(foaf::NAME, "Pledgebase")
        .string(rdfs::LABEL, &format!("Pledgebase {VERSION}"))
        .string(schema::SOFTWARE_VERSION, VERSION);
    let work = Work { layer: Layer::Ontology, activity: activity(base, Layer::Ontology), agent: program(base), ended };
    describe(&work, &[], &mut writer);
}

/// Describes the derived layer of a store; `layers` are those that it was derived from.
pub(super) fn encode_derived(base: &str, layers: &[Layer], ended: Option<&str>, quads: &mut Vec<Quad>) {
    let used: Vec<_> = layers.iter().map(|layer| layer.graph(base).into_string()).collect();
    let work = Work { layer: Layer::Derived, activity: activity(base, Layer::Derived), agent: program(base), ended };
    describe(&work, &used, &mut Writer::new(quads, Layer::Derived, base, ""));
}

/// The program, as an agent.
fn program(base: &str) -> String {
    format!("{base}software/pledgebase")
}

/// What was done once for all datasets of a store.
fn activity(base: &str, layer: Layer) -> String {
    format!("{base}activity/{}", layer.name())
}

/// The making of a layer.
struct Work<'a> {
    layer: Layer,
    activity: String,
    agent: String,
    ended: Option<&'a str>,
}

fn describe(work: &Work<'_>, used: &[String], writer: &mut Writer<'_>) {
    let [dutch, english] = label(work.layer);
    let mut activity = writer.thing(work.activity.as_str(), &[prov::ACTIVITY]);
    activity
        .both(rdfs::LABEL, &format!("opbouw van de laag {dutch}"), &format!("making of the layer {english}"))
        .link(prov::WAS_ASSOCIATED_WITH, work.agent.as_str());
    for source in used {
        activity.link(prov::USED, source.as_str());
    }
    if let Some(ended) = work.ended {
        activity.date_time(prov::ENDED_AT_TIME, ended);
    }
    let graph = writer.graph();
    let mut layer = writer.thing(graph, &[prov::ENTITY]);
    layer
        .both(rdfs::LABEL, &format!("laag {dutch}"), &format!("layer {english}"))
        .link(prov::WAS_GENERATED_BY, work.activity.as_str());
    for source in used {
        layer.link(prov::WAS_DERIVED_FROM, source.as_str());
    }
}

fn encode_file(file: &SourceFile, names: &Names, writer: &mut Writer<'_>) {
    let checksum = names.checksum(&file.sha256);
    let mut node = writer.thing(names.source(&file.path), &[pb::SOURCE_FILE]);
    node.string(pb::PATH, &file.path).string(rdfs::LABEL, &file.path).link(spdx::CHECKSUM, checksum.as_str());
    if let Some(media_type) = media_type(&file.path) {
        node.link(dcat::MEDIA_TYPE, format!("{MEDIA_TYPES}{media_type}"));
    }
    node.link(dct::IS_PART_OF, names.dataset());
    writer
        .thing(checksum, &[spdx::DIGEST])
        .string(rdfs::LABEL, &format!("SHA-256 {}", &file.sha256))
        .link(spdx::ALGORITHM, spdx::SHA256.as_str())
        .hex_binary(spdx::CHECKSUM_VALUE, &file.sha256);
}

/// The layer that says which file this is: each statement stands in one.
fn layer_of(path: &str) -> Layer {
    match path.split_once('/').map(|(folder, _)| folder) {
        Some("reports") => Layer::Reported,
        Some("decisions") => Layer::Feed,
        Some("curation" | "promises") => Layer::Curated,
        Some("codes") => Layer::Coded,
        Some("assessments" | "scales") => Layer::Assessed,
        _ => Layer::Outline,
    }
}

/// The texts of sections are in the report pages, and tables of promises name sections: the outline is made from these too.
/// Tables may also rate their promises.
fn is_read_for(layer: Layer, path: &str, dataset: &Dataset) -> bool {
    let said_in = layer_of(path);
    let is_rated_in = || dataset.assessed.assessments.iter().any(|stated| stated.what.place.path == path);
    said_in == layer
        || (layer == Layer::Outline && (said_in == Layer::Reported || path.starts_with("promises/")))
        || (layer == Layer::Assessed && said_in == Layer::Curated && is_rated_in())
}

/// As registered with IANA; JSON Lines is not.
fn media_type(path: &str) -> Option<&'static str> {
    let (_, ending) = path.rsplit_once('.')?;
    match ending.to_ascii_lowercase().as_str() {
        "csv" => Some("text/csv"),
        "json" => Some("application/json"),
        "md" => Some("text/markdown"),
        "toml" => Some("application/toml"),
        "ttl" => Some("text/turtle"),
        _ => None,
    }
}

/// What a layer is called, in Dutch and in English.
fn label(layer: Layer) -> [&'static str; 2] {
    match layer {
        Layer::Ontology => ["ontologie: het vocabularium zelf", "ontology: the vocabulary itself"],
        Layer::Outline => {
            ["outline: secties en beloftes van het akkoord", "outline: sections and promises of the agreement"]
        }
        Layer::Reported => ["reported: wat de verslagen zeggen", "reported: what the reports say"],
        Layer::Feed => ["feed: wat de regering zelf bekendmaakt", "feed: what the government itself publishes"],
        Layer::Curated => ["curated: wat analisten vaststellen", "curated: what analysts state"],
        Layer::Coded => ["coded: wat codeurs oordelen", "coded: what coders judge"],
        Layer::Assessed => ["assessed: hoe mensen beloftes beoordelen", "assessed: how people rate promises"],
        Layer::Suggested => ["suggested: wat een algoritme voorstelt", "suggested: what an algorithm suggests"],
        Layer::Derived => ["derived: wat de regels afleiden", "derived: what the rules derive"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_described_in_the_layer_that_it_is_read_for() {
        assert_eq!(layer_of("dataset.toml"), Layer::Outline);
        assert_eq!(layer_of("reports/Water/Clean rivers.md"), Layer::Reported);
        assert!(is_read_for(Layer::Outline, "reports/Water/Clean rivers.md", &Dataset::default()));
        assert!(!is_read_for(Layer::Reported, "decisions/2020.json", &Dataset::default()));
        assert_eq!(media_type("decisions/a.jsonl"), None);
    }
}
