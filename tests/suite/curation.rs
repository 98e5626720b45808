//! What people state: it holds for the words that it was made on, and says who made it and when.

use std::collections::BTreeMap;

use pledgebase::diagnostic::{Diagnostic, Severity};
use pledgebase::model::{Confidence, DEFAULT_BASE, promise_name, theme_name};
use pledgebase::pipeline::{Built, build, build_suggesting};

use super::answers::{rows, select};
use super::names::{files, page};

const SENTENCES: [&str; 3] =
    ["We bouwen tien loketten.", "We planten bomen langs de kanalen.", "We openen een meldpunt voor leegstand."];
const THEMES: [(&str, &str); 2] = [("Loketten", "er kwamen loketten \\[0\\]."), ("Bomen", "er kwamen bomen \\[1\\].")];
const REFERENCES: [(u32, &str); 2] = [(0, "Bouw van loketten"), (1, "Aanplant van bomen")];
const PREFIXES: &str = "@prefix pb: <https://w3id.org/pledgebase/ns#> . @prefix dct: <http://purl.org/dc/terms/> . \
                        @prefix prov: <http://www.w3.org/ns/prov#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> . \
                        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n";

fn built(path: &str, curation: &str) -> Built {
    build(&[files(&page(&SENTENCES, &THEMES, &REFERENCES), (path, curation))], DEFAULT_BASE).unwrap()
}

fn csv(curation: &str) -> Built {
    built("curation/a.csv", curation)
}

fn turtle(curation: &str) -> Built {
    built("curation/a.ttl", &format!("{PREFIXES}{curation}"))
}

fn codes(built: &Built) -> Vec<(&'static str, Option<usize>)> {
    let findings = built.diagnostics().filter(|finding| finding.severity != Severity::Note);
    findings.map(|finding| (finding.code, finding.place.line)).collect()
}

fn the_finding(built: &Built) -> &Diagnostic {
    let all: Vec<_> = built.diagnostics().filter(|finding| finding.severity != Severity::Note).collect();
    assert_eq!(all.len(), 1, "{all:?}");
    all[0]
}

/// The firm status of each sentence.
fn firm(built: &Built) -> BTreeMap<String, String> {
    let rows = rows(&built.store, "promise-status", &[]);
    rows.into_iter().map(|row| (row["position"].clone(), row["firm_status"].clone())).collect()
}

fn is_firm(built: &Built, position: &str) -> bool {
    ["followedUp", "mentioned"].contains(&firm(built)[position].as_str())
}

fn promise(index: usize) -> String {
    format!("wonen/1.1/{}", promise_name(SENTENCES[index]))
}

fn theme(index: usize) -> String {
    format!("wonen/1.1/{}", theme_name(THEMES[index].0))
}

#[test]
fn a_verdict_on_other_words_than_those_found_is_told_with_both_and_counts_as_nobodys() {
    for (promise_text, theme_label, other, found) in [
        ("We bouwen honderd loketten.", "Loketten", "honderd", SENTENCES[0]),
        (SENTENCES[0], "Bruggen", "Bruggen", "Loketten"),
    ] {
        let built = csv(&format!(
            "promise,theme,promise_text,theme_label,verdict\n{},{},{promise_text},{theme_label},confirmed\n",
            promise(0),
            theme(0)
        ));
        let finding = the_finding(&built);
        assert_eq!((finding.code, finding.place.line), ("words-differ", Some(2)));
        assert!(finding.message.contains(other) && finding.message.contains(found), "{}", finding.message);
        assert!(!is_firm(&built, "1"), "{promise_text}");
    }
}

#[test]
fn white_space_hyphens_and_what_cannot_be_seen_do_not_count_as_other_words() {
    let built = csv(&format!(
        "promise,theme,promise_text,theme_label\n{},{},\"We  bouwen tien lo-\nket\u{200b}ten.\",Loket\u{ad}ten\n",
        promise(0),
        theme(0)
    ));
    assert_eq!(codes(&built), []);
    assert!(is_firm(&built, "1"));
}

