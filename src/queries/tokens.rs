//! The words and signs of a SPARQL text, without parsing it.
//!
//! # Rationale
//! A text that is nested too deep must be refused before anything recurses over it. So brackets are counted on tokens, and
//! what stands in strings, comments and IRIs must not count, nor may anything be hidden in them. Where `<` starts an IRI and
//! where it compares depends on what may stand there; the brackets that are open tell. As the parser does, an IRI is taken
//! up to the next `>`.

use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `(`, `[` or `{`.
    Open,
    /// `)`, `]` or `}`.
    Close,
    /// An IRI in angle brackets.
    Iri,
    /// A string, a number, a language tag.
    Literal,
    /// `?x` or `$x`.
    Variable,
    /// A keyword, a function, a prefixed name, a label of a blank node.
    Word,
    /// Any other sign, one character (`^^` is one).
    Mark,
}

/// Where a token stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// In the clauses of a query, outside of brackets.
    Clauses,
    /// Among patterns, in `{ … }`.
    Pattern,
    /// In a list of terms, a path or a property list.
    Terms,
    /// In an expression.
    Expression,
    /// In the rows of VALUES.
    Data,
}

/// A word or sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// The bytes of the text.
    pub(super) range: Range<usize>,
    pub(super) kind: Kind,
    /// What it stands in; of a bracket, what the bracket stands in.
    pub(super) frame: Frame,
    /// How many brackets are open around it; of an opening bracket, itself included.
    pub(super) depth: usize,
}

