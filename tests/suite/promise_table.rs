//! Promises as a spreadsheet has them: what its columns mean, and that every cell ends in the graph or in a finding.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use jiff::civil::Date;
use pledgebase::dataset::Files;
use pledgebase::diagnostic::{Diagnostic, Severity};
use pledgebase::model::DEFAULT_BASE;
use pledgebase::pipeline::{BuildError, Built, build};
use pledgebase::store::Store;

use super::answers::{rows, select, table_fixture};
use super::corpus::shared;

const HEAD: &str = "[dataset]\nslug = \"d\"\ntitle = \"D\"\nlanguage = \"en\"\nlicense = \"https://e.org/l\"\n\
                    [agreement]\ntitle = \"The pact\"\n";

fn files(promises: &str, csv: &str, more: &[(&str, &str)]) -> Files {
    let mut files =
        vec![("dataset.toml".to_owned(), format!("{HEAD}{promises}")), ("promises/p.csv".to_owned(), csv.to_owned())];
    files.extend(more.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())));
    Files::from_memory(files)
}

fn built(promises: &str, csv: &str) -> Built {
    build(&[files(promises, csv, &[])], DEFAULT_BASE).unwrap()
}

fn findings(built: &Built) -> Vec<(&'static str, Option<usize>)> {
    built.diagnostics().map(|finding| (finding.code, finding.place.line)).collect()
}

/// The errors of the manifest.
fn refused(promises: &str) -> Vec<Diagnostic> {
    match build(&[files(promises, "Text\nWe act.\n", &[])], DEFAULT_BASE) {
        Err(BuildError::Input(findings)) => {
            findings.into_iter().filter(|finding| finding.severity == Severity::Error).collect()
        }
        other => panic!("{promises}: {:?}", other.map(|built| findings(&built))),
    }
}

/// Number, title and text of each promise with its section, in the order of the sections.
fn promises(store: &Store) -> Vec<String> {
    let all = select(
        store,
        "SELECT ?number ?title ?text { ?p a pb:Promise ; prov:value ?text ; schema:position ?at ; dct:isPartOf ?s .
           ?s eli:number ?number ; dct:title ?title ; schema:position ?place } ORDER BY ?place ?at",
    );
    all.iter().map(|row| format!("{} {}: {}", row["number"], row["title"], row["text"])).collect()
}

#[test]
fn a_table_whose_columns_are_called_as_their_roles_needs_no_mapping() {
    let built = built("", "text,section,due,tags\nWe act.,Roads,2024-05-31,\"soon, cheap\"\nWe wait.,Water,,\n");
    assert_eq!(findings(&built), []);
    assert_eq!(promises(&built.store), ["1 Roads: We act.", "2 Water: We wait."]);
    let said = select(&built.store, "SELECT ?due ?tag { ?p pb:due ?due ; schema:keywords ?tag } ORDER BY ?tag");
    let said: Vec<_> = said.iter().map(|row| (row["due"].as_str(), row["tag"].as_str())).collect();
    assert_eq!(said, [("2024-05-31", "cheap"), ("2024-05-31", "soon")]);
    let statuses = rows(&built.store, "promise-status", &[]);
    assert!(statuses.iter().all(|row| row["status"] == "notExamined" && row["firm_status"] == "notExamined"));
}

#[test]
fn categories_become_sections_in_the_order_in_which_they_come_and_join_those_that_there_are() {
    let mapping = "[promises]\ncolumns = { text = \"T\", section = [\"Area\", \"Topic\"] }\n";
    let csv = "T;Area;Topic\nA.;Water;Rivers\nB.;Roads;\nC.;water;Lakes\nD.;Water;Rivers\nE.;Air;\n";
    let outline = [("sections.csv", "domain,number,title,text\nRoads,2,Roads,\nRoads,2.1,Paths,\n")];
    let built = build(&[files(mapping, csv, &outline)], DEFAULT_BASE).unwrap();
    assert_eq!(findings(&built), [("spelled-otherwise", Some(4))]);
    assert_eq!(
        promises(&built.store),
        ["2 Roads: B.", "3.1 Rivers: A.", "3.1 Rivers: D.", "3.2 Lakes: C.", "4 Air: E."]
    );
    let named = "[promises]\ncolumns = { text = \"T\", section = \"Area\" }\n";
    let built = build(&[files(named, "T;Area\nA.;Roads/2.1\n", &outline)], DEFAULT_BASE).unwrap();
    assert_eq!(promises(&built.store), ["2.1 Paths: A."]);
    // Without any section, all are the agreement's.
    let none = build(&[files("[promises]\ncolumns = { text = \"T\" }\n", "T\nA.\n", &[])], DEFAULT_BASE).unwrap();
    assert_eq!(promises(&none.store), ["1 The pact: A."]);
}

