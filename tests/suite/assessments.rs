//! How people rate promises: read with its author, shown beside the trail, and never part of it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jiff::civil::date;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{Quad, Term};
use pledgebase::dataset::Files;
use pledgebase::diagnostic::Severity;
use pledgebase::diagnostic::Severity::{Note, Warning};
use pledgebase::language::Language;
use pledgebase::lookup;
use pledgebase::model::{DEFAULT_BASE, Evidence};
use pledgebase::pipeline::{Built, View, build};
use pledgebase::rdf::Layer;
use pledgebase::store::Store;
use pledgebase::trail::{explain, text};
use pledgebase::vocab::{CROSSWALK, SCALES};

use super::answers::{answer, fixture_files, rows, select, table_files, table_fixture};
use super::corpus::shared;
use super::program::Workplace;

const MANIFEST: &str = "[dataset]\nslug = \"d\"\ntitle = \"D\"\nlanguage = \"en\"\nlicense = \"https://e.org/l\"\n\
                        [agreement]\ntitle = \"A\"\n[[coders]]\nid = \"ann\"\nname = \"Ann\"\nkind = \"person\"\n";
const OUTLINE: &str = "domain,number,title,text\nRoads,1,Roads,\n";
const PROMISES: &str = "section,text\nroads/1,We widen the bridge.\nroads/1,We light the paths.\n";
const PREFIXES: &str = "@prefix pb: <https://w3id.org/pledgebase/ns#> . @prefix dct: <http://purl.org/dc/terms/> . \
                        @prefix prov: <http://www.w3.org/ns/prov#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> . \
                        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n";
const SCALE: &str = "<scale/own> a skos:ConceptScheme ; skos:prefLabel \"Own\"@en ; skos:notation \"own\" .\n\
                     <scale/own/good> a skos:Concept ; skos:inScheme <scale/own> ; skos:prefLabel \"good\"@en ; \
                     skos:notation \"good\" ; pb:done true .\n\
                     <scale/own/bad> a skos:Concept ; skos:inScheme <scale/own> ; skos:prefLabel \"bad\"@en ; skos:notation \"bad\" .\n";

fn built(more: &[(&str, &str)]) -> Built {
    let mut files: Vec<(String, String)> =
        [("dataset.toml", MANIFEST), ("sections.csv", OUTLINE), ("curation/p.csv", PROMISES)]
            .map(|(path, text)| (path.to_owned(), text.to_owned()))
            .to_vec();
    for (path, text) in more {
        let prefixes = if Path::new(path).extension().is_some_and(|ending| ending == "ttl") { PREFIXES } else { "" };
        files.push(((*path).to_owned(), format!("{prefixes}{text}")));
    }
    build(&[Files::from_memory(files)], DEFAULT_BASE).unwrap()
}

fn rated(rows: &str) -> Built {
    built(&[
        ("scales/own.ttl", SCALE),
        ("assessments/a.csv", &format!("promise_text,section,scale,rating,by,on,argument,sources\n{rows}")),
    ])
}

/// Codes and lines of findings, notes included.
fn findings(built: &Built) -> Vec<(&'static str, Severity, Option<usize>)> {
    built.diagnostics().map(|finding| (finding.code, finding.severity, finding.place.line)).collect()
}

fn derived(store: &Store) -> BTreeSet<String> {
    let quads = store.quads(&[Layer::Derived]).unwrap();
    quads.iter().map(ToString::to_string).collect()
}

#[test]
fn no_rule_reads_how_people_rate() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("queries/derive");
    let mut read = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let rule = fs::read_to_string(&path).unwrap();
        for word in [
            "pb:Assessment",
            "pb:rating",
            "pb:done",
            "pb:unrated",
            "pb:Source",
            "schema:subjectOf",
            "assessed",
            "pb:due",
        ] {
            assert!(!rule.contains(word), "{} names {word}", path.display());
        }
        read += 1;
    }
    assert!(read >= 8, "{read}");
}

