//! Decision feeds: they enrich what the reports name, stand alone otherwise, and are never guessed.

use pledgebase::build::{self, Built};
use pledgebase::dataset::Files;
use pledgebase::model::DEFAULT_BASE;

use super::answers::select;

const MANIFEST: &str = "[dataset]\nslug = \"d\"\ntitle = \"D\"\nlanguage = \"nl\"\n[agreement]\ntitle = \"A\"\n";
const PAGE: &str = "# Wonen\n\n<details><summary>Sectie</summary><p>1 Wonen We bouwen tien loketten.</p></details>\n\n\
                    1. **Loketten**: gebouwd \\[0\\].\n\n<details><summary>Referenties</summary>\n\n\
                    **[\\[0\\]](https://e.example/0)** : **(2021-01-15)** Loketten: steun\n</details>\n";

fn built(feeds: &[(&str, &str)]) -> Built {
    let mut files = vec![("dataset.toml", MANIFEST), ("reports/Wonen.md", PAGE)];
    files.extend(feeds);
    build::build(&[Files::from_memory(files)], DEFAULT_BASE).unwrap()
}

fn codes(built: &Built) -> Vec<&'static str> {
    built.diagnostics().map(|d| d.code).collect()
}

/// Title, uuid, text and whether it is withdrawn, of every decision.
fn decisions(built: &Built) -> Vec<String> {
    let query = "SELECT ?title ?uuid ?text ?withdrawn { ?d a pb:Decision OPTIONAL { ?d dct:title ?title } \
                 OPTIONAL { ?d dct:identifier ?uuid } OPTIONAL { ?d prov:value ?text } \
                 OPTIONAL { ?d pb:withdrawn ?withdrawn } } ORDER BY ?title ?uuid";
    let rows = select(&built.store, query);
    let cell =
        |row: &std::collections::BTreeMap<String, String>, name: &str| row.get(name).cloned().unwrap_or_default();
    rows.iter().map(|row| ["title", "uuid", "text", "withdrawn"].map(|name| cell(row, name)).join("|")).collect()
}

#[test]
fn an_entry_with_date_and_title_enriches_the_decision_and_others_stand_alone() {
    let feed = r#"{"count": 3, "data": [
        {"type": "news-items", "id": "A1", "attributes": {"uuid": "A1", "title": "Loketten:  steun",
          "alternativeTitle": null, "htmlContent": "<p>Tien &amp; meer.</p><p>Akkoord</p>",
          "meetingDate": ["2021-01-15T09:00:00Z"], "agendaitemType": "Nota"}},
        {"type": "news-items", "id": "B2", "attributes": {"uuid": "B2", "title": "Loketten: steun", "meetingDate": "2022-01-15"}},
        {"type": "news-items", "id": "C3", "attributes": {"uuid": "C3", "title": null, "meetingDate": "2022-02-01"}}]}"#;
    let built = built(&[("decisions/2021.json", feed)]);
    assert_eq!(codes(&built), Vec::<&str>::new());
    assert_eq!(decisions(&built), ["|C3||", "Loketten: steun|A1|Tien & meer.\nAkkoord|", "Loketten: steun|B2||"]);
    // The decision has one title, though report and feed both give it.
    let titles =
        select(&built.store, "SELECT (COUNT(*) AS ?n) { ?d a pb:Decision ; dct:title ?t ; pb:meetingDate ?day }");
    assert_eq!(titles[0]["n"], "2");
}

#[test]
fn json_lines_and_csv_say_the_same() {
    let lines = "{\"uuid\": \"A1\", \"title\": \"Loketten: steun\", \"meetingDate\": \"2021-01-15\", \"htmlContent\": \"<p>Akkoord</p>\"}\n\n";
    let csv = "uuid,date,title,text\nA1,2021-01-15,Loketten: steun,Akkoord\n";
    let wanted = ["Loketten: steun|A1|Akkoord|"];
    assert_eq!(decisions(&built(&[("decisions/a.jsonl", lines)])), wanted);
    assert_eq!(decisions(&built(&[("decisions/a.csv", csv)])), wanted);
}

#[test]
fn the_newer_of_two_entries_with_one_uuid_counts_and_a_withdrawn_one_is_marked() {
    let csv = "uuid,date,title,text,modified,withdrawn\n\
               A1,2021-01-15,Loketten: steun,nieuw,2021-03-01,true\n\
               A1,2021-01-15,Loketten: steun,oud,2021-02-01,\n";
    let built = built(&[("decisions/a.csv", csv)]);
    assert_eq!(codes(&built), ["republished-decision"]);
    assert_eq!(decisions(&built), ["Loketten: steun|A1|nieuw|true"]);
}

#[test]
fn two_entries_with_one_date_and_title_are_reported_and_not_guessed() {
    let csv = "uuid,date,title\nA1,2021-01-15,Loketten: steun\nB2,2021-01-15,Loketten:  steun\n";
    let built = built(&[("decisions/a.csv", csv)]);
    assert_eq!(codes(&built), ["ambiguous-decision"]);
    assert_eq!(decisions(&built), ["Loketten: steun|||"]);
}

#[test]
fn a_feed_that_cannot_be_read_is_an_error_with_its_place() {
    for (path, text, line) in [
        ("decisions/a.json", "{\"data\": [\n{\"uuid\": }]}", 2),
        ("decisions/a.jsonl", "{}\n{\"uuid\"\n", 2),
        ("decisions/a.csv", "uuid,title\nA,B\n", 1),
    ] {
        let files = [("dataset.toml", MANIFEST), ("reports/Wonen.md", PAGE), (path, text)];
        let reading = pledgebase::dataset::read(&Files::from_memory(files), DEFAULT_BASE).unwrap();
        let places: Vec<_> =
            reading.diagnostics.iter().filter(|d| d.code == "bad-feed").map(|d| d.place.line).collect();
        assert_eq!(places, [Some(line)], "{path}");
        assert!(reading.has_errors());
    }
}
