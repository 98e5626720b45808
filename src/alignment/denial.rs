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

const MOST_BETWEEN: usize = 3;

/// Which share of a theme's sentences deny that there is a follow-up, at most 1.
pub(super) fn share(text: &str) -> f64 {
    let (mut sentences, mut denials) = (0_u32, 0_u32);
    for sentence in text.split(['.', ';', '\n', '!', '?']) {
        let lower = sentence.to_lowercase();
        let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        if words.len() >= 2 {
            sentences += 1;
            denials += u32::from(DENIALS.iter().any(|denial| stands_in(denial, &words)));
        }
    }
    if sentences == 0 { 0.0 } else { f64::from(denials) / f64::from(sentences) }
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
    use super::share;

    #[test]
    fn a_theme_that_reports_nothing_is_told_from_one_that_does() {
        assert!(share("Loketten: het is niet helemaal duidelijk of er een loket komt.") > 0.9);
        assert!(share("Er zijn geen specifieke beslissingen over gevonden. Wel is er een plan.") > 0.4);
        assert!(share("Er kwamen tien loketten. De regering besliste ook over bruggen.") < 0.1);
        assert!(share("Niet alleen in de stad is dit nu voor iedereen die het wil duidelijk.") < 0.1);
    }
}
