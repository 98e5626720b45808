//! Tables as SPARQL 1.1 Query Results JSON, a row on each line.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::{Cell, Table};

/// Writes a table.
pub(super) fn write(mut out: impl Write, table: &Table) -> io::Result<()> {
    writeln!(out, "{{\"head\":{},\"results\":{{\"bindings\":[", json!({ "vars": table.columns }))?;
    for (index, row) in table.rows.iter().enumerate() {
        let bound = table.columns.iter().zip(row).filter_map(|(column, cell)| Some((column.clone(), term(cell)?)));
        serde_json::to_writer(&mut out, &Value::Object(bound.collect::<Map<_, _>>()))?;
        out.write_all(if index + 1 < table.rows.len() { b",\n" } else { b"\n" })?;
    }
    writeln!(out, "]}}}}")
}

fn term(cell: &Cell) -> Option<Value> {
    Some(match cell {
        Cell::None => return None,
        Cell::Iri(iri) => json!({ "type": "uri", "value": iri }),
        Cell::Blank(label) => json!({ "type": "bnode", "value": label }),
        Cell::Text(text) => json!({ "type": "literal", "value": text }),
        Cell::TextIn { text, language } => json!({ "type": "literal", "value": text, "xml:lang": language }),
        cell => json!({ "type": "literal", "value": cell.value(), "datatype": cell.datatype() }),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_a_line_and_the_last_line_ends() {
        let mut table = Table::new(["a", "b"]);
        table.rows.push(vec![Cell::Integer(1), Cell::None]);
        table.rows.push(vec![Cell::TextIn { text: "é".to_owned(), language: "nl".to_owned() }, Cell::iri("http://e/")]);
        let mut out = Vec::new();
        write(&mut out, &table).unwrap();
        let wanted = concat!(
            "{\"head\":{\"vars\":[\"a\",\"b\"]},\"results\":{\"bindings\":[\n",
            "{\"a\":{\"datatype\":\"http://www.w3.org/2001/XMLSchema#integer\",\"type\":\"literal\",\"value\":\"1\"}},\n",
            "{\"a\":{\"type\":\"literal\",\"value\":\"é\",\"xml:lang\":\"nl\"},\"b\":{\"type\":\"uri\",\"value\":\"http://e/\"}}\n",
            "]}}\n"
        );
        assert_eq!(String::from_utf8(out).unwrap(), wanted);
    }
}
