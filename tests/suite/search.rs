//! Search in the words of promises, themes and decisions.

use std::path::Path;
use std::process::Output;

use pledgebase::lookup;
use pledgebase::model::{Part, Status, ThingKind};
use pledgebase::pipeline;
use pledgebase::search::{Found, Hit, Index, SearchRequest};
use pledgebase::store::Store;
use proptest::prelude::*;

use super::program::program;
use super::{answers, corpus};

fn request(words: &str) -> SearchRequest {
    SearchRequest { words: words.to_owned(), limit: 100, ..SearchRequest::default() }
}

fn found(store: &Store, words: &str) -> Found {
    Index::of(store).unwrap().search(&request(words))
}

fn ids(found: &Found) -> Vec<&str> {
    found.hits.iter().map(|hit| hit.document.id.as_str()).collect()
}

fn titles(found: &Found) -> Vec<&str> {
    found.hits.iter().map(|hit| hit.document.title.as_str()).collect()
}

/// A dataset in Dutch whose sections have the titles given.
fn dutch(folder: &Path, sections: &[&str]) -> Store {
    let manifest = "[dataset]\nslug = \"d\"\ntitle = \"D\"\nlanguage = \"nl\"\nlicense = \"CC0-1.0\"\n[agreement]\ntitle = \"A\"\n";
    std::fs::write(folder.join("dataset.toml"), manifest).unwrap();
    let rows = sections.iter().enumerate().map(|(index, title)| format!("Wonen,1.{index},{title},\n"));
    let outline = format!("domain,number,title,text\nWonen,1,Top,\n{}", rows.collect::<String>());
    std::fs::write(folder.join("sections.csv"), outline).unwrap();
    pipeline::open(folder).unwrap()
}

/// The two calls of the sewer fund differ in their day only: their scores are the same.
#[test]
fn forms_of_a_word_are_found_in_every_kind_and_equal_hits_come_by_date() {
    let store = answers::fixture();
    let found = found(&store, "SEWER!");
    let mut sorted = ids(&found);
    sorted.sort_unstable();
    let calls = ["decision/2020-03-13/sewer-fund-call", "decision/2021-05-07/sewer-fund-call"];
    assert_eq!(
        sorted,
        [calls[0], calls[1], "promise/water/1.1/we-repair-the-sewers-6af14e12", "theme/water/1.1/sewers-c36fa487"]
    );
    assert_eq!((found.matching, found.has_all_words), (4, true));
    let of_calls: Vec<&Hit> = found.hits.iter().filter(|hit| hit.document.kind == ThingKind::Decision).collect();
    assert_eq!(of_calls.iter().map(|hit| hit.document.id.as_str()).collect::<Vec<_>>(), calls);
    assert!((of_calls[0].score - of_calls[1].score).abs() < f64::EPSILON);
    assert!(found.hits.windows(2).all(|pair| pair[0].score >= pair[1].score), "best first");
    let promise = found.hits.iter().find(|hit| hit.document.kind == ThingKind::Promise).unwrap();
    assert_eq!(promise.document.status, Some(Status::FollowedUp));
    assert_eq!(promise.title.marked("«", "»"), "We repair the «sewers».");
}

#[test]
fn hits_have_all_the_words_and_only_when_nothing_has_them_some() {
    let store = answers::fixture();
    let all = found(&store, "cycle bridges");
    assert!(all.has_all_words);
    assert_eq!(titles(&all)[..2], ["Cycle bridges: call"; 2]);
    let some = found(&store, "gauges fish");
    assert!(!some.has_all_words);
    let mut kinds: Vec<_> = titles(&some);
    kinds.sort_unstable();
    assert_eq!(
        kinds,
        ["Fish come back.", "Fish ladders", "Measuring", "Purchase of river gauges", "Reading of the gauges"]
    );
}

#[test]
fn kinds_and_a_domain_narrow_what_is_searched_and_the_denominator_with_it() {
    let index = Index::of(&answers::fixture()).unwrap();
    let of = |kinds: &[ThingKind], of_domain: Option<&str>| {
        let domain = |slug: &str| Part::Section(format!("https://w3id.org/pledgebase/id/small/section/{slug}/1"));
        let part = match of_domain {
            Some(slug) => domain(slug),
            None => Part::Whole,
        };
        let request = SearchRequest { kinds: kinds.to_vec(), part, ..request("paths") };
        index.search(&request)
    };
    let plan = "Joint plan for \"banks, paths\"";
    assert_eq!(titles(&of(&[ThingKind::Decision], None)), [plan]);
    for domain in ["roads", "water"] {
        let found = of(&[ThingKind::Decision], Some(domain));
        assert_eq!(titles(&found), [plan], "reports of both domains cite it");
        assert_eq!(found.hits[0].document.sections.len(), 2);
    }
    let promises = of(&[ThingKind::Promise], Some("roads"));
    assert_eq!(ids(&promises), ["promise/roads/1.1/we-build-cycle-paths-53ba1f84"]);
    assert_eq!(promises.searched, 2, "Roads has two promises");
    assert_eq!(of(&[ThingKind::Promise], Some("water")).searched, 10);
}

