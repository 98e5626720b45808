//! How people rate promises: figures beside coverage, and never part of it.

use oxigraph::model::{NamedNode, Term};
use serde::Serialize;

use crate::language::{Language, PROMISE};
use crate::queries::QueryError;
use crate::queries::rows::prepared;
use crate::store::Store;

/// How one assessor rates the promises of a part of an agreement on one scale; what was revised since does not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ratings {
    /// Title of the agreement.
    pub agreement: String,
    /// Who rates.
    pub by: String,
    /// Notation of the scale.
    pub scale: String,
    /// What the scale is called.
    pub scale_label: Label,
    /// All promises of the part, rated or not.
    pub promises: usize,
    /// Of these, rated in any way but that nobody rated yet.
    pub rated: usize,
    /// Promises by rating, in the order of the scale; ratings that no promise has are left out.
    pub counts: Vec<RatingCount>,
}

/// Promises of a rating.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RatingCount {
    /// Notation of the rating.
    pub rating: String,
    /// What the scale calls it.
    pub label: Label,
    /// How many promises are rated so.
    pub promises: usize,
    /// Whether it says that what was promised is done.
    pub done: bool,
    /// Whether it says no more than that nobody rated yet.
    pub unrated: bool,
}

/// What a scale or a rating is called, in Dutch and in English; where it is called so in neither, in any other language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Label {
    /// In Dutch.
    pub nl: String,
    /// In English.
    pub en: String,
}

impl Label {
    pub(crate) fn new(nl: Option<String>, en: Option<String>, any: String) -> Self {
        let dutch = nl.clone().or_else(|| en.clone()).unwrap_or_else(|| any.clone());
        Self { nl: dutch, en: en.or(nl).unwrap_or(any) }
    }

    /// In the reader's language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &str {
        language.pick(&self.nl, &self.en)
    }
}

impl Ratings {
    /// How each assessor rates the promises of the agreement or section `root` and of what is in it, in the order of scale and
    /// assessor.
    pub(super) fn of(store: &Store, root: &str) -> Result<Vec<Self>, QueryError> {
        let root: [(&str, Term); 1] = [("root", NamedNode::new_unchecked(root).into())];
        let mut all: Vec<Self> = Vec::new();
        for row in prepared!("select/ratings.rq").select(store, &root)? {
            let (by, scale) = (row.text("by")?, row.text("scale")?);
            if all.last().is_none_or(|last| last.by != by || last.scale != scale) {
                let label = |language: &str| row.optional_text(language);
                let scale_label = Label::new(label("scale_nl")?, label("scale_en")?, row.text("scale_any")?);
                let (agreement, promises) = (row.text("agreement")?, row.parsed("all")?);
                all.push(Self { agreement, by, scale, scale_label, promises, rated: 0, counts: Vec::new() });
            }
            let count = RatingCount {
                rating: row.text("rating")?,
                label: Label::new(
                    row.optional_text("label_nl")?,
                    row.optional_text("label_en")?,
                    row.text("label_any")?,
                ),
                promises: row.parsed("promises")?,
                done: row.optional("done")?.unwrap_or(false),
                unrated: row.optional("unrated")?.unwrap_or(false),
            };
            if let Some(last) = all.last_mut() {
                last.rated += if count.unrated { 0 } else { count.promises };
                last.counts.push(count);
            }
        }
        Ok(all)
    }

    /// `A reader rates 92 of 225 promises (Progress): 64 done, 28 under way; 133 not looked at.`
    #[must_use]
    pub fn line(&self, language: Language) -> String {
        let counted = |unrated: bool| {
            let counts = self.counts.iter().filter(move |count| count.unrated == unrated);
            let counts = counts
                .map(|count| format!("{} {}", language.number(count.promises), count.label.in_language(language)));
            counts.collect::<Vec<_>>().join(", ")
        };
        let (rated, unrated) = (counted(false), counted(true));
        let parts: Vec<_> = [rated, unrated].into_iter().filter(|part| !part.is_empty()).collect();
        let (by, scale) = (&self.by, self.scale_label.in_language(language));
        let (count, all) = (language.number(self.rated), language.counted(self.promises, PROMISE));
        language.pick(
            format!("{by} beoordeelt {count} van {all} ({scale}): {}.", parts.join("; ")),
            format!("{by} rates {count} of {all} ({scale}): {}.", parts.join("; ")),
        )
    }
}

/// What is to be read beside ratings.
#[must_use]
pub fn beside_the_trail(language: Language) -> &'static str {
    language.pick(
        "Wat mensen beoordelen, staat naast het spoor: geen enkele status telt het mee.",
        "What people rate stands beside the trail: it counts for no status.",
    )
}
