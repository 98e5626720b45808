//! What the codes of a store tell: agreement, disputes, and estimates from samples.

use std::collections::BTreeMap;

use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, NamedNode, Quad, Term};
use pledgebase::agreement::{By, Compared, Settings, compare};
use pledgebase::coding::{
    self, CodingError, Dispute, Estimated, PartEstimates, PerPart, Progress, Voices, agreement_table, disputes,
};
use pledgebase::dataset::Files;
use pledgebase::estimate::{ConfidenceLevel, Estimator, classical};
use pledgebase::model::{DEFAULT_BASE, Part};
use pledgebase::pipeline::build;
use pledgebase::queries::derive;
use pledgebase::rdf::Layer;
use pledgebase::sampling::Frame;
use pledgebase::store::Store;
use pledgebase::vocab::{pb, rdf};

use super::answers::{fixture, rows, select};
use super::names::page;
use super::program::Workplace;

const MANIFEST: &str = r#"[dataset]
slug = "d"
title = "D"
language = "nl"
license = "CC0-1.0"
[agreement]
title = "A"
[[coders]]
id = "an"
name = "An"
kind = "person"
[[coders]]
id = "bo"
name = "Bo"
kind = "person"
[[coders]]
id = "ref"
name = "Ref"
kind = "person"
role = "referee"
[[coders]]
id = "model"
name = "A model"
kind = "software"
version = "2026-11"
"#;
const DECISIONS: [&str; 3] =
    ["2021-01-01/bouw-van-loketten", "2021-01-02/aanplant-van-bomen", "2021-01-03/kap-van-bomen"];
const WATER: usize = 20;
const ROADS: usize = 12;

/// Files of a dataset of 20 promises on water, 12 on roads, which no report is about, and one on housing with three decisions.
fn files(codes: &str) -> Vec<(String, String)> {
    let sentences = |count: usize, what: &str| -> String {
        (0..count).map(|number| format!(" We bouwen {} {what}.", number + 2)).collect()
    };
    let references = [(0, "Bouw van loketten"), (1, "Aanplant van bomen"), (2, "Kap van bomen")];
    let report = page(&["We bouwen tien loketten."], &[("Alles", "er kwam iets \\[0\\]\\[1\\]\\[2\\].")], &references);
    let outline = format!(
        "domain,number,title,text\nWater,1,Water,\nWater,1.1,Havens,1.1 Havens{}\nWegen,1,Wegen,\nWegen,1.1,Bruggen,1.1 Bruggen{}\n",
        sentences(WATER, "havens"),
        sentences(ROADS, "bruggen"),
    );
    [
        ("dataset.toml", MANIFEST.to_owned()),
        ("reports/Wonen/Een.md", report),
        ("sections.csv", outline),
        ("codes/codes.csv", codes.to_owned()),
    ]
    .map(|(path, text)| (path.to_owned(), text))
    .into()
}

fn store(codes: &str) -> Store {
    let built = build(&[Files::from_memory(files(codes))], DEFAULT_BASE).unwrap();
    let findings: Vec<_> =
        built.diagnostics().filter(|finding| format!("{:?}", finding.place).contains("codes/")).collect();
    assert!(findings.is_empty(), "{findings:#?}");
    built.store
}

/// The promises of a domain, or all of them, sorted.
fn frame(domain: &str) -> Frame {
    let found = select(&store(&table("")), "SELECT ?promise WHERE { ?promise a pb:Promise }");
    let within = format!("/promise/{domain}");
    Frame::of(found.into_iter().map(|row| row["promise"].clone()).filter(|iri| iri.contains(&within))).unwrap()
}

/// The promises of the whole agreement.
fn everything() -> Frame {
    let frame = frame("");
    assert_eq!(frame.size(), WATER + ROADS + 1);
    frame
}

