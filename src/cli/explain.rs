//! `pledgebase explain`

use clap::Args;

use super::output::{OutputArgs, ReportFormat};
use super::store::StoreArgs;
use super::{CliError, Outcome, Ui};
use crate::export::visible;
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
    /// Look the name up in this agreement: slug of its dataset, title or the beginning of one, or IRI.
    #[arg(long, value_name = "AGREEMENT")]
    agreement: Option<String>,
    #[command(flatten)]
    output: OutputArgs<ReportFormat>,
}

impl Explain {
    pub(super) fn run(self, ui: &Ui) -> Result<Outcome, CliError> {
        let format = self.output.format(ReportFormat::Text)?;
        let store = self.store.open(ui)?;
        let trail = trail::explain(&store, &lookup::thing(&store, &self.name, self.agreement.as_deref())?)?;
        self.output.deliver(ui, |out| {
            match format {
                ReportFormat::Text => write!(out, "{}", visible(&trail.to_string()))?,
                ReportFormat::Json => {
                    serde_json::to_writer_pretty(&mut *out, &trail).map_err(std::io::Error::from)?;
                    writeln!(out)?;
                }
            }
            Ok(())
        })?;
        Ok(Outcome::Done)
    }
}
