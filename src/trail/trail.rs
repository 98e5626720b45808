//! A trail as a tree of steps, for people and for programs.

use std::fmt::{self, Write as _};

use serde::Serialize;

/// Why something is as it is.
#[derive(Debug, Clone, Serialize)]
pub struct Trail {
    /// The thing explained.
    pub iri: String,
    /// What it is, in one line.
    pub title: String,
    /// What is known of it: name and value.
    pub facts: Vec<(&'static str, String)>,
    /// A promise's status on all evidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// A promise's status on firm evidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub firm_status: Option<String>,
    /// The steps of the trail.
    pub steps: Vec<Step>,
}

/// A step of a trail.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Step {
    /// What it is, in one line.
    pub text: String,
    /// Its IRI.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iri: Option<String>,
    /// Who says so: method, confidence, layer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said_by: Option<String>,
    /// Status or counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// File and line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// What it rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
}

impl Trail {
    pub(super) fn new(iri: &str, title: String) -> Self {
        Self { iri: iri.to_owned(), title, facts: Vec::new(), status: None, firm_status: None, steps: Vec::new() }
    }

    pub(super) fn fact(&mut self, name: &'static str, value: String) {
        self.facts.push((name, value));
    }
}

impl Step {
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    fn write(&self, out: &mut String, indent: &str, is_last: bool) {
        let branch = if is_last { "└─ " } else { "├─ " };
        let _ = write!(out, "{indent}{branch}{}", self.text);
        for part in [&self.note, &self.said_by, &self.place].into_iter().flatten() {
            let _ = write!(out, " · {part}");
        }
        out.push('\n');
        let indent = format!("{indent}{}", if is_last { "   " } else { "│  " });
        write_steps(&self.steps, out, &indent);
    }
}

fn write_steps(steps: &[Step], out: &mut String, indent: &str) {
    let last = steps.len().saturating_sub(1);
    for (index, step) in steps.iter().enumerate() {
        step.write(out, indent, index == last);
    }
}

impl fmt::Display for Trail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = format!("{}\n<{}>\n\n", self.title, self.iri);
        let width = self.facts.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
        for (name, value) in &self.facts {
            let value = value.replace('\n', &format!("\n{:width$}    ", ""));
            let _ = writeln!(out, "  {name:width$}  {value}");
        }
        if !self.steps.is_empty() {
            out.push('\n');
        }
        write_steps(&self.steps, &mut out, "  ");
        f.write_str(&out)
    }
}
