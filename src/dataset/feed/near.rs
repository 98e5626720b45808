//! Entries that a cited decision may have meant: the same day, and a title that differs in typography only.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Read;
use crate::diagnostic::Diagnostic;
use crate::model::DecisionKey;

/// Notes each cited decision without an entry whose title is, letter for letter, that of an entry of the same day.
///
/// # Rationale
/// A title typed with other quotes, hyphens or capitals is most probably the same decision. But two decisions of one meeting
/// can have titles as close as that, so nothing is joined: whoever owns the files decides.
pub(super) fn report(entries: &[Read], cited: &BTreeSet<&DecisionKey>, diagnostics: &mut Vec<Diagnostic>) {
    let keys: BTreeSet<_> = entries.iter().map(|read| &read.entry.key).collect();
    let mut without_entry: BTreeMap<(Option<Date>, String), &str> = BTreeMap::new();
    for key in cited.iter().filter(|key| !keys.contains(**key)) {
        if let Some(title) = key.title() {
            without_entry.insert((key.date(), letters(title)), title);
        }
    }
    for read in entries.iter().filter(|read| !cited.contains(&read.entry.key)) {
        let Some(title) = read.entry.key.title() else { continue };
        if let Some(other) = without_entry.get(&(read.entry.key.date(), letters(title))) {
            diagnostics.push(Diagnostic::note(
                "title-nearly-cited",
                read.place.clone(),
                format!("this title differs only in typography from one that a report cites: {other}"),
                "they are kept as two decisions; write both titles alike if they are one",
            ));
        }
    }
}

/// Letters and digits in lower case: what is left without white space, quotes, hyphens and full stops.
fn letters(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
