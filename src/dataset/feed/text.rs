//! HTML content → text.

use html5gum::{Token, Tokenizer};

/// Elements that end a line.
const BLOCKS: &[&[u8]] = &[b"p", b"div", b"li", b"ul", b"ol", b"br", b"tr", b"h1", b"h2", b"h3", b"h4", b"h5", b"h6"];

/// The text of an HTML fragment: entities decoded, a line for each block, white space folded; `None` when it is empty.
pub(super) fn of_html(html: &str) -> Option<String> {
    let mut text = String::with_capacity(html.len());
    for token in Tokenizer::new(html).flatten() {
        match token {
            Token::String(string) => text.push_str(&String::from_utf8_lossy(&string.value)),
            Token::StartTag(tag) if BLOCKS.contains(&tag.name.as_slice()) => text.push('\n'),
            Token::EndTag(tag) if BLOCKS.contains(&tag.name.as_slice()) => text.push('\n'),
            _ => {}
        }
    }
    let lines = text.lines().filter_map(super::folded);
    let text = lines.collect::<Vec<_>>().join("\n");
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::of_html;

    #[test]
    fn html_becomes_lines_of_text() {
        assert_eq!(of_html("<p>A &amp; B</p><p> C<br/>D </p>").as_deref(), Some("A & B\nC\nD"));
        assert_eq!(of_html("<p></p>"), None);
    }
}
