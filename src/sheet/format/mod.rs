//! The forms of a sheet.

mod csv;
mod jsonl;
mod markdown;

pub use self::csv::write_csv;
pub use jsonl::write_jsonl;
pub use markdown::write_markdown;

use crate::choice::{Choice, FileFormat};

/// A form of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetFormat {
    /// For spreadsheets: to fill in.
    Csv,
    /// For programs.
    Jsonl,
    /// For paper.
    Markdown,
}

impl Choice for SheetFormat {
    const WHAT: &'static str = "format of a sheet";
    const ALL: &'static [Self] = &[Self::Csv, Self::Jsonl, Self::Markdown];

    fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Jsonl => "jsonl",
            Self::Markdown => "md",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Self::Csv => "To fill in, in any spreadsheet: a row for each decision",
            Self::Jsonl => "For programs, such as language models: a JSON object for each promise",
            Self::Markdown => "To read on paper, the codebook included",
        }
    }
}

impl FileFormat for SheetFormat {
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Csv => &["csv"],
            Self::Jsonl => &["jsonl", "ndjson"],
            Self::Markdown => &["md"],
        }
    }
}
