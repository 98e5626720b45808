//! A value in a table.

use std::borrow::Cow;

use jiff::civil::Date;
use oxigraph::model::{Term, TermRef};

use crate::vocab::{PREFIXES, xsd};

/// A value in a table: what formats for people show, and what those for programs write with its type.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Cell {
    /// No value.
    #[default]
    None,
    /// Text.
    Text(String),
    /// Text in a language.
    TextIn {
        /// The text.
        text: String,
        /// Its language, as in BCP 47.
        language: String,
    },
    /// A whole number.
    Integer(i64),
    /// A decimal number as it is written: digits, with or without a point.
    Decimal(String),
    /// A day.
    Date(Date),
    /// True or false.
    Boolean(bool),
    /// An absolute IRI.
    Iri(String),
    /// A value of any other type, or one that is not written in its type's usual way.
    Typed {
        /// As it is written.
        value: String,
        /// IRI of its type.
        datatype: String,
    },
    /// A node without a name; the label holds within one answer.
    Blank(String),
}

impl Cell {
    /// A number with so many digits behind the point.
    #[must_use]
    pub fn decimal(value: f64, digits: usize) -> Self {
        Self::Decimal(format!("{value:.digits$}"))
    }

    /// An IRI.
    #[must_use]
    pub fn iri(iri: impl Into<String>) -> Self {
        Self::Iri(iri.into())
    }

    /// The value as SPARQL writes it, without its type: empty for none.
    #[must_use]
    pub fn value(&self) -> Cow<'_, str> {
        match self {
            Self::None => Cow::Borrowed(""),
            Self::Text(text)
            | Self::TextIn { text, .. }
            | Self::Decimal(text)
            | Self::Iri(text)
            | Self::Typed { value: text, .. }
            | Self::Blank(text) => Cow::Borrowed(text),
            Self::Integer(value) => Cow::Owned(value.to_string()),
            Self::Date(date) => Cow::Owned(date.to_string()),
            Self::Boolean(value) => Cow::Borrowed(if *value { "true" } else { "false" }),
        }
    }

    /// IRI of the type of a literal that is no text.
    #[must_use]
    pub fn datatype(&self) -> Option<&str> {
        match self {
            Self::Integer(_) => Some(xsd::INTEGER.as_str()),
            Self::Decimal(_) => Some(xsd::DECIMAL.as_str()),
            Self::Date(_) => Some(xsd::DATE.as_str()),
            Self::Boolean(_) => Some(xsd::BOOLEAN.as_str()),
            Self::Typed { datatype, .. } => Some(datatype),
            Self::None | Self::Text(_) | Self::TextIn { .. } | Self::Iri(_) | Self::Blank(_) => None,
        }
    }

    /// Whether it is a number, which people compare digit by digit.
    #[must_use]
    pub fn is_number(&self) -> bool {
        let numeric = [xsd::INTEGER, xsd::DECIMAL, xsd::DOUBLE, xsd::FLOAT];
        self.datatype().is_some_and(|datatype| numeric.iter().any(|known| known.as_str() == datatype))
    }

    /// As people read it: an IRI under `base` without it, another with its prefix.
    #[must_use]
    pub fn shown(&self, base: &str) -> Cow<'_, str> {
        match self {
            Self::Iri(iri) => shortened(iri, base),
            Self::Blank(label) => Cow::Owned(format!("_:{label}")),
            _ => self.value(),
        }
    }
}

/// An IRI as people read it: under `base` (when there is one) without it, else with its prefix.
#[must_use]
pub fn shortened<'a>(iri: &'a str, base: &str) -> Cow<'a, str> {
    if let Some(local) = iri.strip_prefix(base).filter(|local| !local.is_empty() && !base.is_empty()) {
        return Cow::Borrowed(local);
    }
    let prefixed = PREFIXES.iter().find_map(|(prefix, namespace)| {
        let local = iri.strip_prefix(namespace)?;
        (!local.contains('/')).then(|| Cow::Owned(format!("{prefix}:{local}")))
    });
    prefixed.unwrap_or(Cow::Borrowed(iri))
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Cell {
    fn from(value: usize) -> Self {
        Self::Integer(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

impl From<i64> for Cell {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<bool> for Cell {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

impl From<Date> for Cell {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::None, Into::into)
    }
}

/// Nothing of a term is lost: a value that its type writes differently, such as `007`, stays as it is.
impl From<Term> for Cell {
    fn from(term: Term) -> Self {
        let literal = match term {
            Term::NamedNode(node) => return Self::Iri(node.into_string()),
            Term::BlankNode(node) => return Self::Blank(node.into_string()),
            Term::Literal(literal) => literal,
        };
        let (value, datatype, language) = literal.destruct();
        if let Some(language) = language {
            return Self::TextIn { text: value, language };
        }
        let Some(datatype) = datatype else { return Self::Text(value) };
        typed(&value, datatype.as_str()).unwrap_or(Self::Typed { value, datatype: datatype.into_string() })
    }
}

/// A literal of a type that has a cell of its own, when it is written in the type's usual way.
fn typed(value: &str, datatype: &str) -> Option<Cell> {
    let is = |known: oxigraph::model::NamedNodeRef<'_>| known.as_str() == datatype;
    let cell = if is(xsd::INTEGER) {
        Cell::Integer(value.parse().ok()?)
    } else if is(xsd::DECIMAL) {
        let is_plain = value.bytes().all(|byte| byte.is_ascii_digit() || b"+-.".contains(&byte));
        Cell::Decimal(value.parse::<f64>().ok().filter(|_| is_plain).map(|_| value.to_owned())?)
    } else if is(xsd::DATE) {
        Cell::Date(value.parse().ok()?)
    } else if is(xsd::BOOLEAN) {
        Cell::Boolean(value.parse().ok()?)
    } else {
        return None;
    };
    (cell.value() == value).then_some(cell)
}

impl From<TermRef<'_>> for Cell {
    fn from(term: TermRef<'_>) -> Self {
        term.into_owned().into()
    }
}
