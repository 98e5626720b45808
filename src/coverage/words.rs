//! What figures rest on, in words.

use super::{AgreementBasis, Basis, FollowedUp, Ratings, beside_the_trail};
use crate::language::{Language, PROMISE};
use crate::model::{Evidence, Filters};

impl Basis {
    /// All of it: whose word counts with the numbers of each, filters, horizon, and who wrote the reports; a sentence each.
    #[must_use]
    pub fn lines(&self, language: Language) -> Vec<String> {
        let mut lines = Vec::new();
        if self.has_several_agreements() {
            for agreement in &self.agreements {
                lines.push(self.evidence_of(language, Some(&agreement.title), agreement.followed_up));
                lines.extend(self.withdrawn_of(language, agreement.followed_up));
            }
        } else {
            lines.push(self.evidence_line(language));
            lines.extend(self.withdrawn_line(language));
        }
        lines.extend(self.unexamined_line(language));
        lines.extend(self.estimate_lines(language));
        lines.extend(self.filters_line(language));
        lines.extend(self.horizon_lines(language));
        lines.extend(self.author_lines(language));
        lines.extend(self.rating_lines(language));
        lines
    }

    /// How people rate the promises, and that it counts for no status; nothing where nobody rates.
    #[must_use]
    pub fn rating_lines(&self, language: Language) -> Vec<String> {
        if self.ratings.is_empty() {
            return Vec::new();
        }
        let line = |ratings: &Ratings| {
            let line = ratings.line(language);
            if self.has_several_agreements() { format!("{}: {line}", ratings.agreement) } else { line }
        };
        let lines = self.ratings.iter().map(line);
        std::iter::once(beside_the_trail(language).to_owned()).chain(lines).collect()
    }

    /// Whose word counts, with the numbers of each: `All evidence, Wonen: 12 of 40 promises followed up, 5 as people say and
    /// 7 only as an algorithm suggests, which nobody checked.`
    #[must_use]
    pub fn evidence_line(&self, language: Language) -> String {
        self.evidence_of(language, self.about.as_ref(), self.followed_up)
    }

    fn evidence_of(&self, language: Language, about: Option<&String>, followed_up: FollowedUp) -> String {
        let level = match self.evidence {
            Evidence::All => language.pick("Al het bewijs", "All evidence"),
            Evidence::Judged => language.pick("Alleen beoordeeld bewijs", "Judged evidence only"),
            Evidence::Firm => language.pick("Alleen vast bewijs", "Firm evidence only"),
        };
        let about = about.map(|about| format!(", {about}")).unwrap_or_default();
        let share = language.pick("van", "of");
        let counted = language.number(followed_up.at(self.evidence));
        let promises = language.counted(followed_up.promises, PROMISE);
        let followed = language.pick("opgevolgd", "followed up");
        let (whose, others) = (self.whose(language, followed_up), self.others(language, followed_up));
        format!("{level}{about}: {counted} {share} {promises} {followed}{whose}{others}.")
    }

    /// On whose word the promises are followed up that count.
    fn whose(&self, language: Language, followed_up: FollowedUp) -> String {
        let FollowedUp { by_people, only_by_programs, only_suggested, .. } = followed_up;
        let voices = [
            (Evidence::Firm, by_people, language.pick("volgens mensen", "as people say")),
            (
                Evidence::Judged,
                only_by_programs,
                language.pick("alleen volgens programma's die codeerden", "only as programs coded"),
            ),
            (
                Evidence::All,
                only_suggested,
                language.pick(
                    "alleen volgens een algoritme, dat niemand naging",
                    "only as an algorithm suggests, which nobody checked",
                ),
            ),
        ];
        let heard: Vec<_> =
            voices.into_iter().filter(|(level, count, _)| *level >= self.evidence && *count > 0).collect();
        match heard.as_slice() {
            [] => String::new(),
            [(_, _, voice)] => language.pick(format!(", alle {voice}"), format!(", all {voice}")),
            several => {
                let parts: Vec<_> =
                    several.iter().map(|(_, count, voice)| format!("{} {voice}", language.number(*count))).collect();
                let (last, first) =
                    parts.split_last().map_or((String::new(), &[][..]), |(last, first)| (last.clone(), first));
                format!(", {} {} {last}", first.join(", "), language.pick("en", "and"))
            }
        }
    }

