//! The header of a query: `#+` lines that say what it answers, its parameters and its columns.
//!
//! ```text
//! #+ summary: Coverage per section
//! #+ question: How much of what each section promises is followed up?
//! #+ param: domain domain = "" -- only this domain
//! #+ param: evidence all|firm = all -- firm leaves out what an algorithm suggests
//! #+ column: section iri -- the section
//! #+ tags: coverage, sections
//! ```
//!
//! A parameter `domain` is the variable `?param_domain` of the query. A parameter without `=` has to be given.

use std::ops::Range;

use serde::Serialize;

use super::ValueType;
use crate::diagnostic::{Diagnostic, SourceText};

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
    pub kind: ValueType,
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
    pub kind: ValueType,
    /// What it means.
    pub meaning: String,
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
    fn take(&mut self, content: &str) -> Result<(), Wrong> {
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
                          date, iri, choices as `one|other`, and the things agreement, domain, section, promise, theme, \
                          decision; leave out `= …` when it has to be given";
const COLUMN_HELP: &str = "write `#+ column: name type -- meaning`; types are string, integer, decimal, boolean, date, iri, \
                           choices as `one|other`, and the things agreement, domain, section, promise, theme, decision";

type Wrong = (String, &'static str);

fn parameter(value: &str) -> Result<Parameter, Wrong> {
    let (declared, meaning) = value.split_once("--").unwrap_or((value, ""));
    let (declared, default) = match declared.split_once('=') {
        Some((declared, default)) => (declared, Some(default.trim().trim_matches('"').to_owned())),
        None => (declared, None),
    };
    let (name, kind) = name_and_type(declared, "parameter").map_err(|message| (message, PARAM_HELP))?;
    if let Some(default) = &default
        && let Err(error) = kind.term(default)
    {
        return Err((format!("the default of `{name}`: {error}"), PARAM_HELP));
    }
    Ok(Parameter { name, kind, default, meaning: meaning.trim().to_owned() })
}

fn column(value: &str) -> Result<Column, Wrong> {
    let (declared, meaning) = value.split_once("--").unwrap_or((value, ""));
    let (name, kind) = name_and_type(declared, "column").map_err(|message| (message, COLUMN_HELP))?;
    Ok(Column { name, kind, meaning: meaning.trim().to_owned() })
}

fn name_and_type(declared: &str, what: &str) -> Result<(String, ValueType), String> {
    let declared = declared.trim();
    let (name, kind) = declared.split_once(' ').ok_or_else(|| format!("`{declared}` is no {what}"))?;
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    if !is_name {
        return Err(format!("`{name}` is no name of a {what}"));
    }
    Ok((name.to_owned(), ValueType::parse(kind.trim())?))
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
}
