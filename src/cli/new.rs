//! `pledgebase new`

use std::path::PathBuf;

use clap::Args;

use super::ui::counted;
use super::{CliError, Outcome, Ui};
use crate::dataset;

/// Write the bundled dataset to a new folder, as an example to start from.
#[derive(Debug, Args)]
pub(super) struct New {
    /// The folder to make.
    folder: PathBuf,
}

impl New {
    pub(super) fn run(self, ui: &Ui) -> Result<Outcome, CliError> {
        let count = dataset::write_bundled(&self.folder)?;
        let folder = self.folder.display();
        ui.status(&format!(
            "Wrote {} to {folder}. Change them, then `pledgebase check {folder}` and `pledgebase build {folder}`.",
            counted(count, "file")
        ));
        Ok(Outcome::Done)
    }
}
