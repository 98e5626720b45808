//! From a sheet over any spreadsheet back into the dataset: the words stay the same, and every verdict arrives.

use std::path::Path;

use pledgebase::choice::Choice;
use pledgebase::dataset::{self, Files, SHEET_COLUMNS};
use pledgebase::diagnostic::Severity;
use pledgebase::model::{DEFAULT_BASE, Verdict};
use pledgebase::pipeline::build;
use pledgebase::sheet::{Draw, Request, sheet};
use proptest::prelude::*;

use super::answers::{rows, select};
use super::sheet::{Ranked, as_csv, decision, promise, ranked_store, ranking, records};

const CODERS: &str = "\n[[coders]]\nid = \"an\"\nname = \"An\"\nkind = \"person\"\n\
                      [[coders]]\nid = \"model\"\nname = \"Model\"\nkind = \"software\"\nversion = \"1\"\n";

/// The files of the fixture with two coders, and with these files beside.
fn fixture_with(more: &[(&str, &str)]) -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/small");
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
            let mut bytes = std::fs::read(&path).unwrap();
            if name == "dataset.toml" {
                bytes.extend_from_slice(CODERS.as_bytes());
            }
            if !name.starts_with("codes/") {
                files.push((name, bytes));
            }
        }
    }
    files.extend(more.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())));
    Files::from_memory(files)
}

fn at(column: &str) -> usize {
    SHEET_COLUMNS.iter().position(|name| *name == column).unwrap()
}

