//! `pledgebase explain`

use clap::Args;

use super::choice::choice_parser;
use super::output::{OutputArgs, ReportFormat};
use super::part::EvidenceArgs;
use super::store::StoreArgs;
use super::{CliError, Outcome, Ui};
use crate::export::visible;
use crate::language::Language;
use crate::{lookup, trail};

/// Show why a promise, section, theme, decision or agreement has its status.
///
/// Prints the path from promise to theme to decision, with who says so (layer, method, confidence) and the file and line
/// of each citation marker; as JSON the same as data.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// `Wonen/4.2.1` (a section), `wonen/4.2.1/4` (the promise of its fourth sentence), `theme/wonen/4.2.1/2`, a title or
    /// its beginning, an IRI or the end of one.
    name: String,
    #[command(flatten)]
    store: StoreArgs,
    /// Look the name up in this agreement: slug of its dataset, title or the beginning of one, or IRI.
    #[arg(long, value_name = "AGREEMENT")]
    agreement: Option<String>,
    #[command(flatten)]
    evidence: EvidenceArgs,
    /// Language of the tool's own words; texts of the data stay as they are.
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = choice_parser::<Language>())]
    lang: Language,
    #[command(flatten)]
    output: OutputArgs<ReportFormat>,
}

impl Explain {
    pub(super) fn run(self, ui: &Ui) -> Result<Outcome, CliError> {
        let format = self.output.format(ReportFormat::Text)?;
        let store = self.store.open(ui)?;
        let thing = lookup::thing(&store, &self.name, self.agreement.as_deref())?;
        let explanation = trail::explain(&store, &thing, self.evidence.level())?;
        self.output.deliver(ui, |out| {
            match format {
                ReportFormat::Text => write!(out, "{}", visible(&trail::text(&explanation, self.lang)))?,
                ReportFormat::Json => {
                    serde_json::to_writer_pretty(&mut *out, &explanation).map_err(std::io::Error::from)?;
                    writeln!(out)?;
                }
            }
            Ok(())
        })?;
        Ok(Outcome::Done)
    }
}
