//! Words and numbers in the language of the reader.

use jiff::civil::Date;

use crate::choice::Choice;

/// The language of a diagram's own words; texts of the data stay as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Dutch.
    Dutch,
    /// English.
    English,
}

impl Choice for Language {
    const WHAT: &'static str = "language";
    const ALL: &'static [Self] = &[Self::Dutch, Self::English];

    fn name(self) -> &'static str {
        self.tag()
    }

    fn about(self) -> &'static str {
        self.pick("Dutch", "English")
    }
}

/// One and several of something, in Dutch and in English.
pub type Noun = [&'static str; 4];

pub const PROMISE: Noun = ["belofte", "beloftes", "promise", "promises"];
pub const THEME: Noun = ["thema", "thema's", "theme", "themes"];
pub const DECISION: Noun = ["beslissing", "beslissingen", "decision", "decisions"];
pub const DISTINCT_DECISION: Noun =
    ["verschillende beslissing", "verschillende beslissingen", "distinct decision", "distinct decisions"];
pub const DOSSIER: Noun = ["dossier", "dossiers", "dossier", "dossiers"];
pub const SECTION: Noun = ["sectie", "secties", "section", "sections"];
pub const DOMAIN: Noun = ["beleidsdomein", "beleidsdomeinen", "policy domain", "policy domains"];
pub const LINK: Noun = ["verband", "verbanden", "link", "links"];

impl Language {
    /// The language with this tag, or `None`.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        match tag.split('-').next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "nl" => Some(Self::Dutch),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// The language's tag (BCP 47).
    #[must_use]
    pub fn tag(self) -> &'static str {
        self.pick("nl", "en")
    }

    pub fn pick<T>(self, dutch: T, english: T) -> T {
        match self {
            Self::Dutch => dutch,
            Self::English => english,
        }
    }

    /// `1 belofte`, `9 promises`, `1.112 beslissingen`.
    pub fn counted(self, count: usize, noun: Noun) -> String {
        format!("{} {}", self.number(count), self.noun(count, noun))
    }

    pub fn noun(self, count: usize, noun: Noun) -> &'static str {
        let [een, meer, one, many] = noun;
        match count {
            1 => self.pick(een, one),
            _ => self.pick(meer, many),
        }
    }

    /// With the language's mark between thousands.
    pub fn number(self, count: usize) -> String {
        let digits = count.to_string();
        let mut out = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push(self.pick('.', ','));
            }
            out.push(digit);
        }
        out
    }

    /// A share in whole per cent. What is not nothing is never 0, what is not all is never 100.
    pub fn percent(self, part: usize, of: usize) -> String {
        let space = self.pick("\u{A0}", "");
        if of == 0 {
            return "–".to_owned();
        }
        let rounded = (200 * part + of) / (2 * of);
        match rounded {
            0 if part > 0 => format!("<1{space}%"),
            100 if part < of => format!(">99{space}%"),
            _ => format!("{rounded}{space}%"),
        }
    }

    /// `8 van 9 (89 %)`.
    pub fn share(self, part: usize, of: usize) -> String {
        let word = self.pick("van", "of");
        format!("{} {word} {} ({})", self.number(part), self.number(of), self.percent(part, of))
    }

    /// A day as people of the language write it: `17 november 2023`, `17 November 2023`.
    pub fn day(self, date: Date) -> String {
        const DUTCH: [&str; 12] = [
            "januari",
            "februari",
            "maart",
            "april",
            "mei",
            "juni",
            "juli",
            "augustus",
            "september",
            "oktober",
            "november",
            "december",
        ];
        const ENGLISH: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let months = self.pick(DUTCH, ENGLISH);
        let month = usize::from(date.month().unsigned_abs()).checked_sub(1).and_then(|nth| months.get(nth));
        format!("{} {} {}", date.day(), month.unwrap_or(&""), date.year())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rounded_share_is_nothing_or_all_only_when_it_is() {
        let share = |part, of| Language::English.percent(part, of);
        assert_eq!([share(0, 300), share(1, 300), share(299, 300), share(300, 300)], ["0%", "<1%", ">99%", "100%"]);
        assert_eq!([share(1, 8), share(2, 3), share(0, 0)], ["13%", "67%", "–"]);
        assert_eq!(Language::Dutch.share(8, 9), "8 van 9 (89\u{A0}%)");
    }

    #[test]
    fn numbers_and_days_are_written_as_the_language_does() {
        assert_eq!(Language::Dutch.counted(1_112, DECISION), "1.112 beslissingen");
        assert_eq!(Language::English.counted(1, PROMISE), "1 promise");
        assert_eq!(Language::English.number(1_234_567), "1,234,567");
        assert_eq!(Language::Dutch.day(jiff::civil::date(2023, 11, 17)), "17 november 2023");
    }
}
