//! Figures of graphs that were worked out by hand.

use std::path::Path;

use assert_cmd::Command;
use petgraph::graph::NodeIndex;
use pledgebase::graph::analysis::{Measures, alike, betweenness, bridges, components, degrees, path};
use pledgebase::graph::{Edge, Links, Node, NodePlace, Selection, Subject, links};
use pledgebase::model::{CoderKind, Confidence, Evidence, Method, Part, Status};
use pledgebase::store::Store;

use super::{answers, corpus};

/// All links of a store.
fn whole(store: &Store, evidence: Evidence) -> Links {
    links(store, &Selection::Part(Part::Whole), evidence).unwrap()
}

fn add(links: &mut Links, iri: &str, subject: Subject) -> NodeIndex {
    links.add_node(Node { subject, iri: iri.to_owned(), label: iri.to_owned() })
}

fn section(links: &mut Links, iri: &str, domain: &str) -> NodeIndex {
    let subject = Subject::Section {
        agreement: "An agreement".to_owned(),
        position: 1,
        domain: domain.to_owned(),
        number: "1".to_owned(),
    };
    add(links, iri, subject)
}

fn of(section: &str) -> NodePlace {
    NodePlace { agreement: "An agreement".to_owned(), section: section.to_owned(), ..NodePlace::default() }
}

/// Two sections of two domains, each with a theme; both themes cite `d1`, the first one `d2` too. `p` has no link.
///
/// ```text
/// A ─ a ─ d1 ─ b ─ B     p
///     └ d2
/// ```
fn tree() -> (Links, [NodeIndex; 7]) {
    let mut links = Links::new();
    let (first, second) = (section(&mut links, "A", "Water"), section(&mut links, "B", "Roads"));
    let promise = add(&mut links, "p", Subject::Promise { place: of("A"), status: Status::Unlinked });
    let [a, b] = ["A", "B"].map(|at| add(&mut links, &at.to_lowercase(), Subject::Theme { place: of(at) }));
    let [d1, d2] = ["d1", "d2"].map(|iri| add(&mut links, iri, Subject::Decision { date: None, withdrawn: false }));
    links.add_edge(first, a, Edge::ReportedIn);
    links.add_edge(second, b, Edge::ReportedIn);
    links.add_edge(a, d1, Edge::Citation);
    links.add_edge(a, d2, Edge::Citation);
    links.add_edge(b, d1, Edge::Citation);
    (links, [first, second, promise, a, b, d1, d2])
}

fn close(found: f64, wanted: f64) -> bool {
    (found - wanted).abs() < 1e-12
}

/// In a tree a node lies between two others when they are in different parts of what is left without it. Of the 15 pairs
/// of 6 other nodes: without `a` the parts have 1, 1 and 3 nodes, 1·1 + 1·3 + 1·3 = 7 pairs; without `d1` 3 and 2, 6 pairs;
/// without `b` 4 and 1, 4 pairs.
#[test]
fn betweenness_of_a_tree_is_the_share_of_pairs_that_it_separates() {
    let (links, [first, second, promise, a, b, d1, d2]) = tree();
    let found = betweenness(&links);
    for (node, pairs) in [(first, 0.0), (second, 0.0), (promise, 0.0), (a, 7.0), (b, 4.0), (d1, 6.0), (d2, 0.0)] {
        assert!(close(found[node.index()], pairs / 15.0), "{}: {}", links[node].iri, found[node.index()]);
    }
}

/// In a ring of four each node is on one of the two shortest paths of the one pair opposite: half a pair of three.
#[test]
fn where_there_are_several_shortest_paths_each_counts_in_part() {
    let mut links = Links::new();
    let [a, b] = ["a", "b"].map(|iri| add(&mut links, iri, Subject::Theme { place: of("A") }));
    for iri in ["d1", "d2"] {
        let decision = add(&mut links, iri, Subject::Decision { date: None, withdrawn: false });
        links.add_edge(a, decision, Edge::Citation);
        links.add_edge(b, decision, Edge::Citation);
    }
    assert!(betweenness(&links).iter().all(|&value| close(value, 0.5 / 3.0)));
    assert!(betweenness(&Links::new()).is_empty());
}

