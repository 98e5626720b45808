//! Every catalogue query: its header, its columns, and its answer on the fixture as worked out by hand.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use oxigraph::model::{Literal, Quad, Term};
use pledgebase::diagnostic::SourceText;
use pledgebase::export::{Look, Table, TableFormat, catalogue_markdown};
use pledgebase::lookup::{self, LookupError};
use pledgebase::model::DEFAULT_BASE;
use pledgebase::queries::{Answer, Catalogue, Evaluation, NamedQuery, QueryError, ValueType, derive, evaluate};
use pledgebase::rdf::Layer;
use pledgebase::store::{AnswerError, Limits, Store};
use pledgebase::vocab::xsd;

use super::answers::{SHARED_DECISION, answer, fixture, rows, table_fixture};

/// What a query is asked with on the fixture, where its defaults do not do.
const GIVEN: &[(&str, &[(&str, &str)])] = &[
    ("busiest-meetings", &[("at_least", "2")]),
    ("coverage-as-of", &[("day", "2021-12-31")]),
    ("decisions-across-sections", &[("at_least", "2")]),
    ("find-decisions", &[("words", "bridge")]),
    ("find-promises", &[("words", "river")]),
    ("late-follow-up", &[("days", "500")]),
    ("likely-dossiers", &[("letters", "12")]),
    ("most-cited-decisions", &[("at_least", "2")]),
    ("overdue", &[("day", "2024-03-01")]),
    ("sections-of-decision", &[("decision", SHARED_DECISION)]),
    ("sections-sharing-decisions", &[("at_least", "1")]),
    ("themes-claiming-progress", &[("words", "went on|decided")]),
    ("themes-of-several-promises", &[("at_least", "1")]),
];

fn given(id: &str) -> &'static [(&'static str, &'static str)] {
    GIVEN.iter().find(|(query, _)| *query == id).map_or(&[], |(_, given)| given)
}

/// The fixtures: one with reports and decisions, one with promises in a table that people rate.
struct Fixtures {
    small: Store,
    table: Store,
}

impl Fixtures {
    fn new() -> Self {
        Self { small: fixture(), table: table_fixture() }
    }

    /// The one that has something to say to a query.
    fn of(&self, query: &NamedQuery) -> &Store {
        if is_about_ratings(query) { &self.table } else { &self.small }
    }

    fn map(&self, change: impl Fn(&Store) -> Store) -> Self {
        Self { small: change(&self.small), table: change(&self.table) }
    }
}

fn is_about_ratings(query: &NamedQuery) -> bool {
    query.header.tags.iter().any(|tag| tag == "assessments")
}

fn golden_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/queries")
}

fn csv_of(store: &Store, id: &str) -> String {
    let (columns, rows) = answer(store, id, given(id));
    let mut csv = Vec::new();
    Table::of_solutions(columns, rows).write(&mut csv, TableFormat::Csv, Look::default()).unwrap();
    String::from_utf8(csv).unwrap().replace("\r\n", "\n")
}

#[test]
fn every_query_answers_on_the_fixture_as_worked_out_by_hand() {
    let (fixtures, folder) = (Fixtures::new(), golden_folder());
    let bless = std::env::var_os("PLEDGEBASE_BLESS").is_some_and(|value| value == "1");
    for query in Catalogue::embedded().unwrap().iter() {
        let found = csv_of(fixtures.of(query), &query.id);
        let path = folder.join(format!("{}.csv", query.id));
        if bless {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &found).unwrap();
        }
        let wanted = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert_eq!(found, wanted.replace("\r\n", "\n"), "{}", query.id);
        assert!(wanted.lines().count() > 1, "{} has nothing to say about the fixture", query.id);
    }
}

#[test]
fn every_golden_answer_belongs_to_a_query() {
    let queries: BTreeSet<_> = Catalogue::embedded().unwrap().iter().map(|query| format!("{}.csv", query.id)).collect();
    let files = fs::read_dir(golden_folder()).unwrap();
    let files: BTreeSet<_> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(files, queries);
}

