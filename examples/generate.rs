//! Writes a dataset folder of any size, the same from the same seed:
//! `cargo run --example generate -- DIR --sections 600 --seed 1 [--decisions 5000]`.

#[path = "generator/mod.rs"]
mod generator;

use std::path::PathBuf;
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
}

fn main() -> io::Result<()> {
    let Arguments { folder, sections, seed, decisions } = Arguments::parse();
    let mut shape = Shape::of(sections, seed);
    shape.decisions = decisions.unwrap_or(shape.decisions);
    fs::create_dir(&folder)?;
    let files = generate(&shape);
    for (path, text) in &files {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, text)?;
    }
    eprintln!("{} files in {}", files.len(), folder.display());
    Ok(())
}
