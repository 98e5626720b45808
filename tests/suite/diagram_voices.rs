//! Diagrams keep what people say, what only programs coded and what is only suggested apart, in figures, words and forms.

use std::collections::BTreeMap;

use pledgebase::diagram::{Diagram, DiagramError, Kind, Request, draw};
use pledgebase::language::Language;
use pledgebase::model::Evidence;
use pledgebase::store::Store;

use super::answers::{fixture, rows, select};
use super::diagram::{cells, drawn, generated, part};
use super::diagram_links::with_suggestion;
use super::pairs::{self, By, Said};

type Row = BTreeMap<String, String>;

/// The rows of a diagram's table by column.
fn table(diagram: &Diagram) -> Vec<Row> {
    let columns = &diagram.table.columns;
    cells(diagram).into_iter().map(|row| columns.iter().cloned().zip(row).collect()).collect()
}

fn request(kind: Kind, evidence: Evidence) -> Request {
    Request { evidence, language: Some(Language::English), ..Request::new(kind) }
}

fn figure(row: &Row, column: &str) -> usize {
    row[column].parse().unwrap_or_else(|_| panic!("{column} of {row:?}"))
}

const THREE: [&str; 3] = ["followed_up_by_people", "followed_up_only_by_programs", "followed_up_only_suggested"];

/// By hand: in Water people link promises 1, 2 and 5 of 1.1 (5 with a decision against it) and 2 of 1.3, a program promise 6 of
/// 1.1, and the suggestion is for promise 4.
#[test]
fn bars_of_the_fixture_have_the_three_levels_counted_by_hand() {
    let store = with_suggestion();
    let counted = |evidence| {
        let rows = table(&drawn(&store, &request(Kind::Bars, evidence)));
        let water = rows.iter().find(|row| row["domain"] == "Water").unwrap();
        (THREE.map(|column| figure(water, column)), figure(water, "followed_up"), figure(water, "promises"))
    };
    assert_eq!(counted(Evidence::All), ([4, 1, 1], 6, 10));
    assert_eq!(counted(Evidence::Judged), ([4, 1, 0], 5, 10));
    assert_eq!(counted(Evidence::Firm), ([4, 0, 0], 4, 10));
    let said = drawn(&store, &request(Kind::Bars, Evidence::All)).svg();
    for line in ["as people say: 5 of 12", "only as programs coded: 1 of 12", "only suggested: 1 of 12"] {
        assert!(said.contains(&format!("followed up by a decision, {line}")), "{line}");
    }
}

/// Bars and treemap against the answers of the catalogue, counted again promise by promise.
#[test]
fn every_promise_counts_once_under_the_strongest_voice_that_gives_its_status() {
    let paired = generated(40);
    let paired = pairs::with(&paired, &pairs::everywhere(&paired, 30));
    for store in [with_suggestion(), paired] {
        let promises = rows(&store, "promise-status", &[]);
        let levels = [(Evidence::Firm, "firm_status"), (Evidence::Judged, "judged_status"), (Evidence::All, "status")];
        for (evidence, column) in levels {
            let heard: Vec<_> = levels.iter().filter(|(level, _)| *level >= evidence).collect();
            let mut wanted = [0; 3];
            for promise in promises.iter().filter(|promise| promise[column] == "followedUp") {
                wanted[heard.iter().position(|(_, column)| promise[*column] == "followedUp").unwrap()] += 1;
            }
            for kind in [Kind::Bars, Kind::Treemap] {
                let found = table(&drawn(&store, &request(kind, evidence)));
                let sums = THREE.map(|column| found.iter().map(|row| figure(row, column)).sum::<usize>());
                assert_eq!(sums, wanted, "{kind:?} {evidence:?}");
                let total: usize = found.iter().map(|row| figure(row, "promises")).sum();
                assert_eq!(total, promises.len(), "{kind:?} {evidence:?}");
            }
        }
    }
}

/// A program that looks and finds nothing makes a promise unlinked on judged evidence, which nobody examined otherwise: it is
/// in the figures, though no voice links it.
#[test]
fn a_promise_that_only_a_program_looked_at_is_unlinked_and_still_counts() {
    let store = fixture();
    let said = Said::of(&store, "No house is flooded twice.", "2020-10-02", By::Program);
    let judged = pairs::with(&store, &[Said { decision: None, ..said }]);
    let counted = |store: &Store, evidence| {
        let rows = table(&drawn(store, &request(Kind::Bars, evidence)));
        let water = rows.iter().find(|row| row["domain"] == "Water").unwrap().clone();
        ["unlinked", "not_examined", "promises"].map(|column| figure(&water, column))
    };
    assert_eq!(counted(&judged, Evidence::Firm), counted(&store, Evidence::Firm));
    let [unlinked, not_examined, promises] = counted(&store, Evidence::Judged);
    assert_eq!(counted(&judged, Evidence::Judged), [unlinked + 1, not_examined - 1, promises]);
    let bars = drawn(&judged, &request(Kind::Bars, Evidence::Judged));
    let all: usize = table(&bars).iter().map(|row| figure(row, "unlinked")).sum();
    assert!(bars.svg().contains(&format!("not linked to a decision: {all} of 12")), "{all}");
}

