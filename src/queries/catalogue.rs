//! The queries that the binary carries, and a user's own.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use include_dir::{Dir, include_dir};
use oxigraph::model::Variable;
use walkdir::WalkDir;

use super::header::{Header, read_header};
use super::{Evaluation, QueryError, source_of};
use crate::choice::nearest;
use crate::diagnostic::{Diagnostic, SourceText};

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/queries");

/// A query with a name.
#[derive(Debug, Clone)]
pub struct NamedQuery {
    /// The file's stem.
    pub id: String,
    /// What it says of itself.
    pub header: Header,
    /// Its text, named by its path.
    pub source: SourceText,
}

/// Queries by name.
#[derive(Debug, Clone)]
pub struct Catalogue {
    queries: BTreeMap<String, NamedQuery>,
}

impl Catalogue {
    /// The queries that the binary carries, without the rules that derive; read once.
    pub fn embedded() -> Result<&'static Self, QueryError> {
        static CATALOGUE: LazyLock<Result<Catalogue, Vec<Diagnostic>>> = LazyLock::new(|| {
            let mut files = Vec::new();
            collect_embedded(&EMBEDDED, &mut files);
            files.retain(|(path, _)| !path.starts_with("derive/"));
            let mut catalogue = Catalogue { queries: BTreeMap::new() };
            catalogue.add(files).map(|()| catalogue)
        });
        CATALOGUE.as_ref().map_err(|findings| QueryError::Headers(findings.clone()))
    }

    /// Adds the queries of a folder and those below it; one with the name of an embedded query takes its place.
    pub fn add_folder(&mut self, folder: &Path) -> Result<(), QueryError> {
        let mut files = Vec::new();
        for entry in WalkDir::new(folder).follow_links(true).sort_by_file_name() {
            let entry = entry.map_err(|error| QueryError::Io {
                path: error.path().unwrap_or(folder).to_owned(),
                source: error.into(),
            })?;
            let path = entry.path();
            if entry.file_type().is_file() && path.extension().is_some_and(|extension| extension == "rq") {
                let text = fs::read_to_string(path);
                let text = text.map_err(|source| QueryError::Io { path: path.to_owned(), source })?;
                files.push((path.display().to_string(), text));
            }
        }
        self.add(files).map_err(QueryError::Headers)
    }

    /// All queries in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = &NamedQuery> {
        self.queries.values()
    }

    /// The query of a name.
    pub fn get(&self, name: &str) -> Result<&NamedQuery, QueryError> {
        self.queries.get(name).ok_or_else(|| {
            let similar = nearest(name, self.queries.keys().map(String::as_str)).map(str::to_owned);
            QueryError::Unknown { name: name.to_owned(), similar }
        })
    }

    fn add(&mut self, files: Vec<(String, String)>) -> Result<(), Vec<Diagnostic>> {
        let mut findings = Vec::new();
        for (path, text) in files {
            let source = source_of(&path, &text);
            let stem = path.rsplit('/').next().unwrap_or(&path).trim_end_matches(".rq").to_owned();
            match read_header(&source) {
                Ok(header) => {
                    self.queries.insert(stem.clone(), NamedQuery { id: stem, header, source });
                }
                Err(found) => findings.extend(found),
            }
        }
        if findings.is_empty() { Ok(()) } else { Err(findings) }
    }
}

impl NamedQuery {
    /// Typed terms for the parameters: those given, else their defaults.
    pub fn bind<'a>(&self, given: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Evaluation, QueryError> {
        let given: BTreeMap<_, _> = given.into_iter().collect();
        for name in given.keys() {
            if !self.header.parameters.iter().any(|parameter| parameter.name == *name) {
                let known: Vec<_> = self.header.parameters.iter().map(|p| p.name.as_str()).collect();
                let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
                return Err(QueryError::UnknownParameter { query: self.id.clone(), name: (*name).to_owned(), known });
            }
        }
        let mut values = HashMap::new();
        for parameter in &self.header.parameters {
            let value = given.get(parameter.name.as_str()).copied().or(parameter.default.as_deref());
            let value = value.ok_or_else(|| QueryError::MissingParameter {
                query: self.id.clone(),
                name: parameter.name.clone(),
                meaning: parameter.meaning.clone(),
            })?;
            let bad = |source| QueryError::BadParameter { name: parameter.name.clone(), source };
            let term = parameter.kind.term(value).map_err(bad)?;
            values.insert(Variable::new_unchecked(format!("param_{}", parameter.name)), term);
        }
        Ok(Evaluation { values, ..Evaluation::default() })
    }
}

/// The rules that derive, in file order.
pub(super) fn rules() -> Vec<SourceText> {
    let mut files = Vec::new();
    collect_embedded(&EMBEDDED, &mut files);
    files.retain(|(path, _)| path.starts_with("derive/"));
    files.sort();
    files.into_iter().map(|(path, text)| SourceText::new(path, text)).collect()
}

fn collect_embedded(folder: &Dir<'_>, files: &mut Vec<(String, String)>) {
    for file in folder.files().filter(|file| file.path().extension().is_some_and(|e| e == "rq")) {
        let path = file.path().to_string_lossy().replace('\\', "/");
        files.push((path, String::from_utf8_lossy(file.contents()).into_owned()));
    }
    for inner in folder.dirs() {
        collect_embedded(inner, files);
    }
}
