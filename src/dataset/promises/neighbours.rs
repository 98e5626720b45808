//! What is said around a sentence of a section's text.

use std::ops::Range;

use super::sentences::{cut, prose};

/// The sentences beside a passage, verbatim.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Neighbours {
    /// What introduces the list that it is an item of.
    pub lead: Option<String>,
    /// The sentence before it.
    pub before: Option<String>,
    /// The sentence behind it.
    pub after: Option<String>,
}

/// What stands around a passage in the text of a section with this number and title; nothing where the passage is no part of
/// its prose. The passage is given by characters (as promises found in the text are), or else by its words.
///
/// Cost: linear in the text.
#[must_use]
pub fn neighbours(text: &str, number: &str, title: &str, place: Option<Range<usize>>, words: &str) -> Neighbours {
    let prose = prose(text, number, title);
    let body = &text[prose.clone()];
    let passage = match place {
        Some(characters) => Some(byte_at(text, characters.start)..byte_at(text, characters.end)),
        None => text.find(words.trim()).map(|start| start..start + words.trim().len()),
    };
    let Some(passage) = passage.filter(|passage| !passage.is_empty() && passage.start >= prose.start) else {
        return Neighbours::default();
    };
    let passage = passage.start - prose.start..passage.end - prose.start;
    let sentences = cut(body);
    let touches = |range: &Range<usize>| range.start < passage.end && passage.start < range.end;
    let Some(first) = sentences.iter().position(|sentence| touches(&sentence.range)) else {
        return Neighbours::default();
    };
    let last = sentences.iter().rposition(|sentence| touches(&sentence.range)).unwrap_or(first);
    let said = |range: &Range<usize>| body[range.clone()].to_owned();
    Neighbours {
        lead: sentences[first].lead.as_ref().map(said),
        before: first.checked_sub(1).map(|before| said(&sentences[before].range)),
        after: sentences.get(last + 1).map(|after| said(&after.range)),
    }
}

/// The byte at which a character starts.
fn byte_at(text: &str, character: usize) -> usize {
    text.char_indices().nth(character).map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "1.1 Groen Het is te warm. We planten bomen. Er komt: • een park • één plein. Dat is alles.";

    fn around(words: &str) -> [Option<String>; 3] {
        let Neighbours { lead, before, after } = neighbours(TEXT, "1.1", "Groen", None, words);
        [lead, before, after]
    }

    #[test]
    fn one_sentence_is_told_on_each_side_and_what_introduces_an_item() {
        let said = |text: &str| Some(text.to_owned());
        assert_eq!(around("We planten bomen."), [None, said("Het is te warm."), said("een park")]);
        assert_eq!(around("één plein."), [said("Er komt:"), said("een park"), said("Dat is alles.")]);
        assert_eq!(around("Het is te warm."), [None, None, said("We planten bomen.")]);
        // A passage over two sentences, and a part of one.
        assert_eq!(around("warm. We planten"), [None, None, said("een park")]);
        assert_eq!(around("planten"), [None, said("Het is te warm."), said("een park")]);
    }

    #[test]
    fn a_passage_is_found_by_its_characters() {
        let start = TEXT.chars().position(|c| c == 'é').unwrap();
        let found = neighbours(TEXT, "1.1", "Groen", Some(start..start + 10), "");
        assert_eq!(found.after.as_deref(), Some("Dat is alles."));
    }

    #[test]
    fn nothing_stands_around_what_is_not_there() {
        assert_eq!(around("Iets anders."), [None, None, None]);
        assert_eq!(around(""), [None, None, None]);
        assert_eq!(around("1.1 Groen"), [None, None, None]);
        assert_eq!(neighbours("", "1", "", Some(5..9), ""), Neighbours::default());
    }
}
