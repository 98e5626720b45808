//! Promises found in the text, against what two people coded without seeing each other's codes.

use std::collections::BTreeSet;
use std::fs;

use pledgebase::dataset::{self, Files};
use pledgebase::language::Language;
use pledgebase::lookup;
use pledgebase::model::{DEFAULT_BASE, Evidence, slug_of};
use pledgebase::trail::{Card, explain, text as text_of};
use serde_json::Value;

use super::corpus;

/// Lower-case words, without hyphens between letters.
fn words(text: &str) -> BTreeSet<String> {
    let lower: Vec<char> = text.to_lowercase().chars().collect();
    let joins =
        |at: usize| at > 0 && lower[at - 1].is_alphabetic() && lower.get(at + 1).is_some_and(|c| c.is_alphabetic());
    let kept = lower.iter().enumerate().filter(|(at, c)| **c != '-' || !joins(*at)).map(|(_, c)| c);
    let joined: String = kept.collect();
    joined.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Shares most of its words.
fn is_same(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    let shared = a.intersection(b).count() * 100;
    shared >= 60 * a.len().min(b.len()) && shared >= 35 * a.len().max(b.len())
}

/// F1 on the sentences that both coders agree on. The rules were written with these sentences in view, so this guards
/// against getting worse; it is no estimate for other pages.
#[test]
fn promises_against_gold() {
    let (Some(gold), Some(folder)) = (corpus::shared("gold/promises.json"), corpus::dataset()) else { return };
    let gold: Vec<Value> = serde_json::from_str(&fs::read_to_string(gold).unwrap()).unwrap();
    let reading = dataset::read(&Files::open(&folder).unwrap(), DEFAULT_BASE).unwrap();
    let (mut right, mut wrong, mut missed) = (0, 0, 0);
    for page in &gold {
        let path = page["page"].as_str().unwrap();
        let domain = slug_of(path.split('/').next().unwrap().trim_end_matches(".md"));
        let sentences = page["sentences"].as_array().unwrap();
        let number = sentences[0]["text"].as_str().unwrap().split(' ').next().unwrap();
        let section = reading.dataset.sections.iter().find(|s| s.id.domain == domain && s.id.number.as_str() == number);
        let section = section.unwrap_or_else(|| panic!("{path}"));
        let found: Vec<_> = section.promises.iter().map(|promise| words(&promise.text)).collect();
        let heading: BTreeSet<_> = words(&section.title).into_iter().chain(words(number)).collect();
        for sentence in sentences {
            let Some(wanted) = sentence["promise"].as_u64() else { continue };
            let mut text = words(sentence["text"].as_str().unwrap());
            if sentence["id"] == 1 && text.difference(&heading).count() > 3 {
                text = text.difference(&heading).cloned().collect();
            }
            match (wanted, found.iter().any(|promise| is_same(&text, promise))) {
                (1, true) => right += 1,
                (1, false) => missed += 1,
                (_, true) => wrong += 1,
                _ => {}
            }
        }
    }
    let f1 = f64::from(2 * right) / f64::from(2 * right + wrong + missed);
    println!("promises: {right} right, {wrong} wrong, {missed} missed, F1 {f1:.3}");
    assert!(f1 >= 0.95, "F1 {f1:.3}: {right} right, {wrong} wrong, {missed} missed");
}

#[test]
fn a_promise_stands_where_it_says_in_its_section() {
    let Some(folder) = corpus::dataset() else { return };
    let reading = dataset::read(&Files::open(&folder).unwrap(), DEFAULT_BASE).unwrap();
    let mut count = 0;
    for section in &reading.dataset.sections {
        let characters: Vec<char> = section.text.iter().flat_map(|text| text.chars()).collect();
        for promise in &section.promises {
            assert_eq!(characters[promise.start..promise.end].iter().collect::<String>(), promise.text);
            count += 1;
        }
    }
    assert!(count > 0);
}

/// The analysts' promises take the place of those found in a section's text; their links may name either.
#[test]
fn analysts_replace_the_promises_of_a_section_and_may_link_those_of_others() {
    let page = |number: &str| {
        format!(
            "# Wonen {number}\n\n<details><summary>Sectie</summary><p>{number} Wonen {number} We bouwen tien loketten. Loketten \
             zijn er al lang. Er komt een register.</p></details>\n\n1. **Loketten**: gebouwd \\[0\\].\n\n<details><summary>\
             Referenties</summary>\n\n**[\\[0\\]](https://e.example/0)** : **(2021-01-01)** Loketten\n</details>\n"
        )
    };
    let manifest = "[dataset]\nslug = \"d\"\ntitle = \"D\"\nlanguage = \"nl\"\nlicense = \"CC0-1.0\"\n[agreement]\ntitle = \"A\"\n";
    let curation = "@prefix pb: <https://w3id.org/pledgebase/ns#> . @prefix dct: <http://purl.org/dc/terms/> .\n\
                    @prefix prov: <http://www.w3.org/ns/prov#> .\n\
                    <promise/wonen/1.1/er-komt-een-register-6cee36b6> a pb:Promise ; dct:isPartOf <section/wonen/1.1> ; prov:value \"Er komt een register.\" .\n\
                    <promise/wonen/1.2/we-bouwen-tien-loketten-7f9e9f64> pb:reportedIn <theme/wonen/1.2/loketten-ff2fb811> .\n\
                    <promise/wonen/1.1/we-bouwen-tien-loketten-7f9e9f64> pb:reportedIn <theme/wonen/1.1/loketten-ff2fb811> .\n";
    let files = Files::from_memory([
        ("dataset.toml", manifest.to_owned()),
        ("reports/Wonen/Een.md", page("1.1")),
        ("reports/Wonen/Twee.md", page("1.2")),
        ("curation/a.ttl", curation.to_owned()),
    ]);
    let built = pledgebase::pipeline::build(&[files], DEFAULT_BASE).unwrap();
    let codes: Vec<_> = built.diagnostics().map(|d| (d.code, d.place.line)).collect();
    assert_eq!(codes, [("unknown-promise", Some(5))], "the first sentence of 1.1 is no promise of its own any more");
    let turtle = pledgebase::store::serialize(&built.store).unwrap();
    let text = String::from_utf8(turtle).unwrap();
    let count = |part: &str| {
        let class = "<https://w3id.org/pledgebase/ns#Promise>";
        text.lines().filter(|line| line.contains(class) && line.contains(part)).count()
    };
    assert_eq!((count("/promise/wonen/1.1/"), count("/promise/wonen/1.2/")), (1, 2));
}

/// A dataset with one section of this text.
fn files_of(section: &str) -> Files {
    let page = format!("# Loketten\n\n<details><summary>Sectie</summary><p>1.1 Loketten {section}</p></details>\n");
    let manifest = "[dataset]\nslug = \"d\"\ntitle = \"D\"\nlanguage = \"nl\"\nlicense = \"CC0-1.0\"\n[agreement]\ntitle = \"A\"\n";
    Files::from_memory([("dataset.toml", manifest.to_owned()), ("reports/Wonen/Een.md", page)])
}

#[test]
fn a_sentence_that_goes_on_from_a_promise_keeps_its_row_and_names_the_promise() {
    let files = files_of(
        "We bouwen tien loketten. Daarbij letten we op de hoogte. Vandaag zijn de loketten te hoog. Ze krijgen een eigen \
         ingang. Hiervoor komt er een fonds. Daarnaast bouwen we een plein.",
    );
    let reading = dataset::read(&files, DEFAULT_BASE).unwrap();
    let promises: Vec<_> = reading.dataset.sections.iter().flat_map(|section| &section.promises).collect();
    let position = |name: &String| promises.iter().find(|promise| promise.name == *name).map(|p| p.position);
    let found: Vec<_> = promises.iter().map(|p| (p.position, p.continues.as_ref().and_then(position))).collect();
    assert_eq!(found, [(1, None), (2, Some(1)), (4, None), (5, Some(4)), (6, None)]);

    let built = pledgebase::pipeline::build(&[files], DEFAULT_BASE).unwrap();
    let text = String::from_utf8(pledgebase::store::serialize(&built.store).unwrap()).unwrap();
    let links: Vec<_> =
        text.lines().filter(|line| line.contains("ns#continues>") && line.contains("/promise/wonen/")).collect();
    assert_eq!(links.len(), 2);
    assert!(links.iter().all(|line| line.contains("/graph/outline>")), "{links:?}");

    let thing = lookup::thing(&built.store, "wonen/1.1/5", None).unwrap();
    let explained = explain(&built.store, &thing, Evidence::All).unwrap();
    let words = text_of(&explained, Language::Dutch);
    assert!(words.contains("gaat verder op  belofte 4: “Ze krijgen een eigen ingang.”"), "{words}");
    let Card::Promise(card) = explained.card else { panic!("no promise") };
    assert_eq!(card.continues.map(|before| before.position), Some(4));
}