    /// How many more are followed up on a word that does not count.
    fn others(&self, language: Language, followed_up: FollowedUp) -> String {
        let FollowedUp { only_by_programs, only_suggested, .. } = followed_up;
        let programs = (self.evidence == Evidence::Firm && only_by_programs > 0).then(|| {
            let count = language.number(only_by_programs);
            language.pick(format!("{count} alleen volgens programma's"), format!("{count} only as programs coded"))
        });
        let suggested = (self.evidence != Evidence::All && only_suggested > 0).then(|| {
            let count = language.number(only_suggested);
            language
                .pick(format!("{count} alleen volgens een algoritme"), format!("{count} only as an algorithm suggests"))
        });
        let others: Vec<_> = programs.into_iter().chain(suggested).collect();
        if others.is_empty() {
            return String::new();
        }
        let others = others.join(language.pick(" en ", " and "));
        language.pick(format!("; niet meegeteld: {others}"), format!("; not counted: {others}"))
    }

    /// How many promises rest on withdrawn decisions alone, or on contrary ones alone, when any do.
    #[must_use]
    pub fn withdrawn_line(&self, language: Language) -> Option<String> {
        self.withdrawn_of(language, self.followed_up)
    }

    fn withdrawn_of(&self, language: Language, followed_up: FollowedUp) -> Option<String> {
        let (withdrawn, contrary) = (followed_up.withdrawn.at(self.evidence), followed_up.contrary.at(self.evidence));
        let of = language.number(followed_up.at(self.evidence));
        let withdrawn = (withdrawn > 0).then(|| {
            let withdrawn = language.number(withdrawn);
            language.pick(
                format!("Van die {of} rusten er {withdrawn} alleen op beslissingen die zijn ingetrokken."),
                format!("Of these {of}, {withdrawn} rest only on decisions that were withdrawn."),
            )
        });
        let contrary = (contrary > 0).then(|| {
            let contrary = language.number(contrary);
            language.pick(
                format!(
                    "Van die {of} zijn er {contrary} alleen verbonden met beslissingen die tegen de belofte ingaan."
                ),
                format!("Linked only with decisions that go against the promise: {contrary} of these {of}."),
            )
        });
        let lines: Vec<_> = withdrawn.into_iter().chain(contrary).collect();
        (!lines.is_empty()).then(|| lines.join(" "))
    }

    /// Where nobody looked at any promise, that this says nothing of what was done.
    #[must_use]
    pub fn unexamined_line(&self, language: Language) -> Option<String> {
        let FollowedUp { promises, not_examined, .. } = self.followed_up;
        let nobody_looked = promises > 0 && not_examined == promises;
        nobody_looked.then(|| {
            language
                .pick(
                    "Niemand zocht al beslissingen bij deze beloftes: er is geen verslag over, en niemand codeerde ze. Wat de regering \
                     deed, is onbekend.",
                    "Nobody looked for decisions on these promises yet: no report is about them, and nobody coded them. What the \
                     government did is unknown.",
                )
                .to_owned()
        })
    }

    /// What random samples say of all promises, where any is coded.
    #[must_use]
    pub fn estimate_lines(&self, language: Language) -> Vec<String> {
        let line = |agreement: &AgreementBasis| {
            Some(self.of_agreement(agreement, agreement.estimate.as_ref()?.line(language)))
        };
        self.agreements.iter().filter_map(line).collect()
    }

