//! The header of a query: `#+` lines that say what it answers, its parameters and its columns.
//!
//! ```text
//! #+ summary: Coverage per section
//! #+ question: How much of what each section promises is followed up?
//! #+ param: domain string = "" -- only this domain, by title
//! #+ column: section iri -- the section
//! #+ tags: coverage, sections
//! ```
//!
//! A parameter `domain` is the variable `?param_domain` of the query. A parameter without `=` has to be given.

use std::fmt;
use std::ops::Range;

use oxigraph::model::{Literal, NamedNode, Term};
use serde::Serialize;

use crate::diagnostic::{Diagnostic, SourceText};
use crate::vocab::xsd;

/// What a query says of itself.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Header {
    /// One line.
    pub summary: String,
    /// The question that it answers, in one sentence.
    pub question: String,
    /// Its parameters.
    pub parameters: Vec<Parameter>,
    /// Its columns, in order; empty for a query that makes a graph.
    pub columns: Vec<Column>,
    /// Words to find it by.
    pub tags: Vec<String>,
}

/// A parameter of a query.
#[derive(Debug, Clone, Serialize)]
pub struct Parameter {
    /// Name on the command line.
    pub name: String,
    /// What a value must be.
    #[serde(rename = "type")]
    pub kind: ParameterType,
    /// Value when none is given; `None`: it has to be given.
    pub default: Option<String>,
    /// What it means.
    pub meaning: String,
}

/// A column of a query's answer.
#[derive(Debug, Clone, Serialize)]
pub struct Column {
    /// Name of the variable.
    pub name: String,
    /// What is in it: `iri`, `string`, `integer`, …
    #[serde(rename = "type")]
    pub kind: ParameterType,
    /// What it means.
    pub meaning: String,
}

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ParameterType {
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
}

impl ParameterType {
    const ALL: [(Self, &'static str); 6] = [
        (Self::String, "string"),
        (Self::Integer, "integer"),
        (Self::Decimal, "decimal"),
        (Self::Boolean, "boolean"),
        (Self::Date, "date"),
        (Self::Iri, "iri"),
    ];

    fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, known)| *known == name).map(|(kind, _)| kind)
    }

    /// The typed term of a value; `None` when it is not of this type.
    #[must_use]
    pub fn term(self, value: &str) -> Option<Term> {
        let literal = |datatype| Term::from(Literal::new_typed_literal(value, datatype));
        match self {
            Self::String => Some(Literal::new_simple_literal(value).into()),
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
        }
    }
}

impl fmt::Display for ParameterType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Self::ALL.iter().find(|(kind, _)| kind == self).map_or("", |(_, name)| name))
    }
}

/// Reads the header of a query; what is wrong in it becomes findings with their place.
pub fn read_header(source: &SourceText) -> Result<Header, Vec<Diagnostic>> {
    let mut header = Header::default();
    let mut findings = Vec::new();
    let mut start = 0;
    for line in source.text().split_inclusive('\n') {
        let range = start..start + line.trim_end().len();
        start += line.len();
        if let Some(content) = line.strip_prefix("#+")
            && let Err((message, help)) = header.take(content.trim())
        {
            findings.push(finding(source, range, message, help));
        }
    }
    for (value, key) in [(&header.summary, "summary"), (&header.question, "question")] {
        if value.is_empty() {
            let message = format!("the header has no `#+ {key}: …`");
            findings.push(finding(source, 0..0, message, "say in one sentence what the query answers"));
        }
    }
    if findings.is_empty() { Ok(header) } else { Err(findings) }
}

fn finding(source: &SourceText, range: Range<usize>, message: String, help: &'static str) -> Diagnostic {
    Diagnostic::error("bad-query-header", source.place(range), message, help)
}

