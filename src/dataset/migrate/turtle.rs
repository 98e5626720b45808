//! Names in Turtle files: their last part is rewritten where it stands, whatever form they are written in.

use super::edits::Edits;
use super::meant::{Found, Now};
use crate::dataset::curation::tokens;
use crate::diagnostic::SourceText;
use crate::model::PositionalName;

pub(super) fn migrate(source: &SourceText, now: &Now, edits: &mut Edits<'_>) {
    let (body, skipped) = source.body();
    for token in tokens(body, now.space()) {
        let Some((places, name)) = now.counts(&token.iri) else { continue };
        let range = token.range.start + skipped..token.range.end + skipped;
        match places.find(&name, None) {
            Found::Here(thing) | Found::Elsewhere(thing, _) => {
                let written = &source.text()[range.clone()];
                match rewritten(written, &name, &thing.name, token.is_prefixed) {
                    Some(to) => edits.rename(range, to),
                    None => edits.lost(range, "the prefix of this name counts itself".to_owned()),
                }
            }
            Found::Lost(why) => edits.lost(range, why),
        }
    }
}

/// A name as written with another last part; `None` where the number of a report stands in a prefix or base.
fn rewritten(written: &str, old: &PositionalName<'_>, new: &str, is_prefixed: bool) -> Option<String> {
    let digits = written.bytes().rev().take_while(u8::is_ascii_digit).count();
    let head = &written[..written.len() - digits];
    let new = if is_prefixed { new.replace('~', "\\~") } else { new.to_owned() };
    if old.report == 1 && !head.contains('~') {
        return Some(format!("{head}{new}"));
    }
    let (section, separator) =
        if let Some(section) = head.strip_suffix("\\/") { (section, "\\/") } else { (head.strip_suffix('/')?, "/") };
    let (section, _) = section.rsplit_once('~')?;
    Some(format!("{}{separator}{new}", section.strip_suffix('\\').unwrap_or(section)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_the_form_that_it_is_written_in() {
        let old = |tail| PositionalName::parse(tail).unwrap();
        let (first, second) = (old("w/1.1/4"), old("w/1.1~2/4"));
        for (written, name, is_prefixed, wanted) in [
            ("theme/w/1.1/4", first, false, Some("theme/w/1.1/new~2")),
            ("https://e.org/d/theme/w/1.1~2/4", second, false, Some("https://e.org/d/theme/w/1.1/new~2")),
            ("4", first, false, Some("new~2")),
            ("t:4", first, true, Some("t:new\\~2")),
            ("d:theme\\/w\\/1.1\\~2\\/4", second, true, Some("d:theme\\/w\\/1.1\\/new\\~2")),
            ("t:4", second, true, None),
        ] {
            assert_eq!(rewritten(written, &name, "new~2", is_prefixed).as_deref(), wanted, "{written}");
        }
    }
}