#[test]
fn words_alone_name_the_only_thing_that_has_them() {
    for table in [
        "section,promise_text,theme_label\nwonen/1.1,We bouwen tien loketten.,Loketten\n",
        "domain,number,promise_text,theme_label\nWonen,1.1,We bouwen tien loketten.,Loketten\n",
        "section;promise_text;decision_title;decision_date\r\nwonen/1.1;We bouwen tien loketten.;Bouw van loketten;2021-01-01\r\n",
    ] {
        let built = csv(table);
        assert_eq!(codes(&built), [], "{table}");
        assert!(is_firm(&built, "1"), "{table}");
    }
    let built = csv("section,promise_text,theme_label\nwonen/1.1,We bouwen tien.,Loketten\n");
    assert_eq!(codes(&built).len(), 1);
    let built = turtle(
        "<promise/wonen/1.1/eigen> a pb:Promise ; dct:isPartOf <section/wonen/1.1> ;\n\
                        prov:value \"We bouwen tien loketten.\" ; pb:reportedIn [ skos:prefLabel \"Loketten\" ] .\n",
    );
    assert_eq!(codes(&built), []);
    assert!(is_firm(&built, "1"));
}

#[test]
fn what_two_things_say_must_be_told_apart_by_more() {
    let sentences = [SENTENCES[0], SENTENCES[1], SENTENCES[0]];
    let themes = [("Bomen", "eerst \\[1\\]."), ("Bomen", "later \\[0\\].")];
    let page = page(&sentences, &themes, &REFERENCES);
    let with = |curation: &str| build(&[files(&page, ("curation/a.csv", curation))], DEFAULT_BASE).unwrap();
    let built = with("section,promise_text,theme_label\nwonen/1.1,We bouwen tien loketten.,Bomen\n");
    assert_eq!(codes(&built), [("ambiguous-words", Some(2)); 2]);
    // A name with `~2` counts: another theme of this label above would make it mean another one.
    let second = format!("wonen/1.1/{}~2", theme_name("Bomen"));
    let built = with(&format!("promise,theme,theme_label\n{},{second},Bomen\n", promise(1)));
    assert_eq!(codes(&built), [("ambiguous-words", Some(2))]);
    let built = with(&format!("promise,theme,theme_label,theme_text\n{},{second},Bomen,Bomen: later\n", promise(1)));
    assert_eq!(codes(&built), []);
    assert!(is_firm(&built, "2"));
    let built = with(&format!("promise,theme,theme_label,theme_text\n{},{second},Bomen,Bomen: eerst\n", promise(1)));
    assert_eq!(codes(&built), [("words-differ", Some(2))]);
}

#[test]
fn a_name_of_version_0_1_never_means_what_stands_at_its_position_now() {
    let built =
        csv("promise,theme,promise_text,theme_label\nwonen/1.1/1,wonen/1.1/1,We bouwen tien loketten.,Loketten\n");
    assert_eq!(codes(&built), [("positional-name", Some(2)); 2]);
    let mut findings = built.diagnostics().filter(|finding| finding.severity != Severity::Note);
    assert!(findings.all(|finding| finding.help.contains("pledgebase migrate")));
    assert!(!is_firm(&built, "1"));
    let built = turtle("<promise/wonen/1.1/1> pb:reportedIn <theme/wonen/1.1/1> .\n");
    assert_eq!(codes(&built), [("positional-name", Some(2)); 2]);
    // A file may still call a promise of its own so.
    let built = turtle(&format!(
        "<promise/wonen/1.1/1> a pb:Promise ; dct:isPartOf <section/wonen/1.1> ; prov:value \"We bouwen tien loketten.\" ;\n\
         pb:reportedIn <theme/{}> .\n",
        theme(0)
    ));
    assert_eq!(codes(&built), []);
    assert!(is_firm(&built, "1"));
}

