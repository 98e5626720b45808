//! Edges and nodes as comma-separated values, as Gephi, Cytoscape, igraph and spreadsheets import them.

use std::io;

use super::attributes::{Describing, OF_EDGES, OF_NODES, Value, of_edge};
use crate::graph::Links;
use crate::graph::analysis::Measures;

/// The edges: IRIs of their ends, and what is known of them.
pub(super) fn edges(links: &Links) -> io::Result<Vec<u8>> {
    let columns: Vec<_> = OF_EDGES.iter().map(|(name, _)| *name).collect();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record([&["source", "target"], columns.as_slice()].concat())?;
    for index in links.edge_indices() {
        let Some((from, to)) = links.edge_endpoints(index) else { continue };
        let mut record = vec![links[from].iri.clone(), links[to].iri.clone()];
        record.extend(in_columns(&columns, &of_edge(&links[index])));
        writer.write_record(record)?;
    }
    writer.into_inner().map_err(csv::IntoInnerError::into_error)
}

/// The nodes: their IRI as `id`, and what is known of them.
pub(super) fn nodes(links: &Links, measures: &Measures) -> io::Result<Vec<u8>> {
    let columns: Vec<_> = OF_NODES.iter().map(|(name, _)| *name).collect();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record([&["id"], columns.as_slice()].concat())?;
    let describing = Describing::of(links, measures);
    for index in links.node_indices() {
        let mut record = vec![links[index].iri.clone()];
        record.extend(in_columns(&columns, &describing.node(index)));
        writer.write_record(record)?;
    }
    writer.into_inner().map_err(csv::IntoInnerError::into_error)
}

/// A field for each column, empty where nothing is known.
fn in_columns(columns: &[&str], known: &[(&str, Value)]) -> Vec<String> {
    let of = |column: &&str| known.iter().find(|(name, _)| name == column).map(|(_, value)| value.to_string());
    columns.iter().map(|column| of(column).unwrap_or_default()).collect()
}