/// Codes of a draw: for each promise what is said of it, `+` for a step on it, `-` for none, `?` for a verdict that leaves it
/// open, `.` for nothing.
fn codes_of(frame: &Frame, seed: u64, coder: &str, said: &str) -> String {
    let sample = frame.sample(said.len(), seed).unwrap();
    let mut rows = String::new();
    for (promise, said) in frame.draw(&sample).unwrap().into_iter().zip(said.chars()) {
        let (decision, verdict) = match said {
            '+' => (DECISIONS[0], "yes"),
            '-' => ("", "none"),
            'x' => ("", "not-a-promise"),
            '?' => (DECISIONS[1], "no"),
            _ => continue,
        };
        rows.push_str(&row(promise, decision, verdict, coder, &sample.to_string()));
    }
    rows
}

fn row(promise: &str, decision: &str, verdict: &str, coder: &str, sample: &str) -> String {
    format!("{promise},{decision},{verdict},{coder},\"{sample}\"\n")
}

fn table(rows: &str) -> String {
    format!("promise,decision,verdict,coder,sample\n{rows}")
}

fn estimates(store: &Store, voices: Voices, by: PerPart) -> Result<Estimated, CodingError> {
    coding::estimates(store, voices, ConfidenceLevel::default(), by)
}

/// The only part that was drawn from: how far its coding is, and its rows.
fn only(found: Estimated) -> (Progress, Vec<PartEstimates>) {
    assert!(found.refused.is_empty(), "{:?}", found.refused);
    let [(usage, rows)] = <[_; 1]>::try_from(found.parts).unwrap();
    (usage.progress, rows)
}

fn progress(rows: &str, voices: Voices) -> Progress {
    only(estimates(&store(&table(rows)), voices, PerPart::Agreement).unwrap()).0
}

/// The refusal of the only sample.
fn refused(store: &Store, voices: Voices) -> String {
    let found = estimates(store, voices, PerPart::Agreement).unwrap();
    assert!(found.parts.is_empty());
    let [error] = <[_; 1]>::try_from(found.refused).unwrap();
    error.to_string()
}

#[test]
fn the_share_is_that_of_the_coded_sample_with_both_intervals() {
    let codes = codes_of(&everything(), 7, "an", "+--+--x-+-");
    let (progress, rows) = only(estimates(&store(&table(&codes)), Voices::People, PerPart::Agreement).unwrap());
    assert_eq!((progress.coded, progress.drawn, progress.first_open), (10, 10, None));
    let [row] = <[_; 1]>::try_from(rows).unwrap();
    assert_eq!((row.about.title.as_str(), row.coded, row.promises), ("A", 10, WATER + ROADS + 1));
    let alone = classical(3, 10, WATER + ROADS + 1, ConfidenceLevel::default()).unwrap();
    assert_eq!(row.estimates[0], alone);
    assert_eq!(row.estimates[1].estimator, Estimator::PredictionPowered);
    // Fewer than five are followed up: what was predicted is not believed.
    assert_eq!((row.estimates[1].least, row.estimates[1].most), (alone.least, alone.most));
}

#[test]
fn the_longest_beginning_of_the_draw_counts_that_is_coded_in_full() {
    let frame = everything();
    let progress_of = |said: &str| progress(&codes_of(&frame, 7, "an", said), Voices::People);
    let stopped = progress_of("+--+....");
    assert_eq!((stopped.coded, stopped.drawn, stopped.behind), (4, 8, 0));
    let drawn = frame.draw(&frame.sample(8, 7).unwrap()).unwrap()[4].to_owned();
    assert_eq!(stopped.first_open, Some((drawn, "not coded by people yet")));
    let gap = progress_of("+--.-+");
    assert_eq!((gap.coded, gap.behind), (3, 2));
    let partly = progress_of("+--?-+");
    assert_eq!((partly.coded, partly.behind, partly.in_part), (3, 2, 1));
    assert_eq!(partly.first_open.unwrap().1, "coded in part");
}