/// Records as a spreadsheet writes them.
fn written(records: &[Vec<String>], delimiter: u8) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    for record in records {
        writer.write_record(record).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

#[test]
fn an_untouched_sheet_says_nothing_and_complains_of_nothing() {
    let sheet = sheet(&ranked_store(fixture_with(&[]), &ranking(), &[]), &Request::default()).unwrap();
    let reading = dataset::read(&fixture_with(&[("codes/a.csv", &as_csv(&sheet))]), DEFAULT_BASE).unwrap();
    let before = dataset::read(&fixture_with(&[]), DEFAULT_BASE).unwrap();
    assert_eq!(reading.dataset.codes, []);
    let codes: Vec<_> = reading.diagnostics.iter().filter(|d| d.place.file == "codes/a.csv").map(|d| d.code).collect();
    assert_eq!(codes, ["codes-without-verdict"]);
    assert_eq!(reading.diagnostics.len(), before.diagnostics.len() + 1);
}

#[test]
fn a_sheet_filled_in_by_a_person_is_firm_evidence_and_by_a_program_judged_evidence() {
    let request = Request { draw: Some(Draw { size: 12, seed: 3 }), leads: true, ..Request::default() };
    let bridges = Ranked {
        promise: promise("roads/1.1/towns-get-more-bridges-d19f448f"),
        decision: decision("2021-05-07/cycle-bridges-call"),
        rank: 1,
        is_lead: false,
    };
    let ranked: Vec<_> = ranking().into_iter().chain([bridges]).collect();
    let sheet = sheet(&ranked_store(fixture_with(&[]), &ranked, &[]), &request).unwrap();
    for (coder, firm) in [("an", true), ("model", false)] {
        let mut records = records(&as_csv(&sheet));
        for record in &mut records[1..] {
            // What nobody stated so far.
            let is_new = record[at("promise_text")] == "Towns get more bridges.";
            record[at("verdict")] = if is_new {
                "yes"
            } else if record[at("rank")].is_empty() {
                "none"
            } else {
                "no"
            }
            .to_owned();
            record[at("coder")] = coder.to_owned();
            record[at("on")] = "2026-11-25".to_owned();
        }
        let files = fixture_with(&[("codes/a.csv", &written(&records, b';'))]);
        let built = build(&[files], DEFAULT_BASE).unwrap();
        let findings: Vec<_> =
            built.diagnostics().filter(|d| d.place.file == "codes/a.csv" && d.severity != Severity::Note).collect();
        assert!(findings.is_empty(), "{findings:#?}");
        let judged = select(
            &built.store,
            "SELECT ?j ?sample WHERE { GRAPH ?g { ?j a pb:Judgement ; pb:inSample/dct:identifier ?sample } FILTER(STRENDS(STR(?g), '/coded')) }",
        );
        assert_eq!(judged.len(), records.len() - 1, "a judgement for each row");
        assert!(judged.iter().all(|row| row["sample"] == sheet.sample.clone().unwrap()));
        let statuses = rows(&built.store, "promise-status", &[]);
        let bridges = statuses.iter().find(|row| row["text"] == "Towns get more bridges.").unwrap();
        assert_eq!((&*bridges["status"], &*bridges["judged_status"]), ("followedUp", "followedUp"), "{coder}");
        assert_eq!(bridges["firm_status"] == "followedUp", firm, "{coder}");
    }
}

#[test]
fn texts_that_a_spreadsheet_would_calculate_or_break_come_back_as_they_were() {
    let texts = [
        "=SUM(A1:A9) euro",
        "+ meer groen",
        "- minder steen",
        "@home werken",
        "'t Zand; \"schoon\", nu",
        "'=niet",
        "a\nb; c",
    ];
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let promises: String = texts.iter().map(|text| format!("water/1.4,{}\n", quoted(text))).collect();
    let feed: String =
        texts.iter().enumerate().map(|(i, text)| format!("{},2021-02-0{},{}\n", 50 + i, i + 1, quoted(text))).collect();
    let (promises, feed) = (format!("section,text\n{promises}"), format!("uuid,date,title\n{feed}"));
    let more = [("curation/odd.csv", promises.as_str()), ("decisions/odd.csv", feed.as_str())];
    let plain = build(&[fixture_with(&more)], DEFAULT_BASE).unwrap().store;
    let of = |sparql: &str| select(&plain, sparql).into_iter().map(|row| row["x"].clone()).collect::<Vec<_>>();
    let odd = of("SELECT ?x WHERE { ?x a pb:Promise ; dct:isPartOf ?s . FILTER(STRENDS(STR(?s), 'water/1.4')) }");
    let decided = of(
        "SELECT DISTINCT ?x WHERE { ?x a pb:Decision ; pb:meetingDate ?day . FILTER(STRSTARTS(STR(?day), '2021-02-0')) }",
    );
    assert_eq!((odd.len(), decided.len()), (texts.len(), texts.len()));
    let ranked: Vec<_> = odd
        .iter()
        .flat_map(|promise| {
            decided.iter().enumerate().map(|(rank, decision)| Ranked {
                promise: promise.clone(),
                decision: decision.clone(),
                rank: rank + 1,
                is_lead: false,
            })
        })
        .collect();
    let sheet = sheet(&ranked_store(fixture_with(&more), &ranked, &[]), &Request::default()).unwrap();
    let mut records = records(&as_csv(&sheet));
    for record in &mut records[1..] {
        let guarded = [at("promise_text"), at("decision_title"), at("decision_text"), at("context")];
        assert!(guarded.iter().all(|column| !record[*column].starts_with(['=', '+', '-', '@'])), "{record:?}");
        // Without names, the words alone have to tell.
        record[at("promise")] = String::new();
        record[at("decision")] = String::new();
        record[at("verdict")] = if record[at("rank")].is_empty() { "none" } else { "yes" }.to_owned();
        record[at("coder")] = "an".to_owned();
        record[at("comment")] = "'+ zeker".to_owned();
    }
    for delimiter in [b',', b';', b'\t'] {
        let text = written(&records, delimiter);
        let files = fixture_with(&[more[0], more[1], ("codes/a.csv", &text)]);
        let reading = dataset::read(&files, DEFAULT_BASE).unwrap();
        let findings: Vec<_> = reading.diagnostics.iter().filter(|d| d.place.file == "codes/a.csv").collect();
        assert!(findings.is_empty(), "{findings:#?}");
        assert_eq!(reading.dataset.codes.len(), records.len() - 1);
        assert!(reading.dataset.codes.iter().all(|judgement| judgement.comment.as_deref() == Some("+ zeker")));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn whatever_is_filled_in_arrives(
        verdicts in prop::collection::vec(prop::sample::select(vec!["yes", "perhaps", "no", "contrary", ""]), 40),
        delimiter in prop::sample::select(vec![b',', b';', b'\t']),
        is_reversed in any::<bool>(),
    ) {
        let store = ranked_store(fixture_with(&[]), &ranking(), &[]);
        let sheet = sheet(&store, &Request { leads: true, ..Request::default() }).unwrap();
        let mut records = records(&as_csv(&sheet));
        let mut wanted = Vec::new();
        for (record, verdict) in records[1..].iter_mut().zip(&verdicts) {
            if record[at("decision")].is_empty() || verdict.is_empty() {
                continue;
            }
            record[at("verdict")] = (*verdict).to_owned();
            record[at("coder")] = "an".to_owned();
            let pair = (record[at("promise")].clone(), Some(record[at("decision")].clone()));
            wanted.push((pair.0, pair.1, Verdict::named(verdict).unwrap()));
        }
        if is_reversed {
            records[1..].reverse();
        }
        let files = fixture_with(&[("codes/a.csv", &written(&records, delimiter))]);
        let reading = dataset::read(&files, DEFAULT_BASE).unwrap();
        let found: Vec<_> = reading.dataset.codes.into_iter().map(|judgement| (judgement.promise, judgement.decision, judgement.verdict)).collect();
        wanted.sort();
        prop_assert_eq!(found, wanted);
    }
}
