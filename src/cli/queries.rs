//! `pledgebase queries`

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::output::OutputArgs;
use super::{CliError, Outcome, Ui, query};
use crate::export::{Cell, Table, TableFormat, catalogue_markdown};
use crate::queries::{Catalogue, NamedQuery};

/// List the questions that have an answer, or show one with its parameters, columns and SPARQL.
///
/// With `--format md` the list is a document, with the parameters and columns of every query.
#[derive(Debug, Args)]
pub(super) struct Queries {
    /// Show this query.
    name: Option<String>,
    /// List only queries with this tag.
    #[arg(long)]
    tag: Option<String>,
    /// A folder with queries of your own, beside the catalogue.
    #[arg(long = "queries", value_name = "FOLDER")]
    folder: Option<PathBuf>,
    #[command(flatten)]
    output: OutputArgs<TableFormat>,
}

impl Queries {
    pub(super) fn run(self, ui: &Ui) -> Result<Outcome, CliError> {
        let catalogue = query::catalogue(self.folder.as_deref())?;
        match &self.name {
            Some(name) => self.output.deliver(ui, |out| show(out, catalogue.get(name)?))?,
            None => self.list(ui, &catalogue)?,
        }
        Ok(Outcome::Done)
    }

    fn list(&self, ui: &Ui, catalogue: &Catalogue) -> Result<(), CliError> {
        let format = self.output.format(TableFormat::Table)?;
        let is_meant = |query: &&NamedQuery| self.tag.as_ref().is_none_or(|tag| query.header.tags.contains(tag));
        let queries = catalogue.iter().filter(is_meant);
        if format == TableFormat::Markdown {
            return self.output.deliver(ui, |out| Ok(out.write_all(catalogue_markdown(queries).as_bytes())?));
        }
        let mut table = Table::new(["query", "question", "tags"]);
        let row = |query: &NamedQuery| {
            let header = &query.header;
            vec![Cell::from(query.id.as_str()), header.question.as_str().into(), header.tags.join(", ").into()]
        };
        table.rows.extend(queries.map(row));
        self.output.write_table(ui, format, &table, "")
    }
}

fn show(out: &mut dyn Write, query: &NamedQuery) -> Result<(), CliError> {
    let header = &query.header;
    writeln!(out, "{}: {}\n\n{}\n", query.id, header.summary, header.question)?;
    for parameter in &header.parameters {
        let default = parameter.default.as_ref().map_or("(to be given)".to_owned(), |value| format!("= \"{value}\""));
        writeln!(out, "  --param {} ({}) {default}: {}", parameter.name, parameter.kind, parameter.meaning)?;
    }
    for column in &header.columns {
        writeln!(out, "  column {} ({}): {}", column.name, column.kind, column.meaning)?;
    }
    let body: Vec<_> = query.source.text().lines().filter(|line| !line.starts_with("#+")).collect();
    writeln!(out, "\n{}", body.join("\n").trim())?;
    Ok(())
}
