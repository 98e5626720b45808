//! Answers as a table for people: on a terminal, and in Markdown.

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Table, TableStyle};
use oxigraph::model::Term;

use crate::queries::Row;
use crate::vocab::{PREFIXES, xsd};

/// A rule under the header and nothing else: rows are read across, numbers down.
const STYLE: TableStyle = NOTHING.header_separator(LineStyle::new('─', '─', '─', '─'));

/// A term as people read it: text without quotes, an IRI with its prefix, an IRI under `base` without it.
#[must_use]
pub fn display_term(term: &Term, base: &str) -> String {
    match term {
        Term::Literal(literal) => literal.value().to_owned(),
        Term::NamedNode(node) => {
            let iri = node.as_str();
            if let Some(local) = iri.strip_prefix(base).filter(|local| !local.is_empty()) {
                return local.to_owned();
            }
            let prefixed = PREFIXES.iter().find_map(|(prefix, namespace)| {
                let local = iri.strip_prefix(namespace)?;
                (!local.contains('/')).then(|| format!("{prefix}:{local}"))
            });
            prefixed.unwrap_or_else(|| iri.to_owned())
        }
        Term::BlankNode(node) => node.to_string(),
    }
}

/// An answer as a table no wider than `width` (unlimited without one).
#[must_use]
pub fn table(columns: &[String], rows: &[Row], base: &str, width: Option<u16>) -> String {
    let mut table = Table::new();
    table.load_style(STYLE).set_content_arrangement(ContentArrangement::Dynamic);
    match width {
        Some(width) => table.set_width(width),
        None => table.set_content_arrangement(ContentArrangement::Disabled),
    };
    table.set_header(columns.iter().map(|column| column.replace('_', " ")));
    for row in rows {
        table.add_row(row.iter().map(|term| term.as_ref().map(|term| display_term(term, base)).unwrap_or_default()));
    }
    for (index, column) in table.column_iter_mut().enumerate() {
        if is_numeric(rows, index) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    // Padding at the end of a line is nothing to read.
    table.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

/// An answer as a Markdown table.
#[must_use]
pub fn markdown(columns: &[String], rows: &[Row], base: &str) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut out = line(columns.iter().map(|column| column.replace('_', " ")).collect());
    let rule = (0..columns.len()).map(|index| if is_numeric(rows, index) { "--:" } else { "---" }.to_owned());
    out += &line(rule.collect());
    for row in rows {
        let cell = |term: &Option<Term>| {
            let text = term.as_ref().map(|term| display_term(term, base)).unwrap_or_default();
            text.replace('\\', "\\\\").replace('|', "\\|").replace(['\n', '\r'], " ")
        };
        out += &line(row.iter().map(cell).collect());
    }
    out
}

fn is_numeric(rows: &[Row], index: usize) -> bool {
    let is_number = |term: &Term| {
        let Term::Literal(literal) = term else { return false };
        [xsd::INTEGER, xsd::DECIMAL].contains(&literal.datatype())
    };
    let mut values = rows.iter().filter_map(|row| row.get(index)?.as_ref()).peekable();
    values.peek().is_some() && values.all(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::model::{Literal, NamedNode};

    #[test]
    fn markdown_cells_cannot_break_the_table() {
        let rows = vec![vec![Some(Literal::new_simple_literal("a|b\nc").into()), None]];
        let out = markdown(&["x".to_owned(), "y".to_owned()], &rows, "http://e/");
        assert_eq!(out, "| x | y |\n| --- | --- |\n| a\\|b c |  |\n");
    }

    #[test]
    fn iris_are_shortened() {
        let term = |iri: &str| Term::from(NamedNode::new_unchecked(iri));
        assert_eq!(display_term(&term("http://e/d/theme/x/1/2"), "http://e/"), "d/theme/x/1/2");
        assert_eq!(display_term(&term("https://w3id.org/pledgebase/ns#unlinked"), "http://e/"), "pb:unlinked");
    }
}
