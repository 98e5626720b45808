//! Where output goes and what it looks like there.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
use std::time::Duration;

use clap::ValueEnum;
use indicatif::ProgressBar;

use super::CliError;
use crate::diagnostic::{self, Diagnostic};
use crate::export::{self, GraphFormat, ResultFormat};
use crate::file::replace_file;
use crate::queries::Answer;

/// Longest line that findings are cut to where there is no terminal.
const DEFAULT_WIDTH: usize = 140;

/// What is told beside the data.
pub(super) struct Terminal {
    pub(super) quiet: bool,
}

impl Terminal {
    /// Tells something that is no data, unless `--quiet`.
    pub(super) fn tell(&self, message: &str) {
        if !self.quiet {
            say(message);
        }
    }
}

/// Does something that may take long, with a spinner while it lasts (on a terminal only).
pub(super) fn with_spinner<T>(message: &'static str, quiet: bool, work: impl FnOnce() -> T) -> T {
    let spinner = if quiet { ProgressBar::hidden() } else { ProgressBar::new_spinner() };
    spinner.set_message(message);
    spinner.enable_steady_tick(Duration::from_millis(120));
    let done = work();
    spinner.finish_and_clear();
    done
}

/// Prints a line to stderr; that it cannot be printed is no error.
pub(super) fn say(message: &str) {
    let _printed = writeln!(anstream::stderr(), "{message}");
}

/// Prints findings to stderr as text.
pub(super) fn print_findings(findings: &[Diagnostic]) {
    let _printed = write!(anstream::stderr(), "{}", diagnostic::render_text(findings, true, DEFAULT_WIDTH));
}

/// Standard output, buffered.
pub(super) fn stdout() -> impl Write {
    BufWriter::new(io::stdout().lock())
}

/// Writes to a file, which appears whole or not at all, or (without one, or `-`) to stdout.
pub(super) fn deliver(
    path: Option<&Path>,
    write: impl FnOnce(&mut dyn Write) -> Result<(), CliError>,
) -> Result<(), CliError> {
    let Some(path) = path.filter(|path| *path != Path::new("-")) else {
        let mut out = stdout();
        write(&mut out)?;
        out.flush()?;
        return Ok(());
    };
    let mut bytes = Vec::new();
    write(&mut bytes)?;
    let failed = |source| CliError::Io { action: "write", path: path.display().to_string(), source };
    replace_file(path, |out| out.write_all(&bytes)).map_err(failed)
}

/// Formats of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// A table for people (default).
    Table,
    /// Markdown table.
    Md,
    /// SPARQL results: comma-separated.
    Csv,
    /// SPARQL results: tab-separated.
    Tsv,
    /// SPARQL results: JSON.
    Json,
    /// SPARQL results: XML.
    Xml,
    /// Graph: Turtle.
    Ttl,
    /// Graph: N-Triples.
    Nt,
    /// Graph: N-Quads.
    Nq,
    /// Graph: TriG.
    Trig,
    /// Graph: RDF/XML.
    Rdfxml,
    /// Graph: JSON-LD.
    Jsonld,
}

impl Format {
    fn results(self) -> Option<ResultFormat> {
        match self {
            Self::Csv => Some(ResultFormat::Csv),
            Self::Tsv => Some(ResultFormat::Tsv),
            Self::Json => Some(ResultFormat::Json),
            Self::Xml => Some(ResultFormat::Xml),
            _ => None,
        }
    }

    pub(super) fn graph(self) -> Option<GraphFormat> {
        match self {
            Self::Ttl => Some(GraphFormat::Turtle),
            Self::Nt => Some(GraphFormat::NTriples),
            Self::Nq => Some(GraphFormat::NQuads),
            Self::Trig => Some(GraphFormat::TriG),
            Self::Rdfxml => Some(GraphFormat::RdfXml),
            Self::Jsonld => Some(GraphFormat::JsonLd),
            _ => None,
        }
    }

    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

/// Formats of an answer that has rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum RowFormat {
    /// A table for people (default).
    Table,
    /// Markdown table.
    Md,
    /// SPARQL results: comma-separated.
    Csv,
    /// SPARQL results: tab-separated.
    Tsv,
    /// SPARQL results: JSON.
    Json,
    /// SPARQL results: XML.
    Xml,
}

impl From<RowFormat> for Format {
    fn from(format: RowFormat) -> Self {
        match format {
            RowFormat::Table => Self::Table,
            RowFormat::Md => Self::Md,
            RowFormat::Csv => Self::Csv,
            RowFormat::Tsv => Self::Tsv,
            RowFormat::Json => Self::Json,
            RowFormat::Xml => Self::Xml,
        }
    }
}

/// Writes an answer to stdout.
pub(super) fn write_answer(answer: Answer, format: Option<Format>, base: &str) -> Result<(), CliError> {
    let mut out = stdout();
    match answer {
        Answer::Solutions { columns, rows } => match format.unwrap_or(Format::Table) {
            Format::Table => writeln!(out, "{}", export::table(&columns, &rows, base, terminal_width()))?,
            Format::Md => write!(out, "{}", export::markdown(&columns, &rows, base))?,
            format => match format.results() {
                Some(results) => export::write_solutions(&mut out, results, &columns, &rows)?,
                None => return Err(wrong_format(format, "SELECT answers with rows: table, md, csv, tsv, json or xml")),
            },
        },
        Answer::Boolean(value) => match format.unwrap_or(Format::Table) {
            Format::Table | Format::Md => writeln!(out, "{value}")?,
            format => match format.results() {
                Some(results) => export::write_boolean(&mut out, results, value)?,
                None => return Err(wrong_format(format, "ASK answers true or false: table, csv, tsv, json or xml")),
            },
        },
        Answer::Graph(triples) => {
            let format = format.unwrap_or(Format::Ttl);
            let Some(graph) = format.graph() else {
                let help = "CONSTRUCT and DESCRIBE answer with a graph: ttl, nt, nq, trig, rdfxml or jsonld";
                return Err(wrong_format(format, help));
            };
            export::write_triples(&mut out, graph, triples, base)?;
        }
    }
    out.flush()?;
    Ok(())
}

fn wrong_format(format: Format, help: &str) -> CliError {
    CliError::Usage(format!("--format {} does not fit: {help}", format.name()))
}

/// Width that findings are cut to.
pub(super) fn width() -> usize {
    terminal_width().map_or(DEFAULT_WIDTH, usize::from)
}

fn terminal_width() -> Option<u16> {
    let width = comfy_table::Table::new().width().filter(|_| io::stdout().is_terminal());
    width.map(|width| width.max(60))
}
