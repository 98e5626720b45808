//! Cards for readers: a tree of lines, in Dutch or English.

use super::card::{
    AgreementCard, Card, CardFigures, Cited, DecisionCard, DecisionRef, Explanation, FilePlace, JudgementLine,
    LinkedTheme, PairLine, PromiseCard, Said, SectionCard, SectionLine, SectionRef, ThemeCard,
};
use super::tree::{Step, Tree};
use super::words::{self, reason};
use crate::language::{DECISION, DISTINCT_DECISION, DOSSIER, Language, PROMISE, THEME};
use crate::model::{CoderKind, Evidence, Method, Status};

/// An explanation as text: title, what is known, the trail step by step, and what it all rests on.
#[must_use]
pub fn text(explanation: &Explanation, language: Language) -> String {
    let writer =
        Writer { language, names_agreement: explanation.names_agreement, evidence: explanation.basis.evidence };
    let tree = match &explanation.card {
        Card::Promise(card) => writer.promise(card),
        Card::Theme(card) => writer.theme(card),
        Card::Section(card) => writer.section(card),
        Card::Agreement(card) => writer.agreement(card),
        Card::Decision(card) => writer.decision(card),
    };
    format!("{tree}\n{}\n", explanation.basis.lines(language).join("\n"))
}

pub(super) struct Writer {
    pub(super) language: Language,
    names_agreement: bool,
    evidence: Evidence,
}

impl Writer {
    pub(super) fn pick<T>(&self, dutch: T, english: T) -> T {
        self.language.pick(dutch, english)
    }

    fn promise(&self, card: &PromiseCard) -> Tree {
        let (section, position) = (self.named(&card.section), card.position);
        let title = self.pick(
            format!("Belofte {position} van sectie {section}"),
            format!("Promise {position} of section {section}"),
        );
        let mut tree = Tree::new(title, &card.iri);
        tree.fact(self.pick("luidt", "says"), format!("“{}”", card.text));
        let found = match card.layer.as_str() {
            "outline" => self.pick(
                " (door regels gevonden in de tekst van het akkoord)",
                " (found in the agreement's text by rules)",
            ),
            "curated" => self.pick(" (door een analist vastgesteld)", " (as an analyst states it)"),
            _ => "",
        };
        let layer = &card.layer;
        tree.fact(
            self.pick("staat in", "stated in"),
            self.pick(format!("laag {layer}{found}"), format!("the {layer} layer{found}")),
        );
        if let Some(commitment) = &card.commitment {
            tree.fact(self.pick("belooft", "commits to"), words::commitment(self.language, commitment, card.testable));
        }
        if let Some(before) = &card.continues {
            let (position, text) = (before.position, &before.text);
            tree.fact(
                self.pick("gaat verder op", "goes on from"),
                self.pick(format!("belofte {position}: “{text}”"), format!("promise {position}: “{text}”")),
            );
        }
        if let Some(listed) = &card.listed {
            self.listed(&mut tree, listed);
        }
        for note in &card.notes {
            tree.fact(self.pick("opmerking", "note"), note.as_str());
        }
        let status = |status| {
            let label = Status::short_label(status, self.language);
            format!("{label}: {}", reason(self.language, status, card.decisions_of_reports))
        };
        match self.evidence {
            Evidence::All => {
                tree.fact("status", status(card.status));
                if card.judged_status != card.status {
                    tree.fact(self.pick("op beoordeeld bewijs", "on judged evidence"), status(card.judged_status));
                }
                if card.firm_status != card.judged_status {
                    tree.fact(self.pick("op vast bewijs", "on firm evidence"), status(card.firm_status));
                }
            }
            Evidence::Judged => {
                tree.fact(self.pick("op beoordeeld bewijs", "on judged evidence"), status(card.judged_status));
                if card.firm_status != card.judged_status {
                    tree.fact(self.pick("op vast bewijs", "on firm evidence"), status(card.firm_status));
                }
            }
            Evidence::Firm => tree.fact(self.pick("op vast bewijs", "on firm evidence"), status(card.firm_status)),
        }
        for verdict in &card.verdicts {
            tree.fact(self.pick("oordeel", "verdict"), self.judgement(verdict));
        }
        let (refused, shown): (Vec<_>, Vec<_>) = card.pairs.iter().partition(|pair| pair.is_plainly_refused());
        tree.steps.extend(shown.into_iter().map(|pair| self.pair(pair)));
        if !refused.is_empty() {
            let count = self.language.counted(refused.len(), DECISION);
            tree.fact(
                self.pick("geen stap", "no step"),
                self.pick(format!("{count}, volgens allen die oordeelden"), format!("{count}, as all say who judged")),
            );
        }
        tree.steps.extend(card.themes.iter().map(|theme| self.linked_theme(theme)));
        for rejected in &card.rejected {
            let (position, label, layer) = (rejected.position, &rejected.label, &rejected.layer);
            let what = self.pick(format!("niet thema {position}: {label}"), format!("not theme {position}: {label}"));
            let suggested = rejected.suggested.map(|confidence| {
                let confidence = words::fraction(self.language, confidence);
                self.pick(
                    format!(", hoewel een algoritme het voorstelt met zekerheid {confidence}"),
                    format!(", though an algorithm suggests it, confidence {confidence}"),
                )
            });
            let suggested = suggested.unwrap_or_default();
            let who = self.pick(
                format!("een analist wijst het af (laag {layer}){suggested}"),
                format!("an analyst rejects it ({layer} layer){suggested}"),
            );
            tree.steps.push(Step::new([what, who, place(&rejected.place)]));
        }
        self.assessed(&mut tree, card);
        tree
    }

