//! Where names are written in a Turtle text: the parser does not tell.

use std::collections::HashMap;
use std::ops::Range;

use oxiri::Iri;

/// A name as written, outside of comments and strings.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::dataset) struct Token {
    /// The bytes that it takes, without `<` and `>`.
    pub(in crate::dataset) range: Range<usize>,
    /// The absolute IRI that it means.
    pub(in crate::dataset) iri: String,
    /// Whether it is short for an IRI by a prefix.
    pub(in crate::dataset) is_prefixed: bool,
}

/// All names of a text, in order. Cost: linear in the text.
pub(in crate::dataset) fn tokens(text: &str, base: &str) -> Vec<Token> {
    let mut scanner = Scanner { text, at: 0, base: base.to_owned(), prefixes: HashMap::new(), tokens: Vec::new() };
    scanner.scan();
    scanner.tokens
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    base: String,
    prefixes: HashMap<&'t str, String>,
    tokens: Vec<Token>,
}

/// What the next IRI is for.
enum Directive<'t> {
    Base,
    Prefix(&'t str),
}

impl<'t> Scanner<'t> {
    fn scan(&mut self) {
        let mut directive: Option<Directive<'t>> = None;
        while let Some(c) = self.text[self.at..].chars().next() {
            match c {
                '#' => self.skip_to(self.text[self.at..].find('\n')),
                '"' | '\'' => self.string(c),
                '<' => {
                    let start = self.at + 1;
                    let Some(length) = self.text[start..].find('>') else { return };
                    let range = start..start + length;
                    self.at = range.end + 1;
                    let iri = self.resolved(&self.text[range.clone()]);
                    match directive.take() {
                        Some(Directive::Base) => self.base = iri,
                        Some(Directive::Prefix(prefix)) => {
                            self.prefixes.insert(prefix, iri);
                        }
                        None => self.tokens.push(Token { range, iri, is_prefixed: false }),
                    }
                }
                _ if is_name(c) || c == '@' => {
                    let start = self.at;
                    let word = self.word();
                    directive = match (word.trim_start_matches('@').to_ascii_lowercase().as_str(), directive.take()) {
                        ("prefix", _) => Some(Directive::Prefix("")),
                        ("base", _) => Some(Directive::Base),
                        (_, Some(Directive::Prefix(_))) => Some(Directive::Prefix(word.trim_end_matches(':'))),
                        _ => {
                            self.prefixed(start, word);
                            None
                        }
                    };
                }
                _ => self.at += c.len_utf8(),
            }
        }
    }

    fn skip_to(&mut self, offset: Option<usize>) {
        self.at = offset.map_or(self.text.len(), |offset| self.at + offset);
    }

    /// Passes over a string, short or long.
    fn string(&mut self, quote: char) {
        let rest = &self.text[self.at..];
        let long: String = std::iter::repeat_n(quote, 3).collect();
        let end = if rest.starts_with(&long) { long.as_str() } else { &long[..1] };
        let mut at = end.len();
        while let Some(c) = rest[at..].chars().next() {
            if rest[at..].starts_with(end) {
                // Quotes before the closing three belong to the string.
                let more = rest[at + end.len()..].chars().take_while(|c| end.len() == 3 && *c == quote).count();
                self.at += at + end.len() + more;
                return;
            }
            let escaped = if c == '\\' { rest[at + 1..].chars().next().map_or(0, char::len_utf8) } else { 0 };
            at += c.len_utf8() + escaped;
        }
        self.at = self.text.len();
    }

    /// Takes characters that a prefixed name or a keyword may have.
    fn word(&mut self) -> &'t str {
        let rest = &self.text[self.at..];
        let mut end = 0;
        let mut is_escaped = false;
        for c in rest.chars() {
            if !(is_escaped || is_name(c) || c == '\\' || c == '@') {
                break;
            }
            is_escaped = !is_escaped && c == '\\';
            end += c.len_utf8();
        }
        // A dot at its end ends the statement.
        let word = rest[..end].trim_end_matches('.');
        self.at += end.max(1);
        word
    }

    fn prefixed(&mut self, start: usize, word: &'t str) {
        let Some((prefix, local)) = word.split_once(':') else { return };
        let Some(namespace) = self.prefixes.get(prefix) else { return };
        let iri = format!("{namespace}{}", local.replace('\\', ""));
        self.tokens.push(Token { range: start..start + word.len(), iri, is_prefixed: true });
    }

    fn resolved(&self, written: &str) -> String {
        let absolute = Iri::parse(self.base.as_str()).ok().and_then(|base| base.resolve(written).ok());
        absolute.map_or_else(|| written.to_owned(), Iri::into_inner)
    }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || "_:-.%~".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_outside_of_comments_and_strings() {
        let text = "@prefix p: <http://e.org/d/promise/w/1/> . # <no>\nPREFIX q: <x/>\n<theme/w/1/2> a p:4 ;\n  q:z \"<no> \\\" p:5\" , \
                    '''it's ''' , p:a\\~2, <../up>.\n";
        let found: Vec<_> = tokens(text, "http://e.org/d/");
        let shown: Vec<_> = found.iter().map(|token| (&text[token.range.clone()], token.iri.as_str())).collect();
        let wanted = [
            ("theme/w/1/2", "http://e.org/d/theme/w/1/2"),
            ("p:4", "http://e.org/d/promise/w/1/4"),
            ("q:z", "http://e.org/d/x/z"),
            ("p:a\\~2", "http://e.org/d/promise/w/1/a~2"),
            ("../up", "http://e.org/up"),
        ];
        assert_eq!(shown, wanted);
    }
}
