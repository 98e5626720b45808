//! Codes of people and programs: every verdict ends in the model or in a finding, and none is guessed.

use pledgebase::dataset::{self, Files, Reading, SHEET_COLUMNS};
use pledgebase::diagnostic::{Diagnostic, Severity};
use pledgebase::model::{DEFAULT_BASE, Verdict, promise_name};
use proptest::prelude::*;

use super::names::page;

const SENTENCES: [&str; 3] =
    ["We bouwen tien loketten.", "We planten bomen langs de kanalen.", "We openen een meldpunt voor leegstand."];
const REFERENCES: [(u32, &str); 3] = [(0, "Bouw van loketten"), (1, "Aanplant van bomen"), (2, "Kap van bomen")];
const MANIFEST: &str = r#"[dataset]
slug = "d"
title = "D"
language = "nl"
license = "CC0-1.0"
[agreement]
title = "A"
[[coders]]
id = "an"
name = "An"
kind = "person"
[[coders]]
id = "bo"
name = "Bo"
kind = "person"
role = "referee"
[[coders]]
id = "model"
name = "A model"
kind = "software"
version = "2026-11"
"#;

/// A dataset of three promises and three decisions with these files of codes.
pub fn with_codes(codes: &[(&str, &[u8])]) -> Files {
    let page = page(&SENTENCES, &[("Alles", "er kwam iets \\[0\\]\\[1\\]\\[2\\].")], &REFERENCES);
    let fixed = [("dataset.toml", MANIFEST.as_bytes()), ("reports/Wonen/Een.md", page.as_bytes())];
    let all = fixed.iter().chain(codes);
    Files::from_memory(all.map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec())))
}

pub fn read(codes: &[(&str, &[u8])]) -> Reading {
    dataset::read(&with_codes(codes), DEFAULT_BASE).unwrap()
}

fn one(codes: &str) -> Reading {
    read(&[("codes/a.csv", codes.as_bytes())])
}

pub fn promise(index: usize) -> String {
    format!("{DEFAULT_BASE}d/promise/wonen/1.1/{}", promise_name(SENTENCES[index]))
}

pub fn decision(index: usize) -> String {
    let name = ["bouw-van-loketten", "aanplant-van-bomen", "kap-van-bomen"][index];
    format!("{DEFAULT_BASE}decision/2021-01-0{}/{name}", index + 1)
}

const HEADER: &str = "promise,promise_text,decision,decision_date,decision_title,verdict,coder,on";

/// A row on a promise and a decision, with all their words.
fn row(pair: (usize, usize), verdict: &str, coder: &str, on: &str) -> String {
    let (p, d) = pair;
    let (text, title) = (SENTENCES[p], REFERENCES[d].1);
    format!("{},{text},{},2021-01-0{},{title},{verdict},{coder},{on}", promise(p), decision(d), d + 1)
}

fn table(rows: &[String]) -> String {
    format!("{HEADER}\n{}\n", rows.join("\n"))
}

/// Each judgement as promise, decision, verdict and coder.
pub fn judged(reading: &Reading) -> Vec<(usize, Option<usize>, Verdict, &str)> {
    let place = |names: [String; 3], iri: &str| names.iter().position(|name| name == iri).unwrap();
    let judgements = reading.dataset.codes.iter().map(|judgement| {
        let decided = judgement.decision.as_ref().map(|iri| place([0, 1, 2].map(decision), iri));
        (place([0, 1, 2].map(promise), &judgement.promise), decided, judgement.verdict, judgement.coder.as_str())
    });
    let mut judgements: Vec<_> = judgements.collect();
    judgements.sort();
    judgements
}

#[track_caller]
fn the_finding(reading: &Reading) -> &Diagnostic {
    let [finding] = reading.diagnostics.as_slice() else { panic!("{:#?}", reading.diagnostics) };
    assert!(!finding.help.is_empty());
    finding
}

