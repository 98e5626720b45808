//! `pledgebase build`

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Args;

use super::ui::counted;
use super::{CliError, Outcome, Ui};
use crate::coverage;
use crate::dataset::{BUNDLED_NAME, Files};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{CoderKind, Confidence, DEFAULT_BASE, Dataset, Evidence, Status};
use crate::pipeline::{self, Built, Stage};
use crate::ranking::{DEFAULT_LEAST, Wanted};
use crate::store::Compression;

/// Build a store from dataset folders.
///
/// Reads the folders, turns them into RDF, derives coverage, and writes one file of sorted N-Quads. The same input gives
/// the same bytes. When an input cannot be read at all, nothing is written and an existing store stays as it is.
#[derive(Debug, Args)]
pub(super) struct Build {
    /// Dataset folders; without any, the dataset that the program carries.
    #[arg(value_name = "DATASET")]
    datasets: Vec<PathBuf>,
    /// The store to write: `*.nq` or `*.nq.zst`.
    #[arg(long, short, default_value = "kb.nq", value_name = "FILE")]
    output: PathBuf,
    /// Where the names of things start.
    #[arg(long, default_value = DEFAULT_BASE, value_name = "IRI")]
    base: String,
    /// Leave out suggestions that are less sure than this, from 0 to 1.
    #[arg(long, default_value_t = DEFAULT_LEAST, value_name = "CONFIDENCE")]
    min_confidence: Confidence,
    /// Keep so many candidates of each promise, however unsure: decisions that reports on its section name.
    #[arg(long, default_value_t = Wanted::default().candidates, value_name = "K")]
    candidates: usize,
    /// Write nothing, and exit with 1, when there is any warning.
    #[arg(long)]
    strict: bool,
    /// Tell how long each stage took and the memory held at its end.
    #[arg(long)]
    timings: bool,
}

impl Build {
    pub(super) fn run(self, ui: &Ui) -> Result<Outcome, CliError> {
        let start = Instant::now();
        Compression::of(&self.output)?;
        let mut datasets = Vec::new();
        for folder in &self.datasets {
            datasets.push(Files::open(folder)?);
        }
        if datasets.is_empty() {
            ui.status(&format!("No dataset named: building {BUNDLED_NAME}.\n"));
            datasets.push(Files::bundled());
        }
        let wanted = Wanted { least: self.min_confidence, candidates: self.candidates, ..Wanted::default() };
        let built = ui.spinner("building", || pipeline::build_to_write(&datasets, &self.base, wanted))?;
        let warnings: Vec<_> = built.diagnostics().filter(|d| d.severity == Severity::Warning).cloned().collect();
        if self.strict && !warnings.is_empty() {
            ui.findings(&warnings);
            ui.warn(&format!("{} found and --strict given: nothing was written.", counted(warnings.len(), "warning")));
            return Ok(Outcome::Findings);
        }
        let (written, writing) = Stage::of("write", || built.write(&self.output));
        written?;
        if self.timings {
            tell_stages(built.stages.iter().chain([&writing]), start.elapsed(), ui);
        }
        if !ui.is_quiet() {
            self.summarize(&built, ui)?;
        }
        // The process ends here: taking the store apart statement by statement would only cost time.
        std::mem::forget(built);
        Ok(Outcome::Done)
    }

    /// What was read, what it became, coverage with denominators, what was noticed, what to try next.
    fn summarize(&self, built: &Built, ui: &Ui) -> Result<(), CliError> {
        for reading in &built.readings {
            let dataset = &reading.dataset;
            let themes: usize = dataset.reports.iter().map(|report| report.themes.len()).sum();
            let (stated, found) = (dataset.curation.promises.len(), dataset.found_promises().count());
            let feed = match dataset.feed.len() {
                0 => String::new(),
                count => format!(", {} in feeds", counted(count, "decision")),
            };
            let references: usize = dataset.reports.iter().map(|report| report.references.len()).sum();
            ui.status(&dataset.about.title);
            ui.status(&format!(
                "  read      {} ({}): {}, {} with {} and {}{},\n            {} ({stated} stated by analysts, {found} found in the text)",
                counted(reading.counts.files, "file"),
                kilobytes(reading.counts.bytes),
                counted(dataset.sections.len(), "section"),
                counted(dataset.reports.len(), "report"),
                counted(themes, "theme"),
                counted(references, "reference"),
                feed,
                counted(stated + found, "promise"),
            ));
            if !dataset.codes.is_empty() {
                ui.status(&told_codes(dataset));
            }
            if !dataset.assessed.assessments.is_empty() {
                ui.status(&told_ratings(dataset));
            }
        }
        let size = std::fs::metadata(&self.output).map(|file| file.len()).unwrap_or_default();
        let size = kilobytes(usize::try_from(size).unwrap_or(usize::MAX));
        let statements = counted(built.store.len()?, "statement");
        ui.status(&format!("  became    {statements} in {} ({size})", self.output.display()));
        Self::summarize_coverage(built, ui)?;
        summarize_findings(built, ui);
        let store =
            if self.output.as_os_str() == "kb.nq" { String::new() } else { format!(" -s {}", self.output.display()) };
        ui.status(&format!(
            "\nNext: `pledgebase coverage{store}` shows each domain, `pledgebase queries` lists the questions that have an \
             answer,\n`pledgebase explain{store} <promise or section>` shows a trail step by step."
        ));
        Ok(())
    }