    /// What was left out, when anything was.
    #[must_use]
    pub fn filters_line(&self, language: Language) -> Option<String> {
        let Filters { as_of, min_confidence } = self.filters;
        let day = as_of.map(|day| {
            let day = language.day(day);
            language.pick(format!("alleen beslissingen tot en met {day}"), format!("only decisions up to {day}"))
        });
        let least = min_confidence.map(|least| {
            let least = language.pick(least.to_string().replace('.', ","), least.to_string());
            language.pick(
                format!("alleen suggesties met een zekerheid van minstens {least}"),
                format!("only suggestions with a confidence of at least {least}"),
            )
        });
        let parts: Vec<_> = day.into_iter().chain(least).collect();
        (!parts.is_empty()).then(|| format!("{}: {}.", language.pick("Gefilterd", "Filtered"), parts.join("; ")))
    }

    /// Until when decisions are known, and how much of the term that leaves unknown.
    #[must_use]
    pub fn horizon_lines(&self, language: Language) -> Vec<String> {
        let line = |agreement: &AgreementBasis| {
            let incomplete = language.pick(
                " De feed is onvolledig: ze zegt zelf dat er meer beslissingen zijn.",
                " The feed is incomplete: it says itself that there are more decisions.",
            );
            let incomplete = if agreement.feed_is_incomplete { incomplete } else { "" };
            self.of_agreement(agreement, agreement.horizon(language) + incomplete)
        };
        self.agreements.iter().map(line).collect()
    }

    /// Who wrote the reports.
    #[must_use]
    pub fn author_lines(&self, language: Language) -> Vec<String> {
        let lines = |agreement: &AgreementBasis| {
            let lines = agreement.author_lines(language).into_iter();
            lines.map(|line| self.of_agreement(agreement, line)).collect::<Vec<_>>()
        };
        self.agreements.iter().flat_map(lines).collect()
    }

    /// A sentence, with the agreement that it is about where there are several.
    fn of_agreement(&self, agreement: &AgreementBasis, line: String) -> String {
        if self.has_several_agreements() { format!("{}: {line}", agreement.title) } else { line }
    }
}

impl AgreementBasis {
    fn horizon(&self, language: Language) -> String {
        let Some(known) = self.known_until else {
            return language
                .pick(
                    "Tot wanneer beslissingen bekend zijn, staat nergens.",
                    "Nothing says until when decisions are known.",
                )
                .to_owned();
        };
        let known = language.day(known);
        match (self.unknown_days, self.end) {
            (1.., Some(end)) if self.term_is_unknown => {
                let end = language.day(end);
                language.pick(
                    format!("Beslissingen zijn bekend tot en met {known}, voor de termijn begint; wat er in de termijn (tot en met {end}) gebeurde, is onbekend."),
                    format!("Decisions are known up to {known}, before the term begins; what happened in the term (up to {end}) is unknown."),
                )
            }
            (1.., Some(end)) => {
                let (days, end) = (self.unknown_days, language.day(end));
                language.pick(
                    format!("Beslissingen zijn bekend tot en met {known}; wat er in de overige {days} dagen van de termijn (tot en met {end}) gebeurde, is onbekend."),
                    format!("Decisions are known up to {known}; what happened in the other {days} days of the term (up to {end}) is unknown."),
                )
            }
            _ => language.pick(
                format!("Beslissingen zijn bekend tot en met {known}."),
                format!("Decisions are known up to {known}."),
            ),
        }
    }

    fn author_lines(&self, language: Language) -> Vec<String> {
        let line = |author: &super::ReportAuthor| {
            let name = &author.name;
            let by = if author.is_software {
                language.pick(
                    format!("Software schreef de verslagen ({name}), geen mens: wat zij aanhalen, is niet nagegaan."),
                    format!("Software wrote the reports ({name}), no person: what they cite was not checked."),
                )
            } else {
                language.pick(format!("De verslagen zijn van {name}."), format!("The reports are by {name}."))
            };
            author.note.as_ref().map_or(by.clone(), |note| format!("{by} {note}"))
        };
        let mut lines: Vec<_> = self.authors.iter().map(line).collect();
        if self.has_anonymous_reports {
            let unknown =
                language.pick("Wie de verslagen schreef, staat nergens.", "Nothing says who wrote the reports.");
            lines.push(unknown.to_owned());
        }
        lines
    }
}
