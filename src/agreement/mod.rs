//! How far coders agree: beyond chance, and with how much doubt.
//!
//! From a plain table of who put which unit into which category, [`compare`] gives per cent agreement, Cohen's κ,
//! Krippendorff's α and F1, each with an interval, for two coders or for all. What is coded may be anything: verdicts on
//! pairs of promise and decision, or assessments of promises.
//!
//! # The figures
//! - **Agreement**: of all pairs of codes that two coders gave to one unit, the share that agree.
//! - **κ**: `(p - e) / (1 - e)`, where `p` is the agreement and `e` what two coders would agree on by chance, each keeping
//!   to their own shares of categories. For two coders. J. Cohen, "A coefficient of agreement for nominal scales" (1960).
//! - **α**, nominal: `1 - D/E`, where `D` is the disagreement seen and `E` the one expected if all codes were drawn from one
//!   urn. For any number of coders, and units that not everybody coded. K. Krippendorff, "Computing Krippendorff's
//!   alpha-reliability" (2011); *Content Analysis*, 4th edition (2019), chapter 12.
//! - **F1** of a category: `2a / (2a + b)`, where `a` pairs of codes are both of it and `b` one only: how well one coder finds
//!   what the other found, whoever of the two is taken for the truth, and however many units neither chose it for.
//!   G. Hripcsak, A. S. Rothschild, "Agreement, the F-measure, and reliability in information retrieval" (2005). Of more than
//!   two coders all pairs of coders are counted together.
//!
//! A figure that its formula does not define is absent: no κ and no α where everybody used one category only, no F1 where
//! nobody used the category.
//!
//! # The intervals
//! Codes of one promise hang together, so promises are drawn, with all their units: as many as there are, with replacement,
//! [`Settings::resamples`] times; the interval is from the 2.5th to the 97.5th percentile (cluster bootstrap). The numbers
//! come from a seed, so that it is the same every time. There is none with fewer than ten clusters, or where more than one
//! in twenty resamples leaves the figure undefined. Where coders never differed it has no width: that says that there was
//! nothing to draw from, not that they never will.

mod bootstrap;
mod compare;
mod figures;
mod table;
mod tally;

pub use compare::{About, By, Compared, Comparison, Settings, compare};
pub use figures::{Figure, Interval, Reliability};
pub use table::{AgreementError, Code, Codes};
