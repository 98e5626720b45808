//! Compact JSON-LD: a context with our prefixes and the types of properties, and then values as one would write them by
//! hand. Nodes are written one after the other, so that a large graph needs little memory.

use std::collections::BTreeMap;
use std::io::{self, Write};

use oxigraph::model::vocab::rdf;
use oxigraph::model::{GraphName, Literal, NamedOrBlankNode, Quad, Term};
use serde_json::{Map, Value, json};

use crate::vocab::{PREFIXES, xsd};

/// Larger whole numbers lose digits in programs that read all JSON numbers as double.
const LARGEST_NUMBER: i64 = 1 << 53;

/// What all the values of a property have in common, so that the context can say it once.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Form {
    /// Nodes: `"@type": "@id"`.
    Nodes,
    /// Literals of one type.
    Typed(String),
    /// Texts in a language: `"@container": "@language"`.
    Languages,
    /// Anything else: each value says what it is.
    Any,
}

/// What the context says.
struct Context<'a> {
    base: &'a str,
    prefixes: Vec<(&'static str, &'static str)>,
    forms: BTreeMap<&'a str, Form>,
}

/// Writes quads that are in order of graph and subject.
pub(super) fn write(mut out: impl Write, quads: &[Quad], base: &str) -> io::Result<()> {
    let context = Context::of(quads, base);
    write!(out, "{{\n  \"@context\": {},\n  \"@graph\": [", indented(&context.json(), 2)?)?;
    let mut separator = "";
    for graph in quads.chunk_by(|a, b| a.graph_name == b.graph_name) {
        let name = match graph.first().map(|quad| &quad.graph_name) {
            Some(GraphName::NamedNode(node)) => Some(context.relative(node.as_str())),
            Some(GraphName::BlankNode(node)) => Some(node.to_string()),
            Some(GraphName::DefaultGraph) | None => None,
        };
        let mut depth = 4;
        if let Some(name) = &name {
            write!(out, "{separator}\n    {{\n      \"@id\": {},\n      \"@graph\": [", json!(name))?;
            (separator, depth) = ("", 8);
        }
        for node in graph.chunk_by(|a, b| a.subject == b.subject) {
            write!(out, "{separator}\n{:depth$}{}", "", indented(&context.node(node), depth)?)?;
            separator = ",";
        }
        if name.is_some() {
            write!(out, "\n      ]\n    }}")?;
        }
        separator = ",";
    }
    writeln!(out, "\n  ]\n}}")
}

/// Pretty JSON whose lines but the first are indented. A line end within a text is written as `\n`, so none is split.
fn indented(value: &Value, depth: usize) -> io::Result<String> {
    Ok(serde_json::to_string_pretty(value)?.replace('\n', &format!("\n{:depth$}", "")))
}

impl<'a> Context<'a> {
    fn of(quads: &'a [Quad], base: &'a str) -> Self {
        let mut forms: BTreeMap<&str, Form> = BTreeMap::new();
        let mut iris: Vec<&str> = Vec::new();
        for quad in quads {
            let form = form_of(&quad.object);
            forms.entry(quad.predicate.as_str()).and_modify(|known| *known = joined(known, &form)).or_insert(form);
            iris.extend(iris_of(quad).into_iter().flatten().filter(|iri| !iri.starts_with("http")));
        }
        // An IRI such as `pb:Promise`, of a scheme that is called like a prefix, would be read as a short one.
        let is_clear =
            |prefix: &str| !iris.iter().any(|iri| iri.split_once(':').is_some_and(|(scheme, _)| scheme == prefix));
        let prefixes = PREFIXES.iter().copied().filter(|(prefix, _)| is_clear(prefix)).collect();
        Self { base, prefixes, forms }
    }

    fn json(&self) -> Value {
        let mut context: Map<String, Value> =
            self.prefixes.iter().map(|(prefix, namespace)| ((*prefix).to_owned(), json!(namespace))).collect();
        context.insert("@base".to_owned(), json!(self.base));
        for (property, form) in &self.forms {
            let definition = match form {
                _ if *property == rdf::TYPE.as_str() => continue,
                Form::Nodes => json!({ "@type": "@id" }),
                Form::Typed(datatype) => json!({ "@type": self.prefixed(datatype) }),
                Form::Languages => json!({ "@container": "@language" }),
                Form::Any => continue,
            };
            context.insert(self.prefixed(property), definition);
        }
        Value::Object(context)
    }

