//! The links from promise to decision as a graph, and the files and drawings of it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test and what it is made of end by failing")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use petgraph::Direction;
use petgraph::visit::EdgeRef;
use pledgebase::choice::Choice;
use pledgebase::dataset::Files;
use pledgebase::diagnostic::SourceText;
use pledgebase::graph::analysis::Measures;
use pledgebase::graph::{Edge, GraphError, Heading, Judge, Links, Node, NodeKind, NodePlace, Selection, Subject};
use pledgebase::graph::{dot, node_link_json, stats};
use pledgebase::lookup::{self, LookupError};
use pledgebase::model::{CoderKind, Confidence, DEFAULT_BASE, Evidence, Method, Part, Status};
use pledgebase::pipeline;
use pledgebase::queries::{Answer, Evaluation, evaluate};
use pledgebase::store::Store;
use serde_json::Value;

use super::corpus;
use super::graph_drawing::labelled;
use super::program::Workplace;

const PERSONAL_PROFILE: &str =
    "plan-vlaamse-veerkracht-verdere-investeringen-en-exploitatiekosten-verdere-uitbouw-van-mijn-62f920ef";

fn bundled() -> Store {
    pipeline::build(&[Files::bundled()], DEFAULT_BASE).unwrap().store
}

fn section(number: &str) -> Selection {
    let space = "https://w3id.org/pledgebase/id/regeerakkoord-2019-2024/section/binnenlands-bestuur-en-stedenbeleid";
    Selection::Part(Part::Section(format!("{space}/{number}")))
}

/// The section or domain of a name.
fn named(store: &Store, name: &str) -> Selection {
    let section = lookup::section(store, name, None).unwrap();
    Selection::Part(Part::Section(section.iri))
}

fn links(store: &Store, selection: &Selection) -> Result<Links, GraphError> {
    pledgebase::graph::links(store, selection, Evidence::All)
}

fn heading() -> Heading {
    Heading::titled("All sections")
}

fn json(links: &Links) -> Value {
    serde_json::from_str(&node_link_json(links, &heading(), &Measures::of(links))).unwrap()
}

fn nodes_by_kind(links: &Links) -> [usize; 5] {
    NodeKind::ALL.map(|kind| links.node_weights().filter(|node| node.kind() == kind).count())
}

fn edges_by_kind(links: &Links) -> [usize; 5] {
    Edge::NAMES.map(|name| links.edge_weights().filter(|edge| edge.name() == name).count())
}