#[test]
fn the_document_of_the_catalogue_is_what_the_headers_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/queries.md");
    let made = catalogue_markdown(Catalogue::embedded().unwrap().iter());
    if std::env::var_os("PLEDGEBASE_BLESS").is_some_and(|value| value == "1") {
        fs::write(&path, &made).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    assert!(written == made, "docs/queries.md is stale: `just catalogue` writes it anew");
}

#[test]
fn the_words_of_a_claim_are_a_regular_expression_and_its_first_match_is_shown() {
    let claims = rows(&fixture(), "themes-claiming-progress", &[("words", "talks|went on")]);
    assert_eq!(claims.iter().map(|row| row["claim"].as_str()).collect::<Vec<_>>(), ["talks"]);
}

#[test]
fn the_last_step_that_is_not_withdrawn_says_whether_a_dossier_is_stuck() {
    let store = fixture();
    let stuck = rows(&store, "dossiers-stuck", &[]);
    assert_eq!(stuck.iter().map(|row| row["title"].as_str()).collect::<Vec<_>>(), ["Cycle bridges: call"]);
    let withdrawn = "https://w3id.org/pledgebase/id/decision/2022-01-14/cycle-bridges-call";
    let quads = store.quads(&[]).unwrap();
    let again = Store::new(DEFAULT_BASE).unwrap();
    again.load(quads).unwrap();
    let subject = oxigraph::model::NamedNode::new(withdrawn).unwrap();
    let graph = again.graph(Layer::Feed);
    again.load([Quad::new(subject, pledgebase::vocab::pb::WITHDRAWN, Literal::from(true), graph)]).unwrap();
    let stuck = rows(&again, "dossiers-stuck", &[]);
    assert_eq!(stuck.iter().map(|row| row["step"].as_str()).collect::<Vec<_>>(), ["principleApproval"]);
}

#[test]
fn every_answer_has_the_columns_that_its_header_declares() {
    let fixtures = Fixtures::new();
    for query in Catalogue::embedded().unwrap().iter() {
        let (columns, rows) = answer(fixtures.of(query), &query.id, given(&query.id));
        let declared: Vec<_> = query.header.columns.iter().map(|column| column.name.clone()).collect();
        assert_eq!(columns, declared, "{}", query.id);
        for (index, column) in query.header.columns.iter().enumerate() {
            let values = rows.iter().filter_map(|row| row[index].as_ref());
            for value in values {
                assert!(is_of(&column.kind, value), "{}: {} is no {} but {value}", query.id, column.name, column.kind);
            }
        }
    }
}

fn is_of(kind: &ValueType, term: &Term) -> bool {
    let wanted = match kind {
        ValueType::Iri | ValueType::Domain | ValueType::Thing(_) => return matches!(term, Term::NamedNode(_)),
        ValueType::OneOf(_) => return matches!(term, Term::Literal(text) if kind.term(text.value()).is_ok()),
        ValueType::String => {
            return matches!(term, Term::Literal(text) if text.datatype() == xsd::STRING || text.language().is_some());
        }
        ValueType::Integer => xsd::INTEGER,
        ValueType::Decimal => xsd::DECIMAL,
        ValueType::Boolean => xsd::BOOLEAN,
        ValueType::Date => xsd::DATE,
    };
    matches!(term, Term::Literal(literal) if literal.datatype() == wanted)
}

#[test]
fn every_parameter_is_used_by_its_query_and_every_query_orders_its_rows() {
    for query in Catalogue::embedded().unwrap().iter() {
        let body = query.source.text().split_once("\nSELECT ").expect(&query.id).1;
        assert!(body.contains("\nORDER BY "), "{}", query.id);
        let used: BTreeSet<_> = body
            .split("?param_")
            .skip(1)
            .map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or_default())
            .collect();
        let declared: BTreeSet<_> = query.header.parameters.iter().map(|p| p.name.as_str()).collect();
        assert_eq!(used, declared, "{}", query.id);
    }
}

