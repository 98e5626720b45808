//! Coverage counted a second time: over the model, in plain Rust, without SPARQL. A wrong rule cannot pass.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Quad, Term};
use pledgebase::dataset::{Files, Reading};
use pledgebase::model::{CoderKind, DEFAULT_BASE, DecisionKey, Report, SectionId, Verdict, measure_title, slug_of};
use pledgebase::queries::derive;
use pledgebase::rdf::Layer;
use pledgebase::store::Store;
use pledgebase::vocab::{pb, rdf, xsd};

use super::answers::{built, fixture, fixture_files, rows};
use super::corpus;

type Figures = BTreeMap<&'static str, String>;

/// Every citation of a page: the theme (`None`: the page itself) and the decision.
fn citations(report: &Report) -> BTreeSet<(Option<usize>, &DecisionKey)> {
    let mut named: BTreeMap<u32, BTreeSet<&DecisionKey>> = BTreeMap::new();
    for reference in &report.references {
        named.entry(reference.marker).or_default().insert(&reference.decision);
    }
    let mut markers: Vec<_> = report.occurrences.iter().map(|o| (None, o.marker)).collect();
    for theme in &report.themes {
        markers.extend(theme.occurrences.iter().map(|o| (Some(theme.position), o.marker)));
    }
    let decided = markers.into_iter().filter_map(|(citing, marker)| Some((citing, named.get(&marker)?)));
    decided
        .filter(|(_, decisions)| decisions.len() == 1)
        .map(|(citing, decisions)| (citing, *decisions.first().unwrap()))
        .collect()
}

/// A promise as counted here.
struct Counted<'r> {
    section: &'r SectionId,
    position: usize,
    status: &'static str,
    /// Whether decisions follow it up, and the government took all of them back.
    only_withdrawn: bool,
    /// Whether decisions are linked with it, and all of them go against it.
    only_contrary: bool,
}

/// Who judges a pair: standing (1 for a referee, 2 people, 3 and 4 the same of programs), who, and the verdict.
type Votes = BTreeMap<(String, String), Vec<(u8, String, Verdict)>>;

/// The judgements on each pair of promise and decision; one that none of the candidates is a step says no to each.
fn votes(reading: &Reading) -> Votes {
    let (dataset, names) = (&reading.dataset, &reading.names);
    let mut votes = Votes::new();
    for (stated, decision) in dataset.curation.decision_links() {
        let (promise, verdict) = (stated.what.promise.clone(), stated.what.verdict);
        let who = stated.by.as_ref().map_or("nobody says", |by| by.iri.as_str()).to_owned();
        votes.entry((promise, decision.to_owned())).or_default().push((2, who, verdict));
    }
    let standing = |id: &str| {
        let coder = dataset.coders.iter().find(|coder| coder.id == id).unwrap();
        let program = if coder.kind == CoderKind::Software { 2 } else { 0 };
        program + if coder.is_referee { 1 } else { 2 }
    };
    let vote = |id: &str, verdict| (standing(id), names.coder(id), verdict);
    for code in &dataset.codes {
        if let Some(decision) = &code.decision {
            let pair = (code.promise.clone(), decision.clone());
            votes.entry(pair).or_default().push(vote(&code.coder, code.verdict));
        }
    }
    for code in dataset.codes.iter().filter(|code| code.verdict == Verdict::None) {
        let candidates = dataset.suggestions.candidates.iter().filter(|candidate| candidate.promise == code.promise);
        let mut meant: BTreeSet<_> = candidates.map(|candidate| candidate.decision.clone()).collect();
        meant
            .extend(votes.keys().filter(|(promise, _)| *promise == code.promise).map(|(_, decision)| decision.clone()));
        for decision in meant {
            let said = votes.entry((code.promise.clone(), decision)).or_default();
            let no = vote(&code.coder, Verdict::No);
            if !said.iter().any(|(_, who, _)| *who == no.1) {
                said.push(no);
            }
        }
    }
    votes
}

