//! Diagrams: nothing overlaps or is cut off, the same bytes every time, pictures in the documents are those that the program
//! draws.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use assert_cmd::cargo::cargo_bin;
use pledgebase::choice::Choice;
use pledgebase::dataset::Files;
use pledgebase::diagram::scene::{Corners, Scene, Text};
use pledgebase::diagram::{By, Diagram, DiagramError, Kind, Paper, Request, draw};
use pledgebase::export::{Look, TableFormat};
use pledgebase::language::Language;
use pledgebase::lookup;
use pledgebase::model::Part;
use pledgebase::store::Store;

use super::answers::{built, fixture, rows, table_fixture};
use super::growth::generator::{Shape, generate};
use super::pairs;

pub const BUNDLED: (&str, &str) = ("Binnenlands bestuur en stedenbeleid", "2.1");

pub fn bundled() -> Store {
    built(Files::bundled()).0
}

pub fn generated(sections: usize) -> Store {
    built(Files::from_memory(generate(&Shape::of(sections, 1)))).0
}

/// Domain and number of the first section that has both a report and promises.
fn some_section(store: &Store) -> (String, String) {
    let found = rows(store, "section-coverage", &[]);
    let row =
        found.iter().find(|row| row.contains_key("report") && row["number"].contains('.') && row["promises"] != "0");
    let row = row.unwrap();
    (row["domain"].clone(), row["number"].clone())
}

/// A domain by its title, or a section of it.
pub fn part(store: &Store, domain: &str, number: Option<&str>) -> Part {
    Part::Section(match number {
        Some(number) => lookup::section(store, &format!("{domain}/{number}"), None).unwrap().iri,
        None => lookup::domain(store, domain, None).unwrap().iri,
    })
}

/// The cells of a diagram's table as text.
pub fn cells(diagram: &Diagram) -> Vec<Vec<String>> {
    diagram.table.rows.iter().map(|row| row.iter().map(|cell| cell.value().into_owned()).collect()).collect()
}

pub fn drawn(store: &Store, request: &Request) -> Diagram {
    draw(store, request).unwrap_or_else(|error| panic!("{request:?}: {error}"))
}

/// Every diagram that a store has: of all of it, of a domain, of a section.
pub fn all_of(store: &Store) -> Vec<(Request, Diagram)> {
    let (domain, number) = some_section(store);
    let (domain, section) = (part(store, &domain, None), part(store, &domain, Some(&number)));
    let mut requests = Vec::new();
    for kind in Kind::ALL.iter().copied() {
        let request = Request::new(kind);
        requests.push(request.clone());
        requests.push(request.clone().of(domain.clone()));
        requests.push(request.of(section.clone()));
    }
    for (kind, by) in [
        (Kind::Bars, vec![By::Section]),
        (Kind::Heatmap, vec![By::Section, By::Year]),
        (Kind::Matrix, vec![By::Section]),
        (Kind::Timeline, vec![By::Dossier]),
        (Kind::Timeline, vec![By::Theme]),
    ] {
        let request = Request { by, ..Request::new(kind) };
        requests.push(if kind.is_of_a_part() { request.of(domain.clone()) } else { request });
    }
    let mut found = Vec::new();
    for request in requests {
        match draw(store, &request) {
            Ok(diagram) => found.push((request, diagram)),
            Err(DiagramError::NoPart | DiagramError::Nothing(_)) => {}
            Err(error) => panic!("{request:?}: {error}"),
        }
    }
    found
}

/// Whether two turned rectangles share more than a hair: no line separates them (separating axis theorem).
fn overlap(a: &Corners, b: &Corners) -> bool {
    const HAIR: f64 = 0.5;
    let sides =
        |corners: &Corners| [(0, 1), (1, 2)].map(|(i, j)| (corners[i].0 - corners[j].0, corners[i].1 - corners[j].1));
    sides(a).into_iter().chain(sides(b)).all(|(dx, dy)| {
        let length = dx.hypot(dy);
        let (x, y) = (-dy / length, dx / length);
        let span = |corners: &Corners| {
            let along = corners.map(|corner| corner.0 * x + corner.1 * y);
            (along.into_iter().fold(f64::INFINITY, f64::min), along.into_iter().fold(f64::NEG_INFINITY, f64::max))
        };
        let (a, b) = (span(a), span(b));
        a.1.min(b.1) - a.0.max(b.0) > HAIR
    })
}

