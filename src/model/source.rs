//! The files that a dataset was read from.

/// A file of the dataset folder that a reader takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Path in the dataset folder, with `/`.
    pub path: String,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
}

/// Where something is written in a file of the dataset folder.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WrittenAt {
    /// Path in the dataset folder, with `/`.
    pub path: String,
    /// Line of the file (1-based).
    pub line: usize,
}
