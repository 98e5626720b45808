//! Parameters of catalogue queries that are things, given by name.

use super::{LookupError, Wanted, find};
use crate::model::ThingKind;
use crate::queries::{Evaluation, NamedQuery, ValueType};
use crate::store::Store;

/// Binds the parameters of a query; things are given by whatever name they have. A name is looked up in the agreement that
/// is given as a parameter, or else in `agreement`, which is a parameter too where the query has one.
///
/// # Errors
/// When a name means nothing or too much, a value is none of its type, or a parameter is unknown or missing.
pub fn bind(
    store: &Store,
    query: &NamedQuery,
    given: &[(String, String)],
    agreement: Option<&str>,
) -> Result<Evaluation, LookupError> {
    let wanted = |name: &str| {
        let parameter = query.header.parameters.iter().find(|parameter| parameter.name == name)?;
        match parameter.kind {
            ValueType::Domain => Some(Wanted::Domain),
            ValueType::Thing(kind) => Some(Wanted::Kind(kind)),
            _ => None,
        }
    };
    let of_agreements = Wanted::Kind(ThingKind::Agreement);
    let mut given = given.to_vec();
    let of_query = query.header.parameters.iter().find(|parameter| wanted(&parameter.name) == Some(of_agreements));
    if let (Some(parameter), Some(agreement)) = (of_query, agreement)
        && !given.iter().any(|(name, _)| *name == parameter.name)
    {
        given.push((parameter.name.clone(), agreement.to_owned()));
    }
    let said = given.iter().find(|(name, value)| wanted(name) == Some(of_agreements) && !value.is_empty());
    let agreement = said.map(|(_, value)| value.clone()).or_else(|| agreement.map(str::to_owned));
    for (name, value) in &mut given {
        if let Some(wanted) = wanted(name)
            && !value.is_empty()
        {
            let within = agreement.as_deref().filter(|_| wanted != of_agreements);
            *value = find(store, wanted, value, within)?.iri;
        }
    }
    Ok(query.bind(given.iter().map(|(name, value)| (name.as_str(), value.as_str())))?)
}
