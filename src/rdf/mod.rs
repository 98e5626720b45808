//! Model → quads, each in the named graph of who says it.

mod curated;
mod feed;
mod language;
mod layers;
mod outline;
mod quads;
mod reported;
mod suggested;

pub use layers::Layer;

use oxigraph::model::Quad;

use crate::model::{Dataset, Names};

/// The asserted quads of a dataset: outline, reported, feed, curated and suggested layer. What is derived is no business of this room.
#[must_use]
pub fn encode(dataset: &Dataset, names: &Names) -> Vec<Quad> {
    let mut quads = Vec::new();
    outline::encode(dataset, names, &mut quads);
    reported::encode(dataset, names, &mut quads);
    feed::encode(dataset, names, &mut quads);
    curated::encode(dataset, names, &mut quads);
    suggested::encode(dataset, names, &mut quads);
    quads
}
