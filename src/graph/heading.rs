//! What a file or drawing says of itself: what it shows, and what its figures rest on.

use super::selection::node;
use super::{GraphError, Selection};
use crate::coverage::Basis;
use crate::language::Language;
use crate::model::{Evidence, Part};
use crate::queries::rows::prepared;
use crate::store::Store;

/// The heading of a graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// What is shown.
    pub selection: Selection,
    /// The same in words: `Wonen, 4.2.1`, `Wonen`, `What leads to “a title”`, `All sections`; with the agreement where the
    /// store has several.
    pub title: String,
    /// What its figures rest on; `None` where nothing is known.
    pub basis: Option<Basis>,
}

impl Heading {
    /// The heading of a selection.
    ///
    /// # Errors
    /// When the store cannot be asked.
    pub fn of(store: &Store, selection: &Selection, evidence: Evidence) -> Result<Self, GraphError> {
        let part = match selection {
            Selection::Part(part) => part.clone(),
            Selection::Decision(_) => Part::Whole,
        };
        let basis = Basis::of(store, &part, evidence)?;
        let of_several = Basis::of(store, &Part::Whole, evidence)?.has_several_agreements();
        let mut title = title(store, selection)?;
        if let (true, Part::Section(_), Some(agreement)) = (of_several, &part, basis.agreements.first()) {
            title = format!("{title} ({})", agreement.title);
        }
        Ok(Self { selection: selection.clone(), title, basis: Some(basis) })
    }

    /// A heading of a title only.
    #[must_use]
    pub fn titled(title: &str) -> Self {
        Self { selection: Selection::Part(Part::Whole), title: title.to_owned(), basis: None }
    }

    /// What the figures rest on, in English sentences.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        self.basis.as_ref().map_or_else(Vec::new, |basis| basis.lines(Language::English))
    }
}

fn title(store: &Store, selection: &Selection) -> Result<String, GraphError> {
    let iri = match selection {
        Selection::Part(Part::Whole) => return Ok("All sections".to_owned()),
        Selection::Part(Part::Agreement(iri) | Part::Section(iri)) | Selection::Decision(iri) => iri,
    };
    let mut rows = prepared!("select/title.rq").select(store, &[("it", node(iri))])?;
    let Some(row) = rows.next() else { return Ok(iri.clone()) };
    let title = row.optional_text("title")?.unwrap_or_else(|| iri.clone());
    Ok(match (selection, row.optional_text("domain")?, row.optional_text("number")?) {
        (Selection::Decision(_), _, _) => format!("What leads to “{title}”"),
        (_, Some(domain), Some(number)) => format!("{domain}, {number}"),
        _ => title,
    })
}
