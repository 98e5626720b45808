//! Manifest, outline and curation files that are wrong, and what the program does then.

use std::fs;
use std::path::Path;
use std::process::Command;

use pledgebase::dataset::{self, DatasetError, Files, Reading};
use pledgebase::diagnostic::Severity;
use pledgebase::model::DEFAULT_BASE;
use pledgebase::pipeline::{self, BuildError};
use tempfile::TempDir;

use super::bad_input::{MANIFEST, PAGE, assert_found, files, read};

const CURATION: &str = r#"@prefix pb: <https://w3id.org/pledgebase/ns#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix prov: <http://www.w3.org/ns/prov#> .

<promise/wonen/4.1/we-bouwen-elk-jaar-duizend-woningen-d02e8d7a> a pb:Promise ;
    dct:isPartOf <section/wonen/4.1> ;
    prov:value "We bouwen elk jaar duizend woningen." ;
    pb:reportedIn <theme/wonen/4.1/nieuwe-woningen-17ce318b> .
"#;

fn with_manifest(manifest: &str) -> Reading {
    let files = [("dataset.toml", manifest), ("reports/Wonen/Proef.md", PAGE)];
    dataset::read(&Files::from_memory(files), DEFAULT_BASE).unwrap()
}

fn with_curation(curation: &str) -> Reading {
    read(&[("reports/Wonen/Proef.md", PAGE.as_bytes()), ("curation/a.ttl", curation.as_bytes())])
}

fn with_outline(outline: &str) -> Reading {
    read(&[("reports/Wonen/Proef.md", PAGE.as_bytes()), ("sections.csv", outline.as_bytes())])
}

