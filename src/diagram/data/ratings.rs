//! How people rate promises, per domain, section or party: a figure beside coverage.

use std::collections::{BTreeMap, HashMap};

use oxigraph::model::{Literal, Term};

use super::outline::{Outline, rows};
use super::table::table;
use crate::coverage::Label;
use crate::export::{Cell, Table};
use crate::queries::QueryError;
use crate::queries::rows::{Record, prepared};
use crate::store::Store;

/// What rows are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RatedBy {
    /// Policy domains.
    Domain,
    /// Sections.
    Section,
    /// Parties; a promise of several parties is in the row of each.
    Party,
}

/// Ratings of the promises of a part.
pub struct Ratings {
    pub rows_are: RatedBy,
    /// How each assessor rates, on each scale.
    pub blocks: Vec<Block>,
    /// All promises of the part, each once.
    pub promises: usize,
}

/// One assessor's ratings on one scale.
pub struct Block {
    pub by: String,
    /// Notation of the scale.
    pub scale: String,
    pub scale_label: Label,
    /// The ratings that anything has, those that say done first, that nobody rated yet last.
    pub ratings: Vec<Rating>,
    /// The rows that have promises.
    pub rows: Vec<Row>,
    /// Promises of the part by rating, each once.
    pub whole: Vec<usize>,
}

/// A rating of a scale.
pub struct Rating {
    pub notation: String,
    pub label: Label,
    pub is_unrated: bool,
}

/// A domain, a section with those below it, or a party.
pub struct Row {
    /// How the diagram names it.
    pub label: String,
    pub depth: usize,
    /// Promises by rating.
    pub counts: Vec<usize>,
    /// All promises, rated or not.
    pub promises: usize,
}

/// Counts of one rating: by section and party.
type Counts = BTreeMap<(String, String), usize>;

struct Found {
    head: Rating,
    is_done: bool,
    counts: Counts,
}

impl Ratings {
    /// Of a part's domains, sections or parties.
    pub fn of(store: &Store, outline: &Outline, rows_are: RatedBy) -> Result<Self, QueryError> {
        let promises = promises_of(store, rows_are == RatedBy::Party)?;
        let each_once = promises_of(store, false)?;
        let is_here = |section: &str| outline.sections.iter().any(|own| own.iri == section);
        let groups = groups(outline, rows_are, &promises);
        let mut blocks = Vec::new();
        for (head, found) in blocks_of(store, rows_are == RatedBy::Party)? {
            let once = if rows_are == RatedBy::Party {
                blocks_of(store, false)?.into_iter().find(|(other, _)| other.0 == head.0).map(|(_, found)| found)
            } else {
                None
            };
            let once = once.as_ref().unwrap_or(&found);
            let sum = |counts: &Counts| -> usize {
                counts.iter().filter(|((section, _), _)| is_here(section)).map(|(_, count)| count).sum()
            };
            let whole: Vec<usize> = once.iter().map(|rating| sum(&rating.counts)).collect();
            if whole.iter().sum::<usize>() == 0 {
                continue;
            }
            let row = |group: &Group| Row {
                label: group.label.clone(),
                depth: group.depth,
                counts: found.iter().map(|rating| group.count(&rating.counts)).collect(),
                promises: group.count(&promises),
            };
            let rows: Vec<Row> = groups.iter().map(row).filter(|row| row.promises > 0).collect();
            let ((by, scale), scale_label) = head;
            let ratings = found.into_iter().map(|rating| rating.head).collect();
            blocks.push(Block { by, scale, scale_label, ratings, rows, whole });
        }
        let all = each_once.iter().filter(|((section, _), _)| is_here(section)).map(|(_, count)| count).sum();
        Ok(Self { rows_are, blocks, promises: all })
    }

    pub fn table(&self) -> Table {
        let columns = ["by", "scale", "row", "rating", "label", "promises", "of"];
        let rows = self.blocks.iter().flat_map(|block| {
            block.rows.iter().flat_map(move |row| {
                block.ratings.iter().zip(&row.counts).map(move |(rating, count)| -> [Cell; 7] {
                    [
                        block.by.clone().into(),
                        block.scale.clone().into(),
                        row.label.clone().into(),
                        rating.notation.clone().into(),
                        rating.label.en.clone().into(),
                        (*count).into(),
                        row.promises.into(),
                    ]
                })
            })
        });
        table(columns, rows)
    }
}

