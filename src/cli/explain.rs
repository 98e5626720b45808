//! `pledgebase explain`

use std::io::Write;

use clap::{Args, ValueEnum};

use super::store::StoreArgs;
use super::{CliError, Outcome, output};
use crate::{lookup, trail};

/// Show why a promise, section, theme or decision has its status.
///
/// Prints the path from promise to theme to decision, with who says so (layer, method, confidence) and the file and line
/// of each citation marker.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// An IRI, or the end of one: `Wonen/4.2.1` (a section), `promise/wonen/4.2.1/3`, `theme/wonen/4.2.1/2`.
    name: String,
    #[command(flatten)]
    store: StoreArgs,
    /// Output format.
    #[arg(long, value_enum, default_value_t = ExplainFormat::Text)]
    format: ExplainFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ExplainFormat {
    /// A tree of steps.
    Text,
    /// The same as JSON.
    Json,
}

impl Explain {
    pub(super) fn run(self) -> Result<Outcome, CliError> {
        let store = self.store.open()?;
        let trail = trail::explain(&store, &lookup::thing(&store, &self.name, None)?)?;
        let mut out = output::stdout();
        match self.format {
            ExplainFormat::Text => write!(out, "{trail}")?,
            ExplainFormat::Json => {
                serde_json::to_writer_pretty(&mut out, &trail).map_err(std::io::Error::from)?;
                writeln!(out)?;
            }
        }
        out.flush()?;
        Ok(Outcome::Done)
    }
}