/// Of a dataset with decisions and of one without, and of the real table where it is there.
#[test]
fn ratings_change_nothing_that_is_derived() {
    let bare = build(&[fixture_files()], DEFAULT_BASE).unwrap().store;
    let promises = rows(&bare, "promise-status", &[]);
    let mut files: Vec<(String, Vec<u8>)> =
        of_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/small"));
    let mut csv = "promise,scale,rating,by,on,sources\n".to_owned();
    for (promise, rating) in promises.iter().zip(["kept", "broken", "in-part-or-in-the-works"].iter().cycle()) {
        csv +=
            &[&promise["promise"], ",polimeter,", rating, ",A reader,2023-01-01,https://e.org/", rating, "\n"].concat();
    }
    files.push(("assessments/all.csv".to_owned(), csv.into_bytes()));
    let with = build(&[Files::from_memory(files)], DEFAULT_BASE).unwrap();
    assert_eq!(with.readings[0].dataset.assessed.assessments.len(), promises.len());
    assert_eq!(derived(&with.store), derived(&bare));

    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/table");
    let mut files = of_folder(&table);
    files.retain(|(path, _)| !path.starts_with("assessments/"));
    let without_files = build(&[Files::from_memory(files.clone())], DEFAULT_BASE).unwrap().store;
    for (path, bytes) in &mut files {
        if path == "dataset.toml" {
            let text = String::from_utf8(bytes.clone()).unwrap();
            *bytes = text
                .replace("rating = \"Stand\"\nrated_on = \"Bijgewerkt\"\nreferences = \"Bronnen\"\n", "")
                .into_bytes();
        }
    }
    let without_ratings = build(&[Files::from_memory(files)], DEFAULT_BASE).unwrap().store;
    assert!(
        without_ratings
            .quads(&[Layer::Assessed])
            .unwrap()
            .iter()
            .all(|quad| !quad.to_string().contains("#Assessment>"))
    );
    let all = derived(&table_fixture());
    assert!(all.len() > 20);
    assert_eq!(derived(&without_files), all);
    assert_eq!(derived(&without_ratings), all);
}

/// The files of a folder, by their paths in it.
fn of_folder(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let inner = path.strip_prefix(folder).unwrap();
                let parts: Vec<_> =
                    inner.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
                files.push((parts.join("/"), fs::read(&path).unwrap()));
            }
        }
    }
    files
}

fn triples(turtle: &str) -> Vec<Quad> {
    RdfParser::from_format(RdfFormat::Turtle).for_slice(turtle.as_bytes()).map(Result::unwrap).collect()
}

/// Texts of a property, by subject and language.
fn texts(quads: &[Quad], property: &str) -> BTreeSet<(String, String)> {
    let of_property = quads.iter().filter(|quad| quad.predicate.as_str().ends_with(property));
    let text = |quad: &Quad| match &quad.object {
        Term::Literal(literal) => (quad.subject.to_string(), literal.language().unwrap_or_default().to_owned()),
        other => panic!("{other}"),
    };
    of_property.map(text).collect()
}

#[test]
fn ready_scales_are_whole_in_both_languages_and_say_what_is_done() {
    for (name, turtle) in SCALES {
        let quads = triples(turtle);
        let of_class = |class: &str| -> BTreeSet<String> {
            let is_class = |quad: &&Quad| quad.object.to_string().ends_with(class);
            quads.iter().filter(is_class).map(|quad| quad.subject.to_string()).collect()
        };
        let (schemes, concepts) = (of_class("core#ConceptScheme>"), of_class("core#Concept>"));
        assert_eq!(schemes, BTreeSet::from([format!("<https://w3id.org/pledgebase/scale/{name}>")]));
        assert!(concepts.len() >= 3, "{name}");
        for property in ["prefLabel", "definition"] {
            let found = texts(&quads, property);
            for thing in schemes.iter().chain(&concepts) {
                for language in ["nl", "en"] {
                    assert!(
                        found.contains(&(thing.clone(), language.to_owned())),
                        "{property} of {thing} in {language}"
                    );
                }
            }
        }
        for property in ["notation", "position", "done"] {
            let subjects: BTreeSet<_> = texts(&quads, property).into_iter().map(|(subject, _)| subject).collect();
            assert!(concepts.is_subset(&subjects), "{property} of {name}");
        }
        let is_done =
            |quad: &&Quad| quad.predicate.as_str().ends_with("#done") && quad.object.to_string().contains("true");
        assert_eq!(quads.iter().filter(is_done).count(), 1, "{name} has one rating that says done");
        assert!(quads.iter().any(|quad| quad.predicate.as_str() == "http://purl.org/dc/terms/source"), "{name}");
        // Used by its name, it is in the store, and nothing is odd about it.
        let manifest = format!("{MANIFEST}[promises]\nscale = \"{name}\"\nby = \"B\"\ncolumns = {{ text = \"t\" }}\n");
        let used = build(
            &[Files::from_memory([("dataset.toml", manifest), ("sections.csv", OUTLINE.to_owned())])],
            DEFAULT_BASE,
        );
        let used = used.unwrap();
        assert_eq!(findings(&used), []);
        let listed = select(
            &used.store,
            "SELECT ?c { ?s a skos:ConceptScheme ; skos:hasTopConcept ?c . ?c skos:inScheme ?s . FILTER(CONTAINS(STR(?c), \"/scale/\")) }",
        );
        assert_eq!(listed.len(), concepts.len(), "{name}");
    }
}

