//! Queries that are deep, long or greedy: each has an answer or an error, and none ends the program otherwise.

use std::fs;

use super::program::{Said, Workplace};

const PATTERN: &str = "?s ?p ?o";

fn select(body: &str) -> String {
    format!("SELECT * {{ {body} }}")
}

fn nested(open: &str, inside: &str, close: &str, depth: usize) -> String {
    format!("{}{inside}{}", open.repeat(depth), close.repeat(depth))
}

fn joined(part: &str, sign: &str, number: usize) -> String {
    vec![part; number + 1].join(sign)
}

fn numbered(number: usize, part: impl Fn(usize) -> String) -> String {
    (0..=number).map(part).collect::<Vec<_>>().join(" ")
}

/// Shapes of queries by depth or length.
fn shapes(n: usize) -> Vec<(&'static str, String)> {
    vec![
        ("nested lists", select(&format!("?s ?p {}", nested("( ", "1", " )", n)))),
        ("a long list", select(&format!("?s ?p ( {} )", "1 ".repeat(n)))),
        ("EXISTS", select(&nested(&format!("{PATTERN} FILTER EXISTS {{ "), PATTERN, " }", n))),
        ("NOT EXISTS", select(&nested(&format!("{PATTERN} FILTER NOT EXISTS {{ "), PATTERN, " }", n))),
        ("UNION", select(&joined("{ ?s ?p ?o }", " UNION ", n))),
        ("nested UNION", select(&nested("{ ?s ?p ?o } UNION { ", PATTERN, " }", n))),
        ("OPTIONAL", select(&joined(PATTERN, " OPTIONAL { ?s ?p ?o } ", n))),
        ("MINUS", select(&format!("{PATTERN} {}", "MINUS { ?s ?p ?o } ".repeat(n)))),
        ("BIND", select(&numbered(n, |i| format!("BIND({i} AS ?v{i})")))),
        ("triples", select(&"?s ?p ?o . ".repeat(n))),
        ("properties", select(&format!("?s {}", joined("?p ?o", " ; ", n)))),
        ("objects", select(&format!("?s ?p {}", joined("?o", " , ", n)))),
        ("FILTER", select(&format!("{PATTERN} {}", "FILTER(?s != ?o) ".repeat(n)))),
        ("or", select(&format!("{PATTERN} FILTER({})", joined("?s = ?o", " || ", n)))),
        ("and", select(&format!("{PATTERN} FILTER({})", joined("?s != ?o", "&&", n)))),
        ("a sum", format!("SELECT ({} AS ?n) {{}}", joined("1", "+", n))),
        ("brackets", select(&format!("FILTER({})", nested("(", "1 = 1", ")", n)))),
        ("functions", format!("SELECT ({} AS ?n) {{}}", nested("COALESCE(", "1", ")", n))),
        ("sub-selects", nested("SELECT * { { ", "SELECT * { ?s a pb:Agreement }", " } }", n)),
        ("groups", format!("SELECT * {}", nested("{ ", PATTERN, " }", n))),
        ("a path", select(&format!("?s {} ?o", joined("pb:domain", "/", n)))),
        ("nested paths", select(&format!("?s {} ?o", nested("(", "pb:domain", ")*", n)))),
        ("columns", format!("SELECT {} {{}}", numbered(n, |i| format!("(1 AS ?v{i})")))),
        ("GROUP BY", format!("SELECT (COUNT(*) AS ?n) {{ {PATTERN} }} GROUP BY {}", numbered(n, |i| format!("?v{i}")))),
        ("ORDER BY", format!("SELECT * {{ ?s a pb:Agreement }} ORDER BY {}", "ASC(STR(?s)) ".repeat(n + 1))),
        ("CONSTRUCT", format!("CONSTRUCT {{ {} }} {{ ?s a pb:Agreement }}", "?s ?p ?o . ".repeat(n))),
        ("blank nodes", select(&format!("?s ?p {}", nested("[ ?p ", "1", " ]", n)))),
        ("quoted triples", select(&format!("{PATTERN} . {}", nested("<< ", PATTERN, " >> ?p ?o", n)))),
        ("hidden in a comparison", select(&format!("{PATTERN} FILTER(1<{}&&2>1)", nested("(", "1", ")", n)))),
        ("hidden behind a comment", select(&format!("FILTER(1<2#>'''\n+{}) #'''\n", nested("(", "1", ")", n)))),
        ("open brackets", format!("SELECT * {}", "{ ".repeat(n))),
    ]
}

