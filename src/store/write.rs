//! Writing a store's file: a header that says how much follows and its digest, then sorted N-Quads.
//!
//! # Rationale
//! N-Quads cut at the end of a line are still N-Quads, so only a count and a digest can tell that a file is whole. They
//! stand in a comment on the first line, which every N-Quads parser passes over.

use std::io::{self, Read, Write};
use std::path::Path;

use oxigraph::model::Quad;
use ruzstd::encoding::{CompressionLevel, compress};

use super::header::{Compression, Header};
use super::lines::Lines;
use super::{Store, StoreError};
use crate::file::replace_file;

/// Statements are made text this many at a time, so that they are not all held twice.
const PORTION: usize = 1 << 17;

/// The bytes of a store's file, uncompressed: header and sorted N-Quads.
pub fn serialize(store: &Store) -> Result<Vec<u8>, StoreError> {
    let lines = sorted_lines(store)?;
    let mut bytes = Vec::new();
    Parts::new(store.base(), &lines).read_to_end(&mut bytes).map_err(|source| failed(Path::new("memory"), source))?;
    Ok(bytes)
}

/// Writes a store to a file `*.nq` or `*.nq.zst`. A crash at any moment leaves the old file or the new one.
pub fn write(store: &Store, path: &Path) -> Result<(), StoreError> {
    write_lines(store.base(), &sorted_lines(store)?, path)
}

/// Writes the sorted lines of a store whose names start with `base`, as [`write()`] does.
pub fn write_lines(base: &str, lines: &Lines, path: &Path) -> Result<(), StoreError> {
    let compression = Compression::of(path)?;
    let mut parts = Parts::new(base, lines);
    let written = replace_file(path, |out| match compression {
        Compression::None => io::copy(&mut parts, out).map(|_| ()),
        Compression::Zstandard => {
            let mut out = Remembering { out, error: None };
            compress(&mut parts, &mut out, CompressionLevel::Fastest);
            out.error.map_or(Ok(()), Err)
        }
    });
    written.map_err(|source| failed(path, source))
}

fn failed(path: &Path, source: io::Error) -> StoreError {
    StoreError::Io { action: "write", path: path.to_owned(), source }
}

fn sorted_lines(store: &Store) -> Result<Lines, StoreError> {
    let mut lines = Lines::default();
    let mut quads = store.local().iter();
    loop {
        let portion = quads.by_ref().take(PORTION).collect::<Result<Vec<Quad>, _>>()?;
        if portion.is_empty() {
            break;
        }
        lines.append(Lines::of(&portion));
    }
    lines.sort();
    Ok(lines)
}

/// Header and lines as one stream.
struct Parts<'a> {
    header: String,
    lines: &'a Lines,
    /// The part that is being read: 0 is the header.
    part: usize,
    /// How much of it has been.
    at: usize,
}

impl<'a> Parts<'a> {
    fn new(base: &str, lines: &'a Lines) -> Self {
        Self { header: Header::line(base, lines.iter()), lines, part: 0, at: 0 }
    }
}

impl Read for Parts<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut filled = 0;
        while filled < buffer.len() {
            let part = if self.part == 0 { Some(self.header.as_str()) } else { self.lines.get(self.part - 1) };
            let Some(part) = part else { break };
            let rest = &part.as_bytes()[self.at..];
            let taken = rest.len().min(buffer.len() - filled);
            buffer[filled..filled + taken].copy_from_slice(&rest[..taken]);
            filled += taken;
            self.at += taken;
            if taken == rest.len() {
                (self.part, self.at) = (self.part + 1, 0);
            }
        }
        Ok(filled)
    }
}

/// The packer does not expect a writer to fail: the first error is kept for its end, and nothing is written after it.
struct Remembering<'a> {
    out: &'a mut dyn Write,
    error: Option<io::Error>,
}

impl Write for Remembering<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.error.is_none()
            && let Err(error) = self.out.write_all(bytes)
        {
            self.error = Some(error);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
