//! Curation of version 0.1, whose names count, with names that follow words.
//!
//! In version 0.1 `promise/wonen/4.2.1/4` was the fourth sentence of its section (or what a curation file called so) and
//! `theme/wonen/4.2.1/2` the second theme of its report. Such names are rewritten to those of what stands there now. Where a
//! statement carries the words that it was made on, the words say what is meant, and not the place.

mod csv;
mod edits;
mod meant;
mod turtle;

use std::io::Write;
use std::path::Path;

use self::edits::Edits;
use self::meant::Now;
use super::{DatasetError, Files, files, read};
use crate::diagnostic::{self, Diagnostic, Place};
use crate::file::replace_file;

/// What has to change in the curation files of a dataset.
#[derive(Debug, Default)]
pub struct Migration {
    /// Names that are rewritten, in the order of file and line.
    pub renamed: Vec<Renamed>,
    /// What cannot be placed (warnings), and what the words place elsewhere than the position did (notes).
    pub diagnostics: Vec<Diagnostic>,
    /// The files that change: path in the dataset folder, and new content.
    files: Vec<(String, String)>,
}

/// A name that is rewritten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renamed {
    /// Where it stands.
    pub place: Place,
    /// As it is written.
    pub from: String,
    /// As it is to be written.
    pub to: String,
}

/// Finds what has to change. Nothing is written yet.
///
/// # Errors
/// A folder that is no dataset, and a file that cannot be read.
pub fn migrate(files: &Files, base: &str) -> Result<Migration, DatasetError> {
    let reading = read(files, base)?;
    let mut migration = Migration::default();
    let mut decoded = |extension: &str| -> Vec<_> {
        let files = files.under("curation/", extension).into_iter();
        files.filter_map(|file| files::decode(file, &mut migration.diagnostics)).collect()
    };
    let (turtle, csv) = (decoded(".ttl"), decoded(".csv"));
    let now = Now::of(&reading.dataset, &reading.names, &turtle, &csv);
    for source in &turtle {
        let mut edits = Edits::of(source);
        turtle::migrate(source, &now, &mut edits);
        migration.take(edits);
    }
    for source in &csv {
        let mut edits = Edits::of(source);
        csv::migrate(source, &now, &mut edits);
        migration.take(edits);
    }
    diagnostic::sort(&mut migration.diagnostics);
    Ok(migration)
}

impl Migration {
    /// Writes the files that change; each is there as it was or as it is to be, whatever happens.
    ///
    /// # Errors
    /// A file that cannot be written; those before it are written then, and the migration can be run again.
    pub fn write(&self, folder: &Path) -> Result<(), DatasetError> {
        for (path, text) in &self.files {
            let path = folder.join(path);
            let written = replace_file(&path, |out: &mut dyn Write| out.write_all(text.as_bytes()));
            written.map_err(|source| DatasetError::Io { action: "write", path, source })?;
        }
        Ok(())
    }

    /// How many files change.
    #[must_use]
    pub fn changed_files(&self) -> usize {
        self.files.len()
    }

    fn take(&mut self, edits: Edits<'_>) {
        if edits.changes() {
            self.files.push((edits.path().to_owned(), edits.applied()));
        }
        let (renamed, diagnostics) = edits.into_parts();
        self.renamed.extend(renamed);
        self.diagnostics.extend(diagnostics);
    }
}
