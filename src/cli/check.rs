//! `pledgebase check`

use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::build::counted;
use super::{CliError, Outcome, output};
use crate::dataset::{self, DatasetError, Files};
use crate::diagnostic::{self, Diagnostic, Place, Severity};
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
        let (findings, refused) = self.findings();
        let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
        let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
        match self.format {
            CheckFormat::Json => {
                let json = diagnostic::render_json(&findings).map_err(std::io::Error::from)?;
                writeln!(std::io::stdout(), "{json}")?;
            }
            CheckFormat::Text => {
                // Of a dataset that is refused as a whole, the error itself is printed.
                let in_files: Vec<_> = findings.into_iter().filter(|finding| finding.code != REFUSED).collect();
                let text = diagnostic::render_text(&in_files, true, output::width());
                write!(anstream::stdout(), "{text}")?;
                output::say(&format!(
                    "{}, {}, {}",
                    counted(errors, "error"),
                    counted(warnings, "warning"),
                    counted(notes, "note")
                ));
            }
        }
        if let Some(error) = refused {
            return Err(error.into());
        }
        if errors > 0 {
            return Err(CliError::Usage(format!("{} cannot be read", counted(errors, "input"))));
        }
        Ok(if warnings > 0 { Outcome::Findings } else { Outcome::Done })
    }

    /// The findings of all datasets; one that is refused as a whole is a finding too, and the first such error is kept.
    fn findings(&self) -> (Vec<Diagnostic>, Option<DatasetError>) {
        let mut findings = Vec::new();
        let mut refused = None;
        if self.datasets.is_empty() {
            match dataset::read(&Files::bundled(), DEFAULT_BASE) {
                Ok(reading) => findings.extend(reading.diagnostics),
                Err(error) => refused = Some(error),
            }
        }
        for folder in &self.datasets {
            match Files::open(folder).and_then(|files| dataset::read(&files, DEFAULT_BASE)) {
                Ok(mut reading) => {
                    // With several datasets, a path within one would not tell which.
                    if self.datasets.len() > 1 {
                        for finding in &mut reading.diagnostics {
                            finding.place.file = format!("{}/{}", folder.display(), finding.place.file);
                        }
                    }
                    findings.extend(reading.diagnostics);
                }
                Err(error) => {
                    findings.push(refusal(folder, &error));
                    refused.get_or_insert(error);
                }
            }
        }
        (findings, refused)
    }
}

/// Code of the finding for a dataset that is refused as a whole.
const REFUSED: &str = "unreadable-dataset";

fn refusal(folder: &Path, error: &DatasetError) -> Diagnostic {
    let cause = error.source().map(|cause| format!(": {cause}")).unwrap_or_default();
    let help = "name a folder with a `dataset.toml` that can be read";
    Diagnostic::error(REFUSED, Place::file(folder.display().to_string()), format!("{error}{cause}"), help)
}
