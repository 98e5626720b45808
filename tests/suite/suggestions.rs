//! Suggested links: what is suggested and how it is marked, what analysts say of it, and views that leave some out.

use pledgebase::dataset::Files;
use pledgebase::model::{Confidence, DEFAULT_BASE};
use pledgebase::pipeline::{BuildError, Built, View, build, build_suggesting};
use pledgebase::queries::Catalogue;
use pledgebase::store::{Store, serialize};

use super::answers::{answer, rows, select};

const MANIFEST: &str =
    "[dataset]\nslug = \"d\"\ntitle = \"D\"\nlanguage = \"nl\"\nlicense = \"CC0-1.0\"\n[agreement]\ntitle = \"A\"\n";

/// Two promises and two themes that are each about one of them, and a third theme that denies any follow-up.
const PAGE: &str = "# Wonen\n\n<details><summary>Sectie</summary><p>1.1 Wonen We verhogen de huurpremie voor gezinnen op de \
    wachtlijst. We planten bomen langs de kanalen. We openen een meldpunt voor leegstand.</p></details>\n\n\
    1. **Huurpremie**: gezinnen op de wachtlijst krijgen een hogere huurpremie \\[0\\].\n\
    2. **Bomen langs kanalen**: langs de kanalen kwamen bomen \\[1\\].\n\
    3. **Meldpunt leegstand**: over een meldpunt voor leegstand is geen beslissing gevonden.\n\n\
    <details><summary>Referenties</summary>\n\n**[\\[0\\]](https://e.example/0)** : **(2021-01-01)** Besluit over de \
    huurpremie\n\n**[\\[1\\]](https://e.example/1)** : **(2023-01-01)** Bomen langs de kanalen\n</details>\n";