#[test]
fn the_crosswalk_says_never_exactly_the_same_and_no_evidence_is_like_nothing_else() {
    let all: BTreeSet<String> =
        SCALES.iter().flat_map(|(_, turtle)| triples(turtle)).map(|quad| quad.subject.to_string()).collect();
    let crosswalk = triples(CROSSWALK);
    let mut pairs = BTreeSet::new();
    for quad in &crosswalk {
        let (from, to) = (quad.subject.to_string(), quad.object.to_string());
        assert!(all.contains(&from) && all.contains(&to), "{quad}");
        let scale = |iri: &str| iri.rsplit_once('/').unwrap().0.to_owned();
        assert_ne!(scale(&from), scale(&to), "{quad}");
        let matches = ["closeMatch", "broadMatch", "relatedMatch"];
        assert!(matches.iter().any(|name| quad.predicate.as_str().ends_with(name)), "{quad}");
        assert!(!from.contains("no-evidence-available") && !to.contains("no-evidence-available"), "{quad}");
        let pair = if from < to { (from, to) } else { (to, from) };
        assert!(pairs.insert(pair), "said twice: {quad}");
    }
    assert!(crosswalk.len() > 25, "{}", crosswalk.len());
}

#[test]
fn only_scales_that_are_used_are_in_the_store_with_the_crosswalk_between_them() {
    let store = table_fixture();
    let schemes = select(
        &store,
        "SELECT ?s { GRAPH ?g { ?s a skos:ConceptScheme } FILTER(STRENDS(STR(?g), \"assessed\")) } ORDER BY ?s",
    );
    let names: Vec<_> = schemes.iter().map(|row| row["s"].rsplit('/').next().unwrap()).collect();
    assert_eq!(names, ["voortgang", "fulfilment", "polimeter"]);
    let matches = select(&store, "SELECT ?a ?b { ?a skos:closeMatch|skos:broadMatch|skos:relatedMatch ?b }");
    let scale = |iri: &str| iri.rsplit('/').nth(1).unwrap().to_owned();
    let ends: BTreeSet<_> = matches.iter().map(|row| (scale(&row["a"]), scale(&row["b"]))).collect();
    let wanted = [("fulfilment", "polimeter"), ("voortgang", "polimeter")].map(|(a, b)| (a.to_owned(), b.to_owned()));
    assert_eq!(ends, BTreeSet::from(wanted));
    // Without an order of its own, a scale has that of its file.
    let order = select(
        &store,
        "SELECT ?n { ?c skos:inScheme/skos:notation \"voortgang\" ; skos:notation ?n ; schema:position ?p } ORDER BY ?p",
    );
    assert_eq!(order.iter().map(|row| row["n"].as_str()).collect::<Vec<_>>(), ["gedaan", "bezig", "mislukt", "open"]);
}