/// Whoever only looks at the first candidate of each promise finishes the followed up ones alone.
#[test]
fn a_step_completes_a_promise_only_while_the_coding_goes_in_order() {
    let frame = frame("water");
    let in_order = progress(&codes_of(&frame, 3, "an", "-+-+?...."), Voices::People);
    assert_eq!((in_order.coded, in_order.in_part), (4, 1));
    let skimmed = codes_of(&frame, 3, "an", "-+-+?++?+");
    assert_eq!(progress(&skimmed, Voices::People).coded, 1, "the first is coded as none, and the second only in part");
}

#[test]
fn each_domain_has_the_promises_of_the_sample_that_are_in_it() {
    let frame = everything();
    let codes = codes_of(&frame, 7, "an", "+--+-----+--");
    let (_, rows) = only(estimates(&store(&table(&codes)), Voices::People, PerPart::Domain).unwrap());
    let counted: BTreeMap<_, _> =
        rows.iter().map(|row| (row.about.title.as_str(), (row.coded, row.promises))).collect();
    let drawn = frame.draw(&frame.sample(12, 7).unwrap()).unwrap();
    let of = |domain: &str| drawn.iter().filter(|iri| iri.contains(domain)).count();
    let wanted = [("Water", (of("/water/"), WATER)), ("Wegen", (of("/wegen/"), ROADS)), ("Wonen", (of("/wonen/"), 1))];
    assert_eq!(counted, BTreeMap::from(wanted));
    let without = rows.iter().find(|row| row.coded == 0);
    assert!(without.is_none_or(|row| row.estimates.is_empty()));
}

#[test]
fn a_sample_of_a_domain_is_about_that_domain() {
    let codes = codes_of(&frame("water"), 3, "an", "+--+");
    for by in [PerPart::Agreement, PerPart::Domain] {
        let (_, rows) = only(estimates(&store(&table(&codes)), Voices::People, by).unwrap());
        assert_eq!((rows.len(), rows[0].about.title.as_str(), rows[0].promises), (1, "Water", WATER));
    }
}

#[test]
fn of_two_samples_of_one_part_the_one_counts_that_more_is_coded_of() {
    let frame = everything();
    // What both drew is said alike, and contradicts nothing.
    let codes = codes_of(&frame, 1, "an", "---...") + &codes_of(&frame, 2, "bo", "----..");
    let found = estimates(&store(&table(&codes)), Voices::People, PerPart::Agreement).unwrap();
    assert_eq!(found.parts.len(), 1);
    assert_eq!((found.parts[0].0.sample.seed(), found.parts[0].0.progress.coded), (2, 4));
}

#[test]
fn programs_count_where_they_are_heard_only() {
    let codes = codes_of(&everything(), 7, "model", "+--+");
    let store = store(&table(&codes));
    let said = refused(&store, Voices::People);
    assert!(said.contains("is not coded by people yet"), "{said}");
    let (progress, rows) = only(estimates(&store, Voices::Everybody, PerPart::Agreement).unwrap());
    assert_eq!((progress.coded, rows[0].estimates[0].share), (4, 0.5));
}

#[test]
fn a_tie_leaves_a_promise_open_until_a_referee_decides() {
    let frame = everything();
    let codes = codes_of(&frame, 7, "an", "-+--") + &codes_of(&frame, 7, "bo", "----");
    let tied = progress(&codes, Voices::People);
    assert_eq!((tied.coded, tied.tied, tied.behind), (1, 1, 2));
    assert_eq!(tied.first_open.unwrap().1, "waiting for a referee");
    let decided = codes + &codes_of(&frame, 7, "ref", ".+..");
    assert_eq!(progress(&decided, Voices::People).coded, 4);
}

