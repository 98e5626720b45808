//! What the codes of a store tell: how far its coders agree ([`agreement_table`]), and its assessors ([`rating_tables`]), and
//! what a random sample says of all promises ([`estimates`]).

mod ask;
mod assessments;
mod disputes;
mod error;
mod estimates;
mod outline;
mod pairs;
mod progress;
mod voices;

pub use assessments::{RatingTable, rating_tables};
pub use disputes::{Dispute, disputes};
pub use error::CodingError;
pub use estimates::{Estimated, PartEstimates, PerPart, SampleUse, estimates, statements};
pub use outline::PartName;
pub use pairs::{AgreementTable, agreement_table};
pub use progress::Progress;
pub use voices::Voices;

/// So many candidates of a promise a store always has, and a sheet unless another number is asked for.
const CANDIDATES: usize = 10;
