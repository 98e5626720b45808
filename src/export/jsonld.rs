//! Compact JSON-LD: the engine writes it expanded, on one line; here it gets a context, short names and lines.

use std::io;

use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfSerializer};
use oxigraph::model::Quad;
use serde_json::{Map, Value, json};

use crate::vocab::PREFIXES;

/// Writes quads as JSON-LD with a context of the project's prefixes and `base`.
pub(super) fn write(mut writer: impl io::Write, quads: &[Quad], base: &str) -> io::Result<()> {
    let format = RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() };
    let mut serializer = RdfSerializer::from_format(format).for_writer(Vec::new());
    for quad in quads {
        serializer.serialize_quad(quad)?;
    }
    let expanded: Value = serde_json::from_slice(&serializer.finish()?)?;
    let mut context: Map<String, Value> =
        PREFIXES.iter().map(|(prefix, namespace)| ((*prefix).to_owned(), json!(namespace))).collect();
    context.insert("@base".to_owned(), json!(base));
    let document = json!({ "@context": context, "@graph": compact(expanded, base) });
    serde_json::to_writer_pretty(&mut writer, &document)?;
    writeln!(writer)
}

fn compact(value: Value, base: &str) -> Value {
    match value {
        Value::Array(values) => Value::Array(values.into_iter().map(|value| compact(value, base)).collect()),
        Value::Object(members) => {
            let member = |(key, value): (String, Value)| match (key.as_str(), value) {
                ("@id", Value::String(iri)) => (key, Value::String(relative(&iri, base))),
                ("@type", Value::String(iri)) => (key, Value::String(prefixed(&iri))),
                (_, value) if key.starts_with('@') => (key, compact(value, base)),
                (_, value) => (prefixed(&key), compact(value, base)),
            };
            Value::Object(members.into_iter().map(member).collect())
        }
        value => value,
    }
}

/// An IRI under the base without it; a colon in what is left would make it absolute again.
fn relative(iri: &str, base: &str) -> String {
    match iri.strip_prefix(base).filter(|local| !local.is_empty() && !local.contains(':') && !local.starts_with('/')) {
        Some(local) => local.to_owned(),
        None => prefixed(iri),
    }
}

fn prefixed(iri: &str) -> String {
    let short = PREFIXES.iter().find_map(|(prefix, namespace)| {
        let local = iri.strip_prefix(namespace)?;
        (!local.starts_with("//")).then(|| format!("{prefix}:{local}"))
    });
    short.unwrap_or_else(|| iri.to_owned())
}
