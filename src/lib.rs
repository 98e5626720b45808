//! Pledgebase: a graph knowledge base of what a government promised and what it decided.
//!
//! A dataset folder becomes a store of RDF ([`pipeline::build`]); what is in the store is asked by SPARQL
//! ([`queries::evaluate`]), as typed figures ([`coverage`]), as the trail of one thing ([`trail`]), as a graph ([`graph`]),
//! in words ([`search`]) or as a picture ([`diagram`]).
//!
//! ```
//! use pledgebase::coverage;
//! use pledgebase::dataset::Files;
//! use pledgebase::model::{DEFAULT_BASE, Evidence, Status};
//! use pledgebase::pipeline;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let built = pipeline::build(&[Files::bundled()], DEFAULT_BASE)?;
//! for of in coverage::of(&built.store, Evidence::Firm)? {
//!     let promises = &of.figures.promises;
//!     println!("{}: {} of {} followed up", of.title, promises.of(Status::FollowedUp), promises.total());
//! #   assert!(promises.total() > 0);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! `examples/library.rs` goes on from here. A build is a pure function of its inputs: the same folder gives the same bytes.
//!
//! # Features
//! All are on by default. `cli` is the program; `diagram` draws (and brings the crates that make PNG and PDF); `search` finds
//! words. Without any of them the crate reads, builds, derives, asks and exports.
//!
//! Terms and answers are those of [`oxigraph`], the engine, which is given on under its name.

pub mod agreement;
pub mod alignment;
pub mod choice;
#[cfg(feature = "cli")]
pub mod cli;
pub mod coding;
pub mod coverage;
pub mod dataset;
pub mod diagnostic;
#[cfg(feature = "diagram")]
pub mod diagram;
pub mod estimate;
pub mod export;
pub mod file;
pub mod graph;
pub mod language;
mod lexicon;
pub mod lookup;
pub mod model;
pub mod pipeline;
pub mod queries;
pub mod ranking;
pub mod rdf;
pub mod sampling;
#[cfg(feature = "search")]
pub mod search;
pub mod sheet;
pub mod store;
pub mod trail;
pub mod vocab;

pub use oxigraph;
