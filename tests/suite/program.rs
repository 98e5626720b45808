//! The program as tests run it: in a folder of its own, with nothing of the environment of whoever runs the tests.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use assert_cmd::cargo::cargo_bin;
use tempfile::TempDir;

/// The program in a folder. Of the environment it sees `PATH` alone, and that nobody wants colours.
pub fn program(folder: &Path) -> Command {
    let mut command = Command::new(cargo_bin("pledgebase"));
    command.env_clear().env("NO_COLOR", "1").current_dir(folder);
    if let Some(path) = std::env::var_os("PATH") {
        command.env("PATH", path);
    }
    command
}

/// What the program said.
pub struct Said {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

/// A temporary folder to work in.
pub struct Workplace {
    folder: TempDir,
}

impl Workplace {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// One with a store `kb.nq` of the bundled data.
    pub fn with_store() -> Self {
        let place = Self::new();
        place.succeed(&["build", "--quiet"]);
        place
    }

    /// One with a store `kb.nq` of a dataset in Dutch whose sections have the titles given.
    pub fn with_sections(titles: &[&str]) -> Self {
        let place = Self::new();
        let manifest = "[dataset]\nslug = \"d\"\ntitle = \"D\"\nlanguage = \"nl\"\n[agreement]\ntitle = \"A\"\n";
        std::fs::create_dir(place.path("set")).unwrap();
        std::fs::write(place.path("set/dataset.toml"), manifest).unwrap();
        let quoted = titles.iter().map(|title| title.replace('"', "\"\""));
        let rows = quoted.enumerate().map(|(index, title)| format!("Wonen,1.{index},\"{title}\",\n"));
        let outline = format!("domain,number,title,text\nWonen,1,Top,\n{}", rows.collect::<String>());
        std::fs::write(place.path("set/sections.csv"), outline).unwrap();
        place.succeed(&["build", "--quiet", "set"]);
        place
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = program(self.folder.path());
        command.args(arguments);
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Said {
        self.command(arguments).output().unwrap().into()
    }

    /// Its stdout; it has to exit with 0.
    pub fn succeed(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!(said.code, Some(0), "{arguments:?}: {}", said.err);
        said.out
    }

    /// Its stderr; it has to exit with 2 and print no data.
    pub fn refuse(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!(said.code, Some(2), "{arguments:?}: {}", said.err);
        assert_eq!(said.out, "", "{arguments:?}: data on stdout");
        said.err
    }

    /// The answer to SPARQL in a format.
    pub fn query(&self, format: &str, text: &str) -> String {
        self.succeed(&["query", "--format", format, "--text", text])
    }
}
