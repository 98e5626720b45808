//! `pledgebase coverage`

use clap::Args;

use super::choice::choice_parser;
use super::output::OutputArgs;
use super::part::{EvidenceArgs, PartArgs};
use super::store::StoreArgs;
use super::{CliError, Outcome, Ui};
use crate::coverage::{self, Basis, Level};
use crate::export::{Table, TableFormat};
use crate::language::Language;

/// Show how much of what was promised has a trail of decisions, and of how many.
///
/// Coverage is a trail, not a verdict: "followed up" says that a decision is linked, never that a promise was kept.
/// Figures of a section include those of the sections in it, so rows must not be added up.
#[derive(Debug, Args)]
pub(super) struct Coverage {
    #[command(flatten)]
    store: StoreArgs,
    /// What a row is about.
    #[arg(long, value_name = "LEVEL", default_value = "domain", value_parser = choice_parser::<Level>())]
    by: Level,
    #[command(flatten)]
    part: PartArgs,
    #[command(flatten)]
    evidence: EvidenceArgs,
    #[command(flatten)]
    output: OutputArgs<TableFormat>,
}

/// Columns that fit a reader's screen; the other formats have all.
const IN_TABLE: &[&str] = &[
    "agreement",
    "domain",
    "number",
    "title",
    "position",
    "text",
    "status",
    "judged_status",
    "firm_status",
    "promises",
    "followed_up",
    "judged_followed_up",
    "firm_followed_up",
    "mentioned",
    "unlinked",
    "no_evidence",
    "not_examined",
    "themes",
    "decisions",
    "dossiers",
];

impl Coverage {
    pub(super) fn run(self, ui: &Ui) -> Result<Outcome, CliError> {
        let format = self.output.format(TableFormat::Table)?;
        let store = self.store.open(ui)?;
        let (rows, evidence) = (self.part.rows(&store)?, self.evidence.level());
        let (columns, found) = coverage::table(&store, self.by, &rows, evidence)?;
        let basis = Basis::of(&store, &rows.part(), evidence)?;
        let table = Table::of_solutions(columns, found);
        let table = if format.is_for_people() { for_people(table, self.by, &basis) } else { table };
        self.output.write_table(ui, format, &table, store.base())?;
        ui.status(&caption(&basis));
        Ok(Outcome::Done)
    }
}

/// The columns that fit a screen; the agreement where there are several.
fn for_people(table: Table, by: Level, basis: &Basis) -> Table {
    let names_agreement = by != Level::Agreement && basis.has_several_agreements();
    let kept: Vec<_> = IN_TABLE.iter().copied().filter(|name| *name != "agreement" || names_agreement).collect();
    table.narrowed(&kept)
}

/// What the figures rest on, and how they are to be read.
fn caption(basis: &Basis) -> String {
    let lines = basis.lines(Language::English).join("\n");
    format!(
        "\n{lines}\nA trail, not a verdict. Figures include sub-sections, so rows must not be added up; --format csv has more \
         columns."
    )
}