#[track_caller]
fn assert_answered_or_refused(what: &str, said: &Said) {
    assert!(matches!(said.code, Some(0 | 2)), "{what}: {:?} {}", said.code, said.err);
}

#[test]
fn no_depth_or_length_of_a_query_ends_the_program() {
    let place = Workplace::with_sections(&["One"]);
    for n in [50, 500, 5_000, 100_000] {
        for (shape, text) in shapes(n) {
            fs::write(place.path("q.rq"), &text).unwrap();
            let said = place.run(&["query", "--file", "q.rq", "--timeout", "0.3"]);
            assert_answered_or_refused(&format!("{shape}, {n}"), &said);
            let is_told = said.err.contains("query-too-") || said.err.contains("bad-sparql");
            assert!(n < 100_000 || is_told, "{shape}, {n}: {}", said.err);
        }
    }
}

#[test]
fn a_query_that_is_too_deep_or_too_long_is_refused_with_the_place() {
    let place = Workplace::with_sections(&["One"]);
    let deep = place.refuse(&["query", "--text", &format!("SELECT *\n{}", nested("{ ", PATTERN, " }", 65))]);
    assert!(deep.contains("error[query-too-deep]") && deep.contains("--text:2:129"), "{deep}");
    let long = place.refuse(&["query", "--text", &select(&"?s ?p ?o . ".repeat(2_600))]);
    assert!(long.contains("error[query-too-long]") && long.contains("VALUES"), "{long}");
    // A query with a name, and one of a folder, go through the same door.
    fs::create_dir(place.path("own")).unwrap();
    let header = "#+ summary: S\n#+ question: Q?\n";
    fs::write(place.path("own/deep.rq"), format!("{header}SELECT * {}", nested("{ ", PATTERN, " }", 5_000))).unwrap();
    let named = place.refuse(&["query", "deep", "--queries", "own"]);
    assert!(named.contains("deep.rq:3:"), "{named}");
}

#[test]
fn many_values_are_no_long_query() {
    let place = Workplace::with_sections(&["One"]);
    let count = |body: &str| {
        fs::write(place.path("q.rq"), format!("SELECT (COUNT(*) AS ?n) {{ {body} }}")).unwrap();
        let answer = place.succeed(&["query", "--file", "q.rq", "--format", "csv"]);
        answer.trim_end().trim_start_matches('n').trim().to_owned()
    };
    let numbers = numbered(49_999, |i| i.to_string());
    assert_eq!(count(&format!("VALUES ?x {{ {numbers} }}")), "50000");
    let rows = numbered(49_999, |i| format!("(\"{i}\"@nl -{i})"));
    assert_eq!(count(&format!("VALUES (?x ?y) {{ {rows} }}")), "50000");
    let iris = (0..50_000).map(|i| format!("<http://example.org/a_({i})>")).collect::<Vec<_>>().join(", ");
    assert_eq!(count(&format!("?s a pb:Agreement FILTER(?s NOT IN ({iris}))")), "1");
}

