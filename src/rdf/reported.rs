//! The reported layer: reports, themes, references, citations, and the decisions that they name.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::Quad;

use super::Layer;
use super::quads::{Thing, Writer};
use crate::model::{Dataset, DecisionKey, Names, Occurrence, Report, SectionId, Theme, measure_title};
use crate::vocab::{cito, dct, foaf, oa, pb, prov, rdfs, schema, skos};

pub(super) fn encode(dataset: &Dataset, names: &Names, quads: &mut Vec<Quad>) {
    let mut writer = Writer::new(quads, Layer::Reported, names.base(), &dataset.about.language);
    for report in &dataset.reports {
        encode_report(dataset, report, names, &mut writer);
        encode_references(report, names, &mut writer);
        encode_citations(report, names, &mut writer);
    }
    for (key, Named { has_title, links }) in decisions(dataset) {
        let mut decision = writer.thing(names.decision(key), &[pb::DECISION]);
        decision.optional_text(dct::TITLE, key.title().filter(|_| has_title)).date(pb::MEETING_DATE, key.date());
        if let Some([dutch, english]) = label_without_title(key) {
            decision.own(rdfs::LABEL, &dutch, &english);
        }
        if let Some(measure) = key.title().filter(|_| has_title).and_then(measure_title) {
            decision.text(pb::MEASURE_TITLE, &measure);
        }
        for link in links {
            decision.link(foaf::PAGE, link);
        }
    }
}

fn encode_report(dataset: &Dataset, report: &Report, names: &Names, writer: &mut Writer<'_>) {
    let source = names.source(&report.path);
    let mut node = writer.thing(names.report(report), &[pb::REPORT]);
    node.link(dct::SUBJECT, names.section(&report.section))
        .text(dct::TITLE, &report.title)
        .text(rdfs::LABEL, &report.title)
        .link(prov::HAD_PRIMARY_SOURCE, source.as_str());
    if let Some(author) = &dataset.author {
        node.link(prov::WAS_ATTRIBUTED_TO, names.agent(&author.name));
    }
    mentions(&mut node, &report.mentions, names);
    for theme in &report.themes {
        let mut node = writer.thing(names.theme(&report.section, &theme.name), &[pb::THEME]);
        node.link(dct::IS_PART_OF, names.report(report))
            .text(skos::PREF_LABEL, &theme.label)
            .text(prov::VALUE, &theme.text)
            .integer(schema::POSITION, theme.position)
            .integer(pb::LINE, theme.line);
        mentions(&mut node, &theme.mentions, names);
    }
}

fn mentions(node: &mut Thing<'_, '_>, sections: &[SectionId], names: &Names) {
    for section in sections {
        node.link(pb::REFERS_TO_SECTION, names.section(section));
    }
}

fn encode_references(report: &Report, names: &Names, writer: &mut Writer<'_>) {
    for reference in &report.references {
        let mut node = writer.thing(names.reference(report, reference.marker, reference.ordinal), &[pb::REFERENCE]);
        node.link(dct::IS_PART_OF, names.report(report))
            .integer(pb::MARKER, reference.marker as usize)
            .link(dct::REFERENCES, names.decision(&reference.decision))
            .integer(pb::LINE, reference.line);
        let (marker, place) = (reference.marker, place(report));
        node.own(
            rdfs::LABEL,
            &format!("referentie [{marker}] van {place}"),
            &format!("reference [{marker}] of {place}"),
        );
        if reference.found_by_day {
            node.boolean(pb::FOUND_BY_DAY, true);
        }
        if let Some(link) = &reference.link {
            node.link(foaf::PAGE, link.as_str());
        }
    }
}

