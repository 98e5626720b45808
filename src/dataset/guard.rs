//! Cells that a spreadsheet would take for a formula, and the sign before them that keeps it from doing so.
//!
//! # Rationale
//! A cell that starts with `=`, `+`, `-` or `@` is calculated when the file is opened: a dash before a promise becomes an
//! error, and a text from elsewhere could do harm (OWASP, "CSV injection"). An apostrophe before it keeps it a text. So that
//! every text comes back as it was, one that could be taken for guarded gets an apostrophe too; Dutch words that start with
//! one (`'t`, `'s`) cannot, and stay as they are.

use std::borrow::Cow;

const GUARD: char = '\'';

/// A text as a cell; white space around it is left out, as readers of tables do.
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if is_formula(text) || unguarded(text) != text { format!("{GUARD}{text}").into() } else { text.into() }
}

/// The text of a cell.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix(GUARD).filter(|rest| is_formula(rest) || rest.starts_with(GUARD)).unwrap_or(cell)
}

fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_are_guarded_and_words_with_an_apostrophe_are_not() {
        assert_eq!(guarded("=1+1"), "'=1+1");
        assert_eq!(guarded(" - een park "), "'- een park");
        assert_eq!(guarded("'t Zand krijgt een park"), "'t Zand krijgt een park");
        assert_eq!(guarded("'=1"), "''=1");
        assert_eq!(unguarded("'t Zand"), "'t Zand");
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in "['=+@ a\t-]{0,6}") {
            let cell = guarded(&text).into_owned();
            prop_assert!(!is_formula(&cell));
            prop_assert_eq!(unguarded(&cell), text.trim());
        }
    }
}
