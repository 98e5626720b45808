//! Pledgebase: a graph knowledge base of what a government promised and what it decided.
#![doc = "See `ARCHITECTURE.md` for the way of the data through the rooms."]

pub mod alignment;
pub mod choice;
pub mod cli;
pub mod coverage;
pub mod dataset;
pub mod diagnostic;
pub mod diagram;
pub mod export;
pub mod file;
pub mod graph;
pub mod language;
pub mod lookup;
pub mod model;
pub mod pipeline;
pub mod queries;
pub mod rdf;
pub mod search;
pub mod store;
pub mod trail;
pub mod vocab;
