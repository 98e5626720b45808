//! What a linked-data engineer asks of the graph: who made it from what, labels, languages, and terms that are described.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use oxigraph::model::Term;
use pledgebase::dataset::Files;
use pledgebase::model::DEFAULT_BASE;
use pledgebase::pipeline::build;
use pledgebase::rdf::Layer;
use pledgebase::store::Store;
use sha2::{Digest, Sha256};

use super::answers::{fixture, fixture_files, select, table_fixture};
use super::program::{Said, program};

fn bundled() -> Store {
    build(&[Files::bundled()], DEFAULT_BASE).unwrap().store
}

#[test]
fn every_layer_says_which_version_of_which_program_made_it_from_which_files() {
    let (store, table) = (fixture(), table_fixture());
    assert!(store_layers(&table).contains(&Layer::Assessed));
    for (store, layer) in
        [&store, &table].into_iter().flat_map(|store| store_layers(store).into_iter().map(move |layer| (store, layer)))
    {
        let graph = store.graph(layer);
        let made = select(
            store,
            &format!(
                "SELECT ?activity ?version ?nl ?en WHERE {{ GRAPH {graph} {{ {graph} a prov:Entity ; prov:wasGeneratedBy ?activity ;
                   rdfs:label ?nl, ?en . ?activity a prov:Activity ; prov:wasAssociatedWith ?agent }}
                 ?agent a prov:SoftwareAgent ; foaf:name ?name ; schema:softwareVersion ?version .
                 FILTER(LANG(?nl) = \"nl\" && LANG(?en) = \"en\") }}"
            ),
        );
        assert_eq!(made.len(), 1, "{layer}: {made:?}");
        assert_eq!(made[0]["version"], env!("CARGO_PKG_VERSION"));
    }
    let used = select(
        &store,
        "SELECT DISTINCT ?path ?digest ?type WHERE { ?activity prov:used ?file . ?file a pb:SourceFile ; pb:path ?path ;
           spdx:checksum ?sum . ?sum spdx:algorithm spdx:checksumAlgorithm_sha256 ; spdx:checksumValue ?digest .
           OPTIONAL { ?file dcat:mediaType ?type } } ORDER BY ?path",
    );
    let paths: Vec<_> = used.iter().map(|file| file["path"].as_str()).collect();
    for path in ["dataset.toml", "sections.csv", "decisions/feed.json", "reports/Water/Clean rivers.md"] {
        assert!(paths.contains(&path), "{path}: {paths:?}");
    }
    let toml = std::fs::read("tests/fixtures/small/dataset.toml").unwrap();
    let digest = Sha256::digest(&toml).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    let manifest = used.iter().find(|file| file["path"] == "dataset.toml").unwrap();
    assert_eq!(manifest["digest"], digest);
    let csv = used.iter().find(|file| file["path"] == "sections.csv").unwrap();
    assert_eq!(csv["type"], "https://www.iana.org/assignments/media-types/text/csv");
    assert!(select(&store, "SELECT ?time WHERE { ?it prov:endedAtTime ?time }").is_empty());
}

/// The time of a build is told only by the one who builds.
#[test]
fn layers_tell_the_time_that_source_date_epoch_gives_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let build = |time: &str, to: &str| {
        let mut command = program(folder.path());
        Said::from(command.env("SOURCE_DATE_EPOCH", time).args(["build", "--quiet", "-o", to]).output().unwrap())
    };
    assert_eq!(build("1704067200", "a.nq").code, Some(0));
    assert_eq!(build("1704067200", "b.nq").code, Some(0));
    let made = std::fs::read_to_string(folder.path().join("a.nq")).unwrap();
    assert_eq!(made, std::fs::read_to_string(folder.path().join("b.nq")).unwrap());
    let time =
        "<http://www.w3.org/ns/prov#endedAtTime> \"2024-01-01T00:00:00Z\"^^<http://www.w3.org/2001/XMLSchema#dateTime>";
    assert!(made.matches(time).count() >= 5, "{}", made.matches("endedAtTime").count());
    let refused = build("yesterday", "c.nq");
    assert_eq!(refused.code, Some(2), "{}", refused.err);
    assert!(refused.err.contains("SOURCE_DATE_EPOCH") && refused.err.contains("yesterday"), "{}", refused.err);
    assert!(!folder.path().join("c.nq").exists());
}

