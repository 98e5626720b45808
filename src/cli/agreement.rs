//! `pledgebase agreement`

use clap::Args;

use super::choice::choice_parser;
use super::output::OutputArgs;
use super::part::PartArgs;
use super::store::StoreArgs;
use super::ui::counted;
use super::{CliError, Outcome, Ui};
use crate::agreement::{About, By, Codes, Compared, Comparison, Figure, Settings, compare};
use crate::choice::Choice;
use crate::coding::{self, AgreementTable, CodingError, PartName};
use crate::export::{Cell, Table, TableFormat};
use crate::model::{Part, Verdict};
use crate::sheet::{referee_sheet, write_csv};
use crate::store::Store;

/// Show how far coders agree on the pairs of promise and decision that both judged.
///
/// Per cent agreement, Cohen's kappa (two coders), Krippendorff's alpha (any number) and F1 of `yes`, one coder against the
/// other, each with an interval of 95 % from drawing promises anew. A promise coded `none` counts as `no` on each of its
/// pairs. Referees, who only see what others disagree on, are left out unless they are named.
#[derive(Debug, Args)]
pub(super) struct Agreement {
    #[command(flatten)]
    store: StoreArgs,
    #[command(flatten)]
    part: PartArgs,
    /// Only these coders, by id.
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    coders: Vec<String>,
    /// What a row is about.
    #[arg(long, value_name = "LEVEL", default_value = "coder", value_parser = choice_parser::<By>())]
    by: By,
    /// Seed of the intervals: the same seed gives the same ends.
    #[arg(long, value_name = "SEED", default_value = "1")]
    seed: u64,
    /// Instead, write what they judged differently as a sheet for a referee (CSV), with what each of them said; what a referee
    /// decided is left out.
    #[arg(long, conflicts_with_all = ["by", "seed"])]
    list: bool,
    /// Instead, compare how assessors rate promises, scale by scale; F1 is that of the rating that says done.
    #[arg(long, conflicts_with = "list")]
    assessments: bool,
    #[command(flatten)]
    output: OutputArgs<TableFormat>,
}

impl Agreement {
    pub(super) fn run(self, ui: &Ui) -> Result<Outcome, CliError> {
        let format = self.output.format(TableFormat::Table)?;
        if self.list && !matches!(self.output.format(TableFormat::Csv)?, TableFormat::Csv) {
            return Err(CliError::Usage(
                "a sheet is written as CSV: end the file in .csv, or give --format csv".to_owned(),
            ));
        }
        let store = self.store.open(ui)?;
        if self.list {
            return self.list(ui, &store);
        }
        if self.assessments {
            return self.assessments(ui, &store, format);
        }
        let table = coding::agreement_table(&store, &self.part.part(&store)?)?;
        let rows = self.rows(&table)?;
        let written = if format.is_for_people() {
            for_people(&rows, &table.domains)
        } else {
            for_programs(&rows, &table.domains)
        };
        self.output.write_table(ui, format, &written, store.base())?;
        ui.status(&caption(&rows));
        Ok(Outcome::Done)
    }

    fn list(&self, ui: &Ui, store: &Store) -> Result<Outcome, CliError> {
        let found = coding::disputes(store, &self.part.part(store)?, &self.coders())?;
        let made = referee_sheet(store, &found)?;
        let with_mark = self.output.file().is_some();
        self.output.deliver(ui, |out| Ok(write_csv(out, &made, with_mark)?))?;
        let promises = counted(made.entries.len(), "promise");
        ui.status(&format!("{promises}, {} to decide", counted(found.len(), "row")));
        Ok(Outcome::Done)
    }

    /// The same of assessors, with the scale of each row.
    fn assessments(&self, ui: &Ui, store: &Store, format: TableFormat) -> Result<Outcome, CliError> {
        let (tables, domains) = coding::rating_tables(store, &self.part.part(store)?)?;
        let (mut scales, mut rows) = (Vec::new(), Vec::new());
        for table in tables.iter().filter(|table| table.ratings.coders().len() > 1) {
            let named: Vec<String> =
                self.coders().into_iter().filter(|name| table.ratings.coders().contains(name)).collect();
            if named.len() == 1 || (named.is_empty() && !self.coders.is_empty()) {
                continue;
            }
            let category = table.done.as_deref();
            let settings = Settings { coders: &named, by: self.by, category, seed: self.seed, ..Settings::default() };
            let compared = compare(&table.ratings, &settings).map_err(CodingError::from)?;
            scales.extend(compared.iter().map(|_| table.scale.clone()));
            rows.extend(compared);
        }
        if rows.is_empty() {
            return Err(CodingError::NoSharedRatings.into());
        }
        let mut written =
            if format.is_for_people() { for_people(&rows, &domains) } else { for_programs(&rows, &domains) };
        // Of promises there are no pairs, and a category is a rating.
        written.columns.insert(0, "scale".to_owned());
        for (row, scale) in written.rows.iter_mut().zip(scales) {
            row.insert(0, scale.into());
        }
        let kept: Vec<String> = written.columns.iter().filter(|name| *name != "pairs").cloned().collect();
        let mut written = written.narrowed(&kept.iter().map(String::as_str).collect::<Vec<_>>());
        for column in &mut written.columns {
            match column.as_str() {
                "verdict" => "rating".clone_into(column),
                "coders" => "assessors".clone_into(column),
                _ => {}
            }
        }
        self.output.write_table(ui, format, &written, store.base())?;
        ui.status(
            "\nkappa and alpha: 1 is perfect, 0 is what chance gives. f1: how much of one assessor's ratings (of what is done, or \
             the row's) the other shares. What was revised since does not count.",
        );
        Ok(Outcome::Done)
    }

