//! GraphML.

use std::io;

use quick_xml::Writer;

use super::attributes::{Describing, OF_EDGES, OF_NODES, Type, Value, of_edge};
use super::{description, xml};
use crate::graph::analysis::Measures;
use crate::graph::{Heading, Links};

/// The graph as GraphML (<http://graphml.graphdrawing.org/specification.html>).
///
/// Nodes are `n0`, `n1`, …, since an IRI is no `NMTOKEN`, and have it as the attribute `iri`.
pub(super) fn write(links: &Links, heading: &Heading, measures: &Measures) -> io::Result<Vec<u8>> {
    let mut writer = xml::document()?;
    let root = writer.create_element("graphml").with_attribute(("xmlns", "http://graphml.graphdrawing.org/xmlns"));
    root.write_inner_content(|writer| {
        key(writer, "node", "iri", Type::Text)?;
        for (name, kind) in OF_NODES {
            key(writer, "node", name, kind)?;
        }
        for (name, kind) in OF_EDGES {
            key(writer, "edge", name, kind)?;
        }
        let graph = writer.create_element("graph").with_attributes([("id", "links"), ("edgedefault", "directed")]);
        graph.write_inner_content(|writer| {
            let description = xml::allowed(&description(heading));
            writer.create_element("desc").write_text_content(text(&description))?;
            let describing = Describing::of(links, measures);
            for index in links.node_indices() {
                let id = format!("n{}", index.index());
                let mut known = vec![("iri", Value::from(links[index].iri.as_str()))];
                known.extend(describing.node(index));
                let node = writer.create_element("node").with_attribute(("id", id.as_str()));
                node.write_inner_content(|writer| data(writer, "node", &known))?;
            }
            for index in links.edge_indices() {
                let Some((from, to)) = links.edge_endpoints(index) else { continue };
                let ids = [from, to].map(|end| format!("n{}", end.index()));
                let ends = [("source", ids[0].as_str()), ("target", ids[1].as_str())];
                let edge = writer.create_element("edge").with_attributes(ends);
                edge.write_inner_content(|writer| data(writer, "edge", &of_edge(&links[index])))?;
            }
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(xml::finished(writer))
}

/// Attributes of nodes and edges may have the same name, but not the same id.
fn id(of: &str, name: &str) -> String {
    format!("{of}-{name}")
}

fn key(writer: &mut Writer<Vec<u8>>, of: &str, name: &str, kind: Type) -> io::Result<()> {
    let id = id(of, name);
    let kind = match kind {
        Type::Text => "string",
        Type::Integer => "long",
        Type::Number => "double",
    };
    let attributes = [("id", id.as_str()), ("for", of), ("attr.name", name), ("attr.type", kind)];
    writer.create_element("key").with_attributes(attributes).write_empty().map(drop)
}

fn data(writer: &mut Writer<Vec<u8>>, of: &str, known: &[(&str, Value)]) -> io::Result<()> {
    for (name, value) in known {
        let id = id(of, name);
        let data = writer.create_element("data").with_attribute(("key", id.as_str()));
        data.write_text_content(text(&xml::allowed(&value.to_string())))?;
    }
    Ok(())
}

fn text(text: &str) -> quick_xml::events::BytesText<'_> {
    quick_xml::events::BytesText::new(text)
}
