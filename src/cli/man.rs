//! `pledgebase completions` and `pledgebase man`: made from the same definitions as the command line.

use std::fs;
use std::path::PathBuf;

use clap::{Args, Command};
use clap_complete::Shell;

use super::{CliError, Outcome, Ui};

/// Print completions for a shell.
#[derive(Debug, Args)]
pub(super) struct Completions {
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self, ui: &Ui, command: &mut Command) -> Result<Outcome, CliError> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, command, "pledgebase", &mut script);
        ui.deliver(None, |out| Ok(out.write_all(&script)?))?;
        Ok(Outcome::Done)
    }
}

/// Print the manual page, or write it and those of the commands to a folder.
#[derive(Debug, Args)]
pub(super) struct Man {
    /// The folder.
    folder: Option<PathBuf>,
}

impl Man {
    pub(super) fn run(self, ui: &Ui, command: Command) -> Result<Outcome, CliError> {
        match self.folder {
            Some(folder) => {
                let failed = |source| CliError::write(&folder, source);
                fs::create_dir_all(&folder).map_err(failed)?;
                clap_mangen::generate_to(command, &folder).map_err(failed)?;
            }
            None => ui.deliver(None, |mut out| Ok(clap_mangen::Man::new(command).render(&mut out)?))?,
        }
        Ok(Outcome::Done)
    }
}
