//! What diagrams show, as typed data from queries, and as tables.

pub mod bars;
pub mod heatmap;
pub mod linked;
pub mod links;
pub mod matrix;
pub mod outline;
pub mod ratings;
mod table;
mod tally;
pub mod timeline;
pub mod treemap;

pub use tally::{Split, promises_of_sections};
