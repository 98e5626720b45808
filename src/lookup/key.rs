//! How names are compared: capitals, accents, white space and invisible characters do not count.

use crate::language::{folded, is_invisible};
use crate::model::{SectionNumber, slug_of};

/// What two texts that mean the same name have in common.
pub(super) fn key(text: &str) -> String {
    let visible: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    let slug = slug_of(&visible);
    // A text of signs only has no slug.
    if slug.is_empty() { folded(&visible).to_lowercase() } else { slug }
}

/// A name as typed, without what cannot be seen at its ends or in it.
pub(super) fn trimmed(text: &str) -> String {
    let visible: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    visible.trim().trim_matches('/').to_owned()
}

/// The number of a section, as it stands in a name: `4.2.1`, `4.2.1.`.
pub(super) fn number(text: &str) -> Option<String> {
    SectionNumber::parse(text).map(|number| number.as_str().to_owned())
}

/// Where the name `…/wonen/4.2.1` or `…/wonen/4.2.1/4` says that something stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    /// Key of the domain.
    pub(super) domain: String,
    /// Number of the section.
    pub(super) number: String,
    /// Which page on the section, where a name tells it: `2` in `4.2.1~2`.
    pub(super) page: Option<String>,
    /// Place in the section or report.
    pub(super) position: Option<u64>,
}

impl Spot {
    /// Reads a name without the word of its kind.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('/').map(str::trim).collect();
        let (&last, rest) = parts.split_last()?;
        if let Some((&before, domain)) = rest.split_last()
            && !domain.is_empty()
            && let (Some((number, page)), Ok(position)) = (number_and_page(before), last.parse())
        {
            return Some(Self { domain: key(&domain.join("/")), number, page, position: Some(position) });
        }
        let (number, page) = number_and_page(last)?;
        let domain = key(&rest.join("/"));
        (!domain.is_empty()).then_some(Self { domain, number, page, position: None })
    }
}

fn number_and_page(text: &str) -> Option<(String, Option<String>)> {
    match text.split_once('~') {
        Some((text, page)) => Some((number(text)?, Some(page.to_owned()))),
        None => Some((number(text)?, None)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_accents_white_space_and_invisible_characters_do_not_count() {
        let alike = [
            "Énergie  et climat",
            "e\u{301}nergie et climat",
            "\u{FEFF}ENERGIE et\u{A0}cli\u{AD}mat ",
            "energie-et-climat",
        ];
        assert_eq!(alike.map(key), ["energie-et-climat"; 4]);
        assert_ne!(key("???"), key("!!!"));
    }

    #[test]
    fn a_spot_is_a_domain_a_number_and_perhaps_a_position() {
        let spot = |text| Spot::parse(text).map(|spot| (spot.domain, spot.number, spot.page, spot.position));
        let at = |domain: &str, number: &str, page: Option<&str>, position| {
            Some((domain.to_owned(), number.to_owned(), page.map(str::to_owned), position))
        };
        assert_eq!(spot("Energie en klimaat/1.3"), at("energie-en-klimaat", "1.3", None, None));
        assert_eq!(spot("wonen/4.2.1/12"), at("wonen", "4.2.1", None, Some(12)));
        assert_eq!(spot("wonen/4.2.1~2/3"), at("wonen", "4.2.1", Some("2"), Some(3)));
        assert_eq!(spot("Land / water/2."), at("land-water", "2", None, None));
        assert_eq!(spot("4.2.1"), None);
        assert_eq!(spot("wonen"), None);
    }
}
