//! `pledgebase diagram`

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use clap::Args;

use super::choice::choice_parser;
use super::part::{EvidenceArgs, PartArgs};
use super::store::StoreArgs;
use super::ui::counted;
use super::{CliError, Outcome, Ui};
use crate::choice::{Choice, FileFormat, format_for};
use crate::diagram::{self, By, Diagram as Drawn, DiagramError, Kind, Paper, Request};
use crate::export::{Look, TableFormat};
use crate::file::replace_file;
use crate::language::Language;
use crate::model::{Part, slug_of};
use crate::store::Store;

/// Draw coverage: promises, themes and decisions as a picture, and the table behind it.
///
/// SVG, PNG and PDF need no other program. Every diagram says what it counts and of how many, on whose word, and until when
/// anything is known; coverage is a trail, not a verdict. A diagram that is taller than a page has several: --page.
#[derive(Debug, Args)]
pub(super) struct Diagram {
    /// What to draw.
    #[arg(value_parser = choice_parser::<Kind>(), required_unless_present = "all", conflicts_with = "all")]
    kind: Option<Kind>,
    #[command(flatten)]
    store: StoreArgs,
    #[command(flatten)]
    part: PartArgs,
    /// What rows, lanes or columns are; two with a comma for a heat map, such as `section,year`.
    #[arg(long, value_parser = choice_parser::<By>(), value_delimiter = ',', value_name = "WHAT")]
    by: Vec<By>,
    #[command(flatten)]
    evidence: EvidenceArgs,
    /// Language of the diagram's own words [default: the dataset's, else English].
    #[arg(long, value_parser = choice_parser::<Language>())]
    lang: Option<Language>,
    /// Light or dark paper.
    #[arg(long, value_parser = choice_parser::<Paper>(), default_value = "light")]
    paper: Paper,
    /// The former name of `--paper`.
    #[arg(long, value_parser = choice_parser::<Paper>(), hide = true, conflicts_with = "paper")]
    theme: Option<Paper>,
    /// Which page of a diagram that has several.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..), conflicts_with = "all")]
    page: u16,
    /// Output format [default: by the ending of the file to write, else svg].
    #[arg(long, value_parser = choice_parser::<DiagramFormat>())]
    format: Option<DiagramFormat>,
    /// File to write, or `-` for stdout [default: stdout]; with --all, a folder.
    #[arg(long, short, value_name = "FILE|FOLDER")]
    output: Option<PathBuf>,
    /// Draw every kind into a folder: the overviews, and links and timeline of each section that has a report.
    #[arg(long, requires = "output")]
    all: bool,
}

/// What a diagram becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DiagramFormat {
    Svg,
    Png,
    Pdf,
    /// The table behind it.
    Table(TableFormat),
}

impl Choice for DiagramFormat {
    const WHAT: &'static str = "format of a diagram";
    const ALL: &'static [Self] = &[
        Self::Svg,
        Self::Png,
        Self::Pdf,
        Self::Table(TableFormat::Csv),
        Self::Table(TableFormat::Tsv),
        Self::Table(TableFormat::Json),
        Self::Table(TableFormat::Xml),
        Self::Table(TableFormat::Markdown),
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Table(format) => format.name(),
        }
    }

    fn about(self) -> &'static str {
        match self {
            Self::Svg => "Scalable Vector Graphics",
            Self::Png => "Portable Network Graphics, two pixels to each of the diagram's",
            Self::Pdf => "Portable Document Format, letters as outlines",
            Self::Table(TableFormat::Csv) => "The table behind it: comma-separated",
            Self::Table(TableFormat::Tsv) => "The table behind it: tab-separated",
            Self::Table(TableFormat::Json) => "The table behind it: JSON (SPARQL results)",
            Self::Table(TableFormat::Xml) => "The table behind it: XML (SPARQL results)",
            Self::Table(TableFormat::Markdown | TableFormat::Table) => "The table behind it: Markdown",
        }
    }
}

impl FileFormat for DiagramFormat {
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Svg => &["svg"],
            Self::Png => &["png"],
            Self::Pdf => &["pdf"],
            Self::Table(format) => format.endings(),
        }
    }
}

impl DiagramFormat {
    fn bytes(self, diagram: &Drawn) -> Result<Vec<u8>, CliError> {
        Ok(match self {
            Self::Svg => diagram.svg().into_bytes(),
            Self::Png => diagram.png()?,
            Self::Pdf => diagram.pdf()?,
            Self::Table(format) => {
                let mut out = Vec::new();
                diagram.table.write(&mut out, format, Look::default())?;
                out
            }
        })
    }

    fn is_picture(self) -> bool {
        !matches!(self, Self::Table(_))
    }
}

