//! The queries that the binary carries, and a user's own.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use include_dir::{Dir, include_dir};
use oxigraph::model::Variable;

use super::header::{Header, read_header};
use super::{Evaluation, QueryError};
use crate::diagnostic::SourceText;

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
    /// The queries that the binary carries, without the rules that derive.
    pub fn embedded() -> Result<Self, QueryError> {
        let mut files = Vec::new();
        collect_embedded(&EMBEDDED, &mut files);
        files.retain(|(path, _)| !path.starts_with("derive/"));
        let mut catalogue = Self { queries: BTreeMap::new() };
        catalogue.add(files)?;
        Ok(catalogue)
    }

    /// Adds the queries of a folder; one with the name of an embedded query takes its place.
    pub fn add_folder(&mut self, folder: &Path) -> Result<(), QueryError> {
        let mut files = Vec::new();
        collect_folder(folder, &mut files)?;
        files.sort();
        self.add(files)
    }

    /// All queries in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = &NamedQuery> {
        self.queries.values()
    }

    /// The query of a name.
    pub fn get(&self, name: &str) -> Result<&NamedQuery, QueryError> {
        self.queries.get(name).ok_or_else(|| {
            let similar = self.queries.keys().filter(|id| id.contains(name) || shared_words(id, name) > 0);
            let similar = similar.max_by_key(|id| shared_words(id, name)).cloned();
            QueryError::Unknown { name: name.to_owned(), similar }
        })
    }

    fn add(&mut self, files: Vec<(String, String)>) -> Result<(), QueryError> {
        let mut findings = Vec::new();
        for (path, text) in files {
            let source = SourceText::new(&path, text);
            let stem = path.rsplit('/').next().unwrap_or(&path).trim_end_matches(".rq").to_owned();
            match read_header(&source) {
                Ok(header) => {
                    self.queries.insert(stem.clone(), NamedQuery { id: stem, header, source });
                }
                Err(found) => findings.extend(found),
            }
        }
        if findings.is_empty() { Ok(()) } else { Err(QueryError::Headers(findings)) }
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

fn shared_words(a: &str, b: &str) -> usize {
    b.split('-').filter(|word| a.split('-').any(|other| other == *word)).count()
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

fn collect_folder(folder: &Path, files: &mut Vec<(String, String)>) -> Result<(), QueryError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| QueryError::Io { path, source }
    };
    for entry in fs::read_dir(folder).map_err(failed(folder))? {
        let path = entry.map_err(failed(folder))?.path();
        if path.is_dir() {
            collect_folder(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rq") {
            files.push((path.display().to_string(), fs::read_to_string(&path).map_err(failed(&path))?));
        }
    }
    Ok(())
}