#[test]
fn a_scale_is_checked_and_states_nothing_but_itself() {
    let scale = |text: &str| built(&[("scales/s.ttl", text)]);
    let warns = |text: &str, code: &str, words: &str| {
        let built = scale(text);
        let found: Vec<_> = built.diagnostics().filter(|finding| finding.severity == Severity::Warning).collect();
        assert!(
            found.iter().any(|finding| finding.code == code && finding.message.contains(words)),
            "{text}: {found:?}"
        );
        built
    };
    let concept =
        |name: &str, more: &str| format!("<scale/s/{name}> a skos:Concept ; skos:inScheme <scale/s> {more} .\n");
    let scheme = "<scale/s> a skos:ConceptScheme ; skos:prefLabel \"S\"@en .\n";
    warns(&format!("{scheme}{}", concept("a", "; skos:prefLabel \"a\"@en")), "bad-scale", "no notation");
    warns(&format!("{scheme}{}", concept("a", "; skos:notation \"a\"")), "bad-scale", "no label");
    let twice = concept("a", "; skos:prefLabel \"a\"@en ; skos:notation \"x\"")
        + &concept("b", "; skos:prefLabel \"b\"@en ; skos:notation \"x\"");
    warns(&format!("{scheme}{twice}"), "bad-scale", "two ratings");
    warns("<scale/s> a skos:ConceptScheme ; skos:prefLabel \"S\"@en .", "bad-scale", "no rating");
    warns("[] a skos:ConceptScheme ; skos:prefLabel \"S\"@en .", "bad-scale", "blank node");
    warns(
        "<https://w3id.org/pledgebase/scale/mine> a skos:ConceptScheme ; skos:prefLabel \"S\"@en .",
        "bad-scale",
        "program's own",
    );
    warns("<x> a skos:Concept ; skos:prefLabel \"x\"@en ; skos:notation \"x\" .", "unknown-statement", "no scale");
    let unlabelled = concept("a", "; skos:prefLabel \"a\"@en ; skos:notation \"a\"");
    warns(
        &format!("<scale/s> a skos:ConceptScheme ; skos:hasTopConcept <scale/s/b> .\n{unlabelled}"),
        "bad-scale",
        "no label",
    );
    // A rating is no way to state evidence.
    let hostile = concept(
        "a",
        "; skos:prefLabel \"a\"@en ; skos:notation \"a\" ; pb:followedUpBy <x> ; a pb:FollowUp ; pb:done \"perhaps\"",
    );
    let built = warns(&format!("{scheme}{hostile}<y> pb:followedUpBy <z> ."), "unknown-statement", "followedUpBy");
    let said = select(
        &built.store,
        "SELECT ?x { { ?x pb:followedUpBy ?y } UNION { ?x a pb:FollowUp } UNION { ?x pb:done ?y } }",
    );
    assert!(said.is_empty(), "{said:?}");
    let quiet = scale(&format!("{scheme}{}", concept("a", "; skos:prefLabel \"a\"@en ; skos:notation \"a\"")));
    assert_eq!(findings(&quiet), [("scale-without-done", Severity::Note, Some(2))]);
}

#[test]
fn what_cannot_be_read_of_a_rating_is_told_where_it_stands() {
    let rated = rated(
        "We widen the bridge.,roads/1,own,god,Ann,,,\n\
         We widen the bridge.,roads/1,polymeter,kept,Ann,,,\n\
         We widen the bridge.,roads/1,own,good,,,,\n\
         We widen the bridges.,roads/1,own,good,Ann,,,\n\
         We widen the bridge.,roads/1,own,,Ann,,,\n\
         We light the paths.,roads/1,own,good,Ann,31/05/2024,,\n\
         We light the paths.,roads/1,,bad,Ben,2024-05-31,,\n",
    );
    assert_eq!(
        findings(&rated),
        [
            ("rows-without-rating", Note, Some(1)),
            ("unknown-rating", Warning, Some(2)),
            ("unknown-scale", Warning, Some(3)),
            ("assessment-without-author", Warning, Some(4)),
            ("words-differ", Warning, Some(5)),
            ("bad-day", Warning, Some(7)),
        ]
    );
    let told = |line: usize| rated.diagnostics().find(|finding| finding.place.line == Some(line)).unwrap().clone();
    assert!(told(2).help.contains("`good`"), "{}", told(2).help);
    assert!(told(3).help.contains("`polimeter`"), "{}", told(3).help);
    // A day that cannot be read is left out, the rating is kept; a dataset's only scale need not be named.
    let kept: Vec<_> = rows(&rated.store, "assessments", &[]);
    let kept: Vec<_> = kept
        .iter()
        .map(|row| (row["by"].as_str(), row["rating"].as_str(), row.get("on").map(String::as_str)))
        .collect();
    assert_eq!(kept, [("Ann", "good", None), ("Ben", "bad", Some("2024-05-31"))]);
}