/// The decisions linked with each promise at a level of evidence, and whether each goes against it.
fn follow_ups(reading: &Reading, evidence: &str) -> BTreeMap<String, BTreeMap<String, bool>> {
    let votes = votes(reading);
    let mut links: BTreeMap<String, BTreeMap<String, bool>> = BTreeMap::new();
    for ((promise, decision), said) in &votes {
        let strongest = said.iter().map(|(standing, ..)| *standing).min().unwrap();
        let mut counts: BTreeMap<Verdict, BTreeSet<&str>> = BTreeMap::new();
        for (_, who, verdict) in said.iter().filter(|(standing, ..)| *standing == strongest) {
            counts.entry(*verdict).or_default().insert(who);
        }
        let most = counts.values().map(BTreeSet::len).max().unwrap();
        let tops: Vec<_> =
            counts.iter().filter(|(_, voters)| voters.len() == most).map(|(verdict, _)| *verdict).collect();
        let counts_here = strongest <= 2 || evidence != "firm";
        if let ([verdict @ (Verdict::Yes | Verdict::Contrary)], true) = (tops.as_slice(), counts_here) {
            let contrary = *verdict == Verdict::Contrary;
            links.entry(promise.clone()).or_default().insert(decision.clone(), contrary);
        }
    }
    let refused = |promise: &str| {
        reading.dataset.codes.iter().any(|code| code.promise == promise && code.verdict == Verdict::NotAPromise)
    };
    let suggestions = &reading.dataset.suggestions;
    for candidate in suggestions.candidates.iter().filter(|candidate| {
        evidence == "all"
            && candidate.confidence >= suggestions.least
            && !votes.contains_key(&(candidate.promise.clone(), candidate.decision.clone()))
            && !refused(&candidate.promise)
    }) {
        links.entry(candidate.promise.clone()).or_default().insert(candidate.decision.clone(), false);
    }
    links
}

/// Each promise with its status at a level of evidence.
fn statuses<'r>(reading: &'r Reading, evidence: &str) -> Vec<Counted<'r>> {
    let (dataset, names) = (&reading.dataset, &reading.names);
    let withdrawn = dataset.feed.iter().filter(|entry| entry.withdrawn);
    let withdrawn: BTreeSet<_> = withdrawn.map(|entry| names.decision(&entry.key)).collect();
    let (curation, suggested) = (&dataset.curation, &dataset.suggestions.links);
    let stated = |verdict| -> BTreeSet<(String, String)> {
        curation.theme_links(verdict).map(|(link, theme)| (link.what.promise.clone(), theme.to_owned())).collect()
    };
    let suggested = suggested.iter().map(|link| (link.promise.clone(), link.theme.clone()));
    let suggested = suggested.filter(|pair| evidence == "all" && !stated(Verdict::No).contains(pair));
    let follow_ups = follow_ups(reading, evidence);
    let is_person = |id: &str| dataset.coders.iter().any(|coder| coder.id == id && coder.kind == CoderKind::Person);
    let linked: BTreeSet<_> = stated(Verdict::Yes).into_iter().chain(suggested).collect();
    let count = |iri: &str, section: &'r SectionId, position: usize| {
        let themes: Vec<_> = linked.iter().filter(|(p, _)| p == iri).map(|(_, t)| t).collect();
        let reports: Vec<_> = dataset.reports.iter().filter(|report| report.section == *section).collect();
        let decisions = follow_ups.get(iri).cloned().unwrap_or_default();
        let only_withdrawn = !decisions.is_empty() && decisions.keys().all(|decision| withdrawn.contains(decision));
        let only_contrary = !decisions.is_empty() && decisions.values().all(|contrary| *contrary);
        let stated = curation.decision_links().any(|(link, _)| link.what.promise == iri);
        let coded = dataset.codes.iter().filter(|code| code.promise == iri);
        let looked_at = stated || coded.clone().any(|code| evidence != "firm" || is_person(&code.coder));
        let status = if !decisions.is_empty() {
            "followed_up"
        } else if !themes.is_empty() {
            "mentioned"
        } else if looked_at {
            "unlinked"
        } else if reports.is_empty() {
            "not_examined"
        } else if reports.iter().all(|report| report.references.is_empty()) {
            "no_evidence"
        } else {
            "unlinked"
        };
        Counted { section, position, status, only_withdrawn, only_contrary }
    };
    let curated = dataset.curation.promises.iter().map(|p| count(&p.what.iri, &p.what.section, p.what.position));
    let replaced: BTreeSet<_> = dataset.curation.promises.iter().map(|promise| &promise.what.section).collect();
    let own = dataset.sections.iter().filter(|section| !replaced.contains(&section.id));
    let found = own.flat_map(|section| section.promises.iter().map(move |promise| (&section.id, promise)));
    let found = found.map(|(id, promise)| count(&names.promise(id, &promise.name), id, promise.position));
    curated.chain(found).collect()
}