    fn summarize_coverage(built: &Built, ui: &Ui) -> Result<(), CliError> {
        let of_agreements = coverage::of(&built.store, Evidence::All)?;
        for coverage in &of_agreements {
            let (figures, of) = (&coverage.figures, |status| coverage.figures.promises.of(status));
            let title = if of_agreements.len() > 1 { format!("{}: ", coverage.title) } else { String::new() };
            ui.status(&format!(
                "  coverage  {title}of {} promises: {} followed up by a decision ({} as people say, {} only as programs coded, {} only\n            \
                 as an algorithm suggests), {} mentioned without one, {} not linked to any, {} in sections whose report names none,\n            \
                 {} in sections without a report",
                figures.promises.total(),
                of(Status::FollowedUp),
                coverage.firm.of(Status::FollowedUp),
                coverage.judged.of(Status::FollowedUp).saturating_sub(coverage.firm.of(Status::FollowedUp)),
                of(Status::FollowedUp).saturating_sub(coverage.judged.of(Status::FollowedUp)),
                of(Status::Mentioned),
                of(Status::Unlinked),
                of(Status::NoEvidence),
                of(Status::NotExamined),
            ));
            ui.status(&format!(
                "            {} of {} sections have a report; {} of {} themes cite no decision; {} decisions cited, steps of {} \
                 dossiers\n            (a trail, not a verdict: followed up does not mean kept)",
                figures.sections_with_report,
                figures.sections,
                figures.themes_without_decision,
                figures.themes,
                figures.decisions,
                figures.dossiers,
            ));
        }
        Ok(())
    }
}

/// A line for each stage, asked for and so told with `--quiet` too.
///
/// What was done side by side is in two lines: the lines together take longer than all did.
fn tell_stages<'a>(stages: impl Iterator<Item = &'a Stage>, all: Duration, ui: &Ui) {
    for stage in stages {
        let memory = stage.memory.map_or_else(String::new, |bytes| format!("  {:>6} MB", bytes / 1_000_000));
        ui.warn(&format!("{:<10}{:>7.0} ms{memory}", stage.name, stage.took.as_secs_f64() * 1000.0));
    }
    ui.warn(&format!("{:<10}{:>7.0} ms", "all", all.as_secs_f64() * 1000.0));
}

/// How much was coded, and by whom.
fn told_codes(dataset: &Dataset) -> String {
    let ids: BTreeSet<&str> = dataset.codes.iter().map(|judgement| judgement.coder.as_str()).collect();
    let promises: BTreeSet<&str> = dataset.codes.iter().map(|judgement| judgement.promise.as_str()).collect();
    let of = |kind| dataset.coders.iter().filter(|coder| coder.kind == kind && ids.contains(coder.id.as_str())).count();
    let (people, programs) = (of(CoderKind::Person), of(CoderKind::Software));
    let people = if people == 1 { "1 person".to_owned() } else { format!("{people} people") };
    format!(
        "  coded     {} on {} by {people} and {}",
        counted(dataset.codes.len(), "verdict"),
        counted(promises.len(), "promise"),
        counted(programs, "program"),
    )
}

/// How much is rated, and by whom; it is no part of coverage.
fn told_ratings(dataset: &Dataset) -> String {
    let all = &dataset.assessed.assessments;
    let promises: BTreeSet<&str> = all.iter().map(|stated| stated.what.promise.as_str()).collect();
    let authors: BTreeSet<&str> = all.iter().filter_map(|stated| Some(stated.by.as_ref()?.iri.as_str())).collect();
    let scales: BTreeSet<&str> = all.iter().map(|stated| stated.what.scale.as_str()).collect();
    format!(
        "  rated     {} of {} by {} on {} (beside coverage: no status counts them)",
        counted(all.len(), "rating"),
        counted(promises.len(), "promise"),
        counted(authors.len(), "assessor"),
        counted(scales.len(), "scale"),
    )
}

fn summarize_findings(built: &Built, ui: &Ui) {
    let mut kinds: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    for Diagnostic { severity, code, .. } in built.diagnostics() {
        *kinds.entry((*severity, code)).or_default() += 1;
    }
    if kinds.is_empty() {
        ui.status("  noticed   nothing odd");
        return;
    }
    let kinds: Vec<_> = kinds
        .iter()
        .rev()
        .map(|((severity, code), count)| {
            let severity = if *severity == Severity::Note { " (note)" } else { "" };
            format!("{count} × {code}{severity}")
        })
        .collect();
    ui.status(&format!("  noticed   {}; `pledgebase check DATASET` shows where", kinds.join(", ")));
}

fn kilobytes(bytes: usize) -> String {
    format!("{} kB", bytes.div_ceil(1000))
}
