//! Where a command's data goes and in which format: `--format` and `--output`, the same for every command.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::choice::choice_parser;
use super::{CliError, Ui};
use crate::choice::{Choice, FileFormat, format_for};
use crate::export::{Look, Table, TableFormat};

/// The format, and the file to write. `F` lists the formats that a command has.
#[derive(Debug, Args)]
pub(super) struct OutputArgs<F: FileFormat + Send + Sync> {
    /// Output format [default: by the ending of the file to write, else the first].
    #[arg(long, value_parser = choice_parser::<F>())]
    format: Option<F>,
    /// File to write, or `-` for stdout [default: stdout].
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl<F: FileFormat + Send + Sync> OutputArgs<F> {
    /// The format: the one named, else the one that the file's ending says, else `default`. To be asked before anything
    /// else is done: an ending that says nothing is refused.
    pub(super) fn format(&self, default: F) -> Result<F, CliError> {
        Ok(format_for(self.format, self.output.as_deref(), default)?)
    }

    /// Refuses a file whose ending says nothing, or something else than `--format`: before any work is done.
    pub(super) fn check(&self) -> Result<(), CliError> {
        self.format(*F::ALL.first().ok_or_else(|| CliError::Usage("there is no format".to_owned()))?).map(drop)
    }

    /// Writes data to the file, or to stdout.
    pub(super) fn deliver(
        &self,
        ui: &Ui,
        write: impl FnOnce(&mut dyn Write) -> Result<(), CliError>,
    ) -> Result<(), CliError> {
        ui.deliver(self.output.as_deref(), write)
    }

    /// The file to write; `None` for stdout.
    pub(super) fn file(&self) -> Option<&std::path::Path> {
        self.output.as_deref().filter(|path| *path != std::path::Path::new("-"))
    }

    /// Writes a table; `base` is what IRIs are shown without. Says how many columns had no room.
    pub(super) fn write_table(&self, ui: &Ui, format: TableFormat, table: &Table, base: &str) -> Result<(), CliError> {
        let width = if self.file().is_some() { None } else { ui.width() };
        let mut left_out = 0;
        self.deliver(ui, |out| {
            left_out = table.write(out, format, Look { base, width })?;
            Ok(())
        })?;
        if left_out > 0 {
            let plural = if left_out == 1 { "" } else { "s" };
            ui.status(&format!("({left_out} more column{plural} with --format csv, or on a wider terminal)"));
        }
        Ok(())
    }
}

/// Formats of what is text for people first: a report, a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ReportFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
}

impl Choice for ReportFormat {
    const WHAT: &'static str = "format";
    const ALL: &'static [Self] = &[Self::Text, Self::Json];

    fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Self::Text => "Text for people",
            Self::Json => "JSON for programs",
        }
    }
}

impl FileFormat for ReportFormat {
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["txt"],
            Self::Json => &["json"],
        }
    }
}
