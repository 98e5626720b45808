//! Sheets as spreadsheets save them: whatever they do to a file, its verdicts stay what they were.

use pledgebase::dataset::Reading;
use pledgebase::model::Verdict;
use proptest::prelude::*;

use super::codes::{judged, read};

const ROWS: [[&str; 7]; 3] = [
    ["section", "promise_text", "decision_date", "decision_title", "verdict", "coder", "on"],
    ["wonen/1.1", "We bouwen tien loketten.", "2021-01-01", "Bouw van loketten", "yes", "an", "2026-11-25"],
    ["wonen/1.1", "We planten bomen langs de kanalen.", "2021-01-02", "Aanplant van bomen", "no", "an", "2026-11-25"],
];
const WANTED: [(usize, Option<usize>, Verdict, &str); 2] =
    [(0, Some(0), Verdict::Yes, "an"), (1, Some(1), Verdict::No, "an")];

fn table(delimiter: &str, end: &str) -> String {
    ROWS.map(|row| row.join(delimiter) + end).concat()
}

#[track_caller]
fn assert_same(bytes: &[u8], what: &str) -> Reading {
    let reading = read(&[("codes/blad é.csv", bytes)]);
    assert_eq!(judged(&reading), WANTED, "{what}: {:#?}", reading.diagnostics);
    let day = Some(jiff::civil::date(2026, 11, 25));
    assert!(reading.dataset.codes.iter().all(|judgement| judgement.on == day), "{what}");
    reading
}

#[test]
fn delimiters_line_ends_and_encodings_do_not_matter() {
    for delimiter in [",", ";", "\t"] {
        for end in ["\n", "\r\n", "\r"] {
            let text = table(delimiter, end);
            let with_mark = format!("\u{feff}{text}");
            assert_eq!(assert_same(text.as_bytes(), &text).diagnostics, []);
            assert_eq!(assert_same(with_mark.as_bytes(), &with_mark).diagnostics, []);
            let little: Vec<u8> = with_mark.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = with_mark.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!(assert_same(&little, "UTF-16, little end first").diagnostics, []);
            assert_eq!(assert_same(&big, "UTF-16, big end first").diagnostics, []);
        }
    }
    assert_eq!(assert_same(format!("sep=;\r\n{}", table(";", "\r\n")).as_bytes(), "sep=").diagnostics, []);
}

#[test]
fn capitals_spaces_quotes_and_breaks_within_words_do_not_matter() {
    let text = table(",", "\r\n")
        .replace(",yes,an,", ",\" YES \" , An ,")
        .replace("We bouwen tien loketten.", "\"We bouwen\r\ntien loketten.\"")
        .replace("verdict", "Verdict")
        .replace("wonen/1.1", " Wonen/1.1");
    assert_eq!(assert_same(text.as_bytes(), &text).diagnostics, []);
}

#[test]
fn days_are_read_as_the_spreadsheet_writes_them() {
    for (on, first, second) in [
        ("25/11/2026", "01/01/2021", "02/01/2021"),
        ("25-11-2026", "1-1-2021", "2-1-2021"),
        ("11/25/2026", "1/1/2021", "1/2/2021"),
        ("25/11/26", "01/01/21", "02/01/21"),
        ("25-nov-26", "1-jan-21", "2-jan-21"),
        ("2026-11-25 00:00:00", "2021-01-01 00:00:00", "2021-01-02 00:00:00"),
    ] {
        let text =
            table(";", "\n").replace("2026-11-25", on).replace("2021-01-01", first).replace("2021-01-02", second);
        assert_eq!(assert_same(text.as_bytes(), &text).diagnostics, [], "{text}");
    }
}

#[test]
fn a_day_that_can_be_two_is_told_by_the_days_of_decisions_else_it_is_a_finding() {
    // That 02/01/2021 is the second of January shows by the decision named.
    let named = "promise,decision,decision_date,verdict,coder,on\nwonen/1.1/NAME,2021-01-02/aanplant-van-bomen,02/01/2021,ja,an,03/04/2026\n";
    let name = super::codes::promise(1);
    let named = named.replace("wonen/1.1/NAME", &name);
    let reading = read(&[("codes/a.csv", named.as_bytes())]);
    assert_eq!(reading.diagnostics, []);
    assert_eq!(reading.dataset.codes[0].on, Some(jiff::civil::date(2026, 4, 3)));
    let without = named.replace("02/01/2021", "");
    let reading = read(&[("codes/a.csv", without.as_bytes())]);
    let [finding] = reading.diagnostics.as_slice() else { panic!("{:#?}", reading.diagnostics) };
    assert_eq!((finding.code, finding.place.line), ("ambiguous-day", Some(2)));
    assert!(finding.message.contains("2026-04-03") && finding.message.contains("2026-03-04"), "{}", finding.message);
    assert_eq!((reading.dataset.codes.len(), reading.dataset.codes[0].on), (1, None));
    let reading = read(&[("codes/a.csv", without.replace("03/04/2026", "morgen").as_bytes())]);
    assert_eq!(reading.diagnostics[0].code, "bad-day");
    assert_eq!((reading.dataset.codes.len(), reading.dataset.codes[0].on), (1, None));
}

#[test]
fn a_file_in_windows_1252_is_read_and_told_of() {
    let text =
        table(";", "\r\n").replace(";2026-11-25\r\n", ";2026-11-25;één\r\n").replace(";on\r\n", ";on;comment\r\n");
    let bytes: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let reading = assert_same(&bytes, "Windows-1252");
    assert_eq!(reading.dataset.codes[0].comment.as_deref(), Some("één"));
    assert_eq!(reading.diagnostics.len(), 1);
    assert_eq!(reading.diagnostics[0].code, "read-as-windows-1252");
}

#[test]
fn a_spreadsheet_itself_is_told_of() {
    let reading = read(&[("codes/a.xlsx", b"PK")]);
    let [finding] = reading.diagnostics.as_slice() else { panic!("{:#?}", reading.diagnostics) };
    assert_eq!((finding.code, finding.place.file.as_str()), ("unread-file", "codes/a.xlsx"));
    assert!(finding.help.contains("CSV UTF-8"), "{}", finding.help);
}

#[test]
fn what_guards_a_cell_is_no_part_of_it() {
    let text = table(",", "\n").replace(",on\n", ",on,comment\n").replace(",2026-11-25\n", ",2026-11-25,'=1+1\n");
    let reading = assert_same(text.as_bytes(), "guarded");
    assert!(reading.dataset.codes.iter().all(|judgement| judgement.comment.as_deref() == Some("=1+1")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_table_ends_the_program(
        cells in prop::collection::vec("[\"',;\t\r\n=é0-9/a-z -]{0,12}", 0..40),
        bytes in prop::collection::vec(any::<u8>(), 0..60),
    ) {
        let table = format!("promise,decision,decision_date,verdict,coder,on,sample\n{}", cells.join(","));
        read(&[("codes/a.csv", table.as_bytes()), ("codes/b.csv", &bytes)]);
    }
}
