//! `dataset.toml`: what the dataset is.

mod keys;
mod promises;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use oxigraph::model::Literal;
use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use super::promise_table::Mapping;
use super::{DatasetError, Files, files};
use crate::choice::{Choice, nearest};
use crate::diagnostic::{Diagnostic, Place, SourceText};
use crate::language::comparable;
use crate::model::{About, Agreement, Author, Coder, CoderKind, Publication, slug_of};

/// What `dataset.toml` says.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    pub(super) about: About,
    pub(super) agreement: Agreement,
    pub(super) author: Option<Author>,
    /// The last day that anything is known of, and where that stands in the file.
    pub(super) known_until: Option<Date>,
    pub(super) publication: Publication,
    pub(super) coders: Vec<Coder>,
    /// What the columns of tables of promises mean.
    pub(super) promises: Option<Mapping>,
}

#[derive(Deserialize)]
struct File {
    dataset: DatasetTable,
    agreement: AgreementTable,
    reports: Option<ReportsTable>,
    #[serde(default)]
    publication: PublicationTable,
    #[serde(default)]
    coders: Vec<CoderTable>,
    promises: Option<promises::PromisesTable>,
}

#[derive(Deserialize)]
struct DatasetTable {
    slug: Spanned<String>,
    title: String,
    description: Option<String>,
    language: Spanned<String>,
    publisher: Option<String>,
    license: Option<String>,
    timezone: Option<Spanned<String>>,
    known_until: Option<Spanned<Datetime>>,
}

#[derive(Deserialize)]
struct AgreementTable {
    title: String,
    government: Option<String>,
    start: Option<Spanned<Datetime>>,
    end: Option<Spanned<Datetime>>,
    source: Option<String>,
}

#[derive(Deserialize)]
struct ReportsTable {
    author: String,
    #[serde(default)]
    author_kind: AuthorKind,
    note: Option<String>,
}

#[derive(Deserialize, Default, PartialEq)]
#[serde(rename_all = "lowercase")]
enum AuthorKind {
    #[default]
    Person,
    Organisation,
    Software,
}

#[derive(Deserialize, Default)]
struct PublicationTable {
    version: Option<String>,
    issued: Option<Spanned<Datetime>>,
    modified: Option<Spanned<Datetime>>,
    contact_name: Option<String>,
    contact_email: Option<String>,
    contact_page: Option<String>,
    publisher: Option<String>,
    landing_page: Option<String>,
    #[serde(default)]
    themes: Vec<String>,
    place: Option<String>,
    rights: Option<String>,
    #[serde(default)]
    keywords: Vec<String>,
    base_url: Option<String>,
}

#[derive(Deserialize)]
struct CoderTable {
    id: Spanned<String>,
    name: String,
    kind: Spanned<String>,
    version: Option<String>,
    role: Option<Spanned<String>>,
}

/// Reads `dataset.toml`; what is wrong in it is an error with its place, and the manifest is then a default one.
pub(super) fn read(files: &Files, diagnostics: &mut Vec<Diagnostic>) -> Result<Manifest, DatasetError> {
    const NAME: &str = "dataset.toml";
    let Some(file) = files.get(NAME) else {
        if files.is_unreadable(NAME) {
            return Ok(Manifest::default());
        }
        return Err(DatasetError::NotADataset { path: ".".into() });
    };
    let Some(source) = files::decode(file, diagnostics) else { return Ok(Manifest::default()) };
    let (text, skipped) = source.body();
    let unknown = keys::check(text, skipped, &source, diagnostics);
    match toml::from_str::<File>(text) {
        Ok(parsed) => Ok(Reader { source: &source, skipped, diagnostics }.manifest(parsed)),
        // A key that is missed is most probably one that is misspelt, and that is told already.
        Err(_) if unknown => Ok(Manifest::default()),
        Err(error) => {
            let span = error.span().map_or(0..0, |s| s.start + skipped..s.end + skipped);
            let message = error.message().trim().to_owned();
            diagnostics.push(Diagnostic::error("bad-manifest", source.place(span), message, keys::help()));
            Ok(Manifest::default())
        }
    }
}