    /// A decision beside a promise: whether it follows it up, who says so, and where to read about it.
    fn pair(&self, pair: &PairLine) -> Step {
        let what = match (&pair.follow_up, pair.contrary) {
            (Some(_), false) => self.pick("opgevolgd door", "followed up by"),
            (Some(_), true) => self.pick("tegengesteld:", "contrary:"),
            (None, _) if pair.open => self.pick("open, de oordelen staan gelijk:", "open, the verdicts tie:"),
            (None, _) => self.pick("niet meegeteld:", "not counted:"),
        };
        let mut lines = vec![format!("{what} {}", self.dated(&pair.decision))];
        lines.extend(pair.follow_up.as_ref().map(|said| self.said(said)));
        lines.extend(
            pair.via
                .iter()
                .map(|via| self.pick(format!("te lezen in thema “{via}”"), format!("read about it in theme “{via}”"))),
        );
        lines.extend(pair.judgements.iter().map(|judgement| self.judgement(judgement)));
        Step::new(lines)
    }

    /// `yes, as Anna coded on 2024-05-06: her remark`
    fn judgement(&self, judgement: &JudgementLine) -> String {
        let verdict = words::verdict(self.language, &judgement.verdict);
        let name = judgement.by.as_deref().unwrap_or(self.pick("iemand", "somebody"));
        let role = match (judgement.software, judgement.referee) {
            (true, true) => self.pick(" (programma, scheidsrechter)", " (program, referee)"),
            (true, false) => self.pick(" (programma)", " (program)"),
            (false, true) => self.pick(" (scheidsrechter)", " (referee)"),
            (false, false) => "",
        };
        let on = judgement.on.map(|day| self.pick(format!(" op {day}"), format!(" on {day}"))).unwrap_or_default();
        let comment = judgement.comment.as_ref().map(|comment| format!(": {comment}")).unwrap_or_default();
        let layer = &judgement.layer;
        self.pick(
            format!("{verdict}, volgens {name}{role}{on} (laag {layer}){comment}"),
            format!("{verdict}, as {name}{role} says{on} ({layer} layer){comment}"),
        )
    }

    fn linked_theme(&self, theme: &LinkedTheme) -> Step {
        let what = format!("{} {}: {}", self.pick("thema", "theme"), theme.position, theme.label);
        let mut step = Step::new([what, self.said(&theme.said), place(&theme.place)]);
        step.steps = self.cited(&theme.cites);
        step
    }

    fn theme(&self, card: &ThemeCard) -> Tree {
        let (position, section, label) = (card.position, self.named(&card.section), &card.label);
        let title = self.pick(
            format!("Thema {position} van het verslag over sectie {section}: {label}"),
            format!("Theme {position} of the report on section {section}: {label}"),
        );
        let mut tree = Tree::new(title, &card.iri);
        tree.fact(self.pick("luidt", "says"), card.text.as_str());
        let (at, layer) = (place(&card.place), &card.layer);
        tree.fact(
            self.pick("staat in", "stands in"),
            self.pick(format!("{at} (laag {layer})"), format!("{at} ({layer} layer)")),
        );
        for promise in &card.promises {
            let name = format!("{}/{}: “{}”", promise.number, promise.position, promise.text);
            let what = self.pick(format!("gaat over belofte {name}"), format!("is about promise {name}"));
            tree.steps.push(Step::new([what, self.said(&promise.said)]));
        }
        if card.promises.is_empty() {
            tree.fact(
                self.pick("gaat over", "is about"),
                self.pick("geen belofte waarmee iemand een verband legt", "no promise that anyone has linked"),
            );
        }
        if card.cites.is_empty() {
            tree.fact(self.pick("haalt aan", "cites"), self.pick("geen beslissing", "no decision"));
        }
        tree.steps.extend(self.cited(&card.cites));
        tree
    }

