//! What is named as evidence: addresses, or words where an address is expected.

use crate::diagnostic::{Diagnostic, Place};
use crate::language::comparable;
use crate::model::NamedSource;
use crate::vocab::is_iri;

/// The sources that a cell names: addresses with spaces or `;` between, or words.
///
/// A part between two `;` that is not all addresses is kept as words, whole, and noted: it is no address, or it says more.
pub(in crate::dataset) fn sources_of(
    cell: &str,
    place: impl Fn() -> Place,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<NamedSource> {
    let mut sources: Vec<NamedSource> = Vec::new();
    // An address may have a `;` in it, but not with white space behind it.
    let whole = addresses(cell);
    let parts: Vec<&str> = if whole.is_some() { vec![cell] } else { cell.split(';').collect() };
    for part in parts.into_iter().map(str::trim).filter(|part| !part.is_empty()) {
        let named = addresses(part).unwrap_or_else(|| {
            let words = comparable(part);
            let message = format!("“{words}” is no address");
            let help =
                "write https://… where there is a page; the words are kept as a source that is known by them alone";
            diagnostics.push(Diagnostic::note("words-for-address", place(), message, help));
            vec![NamedSource::Words(words)]
        });
        for source in named {
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
    }
    sources
}

/// The addresses of a text that is nothing else.
fn addresses(text: &str) -> Option<Vec<NamedSource>> {
    let tokens = text.split_whitespace().map(|token| token.trim_end_matches([',', ';']));
    let tokens: Vec<&str> = tokens.filter(|token| !token.is_empty()).collect();
    let is_address = |token: &&str| token.contains("://") && is_iri(token) && token.matches("://").count() == 1;
    let all = !tokens.is_empty() && tokens.iter().all(is_address);
    all.then(|| tokens.into_iter().map(|token| NamedSource::Address(token.to_owned())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cell: &str) -> (Vec<String>, usize) {
        let mut diagnostics = Vec::new();
        let sources = sources_of(cell, || Place::file("f"), &mut diagnostics);
        let shown = sources.iter().map(|source| match source {
            NamedSource::Address(address) => format!("<{address}>"),
            NamedSource::Words(words) => words.clone(),
        });
        (shown.collect(), diagnostics.len())
    }

    #[test]
    fn addresses_are_told_from_words_and_words_are_kept_whole() {
        let of = |sources: &[&str], notes: usize| (sources.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>(), notes);
        assert_eq!(
            read("https://e.org/a, https://e.org/b;https://e.org/c"),
            of(&["<https://e.org/a>", "<https://e.org/b>", "<https://e.org/c>"], 0)
        );
        assert_eq!(read(" https://e.org/a,b;c "), of(&["<https://e.org/a,b;c>"], 0));
        assert_eq!(read("Told  by mail; https://e.org/a"), of(&["Told by mail", "<https://e.org/a>"], 1));
        assert_eq!(read("see https://e.org/a for more"), of(&["see https://e.org/a for more"], 1));
        assert_eq!(read("www.e.org ; www.e.org;"), of(&["www.e.org"], 2));
        assert_eq!(read("  "), of(&[], 0));
    }
}
