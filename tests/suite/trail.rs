//! Explanations as data and as text.

use pledgebase::language::Language;
use pledgebase::lookup;
use pledgebase::model::{Evidence, Status};
use pledgebase::store::Store;
use pledgebase::trail::{Card, Explanation, explain, text};
use serde_json::Value;

use super::answers::fixture;

fn explained(store: &Store, name: &str, evidence: Evidence) -> Explanation {
    explain(store, &lookup::thing(store, name, None).unwrap(), evidence).unwrap()
}

/// By hand: the second promise of Roads 1.1 is followed up by a suggestion only.
#[test]
fn the_card_of_a_promise_has_ids_places_and_confidences_as_data() {
    let store = fixture();
    let json = serde_json::to_value(explained(&store, "roads/1.1/2", Evidence::All)).unwrap();
    assert_eq!(json["kind"], "promise");
    assert_eq!(json["iri"].as_str().unwrap().rsplit_once("/small/").unwrap().0, "https://w3id.org/pledgebase/id");
    assert_eq!((&json["section"]["domain"], &json["section"]["number"]), (&"Roads".into(), &"1.1".into()));
    assert_eq!((&json["status"], &json["firm_status"]), (&"followedUp".into(), &"unlinked".into()));
    let theme = &json["themes"][0];
    assert_eq!((&theme["said"]["method"], &theme["said"]["layer"]), (&"suggested".into(), &"suggested".into()));
    let confidence = theme["said"]["confidence"].as_f64().unwrap();
    assert!(confidence > 0.0 && confidence < 1.0, "{confidence}");
    assert!(theme["place"]["path"].as_str().unwrap().starts_with("reports/Roads/"));
    assert!(theme["place"]["line"].as_u64().unwrap() > 0);
    let decision = &theme["cites"][0]["decision"];
    assert!(decision["date"].as_str().unwrap().parse::<jiff::civil::Date>().is_ok(), "{decision}");
    assert_eq!(decision["withdrawn"], false);
    assert_eq!((&json["basis"]["evidence"], &json["basis"]["followed_up"]["promises"]), (&"all".into(), &2.into()));
}

#[test]
fn firm_evidence_leaves_out_what_an_algorithm_suggests() {
    let store = fixture();
    let Card::Promise(promise) = explained(&store, "roads/1.1/2", Evidence::Firm).card else { panic!("no promise") };
    assert!(promise.themes.is_empty());
    assert_eq!(promise.firm_status, Status::Unlinked);
    let Card::Section(all) = explained(&store, "Roads/1.1", Evidence::All).card else { panic!("no section") };
    let Card::Section(firm) = explained(&store, "Roads/1.1", Evidence::Firm).card else { panic!("no section") };
    let followed = |promises: &[pledgebase::trail::PromiseLine]| {
        promises.iter().filter(|promise| promise.status == Status::FollowedUp).count()
    };
    assert_eq!(followed(&all.promises), followed(&firm.promises) + 1);
    assert_eq!(followed(&firm.promises), firm.figures.promises.of(Status::FollowedUp));
}

#[test]
fn texts_are_in_the_language_that_is_asked_for_and_say_what_they_rest_on() {
    let store = fixture();
    let promise = explained(&store, "roads/1.1/2", Evidence::All);
    let (dutch, english) = (text(&promise, Language::Dutch), text(&promise, Language::English));
    assert!(english.starts_with("Promise 2 of section 1.1 Cycle paths (Roads)\n"), "{english}");
    assert!(dutch.starts_with("Belofte 2 van sectie 1.1 Cycle paths (Roads)\n"), "{dutch}");
    for part in
        ["an algorithm suggests it, confidence 0.", "only as an algorithm suggests", "The reports are by A reporter."]
    {
        assert!(english.contains(part), "{part}: {english}");
    }
    for part in
        ["een algoritme stelt het voor, zekerheid 0,", "dat niemand naging", "De verslagen zijn van A reporter."]
    {
        assert!(dutch.contains(part), "{part}: {dutch}");
    }
}

#[test]
fn every_thing_of_the_fixture_has_a_card_in_both_languages() {
    let store = fixture();
    let kinds =
        "SELECT DISTINCT ?it { VALUES ?kind { pb:Agreement pb:Section pb:Promise pb:Theme pb:Decision } ?it a ?kind }";
    let mut seen = 0;
    for row in super::answers::select(&store, kinds) {
        let found = explained(&store, &row["it"], Evidence::All);
        let json: Value = serde_json::to_value(&found).unwrap();
        assert_eq!(json["iri"], row["it"].as_str());
        assert!(json["kind"].is_string() && json["basis"].is_object());
        for language in [Language::Dutch, Language::English] {
            assert!(text(&found, language).contains(&row["it"]));
        }
        seen += 1;
    }
    assert!(seen > 30, "{seen}");
}

#[test]
fn a_withdrawn_decision_is_marked_wherever_it_is_named() {
    let store = fixture();
    let withdrawn = super::answers::select(&store, "SELECT ?it { ?it pb:withdrawn true }").remove(0);
    let decision = explained(&store, &withdrawn["it"], Evidence::All);
    assert!(text(&decision, Language::English).lines().next().unwrap().ends_with("(withdrawn)"));
    assert!(text(&decision, Language::Dutch).lines().next().unwrap().ends_with("(ingetrokken)"));
}