pub fn assert_readable(scene: &Scene, about: &str) {
    let mut texts: Vec<&Text> = scene.texts().filter(|text| !text.content.is_empty()).collect();
    for text in &texts {
        for (x, y) in text.corners() {
            let inside = (0.0..=scene.width).contains(&x) && (0.0..=scene.height).contains(&y);
            assert!(inside, "{about}: “{}” leaves the canvas at {x:.0}, {y:.0}", text.content);
        }
    }
    for rect in scene.rects() {
        let area = rect.area;
        assert!(area.x >= 0.0 && area.y >= 0.0, "{about}: {area:?}");
        assert!(area.right() <= scene.width && area.bottom() <= scene.height, "{about}: {area:?}");
    }
    let top = |text: &Text| text.corners().iter().map(|corner| corner.1).fold(f64::INFINITY, f64::min);
    let bottom = |text: &Text| text.corners().iter().map(|corner| corner.1).fold(f64::NEG_INFINITY, f64::max);
    texts.sort_by(|a, b| top(a).total_cmp(&top(b)));
    for (nth, text) in texts.iter().enumerate() {
        let end = bottom(text);
        for other in texts[nth + 1..].iter().take_while(|other| top(other) < end) {
            let clash = overlap(&text.corners(), &other.corners());
            assert!(!clash, "{about}: “{}” and “{}” overlap", text.content, other.content);
        }
    }
}

#[test]
fn texts_that_overlap_are_found() {
    let square = |x: f64, y: f64| [(x, y), (x + 10.0, y), (x + 10.0, y + 10.0), (x, y + 10.0)];
    assert!(overlap(&square(0.0, 0.0), &square(5.0, 5.0)));
    assert!(!overlap(&square(0.0, 0.0), &square(11.0, 0.0)));
    // A diamond beside a corner: their upright boxes overlap, they do not.
    let diamond = [(10.0, 0.0), (20.0, 10.0), (10.0, 20.0), (0.0, 10.0)];
    assert!(!overlap(&diamond, &square(-8.0, -8.0)));
}

#[test]
fn no_text_overlaps_another_or_leaves_the_canvas_from_one_row_to_hundreds() {
    let paired = generated(40);
    let paired = pairs::with(&paired, &pairs::everywhere(&paired, 9));
    for (name, store) in
        [("fixture", fixture()), ("bundled", bundled()), ("paired", paired), ("generated", generated(250))]
    {
        let diagrams = all_of(&store);
        assert!(diagrams.len() >= 12, "{name}: {}", diagrams.len());
        for (request, diagram) in diagrams {
            for language in [Language::Dutch, Language::English] {
                let request = Request { language: Some(language), ..request.clone() };
                let scene = if diagram.scene.language == language {
                    diagram.scene.clone()
                } else {
                    drawn(&store, &request).scene
                };
                assert_readable(&scene, &format!("{name} {:?} {:?} {language:?}", request.kind, request.part));
            }
        }
    }
}

#[test]
fn every_diagram_says_its_unit_its_source_and_that_it_is_no_verdict() {
    let store = fixture();
    for (request, diagram) in all_of(&store) {
        let svg = diagram.svg();
        let about = format!("{request:?}");
        for part in [
            "role=\"img\"",
            "aria-labelledby=",
            "<title id=",
            "<desc id=",
            "a trail, not a verdict",
            "Decisions are known up to",
        ] {
            assert!(svg.contains(part), "{about} lacks {part}");
        }
        let words: Vec<_> = diagram.scene.texts().map(|text| text.content.as_str()).collect();
        let unit = words.join(" ");
        assert!(unit.contains("promise") || unit.contains("decision"), "{about}: {unit}");
    }
}

#[test]
fn tables_have_a_cell_for_each_column() {
    let store = generated(60);
    for (request, diagram) in all_of(&store) {
        let table = &diagram.table;
        assert!(!table.rows.is_empty(), "{request:?}");
        assert!(table.rows.iter().all(|row| row.len() == table.columns.len()), "{request:?}");
        let mut bytes = Vec::new();
        table.write(&mut bytes, TableFormat::Csv, Look::default()).unwrap();
        let read = csv::Reader::from_reader(bytes.as_slice()).into_records().map(Result::unwrap).count();
        assert_eq!(read, table.rows.len(), "{request:?}");
    }
}

#[test]
fn the_same_store_gives_the_same_bytes() {
    let (first, second) = (generated(40), generated(40));
    for ((request, a), (_, b)) in all_of(&first).iter().zip(&all_of(&second)) {
        assert_eq!(a.svg(), b.svg(), "{request:?}");
    }
    let request = Request::new(Kind::Links).of(part(&bundled(), BUNDLED.0, Some(BUNDLED.1)));
    let (a, b) = (drawn(&bundled(), &request), drawn(&bundled(), &request));
    assert_eq!(a.png().unwrap(), b.png().unwrap());
    assert_eq!(a.pdf().unwrap(), b.pdf().unwrap());
    assert!(a.png().unwrap().starts_with(b"\x89PNG") && a.pdf().unwrap().starts_with(b"%PDF"));
}

