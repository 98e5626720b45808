//! The console examples of README and guide are run, and print what they say.

use std::fs;
use std::path::Path;

use super::program::program;

/// What the folder holds in which examples run.
#[derive(Clone, Copy)]
enum Place {
    Nothing,
    /// A store of the bundled data.
    Store,
    /// The dataset folder `waterkant`.
    Table,
}

/// Runs the `console` blocks of a document in a folder of its own, empty or with a store of the bundled data. With `TRYCMD=overwrite` the document gets what
/// was printed instead.
fn check(document: &str, has: Place) {
    let folder = tempfile::tempdir().unwrap();
    let original = Path::new(env!("CARGO_MANIFEST_DIR")).join(document);
    let copy = folder.path().join(original.file_name().unwrap());
    fs::copy(&original, &copy).unwrap();
    // The folder beside a case with the ending `in` is where its commands run.
    let place = copy.with_extension("in");
    fs::create_dir(&place).unwrap();
    match has {
        Place::Nothing => {}
        Place::Store => assert!(program(&place).args(["build", "--quiet"]).status().unwrap().success()),
        Place::Table => put_table(&place),
    }
    let cases = trycmd::TestCases::new();
    cases.env("NO_COLOR", "1");
    cases.case(&copy);
    cases.run();
    if std::env::var_os("TRYCMD").is_some_and(|mode| mode == "overwrite") {
        fs::copy(&copy, &original).unwrap();
    }
}

/// The dataset with promises as a table, as the document calls it.
fn put_table(place: &Path) {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/table");
    for entry in
        walkdir::WalkDir::new(&fixture).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file())
    {
        let to = place.join("waterkant").join(entry.path().strip_prefix(&fixture).unwrap());
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(entry.path(), to).unwrap();
    }
}

#[test]
fn the_examples_of_promises_as_a_table_print_what_it_says() {
    check("docs/promises-as-a-table.md", Place::Table);
}

#[test]
fn the_examples_of_the_readme_print_what_it_says() {
    check("README.md", Place::Nothing);
}

#[test]
fn the_examples_of_the_guide_print_what_it_says() {
    check("docs/guide.md", Place::Store);
}

/// The folder that the afternoon's guide works in: the invented municipality, and the sheets as its coders filled them in.
fn afternoon() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/afternoon");
    for entry in
        walkdir::WalkDir::new(&fixture).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file())
    {
        let inner = entry.path().strip_prefix(&fixture).unwrap();
        let inner = inner.strip_prefix("dataset").map_or(inner.to_owned(), |tail| Path::new("zandwijk").join(tail));
        let to = folder.path().join(inner);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(entry.path(), to).unwrap();
    }
    fs::create_dir(folder.path().join("zandwijk/codes")).unwrap();
    folder
}

/// Runs a line of a shell block; what it prints.
fn run_line(line: &str, folder: &Path) -> String {
    let mut words = line.split_whitespace();
    match words.next() {
        Some("cp") => {
            let (from, to) = (words.next().unwrap(), words.next().unwrap());
            fs::copy(folder.join(from), folder.join(to)).unwrap();
            String::new()
        }
        Some("pledgebase") => {
            let output = program(folder).args(words).output().unwrap();
            assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
            String::from_utf8(output.stdout).unwrap()
        }
        other => panic!("{other:?} is no command of this document"),
    }
}

#[test]
fn every_command_of_the_afternoon_runs_and_prints_what_it_says() {
    let document = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/afternoon.md")).unwrap();
    let folder = afternoon();
    let (mut printed, mut commands, mut compared) = (String::new(), 0, 0);
    for block in document.split("```").skip(1).step_by(2) {
        let (kind, lines) = block.split_once('\n').unwrap();
        match kind {
            "sh" => {
                for line in lines.lines() {
                    printed = run_line(line, folder.path());
                    commands += 1;
                }
            }
            "text" => {
                for (wanted, line) in lines.lines().zip(printed.lines().chain(std::iter::repeat(""))) {
                    let start = wanted.strip_suffix("...").unwrap_or(wanted);
                    let is_same = if start.len() < wanted.len() { line.starts_with(start) } else { line == wanted };
                    assert!(is_same, "{wanted}\nbut it prints\n{line}");
                    compared += 1;
                }
            }
            _ => {}
        }
    }
    assert_eq!((commands, compared), (17, 7));
    let open = run_line("pledgebase query open-pairs --format csv", folder.path());
    assert_eq!(open.lines().count(), 1, "{open}");
}