/// Decisions by the strongest level at which a promise is linked with them, asked of the store.
fn linked(store: &Store) -> BTreeMap<String, &'static str> {
    let mut found = BTreeMap::new();
    for (level, name) in [("all", "suggested"), ("judged", "programs"), ("firm", "people")] {
        let query =
            format!("SELECT DISTINCT ?d {{ ?f a pb:FollowUp ; pb:decision ?d ; pb:evidence pb:{level}Evidence }}");
        found.extend(select(store, &query).into_iter().map(|row| (row["d"].clone(), name)));
    }
    found
}

#[test]
fn heat_map_matrix_and_time_line_say_which_decisions_a_promise_is_linked_with() {
    let store = with_suggestion();
    let linked = linked(&store);
    let cited = |domain: &str| {
        let query = format!(
            "SELECT DISTINCT ?d {{ ?s pb:reportCites ?d ; pb:domain/dct:title ?t FILTER(STR(?t) = '{domain}') }}"
        );
        select(&store, &query).into_iter().map(|row| row["d"].clone()).collect::<Vec<_>>()
    };
    let wanted = |domain: &str| {
        ["people", "programs", "suggested"]
            .map(|name| cited(domain).iter().filter(|iri| linked.get(*iri) == Some(&name)).count())
    };
    let columns = ["linked_by_people", "linked_only_by_programs", "linked_only_suggested"];
    let heat = table(&drawn(&store, &request(Kind::Heatmap, Evidence::All)));
    let matrix = table(&drawn(&store, &request(Kind::Matrix, Evidence::All)));
    for domain in ["Water", "Roads"] {
        let of = heat.iter().filter(|row| row["label"] == domain && !row["decisions"].is_empty());
        let sums = columns.map(|column| of.clone().map(|row| figure(row, column)).sum::<usize>());
        assert_eq!(sums, wanted(domain), "heat map, {domain}");
        let own = matrix.iter().find(|row| row["label"] == domain && row["other_label"] == domain).unwrap();
        assert_eq!(columns.map(|column| figure(own, column)), wanted(domain), "matrix, {domain}");
        assert_eq!(figure(own, "all_decisions"), cited(domain).len());
    }
    // By hand: people link four of the five decisions of Water 1.1, one of them against a promise too.
    let of_section = request(Kind::Timeline, Evidence::All).of(part(&store, "Water", Some("1.1")));
    let time = table(&drawn(&store, &of_section));
    let by_decision: BTreeMap<_, _> = time
        .iter()
        .map(|row| (row["decision"].clone(), (row["linked_on_evidence"].as_str(), row["contrary"].as_str())))
        .collect();
    assert_eq!(by_decision.values().filter(|(level, _)| *level == "firm").count(), 4);
    assert_eq!(by_decision.values().filter(|(level, contrary)| level.is_empty() && contrary.is_empty()).count(), 1);
    assert_eq!(by_decision.values().filter(|(_, contrary)| *contrary == "true").count(), 1);
    assert!(drawn(&store, &of_section).svg().contains("Against a promise: Joint plan"));
}

#[test]
fn judged_evidence_is_said_and_counts_no_suggestion_in_any_diagram() {
    let store = with_suggestion();
    for kind in Kind::ALL.iter().copied() {
        for (evidence, says) in [
            (Evidence::All, "All evidence"),
            (Evidence::Judged, "Judged evidence only"),
            (Evidence::Firm, "Firm evidence only"),
        ] {
            let mut wanted = request(kind, evidence);
            if kind.is_of_a_part() {
                wanted = wanted.of(part(&store, "Water", None));
            }
            let diagram = match draw(&store, &wanted) {
                Ok(diagram) => diagram,
                Err(DiagramError::Nothing(_)) => continue,
                Err(error) => panic!("{kind:?}: {error}"),
            };
            let words: Vec<_> = diagram.scene.texts().map(|text| text.content.clone()).collect();
            assert!(words.iter().any(|line| line.starts_with(says)), "{kind:?} {evidence:?}: {words:#?}");
            // The line on the level itself may say what is not counted.
            let others = || words.iter().filter(|line| !line.starts_with(says));
            let names = |voice: &str| others().any(|line| line.contains(voice) && line.contains(": "));
            assert_eq!(names("only suggested"), evidence == Evidence::All, "{kind:?} {evidence:?}");
            assert_eq!(
                names("only as programs") || names("only a program"),
                evidence != Evidence::Firm,
                "{kind:?} {evidence:?}"
            );
        }
    }
}