    fn section(&self, card: &SectionCard) -> Tree {
        let title = format!("{} {}", self.pick("Sectie", "Section"), self.named(&card.section));
        let mut tree = Tree::new(title, &card.iri);
        let nobody = self.pick(
            "niemand keek: over deze sectie zelf is er geen verslag",
            "nobody looked: there is no report on this section itself",
        );
        let reports = if card.reports.is_empty() { nobody.to_owned() } else { card.reports.join(", ") };
        tree.fact(self.pick("verslag", "report"), reports);
        self.figures(&mut tree, &card.figures);
        for promise in &card.promises {
            let what = format!("{} {}: “{}”", self.pick("belofte", "promise"), promise.position, promise.text);
            let status = promise.status.short_label(self.language);
            let mut parts = vec![what, format!("{status}, {}", self.decisions(promise.decisions))];
            parts.extend(self.ratings(&promise.ratings));
            tree.steps.push(Step::new(parts));
        }
        for theme in &card.themes {
            let what = format!("{} {}: {}", self.pick("thema", "theme"), theme.position, theme.label);
            let cites = format!("{} {}", self.pick("haalt aan:", "cites"), self.decisions(theme.decisions));
            tree.steps.push(Step::new([what, cites, place(&theme.place)]));
        }
        self.sections(&mut tree, &card.sections);
        tree
    }

    fn agreement(&self, card: &AgreementCard) -> Tree {
        let mut tree = Tree::new(format!("{}: {}", self.pick("Akkoord", "Agreement"), card.title), &card.iri);
        self.figures(&mut tree, &card.figures);
        self.sections(&mut tree, &card.sections);
        tree
    }

    fn sections(&self, tree: &mut Tree, sections: &[SectionLine]) {
        let line = |section: &SectionLine| {
            Step::new([format!("{} {} {}", self.pick("sectie", "section"), section.number, section.title)])
        };
        tree.steps.extend(sections.iter().map(line));
    }

    fn figures(&self, tree: &mut Tree, figures: &CardFigures) {
        let language = self.language;
        let by_status = Status::ALL
            .map(|status| format!("{} {}", language.number(figures.promises.of(status)), status.short_label(language)));
        let promises = language.counted(figures.promises.total(), PROMISE);
        let within = self.pick("erin en eronder", "in it and below");
        tree.fact(self.pick("beloftes", "promises"), format!("{promises} {within}: {}", by_status.join(", ")));
        let (themes, bare) =
            (language.counted(figures.themes, THEME), language.number(figures.themes_without_decision));
        let decisions = language.counted(figures.decisions, DISTINCT_DECISION);
        let dossiers = language.counted(figures.dossiers, DOSSIER);
        tree.fact(
            self.pick("opvolging", "follow-up"),
            self.pick(
                format!("{themes}, waarvan {bare} zonder beslissing; {decisions}, stappen van {dossiers}"),
                format!("{themes}, {bare} of them without a decision; {decisions}, steps of {dossiers}"),
            ),
        );
    }

