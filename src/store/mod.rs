//! A store: quads in an in-memory Oxigraph, saved as one file of sorted N-Quads, and the answers to questions about them.

mod guard;
mod header;
mod limits;
mod lines;
mod question;
mod read;
mod write;

use std::path::PathBuf;

use oxigraph::model::{GraphName, NamedNode, NamedNodeRef, Quad, Term};
use oxigraph::store::StorageError;

pub(crate) use guard::{memory as resident_memory, within};
pub use header::Compression;
pub use limits::{Bytes, InvalidBytes, Limits};
pub use lines::Lines;
pub use question::{Answer, AnswerError, Question, Row};
pub use read::read;
pub use write::{serialize, write, write_lines};

use crate::model::Filters;
use crate::rdf::Layer;

/// Why a store cannot be read, written or filled.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The file cannot be read or written.
    #[error("cannot {action} `{}`", path.display())]
    Io {
        /// `read` or `write`.
        action: &'static str,
        /// The file.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: std::io::Error,
    },
    /// The file's name does not end in `.nq` or `.nq.zst`.
    #[error("`{}` is no store: a store is a file `*.nq` or `*.nq.zst`, or a dataset folder", path.display())]
    UnknownKind {
        /// The file.
        path: PathBuf,
    },
    /// The file has no header of ours.
    #[error(
        "`{}` is damaged, or was not written by `pledgebase build`: its first line is not a store's header; build it again",
        path.display()
    )]
    NoHeader {
        /// The file.
        path: PathBuf,
    },
    /// The file is not what its header says.
    #[error("`{}` is damaged: {reason}; build it again", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// A file of an older version does not say which base its names have.
    #[error("`{}` does not say which base its names have ({found}); build it again", path.display())]
    UnknownBase {
        /// The file.
        path: PathBuf,
        /// What its graphs say.
        found: String,
    },
    /// The engine failed.
    #[error("the graph engine failed")]
    Engine(#[from] StorageError),
}

impl StoreError {
    /// Whether no file can cause it.
    #[must_use]
    pub fn is_bug(&self) -> bool {
        matches!(self, Self::Engine(_))
    }
}

/// What holds the quads. Only what is asked of every engine is asked through [`Question`]; loading and whole layers are of
/// the local one.
#[derive(Clone)]
enum Engine {
    /// In this process.
    Local(oxigraph::store::Store),
}

/// Quads, ready to be queried.
#[derive(Clone)]
pub struct Store {
    engine: Engine,
    base: String,
    limits: Limits,
    filters: Filters,
}

impl Store {
    /// An empty store for names under `base`.
    pub fn new(base: &str) -> Result<Self, StoreError> {
        Ok(Self::from_engine(oxigraph::store::Store::new()?, base.to_owned()))
    }

    /// Wraps a filled engine.
    fn from_engine(engine: oxigraph::store::Store, base: String) -> Self {
        Self { engine: Engine::Local(engine), base, limits: Limits::default(), filters: Filters::default() }
    }

    /// The same store with other limits for the questions that bring none of their own.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// The limits of questions that bring none of their own.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Adds quads. Cost: linear in their number.
    pub fn load(&self, quads: impl IntoIterator<Item = Quad>) -> Result<(), StoreError> {
        let mut loader = self.local().bulk_loader();
        loader.load_quads(quads)?;
        loader.commit()?;
        Ok(())
    }

    /// The base that instance IRIs and layers are named under.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The same store, as what is left after narrowing it.
    #[must_use]
    pub fn narrowed_by(self, filters: Filters) -> Self {
        Self { filters, ..self }
    }

    /// What was left out of it.
    #[must_use]
    pub fn filters(&self) -> Filters {
        self.filters
    }

    /// The graph of a layer.
    #[must_use]
    pub fn graph(&self, layer: Layer) -> NamedNode {
        layer.graph(&self.base)
    }

    /// All quads of some layers (of all when none is named), in the order of their N-Quads lines.
    pub fn quads(&self, layers: &[Layer]) -> Result<Vec<Quad>, StoreError> {
        let mut quads = Vec::new();
        if layers.is_empty() {
            quads = self.quads_in_any_order()?;
        }
        for layer in layers {
            quads.extend(self.quads_of(*layer)?);
        }
        quads.sort_by_cached_key(ToString::to_string);
        Ok(quads)
    }

    /// The quads of a layer, in no order.
    pub fn quads_of(&self, layer: Layer) -> Result<Vec<Quad>, StoreError> {
        let graph = GraphName::from(self.graph(layer));
        self.local().quads_for_pattern(None, None, None, Some(graph.as_ref())).map(|quad| Ok(quad?)).collect()
    }

    /// All quads, in no order.
    pub fn quads_in_any_order(&self) -> Result<Vec<Quad>, StoreError> {
        self.local().iter().map(|quad| Ok(quad?)).collect()
    }

    /// The objects of all statements with a predicate, in no order.
    pub fn objects(&self, predicate: NamedNodeRef<'_>) -> Result<Vec<Term>, StoreError> {
        let quads = self.local().quads_for_pattern(None, Some(predicate), None, None);
        quads.map(|quad| Ok(quad?.object)).collect()
    }

    /// How many quads there are.
    pub fn len(&self) -> Result<usize, StoreError> {
        Ok(self.local().len()?)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> Result<bool, StoreError> {
        Ok(self.local().is_empty()?)
    }

    /// The engine of this process.
    fn local(&self) -> &oxigraph::store::Store {
        let Engine::Local(engine) = &self.engine;
        engine
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("base", &self.base).finish_non_exhaustive()
    }
}
