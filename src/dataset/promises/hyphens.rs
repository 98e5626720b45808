//! Healing the hyphens that printed lines ended with: `burger-gerichte` is one word, `EU-subsidies` keeps its hyphen.
//!
//! # Rationale
//! The text was taken from a PDF, so that a word cut at the end of a line kept its hyphen and lost the line. Whether a
//! hyphen is such a cut cannot be seen from the word alone; it can be seen from all other texts: where the joined form
//! (or the word that the parts end) stands elsewhere and the hyphenated form hardly does, the hyphen is a cut. A part
//! with a capital or a digit behind the hyphen is never joined, nor is one after an abbreviation in capitals.
//!
//! Dutch writes a hyphen between the parts of a compound whose vowels would be read as one sound (`hitte-effecten`), and
//! drops a diaeresis where a line ends before it (`effici-ente` was `efficiënte`): *Leidraad* of the *Woordenlijst
//! Nederlandse Taal*, chapters 6 and 7. So where such vowels meet, the word is joined only in a form that stands elsewhere.
//! Words of more than two parts (`free-to-air`) and single letters (`e-commerce`) are joined only so too. A scan also
//! leaves a space on one side (`van -daag`, `gezel- schap`): that is healed where the joined form stands elsewhere.

use std::collections::HashMap;

/// What has more hyphens is no word: it is left alone, and costs no more than its length.
const MOST_HYPHENS: usize = 20;

/// How often words stand in all texts of a dataset.
#[derive(Debug, Default)]
pub(in crate::dataset) struct Attested {
    words: HashMap<String, u32>,
}

impl Attested {
    /// Counts the words of texts, hyphenated ones as a whole.
    pub(in crate::dataset) fn count<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut words: HashMap<String, u32> = HashMap::new();
        for text in texts {
            for word in text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()) {
                *words.entry(word.to_lowercase()).or_default() += 1;
            }
        }
        Self { words }
    }

    /// A copy of the text with cut words joined.
    pub(in crate::dataset) fn heal(&self, text: &str) -> String {
        if !text.contains('-') {
            return text.to_owned();
        }
        let mut out = String::with_capacity(text.len());
        let mut words = text.split_inclusive(char::is_whitespace).peekable();
        while let Some(word) = words.next() {
            match words.peek().and_then(|next| self.joined_over_space(word, next)) {
                Some(joined) => {
                    words.next();
                    out.push_str(&self.heal_word(&joined));
                }
                None => out.push_str(&self.heal_word(word)),
            }
        }
        out
    }

    /// "van -daag", "mis- drijven": two words that are one elsewhere, and a hyphen beside one space between them.
    fn joined_over_space(&self, word: &str, next: &str) -> Option<String> {
        let left = word.strip_suffix(' ')?;
        let (left, right) = match (left.strip_suffix('-'), next.strip_prefix('-')) {
            (Some(left), None) => (left, next),
            (None, Some(right)) => (left, right),
            _ => return None,
        };
        let ends_low = left.chars().next_back().is_some_and(char::is_lowercase);
        let starts_low = right.chars().next().is_some_and(char::is_lowercase);
        let rest = right.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let begin = left.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        if !ends_low || !starts_low || JOINERS.contains(&rest) {
            return None;
        }
        let joint =
            ["", "-"].into_iter().find(|joint| self.seen(&format!("{begin}{joint}{rest}").to_lowercase()) > 0)?;
        Some(format!("{left}{joint}{right}"))
    }

    fn heal_word(&self, word: &str) -> String {
        if word.matches('-').count() > MOST_HYPHENS {
            return word.to_owned();
        }
        let mut healed = word.to_owned();
        let mut from = 0;
        while let Some(at) = healed[from..].find('-').map(|at| from + at) {
            let (left, right) = (&healed[..at], &healed[at + 1..]);
            if let Some(begin) = self.cut_before(left, right, word.matches('-').count() > 1) {
                let end = at + 1 + right.chars().next().map_or(0, char::len_utf8);
                healed.replace_range(at..end, &begin);
                from = at;
            } else {
                from = at + 1;
            }
        }
        healed
    }

    /// Where a hyphen is a cut: the first letter of what follows it, with the diaeresis that the cut has cost it.
    fn cut_before(&self, left: &str, right: &str, is_of_several: bool) -> Option<String> {
        const COMMON: u32 = 3;
        let left = left.rsplit(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
        let right = right.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let starts_low = right.chars().next().is_some_and(char::is_lowercase);
        let ends_low = left.chars().next_back().is_some_and(char::is_lowercase);
        if !starts_low || !ends_low || JOINERS.contains(&right) {
            return None;
        }
        let is_name = left.starts_with(char::is_uppercase);
        let (left, right) = (left.to_lowercase(), right.to_lowercase());
        let first = right.chars().next()?;
        let plain = first.to_string();
        let hyphenated = self.seen(&format!("{left}-{right}"));
        let part = left.rsplit('-').next().unwrap_or_default();
        let collides = part.chars().next_back().is_some_and(|last| COLLIDING.contains(&(last, first)));
        if collides && let Some((_, marked)) = DIAERESES.iter().find(|(from, _)| *from == first) {
            let joined = self.seen(&format!("{left}{marked}{}", &right[first.len_utf8()..]));
            if joined > 0 && joined >= hyphenated {
                return Some(marked.to_string());
            }
        }
        // "Offici-ele", "pati-enten", "offici-eel": a suffix is no word, so that there is no compound to keep.
        if part.ends_with('i') && self.seen(&right) == 0 && hyphenated < COMMON {
            if MARKED_SUFFIXES.contains(&right.as_str()) {
                return Some("ë".to_owned());
            } else if right == "eel" {
                return Some(plain);
            }
        }
        let joined = self.seen(&format!("{left}{right}"));
        // The hyphenated form counts itself once.
        if joined >= hyphenated {
            return (joined > 0).then_some(plain);
        }
        // Neither is attested: a rest that is no word of its own was cut off one. Words that are written with a hyphen
        // by rule or come from English, ends too short to be cut off, and words behind a name keep it.
        let keeps = HYPHENATED.contains(&part)
            || collides
            || is_of_several
            || part.chars().count() == 1
            || right.chars().count() < SHORTEST_REST
            || (is_name && self.seen(&right) > 0);
        (!keeps && hyphenated < COMMON && (self.seen(&right) == 0 || self.seen(&left) == 0)).then_some(plain)
    }

    fn seen(&self, word: &str) -> u32 {
        self.words.get(word).copied().unwrap_or(0)
    }
}

