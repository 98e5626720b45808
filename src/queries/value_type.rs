//! What a parameter or a column holds, as headers declare it.
//!
//! A list of choices (`all|firm`) is a type, and so is a thing of the graph (`domain`, `section`, `promise`, …): whoever
//! asks a user for a thing looks its name up first (room `lookup`) and binds its IRI. An empty default of a thing means "no
//! restriction" and is bound as the literal `""`: `FILTER(?param_domain = "" || ?top = ?param_domain)`.

use std::fmt;

use oxigraph::model::{Literal, NamedNode, Term};
use serde::{Serialize, Serializer};

use crate::choice::{Choice, UnknownChoice, nearest};
use crate::model::ThingKind;
use crate::vocab::xsd;

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueType {
    /// Text.
    String,
    /// Whole number.
    Integer,
    /// Decimal number.
    Decimal,
    /// `true` or `false`.
    Boolean,
    /// A day, such as 2021-03-12.
    Date,
    /// An absolute IRI.
    Iri,
    /// One of these texts, letter for letter; written `all|firm`.
    OneOf(Vec<String>),
    /// A domain, by its IRI.
    Domain,
    /// A thing of a kind, by its IRI.
    Thing(ThingKind),
}

/// Why a text is no value of a type.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidValue {
    /// It is written as no value of the type is.
    #[error("`{value}` is no {kind}")]
    NotOfType {
        /// The text.
        value: String,
        /// The type.
        kind: ValueType,
    },
    /// A thing is named by something that is no IRI.
    #[error("`{value}` is no IRI of a {kind}")]
    NotAnIri {
        /// The text.
        value: String,
        /// The type.
        kind: ValueType,
    },
    /// It is none of the choices.
    #[error(transparent)]
    NoChoice(#[from] UnknownChoice),
}

/// The types that have a word; choices are written out.
const NAMED: &[(&str, ValueType)] = &[
    ("string", ValueType::String),
    ("integer", ValueType::Integer),
    ("decimal", ValueType::Decimal),
    ("boolean", ValueType::Boolean),
    ("date", ValueType::Date),
    ("iri", ValueType::Iri),
    ("domain", ValueType::Domain),
    ("agreement", ValueType::Thing(ThingKind::Agreement)),
    ("section", ValueType::Thing(ThingKind::Section)),
    ("promise", ValueType::Thing(ThingKind::Promise)),
    ("theme", ValueType::Thing(ThingKind::Theme)),
    ("decision", ValueType::Thing(ThingKind::Decision)),
];

impl ValueType {
    /// Reads a type as headers write it; the error says what is wrong.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        if text.contains('|') {
            return choices(text).map(Self::OneOf);
        }
        if let Some((_, kind)) = NAMED.iter().find(|(name, _)| *name == text) {
            return Ok(kind.clone());
        }
        let names = NAMED.iter().map(|(name, _)| *name);
        let hint = nearest(text, names).map_or(String::new(), |name| format!(" (did you mean `{name}`?)"));
        Err(format!("`{text}` is no type{hint}"))
    }

    /// The typed term of a text.
    ///
    /// # Errors
    /// [`InvalidValue`] when the text is no value of this type.
    pub fn term(&self, value: &str) -> Result<Term, InvalidValue> {
        let literal = |datatype| Term::from(Literal::new_typed_literal(value, datatype));
        let text = || Term::from(Literal::new_simple_literal(value));
        let found = match self {
            Self::String => Some(text()),
            Self::Integer => value.parse::<i64>().is_ok().then(|| literal(xsd::INTEGER)),
            Self::Decimal => {
                let is_plain = value.bytes().all(|b| b.is_ascii_digit() || b"+-.".contains(&b));
                (is_plain && value.parse::<f64>().is_ok()).then(|| literal(xsd::DECIMAL))
            }
            Self::Boolean => matches!(value, "true" | "false").then(|| literal(xsd::BOOLEAN)),
            Self::Date => value
                .parse::<jiff::civil::Date>()
                .ok()
                .filter(|date| date.to_string() == value)
                .map(|_| literal(xsd::DATE)),
            Self::Iri => NamedNode::new(value).ok().map(Term::from),
            Self::OneOf(choices) if choices.iter().any(|choice| choice == value) => Some(text()),
            Self::OneOf(choices) => return Err(UnknownChoice::new("value", value, choices).into()),
            Self::Domain | Self::Thing(_) if value.is_empty() => Some(text()),
            Self::Domain | Self::Thing(_) => {
                let node = NamedNode::new(value).ok();
                let node =
                    node.ok_or_else(|| InvalidValue::NotAnIri { value: value.to_owned(), kind: self.clone() })?;
                Some(node.into())
            }
        };
        found.ok_or_else(|| InvalidValue::NotOfType { value: value.to_owned(), kind: self.clone() })
    }
}

/// The choices of `a|b|c`.
fn choices(text: &str) -> Result<Vec<String>, String> {
    let mut choices: Vec<String> = Vec::new();
    for choice in text.split('|').map(str::trim) {
        if choice.is_empty() || choice.contains(char::is_whitespace) {
            return Err(format!("`{text}` is no list of choices: write them as `one|other`"));
        }
        if choices.iter().any(|known| known == choice) {
            return Err(format!("the choice `{choice}` is named twice"));
        }
        choices.push(choice.to_owned());
    }
    Ok(choices)
}

impl fmt::Display for ValueType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OneOf(choices) => f.write_str(&choices.join("|")),
            Self::Thing(kind) => f.write_str(kind.name()),
            named => f.write_str(NAMED.iter().find(|(_, kind)| kind == named).map_or("", |(name, _)| name)),
        }
    }
}

impl Serialize for ValueType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_bound_by_type() {
        assert!(ValueType::Integer.term("ten").is_err());
        assert!(ValueType::Date.term("2021-02-30").is_err());
        assert!(ValueType::Iri.term("not an iri").is_err());
        assert_eq!(ValueType::String.term("\" } DROP ALL").unwrap().to_string(), r#""\" } DROP ALL""#);
    }

    #[test]
    fn a_choice_is_taken_letter_for_letter_and_the_nearest_is_told() {
        let evidence = ValueType::parse("all | firm").unwrap();
        assert_eq!(evidence.to_string(), "all|firm");
        assert_eq!(evidence.term("firm").unwrap().to_string(), "\"firm\"");
        let error = evidence.term("Firm").unwrap_err().to_string();
        assert_eq!(error, "`Firm` is no value: write all or firm (did you mean `firm`?)");
    }

    #[test]
    fn a_thing_is_an_iri_or_no_restriction() {
        let domain = ValueType::parse("domain").unwrap();
        assert_eq!(domain.term("").unwrap().to_string(), "\"\"");
        assert_eq!(domain.term("https://e.org/a").unwrap().to_string(), "<https://e.org/a>");
        assert_eq!(domain.term("Wonen").unwrap_err().to_string(), "`Wonen` is no IRI of a domain");
    }

    #[test]
    fn a_type_is_written_as_it_is_read() {
        for name in ["string", "integer", "decimal", "boolean", "date", "iri", "domain", "section", "yes|no"] {
            assert_eq!(ValueType::parse(name).unwrap().to_string(), name);
        }
        assert_eq!(ValueType::parse("integr").unwrap_err(), "`integr` is no type (did you mean `integer`?)");
        assert!(ValueType::parse("a||b").is_err() && ValueType::parse("a|a").is_err());
    }
}
