//! `pledgebase check`

use std::error::Error;
use std::path::{Path, PathBuf};

use clap::Args;

use super::choice::choice_parser;
use super::output::ReportFormat;
use super::ui::counted;
use super::{CliError, Outcome, Ui};
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
    #[arg(long, value_parser = choice_parser::<ReportFormat>(), default_value = "text")]
    format: ReportFormat,
}

impl Check {
    pub(super) fn run(self, ui: &Ui) -> Result<Outcome, CliError> {
        let (findings, refused) = self.findings();
        let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
        let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
        match self.format {
            ReportFormat::Json => {
                let json = diagnostic::render_json(&findings).map_err(std::io::Error::from)?;
                ui.deliver(None, |out| Ok(writeln!(out, "{json}")?))?;
            }
            ReportFormat::Text => {
                // Of a dataset that is refused as a whole, the error itself is printed.
                let in_files: Vec<_> = findings.into_iter().filter(|finding| finding.code != REFUSED).collect();
                ui.findings_as_data(&in_files)?;
                ui.status(&format!(
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