/// What there is to count about the sections that are meant.
fn figures(reading: &Reading, evidence: &str, is_meant: impl Fn(&SectionId) -> bool) -> Figures {
    let dataset = &reading.dataset;
    let reports: Vec<_> = dataset.reports.iter().filter(|report| is_meant(&report.section)).collect();
    let examined: BTreeSet<_> = reports.iter().map(|report| &report.section).collect();
    let statuses: Vec<_> =
        statuses(reading, evidence).into_iter().filter(|promise| is_meant(promise.section)).collect();
    let with = |status: &str| statuses.iter().filter(|promise| promise.status == status).count();
    let (mut themes, mut bare, mut cited) = (0, 0, 0);
    let mut decisions = BTreeSet::new();
    for report in reports.iter().copied() {
        let found = citations(report);
        themes += report.themes.len();
        bare += report.themes.iter().filter(|t| !found.iter().any(|(citing, _)| *citing == Some(t.position))).count();
        cited += found.len();
        decisions.extend(found.into_iter().map(|(_, decision)| decision));
    }
    let measure = |title: &str| measure_title(title).unwrap_or_else(|| title.to_owned());
    let titles: BTreeSet<_> = decisions.iter().filter_map(|decision| decision.title().map(measure)).collect();
    let untitled = decisions.iter().filter(|decision| decision.title().is_none()).count();
    let days: BTreeSet<_> = decisions.iter().filter_map(|decision| decision.date()).collect();
    let mut figures: Figures = [
        ("sections", dataset.sections.iter().filter(|section| is_meant(&section.id)).count()),
        ("sections_with_report", examined.len()),
        ("reports", reports.len()),
        ("promises", statuses.len()),
        ("followed_up", with("followed_up")),
        ("only_withdrawn", statuses.iter().filter(|promise| promise.only_withdrawn).count()),
        ("only_contrary", statuses.iter().filter(|promise| promise.only_contrary).count()),
        ("mentioned", with("mentioned")),
        ("unlinked", with("unlinked")),
        ("no_evidence", with("no_evidence")),
        ("not_examined", with("not_examined")),
        ("themes", themes),
        ("themes_without_decision", bare),
        ("citations", cited),
        ("decisions", decisions.len()),
        ("dossiers", titles.len() + untitled),
    ]
    .map(|(name, count)| (name, count.to_string()))
    .into();
    figures.extend(days.first().map(|day| ("first_decision", day.to_string())));
    figures.extend(days.last().map(|day| ("last_decision", day.to_string())));
    figures
}

/// All figures of a row, days that are missing included.
const FIGURES: [&str; 18] = [
    "only_contrary",
    "only_withdrawn",
    "sections",
    "sections_with_report",
    "reports",
    "promises",
    "followed_up",
    "mentioned",
    "unlinked",
    "no_evidence",
    "not_examined",
    "themes",
    "themes_without_decision",
    "citations",
    "decisions",
    "dossiers",
    "first_decision",
    "last_decision",
];
/// Figures that the answer per section leaves out.
const NOT_PER_SECTION: [&str; 4] = ["sections", "sections_with_report", "reports", "citations"];

