//! The diagram of links: pairs of promise and decision as strong lines that tell by their strokes on whose word they are, and
//! that cross no word.

use std::collections::BTreeSet;

use pledgebase::diagram::scene::{Group, Path, Rect, Scene, Segment, Shape, Text};
use pledgebase::diagram::{Diagram, Kind, Paper, Request};
use pledgebase::language::Language;
use pledgebase::model::Evidence;
use pledgebase::pipeline;
use pledgebase::store::Store;

use super::answers::{fixture, rows, select};
use super::corpus;
use super::diagram::{BUNDLED, assert_readable, bundled, drawn, generated, part};
use super::pairs::{self, By, Said};

/// The fixture with a suggestion: the gauges may be for the fish.
pub fn with_suggestion() -> Store {
    let store = fixture();
    let suggestion = Said::of(&store, "Fish come back.", "2020-10-02", By::Ranking(72));
    pairs::with(&store, &[suggestion])
}

fn links(store: &Store, domain: &str, number: Option<&str>) -> Request {
    let language = Some(Language::English);
    Request { language, ..Request::new(Kind::Links).of(part(store, domain, number)) }
}

fn words(scene: &Scene) -> String {
    scene.texts().map(|text| text.content.as_str()).collect::<Vec<_>>().join("\n")
}

/// The paths of a group that bend.
fn bends(group: &Group) -> impl Iterator<Item = &Path> {
    group.shapes.iter().filter_map(|shape| match shape {
        Shape::Path(path) if path.segments.iter().any(|part| matches!(part, Segment::Curve(_))) => Some(path),
        _ => None,
    })
}

/// The strokes of the strong line with a tooltip.
fn strokes<'a>(scene: &'a Scene, tooltip: &str) -> Vec<&'a Path> {
    let told = scene.groups.iter().filter(|group| group.tooltip.as_deref() == Some(tooltip));
    told.flat_map(bends).collect()
}

const BY_PEOPLE: &str = "Promise 1 → Sewer fund: call: an analyst states the link";
const CONTRARY: &str = "Promise 5 → Joint plan for \"banks, paths\": people coded the link (Rita, 5 March 2024); the decision goes \
                        against the promise";
const BY_PROGRAM: &str =
    "Promise 6 → Joint plan for \"banks, paths\": a program coded the link (A reading model, 1 April 2024)";
const SUGGESTED: &str = "Promise 4 → Purchase of river gauges: suggested by an algorithm, confidence 0.72";

#[test]
fn lines_from_promise_to_decision_tell_by_their_strokes_who_says_so() {
    let store = with_suggestion();
    let scene = drawn(&store, &links(&store, "Water", Some("1.1"))).scene;
    let of = |tooltip| strokes(&scene, tooltip).into_iter().map(|path| path.paint.stroke.unwrap()).collect::<Vec<_>>();
    // Two decisions of one title: two lines of one stroke each.
    let people = of(BY_PEOPLE);
    assert_eq!(people.len(), 2);
    assert!(people.iter().all(|stroke| !stroke.dashed && stroke.width >= 2.0));
    let program = of(BY_PROGRAM);
    assert_eq!(program.len(), 2, "a double line: a stroke of paper on a broader one");
    assert!(program[1].color == Paper::Light.color() && program[1].width < program[0].width);
    let suggested = of(SUGGESTED);
    assert!(suggested.len() == 1 && suggested[0].dashed && suggested[0].width < people[0].width);
    // Against the promise: the stroke of people, and a bar across its end instead of a head.
    let contrary = of(CONTRARY);
    assert!(contrary.len() == 1 && !contrary[0].dashed && contrary[0].color != people[0].color);
    let ends = |tooltip: &str| {
        let told = scene.groups.iter().filter(|group| group.tooltip.as_deref() == Some(tooltip));
        told.filter(|group| bends(group).next().is_none()).map(|group| group.shapes.clone()).next().unwrap()
    };
    assert!(matches!(&ends(BY_PEOPLE)[..], [Shape::Path(head)] if head.paint.fill.is_some()));
    assert!(matches!(&ends(CONTRARY)[..], [Shape::Path(_), Shape::Path(bar)] if bar.paint.fill.is_none()));
}

#[test]
fn counts_words_and_legend_keep_people_programs_and_suggestions_apart() {
    let store = with_suggestion();
    let said = words(&drawn(&store, &links(&store, "Water", Some("1.1"))).scene);
    for line in [
        "6 links from promise to decision: 4 as people say, 1 only as programs coded, 1 only suggested; 1 of them with a \
         decision that goes against the promise",
        // The measuring theme cites a decision without a title that is none about its promise.
        "5 distinct decisions: no promise is linked with 1 of them; 3 themes, 1 of them without a decision",
        "Linked with no promise here: 1 of 5",
        "people state the link: 4",
        "only a program coded it: 1",
        "only suggested by an algorithm, with a confidence from 0 to 1: 1",
        "bar: goes against the promise: 1",
        "followed up, as people say; only against it",
        "followed up, only as programs coded",
        "followed up, only suggested 0.72",
        "promises 2, 4",
        "Linked only with decisions that go against the promise: 1 of these 5.",
    ] {
        assert!(said.lines().any(|said| said == line), "no “{line}” in\n{said}");
    }
    let against = said.replace('\n', " ");
    assert!(against.contains("promise 6 against promise 5"), "{against}");
}