#[test]
fn turtle_quotes_what_it_names_on_the_thing_or_on_the_link() {
    let (p, t) = (promise(0), theme(0));
    for (curation, is_right) in [
        (format!("<promise/{p}> pb:reportedIn <theme/{t}> .\n<theme/{t}> skos:prefLabel \"Loketten\" .\n"), true),
        (format!("<promise/{p}> pb:reportedIn <theme/{t}> .\n<theme/{t}> skos:prefLabel \"Bruggen\" .\n"), false),
        (format!("<promise/{p}> pb:reportedIn <theme/{t}> ; prov:value \"We bouwen.\" .\n"), false),
        (
            format!(
                "[] a pb:Alignment ; pb:promise <promise/{p}> ; pb:theme <theme/{t}> ; skos:prefLabel \"Loketten\" .\n"
            ),
            true,
        ),
        (
            format!("[] a pb:Alignment ; pb:promise <promise/{p}> ; pb:theme <theme/{t}> ; prov:value \"Anders.\" .\n"),
            false,
        ),
    ] {
        let built = turtle(&curation);
        let wanted: &[&str] = if is_right { &[] } else { &["words-differ"] };
        assert_eq!(codes(&built).iter().map(|(code, _)| *code).collect::<Vec<_>>(), wanted, "{curation}");
        assert_eq!(is_firm(&built, "1"), is_right, "{curation}");
    }
}

#[test]
fn links_say_who_made_them_when_and_why_and_keep_how_sure_the_algorithm_was() {
    let review = format!(
        "promise,theme,decision,verdict,coder,on,comment\n{0},{1},,confirmed,Jan Peeters,2024-05-31,zeker\n\
         {2},{3},,rejected,Jan Peeters,2024-06-01,\n{2},,2021-01-01/bouw-van-loketten,confirmed,An,2024-06-02,rechtstreeks\n",
        promise(0),
        theme(0),
        promise(1),
        theme(1)
    );
    let dataset = files(&page(&SENTENCES, &THEMES, &REFERENCES), ("curation/a.csv", &review));
    let built = build_suggesting(&[dataset], DEFAULT_BASE, Confidence::hundredths(0)).unwrap();
    assert_eq!(codes(&built), []);
    let said = |class: &str| {
        let query = format!(
            "SELECT ?name ?day ?note {{ GRAPH ?g {{ ?x a pb:{class} ; prov:wasAttributedTo ?who ; dct:created ?day . \
             OPTIONAL {{ ?x skos:note ?note }} }} ?who foaf:name ?name }}"
        );
        let mut rows = select(&built.store, &query);
        assert_eq!(rows.len(), 1, "{class}");
        let row = rows.remove(0);
        (row["name"].clone(), row["day"].clone(), row.get("note").cloned().unwrap_or_default())
    };
    let owned = |texts: [&str; 3]| (texts[0].to_owned(), texts[1].to_owned(), texts[2].to_owned());
    assert_eq!(said("Alignment"), owned(["Jan Peeters", "2024-05-31", "zeker"]));
    assert_eq!(said("RejectedAlignment"), owned(["Jan Peeters", "2024-06-01", ""]));
    assert_eq!(said("Judgement"), owned(["An", "2024-06-02", "rechtstreeks"]));
    let sure = select(
        &built.store,
        "SELECT DISTINCT ?x ?c { ?x pb:method pb:curated ; pb:promise ?p ; pb:theme ?t ; pb:confidence ?c }",
    );
    assert_eq!(sure.len(), 2, "confirmed and rejected links keep it");
    let methods = select(&built.store, "SELECT DISTINCT ?m { ?x a pb:Alignment ; pb:promise ?p ; pb:method ?m }");
    assert!(
        methods.len() <= 2
            && select(&built.store, "SELECT ?x { ?x a pb:Alignment ; pb:method ?a, ?b FILTER(?a != ?b) }").is_empty()
    );
}

#[test]
fn a_turtle_file_says_of_all_that_it_states_who_and_when() {
    let built = turtle(&format!(
        "<> prov:wasAttributedTo <agent/redactie> ; dct:created \"2024-05-31\"^^xsd:date .\n\
         <agent/redactie> <http://xmlns.com/foaf/0.1/name> \"Redactie\" .\n\
         <promise/{}> pb:reportedIn <theme/{}> .\n\
         [] a pb:Judgement ; pb:promise <promise/{}> ; pb:decision <../decision/2021-01-01/bouw-van-loketten> ;\n\
            prov:wasAttributedTo \"An\" .\n",
        promise(0),
        theme(0),
        promise(1),
    ));
    assert_eq!(codes(&built), []);
    let rows = select(
        &built.store,
        "SELECT ?class ?name ?day { VALUES ?class { pb:Alignment pb:Judgement } ?x a ?class ; prov:wasAttributedTo/foaf:name ?name ; \
         dct:created ?day } ORDER BY ?class",
    );
    let names: Vec<_> = rows.iter().map(|row| (row["name"].as_str(), row["day"].as_str())).collect();
    assert_eq!(names, [("Redactie", "2024-05-31"), ("An", "2024-05-31")]);
}

