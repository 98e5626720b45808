//! When two texts say the same words.

use unicode_normalization::UnicodeNormalization as _;

/// Composed (NFC), white space folded to single spaces and off both ends, without characters that cannot be seen.
#[must_use]
pub fn folded(text: &str) -> String {
    let visible: String = text.nfc().filter(|&c| !is_invisible(c)).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is compared where two texts are held against each other: [`folded`], and without white space and hyphens, so that
/// neither line breaks nor the hyphens of the print count.
#[must_use]
pub fn comparable(text: &str) -> String {
    text.nfc().filter(|&c| !is_invisible(c) && !c.is_whitespace() && !is_hyphen(c)).collect()
}

/// Hyphens, but not dashes.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Soft hyphens, zero-width characters, marks of direction and variation: they leave no ink.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_the_same_however_they_are_set() {
        let plain = comparable("De e-loketten: één plek.");
        for same in [
            "De eloketten: e\u{301}e\u{301}n plek.",
            "De e-\nloketten:  één\u{200b} plek.",
            "De e\u{2011}lo\u{ad}ketten: één plek.",
        ] {
            assert_eq!(comparable(same), plain, "{same}");
        }
        assert_ne!(comparable("De e-loketten: een plek."), plain);
        assert_eq!(folded(" a\u{a0}b\u{ad}c \n d "), "a bc d");
    }
}
