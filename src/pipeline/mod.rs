//! Datasets → store: read, encode, load, derive. A pure function of its inputs.

mod horizon;
mod source_date;
mod stages;
mod view;

use std::collections::HashSet;
use std::path::Path;

use oxigraph::io::{RdfFormat, RdfParser, RdfSyntaxError};
use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term};

use crate::coding::{self, CodingError};
use crate::dataset::{self, DatasetError, Files, Reading};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Confidence, DEFAULT_BASE};
use crate::queries::{self, QueryError};
use crate::ranking::{self, Wanted};
use crate::rdf::{self as encoding, Layer};
use crate::store::{self, Lines, Store, StoreError};
use crate::vocab::{ONTOLOGY, dct, pb, rdf};

pub use horizon::horizons;
pub use stages::Stage;
pub use view::View;

use source_date::source_date;

/// Why nothing was built.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// A dataset cannot be read at all.
    #[error(transparent)]
    Dataset(#[from] DatasetError),
    /// Inputs cannot be read; the findings say which.
    #[error("nothing was built: {} of the inputs cannot be read", errors(.0))]
    Input(Vec<Diagnostic>),
    /// Two datasets have one slug, and so would share the names of their things.
    #[error("two of the datasets have the slug `{0}`: give one of them another in its `dataset.toml`")]
    SameSlug(String),
    /// Suggestions are asked for that the store was built without.
    #[error(
        "this store has no suggestions of less confidence than {built_with}, and {wanted} is asked for: build it again with \
         `--min-confidence {wanted}`"
    )]
    SuggestionsLeftOut {
        /// What is asked for.
        wanted: Confidence,
        /// What the store was built with.
        built_with: Confidence,
    },
    /// `SOURCE_DATE_EPOCH` is set to what is no time.
    #[error("SOURCE_DATE_EPOCH is `{0}`: give the seconds since 1970-01-01, such as 1704067200, or unset it")]
    SourceDate(String),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A rule failed.
    #[error("a derivation rule failed")]
    Derivation(#[from] QueryError),
    /// What samples of coded promises say cannot be asked.
    #[error(transparent)]
    Coding(#[from] CodingError),
    /// The embedded ontology is not Turtle.
    #[error("the embedded ontology cannot be read")]
    Ontology(#[from] RdfSyntaxError),
}

impl BuildError {
    /// Whether no input can cause it.
    #[must_use]
    pub fn is_bug(&self) -> bool {
        match self {
            Self::Store(error) => error.is_bug(),
            Self::Derivation(error) => error.is_bug(),
            Self::Coding(error) => error.is_bug(),
            Self::Ontology(_) => true,
            _ => false,
        }
    }
}

fn errors(diagnostics: &[Diagnostic]) -> usize {
    diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count()
}

/// A store with what it was made from.
#[derive(Debug)]
pub struct Built {
    /// The store, derived layer included.
    pub store: Store,
    /// The datasets as read, with what was noticed.
    pub readings: Vec<Reading>,
    /// Where the time and memory went; suggestions are made beside encoding and loading.
    pub stages: Vec<Stage>,
    /// The store as sorted lines, when it was built to be written.
    lines: Option<Lines>,
}

impl Built {
    /// Writes the store to a file `*.nq` or `*.nq.zst`, as [`store::write()`] does.
    pub fn write(&self, path: &Path) -> Result<(), StoreError> {
        match &self.lines {
            Some(lines) => store::write_lines(self.store.base(), lines, path),
            None => store::write(&self.store, path),
        }
    }

    /// Everything that was noticed in the inputs.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.readings.iter().flat_map(|reading| &reading.diagnostics)
    }
}

/// Builds a store from datasets. Fails when an input cannot be read at all; other findings are in the readings.
///
/// Cost: linear in the size of the inputs.
pub fn build(datasets: &[Files], base: &str) -> Result<Built, BuildError> {
    build_suggesting(datasets, base, Wanted::default())
}

/// As [`build`], with as many suggestions as are wanted; of a confidence alone, those that are at least this sure.
pub fn build_suggesting(datasets: &[Files], base: &str, wanted: impl Into<Wanted>) -> Result<Built, BuildError> {
    build_with(datasets, base, wanted.into(), false)
}

/// As [`build_suggesting`], for a store that will be written: its lines are made while it is built.
pub fn build_to_write(datasets: &[Files], base: &str, wanted: impl Into<Wanted>) -> Result<Built, BuildError> {
    build_with(datasets, base, wanted.into(), true)
}

fn build_with(datasets: &[Files], base: &str, wanted: Wanted, to_write: bool) -> Result<Built, BuildError> {
    let mut stages = Vec::new();
    let (readings, read) = Stage::of("read", || read(datasets, base));
    let mut readings = readings?;
    stages.push(read);
    let store = Store::new(base)?;
    let made_on = source_date()?;
    let made_on = made_on.as_deref();
    // The slow search for suggestions needs nothing of the store: both have a core.
    let ((suggestions, suggest), asserted) = rayon::join(
        || {
            let suggest = |reading: &Reading| ranking::suggest(&reading.dataset, &reading.names, wanted);
            Stage::of("suggest", || readings.iter().map(suggest).collect::<Vec<_>>())
        },
        || {
            let (quads, encode) = Stage::of("encode", || asserted(&readings, base, made_on));
            let quads = quads?;
            let lines = to_write.then(|| Lines::of(&quads));
            let (loaded, load) = Stage::of("load", || store.load(quads));
            loaded.map_err(BuildError::from).map(|()| (lines, encode, load))
        },
    );
    let (mut lines, encode, load) = asserted?;
    stages.extend([suggest, encode, load]);
    for (reading, suggestions) in readings.iter_mut().zip(suggestions) {
        reading.dataset.suggestions = suggestions;
        let quads = encoding::encode_suggested(&reading.dataset, &reading.names);
        if let Some(lines) = &mut lines {
            lines.append(Lines::of(&quads));
        }
        store.load(quads)?;
    }
    // What is asserted is sorted on the core that deriving leaves free; what is derived is only merged into it.
    let (derived, derive) =
        Stage::of("derive", || rayon::join(|| derive(&store), || lines.as_mut().map(Lines::sort)).0);
    derived?;
    stages.push(derive);
    if let Some(lines) = &mut lines {
        let (merged, merge) = Stage::of("merge", || {
            lines.append(Lines::of(&store.quads_of(Layer::Derived)?));
            lines.sort();
            Ok::<_, StoreError>(())
        });
        merged?;
        stages.push(merge);
    }
    Ok(Built { store, readings, stages, lines })
}

/// Reads the datasets; fails when an input cannot be read at all.
fn read(datasets: &[Files], base: &str) -> Result<Vec<Reading>, BuildError> {
    let mut readings: Vec<Reading> = Vec::new();
    for files in datasets {
        let reading = dataset::read(files, base)?;
        let slug = &reading.dataset.about.slug;
        if readings.iter().any(|other| other.dataset.about.slug == *slug) {
            return Err(BuildError::SameSlug(slug.clone()));
        }
        readings.push(reading);
    }
    if readings.iter().any(Reading::has_errors) {
        return Err(BuildError::Input(readings.into_iter().flat_map(|reading| reading.diagnostics).collect()));
    }
    Ok(readings)
}

/// All that is asserted, suggestions left aside.
fn asserted(readings: &[Reading], base: &str, made_on: Option<&str>) -> Result<Vec<Quad>, BuildError> {
    let mut quads = ontology(base)?;
    quads.extend(encoding::describe_program(base, made_on));
    for reading in readings {
        quads.extend(encoding::encode(&reading.dataset, &reading.names, made_on));
    }
    Ok(said_once(quads, base))
}

/// Derives what the rules say and what coded samples estimate, and says of the derived layer who made it.
fn derive(store: &Store) -> Result<(), BuildError> {
    queries::derive(store)?;
    store.load(coding::statements(store)?)?;
    // No rule reads how people rate promises.
    let is_read = |layer: &Layer| !matches!(layer, Layer::Derived | Layer::Assessed);
    let layers: Vec<_> = Layer::ALL.into_iter().filter(is_read).collect();
    store.load(encoding::describe_derived(store.base(), &layers, source_date()?.as_deref()))?;
    Ok(())
}

/// Leaves to the feed only what no report says already.
///
/// # Rationale
/// The engine's union of named graphs does not merge them: a statement in two layers is matched twice, and every count
/// over it doubles. So each statement stands in one layer, the first that says it.
fn said_once(mut quads: Vec<Quad>, base: &str) -> Vec<Quad> {
    let (reported, feed) = (Layer::Reported.graph(base).into(), Layer::Feed.graph(base).into());
    let is_in = |quad: &Quad, graph: &GraphName| quad.graph_name == *graph;
    let said: HashSet<(&NamedOrBlankNode, &NamedNode, &Term)> = (quads.iter())
        .filter(|quad| {
            is_in(quad, &reported)
                && [rdf::TYPE, dct::TITLE, pb::MEASURE_TITLE, pb::MEETING_DATE].contains(&quad.predicate.as_ref())
        })
        .map(|quad| (&quad.subject, &quad.predicate, &quad.object))
        .collect();
    let is_new = |quad: &Quad| !is_in(quad, &feed) || !said.contains(&(&quad.subject, &quad.predicate, &quad.object));
    let mut kept = quads.iter().map(is_new).collect::<Vec<_>>().into_iter();
    quads.retain(|_| kept.next().unwrap_or(true));
    quads
}

/// Opens a store: a file `*.nq` or `*.nq.zst`, or a dataset folder, which is built in memory on the spot.
pub fn open(path: &Path) -> Result<Store, BuildError> {
    open_view(path, &View::default())
}

/// As [`open`]: of the store, the part that belongs to the view.
pub fn open_view(path: &Path, view: &View) -> Result<Store, BuildError> {
    if path.is_dir() {
        let least = view.least.unwrap_or(ranking::DEFAULT_LEAST);
        return view.of(build_suggesting(&[Files::open(path)?], DEFAULT_BASE, least)?.store);
    }
    view.of(store::read(path)?)
}

fn ontology(base: &str) -> Result<Vec<Quad>, RdfSyntaxError> {
    let graph = Layer::Ontology.graph(base);
    let parser = RdfParser::from_format(RdfFormat::Turtle).with_default_graph(graph);
    parser.for_slice(ONTOLOGY.as_bytes()).collect()
}
