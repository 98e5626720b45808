//! Names follow words: what is put before, after or around a thing changes neither its name nor anything said of it.

use std::collections::BTreeSet;

use pledgebase::dataset::Files;
use pledgebase::model::{DEFAULT_BASE, promise_name, theme_name};
use pledgebase::pipeline::build;
use pledgebase::rdf::Layer;
use pledgebase::store::Store;

use super::answers::select;

const MANIFEST: &str = "[dataset]\nslug = \"d\"\ntitle = \"D\"\nlanguage = \"nl\"\n[agreement]\ntitle = \"A\"\n";

/// A page on section 1.1 with these sentences, themes (label, text) and references (marker, title).
pub fn page(sentences: &[&str], themes: &[(&str, &str)], references: &[(u32, &str)]) -> String {
    let items: String = themes.iter().map(|(label, text)| format!("- **{label}**: {text}\n")).collect();
    let listed = references.iter().map(|(marker, title)| {
        format!("**[\\[{marker}\\]](https://e.example/{marker})** : **(2021-01-0{})** {title}\n\n", marker + 1)
    });
    format!(
        "# Wonen\n\n<details><summary>Sectie</summary><p>1.1 Wonen {}</p></details>\n\n{items}\n<details><summary>Referenties\
         </summary>\n\n{}</details>\n",
        sentences.join(" "),
        listed.collect::<String>()
    )
}

/// A dataset with this page and one curation file.
pub fn files(page: &str, curation: (&str, &str)) -> Files {
    let (path, text) = curation;
    Files::from_memory(
        [("dataset.toml", MANIFEST), ("reports/Wonen/Een.md", page), (path, text)]
            .map(|(path, text)| (path.to_owned(), text.to_owned())),
    )
}

/// What the outline and the report say, but for what counts: positions, lines, characters, and the section's whole text.
fn said(page: &str) -> BTreeSet<String> {
    let nothing = ("curation/none.ttl", "");
    let store = build(&[files(page, nothing)], DEFAULT_BASE).unwrap().store;
    let counting = ["http://schema.org/position", "#line>", "/oa#start>", "/oa#end>", "spdx", "/checksum/", "Count>"];
    let quads = store.quads(&[Layer::Outline, Layer::Reported, Layer::Suggested]).unwrap();
    let quads = quads.into_iter().map(|quad| quad.to_string());
    quads.filter(|quad| !counting.iter().any(|part| quad.contains(part)) && !quad.contains("\"1.1 Wonen")).collect()
}

const SENTENCES: [&str; 3] =
    ["We bouwen tien loketten.", "We planten bomen langs de kanalen.", "We openen een meldpunt voor leegstand."];
const THEMES: [(&str, &str); 2] =
    [("Loketten", "er kwamen loketten \\[0\\] en nog eens \\[0\\]."), ("Bomen", "er kwamen bomen \\[1\\].")];
const REFERENCES: [(u32, &str); 2] = [(0, "Bouw van loketten"), (1, "Aanplant van bomen")];

#[test]
fn an_insertion_changes_nothing_but_what_is_inserted() {
    let before = said(&page(&SENTENCES, &THEMES, &REFERENCES));
    let sentences = [
        "We sluiten elk jaar een akkoord.",
        SENTENCES[0],
        "We bouwen elk jaar een school.",
        SENTENCES[1],
        SENTENCES[2],
    ];
    let themes = [
        ("Akkoord", "er kwam een akkoord \\[2\\] en \\[0\\]."),
        THEMES[0],
        ("Scholen", "er kwam een school."),
        THEMES[1],
    ];
    let references = [(2, "Akkoord"), (0, REFERENCES[0].1), (1, REFERENCES[1].1)];
    let after = said(&page(&sentences, &themes, &references));
    let gone: Vec<_> = before.difference(&after).filter(|quad| !quad.contains("/graph/suggested")).collect();
    assert_eq!(gone, Vec::<&String>::new());
    let new = after.difference(&before).filter(|quad| !quad.contains("/graph/suggested"));
    for quad in new {
        let names = ["akkoord", "school", "scholen", "decision/2021-01-03", "reference/wonen/1.1/2", "normalizedText"];
        assert!(names.iter().any(|name| quad.to_lowercase().contains(name)), "{quad}");
    }
}

#[test]
fn moving_things_changes_no_name() {
    let before = said(&page(&SENTENCES, &THEMES, &REFERENCES));
    let (mut sentences, mut themes, mut references) = (SENTENCES, THEMES, REFERENCES);
    sentences.reverse();
    themes.reverse();
    references.reverse();
    // How sure a suggestion is hangs on what stands beside it.
    let names = |quads: BTreeSet<String>| -> Vec<String> {
        quads.into_iter().filter(|quad| !quad.contains("/graph/suggested")).collect()
    };
    assert_eq!(names(said(&page(&sentences, &themes, &references))), names(before));
}

#[test]
fn equal_texts_of_a_section_are_told_apart_by_their_order_alone() {
    let sentences = [SENTENCES[0], SENTENCES[1], SENTENCES[0]];
    let themes = [("Bomen", "eerst."), ("Loketten", "toen \\[0\\]."), ("Bomen", "later.")];
    let nothing = ("curation/none.ttl", "");
    let store = build(&[files(&page(&sentences, &themes, &REFERENCES), nothing)], DEFAULT_BASE).unwrap().store;
    let names = |class: &str| -> BTreeSet<String> {
        let rows = select(&store, &format!("SELECT ?x {{ ?x a pb:{class} }}"));
        rows.into_iter().map(|row| row["x"].rsplit('/').next().unwrap().to_owned()).collect()
    };
    let (twice, once) = (promise_name(SENTENCES[0]), promise_name(SENTENCES[1]));
    assert_eq!(names("Promise"), BTreeSet::from([format!("{twice}~2"), twice, once]));
    let (twice, once) = (theme_name("Bomen"), theme_name("Loketten"));
    assert_eq!(names("Theme"), BTreeSet::from([format!("{twice}~2"), twice, once]));
}

/// `queries/derive/` takes these names apart.
#[test]
fn the_names_that_rules_rely_on_have_the_shape_that_they_rely_on() {
    let store: Store = super::answers::fixture();
    let all = |class: &str| {
        select(&store, &format!("SELECT ?x {{ ?x a pb:{class} }}")).into_iter().map(|row| row["x"].clone())
    };
    for (class, kind) in [("Promise", "promise"), ("Theme", "theme")] {
        for iri in all(class) {
            let tail = iri.strip_prefix(&format!("{DEFAULT_BASE}small/{kind}/")).unwrap();
            assert_eq!(tail.split('/').count(), 3, "{iri}");
            assert!(tail.rsplit('-').next().unwrap().len() >= 8, "{iri}");
        }
    }
    for iri in all("Decision") {
        let tail = iri.strip_prefix(&format!("{DEFAULT_BASE}decision/")).unwrap();
        assert_eq!(tail.split('/').count(), 2, "{iri}");
    }
}