/// What is counted in a row.
struct Group {
    label: String,
    depth: usize,
    /// Sections that count, and the party; of rows that are no parties, an empty one.
    sections: Vec<String>,
    party: String,
}

impl Group {
    fn count(&self, counts: &Counts) -> usize {
        let of_section = |section: &String| counts.get(&(section.clone(), self.party.clone())).copied();
        self.sections.iter().filter_map(of_section).sum()
    }
}

fn groups(outline: &Outline, rows_are: RatedBy, promises: &Counts) -> Vec<Group> {
    if rows_are == RatedBy::Party {
        let sections: Vec<String> = outline.sections.iter().map(|section| section.iri.clone()).collect();
        let mut parties: Vec<String> =
            promises.keys().map(|(_, party)| party.clone()).filter(|name| !name.is_empty()).collect();
        parties.sort();
        parties.dedup();
        let group = |party: String| Group { label: party.clone(), depth: 0, sections: sections.clone(), party };
        return parties.into_iter().map(group).collect();
    }
    let of_domains = rows_are == RatedBy::Domain;
    let group = |(first, held): (usize, Vec<usize>)| {
        let section = &outline.sections[first];
        Group {
            label: if of_domains { outline.domain(section) } else { outline.label(section) },
            depth: if of_domains { 0 } else { section.depth },
            sections: held.into_iter().map(|nth| outline.sections[nth].iri.clone()).collect(),
            party: String::new(),
        }
    };
    rows(outline, of_domains).into_iter().map(group).collect()
}

fn of_parties(value: bool) -> [(&'static str, Term); 1] {
    [("of_parties", Literal::from(value).into())]
}

fn promises_of(store: &Store, by_party: bool) -> Result<Counts, QueryError> {
    let mut counts = Counts::new();
    for row in prepared!("select/promises-by-section.rq").select(store, &of_parties(by_party))? {
        counts.insert((row.text("section")?, row.text("party")?), row.parsed("promises")?);
    }
    Ok(counts)
}

/// Assessor and scale, and what the scale is called.
type Head = ((String, String), Label);

/// What each assessor gives on each scale, by rating in the order in which it is drawn.
fn blocks_of(store: &Store, by_party: bool) -> Result<Vec<(Head, Vec<Found>)>, QueryError> {
    let mut blocks: Vec<(Head, Vec<Found>)> = Vec::new();
    let mut places: HashMap<(String, String, String), usize> = HashMap::new();
    for row in prepared!("select/ratings-of-sections.rq").select(store, &of_parties(by_party))? {
        let key = (row.text("by")?, row.text("scale")?);
        if blocks.last().is_none_or(|((last, _), _)| *last != key) {
            blocks.push(((key.clone(), label(&row, "scale")?), Vec::new()));
        }
        let Some((_, found)) = blocks.last_mut() else { continue };
        let concept = row.text("concept")?;
        let place = *places.entry((key.0, key.1, concept)).or_insert(found.len());
        if place == found.len() {
            found.push(Found {
                head: Rating {
                    notation: row.text("rating")?,
                    label: label(&row, "label")?,
                    is_unrated: row.optional("unrated")?.unwrap_or(false),
                },
                is_done: row.optional("done")?.unwrap_or(false),
                counts: Counts::new(),
            });
        }
        let count: usize = row.parsed("promises")?;
        *found[place].counts.entry((row.text("section")?, row.text("party")?)).or_default() += count;
    }
    for (_, found) in &mut blocks {
        in_drawing_order(found);
    }
    Ok(blocks)
}

/// From what is done to what is not, as the scale orders them: a scale may begin at either end.
fn in_drawing_order(found: &mut [Found]) {
    let ends_done = found.iter().rfind(|rating| !rating.head.is_unrated).is_some_and(|rating| rating.is_done);
    if ends_done {
        found.reverse();
    }
    found.sort_by_key(|rating| (rating.head.is_unrated, !rating.is_done));
}

fn label(row: &Record, name: &str) -> Result<Label, QueryError> {
    let in_language = |language: &str| row.optional_text(&format!("{name}_{language}"));
    Ok(Label::new(in_language("nl")?, in_language("en")?, row.text(&format!("{name}_any"))?))
}
