//! Growth, guarded by counting: ten times the sections is about ten times the statements, and no theme costs more.

#[path = "../../examples/generator/mod.rs"]
pub mod generator;

use generator::{Shape, generate};
use pledgebase::alignment;
use pledgebase::dataset::Files;
use pledgebase::model::DEFAULT_BASE;
use pledgebase::pipeline::{self, Built};
use pledgebase::queries::{Answer, Catalogue, evaluate};
use pledgebase::rdf::Layer;

fn built(sections: usize) -> Built {
    pipeline::build(&[Files::from_memory(generate(&Shape::of(sections, 7)))], DEFAULT_BASE).unwrap()
}

fn themes(built: &Built) -> usize {
    built.readings[0].dataset.reports.iter().map(|report| report.themes.len()).sum()
}

#[test]
fn generated_pages_are_in_the_format_and_the_same_from_the_same_seed() {
    let built = built(60);
    let findings: Vec<_> = built.diagnostics().map(|d| (d.code, &d.place)).collect();
    assert!(findings.is_empty(), "{findings:#?}");
    let dataset = &built.readings[0].dataset;
    assert_eq!(dataset.reports.len(), 54);
    assert_eq!(dataset.sections.iter().filter(|section| section.text.is_some()).count(), 60);
    assert!(dataset.curation.links.len() > 60);
    for report in &dataset.reports {
        assert!(report.themes.len() > 2 && report.occurrences.is_empty(), "{}", report.path);
    }
    assert_eq!(generate(&Shape::of(20, 3)), generate(&Shape::of(20, 3)));
    assert_ne!(generate(&Shape::of(20, 3)), generate(&Shape::of(20, 4)));
}

#[test]
fn every_theme_that_is_generated_is_found() {
    let files = generate(&Shape::of(60, 11));
    let starts =
        |line: &str| line.starts_with("- **") || line.starts_with("### ") || line.contains(" kwam aan bod, want ");
    let is_numbered = |line: &str| line.split_once(". **").is_some_and(|(n, _)| n.parse::<u32>().is_ok());
    let written: usize = files
        .iter()
        .filter(|(path, _)| path.starts_with("reports/"))
        .flat_map(|(_, text)| text.lines())
        .filter(|line| starts(line) || is_numbered(line))
        .count();
    let built = pipeline::build(&[Files::from_memory(files)], DEFAULT_BASE).unwrap();
    assert_eq!(themes(&built), written);
}

#[test]
fn ten_times_the_sections_is_about_ten_times_the_statements() {
    let (small, large) = (built(60), built(600));
    for layer in [Layer::Outline, Layer::Reported, Layer::Curated, Layer::Derived] {
        let (few, many) = (small.store.quads(&[layer]).unwrap().len(), large.store.quads(&[layer]).unwrap().len());
        println!("{layer}: {few} statements for 60 sections, {many} for 600");
        assert!(many <= few * 11, "{layer}: {few} and {many}");
        assert!(many >= few * 8, "{layer}: {few} and {many}");
    }
    // How many suggestions there are hangs on the words too; the pairs that are compared are what costs.
    let pairs = |built: &Built| {
        let reading = &built.readings[0];
        alignment::pairs(&reading.dataset, &reading.names).iter().flatten().count()
    };
    let (few, many) = (pairs(&small), pairs(&large));
    println!("pairs of promise and theme: {few} and {many}");
    assert!(few > 100 && many <= few * 11, "{few} and {many} pairs");
    let per_theme = |built: &Built| built.store.quads(&[Layer::Reported]).unwrap().len() * 100 / themes(built);
    let (few, many) = (per_theme(&small), per_theme(&large));
    println!("reported: {few} and {many} statements for 100 themes");
    assert!(many.abs_diff(few) * 20 <= few, "{few} and {many} statements for 100 themes");
}

#[test]
fn coverage_has_one_row_for_each_section_whatever_their_number() {
    let catalogue = Catalogue::embedded().unwrap();
    let query = catalogue.get("section-coverage").unwrap();
    for sections in [30, 300] {
        let built = built(sections);
        let answer = evaluate(&built.store, &query.source, &query.bind([]).unwrap()).unwrap();
        let Answer::Solutions { rows, .. } = answer else { panic!() };
        assert_eq!(rows.len(), built.readings[0].dataset.sections.len());
    }
}