impl Diagram {
    pub(super) fn run(self, ui: &Ui) -> Result<Outcome, CliError> {
        let file = self.output.as_deref().filter(|path| *path != Path::new("-"));
        let format = format_for(self.format, file.filter(|_| !self.all), DiagramFormat::Svg)?;
        if matches!(format, DiagramFormat::Png | DiagramFormat::Pdf) && file.is_none() && io::stdout().is_terminal() {
            return Err(CliError::Usage("a picture is no text for a terminal: name a file with --output".to_owned()));
        }
        if self.all && file.is_none() {
            return Err(CliError::Usage("--all writes many files: name a folder with --output".to_owned()));
        }
        if self.all && !self.by.is_empty() {
            return Err(CliError::Usage("--by is for one diagram: leave it out with --all".to_owned()));
        }
        let store = self.store.open(ui)?;
        let part = self.part.part(&store)?;
        match (self.kind, file) {
            (Some(kind), file) => {
                let drawn = diagram::draw(&store, &self.request(kind, part, usize::from(self.page)))?;
                let bytes = format.bytes(&drawn)?;
                ui.deliver(file, |out| Ok(out.write_all(&bytes)?))?;
                if let Some(path) = file {
                    ui.status(&format!("Wrote {}.", path.display()));
                }
                if format.is_picture() && drawn.pages > 1 {
                    let (page, pages) = (self.page, drawn.pages);
                    ui.warn(&format!("This is page {page} of {pages}: --page chooses another one, --all writes all."));
                }
                tell_of_missing(ui, format, &drawn);
            }
            (None, Some(folder)) => self.write_all(ui, &store, &part, (format, folder))?,
            (None, None) => {}
        }
        Ok(Outcome::Done)
    }

    fn request(&self, kind: Kind, part: Part, page: usize) -> Request {
        let (by, language) = (self.by.clone(), self.lang);
        let (paper, evidence) = (self.theme.unwrap_or(self.paper), self.evidence.level());
        Request { kind, part, by, language, paper, evidence, page }
    }

    /// Every page of every kind.
    fn write_all(
        &self,
        ui: &Ui,
        store: &Store,
        part: &Part,
        (format, folder): (DiagramFormat, &Path),
    ) -> Result<(), CliError> {
        std::fs::create_dir_all(folder).map_err(|source| CliError::write(folder, source))?;
        let mut written = 0_usize;
        for (name, kind, part) in wanted(store, part)? {
            let mut page = 1;
            loop {
                match diagram::draw(store, &self.request(kind, part.clone(), page)) {
                    Ok(drawn) => {
                        let page_name = if page > 1 { format!("{name}-page-{page}") } else { name.clone() };
                        let ending = format.endings().first().copied().unwrap_or_default();
                        let path = folder.join(format!("{page_name}.{ending}"));
                        let bytes = format.bytes(&drawn)?;
                        replace_file(&path, |out| out.write_all(&bytes))
                            .map_err(|source| CliError::write(&path, source))?;
                        written += 1;
                        page += 1;
                        if page > drawn.pages || !format.is_picture() {
                            break;
                        }
                    }
                    Err(error @ DiagramError::Nothing(_)) => {
                        ui.status(&format!("No {name}: {error}."));
                        break;
                    }
                    Err(error) => return Err(error.into()),
                }
            }
        }
        ui.status(&format!("Wrote {} to {}.", counted(written, "diagram"), folder.display()));
        Ok(())
    }
}

/// Name, kind and part of all diagrams of a part: the overviews of each agreement, and links and timeline of each section
/// that has a report. Names say the agreement as soon as there are two.
fn wanted(store: &Store, part: &Part) -> Result<Vec<(String, Kind, Part)>, CliError> {
    let agreements = diagram::agreements(store, part)?;
    let prefix = |iri: &str| {
        let known = agreements.iter().find(|known| known.iri == iri && agreements.len() > 1);
        known.map(|known| format!("{}-", slug_of(&known.title))).unwrap_or_default()
    };
    let mut wanted = Vec::new();
    for agreement in &agreements {
        let overview = if agreements.len() > 1 { Part::Agreement(agreement.iri.clone()) } else { part.clone() };
        for kind in Kind::ALL {
            if !kind.is_of_a_part() || matches!(overview, Part::Section(_)) {
                wanted.push((format!("{}{}", prefix(&agreement.iri), kind.name()), kind, overview.clone()));
            }
        }
    }
    for section in diagram::reported_sections(store, part)? {
        if section.part == *part {
            continue;
        }
        let name = format!("{}{}-{}", prefix(&section.agreement), slug_of(&section.domain), section.number);
        for kind in Kind::ALL.into_iter().filter(|kind| kind.is_of_a_part()) {
            wanted.push((format!("{}-{name}", kind.name()), kind, section.part.clone()));
        }
    }
    Ok(wanted)
}

/// SVG leaves the choice of a typeface to its viewer; our own pictures have but one.
fn tell_of_missing(ui: &Ui, format: DiagramFormat, drawn: &Drawn) {
    let missing: String = drawn.scene.missing.iter().collect();
    if matches!(format, DiagramFormat::Png | DiagramFormat::Pdf) && !missing.is_empty() {
        ui.warn(&format!("The embedded typeface has no picture of {missing}: they are shown as boxes; SVG has them."));
    }
}
