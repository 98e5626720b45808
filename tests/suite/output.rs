//! What commands write: formats told by names of files, data that other programs read, text that terminals do not act on.

use std::fs;

use unicode_width::UnicodeWidthStr;

use super::program::Workplace;

const HOSTILE: &str = "Woning \u{1b}[31mrood\u{1b}[2J <script>alert(1)</script> [x](javascript:alert(2)) a|b `c`";

#[test]
fn the_ending_of_a_file_decides_its_format() {
    let place = Workplace::with_store();
    let select = ["query", "domain-coverage"];
    for (arguments, file, begins) in [
        (&["export"][..], "x.ttl", "@prefix"),
        (&["export"], "x.TRIG", "@prefix"),
        (&["export"], "x.rdf", "<?xml"),
        (&["export"], "x.jsonld", "{\n  \"@context\""),
        (&["export", "--format", "nt"], "x.nt", "<"),
        (&select, "x.csv", "section,"),
        (&select, "x.tsv", "?section\t"),
        (&select, "x.json", "{\"head\""),
        (&select, "x.xml", "<?xml"),
        (&select, "x.md", "| "),
        (&["query", "--text", "CONSTRUCT { ?a a pb:Promise } { ?a a pb:Promise }"], "g.ttl", "@prefix"),
        (&["coverage"], "x.json", "{\"head\""),
        (&["queries"], "x.md", "# The query catalogue"),
        (&["queries"], "x.csv", "query,question,tags"),
        (&["search", "bestuur"], "x.xml", "<?xml"),
        (&["analyse", "degree"], "x.tsv", "?degree\t"),
        (&["explain", "binnenlands/2.1"], "x.json", "{"),
    ] {
        let out = place.succeed(&[arguments, &["--output", file]].concat());
        assert_eq!(out, "", "{file}");
        let text = fs::read_to_string(place.path(file)).unwrap();
        assert!(text.starts_with(begins), "{arguments:?} {file}: {}", text.lines().next().unwrap_or_default());
        assert!(text.ends_with('\n'), "{file} ends with a line end");
    }
}

#[test]
fn an_ending_that_says_nothing_or_something_else_is_refused_and_nothing_is_written() {
    let place = Workplace::with_store();
    for (arguments, file) in [
        (&["export"][..], "x.xyz"),
        (&["export"], "x"),
        (&["export"], "x.csv"),
        (&["export", "--format", "nq"], "x.ttl"),
        (&["query", "domain-coverage"], "x.jpg"),
        (&["query", "domain-coverage"], "x.ttl"),
        (&["query", "domain-coverage", "--format", "csv"], "x.json"),
        (&["coverage"], "x.ttl"),
        (&["search", "bestuur"], "x.pdf"),
        (&["explain", "binnenlands/2.1"], "x.csv"),
    ] {
        let said = place.refuse(&[arguments, &["-o", file]].concat());
        assert!(!place.path(file).exists(), "{arguments:?} {file}");
        assert!(said.contains("format") || said.contains(".nq"), "{said}");
    }
    place.succeed(&["export", "-o", "-", "--format", "ttl"]);
    place.succeed(&["export", "-o", "page.text", "--format", "ttl"]);
}

#[test]
fn packed_files_hold_the_same() {
    let place = Workplace::with_store();
    let plain = place.succeed(&["export", "--format", "ttl"]);
    place.succeed(&["export", "-o", "x.ttl.gz"]);
    place.succeed(&["export", "-o", "x.ttl.zst"]);
    let gz = fs::read(place.path("x.ttl.gz")).unwrap();
    let zst = fs::read(place.path("x.ttl.zst")).unwrap();
    assert_eq!(std::io::read_to_string(flate2::read::GzDecoder::new(gz.as_slice())).unwrap(), plain);
    let decoder = ruzstd::decoding::StreamingDecoder::new(zst.as_slice()).unwrap();
    assert_eq!(std::io::read_to_string(decoder).unwrap(), plain);
}

#[test]
fn csv_is_as_rfc_4180_says() {
    let place = Workplace::with_store();
    let text = r#"SELECT ?iri ?text { VALUES (?iri ?text) { (<http://e/a,b> "x \"y\"\r\nz") (<http://e/c> "") } }"#;
    let out = place.query("csv", text);
    assert_eq!(out, "iri,text\r\n\"http://e/a,b\",\"x \"\"y\"\"\r\nz\"\r\nhttp://e/c,\r\n");
}

#[test]
fn values_keep_types_and_languages_in_the_formats_for_programs() {
    let place = Workplace::with_store();
    let text = r#"SELECT ?v { VALUES ?v { "a"@nl 1 1.50 "x"^^<http://e/t> true "2021-03-12"^^xsd:date 1e0 } }"#;
    let tsv = place.query("tsv", text);
    let wanted = ["?v", "\"a\"@nl", "1", "1.5", "\"x\"^^<http://e/t>", "true"];
    assert_eq!(tsv.lines().take(6).collect::<Vec<_>>(), wanted);
    let json: serde_json::Value = serde_json::from_str(&place.query("json", text)).unwrap();
    let bindings = json["results"]["bindings"].as_array().unwrap();
    assert_eq!(bindings.len(), 7);
    assert_eq!(bindings[0]["v"]["xml:lang"], "nl");
    assert_eq!(bindings[3]["v"]["datatype"], "http://e/t");
    assert_eq!(bindings[5]["v"]["datatype"], "http://www.w3.org/2001/XMLSchema#date");
}

