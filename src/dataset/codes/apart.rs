//! Rows that have the same trouble, told once for each kind of it.

use super::shared::Shared;
use crate::choice::nearest;
use crate::diagnostic::Diagnostic;
use crate::model::Dataset;

/// Rows of a file that do not say all that they should.
#[derive(Debug, Default)]
pub(super) struct Apart<'a> {
    /// Rows by a coder that is none of the dataset's; of nobody, by an empty one.
    pub(super) strangers: Shared<'a, String>,
    /// Rows by words that are no sample's.
    pub(super) samples: Shared<'a, String>,
    /// Rows about promises of other datasets, by what these datasets' names start with.
    pub(super) foreign: Shared<'a, String>,
}

impl Apart<'_> {
    pub(super) fn tell(&self, dataset: &Dataset, diagnostics: &mut Vec<Diagnostic>) {
        let ids: Vec<&str> = dataset.coders.iter().map(|coder| coder.id.as_str()).collect();
        for (id, first, lines) in self.strangers.all() {
            let (code, message, help) = if id.is_empty() {
                let help = "write the id of one of the `[[coders]]` of dataset.toml in the column coder; until then the \
                            verdicts count as nobody's";
                ("no-coder", format!("nobody is named as the coder of {lines}"), help.to_owned())
            } else {
                let message = format!("`{id}` is no coder of this dataset; {lines} count as nobody's");
                ("unknown-coder", message, unknown_coder_help(id, &ids))
            };
            diagnostics.push(Diagnostic::warning(code, first.place(), message, help));
        }
        for (text, first, lines) in self.samples.all() {
            let message = format!("`{text}` says of no sample which it is: {lines}");
            let help = "leave the column as `pledgebase sheet --sample` wrote it, such as `100 of 831, seed 7, frame \
                        3f2a91bc`; the verdicts count, but not for an estimate";
            diagnostics.push(Diagnostic::warning("bad-sample", first.place(), message, help));
        }
        for (space, first, lines) in self.foreign.all() {
            let message = format!("{lines} are about promises of another dataset, <{space}>");
            let help = "put the file into `codes/` of that dataset too; here these rows count as nothing";
            diagnostics.push(Diagnostic::note("other-dataset", first.place(), message, help));
        }
    }
}

fn unknown_coder_help(id: &str, known: &[&str]) -> String {
    let meant = nearest(id, known.iter().copied());
    let meant = meant.map(|meant| format!("write `{meant}` if that is meant; else ")).unwrap_or_default();
    let quoted = toml::Value::String(id.to_owned());
    format!(
        "{meant}add to dataset.toml:\n[[coders]]\nid = {quoted}\nname = \"…\"\nkind = \"person\"   # or \"software\", with its \
         version = \"…\""
    )
}