/// No printer cuts off fewer letters.
const SHORTEST_REST: usize = 3;

/// Words before a hyphen that no end of a line made: `niet-actieven`, `back-office`.
const HYPHENATED: &[&str] = &[
    "niet", "non", "ex", "co", "anti", "pro", "semi", "quasi", "socio", "bio", "eco", "zero", "low", "high", "no",
    "back", "front", "bottom", "top", "real", "up", "one", "on", "off", "open", "start", "peer", "living", "smart",
];

/// Vowels that are one sound side by side, so that compounds keep their hyphen between them and other words get a diaeresis.
const COLLIDING: &[(char, char)] = &[
    ('a', 'a'),
    ('a', 'e'),
    ('a', 'i'),
    ('a', 'u'),
    ('e', 'e'),
    ('e', 'i'),
    ('e', 'u'),
    ('i', 'e'),
    ('i', 'i'),
    ('i', 'j'),
    ('o', 'e'),
    ('o', 'i'),
    ('o', 'o'),
    ('o', 'u'),
    ('u', 'i'),
    ('u', 'u'),
    ('u', 'e'),
];

/// Vowels with the diaeresis that says that they begin a syllable.
const DIAERESES: &[(char, char)] = &[('a', 'ä'), ('e', 'ë'), ('i', 'ï'), ('o', 'ö'), ('u', 'ü')];

/// Suffixes that begin with a diaeresis behind an i.
const MARKED_SUFFIXES: &[&str] = &["ele", "elen", "ent", "ente", "enten", "entie", "enties"];

/// Words behind a hanging hyphen: `gezelschaps- en nutsdieren`.
const JOINERS: &[&str] = &["en", "of", "and", "or"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hyphen_goes_where_the_joined_word_is_better_attested() {
        let attested = Attested::count([
            "Departe-ment, Gent-wachtlijsten, back-office, niet-leden, power-to-x",
            "burgergerichte overheid, wachtlijsten, wachtlijsten, Integratie-Inburgering, EU-subsidies, burger-gerichte",
            "hitte, hitte-effecten; informatie, prestatie-informatie; commerce e-commerce free-to-air; natuur landbouw groen zoals",
            "vandaag efficiënte misdrijven drijven daag",
            "het wetgevend kader, wacht-lijsten, beleidsdo-mein, no-gold, kosten-efficiënt, kosten-efficiënt, kosten-efficiënt",
        ]);
        for (given, wanted) in [
            ("burger-gerichte", "burgergerichte"),
            ("wacht-lijsten,", "wachtlijsten,"),
            ("beleidsdo-mein", "beleidsdomein"),
            ("Integratie-Inburgering", "Integratie-Inburgering"),
            ("EU-subsidies", "EU-subsidies"),
            ("kosten-efficiënt", "kosten-efficiënt"),
            ("niet-leden", "niet-leden"),
            ("back-office", "back-office"),
            ("power-to-x", "power-to-x"),
            ("Gent-wachtlijsten", "Gent-wachtlijsten"),
            ("Departe-ment", "Departement"),
            ("gezelschaps- en nutsdieren", "gezelschaps- en nutsdieren"),
            ("hitte-effecten", "hitte-effecten"),
            ("prestatie-informatie", "prestatie-informatie"),
            ("e-commerce", "e-commerce"),
            ("free-to-air", "free-to-air"),
            ("effici-ente", "efficiënte"),
            ("effici-ënte", "efficiënte"),
            ("offici-ele", "officiële"),
            ("industri-eel", "industrieel"),
            ("van -daag", "vandaag"),
            ("de mis -drijven.", "de misdrijven."),
            ("de mis- drijven", "de misdrijven"),
            ("hitte- effecten", "hitte-effecten"),
            ("natuur- landbouw", "natuur- landbouw"),
            ("groen -zoals elders- en", "groen -zoals elders- en"),
        ] {
            assert_eq!(attested.heal(given), wanted);
        }
    }
}