fn files(curation: &[(&'static str, &str)]) -> Files {
    let given = curation.iter().map(|(path, text)| (*path, (*text).to_owned()));
    Files::from_memory(given.chain([("dataset.toml", MANIFEST.to_owned()), ("reports/Wonen/Een.md", PAGE.to_owned())]))
}

fn built(curation: &[(&'static str, &str)]) -> Built {
    build(&[files(curation)], DEFAULT_BASE).unwrap()
}

/// The promises and themes of the page, in its order.
const PROMISES: [&str; 3] = [
    "we-verhogen-de-huurpremie-voor-gezinnen-3ead5b09",
    "we-planten-bomen-langs-de-kanalen-6f6e3f95",
    "we-openen-een-meldpunt-voor-leegstand-085a4110",
];
const THEMES: [&str; 3] = ["huurpremie-137abe60", "bomen-langs-kanalen-daaa77d7", "meldpunt-leegstand-973568c0"];

/// Places of suggested promise and theme on the page.
fn suggested(store: &Store) -> Vec<(String, String)> {
    let tail = |iri: &str| {
        let name = iri.rsplit('/').next().unwrap();
        let place = PROMISES.iter().chain(&THEMES).position(|known| *known == name).unwrap();
        (place % 3 + 1).to_string()
    };
    let links = rows(store, "suggested-links", &[]);
    links.iter().map(|row| (tail(&row["promise"]), tail(&row["theme"]))).collect()
}

fn status(store: &Store, position: &str) -> (String, String) {
    let rows = rows(store, "promise-status", &[]);
    let row = rows.iter().find(|row| row["position"] == position).unwrap();
    (row["status"].clone(), row["firm_status"].clone())
}

fn pair(promise: &str, theme: &str) -> (String, String) {
    (promise.to_owned(), theme.to_owned())
}

#[test]
fn themes_are_suggested_for_the_promises_that_they_are_about_and_marked_as_suggestions() {
    let store = built(&[]).store;
    let links = suggested(&store);
    assert!(links.contains(&pair("1", "1")) && links.contains(&pair("2", "2")), "{links:?}");
    assert!(!links.contains(&pair("1", "2")) && !links.contains(&pair("2", "1")), "{links:?}");
    assert_eq!(status(&store, "1"), pair("followedUp", "unlinked"), "on all evidence, and on firm evidence");
    let marked = "SELECT ?a { ?a a pb:Alignment ; pb:method pb:suggested ; pb:confidence ?c ; pb:matchedTerm ?word ; \
                  prov:wasGeneratedBy/prov:wasAssociatedWith ?who . ?who a prov:SoftwareAgent FILTER(?c >= 0.5) }";
    let all = select(&store, "SELECT ?a { ?a a pb:Alignment }").len();
    let marked: std::collections::BTreeSet<_> =
        select(&store, marked).into_iter().map(|row| row["a"].clone()).collect();
    assert_eq!((marked.len(), all), (links.len(), links.len()));
    let words = &rows(&store, "suggested-links", &[])[0]["matched_terms"];
    assert!(words.contains("huurpremie") && words.contains("wachtlijst"), "{words}");
}

#[test]
fn a_theme_that_denies_a_follow_up_is_never_suggested() {
    let all = build_suggesting(&[files(&[])], DEFAULT_BASE, Confidence::hundredths(0)).unwrap().store;
    let links = rows(&all, "suggested-links", &[]);
    let has = |promise: usize, theme: usize| {
        let (promise, theme) = (PROMISES[promise - 1], THEMES[theme - 1]);
        links.iter().any(|row| row["promise"].ends_with(promise) && row["theme"].ends_with(theme))
    };
    assert!(has(1, 1) && has(2, 2), "{links:?}");
    assert!(!has(3, 3), "{links:?}");
}

#[test]
fn the_same_dataset_gives_the_same_bytes_suggestions_included() {
    let bytes = || serialize(&built(&[]).store).unwrap();
    assert_eq!(bytes(), bytes());
}

#[test]
fn a_confirmed_suggestion_is_an_analysts_link_and_a_rejected_one_counts_no_more_but_stays_visible() {
    let review = "promise,theme,verdict\nwonen/1.1/we-verhogen-de-huurpremie-voor-gezinnen-3ead5b09,wonen/1.1/huurpremie-137abe60,confirmed\n\
                  wonen/1.1/we-planten-bomen-langs-de-kanalen-6f6e3f95,wonen/1.1/bomen-langs-kanalen-daaa77d7,rejected\n\
                  wonen/1.1/we-openen-een-meldpunt-voor-leegstand-085a4110,wonen/1.1/meldpunt-leegstand-973568c0,\n";
    let built = built(&[("curation/review.csv", review)]);
    let notes: Vec<_> = built.diagnostics().map(|d| (d.code, d.place.line)).collect();
    assert_eq!(notes, [("links-without-verdict", Some(1))]);
    let store = &built.store;
    // What the ranking suggests of decisions stands beside: a theme is no evidence.
    assert_eq!(status(store, "1").1, "mentioned");
    assert_eq!(status(store, "2").1, "unlinked");
    let links = suggested(store);
    assert!(!links.contains(&pair("1", "1")) && !links.contains(&pair("2", "2")), "{links:?}");
    let rejected = rows(store, "rejected-links", &[]);
    assert_eq!(rejected.len(), 1);
    assert!(rejected[0]["confidence"].parse::<f64>().unwrap() >= 0.5, "how sure the algorithm was stays");
}

#[test]
fn verdicts_can_be_written_in_turtle_too_and_contradictions_count_for_neither() {
    let turtle = "@prefix pb: <https://w3id.org/pledgebase/ns#> .\n<promise/wonen/1.1/we-planten-bomen-langs-de-kanalen-6f6e3f95> pb:notReportedIn <theme/wonen/1.1/bomen-langs-kanalen-daaa77d7> .\n\
                  <promise/wonen/1.1/we-verhogen-de-huurpremie-voor-gezinnen-3ead5b09> pb:reportedIn <theme/wonen/1.1/huurpremie-137abe60> ; pb:notReportedIn <theme/wonen/1.1/huurpremie-137abe60> .\n";
    let built = built(&[("curation/a.ttl", turtle)]);
    let codes: Vec<_> = built.diagnostics().map(|d| (d.code, d.place.line)).collect();
    assert_eq!(codes, [("contradictory-curation", Some(3))]);
    assert_eq!(rows(&built.store, "rejected-links", &[]).len(), 1);
    assert!(suggested(&built.store).contains(&pair("1", "1")), "it is a suggestion still");
}

#[test]
fn bad_rows_of_a_curation_table_are_named_and_left_out() {
    let (promise, theme) = (format!("wonen/1.1/{}", PROMISES[0]), format!("wonen/1.1/{}", THEMES[0]));
    let links = format!(
        "promise,theme,decision,verdict\n{promise},wonen/1.1/no-theme-00000000,,confirmed\n\
         wonen/1.1/no-promise-00000000,{theme},,confirmed\n{promise},{theme},,maybe\n{promise},,,confirmed\n\
         wonen/1.1/{},,2021-01-01/besluit-over-de-huurpremie,confirmed\n",
        PROMISES[1]
    );
    let first = built(&[("curation/links.csv", &links)]);
    let codes: Vec<_> = first.diagnostics().map(|d| (d.code, d.place.line)).collect();
    let wanted =
        [("unknown-theme", Some(2)), ("unknown-promise", Some(3)), ("bad-verdict", Some(4)), ("bad-link", Some(5))];
    assert_eq!(codes, wanted);
    assert_eq!(status(&first.store, "2").1, "followedUp", "the last row links a decision directly");
    let promises = "section,text,commitment\nwonen/1.1,We openen een meldpunt voor leegstand.,action\nwonen/9.9,Iets.,action\n\
                    wonen/1.1,We planten bomen langs de kanalen.,maybe\n";
    let second = built(&[("curation/promises.csv", promises)]);
    let codes: Vec<_> = second.diagnostics().map(|d| (d.code, d.place.line)).collect();
    assert_eq!(codes, [("unknown-section", Some(3)), ("bad-commitment", Some(4))]);
    assert_eq!(rows(&second.store, "promise-status", &[]).len(), 2, "they take the place of those found in the text");
    let none = build(&[files(&[("curation/x.csv", "a,b\n1,2\n")])], DEFAULT_BASE);
    assert!(matches!(none, Err(BuildError::Input(found)) if found[0].code == "bad-curation-table"));
}

#[test]
fn a_view_as_of_a_day_knows_no_later_decision() {
    let view = |day: &str| View { as_of: Some(day.parse().unwrap()), least: None }.of(built(&[]).store).unwrap();
    let early = view("2022-06-30");
    assert_eq!((status(&early, "1").0.as_str(), status(&early, "2").0.as_str()), ("followedUp", "mentioned"));
    let decisions = |store: &Store| select(store, "SELECT DISTINCT ?d { ?d a pb:Decision }").len();
    assert_eq!((decisions(&view("2020-12-31")), decisions(&early), decisions(&view("2023-01-01"))), (0, 1, 2));
    let row = &rows(&built(&[]).store, "coverage-as-of", &[("day", "2022-06-30")])[0];
    let coverage = &rows(&early, "domain-coverage", &[])[0];
    assert_eq!(row["followed_up"], coverage["followed_up"], "the query and the view count the same");
    assert_eq!(row["promises"], coverage["promises"]);
}

#[test]
fn a_view_of_surer_suggestions_counts_only_these_and_less_sure_ones_need_a_new_build() {
    let least = |hundredths| View { as_of: None, least: Some(Confidence::hundredths(hundredths)) };
    let none = least(100).of(built(&[]).store).unwrap();
    assert!(suggested(&none).is_empty());
    assert_eq!(status(&none, "1"), pair("unlinked", "unlinked"));
    let refused = least(10).of(built(&[]).store);
    assert!(matches!(refused, Err(BuildError::SuggestionsLeftOut { .. })));
    let untouched = least(50).of(built(&[]).store).unwrap();
    assert_eq!(serialize(&untouched).unwrap(), serialize(&built(&[]).store).unwrap());
}

#[test]
fn a_language_without_a_stemmer_has_no_suggestions() {
    let manifest = MANIFEST.replace("\"nl\"", "\"xx\"");
    let files = Files::from_memory([("dataset.toml", manifest), ("reports/Wonen/Een.md", PAGE.to_owned())]);
    let store = build(&[files], DEFAULT_BASE).unwrap().store;
    assert!(Catalogue::embedded().unwrap().get("suggested-links").is_ok());
    assert!(answer(&store, "suggested-links", &[]).1.is_empty());
}
