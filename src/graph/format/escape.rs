//! Text as a quoted string of the DOT language, whatever the text is.
//!
//! # Rationale
//! Three readers look at the string in turn. The DOT lexer ends it at an unescaped `"` and joins lines at a backslash;
//! Graphviz then turns `\N`, `\G`, `\L` and others into names, `\n`, `\l` and `\r` into line breaks and `\\` into one
//! backslash (<https://graphviz.org/docs/attr-types/escString/>), and character references such as `&lt;` into characters;
//! and an SVG reader refuses characters that XML does not allow.

/// A quoted string that Graphviz shows as `text`.
///
/// A line feed becomes a line break. Control characters, which no picture can show, become their symbols (U+2400 …), and
/// other characters that XML does not allow or discourages U+FFFD.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text))
}

/// A quoted string of lines, each set to the left.
pub(super) fn quoted_lines(lines: &[String]) -> String {
    let lines: String = lines.iter().map(|line| escaped(line) + "\\l").collect();
    format!("\"{lines}\"")
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '&' => out.push_str("&amp;"),
            '\n' => out.push_str("\\n"),
            character => out.push(visible(character)),
        }
    }
    out
}

/// A character that every reader of XML takes. Control characters, which nothing can show, become their symbols
/// (U+2400 …), and others that XML 1.0 does not allow or discourages U+FFFD.
pub(super) fn visible(character: char) -> char {
    match character {
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(character)).unwrap_or('\u{FFFD}'),
        '\u{7F}' => '\u{2421}',
        '\u{80}'..='\u{9F}' | '\u{FFFE}' | '\u{FFFF}' => '\u{FFFD}',
        character => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_means_something_to_graphviz() {
        assert_eq!(quoted(r#"a "b" \N c\"#), r#""a \"b\" \\N c\\""#);
        assert_eq!(quoted("R&D &lt; 1\n2\0"), "\"R&amp;D &amp;lt; 1\\n2\u{2400}\"");
    }
}
