//! The styles that pages are written in: what is a theme, under which label, and what it cites.

use pledgebase::model::SectionId;

use super::bad_input::read;

/// The themes of a page with this body: label and markers.
pub(super) fn themes(body: &str) -> Vec<(String, Vec<u32>)> {
    let entry = |n: u32| format!("**[\\[{n}\\]](https://e.example/{n})** : **(2021-01-01)** Besluit {n}\n\n");
    let references = (0..14).map(entry).collect::<Vec<_>>().concat();
    let page = format!(
        "# Wonen\n\n<details><summary>Sectie</summary><p>2.1 Wonen We bouwen.</p></details>\n\n{body}\n\n\
         <details><summary>Referenties</summary>\n\n{references}</details>\n"
    );
    let reading = read(&[("reports/Wonen/Wonen.md", page.as_bytes())]);
    let themes = reading.dataset.reports[0].themes.iter();
    themes.map(|t| (t.label.clone(), t.occurrences.iter().map(|o| o.marker).collect())).collect()
}

pub(super) fn assert_themes(body: &str, wanted: &[(&str, &[u32])]) {
    let wanted: Vec<_> = wanted.iter().map(|(label, markers)| ((*label).to_owned(), markers.to_vec())).collect();
    assert_eq!(themes(body), wanted, "{body}");
}

const BOTH: &[(&str, &[u32])] = &[("Loketten", &[0]), ("Wachttijd", &[1])];

#[test]
fn labels_in_bold_are_themes_on_lines_of_their_own_and_on_lines_of_one_paragraph() {
    assert_themes("**Loketten:** geopend \\[0\\].\n**Wachttijd:** korter \\[1\\].", BOTH);
    assert_themes("**Loketten.** Geopend \\[0\\].\n\n**Wachttijd**: korter \\[1\\].", BOTH);
    assert_themes("**1. Loketten**\n\nGeopend \\[0\\].\n\n**2. Wachttijd**\n\nKorter \\[1\\].", BOTH);
    assert_themes("* **Loketten:** geopend \\[0\\].\n* **Wachttijd:** korter \\[1\\].", BOTH);
}

#[test]
fn headings_of_every_level_are_themes_without_their_number() {
    for mark in ["#", "##", "####", "#####"] {
        let body = format!("{mark} 1. Loketten\n\nGeopend \\[0\\].\n\n{mark} 2. Wachttijd\n\nKorter \\[1\\].");
        assert_themes(&body, BOTH);
    }
    assert_themes("Loketten\n---\n\nGeopend \\[0\\].\n\nWachttijd\n---\n\nKorter \\[1\\].", BOTH);
}

#[test]
fn a_counted_promise_in_a_heading_is_a_subject_and_not_the_report() {
    assert_themes(
        "### Belofte 1: Loketten\n\nGeopend \\[0\\].\n\n### Belofte 2: Wachttijd\n\nKorter \\[1\\].\n\n### Conclusie\n\nGoed.",
        &[("Belofte 1: Loketten", &[0]), ("Belofte 2: Wachttijd", &[1])],
    );
}

#[test]
fn items_may_have_marks_that_markdown_does_not_know() {
    for (first, second) in [("– ", "– "), ("• ", "• "), ("a) ", "b) "), ("1) ", "2) "), ("- [x] ", "- [ ] ")] {
        assert_themes(&format!("{first}Loketten: geopend \\[0\\].\n{second}Wachttijd: korter \\[1\\]."), BOTH);
    }
    assert_themes("Loketten: geopend \\[0\\].\n\nWachttijd: korter \\[1\\].", BOTH);
    assert_themes("Loketten: geopend \\[0\\].\r\n\r\nWachttijd: korter \\[1\\].\r\n", BOTH);
}

#[test]
fn the_rows_of_a_table_are_themes() {
    assert_themes(
        "Overzicht:\n\n| Maatregel | Besluit |\n|---|---|\n| Loketten | \\[0\\] |\n| Wachttijd | \\[1\\]\\[2\\] |",
        &[("Loketten", &[0]), ("Wachttijd", &[1, 2])],
    );
}

#[test]
fn nested_items_continuations_and_quotes_belong_to_their_theme() {
    assert_themes(
        "1.\tLoketten\n\n\t- stad \\[0\\]\n\n\t- dorp \\[1\\]\n\n2.\tWachttijd \\[2\\]",
        &[("Loketten", &[0, 1]), ("Wachttijd", &[2])],
    );
    assert_themes(
        "1. **Loketten**: geopend \\[0\\].\n\nDit gold overal \\[1\\].\n\n2. **Wachttijd**: korter \\[2\\].",
        &[("Loketten", &[0, 1]), ("Wachttijd", &[2])],
    );
    assert_themes("> **Loketten**: geopend \\[0\\].\n>\n> > En meer \\[1\\].", &[("Loketten", &[0, 1])]);
}