/// The order of the quads in the store must not show: rows that tie in ORDER BY would.
#[test]
fn the_order_of_loading_does_not_change_an_answer() {
    let fixtures = Fixtures::new();
    let reversed = fixtures.map(|store| {
        let mut quads = store.quads(&[]).unwrap();
        quads.reverse();
        let reversed = Store::new(DEFAULT_BASE).unwrap();
        for part in quads.chunks(97) {
            reversed.load(part.iter().cloned()).unwrap();
        }
        reversed
    });
    for query in Catalogue::embedded().unwrap().iter() {
        assert_eq!(csv_of(reversed.of(query), &query.id), csv_of(fixtures.of(query), &query.id), "{}", query.id);
    }
}

/// The engine gives one solution for each layer that makes a statement; a figure must not grow by that.
#[test]
fn a_statement_that_two_layers_make_counts_once() {
    let fixtures = Fixtures::new();
    let twice = fixtures.map(|store| {
        let twice = Store::new(DEFAULT_BASE).unwrap();
        twice.load(store.quads(&[Layer::Ontology]).unwrap()).unwrap();
        for (layer, other) in [
            (Layer::Outline, Layer::Feed),
            (Layer::Reported, Layer::Feed),
            (Layer::Curated, Layer::Outline),
            (Layer::Coded, Layer::Curated),
            (Layer::Feed, Layer::Suggested),
            (Layer::Assessed, Layer::Feed),
            (Layer::Suggested, Layer::Reported),
        ] {
            let quads = store.quads(&[layer]).unwrap();
            let graph = twice.graph(other);
            let again = quads
                .iter()
                .map(|q| Quad::new(q.subject.clone(), q.predicate.clone(), q.object.clone(), graph.clone()));
            twice.load(again.collect::<Vec<_>>()).unwrap();
            twice.load(quads).unwrap();
        }
        derive(&twice).unwrap();
        twice
    });
    for query in Catalogue::embedded().unwrap().iter() {
        assert_eq!(csv_of(twice.of(query), &query.id), csv_of(fixtures.of(query), &query.id), "{}", query.id);
    }
}

#[test]
fn the_parameter_domain_keeps_the_rows_of_that_domain_and_no_others() {
    let store = fixture();
    let mut checked = 0;
    for query in Catalogue::embedded().unwrap().iter() {
        if is_about_ratings(query) || !query.header.parameters.iter().any(|parameter| parameter.name == "domain") {
            continue;
        }
        let all = rows(&store, &query.id, &[]);
        for (name, domain) in [("Water", "Water"), ("roads", "Roads"), ("WAT", "Water")] {
            let wanted: Vec<_> = all.iter().filter(|row| row["domain"] == domain).cloned().collect();
            assert_eq!(rows(&store, &query.id, &[("domain", name)]), wanted, "{} of {name}", query.id);
        }
        checked += 1;
    }
    assert!(checked >= 8);
}

#[test]
fn the_parameter_section_keeps_a_section_apart_from_its_namesake_in_another_domain() {
    let store = fixture();
    let count = |id: &str, section: &str| rows(&store, id, &[("section", section)]).len();
    let numbered = |id: &str| rows(&store, id, &[]).iter().filter(|row| row["number"] == "1.1").count();
    for id in ["section-coverage", "promise-status"] {
        let apart = ["Water/1.1", "roads/1.1"].map(|section| count(id, section));
        assert!(apart.iter().all(|n| *n > 0) && apart.iter().sum::<usize>() == numbered(id), "{id}: {apart:?}");
    }
    assert_eq!(count("section-coverage", "Water/1"), 1);
    // Decisions and promises of a section include those of the sections below it.
    assert_eq!(count("promise-status", "Water/1"), rows(&store, "promise-status", &[("domain", "Water")]).len());
    assert_eq!(count("decisions-of-section", "Water/1"), 5);
    assert_eq!(count("decisions-of-section", "Water/1.2"), 0);
}