/// Dataset folder with two sections; a theme of 1.2 is about a promise of 1.1, both reports cite one decision, and the
/// report on 1.2 cites one outside any theme.
fn two_sections(folder: &Path) -> Store {
    let write = |path: &str, text: &str| {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    // In no language that the algorithm knows: all links are those written here.
    write(
        "dataset.toml",
        "[dataset]\nslug = \"d\"\ntitle = \"D\"\nlanguage = \"und\"\nlicense = \"CC0-1.0\"\n[agreement]\ntitle = \"A\"\n",
    );
    write("sections.csv", "domain,number,title,text\nWonen,1,Wonen,\nWonen,1.1,Huren,Tekst.\nWonen,1.2,Kopen,Tekst.\n");
    let page = |title: &str, number: &str, body: &str, references: &str| {
        format!(
            "# {title}\n\n<details>\n<summary>S</summary>\n<p>{number} {title} Tekst.</p>\n</details>\n\n{body}\n\n\
             <details>\n<summary>Referenties</summary>\n\n{references}\n</details>\n"
        )
    };
    let shared = r"**[\[0\]](http://e/0)** : **(2020-01-03)** Gedeeld besluit";
    let own = r"**[\[1\]](http://e/1)** : **(2020-02-07)** Eigen besluit";
    write("reports/Wonen/Huren.md", &page("Huren", "1.1", r"1. **Huur**: tekst \[0\].", shared));
    let body = "Inleiding \\[1\\].\n\n1. **Koop**: tekst \\[0\\].\n\n2. **Niets**: tekst.";
    write("reports/Wonen/Kopen.md", &page("Kopen", "1.2", body, &format!("{shared}\n\n{own}")));
    write(
        "curation/p.ttl",
        "@prefix pb: <https://w3id.org/pledgebase/ns#> . @prefix dct: <http://purl.org/dc/terms/> .\n\
         @prefix prov: <http://www.w3.org/ns/prov#> . @prefix schema: <http://schema.org/> .\n\
         <promise/wonen/1.1/tekst-38da098b> a pb:Promise ; dct:isPartOf <section/wonen/1.1> ; schema:position 1 ;\n\
         prov:value \"Tekst.\" ; pb:reportedIn <theme/wonen/1.2/koop-b28e569b> .\n",
    );
    pipeline::open(folder).unwrap()
}

/// Taken by hand from the report page and `curation/promises.ttl`.
#[test]
fn the_bundled_section_has_the_nodes_and_edges_counted_by_hand() {
    let store = bundled();
    let links = links(&store, &section("2.1")).unwrap();
    assert_eq!(nodes_by_kind(&links), [1, 9, 0, 11, 27], "section, promise, report, theme, decision");
    // Themes 8, 10 and 11 are about no promise; promise 3 has three themes, 6 none, 5 a decision only. Decisions are judged
    // steps on 2 (one), 3 (six), 4, 5 (one each), 7 and 9 (two each); on 1 and 8 none is.
    assert_eq!(edges_by_kind(&links), [9, 3, 9, 27, 13], "makes, reported_in, alignment, citation, follow_up");
    let untouched = links.externals(Direction::Outgoing).map(|index| &links[index]);
    let untouched: Vec<_> = untouched.filter(|node| node.kind() != NodeKind::Decision).collect();
    assert_eq!(untouched.len(), 1, "promise 6 stays in, without a link");
    assert!(matches!(&untouched[0].subject, Subject::Promise { place, status }
        if place.position == 6 && *status == Status::Unlinked));
    let figures: BTreeMap<_, _> = stats(&store, &links).unwrap().into_iter().map(|f| (f.name, f.count)).collect();
    let of = |name: &str| figures[name];
    assert_eq!((of("nodes"), of("edges"), of("components"), of("shared_decisions")), (48, 61, 1, 0));
    let by_level = ["people", "programs", "suggested", "contrary"].map(|name| of(&format!("follow_up:{name}")));
    assert_eq!(by_level, [13, 0, 0, 0]);
}

#[test]
fn the_decisions_that_the_graph_leads_a_promise_to_are_its_follow_ups() {
    let store = bundled();
    let links = links(&store, &section("2.1")).unwrap();
    let direct = links.edge_references().filter(|edge| matches!(edge.weight(), Edge::FollowUp { .. }));
    let reached: BTreeSet<_> =
        direct.map(|edge| (links[edge.source()].iri.clone(), links[edge.target()].iri.clone())).collect();
    // Over its themes a promise comes to more decisions, which are where to read about it.
    let over_themes = links.edge_references().filter(|edge| matches!(edge.weight(), Edge::Alignment(_)));
    let over_themes = over_themes.flat_map(|edge| {
        links.neighbors(edge.target()).map(move |decision| (edge.source(), decision)).collect::<Vec<_>>()
    });
    let over_themes: BTreeSet<_> =
        over_themes.map(|(promise, decision)| (links[promise].iri.clone(), links[decision].iri.clone())).collect();
    assert!(over_themes.difference(&reached).count() > 5);
    let query = "SELECT ?promise ?decision { ?f a pb:FollowUp ; pb:promise ?promise ; pb:decision ?decision }";
    let Answer::Solutions { rows, .. } =
        evaluate(&store, &SourceText::new("q", query), &Evaluation::default()).unwrap()
    else {
        panic!("a SELECT has rows");
    };
    let derived: BTreeSet<_> = rows
        .into_iter()
        .map(|row| {
            let iri = |index: usize| row[index].as_ref().unwrap().to_string().trim_matches(['<', '>']).to_owned();
            (iri(0), iri(1))
        })
        .collect();
    assert_eq!(reached, derived);
}

#[test]
fn nodes_are_in_the_order_of_the_agreement_and_edges_in_that_of_their_ends() {
    let folder = tempfile::tempdir().unwrap();
    let store = two_sections(folder.path());
    let links = links(&store, &named(&store, "Wonen")).unwrap();
    let shown: Vec<_> = links.node_weights().map(|node| format!("{} {}", node.kind().name(), node.label)).collect();
    let wanted = [
        "section Wonen",
        "section Huren",
        "section Kopen",
        "promise Tekst.",
        "report Kopen",
        "theme Huur",
        "theme Koop",
        "theme Niets",
        "decision Gedeeld besluit",
        "decision Eigen besluit",
    ];
    assert_eq!(shown, wanted);
    let edges =
        links.edge_references().map(|edge| (edge.source().index(), edge.target().index(), edge.weight().clone()));
    let wanted = [
        (1, 3, Edge::Makes),
        (1, 5, Edge::ReportedIn),
        (2, 4, Edge::ReportedIn),
        (2, 7, Edge::ReportedIn),
        (3, 6, Edge::Alignment(Method::Curated)),
        (4, 9, Edge::Citation),
        (5, 8, Edge::Citation),
        (6, 8, Edge::Citation),
    ];
    assert_eq!(edges.collect::<Vec<_>>(), wanted);
    let figures: BTreeMap<_, _> = stats(&store, &links).unwrap().into_iter().map(|f| (f.name, f.count)).collect();
    assert_eq!((figures["components"], figures["shared_decisions"]), (3, 1));
}

/// Section 1.1 alone: its promise leads to a theme of the report on 1.2, which then hangs on the promise.
#[test]
fn a_theme_of_another_section_that_is_about_a_promise_belongs_to_its_trail() {
    let folder = tempfile::tempdir().unwrap();
    let store = two_sections(folder.path());
    let selection = named(&store, "Wonen/1.1");
    let links = links(&store, &selection).unwrap();
    assert_eq!(nodes_by_kind(&links), [1, 1, 0, 2, 1]);
    assert_eq!(edges_by_kind(&links), [1, 1, 1, 2, 0]);
    let shared = stats(&store, &links).unwrap().pop().unwrap();
    assert_eq!((shared.name.as_str(), shared.count), ("shared_decisions", 1));
}

#[test]
fn a_decision_is_found_by_the_end_of_its_iri_and_shows_only_what_leads_to_it() {
    let store = bundled();
    for name in [
        PERSONAL_PROFILE.to_owned(),
        format!("2021-03-12/{PERSONAL_PROFILE}"),
        format!("decision/2021-03-12/{PERSONAL_PROFILE}"),
    ] {
        let selection = Selection::Decision(lookup::decision(&store, &name).unwrap().iri);
        let links = links(&store, &selection).unwrap();
        // Promises 3 and 5 through the analysts' links; theme 8, which is about no promise, through its section.
        assert_eq!(nodes_by_kind(&links), [1, 2, 0, 1, 1]);
        assert_eq!(edges_by_kind(&links), [2, 1, 0, 1, 2]);
    }
    // The end of a name counts from a `/` on.
    assert!(matches!(lookup::decision(&store, &PERSONAL_PROFILE[1..]), Err(LookupError::Unknown(_))));
    let twice = "beleids-en-beheerscyclus-bbc-lokale-en-provinciale-besturen-wijzigingsbesluit";
    match lookup::decision(&store, twice) {
        Err(LookupError::Ambiguous(found)) => assert_eq!(found.candidates.len(), 2),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_json_names_each_node_once_and_every_edge_has_its_ends() {
    let selection = section("2");
    let links = links(&bundled(), &selection).unwrap();
    let json = json(&links);
    let nodes = json["nodes"].as_array().unwrap();
    let ids: BTreeSet<_> = nodes.iter().map(|node| node["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), nodes.len());
    let edges = json["edges"].as_array().unwrap();
    assert_eq!(edges.len(), links.edge_count());
    let ends: BTreeSet<_> =
        edges.iter().map(|edge| (edge["source"].as_str().unwrap(), edge["target"].as_str().unwrap())).collect();
    assert_eq!(ends.len(), edges.len(), "no two edges between the same nodes");
    assert!(ends.iter().all(|(source, target)| ids.contains(source) && ids.contains(target)));
    assert_eq!((&json["directed"], &json["multigraph"]), (&Value::Bool(true), &Value::Bool(false)));
    let decision = nodes.iter().find(|node| node["kind"] == "decision").unwrap();
    assert_eq!(decision["date"], "2020-07-17", "the earliest comes first");
    assert!(edges.iter().filter(|edge| edge["kind"] == "alignment").all(|edge| edge["method"] == "curated"));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let files = || {
        let store = bundled();
        let selection = named(&store, "2");
        let links = links(&store, &selection).unwrap();
        let heading = Heading::of(&store, &selection, Evidence::All).unwrap();
        (dot(&links, &heading), node_link_json(&links, &heading, &Measures::of(&links)))
    };
    assert_eq!(files(), files());
}

#[test]
fn a_suggestion_is_dashed_and_says_how_confident_it_is() {
    let mut links = labelled("a");
    let theme = links.add_node(Node {
        subject: Subject::Theme { place: NodePlace::default() },
        iri: "http://e/t".to_owned(),
        label: "b".to_owned(),
    });
    links.add_edge(0.into(), theme, Edge::Alignment(Method::Suggested(Confidence::hundredths(75))));
    let text = dot(&links, &heading());
    let light = r##"n0 -> n1 [class=alignment tailport=e tooltip="suggested by an algorithm, confidence 0.75" color="#B9BFC7" style=dashed]"##;
    assert!(text.contains(light), "{text}");
    let json: Value = json(&links);
    assert_eq!((&json["edges"][0]["method"], &json["edges"][0]["confidence"]), (&"suggested".into(), &0.75.into()));
}

/// By hand from the codes of the fixture: the referee finds that the joint plan goes against promise 5, the program that it is
/// a step on promise 6; the tie on promise 4 links nothing.
#[test]
fn links_of_promise_and_decision_have_their_level_and_those_who_judged() {
    let store = super::answers::fixture();
    let on = |evidence| pledgebase::graph::links(&store, &named(&store, "Water/1.1"), evidence).unwrap();
    let links = on(Evidence::All);
    let of_plan = |links: &Links| {
        let edges = links.edge_references().filter(|edge| matches!(edge.weight(), Edge::FollowUp { .. }));
        let of_plan = edges.filter(|edge| links[edge.target()].label.starts_with("Joint plan"));
        of_plan.map(|edge| (links[edge.source()].label.clone(), edge.weight().clone())).collect::<Vec<_>>()
    };
    let judge = |name: &str, day| Judge { name: Some(name.to_owned()), on: Some(day) };
    let boats = Edge::FollowUp {
        method: Method::Coded(CoderKind::Person),
        contrary: true,
        judges: vec![judge("Rita", jiff::civil::date(2024, 3, 5))],
    };
    let ditches = Edge::FollowUp {
        method: Method::Coded(CoderKind::Software),
        contrary: false,
        judges: vec![judge("A reading model", jiff::civil::date(2024, 4, 1))],
    };
    let both = [("Boats go slower.".to_owned(), boats.clone()), ("Ditches are cleaned.".to_owned(), ditches)];
    assert_eq!(of_plan(&links), both);
    assert_eq!(of_plan(&on(Evidence::Judged)), both);
    assert_eq!(of_plan(&on(Evidence::Firm)), [("Boats go slower.".to_owned(), boats)]);
    let figures: BTreeMap<_, _> = stats(&store, &links).unwrap().into_iter().map(|f| (f.name, f.count)).collect();
    let by_level = ["people", "programs", "suggested", "contrary"].map(|name| figures[&format!("follow_up:{name}")]);
    // The ranking suggests the gauges for room for rivers.
    assert_eq!(by_level, [4, 1, 1, 1]);
    assert_eq!(figures["edges:follow_up"], 6);
}

fn graph<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
    [&["graph"], arguments].concat()
}

#[test]
fn at_most_one_selection_is_taken_and_formats_have_to_fit() {
    let place = Workplace::with_store();
    let fails = |arguments: &[&str], part: &str| {
        let message = place.refuse(&graph(arguments));
        assert!(message.contains(part), "{message}");
    };
    fails(&["--format", "svg"], "choose a part");
    fails(&["--domain", "b", "--decision", "x"], "cannot be used with");
    fails(&["--domain", "binnenlands", "--format", "tsv"], "invalid value 'tsv'");
    fails(&["--domain", "binnenlands", "--stats", "--format", "svg"], "analyse counts");
    fails(&["--domain", "onderwijs"], "there is no domain `onderwijs`");
    fails(&["--section", "binnenlands/9.9"], "there is no section `binnenlands/9.9`");
    fails(&["--decision", "nothing"], "there is no decision `nothing`");
    let counts = place.succeed(&graph(&["--section", "binnenlands/2.1", "--stats", "--format", "csv"]));
    assert!(counts.starts_with("figure,count,meaning\r\nnodes,48,"), "{counts}");
    // The name of the file says what is meant.
    assert!(place.succeed(&graph(&["--section", "binnenlands/2.1", "-o", "links.json"])).is_empty());
    let json: Value = serde_json::from_slice(&std::fs::read(place.path("links.json")).unwrap()).unwrap();
    assert_eq!(json["nodes"].as_array().unwrap().len(), 48);
}

#[test]
fn a_domain_of_the_real_pages_becomes_a_graph_with_every_theme_and_decision_of_its_coverage() {
    let Some(folder) = corpus::dataset() else { return };
    let store = pipeline::open(&folder).unwrap();
    let query =
        "SELECT ?title ?themes ?decisions { ?o pb:about ?top ; pb:evidence pb:firmEvidence ; pb:themeCount ?themes ;
                 pb:decisionCount ?decisions . ?top pb:domain ?top ; dct:title ?title }";
    let Answer::Solutions { rows, .. } =
        evaluate(&store, &SourceText::new("q", query), &Evaluation::default()).unwrap()
    else {
        panic!("a SELECT has rows");
    };
    assert!(rows.len() > 5);
    for row in rows {
        let value = |index: usize| match &row[index] {
            Some(oxigraph::model::Term::Literal(literal)) => literal.value().to_owned(),
            other => panic!("{other:?}"),
        };
        let selection = named(&store, &value(0));
        let links = links(&store, &selection).unwrap();
        let [_, _, _, themes, decisions] = nodes_by_kind(&links);
        assert_eq!((themes.to_string(), decisions.to_string()), (value(1), value(2)), "{}", value(0));
        assert!(graphviz_rust::parse(&dot(&links, &heading())).is_ok());
    }
}

#[test]
fn a_decision_that_is_not_in_the_store_is_not_made_up() {
    let iri = "https://w3id.org/pledgebase/id/decision/2021-01-01/nothing".to_owned();
    let links = links(&bundled(), &Selection::Decision(iri)).unwrap();
    assert_eq!(links.node_count(), 0);
}