#[test]
fn each_level_of_evidence_leaves_out_what_it_does_not_count() {
    let store = with_suggestion();
    let tooltips = |evidence| {
        let scene = drawn(&store, &Request { evidence, ..links(&store, "Water", Some("1.1")) }).scene;
        [BY_PEOPLE, CONTRARY, BY_PROGRAM, SUGGESTED].map(|tooltip| !strokes(&scene, tooltip).is_empty())
    };
    assert_eq!(tooltips(Evidence::All), [true, true, true, true]);
    assert_eq!(tooltips(Evidence::Judged), [true, true, true, false]);
    assert_eq!(tooltips(Evidence::Firm), [true, true, false, false]);
}

/// Rows of the table that link a promise with a decision: promise, decision, level.
fn follow_ups(diagram: &Diagram) -> BTreeSet<[String; 3]> {
    let columns = &diagram.table.columns;
    let place = |name: &str| columns.iter().position(|column| column == name).unwrap();
    let [link, promise, decision, level] = ["link", "promise_iri", "decision_iri", "evidence"].map(place);
    let rows = diagram.table.rows.iter().filter(|row| row[link].value() == "follow_up");
    rows.map(|row| [promise, decision, level].map(|column| row[column].value().into_owned())).collect()
}

#[test]
fn no_theme_makes_a_strong_line() {
    let stores = [with_suggestion(), bundled(), {
        let store = generated(30);
        pairs::with(&store, &pairs::everywhere(&store, 12))
    }];
    for store in stores {
        let derived: BTreeSet<_> = select(
            &store,
            "SELECT ?promise ?decision ?level ?top { ?f a pb:FollowUp ; pb:promise ?promise ; pb:decision ?decision ; \
             pb:evidence ?level . ?promise dct:isPartOf/pb:domain ?top }",
        )
        .into_iter()
        .map(|row| {
            let level = row["level"].rsplit('#').next().unwrap().trim_end_matches("Evidence").to_owned();
            [row["promise"].clone(), row["decision"].clone(), level]
        })
        .collect();
        let domains = rows(&store, "domain-coverage", &[]);
        let drawn = domains.iter().filter(|row| row["promises"] != "0").flat_map(|row| {
            let request = links(&store, &row["domain"], None);
            follow_ups(&drawn(&store, &request))
        });
        assert_eq!(drawn.collect::<BTreeSet<_>>(), derived);
    }
}

/// All pages of a request.
fn pages(store: &Store, request: &Request) -> Vec<Diagram> {
    let first = drawn(store, request);
    let rest = (2..=first.pages).map(|page| drawn(store, &Request { page, ..request.clone() }));
    let rest: Vec<_> = rest.collect();
    [first].into_iter().chain(rest).collect()
}

/// Whether a group is the end of a strong line.
fn is_end(group: &Group) -> bool {
    let tooltip = group.tooltip.as_deref().unwrap_or_default();
    let says = ["the link", "suggested by an algorithm"].iter().any(|says| tooltip.contains(says));
    tooltip.starts_with("Promise ") && says && bends(group).next().is_none()
}

#[test]
fn each_pair_is_drawn_once_over_all_pages() {
    let store = generated(60);
    let store = pairs::with(&store, &pairs::everywhere(&store, 8));
    let domain = rows(&store, "domain-coverage", &[])[0]["domain"].clone();
    let pages = pages(&store, &links(&store, &domain, None));
    assert!(pages.len() > 2, "{}", pages.len());
    let ends = pages.iter().flat_map(|page| &page.scene.groups).filter(|group| is_end(group)).count();
    assert_eq!(ends, follow_ups(&pages[0]).len());
}

/// Points along a path.
#[allow(clippy::many_single_char_names, reason = "the points of a curve, as its formula names them")]
fn points(path: &Path) -> Vec<(f64, f64)> {
    let (mut points, mut at) = (Vec::new(), (0.0, 0.0));
    for segment in &path.segments {
        let steps = (0..=32).map(|step| f64::from(step) / 32.0);
        match *segment {
            Segment::Move(x, y) => at = (x, y),
            Segment::Line(x, y) => {
                points.extend(steps.map(|t| (at.0 + (x - at.0) * t, at.1 + (y - at.1) * t)));
                at = (x, y);
            }
            Segment::Curve([a, b, c, d, x, y]) => {
                let along = |t: f64, from: f64, one: f64, other: f64, to: f64| {
                    let s = 1.0 - t;
                    s * s * s * from + 3.0 * s * s * t * one + 3.0 * s * t * t * other + t * t * t * to
                };
                points.extend(steps.map(|t| (along(t, at.0, a, c, x), along(t, at.1, b, d, y))));
                at = (x, y);
            }
            Segment::Arc(..) | Segment::Close => {}
        }
    }
    points
}

