//! What was noticed in the input: collected, not thrown, and always with what to do about it.

mod render;
mod source;

use serde::Serialize;

pub use render::{render_json, render_text};
pub use source::{Place, SourceText};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing was lost.
    Note,
    /// Something of the input did not become what it looks like.
    Warning,
    /// An input could not be read at all: nothing is built from it.
    Error,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// Stable name of the kind of finding, such as `marker-without-reference`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What was found.
    pub message: String,
    /// What to do.
    pub help: String,
    /// Where it was found.
    #[serde(flatten)]
    pub place: Place,
}

impl Diagnostic {
    /// A finding at a place.
    #[must_use]
    pub fn new(
        severity: Severity,
        code: &'static str,
        place: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self { code, severity, message: message.into(), help: help.into(), place }
    }

    /// A [`Severity::Note`].
    #[must_use]
    pub fn note(code: &'static str, place: Place, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, place, message, help)
    }

    /// A [`Severity::Warning`].
    #[must_use]
    pub fn warning(code: &'static str, place: Place, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, place, message, help)
    }

    /// A [`Severity::Error`].
    #[must_use]
    pub fn error(code: &'static str, place: Place, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, place, message, help)
    }
}

/// Puts findings in the order of file, line, column and code, whatever order they were made in.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| {
        let key = |d: &Diagnostic| (d.place.file.clone(), d.place.line, d.place.column, d.code, d.message.clone());
        key(a).cmp(&key(b))
    });
}