#[test]
fn every_verdict_is_read_in_english_and_in_dutch() {
    let reading = one(&table(&[
        row((0, 0), "yes", "an", "2026-11-25"),
        row((0, 1), "NEE", "an", "2026-11-25"),
        row((1, 1), "Misschien", "an", ""),
        row((1, 2), "tegengesteld", "an", ""),
        format!("{},,,,,geen,bo,", promise(1)),
        format!("{},,,,,Not a promise,bo,", promise(2)),
    ]));
    assert_eq!(reading.diagnostics, []);
    let wanted = [
        (0, Some(0), Verdict::Yes, "an"),
        (0, Some(1), Verdict::No, "an"),
        (1, None, Verdict::None, "bo"),
        (1, Some(1), Verdict::Perhaps, "an"),
        (1, Some(2), Verdict::Contrary, "an"),
        (2, None, Verdict::NotAPromise, "bo"),
    ];
    assert_eq!(judged(&reading), wanted);
    let day = jiff::civil::date(2026, 11, 25);
    assert_eq!(reading.dataset.codes.iter().filter(|judgement| judgement.on == Some(day)).count(), 2);
}

#[test]
fn a_pair_is_told_by_names_or_by_words() {
    for table in [
        "promise,decision,verdict,coder\nwonen/1.1/we-bouwen-tien-loketten-D,2021-01-01/bouw-van-loketten,ja,an\n",
        "section,promise_text,decision_date,decision_title,verdict,coder\nwonen/1.1,We bouwen  tien lo-ketten.,2021-01-01,Bouw van loketten,ja,an\n",
        "section,promise_text,decision_title,verdict,coder\nWonen/1.1,We bouwen tien loketten.,Bouw van loketten,ja,AN\n",
        // A sheet of a store with another base: its names say nothing here, its words do.
        "promise,section,promise_text,decision,decision_date,decision_title,verdict,coder\nhttps://e.org/d/promise/wonen/1.1/x,\
         wonen/1.1,We bouwen tien loketten.,https://e.org/decision/2021-01-01/x,2021-01-01,Bouw van loketten,ja,an\n",
    ] {
        let digest = promise_name(SENTENCES[0]);
        let reading = one(&table.replace("we-bouwen-tien-loketten-D", &digest));
        assert_eq!(reading.diagnostics, [], "{table}");
        assert_eq!(judged(&reading), [(0, Some(0), Verdict::Yes, "an")], "{table}");
    }
}

#[test]
fn words_that_no_longer_fit_are_told_with_both_and_count_as_nobodys() {
    let fits = row((0, 0), "yes", "an", "");
    for (from, to, column) in [
        (SENTENCES[0], "We bouwen elf loketten.", promise(0).len() + 2),
        (REFERENCES[0].1, "Bouw van een loket", fits.find(REFERENCES[0].1).unwrap() + 1),
        ("2021-01-01,", "2021-01-09,", fits.find(REFERENCES[0].1).unwrap() + 1),
    ] {
        let reading = one(&table(&[fits.replace(from, to)]));
        let finding = the_finding(&reading);
        assert_eq!((finding.code, finding.severity), ("words-differ", Severity::Warning), "{to}");
        assert_eq!((finding.place.line, finding.place.column), (Some(2), Some(column)), "{to}");
        let says_both = [to, from].iter().filter(|words| finding.message.contains(**words)).count();
        assert!(says_both == 2 || to.starts_with("2021"), "{}", finding.message);
        assert_eq!(judged(&reading), [], "{to}");
    }
}

#[test]
fn an_unknown_coder_is_told_once_with_all_lines_and_with_what_to_add() {
    let rows = [
        row((0, 0), "yes", "jan", ""),
        row((0, 1), "no", "jan", ""),
        row((1, 1), "yes", "an", ""),
        row((1, 2), "no", "jan", ""),
        row((2, 2), "no", "", ""),
    ];
    let reading = one(&table(&rows));
    assert_eq!(judged(&reading), [(1, Some(1), Verdict::Yes, "an")]);
    let codes: Vec<_> = reading.diagnostics.iter().map(|d| (d.code, d.place.line)).collect();
    assert_eq!(codes, [("unknown-coder", Some(2)), ("no-coder", Some(6))]);
    let finding = &reading.diagnostics[0];
    assert!(finding.message.contains("`jan`") && finding.message.contains("3 rows (lines 2, 3, 5)"), "{finding:?}");
    assert!(finding.help.contains("[[coders]]\nid = \"jan\"\n"), "{}", finding.help);
    // The stanza is one that a manifest can have.
    let stanza = finding.help.split_once("dataset.toml:\n").unwrap().1;
    let manifest = format!("{MANIFEST}{stanza}\n");
    let files = Files::from_memory([
        ("dataset.toml", manifest.as_str()),
        ("reports/Wonen/Een.md", &page(&SENTENCES, &[("A", "iets \\[0\\].")], &REFERENCES)),
        ("codes/a.csv", &table(&rows[..1])),
    ]);
    let reading = dataset::read(&files, DEFAULT_BASE).unwrap();
    assert_eq!(judged(&reading), [(0, Some(0), Verdict::Yes, "jan")]);
}

