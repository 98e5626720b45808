//! Rankings of a small made-up dataset.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::*;
use crate::dataset::{Files, Reading, read};
use crate::model::{DEFAULT_BASE, promise_name, theme_name};

const MANIFEST: &str = "[dataset]\nslug = \"d\"\ntitle = \"D\"\nlanguage = \"nl\"\n[agreement]\ntitle = \"A\"\n\
                        start = 2020-01-01\nend = 2022-12-31\n";

const PAGE: &str = "# Wonen\n\n<details><summary>Sectie</summary><p>1.1 Wonen We verhogen de huurpremie voor gezinnen op de \
    wachtlijst. We planten bomen langs de kanalen. We openen een meldpunt voor leegstand.</p></details>\n\n\
    1. **Huurpremie**: gezinnen op de wachtlijst krijgen een hogere huurpremie \\[0\\], \\[2\\].\n\
    2. **Bomen langs kanalen**: langs de kanalen kwamen bomen \\[1\\].\n\n\
    <details><summary>Referenties</summary>\n\n**[\\[0\\]](https://e.example/0)** : **(2021-01-01)** Besluit over de \
    huurpremie voor wachtenden\n\n**[\\[1\\]](https://e.example/1)** : **(2022-01-01)** Bomen langs de kanalen\n\n\
    **[\\[2\\]](https://e.example/2)** : **(2022-02-01)** Benoeming van een ambtenaar\n\n\
    **[\\[3\\]](https://e.example/3)** : **(2022-03-01)** Zwembaden\n\n\
    **[\\[4\\]](https://e.example/3)** : **(2022-03-01)** Zwembaden\n</details>\n";

const FEED: &str = "uuid,date,title,text\n\
    F1,2021-01-01,Besluit over de huurpremie voor wachtenden,De huurpremie stijgt voor gezinnen op de wachtlijst.\n\
    F2,2021-05-01,Leegstand van woningen,Er komt een meldpunt voor leegstand van woningen.\n\
    F3,2024-05-01,Meldpunt voor leegstand na de termijn,Het meldpunt voor leegstand blijft.\n\
    F4,2021-06-01,Fietspaden langs de spoorweg,Langs de spoorweg komen fietspaden.\n\
    F5,2021-07-01,Zeevaart,De haven groeit.\n";

/// A section without a report.
const OUTLINE: &str = "domain,number,title,text\nFietsen,1,Fietsen,1 Fietsen We leggen fietspaden aan.\n";

fn reading(language: &str, curation: &str) -> Reading {
    let manifest = MANIFEST.replace("\"nl\"", &format!("\"{language}\""));
    let files = [
        ("dataset.toml", manifest.as_str()),
        ("reports/Wonen/Een.md", PAGE),
        ("decisions/feed.csv", FEED),
        ("sections.csv", OUTLINE),
        ("curation/links.csv", curation),
    ];
    let given = files.into_iter().filter(|(_, text)| !text.is_empty());
    read(&Files::from_memory(given.map(|(path, text)| (path, text.to_owned()))), DEFAULT_BASE).unwrap()
}

fn suggested(wanted: Wanted) -> Suggestions {
    let reading = reading("nl", "");
    suggest(&reading.dataset, &reading.names, wanted)
}

/// The ends of the names of promise and decision that a candidate or a lead is of.
fn ends<'s>(promise: &'s str, decision: &'s str) -> (&'s str, &'s str) {
    let name = promise.rsplit('/').next().unwrap();
    (name.rsplit_once('-').unwrap().0, decision.rsplit('/').next().unwrap())
}

const RENT: &str = "we-verhogen-de-huurpremie-voor-gezinnen";
const TREES: &str = "we-planten-bomen-langs-de-kanalen";
const VACANCY: &str = "we-openen-een-meldpunt-voor-leegstand";
const CYCLING: &str = "we-leggen-fietspaden-aan";

#[test]
fn every_decision_that_the_report_names_is_a_candidate_once_and_the_one_about_the_promise_is_first() {
    let candidates = suggested(Wanted::default()).candidates;
    for promise in [RENT, TREES, VACANCY] {
        let of: Vec<_> = candidates.iter().filter(|c| ends(&c.promise, &c.decision).0 == promise).collect();
        assert_eq!(of.iter().map(|c| c.rank).collect::<Vec<_>>(), [1, 2, 3, 4], "{promise}");
        assert!(of.is_sorted_by(|a, b| a.confidence >= b.confidence), "{of:?}");
    }
    let firsts: Vec<_> = candidates.iter().filter(|c| c.rank == 1).map(|c| ends(&c.promise, &c.decision)).collect();
    assert!(firsts.contains(&(RENT, "besluit-over-de-huurpremie-voor-wachtenden")), "{firsts:?}");
    assert!(firsts.contains(&(TREES, "bomen-langs-de-kanalen")), "{firsts:?}");
    let rent = candidates.iter().find(|c| c.rank == 1 && c.promise.contains(RENT)).unwrap();
    assert_eq!(rent.words, ["gezinnen", "wachtlijst", "huurpremie"], "the text of the feed is read; the rarest first");
}

