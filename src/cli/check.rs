//! `pledgebase check`

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::build::counted;
use super::{CliError, Outcome, output};
use crate::dataset::{self, Files};
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::model::DEFAULT_BASE;

/// Say what is odd in dataset folders, without building.
///
/// Exits with 0 when there is nothing but notes, 1 when there are warnings, 2 when an input cannot be read.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Dataset folders; without any, the dataset that the program carries.
    #[arg(value_name = "DATASET")]
    datasets: Vec<PathBuf>,
    /// How findings are written to stdout.
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    format: CheckFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum CheckFormat {
    /// As a compiler shows them: file, line and column, the line underlined, what to do.
    Text,
    /// One JSON array.
    Json,
}

impl Check {
    pub(super) fn run(self) -> Result<Outcome, CliError> {
        let mut findings: Vec<Diagnostic> = Vec::new();
        if self.datasets.is_empty() {
            findings.extend(dataset::read(&Files::bundled(), DEFAULT_BASE)?.diagnostics);
        }
        for folder in &self.datasets {
            let mut found = dataset::read(&Files::open(folder)?, DEFAULT_BASE)?.diagnostics;
            // With several datasets, a path within one would not tell which.
            if self.datasets.len() > 1 {
                for finding in &mut found {
                    finding.place.file = format!("{}/{}", folder.display(), finding.place.file);
                }
            }
            findings.extend(found);
        }
        let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
        let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
        match self.format {
            CheckFormat::Json => {
                let json = diagnostic::render_json(&findings).map_err(std::io::Error::from)?;
                writeln!(std::io::stdout(), "{json}")?;
            }
            CheckFormat::Text => {
                let text = diagnostic::render_text(&findings, true, output::width());
                write!(anstream::stdout(), "{text}")?;
                output::say(&format!(
                    "{}, {}, {}",
                    counted(errors, "error"),
                    counted(warnings, "warning"),
                    counted(notes, "note")
                ));
            }
        }
        if errors > 0 {
            return Err(CliError::Usage(format!("{} cannot be read", counted(errors, "input"))));
        }
        Ok(if warnings > 0 { Outcome::Findings } else { Outcome::Done })
    }
}
