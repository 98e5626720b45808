//! Builds a dataset, asks it in three ways, and explains a promise: what a program does with this crate.

use std::error::Error;

use pledgebase::choice::Choice;
use pledgebase::coverage;
use pledgebase::dataset::Files;
use pledgebase::diagnostic::SourceText;
use pledgebase::language::Language;
use pledgebase::lookup;
use pledgebase::model::{DEFAULT_BASE, Evidence, Status};
use pledgebase::pipeline;
use pledgebase::queries::{Answer, Evaluation, evaluate};
use pledgebase::trail;

fn main() -> Result<(), Box<dyn Error>> {
    // The dataset that the crate carries; `Files::open(folder)` reads one of your own.
    let built = pipeline::build(&[Files::bundled()], DEFAULT_BASE)?;
    let store = &built.store;

    // Figures with types, of a part and at a level of evidence.
    for of in coverage::of(store, Evidence::Firm)? {
        let promises = &of.figures.promises;
        println!("{}: {} of {} promises followed up", of.title, promises.of(Status::FollowedUp), promises.total());
    }

    // SPARQL; the prefixes of the ontology need no declaration.
    let question = SourceText::new("example", "SELECT ?text { ?p a pb:Promise ; prov:value ?text } ORDER BY ?text");
    if let Answer::Solutions { rows, .. } = evaluate(store, &question, &Evaluation::default())? {
        println!("{} promises", rows.len());
    }

    // What people type becomes a thing, and a thing can be explained.
    let section = lookup::section(store, "Binnenlands/2.1", None)?;
    println!("{} <{}>", section.kind.name(), section.iri);
    let explained = trail::explain(store, &section, Evidence::All)?;
    print!("{}", trail::text(&explained, Language::English));
    Ok(())
}
