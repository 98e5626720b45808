//! Verdicts as coders write them, in English and in Dutch.

use crate::choice::nearest;
use crate::language::comparable;
use crate::model::Verdict;

/// Every word for a verdict; the first one in each language is the one that help texts name.
const WORDS: [(Verdict, &[&str]); 6] = [
    (Verdict::Yes, &["yes", "ja", "y", "j"]),
    (Verdict::Perhaps, &["perhaps", "misschien", "maybe"]),
    (Verdict::No, &["no", "nee", "neen", "n"]),
    (Verdict::Contrary, &["contrary", "tegengesteld", "tegengestelde"]),
    (Verdict::None, &["none", "geen"]),
    (Verdict::NotAPromise, &["not a promise", "geen belofte", "no promise"]),
];

/// Which verdicts there are, for help texts.
pub(super) const ALL: &str = "verdicts are yes, perhaps, no, contrary, none and not-a-promise (ja, misschien, nee, \
                              tegengesteld, geen, geen belofte)";

/// The verdict of a cell, whatever its capitals, hyphens and the full stop behind it.
pub(super) fn verdict(cell: &str) -> Option<Verdict> {
    let word = plain(cell);
    WORDS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(verdict, _)| *verdict)
}

/// The word that was most probably meant.
pub(super) fn nearest_word(cell: &str) -> Option<&'static str> {
    nearest(&plain(cell), WORDS.iter().flat_map(|(_, words)| words.iter().copied()).filter(|word| word.len() > 1))
}

fn plain(cell: &str) -> String {
    let text = comparable(cell).to_lowercase();
    let text = text.replace(['-', '_', '\u{2010}', '\u{2011}'], " ");
    comparable(text.trim_end_matches(['.', '!']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_is_known_however_it_is_set() {
        for (cell, wanted) in [
            ("yes", Verdict::Yes),
            (" JA ", Verdict::Yes),
            ("Misschien.", Verdict::Perhaps),
            ("NO", Verdict::No),
            ("neen", Verdict::No),
            ("Tegengesteld", Verdict::Contrary),
            ("geen", Verdict::None),
            ("not-a-promise", Verdict::NotAPromise),
            ("Not a  promise", Verdict::NotAPromise),
            ("geen_belofte", Verdict::NotAPromise),
        ] {
            assert_eq!(verdict(cell), Some(wanted), "{cell}");
        }
    }

    #[test]
    fn another_word_is_none_and_the_nearest_is_told() {
        assert_eq!((verdict("jaa"), nearest_word("jaa")), (None, Some("ja")));
        assert_eq!((verdict("prehaps"), nearest_word("prehaps")), (None, Some("perhaps")));
        assert_eq!((verdict("1"), nearest_word("1")), (None, None));
        assert_eq!(verdict("TRUE"), None);
    }
}
