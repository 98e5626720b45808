//! `pledgebase diagram`

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::store::StoreArgs;
use super::ui::counted;
use super::{CliError, Outcome, Ui};
use crate::diagram::{self, By, Diagram as Drawn, DiagramError, Kind, Language, Request, Scope, Theme};
use crate::file::replace_file;
use crate::lookup;
use crate::model::slug_of;
use crate::store::Store;

/// Draw coverage: promises, themes and decisions as a picture, and the table behind it.
///
/// SVG, PNG and PDF need no other program. Every diagram says what it counts and of how many; coverage is a trail, not a
/// verdict.
#[derive(Debug, Args)]
pub(super) struct Diagram {
    /// What to draw.
    #[arg(value_enum, required_unless_present = "all", conflicts_with = "all")]
    kind: Option<KindName>,
    #[command(flatten)]
    store: StoreArgs,
    /// Only this section and those below it: domain and number, such as `Wonen/4.2.1`.
    #[arg(long, value_name = "DOMAIN/NUMBER", conflicts_with = "domain")]
    section: Option<String>,
    /// Only this domain: title, slug, or the beginning of one.
    #[arg(long, value_name = "DOMAIN")]
    domain: Option<String>,
    /// What rows, lanes or columns are; two with a comma for a heat map, such as `section,year`.
    #[arg(long, value_enum, value_delimiter = ',', value_name = "WHAT")]
    by: Vec<ByName>,
    /// Language of the diagram's own words (default: the dataset's, else English).
    #[arg(long, value_enum)]
    lang: Option<LanguageName>,
    /// Light or dark paper.
    #[arg(long, value_enum, default_value_t = ThemeName::Light)]
    theme: ThemeName,
    /// Leave out what an algorithm suggests.
    #[arg(long)]
    firm: bool,
    /// Output format (default: by the name of the file to write, else svg).
    #[arg(long, value_enum)]
    format: Option<DiagramFormat>,
    /// File to write, or `-` for stdout (default: stdout); with --all, a folder.
    #[arg(long, short, value_name = "FILE|FOLDER")]
    output: Option<PathBuf>,
    /// Draw every kind into a folder: the overviews, and links and timeline of each section that has a report.
    #[arg(long, requires = "output")]
    all: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum KindName {
    /// Promise → theme → decision of a section or domain.
    Links,
    /// Decisions over time, per domain or section.
    Heatmap,
    /// Decisions that domains or sections share.
    Matrix,
    /// Domains and their sections by number of promises.
    Treemap,
    /// Decisions of a section or domain on a time line.
    Timeline,
    /// Promises by status, per domain or section.
    Bars,
}

impl From<KindName> for Kind {
    fn from(name: KindName) -> Self {
        match name {
            KindName::Links => Self::Links,
            KindName::Heatmap => Self::Heatmap,
            KindName::Matrix => Self::Matrix,
            KindName::Treemap => Self::Treemap,
            KindName::Timeline => Self::Timeline,
            KindName::Bars => Self::Bars,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ByName {
    /// Rows: policy domains.
    Domain,
    /// Rows or lanes: sections.
    Section,
    /// Lanes: themes of reports.
    Theme,
    /// Lanes: dossiers.
    Dossier,
    /// Columns: quarters.
    Quarter,
    /// Columns: years.
    Year,
}

impl From<ByName> for By {
    fn from(name: ByName) -> Self {
        match name {
            ByName::Domain => Self::Domain,
            ByName::Section => Self::Section,
            ByName::Theme => Self::Theme,
            ByName::Dossier => Self::Dossier,
            ByName::Quarter => Self::Quarter,
            ByName::Year => Self::Year,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum LanguageName {
    /// Dutch.
    Nl,
    /// English.
    En,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ThemeName {
    /// Dark ink on white.
    Light,
    /// Light ink on dark.
    Dark,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum DiagramFormat {
    /// Scalable Vector Graphics.
    Svg,
    /// Portable Network Graphics.
    Png,
    /// Portable Document Format.
    Pdf,
    /// The table behind it: comma-separated values.
    Csv,
}

impl DiagramFormat {
    fn of_file(path: &Path) -> Option<Self> {
        Self::from_str(path.extension()?.to_str()?, true).ok()
    }

    fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Csv => "csv",
        }
    }

    fn bytes(self, diagram: &Drawn) -> Result<Vec<u8>, DiagramError> {
        match self {
            Self::Svg => Ok(diagram.svg().into_bytes()),
            Self::Png => diagram.png(),
            Self::Pdf => diagram.pdf(),
            Self::Csv => Ok(diagram.table.csv().into_bytes()),
        }
    }
}

impl Diagram {
    pub(super) fn run(self, ui: &Ui) -> Result<Outcome, CliError> {
        let to_stdout = self.output.as_deref().is_none_or(|path| path == Path::new("-"));
        let by_name = self.output.as_deref().filter(|_| !self.all).and_then(DiagramFormat::of_file);
        let format = self.format.or(by_name).unwrap_or(DiagramFormat::Svg);
        if matches!(format, DiagramFormat::Png | DiagramFormat::Pdf) && to_stdout && io::stdout().is_terminal() {
            return Err(CliError::Usage("a picture is no text for a terminal: name a file with --output".to_owned()));
        }
        if self.all && to_stdout {
            return Err(CliError::Usage("--all writes many files: name a folder with --output".to_owned()));
        }
        let store = self.store.open(ui)?;
        let scope = self.scope(&store)?;
        match (self.kind, &self.output) {
            (Some(kind), output) => {
                let drawn = diagram::draw(&store, &self.request(kind.into(), scope))?;
                let bytes = format.bytes(&drawn)?;
                ui.deliver(output.as_deref(), |out| Ok(out.write_all(&bytes)?))?;
                if let Some(path) = output.as_deref().filter(|_| !to_stdout) {
                    ui.status(&format!("Wrote {}.", path.display()));
                }
                tell_of_missing(ui, format, &drawn);
            }
            (None, Some(folder)) => self.write_all(ui, &store, &scope, format, folder)?,
            (None, None) => {}
        }
        Ok(Outcome::Done)
    }

    fn scope(&self, store: &Store) -> Result<Scope, CliError> {
        if let Some(section) = &self.section {
            let section = lookup::section(store, section, None)?;
            return Ok(Scope { domain: section.domain, number: section.number });
        }
        let domain = self.domain.as_deref().map(|domain| lookup::domain(store, domain, None)).transpose()?;
        Ok(Scope { domain: domain.map(|domain| domain.title), number: None })
    }

    fn request(&self, kind: Kind, scope: Scope) -> Request {
        let language = self.lang.map(|language| match language {
            LanguageName::Nl => Language::Dutch,
            LanguageName::En => Language::English,
        });
        let theme = match self.theme {
            ThemeName::Light => Theme::Light,
            ThemeName::Dark => Theme::Dark,
        };
        let by = self.by.iter().copied().map(By::from).collect();
        Request { scope, by, language, theme, firm: self.firm, ..Request::new(kind) }
    }

    fn write_all(
        &self,
        ui: &Ui,
        store: &Store,
        scope: &Scope,
        format: DiagramFormat,
        folder: &Path,
    ) -> Result<(), CliError> {
        if !self.by.is_empty() {
            return Err(CliError::Usage("--by is for one diagram: leave it out with --all".to_owned()));
        }
        std::fs::create_dir_all(folder).map_err(|source| failed(folder, source))?;
        let mut wanted: Vec<_> = Kind::ALL
            .into_iter()
            .filter(|kind| !kind.is_of_a_part() || scope.domain.is_some())
            .map(|kind| (kind.name().to_owned(), self.request(kind, scope.clone())))
            .collect();
        if scope.number.is_none() {
            for section in diagram::reported_sections(store, scope).map_err(CliError::Diagram)? {
                let (domain, number) = (section.domain.as_deref(), section.number.as_deref());
                let name = format!("{}-{}", slug_of(domain.unwrap_or_default()), number.unwrap_or_default());
                for kind in Kind::ALL.into_iter().filter(|kind| kind.is_of_a_part()) {
                    wanted.push((format!("{}-{name}", kind.name()), self.request(kind, section.clone())));
                }
            }
        }
        let mut written = 0_usize;
        for (name, request) in wanted {
            match diagram::draw(store, &request) {
                Ok(drawn) => {
                    let path = folder.join(format!("{name}.{}", format.extension()));
                    let bytes = format.bytes(&drawn)?;
                    replace_file(&path, |out| out.write_all(&bytes)).map_err(|source| failed(&path, source))?;
                    written += 1;
                }
                Err(error @ DiagramError::Nothing(_)) => ui.status(&format!("No {name}: {error}.")),
                Err(error) => return Err(error.into()),
            }
        }
        ui.status(&format!("Wrote {} to {}.", counted(written, "diagram"), folder.display()));
        Ok(())
    }
}

/// SVG leaves the choice of a typeface to its viewer; our own pictures have but one.
fn tell_of_missing(ui: &Ui, format: DiagramFormat, drawn: &Drawn) {
    let missing: String = drawn.scene.missing.iter().collect();
    if matches!(format, DiagramFormat::Png | DiagramFormat::Pdf) && !missing.is_empty() {
        ui.status(&format!(
            "The embedded typeface has no picture of {missing}: they are shown as boxes; SVG has them."
        ));
    }
}

fn failed(path: &Path, source: io::Error) -> CliError {
    CliError::Io { action: "write", path: path.display().to_string(), source }
}
