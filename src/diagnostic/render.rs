//! Findings as text for people (the line underlined) and as JSON for programs.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Severity};

/// Renders findings as a compiler would; `colour` adds ANSI styles, `width` is the terminal's.
#[must_use]
pub fn render_text(diagnostics: &[Diagnostic], colour: bool, width: usize) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() }.term_width(width);
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&renderer.render(&[report(diagnostic)]));
        out.push_str("\n\n");
    }
    out
}

/// Renders findings as one JSON array.
pub fn render_json(diagnostics: &[Diagnostic]) -> serde_json::Result<String> {
    serde_json::to_string_pretty(diagnostics)
}

fn report(diagnostic: &Diagnostic) -> Group<'_> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let place = &diagnostic.place;
    let mut origin = Origin::path(&place.file);
    if let (Some(line), Some(column)) = (place.line, place.column) {
        origin = origin.line(line).char_column(column);
    }
    let mut group = level.primary_title(&diagnostic.message).id(diagnostic.code).element(origin);
    if let (Some(text), Some(line)) = (&place.text, place.line) {
        let end = place.marked.end.min(text.len());
        let start = place.marked.start.min(end);
        group = group.element(
            Snippet::source(text.as_str()).line_start(line).annotation(AnnotationKind::Primary.span(start..end)),
        );
    }
    group.element(Level::HELP.message(&diagnostic.help))
}
