//! `[promises]`: what the columns of the tables in `promises/` mean.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::Reader;
use crate::dataset::promise_table::{DayFormat, Mapping, ROLES};
use crate::language::comparable;

/// The table `[promises]`.
#[derive(Deserialize)]
pub(super) struct PromisesTable {
    columns: Spanned<BTreeMap<String, OneOrMore>>,
    scale: Option<Spanned<String>>,
    by: Option<String>,
    date_format: Option<Spanned<OneOrMore>>,
    separator: Option<Spanned<String>>,
    party_separator: Option<Spanned<String>>,
    #[serde(default)]
    ratings: BTreeMap<String, Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl OneOrMore {
    fn all(&self) -> Vec<String> {
        match self {
            Self::One(one) => vec![one.clone()],
            Self::More(more) => more.clone(),
        }
    }
}

impl Reader<'_> {
    #[allow(clippy::needless_pass_by_value, reason = "the table is read once, into the mapping")]
    pub(super) fn promises(&mut self, table: PromisesTable) -> Mapping {
        let mut mapping = Mapping::default();
        mapping.by = table.by.as_deref().map(comparable);
        // What is none of the roles is a finding about the manifest's keys.
        for (role, columns) in table.columns.get_ref() {
            if let Some(known) = ROLES.iter().find(|known| *known == role) {
                mapping.map(known, columns.all().iter().map(|column| comparable(column)).collect());
            }
        }
        if !mapping.has("text") {
            let help = "say which column has the words of the promises: columns = { text = \"…\", … }".to_owned();
            self.refuse("bad-manifest", &table.columns, "no column is the text of the promises".to_owned(), help);
        }
        if mapping.has("rating") {
            if table.scale.is_none() {
                let help =
                    "say on which scale the column rates: scale = \"polimeter\", or one of `scales/*.ttl`".to_owned();
                self.refuse(
                    "bad-manifest",
                    &table.columns,
                    "a column is a rating, and no scale is named".to_owned(),
                    help,
                );
            }
            if mapping.by.is_none() && !mapping.has("by") {
                let help = "say whose the ratings are: by = \"…\", or a column `by`".to_owned();
                let message = "a column is a rating, and nobody is named who rates".to_owned();
                self.refuse("bad-manifest", &table.columns, message, help);
            }
        }
        mapping.scale = table.scale.as_ref().map(|scale| (scale.get_ref().clone(), self.place(scale)));
        for format in table.date_format.iter().flat_map(|formats| formats.get_ref().all()) {
            if let Some(format) = DayFormat::new(&format) {
                mapping.date_formats.push(format);
            } else {
                let help = "write day, month and year as strftime does: %d/%m/%Y for 27/11/2023, %-d %B %Y for 27 November 2023";
                if let Some(at) = &table.date_format {
                    self.refuse("bad-manifest", at, format!("`{format}` does not tell days"), help.to_owned());
                }
            }
        }
        mapping.separator = self.separator(table.separator.as_ref()).unwrap_or_else(|| Mapping::SEPARATOR.to_owned());
        mapping.party_separator =
            self.separator(table.party_separator.as_ref()).unwrap_or_else(|| mapping.separator.clone());
        for (form, notation) in &table.ratings {
            let place = self.place(notation);
            if let Err(message) = mapping.ratings.add(form, notation.get_ref(), place) {
                let help =
                    "give each cell one meaning; both ends of a range are in it: \"0..99\" and \"100\"".to_owned();
                self.refuse("bad-manifest", notation, message, help);
            }
        }
        mapping.place = Some(self.place(&table.columns));
        mapping
    }

    /// What stands between the entries of a list; spaces around it do not count.
    fn separator(&mut self, given: Option<&Spanned<String>>) -> Option<String> {
        let given = given?;
        let separator = given.get_ref();
        if separator.trim().is_empty() {
            let help = "write a sign such as \",\" or \";\"; spaces around it do not count".to_owned();
            self.refuse("bad-manifest", given, format!("`{separator}` separates nothing"), help);
            return None;
        }
        Some(separator.trim().to_owned())
    }
}
