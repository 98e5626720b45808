//! The console examples of README and guide are run, and print what they say.

use std::fs;
use std::path::Path;

/// Runs the `console` blocks of a document in an empty folder of its own.
fn check(document: &str) {
    let folder = tempfile::tempdir().unwrap();
    let name = Path::new(document).file_name().unwrap();
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(document), folder.path().join(name)).unwrap();
    let cases = trycmd::TestCases::new();
    cases.env("NO_COLOR", "1");
    cases.case(folder.path().join(name));
    cases.run();
}

#[test]
fn the_examples_of_the_readme_print_what_it_says() {
    check("README.md");
}

#[test]
fn the_examples_of_the_guide_print_what_it_says() {
    check("docs/guide.md");
}
