//! Terms of our own namespace that a query names and that do not exist: it would answer with nothing, without a word.

use std::collections::BTreeMap;
use std::ops::Range;

use super::tokens::{Kind, Tokens};
use crate::choice::nearest;
use crate::diagnostic::{Diagnostic, SourceText};
use crate::vocab::{PB, PREFIXES, pb};

/// A warning for each place of a query that names a term of ours that does not exist, with the nearest that does.
#[must_use]
pub fn unknown_terms(source: &SourceText) -> Vec<Diagnostic> {
    let mut prefixes: BTreeMap<&str, &str> = PREFIXES.iter().copied().collect();
    let mut found = Vec::new();
    let mut words = ["", ""];
    for token in Tokens::new(source.text()) {
        let text = &source.text()[token.range.clone()];
        match token.kind {
            Kind::Iri => {
                let iri = &text[1..text.len() - 1];
                if words[1].eq_ignore_ascii_case("PREFIX")
                    && let Some(prefix) = words[0].strip_suffix(':')
                {
                    prefixes.insert(prefix, iri);
                } else if let Some(name) = iri.strip_prefix(PB) {
                    found.extend(unknown(source, name, token.range.end - 1 - name.len()..token.range.end - 1));
                }
            }
            Kind::Word => {
                if let Some((prefix, name)) = text.split_once(':')
                    && prefixes.get(prefix) == Some(&PB)
                {
                    found.extend(unknown(source, name, token.range));
                }
            }
            _ => {}
        }
        words = [text, words[0]];
    }
    found
}

/// Nothing behind the namespace names the namespace itself.
fn unknown(source: &SourceText, name: &str, at: Range<usize>) -> Option<Diagnostic> {
    let known = || pb::ALL.iter().filter_map(|term| term.as_str().strip_prefix(PB));
    if name.is_empty() || known().any(|term| term == name) {
        return None;
    }
    let help = match nearest(name, known()) {
        Some(near) => format!("did you mean `pb:{near}`?"),
        None => "docs/vocabulary.md lists the terms".to_owned(),
    };
    let message = format!("there is no term `pb:{name}`: nothing in a store is said with it");
    Some(Diagnostic::warning("unknown-term", source.place(at), message, help))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(usize, String)> {
        let findings = unknown_terms(&SourceText::new("q.rq", text));
        findings.into_iter().map(|finding| (finding.place.column.unwrap_or_default(), finding.help)).collect()
    }

    #[test]
    fn a_term_that_does_not_exist_is_named_with_the_nearest() {
        let wanted = [(12, "did you mean `pb:Promise`?".to_owned())];
        assert_eq!(found("ASK { ?s a pb:Promse }"), wanted);
        assert_eq!(found(&format!("ASK {{ ?s a <{PB}Promse> }}"))[0].1, wanted[0].1);
        assert_eq!(found(&format!("PREFIX x: <{PB}> ASK {{ ?s a x:Promse }}"))[0].1, wanted[0].1);
    }

    #[test]
    fn what_exists_or_is_not_ours_is_no_finding() {
        assert_eq!(found("PREFIX pb: <http://e.org/> ASK { ?s a pb:Promse }"), []);
        assert_eq!(found(&format!("PREFIX x: <{PB}> ASK {{ ?s a pb:Promise, x:Theme, 'pb:Promse' }} # pb:Promse")), []);
    }
}