#[test]
fn codes_that_were_not_drawn_are_refused() {
    let none = store(&table(""));
    assert!(matches!(estimates(&none, Voices::People, PerPart::Agreement), Err(CodingError::NoSample)));
    let frame = everything();
    let undrawn = store(&table(&row(&frame.promises()[0], "", "none", "an", "")));
    assert!(matches!(estimates(&undrawn, Voices::People, PerPart::Agreement), Err(CodingError::NoSample)));
    // A sample of another size of frame, another digest, and promises that the draw does not hold.
    let sample = frame.sample(3, 7).unwrap().to_string();
    let fewer = sample.replace("of 33", "of 32");
    let other = format!("{}00000000", &sample[..sample.len() - 8]);
    let drawn = frame.draw(&frame.sample(3, 7).unwrap()).unwrap();
    for words in [&fewer, &other] {
        let codes = row(drawn[0], "", "none", "an", words);
        let said = refused(&store(&table(&codes)), Voices::People);
        assert!(said.contains("was drawn from other promises"), "{said}");
    }
    let missed = frame.promises().iter().find(|iri| !drawn.contains(&iri.as_str())).unwrap();
    let said = refused(&store(&table(&row(missed, "", "none", "an", &sample))), Voices::People);
    assert!(said.contains("which does not hold them"), "{said}");
    let said = refused(&store(&table(&row(drawn[1], "", "none", "an", &sample))), Voices::People);
    assert!(said.contains("from the first of the draw on") && said.contains(drawn[0]), "{said}");
}

/// A store in which these decisions are ranked, and all is derived from that.
fn ranked(codes: &str, ranked: &[(&str, usize)]) -> Store {
    let built = store(codes);
    let is_ranking = |quad: &Quad| quad.subject.to_string().contains("/candidate/");
    let asserted: Vec<Layer> = Layer::ALL.into_iter().filter(|layer| *layer != Layer::Derived).collect();
    let mut quads: Vec<Quad> = built.quads(&asserted).unwrap().into_iter().filter(|quad| !is_ranking(quad)).collect();
    let store = Store::new(DEFAULT_BASE).unwrap();
    let graph = store.graph(Layer::Suggested);
    let node = |iri: &str| NamedNode::new(iri).unwrap();
    for (promise, count) in ranked {
        for (rank, decision) in DECISIONS.iter().take(*count).enumerate() {
            let subject =
                node(&format!("{DEFAULT_BASE}d/candidate/{}/{decision}", promise.rsplit('/').next().unwrap()));
            let rank = Literal::new_typed_literal((rank + 1).to_string(), xsd::INTEGER);
            let certainty = Literal::new_typed_literal("0.1", xsd::DECIMAL);
            let said: [(NamedNode, Term); 5] = [
                (rdf::TYPE.into_owned(), pb::CANDIDATE.into_owned().into()),
                (pb::HAS_PROMISE.into_owned(), node(promise).into()),
                (pb::HAS_DECISION.into_owned(), node(&format!("{DEFAULT_BASE}decision/{decision}")).into()),
                (pb::RANK.into_owned(), rank.into()),
                (pb::CONFIDENCE.into_owned(), certainty.into()),
            ];
            quads.extend(said.map(|(predicate, object)| Quad::new(subject.clone(), predicate, object, graph.clone())));
        }
    }
    store.load(quads).unwrap();
    derive(&store).unwrap();
    store
}

#[test]
fn candidates_that_are_all_judged_complete_a_promise() {
    let frame = everything();
    let sample = frame.sample(3, 7).unwrap();
    let drawn = frame.draw(&sample).unwrap();
    let ranking: Vec<_> = drawn.iter().map(|promise| (*promise, 3)).collect();
    let judged = |promise: &str, decisions: usize| -> String {
        let of = DECISIONS.iter().take(decisions);
        of.map(|decision| row(promise, decision, "no", "an", &sample.to_string())).collect()
    };
    let progress_of = |codes: String| {
        only(estimates(&ranked(&table(&codes), &ranking), Voices::People, PerPart::Agreement).unwrap()).0
    };
    let all = progress_of(judged(drawn[0], 3) + &judged(drawn[1], 2));
    assert_eq!((all.coded, all.in_part, all.candidates), (1, 1, 3));
    // Nobody judged a third candidate: the sheet had two.
    let shorter = progress_of(judged(drawn[0], 2) + &judged(drawn[1], 2));
    assert_eq!((shorter.coded, shorter.candidates), (2, 2));
}