/// Turns what the file says into the model.
struct Reader<'a> {
    source: &'a SourceText,
    /// Length of the byte order mark, which the parser does not see.
    skipped: usize,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn manifest(&mut self, file: File) -> Manifest {
        let about = self.about(&file.dataset);
        Manifest {
            about,
            known_until: self.day(file.dataset.known_until),
            agreement: Agreement {
                title: comparable(&file.agreement.title),
                government: file.agreement.government.as_deref().map(comparable),
                start: self.day(file.agreement.start),
                end: self.day(file.agreement.end),
                source: file.agreement.source,
            },
            author: file.reports.map(|reports| Author {
                name: comparable(&reports.author),
                is_software: reports.author_kind == AuthorKind::Software,
                note: reports.note,
            }),
            publication: self.publication(file.publication),
            coders: self.coders(file.coders),
            promises: file.promises.map(|promises| self.promises(promises)),
        }
    }

    fn about(&mut self, table: &DatasetTable) -> About {
        let slug = table.slug.get_ref();
        if slug.is_empty() || slug_of(slug) != *slug {
            let message = format!("`{slug}` cannot be part of names");
            let help = format!("use lower-case letters, digits and `-`, for example `{}`", slug_of(slug));
            self.refuse("bad-slug", &table.slug, message, help);
        }
        let language = table.language.get_ref();
        if Literal::new_language_tagged_literal("", language).is_err() {
            let message = format!("`{language}` is no tag of a language");
            let help = "write a tag of BCP 47, such as `nl` or `en`: every text of the dataset is marked with it";
            self.refuse("bad-language", &table.language, message, help.to_owned());
        }
        if table.license.as_deref().is_none_or(|license| license.trim().is_empty()) {
            self.diagnostics.push(Diagnostic::note(
                "no-licence",
                self.source.place(self.skipped..self.skipped),
                "the dataset names no licence: without one nobody may use it",
                "write `license = \"https://…\"` under [dataset], such as https://creativecommons.org/publicdomain/zero/1.0/",
            ));
        }
        let timezone = table.timezone.as_ref().filter(|zone| self.is_time_zone(zone));
        About {
            slug: slug_of(slug),
            title: comparable(&table.title),
            description: table.description.clone(),
            language: table.language.get_ref().clone(),
            publisher: table.publisher.as_deref().map(comparable),
            license: table.license.clone(),
            timezone: timezone.map(|zone| zone.get_ref().clone()),
        }
    }

    fn is_time_zone(&mut self, zone: &Spanned<String>) -> bool {
        let name = zone.get_ref();
        let is_known = TimeZone::get(name).is_ok();
        if !is_known {
            let known: Vec<_> = jiff::tz::db().available().map(|name| name.as_str().to_owned()).collect();
            let meant = nearest(name, known.iter().map(String::as_str)).unwrap_or("Europe/Brussels");
            let message = format!("`{name}` is no time zone");
            self.refuse("bad-manifest", zone, message, format!("write a name of the IANA database, such as `{meant}`"));
        }
        is_known
    }

    fn publication(&mut self, table: PublicationTable) -> Publication {
        Publication {
            version: table.version,
            issued: self.day(table.issued),
            modified: self.day(table.modified),
            contact_name: table.contact_name,
            contact_email: table.contact_email,
            contact_page: table.contact_page,
            publisher: table.publisher,
            landing_page: table.landing_page,
            themes: table.themes,
            place: table.place,
            rights: table.rights,
            keywords: table.keywords,
            base_url: table.base_url,
        }
    }

    /// The coders; ids are part of names, so that two may not differ in capitals and signs only.
    fn coders(&mut self, tables: Vec<CoderTable>) -> Vec<Coder> {
        let mut coders: Vec<Coder> = Vec::new();
        for table in tables {
            let named = slug_of(table.id.get_ref());
            if let Some(other) = coders.iter().find(|other| slug_of(&other.id) == named) {
                let message = format!("the id of this coder is too much like `{}`", other.id);
                self.refuse("bad-manifest", &table.id, message, "give each coder an id of its own".to_owned());
                continue;
            }
            coders.extend(self.coder(table));
        }
        coders
    }

    fn coder(&mut self, table: CoderTable) -> Option<Coder> {
        if slug_of(table.id.get_ref()).is_empty() {
            let help = "give it one with letters or digits: files of codes name the coder by it";
            self.refuse("bad-manifest", &table.id, "this coder has no id".to_owned(), help.to_owned());
            return None;
        }
        let is_referee = table.role.as_ref().is_some_and(|role| role.get_ref() == "referee");
        if let Some(role) = table.role.as_ref().filter(|_| !is_referee) {
            let message = format!("`{}` is no role of a coder", role.get_ref());
            self.refuse("bad-manifest", role, message, "write referee, or leave it out".to_owned());
        }
        match CoderKind::named(table.kind.get_ref()) {
            Ok(kind) => Some(Coder {
                id: table.id.get_ref().trim().to_owned(),
                name: comparable(&table.name),
                kind,
                version: table.version.filter(|version| !version.trim().is_empty()),
                is_referee,
            }),
            Err(error) => {
                let help = "a person's codes count before those of software".to_owned();
                self.refuse("bad-manifest", &table.kind, error.to_string(), help);
                None
            }
        }
    }

    fn day(&mut self, given: Option<Spanned<Datetime>>) -> Option<Date> {
        let given = given?;
        let date = given.get_ref().to_string().get(..10).and_then(|day| day.parse::<Date>().ok());
        if date.is_none() {
            let message = format!("`{}` is not a date", given.get_ref());
            self.refuse("bad-manifest", &given, message, "write it as 2019-10-02".to_owned());
        }
        date
    }

    fn place<T>(&self, at: &Spanned<T>) -> Place {
        self.source.place(at.span().start + self.skipped..at.span().end + self.skipped)
    }

    fn refuse<T>(&mut self, code: &'static str, at: &Spanned<T>, message: String, help: String) {
        let place = self.place(at);
        self.diagnostics.push(Diagnostic::error(code, place, message, help));
    }
}