#[test]
fn a_value_that_says_nothing_is_a_finding_and_nothing_is_assumed() {
    for (column, value, code) in [
        ("testable", "ja", "bad-testable"),
        ("position", "eerste", "bad-position"),
        ("position", "0", "bad-position"),
        ("commitment", "plan", "bad-commitment"),
        ("on", "gisteren", "bad-day"),
        ("on", "2024-02-30", "bad-day"),
    ] {
        let built = csv(&format!("section,text,{column}\nwonen/1.1,We bouwen tien loketten.,{value}\n"));
        let finding = the_finding(&built);
        assert_eq!((finding.code, finding.place.line, finding.place.column), (code, Some(2), Some(36)), "{value}");
        assert!(select(&built.store, "SELECT ?x { ?p pb:testable ?x }").is_empty());
    }
    for (property, code) in
        [("pb:testable \"ja\"", "bad-testable"), ("<http://schema.org/position> \"eerste\"", "bad-position")]
    {
        let built = turtle(&format!(
            "<promise/wonen/1.1/a> a pb:Promise ; dct:isPartOf <section/wonen/1.1> ; prov:value \"We bouwen tien loketten.\" ;\n{property} .\n"
        ));
        assert_eq!(the_finding(&built).code, code);
        assert!(select(&built.store, "SELECT ?x { ?p pb:testable ?x }").is_empty());
    }
    let built = csv("section,text,testable\nwonen/1.1,We bouwen tien loketten.,TRUE\n");
    assert_eq!(codes(&built), []);
    assert_eq!(select(&built.store, "SELECT DISTINCT ?x { ?p pb:testable ?x }")[0]["x"], "true");
}

#[test]
fn a_promise_that_a_table_states_is_named_as_the_one_that_is_found() {
    let built = csv("section,text\nwonen/1.1,We bouwen tien loketten.\nwonen/1.1,planten bomen\n");
    assert_eq!(codes(&built), []);
    let names = select(&built.store, "SELECT DISTINCT ?x { ?x a pb:Promise } ORDER BY ?x");
    let tails: Vec<_> = names.iter().map(|row| row["x"].rsplit("/promise/").next().unwrap()).collect();
    assert_eq!(tails, [&format!("wonen/1.1/{}", promise_name("planten bomen")), &promise(0)]);
    let built = csv("section,text\nwonen/1.1,We bouwen tien loketten.\nwonen/1.1,We bouwen tien lo-ketten.\n");
    assert_eq!(codes(&built), [("duplicate-promise", Some(3))]);
}

/// 20,000 took minutes when each was looked for from the start of the text, and of the file.
#[test]
fn very_many_promises_that_do_not_stand_in_their_section_are_told_in_linear_time() {
    const MANY: usize = 20_000;
    let promises = (0..MANY).map(|n| {
        format!("<promise/wonen/1.1/p{n}> a pb:Promise ; dct:isPartOf <section/wonen/1.1> ; prov:value \"Wij beloven {n}.\" .\n")
    });
    let sentences: Vec<String> = (0..2000).map(|n| format!("We bouwen {n} huizen.")).collect();
    let sentences: Vec<&str> = sentences.iter().map(String::as_str).collect();
    let page = page(&sentences, &THEMES, &REFERENCES);
    let curation = format!("{PREFIXES}{}", promises.collect::<String>());
    let reading = pledgebase::dataset::read(&files(&page, ("curation/a.ttl", &curation)), DEFAULT_BASE).unwrap();
    let told = reading.diagnostics.iter().filter(|finding| finding.code == "promise-not-verbatim");
    assert_eq!(told.filter(|finding| finding.place.line.is_some_and(|line| line > 1)).count(), MANY);
}
