//! `pledgebase completions` and `pledgebase man`: made from the same definitions as the command line.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, Command};
use clap_complete::Shell;

use super::{CliError, Outcome};

/// Print completions for a shell.
#[derive(Debug, Args)]
pub(super) struct Completions {
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self, command: &mut Command) -> Result<Outcome, CliError> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, command, "pledgebase", &mut script);
        io::stdout().write_all(&script)?;
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
    pub(super) fn run(self, command: Command) -> Result<Outcome, CliError> {
        match self.folder {
            Some(folder) => {
                let failed = |source| CliError::Io { action: "write", path: folder.display().to_string(), source };
                fs::create_dir_all(&folder).map_err(failed)?;
                clap_mangen::generate_to(command, &folder).map_err(failed)?;
            }
            None => clap_mangen::Man::new(command).render(&mut io::stdout())?,
        }
        Ok(Outcome::Done)
    }
}
