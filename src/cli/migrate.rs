//! `pledgebase migrate`

use std::path::PathBuf;

use clap::Args;

use super::ui::counted;
use super::{CliError, Outcome, Ui};
use crate::dataset::{self, Files};
use crate::diagnostic::Severity;
use crate::model::DEFAULT_BASE;

/// Rewrite the curation files of version 0.1, whose names count, with names that follow words.
///
/// `promise/wonen/4.2.1/4` becomes the name of what the fourth sentence of the section says now; where a file quotes what it
/// names, the words say what is meant. Only names change, and a table of links without columns for the words gets them. Every
/// change goes to stdout. Exits with 1 when some name cannot be placed: it stays as it is.
#[derive(Debug, Args)]
pub(super) struct Migrate {
    /// The dataset folder.
    #[arg(value_name = "DATASET")]
    dataset: PathBuf,
    /// Where the dataset's names live, when its files spell them out.
    #[arg(long, value_name = "IRI", default_value = DEFAULT_BASE)]
    base: String,
    /// Change nothing; only say what would change.
    #[arg(long, short = 'n')]
    dry_run: bool,
}

impl Migrate {
    pub(super) fn run(self, ui: &Ui) -> Result<Outcome, CliError> {
        let migration = dataset::migrate(&Files::open(&self.dataset)?, &self.base)?;
        if !self.dry_run {
            migration.write(&self.dataset)?;
        }
        ui.deliver(None, |out| {
            for renamed in &migration.renamed {
                let (line, column) = (renamed.place.line.unwrap_or_default(), renamed.place.column.unwrap_or_default());
                writeln!(out, "{}:{line}:{column}: {} -> {}", renamed.place.file, renamed.from, renamed.to)?;
            }
            Ok(())
        })?;
        ui.findings(&migration.diagnostics);
        let count = |severity| migration.diagnostics.iter().filter(|finding| finding.severity == severity).count();
        let lost = count(Severity::Warning);
        ui.status(&format!(
            "{} {} in {}{}",
            counted(migration.renamed.len(), "name"),
            if self.dry_run { "would be rewritten" } else { "rewritten" },
            counted(migration.changed_files(), "file"),
            if lost > 0 { format!("; {lost} cannot be placed and stay as they are") } else { String::new() },
        ));
        match count(Severity::Error) {
            0 => Ok(if lost > 0 { Outcome::Findings } else { Outcome::Done }),
            errors => Err(CliError::Usage(format!("{} cannot be read", counted(errors, "input")))),
        }
    }
}