impl Header {
    fn take(&mut self, content: &str) -> Result<(), (String, &'static str)> {
        let (key, value) = content
            .split_once(':')
            .ok_or_else(|| (format!("`{content}` is no header line"), "write `#+ key: value`"))?;
        let value = value.trim();
        match key.trim() {
            "summary" => value.clone_into(&mut self.summary),
            "question" => value.clone_into(&mut self.question),
            "tags" => self.tags = value.split(',').map(|tag| tag.trim().to_owned()).filter(|t| !t.is_empty()).collect(),
            "param" => self.parameters.push(parameter(value)?),
            "column" => self.columns.push(column(value)?),
            key => {
                let message = format!("`{key}` is no key of a query header");
                return Err((message, "the keys are summary, question, param, column, tags"));
            }
        }
        let names: Vec<_> = self.parameters.iter().map(|p| &p.name).collect();
        if let Some((last, rest)) = names.split_last()
            && rest.contains(last)
        {
            return Err((format!("parameter `{last}` is declared twice"), "declare each parameter once"));
        }
        Ok(())
    }
}

const PARAM_HELP: &str = "write `#+ param: name type = \"default\" -- meaning`; types are string, integer, decimal, boolean, \
                          date, iri; leave out `= …` when it has to be given";

fn parameter(value: &str) -> Result<Parameter, (String, &'static str)> {
    let (declared, meaning) = value.split_once("--").unwrap_or((value, ""));
    let (declared, default) = match declared.split_once('=') {
        Some((declared, default)) => (declared, Some(default.trim().trim_matches('"').to_owned())),
        None => (declared, None),
    };
    let (name, kind) = name_and_type(declared).ok_or_else(|| (format!("`{value}` is no parameter"), PARAM_HELP))?;
    if let Some(default) = &default
        && kind.term(default).is_none()
    {
        return Err((format!("the default `{default}` is no {kind}"), PARAM_HELP));
    }
    Ok(Parameter { name, kind, default, meaning: meaning.trim().to_owned() })
}

fn column(value: &str) -> Result<Column, (String, &'static str)> {
    let (declared, meaning) = value.split_once("--").unwrap_or((value, ""));
    let help = "write `#+ column: name type -- meaning`; types are string, integer, decimal, boolean, date, iri";
    let (name, kind) = name_and_type(declared).ok_or_else(|| (format!("`{value}` is no column"), help))?;
    Ok(Column { name, kind, meaning: meaning.trim().to_owned() })
}

fn name_and_type(declared: &str) -> Option<(String, ParameterType)> {
    let (name, kind) = declared.trim().split_once(' ')?;
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    is_name.then_some(())?;
    Some((name.to_owned(), ParameterType::parse(kind.trim())?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_declares_parameters_with_type_and_default() {
        let text = "#+ summary: S\n#+ question: Q?\n#+ param: top integer = 10 -- how many\n#+ param: of iri -- whose\nSELECT * {}";
        let header = read_header(&SourceText::new("q.rq", text)).unwrap();
        assert_eq!(header.parameters[0].default.as_deref(), Some("10"));
        assert_eq!(header.parameters[0].meaning, "how many");
        assert_eq!(header.parameters[1].default, None);
    }

    #[test]
    fn a_bad_header_names_its_line() {
        let text = "#+ summary: S\n#+ question: Q?\n#+ param: top number = 10\n#+ nonsense\n#+ param: n integer = ten";
        let findings = read_header(&SourceText::new("q.rq", text)).unwrap_err();
        assert_eq!(findings.iter().map(|f| f.place.line).collect::<Vec<_>>(), [Some(3), Some(4), Some(5)]);
    }

    #[test]
    fn values_are_bound_by_type() {
        assert!(ParameterType::Integer.term("ten").is_none());
        assert!(ParameterType::Date.term("2021-02-30").is_none());
        assert!(ParameterType::Iri.term("not an iri").is_none());
        assert_eq!(ParameterType::String.term("\" } DROP ALL").unwrap().to_string(), r#""\" } DROP ALL""#);
    }
}
