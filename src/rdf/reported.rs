//! The reported layer: reports, themes, references, citations, and the decisions that they name.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::Quad;

use super::Layer;
use super::quads::{Thing, Writer};
use crate::model::{Dataset, DecisionKey, Names, Occurrence, Report, SectionId};
use crate::vocab::{cito, dct, foaf, oa, pb, prov, rdfs, schema, skos};

pub(super) fn encode(dataset: &Dataset, names: &Names, quads: &mut Vec<Quad>) {
    let mut writer = Writer::new(quads, Layer::Reported, names, &dataset.about.language);
    for report in &dataset.reports {
        encode_report(dataset, report, names, &mut writer);
        encode_references(report, names, &mut writer);
        encode_citations(report, names, &mut writer);
    }
    for (key, links) in decisions(dataset) {
        let mut decision = writer.thing(names.decision(key), &[pb::DECISION]);
        decision.optional_text(dct::TITLE, key.title()).date(pb::MEETING_DATE, key.date());
        if let Some([dutch, english]) = label_without_title(key) {
            decision.own(rdfs::LABEL, &dutch, &english);
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
        .link(prov::HAD_PRIMARY_SOURCE, source.as_str());
    if let Some(author) = &dataset.author {
        node.link(prov::WAS_ATTRIBUTED_TO, names.agent(&author.name));
    }
    mentions(&mut node, &report.mentions, names);
    writer.thing(source, &[pb::SOURCE_FILE]).string(pb::PATH, &report.path);
    for theme in &report.themes {
        let mut node = writer.thing(names.theme(report, theme.position), &[pb::THEME]);
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
        if let Some(link) = &reference.link {
            node.link(foaf::PAGE, link.as_str());
        }
    }
}

/// One citation for each decision that a theme (or the report) cites, with all the markers that do so.
fn encode_citations(report: &Report, names: &Names, writer: &mut Writer<'_>) {
    type Citing<'a> = (Option<usize>, &'a DecisionKey);
    let mut citations: BTreeMap<Citing<'_>, Vec<&Occurrence>> = BTreeMap::new();
    for (theme, occurrence) in report.all_occurrences() {
        writer
            .thing(names.occurrence(report, occurrence.ordinal), &[pb::OCCURRENCE, oa::TEXT_POSITION_SELECTOR])
            .link(dct::IS_PART_OF, citing(report, theme, names))
            .integer(pb::MARKER, occurrence.marker as usize)
            .integer(oa::START, occurrence.start)
            .integer(oa::END, occurrence.end)
            .integer(pb::LINE, occurrence.line);
        if let Some(reference) = report.reference(occurrence.marker) {
            citations.entry((theme, &reference.decision)).or_default().push(occurrence);
        }
    }
    for ((theme, decision), occurrences) in citations {
        let citing = citing(report, theme, names);
        let decision = names.decision(decision);
        let marker = occurrences.iter().map(|o| o.marker).min().unwrap_or_default();
        let mut node = writer.thing(names.citation(report, theme, marker), &[pb::CITATION, cito::CITATION]);
        node.link(cito::HAS_CITING_ENTITY, citing.as_str())
            .link(cito::HAS_CITED_ENTITY, decision.as_str())
            .link(cito::HAS_CITATION_CHARACTERIZATION, cito::CITES_AS_EVIDENCE.as_str());
        for occurrence in occurrences {
            node.link(pb::HAS_OCCURRENCE, names.occurrence(report, occurrence.ordinal));
        }
        writer.thing(citing, &[]).link(cito::CITES_AS_EVIDENCE, decision);
    }
}

fn citing(report: &Report, theme: Option<usize>, names: &Names) -> String {
    theme.map_or_else(|| names.report(report), |position| names.theme(report, position))
}

/// Every decision named, with its distinct links.
fn decisions(dataset: &Dataset) -> BTreeMap<&DecisionKey, BTreeSet<&str>> {
    let mut decisions: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for reference in dataset.reports.iter().flat_map(|report| &report.references) {
        decisions.entry(&reference.decision).or_default().extend(reference.link.as_deref());
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
