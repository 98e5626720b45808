//! What is removed when the process is told to end.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The temporary files that this process holds.
static HELD: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

fn held() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes a file and notes it down; in between the process is not ended by a signal.
pub(super) fn holding<T>(create: impl FnOnce() -> io::Result<T>, path: impl FnOnce(&T) -> PathBuf) -> io::Result<T> {
    let mut noted = held();
    let made = create()?;
    noted.insert(path(&made));
    Ok(made)
}

/// The file is no temporary one any more.
pub(super) fn let_go(path: &Path) {
    held().remove(path);
}

/// From now on SIGINT and SIGTERM remove the temporary files of this process, call `say` and end it with `code`;
/// and a file that grows beyond what the system lets it (`ulimit -f`) is an error of the write, not the end of the process.
///
/// # Errors
/// When the system does not let signals be handled.
#[cfg(unix)]
pub fn clean_up_when_interrupted(code: i32, say: fn()) -> io::Result<()> {
    use signal_hook::consts::{SIGINT, SIGTERM, SIGXFSZ};
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    // Handled in whatever way, it no longer ends the process; the write then fails with an error.
    signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)))?;
    let mut signals = signal_hook::iterator::Signals::new([SIGINT, SIGTERM])?;
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        if signals.forever().next().is_some() {
            // Kept to the end: no new file is made meanwhile.
            let held = held();
            for path in held.iter() {
                let _removed = std::fs::remove_file(path);
            }
            say();
            std::process::exit(code);
        }
    })?;
    Ok(())
}

/// Signals are left as they are where there are none like these.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
pub fn clean_up_when_interrupted(_code: i32, _say: fn()) -> io::Result<()> {
    Ok(())
}
