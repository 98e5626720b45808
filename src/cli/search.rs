//! `pledgebase search`

use std::io;

use clap::Args;

use super::choice::choice_parser_of;
use super::output::OutputArgs;
use super::store::StoreArgs;
use super::{CliError, Outcome, Ui};
use crate::choice::{Choice, FileFormat};
use crate::export::{Cell, Table, TableFormat, on_one_line};
use crate::lookup;
use crate::model::{Part, ThingKind};
use crate::search::{Document, Found, Hit, Index, KINDS, Passage, SearchRequest};

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
    #[arg(long, value_delimiter = ',', value_parser = choice_parser_of(&KINDS))]
    kind: Vec<ThingKind>,
    /// Only what belongs to this domain: title, slug, or the beginning of one.
    #[arg(long, value_name = "DOMAIN")]
    domain: Option<String>,
    /// Show at most this many hits.
    #[arg(long, short, value_name = "N", default_value_t = 10)]
    limit: usize,
    #[command(flatten)]
    output: OutputArgs<SearchFormat>,
}

/// Formats of what was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SearchFormat {
    List,
    Table(TableFormat),
}

impl Choice for SearchFormat {
    const WHAT: &'static str = "format";
    const ALL: &'static [Self] = &[
        Self::List,
        Self::Table(TableFormat::Table),
        Self::Table(TableFormat::Markdown),
        Self::Table(TableFormat::Csv),
        Self::Table(TableFormat::Tsv),
        Self::Table(TableFormat::Json),
        Self::Table(TableFormat::Xml),
    ];

    fn name(self) -> &'static str {
        match self {
            Self::List => "text",
            Self::Table(format) => format.name(),
        }
    }

    fn about(self) -> &'static str {
        match self {
            Self::List => "A list for people",
            Self::Table(format) => format.about(),
        }
    }
}

impl FileFormat for SearchFormat {
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::List => &["txt"],
            Self::Table(format) => format.endings(),
        }
    }
}

/// What stands before and behind a matching word.
type Marks = (&'static str, &'static str);

const QUOTES: Marks = ("«", "»");
const BOLD: Marks = ("\u{1b}[1m", "\u{1b}[22m");

impl Search {
    pub(super) fn run(self, ui: &Ui) -> Result<Outcome, CliError> {
        let format = self.output.format(SearchFormat::List)?;
        let store = self.store.open(ui)?;
        let part = match &self.domain {
            Some(domain) => Part::Section(lookup::domain(&store, domain, None)?.iri),
            None => Part::Whole,
        };
        let words = self.words.join(" ");
        let request = SearchRequest { words, kinds: self.kind.clone(), part, limit: self.limit };
        let found = Index::of(&store)?.search(&request);
        match format {
            SearchFormat::List => {
                let marks = if self.output.file().is_none() { marks_on_stdout() } else { QUOTES };
                self.output.deliver(ui, |out| Ok(out.write_all(list(&found, marks).as_bytes())?))?;
            }
            SearchFormat::Table(format) => {
                let table = if format.is_for_people() { for_readers(&found) } else { table(&found) };
                self.output.write_table(ui, format, &table, store.base())?;
            }
        }
        self.tell(&found, ui);
        Ok(Outcome::Done)
    }

    fn tell(&self, found: &Found, ui: &Ui) {
        let searched = found.searched;
        if !found.has_words {
            ui.status("There is no word to search for: signs and very common words are left out.");
        } else if found.matching == 0 {
            let words = self.words.join(" ");
            ui.status(&format!("Nothing of the {searched} things searched has a word of “{words}”."));
        } else {
            let some = if found.has_all_words { "" } else { "; nothing has all the words, these have some" };
            let shown = found.hits.len();
            ui.status(&format!("\n({shown} shown of {} that match, of {searched} searched{some})", found.matching));
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

fn in_list(hit: &Hit, marks: Marks) -> String {
    let document = &hit.document;
    let mut about = vec![document.kind.name().to_owned()];
    about.extend(document.date.map(|date| date.to_string()));
    about.extend(document.status.map(|status| status.name().to_owned()));
    about.extend(places(document));
    about.push(format!("score {:.2}", hit.score));
    let text = hit.text.as_ref().map(|text| format!("  {}\n", marked(text, marks))).unwrap_or_default();
    let (about, id) = (about.join(" · "), on_one_line(&document.id));
    format!("{}\n{text}  {}\n  {id}\n", marked(&hit.title, marks), on_one_line(&about))
}

/// A passage on a terminal: nothing in it is acted on but the marks.
fn marked(passage: &Passage, (open, close): Marks) -> String {
    let text = passage.marked("\u{e000}", "\u{e001}");
    on_one_line(&text).replace('\u{e000}', open).replace('\u{e001}', close)
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
fn for_readers(found: &Found) -> Table {
    let mut table = Table::new(["score", "kind", "match", "where", "date", "status", "id"]);
    let row = |hit: &Hit| {
        let document = &hit.document;
        let place = places(document).map(|place| place.trim_start_matches("cited in ").to_owned());
        vec![
            score(hit),
            document.kind.name().into(),
            quoted(&hit.title).into(),
            place.into(),
            document.date.into(),
            document.status.map(Choice::name).into(),
            document.id.as_str().into(),
        ]
    };
    table.rows.extend(found.hits.iter().map(row));
    table
}

/// All that is known of the hits. A decision cited in several sections has several domains and numbers, with `; ` between.
fn table(found: &Found) -> Table {
    let columns = ["kind", "id", "title", "domain", "number", "date", "status", "score", "match", "iri"];
    let mut table = Table::new(columns);
    let row = |hit: &Hit| {
        let document = &hit.document;
        let joined = |part: fn(&crate::search::SectionPlace) -> &str| {
            let parts: Vec<_> = document.sections.iter().map(part).collect();
            Some(parts.join("; ")).filter(|_| !parts.is_empty())
        };
        let mut passages = vec![quoted(&hit.title)];
        passages.extend(hit.text.as_ref().map(quoted));
        vec![
            document.kind.name().into(),
            document.id.as_str().into(),
            document.title.as_str().into(),
            joined(|place| &place.domain).into(),
            joined(|place| &place.number).into(),
            document.date.into(),
            document.status.map(Choice::name).into(),
            score(hit),
            passages.join(" | ").into(),
            Cell::iri(document.iri.as_str()),
        ]
    };
    table.rows.extend(found.hits.iter().map(row));
    table
}

fn quoted(passage: &Passage) -> String {
    passage.marked(QUOTES.0, QUOTES.1)
}

fn score(hit: &Hit) -> Cell {
    Cell::decimal(hit.score, 2)
}