fn store_layers(store: &Store) -> Vec<Layer> {
    Layer::ALL.into_iter().filter(|layer| !store.quads(&[*layer]).unwrap().is_empty()).collect()
}

/// Every text of the dataset carries its language; what is no text carries none.
#[test]
fn texts_carry_the_language_of_their_dataset_and_nothing_else_does() {
    for (store, language) in [(fixture(), "en"), (bundled(), "nl")] {
        let quads = store.quads(&[Layer::Outline, Layer::Reported, Layer::Feed, Layer::Curated]).unwrap();
        let texts =
            ["title", "description", "value", "prefLabel", "alternative", "government", "normalizedText", "stepWords"];
        let plain =
            ["number", "identifier", "path", "marker", "meetingDate", "name", "uriSpace", "inLanguage", "position"];
        let mut seen = BTreeSet::new();
        for quad in &quads {
            let Term::Literal(literal) = &quad.object else { continue };
            let name = quad.predicate.as_str().rsplit(['#', '/']).next().unwrap();
            if texts.contains(&name) {
                assert_eq!(literal.language(), Some(language), "{quad}");
                seen.insert(name);
            } else if plain.contains(&name) {
                assert_eq!(literal.language(), None, "{quad}");
                seen.insert(name);
            }
        }
        assert!(seen.len() >= 9, "{seen:?}");
    }
}

#[test]
fn a_dataset_names_its_language_and_its_publisher_as_things() {
    let said = select(
        &bundled(),
        "SELECT * WHERE { ?dataset a dcat:Dataset ; dct:language ?language ; schema:inLanguage ?tag ; dct:publisher ?who .
           ?who a foaf:Agent ; foaf:name ?name }",
    );
    assert_eq!(said.len(), 1);
    assert_eq!(said[0]["language"], "http://publications.europa.eu/resource/authority/language/NLD");
    assert_eq!((said[0]["tag"].as_str(), said[0]["name"].as_str()), ("nl", "pledgebase"));
}

#[test]
fn everything_has_a_label() {
    let both = build(&[Files::bundled(), fixture_files()], DEFAULT_BASE).unwrap().store;
    for store in [fixture(), table_fixture(), bundled(), both] {
        let bare = select(
            &store,
            "SELECT ?it ?class WHERE { ?it a ?class .
               OPTIONAL { ?it rdfs:label ?label } OPTIONAL { ?it skos:prefLabel ?name } OPTIONAL { ?it dct:title ?title }
               FILTER(!BOUND(?label) && !BOUND(?name) && !BOUND(?title))
               FILTER(?class NOT IN (oa:TextPositionSelector, owl:Ontology, foaf:Agent)) }",
        );
        assert!(bare.is_empty(), "{bare:?}");
        let strict = select(
            &store,
            "SELECT ?it WHERE {
               VALUES ?class { pb:Promise pb:FollowUp pb:CoverageObservation pb:Dossier pb:Reference pb:Citation pb:Occurrence
                 pb:Alignment pb:RejectedAlignment pb:Report pb:Section pb:Agreement qb:DataSet qb:Slice prov:Activity
                 prov:SoftwareAgent prov:Agent pb:SourceFile pb:Assessment pb:Source foaf:Organization }
               ?it a ?class MINUS { ?it rdfs:label ?label } }",
        );
        assert!(strict.is_empty(), "{strict:?}");
    }
}

