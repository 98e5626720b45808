//! The command line: exit codes, streams, formats, completions and manual pages.

use std::process::Output;

use super::program::program;

fn run(arguments: &[&str]) -> Output {
    program(&std::env::temp_dir()).args(arguments).output().unwrap()
}

fn stdout(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A store of the bundled data.
fn store(folder: &tempfile::TempDir) -> String {
    let path = folder.path().join("kb.nq").display().to_string();
    assert!(run(&["build", "-q", "-o", &path]).status.success());
    path
}

#[test]
fn wrong_usage_exits_with_2_and_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let kb = store(&folder);
    let missing = folder.path().join("none.nq").display().to_string();
    for (arguments, says) in [
        (vec!["coverage", "-s", &missing], "pledgebase build"),
        (vec!["query", "no-such-query", "-s", &kb], "pledgebase queries"),
        (vec!["query", "-s", &kb, "--text", "SELECT ?a WHERE { ?a b }"], "--text:1:25"),
        (
            vec!["query", "section-coverage", "-s", &kb, "--param", "colour=red"],
            "it has: agreement, domain, section, evidence",
        ),
        (vec!["query", "section-coverage", "-s", &kb, "--format", "ttl"], "answer with rows"),
        (vec!["explain", "nonsense", "-s", &kb], "give an IRI"),
        (vec!["coverage", "-s", &kb, "--domain", "nonsense"], "the domains are"),
        (vec!["coverage", "-s", "https://example.org/sparql"], "not supported"),
        (vec!["build", "-o", "kb.ttl"], "`*.nq` or `*.nq.zst`"),
        (vec!["build", "--base", "not an iri"], "absolute IRI"),
    ] {
        let output = run(&arguments);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {error}");
        assert!(error.contains(says), "{arguments:?}: {error}");
        assert!(output.stdout.is_empty(), "{arguments:?}: data on stdout");
    }
}

#[test]
fn every_form_of_query_is_answered_in_every_format_that_fits() {
    let folder = tempfile::tempdir().unwrap();
    let kb = store(&folder);
    for format in ["table", "md", "csv", "tsv", "json", "xml"] {
        let answer =
            stdout(&["query", "-s", &kb, "--format", format, "--text", "SELECT (COUNT(*) AS ?n) { ?p a pb:Promise }"]);
        assert!(answer.contains('9'), "{format}: {answer}");
    }
    for format in ["table", "csv", "tsv", "json", "xml"] {
        let answer = stdout(&["query", "-s", &kb, "--format", format, "--text", "ASK { ?p a pb:Promise }"]);
        assert!(answer.contains("true"), "{format}: {answer}");
    }
    for form in ["CONSTRUCT { ?p a pb:Promise } WHERE { ?p a pb:Promise }", "DESCRIBE ?p WHERE { ?p a pb:Promise }"] {
        for format in ["ttl", "nt", "nq", "trig", "rdfxml", "jsonld"] {
            let answer = stdout(&["query", "-s", &kb, "--format", format, "--text", form]);
            assert!(answer.contains("/promise/") && answer.contains("Promise"), "{format}: {answer}");
        }
    }
}

#[test]
fn a_dataset_folder_is_a_store() {
    let folder = tempfile::tempdir().unwrap();
    let dataset = folder.path().join("mine").display().to_string();
    assert!(run(&["new", &dataset]).status.success());
    let kb = store(&folder);
    let arguments = |store| ["coverage", "--by", "section", "--format", "csv", "-s", store];
    assert_eq!(stdout(&arguments(&dataset)), stdout(&arguments(&kb)));
    assert_eq!(run(&["new", &dataset]).status.code(), Some(2), "an existing folder is left alone");
}

#[test]
fn layers_narrow_what_a_query_sees() {
    let folder = tempfile::tempdir().unwrap();
    let kb = store(&folder);
    let count = |layers: &str| {
        let text = "SELECT (COUNT(*) AS ?n) { ?p a pb:Promise }";
        stdout(&["query", "-s", &kb, "--format", "csv", "--layers", layers, "--text", text])
            .lines()
            .nth(1)
            .unwrap()
            .to_owned()
    };
    assert_eq!((count("curated"), count("reported"), count("outline,curated")), ("9".into(), "0".into(), "9".into()));
}

#[test]
fn completions_and_manual_pages_come_from_the_same_definitions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(stdout(&["completions", shell]).contains("coverage"), "{shell}");
    }
    assert!(stdout(&["man"]).contains(".TH pledgebase"));
    let folder = tempfile::tempdir().unwrap();
    let pages = folder.path().join("man").display().to_string();
    assert!(run(&["man", &pages]).status.success());
    assert!(std::path::Path::new(&pages).join("pledgebase-build.1").exists());
}

#[test]
fn output_that_nobody_reads_is_no_error() {
    let folder = tempfile::tempdir().unwrap();
    let kb = store(&folder);
    let all = "SELECT * { ?s ?p ?o }";
    let queries =
        ["csv", "tsv", "json", "xml", "md", "table"].map(|format| ["query", "--text", all, "--format", format]);
    let others: [&[&str]; 3] = [&["export"], &["graph"], &["coverage", "--by", "promise", "--format", "csv"]];
    for arguments in queries.iter().map(|query| &query[..]).chain(others) {
        let mut child = program(folder.path())
            .args(arguments)
            .args(["-s", &kb])
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
}
