//! The first line of a store's file: what the file is, and how much follows.

use std::ffi::OsStr;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::StoreError;

const VERSION_2: &str = "# pledgebase store 2, base <";
const VERSION_1: &str = "# pledgebase store 1, quads ";
/// A longer first line is no header.
pub(super) const LONGEST: u64 = 8192;

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

/// What a file says of itself.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// The base of its names, and how many bytes follow; files of version 0.1 do not say.
    pub(super) about: Option<(String, u64)>,
    /// How many statements follow.
    pub(super) quads: usize,
    /// Digest of the base (if said, with a line feed) and of all that follows.
    pub(super) digest: String,
}

impl Header {
    /// Reads the first line, without its line feed.
    pub(super) fn parse(line: &str) -> Option<Self> {
        if let Some(rest) = line.strip_prefix(VERSION_1) {
            let (quads, digest) = rest.split_once(", sha256 ")?;
            return Some(Self { about: None, quads: quads.parse().ok()?, digest: digest.to_owned() });
        }
        let (base, rest) = line.strip_prefix(VERSION_2)?.split_once(">, quads ")?;
        let (quads, rest) = rest.split_once(", bytes ")?;
        let (bytes, digest) = rest.split_once(", sha256 ")?;
        let about = Some((base.to_owned(), bytes.parse().ok()?));
        Some(Self { about, quads: quads.parse().ok()?, digest: digest.to_owned() })
    }

    /// The first line of a file with some sorted lines.
    pub(super) fn line<'a>(base: &str, lines: impl Iterator<Item = &'a str>) -> String {
        let mut digest = digest_of(Some(base));
        let (mut count, mut bytes) = (0_usize, 0);
        for line in lines {
            digest.update(line);
            count += 1;
            bytes += line.len();
        }
        let digest = hex::encode(digest.finalize());
        format!("{VERSION_2}{base}>, quads {count}, bytes {bytes}, sha256 {digest}\n")
    }
}

/// A digest that has taken in the base; a changed base is noticed like any other change.
pub(super) fn digest_of(base: Option<&str>) -> Sha256 {
    let mut digest = Sha256::new();
    if let Some(base) = base {
        digest.update(base);
        digest.update(b"\n");
    }
    digest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_read_as_it_was_written() {
        let line = Header::line("https://example.org/>, quads 3/", ["a .\n"].into_iter());
        assert_eq!(Header::parse(line.trim_end()), None, "a base that is no IRI");
        let line = Header::line("https://example.org/kb/", ["a .\n", "b .\n"].into_iter());
        let header = Header::parse(line.trim_end()).unwrap();
        assert_eq!(header.about, Some(("https://example.org/kb/".to_owned(), 8)));
        assert_eq!(header.quads, 2);
        let old = Header::parse("# pledgebase store 1, quads 7, sha256 00").unwrap();
        assert_eq!((old.about, old.quads), (None, 7));
        assert_eq!(Header::parse("# pledgebase store 3, base <b>, quads 0"), None);
    }
}
