//! Who put which unit into which category.

use std::collections::{BTreeMap, BTreeSet};

/// A coder's category for a unit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code {
    /// What was coded: a pair of promise and decision, or a promise.
    pub unit: String,
    /// What hangs together: the promise.
    pub cluster: String,
    /// What is reported apart: the domain. Empty where there is none.
    pub group: String,
    /// Who coded.
    pub coder: String,
    /// What they said.
    pub category: String,
}

/// Codes that do not make a table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AgreementError {
    /// A coder said two things of one unit.
    #[error("`{coder}` coded `{unit}` twice: `{one}` and `{other}`")]
    Twice {
        /// The coder.
        coder: String,
        /// The unit.
        unit: String,
        /// One category.
        one: String,
        /// Another.
        other: String,
    },
    /// A unit is of two clusters, or of two groups.
    #[error("`{unit}` is both of `{one}` and of `{other}`")]
    TwoPlaces {
        /// The unit.
        unit: String,
        /// One cluster or group.
        one: String,
        /// Another.
        other: String,
    },
    /// Nobody of that name coded anything.
    #[error("there are no codes of `{coder}`: there are codes of {}", known.join(", "))]
    UnknownCoder {
        /// Who was asked for.
        coder: String,
        /// Who there is.
        known: Vec<String>,
    },
    /// One coder agrees with nobody.
    #[error("agreement takes two coders, and there are codes of {}", if known.is_empty() { "nobody".to_owned() } else { known.join(", ") })]
    TooFewCoders {
        /// Who there is.
        known: Vec<String>,
    },
}

/// A table of codes: units, and for each what each coder said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Codes {
    pub(super) coders: Vec<String>,
    pub(super) categories: Vec<String>,
    pub(super) units: Vec<Unit>,
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) cluster: String,
    pub(super) group: String,
    /// The category of each coder, as its number; `None` where they did not code the unit.
    pub(super) codes: Vec<Option<usize>>,
}

impl Codes {
    /// The table of codes, whatever their order. A code that is there twice counts once.
    ///
    /// # Errors
    /// [`AgreementError::Twice`] and [`AgreementError::TwoPlaces`].
    pub fn of(all: impl IntoIterator<Item = Code>) -> Result<Self, AgreementError> {
        let all: BTreeSet<Code> = all.into_iter().collect();
        let coders: BTreeSet<_> = all.iter().map(|code| code.coder.as_str()).collect();
        let categories: BTreeSet<_> = all.iter().map(|code| code.category.as_str()).collect();
        let numbered = |names: &BTreeSet<&str>| -> BTreeMap<String, usize> {
            names.iter().enumerate().map(|(number, name)| ((*name).to_owned(), number)).collect()
        };
        let (of_coder, of_category) = (numbered(&coders), numbered(&categories));
        let mut units: BTreeMap<&str, Unit> = BTreeMap::new();
        for code in &all {
            let unit = units.entry(&code.unit).or_insert_with(|| Unit {
                cluster: code.cluster.clone(),
                group: code.group.clone(),
                codes: vec![None; coders.len()],
            });
            for (one, other) in [(&unit.cluster, &code.cluster), (&unit.group, &code.group)] {
                if one != other {
                    let (unit, one, other) = (code.unit.clone(), one.clone(), other.clone());
                    return Err(AgreementError::TwoPlaces { unit, one, other });
                }
            }
            let place = &mut unit.codes[of_coder[&code.coder]];
            let category = of_category[&code.category];
            if let Some(before) = place.replace(category) {
                let name =
                    |category: usize| categories.iter().nth(category).map_or_else(String::new, ToString::to_string);
                return Err(AgreementError::Twice {
                    coder: code.coder.clone(),
                    unit: code.unit.clone(),
                    one: name(before),
                    other: name(category),
                });
            }
        }
        let units = units.into_values().collect();
        Ok(Self { coders: of_coder.into_keys().collect(), categories: of_category.into_keys().collect(), units })
    }

    /// Who coded, in alphabetical order.
    #[must_use]
    pub fn coders(&self) -> &[String] {
        &self.coders
    }

    /// What was said, in alphabetical order.
    #[must_use]
    pub fn categories(&self) -> &[String] {
        &self.categories
    }

    /// How many units somebody coded.
    #[must_use]
    pub fn units(&self) -> usize {
        self.units.len()
    }

    /// The numbers of coders by name; all of them without names.
    pub(super) fn numbers(&self, names: &[String]) -> Result<Vec<usize>, AgreementError> {
        let known = || self.coders.clone();
        let number = |name: &String| {
            let unknown = || AgreementError::UnknownCoder { coder: name.clone(), known: known() };
            self.coders.iter().position(|coder| coder == name).ok_or_else(unknown)
        };
        let wanted: BTreeSet<usize> = names.iter().map(number).collect::<Result<_, _>>()?;
        let numbers: Vec<_> =
            if names.is_empty() { (0..self.coders.len()).collect() } else { wanted.into_iter().collect() };
        if numbers.len() < 2 { Err(AgreementError::TooFewCoders { known: known() }) } else { Ok(numbers) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(unit: &str, cluster: &str, coder: &str, category: &str) -> Code {
        let text = str::to_owned;
        Code {
            unit: text(unit),
            cluster: text(cluster),
            group: String::new(),
            coder: text(coder),
            category: text(category),
        }
    }

    #[test]
    fn codes_make_the_same_table_in_any_order() {
        let mut codes = vec![
            code("1", "p", "ann", "yes"),
            code("2", "p", "ben", "no"),
            code("1", "p", "ben", "no"),
            code("1", "p", "ann", "yes"),
        ];
        let table = Codes::of(codes.clone()).unwrap();
        codes.reverse();
        assert_eq!(Codes::of(codes).unwrap(), table);
        assert_eq!(
            (table.coders().join(" "), table.categories().join(" "), table.units()),
            ("ann ben".into(), "no yes".into(), 2)
        );
    }

    #[test]
    fn a_unit_has_one_category_of_a_coder_and_one_place() {
        let twice = Codes::of([code("1", "p", "ann", "yes"), code("1", "p", "ann", "no")]);
        assert_eq!(twice.unwrap_err().to_string(), "`ann` coded `1` twice: `no` and `yes`");
        let places = Codes::of([code("1", "p", "ann", "yes"), code("1", "q", "ben", "yes")]);
        assert_eq!(places.unwrap_err().to_string(), "`1` is both of `p` and of `q`");
    }

    #[test]
    fn coders_are_asked_for_by_name() {
        let table = Codes::of([code("1", "p", "ann", "yes"), code("1", "p", "ben", "no")]).unwrap();
        assert_eq!(table.numbers(&[]), Ok(vec![0, 1]));
        assert_eq!(table.numbers(&["ben".to_owned(), "ann".to_owned()]), Ok(vec![0, 1]));
        let unknown = table.numbers(&["cas".to_owned()]).unwrap_err().to_string();
        assert_eq!(unknown, "there are no codes of `cas`: there are codes of ann, ben");
        let alone = table.numbers(&["ann".to_owned(), "ann".to_owned()]).unwrap_err().to_string();
        assert_eq!(alone, "agreement takes two coders, and there are codes of ann, ben");
    }
}
