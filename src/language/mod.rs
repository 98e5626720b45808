//! Languages: the reader's words for things and numbers, and what is known of the words of a text.

mod stems;
mod words;

pub use stems::Stems;
pub use words::*;
