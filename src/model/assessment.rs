//! What people say of how a promise was kept: ratings on scales that the dataset declares, each with its author, day,
//! argument and sources. No rule reads them.

use jiff::civil::Date;

use super::{Stated, WrittenAt};

/// Everything of a dataset that is somebody's rating; things are named by absolute IRI.
#[derive(Debug, Clone, Default)]
pub struct Assessed {
    /// The scales that the dataset declares or uses, its own before the ready ones.
    pub scales: Vec<Scale>,
    /// How ratings of the ready scales among them compare.
    pub crosswalk: Vec<ScaleStatement>,
    /// The ratings, in the order of promise, scale, author and day.
    pub assessments: Vec<Stated<Assessment>>,
}

/// One person's rating of one promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// Its own IRI.
    pub iri: String,
    /// The promise.
    pub promise: String,
    /// The scale of the rating.
    pub scale: String,
    /// The rating: a concept of the scale.
    pub rating: String,
    /// The number that was given, where the rating was read from one.
    pub value: Option<String>,
    /// The words that were given, where they are other than what the scale calls the rating.
    pub words: Option<String>,
    /// What the author names as evidence.
    pub sources: Vec<NamedSource>,
    /// Earlier ratings of the promise on the scale by the same author.
    pub revises: Vec<String>,
    /// Where it is written.
    pub place: WrittenAt,
}

/// A page, or anything else, that somebody names as evidence: it is known by its address or its words alone, and is no
/// decision of the government.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum NamedSource {
    /// Its address, an absolute IRI.
    Address(String),
    /// Words that are no address.
    Words(String),
}

impl NamedSource {
    /// The address or the words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Address(text) | Self::Words(text) => text,
        }
    }
}

/// A scale on which people rate promises.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// IRI of its concept scheme.
    pub iri: String,
    /// What files call it, such as `polimeter`.
    pub name: String,
    /// Its ratings.
    pub ratings: Vec<Rating>,
    /// All that is said of it and of its ratings.
    pub statements: Vec<ScaleStatement>,
}

/// A rating of a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rating {
    /// IRI of its concept.
    pub iri: String,
    /// What files call it, such as `kept`.
    pub notation: String,
    /// Its labels, in whatever language.
    pub labels: Vec<String>,
    /// Whether it says that what was promised is done; `None` where the scale does not tell.
    pub is_done: Option<bool>,
    /// Whether it says no more than that nobody rated yet.
    pub is_unrated: bool,
}

impl Scale {
    /// The rating that a word means: its notation, one of its labels (capitals aside) or its IRI.
    #[must_use]
    pub fn rating(&self, word: &str) -> Option<&Rating> {
        let word = word.trim();
        let is_called = |label: &str| label.to_lowercase() == word.to_lowercase();
        let by_notation = self.ratings.iter().find(|rating| rating.notation == word || rating.iri == word);
        by_notation.or_else(|| {
            let mut called = self
                .ratings
                .iter()
                .filter(|rating| is_called(&rating.notation) || rating.labels.iter().any(|label| is_called(label)));
            called.next().filter(|_| called.next().is_none())
        })
    }
}

/// A statement of a scale's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScaleStatement {
    /// The scale, or a rating of it.
    pub subject: String,
    /// The property, by its IRI.
    pub property: String,
    /// What is said.
    pub value: ScaleValue,
}

/// What a statement of a scale's file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScaleValue {
    /// Another thing, by its IRI.
    Iri(String),
    /// A text in a language (BCP 47).
    Text(String, String),
    /// A text of no language, such as a notation.
    Plain(String),
    /// A number.
    Integer(i64),
    /// Yes or no.
    Boolean(bool),
    /// A day.
    Date(Date),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rating_is_called_by_notation_label_or_iri_and_never_by_what_several_are_called() {
        let rating = |notation: &str, labels: &[&str]| Rating {
            iri: format!("http://e.org/{notation}"),
            notation: notation.to_owned(),
            labels: labels.iter().map(|label| (*label).to_owned()).collect(),
            is_done: None,
            is_unrated: false,
        };
        let ratings = vec![rating("1", &["Kept", "Nagekomen"]), rating("2", &["Open"]), rating("3", &["open", "1"])];
        let scale = Scale { iri: String::new(), name: String::new(), ratings, statements: Vec::new() };
        let found = |word: &str| scale.rating(word).map(|rating| rating.notation.as_str());
        assert_eq!(
            ["1", " nagekomen", "KEPT", "http://e.org/3"].map(found),
            [Some("1"), Some("1"), Some("1"), Some("3")]
        );
        assert_eq!(["open", "broken", ""].map(found), [None; 3]);
    }
}
