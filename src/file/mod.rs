//! Files that appear whole or not at all, wherever they are written to, and whatever ends the process.

mod interrupt;
mod target;
mod temporary;

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

pub use interrupt::clean_up_when_interrupted;

use target::Target;
use temporary::Temporary;

/// Writes a file so that a crash at any moment leaves the old one or the new one: beside its place, flushed to disk,
/// renamed.
///
/// Links are followed, and the mode of an existing file is kept. What is no regular file (a pipe, a device, `/dev/stdout`)
/// is written straight into. What an earlier process left half-written for the same name is removed.
///
/// # Errors
/// Those of the system and of `write`; the old file then stays as it was.
pub fn replace_file(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    match Target::of(path)? {
        Target::Stream(mut out) => {
            let mut buffered = BufWriter::new(&mut out);
            write(&mut buffered)?;
            buffered.flush()
        }
        Target::File { path, existing } => {
            temporary::remove_leftovers(&path);
            let mut temporary = Temporary::beside(&path, existing.as_ref())?;
            let mut buffered = BufWriter::with_capacity(1 << 16, temporary.file());
            write(&mut buffered)?;
            buffered.flush()?;
            drop(buffered);
            temporary.become_file(&path)?;
            sync_folder(&path)
        }
    }
}

/// The name of the file is on the disk only when its folder is.
fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder_of(path))?.sync_all() } else { Ok(()) }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Whether two looks at a path saw the same file.
fn is_same_file(a: &fs::Metadata, b: &fs::Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        (a.dev(), a.ino()) == (b.dev(), b.ino())
    }
    #[cfg(not(unix))]
    {
        a.len() == b.len() && a.created().ok() == b.created().ok()
    }
}
