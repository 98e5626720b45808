//! Decision feeds: they enrich what the reports name, stand alone otherwise, and are never guessed.

use pledgebase::dataset::Files;
use pledgebase::model::DEFAULT_BASE;
use pledgebase::pipeline::{self, Built};

use super::answers::select;

const MANIFEST: &str = "[dataset]\nslug = \"d\"\ntitle = \"D\"\nlanguage = \"nl\"\nlicense = \"CC0-1.0\"\n\
     timezone = \"Europe/Brussels\"\n[agreement]\ntitle = \"A\"\n";
const PAGE: &str = "# Wonen\n\n<details><summary>Sectie</summary><p>1 Wonen We bouwen tien loketten.</p></details>\n\n\
                    1. **Loketten**: gebouwd \\[0\\].\n\n<details><summary>Referenties</summary>\n\n\
                    **[\\[0\\]](https://e.example/0)** : **(2021-01-15)** Loketten: steun\n</details>\n";

fn built(feeds: &[(&str, &str)]) -> Built {
    let mut files = vec![("dataset.toml", MANIFEST), ("reports/Wonen.md", PAGE)];
    files.extend(feeds);
    pipeline::build(&[Files::from_memory(files)], DEFAULT_BASE).unwrap()
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

#[test]
fn a_cited_title_in_other_typography_is_noted_and_not_joined() {
    let csv = "uuid,date,title\nA1,2021-01-15,“Loketten” - Steun.\nB2,2021-01-16,Loketten steun\n";
    let built = built(&[("decisions/a.csv", csv)]);
    assert_eq!(codes(&built), ["title-nearly-cited"]);
    let finding = built.diagnostics().next().unwrap();
    assert_eq!(finding.place.line, Some(2));
    assert_eq!(decisions(&built), ["Loketten steun|B2||", "Loketten: steun|||", "“Loketten” - Steun.|A1||"]);
}

#[test]
fn an_entry_that_is_none_is_left_out_with_its_place() {
    let feed = "{\"data\": [\n  7,\n  {\"attributes\": {\"title\": null}},\n \
                {\"attributes\": {\"uuid\": \"A1\", \"title\": \"Kaai\", \"uri\": \"no iri\", \"meetingDate\": \"soon\"}}]}";
    let built = built(&[("decisions/a.json", feed)]);
    let found: Vec<_> = built.diagnostics().map(|d| (d.code, d.place.line, d.place.column)).collect();
    assert_eq!(
        found,
        [
            ("bad-feed-entry", Some(2), Some(3)),
            ("bad-feed-entry", Some(3), Some(3)),
            ("bad-feed-iri", Some(4), Some(2)),
            ("feed-entry-without-date", Some(4), Some(2)),
        ]
    );
    assert_eq!(decisions(&built), ["Kaai|A1||", "Loketten: steun|||"]);
}

/// The step that a text states, and the words that say so.
fn step(text: &str) -> Option<(String, String)> {
    let entry = serde_json::json!({"uuid": "A1", "title": "Kaai", "meetingDate": "2021-03-05", "htmlContent": text});
    let feed = serde_json::json!([entry]).to_string();
    let built = built(&[("decisions/a.json", &feed)]);
    let query = "SELECT ?step ?words { ?d pb:stepWords ?words ; pb:step ?s BIND(STRAFTER(STR(?s), '#') AS ?step) }";
    let row = select(&built.store, query).into_iter().next()?;
    Some((row["step"].clone(), row["words"].clone()))
}

#[test]
fn the_step_of_a_decision_is_what_the_government_decides_in_its_text() {
    for (text, wanted, words) in [
        (
            "<p>Besluit over de kaaien</p><p>De Blauwe Regering keurt principieel het besluit goed.</p>",
            "principleApproval",
            "De Blauwe Regering keurt principieel",
        ),
        (
            "De kaaien zijn oud. Daarom brengt ze nu, na advies van de Havenraad, opnieuw principieel wijzigingen aan.",
            "approvalAfterAdvice",
            "brengt ze nu, na advies van de Havenraad, opnieuw principieel",
        ),
        (
            "Voorontwerp van kaaidecreet Na onderhandelingen hecht de Regering haar principiële goedkeuring aan de tekst.",
            "approvalAfterAdvice",
            "Na onderhandelingen hecht de Regering haar principiële goedkeuring",
        ),
        (
            "Na advies van de raad wijzigt de Regering definitief haar besluit.",
            "finalApproval",
            "wijzigt de Regering definitief",
        ),
        (
            "De Regering beslist tot bekrachtiging en afkondiging van het decreet over kaaien.",
            "ratification",
            "De Regering beslist tot bekrachtiging en afkondiging",
        ),
        (
            "De Regering wijzigt het kaaibesluit. Over dit wijzigingsbesluit wordt het advies ingewonnen van de raad.",
            "principleApproval",
            "Over dit wijzigingsbesluit wordt het advies ingewonnen",
        ),
    ] {
        assert_eq!(step(text), Some((wanted.to_owned(), words.to_owned())), "{text}");
    }
}

#[test]
fn words_of_a_step_that_are_not_what_the_government_decides_now_state_none() {
    for text in [
        // What was decided before, what others do, what a title says, and other things that are definitive.
        "De Regering keurde in maart principieel een kaai goed. Ze kent nu geld toe.",
        "Vorig jaar hechtte de Regering haar definitieve goedkeuring aan het plan.",
        "Ontwerpbesluit van de Regering houdende de definitieve vaststelling van het kaaiplan",
        "De haven zal de kaai definitief sluiten.",
        "De Regering keurt een definitief plan voor de kaai goed.",
        "De Regering keurt het plan goed dat de kaai definitief sluit.",
        "De Regering kent geld toe. Over deze visienota wordt het advies ingewonnen van de raad.",
        "",
    ] {
        assert_eq!(step(text), None, "{text}");
    }
}

#[test]
fn steps_of_one_day_are_in_the_order_of_the_procedure_and_undated_ones_come_last() {
    let csv = "uuid,date,title,text\nA1,2021-03-05,Kaai,De Regering wijzigt definitief haar besluit.\n\
               B2,2020-03-05,Kaai,De Regering wijzigt principieel haar besluit.\nC3,,Kaai,\nD4,2021-05-05,Kaai,\n";
    let built = built(&[("decisions/a.csv", csv)]);
    let query = "SELECT ?uuid { ?d dct:identifier ?uuid ; schema:position ?n } ORDER BY ?n";
    let order: Vec<_> = select(&built.store, query).into_iter().map(|mut row| row.remove("uuid").unwrap()).collect();
    assert_eq!(order, ["B2", "A1", "D4", "C3"]);
}
