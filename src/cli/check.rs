//! `pledgebase check`

use std::path::PathBuf;

use clap::Args;

use super::choice::choice_parser;
use super::output::ReportFormat;
use super::ui::counted;
use super::{CliError, Outcome, Ui};
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
    #[arg(long, value_parser = choice_parser::<ReportFormat>(), default_value = "text")]
    format: ReportFormat,
}

impl Check {
    pub(super) fn run(self, ui: &Ui) -> Result<Outcome, CliError> {
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
            ReportFormat::Json => {
                let json = diagnostic::render_json(&findings).map_err(std::io::Error::from)?;
                ui.deliver(None, |out| Ok(writeln!(out, "{json}")?))?;
            }
            ReportFormat::Text => {
                ui.findings_as_data(&findings)?;
                ui.status(&format!(
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
