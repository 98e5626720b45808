//! The sections of a part, and the decisions that the reports on them cite.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;

use crate::diagram::DiagramError;
use crate::model::Part;
use crate::queries::QueryError;
use crate::queries::rows::prepared;
use crate::store::Store;

/// A section of an agreement's outline.
#[derive(Debug, Clone)]
pub struct OutlineSection {
    pub iri: String,
    /// IRI of what it is part of: a section or the agreement.
    parent: String,
    /// IRI of its domain.
    pub top: String,
    /// IRI of its agreement.
    pub agreement: String,
    pub agreement_title: String,
    pub domain: String,
    pub number: String,
    pub title: String,
    /// Whether there is a report on it.
    pub examined: bool,
    /// How many sections it is below its domain.
    pub depth: usize,
}

/// The sections of a part, agreement after agreement, each in its order.
pub struct Outline {
    pub sections: Vec<OutlineSection>,
    /// Of each section, the place of what it is part of.
    parents: Vec<Option<usize>>,
    /// Whether they are of more than one agreement, so that each name has to say of which.
    pub has_several_agreements: bool,
}

impl Outline {
    /// The sections of a store.
    pub fn of(store: &Store) -> Result<Self, QueryError> {
        let mut sections = Vec::new();
        for row in prepared!("select/sections.rq").select(store, &[])? {
            sections.push(OutlineSection {
                iri: row.text("section")?,
                parent: row.text("parent")?,
                top: row.text("top")?,
                agreement: row.text("agreement")?,
                agreement_title: row.text("agreement_title")?,
                domain: row.text("domain")?,
                number: row.text("number")?,
                title: row.text("title")?,
                examined: row.parsed("examined")?,
                depth: 0,
            });
        }
        sections.dedup_by(|a, b| a.iri == b.iri);
        let mut outline = Self::among(sections);
        let depths: Vec<_> =
            (0..outline.sections.len()).map(|nth| outline.with_those_above(nth).count().saturating_sub(1)).collect();
        for (section, depth) in outline.sections.iter_mut().zip(depths) {
            section.depth = depth;
        }
        Ok(outline)
    }

    /// The sections of a part.
    pub fn within(&self, part: &Part) -> Self {
        let is_held = |nth: usize| match part {
            Part::Whole => true,
            Part::Agreement(iri) => self.sections[nth].agreement == *iri,
            Part::Section(iri) => self.with_those_above(nth).any(|above| self.sections[above].iri == *iri),
        };
        let held = (0..self.sections.len()).filter(|nth| is_held(*nth));
        Self::among(held.map(|nth| self.sections[nth].clone()).collect())
    }

    /// How titles name a part, with its agreement where the store has several; `None` for all of the store.
    pub fn name_of(&self, part: &Part) -> Option<String> {
        match part {
            Part::Whole => None,
            Part::Agreement(iri) => {
                let own = self.sections.iter().find(|section| section.agreement == *iri);
                own.map(|section| section.agreement_title.clone())
            }
            Part::Section(iri) => {
                let own = self.sections.iter().find(|section| section.iri == *iri)?;
                let name = if own.iri == own.top {
                    own.domain.clone()
                } else {
                    format!("{} {} ({})", own.number, own.title, own.domain)
                };
                let agreement = self.has_several_agreements.then(|| format!(", {}", own.agreement_title));
                Some(name + &agreement.unwrap_or_default())
            }
        }
    }

    /// The agreements, in order.
    pub fn agreements(&self) -> Vec<NamedAgreement> {
        let mut found: Vec<NamedAgreement> = Vec::new();
        for section in &self.sections {
            if found.last().is_none_or(|last| last.iri != section.agreement) {
                found.push(NamedAgreement { iri: section.agreement.clone(), title: section.agreement_title.clone() });
            }
        }
        found
    }

