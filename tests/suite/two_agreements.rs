//! Two agreements in one store whose domains, sections and numbers have the same names: they are told apart everywhere.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use pledgebase::coverage::Basis;
use pledgebase::dataset::Files;
use pledgebase::graph::{Heading, Selection, has_several_agreements, links};
use pledgebase::lookup::{self, LookupError, PartNames};
use pledgebase::model::{DEFAULT_BASE, Evidence, Part, ThingKind};
use pledgebase::pipeline::build;
use pledgebase::queries::Catalogue;
use pledgebase::store::Store;

use super::answers::{rows, select};

/// A dataset with the domain Housing, its sections Renting (two promises, the first followed up) and Buying.
fn dataset(folder: &Path, slug: &str, title: &str, start: &str, end: &str) {
    let write = |path: &str, text: &str| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write(
        "dataset.toml",
        &format!(
            "[dataset]\nslug = \"{slug}\"\ntitle = \"Data of {slug}\"\nlanguage = \"und\"\n[agreement]\ntitle = \"{title}\"\n\
             start = {start}\nend = {end}\n[reports]\nauthor = \"Reporter of {slug}\"\nauthor_kind = \"software\"\n"
        ),
    );
    write(
        "sections.csv",
        "domain,number,title,text\nHousing,1,Housing,\nHousing,1.1,Renting,1.1 Renting We cap rents. We fund homes.\n\
         Housing,1.2,Buying,\n",
    );
    write(
        "reports/Housing/Renting.md",
        "# Renting\n\n<details>\n<summary>Section</summary>\n<p>1.1 Renting We cap rents. We fund homes.</p>\n</details>\n\n\
         1. **Rents**: capped \\[0\\].\n\n<details>\n<summary>References</summary>\n\n\
         **[\\[0\\]](http://e.org/0)** : **(2021-03-05)** Cap on rents\n</details>\n",
    );
    // A theme's name ends in the digest of its label: it is asked for.
    let found = build(&[Files::open(folder).unwrap()], DEFAULT_BASE).unwrap().store;
    let theme = lookup::thing(&found, "theme/housing/1.1/1", None).unwrap().iri;
    let curation = format!(
        "@prefix pb: <https://w3id.org/pledgebase/ns#> . @prefix dct: <http://purl.org/dc/terms/> .\n\
         @prefix prov: <http://www.w3.org/ns/prov#> . @prefix schema: <http://schema.org/> .\n\
         <promise/housing/1.1/rents> a pb:Promise ; dct:isPartOf <section/housing/1.1> ; schema:position 1 ;\n\
         prov:value \"We cap rents.\" ; pb:reportedIn <{theme}> ;\n\
         pb:followedUpBy <../decision/2021-03-05/cap-on-rents> .\n\
         <promise/housing/1.1/homes> a pb:Promise ; dct:isPartOf <section/housing/1.1> ; schema:position 2 ;\n\
         prov:value \"We fund homes.\" .\n",
    );
    write("curation/promises.ttl", &curation);
}

struct Two {
    folder: tempfile::TempDir,
    store: Store,
}

fn two() -> Two {
    let folder = tempfile::tempdir().unwrap();
    let [first, second] = ["a", "b"].map(|name| folder.path().join(name));
    dataset(&first, "first", "Agreement of the first government", "2019-10-02", "2024-09-30");
    dataset(&second, "second", "Agreement of the second government", "2024-10-01", "2029-09-30");
    let files = [first, second].map(|path| Files::open(&path).unwrap());
    let store = build(&files, DEFAULT_BASE).unwrap().store;
    Two { folder, store }
}

