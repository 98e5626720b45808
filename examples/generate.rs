//! Writes a dataset folder of any size, the same from the same seed:
//! `cargo run --example generate -- DIR --sections 600 --seed 1 [--decisions 5000] [--agreements 2]`.

#[path = "generator/mod.rs"]
mod generator;

use std::path::{Path, PathBuf};
use std::{fs, io};

use clap::Parser;
use generator::{Shape, generate};

/// Write a generated dataset folder.
#[derive(Debug, Parser)]
struct Arguments {
    /// The folder to write; it must not exist.
    folder: PathBuf,
    /// Sections with a text; nine in ten have a report.
    #[arg(long, default_value_t = 60)]
    sections: usize,
    /// Another seed makes another dataset.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Decisions to cite from (default: 12 for each section).
    #[arg(long)]
    decisions: Option<usize>,
    /// Agreements with the same domains and decisions: with more than one, each in a folder of its own in DIR.
    #[arg(long, default_value_t = 1)]
    agreements: usize,
    /// No odd pages: everything can be read without a finding.
    #[arg(long)]
    plain: bool,
}

fn main() -> io::Result<()> {
    let Arguments { folder, sections, seed, decisions, agreements, plain } = Arguments::parse();
    fs::create_dir(&folder)?;
    for agreement in 1..=agreements {
        let mut shape = Shape { agreement, has_odd_pages: !plain, ..Shape::of(sections, seed) };
        shape.decisions = decisions.unwrap_or(shape.decisions);
        let own = if agreements > 1 { folder.join(agreement.to_string()) } else { folder.clone() };
        write(&own, &generate(&shape))?;
    }
    Ok(())
}

fn write(folder: &Path, files: &[(String, String)]) -> io::Result<()> {
    for (path, text) in files {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, text)?;
    }
    eprintln!("{} files in {}", files.len(), folder.display());
    Ok(())
}
