//! Files that are packed because their names say so.

use std::io::{self, Write};
use std::path::Path;

use flate2::GzBuilder;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};

/// How a file is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    /// `*.gz`
    Gzip,
    /// `*.zst`
    Zstandard,
}

impl Packing {
    /// Told by the file's name; `None` for what is not packed.
    pub(super) fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "gz" => Some(Self::Gzip),
            "zst" => Some(Self::Zstandard),
            _ => None,
        }
    }

    /// Packs bytes; the same bytes give the same.
    pub(super) fn pack(self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        match self {
            Self::Gzip => {
                // No name and no time: these would differ from run to run.
                let mut encoder = GzBuilder::new().write(Vec::new(), flate2::Compression::default());
                encoder.write_all(bytes)?;
                encoder.finish()
            }
            Self::Zstandard => Ok(compress_to_vec(bytes, CompressionLevel::Fastest)),
        }
    }
}
