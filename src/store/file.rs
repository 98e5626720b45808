//! The store's file: a header that says how much follows and its digest, then sorted N-Quads.
//!
//! # Rationale
//! N-Quads cut at the end of a line are still N-Quads, so only a count and a digest can tell that a file is whole. They
//! stand in a comment on the first line, which every N-Quads parser passes over. A file is written beside its place,
//! flushed to disk and renamed: whoever looks sees the old file or the new one.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;

use oxigraph::io::{RdfFormat, RdfParser};
use rayon::prelude::*;
use ruzstd::decoding::StreamingDecoder;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use sha2::{Digest, Sha256};

use super::{Store, StoreError};

const MAGIC: &str = "# pledgebase store 1, quads ";
const DIGEST: &str = ", sha256 ";

/// How a store's file is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compression {
    /// `*.nq`
    None,
    /// `*.nq.zst`
    Zstandard,
}

impl Compression {
    /// Told by the file's name.
    pub fn of(path: &Path) -> Result<Self, StoreError> {
        let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default().to_ascii_lowercase();
        if name.ends_with(".nq") {
            Ok(Self::None)
        } else if name.ends_with(".nq.zst") {
            Ok(Self::Zstandard)
        } else {
            Err(StoreError::UnknownKind { path: path.to_owned() })
        }
    }
}

/// The bytes of a store's file, uncompressed: header and sorted N-Quads.
pub fn serialize(store: &Store) -> Result<Vec<u8>, StoreError> {
    let quads = store.engine().iter().collect::<Result<Vec<_>, _>>()?;
    let mut lines: Vec<_> = quads.par_iter().map(|quad| format!("{quad} .\n")).collect();
    lines.par_sort_unstable();
    let mut digest = Sha256::new();
    for line in &lines {
        digest.update(line);
    }
    let header = format!("{MAGIC}{}{DIGEST}{}\n", lines.len(), hex(&digest.finalize()));
    let mut bytes = Vec::with_capacity(header.len() + lines.iter().map(String::len).sum::<usize>());
    bytes.extend_from_slice(header.as_bytes());
    for line in &lines {
        bytes.extend_from_slice(line.as_bytes());
    }
    Ok(bytes)
}

/// Writes a store to a file `*.nq` or `*.nq.zst`. A crash at any moment leaves the old file or the new one.
pub fn write(store: &Store, path: &Path) -> Result<(), StoreError> {
    let compression = Compression::of(path)?;
    let mut bytes = serialize(store)?;
    if compression == Compression::Zstandard {
        bytes = compress_to_vec(bytes.as_slice(), CompressionLevel::Fastest);
    }
    replace_file(path, &bytes).map_err(|source| StoreError::Io { action: "write", path: path.to_owned(), source })
}

/// Reads a store from a file `*.nq` or `*.nq.zst`; one that is cut or changed is refused.
pub fn read(path: &Path) -> Result<Store, StoreError> {
    let compression = Compression::of(path)?;
    let failed = |source| StoreError::Io { action: "read", path: path.to_owned(), source };
    let mut bytes = fs::read(path).map_err(failed)?;
    if compression == Compression::Zstandard {
        bytes = unpack(&bytes).map_err(|reason| StoreError::Damaged { path: path.to_owned(), reason })?;
    }
    let body = verified(&bytes, path)?;
    let engine = oxigraph::store::Store::new()?;
    let mut loader = engine.bulk_loader();
    loader.load_from_slice(RdfParser::from_format(RdfFormat::NQuads), body).map_err(|error| {
        let reason = format!("it is not N-Quads: {error}");
        StoreError::Damaged { path: path.to_owned(), reason }
    })?;
    loader.commit()?;
    Store::from_engine(engine)
}

fn unpack(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut unpacked = Vec::new();
    let mut decoder = StreamingDecoder::new(bytes).map_err(|error| format!("it is not Zstandard: {error}"))?;
    decoder.read_to_end(&mut unpacked).map_err(|error| format!("it cannot be unpacked: {error}"))?;
    Ok(unpacked)
}

fn verified<'a>(bytes: &'a [u8], path: &Path) -> Result<&'a [u8], StoreError> {
    let no_header = || StoreError::NoHeader { path: path.to_owned() };
    let end = bytes.iter().take(200).position(|byte| *byte == b'\n').ok_or_else(no_header)?;
    let header = std::str::from_utf8(&bytes[..end]).ok().and_then(|line| line.strip_prefix(MAGIC));
    let (count, digest) = header.and_then(|header| header.split_once(DIGEST)).ok_or_else(no_header)?;
    let count: usize = count.parse().map_err(|_| no_header())?;
    let body = &bytes[end + 1..];
    let found = body.iter().filter(|byte| **byte == b'\n').count();
    let reason = if found != count {
        format!("it should hold {count} statements and holds {found}")
    } else if hex(&Sha256::digest(body)) != digest {
        "its digest is not the one in its header".to_owned()
    } else {
        return Ok(body);
    };
    Err(StoreError::Damaged { path: path.to_owned(), reason })
}

/// Writes a file so that a crash at any moment leaves the old one or the new one: beside the target, flushed to disk,
/// renamed.
pub fn replace_file(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut temporary = tempfile::Builder::new().prefix(&format!(".{name}.")).suffix(".tmp").tempfile_in(folder)?;
    temporary.write_all(bytes)?;
    allow_reading(temporary.as_file())?;
    temporary.as_file().sync_all()?;
    temporary.persist(path).map_err(|error| error.error)?;
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// A temporary file is for its owner only; a store is as readable as other files.
#[cfg(unix)]
fn allow_reading(file: &File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn allow_reading(_: &File) -> std::io::Result<()> {
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