#[test]
fn no_text_of_the_data_breaks_the_picture() {
    let mut files = generate(&Shape::of(30, 1));
    for (path, text) in &mut files {
        if !path.starts_with("curation/") {
            continue;
        }
        let hostile = |line: &str| match line.split_once("prov:value") {
            Some((before, value)) => {
                let value = value.replace("gemeenten", "<b>R&D 'x' 你好 \u{1}\u{202E}\u{2010}");
                format!("{before}prov:value{}\n", value.replace("streek", &"lang".repeat(60)))
            }
            None => format!("{line}\n"),
        };
        *text = text.lines().map(hostile).collect();
    }
    let store = built(Files::from_memory(files)).0;
    let mut seen = false;
    for (request, diagram) in all_of(&store) {
        let svg = diagram.svg();
        assert!(!svg.contains(['\u{1}', '\u{202E}', '\u{2010}']) && !svg.contains("<b>"), "{request:?}");
        seen |= svg.contains("&lt;b&gt;R&amp;D &#39;x&#39; 你好 -") && diagram.scene.missing.contains(&'你');
        resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default()).unwrap();
        assert_readable(&diagram.scene, &format!("{request:?}"));
    }
    assert!(seen, "the texts are nowhere");
}

#[test]
fn cells_of_the_heat_map_are_the_answers_of_the_catalogue() {
    for store in [fixture(), generated(60)] {
        let cells: BTreeMap<_, _> = cells(&drawn(&store, &Request::new(Kind::Heatmap)))
            .into_iter()
            .filter(|row| !row[3].is_empty())
            .map(|row| ((row[0].clone(), row[2].replace("other", "undated")), row[3].clone()))
            .collect();
        let answers: BTreeMap<_, _> = rows(&store, "coverage-by-quarter", &[])
            .into_iter()
            .map(|row| ((row["section"].clone(), row["quarter"].clone()), row["decisions"].clone()))
            .collect();
        assert_eq!(cells, answers);
    }
}

#[test]
fn the_matrix_of_the_fixture_is_the_one_counted_by_hand() {
    // Both domains cite the joint plan, and nothing else together.
    let store = fixture();
    let rows = cells(&drawn(&store, &Request::new(Kind::Matrix)));
    let shared: Vec<_> = rows.iter().filter(|row| row[0] != row[2]).map(|row| (&*row[1], &*row[3], &*row[4])).collect();
    assert_eq!(shared.len(), 2);
    assert!(shared.contains(&("Water", "Roads", "1")) && shared.contains(&("Roads", "Water", "1")), "{shared:?}");
}

#[test]
fn dark_and_light_differ_in_colour_alone() {
    let store = bundled();
    let request = Request::new(Kind::Links).of(part(&store, BUNDLED.0, Some(BUNDLED.1)));
    let light = drawn(&store, &request).scene;
    let dark = drawn(&store, &Request { paper: Paper::Dark, ..request }).scene;
    let places = |scene: &Scene| scene.texts().map(|text| (text.content.clone(), text.corners())).collect::<Vec<_>>();
    assert_eq!(places(&light), places(&dark));
    assert_ne!(light, dark);
}

fn run(arguments: &[&str], folder: &Path) -> Output {
    let mut command = Command::new(cargo_bin("pledgebase"));
    command.args(arguments).current_dir(folder).env_remove("PLEDGEBASE_STORE").output().unwrap()
}

#[test]
fn the_command_writes_each_format_and_all_kinds_at_once() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(&["build", "-q"], folder.path()).status.success());
    let section = format!("{}/{}", BUNDLED.0, BUNDLED.1);
    for (file, begins) in [("a.svg", "<svg"), ("a.png", "\u{FFFD}PNG"), ("a.pdf", "%PDF"), ("a.csv", "domain,number")] {
        assert!(
            run(&["diagram", "links", "--section", &section, "-o", file], folder.path()).status.success(),
            "{file}"
        );
        let bytes = fs::read(folder.path().join(file)).unwrap();
        assert!(String::from_utf8_lossy(&bytes).starts_with(begins), "{file}");
    }
    let output = run(&["diagram", "bars", "-o", "-"], folder.path());
    assert!(output.status.success() && output.stdout.starts_with(b"<svg"));
    let output = run(&["diagram", "--all", "-o", "pictures"], folder.path());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut names: Vec<_> =
        fs::read_dir(folder.path().join("pictures")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    let wanted = [
        "bars.svg",
        "heatmap.svg",
        "links-binnenlands-bestuur-en-stedenbeleid-2.1.svg",
        "timeline-binnenlands-bestuur-en-stedenbeleid-2.1.svg",
        "treemap.svg",
    ];
    assert_eq!(names, wanted);
    assert!(String::from_utf8_lossy(&output.stderr).contains("No matrix: there is nothing to draw"));
}

