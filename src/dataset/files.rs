//! The files of a dataset folder, from disk or from the binary.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::io::{self, Read};
use std::path::Path;

use rayon::prelude::*;
use sha2::{Digest, Sha256};
use walkdir::{DirEntry, WalkDir};

pub(super) use super::encoding::decode;
use super::{Counts, DatasetError, bundled};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::model::SourceFile;

/// The largest file that is read, in bytes (1 GiB).
const LARGEST: u64 = 1 << 30;

/// The files of a dataset folder by their path in it (with `/`), in order.
#[derive(Debug, Clone, Default)]
pub struct Files {
    files: BTreeMap<String, Vec<u8>>,
    /// What of the folder was passed over.
    findings: Vec<Diagnostic>,
}

/// One file: path and content.
pub(super) type File<'a> = (&'a str, &'a [u8]);

impl Files {
    /// Reads a folder. Hidden files are left alone, and what is no regular file is passed over; an input that cannot be
    /// read is an error among the findings of [`super::read`].
    ///
    /// # Errors
    /// A folder that cannot be looked at, or has no `dataset.toml`.
    pub fn open(folder: &Path) -> Result<Self, DatasetError> {
        let metadata = fs::metadata(folder).map_err(|source| DatasetError::Io {
            action: "read",
            path: folder.to_owned(),
            source,
        })?;
        if !metadata.is_dir() || !folder.join("dataset.toml").is_file() {
            return Err(DatasetError::NotADataset { path: folder.to_owned() });
        }
        let mut files = Self::default();
        let is_hidden = |entry: &DirEntry| entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
        let walk = WalkDir::new(folder).min_depth(1).follow_links(true).into_iter();
        for entry in walk.filter_entry(|entry| !is_hidden(entry)) {
            match entry {
                Ok(entry) => files.take(folder, &entry),
                Err(error) => files.unreachable(folder, &error),
            }
        }
        Ok(files)
    }

    /// The dataset that the binary carries.
    #[must_use]
    pub fn bundled() -> Self {
        Self { files: bundled::files(), findings: Vec::new() }
    }

    /// Files given in memory, for tests and generated input.
    pub fn from_memory<P: Into<String>, B: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, B)>) -> Self {
        let files = files.into_iter().map(|(path, bytes)| (path.into(), bytes.into())).collect();
        Self { files, findings: Vec::new() }
    }

    pub(super) fn get(&self, path: &str) -> Option<File<'_>> {
        self.files.get_key_value(path).map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    pub(super) fn under(&self, folder: &str, extension: &str) -> Vec<File<'_>> {
        let is_meant = |path: &str| path.starts_with(folder) && path.to_ascii_lowercase().ends_with(extension);
        self.files.iter().filter(|(path, _)| is_meant(path)).map(|(p, b)| (p.as_str(), b.as_slice())).collect()
    }

    /// The files that readers take, with their digests.
    pub(super) fn sources(&self) -> Vec<SourceFile> {
        let inputs: Vec<_> = self.files.iter().filter(|(path, _)| is_input(path)).collect();
        let digest = |(path, bytes): (&String, &Vec<u8>)| SourceFile {
            path: path.clone(),
            sha256: hex::encode(Sha256::digest(bytes)),
        };
        inputs.into_par_iter().map(digest).collect()
    }

    pub(super) fn counts(&self) -> Counts {
        let read = || self.files.iter().filter(|(path, _)| is_input(path));
        Counts { files: read().count(), bytes: read().map(|(_, bytes)| bytes.len()).sum() }
    }

    /// Whether there is a file of this path that could not be read.
    pub(super) fn is_unreadable(&self, path: &str) -> bool {
        self.findings.iter().any(|finding| finding.place.file == path && finding.severity == Severity::Error)
    }

    /// Says what of the folder was passed over, and of every file that no reader takes that it was not read.
    pub(super) fn report(&self, diagnostics: &mut Vec<Diagnostic>) {
        diagnostics.extend(self.findings.iter().cloned());
        diagnostics.extend(self.files.keys().filter(|path| !is_input(path)).filter_map(|path| unread(path)));
    }

    /// Reads a file that a reader takes; notes of all else what it is.
    fn take(&mut self, folder: &Path, entry: &DirEntry) {
        let path = path_in(folder, entry.path());
        let file_type = entry.file_type();
        if file_type.is_dir() {
            if is_input(&path) {
                let help = "a file has this name in a dataset folder; rename the folder";
                self.findings.push(Diagnostic::warning("folder-for-file", Place::file(path), "this is a folder", help));
            }
        } else if !file_type.is_file() {
            let help = "only regular files are read, no pipes, sockets and devices; it was passed over";
            self.findings.push(Diagnostic::warning(
                "no-regular-file",
                Place::file(path),
                "this is no regular file",
                help,
            ));
        } else if !is_input(&path) {
            self.findings.extend(unread(&path));
        } else {
            match read(entry) {
                Ok(bytes) => {
                    self.files.insert(path, bytes);
                }
                Err(error) => self.findings.push(unreadable(path, &error)),
            }
        }
    }

    fn unreachable(&mut self, folder: &Path, error: &walkdir::Error) {
        let path = error.path().map(|path| path_in(folder, path)).unwrap_or_default();
        if let Some(ancestor) = error.loop_ancestor() {
            let ancestor = path_in(folder, ancestor);
            let ancestor = if ancestor.is_empty() { "the dataset folder".to_owned() } else { format!("`{ancestor}`") };
            let message = format!("this links back to {ancestor}, which it stands in");
            let help = "remove the link; it was not followed";
            self.findings.push(Diagnostic::warning("link-loop", Place::file(path), message, help));
            return;
        }
        let cause = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
        self.findings.push(unreadable(path, &io::Error::other(cause)));
    }
}