    fn decision(&self, card: &DecisionCard) -> Tree {
        let title = format!("{}: {}", self.pick("Beslissing", "Decision"), self.dated(&card.decision));
        let mut tree = Tree::new(title, &card.decision.iri);
        for page in &card.pages {
            tree.fact("link", page.as_str());
        }
        if let Some(step) = &card.step {
            let (label, words) = (self.pick(&step.label_nl, &step.label_en), &step.words);
            tree.fact(
                self.pick("stap", "step"),
                self.pick(
                    format!("{label}, zoals de tekst zegt: “{words}”"),
                    format!("{label}, as its text says: “{words}”"),
                ),
            );
        }
        if card.decision.withdrawn {
            tree.fact(
                self.pick("ingetrokken", "withdrawn"),
                self.pick("volgens de feed trok de regering ze in", "its feed says that the government took it back"),
            );
        }
        if !card.dossier.is_empty() {
            let others: Vec<_> = card.dossier.iter().map(|decision| self.dated(decision)).collect();
            tree.fact(self.pick("dossier", "dossier"), others.join("\n"));
        }
        for promise in &card.promises {
            let (section, text) = (self.short(&promise.section), &promise.text);
            let what = if promise.contrary {
                self.pick(
                    format!("gaat in tegen een belofte van {section}: “{text}”"),
                    format!("goes against a promise of {section}: “{text}”"),
                )
            } else {
                self.pick(
                    format!("volgt een belofte op van {section}: “{text}”"),
                    format!("follows up a promise of {section}: “{text}”"),
                )
            };
            let via = promise
                .via
                .iter()
                .map(|via| self.pick(format!("te lezen in thema “{via}”"), format!("read about it in theme “{via}”")));
            let mut lines = vec![what, self.said(&promise.said)];
            lines.extend(via);
            tree.steps.push(Step::new(lines));
        }
        for citing in &card.cited_by {
            let (marker, section) = (citing.marker.marker, self.short(&citing.section));
            let what = citing.theme.as_deref().unwrap_or(self.pick("het verslag zelf", "the report itself"));
            let what = self.pick(
                format!("als [{marker}] aangehaald door {section}: {what}"),
                format!("cited as [{marker}] by {section}: {what}"),
            );
            tree.steps.push(Step::new([what, place(&citing.marker.place)]));
        }
        if card.cited_by.is_empty() {
            tree.fact(self.pick("aangehaald door", "cited by"), self.pick("geen verslag", "no report"));
        }
        tree
    }

    /// A line for each decision, with its markers below it.
    fn cited(&self, cited: &[Cited]) -> Vec<Step> {
        let step = |cited: &Cited| {
            let mut step = Step::new([self.dated(&cited.decision)]);
            step.steps.extend(cited.markers.iter().map(|marker| {
                let what = format!("{} [{}]", self.pick("aangehaald als", "cited as"), marker.marker);
                Step::new([what, place(&marker.place)])
            }));
            step
        };
        cited.iter().map(step).collect()
    }

    /// `2021-03-12 its title (withdrawn)`
    fn dated(&self, decision: &DecisionRef) -> String {
        let date =
            decision.date.map_or_else(|| self.pick("zonder datum", "undated").to_owned(), |date| date.to_string());
        let title = decision.title.as_deref().unwrap_or(self.pick("zonder titel", "untitled"));
        let withdrawn = if decision.withdrawn { self.pick(" (ingetrokken)", " (withdrawn)") } else { "" };
        format!("{date} {title}{withdrawn}")
    }

    fn decisions(&self, count: usize) -> String {
        if count == 0 {
            self.pick("geen beslissing", "no decision").to_owned()
        } else {
            self.language.counted(count, DECISION)
        }
    }

    /// `4.2.1 its title (Wonen)`
    fn named(&self, section: &SectionRef) -> String {
        let agreement = if self.names_agreement { format!("; {}", section.agreement) } else { String::new() };
        format!("{} {} ({}{agreement})", section.number, section.title, section.domain)
    }

    /// `Wonen 4.2.1`
    fn short(&self, section: &SectionRef) -> String {
        let agreement = if self.names_agreement { format!(" ({})", section.agreement) } else { String::new() };
        format!("{} {}{agreement}", section.domain, section.number)
    }

    /// Whose word a link is.
    fn said(&self, said: &Said) -> String {
        let who = match said.method {
            Method::Curated => self.pick("een analist zegt het", "an analyst says so").to_owned(),
            Method::Coded(CoderKind::Person) => self.pick("mensen codeerden het", "people coded it").to_owned(),
            Method::Coded(CoderKind::Software) => {
                self.pick("een programma codeerde het", "a program coded it").to_owned()
            }
            Method::Suggested(confidence) => {
                let confidence = words::fraction(self.language, confidence);
                let words = said.words.join(", ");
                let words = if words.is_empty() {
                    words
                } else {
                    self.pick(format!(", om de woorden {words}"), format!(", for the words {words}"))
                };
                self.pick(
                    format!("een algoritme stelt het voor, zekerheid {confidence}{words}"),
                    format!("an algorithm suggests it, confidence {confidence}{words}"),
                )
            }
        };
        match &said.layer {
            Some(layer) => self.pick(format!("{who} (laag {layer})"), format!("{who} ({layer} layer)")),
            None => who,
        }
    }
}

pub(super) fn place(place: &FilePlace) -> String {
    format!("{}:{}", place.path, place.line)
}