/// The tokens of a text, from its start.
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    frames: Vec<Frame>,
    /// The last token, and the one before it.
    last: [Option<(Kind, &'a str)>; 2],
    /// VALUES was read, and its rows not yet.
    awaits_data: bool,
    /// No token of the innermost `{` was read yet.
    is_first: bool,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, frames: vec![Frame::Clauses], last: [None, None], awaits_data: false, is_first: false }
    }

    fn frame(&self) -> Frame {
        self.frames.last().copied().unwrap_or(Frame::Clauses)
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn skip_space_and_comments(&mut self) {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start();
            self.at += rest.len() - trimmed.len();
            if !trimmed.starts_with('#') {
                return;
            }
            self.at += trimmed.find(['\n', '\r']).unwrap_or(trimmed.len());
        }
    }

    /// Kind and length of the token that starts here.
    fn lex(&self) -> Option<(Kind, usize)> {
        let rest = self.rest();
        let first = rest.chars().next()?;
        let one = first.len_utf8();
        Some(match first {
            '(' | '[' | '{' => (Kind::Open, one),
            ')' | ']' | '}' => (Kind::Close, one),
            '"' | '\'' => (Kind::Literal, string(rest, first)),
            '<' if self.compares() => (Kind::Mark, one),
            '<' => rest.find('>').map_or((Kind::Mark, one), |end| (Kind::Iri, end + 1)),
            '?' | '$' => match length(&rest[one..], is_of_name) {
                0 => (Kind::Mark, one),
                name => (Kind::Variable, one + name),
            },
            '@' => (Kind::Literal, one + length(&rest[one..], |c| c.is_ascii_alphanumeric() || c == '-')),
            '^' if rest.starts_with("^^") => (Kind::Mark, 2),
            '+' | '-' if !self.follows_operand() && rest[one..].starts_with(|c: char| c.is_ascii_digit()) => {
                (Kind::Literal, one + number(&rest[one..]))
            }
            digit if digit.is_ascii_digit() => (Kind::Literal, number(rest)),
            ':' => (Kind::Word, word(rest)),
            letter if is_of_name(letter) => (Kind::Word, word(rest)),
            _ => (Kind::Mark, one),
        })
    }

    /// Whether `<` is less-than here: in an expression, after something that can be compared.
    fn compares(&self) -> bool {
        self.frame() == Frame::Expression && self.follows_operand()
    }

    fn follows_operand(&self) -> bool {
        match self.last[0] {
            Some((Kind::Close | Kind::Iri | Kind::Literal | Kind::Variable, _)) => true,
            // Keywords are no operands; a keyword and an operand may be written as one word.
            Some((Kind::Word, word)) => {
                word.contains(':')
                    || word.ends_with(|c: char| c.is_ascii_digit())
                    || ["true", "false"].iter().any(|name| word.to_ascii_lowercase().ends_with(name))
            }
            _ => false,
        }
    }

    /// What an opening bracket opens.
    fn opened(&mut self, bracket: &str) -> Frame {
        match (bracket, self.frame()) {
            ("{", _) if std::mem::take(&mut self.awaits_data) => Frame::Data,
            ("{", _) => Frame::Pattern,
            (_, Frame::Data) => Frame::Data,
            ("(", Frame::Expression) => Frame::Expression,
            ("(", Frame::Clauses) if !self.awaits_data => Frame::Expression,
            ("(", Frame::Pattern) if self.starts_an_expression() => Frame::Expression,
            _ => Frame::Terms,
        }
    }

    /// Among patterns only FILTER, with or without the name of a function, and BIND stand before an expression.
    fn starts_an_expression(&self) -> bool {
        let is = |place: usize, keyword: &str| matches!(self.last[place], Some((Kind::Word, word)) if word.eq_ignore_ascii_case(keyword));
        let is_function = matches!(self.last[0], Some((Kind::Word | Kind::Iri, _)));
        is(0, "FILTER") || is(0, "BIND") || (is_function && is(1, "FILTER"))
    }

    /// Keywords that change what the rest of a bracket is.
    fn heed(&mut self, word: &str) {
        const SELECT: [&str; 3] = ["SELECT", "SELECTDISTINCT", "SELECTREDUCED"];
        let is = |keyword: &str| word.eq_ignore_ascii_case(keyword);
        match self.frame() {
            Frame::Pattern if self.is_first && SELECT.into_iter().any(is) => {
                self.frames.pop();
                self.frames.push(Frame::Clauses);
            }
            Frame::Pattern | Frame::Clauses if is("VALUES") => self.awaits_data = true,
            _ => {}
        }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        self.skip_space_and_comments();
        let (kind, length) = self.lex()?;
        let range = self.at..self.at + length;
        let text = &self.text[range.clone()];
        let frame = self.frame();
        let mut depth = self.frames.len() - 1;
        match kind {
            Kind::Open => {
                let opened = self.opened(text);
                self.frames.push(opened);
                depth += 1;
            }
            // The outermost is not in brackets: closing it is for the parser to refuse.
            Kind::Close if self.frames.len() > 1 => {
                self.frames.pop();
            }
            Kind::Word => self.heed(text),
            _ => {}
        }
        self.is_first = kind == Kind::Open && text == "{";
        self.last = [Some((kind, text)), self.last[0]];
        self.at += length;
        Some(Token { range, kind, frame, depth })
    }
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || !c.is_ascii()
}