#[test]
fn the_first_candidates_are_kept_however_unsure_and_all_that_are_sure_enough() {
    let kept = |least, candidates| {
        let wanted = Wanted { least: Confidence::hundredths(least), candidates, ..Wanted::default() };
        suggested(wanted).candidates
    };
    assert_eq!(kept(100, 2).len(), 6);
    assert_eq!(kept(0, 0).len(), 12);
    let all = kept(0, 0);
    let sure = all.iter().map(|candidate| candidate.confidence).max().unwrap();
    let alone = kept(100, 0);
    assert!(alone.is_empty());
    let wanted = Wanted { least: sure, candidates: 0, ..Wanted::default() };
    let surest = suggested(wanted).candidates;
    assert!(!surest.is_empty() && surest.iter().all(|candidate| candidate.confidence == sure));
}

#[test]
fn a_promise_with_candidates_is_as_likely_followed_up_as_its_best_one_says() {
    let suggestions = suggested(Wanted::default());
    let of = |promise: &str| suggestions.likelihoods.iter().find(|(iri, _)| iri.contains(promise)).map(|(_, l)| *l);
    assert_eq!(of(CYCLING), None, "it has no candidate");
    let mut by_best: Vec<_> = (suggestions.candidates.iter())
        .filter(|candidate| candidate.rank == 1)
        .map(|candidate| (candidate.confidence, of(ends(&candidate.promise, "").0).unwrap()))
        .collect();
    by_best.sort();
    assert!(by_best.len() == 3 && by_best.is_sorted_by(|a, b| a.1 <= b.1), "{by_best:?}");
}

#[test]
fn leads_are_decisions_of_the_feed_in_the_term_that_no_report_on_the_section_names() {
    let reading = reading("nl", "");
    let leads = leads(&reading.dataset, &reading.names, 5);
    let of = |promise: &str| -> Vec<(usize, &str)> {
        let of = leads.iter().filter(|lead| ends(&lead.promise, "").0 == promise);
        of.map(|lead| (lead.rank, ends(&lead.promise, &lead.decision).1)).collect()
    };
    assert_eq!(of(VACANCY), [(1, "leegstand-van-woningen")]);
    assert_eq!(of(CYCLING), [(1, "fietspaden-langs-de-spoorweg")], "no report examines its section");
    assert!(of(RENT).is_empty(), "the decision about it is named: {:?}", of(RENT));
    let cycling = leads.iter().find(|lead| lead.promise.contains(CYCLING)).unwrap();
    assert_eq!(cycling.words, ["fietspaden"]);
}

#[test]
fn what_people_say_of_a_theme_weighs_on_the_decisions_that_it_cites() {
    let measured = |verdict: &str| {
        let promise = promise_name("We openen een meldpunt voor leegstand.");
        let theme = theme_name("Bomen langs kanalen");
        let links = format!("promise,theme,verdict\nwonen/1.1/{promise},wonen/1.1/{theme},{verdict}\n");
        let reading = reading("nl", if verdict.is_empty() { "" } else { &links });
        let pages = rank(&reading.dataset, &reading.names, &alignment::Weights::fitted());
        let theme = MEASURES.iter().position(|name| *name == "theme").unwrap();
        let pair = pages
            .iter()
            .flatten()
            .flatten()
            .find(|pair| ends(&pair.promise, &pair.decision) == (VACANCY, "bomen-langs-de-kanalen"));
        pair.unwrap().measures[theme]
    };
    assert!((measured("confirmed") - 1.0).abs() < 1e-12, "{}", measured("confirmed"));
    assert!(measured("rejected").abs() < 1e-12);
    assert!(measured("") > 0.0 && measured("") < 0.5);
}

#[test]
fn in_a_language_without_a_stemmer_nothing_is_suggested() {
    let reading = reading("xx", "");
    let suggestions = suggest(&reading.dataset, &reading.names, Wanted::default());
    assert!(suggestions.candidates.is_empty() && suggestions.leads.is_empty() && suggestions.likelihoods.is_empty());
    assert_eq!(suggestions.least, DEFAULT_LEAST);
}

#[test]
fn a_likelihood_grows_with_the_best_candidate_and_stays_a_probability() {
    let likelihood = Likelihood::fitted();
    let of = [0.0, 0.01, 0.2, 0.5, 0.9, 1.0].map(|best| likelihood.probability(best));
    assert!(of.is_sorted() && of.iter().all(|probability| (0.0..=1.0).contains(probability)), "{of:?}");
    assert!(Likelihood::log_odds(0.5).abs() < 1e-12);
}
