//! Whatever is done to a dataset, each statement of a person stands at the words that it was made on, or is reported and firm
//! nowhere.

use std::collections::BTreeSet;

use pledgebase::dataset::Files;
use pledgebase::diagnostic::Severity;
use pledgebase::model::{DEFAULT_BASE, Names, SectionId, SectionNumber, promise_name, theme_name};
use pledgebase::pipeline::build;
use proptest::prelude::*;
use proptest::sample::Index;

use super::answers::select;
use super::names::{files, page};

/// A page that can be edited: sentences, themes (label, text), references (title).
#[derive(Debug, Clone)]
struct Content {
    sentences: Vec<String>,
    themes: Vec<(String, String)>,
    titles: Vec<String>,
}

const THINGS: [&str; 6] = ["loketten", "bomen", "scholen", "bruggen", "haltes", "daken"];

fn sentence(thing: usize, count: usize) -> String {
    format!("We bouwen {count} {}.", THINGS[thing])
}

fn label(thing: usize) -> String {
    format!("Plan voor {}", THINGS[thing])
}

impl Content {
    fn files(&self, curation: &str) -> Files {
        let sentences: Vec<&str> = self.sentences.iter().map(String::as_str).collect();
        let themes: Vec<(&str, &str)> =
            self.themes.iter().map(|(label, text)| (label.as_str(), text.as_str())).collect();
        let references: Vec<_> = (0_u32..).zip(self.titles.iter().map(String::as_str)).collect();
        files(&page(&sentences, &themes, &references), ("curation/a.csv", curation))
    }

    fn apply(&mut self, edit: &Edit) {
        let Edit { part, what, at, to, thing, count } = edit;
        let theme = || (label(*thing), format!("er kwamen {count} {} \\[0\\].", THINGS[*thing]));
        match part {
            0 => change(&mut self.sentences, *what, *at, *to, sentence(*thing, *count)),
            1 => change(&mut self.themes, *what, *at, *to, theme()),
            _ => change(&mut self.titles, *what, *at, *to, format!("Besluit {count} over {}", THINGS[*thing])),
        }
    }
}

/// Inserts, removes, moves or replaces one of several; at least one is left.
fn change<T>(all: &mut Vec<T>, what: u8, at: Index, to: Index, new: T) {
    match what {
        0 => all.insert(at.index(all.len() + 1), new),
        1 if all.len() > 1 => {
            all.remove(at.index(all.len()));
        }
        2 => {
            let moved = all.remove(at.index(all.len()));
            all.insert(to.index(all.len() + 1), moved);
        }
        _ => {
            let at = at.index(all.len());
            all[at] = new;
        }
    }
}

#[derive(Debug, Clone)]
struct Edit {
    part: u8,
    what: u8,
    at: Index,
    to: Index,
    thing: usize,
    count: usize,
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let one = (0..3_u8, 0..4_u8, any::<Index>(), any::<Index>(), 0..THINGS.len(), 1..4_usize);
    let edit = one.prop_map(|(part, what, at, to, thing, count)| Edit { part, what, at, to, thing, count });
    prop::collection::vec(edit, 0..8)
}

fn content() -> impl Strategy<Value = Content> {
    let thing = 0..THINGS.len();
    let sentences = prop::collection::vec((thing.clone(), 1..4_usize).prop_map(|(t, n)| sentence(t, n)), 1..6);
    let theme =
        (thing.clone(), 1..4_usize).prop_map(|(t, n)| (label(t), format!("er kwamen {n} {} \\[0\\].", THINGS[t])));
    let themes = prop::collection::vec(theme, 1..6);
    let titles =
        prop::collection::vec((thing, 1..4_usize).prop_map(|(t, n)| format!("Besluit {n} over {}", THINGS[t])), 1..4);
    (sentences, themes, titles).prop_map(|(sentences, themes, titles)| Content { sentences, themes, titles })
}

/// Links of the first promise with the first theme and decision, by name and words, by name alone, and by words alone.
fn curation(content: &Content, form: u8) -> String {
    let names = Names::new(DEFAULT_BASE, "d").unwrap();
    let section = SectionId { domain: "wonen".to_owned(), number: SectionNumber::parse("1.1").unwrap() };
    let (text, (label, theme_text), title) = (&content.sentences[0], &content.themes[0], &content.titles[0]);
    let (promise, theme) = (names.promise(&section, &promise_name(text)), names.theme(&section, &theme_name(label)));
    let start = format!("{label}: {}", theme_text.split(" \\[").next().unwrap());
    let header =
        "section,promise,theme,decision,promise_text,theme_label,theme_text,decision_title,decision_date,verdict\n";
    let decision = format!("{DEFAULT_BASE}decision/2021-01-01/{}", title.to_lowercase().replace(' ', "-"));
    let rows = match form {
        0 => format!(
            "wonen/1.1,{promise},{theme},,{text},{label},{start},,,confirmed\nwonen/1.1,{promise},,{decision},{text},,,{title},2021-01-01,\
             confirmed\n"
        ),
        1 => format!("wonen/1.1,{promise},{theme},,,,,,,confirmed\nwonen/1.1,{promise},,{decision},,,,,,confirmed\n"),
        _ => format!(
            "wonen/1.1,,,,{text},{label},{start},,,confirmed\nwonen/1.1,,,,{text},,,{title},2021-01-01,confirmed\n"
        ),
    };
    format!("{header}{rows}")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn statements_stand_at_their_words_or_are_reported_and_firm_nowhere(
        before in content(), edits in edits(), form in 0..3_u8
    ) {
        let curation = curation(&before, form);
        let mut after = before.clone();
        for edit in &edits {
            after.apply(edit);
        }
        let built = build(&[after.files(&curation)], DEFAULT_BASE).unwrap();
        let reported: BTreeSet<usize> = (built.diagnostics())
            .filter(|finding| finding.place.file == "curation/a.csv" && finding.severity == Severity::Warning)
            .filter_map(|finding| finding.place.line)
            .collect();
        let links = select(
            &built.store,
            "SELECT DISTINCT ?text ?label ?theme_text ?title ?day {
               { ?x a pb:Alignment ; pb:method pb:curated ; pb:promise/prov:value ?text ; pb:theme ?t .
                 ?t skos:prefLabel ?label ; prov:value ?theme_text }
               UNION { ?x a pb:Judgement ; pb:promise/prov:value ?text ; pb:decision ?d . ?d dct:title ?title ; pb:meetingDate ?day }
             }",
        );
        let themes = links.iter().filter(|link| link.contains_key("label")).count();
        // Each row is a firm link or a finding.
        prop_assert_eq!(themes, usize::from(!reported.contains(&2)), "{:?}", reported);
        prop_assert_eq!(links.len() - themes, usize::from(!reported.contains(&3)), "{:?}", reported);
        for link in links {
            prop_assert_eq!(&link["text"], &before.sentences[0]);
            if let Some(label) = link.get("label") {
                let (wanted, text) = &before.themes[0];
                prop_assert_eq!(label, wanted);
                let text = text.split(" \\[").next().unwrap();
                prop_assert!(form == 1 || link["theme_text"].contains(text), "{:?}", link);
            } else {
                prop_assert_eq!(&link["title"], &before.titles[0]);
                prop_assert_eq!(&link["day"], "2021-01-01");
            }
        }
    }
}