#[test]
fn estimates_are_in_the_graph_and_the_same_each_time() {
    let codes = table(&(codes_of(&everything(), 7, "an", "+--+--") + &codes_of(&everything(), 7, "model", "......")));
    let store = store(&codes);
    let found = select(
        &store,
        "SELECT ?about ?evidence ?estimator ?coded ?promises ?share ?low ?high ?level ?words ?seed ?size WHERE {
           ?estimate a pb:Estimate ; pb:about ?about ; pb:evidence ?evidence ; pb:estimator ?estimator ;
             pb:codedCount ?coded ; pb:promiseCount ?promises ; pb:share ?share ; pb:low ?low ; pb:high ?high ;
             pb:confidenceLevel ?level ; pb:inSample ?sample .
           ?sample dct:identifier ?words ; pb:seed ?seed ; pb:sampleSize ?size }
         ORDER BY ?evidence ?estimator",
    );
    let short =
        |row: &BTreeMap<String, String>, column: &str| row[column].rsplit(['#', '/']).next().unwrap().to_owned();
    let rows: Vec<_> = found.iter().map(|row| (short(row, "evidence"), short(row, "estimator"))).collect();
    let wanted = [
        ("firmEvidence", "classical"),
        ("firmEvidence", "predictionPowered"),
        ("judgedEvidence", "classical"),
        ("judgedEvidence", "predictionPowered"),
    ];
    assert_eq!(rows, wanted.map(|(evidence, estimator)| (evidence.to_owned(), estimator.to_owned())));
    let estimate = classical(2, 6, 33, ConfidenceLevel::default()).unwrap();
    let first = &found[0];
    assert_eq!((first["coded"].as_str(), first["promises"].as_str(), first["share"].as_str()), ("6", "33", "0.3333"));
    for (column, value) in [("low", estimate.low()), ("high", estimate.high()), ("level", 0.95)] {
        assert!((first[column].parse::<f64>().unwrap() - value).abs() < 1e-4, "{column}");
    }
    assert_eq!(
        (short(first, "about"), first["seed"].as_str(), first["size"].as_str()),
        ("agreement".to_owned(), "7", "6")
    );
    let lines = |store: &Store| store.quads(&[Layer::Derived]).unwrap();
    assert_eq!(lines(&build(&[Files::from_memory(files(&codes))], DEFAULT_BASE).unwrap().store), lines(&store));
}

#[test]
fn coverage_and_pictures_name_the_estimate_beside_the_counts() {
    let place = workplace(&table(&codes_of(&everything(), 7, "an", "+--+--")));
    let words = "Estimate, not a count: 33.3 % of 33 promises followed up, between ";
    for arguments in [&["coverage", "-s", "set"][..], &["coverage", "-s", "set", "--evidence", "firm"]] {
        let said = place.run(arguments).err;
        assert!(said.contains(words) && said.contains("; 6 of the sample 6 of 33, seed 7, frame "), "{said}");
        assert!(said.contains(" coded by people."), "{said}");
    }
    let judged = place.run(&["coverage", "-s", "set", "--evidence", "judged"]).err;
    assert!(judged.contains(words) && judged.contains("coded by people and models"), "{judged}");
    let domain = place.run(&["coverage", "-s", "set", "--domain", "Water"]).err;
    assert!(!domain.contains("Estimate"), "{domain}");
    place.succeed(&["diagram", "bars", "-s", "set", "-o", "bars.svg", "--lang", "nl"]);
    let picture = std::fs::read_to_string(place.path("bars.svg")).unwrap();
    assert!(picture.contains("Schatting, geen telling: 33,3 %"), "{picture}");
}

