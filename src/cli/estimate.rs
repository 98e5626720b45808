//! `pledgebase estimate`

use clap::Args;

use super::choice::choice_parser;
use super::output::OutputArgs;
use super::store::StoreArgs;
use super::ui::counted;
use super::{CliError, Outcome, Ui};
use crate::choice::Choice;
use crate::coding::{self, CodingError, Estimated, PartEstimates, PerPart, Progress, SampleUse, Voices};
use crate::estimate::{ConfidenceLevel, Estimate as Share, Estimator};
use crate::export::{Cell, Table, TableFormat, shortened};
use crate::store::Store;

/// Estimate the share of all promises that are followed up, from a random sample that was coded.
///
/// The sample is one that `pledgebase sheet --sample` drew. Its promises count that are coded in full, from the first of the
/// draw on; one is followed up when at least one of its pairs is `yes`. Two estimates are given: `classical` from the codes
/// alone, `prediction-powered` from the codes and the ranking of all promises, believed as far as the codes bear it out.
#[derive(Debug, Args)]
pub(super) struct Estimate {
    #[command(flatten)]
    store: StoreArgs,
    /// What a row is about.
    #[arg(long, value_name = "LEVEL", default_value = "agreement", value_parser = choice_parser::<PerPart>())]
    by: PerPart,
    /// Whose codes count.
    #[arg(long, value_name = "LEVEL", default_value = "firm", value_parser = choice_parser::<Voices>())]
    evidence: Voices,
    /// Of how many intervals that are made like these the truth is in.
    #[arg(long, value_name = "SHARE", default_value = "0.95")]
    level: ConfidenceLevel,
    #[command(flatten)]
    output: OutputArgs<TableFormat>,
}

impl Estimate {
    pub(super) fn run(self, ui: &Ui) -> Result<Outcome, CliError> {
        let format = self.output.format(TableFormat::Table)?;
        let store = self.store.open(ui)?;
        let Estimated { parts, mut refused } = coding::estimates(&store, self.evidence, self.level, self.by)?;
        if parts.is_empty() {
            return Err(if refused.is_empty() { CodingError::NoSample } else { refused.remove(0) }.into());
        }
        let rows: Vec<&PartEstimates> = parts.iter().flat_map(|(_, rows)| rows).collect();
        let table = if format.is_for_people() { for_people(&rows) } else { for_programs(&rows) };
        self.output.write_table(ui, format, &table, store.base())?;
        for error in refused {
            ui.warn(&format!("warning: {error}"));
        }
        ui.status(&self.caption(&store, &parts));
        Ok(Outcome::Done)
    }

    fn caption(&self, store: &Store, parts: &[(SampleUse, Vec<PartEstimates>)]) -> String {
        let mut lines = vec![String::new()];
        for (usage, rows) in parts {
            lines.push(how_far(usage, store.base()));
            if self.by == PerPart::Agreement {
                lines.extend(rows.iter().filter_map(|row| to_halve(row, parts.len() > 1 || rows.len() > 1)));
            } else {
                lines.push(
                    "Few promises of the sample are in each domain, so the intervals are wide: compare none whose intervals \
                     overlap."
                        .to_owned(),
                );
            }
        }
        let percent = self.level.as_number() * 100.0;
        lines.push(format!(
            "An estimate, not a count: of intervals made this way, about {percent:.0} in 100 hold the true share ({}).",
            self.evidence.about(),
        ));
        lines.join("\n")
    }
}

fn for_programs(rows: &[&PartEstimates]) -> Table {
    let mut table = Table::new(["about", "method", "coded", "promises", "share", "low", "high"]);
    for row in rows {
        let about = row.about.part.iri().map_or(Cell::None, Cell::iri);
        for method in Estimator::ALL {
            let found = row.estimates.iter().find(|estimate| estimate.estimator == *method);
            let share = |of: fn(&Share) -> f64| found.map_or(Cell::None, |estimate| Cell::decimal(of(estimate), 4));
            table.rows.push(vec![
                about.clone(),
                method.name().into(),
                row.coded.into(),
                row.promises.into(),
                share(|estimate| estimate.share),
                share(Share::low),
                share(Share::high),
            ]);
        }
    }
    table
}

fn for_people(rows: &[&PartEstimates]) -> Table {
    let mut table = Table::new(["about", "method", "coded", "promises", "share", "interval", "followed_up"]);
    for row in rows {
        for method in Estimator::ALL {
            let found = row.estimates.iter().find(|estimate| estimate.estimator == *method);
            let title = if row.about.title.is_empty() { "all" } else { &row.about.title };
            let percent = |share: f64| format!("{:.1} %", share * 100.0);
            table.rows.push(vec![
                title.into(),
                method.name().into(),
                row.coded.into(),
                row.promises.into(),
                found.map(|estimate| percent(estimate.share)).into(),
                found.map(|estimate| format!("{} to {}", percent(estimate.low()), percent(estimate.high()))).into(),
                found.map(|estimate| format!("{} to {} promises", estimate.least, estimate.most)).into(),
            ]);
        }
    }
    table
}

/// Which sample it is, and how far its coding is.
fn how_far(usage: &SampleUse, base: &str) -> String {
    let Progress { coded, drawn, behind, tied, in_part, first_open, candidates } = &usage.progress;
    let open = match first_open {
        None => String::new(),
        Some((promise, why)) => {
            format!(", {} open.\nThe first open one is {why}: {}", drawn - coded, shortened(promise, base))
        }
    };
    let others = [(tied, "waiting for a referee"), (in_part, "coded in part"), (behind, "coded behind it")];
    let others = others.iter().filter(|(count, _)| **count > 0).map(|(count, what)| format!("; {count} {what}"));
    format!(
        "Sample {}: {coded} of {drawn} coded in full{open}{}.\nFollowed up means: by one of the first {} of the ranking.",
        usage.sample,
        others.collect::<String>(),
        counted(*candidates, "candidate"),
    )
}

/// How many more codes would halve the better interval.
fn to_halve(row: &PartEstimates, is_one_of_several: bool) -> Option<String> {
    let best = row.estimates.iter().min_by(|a, b| a.width().total_cmp(&b.width()))?;
    let more = best.more_to_halve?;
    let about = if is_one_of_several { format!("{}: ", row.about.title) } else { String::new() };
    Some(format!("{about}{} more of the draw, coded in full, would halve the interval.", counted(more, "promise")))
}
