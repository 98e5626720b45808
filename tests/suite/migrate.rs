//! `pledgebase migrate`: names of version 0.1 become names that follow words, and nothing else changes.

use std::fs;

use pledgebase::model::{promise_name, theme_name};

use super::names::page;
use super::program::Workplace;

const SENTENCES: [&str; 3] =
    ["We bouwen tien loketten.", "Loketten zijn er al lang.", "We planten bomen langs de kanalen."];
const THEMES: [(&str, &str); 2] = [("Loketten", "er kwamen loketten \\[0\\]."), ("Bomen", "er kwamen bomen \\[1\\].")];
const REFERENCES: [(u32, &str); 2] = [(0, "Bouw van loketten"), (1, "Aanplant van bomen")];
const MANIFEST: &str = "[dataset]\nslug = \"d\"\ntitle = \"D\"\nlanguage = \"nl\"\n[agreement]\ntitle = \"A\"\n";

fn workplace(curation: &[(&str, &str)]) -> Workplace {
    let place = Workplace::new();
    for (path, text) in [("dataset.toml", MANIFEST), ("reports/Wonen/Een.md", &page(&SENTENCES, &THEMES, &REFERENCES))]
        .iter()
        .chain(curation)
    {
        let path = place.path(&format!("set/{path}"));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    place
}

fn named(kind: &str, words: &str) -> String {
    format!("wonen/1.1/{}", if kind == "promise" { promise_name(words) } else { theme_name(words) })
}

#[test]
fn only_names_change_and_a_second_run_changes_nothing() {
    let before = "# <promise/wonen/1.1/1> stays in a comment\r\n@prefix pb: <https://w3id.org/pledgebase/ns#> .\r\n\
                  @prefix t: <theme/wonen/1.1/> .\r\n\r\n<promise/wonen/1.1/3>   pb:reportedIn t:2 ;\r\n  \
                  pb:notReportedIn <https://w3id.org/pledgebase/id/d/theme/wonen/1.1/1> . # <theme/wonen/1.1/1>\r\n";
    let (bomen, loketten) = (theme_name("Bomen"), theme_name("Loketten"));
    let after = before
        .replace("<promise/wonen/1.1/3>", &format!("<promise/{}>", named("promise", SENTENCES[2])))
        .replace("t:2", &format!("t:{bomen}"))
        .replace("id/d/theme/wonen/1.1/1", &format!("id/d/theme/wonen/1.1/{loketten}"));
    let place = workplace(&[("curation/a.ttl", before)]);
    let file = place.path("set/curation/a.ttl");
    let said = place.run(&["migrate", "set", "--dry-run"]);
    assert_eq!((said.code, said.out.lines().count()), (Some(0), 3), "{}", said.err);
    assert!(said.out.starts_with("curation/a.ttl:5:2: promise/wonen/1.1/3 -> promise/wonen/1.1/"), "{}", said.out);
    assert_eq!(fs::read_to_string(&file).unwrap(), before);
    assert_eq!(place.run(&["migrate", "set"]).code, Some(0));
    assert_eq!(fs::read_to_string(&file).unwrap(), after);
    let again = place.run(&["migrate", "set"]);
    assert_eq!((again.code, again.out.as_str()), (Some(0), ""));
    assert_eq!(fs::read_to_string(&file).unwrap(), after);
    assert_eq!(place.run(&["check", "set"]).code, Some(0));
}

#[test]
fn words_win_over_positions_and_what_cannot_be_placed_is_told_and_stays() {
    let table = "promise,theme,verdict,promise_text,theme_label\r\n\
                 wonen/1.1/1,wonen/1.1/1,confirmed,We planten bomen langs de kanalen.,Bomen\r\n\
                 wonen/1.1/1,wonen/1.1/1,rejected,We sluiten scholen.,Loketten\r\n\
                 wonen/1.1/1,wonen/1.1/9,,We bouwen tien loketten.,Loketten\r\n";
    let place = workplace(&[("curation/review.csv", table)]);
    let said = place.run(&["migrate", "set"]);
    assert_eq!(said.code, Some(1), "{}", said.err);
    assert!(said.err.contains("position-differs") && said.err.contains("We sluiten scholen."), "{}", said.err);
    let (bomen, loketten) = (named("theme", "Bomen"), named("theme", "Loketten"));
    let wanted = format!(
        "promise,theme,verdict,promise_text,theme_label\r\n{},{bomen},confirmed,We planten bomen langs de kanalen.,Bomen\r\n\
         wonen/1.1/1,{loketten},rejected,We sluiten scholen.,Loketten\r\n\
         {},{loketten},,We bouwen tien loketten.,Loketten\r\n",
        named("promise", SENTENCES[2]),
        named("promise", SENTENCES[0]),
    );
    assert_eq!(fs::read_to_string(place.path("set/curation/review.csv")).unwrap(), wanted);
}

#[test]
fn a_table_of_links_without_words_gets_them() {
    let table = "promise;theme;remark\n\"wonen/1.1/1\";wonen/1.1/1;a; \nwonen/1.1/3;wonen/1.1/2\n".replace("a; ", "a");
    let place = workplace(&[("curation/links.csv", &table)]);
    assert_eq!(place.run(&["migrate", "set"]).code, Some(0));
    let wanted = format!(
        "promise;theme;remark;promise_text;theme_label\n\"{}\";{};a;We bouwen tien loketten.;Loketten\n\
         {};{};;We planten bomen langs de kanalen.;Bomen\n",
        named("promise", SENTENCES[0]),
        named("theme", "Loketten"),
        named("promise", SENTENCES[2]),
        named("theme", "Bomen"),
    );
    assert_eq!(fs::read_to_string(place.path("set/curation/links.csv")).unwrap(), wanted);
    assert_eq!(place.run(&["check", "--quiet", "set"]).code, Some(0));
}

#[test]
fn promises_that_files_state_are_what_their_names_meant() {
    let promises = "section,text\nwonen/1.1,planten bomen\nwonen/1.1,bouwen tien loketten\n";
    let links = "promise,theme\nwonen/1.1/2,wonen/1.1/1\n";
    let place = workplace(&[("curation/links.csv", links), ("curation/promises.csv", promises)]);
    assert_eq!(place.run(&["migrate", "set"]).code, Some(0));
    assert_eq!(fs::read_to_string(place.path("set/curation/promises.csv")).unwrap(), promises);
    let wanted = format!(
        "promise,theme,promise_text,theme_label\n{},{},bouwen tien loketten,Loketten\n",
        named("promise", "bouwen tien loketten"),
        named("theme", "Loketten")
    );
    assert_eq!(fs::read_to_string(place.path("set/curation/links.csv")).unwrap(), wanted);
    assert_eq!(place.run(&["check", "--quiet", "set"]).code, Some(0));
}
