//! A trail as a tree of lines.

use std::fmt::{self, Write as _};

/// A title, what is known, and steps that branch.
pub(super) struct Tree {
    title: String,
    iri: String,
    /// Name and value.
    facts: Vec<(&'static str, String)>,
    pub(super) steps: Vec<Step>,
}

/// A line of a tree, with those below it.
#[derive(Default)]
pub(super) struct Step {
    /// What it is, then what else is said of it.
    parts: Vec<String>,
    pub(super) steps: Vec<Self>,
}

impl Tree {
    pub(super) fn new(title: String, iri: &str) -> Self {
        Self { title, iri: iri.to_owned(), facts: Vec::new(), steps: Vec::new() }
    }

    pub(super) fn fact(&mut self, name: &'static str, value: impl Into<String>) {
        self.facts.push((name, value.into()));
    }
}

impl Step {
    pub(super) fn new(parts: impl IntoIterator<Item = String>) -> Self {
        Self { parts: parts.into_iter().collect(), steps: Vec::new() }
    }

    fn write(&self, out: &mut String, indent: &str, is_last: bool) {
        let branch = if is_last { "└─ " } else { "├─ " };
        // Writing to a string cannot fail.
        let _infallible = writeln!(out, "{indent}{branch}{}", self.parts.join(" · "));
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

impl fmt::Display for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = format!("{}\n<{}>\n\n", self.title, self.iri);
        let width = self.facts.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
        for (name, value) in &self.facts {
            let value = value.replace('\n', &format!("\n{:width$}    ", ""));
            writeln!(out, "  {name:width$}  {value}")?;
        }
        if !self.steps.is_empty() {
            out.push('\n');
        }
        write_steps(&self.steps, &mut out, "  ");
        f.write_str(&out)
    }
}
