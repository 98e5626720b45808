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
    let title = level.primary_title(&diagnostic.message).id(diagnostic.code);
    let group = match (&place.text, place.line, place.column) {
        (Some(text), Some(line), Some(column)) => {
            let end = place.marked.end.min(text.len());
            let start = place.marked.start.min(end);
            let mark = AnnotationKind::Primary.span(start..end);
            let snippet = Snippet::source(text.as_str()).line_start(line).annotation(mark);
            // Of a very long line only a part is shown: its column has to be said.
            if text[..start].chars().count() + 1 == column {
                title.element(snippet.path(&place.file))
            } else {
                title.element(Origin::path(&place.file).line(line).char_column(column)).element(snippet)
            }
        }
        _ => title.element(Origin::path(&place.file)),
    };
    group.element(Level::HELP.message(&diagnostic.help))
}