#[test]
fn a_threshold_and_a_title_narrow_an_answer() {
    let store = fixture();
    assert_eq!(rows(&store, "most-cited-decisions", &[("at_least", "1")]).len(), 8);
    assert_eq!(rows(&store, "most-cited-decisions", &[("at_least", "4")]).len(), 0);
    let steps = rows(&store, "dossier-steps", &[("title", "Sewer fund: call")]);
    assert_eq!(steps.iter().map(|row| row["date"].as_str()).collect::<Vec<_>>(), ["2020-03-13", "2021-05-07"]);
}

#[test]
fn a_value_is_bound_as_a_term_and_cannot_change_the_query() {
    let store = fixture();
    let title = r#"Joint plan for "banks, paths""#;
    assert_eq!(rows(&store, "dossier-steps", &[("title", title)]).len(), 1);
    for hostile in [r#"" || true || ""#, r#"Water" } UNION { ?s ?p ?o } #"#, "?domain", "\\"] {
        let given = [("domain".to_owned(), hostile.to_owned())];
        let query = Catalogue::embedded().unwrap().get("section-coverage").unwrap();
        let refused = lookup::bind(&store, query, &given, None);
        assert!(matches!(refused, Err(LookupError::Unknown(_))), "{hostile}: {refused:?}");
    }
    let catalogue = Catalogue::embedded().unwrap();
    let query = catalogue.get("sections-of-decision").unwrap();
    let bound = query.bind([("decision", "https://example.org/> ?p ?o . <https://example.org/")]);
    assert!(matches!(bound, Err(QueryError::BadParameter { .. })), "{bound:?}");
}

#[test]
fn a_parameter_that_is_missing_or_unknown_is_named() {
    let catalogue = Catalogue::embedded().unwrap();
    let missing = catalogue.get("sections-of-decision").unwrap().bind([]).unwrap_err().to_string();
    assert!(missing.contains("--param decision="), "{missing}");
    let unknown = catalogue.get("domain-coverage").unwrap().bind([("domian", "Water")]).unwrap_err().to_string();
    assert!(unknown.contains("`domian`") && unknown.contains("domain, evidence"), "{unknown}");
}

