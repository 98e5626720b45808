//! What must be found on the real pages: references, citation markers in order, themes of the simply built pages.

use std::collections::BTreeSet;
use std::fs;

use pledgebase::dataset::{self, Page};
use pledgebase::diagnostic::SourceText;
use serde_json::Value;

use super::corpus;

fn pages() -> Option<Vec<(Value, Page, SourceText)>> {
    let (gold, folder) = (corpus::shared("gold/pages.json")?, corpus::dataset()?);
    let gold: Vec<Value> = serde_json::from_str(&fs::read_to_string(gold).unwrap()).unwrap();
    assert!(!gold.is_empty());
    let read = |gold: Value| {
        let path = gold["path"].as_str().unwrap().to_owned();
        let source =
            SourceText::new(format!("reports/{path}"), fs::read_to_string(folder.join("reports").join(&path)).unwrap());
        let page = dataset::read_page(&source, &mut Vec::new()).unwrap();
        (gold, page, source)
    };
    Some(gold.into_iter().map(read).collect())
}

#[test]
fn every_reference_of_the_real_pages_is_read() {
    for (gold, page, _) in pages().into_iter().flatten() {
        let wanted = gold["references"].as_array().unwrap().iter().map(|r| {
            let text = |key: &str| r[key].as_str().filter(|t| !t.is_empty()).map(str::to_owned);
            (r["marker"].as_u64().unwrap(), text("date"), text("title"), text("url"))
        });
        let found = page
            .references
            .iter()
            .map(|r| (u64::from(r.marker), r.date.map(|d| d.to_string()), r.title.clone(), r.link.clone()));
        assert_eq!(found.collect::<Vec<_>>(), wanted.collect::<Vec<_>>(), "{}", page.path);
        assert_eq!(page.number.unwrap().as_str(), gold["number"].as_str().unwrap(), "{}", page.path);
        assert_eq!(page.title, gold["title"].as_str().unwrap());
    }
}

/// The gold lists the markers written `\[3\]`; spelled ones (`[Beslissingen 2, 3]`) are read beside them.
#[test]
fn every_citation_marker_is_read_in_order_and_stands_where_it_says() {
    for (gold, page, source) in pages().into_iter().flatten() {
        let characters: Vec<char> = source.text().chars().collect();
        let all = page.occurrences.iter().chain(page.themes.iter().flat_map(|t| &t.occurrences));
        let mut all: Vec<_> = all
            .map(|o| {
                let written: String = characters[o.start..o.end].iter().collect();
                assert_eq!(
                    source.text().lines().nth(o.line - 1).map(|line| line.contains(&written)),
                    Some(true),
                    "{o:?}"
                );
                (o.ordinal, u64::from(o.marker), written)
            })
            .collect();
        all.sort();
        let escaped: Vec<_> =
            all.iter().filter(|(_, _, written)| written.starts_with(r"\[")).map(|(_, m, _)| *m).collect();
        let wanted: Vec<_> = gold["citations"].as_array().unwrap().iter().map(|m| m.as_u64().unwrap()).collect();
        assert_eq!(escaped, wanted, "{}", page.path);
        for (_, marker, written) in &all {
            let digits: String = written.chars().filter(char::is_ascii_digit).collect();
            // The markers between those of `[0]–[3]` stand at the dash, which has no digits.
            assert!(digits == marker.to_string() || digits.is_empty(), "{}: {written}", page.path);
        }
    }
}

#[test]
fn the_themes_of_the_simply_built_pages_are_found_with_their_markers() {
    let mut checked = 0;
    for (gold, page, _) in pages().into_iter().flatten() {
        let Some(wanted) = gold["themes"].as_array() else { continue };
        let wanted: Vec<_> = wanted
            .iter()
            .map(|theme| {
                let markers: BTreeSet<_> =
                    theme["markers"].as_array().unwrap().iter().map(|m| m.as_u64().unwrap()).collect();
                (theme["label"].as_str().unwrap().to_owned(), markers)
            })
            .collect();
        let found: Vec<_> = page
            .themes
            .iter()
            .map(|theme| {
                (theme.label.clone(), theme.occurrences.iter().map(|o| u64::from(o.marker)).collect::<BTreeSet<_>>())
            })
            .collect();
        assert_eq!(found, wanted, "{}", page.path);
        checked += 1;
    }
    assert!(checked > 0 || corpus::dataset().is_none());
}
