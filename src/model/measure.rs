//! The title of a measure: that of its decisions without the words that only say how far its procedure is.
//!
//! # Rationale
//! A government decides on one measure several times, and calls it a `voorontwerp van decreet` first, then an `ontwerp van
//! decreet`, then a `decreet`. Titles are joined when they differ in such words only. They are left out where a title, or a
//! part of it after a colon, begins with them, and where they are a part of the title by themselves: in the middle of a
//! part they can be what the measure is about.

/// Words of procedure before what is decided on, longest first.
const BEFORE: [&str; 34] = [
    "bekrachtiging en afkondiging",
    "tweede principiële goedkeuring",
    "derde principiële goedkeuring",
    "nieuwe principiële goedkeuring",
    "principiële goedkeuring",
    "tweede principiele goedkeuring",
    "principiele goedkeuring",
    "tweede definitieve goedkeuring",
    "definitieve goedkeuring",
    "definitieve vaststelling",
    "voorlopige vaststelling",
    "principiële beslissing",
    "definitieve beslissing",
    "bekrachtiging",
    "voorontwerp van",
    "ontwerp van",
    "second approval in principle",
    "approval in principle",
    "definitive approval",
    "final approval",
    "ratification and promulgation",
    "ratification",
    "preliminary draft of",
    "preliminary draft",
    "draft of",
    "deuxième approbation de principe",
    "approbation de principe",
    "approbation définitive",
    "sanction et promulgation",
    "avant-projet de",
    "avant-projet d'",
    "projet de",
    "draft",
    "voorontwerp",
];

/// Words that are a part of a title by themselves where they say nothing but the step.
const ALONE: [&str; 4] = ["ontwerp", "projet", "avant-projet", "na advies van de raad van state"];

/// What may stand between words of procedure and what is decided on.
const LINKS: [&str; 15] = [
    "van het", "van de", "van een", "van", "het", "de", "of the", "of a", "of", "the", "du", "de la", "des", "le", "la",
];

/// Words that `ontwerp` (draft) is written together with, or before without `van`.
const DRAFTED: [&str; 3] = ["decreet", "besluit", "samenwerkingsakkoord"];

/// What ends a part of a title.
const SEPARATORS: [&str; 6] = [": ", " - ", " – ", " — ", ", ", " ("];

/// The title of the measure that a decision of this title is a step of; `None` where the title has no words of procedure.
///
/// `Voorontwerp van decreet over de sport` and `Ontwerp van decreet over de sport` both give `Decreet over de sport`.
#[must_use]
pub fn measure_title(title: &str) -> Option<String> {
    let mut kept = String::new();
    let mut rest = title;
    let mut separator = "";
    loop {
        let end = SEPARATORS.iter().filter_map(|mark| Some((rest.find(mark)?, *mark))).min_by_key(|(at, _)| *at);
        let (part, after) =
            end.map_or((rest, None), |(at, mark)| (&rest[..at], Some((mark, &rest[at + mark.len()..]))));
        let bare = part.trim_end_matches(')');
        let begins = separator.is_empty() || separator == ": ";
        let stays = if is_procedure(bare) {
            ""
        } else if begins {
            without_procedure(part)
        } else {
            part
        };
        if !stays.is_empty() {
            if !kept.is_empty() {
                kept.push_str(separator);
            }
            kept.push_str(stays);
        }
        let Some((mark, following)) = after else { break };
        (separator, rest) = (mark, following);
    }
    let kept = capitalised(kept.trim());
    (!kept.is_empty() && kept != title).then_some(kept)
}

fn is_procedure(part: &str) -> bool {
    let part = part.trim().to_lowercase();
    BEFORE.iter().chain(&ALONE).any(|words| *words == part)
}

/// What stays of a part of a title that begins with words of procedure.
fn without_procedure(part: &str) -> &str {
    let mut rest = part;
    while let Some(after) = BEFORE.iter().find_map(|words| after_words(rest, words)).or_else(|| after_draft(rest)) {
        rest = LINKS.iter().find_map(|words| after_words(after, words)).unwrap_or(after);
    }
    rest
}

/// What follows whole words at the start of a text, whatever their case.
fn after_words<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let rest = after_start(text, words)?;
    if words.ends_with('\'') {
        return Some(rest);
    }
    rest.strip_prefix(' ').filter(|rest| !rest.trim().is_empty())
}

/// `ontwerpdecreet` and `ontwerp decreet` are an `ontwerp van decreet`.
fn after_draft(text: &str) -> Option<&str> {
    let rest = after_start(text, "voorontwerp").or_else(|| after_start(text, "ontwerp"))?;
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    DRAFTED.iter().any(|drafted| after_start(rest, drafted).is_some()).then_some(rest)
}

fn after_start<'t>(text: &'t str, start: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    for wanted in start.chars() {
        rest.next().filter(|found| found.to_lowercase().eq(wanted.to_lowercase()))?;
    }
    Some(rest.as_str())
}

fn capitalised(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::measure_title;

    #[test]
    fn steps_of_one_measure_have_one_title() {
        for (one, other) in [
            ("Voorontwerp van decreet over de sport", "Ontwerp van decreet over de sport"),
            ("Voorontwerp van decreet over de sport", "Bekrachtiging en afkondiging van het decreet over de sport"),
            ("Ontwerp van besluit over sport", "Besluit over sport"),
            ("Sportplan: principiële goedkeuring", "Sportplan: definitieve goedkeuring"),
            ("Sportplan (principiële goedkeuring)", "Sportplan"),
            ("Principiële goedkeuring sportconvenant 3", "Definitieve goedkeuring sportconvenant 3"),
            ("Sport: ontwerpdecreet", "Sport: voorontwerp van decreet"),
            ("Draft bill on sport", "Bill on sport"),
            ("Avant-projet de décret sur le sport", "Projet de décret sur le sport"),
        ] {
            let joined = |title: &str| measure_title(title).unwrap_or_else(|| title.to_owned());
            assert_eq!(joined(one), joined(other), "{one}");
        }
    }

    #[test]
    fn titles_without_words_of_procedure_and_titles_about_them_stay() {
        for title in [
            "Sportplan 2024",
            "Advies over het ontwerp van decreet over de sport",
            "Bekrachtigingsdecreet sport",
            "Ontwerpers van sportvelden",
            "Principiële goedkeuring",
            "Drafting rules",
        ] {
            assert_eq!(measure_title(title), None, "{title}");
        }
    }
}
