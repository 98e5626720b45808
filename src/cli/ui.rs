//! Everything that a command says: data to stdout or a file, all else to stderr.

use std::env;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
use std::time::Duration;

use indicatif::ProgressBar;
use terminal_size::{Width, terminal_size_of};

use super::CliError;
use super::packing::Packing;
use crate::diagnostic::{self, Diagnostic};
use crate::export::visible;
use crate::file::replace_file;

/// Findings are cut to this where there is no terminal.
const DEFAULT_WIDTH: usize = 140;
/// Nothing can be read in less.
const LEAST_WIDTH: usize = 40;

/// What commands speak through: there is one, and every command borrows it.
#[derive(Debug)]
pub(super) struct Ui {
    quiet: bool,
}

#[expect(clippy::unused_self, reason = "whoever speaks does it through this, also where nothing depends on it yet")]
impl Ui {
    /// With `quiet` only data, warnings and errors are said.
    pub(super) fn new(quiet: bool) -> Self {
        Self { quiet }
    }

    /// Standard output, buffered: for data and nothing else. It has to be flushed.
    pub(super) fn out(&self) -> impl Write {
        BufWriter::new(io::stdout().lock())
    }

    /// Writes data to a file, which appears whole or not at all, or (without one, or `-`) to stdout. A file whose name ends
    /// in `.gz` or `.zst` is packed.
    pub(super) fn deliver(
        &self,
        path: Option<&Path>,
        write: impl FnOnce(&mut dyn Write) -> Result<(), CliError>,
    ) -> Result<(), CliError> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            let mut out = self.out();
            write(&mut out)?;
            out.flush()?;
            return Ok(());
        };
        if let Some(packing) = Packing::of(path) {
            let mut bytes = Vec::new();
            write(&mut bytes)?;
            let packed = packing.pack(&bytes).and_then(|packed| replace_file(path, |out| out.write_all(&packed)));
            return packed.map_err(|source| CliError::write(path, source));
        }
        let mut failure = None;
        let written = replace_file(path, |out| match write(out) {
            Ok(()) => Ok(()),
            Err(CliError::Output(error)) => Err(error),
            // The file stays as it was; what this says is not heard.
            Err(error) => {
                failure = Some(error);
                Err(io::ErrorKind::Other.into())
            }
        });
        match failure {
            Some(error) => Err(error),
            None => written.map_err(|source| CliError::write(path, source)),
        }
    }

    /// Whether status is told at all: what is costly to find out need not be.
    pub(super) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Tells what is no data: what was done, of how much, what comes next. Not with `--quiet`.
    pub(super) fn status(&self, message: &str) {
        if !self.quiet {
            say(message);
        }
    }

    /// Tells what somebody has to know, with `--quiet` too.
    pub(super) fn warn(&self, message: &str) {
        say(message);
    }

    /// Tells findings, as wide as the terminal.
    pub(super) fn findings(&self, findings: &[Diagnostic]) {
        let width = width_of(&io::stderr()).unwrap_or(DEFAULT_WIDTH);
        // That it cannot be told is no error.
        let _printed = write!(anstream::stderr(), "{}", diagnostic::render_text(findings, true, width));
    }

    /// Writes findings as data to stdout, as wide as the terminal.
    pub(super) fn findings_as_data(&self, findings: &[Diagnostic]) -> Result<(), CliError> {
        let width = self.width().unwrap_or(DEFAULT_WIDTH);
        Ok(write!(anstream::stdout(), "{}", diagnostic::render_text(findings, true, width))?)
    }

    /// Does something that may take long, with a spinner while it lasts (on a terminal only).
    pub(super) fn spinner<T>(&self, message: &'static str, work: impl FnOnce() -> T) -> T {
        let spinner = if self.quiet { ProgressBar::hidden() } else { ProgressBar::new_spinner() };
        spinner.set_message(message);
        spinner.enable_steady_tick(Duration::from_millis(120));
        let done = work();
        spinner.finish_and_clear();
        done
    }

    /// Columns of characters that stdout has room for: those of its terminal, else those that `COLUMNS` says; `None` where
    /// nothing limits them.
    pub(super) fn width(&self) -> Option<usize> {
        width_of(&io::stdout())
    }
}

#[cfg(unix)]
fn width_of(stream: &(impl IsTerminal + std::os::fd::AsFd)) -> Option<usize> {
    let terminal = || terminal_size_of(stream).map(|(Width(width), _)| usize::from(width));
    width(stream.is_terminal().then(terminal).flatten())
}

#[cfg(windows)]
fn width_of(stream: &(impl IsTerminal + std::os::windows::io::AsHandle)) -> Option<usize> {
    let terminal = || terminal_size_of(stream).map(|(Width(width), _)| usize::from(width));
    width(stream.is_terminal().then(terminal).flatten())
}

fn width(of_terminal: Option<usize>) -> Option<usize> {
    let said = || env::var("COLUMNS").ok()?.parse().ok();
    of_terminal.or_else(said).filter(|width| *width > 0).map(|width: usize| width.max(LEAST_WIDTH))
}

/// Prints a line to stderr; that it cannot be printed is no error. Control characters of data are shown, not acted on.
pub(super) fn say(message: &str) {
    let _printed = writeln!(anstream::stderr(), "{}", visible(message));
}

/// "1 file", "2 files".
pub(super) fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}