#[test]
fn an_author_may_revise_a_rating_but_not_say_two_things_on_one_day() {
    let rated = rated(
        "We widen the bridge.,roads/1,own,good,ann,2024-01-01,,\n\
         We widen the bridge.,roads/1,own,bad,ann,2024-06-01,,\n\
         We widen the bridge.,roads/1,own,good,Ben,2024-01-01,,\n\
         We widen the bridge.,roads/1,own,good,Ben,,,\n\
         We light the paths.,roads/1,own,good,ann,2024-01-01,,\n\
         We light the paths.,roads/1,own,good,ann,2024-01-01,,\n\
         We light the paths.,roads/1,own,good,Ben,2024-01-01,,\n\
         We light the paths.,roads/1,own,bad,Ben,2024-01-01,,\n",
    );
    assert_eq!(
        findings(&rated),
        [
            ("undated-assessment", Note, Some(5)),
            ("repeated-assessment", Note, Some(7)),
            ("contradictory-assessments", Warning, Some(8)),
            ("contradictory-assessments", Warning, Some(9)),
        ]
    );
    let latest: Vec<_> = rows(&rated.store, "assessments", &[]);
    let latest: Vec<_> =
        latest.iter().map(|row| format!("{} {} {}", row["by"], row["rating"], row["latest"])).collect();
    assert_eq!(latest, ["Ann good false", "Ann bad true", "Ben good true", "Ben good true", "Ann good true"]);
    // A coder of the manifest is meant by id or name.
    assert!(select(&rated.store, "SELECT ?a { ?a foaf:name \"ann\" }").is_empty());
    let revisions = select(&rated.store, "SELECT ?new ?old { ?new prov:wasRevisionOf ?old }");
    assert!(revisions.len() == 1 && revisions[0]["new"].ends_with("/own/ann/2024-06-01"), "{revisions:?}");
    let by_rating = rows(&rated.store, "assessments-by-rating", &[]);
    let counted: Vec<_> =
        by_rating.iter().map(|row| format!("{} {} {}", row["by"], row["rating"], row["promises"])).collect();
    assert_eq!(counted, ["Ann good 1", "Ann bad 1", "Ben good 1"]);
    // As it was known before: a later rating has not been given yet.
    let then = View { as_of: Some(date(2024, 3, 1)), least: None }.of(rated.store).unwrap();
    let known: Vec<_> = rows(&then, "assessments-by-rating", &[]);
    let known: Vec<_> =
        known.iter().map(|row| format!("{} {} {}", row["by"], row["rating"], row["promises"])).collect();
    assert_eq!(known, ["Ann good 2", "Ben good 1"]);
}

/// What stands in both, but for where it stands.
#[test]
fn turtle_says_the_same_as_a_table() {
    let csv = rated("We widen the bridge.,roads/1,own,good,Ben,2024-05-31,It is wide.,https://e.org/a Told by mail;\n");
    let turtle = built(&[
        ("scales/own.ttl", SCALE),
        (
            "assessments/a.ttl",
            "<> prov:wasAttributedTo \"Ben\" .\n\
             [] a pb:Assessment ; pb:promise [ prov:value \"We widen the bridge.\" ; dct:isPartOf <section/roads/1> ] ;\n\
             pb:rating <scale/own/good> ; dct:created \"2024-05-31\"^^xsd:date ; skos:note \"It is wide.\" ;\n\
             dct:source \"https://e.org/a Told by mail\" .\n",
        ),
    ]);
    let said = |built: &Built| -> BTreeSet<String> {
        let quads = built.store.quads(&[Layer::Assessed]).unwrap();
        let place = ["#line>", "hadPrimarySource>", "/source/", "/checksum/", "/activity/", "graph/assessed> <"];
        quads.iter().map(ToString::to_string).filter(|quad| !place.iter().any(|word| quad.contains(word))).collect()
    };
    assert_eq!(said(&csv), said(&turtle));
    assert!(said(&csv).iter().any(|quad| quad.contains("\"Told by mail\"") || quad.contains("Told by mail")));
}