#[test]
fn what_is_no_verdict_is_told_with_the_nearest() {
    let reading = one(&table(&[row((0, 0), "jaa", "an", ""), row((0, 1), "1", "an", "")]));
    assert_eq!(judged(&reading), []);
    let codes: Vec<_> = reading.diagnostics.iter().map(|d| (d.code, d.place.line)).collect();
    assert_eq!(codes, [("bad-verdict", Some(2)), ("bad-verdict", Some(3))]);
    assert!(reading.diagnostics[0].help.starts_with("write `ja` if that is meant"), "{:?}", reading.diagnostics[0]);
    assert!(reading.diagnostics[1].help.starts_with("verdicts are yes"), "{:?}", reading.diagnostics[1]);
}

#[test]
fn an_unknown_promise_or_decision_is_told_where_it_stands() {
    for (table, code, column) in [
        (
            "promise,decision,verdict,coder\nwonen/1.1/nobody-knows,2021-01-01/bouw-van-loketten,ja,an\n",
            "unknown-promise",
            1,
        ),
        (
            "section,promise_text,decision,verdict,coder\nwonen/9,Iets heel anders.,2021-01-01/bouw-van-loketten,ja,an\n",
            "unknown-promise",
            9,
        ),
        (
            &format!("promise,decision,verdict,coder\n{},2021-01-01/nothing,ja,an\n", promise(0)),
            "unknown-decision",
            promise(0).len() + 2,
        ),
        ("verdict,coder,promise\nja,an,\n", "bad-link", 1),
    ] {
        let reading = one(table);
        assert_eq!(judged(&reading), [], "{table}");
        let finding = reading.diagnostics.iter().find(|finding| finding.code == code);
        let finding = finding.unwrap_or_else(|| panic!("{table}: {:#?}", reading.diagnostics));
        assert_eq!((finding.severity, finding.place.line), (Severity::Warning, Some(2)), "{table}");
        assert!(code == "bad-link" || finding.place.column == Some(column), "{table}: {finding:?}");
    }
}

#[test]
fn a_verdict_on_a_decision_names_one() {
    let reading = one(&format!("promise,verdict,coder\n{},no,an\n", promise(0)));
    assert_eq!((the_finding(&reading).code, the_finding(&reading).place.line), ("verdict-without-decision", Some(2)));
    assert_eq!(judged(&reading), []);
}

#[test]
fn rows_without_a_verdict_are_counted_once() {
    let reading =
        one(&table(&[row((0, 0), "yes", "an", ""), row((0, 1), "", "an", ""), row((0, 2), " ", "nobody", "")]));
    let finding = the_finding(&reading);
    assert_eq!(
        (finding.code, finding.severity, finding.place.line),
        ("codes-without-verdict", Severity::Note, Some(1))
    );
    assert!(finding.message.contains("2 rows"), "{}", finding.message);
}

#[test]
fn of_two_verdicts_of_one_coder_the_later_counts() {
    let rows = [row((0, 0), "no", "an", "2026-11-01"), row((0, 0), "yes", "an", "2026-11-02")];
    let reading = one(&table(&rows));
    assert_eq!(judged(&reading), [(0, Some(0), Verdict::Yes, "an")]);
    let finding = the_finding(&reading);
    assert_eq!((finding.code, finding.severity, finding.place.line), ("superseded-code", Severity::Note, Some(2)));
    assert!(
        finding.message.contains("`no`") && finding.message.contains("`yes` in codes/a.csv, line 3"),
        "{finding:?}"
    );
}