fn folder(parts: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (path, bytes) in parts {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn program() -> Command {
    super::program::program(&std::env::temp_dir())
}

fn build_to(dataset: &Path, store: &Path) -> (Option<i32>, String) {
    let output = program().args(["build", "--quiet", "-o"]).arg(store).arg(dataset).output().unwrap();
    assert!(output.stdout.is_empty(), "a build has no data for stdout");
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn a_folder_without_manifest_is_no_dataset() {
    let folder = folder(&[("reports/Wonen/Proef.md", PAGE.as_bytes())]);
    assert!(matches!(Files::open(folder.path()), Err(DatasetError::NotADataset { .. })));
    let in_memory = Files::from_memory([("reports/Wonen/Proef.md", PAGE)]);
    assert!(matches!(dataset::read(&in_memory, DEFAULT_BASE), Err(DatasetError::NotADataset { .. })));
    for command in ["build", "check"] {
        let output = program().arg(command).arg(folder.path()).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8(output.stderr).unwrap().contains("dataset.toml"));
    }
}

#[test]
fn a_wrong_key_in_the_manifest_is_named_with_its_place() {
    let reading = with_manifest(&MANIFEST.replace("language", "taal"));
    let finding = assert_found(&reading, "bad-manifest", Severity::Error, 4, 1);
    assert!(finding.message.contains("taal"), "{}", finding.message);
    let with_mark = format!("\u{feff}{}", MANIFEST.replace("language", "taal"));
    assert_found(&with_manifest(&with_mark), "bad-manifest", Severity::Error, 4, 1);
    let reading = with_manifest(&MANIFEST.replace("\"proef\"", "\"Pröef\""));
    assert_found(&reading, "bad-slug", Severity::Error, 2, 8);
    let reading = with_manifest(&format!("{MANIFEST}start = 2019-13-01\n"));
    assert_found(&reading, "bad-manifest", Severity::Error, 8, 9);
    let reading = with_manifest(&format!("{MANIFEST}start = 10:30:00\n"));
    assert_found(&reading, "bad-manifest", Severity::Error, 8, 9);
}

#[test]
fn a_wrong_manifest_stops_the_build_and_names_the_place() {
    let wrong = MANIFEST.replace("language", "taal");
    let folder = folder(&[("dataset.toml", wrong.as_bytes()), ("reports/Wonen/Proef.md", PAGE.as_bytes())]);
    let (code, errors) = build_to(folder.path(), &folder.path().join("kb.nq"));
    assert_eq!(code, Some(2));
    assert!(errors.contains("dataset.toml:4:1"), "{errors}");
    assert!(!folder.path().join("kb.nq").exists());
}

#[test]
fn an_input_that_cannot_be_read_leaves_the_store_as_it_was() {
    let folder = folder(&[("dataset.toml", MANIFEST.as_bytes()), ("reports/Wonen/Proef.md", PAGE.as_bytes())]);
    let store = folder.path().join("kb.nq");
    assert_eq!(build_to(folder.path(), &store).0, Some(0));
    let before = fs::read(&store).unwrap();
    fs::write(folder.path().join("reports/Wonen/Latin.md"), b"# H\xE9\n").unwrap();
    let (code, errors) = build_to(folder.path(), &store);
    assert_eq!(code, Some(2));
    assert!(errors.contains("Latin.md:1:4"), "{errors}");
    assert_eq!(fs::read(&store).unwrap(), before);
}

#[test]
fn what_a_curation_file_names_must_be_there() {
    let clean = with_curation(CURATION);
    assert_eq!(clean.diagnostics, []);
    assert_eq!(clean.dataset.curation.links.len(), 1);

    let more =
        format!("{CURATION}<promise/wonen/4.1/niets-00000000> pb:reportedIn <theme/wonen/4.1/huurders-0b4176b5> .\n");
    let reading = with_curation(&more);
    assert_found(&reading, "unknown-promise", Severity::Warning, 9, 2);
    assert_eq!(reading.dataset.curation.links, clean.dataset.curation.links);

    let reading = with_curation(&CURATION.replace("theme/wonen/4.1/nieuwe-", "theme/wonen/4.1/oude-"));
    assert_found(&reading, "unknown-theme", Severity::Warning, 8, 20);
    assert_eq!((reading.dataset.curation.promises.len(), reading.dataset.curation.links.len()), (1, 0));

    let decision =
        "pb:followedUpBy <../decision/2021-01-08/bouw-van-woninkjes> , <../decision/2021-01-08/bouw-van-woningen> ;";
    let reading = with_curation(&CURATION.replace("    pb:rep", &format!("    {decision}\n    pb:rep")));
    assert_found(&reading, "unknown-decision", Severity::Warning, 8, 22);
    assert_eq!(reading.dataset.curation.decision_links().count(), 1);
    assert_eq!(reading.dataset.curation.links[..1], clean.dataset.curation.links);

    let reading = with_curation(&CURATION.replace("<section/wonen/4.1>", "<section/wonen/9.9>"));
    assert_found(&reading, "unknown-section", Severity::Warning, 5, 2);
}

#[test]
fn a_curation_file_that_is_no_turtle_is_an_error_with_its_place() {
    let broken = CURATION.replace("pb:reportedIn <theme", "pb:reportedIn <the me");
    let reading = with_curation(&broken);
    let finding = reading.diagnostics.iter().find(|d| d.code == "bad-turtle").unwrap();
    assert_eq!((finding.severity, finding.place.line), (Severity::Error, Some(8)));
    assert!((19..=28).contains(&finding.place.column.unwrap()), "{finding:?}");
    let reading = with_curation(&CURATION.replace("@prefix dct: <http://purl.org/dc/terms/> .\n", ""));
    assert_found(&reading, "bad-turtle", Severity::Error, 5, 5);
    assert!(matches!(
        pipeline::build(&[files(&[("curation/a.ttl", b"<a> <b> .")])], DEFAULT_BASE),
        Err(BuildError::Input(_))
    ));
}

#[test]
fn an_outline_that_is_no_csv_is_told_of() {
    let reading = with_outline("domein,nummer\nWonen,4\n");
    assert_found(&reading, "bad-outline", Severity::Error, 1, 1);
    let reading = with_outline("domain,number,title,text\nWonen,4,Wonen,\nWonen,4.2,\"Huren,\nWonen,4.3,Kopen,\n");
    assert_found(&reading, "bad-outline", Severity::Error, 3, 11);
    let reading =
        with_outline("\u{feff}domain,number,title,text\r\nWonen,4,Wonen,\r\nWonen,vier,Huren,\r\n,4.3,Kopen,\r\n");
    let rows: Vec<_> = reading.diagnostics.iter().map(|d| (d.code, d.severity, d.place.line, d.place.column)).collect();
    let warning = |line| ("bad-outline-row", Severity::Warning, Some(line), Some(1));
    assert_eq!(rows, [warning(3), warning(4)]);
    assert_eq!(reading.dataset.reports.len(), 1);
}

#[test]
fn a_row_of_the_outline_that_cannot_stay_whole_is_told_of() {
    let reading = with_outline("domain,number,title,text\nWonen,4,Wonen,\nWonen,4.2,Huren,Wie huurt, betaalt.\n");
    assert_found(&reading, "bad-outline-row", Severity::Warning, 3, 1);
    let reading = with_outline("domain,number,title,text\nWonen,4,Wonen,\nWonen,4.2,Huren,\nWonen,4.2,Kopen,\n");
    assert_found(&reading, "duplicate-section", Severity::Warning, 4, 1);
    let quoted = "domain,number,title,text\nWonen,4,\"Wonen \"\"in de stad\"\", en daarbuiten\",\"Twee\nregels.\"\n";
    let reading = with_outline(quoted);
    assert_eq!(reading.diagnostics, []);
    assert!(reading.dataset.sections.iter().any(|s| s.title == "Wonen \"in de stad\", en daarbuiten"));
}

#[test]
fn a_base_that_is_no_iri_is_refused() {
    let folder = folder(&[("dataset.toml", MANIFEST.as_bytes()), ("reports/Wonen/Proef.md", PAGE.as_bytes())]);
    for base in ["https://example.org/een twee/", "example.org/", "https://example.org"] {
        assert!(matches!(dataset::read(&files(&[]), base), Err(DatasetError::Base(_))), "{base}");
        let store = folder.path().join("kb.nq");
        let output = program().args(["build", "--base", base, "-o"]).arg(&store).arg(folder.path()).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(!store.exists());
    }
}

#[test]
fn check_tells_its_findings_by_exit_code_and_as_json() {
    let page = PAGE.replace("**(2021-02-12)** ", "");
    let parts = [("dataset.toml", MANIFEST.as_bytes()), ("reports/Wonen/Proef.md", page.as_bytes())];
    let folder = folder(&parts);
    let output = program().args(["check", "--format", "json"]).arg(folder.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let findings: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(findings[0]["code"], "reference-without-date");
    assert_eq!((findings[0]["line"].as_u64(), findings[0]["column"].as_u64()), (Some(18), Some(1)));
    fs::write(folder.path().join("reports/Wonen/Proef.md"), PAGE).unwrap();
    assert_eq!(program().arg("check").arg(folder.path()).output().unwrap().status.code(), Some(0));
}

#[test]
fn a_language_that_is_no_tag_is_refused_where_it_stands() {
    for (language, is_refused) in
        [("nl", false), ("nl-BE", false), ("und", false), ("Dutch!", true), ("", true), ("n l", true)]
    {
        let reading = with_manifest(&MANIFEST.replace("\"nl\"", &format!("\"{language}\"")));
        let found = reading.diagnostics.iter().find(|finding| finding.code == "bad-language");
        assert_eq!(
            found.map(|finding| (finding.severity, finding.place.line)),
            is_refused.then_some((Severity::Error, Some(4))),
            "{language}"
        );
    }
}
