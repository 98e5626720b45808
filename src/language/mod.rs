//! Languages: the reader's words for things and numbers, one form of the texts that come in, and what is known of the words
//! of a text.

mod stems;
mod text;
mod words;

pub use stems::Stems;
pub use text::{comparable, folded, is_invisible, nfc};
pub use words::*;
