//! Closed choices as values of the command line.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::choice::Choice;

/// Reads a choice by its name: `#[arg(value_parser = choice_parser::<Layer>())]`. The names, with what each means, are
/// listed in help texts, completions and errors.
pub(super) fn choice_parser<T: Choice + Send + Sync>() -> impl TypedValueParser<Value = T> {
    choice_parser_of(T::ALL)
}

/// As [`choice_parser`], where not every value fits.
pub(super) fn choice_parser_of<T: Choice + Send + Sync>(choices: &[T]) -> impl TypedValueParser<Value = T> {
    let value = |choice: &T| {
        let value = PossibleValue::new(choice.name());
        if choice.about().is_empty() { value } else { value.help(choice.about()) }
    };
    PossibleValuesParser::new(choices.iter().map(value)).try_map(|name| T::named(&name))
}
