//! `dataset.toml`: what the dataset is.

use jiff::civil::Date;
use serde::Deserialize;

use super::{DatasetError, Files, files};
use crate::diagnostic::{Diagnostic, SourceText};
use crate::model::{About, Agreement, Author, slug_of};

/// What `dataset.toml` says.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    pub(super) about: About,
    pub(super) agreement: Agreement,
    pub(super) author: Option<Author>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    dataset: DatasetTable,
    agreement: AgreementTable,
    reports: Option<ReportsTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DatasetTable {
    slug: toml::Spanned<String>,
    title: String,
    description: Option<String>,
    language: String,
    publisher: Option<String>,
    license: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AgreementTable {
    title: String,
    government: Option<String>,
    start: Option<toml::Spanned<toml::value::Datetime>>,
    end: Option<toml::Spanned<toml::value::Datetime>>,
    source: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
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

/// Reads `dataset.toml`; what is wrong in it is an error with its place, and the manifest is then a default one.
pub(super) fn read(files: &Files, diagnostics: &mut Vec<Diagnostic>) -> Result<Manifest, DatasetError> {
    let file = files.get("dataset.toml").ok_or_else(|| DatasetError::NotADataset { path: ".".into() })?;
    let Some(source) = files::decode(file, diagnostics) else { return Ok(Manifest::default()) };
    let (text, skipped) = source.body();
    match toml::from_str::<File>(text) {
        Ok(parsed) => Ok(manifest(parsed, &source, diagnostics)),
        Err(error) => {
            let span = error.span().map_or(0..0, |s| s.start + skipped..s.end + skipped);
            diagnostics.push(Diagnostic::error(
                "bad-manifest",
                source.place(span),
                error.message().trim().to_owned(),
                "tables and keys: [dataset] slug, title, language, description?, publisher?, license?; [agreement] title, \
                 government?, start?, end?, source?; [reports] author, author_kind? (person, organisation, software), note?",
            ));
            Ok(Manifest::default())
        }
    }
}

fn manifest(file: File, source: &SourceText, diagnostics: &mut Vec<Diagnostic>) -> Manifest {
    let slug = file.dataset.slug.get_ref();
    if slug.is_empty() || slug_of(slug) != *slug {
        diagnostics.push(Diagnostic::error(
            "bad-slug",
            source.place(file.dataset.slug.span()),
            format!("`{slug}` cannot be part of names"),
            format!("use lower-case letters, digits and `-`, for example `{}`", slug_of(slug)),
        ));
    }
    let mut day = |given: Option<toml::Spanned<toml::value::Datetime>>| {
        let given = given?;
        let date = given.get_ref().to_string().get(..10).and_then(|d| d.parse::<Date>().ok());
        if date.is_none() {
            diagnostics.push(Diagnostic::error(
                "bad-manifest",
                source.place(given.span()),
                format!("`{}` is not a date", given.get_ref()),
                "write it as 2019-10-02",
            ));
        }
        date
    };
    let (start, end) = (day(file.agreement.start), day(file.agreement.end));
    Manifest {
        about: About {
            slug: slug_of(slug),
            title: file.dataset.title,
            description: file.dataset.description,
            language: file.dataset.language,
            publisher: file.dataset.publisher,
            license: file.dataset.license,
        },
        agreement: Agreement {
            title: file.agreement.title,
            government: file.agreement.government,
            start,
            end,
            source: file.agreement.source,
        },
        author: file.reports.map(|r| Author {
            name: r.author,
            is_software: r.author_kind == AuthorKind::Software,
            note: r.note,
        }),
    }
}
