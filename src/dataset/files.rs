//! The files of a dataset folder, from disk or from the binary.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::{Counts, DatasetError, bundled};
use crate::diagnostic::{Diagnostic, Place, SourceText};

/// The files of a dataset folder by their path in it (with `/`), in order.
#[derive(Debug, Clone, Default)]
pub struct Files {
    files: BTreeMap<String, Vec<u8>>,
}

/// One file: path and content.
pub(super) type File<'a> = (&'a str, &'a [u8]);

impl Files {
    /// Reads a folder. Hidden files are left alone; a folder without `dataset.toml` is refused before anything is read.
    pub fn open(folder: &Path) -> Result<Self, DatasetError> {
        let metadata = fs::metadata(folder).map_err(|source| DatasetError::Io {
            action: "read",
            path: folder.to_owned(),
            source,
        })?;
        if !metadata.is_dir() || !folder.join("dataset.toml").is_file() {
            return Err(DatasetError::NotADataset { path: folder.to_owned() });
        }
        let mut files = BTreeMap::new();
        collect(folder, "", &mut files)?;
        Ok(Self { files })
    }

    /// The dataset that the binary carries.
    #[must_use]
    pub fn bundled() -> Self {
        Self { files: bundled::files() }
    }

    /// Files given in memory, for tests and generated input.
    pub fn from_memory<P: Into<String>, B: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, B)>) -> Self {
        Self { files: files.into_iter().map(|(path, bytes)| (path.into(), bytes.into())).collect() }
    }

    pub(super) fn get(&self, path: &str) -> Option<File<'_>> {
        self.files.get_key_value(path).map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    pub(super) fn under(&self, folder: &str, extension: &str) -> Vec<File<'_>> {
        let is_meant = |path: &str| path.starts_with(folder) && path.to_ascii_lowercase().ends_with(extension);
        self.files.iter().filter(|(path, _)| is_meant(path)).map(|(p, b)| (p.as_str(), b.as_slice())).collect()
    }

    pub(super) fn counts(&self) -> Counts {
        Counts { files: self.files.len(), bytes: self.files.values().map(Vec::len).sum() }
    }

    /// Says of every file that no reader takes that it was not read.
    pub(super) fn report_unread(&self, diagnostics: &mut Vec<Diagnostic>) {
        for path in self.files.keys() {
            let lower = path.to_ascii_lowercase();
            let is_read = matches!(lower.as_str(), "dataset.toml" | "sections.csv" | "readme.md")
                || (lower.starts_with("reports/") && lower.ends_with(".md"))
                || (lower.starts_with("decisions/") && [".json", ".jsonl", ".csv"].iter().any(|e| lower.ends_with(e)))
                || (lower.starts_with("curation/") && [".ttl", ".csv"].iter().any(|e| lower.ends_with(e)));
            if is_read {
                continue;
            }
            let (message, help) = (
                "this file was not read",
                "a dataset folder has `dataset.toml`, `sections.csv`, `reports/**/*.md`, `decisions/*.json` (`.jsonl`, `.csv`) \
                 and `curation/*.ttl` (`.csv`)",
            );
            diagnostics.push(Diagnostic::note("unread-file", Place::file(path), message, help));
        }
    }
}

/// Decodes a file, or says where it stops being UTF-8.
pub(super) fn decode((path, bytes): File<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<SourceText> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(SourceText::new(path, text)),
        Err(error) => {
            let readable = String::from_utf8_lossy(&bytes[..error.valid_up_to()]).into_owned();
            let end = readable.len();
            diagnostics.push(Diagnostic::error(
                "not-utf-8",
                SourceText::new(path, readable).place(end..end),
                format!("byte {:#04x} here is not UTF-8 text", bytes.get(error.valid_up_to()).copied().unwrap_or(0)),
                "save the file as UTF-8 (for one in Latin-1: `iconv -f ISO-8859-1 -t UTF-8`)",
            ));
            None
        }
    }
}

fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) -> Result<(), DatasetError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| DatasetError::Io { action: "read", path, source }
    };
    for entry in fs::read_dir(folder).map_err(failed(folder))? {
        let entry = entry.map_err(failed(folder))?;
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        if fs::metadata(&path).map_err(failed(&path))?.is_dir() {
            collect(&path, &format!("{prefix}{name}/"), files)?;
        } else {
            files.insert(format!("{prefix}{name}"), fs::read(&path).map_err(failed(&path))?);
        }
    }
    Ok(())
}
