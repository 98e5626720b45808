//! RDF in the six formats, sorted and prefixed so that differences between two exports are readable.

use std::fmt;
use std::io;

use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfSerializer};
use oxigraph::model::{GraphName, Quad, Triple};

use super::{ExportError, jsonld, rdfxml};
use crate::choice::{Choice, FileFormat};
use crate::vocab::PREFIXES;

/// A format for RDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GraphFormat {
    /// Turtle.
    Turtle,
    /// N-Triples.
    NTriples,
    /// N-Quads.
    NQuads,
    /// TriG.
    TriG,
    /// RDF/XML.
    RdfXml,
    /// JSON-LD.
    JsonLd,
}

impl GraphFormat {
    /// All formats.
    pub const ALL: [Self; 6] = [Self::NQuads, Self::TriG, Self::NTriples, Self::Turtle, Self::RdfXml, Self::JsonLd];

    /// Whether the format keeps the layers apart.
    #[must_use]
    pub fn has_layers(self) -> bool {
        matches!(self, Self::NQuads | Self::TriG | Self::JsonLd)
    }

    /// The engine's name of the format.
    #[must_use]
    pub fn standard(self) -> RdfFormat {
        match self {
            Self::Turtle => RdfFormat::Turtle,
            Self::NTriples => RdfFormat::NTriples,
            Self::NQuads => RdfFormat::NQuads,
            Self::TriG => RdfFormat::TriG,
            Self::RdfXml => RdfFormat::RdfXml,
            Self::JsonLd => RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() },
        }
    }

    fn serializer(self) -> RdfSerializer {
        // No base and no prefix for instances: the engine would shorten everything on the same host, down to `<//host/…>`,
        // and escape each `/` of a name.
        let mut serializer = RdfSerializer::from_format(self.standard());
        for (prefix, namespace) in PREFIXES {
            // The namespaces are constants; one that is refused all the same is only left out, and IRIs stay whole.
            serializer = serializer.clone().with_prefix(*prefix, *namespace).unwrap_or(serializer);
        }
        serializer
    }
}

impl Choice for GraphFormat {
    const WHAT: &'static str = "format of a graph";
    const ALL: &'static [Self] = &Self::ALL;

    fn name(self) -> &'static str {
        match self {
            Self::Turtle => "ttl",
            Self::NTriples => "nt",
            Self::NQuads => "nq",
            Self::TriG => "trig",
            Self::RdfXml => "rdfxml",
            Self::JsonLd => "jsonld",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Self::Turtle => "Turtle: triples, without layers",
            Self::NTriples => "N-Triples: triples, without layers",
            Self::NQuads => "N-Quads",
            Self::TriG => "TriG: Turtle with layers",
            Self::RdfXml => "RDF/XML: triples, without layers",
            Self::JsonLd => "JSON-LD",
        }
    }
}

impl FileFormat for GraphFormat {
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Turtle => &["ttl", "turtle"],
            Self::NTriples => &["nt"],
            Self::NQuads => &["nq"],
            Self::TriG => &["trig"],
            Self::RdfXml => &["rdf", "rdfxml", "xml", "owl"],
            Self::JsonLd => &["jsonld"],
        }
    }
}

impl fmt::Display for GraphFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Writes quads. Formats without layers get their triples, each once; `base` shortens names in JSON-LD.
pub fn write_quads(
    writer: impl io::Write,
    format: GraphFormat,
    mut quads: Vec<Quad>,
    base: &str,
) -> Result<(), ExportError> {
    if !format.has_layers() {
        return write_triples(writer, format, quads.into_iter().map(Triple::from).collect(), base);
    }
    quads.sort_by_cached_key(|quad| (quad.graph_name.to_string(), quad.to_string()));
    quads.dedup();
    if format == GraphFormat::JsonLd {
        return Ok(jsonld::write(writer, &quads, base)?);
    }
    let mut serializer = format.serializer().for_writer(writer);
    for quad in &quads {
        serializer.serialize_quad(quad)?;
    }
    serializer.finish()?;
    Ok(())
}

/// Writes triples, sorted and each once; `base` shortens names in JSON-LD.
///
/// # Errors
/// [`ExportError::NotInXml`], before anything is written, for a statement that RDF/XML cannot say.
pub fn write_triples(
    writer: impl io::Write,
    format: GraphFormat,
    mut triples: Vec<Triple>,
    base: &str,
) -> Result<(), ExportError> {
    triples.sort_by_cached_key(ToString::to_string);
    triples.dedup();
    if format == GraphFormat::JsonLd {
        let quads: Vec<_> = triples.into_iter().map(|triple| triple.in_graph(GraphName::DefaultGraph)).collect();
        return Ok(jsonld::write(writer, &quads, base)?);
    }
    if format == GraphFormat::RdfXml {
        return rdfxml::write(writer, &triples);
    }
    let mut serializer = format.serializer().for_writer(writer);
    for triple in &triples {
        serializer.serialize_triple(triple)?;
    }
    serializer.finish()?;
    Ok(())
}