#[test]
fn xml_is_whole_and_readable_or_refused_with_what_it_cannot_hold() {
    let place = Workplace::with_store();
    let xml = place.query("xml", r#"SELECT ("a\r\n<b>&" AS ?x) {}"#);
    assert!(xml.contains("<literal>a&#13;\n&lt;b&gt;&amp;</literal>") && xml.ends_with("</sparql>\n"), "{xml}");
    assert!(place.query("xml", "ASK {}").contains("<boolean>true</boolean>"));
    for text in [r#"SELECT ("a\u0001" AS ?x) {}"#, r#"SELECT ("a\uFFFF" AS ?x) {}"#] {
        let said = place.refuse(&["query", "--format", "xml", "--text", text]);
        assert!(said.contains("the x of row 1"), "{said}");
        let refused = place.run(&["query", "-o", "x.xml", "--text", text]);
        assert!(refused.code == Some(2) && !place.path("x.xml").exists());
    }
    for construct in [
        r#"CONSTRUCT { <http://e/s> <http://e/p> "a\u001b" } {}"#,
        r#"CONSTRUCT { <http://e/s> <http://e/12> "a" } {}"#,
        r#"CONSTRUCT { <http://e/s> rdf:li "a" } {}"#,
    ] {
        let said = place.refuse(&["query", "--format", "rdfxml", "--text", construct]);
        assert!(said.contains("the statement `<http://e/s> <http"), "{said}");
    }
}

#[test]
fn what_a_terminal_would_act_on_is_shown_in_all_that_people_read() {
    let place = Workplace::with_sections(&[HOSTILE]);
    for arguments in [
        &["query", "--text", "SELECT ?t { ?s a pb:Section ; dct:title ?t }"][..],
        &["query", "--format", "md", "--text", "SELECT ?t { ?s a pb:Section ; dct:title ?t }"],
        &["explain", "wonen/1.0"],
        &["search", "woning"],
        &["search", "woning", "--format", "table"],
        &["coverage", "--by", "section"],
        &["coverage", "--by", "section", "--format", "md"],
        &["analyse", "degree"],
        &["explain", "\u{1b}[2Jnonsense"],
        &["query", "\u{1b}[2J"],
    ] {
        let said = place.run(arguments);
        assert!(!(said.out + &said.err).contains('\u{1b}'), "{arguments:?}");
    }
}

#[test]
fn markdown_keeps_no_markup_of_the_input() {
    let place = Workplace::with_sections(&[HOSTILE]);
    for arguments in [
        &["query", "--format", "md", "--text", "SELECT ?t { ?s a pb:Section ; dct:title ?t }"][..],
        &["coverage", "--by", "section", "--format", "md"],
        &["search", "woning", "--format", "md"],
    ] {
        let out = place.succeed(arguments);
        assert!(out.contains("script"), "{out}");
        assert!(!out.contains("<script") && !out.contains("](javascript"), "{out}");
        let columns = out.lines().next().unwrap().matches(" |").count();
        for line in out.lines() {
            assert_eq!(line.replace("\\|", "").matches(" |").count(), columns, "{line}");
        }
    }
}

#[test]
fn a_table_at_80_columns_has_whole_words_in_its_head_and_says_what_it_leaves_out() {
    let place = Workplace::with_store();
    for arguments in [&["coverage"][..], &["coverage", "--by", "promise"], &["queries"], &["analyse", "degree"]] {
        let said: super::program::Said = place.command(arguments).env("COLUMNS", "80").output().unwrap().into();
        let head: Vec<_> = said.out.lines().take_while(|line| !line.starts_with('─')).collect();
        for line in said.out.lines() {
            assert!(line.width() <= 80 && line.trim_end() == line, "{arguments:?}: {line}");
        }
        let whole = place.succeed(&[arguments, &["--format", "csv"]].concat());
        let names: Vec<_> = whole.lines().next().unwrap().split([',', '_']).map(str::trim).collect();
        for word in head.iter().flat_map(|line| line.split_whitespace()) {
            assert!(names.contains(&word), "{arguments:?}: `{word}` is no word of a column");
        }
        let shown = said.out.lines().find(|line| line.starts_with('─')).unwrap().split_whitespace().count();
        assert!(shown > 1, "{}", said.out);
    }
    let wide: super::program::Said = place.command(&["coverage"]).env("COLUMNS", "60").output().unwrap().into();
    assert!(wide.err.contains("more column"), "{}", wide.err);
}

#[test]
fn quiet_leaves_only_data() {
    let place = Workplace::with_store();
    for arguments in [
        &["build"][..],
        &["check"],
        &["new", "mine"],
        &["coverage"],
        &["query", "domain-coverage"],
        &["queries"],
        &["search", "xylophone"],
        &["explain", "binnenlands/2.1"],
        &["export"],
        &["export", "-o", "x.ttl"],
        &["graph"],
        &["graph", "-o", "x.dot"],
        &["analyse", "degree"],
        &["diagram", "bars"],
        &["diagram", "bars", "-o", "x.svg"],
    ] {
        let said = place.run(&[arguments, &["--quiet"]].concat());
        assert!(said.code == Some(0) || arguments[0] == "check", "{arguments:?}: {}", said.err);
        assert_eq!(said.err, "", "{arguments:?}");
    }
}

#[test]
fn a_cause_is_told_once() {
    let place = Workplace::with_store();
    fs::write(place.path("bad.nq"), "nonsense").unwrap();
    for arguments in [
        &["query", "--file", "none.rq"][..],
        &["export", "-o", "none/x.ttl"],
        &["coverage", "-s", "bad.nq"],
        &["query", "section-coverage", "--param", "evidence=Firm"],
    ] {
        let said = place.refuse(arguments);
        let parts: Vec<_> = said.trim().split(": ").collect();
        for (at, part) in parts.iter().enumerate() {
            assert!(!parts[at + 1..].contains(part), "{said}");
        }
    }
}
