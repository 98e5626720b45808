//! What people type, and which thing it is.

use pledgebase::lookup::{self, LookupError, PartNames, Thing};
use pledgebase::model::{Part, ThingKind};
use pledgebase::store::Store;

use super::answers::fixture;

const SPACE: &str = "https://w3id.org/pledgebase/id/small/";

fn thing(store: &Store, name: &str) -> Result<Thing, LookupError> {
    lookup::thing(store, name, None)
}

#[test]
fn a_section_is_found_by_place_title_and_iri_however_it_is_written() {
    let store = fixture();
    let wanted = format!("{SPACE}section/water/1.1");
    for name in [
        "Water/1.1",
        "water/1.1",
        " WATER / 1.1. ",
        "wat/1.1",
        "w\u{AD}ater/1.1",
        "section/water/1.1",
        "small/section/water/1.1",
        "/water/1.1",
        "Clean rivers",
        "clean   RIVERS",
        "cl\u{200B}ean-rivers",
        "Clean riv",
        &wanted,
    ] {
        let found = thing(&store, name).unwrap();
        assert_eq!((found.iri.as_str(), found.kind), (wanted.as_str(), ThingKind::Section), "{name}");
        assert_eq!(lookup::section(&store, name, None).unwrap(), found, "{name}");
    }
}

#[test]
fn a_place_with_a_position_is_a_promise_and_with_the_word_theme_a_theme() {
    let store = fixture();
    let kind = |name: &str| thing(&store, name).map(|found| found.kind);
    assert_eq!(kind("water/1.1/2").unwrap(), ThingKind::Promise);
    assert_eq!(kind("Water/1.1/2").unwrap(), ThingKind::Promise);
    assert_eq!(kind("promise/water/1.1/2").unwrap(), ThingKind::Promise);
    assert_eq!(kind("theme/water/1.1/1").unwrap(), ThingKind::Theme);
    assert_eq!(kind("Theme/WATER/1.1/1").unwrap(), ThingKind::Theme);
    assert!(matches!(thing(&store, "water/1.1/99"), Err(LookupError::Unknown(_))));
}

#[test]
fn a_domain_is_a_top_section_and_nothing_else() {
    let store = fixture();
    for name in ["Water", "water", "wa", "section/water/1", &format!("{SPACE}section/water/1")] {
        assert_eq!(lookup::domain(&store, name, None).unwrap().iri, format!("{SPACE}section/water/1"), "{name}");
    }
    for name in ["water/1.1", "Clean rivers", "", "\u{200B}", "Watr"] {
        assert!(matches!(lookup::domain(&store, name, None), Err(LookupError::Unknown(_))), "{name}");
    }
    let message = lookup::domain(&store, "Watr", None).unwrap_err().to_string();
    assert_eq!(message, "there is no domain `Watr`; did you mean `Water`? (there are: Roads, Water)");
}

#[test]
fn a_decision_is_found_by_the_end_of_its_iri_from_a_slash_on_and_by_its_title() {
    let store = fixture();
    let wanted = "https://w3id.org/pledgebase/id/decision/2022-10-21/joint-plan-for-banks-paths";
    let names = [
        "joint-plan-for-banks-paths",
        "2022-10-21/joint-plan-for-banks-paths",
        "Joint plan for \"banks, paths\"",
        "joint plan FOR",
        wanted,
    ];
    for name in names {
        assert_eq!(lookup::decision(&store, name).unwrap().iri, wanted, "{name}");
    }
    assert!(matches!(lookup::decision(&store, "oint-plan-for-banks-paths"), Err(LookupError::Unknown(_))));
    // The same title on two days is two decisions.
    match lookup::decision(&store, "Sewer fund: call") {
        Err(LookupError::Ambiguous(found)) => assert_eq!(found.candidates.len(), 2),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_unknown_is_named_with_the_nearest_name() {
    let store = fixture();
    let message = thing(&store, "Watr/1.1").unwrap_err().to_string();
    assert!(message.contains("`Watr/1.1`") && message.contains("did you mean `Water/1.1`?"), "{message}");
    let message = lookup::section(&store, "Water/9.9", None).unwrap_err().to_string();
    assert!(message.starts_with("there is no section `Water/9.9`"), "{message}");
    assert!(matches!(lookup::agreement(&store, "nobody's"), Err(LookupError::Unknown(_))));
    assert!(matches!(lookup::thing(&store, "Water/1.1", Some("nobody's")), Err(LookupError::Unknown(_))));
}

#[test]
fn names_narrow_a_store_to_a_part() {
    let store = fixture();
    let part = |agreement, domain, section| lookup::part(&store, PartNames { agreement, domain, section }).unwrap();
    assert_eq!(part(None, None, None), Part::Whole);
    assert_eq!(part(Some("small"), None, None), Part::Agreement(format!("{SPACE}agreement")));
    assert_eq!(part(None, Some("roads"), None), Part::Section(format!("{SPACE}section/roads/1")));
    assert_eq!(part(Some("small"), None, Some("roads/1.1")), Part::Section(format!("{SPACE}section/roads/1.1")));
}
