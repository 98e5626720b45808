//! `pledgebase search`

use std::io::{self, Write};

use clap::{Args, ValueEnum};
use oxigraph::model::{Literal, NamedNode, Term};

use super::output::{self, RowFormat, Terminal};
use super::store::StoreArgs;
use super::{CliError, Outcome};
use crate::choice::Choice;
use crate::coverage;
use crate::lookup;
use crate::model::{Part, ThingKind};
use crate::queries::{Answer, Row};
use crate::search::{Document, Found, Hit, Index, Request};
use crate::vocab::xsd;

/// Search in the words of promises, themes, decisions and the titles of sections.
///
/// The best hits come first. Forms of a word are one word (in the language of the dataset), accents and capitals do not
/// matter, and a word is found in compounds too, with a lower score. Hits have all the words; when nothing has them all,
/// some. Each hit has a short id for `pledgebase explain`.
#[derive(Debug, Args)]
pub(super) struct Search {
    /// What to search for. There is no syntax: signs only separate words.
    #[arg(required = true, value_name = "WORD")]
    words: Vec<String>,
    #[command(flatten)]
    store: StoreArgs,
    /// Only this kind of thing; more than one with commas.
    #[arg(long, value_enum, value_delimiter = ',')]
    kind: Vec<KindName>,
    /// Only what belongs to this domain: title, slug, or the beginning of one.
    #[arg(long, value_name = "DOMAIN")]
    domain: Option<String>,
    /// Show at most this many hits.
    #[arg(long, short, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// Output format.
    #[arg(long, value_enum, default_value_t = SearchFormat::Text)]
    format: SearchFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum KindName {
    Section,
    Promise,
    Theme,
    Decision,
}

impl From<KindName> for ThingKind {
    fn from(name: KindName) -> Self {
        match name {
            KindName::Section => Self::Section,
            KindName::Promise => Self::Promise,
            KindName::Theme => Self::Theme,
            KindName::Decision => Self::Decision,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum SearchFormat {
    /// A list for people.
    Text,
    /// A table for people.
    Table,
    /// Markdown table.
    Md,
    /// SPARQL results: comma-separated.
    Csv,
    /// SPARQL results: tab-separated.
    Tsv,
    /// SPARQL results: JSON.
    Json,
    /// SPARQL results: XML.
    Xml,
}

impl SearchFormat {
    fn rows(self) -> Option<RowFormat> {
        match self {
            Self::Text => None,
            Self::Table => Some(RowFormat::Table),
            Self::Md => Some(RowFormat::Md),
            Self::Csv => Some(RowFormat::Csv),
            Self::Tsv => Some(RowFormat::Tsv),
            Self::Json => Some(RowFormat::Json),
            Self::Xml => Some(RowFormat::Xml),
        }
    }
}

/// What stands before and behind a matching word.
type Marks = (&'static str, &'static str);

const QUOTES: Marks = ("«", "»");
const STARS: Marks = ("**", "**");
const BOLD: Marks = ("\u{1b}[1m", "\u{1b}[22m");

impl Search {
    pub(super) fn run(self, terminal: &Terminal) -> Result<Outcome, CliError> {
        let store = self.store.open()?;
        let part = match &self.domain {
            Some(domain) => {
                let title = coverage::domain_title(&store, domain)?;
                Part::Section(lookup::find(&store, &title)?.iri)
            }
            None => Part::Whole,
        };
        let request = Request {
            words: self.words.join(" "),
            kinds: self.kind.iter().copied().map(ThingKind::from).collect(),
            part,
            limit: self.limit,
        };
        let found = Index::of(&store)?.search(&request);
        match self.format.rows() {
            None => {
                let mut out = output::stdout();
                write!(out, "{}", list(&found, marks_on_stdout()))?;
                out.flush()?;
            }
            Some(format) => {
                let marks = if format == RowFormat::Md { STARS } else { QUOTES };
                let answer = if matches!(format, RowFormat::Table | RowFormat::Md) {
                    for_readers(&found, marks)
                } else {
                    rows(&found, marks)
                };
                output::write_answer(answer, Some(format.into()), store.base())?;
            }
        }
        self.tell(&found, terminal);
        Ok(Outcome::Done)
    }

    fn tell(&self, found: &Found, terminal: &Terminal) {
        let searched = found.searched;
        if !found.has_words {
            terminal.tell("There is no word to search for: signs and very common words are left out.");
        } else if found.matching == 0 {
            let words = self.words.join(" ");
            terminal.tell(&format!("Nothing of the {searched} things searched has a word of “{words}”."));
        } else {
            let some = if found.has_all_words { "" } else { "; nothing has all the words, these have some" };
            let shown = found.hits.len();
            terminal.tell(&format!("\n({shown} shown of {} that match, of {searched} searched{some})", found.matching));
        }
    }
}

/// Bold where stdout is a terminal that wants colours, quotes elsewhere.
fn marks_on_stdout() -> Marks {
    match anstream::AutoStream::choice(&io::stdout()) {
        anstream::ColorChoice::Never => QUOTES,
        _ => BOLD,
    }
}

fn list(found: &Found, marks: Marks) -> String {
    let hits: Vec<_> = found.hits.iter().map(|hit| in_list(hit, marks)).collect();
    hits.join("\n")
}

fn in_list(hit: &Hit, (open, close): Marks) -> String {
    let document = &hit.document;
    let mut about = vec![document.kind.name().to_owned()];
    about.extend(document.date.map(|date| date.to_string()));
    about.extend(document.status.map(|status| status.name().to_owned()));
    about.extend(places(document));
    about.push(format!("score {:.2}", hit.score));
    let text = hit.text.as_ref().map(|text| format!("  {}\n", text.marked(open, close))).unwrap_or_default();
    format!("{}\n{text}  {}\n  {}\n", hit.title.marked(open, close), about.join(" · "), document.id)
}

/// Where it stands, shortly: a decision can be cited in many sections.
fn places(document: &Document) -> Option<String> {
    let place = document.sections.first()?;
    let others = document.sections.len() - 1;
    let others = if others > 0 { format!(" and {others} more") } else { String::new() };
    let cited = if document.kind == ThingKind::Decision { "cited in " } else { "" };
    Some(format!("{cited}{} {}{others}", place.domain, place.number))
}

/// Columns that a reader's screen has room for.
fn for_readers(found: &Found, (open, close): Marks) -> Answer {
    let columns = ["score", "kind", "match", "where", "date", "status", "id"].map(str::to_owned).to_vec();
    let row = |hit: &Hit| {
        let document = &hit.document;
        let place = places(document).map(|place| place.trim_start_matches("cited in ").to_owned());
        vec![
            Some(score(hit)),
            Some(text(document.kind.name())),
            Some(text(&hit.title.marked(open, close))),
            place.as_deref().map(text),
            document.date.map(|date| text(&date.to_string())),
            document.status.map(|status| text(status.name())),
            Some(text(&document.id)),
        ]
    };
    Answer::Solutions { columns, rows: found.hits.iter().map(row).collect() }
}

/// All that is known of the hits. A decision cited in several sections has several domains and numbers, with `; ` between.
fn rows(found: &Found, (open, close): Marks) -> Answer {
    let columns = ["kind", "id", "title", "domain", "number", "date", "status", "score", "match", "iri"];
    let row = |hit: &Hit| -> Row {
        let document = &hit.document;
        let joined = |part: fn(&crate::search::Place) -> &str| {
            let parts: Vec<_> = document.sections.iter().map(part).collect();
            parts.join("; ")
        };
        let mut passages = vec![hit.title.marked(open, close)];
        passages.extend(hit.text.as_ref().map(|text| text.marked(open, close)));
        vec![
            Some(text(document.kind.name())),
            Some(text(&document.id)),
            Some(text(&document.title)),
            Some(text(&joined(|place| &place.domain))).filter(|_| !document.sections.is_empty()),
            Some(text(&joined(|place| &place.number))).filter(|_| !document.sections.is_empty()),
            document.date.map(|date| Literal::new_typed_literal(date.to_string(), xsd::DATE).into()),
            document.status.map(|status| text(status.name())),
            Some(score(hit)),
            Some(text(&passages.join(" | "))),
            Some(NamedNode::new_unchecked(&document.iri).into()),
        ]
    };
    Answer::Solutions { columns: columns.map(str::to_owned).to_vec(), rows: found.hits.iter().map(row).collect() }
}

fn text(value: &str) -> Term {
    Literal::new_simple_literal(value).into()
}

fn score(hit: &Hit) -> Term {
    Literal::new_typed_literal(format!("{:.2}", hit.score), xsd::DECIMAL).into()
}
