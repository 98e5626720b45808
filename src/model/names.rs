//! How things are named: readable IRIs that stay the same from build to build.
//!
//! # Rationale
//! A section's name is its domain and number, a decision's its meeting date and title. A title is cut at 100 characters
//! and two titles of one day may differ in punctuation only; in both cases eight hex digits of the title's SHA-256 are
//! added, so that different decisions never share a name.
//!
//! Promises and themes are named after their words ([`super::ContentNames`]), and what links things after the things that
//! it links: no name counts what stands before it. Two exceptions count what cannot be told apart otherwise: the same marker
//! twice in one theme, and the second report page on a section.
//!
//! # Shapes that rules rely on
//! `queries/derive/` takes IRIs apart to name what it makes: `{space}promise/{domain}/{number}/{name}` and
//! `{space}theme/{domain}/{number}/{name}` (followed by nothing: a name has no `/`), `{space}section/{domain}/{number}`,
//! `{space}agreement`, and `{base}decision/{day}/{name}`.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use jiff::civil::Date;
use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

use super::content::{cut, with_digest};
use super::{Analyst, DecisionKey, NamedSource, Report, SectionId, Theme};

/// Where instance IRIs live unless `--base` says otherwise.
pub const DEFAULT_BASE: &str = "https://w3id.org/pledgebase/id/";

const LONGEST_SLUG: usize = 100;
/// Longest part of a name that is there for people only: what follows tells things apart.
const LONGEST_NAME: usize = 60;
/// What may not stand in an IRI path segment (RFC 3987), `%` included.
const NOT_IN_IRI: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}')
    .add(b'%')
    .add(b'?')
    .add(b'#')
    .add(b'[')
    .add(b']');

/// A base that cannot start an IRI.
#[derive(Debug, Clone, thiserror::Error)]
#[error("`{0}` cannot be the base of names: it must be an absolute IRI that ends in `/` or `#`")]
pub struct InvalidBase(String);

/// Lower-case ASCII words joined by `-` ("Energie en klimaat" gives `energie-en-klimaat`).
#[must_use]
pub fn slug_of(text: &str) -> String {
    slug::slugify(text)
}

/// Mints the IRIs of one dataset.
#[derive(Debug, Clone)]
pub struct Names {
    base: String,
    space: String,
    shared_slugs: BTreeSet<(Option<Date>, String)>,
}

