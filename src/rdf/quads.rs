//! Writing statements into one layer.

use std::fmt::Display;

use jiff::civil::Date;
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Quad, Term};

use super::Layer;
use crate::language::Language;
use crate::vocab::{rdf, xsd};

/// Appends quads to one named graph.
pub(super) struct Writer<'a> {
    quads: &'a mut Vec<Quad>,
    graph: NamedNode,
    language: String,
}

impl<'a> Writer<'a> {
    /// Writes into a layer; texts are tagged with the language (BCP 47) of the dataset that they come from.
    pub(super) fn new(quads: &'a mut Vec<Quad>, layer: Layer, base: &str, language: &str) -> Self {
        Self { quads, graph: layer.graph(base), language: language.to_owned() }
    }

    /// The layer's graph.
    pub(super) fn graph(&self) -> String {
        self.graph.as_str().to_owned()
    }

    /// Starts the statements about a thing with its classes.
    pub(super) fn thing(&mut self, iri: impl Into<String>, classes: &[NamedNodeRef<'static>]) -> Thing<'_, 'a> {
        let mut thing = Thing { writer: self, subject: NamedNode::new_unchecked(iri) };
        for class in classes {
            thing.link(rdf::TYPE, class.as_str());
        }
        thing
    }
}

/// Statements about one subject.
pub(super) struct Thing<'w, 'a> {
    writer: &'w mut Writer<'a>,
    subject: NamedNode,
}

impl Thing<'_, '_> {
    pub(super) fn link(&mut self, predicate: NamedNodeRef<'static>, object: impl Into<String>) -> &mut Self {
        self.push(predicate, NamedNode::new_unchecked(object))
    }

    /// What people read, tagged with the dataset's language.
    pub(super) fn text(&mut self, predicate: NamedNodeRef<'static>, text: &str) -> &mut Self {
        let literal = Literal::new_language_tagged_literal(text, &self.writer.language);
        // The manifest's reader refuses what is no language tag: nothing is built then.
        self.push(predicate, literal.unwrap_or_else(|_| Literal::new_simple_literal(text)))
    }

    /// Our own words, in the dataset's language where that is Dutch, else in English.
    pub(super) fn own(&mut self, predicate: NamedNodeRef<'static>, dutch: &str, english: &str) -> &mut Self {
        let language = Language::of_tag(&self.writer.language).unwrap_or(Language::English);
        self.push(
            predicate,
            Literal::new_language_tagged_literal_unchecked(language.pick(dutch, english), language.tag()),
        )
    }

    /// Our own words in both languages, for what belongs to no dataset alone.
    pub(super) fn both(&mut self, predicate: NamedNodeRef<'static>, dutch: &str, english: &str) -> &mut Self {
        self.push(predicate, Literal::new_language_tagged_literal_unchecked(dutch, Language::Dutch.tag()));
        self.push(predicate, Literal::new_language_tagged_literal_unchecked(english, Language::English.tag()))
    }

    /// What is no text of a language: an identifier, the number of a section, a path, a proper name.
    pub(super) fn string(&mut self, predicate: NamedNodeRef<'static>, value: &str) -> &mut Self {
        self.push(predicate, Literal::new_simple_literal(value))
    }

    pub(super) fn optional_string(&mut self, predicate: NamedNodeRef<'static>, value: Option<&str>) -> &mut Self {
        if let Some(value) = value {
            self.string(predicate, value);
        }
        self
    }

    pub(super) fn optional_text(&mut self, predicate: NamedNodeRef<'static>, text: Option<&str>) -> &mut Self {
        if let Some(text) = text {
            self.text(predicate, text);
        }
        self
    }

    pub(super) fn integer(&mut self, predicate: NamedNodeRef<'static>, number: impl Display) -> &mut Self {
        self.push(predicate, Literal::new_typed_literal(number.to_string(), xsd::INTEGER))
    }

    /// A decimal number such as `0.75`, in the form that the engine gives back: without zeros at the end of a fraction.
    pub(super) fn decimal(&mut self, predicate: NamedNodeRef<'static>, number: &str) -> &mut Self {
        let number = if number.contains('.') { number.trim_end_matches('0').trim_end_matches('.') } else { number };
        self.push(predicate, Literal::new_typed_literal(number, xsd::DECIMAL))
    }

    pub(super) fn boolean(&mut self, predicate: NamedNodeRef<'static>, value: bool) -> &mut Self {
        self.push(predicate, Literal::from(value))
    }

    pub(super) fn date(&mut self, predicate: NamedNodeRef<'static>, date: Option<Date>) -> &mut Self {
        if let Some(date) = date {
            self.push(predicate, Literal::new_typed_literal(date.to_string(), xsd::DATE));
        }
        self
    }

    /// A time as `xsd:dateTime` writes it.
    pub(super) fn date_time(&mut self, predicate: NamedNodeRef<'static>, time: &str) -> &mut Self {
        self.push(predicate, Literal::new_typed_literal(time, xsd::DATE_TIME))
    }

    pub(super) fn hex_binary(&mut self, predicate: NamedNodeRef<'static>, hex: &str) -> &mut Self {
        self.push(predicate, Literal::new_typed_literal(hex, xsd::HEX_BINARY))
    }

    /// Any statement, of a property that a file of the dataset names.
    pub(super) fn say(&mut self, predicate: NamedNode, object: Term) -> &mut Self {
        self.push(predicate, object)
    }

    fn push(&mut self, predicate: impl Into<NamedNode>, object: impl Into<Term>) -> &mut Self {
        let graph = self.writer.graph.clone();
        self.writer.quads.push(Quad::new(self.subject.clone(), predicate.into(), object, graph));
        self
    }
}
