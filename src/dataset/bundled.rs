//! The example dataset that the binary carries.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use include_dir::{Dir, include_dir};

use super::DatasetError;

static BUNDLED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/data/regeerakkoord-2019-2024");

/// What the bundled dataset is called in messages.
pub const BUNDLED_NAME: &str = "the bundled data/regeerakkoord-2019-2024";

pub(super) fn files() -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    collect(&BUNDLED, &mut files);
    files
}

/// Writes the bundled dataset to a new folder, as an example to start from. Returns how many files it wrote.
///
/// The folder is written beside its place and then renamed: it is whole, or it is not there.
pub fn write_bundled(folder: &Path) -> Result<usize, DatasetError> {
    if folder.symlink_metadata().is_ok() {
        return Err(DatasetError::Exists { path: folder.to_owned() });
    }
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| DatasetError::Io { action: "write", path, source }
    };
    let beside = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(beside).map_err(failed(beside))?;
    let scratch = tempfile::Builder::new().prefix(".pledgebase-new-").tempdir_in(beside).map_err(failed(folder))?;
    // Not the scratch folder itself, which is readable by its owner only.
    let new = scratch.path().join("new");
    let files = files();
    for (path, bytes) in &files {
        let target = new.join(path);
        let parent = target.parent().unwrap_or(&new);
        fs::create_dir_all(parent).and_then(|()| fs::write(&target, bytes)).map_err(failed(&folder.join(path)))?;
    }
    fs::rename(&new, folder).map_err(failed(folder))?;
    Ok(files.len())
}

fn collect(folder: &Dir<'_>, files: &mut BTreeMap<String, Vec<u8>>) {
    for file in folder.files() {
        files.insert(file.path().to_string_lossy().replace('\\', "/"), file.contents().to_owned());
    }
    for inner in folder.dirs() {
        collect(inner, files);
    }
}
