//! The console examples of README and guide are run, and print what they say.

use std::fs;
use std::path::Path;

use super::program::program;

/// Runs the `console` blocks of a document in a folder of its own, empty or with a store of the bundled data. With `TRYCMD=overwrite` the document gets what
/// was printed instead.
fn check(document: &str, has_store: bool) {
    let folder = tempfile::tempdir().unwrap();
    let original = Path::new(env!("CARGO_MANIFEST_DIR")).join(document);
    let copy = folder.path().join(original.file_name().unwrap());
    fs::copy(&original, &copy).unwrap();
    // The folder beside a case with the ending `in` is where its commands run.
    let place = copy.with_extension("in");
    fs::create_dir(&place).unwrap();
    if has_store {
        let build = program(&place).args(["build", "--quiet"]).status();
        assert!(build.unwrap().success());
    }
    let cases = trycmd::TestCases::new();
    cases.env("NO_COLOR", "1");
    cases.case(&copy);
    cases.run();
    if std::env::var_os("TRYCMD").is_some_and(|mode| mode == "overwrite") {
        fs::copy(&copy, &original).unwrap();
    }
}

#[test]
fn the_examples_of_the_readme_print_what_it_says() {
    check("README.md", false);
}

#[test]
fn the_examples_of_the_guide_print_what_it_says() {
    check("docs/guide.md", true);
}
