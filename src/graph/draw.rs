//! Drawings by Graphviz, in a process of its own with a time limit.

use std::fmt;
use std::io::{self, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::GraphError;

/// How often a running `dot` is looked at.
const PAUSE: Duration = Duration::from_millis(5);

/// Formats of a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// Scalable Vector Graphics.
    Svg,
    /// Portable Network Graphics.
    Png,
    /// Portable Document Format.
    Pdf,
}

impl Picture {
    /// The format's name, as Graphviz knows it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
        }
    }
}

impl fmt::Display for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name().to_uppercase())
    }
}

/// Has the `dot` of the PATH draw a graph written in the DOT language; it is stopped when `limit` is over.
///
/// # Errors
/// [`GraphError::NoGraphviz`] when there is no `dot`, [`GraphError::Timeout`] when the time is over, and
/// [`GraphError::Graphviz`] with what `dot` says when it fails.
pub fn draw(dot: &str, picture: Picture, limit: Duration) -> Result<Vec<u8>, GraphError> {
    let mut command = Command::new("dot");
    command.arg(format!("-T{}", picture.name()));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => GraphError::NoGraphviz(picture),
        _ => GraphError::Run(error),
    })?;
    // All three pipes at once: a full one would stop `dot`, and us with it.
    let dot = dot.as_bytes().to_vec();
    let written = child.stdin.take().map(|mut input| thread::spawn(move || input.write_all(&dot)));
    let drawn = reader(child.stdout.take());
    let said = reader(child.stderr.take());
    let status = wait(&mut child, limit)?;
    let drawn = joined(drawn).map_err(GraphError::Run)?;
    let said = joined(said).map_err(GraphError::Run)?;
    if !status.is_some_and(|status| status.success()) {
        return Err(match status {
            None => GraphError::Timeout(limit),
            Some(_) => GraphError::Graphviz(String::from_utf8_lossy(&said).trim().to_owned()),
        });
    }
    if let Some(Ok(Err(error))) = written.map(JoinHandle::join) {
        return Err(GraphError::Run(error));
    }
    Ok(drawn)
}

/// Waits for the end; a process that is not done in time is killed (`None`).
fn wait(child: &mut Child, limit: Duration) -> Result<Option<ExitStatus>, GraphError> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().map_err(GraphError::Run)? {
            return Ok(Some(status));
        }
        if start.elapsed() >= limit {
            child.kill().and_then(|()| child.wait()).map_err(GraphError::Run)?;
            return Ok(None);
        }
        thread::sleep(PAUSE);
    }
}

type Reader = JoinHandle<io::Result<Vec<u8>>>;

fn reader(pipe: Option<impl Read + Send + 'static>) -> Option<Reader> {
    pipe.map(|mut pipe| {
        thread::spawn(move || {
            let mut bytes = Vec::new();
            pipe.read_to_end(&mut bytes).map(|_| bytes)
        })
    })
}

fn joined(reader: Option<Reader>) -> io::Result<Vec<u8>> {
    match reader.map(JoinHandle::join) {
        Some(Ok(read)) => read,
        Some(Err(_)) | None => Err(io::Error::other("its output cannot be read")),
    }
}
