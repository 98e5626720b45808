//! `pledgebase sheet`

use std::collections::BTreeSet;

use clap::Args;

use super::output::OutputArgs;
use super::part::PartArgs;
use super::store::StoreArgs;
use super::ui::counted;
use super::{CliError, Outcome, Ui};
use crate::sheet::{
    self, CODEBOOK, DEFAULT_CANDIDATES, Draw, Request, SheetFormat, write_csv, write_jsonl, write_markdown,
};

/// Write a sheet to code: promises with the decisions that may follow them up, and room for verdicts.
///
/// Fill in the column `verdict` (yes, perhaps, no, contrary; of a promise alone: none, not-a-promise) in any spreadsheet,
/// save it as CSV into `codes/` of the dataset folder, and build again. `--codebook` prints how to judge.
#[derive(Debug, Args)]
pub(super) struct Sheet {
    #[command(flatten)]
    store: StoreArgs,
    #[command(flatten)]
    part: PartArgs,
    /// Draw so many promises of the part at random, in the order of the draw; the sheet says of which sample it is.
    #[arg(long, value_name = "N")]
    sample: Option<usize>,
    /// Seed of the draw: the same seed draws the same promises, and a greater sample begins with a smaller one.
    #[arg(long, value_name = "SEED", default_value = "1", requires = "sample")]
    seed: u64,
    /// So many candidates of each promise: decisions that reports on its section name, the likeliest first.
    #[arg(long, value_name = "K", default_value_t = DEFAULT_CANDIDATES)]
    candidates: usize,
    /// Behind these, the decisions of the feed that no report on the section names and that are worth looking at.
    #[arg(long)]
    leads: bool,
    /// Write this coder's id on every row.
    #[arg(long, value_name = "ID")]
    coder: Option<String>,
    /// Print the codebook, and nothing else.
    #[arg(long)]
    codebook: bool,
    #[command(flatten)]
    output: OutputArgs<SheetFormat>,
}

const NEXT: &str = "\nNext: write verdicts, save as CSV into `codes/` of the dataset folder, name the coder under [[coders]] of \
                    dataset.toml,\nand build. `pledgebase sheet --codebook` prints how to judge.";

impl Sheet {
    pub(super) fn run(self, ui: &Ui) -> Result<Outcome, CliError> {
        if self.codebook {
            if self.output.format(SheetFormat::Markdown)? != SheetFormat::Markdown {
                return Err(CliError::Usage("the codebook is written as Markdown: end the file in .md".to_owned()));
            }
            self.output.deliver(ui, |out| Ok(out.write_all(CODEBOOK.as_bytes())?))?;
            return Ok(Outcome::Done);
        }
        let format = self.output.format(SheetFormat::Csv)?;
        let store = self.store.open(ui)?;
        let request = Request {
            part: self.part.part(&store)?,
            draw: self.sample.map(|size| Draw { size, seed: self.seed }),
            candidates: self.candidates,
            leads: self.leads,
            coder: self.coder.clone(),
        };
        let made = sheet::sheet(&store, &request)?;
        // Programs read standard output; what is opened by its name is opened by people.
        let with_mark = self.output.file().is_some();
        self.output.deliver(ui, |out| {
            match format {
                SheetFormat::Csv => write_csv(out, &made, with_mark)?,
                SheetFormat::Jsonl => write_jsonl(out, &made)?,
                SheetFormat::Markdown => write_markdown(out, &made)?,
            }
            Ok(())
        })?;
        ui.status(&told(&made, format));
        Ok(Outcome::Done)
    }
}

/// What is on the sheet, and what comes next.
fn told(made: &sheet::Sheet, format: SheetFormat) -> String {
    let (promises, rows) = (counted(made.entries.len(), "promise"), counted(made.rows(), "row"));
    let bare = made.entries.iter().filter(|entry| entry.offers.is_empty()).count();
    let bare = match bare {
        0 => String::new(),
        bare => format!("; {} without a decision to judge: none or not-a-promise", counted(bare, "promise")),
    };
    let spaces: BTreeSet<&str> =
        made.entries.iter().filter_map(|entry| Some(entry.promise.split_once("/promise/")?.0)).collect();
    let several = match spaces.len() {
        0 | 1 => "",
        _ => "\nThe promises are of several datasets: --agreement makes a sheet for each folder.",
    };
    let sample = made.sample.as_ref().map(|sample| format!("\nsample: {sample}")).unwrap_or_default();
    let next = match format {
        SheetFormat::Csv => NEXT,
        SheetFormat::Jsonl | SheetFormat::Markdown => "",
    };
    format!("{promises}, {rows} to code{bare}{sample}{several}{next}")
}