impl Names {
    /// Names for the dataset `slug` under `base`.
    pub fn new(base: &str, slug: &str) -> Result<Self, InvalidBase> {
        let scheme_ends = base
            .find(':')
            .filter(|&end| end > 0 && base[..end].bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b)));
        let clean = base.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>\"{}|\\^`".contains(c));
        if scheme_ends.is_none() || !clean || !base.ends_with(['/', '#']) {
            return Err(InvalidBase(base.to_owned()));
        }
        Ok(Self { base: base.to_owned(), space: format!("{base}{slug}/"), shared_slugs: BTreeSet::new() })
    }

    /// Learns which decisions of one day would share a slug, so that [`Names::decision`] tells them apart.
    #[must_use]
    pub fn with_decisions<'a>(mut self, decisions: impl IntoIterator<Item = &'a DecisionKey>) -> Self {
        let mut titles: BTreeMap<(Option<Date>, String), BTreeSet<&str>> = BTreeMap::new();
        for decision in decisions {
            if let DecisionKey::Titled { date, title } = decision {
                titles.entry((*date, slug_of(title))).or_default().insert(title);
            }
        }
        self.shared_slugs = titles.into_iter().filter(|(_, titles)| titles.len() > 1).map(|(key, _)| key).collect();
        self
    }

    /// The base that all datasets of a store share.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The namespace of this dataset's own things.
    #[must_use]
    pub fn space(&self) -> &str {
        &self.space
    }

    /// The dataset itself.
    #[must_use]
    pub fn dataset(&self) -> String {
        self.space.trim_end_matches('/').to_owned()
    }

    /// The agreement.
    #[must_use]
    pub fn agreement(&self) -> String {
        self.local("agreement")
    }

    /// An agent.
    #[must_use]
    pub fn agent(&self, name: &str) -> String {
        self.local(&format!("agent/{}", slug_of(name)))
    }

    /// A file of the dataset folder.
    #[must_use]
    pub fn source(&self, path: &str) -> String {
        let encoded: Vec<_> = path.split('/').map(|part| utf8_percent_encode(part, NOT_IN_IRI).to_string()).collect();
        self.local(&format!("source/{}", encoded.join("/")))
    }

    /// A section.
    #[must_use]
    pub fn section(&self, id: &SectionId) -> String {
        self.local(&format!("section/{}/{}", id.domain, id.number))
    }

    /// A promise, by its name within the section.
    #[must_use]
    pub fn promise(&self, section: &SectionId, name: &str) -> String {
        self.local(&format!("promise/{}/{}/{name}", section.domain, section.number))
    }

    /// A report.
    #[must_use]
    pub fn report(&self, report: &Report) -> String {
        self.local(&format!("report/{}", report_tail(report)))
    }

    /// A theme of a report, by its name within the section: no two reports on it have themes of one name.
    #[must_use]
    pub fn theme(&self, section: &SectionId, name: &str) -> String {
        self.local(&format!("theme/{}/{}/{name}", section.domain, section.number))
    }

    /// An entry of a report's reference list.
    #[must_use]
    pub fn reference(&self, report: &Report, marker: u32, ordinal: usize) -> String {
        self.local(&format!("reference/{}/{marker}{}", report_tail(report), again(ordinal)))
    }

    /// The `nth` time (1-based) that a theme, or outside of themes the report itself, has a citation marker.
    #[must_use]
    pub fn occurrence(&self, report: &Report, theme: Option<&Theme>, marker: u32, nth: usize) -> String {
        self.local(&format!("occurrence/{}/{marker}{}", citing_tail(report, theme), again(nth)))
    }

    /// The citation of a decision by a theme, or (without one) by the report itself.
    #[must_use]
    pub fn citation(&self, report: &Report, theme: Option<&Theme>, decision: &DecisionKey) -> String {
        let decision = self.decision(decision);
        let decision = &decision[self.base.len() + "decision/".len()..];
        self.local(&format!("citation/{}/{decision}", citing_tail(report, theme)))
    }

    /// The alignment of a promise with a theme, both given by IRI.
    #[must_use]
    pub fn alignment(&self, promise: &str, theme: &str) -> String {
        self.local(&format!("alignment/{}/{}", self.tail(promise, "promise/"), self.tail(theme, "theme/")))
    }

    /// The rejection of such an alignment.
    #[must_use]
    pub fn rejection(&self, promise: &str, theme: &str) -> String {
        self.local(&format!("rejection/{}/{}", self.tail(promise, "promise/"), self.tail(theme, "theme/")))
    }

    /// The place of a promise, given by IRI, in the text of its section.
    #[must_use]
    pub fn selector(&self, promise: &str) -> String {
        self.local(&format!("selector/{}", self.tail(promise, "promise/")))
    }

    /// What was done to make a layer of this dataset.
    #[must_use]
    pub fn activity(&self, layer: &str) -> String {
        self.local(&format!("activity/{layer}"))
    }

    /// A digest of a file, in hexadecimal.
    #[must_use]
    pub fn checksum(&self, digest: &str) -> String {
        self.local(&format!("checksum/{digest}"))
    }

    /// The judgement of a promise and a decision, or of a promise alone, by somebody who is given by id or IRI; without one,
    /// nobody says who judged. Things are given by IRI.
    #[must_use]
    pub fn judgement(&self, promise: &str, decision: Option<&str>, by: Option<&str>) -> String {
        let mut name = format!("judgement/{}", self.tail(promise, "promise/"));
        let by = by.map(|by| slug_of(by.rsplit('/').next().unwrap_or(by)));
        for part in decision.map(|decision| self.decision_tail(decision).to_owned()).into_iter().chain(by) {
            name.push('/');
            name.push_str(&part);
        }
        self.local(&name)
    }

    /// The candidate that a decision is for following a promise up, both given by IRI.
    #[must_use]
    pub fn candidate(&self, promise: &str, decision: &str) -> String {
        self.local(&format!("candidate/{}/{}", self.tail(promise, "promise/"), self.decision_tail(decision)))
    }

    /// The lead that a decision is for a promise, both given by IRI.
    #[must_use]
    pub fn lead(&self, promise: &str, decision: &str) -> String {
        self.local(&format!("lead/{}/{}", self.tail(promise, "promise/"), self.decision_tail(decision)))
    }

    /// A coder, by the id that files of codes use.
    #[must_use]
    pub fn coder(&self, id: &str) -> String {
        self.local(&format!("coder/{}", slug_of(id)))
    }

    /// A random sample of promises, by the words of its sheet.
    #[must_use]
    pub fn sample(&self, words: &str) -> String {
        self.local(&format!("sample/{}", slug_of(words)))
    }

    /// The rating of a promise on a scale by somebody on a day; `nth` (1-based) tells those of one day apart.
    #[must_use]
    pub fn assessment(&self, promise: &str, scale: &str, by: &Analyst, day: Option<Date>, nth: usize) -> String {
        let name = by.name.as_deref().unwrap_or_else(|| by.iri.rsplit(['/', '#']).next().unwrap_or_default());
        let (promise, who, day) = (self.tail(promise, "promise/"), bounded_name(name), day_name(day));
        self.local(&format!("assessment/{promise}/{}/{who}/{day}{}", bounded_name(scale), again(nth)))
    }

    /// What somebody names as evidence on a promise: an address is one thing whoever names it, words are no more than what is
    /// meant there.
    #[must_use]
    pub fn named_source(&self, promise: &str, source: &NamedSource) -> String {
        match source {
            NamedSource::Address(address) => {
                let words = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest);
                self.local(&format!("named-source/{}", with_digest(cut(slug_of(words), LONGEST_NAME), address)))
            }
            NamedSource::Words(words) => {
                let name = with_digest(cut(slug_of(words), LONGEST_NAME), words);
                self.local(&format!("named-source/{}/{name}", self.tail(promise, "promise/")))
            }
        }
    }

    /// The algorithm that suggests; no agent that a dataset names is called so.
    #[must_use]
    pub fn algorithm(&self) -> String {
        self.local("software/alignment")
    }

    /// The algorithm's work on this dataset that its suggestions come from.
    #[must_use]
    pub fn suggesting(&self) -> String {
        self.local("activity/alignment")
    }

    /// A decision.
    #[must_use]
    pub fn decision(&self, key: &DecisionKey) -> String {
        let day = |date: &Option<Date>| day_name(*date);
        match key {
            DecisionKey::Titled { date, title } => {
                let slug = slug_of(title);
                let ambiguous = slug.is_empty() || self.shared_slugs.contains(&(*date, slug.clone()));
                format!("{}decision/{}/{}", self.base, day(date), bounded(slug, title, ambiguous))
            }
            DecisionKey::Identified { date, uuid } => format!("{}decision/{}/{}", self.base, day(date), slug_of(uuid)),
            DecisionKey::Untitled { date, section, report, marker, ordinal } => {
                let dataset = self.space[self.base.len()..].trim_end_matches('/');
                let mut name = format!("{dataset}-{}-{}-ref-{marker}", section.domain, section.number);
                for (what, n) in [("page", report), ("entry", ordinal)] {
                    if *n > 1 {
                        let _ = write!(name, "-{what}-{n}");
                    }
                }
                format!("{}decision/{}/{name}", self.base, day(date))
            }
        }
    }

    fn local(&self, tail: &str) -> String {
        format!("{}{tail}", self.space)
    }

    /// Day and name of a decision of this store.
    fn decision_tail<'i>(&self, decision: &'i str) -> &'i str {
        let tail = decision.strip_prefix(&self.base).and_then(|decision| decision.strip_prefix("decision/"));
        tail.unwrap_or_default()
    }

    /// What follows a kind in the name of one of this dataset's things; of any other, all of it.
    fn tail<'i>(&self, iri: &'i str, kind: &str) -> Cow<'i, str> {
        match iri.strip_prefix(&self.space).and_then(|local| local.strip_prefix(kind)) {
            Some(tail) => tail.into(),
            None => utf8_percent_encode(iri, NON_ALPHANUMERIC).into(),
        }
    }
}

