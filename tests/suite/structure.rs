//! How the parts of the project hang together: rooms, vocabulary, ontology, queries.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{Quad, Term};
use pledgebase::vocab;
use pledgebase::vocab::ONTOLOGY;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files_under(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "no *.{extension} under {folder}");
    found
}

/// The way through the rooms, from the table in `ARCHITECTURE.md`: each may import only from those before it.
fn rooms() -> Vec<String> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let rows = text.lines().filter_map(|line| line.strip_prefix("| [`")?.split_once("`](src/"));
    let rooms: Vec<_> = rows.map(|(room, _)| room.to_owned()).collect();
    let folders = fs::read_dir(root().join("src")).unwrap().map(|entry| entry.unwrap().path());
    let folders =
        folders.filter(|path| path.is_dir()).map(|path| path.file_name().unwrap().to_string_lossy().into_owned());
    let (listed, present): (BTreeSet<_>, BTreeSet<_>) = (rooms.iter().cloned().collect(), folders.collect());
    assert_eq!(listed, present, "the table of rooms and the folders of src/");
    assert_eq!(listed.len(), rooms.len(), "a room stands in the table twice");
    rooms
}

/// The first names behind each `crate::` of a source text, those in nested braces included.
fn imported(text: &str) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    for (at, marker) in text.match_indices("crate::") {
        let line = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        if text[line..].trim_start().starts_with("//")
            || text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '$')
        {
            continue;
        }
        let rest = &text[at + marker.len()..];
        let name = |text: &str| -> String { text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect() };
        let Some(group) = rest.strip_prefix('{') else {
            rooms.insert(name(rest));
            continue;
        };
        let mut depth = 0_usize;
        let mut starts = true;
        for (at, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => starts = true,
                c if c.is_alphanumeric() && depth == 0 && starts => {
                    rooms.insert(name(&group[at..]));
                    starts = false;
                }
                _ => {}
            }
        }
    }
    rooms
}

/// The room that a source file is part of; `None` for `lib.rs` and `main.rs`.
fn room_of(path: &Path) -> Option<String> {
    let inner = path.strip_prefix(root().join("src")).unwrap();
    let first = inner.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned();
    (first != "lib" && first != "main").then_some(first)
}

#[test]
fn imports_are_found_in_every_way_of_writing_them() {
    let text =
        "use crate::a::X;\nuse crate::{b, c::{d, e}, f::G};\n// use crate::not;\nlet x = crate::h::i();\n$crate::no();";
    let wanted = ["a", "b", "c", "f", "h"].map(str::to_owned);
    assert_eq!(imported(text), BTreeSet::from(wanted));
}