fn assert_figures(row: &BTreeMap<String, String>, wanted: &Figures, left_out: &[&str], what: &str) {
    for figure in FIGURES.iter().filter(|figure| !left_out.contains(figure)) {
        assert_eq!(row.get(*figure), wanted.get(figure), "{figure} of {what}");
    }
}

/// Compares what the store says about agreement, domains and sections with the count over the model.
fn assert_coverage(files: Files) {
    let (store, reading) = built(files);
    let within = |outer: &SectionId, inner: &SectionId| {
        let (outer_number, inner_number) = (outer.number.as_str(), inner.number.as_str());
        outer.domain == inner.domain
            && (outer_number == inner_number || inner_number.starts_with(&format!("{outer_number}.")))
    };
    for evidence in ["all", "judged", "firm"] {
        let given = [("evidence", evidence)];
        let agreement = rows(&store, "agreement-coverage", &given);
        assert_eq!(agreement.len(), 1);
        assert_figures(&agreement[0], &figures(&reading, evidence, |_| true), &[], "the agreement");

        let (domains, sections) = (rows(&store, "domain-coverage", &given), rows(&store, "section-coverage", &given));
        let tops = reading.dataset.sections.iter().filter(|section| section.parent.is_none()).count();
        assert_eq!((domains.len(), sections.len()), (tops, reading.dataset.sections.len()));
        for (table, left_out) in [(domains, &[][..]), (sections, &NOT_PER_SECTION)] {
            for row in table {
                let is_row =
                    |id: &SectionId| id.domain == slug_of(&row["domain"]) && id.number.as_str() == row["number"];
                let section = reading.dataset.sections.iter().find(|section| is_row(&section.id)).unwrap();
                assert_eq!(row["section"], reading.names.section(&section.id));
                assert_figures(
                    &row,
                    &figures(&reading, evidence, |id| within(&section.id, id)),
                    left_out,
                    &row["section"],
                );
            }
        }
    }
    let status = |name: &str| match name {
        "followedUp" => "followed_up",
        "noEvidence" => "no_evidence",
        "notExamined" => "not_examined",
        "mentioned" => "mentioned",
        "unlinked" => "unlinked",
        other => panic!("{other} is no status"),
    };
    for (evidence, column) in [("all", "status"), ("judged", "judged_status"), ("firm", "firm_status")] {
        let answered = rows(&store, "promise-status", &[]);
        let mut answered: Vec<_> = answered
            .iter()
            .map(|row| (slug_of(&row["domain"]), row["number"].clone(), row["position"].clone(), status(&row[column])))
            .collect();
        let mut counted: Vec<_> = statuses(&reading, evidence)
            .into_iter()
            .map(|Counted { section, position, status, .. }| {
                (section.domain.clone(), section.number.to_string(), position.to_string(), status)
            })
            .collect();
        answered.sort();
        counted.sort();
        assert_eq!(answered, counted, "{evidence}");
    }
}

#[test]
fn coverage_of_the_fixture_agrees_with_a_count_over_the_model() {
    assert_coverage(fixture_files());
}

#[test]
fn coverage_of_the_bundled_data_agrees_with_a_count_over_the_model() {
    assert_coverage(Files::bundled());
}

#[test]
fn coverage_of_the_real_pages_agrees_with_a_count_over_the_model() {
    let Some(folder) = corpus::dataset() else { return };
    assert_coverage(Files::open(&folder).unwrap());
}