#[test]
fn a_diagram_that_cannot_be_drawn_leaves_the_file_alone() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(&["build", "-q"], folder.path()).status.success());
    fs::write(folder.path().join("old.svg"), "old").unwrap();
    for (arguments, says) in [
        (vec!["diagram", "links"], "one section or domain"),
        (vec!["diagram", "links", "--section", "Binnenlands/9.9"], "there is no section"),
        (vec!["diagram", "bars", "--domain", "nonsense"], "the domains are"),
        (vec!["diagram", "matrix"], "fewer than two domains"),
        (vec!["diagram", "timeline", "--section", "Binnenlands/2.2"], "nothing to draw"),
        (vec!["diagram", "bars", "--by", "year"], "--by year does not fit bars: choose from domain, section"),
        (vec!["diagram", "treemap", "--by", "domain"], "leaves no choice"),
        (vec!["diagram", "heatmap", "--by", "year,quarter"], "--by quarter does not fit"),
        (vec!["diagram"], "required"),
    ] {
        let output = run(&[arguments.as_slice(), &["-o", "old.svg"]].concat(), folder.path());
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {error}");
        assert!(error.contains(says), "{arguments:?}: {error}");
        assert_eq!(fs::read_to_string(folder.path().join("old.svg")).unwrap(), "old", "{arguments:?}");
    }
}

/// Each assessor's figures are those of the queries, and nothing of the trail is said of them.
#[test]
fn ratings_are_drawn_for_each_assessor_and_counted_as_the_queries_count() {
    let store = table_fixture();
    for (by, query, row) in [
        (By::Domain, "ratings-by-section", "domain"),
        (By::Section, "ratings-by-section", "title"),
        (By::Party, "ratings-by-party", "party"),
    ] {
        let request = Request { by: vec![by], ..Request::new(Kind::Ratings) };
        for language in [Language::Dutch, Language::English] {
            for paper in [Paper::Light, Paper::Dark] {
                let scene = drawn(&store, &Request { language: Some(language), paper, ..request.clone() }).scene;
                assert_readable(&scene, &format!("{by:?} {language:?} {paper:?}"));
                assert!(!scene.description.contains("known up to"), "{}", scene.description);
            }
        }
        let counted: BTreeSet<Vec<String>> = (cells(&drawn(&store, &request)).into_iter())
            .filter(|cells| cells[5] != "0")
            .map(|cells| {
                vec![
                    cells[0].clone(),
                    cells[1].clone(),
                    cells[2].clone(),
                    cells[3].clone(),
                    cells[5].clone(),
                    cells[6].clone(),
                ]
            })
            .collect();
        let asked: BTreeSet<Vec<String>> = (rows(&store, query, &[]).into_iter())
            .map(|found| {
                let name =
                    if by == By::Section { format!("{} {}", found["number"], found[row]) } else { found[row].clone() };
                vec![
                    found["by"].clone(),
                    found["scale"].clone(),
                    name,
                    found["rating"].clone(),
                    found["promises"].clone(),
                    found["of"].clone(),
                ]
            })
            .collect();
        assert_eq!(counted, asked, "{by:?}");
    }
    let of_part = Request { by: vec![By::Party], ..Request::new(Kind::Ratings) }.of(part(&store, "Wonen", None));
    let blocks: BTreeSet<String> = cells(&drawn(&store, &of_part)).into_iter().map(|cells| cells[0].clone()).collect();
    assert_eq!(blocks, BTreeSet::from(["Dorpsraad Waterkant".to_owned()]));
    let none = draw(&fixture(), &Request::new(Kind::Ratings));
    assert!(matches!(none, Err(DiagramError::Nothing("nobody rates a promise of it"))));
}

#[test]
fn the_pictures_of_the_documents_are_those_that_the_program_draws() {
    let (bundled, generated, table) = (bundled(), generated(193), table_fixture());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/images");
    for kind in Kind::ALL.iter().copied() {
        let (store, request) = if kind.is_of_a_part() {
            (&bundled, Request::new(kind).of(part(&bundled, BUNDLED.0, Some(BUNDLED.1))))
        } else if kind == Kind::Ratings {
            (&table, Request::new(kind))
        } else {
            (&generated, Request::new(kind))
        };
        let svg = drawn(store, &Request { language: Some(Language::English), ..request }).svg();
        let path = folder.join(format!("{}.svg", kind.name()));
        if std::env::var_os("PLEDGEBASE_BLESS").is_some() {
            fs::write(&path, &svg).unwrap();
        }
        let known = fs::read_to_string(&path).unwrap_or_default();
        assert!(known == svg, "{} is stale: PLEDGEBASE_BLESS=1 cargo test draws it again", path.display());
    }
}
