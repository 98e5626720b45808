//! What a store was narrowed to before anything was counted.

use jiff::civil::Date;

use super::Confidence;

/// Filters of a store; outputs name those that are set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Filters {
    /// Only decisions of this day and before; those without a day are left out.
    pub as_of: Option<Date>,
    /// Only suggestions that are at least this sure.
    pub min_confidence: Option<Confidence>,
}