/// Also without the named graphs: who found a promise, and where it stands.
#[test]
fn a_promise_says_itself_how_it_was_found_and_has_its_place_on_a_node_of_its_own() {
    let store = bundled();
    let methods = "SELECT ?method (COUNT(DISTINCT ?promise) AS ?n) WHERE { ?promise a pb:Promise ; pb:method ?method } GROUP BY ?method";
    let curated = select(&store, methods);
    assert!(curated.iter().any(|row| row["method"].ends_with("#curated")), "{curated:?}");
    let found = Files::from_memory([
        ("dataset.toml", "[dataset]\nslug = \"d\"\ntitle = \"D\"\nlanguage = \"nl\"\n[agreement]\ntitle = \"A\"\n"),
        ("sections.csv", "domain,number,title,text\nWonen,1,Wonen,1 Wonen We bouwen 100 woningen.\n"),
    ]);
    let store = build(&[found], DEFAULT_BASE).unwrap().store;
    let places = select(
        &store,
        "SELECT * WHERE { ?promise a pb:Promise ; pb:method pb:foundByRule ; oa:hasSelector ?place .
           ?place a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end }",
    );
    assert_eq!(places.len(), 1);
    assert!(select(&store, "SELECT * WHERE { ?promise a pb:Promise ; oa:start ?start }").is_empty());
}