#[test]
fn names_of_promises_follow_their_words_and_not_their_row() {
    let names = |csv: &str| -> BTreeSet<String> {
        let store = built("", csv).store;
        select(&store, "SELECT ?p { ?p a pb:Promise }").into_iter().map(|row| row["p"].clone()).collect()
    };
    let before = names("text,section\nWe act.,Roads\nWe wait.,Water\n");
    let after = names("text,section\nWe plan.,Roads\nWe act.,Roads\nWe wait.,Water\n");
    assert!(before.is_subset(&after) && after.len() == 3, "{after:?}");
}

#[test]
fn equal_promises_are_kept_and_told_with_both_lines() {
    let built = built("", "text,section\nWe act.,Roads\nWe act.,Water\nWe  act. ,Roads\n");
    let told: Vec<_> =
        built.diagnostics().map(|finding| (finding.code, finding.place.line, finding.message.clone())).collect();
    assert_eq!(
        told,
        [
            ("doubled-promise", Some(3), "this promise stands in promises/p.csv, line 2 too, under “Roads”".to_owned()),
            ("doubled-promise", Some(4), "this promise stands in promises/p.csv, line 2 too".to_owned()),
        ]
    );
    let names = select(&built.store, "SELECT ?p { ?p a pb:Promise } ORDER BY ?p");
    assert_eq!(names.len(), 3);
    assert!(names[1]["p"].ends_with("~2") && !names[2]["p"].ends_with("~2"), "{names:?}");
}

#[test]
fn a_column_that_is_not_mapped_is_told_once_and_one_that_is_not_there_too() {
    let built = built(
        "[promises]\ncolumns = { text = \"Text\", notes = \"Remarks\" }\n",
        "Text,Remark,Colour,,Empty\nWe act.,yes,red,,\nWe wait.,,,x,\nWe see.,no,,,\n",
    );
    let told: Vec<_> =
        built.diagnostics().map(|finding| (finding.code, finding.message.clone(), finding.help.clone())).collect();
    let codes: Vec<_> = told.iter().map(|(code, ..)| *code).collect();
    assert_eq!(codes, ["missing-column", "unmapped-column", "unmapped-column", "unmapped-column"]);
    assert!(told[0].2.contains("write `Remark`"), "{told:?}");
    assert!(
        told[1].1.contains("`Remark` holds something in 2 rows") && told[1].2.contains("other = [\"Remark\"]"),
        "{told:?}"
    );
    assert!(told[2].1.contains("`Colour` holds something in 1 row"), "{told:?}");
    assert!(told[3].1.contains("without a name"), "{told:?}");
}

