//! Sheets to code: what is on them, in which order, and in which form.

use oxigraph::model::vocab::xsd;
use oxigraph::model::{GraphName, Literal, NamedNode, Quad, Term};
use pledgebase::dataset::{Files, SHEET_COLUMNS};
use pledgebase::model::{DEFAULT_BASE, Part};
use pledgebase::pipeline::build;
use pledgebase::rdf::Layer;
use pledgebase::sheet::{
    self, CODEBOOK, Draw, Request, Sheet, codebook_version, write_csv, write_jsonl, write_markdown,
};
use pledgebase::store::{self, Store};
use pledgebase::vocab::{pb, rdf};

use super::answers::{fixture_files, select};
use super::program::Workplace;

pub const SPACE: &str = "https://w3id.org/pledgebase/id/small/";

/// The promise of the fixture whose name ends so.
pub fn promise(tail: &str) -> String {
    format!("{SPACE}promise/{tail}")
}

pub fn decision(tail: &str) -> String {
    format!("{DEFAULT_BASE}decision/{tail}")
}

fn node(iri: &str) -> NamedNode {
    NamedNode::new(iri).unwrap()
}

/// A decision that is ranked for a promise: pairs of promise and decision, and whether it is a lead.
pub struct Ranked {
    pub promise: String,
    pub decision: String,
    pub rank: usize,
    pub is_lead: bool,
}

/// A dataset as a store in which only these decisions are ranked.
pub fn ranked_store(files: Files, ranked: &[Ranked], extra: &[(&str, &str, Term)]) -> Store {
    let built = build(&[files], DEFAULT_BASE).unwrap().store;
    let store = Store::new(DEFAULT_BASE).unwrap();
    let is_ranking = |quad: &Quad| {
        let subject = quad.subject.to_string();
        subject.contains("/candidate/") || subject.contains("/lead/")
    };
    let mut quads: Vec<Quad> = built.quads(&[]).unwrap().into_iter().filter(|quad| !is_ranking(quad)).collect();
    let graph = GraphName::from(store.graph(Layer::Suggested));
    let mut say = |subject: &str, predicate: &str, object: Term| {
        quads.push(Quad::new(node(subject), node(predicate), object, graph.clone()));
    };
    for Ranked { promise, decision, rank, is_lead } in ranked {
        let kind = if *is_lead { pb::LEAD } else { pb::CANDIDATE };
        let (of, to) = (promise.rsplit('/').next().unwrap(), decision.rsplit_once("decision/").unwrap().1);
        let subject = format!("{SPACE}{}/{of}/{to}", if *is_lead { "lead" } else { "candidate" });
        say(&subject, rdf::TYPE.as_str(), kind.into_owned().into());
        say(&subject, pb::HAS_PROMISE.as_str(), node(promise).into());
        say(&subject, pb::HAS_DECISION.as_str(), node(decision).into());
        say(&subject, pb::RANK.as_str(), Literal::new_typed_literal(rank.to_string(), xsd::INTEGER).into());
    }
    for (subject, predicate, object) in extra {
        say(subject, predicate, object.clone());
    }
    store.load(quads).unwrap();
    store
}

const SEWERS: &str = "water/1.1/we-repair-the-sewers-6af14e12";
const RIVERS: &str = "water/1.1/we-measure-every-river-e1600af9";
const PATHS: &str = "roads/1.1/we-build-cycle-paths-53ba1f84";
const CALL: &str = "2020-03-13/sewer-fund-call";
const LATER_CALL: &str = "2021-05-07/sewer-fund-call";
const GAUGES: &str = "2020-10-02/purchase-of-river-gauges";
const PLAN: &str = "2022-10-21/joint-plan-for-banks-paths";
const MUSEUM: &str = "2021-03-05/river-museum";

fn ranked(promise_tail: &str, decision_tail: &str, rank: usize, is_lead: bool) -> Ranked {
    Ranked { promise: promise(promise_tail), decision: decision(decision_tail), rank, is_lead }
}

