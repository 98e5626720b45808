//! A store seen as of a day, or with surer suggestions only: what does not belong to the view is left out, and all that is
//! derived is derived anew.

use std::collections::HashSet;

use jiff::civil::Date;
use oxigraph::model::{Literal, NamedNode, NamedOrBlankNode, Quad, Term};

use super::{BuildError, horizons};
use crate::model::{Confidence, Filters};
use crate::queries::QueryError;
use crate::queries::rows::prepared;
use crate::rdf::Layer;
use crate::store::{Store, StoreError};
use crate::vocab::{cito, dct, pb, rdf, xsd};

/// Which part of a store is looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct View {
    /// Only decisions and ratings of this day and before; those without a day are left out.
    pub as_of: Option<Date>,
    /// Only suggestions that are at least this sure.
    pub least: Option<Confidence>,
}

impl View {
    /// The part of a store that belongs to the view; the store itself where the view leaves nothing out.
    ///
    /// Cost: as that of loading and deriving a store.
    pub fn of(self, store: Store) -> Result<Store, BuildError> {
        let built_with = least(&store)?;
        if let (Some(wanted), Some(built_with)) = (self.least, built_with)
            && wanted < built_with
        {
            return Err(BuildError::SuggestionsLeftOut { wanted, built_with });
        }
        let narrows = self.least.is_some_and(|wanted| built_with.is_none_or(|built_with| wanted > built_with));
        if self.as_of.is_none() && !narrows {
            return Ok(store);
        }
        let mut quads = store.quads_in_any_order()?;
        quads.extend(stated_horizons(&store)?);
        let gone = self.left_out(&quads);
        let derived = store.graph(Layer::Derived).into();
        let is_gone = |quad: &Quad| {
            quad.graph_name == derived
                || gone.contains(&quad.subject)
                || matches!(&quad.object, Term::NamedNode(node) if gone.contains(&node.clone().into()))
        };
        let view = Store::new(store.base())?;
        view.load(quads.into_iter().filter(|quad| !is_gone(quad)).map(|quad| self.restated(quad)))?;
        super::derive(&view)?;
        Ok(view.narrowed_by(Filters { as_of: self.as_of, min_confidence: self.least.filter(|_| narrows) }))
    }

    /// The things that are not in the view: later decisions with their citations and judgements, later ratings, and less sure
    /// suggestions.
    fn left_out(self, quads: &[Quad]) -> HashSet<NamedOrBlankNode> {
        let mut gone = HashSet::new();
        if let Some(day) = self.as_of {
            let is_before = |quad: &&Quad| {
                quad.predicate == pb::MEETING_DATE
                    && literal(&quad.object).and_then(|text| text.parse::<Date>().ok()).is_some_and(|date| date <= day)
            };
            let before: HashSet<_> = quads.iter().filter(is_before).map(|quad| &quad.subject).collect();
            let decisions = quads.iter().filter(|quad| is_a_decision(quad) && !before.contains(&quad.subject));
            gone.extend(decisions.map(|quad| quad.subject.clone()));
            let is_of_later = |quad: &&Quad| {
                (quad.predicate == cito::HAS_CITED_ENTITY || quad.predicate == pb::HAS_DECISION)
                    && matches!(&quad.object, Term::NamedNode(node) if gone.contains(&node.clone().into()))
            };
            let citations: Vec<_> = quads.iter().filter(is_of_later).map(|quad| quad.subject.clone()).collect();
            gone.extend(citations);
            let is_rated_before = |quad: &&Quad| {
                quad.predicate == dct::CREATED
                    && literal(&quad.object).and_then(|text| text.parse::<Date>().ok()).is_some_and(|date| date <= day)
            };
            let rated_before: HashSet<_> = quads.iter().filter(is_rated_before).map(|quad| &quad.subject).collect();
            let ratings = quads.iter().filter(|quad| is_a_rating(quad) && !rated_before.contains(&quad.subject));
            gone.extend(ratings.map(|quad| quad.subject.clone()));
        }
        if let Some(least) = self.least {
            let suggested: HashSet<_> = (quads.iter())
                .filter(|quad| quad.predicate == pb::METHOD && quad.object == pb::SUGGESTED.into_owned().into())
                .map(|quad| &quad.subject)
                .collect();
            let unsure = quads.iter().filter(|quad| {
                quad.predicate == pb::CONFIDENCE
                    && suggested.contains(&quad.subject)
                    && confidence(&quad.object).is_none_or(|confidence| confidence < least)
            });
            gone.extend(unsure.map(|quad| quad.subject.clone()));
        }
        gone
    }

    /// The view says itself which suggestions it leaves out.
    fn restated(self, mut quad: Quad) -> Quad {
        if quad.predicate == pb::MIN_CONFIDENCE
            && let (Some(least), Term::Literal(literal)) = (self.least, &quad.object)
        {
            let datatype = literal.datatype().into_owned();
            quad.object = Literal::new_typed_literal(least.to_string(), datatype).into();
        }
        quad
    }
}

/// What is known stays known: the days until which the whole store knows of decisions, stated for the view.
fn stated_horizons(store: &Store) -> Result<Vec<Quad>, QueryError> {
    let outline = store.graph(Layer::Outline);
    let stated = |day: Date| Literal::new_typed_literal(day.to_string(), xsd::DATE);
    let horizons = horizons(store)?;
    let mut quads = Vec::new();
    for row in prepared!("datasets.rq").select(store, &[])? {
        if let Some(day) = horizons.get(&row.text("agreement")?) {
            let dataset = NamedNode::new_unchecked(row.text("dataset")?);
            quads.push(Quad::new(dataset, pb::KNOWN_UNTIL, stated(*day), outline.clone()));
        }
    }
    Ok(quads)
}

fn is_a_decision(quad: &Quad) -> bool {
    quad.predicate == rdf::TYPE && quad.object == pb::DECISION.into_owned().into()
}

fn is_a_rating(quad: &Quad) -> bool {
    quad.predicate == rdf::TYPE && quad.object == pb::ASSESSMENT.into_owned().into()
}

/// What the store's suggestions are at least sure of; `None` where nothing was suggested.
fn least(store: &Store) -> Result<Option<Confidence>, StoreError> {
    let stated = store.objects(pb::MIN_CONFIDENCE)?;
    Ok(stated.iter().filter_map(confidence).max())
}

fn confidence(term: &Term) -> Option<Confidence> {
    literal(term)?.parse().ok()
}

fn literal(term: &Term) -> Option<&str> {
    if let Term::Literal(literal) = term { Some(literal.value()) } else { None }
}
