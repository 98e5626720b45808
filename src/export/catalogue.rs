//! The catalogue as a document: `docs/queries.md`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::markdown_text;
use crate::queries::{NamedQuery, Parameter, ValueType};

/// Topics in the order in which they are read, with what they hold; others follow by name.
const TOPICS: &[(&str, &str)] = &[
    ("coverage", "How far the trails lead, in counts."),
    ("explore", "Promises, themes, decisions, dossiers, and the gaps between them."),
    ("audit", "What is odd in the input."),
];

/// Queries as Markdown: by topic (the folder), with question, parameters, columns and an example.
#[must_use]
pub fn catalogue_markdown<'a>(queries: impl Iterator<Item = &'a NamedQuery>) -> String {
    let mut topics: BTreeMap<(usize, &str), Vec<&NamedQuery>> = BTreeMap::new();
    for query in queries {
        let topic = topic(query);
        let place = TOPICS.iter().position(|(name, _)| *name == topic).unwrap_or(TOPICS.len());
        topics.entry((place, topic)).or_default().push(query);
    }
    let count: usize = topics.values().map(Vec::len).sum();
    let mut text = format!(
        "# The query catalogue\n\n{count} questions with a name. `pledgebase query NAME` answers one, `pledgebase queries NAME` \
         shows its SPARQL.\n\nThis page is what `pledgebase queries --format md` prints; it is made from the headers of the \
         files in `queries/`.\n"
    );
    for ((place, topic), queries) in &topics {
        let about = TOPICS.get(*place).map_or(String::new(), |(_, about)| format!("\n{about}\n"));
        let _infallible = writeln!(text, "\n## {topic}\n{about}");
        for query in queries {
            let _infallible = writeln!(text, "- [`{0}`](#{0}): {1}", query.id, markdown_text(&query.header.question));
        }
        for query in queries {
            section(&mut text, query);
        }
    }
    text
}

/// The folder that holds the query.
fn topic(query: &NamedQuery) -> &str {
    query.source.path().rsplit('/').nth(1).unwrap_or("other")
}

fn section(text: &mut String, query: &NamedQuery) {
    let header = &query.header;
    let given = header.parameters.iter().filter(|parameter| parameter.default.is_none());
    let given: Vec<_> = given.map(|parameter| format!(" --param {}=…", parameter.name)).collect();
    let given = given.concat();
    let _infallible = write!(
        text,
        "\n### {}\n\n**{}.** {}\n\n```sh\npledgebase query {}{given}\n```\n",
        query.id,
        markdown_text(&header.summary),
        markdown_text(&header.question),
        query.id
    );
    if !header.parameters.is_empty() {
        text.push_str("\n| parameter | type | default | meaning |\n|---|---|---|---|\n");
        for parameter in &header.parameters {
            let Parameter { name, kind, meaning, .. } = parameter;
            let default = match parameter.default.as_deref() {
                None => "to be given".to_owned(),
                Some("") => "empty".to_owned(),
                Some(value) => markdown_text(value).into_owned(),
            };
            let _infallible =
                writeln!(text, "| `{name}` | {} | {default} | {} |", type_cell(kind), markdown_text(meaning));
        }
    }
    text.push_str("\n| column | type | meaning |\n|---|---|---|\n");
    for column in &header.columns {
        let _infallible =
            writeln!(text, "| `{}` | {} | {} |", column.name, type_cell(&column.kind), markdown_text(&column.meaning));
    }
}

/// A type as a reader of the page writes its values.
fn type_cell(kind: &ValueType) -> String {
    match kind {
        ValueType::OneOf(choices) => choices.iter().map(|choice| format!("`{choice}`")).collect::<Vec<_>>().join(", "),
        kind => kind.to_string(),
    }
}
