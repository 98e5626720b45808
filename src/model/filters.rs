//! What a store was narrowed to before anything was counted.

use jiff::civil::Date;
use serde::Serialize;

use super::Confidence;

/// Filters of a store; outputs name those that are set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Filters {
    /// Only decisions of this day and before; those without a day are left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// Only suggestions that are at least this sure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_confidence: Option<Confidence>,
}
