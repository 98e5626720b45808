//! One form of a text: what readers cannot see does not tell two texts apart.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The text with composed accents (Unicode normalization form C): `e` and a combining accent become `é`.
#[must_use]
pub fn nfc(text: &str) -> String {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text.to_owned(),
        _ => text.nfc().collect(),
    }
}

/// White space folded to single spaces, none at the ends.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The form in which titles, labels, words and quotes are compared: composed accents, no invisible characters, white space
/// folded. Capitals and punctuation stay.
#[must_use]
pub fn comparable(text: &str) -> String {
    if text.is_ascii() {
        return folded(text);
    }
    let visible: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    folded(&nfc(&visible))
}

/// Whether a character shows nothing and separates nothing: soft hyphens, zero-width spaces and joiners, marks of writing
/// direction, byte order marks.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_are_composed_whatever_they_came_as() {
        assert_eq!(nfc("cafe\u{301} e\u{308}n Noe\u{308}l"), "café ën Noël");
        assert_eq!(nfc("gewoon"), "gewoon");
    }

    #[test]
    fn texts_that_look_alike_are_alike() {
        let shown = "Coördinatie van beleid";
        for same in ["Coo\u{308}rdinatie van beleid", "Co\u{ad}ördi\u{200b}natie\u{a0}van \n beleid\u{feff}", "o"] {
            assert_eq!(comparable(same) == shown, same != "o", "{same:?}");
        }
        // An invisible character between a letter and its accent hides nothing.
        assert_eq!(comparable("e\u{200d}\u{301}"), "é");
        assert_eq!(folded(" a\t b\r\n"), "a b");
    }
}