#[test]
fn a_file_of_assessments_states_nothing_else() {
    let built = built(&[
        ("scales/own.ttl", SCALE),
        (
            "assessments/a.ttl",
            "<promise/roads/1/x> pb:followedUpBy <d> .\n\
             <assessment/1> a pb:Assessment ; pb:rating <scale/own/good> ; pb:verdict pb:yes .\n\
             <assessment/2> a pb:Assessment ; pb:promise [ prov:value \"We light the paths.\" ; dct:isPartOf <section/roads/1> ] ;\n\
             prov:wasAttributedTo \"Ben\" ; pb:rating <scale/own/worse> .\n",
        ),
    ]);
    let codes: BTreeSet<_> = findings(&built).into_iter().map(|(code, ..)| code).collect();
    assert_eq!(codes, BTreeSet::from(["bad-assessment", "unknown-rating", "unknown-statement"]));
    assert!(built.readings[0].dataset.assessed.assessments.is_empty());
    assert!(select(&built.store, "SELECT ?x { ?x pb:followedUpBy ?y }").is_empty());
}

/// The answer of the query is itself a file of assessments.
#[test]
fn the_answer_of_the_query_can_be_read_back() {
    let store = table_fixture();
    let (columns, rows) = answer(&store, "assessments", &[]);
    let mut csv = Vec::new();
    let table = pledgebase::export::Table::of_solutions(columns, rows);
    table.write(&mut csv, pledgebase::export::TableFormat::Csv, pledgebase::export::Look::default()).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/table");
    let mut files = of_folder(&folder);
    files.retain(|(path, _)| !path.starts_with("assessments/"));
    for (path, bytes) in &mut files {
        if path == "dataset.toml" {
            let text = String::from_utf8(bytes.clone()).unwrap();
            *bytes = text.replace("rating = \"Stand\"\nrated_on = \"Bijgewerkt\"\n", "").into_bytes();
        }
    }
    files.push(("assessments/all.csv".to_owned(), csv));
    let again = build(&[Files::from_memory(files)], DEFAULT_BASE).unwrap();
    let told: Vec<_> = again.diagnostics().filter(|finding| finding.place.file.starts_with("assessments")).collect();
    assert!(told.iter().all(|finding| finding.code == "words-for-address"), "{told:?}");
    let said = |store: &Store| super::answers::rows(store, "assessments", &[]);
    assert_eq!(said(&again.store), said(&store));
}

#[test]
fn ratings_are_shown_beside_the_trail_with_their_author_in_both_languages() {
    let store = table_fixture();
    let card = explain(&store, &lookup::thing(&store, "wegen/1/3", None).unwrap(), Evidence::All).unwrap();
    let dutch = text(&card, Language::Dutch);
    for part in [
        "niet onderzocht: er is geen verslag over haar sectie",
        "geen enkele status telt het mee",
        "beoordeeld als mislukt (-100) door Dorpsraad Waterkant op 2024-01-10 · schaal “Voortgang volgens de dorpsraad” (laag assessed) · promises/beloftes.csv:4",
        "door Waterkantse Courant op 2023-09-01, later herzien",
        "bron: Meegedeeld op de gemeenteraad van januari",
        "Waterkantse Courant beoordeelt 2 van 3 beloftes (Beoordelingen van de Polimeter): 1 nagekomen, 1 niet nagekomen.",
    ] {
        assert!(dutch.contains(part), "{part}: {dutch}");
    }
    let english = text(&card, Language::English);
    for part in ["rated failed (-100) by Dorpsraad Waterkant on 2024-01-10", "revised since", "it counts for no status"]
    {
        assert!(english.contains(part), "{part}: {english}");
    }
    let json = serde_json::to_value(&card).unwrap();
    let assessments = json["assessments"].as_array().unwrap();
    assert_eq!(assessments.len(), 4);
    assert_eq!(json["status"], "notExamined");
    let council = assessments.iter().find(|rated| rated["by"] == "Dorpsraad Waterkant").unwrap();
    assert_eq!(
        (&council["rating"], &council["value"], &council["done"]),
        (&"mislukt".into(), &"-100".into(), &false.into())
    );
    assert_eq!(
        (&council["scale"], &council["place"]["line"], &council["layer"]),
        (&"voortgang".into(), &4.into(), &"assessed".into())
    );
    let section = explain(&store, &lookup::thing(&store, "Wegen/1", None).unwrap(), Evidence::All).unwrap();
    let section = text(&section, Language::Dutch);
    assert!(section.contains("niet onderzocht, geen beslissing · beoordeeld: gedaan (Dorpsraad Waterkant), volledig uitgevoerd (Hogeschool Waterkant), volledig uitgevoerd (Studenten van Waterkant), nagekomen (Waterkantse Courant)"), "{section}");
}

