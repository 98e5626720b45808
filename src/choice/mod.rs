//! Closed choices: the names of their values, what each means, and one error for a name that is none of them.
//!
//! A choice is written the same way everywhere: on the command line, as a parameter of a query, in a file. A name that is
//! not one of its values is never taken for the nearest; the error tells the nearest instead.

mod file;

use std::fmt;

pub use file::{FileFormat, UnknownFormat, format_for};

/// A type with a few named values.
pub trait Choice: Copy + PartialEq + Sized + 'static {
    /// What one value is, for errors: `status`, `level of evidence`.
    const WHAT: &'static str;
    /// Every value, in the order in which they are shown.
    const ALL: &'static [Self];

    /// Its name, as written everywhere.
    fn name(self) -> &'static str;

    /// What it means, in one line for help texts; may be empty.
    fn about(self) -> &'static str;

    /// The value of a name, letter for letter.
    ///
    /// # Errors
    /// [`UnknownChoice`] for any other text.
    fn named(name: &str) -> Result<Self, UnknownChoice> {
        let found = Self::ALL.iter().copied().find(|value| value.name() == name);
        found.ok_or_else(|| UnknownChoice::new(Self::WHAT, name, Self::ALL.iter().map(|value| value.name())))
    }
}

/// A name that is none of a choice's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownChoice {
    what: &'static str,
    given: String,
    names: Vec<String>,
}

impl UnknownChoice {
    /// `given` is none of `names`; `what` says what a value is.
    pub fn new(what: &'static str, given: &str, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { what, given: given.to_owned(), names: names.into_iter().map(Into::into).collect() }
    }

    /// The name that was most probably meant.
    #[must_use]
    pub fn nearest(&self) -> Option<&str> {
        nearest(&self.given, self.names.iter().map(String::as_str))
    }
}

impl fmt::Display for UnknownChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no {}: write {}", self.given, self.what, one_of(&self.names))?;
        match self.nearest() {
            Some(name) => write!(f, " (did you mean `{name}`?)"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for UnknownChoice {}

/// `a, b or c`.
#[must_use]
pub fn one_of(names: &[impl AsRef<str>]) -> String {
    match names {
        [] => "nothing: there is no choice".to_owned(),
        [only] => only.as_ref().to_owned(),
        [rest @ .., last] => {
            format!("{} or {}", rest.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", "), last.as_ref())
        }
    }
}

/// The known name that a mistyped one is most like, if any is like it at all (Jaro–Winkler, capitals aside; of two that
/// differ in capitals only, the one with more of the given).
#[must_use]
pub fn nearest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const LEAST_ALIKE: f64 = 0.8;
    let small = given.to_lowercase();
    let alike = known
        .into_iter()
        .map(|name| (strsim::jaro_winkler(&small, &name.to_lowercase()), strsim::jaro_winkler(given, name), name));
    let best = alike.filter(|(alike, ..)| *alike >= LEAST_ALIKE);
    best.max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))).map(|(.., name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Clone, Copy, PartialEq)]
    enum Colour {
        Red,
        Green,
    }

    impl Choice for Colour {
        const WHAT: &'static str = "colour";
        const ALL: &'static [Self] = &[Self::Red, Self::Green];

        fn name(self) -> &'static str {
            match self {
                Self::Red => "red",
                Self::Green => "green",
            }
        }

        fn about(self) -> &'static str {
            ""
        }
    }

    #[test]
    fn a_name_is_taken_letter_for_letter_and_the_nearest_is_told() {
        assert_eq!(Colour::named("red"), Ok(Colour::Red));
        let error = Colour::named("Green").unwrap_err();
        assert_eq!(error.to_string(), "`Green` is no colour: write red or green (did you mean `green`?)");
        assert_eq!(Colour::named("42").unwrap_err().to_string(), "`42` is no colour: write red or green");
    }
}