#[test]
fn components_are_numbered_from_the_largest_and_count_their_things() {
    let (links, [first, _, promise, ..]) = tree();
    let found = components(&links);
    assert_eq!(found.iter().map(|c| (c.number, c.nodes, c.edges)).collect::<Vec<_>>(), [(1, 6, 5), (2, 1, 0)]);
    assert_eq!(found[0].kinds, [2, 0, 0, 2, 2], "sections, promises, reports, themes, decisions");
    assert_eq!(found[0].domains.iter().collect::<Vec<_>>(), ["Roads", "Water"]);
    assert_eq!(found[1].domains.iter().collect::<Vec<_>>(), ["Water"], "of the promise's section");
    let measures = Measures::of(&links);
    assert_eq!((measures.component[first.index()], measures.component[promise.index()]), (1, 2));
}

#[test]
fn degrees_count_links_in_both_directions() {
    let (links, [_, _, promise, a, _, d1, _]) = tree();
    let found = degrees(&links);
    assert_eq!((found[0].node, found[0].incoming, found[0].outgoing), (a, 1, 2));
    assert_eq!(found.last().map(|degree| (degree.node, degree.total())), Some((promise, 0)));
    assert_eq!(Measures::of(&links).degree[d1.index()], 2);
}

#[test]
fn a_bridge_is_a_decision_that_links_of_two_domains_lead_to() {
    let (mut links, [.., b, d1, d2]) = tree();
    let found = bridges(&links);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].node, found[0].sections, found[0].domains.len()), (d1, 2, 2));
    assert!(close(found[0].betweenness, 6.0 / 15.0));
    links.add_edge(b, d2, Edge::Citation);
    assert_eq!(bridges(&links).len(), 2);
}

/// The report on A cites both decisions, that on B one of them.
#[test]
fn sections_are_alike_by_the_decisions_that_both_reports_cite_of_those_that_either_cites() {
    let (mut links, [first, second, .., b, _, d2]) = tree();
    let found = alike(&links);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].first, found[0].second, found[0].shared, found[0].either), (first, second, 1, 2));
    assert!(close(found[0].jaccard, 0.5));
    links.add_edge(b, d2, Edge::Citation);
    assert!(close(alike(&links)[0].jaccard, 1.0));
}

#[test]
fn the_shortest_way_passes_no_section_and_avoids_suggestions_where_it_can() {
    let (mut links, [first, second, promise, a, b, d1, d2]) = tree();
    let way = |links: &Links, from, to| {
        path(links, from, to).map(|steps| steps.into_iter().map(|step| step.node).collect::<Vec<_>>())
    };
    assert_eq!(way(&links, first, second), Some(vec![first, a, d1, b, second]));
    let steps = path(&links, d2, d1).unwrap();
    assert_eq!(steps[0].link, Some((Edge::Citation, false)), "against its direction");
    assert_eq!((&steps[1].link, &steps[2].link), (&Some((Edge::Citation, true)), &None));
    assert_eq!(way(&links, promise, d1), None);
    assert_eq!(way(&links, d1, d1), Some(vec![d1]));
    // Two ways of two links: over `a` by a suggestion, over `b` by an analyst.
    links.add_edge(promise, a, Edge::Alignment(Method::Suggested(Confidence::hundredths(90))));
    assert_eq!(way(&links, promise, d1), Some(vec![promise, a, d1]));
    links.add_edge(promise, b, Edge::Alignment(Method::Curated));
    assert_eq!(way(&links, promise, d1), Some(vec![promise, b, d1]));
    // A promise that only stands in the same section has no evidence in common.
    let other = add(&mut links, "q", Subject::Promise { place: of("A"), status: Status::Unlinked });
    links.add_edge(first, other, Edge::Makes);
    assert_eq!(way(&links, other, d1), None);
}

