//! The answer of a query in the formats that its form has.

use super::output::OutputArgs;
use super::{CliError, Ui};
use crate::choice::{Choice, FileFormat, one_of};
use crate::export::{self, GraphFormat, Table, TableFormat};
use crate::queries::Answer;

/// Formats of an answer: of rows, or of a graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AnswerFormat {
    /// SELECT and ASK.
    Rows(TableFormat),
    /// CONSTRUCT and DESCRIBE.
    Graph(GraphFormat),
}

impl Choice for AnswerFormat {
    const WHAT: &'static str = "format of an answer";
    const ALL: &'static [Self] = &[
        Self::Rows(TableFormat::Table),
        Self::Rows(TableFormat::Markdown),
        Self::Rows(TableFormat::Csv),
        Self::Rows(TableFormat::Tsv),
        Self::Rows(TableFormat::Json),
        Self::Rows(TableFormat::Xml),
        Self::Graph(GraphFormat::Turtle),
        Self::Graph(GraphFormat::NTriples),
        Self::Graph(GraphFormat::NQuads),
        Self::Graph(GraphFormat::TriG),
        Self::Graph(GraphFormat::RdfXml),
        Self::Graph(GraphFormat::JsonLd),
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Rows(format) => format.name(),
            Self::Graph(format) => format.name(),
        }
    }

    fn about(self) -> &'static str {
        match self {
            Self::Rows(format) => format.about(),
            Self::Graph(format) => format.about(),
        }
    }
}

impl FileFormat for AnswerFormat {
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Rows(format) => format.endings(),
            Self::Graph(format) => format.endings(),
        }
    }
}

impl OutputArgs<AnswerFormat> {
    /// Writes an answer. Without a format, rows are a table and a graph is Turtle.
    pub(super) fn write_answer(&self, ui: &Ui, answer: Answer, base: &str) -> Result<(), CliError> {
        let rows = || match self.format(AnswerFormat::Rows(TableFormat::Table))? {
            AnswerFormat::Rows(format) => Ok(format),
            AnswerFormat::Graph(format) => Err(unfit::<TableFormat>(format.name(), "SELECT and ASK answer with rows")),
        };
        match answer {
            Answer::Solutions { columns, rows: solutions } => {
                self.write_table(ui, rows()?, &Table::of_solutions(columns, solutions), base)
            }
            Answer::Boolean(value) => {
                let format = rows()?;
                self.deliver(ui, |out| Ok(export::write_boolean(out, format, value)?))
            }
            Answer::Graph(triples) => {
                let AnswerFormat::Graph(format) = self.format(AnswerFormat::Graph(GraphFormat::Turtle))? else {
                    let name = self.format(AnswerFormat::Graph(GraphFormat::Turtle))?.name();
                    return Err(unfit::<GraphFormat>(name, "CONSTRUCT and DESCRIBE answer with a graph"));
                };
                self.deliver(ui, |out| Ok(export::write_triples(out, format, triples, base)?))
            }
        }
    }
}

/// The format is one of the other kind of answers.
fn unfit<F: Choice>(name: &str, why: &str) -> CliError {
    let names: Vec<_> = F::ALL.iter().map(|format| format.name()).collect();
    CliError::Usage(format!("the format {name} does not fit: {why}: {}", one_of(&names)))
}