#[test]
fn spelled_citations_and_spans_are_read() {
    assert_themes(
        "1. **Loketten** [Beslissingen 2, 3], [Beslissing 4 en 7].\n2. **Wachttijd** [0–2] en \\[8\\] tot \\[10\\].",
        &[("Loketten", &[2, 3, 4, 7]), ("Wachttijd", &[0, 1, 2, 8, 9, 10])],
    );
}

#[test]
fn a_span_is_read_however_it_is_written() {
    let all: &[(&str, &[u32])] = &[("Loketten", &[0, 1, 2, 3])];
    for written in [
        "[0 t/m 3]",
        "[Beslissingen 0 tot en met 3]",
        "[Decisions 0 to 3]",
        "[0 tot 3]",
        "[0‐3]",
        "[0‑3]",
        "[0‒3]",
        "[0–3]",
        "[0—3]",
        "[0―3]",
        "[0−3]",
        "[0/3]",
        r"\[0 – 3\]",
        r"\[0\]–\[3\]",
        r"\[0\] t/m \[3\]",
        "[0]-[3]",
        "[0](https://e.example/0)–[3](https://e.example/3)",
        "[0 t/m 3](https://e.example)",
        "**[0-3]**",
    ] {
        assert_themes(&format!("1. **Loketten**: geopend {written}."), all);
    }
}

#[test]
fn a_page_of_a_decision_is_no_marker_and_code_is_no_citation() {
    assert_themes("1. **Loketten**: geopend [0, p. 4], [2, blz. 5-6].", &[("Loketten", &[0, 2])]);
    let one: &[(&str, &[u32])] = &[("Loketten", &[0])];
    assert_themes("1. **Loketten**: geopend [0], zoals `[1]` en ``\\[2\\]`` zegt.", one);
    assert_themes("1. **Loketten**: geopend [0].\n\n   ```\n   [1]\n   ```\n", one);
}

#[test]
fn a_named_section_is_linked_however_it_is_spelled_unless_it_is_the_pages_own() {
    for (written, wanted) in [
        ("[Regeerakkoord: 2.3]", &["2.3"][..]),
        ("[Regeerakkoord, sectie 2.3]", &["2.3"]),
        ("[Regeerakkoord Punt 2.3]", &["2.3"]),
        ("[Regeerakkoord: 2.1]", &[]),
        ("[2.1] en [2.3]", &["2.3"]),
    ] {
        let page = format!(
            "# Wonen\n\n<details><summary>S</summary><p>2.1 Wonen We bouwen.</p></details>\n\n\
             Zie {written}.\n\n1. **Loketten**: zoals in {written}.\n"
        );
        let outline = "domain,number,title,text\nWonen,2.3,Huren,\n";
        let reading = read(&[("sections.csv", outline.as_bytes()), ("reports/Wonen/Wonen.md", page.as_bytes())]);
        let report = &reading.dataset.reports[0];
        let numbers = |mentions: &[SectionId]| mentions.iter().map(|id| id.number.to_string()).collect::<Vec<_>>();
        assert_eq!(numbers(&report.themes[0].mentions), wanted, "{written}");
        assert_eq!(numbers(&report.mentions), wanted, "{written}");
    }
}

#[test]
fn folders_and_outline_agree_on_a_domain_in_spite_of_spelling() {
    let outline = "domain,number,title,text\nEnergie en klimaat,1,Energie en klimaat,\nGeïntegreerd beleid,2,Geïntegreerd beleid,\n";
    for (folder, domain) in [
        ("Energie & klimaat", "energie-en-klimaat"),
        ("Energie_en_klimaat", "energie-en-klimaat"),
        ("Energie  en - klimaat", "energie-en-klimaat"),
        ("Energie en klim", "energie-en-klimaat"),
        ("Geintegreerd beleid", "geintegreerd-beleid"),
    ] {
        let page = "# X\n\n<details><summary>S</summary><p>1.3 X We bouwen.</p></details>\n\nTekst.\n";
        let path = format!("reports/{folder}/X.md");
        let reading = read(&[("sections.csv", outline.as_bytes()), (path.as_str(), page.as_bytes())]);
        assert_eq!(reading.dataset.reports[0].section.domain, domain, "{folder}");
    }
}
