//! From data to a scene: where everything stands. One file for each kind of diagram.

mod bars;
mod heatmap;
mod links;
mod matrix;
mod squarify;
mod timeline;
mod treemap;
mod years;

pub(super) use bars::bars;
pub(super) use heatmap::heatmap;
pub(super) use links::links;
pub(super) use matrix::matrix;
pub(super) use timeline::timeline;
pub(super) use treemap::treemap;