fn day_name(day: Option<Date>) -> String {
    day.map_or_else(|| "undated".to_owned(), |day| day.to_string())
}

/// A name as part of a longer one; a name without letters, or a long one, by its digest.
fn bounded_name(name: &str) -> String {
    let slug = slug_of(name);
    if slug.is_empty() || slug.len() > LONGEST_NAME { with_digest(cut(slug, LONGEST_NAME), name) } else { slug }
}

fn report_tail(report: &Report) -> String {
    format!("{}/{}{}", report.section.domain, report.section.number, again(report.ordinal))
}

fn citing_tail(report: &Report, theme: Option<&Theme>) -> String {
    match theme {
        Some(theme) => format!("{}/{}/{}", report.section.domain, report.section.number, theme.name),
        None => format!("{}/report", report_tail(report)),
    }
}

/// What tells the second and later of several from the first.
fn again(ordinal: usize) -> String {
    if ordinal > 1 { format!("~{ordinal}") } else { String::new() }
}

fn bounded(slug: String, title: &str, ambiguous: bool) -> String {
    if slug.len() > LONGEST_SLUG || ambiguous { with_digest(cut(slug, LONGEST_SLUG), title) } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(title: &str) -> DecisionKey {
        DecisionKey::Titled { date: Some(jiff::civil::date(2021, 5, 7)), title: title.to_owned() }
    }

    #[test]
    fn titles_that_differ_in_punctuation_only_get_different_names() {
        let (a, b) = (decided("Plan: dossier 67"), decided("Plan dossier 67"));
        let names = Names::new(DEFAULT_BASE, "x").unwrap().with_decisions([&a, &b]);
        assert_ne!(names.decision(&a), names.decision(&b));
        let alone = Names::new(DEFAULT_BASE, "x").unwrap().with_decisions([&a, &a]);
        assert_eq!(alone.decision(&a), "https://w3id.org/pledgebase/id/decision/2021-05-07/plan-dossier-67");
    }

    #[test]
    fn long_titles_are_cut_and_stay_apart() {
        let names = Names::new(DEFAULT_BASE, "x").unwrap();
        let long = "woord ".repeat(60);
        let (a, b) = (names.decision(&decided(&format!("{long}a"))), names.decision(&decided(&format!("{long}b"))));
        assert_ne!(a, b);
        assert!(a.len() < 170, "{a}");
    }

    #[test]
    fn a_base_must_be_an_absolute_iri_that_ends_in_a_separator() {
        for bad in ["", "example.org/", "https://example.org", "https://exa mple.org/", "://x/"] {
            assert!(Names::new(bad, "x").is_err(), "{bad}");
        }
        assert!(Names::new("http://example.org/id#", "x").is_ok());
    }

    #[test]
    fn a_path_becomes_a_valid_iri() {
        let names = Names::new("http://e.org/", "d").unwrap();
        assert_eq!(names.source("reports/a b/100%?.md"), "http://e.org/d/source/reports/a%20b/100%25%3F.md");
    }
}
