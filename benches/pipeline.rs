//! Reading, building, writing, loading and asking, on generated datasets and on the real pages when they are there.
//! Beside loading stands the bare Oxigraph: the same quads, without a header to check and without ours around it.

#[path = "../examples/generator/mod.rs"]
mod generator;

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{BatchSize, BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use generator::{Shape, generate};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Term;
use pledgebase::choice::Choice;
use pledgebase::dataset::{Files, read, read_page};
use pledgebase::diagnostic::SourceText;
use pledgebase::diagram::{self, DiagramError, Kind, Request};
use pledgebase::graph::analysis::Measures;
use pledgebase::graph::{Heading, NetworkFormat, Selection, links};
use pledgebase::model::{DEFAULT_BASE, Evidence, Part};
use pledgebase::pipeline::build;
use pledgebase::queries::{Answer, Catalogue, Evaluation, NamedQuery, ValueType, derive, evaluate};
use pledgebase::rdf::Layer;
use pledgebase::search::{self, Index};
use pledgebase::store::{self, Store};

const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpus/regeerakkoord-2019-2024");

/// A dataset to measure: its files, and its pages alone.
struct Input {
    name: String,
    files: Files,
    pages: Vec<SourceText>,
}

fn inputs() -> Vec<Input> {
    let mut inputs: Vec<_> = [60, 600]
        .map(|sections| {
            let files = generate(&Shape::of(sections, 1));
            let pages = files.iter().filter(|(path, _)| path.starts_with("reports/"));
            let pages = pages.map(|(path, text)| SourceText::new(path, text.as_str())).collect();
            Input { name: format!("{sections} sections"), files: Files::from_memory(files), pages }
        })
        .into();
    match Files::open(Path::new(CORPUS)) {
        Ok(files) => inputs.push(Input { name: "real pages".to_owned(), files, pages: real_pages() }),
        Err(error) => eprintln!("without the real pages: {error}"),
    }
    inputs
}

fn real_pages() -> Vec<SourceText> {
    let mut folders = vec![Path::new(CORPUS).join("reports")];
    let mut pages = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                pages.push(SourceText::new(path.to_string_lossy(), text));
            }
        }
    }
    pages
}

fn group<'a>(criterion: &'a mut Criterion, name: &str) -> BenchmarkGroup<'a, WallTime> {
    let mut group = criterion.benchmark_group(name);
    group.sample_size(10).warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(3));
    group
}

fn pipeline(criterion: &mut Criterion) {
    for input in inputs() {
        let Ok(built) = build(std::slice::from_ref(&input.files), DEFAULT_BASE) else {
            eprintln!("{} cannot be built", input.name);
            continue;
        };
        measure_build(criterion, &input, &built.store);
        measure_files(criterion, &input.name, &built.store);
        measure_queries(criterion, &input.name, &built.store);
        measure_graphs(criterion, &input.name, &built.store);
        measure_search(criterion, &input.name, &built.store);
        measure_diagrams(criterion, &input.name, &built.store);
    }
}

fn measure_build(criterion: &mut Criterion, input: &Input, store: &Store) {
    let mut group = group(criterion, &input.name);
    let bytes: usize = input.pages.iter().map(|page| page.text().len()).sum();
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("read pages", |bencher| {
        bencher.iter(|| {
            let pages = input.pages.iter().filter_map(|page| read_page(page, &mut Vec::new()));
            pages.map(|page| page.themes.len()).sum::<usize>()
        });
    });
    let quads = store.quads(&[]).unwrap_or_default();
    group.throughput(Throughput::Elements(quads.len() as u64));
    group.bench_function("read dataset", |bencher| {
        bencher.iter(|| read(black_box(&input.files), DEFAULT_BASE).map(|reading| reading.dataset.reports.len()));
    });
    group.bench_function("build", |bencher| {
        bencher
            .iter(|| build(std::slice::from_ref(black_box(&input.files)), DEFAULT_BASE).map(|built| built.store.len()));
    });
    let asserted: Vec<_> = Layer::ALL.into_iter().filter(|layer| *layer != Layer::Derived).collect();
    let asserted = store.quads(&asserted).unwrap_or_default();
    group.bench_function("derive", |bencher| {
        let filled = || {
            let store = Store::new(DEFAULT_BASE)?;
            store.load(asserted.iter().cloned())?;
            Ok::<_, store::StoreError>(store)
        };
        bencher.iter_batched(
            filled,
            |store| store.map(|store| derive(&store).map(|made| made.len())),
            BatchSize::LargeInput,
        );
    });
    group.finish();
}

fn measure_files(criterion: &mut Criterion, name: &str, store: &Store) {
    let mut group = group(criterion, name);
    let (Ok(quads), Ok(file), Ok(folder)) = (store.quads(&[]), store::serialize(store), tempfile::tempdir()) else {
        return;
    };
    group.throughput(Throughput::Elements(quads.len() as u64));
    for name in ["kb.nq", "kb.nq.zst"] {
        let path = folder.path().join(name);
        group.bench_function(format!("write {name}"), |bencher| bencher.iter(|| store::write(store, &path)));
        group.bench_function(format!("load {name}"), |bencher| {
            bencher.iter(|| store::read(&path).map(|store| store.len()));
        });
    }
    let body = file.iter().position(|byte| *byte == b'\n').map_or(file.as_slice(), |end| &file[end + 1..]);
    group.bench_function("bare Oxigraph, N-Quads", |bencher| {
        bencher.iter(|| {
            let engine = oxigraph::store::Store::new()?;
            let mut loader = engine.bulk_loader();
            loader.load_from_slice(RdfParser::from_format(RdfFormat::NQuads), black_box(body))?;
            loader.commit()?;
            Ok::<_, Box<dyn std::error::Error>>(engine.len()?)
        });
    });
    group.bench_function("bare Oxigraph, quads", |bencher| {
        bencher.iter_batched(
            || quads.clone(),
            |quads| {
                let engine = oxigraph::store::Store::new()?;
                let mut loader = engine.bulk_loader();
                loader.load_quads(quads)?;
                loader.commit()?;
                Ok::<_, Box<dyn std::error::Error>>(engine.len()?)
            },
            BatchSize::LargeInput,
        );
    });
    group.finish();
}