#[test]
fn two_verdicts_of_one_coder_whose_days_do_not_tell_count_neither() {
    for (first, second) in [("", ""), ("2026-11-01", ""), ("2026-11-01", "2026-11-01")] {
        let rows = [row((0, 0), "no", "an", first), row((0, 0), "yes", "an", second), row((0, 0), "yes", "bo", "")];
        let reading = one(&table(&rows));
        assert_eq!(judged(&reading), [(0, Some(0), Verdict::Yes, "bo")], "{first} {second}");
        let codes: Vec<_> = reading.diagnostics.iter().map(|d| (d.code, d.severity, d.place.line)).collect();
        let wanted = [2, 3].map(|line| ("contradictory-codes", Severity::Warning, Some(line)));
        assert_eq!(codes, wanted, "{first} {second}");
    }
}

#[test]
fn the_same_verdict_twice_is_one_and_a_note() {
    let table = table(&[row((0, 0), "yes", "an", "2026-11-01")]);
    let reading = read(&[("codes/a.csv", table.as_bytes()), ("codes/copy.csv", table.as_bytes())]);
    assert_eq!(judged(&reading), [(0, Some(0), Verdict::Yes, "an")]);
    assert_eq!((the_finding(&reading).code, the_finding(&reading).severity), ("repeated-code", Severity::Note));
}

#[test]
fn none_beside_a_yes_is_left_out_and_beside_a_perhaps_it_stays() {
    let none = format!("{},,,,,none,an,", promise(0));
    let reading = one(&table(&[row((0, 0), "yes", "an", ""), row((0, 1), "no", "an", ""), none.clone()]));
    assert_eq!(judged(&reading), [(0, Some(0), Verdict::Yes, "an"), (0, Some(1), Verdict::No, "an")]);
    let finding = the_finding(&reading);
    assert_eq!(
        (finding.code, finding.severity, finding.place.line),
        ("contradictory-codes", Severity::Warning, Some(4))
    );
    let reading = one(&table(&[row((0, 0), "perhaps", "an", ""), none.clone()]));
    assert_eq!(reading.diagnostics, []);
    assert_eq!(judged(&reading).len(), 2);
    // What another coder says is no contradiction.
    let reading = one(&table(&[row((0, 0), "yes", "bo", ""), none]));
    assert_eq!((reading.diagnostics.len(), judged(&reading).len()), (0, 2));
}

#[test]
fn what_is_no_promise_has_no_steps() {
    let not = format!("{},,,,,not-a-promise,an,", promise(0));
    let reading = one(&table(&[row((0, 0), "perhaps", "an", ""), not]));
    assert_eq!(judged(&reading), [(0, Some(0), Verdict::Perhaps, "an")]);
    assert_eq!(the_finding(&reading).code, "contradictory-codes");
}

#[test]
fn none_in_the_row_of_a_candidate_is_about_the_promise() {
    let reading = one(&table(&[row((0, 0), "none", "an", ""), row((0, 1), "none", "an", "")]));
    assert_eq!(reading.diagnostics, []);
    assert_eq!(judged(&reading), [(0, None, Verdict::None, "an")]);
}

#[test]
fn a_sample_is_kept_in_its_words_and_one_that_is_none_is_told_once() {
    let header = format!("{HEADER},sample\n");
    let good = format!("{},\"2 of 3, seed 7, frame 3f2a91bc\"\n", row((0, 0), "yes", "an", ""));
    let bad =
        [format!("{},2 of 3\n", row((0, 1), "no", "an", "")), format!("{},2 of 3\n", row((0, 2), "no", "an", ""))];
    let reading = one(&format!("{header}{good}{}", bad.concat()));
    let samples: Vec<_> = reading.dataset.codes.iter().map(|judgement| judgement.sample.as_deref()).collect();
    assert_eq!(samples.iter().flatten().collect::<Vec<_>>(), [&"2 of 3, seed 7, frame 3f2a91bc"]);
    assert_eq!(samples.len(), 3);
    let finding = the_finding(&reading);
    assert_eq!((finding.code, finding.severity, finding.place.line), ("bad-sample", Severity::Warning, Some(3)));
    assert!(finding.message.contains("2 rows (lines 3, 4)"), "{}", finding.message);
}

