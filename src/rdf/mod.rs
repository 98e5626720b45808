//! Model → quads, each in the named graph of who says it.

mod assessed;
mod coded;
mod curated;
mod estimated;
mod feed;
mod language;
mod layers;
mod outline;
mod provenance;
mod quads;
mod reported;
mod suggested;

pub use estimated::EstimateOf;
pub use layers::Layer;

use oxigraph::model::Quad;

use crate::model::{Dataset, Names};

/// The asserted quads of a dataset: outline, reported, feed, curated, coded and assessed layer, and who made these and the
/// suggested one.
/// What is derived is no business of this room.
#[must_use]
pub fn encode(dataset: &Dataset, names: &Names, ended: Option<&str>) -> Vec<Quad> {
    let mut quads = Vec::new();
    outline::encode(dataset, names, &mut quads);
    reported::encode(dataset, names, &mut quads);
    feed::encode(dataset, names, &mut quads);
    curated::encode(dataset, names, &mut quads);
    coded::encode(dataset, names, &mut quads);
    assessed::encode(dataset, names, &mut quads);
    provenance::encode(dataset, names, ended, &mut quads);
    quads
}

/// The suggested layer of a dataset.
#[must_use]
pub fn encode_suggested(dataset: &Dataset, names: &Names) -> Vec<Quad> {
    let mut quads = Vec::new();
    suggested::encode(dataset, names, &mut quads);
    quads
}

/// Who made the ontology's layer: the program, which is described here for all layers.
#[must_use]
pub fn describe_program(base: &str, ended: Option<&str>) -> Vec<Quad> {
    let mut quads = Vec::new();
    provenance::encode_program(base, ended, &mut quads);
    quads
}

/// Estimates from random samples, in the derived layer.
#[must_use]
pub fn encode_estimates(base: &str, estimates: &[EstimateOf]) -> Vec<Quad> {
    let mut quads = Vec::new();
    estimated::encode(base, estimates, &mut quads);
    quads
}

/// Who made the derived layer, and from which layers.
#[must_use]
pub fn describe_derived(base: &str, layers: &[Layer], ended: Option<&str>) -> Vec<Quad> {
    let mut quads = Vec::new();
    provenance::encode_derived(base, layers, ended, &mut quads);
    quads
}
