//! Which part of the store a diagram shows.

use crate::language::Language;
use crate::lookup::{self, LookupError};
use crate::store::Store;

/// All of the store, a domain, or a section with those below it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// Title of the domain; all when there is none.
    pub domain: Option<String>,
    /// Number of the section within the domain; all of the domain when there is none.
    pub number: Option<String>,
}

impl Scope {
    /// The title of the domain, or nothing: as parameters of queries want it.
    pub fn domain(&self) -> &str {
        self.domain.as_deref().unwrap_or_default()
    }

    /// The IRI of the domain, or nothing: as parameters of queries want it.
    pub(in crate::diagram) fn domain_iri(&self, store: &Store) -> Result<String, LookupError> {
        match &self.domain {
            Some(domain) => Ok(lookup::domain(store, domain, None)?.iri),
            None => Ok(String::new()),
        }
    }

    /// Whether a section of the domain is the chosen one or below it; any is when none was chosen.
    pub fn holds(&self, number: &str) -> bool {
        let Some(chosen) = &self.number else { return true };
        number.strip_prefix(chosen.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }

    /// How a title names it.
    pub fn name(&self, language: Language) -> String {
        match (&self.domain, &self.number) {
            (None, _) => language.pick("alle beleidsdomeinen", "all policy domains").to_owned(),
            (Some(domain), None) => domain.clone(),
            (Some(domain), Some(number)) => format!("{domain}, {number}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_holds_those_below_it_and_not_those_that_only_begin_alike() {
        let scope = Scope { domain: Some("Water".to_owned()), number: Some("2.1".to_owned()) };
        let held = ["2.1", "2.1.1", "2.10", "2", "12.1"].map(|number| scope.holds(number));
        assert_eq!(held, [true, true, false, false, false]);
        assert!(Scope::default().holds("2"));
    }
}