/// Both counts could share a mistake: these figures were taken by hand from the page and the curation file.
#[test]
fn coverage_of_the_bundled_data_is_what_a_reader_counts() {
    let (store, _) = built(Files::bundled());
    let row = rows(&store, "agreement-coverage", &[]).remove(0);
    for (figure, wanted) in [
        ("sections", "12"),
        ("sections_with_report", "1"),
        ("reports", "1"),
        ("promises", "9"),
        ("followed_up", "6"),
        // Of the two pillars and of the reports of local governments: themes, and decisions that are perhaps a step.
        ("mentioned", "2"),
        ("unlinked", "1"),
        ("no_evidence", "0"),
        ("not_examined", "0"),
        ("themes", "11"),
        ("themes_without_decision", "0"),
        // Each of the 27 references is cited once; two titles occur on two days each.
        ("citations", "27"),
        ("decisions", "27"),
        ("dossiers", "25"),
        ("first_decision", "2020-07-17"),
        ("last_decision", "2023-11-17"),
    ] {
        assert_eq!(row[figure], wanted, "{figure}");
    }
    let promises = rows(&store, "promise-status", &[]);
    let promises: Vec<_> = promises
        .iter()
        .map(|row| {
            (row["position"].as_str(), row["status"].as_str(), row["decisions"].as_str(), row["themes"].as_str())
        })
        .collect();
    let by_hand = [
        ("1", "mentioned", "0", "1"),
        ("2", "followedUp", "1", "1"),
        // References 3, 9, 10, 12, 13 and 18.
        ("3", "followedUp", "6", "3"),
        ("4", "followedUp", "1", "1"),
        ("5", "followedUp", "1", "0"),
        ("6", "unlinked", "0", "0"),
        // References 6 and 7; the shared reception desks of reference 8 are perhaps a step.
        ("7", "followedUp", "2", "1"),
        ("8", "mentioned", "0", "1"),
        ("9", "followedUp", "2", "1"),
    ];
    assert_eq!(promises, by_hand);
    assert_eq!(rows(&store, "dossier-steps", &[]).len(), 4);
    for audit in ["unresolved-citations", "unused-references", "untitled-references", "references-without-link"] {
        assert!(rows(&store, audit, &[]).is_empty(), "{audit}");
    }
}

/// The fixture with a suggestion: that the second call of the sewer fund is a step on the fish of promise 4.
fn with_suggestion() -> Store {
    let (given, store) = (fixture(), Store::new(DEFAULT_BASE).unwrap());
    store.load(given.quads(&[Layer::Ontology, Layer::Outline, Layer::Reported, Layer::Curated]).unwrap()).unwrap();
    let named = |tail: &str| NamedNode::new_unchecked(format!("{DEFAULT_BASE}{tail}"));
    let graph = store.graph(Layer::Suggested);
    let candidate = named("small/candidate/water/1.1/fish-come-back-a6a2d4f1/2021-05-07/sewer-fund-call");
    let say =
        |predicate: NamedNodeRef<'static>, object: Term| Quad::new(candidate.clone(), predicate, object, graph.clone());
    let decimal = |number: &str| Term::from(Literal::new_typed_literal(number, xsd::DECIMAL));
    store
        .load([
            say(rdf::TYPE, pb::CANDIDATE.into_owned().into()),
            say(pb::HAS_PROMISE, named("small/promise/water/1.1/fish-come-back-a6a2d4f1").into()),
            say(pb::HAS_DECISION, named("decision/2021-05-07/sewer-fund-call").into()),
            say(pb::CONFIDENCE, decimal("0.6")),
            Quad::new(named("small/activity/alignment"), pb::MIN_CONFIDENCE, decimal("0.5"), graph.clone()),
        ])
        .unwrap();
    derive(&store).unwrap();
    store
}

