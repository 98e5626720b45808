//! `pledgebase queries`

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::output::{self, RowFormat};
use super::{CliError, Outcome, query};
use crate::queries::{Answer, Catalogue, NamedQuery, catalogue_markdown};
use oxigraph::model::Literal;

/// List the questions that have an answer, or show one with its parameters, columns and SPARQL.
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
    /// Output format of the list; `md` prints the whole catalogue as a document, with parameters and columns.
    #[arg(long, value_enum)]
    format: Option<RowFormat>,
}

impl Queries {
    pub(super) fn run(self) -> Result<Outcome, CliError> {
        let catalogue = query::catalogue(self.folder.as_deref())?;
        match &self.name {
            Some(name) => show(catalogue.get(name)?)?,
            None => self.list(&catalogue)?,
        }
        Ok(Outcome::Done)
    }

    fn list(&self, catalogue: &Catalogue) -> Result<(), CliError> {
        let text = |text: &str| Some(Literal::new_simple_literal(text).into());
        let is_meant = |query: &&NamedQuery| self.tag.as_ref().is_none_or(|tag| query.header.tags.contains(tag));
        let queries = catalogue.iter().filter(is_meant);
        if self.format == Some(RowFormat::Md) {
            let mut out = output::stdout();
            write!(out, "{}", catalogue_markdown(queries))?;
            out.flush()?;
            return Ok(());
        }
        let rows = queries.map(|q| vec![text(&q.id), text(&q.header.question), text(&q.header.tags.join(", "))]);
        let columns = ["query", "question", "tags"].map(str::to_owned).to_vec();
        output::write_answer(Answer::Solutions { columns, rows: rows.collect() }, self.format.map(Into::into), "")
    }
}

fn show(query: &NamedQuery) -> Result<(), CliError> {
    let mut out = output::stdout();
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
    out.flush()?;
    Ok(())
}