/// The path within the dataset folder, with `/`.
fn path_in(folder: &Path, path: &Path) -> String {
    let inner = path.strip_prefix(folder).unwrap_or(path);
    inner.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn read(entry: &DirEntry) -> io::Result<Vec<u8>> {
    // Looked at again, so that a pipe that has come in the file's place is not waited for.
    let metadata = fs::metadata(entry.path())?;
    if !metadata.is_file() {
        return Err(io::Error::other("it is no regular file"));
    }
    check_size(&metadata)?;
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
    fs::File::open(entry.path())?.take(LARGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn check_size(metadata: &Metadata) -> io::Result<()> {
    if metadata.len() < LARGEST {
        return Ok(());
    }
    let message = format!("it has {} bytes, and files of less than {LARGEST} bytes are read: split it", metadata.len());
    Err(io::Error::other(message))
}

/// An input is an error; of what no reader takes, it is enough to say so.
fn unreadable(path: String, error: &io::Error) -> Diagnostic {
    let message = format!("this cannot be read: {error}");
    // A folder that cannot be listed may hold inputs.
    let holds_inputs = path.is_empty() || FOLDERS.iter().any(|(folder, _)| format!("{path}/").starts_with(folder));
    if is_input(&path) || holds_inputs {
        let help = "let it be read, or take it out of the dataset folder; nothing is built without it";
        Diagnostic::error("unreadable-file", Place::file(path), message, help)
    } else {
        let help = "no reader asks for it: nothing is lost";
        Diagnostic::note("unreadable-file", Place::file(path), message, help)
    }
}

/// Files that readers take by their name.
const NAMES: [&str; 2] = ["dataset.toml", "sections.csv"];

/// Folders, and the endings of the files in them that readers take.
const FOLDERS: [(&str, &[&str]); 7] = [
    ("reports/", &[".md"]),
    ("decisions/", &[".json", ".jsonl", ".csv"]),
    ("curation/", &[".ttl", ".csv"]),
    ("codes/", &[".csv"]),
    ("promises/", &[".csv"]),
    ("scales/", &[".ttl"]),
    ("assessments/", &[".ttl", ".csv"]),
];

/// Endings of tables in forms that are not read.
const SPREADSHEETS: [&str; 6] = [".xlsx", ".xls", ".ods", ".numbers", ".tsv", ".txt"];

/// Whether a reader takes a file of this path.
fn is_input(path: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    let is_in = |(folder, endings): &(&str, &[&str])| {
        path.starts_with(folder) && endings.iter().any(|ending| lower.ends_with(ending))
    };
    NAMES.contains(&path) || FOLDERS.iter().any(is_in)
}

/// Says of a file that no reader takes it.
fn unread(path: &str) -> Option<Diagnostic> {
    const HELP: &str = "a dataset folder has `dataset.toml`, `sections.csv`, `reports/**/*.md`, `decisions/*.json` (`.jsonl`, \
                        `.csv`), `curation/*.ttl` (`.csv`), `codes/*.csv`, `promises/*.csv`, `scales/*.ttl` and \
                        `assessments/*.csv` (`.ttl`)";
    let lower = path.to_ascii_lowercase();
    if lower == "readme.md" {
        return None;
    }
    if is_input(&lower) {
        let message = "this file was not read: names of files and folders are in lower case here";
        return Some(Diagnostic::warning("unread-file", Place::file(path), message, format!("name it `{lower}`")));
    }
    let holds_tables =
        ["codes/", "curation/", "promises/", "assessments/"].iter().any(|folder| lower.starts_with(folder));
    if holds_tables && SPREADSHEETS.iter().any(|ending| lower.ends_with(ending)) {
        let message = "this file was not read: tables are read as CSV";
        let help = "save it from the spreadsheet as “CSV UTF-8”, with the ending .csv";
        return Some(Diagnostic::warning("unread-file", Place::file(path), message, help));
    }
    Some(Diagnostic::note("unread-file", Place::file(path), "this file was not read", HELP))
}