#[test]
fn a_file_without_what_codes_need_is_refused() {
    for (header, missing) in
        [("promise,decision,coder", "verdict"), ("promise,decision,verdict", "coder"), ("verdict,coder", "promise")]
    {
        let reading = one(&format!("{header}\na,b,c\n"));
        assert!(reading.has_errors(), "{header}");
        let finding = reading.diagnostics.iter().find(|finding| finding.code == "bad-code-table").unwrap();
        assert!(finding.message.contains(missing), "{}", finding.message);
    }
}

#[test]
fn rows_about_another_dataset_are_told_once() {
    let other = |text: &str| text.replace("/id/d/", "/id/other/").replace(SENTENCES[0], "Something else.");
    let rows =
        [row((0, 0), "yes", "an", ""), other(&row((0, 0), "yes", "an", "")), other(&row((0, 1), "no", "an", ""))];
    let reading = one(&table(&rows));
    assert_eq!(judged(&reading), [(0, Some(0), Verdict::Yes, "an")]);
    let finding = the_finding(&reading);
    assert_eq!((finding.code, finding.severity, finding.place.line), ("other-dataset", Severity::Note, Some(3)));
    assert!(finding.message.contains("2 rows (lines 3, 4)") && finding.message.contains("/id/other/"), "{finding:?}");
}

#[test]
fn every_coder_has_an_id_of_its_own() {
    let coder = |id: &str| format!("[[coders]]\nid = \"{id}\"\nname = \"N\"\nkind = \"person\"\n");
    for (id, code) in [("An", Some("bad-manifest")), ("a n", None), ("…", Some("bad-manifest")), (" cas ", None)] {
        let manifest = format!("{MANIFEST}{}", coder(id));
        let reading = dataset::read(&Files::from_memory([("dataset.toml", manifest)]), DEFAULT_BASE).unwrap();
        assert_eq!(reading.diagnostics.first().map(|finding| finding.code), code, "{id}");
        let mut ids = reading.dataset.coders.iter().map(|coder| coder.id.as_str());
        assert!(code.is_some() || ids.next_back() == Some(id.trim()), "{id}");
    }
}

#[test]
fn the_columns_of_a_sheet_are_those_that_are_read() {
    let reading = one(&format!("{}\n", SHEET_COLUMNS.join(",")));
    assert_eq!(reading.diagnostics, []);
}

/// A verdict, a pair, a coder and a day.
fn any_row() -> impl Strategy<Value = String> {
    let verdicts = prop::sample::select(vec!["yes", "perhaps", "no", "contrary", "none", "geen belofte", "", "jaa"]);
    let coders = prop::sample::select(vec!["an", "bo", "model", "jan", ""]);
    let days = prop::sample::select(vec!["2026-11-25", "2026-11-26", ""]);
    ((0_usize..3, 0_usize..3), verdicts, coders, days)
        .prop_map(|(pair, verdict, coder, on)| row(pair, verdict, coder, on))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_row_ends_in_a_judgement_or_a_finding_whatever_their_order(
        rows in prop::collection::vec(any_row(), 0..20),
        seed in any::<u64>(),
    ) {
        let reading = one(&table(&rows));
        prop_assert!(!reading.has_errors());
        for (index, row) in rows.iter().enumerate() {
            let line = index + 2;
            let fields: Vec<_> = row.split(',').collect();
            let has_verdict = !fields[5].is_empty();
            let is_judged = reading.dataset.codes.iter().any(|judgement| {
                judgement.promise == fields[0]
                    && judgement.decision.as_ref().is_none_or(|decision| *decision == fields[2])
                    && judgement.coder == fields[6]
                    && (judgement.verdict.is_of_promise() == ["none", "geen belofte"].contains(&fields[5]))
            });
            let is_told = reading.diagnostics.iter().any(|finding| {
                finding.place.line == Some(line) || (finding.message.contains("line") && ["unknown-coder", "no-coder"].contains(&finding.code))
            });
            prop_assert!(!has_verdict || is_judged || is_told, "line {}: {}", line, row);
        }
        // Another order of rows: the same judgements.
        let mut shuffled = rows.clone();
        let length = shuffled.len().max(1);
        shuffled.rotate_left(usize::try_from(seed % 1000).unwrap() % length);
        shuffled.reverse();
        let again = one(&table(&shuffled));
        prop_assert_eq!(&again.dataset.codes, &reading.dataset.codes);
        prop_assert_eq!(again.diagnostics.len(), reading.diagnostics.len());
    }
}
