//! The store that a command reads.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use jiff::civil::Date;

use super::{CliError, Ui};
use crate::model::Confidence;
use crate::pipeline::{self, View};
use crate::store::{Bytes, Limits, Store};

#[derive(Debug, Args)]
pub(super) struct StoreArgs {
    /// The store: a file `*.nq` or `*.nq.zst`, or a dataset folder (built in memory on the spot).
    #[arg(long, short, default_value = "kb.nq", env = "PLEDGEBASE_STORE", value_name = "FILE|FOLDER")]
    store: PathBuf,
    /// Leave out suggested links that are less sure than this, from 0 to 1.
    #[arg(long, value_name = "CONFIDENCE")]
    min_confidence: Option<Confidence>,
    /// Leave out decisions and ratings after this day (YYYY-MM-DD), and those without a day: coverage as it was then.
    #[arg(long, value_name = "DAY")]
    as_of: Option<Date>,
    #[command(flatten)]
    limits: LimitArgs,
}

/// What each question may cost.
#[derive(Debug, Args)]
struct LimitArgs {
    /// Stop a question that takes longer.
    #[arg(long, value_name = "SECONDS", default_value = "60", value_parser = seconds)]
    timeout: Duration,
    /// Stop a question that takes more memory than this beside the store: 512MB, 2GB, ….
    #[arg(long, value_name = "SIZE", default_value = "2GB")]
    max_memory: Bytes,
}

impl LimitArgs {
    fn limits(&self) -> Limits {
        Limits { time: Some(self.timeout), memory: Some(self.max_memory), ..Limits::default() }
    }
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
        let store = ui.spinner("opening the store", || pipeline::open_view(&self.store, &view))?;
        Ok(store.with_limits(self.limits.limits()))
    }
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "write a number of seconds, such as 2.5")?;
    Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())
}
