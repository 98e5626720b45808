//! The real pages next to the repository, when they are there.

use std::path::{Path, PathBuf};

/// The folder with the corpus and its gold; prints a note and gives `None` when it is absent.
pub fn shared(part: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(part);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: {} is not there (real pages are test input, not part of the repository)", path.display());
    None
}

/// The dataset folder of the corpus.
pub fn dataset() -> Option<PathBuf> {
    shared("corpus/regeerakkoord-2019-2024")
}
