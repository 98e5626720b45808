//! What a scale's file may leave unsaid: data without reasoning says it.

use crate::model::{Rating, ScaleStatement, ScaleValue};
use crate::vocab::{dct, rdf, schema, skos};

/// Adds what follows from what is said of a scale: classes, title and label, membership from both sides, top concepts, and the
/// order of the ratings as they stand in the file where nobody gives one.
pub(super) fn complete(scale: &str, ratings: &[Rating], statements: &mut Vec<ScaleStatement>) {
    let say = |subject: &str, property: oxigraph::model::NamedNodeRef<'_>, value: ScaleValue| ScaleStatement {
        subject: subject.to_owned(),
        property: property.as_str().to_owned(),
        value,
    };
    let iri = |iri: &str| ScaleValue::Iri(iri.to_owned());
    let mut more = vec![say(scale, rdf::TYPE, iri(skos::CONCEPT_SCHEME.as_str()))];
    for (from, to) in [(dct::TITLE, skos::PREF_LABEL), (skos::PREF_LABEL, dct::TITLE)] {
        let of_scale = |said: &&ScaleStatement| said.subject == scale;
        if !statements.iter().filter(of_scale).any(|said| said.property == to.as_str()) {
            let given = statements.iter().filter(of_scale).filter(|said| said.property == from.as_str());
            more.extend(given.map(|said| say(scale, to, said.value.clone())));
        }
    }
    let has_order = statements.iter().any(|said| said.property == schema::POSITION.as_str());
    let broader = [skos_term("broader"), skos_term("broaderTransitive")];
    for (index, rating) in ratings.iter().enumerate() {
        let of_rating = |said: &&ScaleStatement| said.subject == rating.iri;
        let is_narrower = statements.iter().filter(of_rating).any(|said| broader.contains(&said.property));
        more.push(say(&rating.iri, rdf::TYPE, iri(skos::CONCEPT.as_str())));
        more.push(say(&rating.iri, skos::IN_SCHEME, iri(scale)));
        if !is_narrower {
            more.push(say(&rating.iri, skos::TOP_CONCEPT_OF, iri(scale)));
            more.push(say(scale, skos::HAS_TOP_CONCEPT, iri(&rating.iri)));
        }
        if !has_order {
            let place = i64::try_from(index + 1).unwrap_or(i64::MAX);
            more.push(say(&rating.iri, schema::POSITION, ScaleValue::Integer(place)));
        }
    }
    // Top concepts that are no ratings of the scale were left out with a finding, or never declared.
    let is_of_scale = |said: &ScaleStatement| {
        said.property != skos::HAS_TOP_CONCEPT.as_str()
            || ratings.iter().any(|rating| said.value == ScaleValue::Iri(rating.iri.clone()))
    };
    statements.retain(is_of_scale);
    for statement in more {
        if !statements.contains(&statement) {
            statements.push(statement);
        }
    }
}

fn skos_term(name: &str) -> String {
    format!("http://www.w3.org/2004/02/skos/core#{name}")
}