#[test]
fn days_are_read_in_the_declared_forms_only() {
    let csv = "text,due\nA.,27/11/2023\nB.,2023-11-27\nC.,27 November 2023\nD.,11/27/2023\n";
    let due = |format: &str| -> (Vec<(&'static str, Option<usize>)>, Vec<String>) {
        let mapping = format!("[promises]\ncolumns = {{ text = \"text\", due = \"due\" }}\n{format}");
        let built = built(&mapping, csv);
        let due = select(&built.store, "SELECT ?t { ?p pb:due \"2023-11-27\"^^xsd:date ; prov:value ?t } ORDER BY ?t");
        (findings(&built), due.iter().map(|row| row["t"].clone()).collect())
    };
    let bad = |lines: &[usize]| lines.iter().map(|line| ("bad-day", Some(*line))).collect::<Vec<_>>();
    assert_eq!(due(""), (bad(&[2, 4, 5]), vec!["B.".to_owned()]));
    assert_eq!(due("date_format = \"%d/%m/%Y\"\n"), (bad(&[3, 4, 5]), vec!["A.".to_owned()]));
    let several = due("date_format = [\"%d/%m/%Y\", \"%d %B %Y\", \"%F\"]\n");
    assert_eq!(several, (bad(&[5]), ["A.", "B.", "C."].map(str::to_owned).to_vec()));
}

#[test]
fn what_is_wrong_in_the_mapping_is_told_where_it_stands() {
    let of = |more: &str| refused(&format!("[promises]\n{more}\n"));
    let columns = "columns = { text = \"Text\", rating = \"R\" }\nby = \"B\"\n";
    for (mapping, words, help) in [
        ("columns = { text = \"Text\", partys = \"P\" }".to_owned(), "`partys` is nothing", "write `party`"),
        ("colums = { text = \"Text\" }".to_owned(), "`colums` is no key of [promises]", "write `columns`"),
        ("columns = { section = \"Text\" }".to_owned(), "no column is the text", "text ="),
        (
            "columns = { text = \"Text\" }\ndate_format = \"dd/mm/yyyy\"".to_owned(),
            "`dd/mm/yyyy` does not tell days",
            "%d/%m/%Y",
        ),
        ("columns = { text = \"Text\" }\nseparator = \" \"".to_owned(), "separates nothing", "\",\""),
        (columns.to_owned(), "no scale is named", "polimeter"),
        (
            "columns = { text = \"Text\", rating = \"R\" }\nscale = \"ogp\"".to_owned(),
            "nobody is named who rates",
            "by =",
        ),
        (format!("{columns}scale = \"polymeter\""), "there is no scale `polymeter`", "write `polimeter`"),
        (
            format!("{columns}scale = \"polimeter\"\n[promises.ratings]\n\"0..100\" = \"kept\"\n\"100\" = \"broken\""),
            "already",
            "\"0..99\"",
        ),
    ] {
        let errors = of(&mapping);
        assert_eq!(errors.len(), 1, "{mapping}: {errors:?}");
        let error = &errors[0];
        assert!(error.message.contains(words) && error.help.contains(help) && error.place.line > Some(8), "{error:?}");
    }
    let unknown = built(
        &format!("[promises]\n{columns}scale = \"polimeter\"\n[promises.ratings]\n\"100\" = \"keept\"\n"),
        "Text,R\nWe act.,100\nWe wait.,100\n",
    );
    let told: Vec<_> = unknown
        .diagnostics()
        .map(|finding| (finding.code, finding.place.file.as_str(), finding.message.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("unknown-rating", "dataset.toml", "`keept` is no rating of the scale `polimeter`"),
            ("unknown-rating", "promises/p.csv", "`100` is no rating of the scale `polimeter` (and in 1 more rows)"),
        ]
    );
}

#[test]
fn a_rating_needs_no_mapping_where_the_table_speaks_as_the_scale() {
    let mapping = "[promises]\ncolumns = { text = \"Text\", rating = \"R\", by = \"Who\", rated_on = \"On\" }\nscale = \"politifact\"\n";
    let built = built(
        mapping,
        "Text,R,Who,On\nA.,Promise Kept,Ann,2024-01-01\nB.,in-the-works,Ben,\nC.,,Ann,2024-02-02\nD.,stalled,,\n",
    );
    assert_eq!(findings(&built), [("assessment-without-author", Some(5))]);
    let said = rows(&built.store, "assessments", &[]);
    let said: Vec<_> =
        said.iter().map(|row| format!("{} {} {}", row["promise_text"], row["rating"], row["by"])).collect();
    assert_eq!(said, ["A. kept Ann", "B. in-the-works Ben"]);
    // The day of a row without a rating is that on which somebody looked.
    let looked_at = select(&built.store, "SELECT ?t ?day { ?p dct:modified ?day ; prov:value ?t }");
    assert_eq!((looked_at.len(), looked_at[0]["t"].as_str(), looked_at[0]["day"].as_str()), (1, "C.", "2024-02-02"));
}

/// Pages and words are evidence that somebody names, and no decision.
#[test]
fn named_sources_make_no_promise_followed_up() {
    let store = table_fixture();
    let sources =
        select(&store, "SELECT ?s ?label ?page { ?s a pb:Source ; rdfs:label ?label OPTIONAL { ?s foaf:page ?page } }");
    assert_eq!(sources.len(), 6);
    assert_eq!(sources.iter().filter(|row| row.contains_key("page")).count(), 4);
    assert!(select(&store, "SELECT ?d { ?d a pb:Decision }").is_empty());
    assert!(select(&store, "SELECT ?f { ?f a pb:FollowUp }").is_empty());
    let statuses = select(&store, "SELECT DISTINCT ?s { ?p a pb:Promise ; pb:status ?s }");
    assert_eq!(statuses.len(), 1);
    // An address is one source, whoever names it; words are no more than what is meant there.
    let lamps = select(
        &store,
        "SELECT DISTINCT ?p { ?p schema:subjectOf/foaf:page <https://waterkant.example/nieuws/lampen> }",
    );
    assert_eq!(lamps.len(), 2);
}

/// The mapping of the real table: no line of code knows it.
const REAL: &str = "[promises]\n\
    columns = { text = \"Commitment\", section = \"Category\", party = \"Party\", due = \"Due\", tags = \"Tags\", \
    rating = \"Status\", rated_on = \"Updated\", references = \"References\", argument = \"Notes\", \
    other = [\"LobbyFor\", \"LobbyAgainst\"] }\n\
    scale = \"polimeter\"\nby = \"A tracker\"\ndate_format = \"%d/%m/%Y\"\nparty_separator = \",\"\n\
    [promises.ratings]\n\"\" = \"not-yet-rated\"\n\"..-1\" = \"broken\"\n\"0..99\" = \"in-part-or-in-the-works\"\n\"100\" = \"kept\"\n";

struct Real {
    built: Built,
    /// Line and cells of each row, by column.
    cells: Vec<(usize, BTreeMap<String, String>)>,
}

fn real(mapping: &str) -> Option<Real> {
    let text = fs::read_to_string(shared("second/coalition-tracker-nz/data.csv")?).unwrap();
    let built = build(&[files(mapping, &text, &[])], DEFAULT_BASE).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    // No cell of it has a line break, so that rows are lines.
    let row = |(index, record): (usize, csv::StringRecord)| {
        let cells = head.iter().cloned().zip(record.iter().map(|cell| cell.trim().to_owned()));
        (index + 2, cells.collect())
    };
    let records = reader.records().map(Result::unwrap);
    let cells = records.enumerate().map(row).collect();
    Some(Real { built, cells })
}

/// What the graph says of the promise of each line, under a word each: the cells that it came from.
fn told(store: &Store) -> BTreeMap<(usize, &'static str), BTreeSet<String>> {
    let mut told: BTreeMap<(usize, &'static str), BTreeSet<String>> = BTreeMap::new();
    for (column, pattern) in [
        ("Category", "?p dct:isPartOf/dct:title ?v"),
        ("Commitment", "?p prov:value ?v"),
        ("Party", "?p pb:party/foaf:name ?v"),
        ("Due", "?p pb:due ?v"),
        ("Tags", "?p schema:keywords ?v"),
        (
            "References",
            "?p schema:subjectOf ?s . OPTIONAL { ?s foaf:page ?page } OPTIONAL { ?s rdfs:label ?l } BIND(STR(COALESCE(?page, ?l)) AS ?v)",
        ),
        ("Other", "?p skos:note ?v"),
        ("Status", "?a pb:promise ?p ; pb:ratingValue ?v"),
        ("Rating", "?a pb:promise ?p ; pb:rating/skos:notation ?v"),
        ("Updated", "?a pb:promise ?p ; dct:created ?v"),
        ("Notes", "?a a pb:Assessment ; pb:promise ?p ; skos:note ?v"),
        ("Evidence", "?a a pb:Assessment ; pb:promise ?p ; dct:source ?v"),
    ] {
        for row in select(store, &format!("SELECT DISTINCT ?line ?v {{ ?p a pb:Promise ; pb:line ?line . {pattern} }}"))
        {
            told.entry((row["line"].parse().unwrap(), column)).or_default().insert(row["v"].clone());
        }
    }
    told
}

#[test]
fn every_cell_of_a_real_table_is_in_the_graph_or_in_a_finding() {
    let Some(Real { built, cells }) = real(REAL) else { return };
    let told = told(&built.store);
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let list = |text: &str| text.split(',').map(folded).filter(|part| !part.is_empty()).collect::<BTreeSet<_>>();
    let (mut all, mut in_graph, mut empty_ratings) = (0, 0, 0);
    for (line, row) in &cells {
        let said = |column: &'static str| told.get(&(*line, column)).cloned().unwrap_or_default();
        let one = |text: String| BTreeSet::from([text]);
        for (column, cell) in row {
            if cell.is_empty() {
                // That nobody rated is said too.
                if column == "Status" {
                    assert_eq!(said("Rating"), one("not-yet-rated".to_owned()), "line {line}");
                    empty_ratings += 1;
                }
                continue;
            }
            all += 1;
            let day = |cell: &str| Date::strptime("%d/%m/%Y", cell).unwrap().to_string();
            let (found, wanted) = match column.as_str() {
                "Category" => (said("Category"), one(folded(cell))),
                "Commitment" => (said("Commitment"), one(folded(cell))),
                "Party" => (said("Party"), list(cell)),
                "Tags" => (said("Tags"), list(cell)),
                "Due" => (said("Due"), one(day(cell))),
                "Updated" => (said("Updated"), one(day(cell))),
                "References" => (said("References"), one(cell.clone())),
                "Status" => (said("Status"), one(cell.clone())),
                "Notes" => (said("Notes"), one(folded(cell))),
                other => {
                    let note = format!("{other}: {}", folded(cell));
                    (said("Other").into_iter().filter(|said| *said == note).collect(), one(note))
                }
            };
            in_graph += usize::from(found == wanted);
            assert_eq!(found, wanted, "line {line}, {column}");
        }
    }
    assert_eq!((cells.len(), all, in_graph), (225, all, all));
    assert_eq!((all, empty_ratings), (1228, 133));
    // What is odd is told: words for addresses, and the promise that stands there twice.
    let mut odd: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in built.diagnostics() {
        *odd.entry(finding.code).or_default() += 1;
    }
    assert_eq!(odd, BTreeMap::from([("doubled-promise", 1), ("words-for-address", 6)]));
    let doubled = built.diagnostics().find(|finding| finding.code == "doubled-promise").unwrap();
    assert!(doubled.place.line == Some(160) && doubled.message.contains("line 58"), "{doubled:?}");
}

#[test]
fn cells_of_a_real_table_that_nobody_maps_are_in_findings() {
    let Some(Real { built, cells }) = real("[promises]\ncolumns = { text = \"Commitment\", section = \"Category\" }\n")
    else {
        return;
    };
    let filled = |column: &str| cells.iter().filter(|(_, row)| !row[column].is_empty()).count();
    for column in ["Party", "Status", "Updated", "Due", "References", "Tags", "LobbyFor", "LobbyAgainst", "Notes"] {
        let about: Vec<_> =
            built.diagnostics().filter(|finding| finding.message.contains(&format!("`{column}`"))).collect();
        let rows = if filled(column) == 1 { "in 1 row,".to_owned() } else { format!("in {} rows,", filled(column)) };
        assert!(
            about.len() == 1 && about[0].code == "unmapped-column" && about[0].message.contains(&rows),
            "{column}: {about:?}"
        );
    }
}

#[test]
fn a_real_table_has_figures_of_its_own_and_no_status_but_not_examined() {
    let Some(Real { built, cells }) = real(REAL) else { return };
    let store = &built.store;
    let coverage = &rows(store, "agreement-coverage", &[])[0];
    assert_eq!(
        (coverage["promises"].as_str(), coverage["not_examined"].as_str(), coverage["sections"].as_str()),
        ("225", "225", "22")
    );
    let count = |id: &str, keep: &dyn Fn(&BTreeMap<String, String>) -> bool| -> usize {
        rows(store, id, &[]).iter().filter(|row| keep(row)).map(|row| row["promises"].parse::<usize>().unwrap()).sum()
    };
    let status = |wanted: &str| cells.iter().filter(|(_, row)| row["Status"] == wanted).count();
    assert_eq!(count("assessments-by-rating", &|row| row["rating"] == "kept"), status("100"));
    assert_eq!(count("assessments-by-rating", &|row| row["rating"] == "not-yet-rated"), status(""));
    // Domains have no sections below, so these may be added up.
    assert_eq!(count("ratings-by-section", &|row| row["done"] == "true"), status("100"));
    let of_party =
        |party: &str| cells.iter().filter(|(_, row)| row["Party"].split(',').any(|name| name.trim() == party)).count();
    let parties: BTreeMap<String, usize> = rows(store, "ratings-by-party", &[])
        .into_iter()
        .map(|row| (row["party"].clone(), row["of"].parse().unwrap()))
        .collect();
    assert_eq!(parties.len(), 3);
    assert!(parties.iter().all(|(party, of)| *of == of_party(party)), "{parties:?}");
    // By hand: due before the day, and not done, or done only later.
    let day = "2024-04-01";
    let overdue: BTreeSet<String> =
        rows(store, "overdue", &[("day", day)]).into_iter().map(|row| row["text"].clone()).collect();
    let read = |cell: &str| Date::strptime("%d/%m/%Y", cell).ok();
    let on: Date = day.parse().unwrap();
    let by_hand: BTreeSet<String> = (cells.iter().map(|(_, row)| row))
        .filter(|row| read(&row["Due"]).is_some_and(|due| due < on))
        .filter(|row| row["Status"] != "100" || read(&row["Updated"]).is_some_and(|rated| rated > on))
        .map(|row| row["Commitment"].clone())
        .collect();
    assert!(!by_hand.is_empty());
    assert_eq!(overdue, by_hand);
}