#[test]
fn what_an_algorithm_suggests_is_in_all_evidence_and_not_in_firm_evidence() {
    let store = with_suggestion();
    // The store has no code and no other suggestion: more bridges, boats and ditches are unlinked on all evidence too.
    for (evidence, followed_up, unlinked, in_water, status, decisions, themes, gaps) in [
        ("all", "5", "3", "2", "followedUp", "1", "0", 7),
        ("judged", "4", "4", "3", "unlinked", "0", "0", 8),
        ("firm", "4", "4", "3", "unlinked", "0", "0", 8),
    ] {
        let given = [("evidence", evidence)];
        let agreement = &rows(&store, "agreement-coverage", &given)[0];
        assert_eq!((agreement["followed_up"].as_str(), agreement["unlinked"].as_str()), (followed_up, unlinked));
        let water = &rows(&store, "domain-coverage", &[("evidence", evidence), ("domain", "Water")])[0];
        assert_eq!(water["unlinked"], in_water);
        let section = [("evidence", evidence), ("section", "Water/1.1")];
        assert_eq!(rows(&store, "section-coverage", &section)[0]["unlinked"], in_water);
        let fish = &rows(&store, "promise-status", &section)[3];
        let found = ["status", "decisions", "themes"].map(|column| fish[column].as_str());
        assert_eq!(found, [status, decisions, themes], "{evidence}");
        assert_eq!(rows(&store, "promises-without-evidence", &given).len(), gaps);
    }
}

/// Names that the rules mint must be those of the model under any base that [`pledgebase::model::Names`] takes.
#[test]
fn derived_names_hold_under_any_base() {
    for base in ["http://example.org/id#", "http://example.org/agreement/decision/section/promise/", "urn:x/"] {
        let store = pledgebase::pipeline::build(&[fixture_files()], base).unwrap().store;
        let row = rows(&store, "agreement-coverage", &[]).remove(0);
        assert_eq!(row["dossiers"], "6", "{base}");
        if base.ends_with('/') {
            // Relative IRIs of a curation file cannot be resolved behind `#`.
            assert_eq!((row["followed_up"].as_str(), row["firm_followed_up"].as_str()), ("8", "5"), "{base}");
        }
        let derived = store.quads(&[Layer::Derived]).unwrap();
        let cube = format!("<{base}small/coverage>");
        for quad in &derived {
            let (subject, object) = (quad.subject.to_string(), quad.object.to_string());
            assert!(subject.starts_with(&format!("<{base}")), "{subject}");
            match quad.predicate.as_str().rsplit(['#', '/']).next() {
                Some("dataSet") => assert_eq!(object, cube),
                Some("inDossier") => assert!(object.starts_with(&format!("<{base}dossier/")), "{object}"),
                _ => {}
            }
        }
        let observations = derived.iter().filter(|quad| quad.object.to_string().ends_with("CoverageObservation>"));
        assert_eq!(observations.count(), 3 * (7 + 1), "{base}");
    }
}

/// A promise that only a withdrawn decision follows up is followed up, and counted apart.
#[test]
fn promises_that_rest_on_withdrawn_decisions_alone_are_counted() {
    let (given, store) = (fixture(), Store::new(DEFAULT_BASE).unwrap());
    store
        .load(
            given.quads(&Layer::ALL.into_iter().filter(|layer| *layer != Layer::Derived).collect::<Vec<_>>()).unwrap(),
        )
        .unwrap();
    let followed =
        super::answers::select(&given, "SELECT DISTINCT ?decision WHERE { ?f a pb:FollowUp ; pb:decision ?decision }");
    let withdrawn = followed.iter().map(|row| {
        let decision = NamedNode::new_unchecked(row["decision"].as_str());
        Quad::new(decision, pb::WITHDRAWN, Literal::from(true), store.graph(Layer::Feed))
    });
    store.load(withdrawn.collect::<Vec<_>>()).unwrap();
    derive(&store).unwrap();
    let agreement = |store: &Store| rows(store, "agreement-coverage", &[("evidence", "firm")]).remove(0);
    assert_eq!(agreement(&given)["only_withdrawn"], "0");
    let all = agreement(&store);
    assert_eq!(all["only_withdrawn"], all["followed_up"]);
    assert_eq!(all["followed_up"], agreement(&given)["followed_up"]);
}
