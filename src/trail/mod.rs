//! Why a promise, section, theme or decision has its status: the trail step by step, with who says so and where.
//!
//! [`explain`] gives data, a [`Card`]; [`text()`] writes it for readers, in Dutch or English.

mod ask;
mod assessed;
mod card;
mod decision;
mod pairs;
mod part;
mod promise;
mod rated;
mod text;
mod theme;
mod tree;
mod words;

pub use card::{
    AgreementCard, AssessmentLine, Card, CardFigures, Cited, Citing, ContinuedPromise, DecisionCard, DecisionRef,
    Explanation, FilePlace, FollowedPromise, JudgementLine, LinkedPromise, LinkedTheme, ListedCard, Marker, PairLine,
    PromiseCard, PromiseLine, RatedBy, RejectedTheme, Said, SectionCard, SectionLine, SectionRef, SourceRef, StepSaid,
    ThemeCard, ThemeLine,
};
pub use text::text;

use ask::Asking;

use crate::coverage::Basis;
use crate::lookup::Thing;
use crate::model::{Evidence, Part, ThingKind};
use crate::queries::QueryError;
use crate::store::Store;

/// Explains a thing that [`crate::lookup`] found, with the links that count at a level of evidence.
///
/// # Errors
/// When the store cannot be asked, or lacks what every such thing has.
pub fn explain(store: &Store, thing: &Thing, evidence: Evidence) -> Result<Explanation, QueryError> {
    let asking = Asking { store, it: &thing.iri, evidence };
    let card = match thing.kind {
        ThingKind::Promise => Card::Promise(Box::new(promise::card(&asking)?)),
        ThingKind::Theme => Card::Theme(theme::card(&asking)?),
        ThingKind::Section => Card::Section(part::section(&asking)?),
        ThingKind::Agreement => Card::Agreement(part::agreement(&asking, &thing.title)?),
        ThingKind::Decision => Card::Decision(decision::card(&asking)?),
    };
    let whole = Basis::of(store, &Part::Whole, evidence)?;
    let names_agreement = whole.has_several_agreements();
    let part = match &card {
        Card::Promise(promise) => Part::Section(promise.section.iri.clone()),
        Card::Theme(ThemeCard { section, .. }) | Card::Section(SectionCard { section, .. }) => {
            Part::Section(section.iri.clone())
        }
        Card::Agreement(AgreementCard { iri, .. }) => Part::Agreement(iri.clone()),
        Card::Decision(_) => Part::Whole,
    };
    let basis = if part == Part::Whole { whole } else { Basis::of(store, &part, evidence)? };
    Ok(Explanation { card, basis, names_agreement })
}
