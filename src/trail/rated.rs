//! What people say of a promise beside the trail, in words: how they rate it, and what a table says of it.

use super::card::{AssessmentLine, ListedCard, PromiseCard, RatedBy, SourceRef};
use super::text::{Writer, place};
use super::tree::{Step, Tree};
use crate::coverage::beside_the_trail;

impl Writer {
    /// What a table of promises says of one.
    pub(super) fn listed(&self, tree: &mut Tree, listed: &ListedCard) {
        let identifier = listed.identifier.as_ref().map(|name| format!(" ({name})")).unwrap_or_default();
        tree.fact(self.pick("in tabel", "in table"), format!("{}{identifier}", place(&listed.place)));
        if !listed.parties.is_empty() {
            tree.fact(self.pick("van", "from"), listed.parties.join(", "));
        }
        if let Some(due) = listed.due {
            tree.fact(self.pick("uiterlijk", "due"), due.to_string());
        }
        if let Some(day) = listed.looked_at {
            tree.fact(self.pick("bekeken", "looked at"), day.to_string());
        }
        if !listed.tags.is_empty() {
            tree.fact(self.pick("trefwoorden", "keywords"), listed.tags.join(", "));
        }
    }

    /// How people rate it, and what is named as evidence; that this is no part of the trail is said first.
    pub(super) fn assessed(&self, tree: &mut Tree, card: &PromiseCard) {
        if !card.assessments.is_empty() {
            tree.fact(self.pick("beoordeeld", "rated"), beside_the_trail(self.language));
        }
        tree.steps.extend(card.assessments.iter().map(|assessment| self.assessment(assessment)));
        let is_told = |source: &&SourceRef| !card.assessments.iter().any(|rated| rated.sources.contains(source));
        for source in card.sources.iter().filter(is_told) {
            let what = self.pick(
                "genoemd als bewijs, geen beslissing van de regering",
                "named as evidence, no decision of the government",
            );
            tree.steps.push(Step::new([source.label.clone(), what.to_owned()]));
        }
    }

    /// `rated: kept (A reader), done (Another)`; nothing where nobody rates.
    pub(super) fn ratings(&self, ratings: &[RatedBy]) -> Option<String> {
        let said = ratings.iter().map(|rated| format!("{} ({})", rated.label.in_language(self.language), rated.by));
        let said: Vec<_> = said.collect();
        (!said.is_empty()).then(|| format!("{} {}", self.pick("beoordeeld:", "rated:"), said.join(", ")))
    }

    /// `rated kept in part (33.5) by A reader on 2024-05-31 · scale “Progress” (assessed layer) · file:line`
    fn assessment(&self, rated: &AssessmentLine) -> Step {
        let mut rating = rated.label.in_language(self.language).to_owned();
        if let Some(given) = rated.value.as_ref().or(rated.words.as_ref()) {
            rating = format!("{rating} ({})", self.pick(given.replace('.', ","), given.clone()));
        }
        let on = rated.on.map(|on| self.pick(format!(" op {on}"), format!(" on {on}"))).unwrap_or_default();
        let by = &rated.by;
        let revised = if rated.revised { self.pick(", later herzien", ", revised since") } else { "" };
        let what = self.pick(
            format!("beoordeeld als {rating} door {by}{on}{revised}"),
            format!("rated {rating} by {by}{on}{revised}"),
        );
        let (scale, layer) = (rated.scale_label.in_language(self.language), &rated.layer);
        let scale = self.pick(format!("schaal “{scale}” (laag {layer})"), format!("scale “{scale}” ({layer} layer)"));
        let mut step = Step::new([what, scale, place(&rated.place)]);
        step.steps.extend(rated.argument.iter().map(|argument| Step::new([format!("“{argument}”")])));
        let sources = rated.sources.iter();
        step.steps
            .extend(sources.map(|source| Step::new([self.pick("bron: ", "source: ").to_owned() + &source.label])));
        step
    }
}