#[test]
fn none_says_no_of_each_pair_and_coders_are_compared_on_what_both_judged() {
    let frame = everything();
    let promises = frame.promises();
    let codes = [
        row(&promises[0], DECISIONS[0], "yes", "an", ""),
        row(&promises[0], DECISIONS[1], "no", "an", ""),
        row(&promises[0], DECISIONS[2], "perhaps", "an", ""),
        row(&promises[0], "", "none", "bo", ""),
        row(&promises[1], DECISIONS[0], "yes", "an", ""),
        row(&promises[1], DECISIONS[0], "yes", "bo", ""),
        row(&promises[2], DECISIONS[0], "yes", "an", ""),
        row(&promises[3], "", "not-a-promise", "bo", ""),
        row(&promises[3], "", "none", "an", ""),
    ];
    let store = store(&table(&codes.concat()));
    let found = agreement_table(&store, &Part::Whole).unwrap();
    let of_pairs = compare(&found.pairs, &Settings { category: Some("yes"), ..Settings::default() }).unwrap();
    assert_eq!(of_pairs.len(), 1);
    let figures = of_pairs[0].figures;
    assert_eq!((of_pairs[0].clusters, of_pairs[0].units, of_pairs[0].differing), (2, 4, 2));
    assert_eq!((figures.agreement.value, figures.f1.value), (Some(0.5), Some(2.0 / 3.0)));
    let of_promises = compare(&found.promises, &Settings { by: By::Category, ..Settings::default() }).unwrap();
    assert!(of_promises.iter().all(|row| (row.units, row.differing) == (3, 1)), "{of_promises:?}");
    let counted = rows(&store, "coder-agreement", &[]);
    let counts = |column: &str| counted[0][column].clone();
    assert_eq!([counts("pairs"), counts("agreed"), counts("percent")], ["4", "2", "50"].map(str::to_owned));
}

#[test]
fn the_query_counts_what_the_command_counts() {
    let store = fixture();
    let table = agreement_table(&store, &Part::Whole).unwrap();
    let compared = compare(&table.pairs, &Settings::default()).unwrap();
    let by_command: Vec<_> = compared
        .iter()
        .filter_map(|row| match &row.compared {
            Compared::Two(one, other) => Some((one.clone(), other.clone(), row.units, row.units - row.differing)),
            Compared::All => None,
        })
        .collect();
    let by_query: Vec<_> = rows(&store, "coder-agreement", &[])
        .into_iter()
        .map(|row| {
            let number = |column: &str| row[column].parse::<usize>().unwrap();
            (row["coder"].clone(), row["other"].clone(), number("pairs"), number("agreed"))
        })
        .collect();
    assert_eq!(by_command, by_query);
    assert!(!by_query.is_empty());
}

#[test]
fn disputes_are_what_coders_say_differently_and_no_referee_decided() {
    let frame = everything();
    let promises = frame.promises();
    let codes = [
        row(&promises[0], DECISIONS[0], "yes", "an", ""),
        row(&promises[0], DECISIONS[1], "no", "an", ""),
        row(&promises[0], "", "none", "bo", ""),
        row(&promises[1], DECISIONS[0], "yes", "an", ""),
        row(&promises[1], DECISIONS[0], "no", "bo", ""),
        row(&promises[1], DECISIONS[0], "no", "ref", ""),
        row(&promises[2], "", "none", "an", ""),
        row(&promises[2], "", "not-a-promise", "bo", ""),
        row(&promises[3], DECISIONS[2], "contrary", "an", ""),
        row(&promises[3], "", "not-a-promise", "bo", ""),
        row(&promises[4], DECISIONS[2], "yes", "an", ""),
    ];
    let store = store(&table(&codes.concat()));
    let dispute = |promise: usize, decision: Option<usize>, verdicts: &str| Dispute {
        promise: promises[promise].clone(),
        decision: decision.map(|decision| format!("{DEFAULT_BASE}decision/{}", DECISIONS[decision])),
        verdicts: verdicts.to_owned(),
        sample: None,
    };
    let found = disputes(&store, &Part::Whole, &[]).unwrap();
    let wanted = [
        dispute(0, Some(0), "an: yes; bo: no"),
        dispute(2, None, "an: none; bo: not-a-promise"),
        dispute(3, Some(2), "an: contrary; bo: not-a-promise"),
    ];
    assert_eq!(found, wanted);
    let with_referee = disputes(&store, &Part::Whole, &["an".to_owned(), "ref".to_owned()]).unwrap();
    assert_eq!(with_referee, [dispute(1, Some(0), "an: yes; ref: no")]);
}

