//! What a path that is to be written stands for.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// More links than this lead nowhere.
const MOST_LINKS: usize = 40;

/// Where output goes.
pub(super) enum Target {
    /// A regular file, or none yet: its path behind all links.
    File {
        path: PathBuf,
        /// The file that is there.
        existing: Option<Metadata>,
    },
    /// A pipe, a device, or a stream of this process.
    Stream(Box<dyn Write>),
}

impl Target {
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        let mut place = path.to_owned();
        for _ in 0..MOST_LINKS {
            if let Some(stream) = own_stream(&place)? {
                return Ok(Self::Stream(stream));
            }
            match fs::symlink_metadata(&place) {
                Ok(found) if found.is_symlink() => {
                    let link = fs::read_link(&place)?;
                    place = super::folder_of(&place).join(link);
                }
                Ok(found) if found.is_file() => {
                    // Renaming would replace a file that may not be written.
                    OpenOptions::new().write(true).open(&place)?;
                    return Ok(Self::File { path: place, existing: Some(found) });
                }
                Ok(found) if found.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
                Ok(_) => return Ok(Self::Stream(Box::new(OpenOptions::new().write(true).open(&place)?))),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    return Ok(Self::File { path: place, existing: None });
                }
                Err(error) => return Err(error),
            }
        }
        Err(io::Error::other("too many links lead on from it"))
    }
}

/// `/dev/stdout` and its like are links to what the process has open: a file behind them may be open for appending, and a
/// pipe has no path. They are written as they are open.
fn own_stream(place: &Path) -> io::Result<Option<Box<dyn Write>>> {
    let Some(folder) = place.parent() else { return Ok(None) };
    let name = place.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let is_of_streams = ["/proc/self/fd", "/dev/fd"].iter().any(|known| folder == Path::new(known));
    let number = match (folder.to_str(), name) {
        (Some("/dev"), "stdout") => Some(1),
        (Some("/dev"), "stderr") => Some(2),
        _ if is_of_streams => name.parse::<u32>().ok(),
        _ => None,
    };
    Ok(match number {
        None => None,
        Some(1) => Some(Box::new(io::stdout())),
        Some(2) => Some(Box::new(io::stderr())),
        Some(_) => Some(Box::new(File::options().append(true).open(place)?)),
    })
}
