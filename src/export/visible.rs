//! Text of data on a terminal: control characters are shown, not acted on.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The text with every control character but line ends and tabs made visible: `ESC` as `␛`, others that a terminal may act
/// on (C1 controls, and the characters that turn the direction of writing) as `\u{9b}`.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_acted_on) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            // U+2400 to U+241F are the pictures of U+0000 to U+001F.
            '\0'..='\u{1f}' if is_acted_on(character) => {
                out.push(char::from_u32(0x2400 + u32::from(character)).unwrap_or('�'));
            }
            '\u{7f}' => out.push('␡'),
            character if is_acted_on(character) => {
                let _infallible = write!(out, "\\u{{{:x}}}", u32::from(character));
            }
            character => out.push(character),
        }
    }
    Cow::Owned(out)
}

/// As [`visible`], on one line: white space of any kind and length becomes one space.
#[must_use]
pub fn on_one_line(text: &str) -> Cow<'_, str> {
    let is_folded = |c: char| c.is_whitespace() && c != ' ' && c != '\u{a0}' && c != '\u{202f}';
    if !text.contains(is_folded) && !text.contains("  ") {
        return visible(text);
    }
    let words: Vec<_> = text.split(|c: char| c == ' ' || is_folded(c)).filter(|word| !word.is_empty()).collect();
    Cow::Owned(visible(&words.join(" ")).into_owned())
}

fn is_acted_on(character: char) -> bool {
    match character {
        '\n' | '\t' => false,
        // Line and paragraph separator, and overrides of the direction of writing ("Trojan source").
        '\u{2028}'
        | '\u{2029}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{061c}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => true,
        character => character.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_acts_on_is_shown() {
        assert_eq!(visible("a\u{1b}[31mred\u{7}\u{9b}2J\u{7f}\r\u{202e}"), "a␛[31mred␇\\u{9b}2J␡␍\\u{202e}");
        assert_eq!(visible("één\n\ttwee"), "één\n\ttwee");
    }

    #[test]
    fn white_space_of_a_cell_is_one_space() {
        assert_eq!(on_one_line(" a\r\n b\t c "), "a b c");
        assert_eq!(on_one_line("a\u{1b}b"), "a␛b");
    }
}