#[test]
fn a_greedy_query_is_stopped_by_time_or_memory() {
    let place = Workplace::with_sections(&["One"]);
    let doubled = numbered(40, |i| format!("BIND(CONCAT(?v{i}, ?v{i}) AS ?v{})", i + 1));
    let cross = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l";
    for text in [
        format!("SELECT (STRLEN(?v41) AS ?n) {{ BIND(\"0123456789abcdef\" AS ?v0) {doubled} }}"),
        format!("SELECT * {{ {cross} }}"),
        format!("SELECT * {{ {cross} }} LIMIT 1 OFFSET 1000000000"),
        format!("SELECT * {{ {cross} }} ORDER BY STR(?l)"),
        format!("SELECT (GROUP_CONCAT(STR(?l)) AS ?all) {{ {cross} }}"),
        format!("CONSTRUCT {{ ?a ?e ?l }} {{ {cross} }}"),
    ] {
        let said = place.refuse(&["query", "--text", &text, "--max-memory", "60MB", "--timeout", "5"]);
        assert!(said.contains("--max-memory") || said.contains("--timeout"), "{text}: {said}");
    }
    let memory = format!("SELECT * {{ {cross} }} ORDER BY STR(?l)");
    let said = place.refuse(&["query", "--text", &memory, "--max-memory", "20MB", "--timeout", "600"]);
    assert!(said.contains("more than 20 MB of memory"), "{said}");
    for wrong in ["much", "0", "-1GB", "2XB"] {
        place.refuse(&["query", "domain-coverage", &format!("--max-memory={wrong}")]);
    }
}

#[test]
fn every_command_that_asks_the_store_heeds_the_limits() {
    let place = Workplace::with_sections(&["One"]);
    for command in [
        &["coverage"][..],
        &["graph"],
        &["search", "one"],
        &["explain", "Wonen/1"],
        &["analyse", "degree"],
        &["diagram", "bars", "-o", "x.svg"],
        &["query", "domain-coverage"],
    ] {
        let said = place.refuse(&[command, &["--timeout", "0"]].concat());
        assert!(said.contains("--timeout"), "{command:?}: {said}");
    }
}

#[test]
fn another_endpoint_is_never_asked() {
    let place = Workplace::with_sections(&["One"]);
    for clause in ["SERVICE <http://127.0.0.1:9/>", "SERVICE SILENT <http://127.0.0.1:9/>", "service ?x"] {
        let said = place.refuse(&["query", "--text", &select(&format!("{clause} {{ ?s ?p ?o }}"))]);
        assert!(said.contains("query-asks-elsewhere"), "{said}");
    }
}

#[test]
fn a_misspelt_term_or_choice_is_told_with_the_nearest() {
    let place = Workplace::with_sections(&["One"]);
    let said = place.run(&["query", "--text", "SELECT ?s { ?s a pb:Promse }", "--format", "csv", "--quiet"]);
    assert_eq!((said.code, said.out.as_str()), (Some(0), "s\r\n"));
    assert!(said.err.contains("--text:1:18") && said.err.contains("did you mean `pb:Promise`?"), "{}", said.err);
    let said = place.refuse(&["query", "domain-coverage", "--param", "evidence=Firm"]);
    assert!(said.contains("`evidence`") && said.contains("did you mean `firm`?"), "{said}");
    let said = place.refuse(&["query", "domain-coverage", "--param", "evidense=firm"]);
    assert!(said.contains("did you mean `evidence`?"), "{said}");
    let said = place.refuse(&["query", "domain-covrage"]);
    assert!(said.contains("did you mean `domain-coverage`?"), "{said}");
}

#[test]
fn a_byte_order_mark_before_a_query_does_not_matter() {
    let place = Workplace::with_sections(&["One"]);
    fs::write(place.path("q.rq"), "\u{FEFF}ASK { ?s a pb:Agreement }").unwrap();
    assert_eq!(place.succeed(&["query", "--file", "q.rq"]), "true\n");
    fs::create_dir(place.path("own")).unwrap();
    let text = "\u{FEFF}#+ summary: S\r\n#+ question: Q?\r\nSELECT ?s { ?s a pb:Agreement }";
    fs::write(place.path("own/mine.rq"), text).unwrap();
    assert_eq!(place.succeed(&["query", "mine", "--queries", "own", "--format", "csv"]).lines().count(), 2);
}