fn holds(rect: &Rect, (x, y): (f64, f64)) -> bool {
    let area = rect.area.shrunk(1.0);
    (area.x..=area.right()).contains(&x) && (area.y..=area.bottom()).contains(&y)
}

/// No bent line passes over a word, or under one that no opaque box separates it from; no strong one under a box.
fn assert_no_line_through_words(scene: &Scene, about: &str) {
    let shapes: Vec<_> = scene.groups.iter().flat_map(|group| &group.shapes).enumerate().collect();
    let mut texts: Vec<(usize, &Text)> = Vec::new();
    let mut boxes: Vec<(usize, &Rect)> = Vec::new();
    for (nth, shape) in &shapes {
        match shape {
            Shape::Text(text) => texts.push((*nth, text)),
            Shape::Rect(rect) if rect.paint.fill.is_some() && rect.radius >= 3.0 => boxes.push((*nth, rect)),
            _ => {}
        }
    }
    for (nth, shape) in &shapes {
        let Shape::Path(path) = shape else { continue };
        if !path.segments.iter().any(|part| matches!(part, Segment::Curve(_))) {
            continue;
        }
        let is_strong = path.segments.len() == 4;
        let along = points(path);
        for (text_nth, text) in &texts {
            let [(left, top), _, (right, bottom), _] = text.corners();
            let through = along.iter().find(|(x, y)| *x > left && *x < right && *y > top && *y < bottom);
            let Some(&point) = through else { continue };
            let is_covered = boxes.iter().any(|(at, rect)| nth < at && at < text_nth && holds(rect, point));
            assert!(is_covered && !is_strong, "{about}: a line crosses “{}” at {point:?}", text.content);
        }
        if is_strong {
            // Bands of sections are as wide as the diagram: strong lines stay within their section.
            let crossed = boxes.iter().find(|(_, rect)| along.iter().any(|point| holds(rect, *point)));
            assert!(crossed.is_none(), "{about}: a strong line passes under {:?}", crossed.unwrap().1.area);
        }
    }
}

#[test]
fn no_line_passes_through_a_word_and_no_strong_one_under_a_box() {
    let dense = generated(30);
    let dense = pairs::with(&dense, &pairs::everywhere(&dense, 5));
    let mut drawn_strong = 0;
    for (name, store) in [("fixture", with_suggestion()), ("bundled", bundled()), ("dense", dense)] {
        for row in rows(&store, "domain-coverage", &[]).iter().filter(|row| row["promises"] != "0") {
            for page in pages(&store, &links(&store, &row["domain"], None)) {
                let about = format!("{name} {}", page.scene.title);
                assert_no_line_through_words(&page.scene, &about);
                assert_readable(&page.scene, &about);
                drawn_strong += page.scene.groups.iter().filter(|group| is_end(group)).count();
            }
        }
    }
    assert!(drawn_strong > 400, "{drawn_strong}");
}

/// A section of the real pages with fifteen promises or more, ten themes and thirty decisions, and pairs all over it.
#[test]
fn a_large_section_of_the_real_pages_with_many_pairs_stays_legible() {
    let Some(folder) = corpus::dataset() else { return };
    let store = pipeline::open(&folder).unwrap();
    let sections = rows(&store, "section-coverage", &[]);
    let number = |row: &std::collections::BTreeMap<String, String>, column: &str| row[column].parse::<usize>().unwrap();
    let is_large = |row: &&std::collections::BTreeMap<String, String>| {
        row["number"].contains('.')
            && number(row, "promises") >= 15
            && number(row, "themes") >= 8
            && number(row, "decisions") >= 30
    };
    let large = sections.iter().find(is_large).unwrap();
    let store = pairs::with(&store, &pairs::everywhere(&store, 40));
    for (language, paper) in [(Language::Dutch, Paper::Light), (Language::English, Paper::Dark)] {
        let request = links(&store, &large["domain"], Some(&large["number"]));
        for page in pages(&store, &Request { language: Some(language), paper, ..request }) {
            assert_readable(&page.scene, &page.scene.title);
            assert_no_line_through_words(&page.scene, &page.scene.title);
        }
    }
}

/// By hand from the curation: promise 3 has six decisions, one of which promise 5 has too.
#[test]
fn decisions_stand_beside_the_promises_that_they_follow_up() {
    let store = bundled();
    let scene = drawn(&store, &links(&store, BUNDLED.0, Some(BUNDLED.1))).scene;
    let middle = |begins: &str| {
        let text = scene.texts().find(|text| text.content.starts_with(begins));
        text.unwrap_or_else(|| panic!("no {begins}")).y
    };
    let strategy = middle("Digitale dienstverleningsstrategie voor de");
    assert!((middle("leggen daarvoor één strategie") - strategy).abs() < 120.0);
    assert!((middle("Voor de vernieuwing van het bestuur") - middle("Oproep tot erkenning")).abs() < 120.0);
    // Those that no promise is linked with stand below all others.
    let others = middle("Linked with no promise here: 16 of 27");
    for linked in scene.texts().filter(|text| text.content.starts_with("promise ")) {
        assert!(linked.y < others, "{}", linked.content);
    }
}
