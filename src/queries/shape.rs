//! How deep and how long the text of a query may be; looked at before it is parsed.

use std::ops::Range;

use super::QueryError;
use super::tokens::{Frame, Kind, Token, Tokens};
use crate::diagnostic::{Diagnostic, SourceText};
use crate::store::Limits;

/// Refuses a text that is nested deeper than the limit, has more steps, or asks another endpoint.
///
/// A step is whatever the parser or the planner may recurse over: every word and sign among patterns and clauses, every
/// operator of an expression. The rows of VALUES and the lists of IN and of functions are not: they may be as long as they
/// are.
///
/// # Errors
/// [`QueryError::Refused`] with the place that is too much.
pub(super) fn check(source: &SourceText, limits: &Limits) -> Result<(), QueryError> {
    let mut steps = 0;
    let mut last: Option<Token> = None;
    for token in Tokens::new(source.text()) {
        let text = &source.text()[token.range.clone()];
        if token.depth > limits.depth {
            let message = format!("this query is nested more than {} brackets deep", limits.depth);
            return Err(refused(source, "query-too-deep", token.range, message, "ask it in smaller parts"));
        }
        steps += usize::from(is_step(&token, text));
        if steps > limits.steps {
            let message = format!("this query has more than {} steps", limits.steps);
            let help = "give many values as VALUES or as a list of IN, or ask it in smaller parts";
            return Err(refused(source, "query-too-long", token.range, message, help));
        }
        if is_keyword(&token, text, "SERVICE") {
            let message = "this query asks another endpoint (SERVICE)".to_owned();
            return Err(refused(
                source,
                "query-asks-elsewhere",
                token.range,
                message,
                "only the store itself is asked",
            ));
        }
        if let Some(glued) = last.as_ref().filter(|last| is_glued(last, source.text(), text)) {
            let message = "a keyword and a name are written as one word".to_owned();
            let help = "put a space behind FILTER";
            return Err(refused(source, "query-glued-keyword", glued.range.clone(), message, help));
        }
        last = Some(token);
    }
    Ok(())
}

fn is_step(token: &Token, text: &str) -> bool {
    match token.frame {
        Frame::Data => false,
        Frame::Expression => token.kind == Kind::Mark && !matches!(text, "," | "^^"),
        Frame::Clauses | Frame::Pattern | Frame::Terms => true,
    }
}

/// A keyword among patterns, also where the next word is written to it.
fn is_keyword(token: &Token, text: &str, keyword: &str) -> bool {
    token.kind == Kind::Word
        && token.frame == Frame::Pattern
        && (text.eq_ignore_ascii_case(keyword) || text.eq_ignore_ascii_case("SERVICESILENT"))
}

/// `FILTERpb:f(` could be a name with a list, or FILTER with a function: which, only the parser can tell.
fn is_glued(word: &Token, source: &str, next: &str) -> bool {
    const FILTER: &str = "FILTER";
    let text = &source[word.range.clone()];
    let starts = text.get(..FILTER.len()).is_some_and(|start| start.eq_ignore_ascii_case(FILTER));
    next == "(" && word.kind == Kind::Word && word.frame == Frame::Pattern && starts && text.len() > FILTER.len()
}

fn refused(source: &SourceText, code: &'static str, at: Range<usize>, message: String, help: &str) -> QueryError {
    QueryError::Refused(Box::new(Diagnostic::error(code, source.place(at), message, help)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Option<&'static str> {
        match check(&SourceText::new("q.rq", text), &Limits::default()) {
            Ok(()) => None,
            Err(QueryError::Refused(finding)) => Some(finding.code),
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn a_query_is_refused_by_depth_and_by_number() {
        let nested = |n: usize| format!("ASK {}{}", "{".repeat(n), "}".repeat(n));
        assert_eq!(code(&nested(64)), None);
        assert_eq!(code(&nested(65)), Some("query-too-deep"));
        assert_eq!(code(&format!("ASK {{ {} }}", "?s ?p ?o . ".repeat(2_000))), None);
        assert_eq!(code(&format!("ASK {{ {} }}", "?s ?p ?o . ".repeat(3_000))), Some("query-too-long"));
        assert_eq!(code(&format!("ASK {{ FILTER(1{}) }}", "+1".repeat(20_000))), Some("query-too-long"));
        assert_eq!(code(&format!("ASK {{ FILTER({}true) }}", "!".repeat(20_000))), Some("query-too-long"));
    }

    #[test]
    fn long_lists_of_values_are_no_steps() {
        let values = "<http://e.org/x> \"a\"@nl -1 (".trim_end_matches('(').repeat(50_000);
        assert_eq!(code(&format!("SELECT * {{ VALUES ?x {{ {values} }} }}")), None);
        let rows = "(1 \"x\"^^xsd:date)".repeat(50_000);
        assert_eq!(code(&format!("SELECT * {{ ?s ?p ?o }} VALUES (?x ?y) {{ {rows} }}")), None);
        let list = "-1,\"x\"^^xsd:date,<http://e.org/x>,".repeat(50_000);
        assert_eq!(code(&format!("SELECT * {{ ?s ?p ?o FILTER(?o IN ({list} 1)) }}")), None);
    }

    #[test]
    fn another_endpoint_is_not_asked() {
        for text in ["SERVICE <http://e.org/> {}", "service silent ?x {}", "SERVICESILENT <http://e.org/> {}"] {
            assert_eq!(code(&format!("SELECT * {{ {text} }}")), Some("query-asks-elsewhere"), "{text}");
        }
        assert_eq!(code("PREFIX service: <http://e.org/> SELECT * { ?service service:x 'SERVICE' }"), None);
    }

    #[test]
    fn what_only_the_parser_can_tell_is_refused() {
        assert_eq!(code("SELECT * { FILTERpb:f(?a<?b) }"), Some("query-glued-keyword"));
        assert_eq!(code("SELECT * { FILTER(?a<?b) FILTER NOT EXISTS { ?a ?b ?c } }"), None);
    }
}