fn length(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

/// A string with its quotes: a long one where it ends as such, else a short one, which a line feed ends.
fn string(text: &str, quote: char) -> usize {
    let long: String = [quote; 3].iter().collect();
    if text.starts_with(&long)
        && let Some(end) = end_of_string(&text[3..], |rest| rest.starts_with(&long))
    {
        return 3 + end + 3;
    }
    let ends = |rest: &str| rest.starts_with([quote, '\n', '\r']);
    end_of_string(&text[1..], ends).map_or(text.len(), |end| (end + 2).min(text.len()))
}

fn end_of_string(text: &str, ends: impl Fn(&str) -> bool) -> Option<usize> {
    let mut characters = text.char_indices();
    while let Some((at, c)) = characters.next() {
        if ends(&text[at..]) {
            return Some(at);
        }
        if c == '\\' {
            characters.next();
        }
    }
    None
}

fn number(text: &str) -> usize {
    let digits = |text: &str| length(text, |c| c.is_ascii_digit());
    let mut end = digits(text);
    if let Some(rest) = text[end..].strip_prefix('.') {
        match digits(rest) {
            0 => {}
            more => end += 1 + more,
        }
    }
    if let Some(rest) = text[end..].strip_prefix(['e', 'E']) {
        let sign = usize::from(rest.starts_with(['+', '-']));
        match digits(&rest[sign..]) {
            0 => {}
            more => end += 1 + sign + more,
        }
    }
    end
}

/// A keyword; or, once it has a colon, a prefixed name, in which signs may be escaped. A dot at its end is not part of it.
fn word(text: &str) -> usize {
    let prefix = length(text, is_of_name);
    if !text[prefix..].starts_with(':') {
        return prefix;
    }
    let mut end = prefix + 1;
    let mut characters = text[end..].char_indices().map(|(at, c)| (prefix + 1 + at, c));
    while let Some((at, c)) = characters.next() {
        match c {
            '\\' => end = characters.next().map_or(text.len(), |(at, c)| at + c.len_utf8()),
            '.' => {}
            ':' | '-' | '%' => end = at + 1,
            c if is_of_name(c) => end = at + c.len_utf8(),
            _ => break,
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deepest(text: &str) -> usize {
        Tokens::new(text).map(|token| token.depth).max().unwrap_or_default()
    }

    fn texts(text: &str) -> Vec<&str> {
        Tokens::new(text).map(|token| &text[token.range]).collect()
    }

    #[test]
    fn brackets_in_strings_comments_and_iris_are_not_counted() {
        assert_eq!(deepest("SELECT * { ?s ?p \"((((\" , '[[' , '''((\n((''' , \"\"\"{{{\\\"\"\"\" }"), 1);
        assert_eq!(deepest("SELECT * { ?s ?p ?o # ((((((\n}"), 1);
        assert_eq!(deepest("SELECT * { ?s <http://e.org/((((> ?o ; pb:a\\(\\( ?x }"), 1);
        assert_eq!(deepest("SELECT * { VALUES ?x { <http://e.org/a_(b)> <http://e.org/(((> } }"), 2);
    }

    #[test]
    fn nothing_is_hidden_in_what_only_looks_like_an_iri_or_a_string() {
        assert_eq!(deepest("SELECT * { ?s ?p ?o FILTER(1<((((2))))&&3>2) }"), 6);
        assert_eq!(deepest("SELECT (1<((((2))))&&3>2 AS ?x) {}"), 5);
        assert_eq!(deepest("SELECT * { { SELECT (1<((((2))))&&3>2 AS ?x) {} } }"), 7);
        assert_eq!(deepest("SELECT * { FILTER pb:f(?x<((((2))))&&3>2) }"), 6);
        assert_eq!(deepest("SELECT (COUNT(DISTINCTtrue<((((2))))&&3>2) AS ?n) {}"), 6);
        assert_eq!(deepest("SELECT * { BIND(1<2#>'''\n+((((1)))) AS ?x) #'''\n}"), 6);
        assert_eq!(deepest("SELECT * { ?s ?p (\"\"\"a\" ((((1)))) ) }"), 6);
        assert_eq!(deepest("SELECT * { FILTER(EXISTS { ?s <a> ((((1)))) }<3) }"), 7);
    }

    #[test]
    fn words_and_signs_are_told_apart() {
        assert_eq!(texts("FILTER(?a-1>-1.5e3)"), ["FILTER", "(", "?a", "-", "1", ">", "-1.5e3", ")"]);
        assert_eq!(
            texts("?s pb:a.b-c\\.d. _:x a 'x'@nl-BE,\"1\"^^xsd:int."),
            ["?s", "pb:a.b-c\\.d", ".", "_:x", "a", "'x'", "@nl-BE", ",", "\"1\"", "^^", "xsd:int", "."]
        );
    }
}
