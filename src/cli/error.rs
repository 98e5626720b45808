//! Every error of the library as what people read, and as an exit code.

use std::error::Error;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use super::Ui;
use crate::choice::UnknownFormat;
use crate::coding::CodingError;
use crate::dataset::DatasetError;
use crate::diagnostic::Diagnostic;
use crate::diagram::DiagramError;
use crate::export::ExportError;
use crate::graph::GraphError;
use crate::lookup::LookupError;
use crate::pipeline::BuildError;
use crate::queries::QueryError;
use crate::sheet::SheetError;
use crate::store::StoreError;

/// How a command ended that did what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Exit code 0.
    Done,
    /// Exit code 1: done, but there are findings.
    Findings,
}

/// Why a command did not do what was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CliError {
    /// Building or opening failed.
    #[error(transparent)]
    Build(#[from] BuildError),
    /// Reading a dataset failed.
    #[error(transparent)]
    Dataset(#[from] DatasetError),
    /// The store cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A query failed.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// A name means nothing in the store, or too much.
    #[error(transparent)]
    Lookup(#[from] LookupError),
    /// The codes tell nothing.
    #[error(transparent)]
    Coding(#[from] CodingError),
    /// There is no graph, or no drawing of it.
    #[error(transparent)]
    Graph(#[from] GraphError),
    /// There is no diagram.
    #[error(transparent)]
    Diagram(#[from] DiagramError),
    /// There is no sheet.
    #[error(transparent)]
    Sheet(#[from] SheetError),
    /// What was asked for cannot be said in the format asked for.
    #[error(transparent)]
    Export(ExportError),
    /// The format of a file cannot be told.
    #[error(transparent)]
    Format(#[from] UnknownFormat),
    /// Options that do not go together.
    #[error("{0}")]
    Usage(String),
    /// A file cannot be read or written.
    #[error("cannot {action} `{path}`")]
    Io {
        /// `read` or `write`.
        action: &'static str,
        /// The file.
        path: String,
        /// What the system says.
        #[source]
        source: io::Error,
    },
    /// Output cannot be written.
    #[error("cannot write the output")]
    Output(#[from] io::Error),
}

impl From<ExportError> for CliError {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Io(error) => Self::Output(error),
            error @ ExportError::NotInXml { .. } => Self::Export(error),
        }
    }
}

impl CliError {
    /// A file that cannot be written.
    pub(super) fn write(path: &Path, source: io::Error) -> Self {
        Self::Io { action: "write", path: path.display().to_string(), source }
    }

    /// A file that cannot be read.
    pub(super) fn read(path: &Path, source: io::Error) -> Self {
        Self::Io { action: "read", path: path.display().to_string(), source }
    }

    /// Prints the error with its causes and gives the exit code.
    pub(super) fn report(&self, ui: &Ui) -> ExitCode {
        if let Self::Output(error) | Self::Io { action: "write", source: error, .. } = self
            && error.kind() == io::ErrorKind::BrokenPipe
        {
            return ExitCode::SUCCESS;
        }
        if let Some(findings) = self.findings() {
            ui.findings(&findings);
        }
        ui.warn(&format!("error: {}", self.with_causes()));
        ExitCode::from(if self.is_bug() { 70 } else { 2 })
    }

    /// The message and those of its causes; an error that only repeats its cause is said once.
    fn with_causes(&self) -> String {
        let mut messages = vec![self.to_string()];
        let mut cause: Option<&dyn Error> = self.source();
        while let Some(error) = cause {
            messages.push(error.to_string());
            cause = error.source();
        }
        messages.dedup();
        messages.join(": ")
    }

    fn findings(&self) -> Option<Vec<Diagnostic>> {
        match self {
            Self::Build(BuildError::Input(findings)) => {
                Some(findings.iter().filter(|d| d.severity == crate::diagnostic::Severity::Error).cloned().collect())
            }
            Self::Query(QueryError::Headers(findings)) => Some(findings.clone()),
            Self::Query(QueryError::Syntax(finding) | QueryError::Refused(finding)) => Some(vec![(**finding).clone()]),
            _ => None,
        }
    }

    /// Whether no input can cause it.
    fn is_bug(&self) -> bool {
        match self {
            Self::Build(error) => error.is_bug(),
            Self::Store(error) => error.is_bug(),
            Self::Query(error) => error.is_bug(),
            Self::Lookup(error) => error.is_bug(),
            Self::Coding(error) => error.is_bug(),
            Self::Graph(error) => error.is_bug(),
            Self::Diagram(error) => error.is_bug(),
            Self::Sheet(error) => error.is_bug(),
            Self::Dataset(_)
            | Self::Export(_)
            | Self::Format(_)
            | Self::Usage(_)
            | Self::Io { .. }
            | Self::Output(_) => false,
        }
    }
}