    fn coders(&self) -> Vec<String> {
        self.coders.iter().map(|coder| coder.trim().to_owned()).collect()
    }

    fn rows(&self, table: &AgreementTable) -> Result<Vec<Comparison>, CodingError> {
        let named = |codes: &Codes| -> Vec<String> {
            let all = codes.coders().iter();
            if self.coders.is_empty() {
                all.filter(|coder| !table.referees.contains(*coder)).cloned().collect()
            } else {
                self.coders()
            }
        };
        let compared = |codes: &Codes| {
            let coders = named(codes);
            let category = Some(Verdict::Yes.name());
            compare(codes, &Settings { coders: &coders, by: self.by, category, seed: self.seed, ..Settings::default() })
        };
        let is_shared = table.pairs.coders().len() > 1 || table.promises.coders().len() < 2;
        let mut rows = if is_shared { compared(&table.pairs)? } else { Vec::new() };
        if rows.is_empty() {
            return Err(CodingError::NothingShared);
        }
        if self.by == By::Category {
            // Whether a sentence is a promise at all is said of promises, and not of pairs.
            let no_promise = About::Category(Verdict::NotAPromise.name().to_owned());
            rows.extend(compared(&table.promises)?.into_iter().filter(|row| row.about == no_promise));
            rows.retain(|row| row.figures.f1.value.is_some());
            let place = |row: &Comparison| Verdict::ALL.iter().position(|verdict| row.about == of_verdict(*verdict));
            rows.sort_by_cached_key(|row| (row.compared.clone(), place(row)));
        }
        Ok(rows)
    }
}

fn of_verdict(verdict: Verdict) -> About {
    About::Category(verdict.name().to_owned())
}

fn coders(compared: &Compared) -> String {
    match compared {
        Compared::Two(one, other) => format!("{one}, {other}"),
        Compared::All => "all".to_owned(),
    }
}

/// The column of what a row is about, when it has one, and its value.
fn about(row: &Comparison, domains: &[PartName]) -> Option<(&'static str, Cell)> {
    match &row.about {
        About::Everything => None,
        About::Category(verdict) => Some(("verdict", verdict.as_str().into())),
        About::Group(domain) => {
            let named = domains.iter().find(|name| name.part == Part::Section(domain.clone()));
            Some(("domain", named.map_or(domain.as_str(), |name| &name.title).into()))
        }
    }
}

fn columns(rows: &[Comparison], domains: &[PartName]) -> Vec<String> {
    let about = rows.first().and_then(|row| about(row, domains)).map(|(column, _)| column);
    ["coders"].into_iter().chain(about).chain(["promises", "pairs", "differing"]).map(str::to_owned).collect()
}

fn first_cells(row: &Comparison, domains: &[PartName]) -> Vec<Cell> {
    let counts = [row.clusters, row.units, row.differing].map(Cell::from);
    let about = about(row, domains).map(|(_, cell)| cell);
    [coders(&row.compared).into()].into_iter().chain(about).chain(counts).collect()
}

fn figures(row: &Comparison) -> [(&'static str, Figure); 4] {
    let of = row.figures;
    [("agreement", of.agreement), ("kappa", of.kappa), ("alpha", of.alpha), ("f1", of.f1)]
}

fn for_programs(rows: &[Comparison], domains: &[PartName]) -> Table {
    let mut written = Table::new(columns(rows, domains));
    for name in ["agreement", "kappa", "alpha", "f1"] {
        written.columns.extend([name.to_owned(), format!("{name}_low"), format!("{name}_high")]);
    }
    let number = |value: Option<f64>| value.map_or(Cell::None, |value| Cell::decimal(value, 4));
    for row in rows {
        let mut cells = first_cells(row, domains);
        for (_, Figure { value, interval }) in figures(row) {
            cells.extend([value, interval.map(|ends| ends.low), interval.map(|ends| ends.high)].map(number));
        }
        written.rows.push(cells);
    }
    written
}

fn for_people(rows: &[Comparison], domains: &[PartName]) -> Table {
    let mut written = Table::new(columns(rows, domains));
    written.columns.extend(["agreement", "kappa", "alpha", "f1"].map(str::to_owned));
    for row in rows {
        let mut cells = first_cells(row, domains);
        for (_, Figure { value, interval }) in figures(row) {
            let ends = interval.map(|ends| format!(" ({:.2} to {:.2})", ends.low, ends.high)).unwrap_or_default();
            cells.push(value.map(|value| format!("{value:.2}{ends}")).into());
        }
        written.rows.push(cells);
    }
    written
}

fn caption(rows: &[Comparison]) -> String {
    let mut lines = vec![
        String::new(),
        "kappa and alpha: 1 is perfect, 0 is what chance gives. f1: how much of one coder's verdicts (of `yes`, or of the \
         row's) the other shares."
            .to_owned(),
    ];
    if rows.iter().any(|row| row.figures.agreement.interval.is_none()) {
        lines.push("No interval where fewer than ten promises were coded by two: too little to draw from.".to_owned());
    }
    if rows.iter().any(|row| row.differing > 0) {
        lines.push("Where they differ: the same command with --list -o ties.csv, a sheet for a referee.".to_owned());
    }
    lines.join("\n")
}