    /// A node with its properties; `quads` have one subject and are in order of their properties.
    fn node(&self, quads: &[Quad]) -> Value {
        let mut node = Map::new();
        if let Some(quad) = quads.first() {
            let id = match &quad.subject {
                NamedOrBlankNode::NamedNode(node) => self.relative(node.as_str()),
                NamedOrBlankNode::BlankNode(node) => node.to_string(),
            };
            node.insert("@id".to_owned(), Value::String(id));
        }
        for quads in quads.chunk_by(|a, b| a.predicate == b.predicate) {
            let Some(property) = quads.first().map(|quad| quad.predicate.as_str()) else { continue };
            let is_type = property == rdf::TYPE.as_str();
            let form = self.forms.get(property).unwrap_or(&Form::Any);
            if *form == Form::Languages {
                node.insert(self.prefixed(property), by_language(quads));
                continue;
            }
            let (mut types, mut values) = (Vec::new(), Vec::new());
            for quad in quads {
                match &quad.object {
                    Term::NamedNode(class) if is_type => types.push(Value::String(self.prefixed(class.as_str()))),
                    object => values.push(self.value(object, if is_type { &Form::Any } else { form })),
                }
            }
            for (key, values) in [("@type".to_owned(), types), (self.prefixed(property), values)] {
                if !values.is_empty() {
                    node.insert(key, alone_or_list(values));
                }
            }
        }
        Value::Object(node)
    }

    fn value(&self, object: &Term, form: &Form) -> Value {
        let id = match object {
            Term::NamedNode(node) => self.relative(node.as_str()),
            Term::BlankNode(node) => node.to_string(),
            Term::Literal(literal) => return self.literal(literal, form),
        };
        if *form == Form::Nodes { Value::String(id) } else { json!({ "@id": id }) }
    }

    fn literal(&self, literal: &Literal, form: &Form) -> Value {
        if let Some(language) = literal.language() {
            return json!({ "@language": language, "@value": literal.value() });
        }
        if literal.datatype() == xsd::STRING || matches!(form, Form::Typed(_)) {
            return Value::String(literal.value().to_owned());
        }
        native(literal).unwrap_or_else(
            || json!({ "@type": self.prefixed(literal.datatype().as_str()), "@value": literal.value() }),
        )
    }

    /// An IRI under the base without it, as long as it is read back as the same.
    fn relative(&self, iri: &str) -> String {
        let is_safe = |local: &&str| {
            !local.is_empty()
                && !local.contains(':')
                && !local.starts_with(['/', '?', '#', '@'])
                && !local.split(['/', '?', '#']).any(|step| step == "." || step == "..")
        };
        let local = iri.strip_prefix(self.base).filter(|_| self.base.ends_with('/')).filter(is_safe);
        local.map_or_else(|| self.prefixed(iri), str::to_owned)
    }

    fn prefixed(&self, iri: &str) -> String {
        let short = self.prefixes.iter().find_map(|(prefix, namespace)| {
            let local = iri.strip_prefix(namespace)?;
            (!local.starts_with("//")).then(|| format!("{prefix}:{local}"))
        });
        short.unwrap_or_else(|| iri.to_owned())
    }
}

fn form_of(object: &Term) -> Form {
    match object {
        Term::NamedNode(_) | Term::BlankNode(_) => Form::Nodes,
        Term::Literal(literal) if literal.language().is_some() => Form::Languages,
        Term::Literal(literal) if literal.datatype() == xsd::STRING || native(literal).is_some() => Form::Any,
        Term::Literal(literal) => Form::Typed(literal.datatype().as_str().to_owned()),
    }
}

fn joined(one: &Form, other: &Form) -> Form {
    if one == other { one.clone() } else { Form::Any }
}

/// Whole numbers and truth values that JSON has itself, when they are written in the usual way.
fn native(literal: &Literal) -> Option<Value> {
    if literal.datatype() == xsd::BOOLEAN {
        return literal.value().parse().ok().map(Value::Bool);
    }
    let number: i64 = (literal.datatype() == xsd::INTEGER).then(|| literal.value().parse().ok())??;
    let is_usual = number.to_string() == literal.value() && number.abs() <= LARGEST_NUMBER;
    is_usual.then(|| number.into())
}

/// A language map.
fn by_language(quads: &[Quad]) -> Value {
    let mut texts: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for quad in quads {
        if let Term::Literal(literal) = &quad.object {
            texts.entry(literal.language().unwrap_or("@none")).or_default().push(literal.value().into());
        }
    }
    Value::Object(texts.into_iter().map(|(language, texts)| (language.to_owned(), alone_or_list(texts))).collect())
}

/// One value stands alone, several are a list.
fn alone_or_list(mut values: Vec<Value>) -> Value {
    match values.pop() {
        Some(value) if values.is_empty() => value,
        Some(value) => {
            values.push(value);
            Value::Array(values)
        }
        None => Value::Array(values),
    }
}

/// The IRIs of a statement that a prefix could be mistaken for.
fn iris_of(quad: &Quad) -> [Option<&str>; 4] {
    let subject = if let NamedOrBlankNode::NamedNode(node) = &quad.subject { Some(node.as_str()) } else { None };
    let graph = if let GraphName::NamedNode(node) = &quad.graph_name { Some(node.as_str()) } else { None };
    let object = match &quad.object {
        Term::NamedNode(node) => Some(node.as_str()),
        Term::Literal(literal) => Some(literal.datatype().as_str()),
        Term::BlankNode(_) => None,
    };
    [subject, Some(quad.predicate.as_str()), object.map(|object| object as &str), graph]
}
