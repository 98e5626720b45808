//! Texts shortened for reading.

use crate::language::comparable;

/// The beginning of a text of not much more than `longest` characters, on one line: whole words, and `…` for the rest.
pub(super) fn shortened(text: &str, longest: usize) -> String {
    let text = comparable(text);
    let Some((cut, _)) = text.char_indices().nth(longest) else { return text };
    let end = text[..cut].rfind(' ').unwrap_or(cut);
    format!("{}…", text[..end].trim_end_matches([',', ';', ':', '.', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_whole_and_the_rest_is_told() {
        assert_eq!(shortened("een twee\n  drie", 20), "een twee drie");
        assert_eq!(shortened("een twee, drie", 10), "een twee…");
        assert_eq!(shortened("éénlangwoord", 3), "één…");
        assert_eq!(shortened("", 3), "");
    }
}
