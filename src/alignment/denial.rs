//! Themes that report that nothing is found: what they are about was promised, but they are no follow-up.

/// Words, one after the other with at most three others between them, by which a report says that it found nothing.
/// Written from reading reports in Dutch, and the same in English.
const DENIALS: &[&[&str]] = &[
    &["niet", "duidelijk"],
    &["onduidelijk"],
    &["geen", "verwijzing"],
    &["geen", "vermeld"],
    &["geen", "besluit"],
    &["geen", "beslissing"],
    &["geen", "maatregel"],
    &["geen", "bewijs"],
    &["geen", "informatie"],
    &["geen", "actie"],
    &["geen", "initiatie"],
    &["geen", "aanwijzing"],
    &["geen", "melding"],
    &["geen", "gegevens"],
    &["niet", "gereflecteerd"],
    &["niet", "weerspiegeld"],
    &["niet", "vermeld"],
    &["niet", "genoemd"],
    &["niet", "besproken"],
    &["niet", "aangetoond"],
    &["niet", "opgenomen"],
    &["niet", "terug"],
    &["niet", "uitgevoerd"],
    &["niet", "gerealiseerd"],
    &["niet", "aangepakt"],
    &["niet", "behandeld"],
    &["niet", "specifiek"],
    &["niet", "expliciet"],
    &["niet", "direct"],
    &["niet", "rechtstreeks"],
    &["niet", "concreet"],
    &["lijkt", "niet"],
    &["lijken", "niet"],
    &["nog", "niet"],
    &["blijft", "uit"],
    &["ontbreekt"],
    &["ontbreken"],
    &["zonder", "specifieke"],
    &["zonder", "concrete"],
    &["not", "clear"],
    &["unclear"],
    &["no", "decision"],
    &["no", "mention"],
    &["no", "evidence"],
    &["not", "mentioned"],
    &["not", "found"],
];

/// Words by which a report says flatly that there is no decision, whatever it cites.
const FLAT_DENIALS: &[&[&str]] = &[
    &["geen", "besluit"],
    &["geen", "beslissing"],
    &["geen", "maatregel"],
    &["geen", "actie"],
    &["geen", "initiatie"],
    &["geen", "stap"],
    &["geen", "document"],
    &["geen", "verwijzing"],
    &["niet", "één", "beslissing"],
    &["niet", "één", "besluit"],
    &["niets", "beslist"],
    &["niets", "besloten"],
    &["niets", "gevonden"],
    &["niets", "ondernomen"],
    &["niets", "terug"],
    &["nergens", "vermeld"],
    &["nergens", "terug"],
    &["none", "decision"],
    &["none", "measure"],
    &["nothing", "decided"],
    &["nothing", "found"],
    &["no", "decision"],
    &["no", "measure"],
    &["no", "action"],
    &["no", "step"],
    &["no", "mention"],
    &["no", "reference"],
    &["not", "single"],
    &["not", "addressed"],
];

/// Words by which a sentence that denies goes on to report something all the same.
const CONCEDING: &[&str] = &[
    "hoewel", "alhoewel", "ofschoon", "ondanks", "maar", "toch", "wel", "although", "though", "while", "but",
    "despite", "however",
];

const MOST_BETWEEN: usize = 3;

/// Whether a theme denies that there is any follow-up: it says so and cites nothing, or it says nothing else.
pub(super) fn is_denial(text: &str, cites: bool) -> bool {
    let has = |list: &[&[&str]], words: &[&str]| list.iter().any(|denial| stands_in(denial, words));
    let denies = |words: &[&str]| has(DENIALS, words) || has(FLAT_DENIALS, words);
    let is_flat = |words: &[&str]| has(FLAT_DENIALS, words) && !words.iter().any(|word| CONCEDING.contains(word));
    let lower = text.to_lowercase();
    let mut sentences = sentences(&lower).peekable();
    if cites {
        sentences.peek().is_some() && sentences.all(|words| is_flat(&words))
    } else {
        sentences.any(|words| denies(&words))
    }
}

/// The words of each sentence that has some.
fn sentences(lower: &str) -> impl Iterator<Item = Vec<&str>> {
    lower.split(['.', ';', '\n', '!', '?']).map(words_of).filter(|words| words.len() >= 2)
}

fn words_of(sentence: &str) -> Vec<&str> {
    sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// Which share of a theme's sentences deny that there is a follow-up, at most 1.
pub(super) fn share(text: &str) -> f64 {
    let lower = text.to_lowercase();
    let (mut all, mut denials) = (0_u32, 0_u32);
    for words in sentences(&lower) {
        all += 1;
        denials += u32::from(DENIALS.iter().any(|denial| stands_in(denial, &words)));
    }
    if all == 0 { 0.0 } else { f64::from(denials) / f64::from(all) }
}

/// Whether words that begin so stand in a sentence, one not far behind the other.
fn stands_in(denial: &[&str], words: &[&str]) -> bool {
    let Some((first, rest)) = denial.split_first() else { return true };
    let is_first = |word: &str| if rest.is_empty() { word.starts_with(first) } else { word == *first };
    words.iter().enumerate().filter(|(_, word)| is_first(word)).any(|(at, _)| {
        let behind = &words[at + 1..words.len().min(at + 2 + MOST_BETWEEN)];
        rest.iter().all(|next| behind.iter().any(|word| word.starts_with(next)))
    })
}

#[cfg(test)]
mod tests {
    use super::{is_denial, share};

    #[test]
    fn a_theme_that_reports_nothing_is_told_from_one_that_does() {
        assert!(share("Loketten: het is niet helemaal duidelijk of er een loket komt.") > 0.9);
        assert!(share("Er zijn geen specifieke beslissingen over gevonden. Wel is er een plan.") > 0.4);
        assert!(share("Er kwamen tien loketten. De regering besliste ook over bruggen.") < 0.1);
        assert!(share("Niet alleen in de stad is dit nu voor iedereen die het wil duidelijk.") < 0.1);
    }

    #[test]
    fn a_denial_is_one_when_it_cites_nothing_or_says_nothing_else() {
        for text in [
            "Loketten: er is geen enkele beslissing over loketten.",
            "Loketten: hierover werd niets beslist.",
            "Offices: not a single decision was about offices.",
            "Offices: none of the decisions is about them.",
        ] {
            assert!(is_denial(text, false) && is_denial(text, true), "{text}");
        }
        let in_part = "Loketten: hoewel geen besluit erover gaat, kwam er een plan.";
        assert!(is_denial(in_part, false) && !is_denial(in_part, true));
        assert!(!is_denial("Loketten: het decreet is nog niet definitief goedgekeurd.", true));
        assert!(!is_denial("Er kwamen tien loketten. Bruggen kwamen er ook.", false));
    }
}
