//! Diagrams of coverage that need nothing but this program: SVG, PNG, PDF, and the table behind each.
//!
//! [`draw`] asks the store (`data`), lays what it answers out as a [`Scene`] (`layout`), and the scene is written
//! (`svg`, `picture`). Nothing of the system's is used, so the same store gives the same bytes everywhere.
#![allow(unreachable_pub, reason = "modules of this room are private: what leaves it is named here")]

mod canvas;
mod data;
mod draw;
mod error;
mod face;
mod frame;
mod layout;
mod palette;
mod picture;
mod request;
pub mod scene;
mod strand;
mod svg;

pub use data::outline::{NamedAgreement, Reported, agreements, reported_sections};
pub use draw::draw;
pub use error::DiagramError;
pub use face::Style;
pub use palette::{Color, Paper, Voice};
pub use request::{By, Kind, Request};
pub use scene::Scene;

use svg::Reader;

use crate::export::Table;

/// A diagram: laid out, and as a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagram {
    /// What is drawn.
    pub scene: Scene,
    /// The data behind it, of all pages.
    pub table: Table,
    /// How many pages there are; the scene is one of them.
    pub pages: usize,
}

impl Diagram {
    /// As SVG for any viewer.
    #[must_use]
    pub fn svg(&self) -> String {
        svg::svg(&self.scene, Reader::Any)
    }

    /// As PNG, two pixels to each of the diagram's.
    pub fn png(&self) -> Result<Vec<u8>, DiagramError> {
        picture::png(&svg::svg(&self.scene, Reader::Renderer))
    }

    /// As PDF of one page.
    pub fn pdf(&self) -> Result<Vec<u8>, DiagramError> {
        picture::pdf(&svg::svg(&self.scene, Reader::Page))
    }
}
