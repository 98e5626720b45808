//! Dataset folder → model, with everything that was noticed on the way.
//!
//! Files are read in parallel; a bad page does not stop the others. Nothing of the input vanishes silently: what does not
//! end in the model ends in a [`Diagnostic`].

mod assemble;
mod assessments;
mod bundled;
mod codes;
mod curation;
mod encoding;
mod feed;
mod files;
mod guard;
mod manifest;
mod meant;
mod migrate;
mod outline;
mod page;
mod promise_table;
mod promises;
mod table;
mod truth;

use std::collections::BTreeSet;
use std::path::PathBuf;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::diagnostic::{self, Diagnostic, Place, Severity};
use crate::model::{Dataset, FeedEntry, InvalidBase, KnownUntil, Names};

pub use bundled::{BUNDLED_NAME, write_bundled};
pub use codes::{SHEET_COLUMNS, VERDICTS_COLUMN};
pub use files::Files;
pub use guard::{guarded, unguarded};
pub use migrate::{Migration, Renamed, migrate};
pub use page::{Mention, Page, PageReference, PageTheme, read_page};
pub use promises::{Neighbours, neighbours};

/// Why a dataset cannot be read at all.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DatasetError {
    /// A file or folder cannot be read or written.
    #[error("cannot {action} `{}`", path.display())]
    Io {
        /// `read` or `write`.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: std::io::Error,
    },
    /// The folder has no `dataset.toml`.
    #[error(
        "`{}` is not a dataset folder: it has no `dataset.toml` (`pledgebase new DIR` writes an example to start from)",
        path.display()
    )]
    NotADataset {
        /// The folder.
        path: PathBuf,
    },
    /// The target of `pledgebase new` exists.
    #[error("`{}` exists already: name a new folder", path.display())]
    Exists {
        /// The folder.
        path: PathBuf,
    },
    /// The base cannot start an IRI.
    #[error(transparent)]
    Base(#[from] InvalidBase),
}

/// A dataset as read, and what was noticed.
#[derive(Debug)]
pub struct Reading {
    /// The model; parts that could not be read are missing from it.
    pub dataset: Dataset,
    /// Names of the dataset's things.
    pub names: Names,
    /// Findings in the order of file and line.
    pub diagnostics: Vec<Diagnostic>,
    /// Counts of what was read.
    pub counts: Counts,
}

impl Reading {
    /// Whether an input could not be read at all.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|d| d.severity == Severity::Error)
    }
}

/// How much was read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    /// Files read.
    pub files: usize,
    /// Bytes read.
    pub bytes: usize,
}

/// The words of all texts of the dataset, by which the hyphens of line ends are told from others.
fn attested_words(dataset: &Dataset) -> promises::Attested {
    let sections = dataset.sections.iter().filter_map(|section| section.text.as_deref());
    let themes = dataset.reports.iter().flat_map(|report| report.themes.iter().map(|theme| theme.text.as_str()));
    let titles = dataset.reports.iter().flat_map(|report| report.references.iter().filter_map(|r| r.decision.title()));
    let feed = dataset.feed.iter().flat_map(|entry| entry.key.title().into_iter().chain(entry.text.as_deref()));
    promises::Attested::count(sections.chain(themes).chain(titles).chain(feed))
}

/// The last day that anything is known of: the dataset's own word, else the last meeting in its feed.
fn known_until(given: Option<Date>, feed: &[FeedEntry], diagnostics: &mut Vec<Diagnostic>) -> Option<KnownUntil> {
    let last = feed.iter().filter_map(|entry| entry.key.date()).max();
    if let (Some(day), Some(last)) = (given, last)
        && last > day
    {
        diagnostics.push(Diagnostic::warning(
            "known-until-too-early",
            Place::file("dataset.toml"),
            format!("`known_until` is {day}, and the feed has a decision of {last}"),
            "write the last day that the feed covers",
        ));
    }
    let known = |given| move |day| KnownUntil { day, given };
    given.map(known(true)).or_else(|| last.map(known(false)))
}

/// Reads the files of a dataset folder; names are minted under `base`.
pub fn read(files: &Files, base: &str) -> Result<Reading, DatasetError> {
    let mut diagnostics = Vec::new();
    let mut manifest = manifest::read(files, &mut diagnostics)?;
    let mapping = promise_table::mapping_of(manifest.promises.take());
    let sheets = promise_table::sheets(files, &mut diagnostics);
    let mut listed = promise_table::read(&sheets, &mapping, &mut diagnostics);
    let names = Names::new(base, &manifest.about.slug)?;
    let outline = outline::read(files, &mut diagnostics);
    let pages: Vec<_> = files
        .under("reports/", ".md")
        .into_par_iter()
        .map(|file| {
            let mut found = Vec::new();
            let page = files::decode(file, &mut found).and_then(|source| read_page(&source, &mut found));
            (page, found)
        })
        .collect();
    let pages = pages
        .into_iter()
        .filter_map(|(page, found)| {
            diagnostics.extend(found);
            page
        })
        .collect();
    files.report(&mut diagnostics);
    let known = manifest.known_until;
    let mut dataset = assemble::assemble(manifest, outline, pages, &mut diagnostics);
    promise_table::place(&mut listed, &mut dataset.sections, &dataset.agreement.title, &mut diagnostics);
    dataset.sources = files.sources();
    let references = dataset.reports.iter().flat_map(|report| &report.references);
    let cited: BTreeSet<_> = references.map(|reference| &reference.decision).collect();
    let feeds = feed::read(files, &dataset.about, &cited, &mut diagnostics);
    feed::join(&mut dataset.reports, &feeds.entries, files, &mut diagnostics);
    dataset.feed_complete = feeds.complete;
    dataset.known_until = known_until(known, &feeds.entries, &mut diagnostics);
    dataset.feed = feeds.entries;
    let cited = dataset.reports.iter().flat_map(|r| r.references.iter().map(|f| &f.decision));
    let names = names.with_decisions(cited.chain(dataset.feed.iter().map(|entry| &entry.key)));
    let attested = attested_words(&dataset);
    promises::find(&mut dataset.sections, &attested, &dataset.agreement);
    let mut scales = assessments::Scales::read(files, &names, &mut diagnostics);
    promise_table::rate(&mut listed, &mapping, &mut scales, &mut diagnostics);
    let stated = promise_table::promises(&listed, &mapping, &names, &dataset.coders, &mut diagnostics);
    dataset.curation = curation::read(files, &dataset, &names, stated, &mut diagnostics);
    for promise in &mut dataset.curation.promises {
        promise.what.normalized = attested.heal(&promise.what.text);
    }
    let rated = promise_table::assessments(&listed, &mapping, &dataset.curation.promises, &names, &dataset.coders);
    dataset.assessed = assessments::read(files, &dataset, &names, scales, rated, &mut diagnostics);
    dataset.codes = codes::read(files, &dataset, &names, &mut diagnostics);
    diagnostic::sort(&mut diagnostics);
    Ok(Reading { dataset, names, diagnostics, counts: files.counts() })
}
