//! GEXF.

use std::io;

use quick_xml::Writer;
use quick_xml::events::BytesText;

use super::attributes::{Describing, OF_EDGES, OF_NODES, Type, Value, of_edge};
use super::{description, xml};
use crate::graph::analysis::Measures;
use crate::graph::{Heading, Links, Subject};

/// The graph as GEXF 1.3 (<https://gexf.net/schema.html>), dynamic: a decision and the links to it are there from the day
/// of the government's meeting on, everything else always.
///
/// Nodes are `n0`, `n1`, … and have their IRI as the attribute `iri`. The date of the file is left out: the same graph gives
/// the same file.
pub(super) fn write(links: &Links, heading: &Heading, measures: &Measures) -> io::Result<Vec<u8>> {
    let mut writer = xml::document()?;
    let root = writer.create_element("gexf").with_attributes([("xmlns", "http://gexf.net/1.3"), ("version", "1.3")]);
    root.write_inner_content(|writer| {
        writer.create_element("meta").write_inner_content(|writer| {
            writer.create_element("creator").write_text_content(BytesText::new("pledgebase"))?;
            let heading = description(heading);
            let heading = xml::allowed(&heading);
            writer.create_element("description").write_text_content(BytesText::new(&heading))?;
            Ok(())
        })?;
        let how = [("mode", "dynamic"), ("defaultedgetype", "directed"), ("timeformat", "date")];
        writer.create_element("graph").with_attributes(how).write_inner_content(|writer| {
            declare(writer, "node", &[&[("iri", Type::Text)], OF_NODES.as_slice()].concat())?;
            declare(writer, "edge", &OF_EDGES)?;
            writer.create_element("nodes").write_inner_content(|writer| nodes(writer, links, measures))?;
            writer.create_element("edges").write_inner_content(|writer| edges(writer, links))?;
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(xml::finished(writer))
}

fn declare(writer: &mut Writer<Vec<u8>>, class: &str, attributes: &[(&str, Type)]) -> io::Result<()> {
    let declared = writer.create_element("attributes").with_attributes([("class", class), ("mode", "static")]);
    declared.write_inner_content(|writer| {
        for &(name, kind) in attributes {
            let kind = match kind {
                Type::Text => "string",
                Type::Integer => "long",
                Type::Number => "double",
            };
            let attribute = [("id", name), ("title", name), ("type", kind)];
            writer.create_element("attribute").with_attributes(attribute).write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

fn nodes(writer: &mut Writer<Vec<u8>>, links: &Links, measures: &Measures) -> io::Result<()> {
    let describing = Describing::of(links, measures);
    for index in links.node_indices() {
        let (id, label) = (format!("n{}", index.index()), xml::allowed(&links[index].label));
        let mut node = writer.create_element("node").with_attributes([("id", id.as_str()), ("label", &label)]);
        let start = start(links, index);
        if let Some(start) = &start {
            node = node.with_attribute(("start", start.as_str()));
        }
        let mut known = vec![("iri", Value::from(links[index].iri.as_str()))];
        known.extend(describing.node(index));
        node.write_inner_content(|writer| values(writer, &known))?;
    }
    Ok(())
}

fn edges(writer: &mut Writer<Vec<u8>>, links: &Links) -> io::Result<()> {
    for index in links.edge_indices() {
        let Some((from, to)) = links.edge_endpoints(index) else { continue };
        let (id, source, target) =
            (format!("e{}", index.index()), format!("n{}", from.index()), format!("n{}", to.index()));
        let ends = [("id", id.as_str()), ("source", source.as_str()), ("target", target.as_str())];
        let mut edge = writer.create_element("edge").with_attributes(ends);
        let start = start(links, to);
        if let Some(start) = &start {
            edge = edge.with_attribute(("start", start.as_str()));
        }
        edge.write_inner_content(|writer| values(writer, &of_edge(&links[index])))?;
    }
    Ok(())
}

/// The day from which on a node is there.
fn start(links: &Links, index: petgraph::graph::NodeIndex) -> Option<String> {
    match links[index].subject {
        Subject::Decision { date, .. } => date.map(|date| date.to_string()),
        _ => None,
    }
}

fn values(writer: &mut Writer<Vec<u8>>, known: &[(&str, Value)]) -> io::Result<()> {
    writer.create_element("attvalues").write_inner_content(|writer| {
        for (name, value) in known {
            let value = xml::allowed(&value.to_string());
            writer.create_element("attvalue").with_attributes([("for", *name), ("value", &value)]).write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}