pub fn ranking() -> Vec<Ranked> {
    vec![
        ranked(SEWERS, LATER_CALL, 2, false),
        ranked(SEWERS, CALL, 1, false),
        ranked(SEWERS, GAUGES, 3, false),
        ranked(RIVERS, GAUGES, 1, false),
        ranked(PATHS, PLAN, 1, false),
        ranked(SEWERS, MUSEUM, 1, true),
        ranked(RIVERS, MUSEUM, 1, true),
    ]
}

fn fixture() -> Store {
    ranked_store(fixture_files(), &ranking(), &[])
}

fn made(request: &Request) -> Sheet {
    sheet::sheet(&fixture(), request).unwrap()
}

/// The records of a CSV text, the header first.
pub fn records(csv: &str) -> Vec<Vec<String>> {
    let text = csv.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

pub fn as_csv(sheet: &Sheet) -> String {
    let mut out = Vec::new();
    write_csv(&mut out, sheet, false).unwrap();
    String::from_utf8(out).unwrap()
}

fn column(records: &[Vec<String>], name: &str) -> Vec<String> {
    let at = SHEET_COLUMNS.iter().position(|column| *column == name).unwrap();
    records[1..].iter().map(|record| record[at].clone()).collect()
}

#[test]
fn a_sheet_has_a_row_for_each_candidate_in_the_order_of_sections_positions_and_ranks() {
    let request = Request { coder: Some("an".to_owned()), ..Request::default() };
    let records = records(&as_csv(&made(&request)));
    let header = "promise,promise_text,section,decision,decision_date,decision_title,decision_text,rank,verdict,coder,on,\
                  comment,sample,context";
    assert_eq!(records[0].join(","), header);
    let of_water = records.iter().position(|record| record[2] == "water/1.1").unwrap();
    let first: Vec<Vec<&str>> =
        records[of_water..of_water + 4].iter().map(|record| record.iter().map(String::as_str).collect()).collect();
    let of = |tail: &str| promise(tail);
    assert_eq!(
        first[0][..6],
        [of(SEWERS).as_str(), "We repair the sewers.", "water/1.1", &decision(CALL), "2020-03-13", "Sewer fund: call"]
    );
    assert!(first[0][6].starts_with("Besluit over het rioolfonds"), "{}", first[0][6]);
    assert_eq!(first[0][7..], ["1", "", "an", "", "", "", "[…] We measure every river."]);
    assert_eq!((first[1][3], first[1][7]), (decision(LATER_CALL).as_str(), "2"));
    assert_eq!((first[2][3], first[2][7]), (decision(GAUGES).as_str(), "3"));
    assert_eq!((first[3][0], first[3][13]), (of(RIVERS).as_str(), "We repair the sewers. […] Rivers get room again."));
    // A promise without a candidate has one row, without a decision.
    let rivers: Vec<_> = records.iter().filter(|record| record[1] == "Rivers get room again.").collect();
    assert_eq!(rivers.len(), 1);
    assert_eq!(rivers[0][3..9].join(""), "");
    let promises = column(&records, "promise");
    let mut sections = column(&records, "section");
    sections.dedup();
    assert_eq!(sections, ["roads/1.1", "water/1.1", "water/1.2", "water/1.3"]);
    let all = select(&fixture(), "SELECT ?p ?text WHERE { ?p a pb:Promise ; prov:value ?text }");
    for row in &all {
        let at = promises.iter().position(|promise| *promise == row["p"]).unwrap_or_else(|| panic!("{row:?}"));
        assert_eq!(records[at + 1][1], row["text"], "the exact words");
    }
}

#[test]
fn candidates_are_limited_and_leads_go_on_from_them() {
    let request = Request { candidates: 2, leads: true, ..Request::default() };
    let sheet = made(&request);
    let of = |tail: &str| {
        let entry = sheet.entries.iter().find(|entry| entry.promise == promise(tail)).unwrap();
        entry.offers.iter().map(|offer| (offer.decision.clone(), offer.rank, offer.is_lead)).collect::<Vec<_>>()
    };
    assert_eq!(of(SEWERS), [(decision(CALL), 1, false), (decision(LATER_CALL), 2, false), (decision(MUSEUM), 3, true)]);
    assert_eq!(of(RIVERS), [(decision(GAUGES), 1, false), (decision(MUSEUM), 2, true)]);
    assert_eq!(sheet.rows(), 3 + 2 + 1 + 9);
    assert!(made(&Request { candidates: 0, ..Request::default() }).entries.iter().all(|entry| entry.offers.is_empty()));
}

#[test]
fn a_part_has_the_promises_of_its_sections_and_of_those_below() {
    let of = |part: Part| made(&Request { part, ..Request::default() }).entries.len();
    let section = |tail: &str| Part::Section(format!("{SPACE}section/{tail}"));
    assert_eq!(of(Part::Whole), 12);
    assert_eq!(of(Part::Agreement(format!("{SPACE}agreement"))), 12);
    assert_eq!((of(section("water/1")), of(section("water/1.1")), of(section("roads/1"))), (10, 6, 2));
    assert_eq!(of(section("water/1.4")), 0);
}

#[test]
fn a_sample_says_what_it_was_drawn_from_and_begins_with_smaller_ones() {
    let draw = |size: usize, seed: u64| made(&Request { draw: Some(Draw { size, seed }), ..Request::default() });
    let promises = |sheet: &Sheet| sheet.entries.iter().map(|entry| entry.promise.clone()).collect::<Vec<_>>();
    let (small, large) = (draw(3, 7), draw(8, 7));
    assert_eq!(promises(&small), promises(&large)[..3]);
    assert_ne!(promises(&draw(8, 8)), promises(&large));
    let words = small.sample.clone().unwrap();
    assert!(words.starts_with("3 of 12, seed 7, frame "), "{words}");
    // The frame's digest, made by hand.
    let mut all = promises(&made(&Request::default()));
    all.sort();
    let text: String = all.iter().map(|iri| format!("{iri}\n")).collect();
    let digest: String =
        <sha2::Sha256 as sha2::Digest>::digest(text.as_bytes())[..4].iter().map(|b| format!("{b:02x}")).collect();
    assert!(words.ends_with(&digest), "{words} {digest}");
    let records = records(&as_csv(&small));
    assert!(column(&records, "sample").iter().all(|sample| *sample == words));
    assert_eq!(as_csv(&draw(3, 7)), as_csv(&small));
    let error = sheet::sheet(&fixture(), &Request { draw: Some(Draw { size: 13, seed: 7 }), ..Request::default() });
    assert!(error.unwrap_err().to_string().contains("at most 12"));
}

#[test]
fn what_a_promise_goes_on_from_is_shown_with_it() {
    const CONTINUES: &str = "https://w3id.org/pledgebase/ns#continues";
    let fish = promise("water/1.1/fish-come-back-a6a2d4f1");
    let sewers: Term = node(&promise(SEWERS)).into();
    let store = ranked_store(fixture_files(), &ranking(), &[(&fish, CONTINUES, sewers)]);
    let sheet = sheet::sheet(&store, &Request::default()).unwrap();
    let records = records(&as_csv(&sheet));
    let row = records.iter().find(|record| record[0] == fish).unwrap();
    assert_eq!(row[13], "We repair the sewers. Rivers get room again. […] Boats go slower.");
    let mut out = Vec::new();
    write_markdown(&mut out, &sheet).unwrap();
    assert!(String::from_utf8(out).unwrap().contains("Goes on from: We repair the sewers."));
}

#[test]
fn programs_get_an_object_for_each_promise_with_short_names_for_decisions() {
    let draw = Some(Draw { size: 12, seed: 1 });
    let sheet = made(&Request { draw, coder: Some("model".to_owned()), leads: true, ..Request::default() });
    let mut out = Vec::new();
    write_jsonl(&mut out, &sheet).unwrap();
    let text = String::from_utf8(out).unwrap();
    let lines: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 12);
    let sewers = lines.iter().find(|line| line["promise"] == promise(SEWERS)).unwrap();
    assert_eq!(sewers["codebook"], codebook_version());
    assert_eq!(
        (&sewers["section"], &sewers["number"], &sewers["domain"]),
        (&"water/1.1".into(), &"1.1".into(), &"Water".into())
    );
    assert_eq!((&sewers["before"], &sewers["after"]), (&serde_json::Value::Null, &"We measure every river.".into()));
    assert_eq!((&sewers["coder"], &sewers["sample"]), (&"model".into(), &sheet.sample.clone().into()));
    let decisions = sewers["decisions"].as_array().unwrap();
    let ids: Vec<_> = decisions.iter().map(|decision| decision["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["d1", "d2", "d3", "d4"]);
    assert_eq!((&decisions[0]["decision"], &decisions[0]["date"]), (&decision(CALL).into(), &"2020-03-13".into()));
    assert_eq!((&decisions[3]["lead"], &decisions[0]["lead"]), (&true.into(), &false.into()));
}

#[test]
fn paper_has_the_codebook_the_words_and_boxes() {
    let mut out = Vec::new();
    write_markdown(&mut out, &made(&Request::default())).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert!(text.starts_with(CODEBOOK.trim_end()));
    assert!(text.contains(&format!("codebook {}", codebook_version())));
    assert!(text.contains("> We repair the sewers. **We measure every river.** Rivers get room again."), "{text}");
    assert!(text.contains("**1.** 2020-10-02: Purchase of river gauges\n"), "{text}");
    assert_eq!(text.matches("☐ yes  ☐ perhaps  ☐ no  ☐ contrary").count(), 5);
    assert_eq!(text.matches("☐ none  ☐ not a promise").count(), 12);
}

#[test]
fn the_version_of_the_codebook_is_its_digest() {
    let digest = <sha2::Sha256 as sha2::Digest>::digest(CODEBOOK.as_bytes());
    let digits: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(codebook_version(), digits[..8]);
}

/// A folder with a store of the fixture in which decisions are ranked.
fn place() -> Workplace {
    let place = Workplace::new();
    store::write(&fixture(), &place.path("kb.nq")).unwrap();
    place
}

#[test]
fn the_command_writes_what_the_ending_says_and_marks_files_that_people_open() {
    let place = place();
    let on_stdout = place.succeed(&["sheet", "--domain", "water", "--coder", "an"]);
    assert!(on_stdout.starts_with("promise,"), "{on_stdout}");
    place.succeed(&["sheet", "--domain", "water", "--coder", "an", "-o", "sheet.csv"]);
    assert_eq!(std::fs::read_to_string(place.path("sheet.csv")).unwrap(), format!("\u{feff}{on_stdout}"));
    place.succeed(&["sheet", "-o", "sheet.jsonl"]);
    assert!(std::fs::read_to_string(place.path("sheet.jsonl")).unwrap().starts_with('{'));
    place.succeed(&["sheet", "-o", "sheet.md"]);
    assert!(std::fs::read_to_string(place.path("sheet.md")).unwrap().starts_with("# "));
    assert!(place.refuse(&["sheet", "-o", "sheet.xlsx"]).contains(".csv"));
    let said = place.run(&["sheet", "--sample", "4"]);
    assert!(said.err.contains("4 promises") && said.err.contains("sample: 4 of 12, seed 1, frame "), "{}", said.err);
}

#[test]
fn the_command_prints_the_codebook_without_a_store() {
    let place = Workplace::new();
    assert_eq!(place.succeed(&["sheet", "--codebook"]), CODEBOOK);
    assert!(place.refuse(&["sheet", "--codebook", "-o", "a.csv"]).contains(".md"));
    let document = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/codebook.md");
    assert_eq!(std::fs::read_to_string(document).unwrap(), CODEBOOK);
}

#[test]
fn a_sample_that_cannot_be_drawn_is_refused() {
    let place = place();
    assert!(place.refuse(&["sheet", "--sample", "13"]).contains("at most 12"));
    assert!(place.refuse(&["sheet", "--sample", "0"]).contains("at least one"));
    assert!(place.refuse(&["sheet", "--seed", "3"]).contains("--sample"));
}
