//! The store that a command reads.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::{CliError, Ui};
use crate::model::Confidence;
use crate::pipeline::{self, View};
use crate::store::Store;

#[derive(Debug, Args)]
pub(super) struct StoreArgs {
    /// The store: a file `*.nq` or `*.nq.zst`, or a dataset folder (built in memory on the spot).
    #[arg(long, short, default_value = "kb.nq", env = "PLEDGEBASE_STORE", value_name = "FILE|FOLDER")]
    store: PathBuf,
    /// Leave out suggested links that are less sure than this, from 0 to 1.
    #[arg(long, value_name = "CONFIDENCE")]
    min_confidence: Option<Confidence>,
    /// Leave out decisions after this day (YYYY-MM-DD), and those without a day: coverage as it was then.
    #[arg(long, value_name = "DAY")]
    as_of: Option<Date>,
}

impl StoreArgs {
    pub(super) fn open(&self, ui: &Ui) -> Result<Store, CliError> {
        let text = self.store.to_string_lossy();
        if text.starts_with("http://") || text.starts_with("https://") {
            let message =
                "SPARQL endpoints are not supported as a store by this version: use a file or a dataset folder";
            return Err(CliError::Usage(message.to_owned()));
        }
        let view = View { as_of: self.as_of, least: self.min_confidence };
        if !self.store.exists() {
            return Err(CliError::Usage(format!(
                "there is no store `{}`: make one with `pledgebase build`, or name one with --store",
                self.store.display()
            )));
        }
        Ok(ui.spinner("opening the store", || pipeline::open_view(&self.store, &view))?)
    }
}