#[test]
fn rooms_import_one_way() {
    let rooms = rooms();
    let place = |room: &str| rooms.iter().position(|known| known == room);
    let mut wrong = Vec::new();
    for path in files_under("src", "rs") {
        let Some(room) = room_of(&path) else { continue };
        let own = place(&room).unwrap_or_else(|| panic!("{room} has no place in the order of rooms"));
        for other in imported(&fs::read_to_string(&path).unwrap()) {
            let is_before = place(&other).is_some_and(|other| other < own);
            if other != room && !is_before {
                wrong.push(format!("{} imports {other}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "against the way through the rooms:\n{}", wrong.join("\n"));
}

#[test]
fn the_model_knows_no_files_and_no_rdf() {
    let ground = ["model", "choice", "language"];
    for path in files_under("src/model", "rs") {
        let others: Vec<_> = (imported(&fs::read_to_string(&path).unwrap()).into_iter())
            .filter(|room| !ground.contains(&room.as_str()))
            .collect();
        assert!(others.is_empty(), "{} imports {others:?}", path.display());
    }
}

fn ontology() -> Vec<Quad> {
    RdfParser::from_format(RdfFormat::Turtle).for_slice(ONTOLOGY.as_bytes()).map(Result::unwrap).collect()
}

/// The statements about each of our own terms, by its local name.
fn terms() -> BTreeMap<String, Vec<Quad>> {
    let mut terms: BTreeMap<String, Vec<Quad>> = BTreeMap::new();
    for quad in ontology() {
        let subject = quad.subject.to_string();
        let subject = subject.trim_matches(['<', '>']);
        if let Some(name) = subject.strip_prefix(vocab::PB) {
            terms.entry(name.to_owned()).or_default().push(quad);
        }
    }
    terms
}

#[test]
fn the_code_and_the_ontology_name_the_same_terms() {
    let in_code: BTreeSet<_> =
        vocab::pb::ALL.iter().map(|term| term.as_str().strip_prefix(vocab::PB).unwrap()).collect();
    assert_eq!(in_code.len(), vocab::pb::ALL.len(), "a term is named twice in the code");
    let terms = terms();
    let in_ontology: BTreeSet<_> = terms.keys().map(String::as_str).collect();
    assert_eq!(in_code.difference(&in_ontology).collect::<Vec<_>>(), [&""; 0], "only in the code");
    assert_eq!(in_ontology.difference(&in_code).collect::<Vec<_>>(), [&""; 0], "only in the ontology");
}

#[test]
fn every_term_is_documented_in_dutch_and_english() {
    const RDFS: &str = "http://www.w3.org/2000/01/rdf-schema#";
    const STATUS: &str = "http://www.w3.org/2003/06/sw-vocab-status/ns#term_status";
    for (name, quads) in terms() {
        let objects = |property: &str| -> Vec<&Term> {
            quads.iter().filter(|quad| quad.predicate.as_str() == property).map(|quad| &quad.object).collect()
        };
        for property in ["label", "comment"] {
            let found = objects(&format!("{RDFS}{property}"));
            let mut languages: Vec<_> = found
                .iter()
                .map(|term| match term {
                    Term::Literal(literal) if !literal.value().trim().is_empty() => {
                        literal.language().unwrap_or("none")
                    }
                    _ => "not a text",
                })
                .collect();
            languages.sort_unstable();
            assert_eq!(languages, ["en", "nl"], "{property} of pb:{name}");
        }
        let defined: Vec<_> = objects(&format!("{RDFS}isDefinedBy")).into_iter().map(Term::to_string).collect();
        assert_eq!(defined, ["<https://w3id.org/pledgebase/ns>"], "pb:{name}");
        assert_eq!(objects(STATUS).len(), 1, "status of pb:{name}");
        assert!(!objects("http://www.w3.org/1999/02/22-rdf-syntax-ns#type").is_empty(), "class of pb:{name}");
    }
}

/// The local names behind `pb:` in a text, comments included: what they speak of must exist too.
fn names_of_ours(text: &str) -> BTreeSet<&str> {
    let starts = text.match_indices("pb:").filter(|(at, _)| !text[..*at].ends_with(|c: char| c.is_alphanumeric()));
    let name = |at: usize| {
        let rest = &text[at + "pb:".len()..];
        &rest[..rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())]
    };
    starts.map(|(at, _)| name(at)).filter(|name| !name.is_empty()).collect()
}

#[test]
fn queries_and_shapes_name_only_terms_that_exist() {
    let terms = terms();
    let mut files = files_under("queries", "rq");
    files.extend(files_under("data", "ttl"));
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let unknown: Vec<_> = names_of_ours(&text).into_iter().filter(|name| !terms.contains_key(*name)).collect();
        assert!(unknown.is_empty(), "{} names {unknown:?}", path.display());
    }
    // Shapes are named beside the terms that they constrain: `pb:ThemeShape`.
    let shapes = fs::read_to_string(root().join("ontology/shapes.ttl")).unwrap();
    let unknown =
        names_of_ours(&shapes).into_iter().filter(|name| !terms.contains_key(*name) && !name.ends_with("Shape"));
    assert_eq!(unknown.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn every_file_says_what_it_is_for() {
    for path in files_under("src", "rs").into_iter().chain(files_under("tests", "rs")) {
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("//! "), "{} has no first line that says what it is for", path.display());
    }
}