fn number(store: &Store, text: &str, layers: &[Layer]) -> String {
    let evaluation = Evaluation { layers: layers.to_vec(), ..Evaluation::default() };
    match evaluate(store, &SourceText::new("test", text), &evaluation) {
        Ok(Answer::Solutions { rows, .. }) => match &rows[0][0] {
            Some(Term::Literal(literal)) => Literal::value(literal).to_owned(),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

#[test]
fn layers_narrow_what_a_query_sees() {
    let store = fixture();
    let promises = "SELECT (COUNT(*) AS ?n) { ?promise a pb:Promise }";
    for (layers, wanted) in [
        (&[][..], "12"),
        (&[Layer::Curated], "12"),
        (&[Layer::Outline, Layer::Reported], "0"),
        (&[Layer::Reported, Layer::Curated], "12"),
    ] {
        assert_eq!(number(&store, promises, layers), wanted, "{layers:?}");
    }
    // A join across layers needs both.
    let statuses = "SELECT (COUNT(*) AS ?n) { ?promise a pb:Promise ; pb:status pb:followedUp }";
    assert_eq!(number(&store, statuses, &[Layer::Curated, Layer::Derived]), "8");
    assert_eq!(number(&store, statuses, &[Layer::Derived]), "0");
    // Named graphs outside the layers are not seen either.
    let graphs = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }";
    assert_eq!(number(&store, graphs, &[Layer::Curated]), "1");
    assert_eq!(number(&store, graphs, &[]), "8");
}

#[test]
fn a_query_that_multiplies_rows_is_stopped_in_time() {
    let store = fixture();
    let timeout = Duration::from_millis(50);
    let limited =
        |time| Evaluation { limits: Some(Limits { time: Some(time), ..Limits::default() }), ..Evaluation::default() };
    let evaluation = limited(timeout);
    // Minutes of work, were they not stopped. The last multiplies in memory, where the engine itself does not look up.
    for text in [
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        "CONSTRUCT { ?a ?e ?i } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        "SELECT (COUNT(*) AS ?n) { ?a pb:line ?b . ?c pb:line ?d . ?e pb:line ?f . ?g pb:line ?h . ?i pb:line ?j .
           ?k pb:line ?l . ?m pb:line ?n }",
    ] {
        let start = Instant::now();
        let answer = evaluate(&store, &SourceText::new("test", text), &evaluation);
        assert!(answer.is_err(), "{text}");
        assert!(start.elapsed() < Duration::from_secs(20), "{text}: {:?}", start.elapsed());
    }
    let patient = limited(Duration::from_mins(10));
    let quick = evaluate(&store, &SourceText::new("test", "ASK { ?s a pb:Promise }"), &patient);
    assert!(matches!(quick, Ok(Answer::Boolean(true))), "{quick:?}");
}

#[test]
fn an_answer_that_is_larger_than_allowed_is_an_error_and_never_cut() {
    let store = fixture();
    let asked = |text: &str, limits: Limits| {
        let evaluation = Evaluation { limits: Some(limits), ..Evaluation::default() };
        evaluate(&store, &SourceText::new("test", text), &evaluation)
    };
    let rows = |most| Limits { rows: Some(most), ..Limits::default() };
    for text in ["SELECT ?p { ?p a pb:Promise }", "CONSTRUCT { ?p a pb:Promise } { ?p a pb:Promise }"] {
        let error = asked(text, rows(11)).unwrap_err();
        assert!(matches!(error, QueryError::NoAnswer(AnswerError::Rows(11))), "{text}: {error:?}");
        assert!(asked(text, rows(12)).is_ok(), "{text}");
    }
    let short = Limits { bytes: Some("100B".parse().unwrap()), ..Limits::default() };
    let error = asked("SELECT ?p { ?p a pb:Promise }", short).unwrap_err();
    assert!(matches!(error, QueryError::NoAnswer(AnswerError::Bytes(_))), "{error:?}");
}

#[test]
fn queries_of_a_folder_stand_beside_the_catalogue_and_take_its_names() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("own")).unwrap();
    let header = "#+ summary: Mine\n#+ question: How many?\n";
    let text = format!("{header}SELECT (COUNT(*) AS ?n) {{ ?p a pb:Promise }}");
    fs::write(folder.path().join("own/domain-coverage.rq"), &text).unwrap();
    fs::write(folder.path().join("how-many.rq"), &text).unwrap();
    fs::write(folder.path().join("notes.txt"), "no query").unwrap();
    let mut catalogue = Catalogue::embedded().unwrap().clone();
    let before = catalogue.iter().count();
    catalogue.add_folder(folder.path()).unwrap();
    assert_eq!(catalogue.iter().count(), before + 1);
    assert_eq!(catalogue.get("domain-coverage").unwrap().header.summary, "Mine");
    assert_eq!(catalogue.get("how-many").unwrap().source.text(), text);

    fs::write(folder.path().join("bad.rq"), "#+ summary: Bad\n#+ parm: x string\nSELECT * {}").unwrap();
    let Err(QueryError::Headers(findings)) = catalogue.add_folder(folder.path()) else {
        panic!("a bad header was taken")
    };
    assert!(findings.iter().any(|finding| finding.place.line == Some(2)), "{findings:?}");
}

#[test]
fn an_error_in_a_query_names_its_line_and_column() {
    let source = SourceText::new("mine.rq", "SELECT ?s\nWHERE ( ?s ?p ?o )");
    let Err(QueryError::Syntax(finding)) = evaluate(&fixture(), &source, &Evaluation::default()) else {
        panic!("this was taken for SPARQL")
    };
    assert_eq!((finding.place.line, finding.place.column), (Some(2), Some(7)));
}
