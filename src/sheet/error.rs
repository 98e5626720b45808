//! Why there is no sheet.

use crate::queries::QueryError;
use crate::sampling::SamplingError;

/// A sheet that cannot be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SheetError {
    /// The store cannot be asked.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// The sample cannot be drawn.
    #[error(transparent)]
    Sampling(#[from] SamplingError),
}

impl SheetError {
    /// Whether no input can cause it.
    #[must_use]
    pub fn is_bug(&self) -> bool {
        match self {
            Self::Query(error) => error.is_bug(),
            Self::Sampling(_) => false,
        }
    }
}