/// Standard output and standard error of a command on a store of both, and its exit code.
fn run(two: &Two, arguments: &[&str]) -> (String, String, i32) {
    let path = |name: &str| two.folder.path().join(name);
    if !path("kb.nq").exists() {
        let mut build = Command::new(env!("CARGO_BIN_EXE_pledgebase"));
        build.args(["build", "-q", "-o"]).args([path("kb.nq"), path("a"), path("b")]).assert().success();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_pledgebase"));
    let output = command.args(arguments).arg("-s").arg(path("kb.nq")).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

#[test]
fn a_name_of_both_is_refused_everywhere_alike_and_an_agreement_chooses() {
    let Two { store, .. } = &two();
    for name in ["housing", "Housing/1.1", "housing/1.1/1", "Renting"] {
        let refused = lookup::thing(store, name, None);
        let Err(LookupError::Ambiguous(found)) = refused else { panic!("{name}: {refused:?}") };
        assert!(found.of_several_agreements && found.candidates.len() == 2, "{name}: {found:?}");
        let message = found.to_string();
        for part in ["--agreement", "first government", "second government", "/first/", "/second/"] {
            assert!(message.contains(part), "{message}");
        }
        for agreement in
            ["second", "SECOND", "Agreement of the second government", "agreement of the sec", "Data of second"]
        {
            let found = lookup::thing(store, name, Some(agreement)).unwrap();
            assert!(found.iri.contains("/second/"), "{name} of {agreement}: {found:?}");
        }
    }
    let beginning = lookup::agreement(store, "agreement of the");
    assert!(matches!(beginning, Err(LookupError::Ambiguous(_))), "{beginning:?}");
    let part =
        lookup::part(store, PartNames { agreement: Some("first"), domain: Some("hous"), section: None }).unwrap();
    assert_eq!(part, Part::Section("https://w3id.org/pledgebase/id/first/section/housing/1".to_owned()));
    // What is named in full is not ambiguous.
    let thing = lookup::thing(store, "first/section/housing/1.1", None).unwrap();
    assert_eq!((thing.kind, thing.number.as_deref()), (ThingKind::Section, Some("1.1")));
}

#[test]
fn commands_refuse_what_is_ambiguous_and_answer_of_the_agreement_that_is_chosen() {
    let two = two();
    for arguments in [
        vec!["coverage", "--domain", "housing"],
        vec!["coverage", "--section", "Housing/1.1"],
        vec!["graph", "--domain", "housing"],
        vec!["graph", "--section", "Housing/1.1"],
        vec!["analyse", "counts", "--domain", "housing"],
        vec!["explain", "Housing/1.1"],
        vec!["query", "domain-coverage", "--param", "domain=housing"],
        vec!["query", "promise-status", "--param", "section=housing/1.1"],
    ] {
        let (out, told, code) = run(&two, &arguments);
        assert_eq!((out.as_str(), code), ("", 2), "{arguments:?}");
        assert!(told.contains("could be any of these; choose an agreement with --agreement"), "{arguments:?}: {told}");
        let chosen: Vec<_> = arguments.iter().copied().chain(["--agreement", "second"]).collect();
        let (out, told, code) = run(&two, &chosen);
        assert_eq!(code, 0, "{chosen:?}: {told}");
        assert!(!out.is_empty(), "{chosen:?}");
    }
}

#[test]
fn every_answer_that_names_a_domain_names_the_agreement_and_groups_by_thing() {
    let Two { store, .. } = &two();
    for query in Catalogue::embedded().unwrap().iter() {
        let columns: Vec<_> = query.header.columns.iter().map(|column| column.name.as_str()).collect();
        if columns.contains(&"domain") {
            assert!(columns.contains(&"agreement"), "{} has no agreement", query.id);
        }
    }
    let domains = rows(store, "domain-coverage", &[]);
    let found: Vec<_> = domains.iter().map(|row| (row["agreement"].as_str(), row["promises"].as_str())).collect();
    assert_eq!(found, [("Agreement of the first government", "2"), ("Agreement of the second government", "2")]);
    assert_eq!(rows(store, "domain-coverage", &[("agreement", "second")]).len(), 1);
    let statuses = rows(store, "promise-status", &[("agreement", "first"), ("section", "Housing/1.1")]);
    let found: Vec<_> = statuses.iter().map(|row| row["status"].as_str()).collect();
    assert_eq!(found, ["followedUp", "unlinked"]);
    let years = rows(store, "decisions-by-year", &[]);
    assert_eq!(years.len(), 2, "a row for each agreement's domain, not one for both");
}

#[test]
fn tables_show_the_agreement_as_soon_as_there_are_two() {
    let two = two();
    let (out, told, _) = run(&two, &["coverage"]);
    assert!(out.contains("agreement") && out.contains("second government"), "{out}");
    for line in [
        "All evidence, Agreement of the first government: 1 of 2 promises followed up, all as people say.",
        "All evidence, Agreement of the second government: 1 of 2 promises followed up, all as people say.",
        "Agreement of the first government: Decisions are known up to 5 March 2021; what happened in the other 1305 days of the term (up to 30 September 2024) is unknown.",
        "Agreement of the second government: Decisions are known up to 5 March 2021, before the term begins; what happened in the term (up to 30 September 2029) is unknown.",
        "Agreement of the second government: Software wrote the reports (Reporter of second), no person: what they cite was not checked.",
    ] {
        assert!(told.contains(line), "each has a basis of its own: {line}\n{told}");
    }
    let alone = super::answers::fixture_files();
    let one = build(&[alone], DEFAULT_BASE).unwrap().store;
    assert!(!Basis::of(&one, &Part::Whole, Evidence::All).unwrap().has_several_agreements());
}

#[test]
fn a_graph_of_one_part_holds_one_agreement_and_one_of_all_says_which_node_is_of_which() {
    let Two { store, .. } = &two();
    let section = lookup::section(store, "Housing/1.1", Some("second")).unwrap();
    let selection = Selection::Part(Part::Section(section.iri));
    let of_section = links(store, &selection, Evidence::All).unwrap();
    assert!(of_section.node_weights().all(|node| !node.iri.contains("/first/")));
    assert_eq!(of_section.node_count(), 5, "section, two promises, theme, decision");
    let heading = Heading::of(store, &selection, Evidence::All).unwrap();
    assert_eq!(heading.title, "Housing, 1.1 (Agreement of the second government)");
    let all = links(store, &Selection::Part(Part::Whole), Evidence::All).unwrap();
    assert!(has_several_agreements(&all));
    let both = pledgebase::graph::analysis::components(&all);
    let domains: Vec<_> = both.iter().flat_map(|component| component.domains.iter()).collect();
    assert!(domains.contains(&&"Housing (Agreement of the first government)".to_owned()), "{domains:?}");
    let first = lookup::agreement(store, "first").unwrap();
    let of_first = links(store, &Selection::Part(Part::Agreement(first.iri)), Evidence::All).unwrap();
    assert!(of_first.node_weights().all(|node| !node.iri.contains("/second/")));
}

#[test]
fn an_explanation_says_of_which_agreement_it_is() {
    let two = two();
    let (out, _, _) = run(&two, &["explain", "Housing/1.1", "--agreement", "second"]);
    assert!(out.starts_with("Section 1.1 Renting (Housing; Agreement of the second government)"), "{out}");
}

#[test]
fn figures_and_the_catalogue_know_decisions_until_the_same_day_when_a_feed_serves_both() {
    let folder = tempfile::tempdir().unwrap();
    dataset(&folder.path().join("a"), "a", "First agreement", "2019-01-01", "2023-12-31");
    dataset(&folder.path().join("b"), "b", "Second agreement", "2020-01-01", "2024-12-31");
    let feed = folder.path().join("a/decisions");
    fs::create_dir_all(&feed).unwrap();
    fs::write(feed.join("feed.csv"), "date,title\n2022-06-03,Budget\n2024-03-01,Plan\n").unwrap();
    let files = ["a", "b"].map(|slug| Files::open(&folder.path().join(slug)).unwrap());
    let store = build(&files, DEFAULT_BASE).unwrap().store;
    let basis = Basis::of(&store, &Part::Whole, Evidence::All).unwrap();
    let shown: Vec<_> = basis.agreements.iter().map(|of| of.known_until.unwrap().to_string()).collect();
    assert_eq!(shown, ["2024-03-01", "2024-03-01"]);
    let derived = "SELECT ?day { ?agreement a pb:Agreement ; pb:knownUntil ?day } ORDER BY ?agreement";
    let derived: Vec<_> = select(&store, derived).into_iter().map(|row| row["day"].clone()).collect();
    assert_eq!(derived, shown);
}
