//! How promises and decisions are judged.

use sha2::{Digest, Sha256};

/// The codebook, as Markdown.
pub const CODEBOOK: &str = include_str!("../../docs/codebook.md");

/// The version of the codebook: the first eight hex digits of the SHA-256 of its bytes.
#[must_use]
pub fn codebook_version() -> String {
    hex::encode(&Sha256::digest(CODEBOOK.as_bytes())[..4])
}
