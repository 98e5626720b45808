//! The links as a table: a row for each line that the diagram draws.

use super::{DecisionLinks, PartLinks, PromiseLinks, SectionBlock, ThemeLinks};
use crate::choice::Choice;
use crate::diagram::data::table::table;
use crate::export::{Cell, Table};
use crate::graph::Judge;
use crate::model::Method;

const COLUMNS: [&str; 21] = [
    "domain",
    "number",
    "section",
    "link",
    "promise",
    "text",
    "status",
    "method",
    "evidence",
    "confidence",
    "contrary",
    "judged_by",
    "judged_on",
    "theme",
    "label",
    "date",
    "title",
    "withdrawn",
    "promise_iri",
    "theme_iri",
    "decision_iri",
];

/// What a row links, and who says so.
#[derive(Clone, Copy, Default)]
struct LinkRow<'a> {
    /// `follow_up` (promise and decision), `alignment` (promise and theme) or `citation` (theme and decision).
    link: Option<&'static str>,
    promise: Option<&'a PromiseLinks>,
    theme: Option<&'a ThemeLinks>,
    decision: Option<&'a DecisionLinks>,
    method: Option<Method>,
    is_contrary: Option<bool>,
    judges: &'a [Judge],
}

impl PartLinks {
    /// A row for each link: of a promise with a decision, of a promise with a theme, of a theme with a decision. A promise or
    /// theme without any has a row of its own.
    pub fn table(&self) -> Table {
        let mut rows = Vec::new();
        for block in &self.blocks {
            for promise in &block.promises {
                self.of_promise(block, promise, &mut rows);
            }
            for theme in &block.themes {
                let link = Some("citation").filter(|_| !theme.decisions.is_empty());
                let row = |decision| LinkRow { link, theme: Some(theme), decision, ..LinkRow::default() };
                rows.extend(theme.decisions.iter().map(|at| row(Some(&block.decisions[*at])).cells(block)));
                if theme.decisions.is_empty() && !theme.is_about_promise {
                    rows.push(row(None).cells(block));
                }
            }
        }
        table(COLUMNS, rows)
    }

    fn of_promise(&self, block: &SectionBlock, promise: &PromiseLinks, rows: &mut Vec<[Cell; COLUMNS.len()]>) {
        let row = LinkRow { promise: Some(promise), ..LinkRow::default() };
        for pair in &promise.pairs {
            let row = LinkRow {
                link: Some("follow_up"),
                decision: Some(&block.decisions[pair.decision]),
                method: Some(pair.method),
                is_contrary: Some(pair.is_contrary),
                judges: &pair.judges,
                ..row
            };
            rows.push(row.cells(block));
        }
        for mention in &promise.mentions {
            let theme = &self.blocks[mention.block].themes[mention.theme];
            let row = LinkRow { link: Some("alignment"), theme: Some(theme), method: Some(mention.method), ..row };
            rows.push(row.cells(block));
        }
        if promise.is_alone() {
            rows.push(row.cells(block));
        }
    }
}

impl LinkRow<'_> {
    fn cells(&self, block: &SectionBlock) -> [Cell; COLUMNS.len()] {
        let position = |position: u64| Cell::Integer(i64::try_from(position).unwrap_or(i64::MAX));
        let LinkRow { link, promise, theme, decision, method, is_contrary, judges } = *self;
        let confidence = method.and_then(Method::confidence);
        let names: Vec<_> = judges.iter().filter_map(|judge| judge.name.as_deref()).collect();
        [
            block.domain.clone().into(),
            block.number.clone().into(),
            block.title.clone().into(),
            link.into(),
            promise.map(|promise| position(promise.position)).into(),
            promise.map(|promise| promise.text.clone()).into(),
            promise.map(|promise| promise.status.name()).into(),
            method.map(Method::name).into(),
            method.map(|method| method.level().name()).into(),
            confidence.map(|confidence| Cell::Decimal(confidence.to_string())).into(),
            is_contrary.into(),
            (!names.is_empty()).then(|| names.join("; ")).into(),
            judges.iter().filter_map(|judge| judge.on).max().into(),
            theme.and_then(|theme| theme.position).map(position).into(),
            theme.map(|theme| theme.label.clone()).into(),
            decision.and_then(|decision| decision.date).into(),
            decision.map(|decision| decision.title.clone()).into(),
            decision.map(|decision| decision.is_withdrawn).into(),
            promise.map(|promise| Cell::iri(&promise.iri)).into(),
            theme.map(|theme| Cell::iri(&theme.iri)).into(),
            decision.map(|decision| Cell::iri(&decision.iri)).into(),
        ]
    }
}
