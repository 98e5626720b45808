//! From data to a scene: where everything stands. One file for each kind of diagram.

mod bars;
mod heatmap;
mod links;
mod matrix;
mod pages;
mod ratings;
mod squarify;
mod timeline;
mod treemap;
mod voices;
mod years;

pub use bars::bars;
pub use heatmap::heatmap;
pub use links::links;
pub use matrix::matrix;
pub use ratings::ratings;
pub use timeline::timeline;
pub use treemap::treemap;