#[test]
fn concept_schemes_and_the_ontology_are_described_in_both_languages() {
    let store = fixture();
    let schemes = "SELECT DISTINCT ?scheme WHERE { ?scheme a skos:ConceptScheme }";
    let whole = "SELECT DISTINCT ?scheme WHERE { ?scheme a skos:ConceptScheme ; skos:hasTopConcept ?top ; skos:notation ?notation ;
        dct:title ?t_nl, ?t_en ; skos:prefLabel ?p_nl, ?p_en ; skos:definition ?d_nl, ?d_en .
        FILTER(LANG(?t_nl) = \"nl\" && LANG(?t_en) = \"en\" && LANG(?p_nl) = \"nl\" && LANG(?p_en) = \"en\"
          && LANG(?d_nl) = \"nl\" && LANG(?d_en) = \"en\") }";
    assert_eq!(select(&store, schemes).len(), 7);
    assert_eq!(select(&store, whole).len(), 7);
    let concepts = "SELECT DISTINCT ?concept WHERE { ?concept a skos:Concept }";
    let whole = "SELECT DISTINCT ?concept WHERE { ?concept a skos:Concept ; skos:inScheme/skos:hasTopConcept ?concept ;
        skos:notation ?notation ; skos:prefLabel ?p_nl, ?p_en ; skos:definition ?d_nl, ?d_en .
        FILTER(LANG(?p_nl) = \"nl\" && LANG(?p_en) = \"en\" && LANG(?d_nl) = \"nl\" && LANG(?d_en) = \"en\") }";
    assert_eq!(select(&store, concepts).len(), select(&store, whole).len());
    let table = table_fixture();
    let own = "FILTER(STRSTARTS(STR(?concept), \"https://w3id.org/pledgebase/scale/\"))";
    let of_ready =
        |text: &str| select(&table, &text.replace("skos:Concept ;", &format!("skos:Concept . {own} ?concept")));
    assert_eq!(of_ready(whole).len(), 7, "fulfilment and polimeter");
    let header = "PREFIX vann: <http://purl.org/vocab/vann/> SELECT * WHERE { ?it a owl:Ontology ; owl:versionIRI ?iri ;
        owl:versionInfo ?version ; dct:title ?title ; dct:description ?about ; dct:creator ?creator ; dct:license ?license ;
        vann:preferredNamespacePrefix \"pb\" ; vann:preferredNamespaceUri ?uri }";
    let header = select(&store, header);
    assert!(!header.is_empty());
    assert!(header.iter().all(|row| row["version"] == env!("CARGO_PKG_VERSION")));
}

#[test]
fn own_classes_have_a_superclass_where_the_field_has_one() {
    let store = fixture();
    let superclass = |class: &str| {
        let text = format!("SELECT ?above WHERE {{ pb:{class} rdfs:subClassOf ?above }}");
        select(&store, &text).into_iter().map(|row| row["above"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(superclass("Reference"), ["http://purl.org/spar/biro/BibliographicReference"]);
    for class in ["Alignment", "FollowUp", "Promise", "Theme"] {
        assert_eq!(superclass(class), ["http://www.w3.org/ns/prov#Entity"], "{class}");
    }
}

#[test]
fn titles_that_differ_in_words_of_procedure_only_are_one_dossier_and_others_are_offered() {
    let decided = |n: usize, date: &str, title: &str| {
        format!(
            "{{\"type\":\"news-items\",\"id\":\"{n}\",\"attributes\":{{\"uuid\":\"{n}\",\"title\":\"{title}\",\"meetingDate\":\"{date}T10:00:00+01:00\"}}}}"
        )
    };
    let feed = [
        decided(1, "2020-03-06", "Voorontwerp van decreet over de lokale sportinfrastructuur en haar financiering"),
        decided(2, "2020-09-11", "Ontwerp van decreet over de lokale sportinfrastructuur en haar financiering"),
        decided(3, "2021-01-15", "Decreet over de lokale sportinfrastructuur en haar financiering"),
        decided(4, "2021-01-15", "Decreet over de lokale sportinfrastructuur en haar bouw"),
        decided(5, "2021-03-05", "Ontwerp van decreet over het water"),
    ];
    let files = Files::from_memory([
        (
            "dataset.toml".to_owned(),
            "[dataset]\nslug = \"d\"\ntitle = \"D\"\nlanguage = \"nl\"\n[agreement]\ntitle = \"A\"\n".to_owned(),
        ),
        ("decisions/f.json".to_owned(), format!("{{\"count\":5,\"data\":[{}]}}", feed.join(","))),
        ("sections.csv".to_owned(), "domain,number,title,text\nSport,1,Sport,\n".to_owned()),
    ]);
    let store = build(&[files], DEFAULT_BASE).unwrap().store;
    let dossiers = select(
        &store,
        "SELECT ?title (COUNT(?decision) AS ?n) WHERE { ?decision pb:inDossier ?dossier . ?dossier dct:title ?title }
         GROUP BY ?title ORDER BY ?title",
    );
    let found: Vec<_> = dossiers.iter().map(|row| (row["title"].as_str(), row["n"].as_str())).collect();
    assert_eq!(
        found,
        [
            ("Decreet over de lokale sportinfrastructuur en haar bouw", "1"),
            ("Decreet over de lokale sportinfrastructuur en haar financiering", "3"),
            ("Decreet over het water", "1"),
        ]
    );
    let likely = super::answers::rows(&store, "likely-dossiers", &[]);
    assert_eq!(likely.len(), 1, "{likely:?}");
}

#[test]
fn a_report_that_only_lists_decisions_leaves_promises_unlinked() {
    let page = |references: &str| {
        format!(
            "# Renting\n\n<details>\n<summary>Section</summary>\n<p>1.1 Renting</p>\n<p>We cap rents.</p>\n</details>\n\n\
             Much was decided.\n\n<details>\n<summary>References</summary>\n\n{references}\n</details>\n"
        )
    };
    let status = |references: &str| {
        let files = Files::from_memory([
            (
                "dataset.toml".to_owned(),
                "[dataset]\nslug = \"d\"\ntitle = \"D\"\nlanguage = \"en\"\n[agreement]\ntitle = \"A\"\n".to_owned(),
            ),
            (
                "sections.csv".to_owned(),
                "domain,number,title,text\nHousing,1,Housing,\nHousing,1.1,Renting,\n".to_owned(),
            ),
            ("reports/Housing/Renting.md".to_owned(), page(references)),
            (
                "curation/p.ttl".to_owned(),
                "@prefix pb: <https://w3id.org/pledgebase/ns#> . @prefix dct: <http://purl.org/dc/terms/> .\n\
                 @prefix prov: <http://www.w3.org/ns/prov#> . @prefix schema: <http://schema.org/> .\n\
                 <promise/housing/1.1/rents> a pb:Promise ; dct:isPartOf <section/housing/1.1> ; schema:position 1 ;\n\
                 prov:value \"We cap rents.\" .\n"
                    .to_owned(),
            ),
        ]);
        let store = build(&[files], DEFAULT_BASE).unwrap().store;
        let status = "SELECT ?status ?firm WHERE { ?p a pb:Promise ; pb:status ?status ; pb:firmStatus ?firm }";
        let row = select(&store, status).remove(0);
        assert_eq!(row["status"], row["firm"]);
        row["status"].rsplit('#').next().unwrap().to_owned()
    };
    assert_eq!(status("**[\\[0\\]](http://e.org/0)** : **(2021-03-05)** Cap on rents"), "unlinked");
    assert_eq!(status(""), "noEvidence");
}