    fn among(sections: Vec<OutlineSection>) -> Self {
        let places: HashMap<&str, usize> =
            sections.iter().enumerate().map(|(nth, section)| (section.iri.as_str(), nth)).collect();
        let parents = sections.iter().map(|section| places.get(section.parent.as_str()).copied()).collect();
        let agreements: BTreeSet<_> = sections.iter().map(|section| section.agreement.as_str()).collect();
        let has_several_agreements = agreements.len() > 1;
        Self { sections, parents, has_several_agreements }
    }

    /// Places of a section and of those that it is part of, innermost first.
    pub fn with_those_above(&self, nth: usize) -> impl Iterator<Item = usize> {
        // A store that was made elsewhere may hold a circle.
        std::iter::successors(Some(nth), |nth| self.parents[*nth]).take(self.sections.len())
    }

    /// The name of a section's domain, with its agreement where there are several.
    pub fn domain(&self, section: &OutlineSection) -> String {
        self.named(section, &section.domain)
    }

    /// Number and title of a section, with its agreement where there are several.
    pub fn label(&self, section: &OutlineSection) -> String {
        self.named(section, &format!("{} {}", section.number, section.title))
    }

    fn named(&self, section: &OutlineSection, name: &str) -> String {
        if self.has_several_agreements { format!("{} · {name}", section.agreement_title) } else { name.to_owned() }
    }
}

/// An agreement by IRI and title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedAgreement {
    /// Its IRI.
    pub iri: String,
    /// Its title.
    pub title: String,
}

/// The agreements that a part has sections of, the earliest term first.
pub fn agreements(store: &Store, part: &Part) -> Result<Vec<NamedAgreement>, DiagramError> {
    Ok(Outline::of(store)?.within(part).agreements())
}

/// A section on which there is a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reported {
    /// The section, as a part.
    pub part: Part,
    /// Title of its domain.
    pub domain: String,
    /// Its number.
    pub number: String,
    /// IRI of its agreement.
    pub agreement: String,
}

/// The sections of a part on which there is a report.
pub fn reported_sections(store: &Store, part: &Part) -> Result<Vec<Reported>, DiagramError> {
    let examined = Outline::of(store)?.within(part).sections.into_iter().filter(|section| section.examined);
    let reported = |section: OutlineSection| Reported {
        part: Part::Section(section.iri),
        domain: section.domain,
        number: section.number,
        agreement: section.agreement,
    };
    Ok(examined.map(reported).collect())
}

/// A decision that a report on a section cites.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CitedDecision {
    pub decision: String,
    pub date: Option<Date>,
}

/// Distinct decisions by the section on which a report cites them.
pub fn cited(store: &Store) -> Result<BTreeMap<String, Vec<CitedDecision>>, QueryError> {
    let mut found: BTreeMap<String, Vec<CitedDecision>> = BTreeMap::new();
    for row in prepared!("select/cited.rq").select(store, &[])? {
        let cited = CitedDecision { decision: row.text("decision")?, date: row.optional("date")? };
        found.entry(row.text("section")?).or_default().push(cited);
    }
    Ok(found)
}

/// For each row of a diagram (a section, or a domain) the places in it of its sections: itself and those below it.
pub fn rows(outline: &Outline, of_domains: bool) -> Vec<(usize, Vec<usize>)> {
    let mut rows: Vec<(usize, Vec<usize>)> = Vec::new();
    if of_domains {
        let mut places: HashMap<&str, usize> = HashMap::new();
        for (nth, section) in outline.sections.iter().enumerate() {
            let place = *places.entry(&section.top).or_insert_with(|| {
                rows.push((nth, Vec::new()));
                rows.len() - 1
            });
            rows[place].1.push(nth);
        }
        return rows;
    }
    rows.extend((0..outline.sections.len()).map(|nth| (nth, Vec::new())));
    for nth in 0..outline.sections.len() {
        for above in outline.with_those_above(nth) {
            rows[above].1.push(nth);
        }
    }
    rows
}