/// A promise that is due stays so until somebody rates it done, on that day or before, and does not take it back until then.
#[test]
fn what_is_overdue_depends_on_the_day_and_on_what_was_said_until_then() {
    let store = table_fixture();
    let overdue = |day: &str| -> Vec<(String, String)> {
        let rows = rows(&store, "overdue", &[("day", day)]);
        rows.iter()
            .map(|row| {
                (row["text"].split(' ').nth(3).unwrap().to_owned(), row.get("done_on").cloned().unwrap_or_default())
            })
            .collect()
    };
    let of = |rows: &[(&str, &str)]| rows.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>();
    assert_eq!(overdue("2023-05-01"), of(&[]), "what is due on the day still has time");
    assert_eq!(overdue("2023-05-02"), of(&[("zwembad", "2023-06-20")]));
    assert_eq!(overdue("2023-06-20"), of(&[]));
    assert_eq!(overdue("2024-01-01"), of(&[("vijver", ""), ("straatlampen", "")]));
    let taken_back = built(&[
        ("promises/p.csv", "text,due\nWe mow the lawn.,2024-01-31\n"),
        ("scales/own.ttl", SCALE),
        (
            "assessments/a.csv",
            "promise_text,section,scale,rating,by,on\nWe mow the lawn.,a/2,own,good,Ann,2024-01-15\nWe mow the lawn.,a/2,own,bad,Ann,2024-03-15\n",
        ),
    ]);
    assert_eq!(findings(&taken_back), []);
    let counts =
        ["2024-02-01", "2024-03-14", "2024-03-15"].map(|day| rows(&taken_back.store, "overdue", &[("day", day)]).len());
    assert_eq!(counts, [0, 0, 1]);
}

#[test]
fn ratings_of_the_real_table_change_nothing_that_is_derived() {
    let Some(folder) = shared("second/coalition-tracker-nz") else { return };
    let csv = fs::read_to_string(folder.join("data.csv")).unwrap();
    let of = |roles: &str| {
        let manifest = format!(
            "{MANIFEST}[promises]\nscale = \"polimeter\"\nby = \"A tracker\"\ndate_format = \"%d/%m/%Y\"\n\
             columns = {{ text = \"Commitment\", section = \"Category\"{roles} }}\n[promises.ratings]\n\"\" = \"not-yet-rated\"\n\
             \"0..99\" = \"in-part-or-in-the-works\"\n\"100\" = \"kept\"\n"
        );
        build(&[Files::from_memory([("dataset.toml", manifest), ("promises/p.csv", csv.clone())])], DEFAULT_BASE)
            .unwrap()
    };
    let (bare, with) = (of(""), of(", rating = \"Status\", rated_on = \"Updated\", references = \"References\""));
    assert_eq!(with.readings[0].dataset.assessed.assessments.len(), 225);
    assert_eq!(derived(&with.store), derived(&bare.store));
    let _ = table_files();
}

/// By hand: of three promises that both rate they differ on one; by chance they would agree on a third.
#[test]
fn assessors_are_compared_on_the_scale_that_they_share() {
    let place = Workplace::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/table");
    place.succeed(&["build", "--quiet", "-o", "kb.nq", folder.to_str().unwrap()]);
    let csv = place.succeed(&["agreement", "--assessments", "--quiet", "--format", "csv"]);
    let row = csv.lines().nth(1).unwrap();
    assert_eq!(csv.lines().count(), 2, "{csv}");
    assert!(
        row.starts_with("fulfilment,\"Hogeschool Waterkant, Studenten van Waterkant\",3,1,0.6667,,,0.5000,"),
        "{csv}"
    );
    let by_rating = place.succeed(&["agreement", "--assessments", "--by", "verdict", "--quiet", "--format", "csv"]);
    assert!(by_rating.starts_with("scale,assessors,rating,promises,") && by_rating.lines().count() == 4, "{by_rating}");
    let refused = place.refuse(&["agreement", "--assessments", "--coders", "Waterkantse Courant,Dorpsraad Waterkant"]);
    assert!(refused.contains("no two assessors rated the same promise on the same scale"), "{refused}");
}