#[test]
fn nothing_that_can_be_typed_is_an_error() {
    let index = Index::of(&answers::fixture()).unwrap();
    for words in ["\"sewer AND (", "title:sewer^9 +[a TO", "sewer\\", "-sewer*~", "\u{0}sewer\u{1b}[1m"] {
        assert!(index.search(&request(words)).matching >= 4, "{words}");
    }
    for words in ["", " ", "!?", "the of"] {
        let found = index.search(&request(words));
        assert_eq!((found.has_words, found.matching), (false, 0), "{words:?}");
    }
    let none = index.search(&request("xylophone"));
    assert_eq!((none.has_words, none.matching), (true, 0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_words_are_searched_for_and_give_the_same_twice(words in any::<String>(), more in "[a-zé ]{0,30}") {
        thread_local!(static INDEX: Index = Index::of(&answers::fixture()).unwrap());
        let request = request(&format!("{words} {more}"));
        let (first, second) = INDEX.with(|index| (index.search(&request), index.search(&request)));
        prop_assert_eq!(ids(&first), ids(&second));
        prop_assert!(first.hits.len() <= first.matching && first.matching <= first.searched);
    }
}

#[test]
fn dutch_words_are_found_in_other_forms_without_accents_and_after_themselves_in_compounds() {
    let folder = tempfile::tempdir().unwrap();
    let store = dutch(folder.path(), &["Bouw", "Sociale woningbouw", "Betaalbare woningen", "Financiën"]);
    assert_eq!(titles(&found(&store, "woning")), ["Betaalbare woningen", "Sociale woningbouw"]);
    assert_eq!(titles(&found(&store, "bouw")), ["Bouw", "Sociale woningbouw"]);
    assert_eq!(titles(&found(&store, "financien")), ["Financiën"]);
    assert_eq!(titles(&found(&store, "de woningen")), ["Betaalbare woningen", "Sociale woningbouw"]);
}

#[test]
fn a_common_word_outranks_a_rare_compound_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let titles_of = ["Zeldzame woningbouw", "Een woning", "Twee woningen", "Drie woningen", "Vier woningen"];
    let store = dutch(folder.path(), &titles_of);
    assert_eq!(titles(&found(&store, "woning")).last(), Some(&"Zeldzame woningbouw"));
}

#[test]
fn every_short_id_is_understood_by_explain() {
    let stores = [Some(answers::fixture()), corpus::dataset().map(|folder| pipeline::open(&folder).unwrap())];
    for store in stores.into_iter().flatten() {
        let index = Index::of(&store).unwrap();
        // No thing has all of these, so that hits have some.
        let words = "river sewer bridge path rain water woning vlaamse besluit maatregelen ontwerp xylophone";
        let found = index.search(&SearchRequest { limit: 40, ..request(words) });
        assert!(found.hits.len() > 15);
        for hit in found.hits {
            assert_eq!(lookup::thing(&store, &hit.document.id, None).unwrap().iri, hit.document.iri);
        }
    }
}

#[test]
fn decisions_of_the_real_feed_are_found_by_their_titles() {
    let Some(folder) = corpus::dataset() else { return };
    let index = Index::of(&pipeline::open(&folder).unwrap()).unwrap();
    let everything =
        SearchRequest { kinds: vec![ThingKind::Decision], limit: 5_000, ..request("besluit ontwerp xylophone") };
    let decisions = index.search(&everything);
    assert!(decisions.hits.len() > 100);
    for hit in decisions.hits.iter().step_by(40) {
        let wanted = &hit.document;
        let found = index.search(&SearchRequest { limit: 10, ..request(&wanted.title) });
        let same_title = found.hits.iter().any(|hit| hit.document.title == wanted.title);
        assert!(found.has_all_words && same_title, "{}", wanted.iri);
    }
}

fn pledgebase(arguments: &[&str]) -> Output {
    program(&std::env::temp_dir()).args(arguments).output().unwrap()
}

#[test]
fn the_command_marks_words_in_every_format_and_says_on_stderr_when_there_is_nothing() {
    let fixture = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/small");
    for (format, mark) in [
        ("text", "«Sewer» fund: call"),
        ("table", "«Sewer» fund: call"),
        ("md", "«Sewer» fund: call"),
        ("csv", "«Sewer» fund: call"),
        ("tsv", "«Sewer» fund: call"),
        ("json", "«Sewer» fund: call"),
        ("xml", "«Sewer» fund: call"),
    ] {
        let output = pledgebase(&["search", "sewers", "-s", fixture, "--format", format]);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success() && text.contains(mark), "{format}: {text}");
        assert!(!text.contains('\u{1b}'), "{format}: no bold where there is no terminal");
    }
    for words in ["xylophone", "!?", ""] {
        let output = pledgebase(&["search", "-s", fixture, "--format", "csv", "--", words]);
        assert_eq!(output.status.code(), Some(0), "{words:?}");
        assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 1, "the header alone");
        assert!(!output.stderr.is_empty(), "{words:?}");
    }
    let output = pledgebase(&["search", "bridges", "-s", fixture, "--limit", "1", "--kind", "theme,decision"]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("(1 shown of 4 that match, of 27 searched)"), "{told}");
    assert_eq!(pledgebase(&["search", "-s", fixture]).status.code(), Some(2), "words are needed");
}
