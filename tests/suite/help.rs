//! The help text of every command, as it is printed: the reference of the command line.

use std::fs;
use std::path::Path;

use super::program::Workplace;

/// The names under `Commands:` in a help text.
fn commands(help: &str) -> Vec<String> {
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names = lines.filter_map(|line| line.strip_prefix("  ").filter(|line| !line.starts_with(' ')));
    names.filter_map(|line| line.split(' ').next()).filter(|name| *name != "help").map(str::to_owned).collect()
}

fn collect(place: &Workplace, path: &[String], pages: &mut Vec<(String, String)>) {
    let arguments: Vec<&str> = path.iter().map(String::as_str).chain(["--help"]).collect();
    let help = place.succeed(&arguments);
    let name = if path.is_empty() { "pledgebase".to_owned() } else { path.join("-") };
    for command in commands(&help) {
        collect(place, &[path, &[command]].concat(), pages);
    }
    pages.push((name, help));
}

#[test]
fn every_help_text_is_the_one_that_was_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/help");
    let bless = std::env::var_os("PLEDGEBASE_BLESS").is_some_and(|value| value == "1");
    let mut pages = Vec::new();
    collect(&Workplace::new(), &[], &mut pages);
    assert!(pages.len() > 15, "{}", pages.len());
    if bless {
        let _was_there = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
    }
    for (name, help) in &pages {
        let path = folder.join(format!("{name}.txt"));
        if bless {
            fs::write(&path, help).unwrap();
        }
        let wanted = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(*help, wanted, "{name}: read the difference, then bless it with PLEDGEBASE_BLESS=1");
    }
    assert_eq!(fs::read_dir(&folder).unwrap().count(), pages.len(), "a page of a command that is no more");
}

#[test]
fn no_line_of_help_is_wider_than_a_hundred_characters() {
    let mut pages = Vec::new();
    collect(&Workplace::new(), &[], &mut pages);
    for (name, help) in pages {
        let wide: Vec<_> = help.lines().filter(|line| line.chars().count() > 100).collect();
        assert!(wide.is_empty(), "{name}: {wide:?}");
    }
}