/// A workplace with the dataset in a folder `set`.
fn workplace(codes: &str) -> Workplace {
    let place = Workplace::new();
    for (path, text) in files(codes) {
        let path = place.path("set").join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    place
}

#[test]
fn a_referees_sheet_filled_in_decides() {
    let frame = everything();
    let codes = table(&(codes_of(&frame, 7, "an", "-+--") + &codes_of(&frame, 7, "bo", "----")));
    let place = workplace(&codes);
    place.succeed(&["agreement", "-s", "set", "--list", "-o", "ties.csv"]);
    let ties = std::fs::read_to_string(place.path("ties.csv")).unwrap();
    let mut lines = ties.trim_start_matches('\u{feff}').lines();
    assert!(lines.next().unwrap().ends_with("verdict,coder,on,comment,sample,context,verdicts"));
    let line = lines.next().unwrap();
    let promise = frame.draw(&frame.sample(4, 7).unwrap()).unwrap()[1];
    assert!(line.starts_with(promise) && line.ends_with(",an: yes; bo: no"), "{line}");
    assert!(line.contains("Bouw van loketten") && line.contains("seed 7"), "{line}");
    assert_eq!(lines.next(), None);
    let decided = ties.replace(",,,,,\"4 of", ",yes,ref,,,\"4 of");
    let decided = if decided == ties { ties.replace(",,,,\"4 of", ",yes,ref,,,\"4 of") } else { decided };
    std::fs::write(place.path("set/codes/ties.csv"), decided).unwrap();
    let said = place.run(&["check", "set"]);
    assert!(!said.out.contains("ties.csv") && !said.err.contains("ties.csv"), "{} {}", said.out, said.err);
    let csv = place.succeed(&["estimate", "-s", "set", "--format", "csv"]);
    assert!(csv.contains("/d/agreement,classical,4,33,0.2500,"), "{csv}");
    assert!(place.succeed(&["agreement", "-s", "set", "--list"]).lines().count() == 1);
}

#[test]
fn estimate_prints_csv_and_says_how_far_the_coding_is() {
    let codes = table(&codes_of(&everything(), 7, "an", "+--+--.-"));
    let place = workplace(&codes);
    let said = place.run(&["estimate", "-s", "set", "--format", "csv"]);
    let mut lines = said.out.lines();
    assert_eq!(lines.next(), Some("about,method,coded,promises,share,low,high"));
    let alone = classical(2, 6, 33, ConfidenceLevel::default()).unwrap();
    let about = format!("{DEFAULT_BASE}d/agreement");
    let row = |method: &str| format!("{about},{method},6,33,0.3333,{:.4},{:.4}", alone.low(), alone.high());
    assert_eq!(lines.collect::<Vec<_>>(), [row("classical"), row("prediction-powered")]);
    for words in ["6 of 8 coded in full, 2 open", "1 coded behind it", "would halve the interval", "95 in 100"] {
        assert!(said.err.contains(words), "{words}: {}", said.err);
    }
    let shown = place.succeed(&["estimate", "-s", "set", "--by", "domain"]);
    assert!(shown.contains("Water") && shown.contains(" %"), "{shown}");
    let wider = place.succeed(&["estimate", "-s", "set", "--level", "0.8", "--format", "csv"]);
    assert_ne!(wider, said.out);
    assert!(place.refuse(&["estimate", "-s", "set", "--level", "1"]).contains("no confidence level"));
    assert!(place.refuse(&["estimate", "-s", "set", "--evidence", "all"]).contains("firm"));
    let error = Workplace::with_store().refuse(&["estimate"]);
    assert!(error.contains("sheet --sample"), "{error}");
}
