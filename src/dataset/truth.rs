//! The words for yes and no that tables and feeds are filled in with.

const YES: &[&str] = &["true", "yes", "y", "1", "ja", "j", "waar", "oui", "vrai"];
const NO: &[&str] = &["false", "no", "n", "0", "nee", "neen", "onwaar", "non", "faux"];

/// What a word says; `None` for a word that is neither a yes nor a no. Capitals do not matter.
pub(super) fn truth(word: &str) -> Option<bool> {
    let word = word.trim().to_lowercase();
    match word.as_str() {
        word if YES.contains(&word) => Some(true),
        word if NO.contains(&word) => Some(false),
        _ => None,
    }
}

/// How to write yes and no.
pub(super) const TRUTH_HELP: &str = "write true or false (yes, no, ja, nee, 1 and 0 are read too)";