/// One citation for each decision that a theme (or the report) cites, with all the markers that do so.
fn encode_citations(report: &Report, names: &Names, writer: &mut Writer<'_>) {
    let themes = report.themes.iter().map(|theme| (Some(theme), theme.occurrences.as_slice()));
    for (theme, occurrences) in std::iter::once((None, report.occurrences.as_slice())).chain(themes) {
        let citing = theme.map_or_else(|| names.report(report), |theme| names.theme(&report.section, &theme.name));
        let mut citations: BTreeMap<&DecisionKey, Vec<String>> = BTreeMap::new();
        let mut times: BTreeMap<u32, usize> = BTreeMap::new();
        for occurrence in occurrences {
            let nth = times.entry(occurrence.marker).or_default();
            *nth += 1;
            let name = names.occurrence(report, theme, occurrence.marker, *nth);
            encode_occurrence(occurrence, &name, &citing, writer);
            if let Some(reference) = report.reference(occurrence.marker) {
                citations.entry(&reference.decision).or_default().push(name);
            }
        }
        for (decision, occurrences) in citations {
            let mut node = writer.thing(names.citation(report, theme, decision), &[pb::CITATION, cito::CITATION]);
            let [dutch, english] = citation_label(report, theme, decision);
            node.own(rdfs::LABEL, &dutch, &english);
            let decision = names.decision(decision);
            node.link(cito::HAS_CITING_ENTITY, citing.as_str())
                .link(cito::HAS_CITED_ENTITY, decision.as_str())
                .link(cito::HAS_CITATION_CHARACTERIZATION, cito::CITES_AS_EVIDENCE.as_str());
            for occurrence in occurrences {
                node.link(pb::HAS_OCCURRENCE, occurrence);
            }
            writer.thing(citing.as_str(), &[]).link(cito::CITES_AS_EVIDENCE, decision);
        }
    }
}

fn encode_occurrence(occurrence: &Occurrence, name: &str, citing: &str, writer: &mut Writer<'_>) {
    writer
        .thing(name, &[pb::OCCURRENCE, oa::TEXT_POSITION_SELECTOR])
        .link(dct::IS_PART_OF, citing)
        .integer(pb::MARKER, occurrence.marker as usize)
        .integer(oa::START, occurrence.start)
        .integer(oa::END, occurrence.end)
        .integer(pb::LINE, occurrence.line)
        .own(rdfs::LABEL, &format!("verwijzing [{}]", occurrence.marker), &format!("marker [{}]", occurrence.marker));
}

/// What reports say of a decision.
#[derive(Default)]
struct Named<'a> {
    /// Whether any of them gives its title.
    has_title: bool,
    links: BTreeSet<&'a str>,
}

/// Every decision named, with its distinct links.
fn decisions(dataset: &Dataset) -> BTreeMap<&DecisionKey, Named<'_>> {
    let mut decisions: BTreeMap<_, Named<'_>> = BTreeMap::new();
    for reference in dataset.reports.iter().flat_map(|report| &report.references) {
        let named = decisions.entry(&reference.decision).or_default();
        named.has_title |= !reference.found_by_day;
        named.links.extend(reference.link.as_deref());
    }
    decisions
}

/// What a decision without a title is called, in Dutch and in English.
fn label_without_title(key: &DecisionKey) -> Option<[String; 2]> {
    let DecisionKey::Untitled { date, section, marker, .. } = key else { return None };
    let [van, of] = ["van", "of"].map(|word| date.map(|date| format!(" {word} {date}")).unwrap_or_default());
    let place = format!("{}/{}", section.domain, section.number);
    Some([
        format!("beslissing zonder titel{van} (referentie [{marker}] van {place})"),
        format!("untitled decision{of} (reference [{marker}] of {place})"),
    ])
}

/// What a citation is called, in Dutch and in English: who cites, and of which day the decision is.
fn citation_label(report: &Report, theme: Option<&Theme>, decision: &DecisionKey) -> [String; 2] {
    let place = place(report);
    let (dutch, english) = match theme {
        Some(theme) => (format!("thema “{}” ({place})", theme.label), format!("theme “{}” ({place})", theme.label)),
        None => (format!("verslag over {place}"), format!("report on {place}")),
    };
    match decision.date() {
        Some(day) => {
            [format!("{dutch} haalt een beslissing van {day} aan"), format!("{english} cites a decision of {day}")]
        }
        None => {
            [format!("{dutch} haalt een beslissing zonder datum aan"), format!("{english} cites an undated decision")]
        }
    }
}

/// Domain and number of the section that a report is about.
fn place(report: &Report) -> String {
    format!("{}/{}", report.section.domain, report.section.number)
}