fn measure_queries(criterion: &mut Criterion, name: &str, store: &Store) {
    let Ok(catalogue) = Catalogue::embedded() else { return };
    let mut group = group(criterion, &format!("{name}, queries"));
    group.measurement_time(Duration::from_secs(1));
    for query in catalogue.iter() {
        match with_values(query, store) {
            Some(evaluation) => {
                group.bench_function(&query.id, |bencher| {
                    bencher.iter(|| evaluate(black_box(store), &query.source, &evaluation).map(|answer| rows(&answer)));
                });
            }
            None => eprintln!("{}: no values for its parameters", query.id),
        }
    }
    group.finish();
}

fn measure_graphs(criterion: &mut Criterion, name: &str, store: &Store) {
    let (selection, heading) = (Selection::Part(Part::Whole), Heading::titled("All sections"));
    let Ok(whole) = links(store, &selection, Evidence::All) else { return };
    let measures = Measures::of(&whole);
    let mut group = group(criterion, &format!("{name}, graph"));
    group.bench_function("links", |bencher| {
        bencher.iter(|| links(black_box(store), &selection, Evidence::All).map(|links| links.edge_count()));
    });
    for format in NetworkFormat::ALL.iter().copied() {
        group.bench_function(format!("{format:?}"), |bencher| {
            bencher.iter(|| format.write(black_box(&whole), &heading, &measures).map(|bytes| bytes.len()));
        });
    }
    group.finish();
}

/// Every kind, of the whole store or of the first section with a report: from the question to SVG, and to PNG.
fn measure_diagrams(criterion: &mut Criterion, name: &str, store: &Store) {
    let mut group = group(criterion, &format!("{name}, diagrams"));
    let section = diagram::reported_sections(store, &Part::Whole).unwrap_or_default().into_iter().next();
    for kind in Kind::ALL {
        let section = section.as_ref().filter(|_| kind.is_of_a_part());
        let part = section.map_or(Part::Whole, |section| section.part.clone());
        let request = Request { part, ..Request::new(kind) };
        if diagram::draw(store, &request).is_err() {
            eprintln!("{name}: no {}", kind.name());
            continue;
        }
        group.bench_function(format!("{} svg", kind.name()), |bencher| {
            bencher.iter(|| Ok::<_, DiagramError>(diagram::draw(black_box(store), &request)?.svg().len()));
        });
        group.bench_function(format!("{} png", kind.name()), |bencher| {
            bencher.iter(|| Ok::<_, DiagramError>(diagram::draw(black_box(store), &request)?.png()?.len()));
        });
    }
    group.finish();
}

fn measure_search(criterion: &mut Criterion, name: &str, store: &Store) {
    let Ok(index) = Index::of(store) else { return };
    let mut group = group(criterion, &format!("{name}, search"));
    group.bench_function("index", |bencher| bencher.iter(|| Index::of(black_box(store)).is_ok()));
    let request =
        search::SearchRequest { words: "vlaamse woningen".to_owned(), limit: 10, ..search::SearchRequest::default() };
    group.bench_function("search", |bencher| {
        bencher.iter(|| index.search(black_box(&request)).matching);
    });
    group.finish();
}

fn rows(answer: &Answer) -> usize {
    match answer {
        Answer::Solutions { rows, .. } => rows.len(),
        Answer::Graph(triples) => triples.len(),
        Answer::Boolean(_) => 1,
    }
}

/// Values for the parameters that have no default: of an IRI, some thing of the class that the parameter is named after.
fn with_values(query: &NamedQuery, store: &Store) -> Option<Evaluation> {
    let mut given = Vec::new();
    for parameter in query.header.parameters.iter().filter(|parameter| parameter.default.is_none()) {
        let value = match &parameter.kind {
            ValueType::Iri => some_thing(&parameter.name, store)?,
            ValueType::Thing(kind) => some_thing(kind.name(), store)?,
            ValueType::Domain => some_thing("section", store)?,
            ValueType::OneOf(choices) => choices.first()?.clone(),
            ValueType::Integer | ValueType::Decimal => "10".to_owned(),
            ValueType::Boolean => "true".to_owned(),
            ValueType::Date => "2022-01-01".to_owned(),
            ValueType::String => String::new(),
        };
        given.push((parameter.name.as_str(), value));
    }
    query.bind(given.iter().map(|(name, value)| (*name, value.as_str()))).ok()
}

fn some_thing(kind: &str, store: &Store) -> Option<String> {
    let class: String = kind.chars().take(1).flat_map(char::to_uppercase).chain(kind.chars().skip(1)).collect();
    for class in [class.as_str(), "Decision"] {
        let text = format!("SELECT ?thing {{ ?thing a pb:{class} . ?thing ?p ?o }} ORDER BY ?thing LIMIT 1");
        let answer = evaluate(store, &SourceText::new("thing", text), &Evaluation::default());
        if let Ok(Answer::Solutions { rows, .. }) = answer
            && let Some(Some(Term::NamedNode(thing))) = rows.first().and_then(|row| row.first())
        {
            return Some(thing.as_str().to_owned());
        }
    }
    None
}

criterion_group!(benches, pipeline);
criterion_main!(benches);
