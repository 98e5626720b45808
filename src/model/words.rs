//! When two texts say the same words.

use crate::language::comparable;

/// What is left of a text when it is held against another one: composed accents, no invisible characters, no white space and
/// no hyphens, so that neither line breaks nor the hyphens of the print count. Capitals, accents and punctuation do.
#[must_use]
pub fn words_of(text: &str) -> String {
    comparable(text).chars().filter(|&c| !c.is_whitespace() && !is_hyphen(c)).collect()
}

/// Hyphens, but not dashes.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_the_same_however_they_are_set() {
        let plain = words_of("De e-loketten: één plek.");
        for same in [
            "De eloketten: e\u{301}e\u{301}n plek.",
            "De e-\nloketten:  één\u{200b} plek.",
            "De e\u{2011}lo\u{ad}ketten: één plek.",
        ] {
            assert_eq!(words_of(same), plain, "{same}");
        }
        assert_ne!(words_of("De e-loketten: een plek."), plain);
    }
}