#[test]
fn of_equally_short_ways_that_of_people_is_taken_then_that_of_programs() {
    let mut links = Links::new();
    let [d1, d2] = ["d1", "d2"].map(|iri| add(&mut links, iri, Subject::Decision { date: None, withdrawn: false }));
    for method in [
        Method::Suggested(Confidence::hundredths(99)),
        Method::Coded(CoderKind::Software),
        Method::Coded(CoderKind::Person),
    ] {
        let promise =
            add(&mut links, "p", Subject::Promise { place: NodePlace::default(), status: Status::FollowedUp });
        for decision in [d1, d2] {
            links.add_edge(promise, decision, Edge::FollowUp { method, contrary: false, judges: Vec::new() });
        }
        let way: Vec<_> = path(&links, d1, d2).unwrap().into_iter().map(|step| step.node).collect();
        assert_eq!(way, [d1, promise, d2], "{method}");
    }
}

#[test]
fn suggestions_change_the_links_and_not_the_nodes() {
    let store = answers::fixture();
    let (all, firm) = (whole(&store, Evidence::All), whole(&store, Evidence::Firm));
    assert_eq!(all.node_count(), firm.node_count());
    let suggested = all.edge_weights().filter(|edge| matches!(edge, Edge::Alignment(Method::Suggested(_)))).count();
    assert_eq!(suggested, 3);
    assert!(!firm.edge_weights().any(|edge| matches!(edge, Edge::Alignment(Method::Suggested(_)))));
    let sections = all.node_weights().filter(|node| matches!(node.subject, Subject::Section { .. })).count();
    assert_eq!(sections, 7, "two domains with four and three sections");
}

#[test]
fn the_figures_of_the_real_pages_do_not_change_from_run_to_run() {
    let Some(folder) = corpus::dataset() else { return };
    let store = pledgebase::pipeline::open(&folder).unwrap();
    let links = whole(&store, Evidence::All);
    let (first, second) = (Measures::with_betweenness(&links), Measures::with_betweenness(&links));
    assert_eq!(first, second);
    assert!(first.betweenness.iter().flatten().all(|value| (0.0..=1.0).contains(value)));
    assert!(alike(&links).iter().all(|pair| pair.jaccard > 0.0 && pair.jaccard <= 1.0 && pair.first < pair.second));
}

fn analyse(arguments: &[&str]) -> (String, String) {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/small");
    let mut command = Command::new(env!("CARGO_BIN_EXE_pledgebase"));
    command.env_remove("PLEDGEBASE_STORE").arg("analyse").args(arguments).arg("-s").arg(fixture);
    let output = command.assert().success().get_output().clone();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr))
}

/// By hand from the pages of the fixture: the joint plan is cited by the report on clean rivers, by that on cycle paths
/// twice, and linked to a promise of 1.3 by an analyst. Other decisions stay within their domain.
/// Three more that references name are cited by no marker and have no links.
#[test]
fn the_command_answers_with_rows_and_their_denominators() {
    let (rows, told) = analyse(&["bridges", "--format", "csv"]);
    let lines: Vec<_> = rows.lines().collect();
    assert_eq!(lines.len(), 2, "{rows}");
    assert!(lines[1].contains(",2,3,2022-10-21,") && lines[1].contains("Roads; Water"), "{rows}");
    assert!(told.contains("1 of 8 decisions"), "{told}");
    let (rows, _) = analyse(&[
        "path",
        "promise/water/1.1/we-repair-the-sewers-6af14e12",
        "theme/water/1.1/sewers-c36fa487",
        "--format",
        "csv",
    ]);
    assert!(rows.lines().nth(1).is_some_and(|row| row.ends_with("→ alignment,curated")), "{rows}");
    let (_, told) = analyse(&["path", "promise/water/1.1/fish-come-back-a6a2d4f1", "theme/water/1.1/sewers-c36fa487"]);
    assert!(told.contains("no way"), "{told}");
    for what in ["components", "degree", "alike"] {
        let (rows, told) = analyse(&[what, "--limit", "1", "--format", "csv"]);
        assert_eq!(rows.lines().count(), 2, "{what}: {rows}");
        assert!(told.contains("All sections"), "{told}");
    }
}
