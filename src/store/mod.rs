//! A store: quads in an in-memory Oxigraph, saved as one file of sorted N-Quads.

mod file;

use std::path::PathBuf;

use oxigraph::model::{GraphName, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term};
use oxigraph::store::StorageError;

pub use file::{Compression, read, replace_file, serialize, write};

use crate::model::{DEFAULT_BASE, Filters};
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
    /// The engine failed.
    #[error("the graph engine failed")]
    Engine(#[from] StorageError),
}

/// Quads in memory, ready to be queried.
#[derive(Clone)]
pub struct Store {
    engine: oxigraph::store::Store,
    base: String,
    filters: Filters,
}

impl Store {
    /// An empty store for names under `base`.
    pub fn new(base: &str) -> Result<Self, StoreError> {
        Ok(Self { engine: oxigraph::store::Store::new()?, base: base.to_owned(), filters: Filters::default() })
    }

    /// Wraps a filled engine; the base is the one that its layers are named under.
    pub(crate) fn from_engine(engine: oxigraph::store::Store) -> Result<Self, StoreError> {
        let mut base = None;
        for graph in engine.named_graphs() {
            if let NamedOrBlankNode::NamedNode(graph) = graph? {
                base = base.or(Layer::ALL.iter().find_map(|layer| layer.base_of(graph.as_str())).map(str::to_owned));
            }
        }
        Ok(Self { engine, base: base.unwrap_or_else(|| DEFAULT_BASE.to_owned()), filters: Filters::default() })
    }

    /// Adds quads. Cost: linear in their number.
    pub fn load(&self, quads: impl IntoIterator<Item = Quad>) -> Result<(), StoreError> {
        let mut loader = self.engine.bulk_loader();
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
            let graph = GraphName::from(self.graph(*layer));
            for quad in self.engine.quads_for_pattern(None, None, None, Some(graph.as_ref())) {
                quads.push(quad?);
            }
        }
        quads.sort_by_cached_key(ToString::to_string);
        Ok(quads)
    }

    /// All quads, in no order.
    pub fn quads_in_any_order(&self) -> Result<Vec<Quad>, StoreError> {
        self.engine.iter().map(|quad| Ok(quad?)).collect()
    }

    /// The objects of all statements with a predicate, in no order.
    pub fn objects(&self, predicate: NamedNodeRef<'_>) -> Result<Vec<Term>, StoreError> {
        let quads = self.engine.quads_for_pattern(None, Some(predicate), None, None);
        quads.map(|quad| Ok(quad?.object)).collect()
    }

    /// How many quads there are.
    pub fn len(&self) -> Result<usize, StoreError> {
        Ok(self.engine.len()?)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> Result<bool, StoreError> {
        Ok(self.engine.is_empty()?)
    }

    /// The engine, for evaluation.
    pub(crate) fn engine(&self) -> &oxigraph::store::Store {
        &self.engine
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("base", &self.base).finish_non_exhaustive()
    }
}
