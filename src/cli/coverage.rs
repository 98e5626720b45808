//! `pledgebase coverage`

use clap::{Args, ValueEnum};

use super::output::OutputArgs;
use super::store::StoreArgs;
use super::{CliError, Outcome, Ui};
use crate::coverage::{self, Level, Selection};
use crate::export::{Table, TableFormat};
use crate::queries::Catalogue;

/// Show how much of what was promised has a trail of decisions, and of how many.
///
/// Coverage is a trail, not a verdict: "followed up" says that a decision is linked, never that a promise was kept.
/// Figures of a section include those of the sections in it, so rows must not be added up.
#[derive(Debug, Args)]
pub(super) struct Coverage {
    #[command(flatten)]
    store: StoreArgs,
    /// What a row is about.
    #[arg(long, value_enum, default_value_t = By::Domain)]
    by: By,
    /// Only this domain: title, slug, or the beginning of one.
    #[arg(long, value_name = "DOMAIN")]
    domain: Option<String>,
    /// Only this section: domain and number, such as `Wonen/4.2.1`.
    #[arg(long, value_name = "DOMAIN/NUMBER", conflicts_with = "domain")]
    section: Option<String>,
    /// Leave out what an algorithm suggests.
    #[arg(long)]
    firm: bool,
    #[command(flatten)]
    output: OutputArgs<TableFormat>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    Agreement,
    Domain,
    Section,
    Promise,
}

/// Columns that fit a reader's screen; the other formats have all.
const IN_TABLE: &[&str] = &[
    "domain",
    "number",
    "title",
    "position",
    "text",
    "status",
    "firm_status",
    "promises",
    "followed_up",
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
        let mut selection = Selection { firm: self.firm, ..Selection::default() };
        let mut level = match self.by {
            By::Agreement => Level::Agreement,
            By::Domain => Level::Domain,
            By::Section => Level::Section,
            By::Promise => Level::Promise,
        };
        if let Some(domain) = &self.domain {
            selection.domain = Some(coverage::domain_title(&store, domain)?);
        }
        if let Some(section) = &self.section {
            let (domain, number) = coverage::section(&store, section)?;
            (selection.domain, selection.number) = (Some(domain), Some(number));
            if level == Level::Domain {
                level = Level::Section;
            }
        }
        let (columns, rows) = coverage::coverage(&store, &Catalogue::embedded()?, level, &selection)?;
        let table = Table::of_solutions(columns, rows);
        let table = if format.is_for_people() { table.narrowed(IN_TABLE) } else { table };
        self.output.write_table(ui, format, &table, store.base())?;
        if format.is_for_people() {
            let evidence = if self.firm { "firm evidence only" } else { "all evidence" };
            ui.status(&format!(
                "\n({evidence}; a trail, not a verdict; figures include sub-sections, so rows must not be added up; --format csv \
                 has more columns)"
            ));
        }
        Ok(Outcome::Done)
    }
}
