//! The file beside its place that becomes the new one.
//!
//! Its name is `.NAME.xxxxxx.tmp`, and it is locked as long as somebody writes it. A process that was killed leaves it
//! unlocked: by that the next one to write NAME knows it for nobody's.

use std::ffi::OsStr;
use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

use super::{folder_of, interrupt, is_same_file};

const SUFFIX: &str = ".tmp";
/// Letters and digits between name and suffix.
const RANDOM: usize = 6;
/// Longer names would leave no room for the rest.
const LONGEST_NAME: usize = 200;

/// A locked file that is removed unless it becomes the new one.
pub(super) struct Temporary {
    file: File,
    path: TempPath,
}

impl Temporary {
    /// Makes one with the mode of the existing file, else with that of new files.
    pub(super) fn beside(path: &Path, existing: Option<&Metadata>) -> io::Result<Self> {
        loop {
            let made = Self::make(path)?;
            if !made.is_in_place() {
                // It was taken for a leftover before it was locked.
                continue;
            }
            if let Some(existing) = existing {
                made.take_after(existing)?;
            }
            return Ok(made);
        }
    }

    fn make(path: &Path) -> io::Result<Self> {
        let prefix = prefix(path);
        let mut builder = tempfile::Builder::new();
        builder.prefix(&prefix).suffix(SUFFIX).rand_bytes(RANDOM);
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let made = interrupt::holding(|| builder.tempfile_in(folder_of(path)), |made| made.path().to_owned())?;
        let (file, path) = NamedTempFile::into_parts(made);
        // Some file systems know no locks: then nobody takes it for a leftover either.
        let _locked = file.lock();
        Ok(Self { file, path })
    }

    fn is_in_place(&self) -> bool {
        match (self.file.metadata(), fs::symlink_metadata(&self.path)) {
            (Ok(open), Ok(named)) => is_same_file(&open, &named),
            _ => false,
        }
    }

    /// Takes over mode and, where the system lets it, owner.
    fn take_after(&self, existing: &Metadata) -> io::Result<()> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt, fchown};
            let own = self.file.metadata()?;
            if (own.uid(), own.gid()) != (existing.uid(), existing.gid()) {
                // Only root may give files away.
                let _given = fchown(&self.file, Some(existing.uid()), Some(existing.gid()));
            }
        }
        self.file.set_permissions(existing.permissions())
    }

    pub(super) fn file(&mut self) -> &mut File {
        &mut self.file
    }

    /// Flushes it to disk and gives it its place.
    pub(super) fn become_file(self, path: &Path) -> io::Result<()> {
        self.file.sync_all()?;
        let held = self.path.to_path_buf();
        let persisted = self.path.persist(path).map_err(|error| error.error);
        interrupt::let_go(&held);
        persisted
    }
}

/// Removes what writers of this path left that nobody holds; what cannot be removed stays.
pub(super) fn remove_leftovers(path: &Path) {
    let prefix = prefix(path);
    let Ok(entries) = fs::read_dir(folder_of(path)) else { return };
    for entry in entries.flatten() {
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && is_ours(&entry.file_name(), &prefix) {
            remove_if_nobodys(&entry.path());
        }
    }
}

fn remove_if_nobodys(leftover: &PathBuf) {
    if let Ok(file) = File::options().write(true).open(leftover)
        && file.try_lock().is_ok()
    {
        let _removed = fs::remove_file(leftover);
    }
}

fn prefix(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let end = (0..=name.len().min(LONGEST_NAME)).rev().find(|at| name.is_char_boundary(*at)).unwrap_or(0);
    format!(".{}.", &name[..end])
}

fn is_ours(name: &OsStr, prefix: &str) -> bool {
    let middle = name.to_str().and_then(|name| name.strip_prefix(prefix)?.strip_suffix(SUFFIX));
    middle.is_some_and(|middle| middle.len() == RANDOM && middle.bytes().all(|b| b.is_ascii_alphanumeric()))
}
